"""Studies entering and leaving screening as imports, joins and splits change what is live."""

from collections.abc import Collection
from itertools import islice

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from reviews.choices import Outcome, Stage
from reviews.library.copying import copy_in
from reviews.library.models import LIVE, Study
from reviews.protocol.models import Review, StageRule
from reviews.screening.models import Screening
from reviews.screening.settling import bring_back, from_title_abstract_on, required_votes

BATCH = 5_000
# What a Screening says before anyone has voted; the voters as PostgreSQL writes an empty array.
NEW = {"round": 1, "voters": "{}", "outcome": Outcome.AWAITING, "in_play": True}


def enter_new(review: Review, among: QuerySet[Study] | None = None) -> int:
    """Ask for votes at title and abstract on every live study that was never screened.

    `among`: where to look, by default the whole review. Returns how many entered. To be called
    inside the transaction that made the studies.
    """
    # Held, so that nobody changes the number of votes before these studies can be seen.
    (rule,) = StageRule.objects.raw(
        "SELECT * FROM reviews_stagerule WHERE review_id = %s AND stage = %s FOR SHARE",
        [review.pk, Stage.TITLE_ABSTRACT.value],
    )
    studies = review.studies.all() if among is None else among
    entered = Screening.objects.filter(study=OuterRef("pk"), stage=Stage.TITLE_ABSTRACT)
    new = studies.filter(LIVE).exclude(Exists(entered)).values_list("pk", "draw")
    rows = new.iterator(BATCH)
    count = 0
    while batch := list(islice(rows, BATCH)):
        copy_in(
            Screening,
            ("review_id", "study_id", "stage", "required", "draw", *NEW),
            (
                (
                    review.pk,
                    study_id,
                    Stage.TITLE_ABSTRACT,
                    required_votes(rule, review.seed, study_id),
                    draw,
                    *NEW.values(),
                )
                for study_id, draw in batch
            ),
        )
        count += len(batch)
    return count


def hold(review: Review, studies: QuerySet[Study]) -> None:
    """Let nobody decide on the studies, and their queue stand still, until the transaction ends.

    Locks in the order in which every act does, so that none waits for another in a circle: the
    stage rules, then what is screened. The log comes last.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM reviews_stagerule WHERE review_id = %s ORDER BY id FOR SHARE", [review.pk]
        )
    held = Screening.objects.filter(study__in=studies).select_for_update(of=("self",))
    list(held.order_by("pk").values_list("pk"))


def refresh(review: Review, study_ids: Collection[int]) -> None:
    """Bring the studies' part in screening in line with whether they are live.

    A study that was joined to another, or whose import was undone, leaves the queue and keeps its
    decisions; one that was split off or brought back goes on where it was.
    """
    enter_new(review, review.studies.filter(pk__in=study_ids))
    with connection.cursor() as cursor:
        cursor.execute(REFRESH_TITLE_ABSTRACT, {"studies": list(study_ids)})
        changed = [pk for (pk,) in cursor.fetchall()]
    back = Screening.objects.filter(pk__in=changed, in_play=True, place__isnull=False)
    bring_back(back.only("review_id", "stage", "place"))
    from_title_abstract_on(study_ids)


REFRESH_TITLE_ABSTRACT = """
UPDATE reviews_screening screening
SET in_play = study.joined_to_id IS NULL AND NOT study.undone
FROM reviews_study study
WHERE study.id = screening.study_id AND study.id = ANY(%(studies)s)
    AND screening.stage = 'title_abstract'
    AND screening.in_play <> (study.joined_to_id IS NULL AND NOT study.undone)
RETURNING screening.id
"""
