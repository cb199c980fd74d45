"""Reading many things, as they stood at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, transaction
from psycopg import sql


@contextmanager
def one_snapshot() -> Iterator[None]:
    """See the database as it is now until the end, whatever others commit meanwhile; read only.

    Inside a transaction that has begun already, that transaction's own view is what there is.
    """
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def let_the_planner_look() -> None:
    """Let PostgreSQL look at a sample of every table now, for who is about to read them all.

    It does so by itself, but only when a tenth of a table is new. Until then it expects a row or
    two of a review that was imported beside larger ones, and may go through all of that review's
    rows for each of them.
    """
    tables = [model._meta.db_table for model in apps.get_app_config("reviews").get_models()]
    statement = sql.SQL("ANALYZE {}").format(sql.SQL(", ").join(map(sql.Identifier, tables)))
    with connection.cursor() as cursor:
        cursor.execute(statement)
