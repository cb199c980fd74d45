"""Whether every PDF is there as it came, and is where the log says that people put it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from reviews.audit.models import Event
from reviews.choices import Retrieval, TextState
from reviews.library.keeping import sha256_of
from reviews.protocol.models import Review
from reviews.retrieval.models import FullText, RetrievalNote

BATCH = 500
HERE = (Retrieval.RETRIEVED, Retrieval.ONGOING, Retrieval.AWAITING_CLASSIFICATION)


def wrongly_kept(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each PDF that is missing, altered, or not where its events leave it.

    Reads every file to its end, a piece at a time.
    """
    yield from _told_and_not_there(review)
    last = 0
    every = FullText.objects.filter(review=review).defer("text", "words").order_by("pk")
    while batch := list(every.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        seen["full texts"] += len(batch)
        told = _told_of(review, [full_text.pk for full_text in batch])
        for full_text in batch:
            yield from _faults(full_text, told.get(full_text.pk))
    yield from _not_noted(review)


@dataclass
class Told:
    """What the events of a PDF amount to."""

    arrived: dict[str, object]
    by: int | None
    study: int | None
    is_away: bool = False
    state: str = field(default=TextState.WAITING.value)

    def then(self, event: Event) -> None:
        """Take in the next event."""
        facts = event.facts
        if event.verb == "matched":
            self.study = facts["study"]
        elif event.verb == "unmatched":
            self.study = None
        elif event.verb in {"put away", "brought back"}:
            self.is_away = event.verb == "put away"
        elif event.verb == "read":
            self.state = facts["state"]


def _told_of(review: Review, ids: list[int]) -> dict[int, Told]:
    told: dict[int, Told] = {}
    events = Event.objects.filter(review=review, subject_kind="fulltext", subject_id__in=ids)
    for event in events.order_by("sequence"):
        key = event.subject_id or 0
        if key in told:
            told[key].then(event)
        elif event.verb in {"uploaded", "added"}:
            facts = event.facts
            told[key] = Told(facts, event.actor_id, facts.get("study"))
    return told


def _faults(full_text: FullText, told: Told | None) -> Iterator[str]:
    name = f"Full text {full_text.pk}"
    try:
        with full_text.content.open("rb") as file:
            if sha256_of(file) != full_text.sha256:
                yield f"{name}: the stored file is not the one that was added."
    except FileNotFoundError:
        yield f"{name}: the stored file is missing."
    if told is None:
        yield f"{name} is in no event of the log."
        return
    row: dict[str, object] = {
        "name": full_text.name,
        "sha256": full_text.sha256,
        "size": full_text.size,
    }
    for key, value in row.items():
        if told.arrived.get(key) != value:
            yield f"{name} is not what the log says: {key} is {value!r}."
    if told.by != full_text.added_by_id:
        yield f"{name} was added by somebody else than the log says."
    if (full_text.study_id, full_text.removed_at is not None) != (told.study, told.is_away):
        yield f"{name} is not where the log says: of study {told.study or 'none'}" + (
            ", put away." if told.is_away else "."
        )
    if full_text.state != told.state:
        yield f"{name} is {full_text.state}, and the log says {told.state}."


def _told_and_not_there(review: Review) -> Iterator[str]:
    rows = FullText.objects.filter(review=review, pk=OuterRef("subject_id"))
    events = Event.objects.filter(review=review, subject_kind="fulltext").exclude(Exists(rows))
    for event in events.order_by("sequence").iterator(BATCH):
        yield (
            f"Full text {event.subject_id} is not there, but event {event.sequence} tells of it."
        )


def _not_noted(review: Review) -> Iterator[str]:
    """A sentence for each study that has a PDF of its own and was not noted as retrieved."""
    newest = RetrievalNote.objects.filter(study=OuterRef("pk")).order_by("-id")
    of_study = FullText.objects.filter(study=OuterRef("pk"), removed_at=None)
    with_pdf = review.studies.filter(Exists(of_study)).annotate(noted=newest.values("state")[:1])
    for pk in with_pdf.exclude(noted__in=HERE).order_by("pk").values_list("pk", flat=True):
        yield f"Study {pk} has a PDF, and is not noted as retrieved."
