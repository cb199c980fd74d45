"""The page that takes whatever is on the clipboard, and the one on which a person checks it."""

import re

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from reviews.http import UserRequest
from reviews.library import keeping, pasting
from reviews.library.paste_check import Check
from reviews.library.paste_forms import PasteForm
from reviews.protocol import access
from reviews.protocol.models import Member

# Which drafts a button ticks: the work that the text is about, and those that it lists.
TICKS = {
    "article": (True, False),
    "list": (False, True),
    "all": (True, True),
    "none": (False, False),
}

TURNED = re.compile(r"page-(\d{1,6})")  # what a button that turns to another page sends


@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: UserRequest, review_id: int) -> HttpResponse:
    """Take a text, show what was read from it, and save what a person makes of that.

    The text goes with every form and is understood anew each time, so nothing is stored before
    it is saved.
    """
    librarian = access.as_librarian(request.user, review_id)
    asked = request.POST if request.method == "POST" else request.GET
    search = asked.get("search", "")
    form = PasteForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(
            request, "library/paste.html", {"form": form, "search": search}, status=status
        )
    act = request.POST.get("act", "read")
    if act == "read":
        return _show(request, Check(librarian.review, form.pasted, search=search))
    check = Check(librarian.review, form.pasted, request.POST)
    if not check.is_as_read:
        messages.error(request, "Tandem reads this text otherwise by now. Please check it again.")
        return _show(request, Check(librarian.review, form.pasted), status=409)
    if act in TICKS:
        article, listed = TICKS[act]
        check.tick(article=article, listed=listed)
        return _show(request, check)
    if turned := TURNED.fullmatch(request.POST.get("go", "") if act == "go" else act):
        check.turn_to(int(turned[1]))
        return _show(request, check)
    return _save(request, librarian, form, check)


def _save(request: UserRequest, librarian: Member, form: PasteForm, check: Check) -> HttpResponse:
    """Save what is kept, or show the page again and say why not."""
    if not check.pasted.format and not check.kept():
        return _show(request, check, refusal="Tick at least one reference to keep.", status=422)
    if not check.is_valid():
        return _show(request, check, status=422)
    try:
        file = pasting.paste(
            librarian,
            text=form.cleaned_data["text"],
            source=check.place.source(),
            saved=check.saved(),
            again="again" in request.POST,
        )
    except keeping.SeenBefore as seen:
        return _show(request, check, seen=seen, status=409)
    except keeping.SearchRemoved as gone:
        return _show(request, check, refusal=str(gone), status=409)
    return redirect("library:file", librarian.review_id, file.pk)


def _show(
    request: UserRequest,
    check: Check,
    *,
    seen: keeping.SeenBefore | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"check": check, "seen": seen, "refusal": refusal}
    return render(request, "library/paste_check.html", context, status=status)
