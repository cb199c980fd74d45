"""Studies with what came of them, as RIS or CSV, written in batches as the reader takes them."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q

from reviews import formats
from reviews.choices import Box, Stage, label
from reviews.formats.citation import Citation
from reviews.library.actions import CORRECTABLE
from reviews.protocol.models import ExclusionReason, Review
from reviews.reporting.boxes import BOX_LABELS, reason_of
from reviews.reporting.listings import Listing, behind
from reviews.screening import rules
from reviews.screening.models import Adjudication, Decision

if TYPE_CHECKING:
    from reviews.reporting.boxes import PlacedStudy

BATCH = 1_000
MARK = "\ufeff"  # tells spreadsheets that the text is UTF-8

COLUMNS = (
    "study",
    "outcome",
    "reason",
    "duplicate_of",
    "source",
    "title",
    "authors",
    "year",
    "journal",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "abstract",
)


@dataclass(frozen=True)
class Exported:
    """A study as it leaves: what it says, where it came from, what came of it.

    `votes`: for each stage whose votes the reader may see, who voted what, in words; may be empty.
    """

    number: int
    outcome: str
    reason: str
    duplicate_of: int | None
    source: str
    citation: Citation
    votes: dict[Stage, str]


def exported(
    review: Review, listing: Listing, *, votes_at: Sequence[Stage]
) -> Iterator[list[Exported]]:
    """The studies of a listing, batch by batch, so that memory does not grow with the review.

    `votes_at`: the stages whose votes the reader may see. Which studies they are is settled when
    the first batch is asked for. At most three queries for a batch.
    """
    sources = {search.pk: str(search) for search in review.searches.all()}
    studies = (
        behind(review, listing)
        .select_related("reference")
        .defer("reference__raw", "words")
        .annotate(search_id=F("reference__file__search"))
        .order_by("pk")
    )
    # The database keeps the numbers for us; no transaction stays open while the reader is slow.
    numbers = behind(review, listing).order_by("pk").values_list("pk", flat=True).iterator(BATCH)
    while ids := list(islice(numbers, BATCH)):
        batch = studies.filter(pk__in=ids)
        votes = _votes(ids, votes_at) if votes_at else {}
        yield [
            Exported(
                number=study.pk,
                outcome=BOX_LABELS[Box(study.box)],
                reason=reason_of(study),
                duplicate_of=study.joined_to_id,
                source=sources[study.search_id],
                citation=citation_of(study),
                votes={stage: votes.get((study.pk, stage), "") for stage in votes_at},
            )
            for study in batch
        ]


def as_ris(batches: Iterator[list[Exported]]) -> Iterator[str]:
    """The studies as RIS; what came of each stands in its notes, and its outcome as a keyword."""
    for batch in batches:
        yield "".join(
            formats.write_ris(
                formats.Exportable(each.citation, _notes(each), (f"Tandem: {each.outcome}",))
                for each in batch
            )
        )


def as_csv(batches: Iterator[list[Exported]], votes_at: Sequence[Stage]) -> Iterator[str]:
    """The studies as CSV under one header; no cell is one that a spreadsheet would run."""
    yield MARK + _lines([[*COLUMNS, *(f"{stage}_votes" for stage in votes_at)]])
    for batch in batches:
        yield _lines([_cells(each) for each in batch])


def citation_of(study: "PlacedStudy") -> Citation:
    """What the study's reference said, with the fields that people may have corrected since."""
    said: dict[str, Any] = {
        name: _as_tuples(value) if isinstance(value, list) else value
        for name, value in study.reference.citation.items()
    }
    # A study keeps its authors in one line; taken apart again only where somebody changed it.
    authors = said.pop("authors", ())
    if study.authors != "; ".join(authors):
        authors = tuple(study.authors.split("; ")) if study.authors else ()
    corrected = {name: getattr(study, name) for name in CORRECTABLE} | {"authors": authors}
    return Citation(**(said | corrected))


def _as_tuples(value: list[object]) -> tuple[object, ...]:
    return tuple(tuple(item) if isinstance(item, list) else item for item in value)


def _votes(study_ids: list[int], stages: Sequence[Stage]) -> dict[tuple[int, Stage], str]:
    """Who voted what in the current round, in words, by study and stage; in two queries."""
    # True of rows of the round that the study is in now, at the stage of the row.
    current = Q(
        study__in=study_ids,
        stage__in=stages,
        study__screenings__stage=F("stage"),
        study__screenings__round=F("round"),
    )
    cast: defaultdict[tuple[int, str], list[Decision]] = defaultdict(list)
    for decision in Decision.objects.filter(current).select_related("screener__user", "reason"):
        cast[decision.study_id, decision.stage].append(decision)
    words = {
        (study_id, Stage(stage)): [
            _said(str(decision.screener), decision.verdict, decision.reason)
            for decision in rules.standing(decisions)
        ]
        for (study_id, stage), decisions in cast.items()
    }
    for settled in Adjudication.objects.filter(current).select_related(
        "adjudicator__user", "reason"
    ):
        words[settled.study_id, Stage(settled.stage)].append(
            _said(f"settled by {settled.adjudicator}", settled.verdict, settled.reason)
        )
    return {place: "; ".join(said) for place, said in words.items()}


def _said(who: str, verdict: str, reason: ExclusionReason | None) -> str:
    return f"{who}: {verdict}" + (f" ({reason.text})" if reason else "")


def _notes(each: Exported) -> list[str]:
    outcome = f"{each.outcome}: {each.reason}" if each.reason else each.outcome
    notes = [f"Tandem study {each.number}. {outcome}.", f"Found by {each.source}."]
    if each.duplicate_of:
        notes.append(f"Duplicate of Tandem study {each.duplicate_of}.")
    return notes + [f"{label(stage)} votes: {said}" for stage, said in each.votes.items() if said]


def _cells(each: Exported) -> list[str]:
    cited = each.citation
    values: tuple[object, ...] = (
        each.number,
        each.outcome,
        each.reason,
        each.duplicate_of or "",
        each.source,
        cited.title,
        "; ".join(cited.authors),
        cited.year or "",
        cited.container_title,
        cited.volume,
        cited.issue,
        cited.pages,
        cited.doi,
        cited.pmid,
        cited.abstract,
        *each.votes.values(),
    )
    return [formats.csv_cell(str(value)) for value in values]


def _lines(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()
