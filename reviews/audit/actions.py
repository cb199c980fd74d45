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
    return Event.objects.create(
        review_id=review_id,
        actor_id=actor.pk if actor else None,
        verb=verb,
        subject_kind=subject._meta.model_name or "",
        subject_id=subject.pk,
        details=json.dumps(details, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder),
    )
