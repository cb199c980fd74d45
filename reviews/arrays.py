"""Lists of numbers in conditions, of any length: `pk__in`, `study__in` and their like.

Django gives every member of such a list a parameter of its own, and PostgreSQL takes no more than
65,535 of them: with values beside the statement a review of 70,000 studies could not be
undone. Here the list is one array, and so one parameter, however long it is. It also makes lists
of different lengths the same statement, which PostgreSQL plans once.
"""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import ForeignKey, IntegerField
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In
from django.db.models.sql.compiler import SQLCompiler

LARGEST = 2**63 - 1  # what a column of PostgreSQL's can hold


class _AsArray(In):
    """Compares with one array where the list holds numbers, and as Django does elsewhere."""

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        if not self.rhs_is_direct_value():
            return super().as_sql(compiler, connection)
        values = [value for value in dict.fromkeys(self.rhs) if value is not None]
        if not all(isinstance(value, int) for value in values):
            return super().as_sql(compiler, connection)
        # No row has a number that no column can hold; PostgreSQL would refuse the array.
        held = [value for value in values if -LARGEST <= value <= LARGEST]
        if not held:
            raise EmptyResultSet
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::bigint[])", (*params, held)


class NumberIn(_AsArray):
    """`__in` of a column of numbers."""


class RelatedNumberIn(_AsArray, RelatedIn):
    """`__in` of a reference to another table."""


def register() -> None:
    """Let every model's conditions be written so. To be called once, when Django starts."""
    IntegerField.register_lookup(NumberIn)
    ForeignKey.register_lookup(RelatedNumberIn)
