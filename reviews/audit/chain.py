"""Checking the log: every seal recomputed from the rows, without the database's help."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from reviews.audit.models import GENESIS, Chain, Event

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SEPARATOR = "\x1f"


def sealed(event: Event, previous: bytes) -> bytes:
    """The SHA-256 that `event` must carry if it follows the event whose hash is `previous`.

    The same bytes as the trigger `seal_event` takes: the previous hash, then the row's values as
    UTF-8 text, in this order, between unit separators. The time is in microseconds since 1970.
    """
    values = (
        str(event.review_id),
        str(event.sequence),
        "" if event.actor_id is None else str(event.actor_id),
        event.verb,
        event.subject_kind,
        "" if event.subject_id is None else str(event.subject_id),
        event.details,
        str((event.at - EPOCH) // timedelta(microseconds=1)),
    )
    return hashlib.sha256(previous + SEPARATOR.join(values).encode()).digest()


def faults(review_id: int) -> Iterator[str]:
    """A sentence for each place where the review's log is not what was written."""
    expected, previous = 1, GENESIS
    for event in Event.objects.filter(review_id=review_id).order_by("sequence").iterator(5_000):
        if event.sequence != expected:
            yield f"Event {expected} is missing: the next one is numbered {event.sequence}."
        if bytes(event.previous_hash) != previous:
            yield f"Event {event.sequence} does not follow from the event before it."
        if bytes(event.hash) != sealed(event, bytes(event.previous_hash)):
            yield f"Event {event.sequence} was altered after it was written."
        expected, previous = event.sequence + 1, bytes(event.hash)
    chain = Chain.objects.filter(review_id=review_id).first()
    length, head = (chain.length, bytes(chain.head)) if chain else (0, GENESIS)
    if (length, head) != (expected - 1, previous):
        yield f"The log ends at event {expected - 1}, but {length} events were written."
