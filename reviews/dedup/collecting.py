"""Python's search for circles of objects that nobody needs, put off while there are none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Objects made, and searches among young ones and among older ones, before the next wider search.
SELDOM = (50_000, 20, 20)
_USUALLY = gc.get_threshold()


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Search for circles seldom: for work that makes millions of objects, and no circles.

    To look through them again and again takes a quarter of the time of grouping many citations.
    What is in no circle is freed at once, as always. It holds for the whole process; where two
    threads do this at a time, the first to end ends it for both.
    """
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*_USUALLY)
