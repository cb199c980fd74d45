"""A study's full texts as they are read."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from reviews.choices import TextState
from reviews.protocol.models import Review
from reviews.retrieval.models import FullText

# What stands in the place of a text that could not be read.
UNREADABLE = {
    TextState.WAITING: "The text of this PDF is being read. It can be opened meanwhile.",
    TextState.SCANNED: "This PDF holds pictures of pages and no text.",
    TextState.ENCRYPTED: "This PDF opens with a password only. Add a copy without one.",
    TextState.BROKEN: "This PDF is damaged and could not be read. Add another copy.",
    TextState.TOO_LARGE: "This PDF is too large for its text to be read here.",
}
# Of these nothing can be shown.
CLOSED = frozenset({TextState.ENCRYPTED, TextState.BROKEN})
WITH_PICTURES = 300  # pages; a longer PDF is opened in the browser or read as text


@dataclass(frozen=True)
class Reading:
    """One PDF in the reader. `problem` is a sentence, or empty; `pages` those shown as pictures."""

    full_text: FullText
    problem: str
    pages: range
    has_text: bool

    @property
    def is_whole(self) -> bool:
        """Whether a browser shows it without more ado."""
        return self.full_text.state not in CLOSED


@dataclass(frozen=True)
class Reader:
    """What `retrieval/_reader.html` takes: the PDFs of a study, the earliest first."""

    review_id: int
    readings: list[Reading]


def reader_of(study_id: int, review: Review) -> Reader:
    """The study's PDFs, with those of studies that were joined to it. One query.

    The text itself is fetched when it is looked at.
    """
    found = of_study(study_id, review).defer("text", "words").order_by("pk")
    return Reader(review.pk, [reading_of(full_text) for full_text in found])


def of_study(study_id: int, review: Review) -> QuerySet[FullText]:
    """The PDFs of a study that were not put away."""
    of_group = Q(study=study_id) | Q(study__joined_to=study_id)
    return FullText.objects.filter(of_group, review=review.pk, removed_at=None)


def reading_of(full_text: FullText) -> Reading:
    """How the PDF is shown."""
    state = TextState(full_text.state)
    shown = state not in CLOSED
    return Reading(
        full_text,
        problem=UNREADABLE.get(state, ""),
        pages=range(1, min(full_text.pages or 0, WITH_PICTURES) + 1 if shown else 1),
        has_text=state == TextState.READ,
    )
