"""Frozen flows: kept, opened, compared with today's, saved as files."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from reviews.http import UserRequest
from reviews.library.pages import page_of
from reviews.prisma import diagram
from reviews.prisma.text import summary
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.reporting import downloads, freezing
from reviews.reporting.flow import flow_of
from reviews.reporting.flow_views import explaining_contradictions
from reviews.reporting.forms import FreezeForm
from reviews.reporting.models import FrozenFlow
from reviews.reporting.numbers import compared


@require_http_methods(["GET", "HEAD", "POST"])
@explaining_contradictions
def frozen_flows(request: UserRequest, review_id: int) -> HttpResponse:
    """Every frozen flow, newest first; leads freeze today's."""
    if request.method != "POST":
        return _list(request, access.as_reader_of_results(request.user, review_id), FreezeForm())

    lead = access.as_lead(request.user, review_id)
    form = FreezeForm(request.POST)
    if not form.is_valid():
        return _list(request, lead, form, status=422)
    kept = freezing.freeze(lead, name=form.cleaned_data["name"])
    messages.success(request, f"“{kept.name}” is kept as it is now.")
    return redirect("reporting:frozen", review_id, kept.pk)


@require_safe
def frozen(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """One frozen flow: its diagram, who froze it and when, and where the log stood."""
    reader = access.as_reader_of_results(request.user, review_id)
    kept = _frozen(reader, pk)
    thawed = freezing.thawed(kept)
    context = {
        "frozen": kept,
        "head": bytes(kept.head).hex(),
        "flow": thawed,
        "diagram": mark_safe(diagram.svg(thawed)),  # noqa: S308  # escapes all text
        "summary": summary(thawed),
        "formats": downloads.FORMATS.values(),
    }
    return render(request, "reporting/frozen.html", context)


@require_safe
@explaining_contradictions
def compare(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """A frozen flow beside today's."""
    reader = access.as_reader_of_results(request.user, review_id)
    kept = _frozen(reader, pk)
    groups = compared(freezing.thawed(kept), flow_of(reader.review))
    differing = sum(number.earlier != number.later for group in groups for number in group.numbers)
    context = {"frozen": kept, "groups": groups, "differing": differing}
    return render(request, "reporting/compare.html", context)


@require_safe
def frozen_file(request: UserRequest, review_id: int, pk: int, extension: str) -> HttpResponse:
    """A frozen flow as a file."""
    reader = access.as_reader_of_results(request.user, review_id)
    kept = _frozen(reader, pk)
    name = slugify(kept.name) or f"frozen-{kept.pk}"
    chosen = downloads.format_named(extension)
    return downloads.answer(chosen, freezing.thawed(kept), name=f"flow-{name}")


def _frozen(reader: Member, pk: int) -> FrozenFlow:
    flows = FrozenFlow.objects.filter(review=reader.review).select_related("frozen_by__user")
    return get_object_or_404(flows, pk=pk)


def _list(
    request: UserRequest, reader: Member, form: FreezeForm, *, status: int = 200
) -> HttpResponse:
    flows = FrozenFlow.objects.filter(review=reader.review).select_related("frozen_by__user")
    context = {
        "page": page_of(flows.defer("numbers"), request, newest_first=True),
        "form": form,
        "leads": reader.is_a(*access.LEADS),
    }
    return render(request, "reporting/frozen_flows.html", context, status=status)
