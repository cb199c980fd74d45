"""Whether of what was pasted references and studies say what a person saved of it."""

from collections import Counter
from collections.abc import Iterator

from reviews.audit.models import Event
from reviews.choices import ImportState
from reviews.formats.encoding import split_lines
from reviews.library.models import SourceFile
from reviews.library.pasted import Saved
from reviews.library.preparing import study_fields
from reviews.library.rereading import digest, newest
from reviews.library.stored import citation_from
from reviews.protocol.models import Review


def wrongly_pasted(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each pasted text that is not what its event says, and for each reference or
    study of it that does not say what the text, the person who saved it, or a correction says.
    """
    files = review.files.filter(drafts__isnull=False).order_by("pk")
    for file in files:
        seen["pasted texts"] += 1
        yield from _of_file(file)
        if file.state in {ImportState.DONE, ImportState.UNDONE}:
            yield from _of_references(file)


def _of_file(file: SourceFile) -> Iterator[str]:
    name = f"Pasted text {file.pk}"
    event = Event.objects.filter(
        review=file.review_id, subject_kind="sourcefile", subject_id=file.pk, verb="pasted"
    ).first()
    if event is None:
        yield f"{name} is in no event of the log."
    elif (file.sha256, digest(file.drafts or [])) != (event.facts["sha256"], event.facts["drafts"]):
        yield f"{name} is not what event {event.sequence} says."


def _of_references(file: SourceFile) -> Iterator[str]:
    lines = split_lines(_content(file).decode(errors="replace"))
    references = list(file.references.select_related("study").order_by("position"))
    saved = [Saved.from_stored(draft) for draft in file.drafts or []]
    if len(references) != len(saved):
        yield f"Pasted text {file.pk} has {len(references)} references, not {len(saved)}."
        return
    corrected = _corrected(file)
    later = newest([reference.pk for reference in references])
    for reference, one in zip(references, saved, strict=True):
        if reference.raw != "".join(lines[one.first_line - 1 : one.last_line]):
            yield f"Reference {reference.pk} does not stand so in the text that was pasted."
        if citation_from(reference.citation) != one.citation():
            yield f"Reference {reference.pk} does not say what was read and saved."
        read = study_fields(one.read)
        today = study_fields(citation_from(later.get(reference.pk, reference.citation)))
        by_hand = corrected.get(reference.study.pk, {})
        for name, value in one.fields.items():
            # A later reading reaches a study wherever it says what the reading before it did.
            stands = by_hand.get(name, value)
            follows = reference.pk in later and stands == read[name]
            if getattr(reference.study, name) != (today[name] if follows else stands):
                yield f"Study {reference.study.pk} does not say what was saved: {name}."


def _corrected(file: SourceFile) -> dict[int, dict[str, object]]:
    """For each study of the file its fields as they were corrected last."""
    events = Event.objects.filter(
        review=file.review_id,
        subject_kind="study",
        verb="corrected",
        subject_id__in=file.references.values("study"),
    )
    found: dict[int, dict[str, object]] = {}
    for event in events.order_by("sequence"):
        if event.subject_id is not None:
            fields = found.setdefault(event.subject_id, {})
            fields |= {name: after for name, (_, after) in event.facts["changes"].items()}
    return found


def _content(file: SourceFile) -> bytes:
    """The bytes as they are kept; none if they are not there."""
    try:
        with file.content.open("rb") as stored:
            return bytes(stored.read())
    except FileNotFoundError:
        return b""
