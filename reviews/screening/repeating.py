"""A form that is sent again: a double click, a retry, a page that was kept and used once more.

Each form carries a `request_id`. The same answer to it is the same act; anything else is refused.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.db import IntegrityError
from psycopg.errors import UniqueViolation

from reviews.choices import Verdict
from reviews.protocol.models import ExclusionReason, Member
from reviews.screening import rules
from reviews.screening.models import Decision


class SentBefore(rules.Refused):
    """The form was sent before, with another answer or for another study."""

    def __init__(self) -> None:
        super().__init__(
            "This page was sent before, with another answer. That one was saved."
            " Nothing was saved this time: load the page again."
        )


@contextmanager
def each_form_once() -> Iterator[None]:
    """Say in words that a form's `request_id` stands for another act; a constraint finds out."""
    try:
        yield
    except IntegrityError as error:
        cause = error.__cause__
        if not isinstance(cause, UniqueViolation):
            raise
        if not (cause.diag.constraint_name or "").endswith("request_id_key"):
            raise
        raise SentBefore from error


def sent_before(
    decisions: Sequence[Decision],
    screener: Member,
    verdict: Verdict,
    reason: ExclusionReason | None,
    request_id: UUID,
) -> Decision | None:
    """What the same form was answered with when it was sent first; None if this is the first time.

    Raises SentBefore if it said something else then, which must not pass for having been changed.
    """
    for earlier in decisions:
        if (earlier.request_id, earlier.screener_id) == (request_id, screener.pk):
            if (earlier.verdict, earlier.reason_id) != (verdict, reason.pk if reason else None):
                raise SentBefore
            return earlier
    return None
