"""The demo review's literature: about 300 reports, every one of them invented.

Written from the sentences and numbers of this package by seeded dice, so that each run on each
machine gives the same reports. Each abstract ends by saying that it is fictional.
"""

from functools import cache

from reviews.demo.dice import Dice
from reviews.demo.kind import Kind
from reviews.demo.names import JOURNALS
from reviews.demo.report import CONFERENCE, Report, published, shelf
from reviews.demo.sentences import (
    blinatumomab,
    cases,
    diseases,
    first_line,
    guidance,
    laboratory,
    literature,
    money,
    particular,
    questions,
    rivals,
    treatments,
)
from reviews.demo.special import comments, special
from reviews.demo.writing import Writer

KINDS: tuple[Kind, ...] = (
    *blinatumomab.KINDS,
    *particular.KINDS,
    *first_line.KINDS,
    *rivals.KINDS,
    *money.KINDS,
    *treatments.KINDS,
    *diseases.KINDS,
    *questions.KINDS,
    *laboratory.KINDS,
    *cases.KINDS,
    *literature.KINDS,
    *guidance.KINDS,
)

_RESERVED = {name for kind in KINDS for name in kind.shelf} | {
    "Zeitschrift für erdachte Hämatologie"
}
_CLINICAL = tuple(journal for journal in JOURNALS if journal.name not in _RESERVED)

# Kinds whose results were often shown at a congress and not (yet) published in full.
_SHOWN_AT_CONGRESSES = (
    *("trial in adults", "trial in children", "cohort of adults", "cohort of children"),
    *("extramedullary cohort", "CAR T cells alone", "inotuzumab alone", "lymphoma"),
    *("against inotuzumab", "against CAR T cells", "residual disease in first remission"),
)


@cache
def references() -> tuple[Report, ...]:
    """All reports in a fixed order: by kind, then those without abstract, then the special ones."""
    reports: list[Report] = []
    taken: set[str] = set()
    for kind in KINDS:
        reports += _of_kind(kind, first=len(reports) + 1, taken=taken)
    reports += comments(first=len(reports) + 1)
    return (*reports, *special(reports, first=len(reports) + 1))


def _of_kind(kind: Kind, *, first: int, taken: set[str]) -> list[Report]:
    """All reports of one kind, numbered from `first`; their titles are added to `taken`."""
    dice = Dice(f"kind {kind.name}")
    writer = Writer(kind, dice)
    reports = []
    for number in range(first, first + kind.count):
        year = dice.number(*kind.years)
        facts = kind.facts(dice, year) | kind.words
        title, finding = writer.title(facts, taken=taken)
        taken.add(title)
        at_congress = kind.name in _SHOWN_AT_CONGRESSES and dice.chance(0.16)
        reports.append(
            published(
                dice,
                number=number,
                kind=kind.name,
                year=year,
                journal=dice.one(shelf(kind.shelf, _CLINICAL)),
                title=title,
                abstract=writer.abstract(facts, finding),
                keywords=kind.keywords,
                publication_type=CONFERENCE if at_congress else kind.publication_type,
                relevance=dice.weighted(kind.relevance),
                reason=kind.reason,
            )
        )
    return reports
