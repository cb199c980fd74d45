"""The reports that are sought, as a list: where each one is, and what has come of looking."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from reviews.choices import Box, Retrieval, label
from reviews.library import best_of, finding
from reviews.library.models import Study
from reviews.protocol.models import Member
from reviews.retrieval.models import FullText, RetrievalNote
from reviews.screening.full_text import sought
from reviews.screening.models import Screening
from reviews.screening.placing import in_report_state, report_state

# How the list names the states, in the order in which it offers them.
NAMES = {Retrieval.SOUGHT: "To find"} | {
    state: label(state) for state in Retrieval if state != Retrieval.SOUGHT
}

SHOWN = (*best_of.IN_A_LIST, "doi", "pmid")


@dataclass(frozen=True)
class Row:
    """One report: its study, the newest note on it if any, and its PDFs."""

    study: Study
    state: Retrieval
    note: RetrievalNote | None
    full_texts: Sequence[FullText]

    @property
    def state_name(self) -> str:
        """The state, as the list says it."""
        return NAMES[self.state]


def matching(member: Member, *, state: Retrieval | None, text: str) -> QuerySet[Screening]:
    """The sought reports in a state (None for any) whose study a search finds."""
    rows = sought(member)
    if state is not None:
        rows = rows.filter(in_report_state(state))
    if text:
        rows = rows.filter(study__in=finding.found(member.review, text).values("pk"))
    return rows


def counts(member: Member) -> Counter[Retrieval]:
    """How many reports are in each state. One query."""
    places = sought(member).order_by().values_list("retrieval", "box").annotate(Count("pk"))
    found: Counter[Retrieval] = Counter()
    for state, box, number in places:
        found[report_state(Retrieval(state), Box(box))] += number
    return found


def rows_of(screenings: Sequence[Screening]) -> list[Row]:
    """The reports with all that a list shows of them. Three queries."""
    studies = best_of.read([screening.study for screening in screenings], fields=SHOWN)
    ids = [screening.study_id for screening in screenings]
    newest = (
        RetrievalNote.objects.filter(study__in=ids)
        .select_related("noted_by__user")
        .order_by("study", "-id")
        .distinct("study")
    )
    notes = {note.study_id: note for note in newest}
    full_texts = defaultdict(list)
    for full_text in (
        FullText.objects.filter(Q(study__in=ids) | Q(study__joined_to__in=ids), removed_at=None)
        .annotate(root=Coalesce("study__joined_to", "study"))
        .defer("text", "words")
        .order_by("pk")
    ):
        full_texts[full_text.root].append(full_text)
    return [
        Row(
            study=study,
            state=screening.report_state,
            note=notes.get(screening.study_id),
            full_texts=full_texts[screening.study_id],
        )
        for screening, study in zip(screenings, studies, strict=True)
    ]


def unmatched(member: Member) -> QuerySet[FullText]:
    """The PDFs that arrived and are of no study yet."""
    return (
        FullText.objects.filter(review=member.review_id, study=None, removed_at=None)
        .select_related("proposed")
        .defer("text", "words", "proposed__words", "proposed__abstract", "proposed__keywords")
    )
