"""The page on how far screeners agree."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reviews.choices import Stage, label
from reviews.http import UserRequest
from reviews.prisma.wording import listed
from reviews.protocol import access
from reviews.protocol.models import Review
from reviews.reporting.agreeing import pairs_at, pool_at
from reviews.reporting.left_out import members_left_out


@require_safe
def agreement(request: UserRequest, review_id: int) -> HttpResponse:
    """Each pair's table and statistics, stage by stage; and those of a pool, where there is one."""
    reader = access.as_reader_of_results(request.user, review_id)
    stages = [_stage(reader.review, stage) for stage in Stage]
    context = {
        "stages": stages,
        "any": any(stage["pairs"] for stage in stages),
        "left_out": listed([str(member) for member in members_left_out(reader.review)]),
    }
    return render(request, "reporting/agreement.html", context)


def _stage(review: Review, stage: Stage) -> dict[str, object]:
    pairs = pairs_at(review, stage)
    people = {member.pk for pair in pairs for member in (pair.first, pair.second)}
    return {
        "key": stage,
        "label": label(stage),
        "pairs": pairs,
        "people": len(people),
        "pool": pool_at(review, stage) if len(pairs) > 1 else None,
    }
