"""Exporting studies: the choices, and the file."""

import tempfile
from collections.abc import Iterator

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.template.defaultfilters import pluralize
from django.views.decorators.http import require_GET, require_safe

from reviews import formats
from reviews.choices import Stage, label
from reviews.http import UserRequest
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.reporting import exports, originals
from reviews.reporting.forms import ExportForm
from reviews.reporting.listings import LISTINGS, Listing

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    if kind == "original":
        archive = originals.originals(reader.review, listing)
        return _streamed(archive, f"{listing.key}-originals.zip", "application/zip")
    batches = exports.exported(reader.review, listing, votes_at=_votes_seen_by(reader))
    if kind == "xlsx":
        return _workbook(request, listing, batches)
    writer = formats.WRITERS[kind]
    return _streamed(
        exports.as_text(batches, writer),
        f"{listing.key}.{writer.suffix}",
        f"{writer.media_type}; charset=utf-8",
    )


def _workbook(
    request: UserRequest, listing: Listing, batches: Iterator[list[exports.Exported]]
) -> FileResponse:
    """The studies as a workbook, which can only be sent when all of it is written."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    written = exports.as_workbook(batches, file)
    file.seek(0)
    if count := written.long_texts:
        messages.warning(
            request,
            f"{listing.key}.xlsx: {count:,} text{pluralize(count)} {pluralize(count, 'is,are')}"
            " longer than a cell of Excel can be. The sheet “Long texts” has"
            f" {pluralize(count, 'it,them')} whole.",
        )
    if count := written.taken_out:
        messages.warning(
            request,
            f"{listing.key}.xlsx: {count:,} field{pluralize(count)} held control characters, which"
            " no cell of Excel may hold. They were taken out; the sheet “Taken out” says where.",
        )
    return FileResponse(
        file, as_attachment=True, filename=f"{listing.key}.xlsx", content_type=WORKBOOK
    )


def _streamed(pieces: Iterator[bytes], name: str, content_type: str) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        pieces,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
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
