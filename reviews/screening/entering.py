"""Studies entering and leaving screening as imports, joins and splits change what is live."""

from collections.abc import Collection
from itertools import islice

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from reviews.choices import BY_DATABASES, Aside, Outcome, Retrieval, Stage
from reviews.library.copying import copy_in
from reviews.library.models import Study
from reviews.protocol.models import Review, StageRule
from reviews.screening.models import Screening
from reviews.screening.settling import bring_back, from_title_abstract_on, required_votes

BATCH = 5_000
# What a Screening says before anyone has voted.
NEW = {"round": 1, "voters": [], "outcome": Outcome.AWAITING, "retrieval": Retrieval.SOUGHT}


def enter_new(review: Review, among: QuerySet[Study] | None = None) -> int:
    """Make the Screening at title and abstract of every study that has none.

    Votes are asked for on those that are live; a duplicate waits beside them. `among`: where to
    look, by default the whole review. Returns how many entered. To be called inside the
    transaction that made the studies.
    """
    # Held, so that nobody changes the number of votes before these studies can be seen.
    (rule,) = StageRule.objects.raw(
        "SELECT * FROM reviews_stagerule WHERE review_id = %s AND stage = %s FOR SHARE",
        [review.pk, Stage.TITLE_ABSTRACT.value],
    )
    studies = review.studies.all() if among is None else among
    entered = Screening.objects.filter(study=OuterRef("pk"), stage=Stage.TITLE_ABSTRACT)
    new = (
        studies.filter(undone=False)
        .exclude(Exists(entered))
        .values_list("pk", "draw", "joined_to", "reference__file__search__source_kind")
    )
    rows = new.iterator(BATCH)
    count = 0
    while batch := list(islice(rows, BATCH)):
        copy_in(
            Screening,
            ("review_id", "study_id", "stage", "required", "draw", "aside", "via_other", *NEW),
            (
                (
                    review.pk,
                    study_id,
                    Stage.TITLE_ABSTRACT,
                    required_votes(rule, review.seed, study_id),
                    draw,
                    Aside.NOT if joined_to is None else Aside.DUPLICATE,
                    kind not in BY_DATABASES,
                    *NEW.values(),
                )
                for study_id, draw, joined_to, kind in batch
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
    held = Screening.objects.filter(study__in=studies).select_for_update(no_key=True, of=("self",))
    list(held.order_by("pk").values_list("pk"))


def refresh(review: Review, study_ids: Collection[int]) -> None:
    """Bring the studies' part in screening in line with what became of them.

    A study that was joined to another or removed, or whose import was undone, leaves the queue
    and keeps its decisions; one that was split off or brought back goes on where it was. For a
    study that was split from a group, the group's root must be given too.
    """
    enter_new(review, review.studies.filter(pk__in=study_ids))
    with connection.cursor() as cursor:
        cursor.execute(REFRESH_TITLE_ABSTRACT, {"studies": list(study_ids)})
        changed = [pk for (pk,) in cursor.fetchall()]
    back = Screening.objects.filter(pk__in=changed, in_play=True, place__isnull=False)
    bring_back(back.only("review_id", "stage", "place"))
    from_title_abstract_on(study_ids)
    count_by_method(review, study_ids)


def count_by_method(review: Review, study_ids: Collection[int]) -> None:
    """Say anew of the studies' groups which of their records count under other methods.

    Where the review searches databases and registers alone, none does.
    """
    if review.searches.exclude(source_kind__in=BY_DATABASES).exists():
        recount_by_method(study_ids)


def recount_by_method(study_ids: Collection[int]) -> None:
    """Do it wherever the records came from, also those whose source was of another kind before.

    A group that a database or register found is screened in their column. If its root came by
    another method, the first record of the databases counts as the duplicate in its stead.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            COUNT_BY_METHOD,
            {"studies": list(study_ids), "by_databases": [kind.value for kind in BY_DATABASES]},
        )


REFRESH_TITLE_ABSTRACT = """
UPDATE reviews_screening screening SET aside = fresh.aside
FROM (
    SELECT study.id AS study_id, CASE
        WHEN study.undone THEN 'undone'
        WHEN study.joined_to_id IS NOT NULL THEN 'duplicate'
        ELSE coalesce((
            SELECT kind FROM reviews_removal WHERE study_id = study.id ORDER BY id DESC LIMIT 1
        ), '')
    END AS aside
    FROM reviews_study study WHERE study.id = ANY(%(studies)s)
) fresh
WHERE screening.study_id = fresh.study_id AND screening.stage = 'title_abstract'
    AND screening.aside <> fresh.aside
RETURNING screening.id
"""

COUNT_BY_METHOD = """
WITH roots AS (
    SELECT DISTINCT coalesce(joined_to_id, id) AS id FROM reviews_study
    WHERE id = ANY(%(studies)s)
), members AS (
    SELECT study.id, roots.id AS root, search.source_kind <> ALL(%(by_databases)s) AS other
    FROM roots
    JOIN reviews_study study ON (study.id = roots.id OR study.joined_to_id = roots.id)
        AND NOT study.undone
    JOIN reviews_reference reference ON reference.id = study.reference_id
    JOIN reviews_sourcefile file ON file.id = reference.file_id
    JOIN reviews_search search ON search.id = file.search_id
), counted AS (
    SELECT id, CASE
        WHEN id = root THEN bool_and(other) OVER of_group
        WHEN id = min(id) FILTER (WHERE NOT other) OVER of_group
            THEN bool_or(other AND id = root) OVER of_group
        ELSE other
    END AS via_other
    FROM members WINDOW of_group AS (PARTITION BY root)
)
UPDATE reviews_screening screening SET via_other = counted.via_other
FROM counted
WHERE screening.study_id = counted.id AND screening.via_other <> counted.via_other
"""
