"""What people say of a file, after which it is read again: its encoding, columns, and hits."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from reviews import formats
from reviews.choices import ImportState
from reviews.http import UserRequest
from reviews.library import actions as library
from reviews.library import letters
from reviews.library.file_forms import FIRST_ROW, RECORD, ColumnsForm, EncodingForm, HitsForm
from reviews.library.file_views import is_table
from reviews.library.importing import BeingRead, mapped
from reviews.library.models import SourceFile
from reviews.protocol import access
from reviews.screening import imports, searches
from reviews.screening.reading_again import AS_SAVED, NotReadable, read_again

NOT_A_TABLE = "This file is not a table, so it has no columns to name."


@require_http_methods(["GET", "HEAD", "POST"])
def encoding(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """Show the file's letters in each encoding, and read it again in the one chosen."""
    librarian = access.as_librarian(request.user, review_id)
    file = get_object_or_404(librarian.review.files.select_related("search"), pk=pk)
    form = EncodingForm(request.POST or None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            again = read_again(librarian, file, encoding=form.cleaned_data["encoding"])
        except (BeingRead, NotReadable, imports.VotesInTheWay) as reason:
            refusal = str(reason)
        else:
            messages.success(request, _told(file, again))
            return redirect("library:file", review_id, again.pk)
    context = {
        "file": file,
        "form": form,
        "refusal": refusal or _in_the_way(file),
        "choices": letters.choices(file),
    }
    status = 409 if refusal else 422 if request.method == "POST" else 200
    return render(request, "library/encoding.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """Show the columns of a table, and read it again with what somebody says that they hold."""
    librarian = access.as_librarian(request.user, review_id)
    file = get_object_or_404(librarian.review.files.select_related("search"), pk=pk)
    form = _columns_form(request, file)
    refusal = "" if form else _in_the_way(file) or NOT_A_TABLE
    is_refused = bool(refusal)
    if form and request.method == "POST" and form.is_valid():
        try:
            again = read_again(librarian, file, mapping=form.mapping())
        except (BeingRead, NotReadable, imports.VotesInTheWay) as reason:
            refusal, is_refused = str(reason), True
        else:
            messages.success(request, _told(file, again))
            return redirect("library:file", review_id, again.pk)
    context = {
        "file": file,
        "form": form,
        "refusal": refusal or _in_the_way(file),
    }
    is_posted = request.method == "POST"
    status = 200 if not is_posted else 409 if is_refused else 422
    return render(request, "library/columns.html", context, status=status)


@require_POST
def note_hits(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """Note how many records the source of a file showed."""
    librarian = access.as_librarian(request.user, review_id)
    file = get_object_or_404(librarian.review.files.select_related("search"), pk=pk)
    form = HitsForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Please type the number of hits in digits.")
        return redirect("library:file", review_id, pk)
    search = file.search
    shown = library.fingerprint(search)
    search.hits = form.cleaned_data["hits"]
    try:
        searches.change_search(librarian, search, shown=shown)
    except library.ChangedMeanwhile:
        messages.error(request, "Somebody changed the search just now. Please type it again.")
    else:
        hits = "1 hit" if search.hits == 1 else f"{search.hits:,} hits"
        messages.success(request, f"Noted: {search} showed {hits}.")
    return redirect("library:file", review_id, pk)


def _columns_form(request: UserRequest, file: SourceFile) -> ColumnsForm | None:
    """The form about the columns; None if the file is no table.

    What the first row holds is as the page was asked or sent, else as a person said before; else
    its look decides.
    """
    if not is_table(file):
        return None
    asked = request.POST if request.method == "POST" else request.GET
    headless = None if file.mapping is None else isinstance(file.mapping, list)
    if (first_row := asked.get("first_row")) in FIRST_ROW:
        headless = first_row == RECORD
    try:
        with mapped(file) as data:
            found = formats.columns(
                data, name=file.name, encoding=file.chosen_encoding or None, headless=headless
            )
    except formats.UnreadableFile:
        return None
    return ColumnsForm(request.POST or None, columns=found, chosen=file.mapping)


def _in_the_way(file: SourceFile) -> str:
    """Why the file cannot be read again, in words; "" if it can."""
    if file.drafts is not None:
        return AS_SAVED
    if file.state in {ImportState.WAITING, ImportState.UNDONE}:
        return "This file waits to be imported, or its import was undone."
    people = [str(member) for member in imports.in_the_way(file)]
    return str(imports.VotesInTheWay(people)) if people else ""


def _told(file: SourceFile, again: SourceFile) -> str:
    if again.pk == file.pk:
        return f"“{file.name}” is being read again."
    return (
        f"“{file.name}” is being read again, as a new file. The earlier import was undone; its"
        " references are kept, and count nowhere."
    )
