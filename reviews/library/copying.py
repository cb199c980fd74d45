"""Writing many rows at once, with PostgreSQL's COPY.

An import is the one write so large that it matters: COPY takes a fraction of the time of INSERT,
in Python above all.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Model
from psycopg import sql
from psycopg.types.json import Jsonb


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

    Columns that are not named get what the database gives them, not what Django would; what JSON
    columns hold is `as_it_is` or a Jsonb of psycopg's.
    """
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT BINARY)").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(statement) as copy,
    ):
        copy.set_types([_type_of(model, column) for column in columns])
        for row in rows:
            copy.write_row(row)


def as_it_is(json: bytes) -> Jsonb:
    """JSON that is written already, for a column that holds JSON."""
    return Jsonb(json, dumps=bytes)


def _type_of(model: type[Model], column: str) -> str:
    """What PostgreSQL calls the column's type, without a length, which it looks at by itself."""
    [field] = (each for each in model._meta.fields if each.column == column)
    return str(field.db_type(connection)).partition("(")[0]
