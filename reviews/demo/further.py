"""Reports that no database of the demo holds: a website has them, an organisation, or a report
that cites them."""

from dataclasses import replace
from functools import cache

from reviews.demo.corpus import KINDS, references
from reviews.demo.dice import Dice
from reviews.demo.names import JOURNALS, Journal
from reviews.demo.report import Report, published
from reviews.demo.writing import Writer

NETWORK = "Open Leukaemia Registers Network"
FOUNDATION = "Harrowmere Foundation for Blood Cancer"

# How many reports of each kind somebody found on the network's website, with the foundation, and
# in the references of included reports.
ON_THE_WEBSITE = (
    ("cohort of adults", 2),
    ("cohort of children", 1),
    ("supportive care and late effects", 1),
)
OF_THE_FOUNDATION = (("cost-effectiveness", 2), ("cohort of adults", 1))
CITED = (("case report", 2), ("extramedullary cohort", 2), ("chemotherapy for relapse", 1))


@cache
def on_the_website() -> tuple[Report, ...]:
    """Reports that the network publishes by itself: without volume, pages and identifiers."""
    return tuple(
        _unprinted(report, NETWORK) for report in _written("website", ON_THE_WEBSITE, after=0)
    )


@cache
def of_the_foundation() -> tuple[Report, ...]:
    """Reports that the foundation sent when it was asked."""
    return tuple(
        _unprinted(report, FOUNDATION)
        for report in _written("foundation", OF_THE_FOUNDATION, after=20)
    )


@cache
def cited() -> tuple[Report, ...]:
    """Reports in old journals that no database of the demo covers."""
    return tuple(_written("cited", CITED, after=40))


def further_reports() -> tuple[Report, ...]:
    """All of them."""
    return (*on_the_website(), *of_the_foundation(), *cited())


def _written(where: str, kinds: tuple[tuple[str, int], ...], *, after: int) -> list[Report]:
    """Reports of these kinds that the databases do not have, numbered on from theirs."""
    dice = Dice(f"further {where}")
    taken = {report.title for report in references()}
    by_name = {kind.name: kind for kind in KINDS}
    reports: list[Report] = []
    for name, count in kinds:
        kind = by_name[name]
        writer = Writer(kind, dice)
        for _ in range(count):
            year = dice.number(2018, 2024)
            facts = kind.facts(dice, year) | kind.words
            title, finding = writer.title(facts, taken=taken)
            taken.add(title)
            reports.append(
                published(
                    dice,
                    number=len(references()) + after + len(reports) + 1,
                    kind=kind.name,
                    year=year,
                    journal=dice.one(JOURNALS),
                    title=title,
                    abstract=writer.abstract(facts, finding),
                    keywords=kind.keywords,
                    publication_type=kind.publication_type,
                    relevance=dice.weighted(kind.relevance),
                    reason=kind.reason,
                )
            )
    return reports


def _unprinted(report: Report, publisher: str) -> Report:
    """The report as one that a publisher of its own put on the web."""
    return replace(
        report,
        journal=Journal(publisher, publisher, ""),
        volume="",
        issue="",
        pages="",
        doi="",
        pmid="",
    )
