"""Several people at the same moment: real threads, each with a connection of its own."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from threading import Barrier, Event, current_thread
from types import ModuleType
from typing import Any

import pytest
from django.db import connection

from reviews.audit import actions as audit

Act = Callable[[], Any]
LONGEST = 60  # seconds; only what hangs for ever ever waits this long


def at_once(*acts: Act) -> list["Future[Any]"]:
    """Let the acts begin together, and return what became of each when all have ended."""
    ready = Barrier(len(acts))

    def begin(act: Act) -> Any:
        try:
            connection.ensure_connection()
            ready.wait(LONGEST)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as people:
        return [people.submit(begin, act) for act in acts]


class Interrupted:
    """Lets one act come as far as its log entry, holding all its locks, while another begins."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def run(
        self, first: Act, second: Act, *, before: tuple[ModuleType, str] = (audit, "record")
    ) -> tuple["Future[Any]", "Future[Any]"]:
        """Begin `first`; when it has done everything but log and commit, begin `second`; and let
        `first` go on when `second` waits for it or has ended.

        `before`: another function, by its module, before which `first` is to be held.
        """
        with ThreadPoolExecutor(2) as people, self._held(*before) as (reached, go_on):
            earlier = people.submit(_alone, first, "first")
            assert reached.wait(LONGEST), earlier
            later = people.submit(_alone, second, "second")
            try:
                _until(lambda: later.done() or somebody_waits())
            finally:
                go_on.set()
            earlier.exception(LONGEST)
            later.exception(LONGEST)
        return earlier, later

    @contextmanager
    def _held(self, module: ModuleType, name: str) -> Iterator[tuple[Event, Event]]:
        reached, go_on, call = Event(), Event(), getattr(module, name)

        def held(*args: Any, **details: Any) -> Any:
            if current_thread().name == "first" and not reached.is_set():
                reached.set()
                assert go_on.wait(LONGEST)
            return call(*args, **details)

        with self.monkeypatch.context() as patch:
            patch.setattr(module, name, held)
            yield reached, go_on


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> Interrupted:
    return Interrupted(monkeypatch)


def somebody_waits() -> bool:
    """Whether a connection to this database waits for another's lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock')"
        )
        (waits,) = cursor.fetchone()
    return bool(waits)


def _alone(act: Act, name: str) -> Any:
    current_thread().name = name
    try:
        return act()
    finally:
        connection.close()


def _until(holds: Callable[[], bool]) -> None:
    pause = Event()
    for turn in count():
        if holds():
            return
        assert turn < LONGEST * 100, "nothing ever waited"
        pause.wait(0.01)
