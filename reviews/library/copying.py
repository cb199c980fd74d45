"""Writing many rows at once, with PostgreSQL's COPY.

An import is the one write so large that it matters: COPY takes a fraction of the time of INSERT,
in Python above all.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Model
from psycopg import sql


def reserved(model: type[Model], count: int) -> list[int]:
    """So many primary keys that nobody else gets, ascending."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [pk for (pk,) in cursor.fetchall()]


def copy_in(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Add rows to the model's table; each gives the `columns` in their order.

    Columns that are not named get what the database gives them, not what Django would.
    """
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(statement) as copy,
    ):
        for row in rows:
            copy.write_row(row)
