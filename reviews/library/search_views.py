"""Pages about searches: what was searched, what it gave, and adding to it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reviews.http import UserRequest
from reviews.library import actions, counting
from reviews.library.forms import AgainForm, NewSearchForm, SearchForm, UploadForm
from reviews.library.keeping import SearchRemoved
from reviews.library.models import Search
from reviews.library.pages import page_of
from reviews.library.receiving import Received, receive, receive_again
from reviews.protocol import access
from reviews.protocol.models import Member


@require_safe
def searches(request: UserRequest, review_id: int) -> HttpResponse:
    """Every search of the review with what it showed, what arrived and what was joined."""
    member = access.as_member(request.user, review_id)
    page = page_of(member.review.searches.all(), request)
    return render(
        request,
        "library/searches.html",
        {
            "page": page,
            "told": counting.told(page.rows),
            "totals": counting.totals(member.review),
            "may_change": member.is_a(*access.LIBRARIANS),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: UserRequest, review_id: int) -> HttpResponse:
    """Describe a search and hand in its files, in one form."""
    librarian = access.as_librarian(request.user, review_id)
    form = NewSearchForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "library/search_add.html", {"form": form}, status=status)

    facts = {name: form.cleaned_data[name] for name in SearchForm.Meta.fields}
    search = actions.add_search(librarian, **facts)
    return _received(
        request, librarian, search, receive(librarian, search, form.cleaned_data["uploads"])
    )


@require_safe
def search(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """One search: all that is known about it, its files, and a place to add more."""
    member = access.as_member(request.user, review_id)
    found = get_object_or_404(member.review.searches.select_related("added_by__user"), pk=pk)
    return _show(request, member, found)


@require_POST
def remove(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """Take out a search that has no files."""
    librarian = access.as_librarian(request.user, review_id)
    found = get_object_or_404(librarian.review.searches, pk=pk)
    try:
        actions.remove_search(librarian, found)
    except actions.HasFiles as refusal:
        messages.error(request, str(refusal))
        return redirect("library:search", review_id, pk)
    messages.success(request, f"{found} was removed from the searches.")
    return redirect("library:searches", review_id)


@require_POST
def upload(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """Add files to a search."""
    librarian = access.as_librarian(request.user, review_id)
    found = get_object_or_404(librarian.review.searches.select_related("added_by__user"), pk=pk)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, librarian, found, form=form, status=422)
    try:
        received = receive(librarian, found, form.cleaned_data["uploads"])
    except SearchRemoved as refusal:
        messages.error(request, str(refusal))
        return redirect("library:searches", review_id)
    return _received(request, librarian, found, received)


@require_POST
def import_again(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """Import content that is here already once more, as somebody has confirmed."""
    librarian = access.as_librarian(request.user, review_id)
    found = get_object_or_404(librarian.review.searches, pk=pk)
    form = AgainForm(request.POST, review=librarian.review)
    if not form.is_valid():
        messages.error(request, "This file is not here any more. Please choose it again.")
        return redirect("library:search", review_id, pk)
    try:
        file = receive_again(
            librarian, found, form.cleaned_data["earlier"], name=form.cleaned_data["name"]
        )
    except SearchRemoved as refusal:
        messages.error(request, str(refusal))
        return redirect("library:searches", review_id)
    return redirect("library:file", review_id, file.pk)


def _received(
    request: UserRequest, librarian: Member, search: Search, received: Received
) -> HttpResponse:
    """To the file that was received; to the search for several; or with what is to be asked."""
    for refusal in received.refusals:
        messages.error(request, refusal)
    if received.seen:
        return _show(request, librarian, search, received=received, status=409)
    if len(received.files) == 1 and not received.refusals:
        return redirect("library:file", search.review_id, received.files[0].pk)
    if received.files:
        messages.success(request, f"{len(received.files)} files are being imported.")
    return redirect("library:search", search.review_id, search.pk)


def _show(
    request: UserRequest,
    member: Member,
    search: Search,
    *,
    form: UploadForm | None = None,
    received: Received | None = None,
    status: int = 200,
) -> HttpResponse:
    [told] = counting.told([search])
    return render(
        request,
        "library/search.html",
        {
            "told": told,
            "search": search,
            "form": form or UploadForm(),
            "received": received,
            "may_change": member.is_a(*access.LIBRARIANS),
            "upload_url": reverse("library:upload", args=[search.review_id, search.pk]),
        },
        status=status,
    )
