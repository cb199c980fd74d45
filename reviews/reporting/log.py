"""The log: who may read which of its events, page by page.

* Everyone reads what was done to the protocol, the team and the library, and their own acts.
* What others decided, settled, reopened or noted about full texts is read by those who see the
  results (`access.sees_results`); a screener reads it when both stages are closed.
* A verdict and its reason are told only when their stage is closed, to anyone (`wording.py`),
  so that nobody reads over another's shoulder.

Pages are keyed by time and not by the events' numbers: a gap between two numbers would tell how
much there is that the reader may not see, and so how many conflicts others had.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet

from reviews.audit.models import Event
from reviews.protocol import access
from reviews.protocol.models import Member

READ_BY_EVERYONE = (
    *("review", "protocolversion", "stagerule", "invitation", "member"),
    *("search", "sourcefile", "study", "companion"),
)
PAGE = 50
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LAST_KEY = 253_402_300_799_999_999  # the end of the year 9999


@dataclass(frozen=True)
class Page:
    """Some events, newest first, and the keys of the pages beside it (None for none)."""

    events: list[Event]
    newer_than: int | None
    older_than: int | None


def readable_by(member: Member) -> QuerySet[Event]:
    """The review's events that the member may read."""
    events = Event.objects.filter(review=member.review_id)
    if access.sees_results(member):
        return events
    return events.filter(Q(actor=member) | Q(subject_kind__in=READ_BY_EVERYONE))


def page_of(
    member: Member, *, before: int | None = None, after: int | None = None, size: int = PAGE
) -> Page:
    """The newest events, or those right before or after a key. One query for the events.

    A key is an event's time in microseconds since 1970. Events are numbered in the order of
    their times, so the rows come from the index of numbers.
    """
    events = readable_by(member)
    if before is not None:
        found = list(events.filter(at__lt=_time(before)).order_by("-sequence")[: size + 1])
        older, newer = len(found) > size, True
        found = found[:size]
    elif after is not None:
        found = list(events.filter(at__gt=_time(after)).order_by("sequence")[: size + 1])
        older, newer = True, len(found) > size
        found = found[:size][::-1]
    else:
        found = list(events.order_by("-sequence")[: size + 1])
        older, newer = len(found) > size, False
        found = found[:size]
    return Page(
        found,
        newer_than=_key(found[0]) if newer and found else None,
        older_than=_key(found[-1]) if older and found else None,
    )


def _key(event: Event) -> int:
    return (event.at - EPOCH) // timedelta(microseconds=1)


def _time(key: int) -> datetime:
    return EPOCH + timedelta(microseconds=min(key, LAST_KEY))
