"""Studies with what came of them, in every format, in batches as the reader takes them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from django.db.models import F, Q

from reviews import formats
from reviews.choices import Box, Stage, label
from reviews.formats.citation import Citation
from reviews.library import best_of, rereading
from reviews.library.actions import CORRECTABLE
from reviews.library.models import Study
from reviews.library.stored import citation_from
from reviews.protocol.models import Review
from reviews.reporting.boxes import BOX_LABELS, reason_of
from reviews.reporting.listings import Listing, behind
from reviews.screening import rules
from reviews.screening.models import Adjudication, Decision

if TYPE_CHECKING:
    from reviews.reporting.boxes import PlacedStudy

BATCH = 1_000


@dataclass(frozen=True)
class Exported:
    """A study as it leaves: what it says, where it came from, what came of it.

    `sources`: all that found it, those of joined references included, in the order in which the
    searches were added; a duplicate names its own.
    `votes`: for each stage whose votes the reader may see, who voted what, in words; may be empty.
    """

    number: int
    outcome: str
    reason: str
    duplicate_of: int | None
    sources: Sequence[str]
    citation: Citation
    votes: dict[Stage, str]


def exported(
    review: Review, listing: Listing, *, votes_at: Sequence[Stage]
) -> Iterator[list[Exported]]:
    """The studies of a listing, batch by batch, so that memory does not grow with the review.

    `votes_at`: the stages whose votes the reader may see. Which studies they are is settled when
    the first batch is asked for. At most six queries for a batch.
    """
    sources = {search.pk: str(search) for search in review.searches.order_by("pk")}
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
        batch = best_of.read(studies.filter(pk__in=ids))
        joined_from = _joined_from(ids)
        later = rereading.newest([study.reference_id for study in batch])
        votes = _votes(ids, votes_at) if votes_at else {}
        yield [
            Exported(
                number=study.pk,
                outcome=BOX_LABELS[Box(study.box)],
                reason=reason_of(study),
                duplicate_of=study.joined_to_id,
                sources=_named(sources, {study.search_id, *joined_from[study.pk]}),
                citation=citation_of(study, later.get(study.reference_id)),
                votes={stage: votes.get((study.pk, stage), "") for stage in votes_at},
            )
            for study in batch
        ]


def as_text(batches: Iterator[list[Exported]], writer: formats.Writer) -> Iterator[bytes]:
    """The studies in one of `formats.WRITERS`, piece by piece.

    What came of each stands in its notes, and its outcome is a keyword too; a table has columns
    for that instead, and no cell that a spreadsheet would run.
    """
    as_item = _in_columns if writer is formats.WRITERS["csv"] else _in_notes
    return writer.write(as_item(each) for batch in batches for each in batch)


def as_workbook(batches: Iterator[list[Exported]], file: IO[bytes]) -> formats.WrittenWorkbook:
    """Write the studies into `file` as an Excel workbook; the answer says what did not fit."""
    return formats.write_xlsx((_in_columns(each) for batch in batches for each in batch), file)


def citation_of(study: "PlacedStudy", later: dict[str, Any] | None) -> Citation:
    """What the study's reference said, with its fields as people read them now.

    `later`: the newest reading of the reference, if it was read again.
    """
    said = citation_from(later or study.reference.citation)
    corrected: dict[str, Any] = {name: getattr(study, name) for name in CORRECTABLE}
    # A study keeps its authors in one line; taken apart again only where somebody changed it.
    corrected["authors"] = said.authors
    if study.authors != "; ".join(said.authors):
        corrected["authors"] = tuple(study.authors.split("; ")) if study.authors else ()
    return replace(said, **corrected)


def _named(sources: dict[int, str], searches: set[int]) -> list[str]:
    """The names of the searches in the order of `sources`; of one source there may be several."""
    return list(dict.fromkeys(name for pk, name in sources.items() if pk in searches))


def _joined_from(study_ids: list[int]) -> defaultdict[int | None, set[int]]:
    """The searches of the references that are joined to each of the studies; one query."""
    joined = Study.objects.filter(joined_to__in=study_ids, undone=False)
    found: defaultdict[int | None, set[int]] = defaultdict(set)
    for study_id, search in joined.values_list("joined_to", "reference__file__search").distinct():
        found[study_id].add(search)
    return found


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
            _said(str(decision.screener), decision) for decision in rules.standing(decisions)
        ]
        for (study_id, stage), decisions in cast.items()
    }
    for settled in Adjudication.objects.filter(current).select_related(
        "adjudicator__user", "reason"
    ):
        words[settled.study_id, Stage(settled.stage)].append(
            _said(f"settled by {settled.adjudicator}", settled)
        )
    return {place: "; ".join(said) for place, said in words.items()}


def _said(who: str, said: Decision | Adjudication) -> str:
    reason = f" ({said.reason.text})" if said.reason else ""
    note = f", noting “{said.note}”" if said.note else ""
    return f"{who}: {said.verdict}{reason}{note}"


def _in_notes(each: Exported) -> formats.Exportable:
    outcome = f"{each.outcome}: {each.reason}" if each.reason else each.outcome
    notes = [f"Tandem study {each.number}. {outcome}.", f"Found by {'; '.join(each.sources)}."]
    if each.duplicate_of:
        notes.append(f"Duplicate of Tandem study {each.duplicate_of}.")
    notes += [f"{label(stage)} votes: {said}" for stage, said in each.votes.items() if said]
    return formats.Exportable(each.citation, notes, (f"Tandem: {each.outcome}",))


def _in_columns(each: Exported) -> formats.Exportable:
    columns = [
        ("study", str(each.number)),
        ("outcome", each.outcome),
        ("reason", each.reason),
        ("duplicate of", str(each.duplicate_of or "")),
        ("found by", "; ".join(each.sources)),
        *((f"{label(stage)} votes", said) for stage, said in each.votes.items()),
    ]
    return formats.Exportable(each.citation, columns=columns)
