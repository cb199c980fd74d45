"""What the decision bar says: how far the screener is, what they decided, the ways back and on."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.urls import reverse

from reviews.choices import Stage, Verdict
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.screening import queue
from reviews.screening.models import Decision, Screening

SAID = {
    Verdict.INCLUDE: "Included.",
    Verdict.MAYBE: "Maybe.",
    Verdict.EXCLUDE: "Excluded.",
}


@dataclass(frozen=True)
class Progress:
    """How far a screener is: their own decisions that stand, of the studies at the stage.

    `total` is None where it would tell what others decided.
    """

    done: int
    total: int | None


@dataclass(frozen=True)
class Undo:
    """How one key takes a decision back."""

    url: str
    request_id: UUID


def progress_of(screener: Member, stage: Stage) -> Progress:
    """Count the screener's own decisions and, where that tells nothing, the studies."""
    done = Screening.objects.filter(
        review=screener.review_id,
        stage=stage,
        in_play=True,
        voters__contains=[screener.pk],
        study__in=Decision.objects.filter(
            review=screener.review_id, stage=stage, screener=screener
        ).values("study"),
    ).count()
    if stage == Stage.FULL_TEXT and not access.sees_results(screener):
        return Progress(done, None)
    in_play = Screening.objects.filter(review=screener.review_id, stage=stage, in_play=True)
    return Progress(done, in_play.count())


def said(decision: Decision) -> str:
    """A decision in the words in which it is confirmed."""
    text = SAID[Verdict(decision.verdict)]
    if decision.reason is not None:
        return f"{text.removesuffix('.')}: {decision.reason.text}."
    return text


def undo(screener: Member, stage: Stage, decision: Decision) -> Undo:
    """The way to take the decision back."""
    address = [screener.review_id, stage, decision.study_id]
    return Undo(reverse("screening:withdraw", args=address), uuid4())


def previous_url(
    screener: Member, stage: Stage, mine: Decision | None, newest: Decision | None
) -> str:
    """The decision before the one shown; before a new study, the last one."""
    if mine is not None:
        newest = queue.decided_by(screener, stage).filter(pk__lt=mine.pk).first()
    if newest is None:
        return ""
    return reverse("screening:look_back", args=[screener.review_id, stage, newest.study_id])


def next_url(screener: Member, stage: Stage, mine: Decision | None) -> str:
    """The decision after the one shown; after the last one, the queue."""
    if mine is None:
        return ""
    later = queue.decided_by(screener, stage).filter(pk__gt=mine.pk).order_by("id").first()
    if later is None:
        return reverse("screening:take", args=[screener.review_id, stage])
    return reverse("screening:look_back", args=[screener.review_id, stage, later.study_id])
