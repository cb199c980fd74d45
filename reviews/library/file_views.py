"""Pages about files and the references in them: how an import went, and what stood in the file."""

import dataclasses
from contextlib import suppress
from itertools import groupby

from django.db import transaction
from django.db.models import Sum
from django.db.models.fields.json import KT
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from reviews.choices import ImportState
from reviews.formats.citation import Citation
from reviews.http import UserRequest
from reviews.library import counting, jobs, runs
from reviews.library.file_forms import HitsForm
from reviews.library.importing import BeingRead, held
from reviews.library.models import ImportProblem, Reference, SourceFile
from reviews.library.naming import KINDS, NAMES
from reviews.library.pages import page_of
from reviews.library.pasted import DETAILS
from reviews.library.rereading import said_by
from reviews.protocol import access
from reviews.protocol.models import Member

TABLES = ("CSV", "Tab-separated text", "Excel")


@require_safe
def file(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """How the import of a file goes, or how it went."""
    member = access.as_member(request.user, review_id)
    found = _file(member, pk)
    page = page_of(found.problems.all(), request)
    kinds = found.problems.values("code").annotate(number=Sum("count")).order_by("code")
    numbers = {kind["code"]: kind["number"] for kind in kinds}
    return render(
        request,
        "library/file.html",
        {
            **_report(member, found),
            "kinds": _by_kind(page.rows, numbers),
            "warnings": sum(numbers.values()),
            "number_of_kinds": len(numbers),
            "page": page,
            "form": HitsForm(initial={"hits": found.search.hits}),
            "shows_ends": found.ends > 0 or "RIS" in found.format,
            "is_table": is_table(found),
        },
    )


@require_safe
def progress(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """The part of that page which is asked for again and again until the import is over.

    When it is, htmx is told to load the whole page, which says more then.
    """
    member = access.as_member(request.user, review_id)
    found = _file(member, pk)
    report = _report(member, found)
    response = render(request, "library/_progress.html", report)
    if not report["is_open"]:
        response.headers["HX-Refresh"] = "true"
    return response


@require_POST
def retry(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """Put a file in line again whose import stopped because of an error, if it does not run yet."""
    librarian = access.as_librarian(request.user, review_id)
    found = get_object_or_404(librarian.review.files, pk=pk)
    with suppress(BeingRead), transaction.atomic():
        locked = held(librarian.review, found)
        if jobs.has_stopped(locked):
            jobs.import_later(locked)
    return redirect("library:file", review_id, pk)


@require_safe
def download(request: UserRequest, review_id: int, pk: int) -> FileResponse:
    """The file, byte for byte as it was uploaded; never shown by the browser itself."""
    member = access.as_member(request.user, review_id)
    found = get_object_or_404(member.review.files, pk=pk)
    return FileResponse(
        found.content.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type="application/octet-stream",
    )


@require_safe
def references(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """The references of a file, in its order."""
    member = access.as_member(request.user, review_id)
    found = _file(member, pk)
    rows = (
        found.references.select_related("study")
        .annotate(member=KT("citation__member"))
        .defer("raw", "citation", "study__words")
    )
    return render(
        request, "library/references.html", {"file": found, "page": page_of(rows, request)}
    )


@require_safe
def reference(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """One record as it stood in its file, beside what was read from it."""
    member = access.as_member(request.user, review_id)
    found = get_object_or_404(
        Reference.objects.select_related("file__search", "study").filter(review=member.review),
        pk=pk,
    )
    return render(
        request,
        "library/reference.html",
        {"reference": found, "file": found.file, "fields": _fields(found)},
    )


def is_table(file: SourceFile) -> bool:
    """Whether somebody may say what the columns of the file hold."""
    return file.state == ImportState.COLUMNS or file.format.startswith(TABLES)


def _by_kind(
    problems: list[ImportProblem], numbers: dict[str, int]
) -> list[tuple[str, int, list[ImportProblem]]]:
    """The problems of a page, each kind with its name and how often it occurs in the file."""
    return [
        (KINDS[code], numbers[code], list(of_kind))
        for code, of_kind in groupby(problems, key=lambda problem: problem.code)
    ]


def _file(member: Member, pk: int) -> SourceFile:
    files = member.review.files.select_related("search", "uploaded_by__user", "undone_by__user")
    found: SourceFile = get_object_or_404(counting.with_records(files), pk=pk)
    return found


def _report(member: Member, file: SourceFile) -> dict[str, object]:
    """What the page and its polled part show of a file."""
    [told] = counting.told([file.search])
    alone = len([one for one in told.files if one.state == ImportState.DONE]) == 1
    return {
        "file": file,
        "told": told,
        "alone": alone,
        "is_open": file.state == ImportState.WAITING and not file.has_stopped,
        "joined": counting.joined_of_files([file.pk])[file.pk],
        "run": runs.of_file(file) if file.state == ImportState.DONE else None,
        "may_change": member.is_a(*access.LIBRARIANS),
    }


def _fields(reference: Reference) -> list[tuple[str, str]]:
    """What was read from the record, in the order of a Citation; several values in lines.

    Of pasted text, a person may have corrected what only references have.
    """
    said = said_by(reference)
    corrected = {*DETAILS} & {*reference.study.corrected}
    names = [field.name for field in dataclasses.fields(Citation) if field.name != "fields"]
    return [
        (
            f"{NAMES[name]}, corrected before it was saved" if name in corrected else NAMES[name],
            _in_lines(said[name]),
        )
        for name in names
        if name in said
    ]


def _in_lines(value: object) -> str:
    """One value per line; a pair, such as a kind of relation and a work, as "kind: work"."""
    if isinstance(value, list):
        return "\n".join(": ".join(one) if isinstance(one, list) else str(one) for one in value)
    return str(value)
