"""Keeping the flow as it stood once, with proof of what it was counted from."""

import hashlib
import json
from typing import Any

from django.db import connection, transaction

from reviews.audit import actions as audit
from reviews.audit.models import Chain
from reviews.prisma.flow import Flow
from reviews.protocol.models import Member
from reviews.reporting.flow import flow_of
from reviews.reporting.models import FrozenFlow


@transaction.atomic
def freeze(lead: Member, *, name: str) -> FrozenFlow:
    """Keep today's flow under a name, with the length of the log and the hash of its last event.

    No act ends while the end of the log is held, so that all that is counted is told by the
    events up to there. Raises prisma.flow.BrokenIdentity, as `flow_of` does.
    """
    # Before the log, which every act takes last: whoever changes the lead's row waits for nothing
    # that is held here.
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM reviews_review WHERE id = %s FOR KEY SHARE", [lead.review_id])
        cursor.execute("SELECT FROM reviews_member WHERE id = %s FOR KEY SHARE", [lead.pk])
    chain = Chain.objects.select_for_update(no_key=True).get(review=lead.review_id)
    frozen = FrozenFlow.objects.create(
        review=lead.review,
        name=name,
        numbers=flow_of(lead.review).as_dict(),
        events=chain.length,
        head=chain.head,
        frozen_by=lead,
    )
    audit.record("froze", frozen, review_id=lead.review_id, actor=lead, **facts_of(frozen))
    return frozen


def facts_of(frozen: FrozenFlow) -> dict[str, Any]:
    """What the log says of a frozen flow; its numbers by their SHA-256."""
    written = json.dumps(frozen.numbers, sort_keys=True, ensure_ascii=False)
    return {
        "name": frozen.name,
        "events": frozen.events,
        "head": bytes(frozen.head).hex(),
        "numbers": hashlib.sha256(written.encode()).hexdigest(),
    }


def thawed(frozen: FrozenFlow) -> Flow:
    """The flow that was frozen. Raises prisma.flow.NotAFlow if it cannot be read."""
    return Flow.from_dict(frozen.numbers)
