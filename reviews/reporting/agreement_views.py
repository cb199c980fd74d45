"""The page on how far screeners agree."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reviews.choices import Stage, label
from reviews.http import UserRequest
from reviews.protocol import access
from reviews.reporting.agreeing import pairs_at


@require_safe
def agreement(request: UserRequest, review_id: int) -> HttpResponse:
    """Each pair's table and statistics, stage by stage."""
    reader = access.as_reader_of_results(request.user, review_id)
    stages = [
        {"key": stage, "label": label(stage), "pairs": pairs_at(reader.review, stage)}
        for stage in Stage
    ]
    context = {"stages": stages, "any": any(stage["pairs"] for stage in stages)}
    return render(request, "reporting/agreement.html", context)
