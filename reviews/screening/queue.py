"""What a screener reads next.

Each stage has one append-only order that every screener walks. Each gets the first study of it
that still needs a vote from someone like them, so pairs complete early. A Walk remembers how far
a screener has come: everything before `place` is done as far as they are concerned, so finding
the next study takes a few rows of an index, however many were decided before.

Nothing here depends on a verdict, only on which votes were cast.
"""

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from reviews.choices import Outcome, Stage
from reviews.library.models import Study
from reviews.protocol.models import Member, StageRule
from reviews.screening.models import Decision, Screening, Walk

HELD_FOR = timedelta(minutes=10)
BLOCK = 500
LOOK_AGAIN = 0  # what the database's function says when somebody else was quicker

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

# What the page shows of a study. By one key after the other, so that no statistics of the tables
# can make the server think of another way.
TAKEN = """
SELECT id, title, authors, year, container_title, volume, issue, pages, doi, pmid, abstract,
    joined_to_id, corrected
FROM reviews_study WHERE id = (SELECT study_id FROM reviews_screening WHERE id = %s)
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


def in_hand(member: Member, stage: Stage) -> Study | None:
    """The study that the member is reading, its hold renewed; None if there is none.

    Loading the page again, or a second tab, shows the same study.
    """
    walk = (
        Walk.objects.select_related("holding__study")
        .defer("holding__study__words")
        .filter(member=member, holding__isnull=False, **_open(stage))
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
    return screening.study


def was_given(member: Member, stage: Stage, study_id: int) -> bool:
    """Whether the member has the study in hand at the stage, or decided on it there."""
    walks = Walk.objects.filter(member=member, stage=stage, holding__study=study_id)
    if walks.exists():
        return True
    return Decision.objects.filter(screener=member, stage=stage, study=study_id).exists()


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
        Screening.objects.select_for_update(no_key=True).get(pk=walk.holding_id)
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


def take_next(member: Member, stage: Stage) -> Study | None:
    """Find the member's next study, hold it for them and return it.

    None when nothing needs their vote, as far as one can tell now: studies in others' hands may
    come free again.
    """
    exhausted = False
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT reviews_take_next(%s, %s, make_interval(secs => %s))",
                [member.pk, str(stage), HELD_FOR.total_seconds()],
            )
            (screening_id,) = cursor.fetchone()
        if screening_id == LOOK_AGAIN:
            continue
        if screening_id is not None:
            return Study.objects.raw(TAKEN, [screening_id])[0]
        if exhausted:
            return None
        # Somebody else may have placed the last studies meanwhile, so look once more.
        exhausted = not extend(member.review_id, stage)


def back_in_hand(member: Member, stage: Stage, study_id: int) -> Study:
    """Put a study whose decision the member took back into their hands again."""
    with transaction.atomic():
        # Before the walk, as in every act: who takes a vote back brings the study to all walks.
        screening = (
            Screening.objects.select_for_update(no_key=True, of=("self",))
            .select_related("study")
            .get(review_id=member.review_id, study_id=study_id, stage=stage)
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
    return screening.study


def extend(review_id: int, stage: Stage, block: int = BLOCK) -> bool:
    """Give the next studies of the shuffle their places in the queue; whether there were any.

    A closed stage asks for no votes, so its queue stays as it is.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        # The stage rule's row stands for the end of the queue: two extensions come one by one.
        rule = StageRule.objects.select_for_update(no_key=True).get(
            review_id=review_id, stage=stage
        )
        if rule.is_closed:
            return False
        cursor.execute(EXTEND, {"review": review_id, "stage": stage, "block": block})
        return bool(cursor.rowcount > 0)


def asked_of(member: Member, stage: Stage) -> QuerySet[Screening]:
    """Studies that ask for the member's vote, whoever holds them; from where the member stands."""
    start = Walk.objects.filter(member=member, stage=stage).values_list("place", flat=True).first()
    return Screening.objects.filter(
        Q(place__gte=start or 0) | Q(place=None),
        review_id=member.review_id,
        outcome=Outcome.AWAITING,
        in_play=True,
        **_open(stage),
    ).exclude(voters__contains=[member.pk])


def _open(stage: Stage) -> dict[str, object]:
    """For rows of a review at a stage: that the stage has not been closed."""
    return {
        "stage": stage,
        "review__stage_rules__stage": stage,
        "review__stage_rules__closed_at": None,
    }


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
