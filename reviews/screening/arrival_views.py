"""PDFs that arrived: of which study each one is, and putting away what is of none."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reviews.choices import Stage, TextState, label
from reviews.http import UserRequest
from reviews.library.pages import page_of
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.retrieval import actions, keeping
from reviews.retrieval.jobs import read_later
from reviews.retrieval.models import FullText
from reviews.retrieval.reading import UNREADABLE, reading_of
from reviews.screening import retrieving, rules, seeking
from reviews.screening.forms import MatchesForm, MatchForm, PdfsForm
from reviews.screening.models import Screening
from reviews.screening.proposing import is_by_doi
from reviews.screening.stage_views import tabs

ON_A_PAGE = 20
FOUND_TO_MATCH = 20
MOST_LOOKED_AGAIN = 500


@require_safe
def arrived(request: UserRequest, review_id: int) -> HttpResponse:
    """The PDFs that are of no study yet, each with the one that it seems to be of.

    htmx gets the list alone, for which the page asks again while PDFs are being read.
    """
    librarian = access.as_librarian(request.user, review_id)
    page = page_of(seeking.unmatched(librarian), request, size=ON_A_PAGE)
    return render(
        request,
        "retrieval/_arrived_list.html" if request.htmx else "retrieval/arrived.html",
        {
            "stage_label": label(Stage.FULL_TEXT),
            "tabs": tabs(librarian, Stage.FULL_TEXT, request.path),
            "page": page,
            "here": request.get_full_path(),
            "readings": [reading_of(one) for one in page.rows],
            "by_doi": [one for one in page.rows if is_by_doi(one)],
            "waiting": any(one.state == TextState.WAITING for one in page.rows),
            "without": any(
                one.proposed_id is None and one.state != TextState.WAITING for one in page.rows
            ),
        },
    )


@require_POST
def upload(request: UserRequest, review_id: int) -> HttpResponse:
    """Take in many PDFs, whatever studies they are of."""
    librarian = access.as_librarian(request.user, review_id)
    form = PdfsForm(request.POST, request.FILES)
    if not form.is_valid():
        for error in form.errors.get("uploads", []):
            messages.error(request, str(error))
        return redirect("screening:retrieval", review_id)
    taken = 0
    for one in form.cleaned_data["uploads"]:
        try:
            actions.receive(librarian, name=one.name or "unnamed", kept=keeping.keep(one))
        except (keeping.NotAPdf, keeping.PdfTooLarge, actions.HereAlready) as refusal:
            messages.error(request, str(refusal))
        else:
            taken += 1
    if taken:
        files = "1 PDF was" if taken == 1 else f"{taken} PDFs were"
        messages.success(request, f"{files} taken in. Their studies are being looked for.")
        return redirect("screening:arrived", review_id)
    return redirect("screening:retrieval", review_id)


@require_http_methods(["GET", "HEAD", "POST"])
def match(request: UserRequest, review_id: int, full_text_id: int) -> HttpResponse:
    """Search for the study of a PDF, and say that it is this one."""
    librarian = access.as_librarian(request.user, review_id)
    found = _found(librarian, full_text_id)
    if request.method == "POST":
        return _matched(request, librarian, found)
    if found.study is not None or found.removed_at is not None:
        return redirect("screening:full_text", review_id, full_text_id)
    text = request.GET.get("q", "").strip()
    rows: list[seeking.Row] = []
    if text:
        screenings = seeking.matching(librarian, state=None, text=text).order_by("study_id")
        rows = seeking.rows_of(list(screenings[:FOUND_TO_MATCH]))
    context: dict[str, Any] = {
        "reading": reading_of(found),
        "problem": UNREADABLE.get(TextState(found.state), ""),
        "beginning": found.text.split("\f")[0][:600],
        "text": text,
        "rows": rows,
        "most": FOUND_TO_MATCH,
    }
    return render(request, "retrieval/match.html", context)


@require_POST
def match_all(request: UserRequest, review_id: int) -> HttpResponse:
    """Match the PDFs that the page named, each with the study that it proposed."""
    librarian = access.as_librarian(request.user, review_id)
    form = MatchesForm(request.POST)
    if not form.is_valid():
        messages.error(request, "This page is out of date. Nothing was changed.")
        return redirect("screening:arrived", review_id)
    matched, refusals = retrieving.match_all(form.cleaned_data["pairs"], librarian)
    for refusal in refusals:
        messages.warning(request, refusal)
    if matched:
        files = "1 PDF was" if len(matched) == 1 else f"{len(matched)} PDFs were"
        messages.success(request, f"{files} matched. Each can be taken off its study again.")
    return redirect("screening:arrived", review_id)


@require_POST
def look_again(request: UserRequest, review_id: int) -> HttpResponse:
    """Have the studies of PDFs that have no proposal looked for once more."""
    librarian = access.as_librarian(request.user, review_id)
    without = seeking.unmatched(librarian).filter(proposed=None).exclude(state=TextState.WAITING)
    for one in without.order_by("pk")[:MOST_LOOKED_AGAIN]:
        read_later(one)
    messages.success(request, "Their studies are being looked for again.")
    return redirect("screening:arrived", review_id)


@require_POST
def unmatch(request: UserRequest, review_id: int, full_text_id: int) -> HttpResponse:
    """Take a PDF off its study."""
    librarian = access.as_librarian(request.user, review_id)
    _found(librarian, full_text_id)
    try:
        found = retrieving.unmatch(full_text_id=full_text_id, member=librarian)
    except rules.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"“{found.name}” is of no study again.")
    return redirect("screening:arrived", review_id)


@require_POST
def put_away(request: UserRequest, review_id: int, full_text_id: int) -> HttpResponse:
    """Take a PDF out of the full texts."""
    librarian = access.as_librarian(request.user, review_id)
    _found(librarian, full_text_id)
    found = retrieving.put_away(full_text_id=full_text_id, member=librarian)
    back = reverse("screening:bring_back", args=[review_id, full_text_id])
    messages.success(
        request, f"“{found.name}” was put away. The file is kept.", extra_tags=f"undo={back}"
    )
    if request.htmx and found.study_id is None:
        return render(request, "retrieval/_gone.html")
    return _back(librarian, found)


@require_POST
def bring_back(request: UserRequest, review_id: int, full_text_id: int) -> HttpResponse:
    """Undo that a PDF was put away."""
    librarian = access.as_librarian(request.user, review_id)
    found = _found(librarian, full_text_id)
    try:
        found = retrieving.bring_back(full_text_id=full_text_id, member=librarian)
    except (rules.Refused, Screening.DoesNotExist) as refusal:
        messages.error(request, str(refusal) or "The study is not in the review any more.")
    else:
        messages.success(request, f"“{found.name}” is back.")
    return _back(librarian, found)


def _matched(request: UserRequest, librarian: Member, found: FullText) -> HttpResponse:
    form = MatchForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Choose the study that this PDF is of.")
        return redirect("screening:match", librarian.review_id, found.pk)
    study_id = form.cleaned_data["study"]
    try:
        matched = retrieving.match(full_text_id=found.pk, study_id=study_id, member=librarian)
    except Screening.DoesNotExist as error:
        raise Http404("No such study.") from error
    except rules.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        off = reverse("screening:unmatch", args=[librarian.review_id, matched.pk])
        messages.success(
            request,
            f"“{matched.name}” is the full text of “{matched.study}”.",
            extra_tags=f"undo={off}",
        )
        if request.htmx:
            return render(request, "retrieval/_gone.html")
    return _to_arrived(request, librarian.review_id)


def _to_arrived(request: UserRequest, review_id: int) -> HttpResponse:
    """To the PDFs without a study; htmx loads that page anew."""
    response = redirect("screening:arrived", review_id)
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": response.url})
    return response


def _found(member: Member, full_text_id: int) -> FullText:
    """The review's PDF. Raises Http404."""
    try:
        return (
            FullText.objects.select_related("study", "proposed")
            .defer("words")
            .get(review=member.review_id, pk=full_text_id)
        )
    except FullText.DoesNotExist as error:
        raise Http404("No such full text.") from error


def _back(member: Member, found: FullText) -> HttpResponse:
    """To the study's row in the list, or to the PDFs without a study."""
    if found.study_id is None:
        return redirect("screening:arrived", member.review_id)
    address = reverse("screening:retrieval", args=[member.review_id])
    return redirect(f"{address}?after={found.study_id - 1}#study-{found.study_id}")
