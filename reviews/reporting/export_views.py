"""Exporting studies: the choices, and the file."""

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_safe

from reviews.choices import Stage, label
from reviews.http import UserRequest
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.reporting import exports
from reviews.reporting.forms import ExportForm
from reviews.reporting.listings import LISTINGS

CONTENT_TYPES = {
    "ris": "application/x-research-info-systems; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}


@require_safe
def export(request: UserRequest, review_id: int) -> HttpResponse:
    """What can be exported; `?what=` chooses beforehand."""
    reader = access.as_reader_of_results(request.user, review_id)
    return _choices(request, reader, ExportForm(initial=request.GET.dict() | {"format": "ris"}))


@require_GET
def export_file(request: UserRequest, review_id: int) -> HttpResponseBase:
    """The chosen studies as a file, sent while it is being written."""
    reader = access.as_reader_of_results(request.user, review_id)
    form = ExportForm(request.GET)
    if not form.is_valid():
        return _choices(request, reader, form, status=422)

    listing, kind = LISTINGS[form.cleaned_data["what"]], form.cleaned_data["format"]
    votes_at = _votes_seen_by(reader)
    batches = exports.exported(reader.review, listing, votes_at=votes_at)
    text = exports.as_csv(batches, votes_at) if kind == "csv" else exports.as_ris(batches)
    return StreamingHttpResponse(
        text,
        content_type=CONTENT_TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{listing.key}.{kind}"'},
    )


def _votes_seen_by(reader: Member) -> list[Stage]:
    return [stage for stage in Stage if access.sees_votes(reader, stage)]


def _choices(
    request: UserRequest, reader: Member, form: ExportForm, *, status: int = 200
) -> HttpResponse:
    seen = _votes_seen_by(reader)
    context = {
        "form": form,
        "with_votes": [label(stage) for stage in seen],
        "without_votes": [label(stage) for stage in Stage if stage not in seen],
    }
    return render(request, "reporting/export.html", context, status=status)
