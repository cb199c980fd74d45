"""What a screener reads next.

Each stage has one append-only order that every screener walks. Each gets the first study of it
that still needs a vote from someone like them, so pairs complete early. A Walk remembers how far
a screener has come: everything before `place` is done as far as they are concerned, so finding
the next study takes a few rows of an index, however many were decided before.

Nothing here depends on a verdict, only on which votes were cast.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from reviews.choices import Outcome, Stage
from reviews.protocol.models import Member, StageRule
from reviews.screening.models import Decision, Screening, Walk

HELD_FOR = timedelta(minutes=10)
BLOCK = 500

# One more than the studies in other hands, so that one of them is free if any is. `free` is how
# many more people could read it now.
FIND = """
SELECT walk.id, walk.returns, asking.id, asking.place, asking.required - cardinality(asking.voters)
    - (SELECT count(*) FROM reviews_walk other
       WHERE other.holding_id = asking.id AND other.held_until > now()
       AND other.id <> walk.id AND NOT other.member_id = ANY(asking.voters)) AS free
FROM reviews_walk walk
LEFT JOIN LATERAL (
    SELECT id, place, required, voters FROM reviews_screening
    WHERE review_id = walk.review_id AND stage = walk.stage AND place >= walk.place
        AND outcome = 'awaiting' AND in_play AND NOT walk.member_id = ANY(voters)
    ORDER BY place
    LIMIT 1 + (SELECT count(*) FROM reviews_walk other
               WHERE other.review_id = walk.review_id AND other.stage = walk.stage
               AND other.held_until > now())
) asking ON true
WHERE walk.member_id = %(member)s AND walk.stage = %(stage)s
ORDER BY asking.place
"""

# Run under the lock on the screening row, whose other takers have committed or will wait: its
# fresh snapshot sees every hold that counts.
HOLD = """
UPDATE reviews_walk walk SET holding_id = screening.id,
    held_until = now() + make_interval(secs => %(held_for)s),
    place = CASE WHEN walk.returns = %(returns)s THEN %(place)s ELSE walk.place END
FROM reviews_screening screening
WHERE walk.id = %(walk)s AND screening.id = %(screening)s
    AND screening.required - cardinality(screening.voters)
    > (SELECT count(*) FROM reviews_walk other
       WHERE other.holding_id = screening.id AND other.held_until > now()
       AND other.id <> walk.id AND NOT other.member_id = ANY(screening.voters))
"""

EXTEND = """
WITH next AS (
    SELECT id, row_number() OVER (ORDER BY draw, id) AS step FROM (
        SELECT id, draw FROM reviews_screening
        WHERE review_id = %(review)s AND stage = %(stage)s AND place IS NULL
            AND outcome = 'awaiting' AND in_play
        ORDER BY draw, id LIMIT %(block)s
    ) block
), last AS (
    SELECT coalesce(max(place), 0) AS place FROM reviews_screening
    WHERE review_id = %(review)s AND stage = %(stage)s
)
UPDATE reviews_screening screening SET place = last.place + next.step
FROM next, last WHERE screening.id = next.id
"""


@dataclass(frozen=True)
class Found:
    """A study that the queue has for a screener."""

    walk_id: int
    returns: int
    screening_id: int
    place: int
    frontier: int


def in_hand(member: Member, stage: Stage) -> Screening | None:
    """The study that the member is reading, with its Study, its hold renewed; None if none.

    Loading the page again, or a second tab, shows the same study.
    """
    walk = (
        Walk.objects.select_related("holding__study")
        .filter(member=member, stage=stage, holding__isnull=False)
        .first()
    )
    if walk is None or walk.holding is None:
        return None
    screening = walk.holding
    still_asked = (
        screening.in_play
        and screening.outcome == Outcome.AWAITING
        and member.pk not in screening.voters
    )
    if not still_asked or not renew(member, stage):
        return None
    return screening


def renew(member: Member, stage: Stage) -> bool:
    """Hold the study in hand for longer; whether the place could be kept.

    A hold that ran out is taken up again unless others have taken the place meanwhile.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        walk = Walk.objects.filter(member=member, stage=stage, holding__isnull=False).first()
        if walk is None or walk.holding_id is None:
            return False
        if walk.held_until and walk.held_until > timezone.now() + HELD_FOR / 2:
            return True
        Screening.objects.select_for_update().get(pk=walk.holding_id)
        cursor.execute(
            HOLD,
            {
                "walk": walk.pk,
                "screening": walk.holding_id,
                "held_for": HELD_FOR.total_seconds(),
                "returns": -1,
                "place": 0,
            },
        )
        return bool(cursor.rowcount == 1)


def take_next(member: Member, stage: Stage) -> Screening | None:
    """Find the member's next study, hold it for them and return it with its Study.

    None when nothing needs their vote, as far as one can tell now: studies in others' hands may
    come free again.
    """
    patient = False
    while True:
        found = _find(member, stage)
        if found is None:
            if extend(member.review_id, stage):
                continue
            return None
        screening = _hold(found, patient=patient)
        if screening is not None:
            return screening
        # Somebody else is deciding on it or just took it. A second try waits for their lock.
        patient = True


def back_in_hand(member: Member, stage: Stage, study_id: int) -> Screening:
    """Put a study whose decision the member took back into their hands again."""
    screening = Screening.objects.select_related("study").get(
        review_id=member.review_id, study_id=study_id, stage=stage
    )
    Walk.objects.update_or_create(
        member=member,
        stage=stage,
        defaults={
            "review_id": member.review_id,
            "holding": screening,
            "held_until": timezone.now() + HELD_FOR,
        },
    )
    return screening


def extend(review_id: int, stage: Stage, block: int = BLOCK) -> bool:
    """Give the next studies of the shuffle their places in the queue; whether there were any."""
    with transaction.atomic(), connection.cursor() as cursor:
        # The stage rule's row stands for the end of the queue: two extensions come one by one.
        StageRule.objects.select_for_update().get(review_id=review_id, stage=stage)
        cursor.execute(EXTEND, {"review": review_id, "stage": stage, "block": block})
        return bool(cursor.rowcount > 0)


def asked_of(member: Member, stage: Stage) -> QuerySet[Screening]:
    """Studies that ask for the member's vote, whoever holds them; from where the member stands."""
    start = Walk.objects.filter(member=member, stage=stage).values_list("place", flat=True).first()
    return Screening.objects.filter(
        Q(place__gte=start or 0) | Q(place=None),
        review_id=member.review_id,
        stage=stage,
        outcome=Outcome.AWAITING,
        in_play=True,
    ).exclude(voters__contains=[member.pk])


def decided_by(member: Member, stage: Stage) -> QuerySet[Decision]:
    """The member's decisions that stand at the stage, newest first, with their studies."""
    return (
        Decision.objects.filter(
            review_id=member.review_id,
            stage=stage,
            screener=member,
            study__screenings__stage=stage,
            study__screenings__in_play=True,
            study__screenings__voters__contains=[member.pk],
            study__screenings__round=F("round"),
        )
        .filter(_is_latest())
        .select_related("study")
        .order_by("-id")
    )


def _is_latest() -> Q:
    """That no later revision by the same screener replaced the decision."""
    later = Decision.objects.filter(
        study=OuterRef("study"),
        stage=OuterRef("stage"),
        screener=OuterRef("screener"),
        revision__gt=OuterRef("revision"),
    )
    return ~Q(Exists(later))


def _find(member: Member, stage: Stage) -> Found | None:
    with connection.cursor() as cursor:
        cursor.execute(FIND, {"member": member.pk, "stage": stage})
        rows = cursor.fetchall()
    if not rows:
        Walk.objects.get_or_create(
            member=member, stage=stage, defaults={"review_id": member.review_id}
        )
        return _find(member, stage)
    frontier = rows[0][3]
    for walk_id, returns, screening_id, place, free in rows:
        if screening_id is not None and free > 0:
            return Found(walk_id, returns, screening_id, place, frontier)
    return None


def _hold(found: Found, *, patient: bool) -> Screening | None:
    with transaction.atomic(), connection.cursor() as cursor:
        screening = (
            Screening.objects.select_for_update(skip_locked=not patient, of=("self",))
            .select_related("study")
            .filter(pk=found.screening_id, outcome=Outcome.AWAITING, in_play=True)
            .first()
        )
        if screening is None:
            return None
        cursor.execute(
            HOLD,
            {
                "walk": found.walk_id,
                "screening": found.screening_id,
                "held_for": HELD_FOR.total_seconds(),
                "returns": found.returns,
                "place": found.frontier,
            },
        )
        return screening if cursor.rowcount == 1 else None
