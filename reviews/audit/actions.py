"""Writing the log."""

import json
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from reviews.audit.models import Event


class Actor(Protocol):
    """A member of the review; the log comes before the room that knows members."""

    @property
    def pk(self) -> Any: ...


def record(
    verb: str,
    subject: models.Model,
    *,
    review_id: int,
    actor: Actor | None,
    **details: Any,
) -> Event:
    """Write down that `actor` (None: Tandem itself) did `verb` to `subject`.

    Call it inside the transaction of the act, last: it takes the lock on the end of the
    review's chain, and holds it until the transaction commits.
    """
    return Event.objects.raw(
        RECORD,
        [
            review_id,
            actor.pk if actor else None,
            verb,
            subject._meta.model_name,
            subject.pk,
            json.dumps(details, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder),
        ],
    )[0]


# The trigger adds the rest. As SQL, since every act does this while it holds its locks.
RECORD = """
INSERT INTO reviews_event (review_id, actor_id, verb, subject_kind, subject_id, details)
VALUES (%s, %s, %s, %s, %s, %s) RETURNING *
"""
