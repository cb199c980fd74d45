"""The end of the log is locked last: a test fails in which an act locks something after it.

Whoever holds the end of the log holds up every act on the review. If it waits for a row then, and
who holds that row wants the log, PostgreSQL ends one of the two, and somebody's vote is lost. So
this looks at every statement of every test. It cannot see which rows a statement finds locked by
its own transaction already: also an UPDATE of such a row has to come before the log. What foreign
keys lock at the end of a transaction is no statement; it waits only for `FOR UPDATE` and DELETE,
which `tests/audit/test_locks.py` looks for in the code.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from sys import _getframe
from threading import local
from traceback import format_stack
from typing import Any
from weakref import WeakSet

import pytest
from django.db import connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

TAKES_THE_LOG = re.compile(r'INSERT INTO "?reviews_event\b|FROM "?reviews_chain\b.* FOR ', re.S)
# What two acts may want at once; all other rows are changed under one of these locks, or under that
# of the library, as joins and pairs are.
LOCKABLE = (
    "exclusionreason|fulltext|invitation|member|review|screening|search|sourcefile"
    "|stagerule|study|walk"
)
ADVISORY = "pg_advisory_xact_lock"
LOCKS = re.compile(
    rf"\bFOR (NO KEY )?UPDATE\b|\bFOR (KEY )?SHARE\b|\b{ADVISORY}\b|\breviews_take_next\b"
    rf'|(^|\))\s*(UPDATE|DELETE FROM) "?reviews_({LOCKABLE})\b'
)
TESTS = Path(__file__).parent
# The blocks in which a test does several acts, to undo them all.
OF_TESTS: WeakSet[transaction.Atomic] = WeakSet()
Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class Watch:
    """Looks at what each connection does between the beginning of an act and its end."""

    def __init__(self) -> None:
        self.late: list[str] = []
        self.act = local()

    def begun(self) -> None:
        """A block of a transaction began; the outermost is an act's."""
        if len(_blocks()) == 1:
            self.act.has_logged, self.act.held = False, set()

    def __call__(
        self, execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        if _blocks():
            self._look_at(sql if isinstance(sql, str) else sql.as_string(), params)
        return execute(sql, params, many, context)

    def _look_at(self, sql: str, params: Any) -> None:
        if ADVISORY in sql:  # which may be taken twice
            lock = tuple(params)
            if lock in self.act.held:
                return
            self.act.held.add(lock)
        if self.act.has_logged and LOCKS.search(sql):
            self.late.append(f"{sql}\n{''.join(format_stack()[-12:-3])}")
        if TAKES_THE_LOG.search(sql):
            self.act.has_logged = True

    def follow(self, *, connection: BaseDatabaseWrapper, **_: Any) -> None:
        """Look at a connection's statements from now on."""
        if self not in connection.execute_wrappers:
            connection.execute_wrappers.append(self)


def _blocks() -> list[Any]:
    """The blocks of transactions that are open here, but for those that a test stands in."""
    blocks = connection.atomic_blocks
    return [block for block in blocks if not (block._from_testcase or block in OF_TESTS)]


@pytest.fixture(scope="session", autouse=True)
def _watched() -> Iterator[Watch]:
    watch, enter = Watch(), transaction.Atomic.__enter__

    def entered(block: transaction.Atomic) -> None:
        if Path(_getframe(1).f_code.co_filename).is_relative_to(TESTS):
            OF_TESTS.add(block)
        enter(block)
        watch.begun()

    connection_created.connect(watch.follow)
    for existing in connections.all(initialized_only=True):
        watch.follow(connection=existing)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transaction.Atomic, "__enter__", entered)
        yield watch
    connection_created.disconnect(watch.follow)


@pytest.fixture(autouse=True)
def locked_after_the_log(_watched: Watch) -> Iterator[list[str]]:
    """What acts locked after the end of the log, statement by statement; there must be nothing."""
    _watched.late.clear()
    yield _watched.late
    if _watched.late:
        pytest.fail("Locked after the end of the log:\n" + "\n".join(_watched.late), pytrace=False)
