"""What was written down stays as it was: the database itself refuses every other way."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, models, transaction
from psycopg import sql

from reviews.audit.models import Event
from reviews.choices import Retrieval
from reviews.library.models import Reference
from reviews.protocol import team
from reviews.protocol.models import ProtocolVersion
from reviews.retrieval.models import RetrievalNote
from reviews.screening.adjudicating import reopen
from reviews.screening.full_text import note_retrieval
from reviews.screening.models import Adjudication, Decision, Reopening, SetAside
from reviews.screening.setting_aside import set_aside
from tests.cast import TITLE_ABSTRACT, YES
from tests.screening.acting import agree, disagree, settle_conflict

APPEND_ONLY = [
    Adjudication,
    Decision,
    Event,
    ProtocolVersion,
    Reference,
    Reopening,
    RetrievalNote,
    SetAside,
]


@pytest.fixture(autouse=True)
def _one_row_of_each(ada, ben, cleo, lena, libby, studies):
    first, second = studies(2)
    disagree(first, ada, ben)
    settle_conflict(first, cleo, YES)
    reopen(study_id=first.pk, stage=TITLE_ABSTRACT, lead=lena, why="Once more.")
    agree(second, ada, ben)
    note_retrieval(study_id=second.pk, member=libby, state=Retrieval.SOUGHT)
    team.leave(lena, ben)
    set_aside(lena, ben, why="Was not trained.")


def changed_by_orm(model: type[models.Model]) -> None:
    model._default_manager.update(review=models.F("review"))


def saved_by_orm(model: type[models.Model]) -> None:
    model._default_manager.order_by("pk")[0].save()


def deleted_by_orm(model: type[models.Model]) -> None:
    # What Django does after it has looked for rows that point here, which it refuses by itself.
    model._default_manager.all()._raw_delete("default")


def changed_by_sql(model: type[models.Model]) -> None:
    run("UPDATE {} SET review_id = review_id", model)


def deleted_by_sql(model: type[models.Model]) -> None:
    run("DELETE FROM {}", model)


def truncated_by_sql(model: type[models.Model]) -> None:
    run("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {} CASCADE", model)


def run(statement: str, model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        for part in statement.split(";"):
            cursor.execute(sql.SQL(part).format(sql.Identifier(model._meta.db_table)))


WAYS = [
    changed_by_orm,
    saved_by_orm,
    deleted_by_orm,
    changed_by_sql,
    deleted_by_sql,
    truncated_by_sql,
]


@pytest.mark.parametrize("model", APPEND_ONLY, ids=lambda model: model._meta.model_name)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_rows_are_never(model: type[models.Model], way: Callable[..., None]):
    before = list(model._default_manager.order_by("pk").values())
    assert before

    with pytest.raises(IntegrityError, match="is append only"), transaction.atomic():
        way(model)

    assert list(model._default_manager.order_by("pk").values()) == before
