"""More studies at once than a statement of PostgreSQL's takes values, which is 65,535."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reviews.choices import Aside, ImportState
from reviews.library import finding, joining, keys
from reviews.library.group_models import Join
from reviews.library.models import Study
from reviews.screening import imports, pairing, removing
from reviews.screening.entering import enter_new, refresh
from reviews.screening.models import Screening
from reviews.screening.settling import from_title_abstract_on
from tests.cast import NO
from tests.screening.acting import agree, at

MANY = 70_000
WHY = {"kind": Aside.REMOVED, "why": "Retracted"}


@pytest.fixture
def among_many(study) -> list[int]:
    """The study, among so many that there are not."""
    return [*range(study.pk + 1, study.pk + MANY), study.pk]


def test_removing_and_bringing_back(libby, study, among_many):
    assert removing.remove(libby, among_many, **WHY) == [study.pk]
    assert not at(study).in_play

    assert removing.bring_back(libby, among_many) == [study.pk]
    assert at(study).in_play


def test_what_follows_in_screening(review, ada, ben, study, among_many):
    agree(study, ada, ben)
    Study.objects.filter(pk__in=among_many).update(undone=True)

    refresh(review, among_many)
    from_title_abstract_on(among_many)

    assert at(study).aside == Aside.UNDONE
    assert Screening.objects.exclude(study__in=among_many).count() == 0


def test_making_keys_anew(review, study, among_many):
    keys.renew(review, among_many)

    assert finding.found(review, "10.5555/walk.1").get() == study


def test_studies_held_and_deleted_among_so_many(study, among_many):
    held = Screening.objects.filter(study__in=among_many).select_for_update()

    assert [screening.study_id for screening in held] == [study.pk]
    assert Screening.objects.filter(study__in=among_many).delete()[0] == 1


def test_a_number_that_no_column_holds_is_in_no_row(study):
    assert list(Study.objects.filter(pk__in=[2**63, study.pk, None, -(2**70)])) == [study]
    assert not Study.objects.filter(pk__in=[2**63]).exists()


def test_lists_of_any_length_are_one_statement(study):
    def sql(ids: list[int]) -> str:
        return str(Screening.objects.filter(study__in=ids, pk__in=ids).query.sql_with_params()[0])

    assert sql([1]) == sql([1, 2, 3])


def test_texts_and_queries_are_compared_as_ever(study, ada, ben):
    agree(study, ada, ben, verdict=NO)
    of_review = Study.objects.filter(review=study.review)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert Screening.objects.filter(study__in=of_review, outcome__in=["excluded"]).exists()

    assert "ANY" not in asked[0]["sql"]
    assert Screening.objects.filter(study__in=[study], voters__contains=[ada.pk]).exists()


FILL = """
INSERT INTO reviews_reference (review_id, file_id, position, first_line, last_line, citation, raw)
SELECT %(review)s, %(file)s, n, n, n, '{}', '' FROM generate_series(1, %(many)s) n;

INSERT INTO reviews_study (review_id, reference_id, title, authors, container_title, volume, issue,
    pages, doi, pmid, abstract, keywords, language, type, undone, draw)
SELECT review_id, id, '', '', '', '', '', '', '', '', '', '', '', '', false, position
FROM reviews_reference WHERE file_id = %(file)s;

INSERT INTO reviews_join (review_id, study_id, into_id, evidence, joined_at, run)
SELECT review_id, id, id - %(many)s / 2, '{}', now(), %(run)s FROM reviews_study
WHERE review_id = %(review)s AND draw > %(many)s / 2;

UPDATE reviews_study study SET joined_to_id = into_id
FROM reviews_join joined WHERE joined.study_id = study.id;
"""


@pytest.mark.full
def test_a_review_of_so_many(review, libby, a_file):
    file, run = a_file(), uuid4()
    asked = {"review": review.pk, "file": file.pk, "many": MANY, "run": run}
    with connection.cursor() as cursor:
        for statement in FILL.split(";\n")[:4]:
            cursor.execute(statement, asked)
    enter_new(review)
    every = list(review.studies.values_list("pk", flat=True))
    screened = Screening.objects.filter(review=review, in_play=True)
    assert screened.count() == MANY // 2

    assert pairing.undo(libby, run) == MANY // 2
    assert screened.count() == MANY
    assert len(removing.remove(libby, every, **WHY)) == MANY
    assert screened.count() == 0
    assert len(removing.bring_back(libby, every)) == MANY
    assert screened.count() == MANY
    imports.undo_import(libby, file)

    assert screened.count() == 0
    file.refresh_from_db()
    assert file.state == ImportState.UNDONE
    assert Join.objects.filter(review=review, split_at=None).count() == 0
    with pytest.raises(joining.NotJoined):
        pairing.undo(libby, run)
