"""Putting a study off: another one in its place, so that nobody waits for a PDF to arrive."""

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q

from reviews.choices import Outcome, Stage
from reviews.library.models import Study
from reviews.protocol.models import Member
from reviews.retrieval.models import FullText
from reviews.screening import queue
from reviews.screening.models import Screening, Walk

MOST = 100  # studies that are asked after before the one in hand is given again


def put_off(member: Member, stage: Stage) -> Study | None:
    """Hand the member another study in place of the one in hand, which goes back to the queue.

    Studies with a PDF come first, then what stands behind the one put off, then the queue from its
    beginning. The member's walk stays where it is, so that nothing is forgotten: what was put off
    is handed out again by the next step of the queue. The same study, if no other can be had.
    """
    walk = Walk.objects.select_related("holding").filter(member=member, stage=stage).first()
    if walk is None or walk.holding is None:
        return queue.take_next(member, stage)
    pdfs = FullText.objects.filter(
        Q(study=OuterRef("study")) | Q(study__joined_to=OuterRef("study")),
        review=member.review_id,
        removed_at=None,
    )
    others = (
        queue.asked_of(member, stage)
        .exclude(pk=walk.holding.pk)
        .annotate(readable=Exists(pdfs), behind=Q(place__gt=walk.holding.place or 0))
        .order_by("-readable", F("behind").desc(nulls_last=True), F("place").asc(nulls_last=True))
    )
    for screening_id in others.values_list("pk", flat=True)[:MOST]:
        if study := _held(walk, screening_id):
            return study
    return queue.in_hand(member, stage) or queue.take_next(member, stage)


def _held(walk: Walk, screening_id: int) -> Study | None:
    """The study, in the hands of the one who walks; None if others were quicker."""
    with transaction.atomic(), connection.cursor() as cursor:
        screening = Screening.objects.select_for_update(no_key=True).get(pk=screening_id)
        asks = screening.in_play and screening.outcome == Outcome.AWAITING
        if not asks or walk.member_id in screening.voters:
            return None
        cursor.execute(
            queue.HOLD,
            {
                "walk": walk.pk,
                "screening": screening_id,
                "held_for": queue.HELD_FOR.total_seconds(),
                "returns": -1,
                "place": 0,
            },
        )
        if cursor.rowcount != 1:
            return None
    return Study.objects.raw(queue.TAKEN, [screening_id])[0]
