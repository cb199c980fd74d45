"""What changes the library and screening at once: searches, joins, and undoing an import."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from reviews.http import UserRequest
from reviews.library.actions import ChangedMeanwhile
from reviews.library.forms import SearchForm
from reviews.library.importing import BeingRead
from reviews.library.joining import NotJoinable, NotJoined
from reviews.library.keeping import SearchRemoved
from reviews.library.models import Study
from reviews.library.study_forms import ChosenForm
from reviews.protocol import access
from reviews.screening import foreseeing, imports, joining, searches
from reviews.screening.forms import chosen_to_stay


@require_http_methods(["GET", "HEAD", "POST"])
def change_search(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """Correct the description of a search."""
    librarian = access.as_librarian(request.user, review_id)
    found = get_object_or_404(librarian.review.searches, pk=pk)
    form = SearchForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            searches.change_search(
                librarian, form.save(commit=False), shown=form.cleaned_data["shown"]
            )
        except ChangedMeanwhile as refusal:
            form.add_error(None, str(refusal))
        except SearchRemoved as refusal:
            messages.error(request, str(refusal))
            return redirect("library:searches", review_id)
        else:
            messages.success(request, "The search was changed.")
            return redirect("library:search", review_id, pk)
    status = 422 if request.method == "POST" else 200
    name = librarian.review.searches.get(pk=pk)
    return render(
        request, "library/search_change.html", {"form": form, "search": name}, status=status
    )


@require_POST
def join(request: UserRequest, review_id: int) -> HttpResponse:
    """Join the studies that were ticked as one report.

    They stand in the form, or in the address for the Undo of a split.
    """
    librarian = access.as_librarian(request.user, review_id)
    data = request.POST if "studies" in request.POST else request.GET
    form = ChosenForm(data, review=librarian.review)
    if not form.is_valid():
        messages.error(request, "Tick at least two studies of this review that are one report.")
        return redirect("library:join_by_hand", review_id)
    chosen = list(form.cleaned_data["studies"])
    stays, run = chosen_to_stay(data), uuid4()
    try:
        root = joining.join(
            librarian, chosen, stays=stays, shown=request.POST.get("shown", ""), run=run
        )
    except foreseeing.LookFirst as refusal:
        if refusal.has_changed:
            messages.warning(request, str(refusal))
        return redirect(_ticked("screening:join_preview", review_id, chosen, stays=stays))
    except NotJoinable as refusal:
        messages.error(request, str(refusal))
        return redirect(_ticked("library:join_by_hand", review_id, chosen))
    messages.success(
        request,
        f"{len({root, *chosen})} studies are joined and screened as one. Nothing was deleted.",
        extra_tags=f"undo={reverse('screening:undo_joins', args=[review_id, run])}",
    )
    return redirect("library:study", review_id, root.pk)


@require_POST
def split(request: UserRequest, review_id: int, study_id: int) -> HttpResponse:
    """Take a study out of its group."""
    librarian = access.as_librarian(request.user, review_id)
    study = get_object_or_404(librarian.review.studies, pk=study_id, undone=False)
    other = study.joined_to or study.joined.filter(undone=False).order_by("pk").first()
    try:
        joining.split(librarian, study)
    except NotJoined as refusal:
        messages.error(request, str(refusal))
        return redirect("library:study", review_id, study_id)
    undo = ""
    if other is not None:
        root = study.joined_to_id or study.pk
        undo = f"undo={_ticked('screening:join', review_id, [study, other], stays=root)}"
    messages.success(
        request,
        "The study stands alone again. It is screened by itself and keeps its own decisions.",
        extra_tags=undo,
    )
    return redirect("library:study", review_id, study_id)


@require_http_methods(["GET", "HEAD", "POST"])
def undo_import(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """Say what undoing the import of a file takes out, and on a yes take it out."""
    librarian = access.as_librarian(request.user, review_id)
    file = get_object_or_404(librarian.review.files.select_related("search"), pk=pk)
    refusal = ""
    if request.method == "POST":
        try:
            imports.undo_import(librarian, file)
        except (BeingRead, imports.NotImported, imports.VotesInTheWay) as reason:
            refusal = str(reason)
        else:
            messages.success(
                request, f"The import of “{file.name}” was undone. The file itself is still here."
            )
            return redirect("library:file", review_id, pk)
    return render(
        request,
        "library/undo_import.html",
        {"file": file, "refusal": refusal, "effect": imports.effect_of_undoing(file)},
        status=409 if refusal else 200,
    )


def _ticked(page: str, review_id: int, studies: list[Study], *, stays: int | None = None) -> str:
    """The address of a page on which these studies are ticked, and which of them is to stay."""
    query = QueryDict(mutable=True)
    query.setlist("studies", [str(study.pk) for study in studies])
    if stays is not None:
        query["stays"] = str(stays)
    return f"{reverse(page, args=[review_id])}?{query.urlencode()}"
