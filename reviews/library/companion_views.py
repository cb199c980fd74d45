"""Pages on which companions are linked. They know nothing of decisions, and so give none away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from reviews.http import UserRequest
from reviews.library import best_of, finding, linking
from reviews.library.companions import companions_of, links_of, root_of
from reviews.library.group_models import Companion
from reviews.library.models import Study
from reviews.library.study_forms import CompanionForm
from reviews.protocol import access
from reviews.protocol.models import Member

FOUND_TO_LINK = 20


@require_http_methods(["GET", "HEAD", "POST"])
def companions(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """Search for a study that reports on the same investigation, and link it."""
    librarian = access.as_librarian(request.user, review_id)
    study = get_object_or_404(librarian.review.studies.defer("words"), pk=pk, undone=False)
    sent = request.POST if request.method == "POST" else None
    form = CompanionForm(sent, review=librarian.review)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                made = _linked(librarian, study, form)
            except linking.NotLinkable as refusal:
                form.add_error(None, str(refusal))
            else:
                _say_linked(request, made)
                return redirect("library:study", review_id, root_of(study))
        status = 422
    together = companions_of(librarian.review, [pk]).get(pk)
    known = {root_of(study), *(other.pk for other in (together.studies if together else ()))}
    text = (request.POST.get("q") or request.GET.get("q") or "").strip()
    found = (
        finding.to_choose(librarian.review, text, besides=known, most=FOUND_TO_LINK) if text else []
    )
    shown, *found = best_of.read([study, *found], fields=best_of.IN_A_LIST)
    return render(
        request,
        "library/companions.html",
        {
            "study": shown,
            "links": links_of(librarian.review, root_of(study)),
            "companions": together,
            "form": form,
            "text": text,
            "found": found,
            "most": FOUND_TO_LINK,
        },
        status=status,
    )


@require_POST
def unlink(request: UserRequest, review_id: int, companion_id: int) -> HttpResponse:
    """Take a link back."""
    librarian = access.as_librarian(request.user, review_id)
    companion = _companion(librarian, companion_id)
    try:
        linking.unlink(librarian, companion)
    except linking.NotLinked as refusal:
        messages.error(request, str(refusal))
    else:
        again = reverse("library:link_again", args=[review_id, companion.pk])
        messages.success(request, "The link was taken back.", extra_tags=f"undo={again}")
    return redirect("library:study", review_id, root_of(companion.study))


@require_POST
def link_again(request: UserRequest, review_id: int, companion_id: int) -> HttpResponse:
    """Undo taking a link back."""
    librarian = access.as_librarian(request.user, review_id)
    earlier = _companion(librarian, companion_id)
    try:
        if earlier.of is None:
            made = linking.link_to_earlier(
                librarian, earlier.study, earlier.earlier, note=earlier.note
            )
        else:
            made = linking.link(librarian, earlier.study, earlier.of, note=earlier.note)
    except linking.NotLinkable as refusal:
        messages.error(request, str(refusal))
    else:
        _say_linked(request, made)
    return redirect("library:study", review_id, root_of(earlier.study))


def _companion(librarian: Member, pk: int) -> Companion:
    return get_object_or_404(librarian.review.companions.select_related("study", "of"), pk=pk)


def _linked(librarian: Member, study: Study, form: CompanionForm) -> Companion:
    said = form.cleaned_data
    if said["of"] is not None:
        return linking.link(librarian, study, said["of"], note=said["note"])
    return linking.link_to_earlier(librarian, study, said["earlier"], note=said["note"])


def _say_linked(request: UserRequest, made: Companion) -> None:
    undo = reverse("library:unlink", args=[made.review_id, made.pk])
    other = f"“{made.of}”" if made.of else f"“{made.earlier}” of an earlier version"
    messages.success(
        request,
        f"Noted: this reports on the same investigation as {other}.",
        extra_tags=f"undo={undo}",
    )
