"""Making the next while the last is in use: Python reads on while the database takes rows in."""

import sys
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")

# Seconds for which one thread computes before another that could go on gets its turn. Of the usual
# five thousandths the database, which takes rows in piece by piece, idles away a tenth of the time.
TURN = 0.001
_USUAL_TURN = sys.getswitchinterval()


def ahead(items: Iterator[Item]) -> Generator[Item, None, None]:
    """The same items, none of them None, each made by a thread while the one before is in use.

    One is made in advance and no more. What making one raises is raised where that one is asked
    for. The thread must not use the database; it has ended when this iterator ends or is closed.

    >>> list(ahead(iter("abc")))
    ['a', 'b', 'c']
    """
    with _short_turns(), ThreadPoolExecutor(1, thread_name_prefix="ahead") as thread:
        coming = thread.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = thread.submit(next, items, None)
            yield item


@contextmanager
def _short_turns() -> Iterator[None]:
    """Threads take turns of `TURN`. It holds for the whole process; the first to end ends it."""
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(_USUAL_TURN)
