"""Taking studies out of screening and bringing them back: one, those ticked, or all found."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from reviews.choices import Aside
from reviews.http import UserRequest
from reviews.library import finding
from reviews.library.models import Study
from reviews.library.pages import number_in
from reviews.protocol import access
from reviews.protocol.models import Member, Review
from reviews.screening import removing
from reviews.screening.forms import RemovalForm
from reviews.screening.models import Removal

NAMED = 10  # studies named on the page; of more, only their number is said


@require_http_methods(["GET", "HEAD", "POST"])
def take_out(request: UserRequest, review_id: int) -> HttpResponse:
    """Say what taking the chosen studies out of screening would do; then take them out.

    Chosen is all that a search (`q`) finds, or else what was ticked (`studies`).
    """
    librarian = access.as_librarian(request.user, review_id)
    data = request.POST if request.method == "POST" else request.GET
    chosen = _chosen(librarian.review, data)
    form = RemovalForm(request.POST if request.method == "POST" else None)
    status, refusal = 200, ""
    if request.method == "POST":
        if form.is_valid():
            try:
                return _take_out(request, librarian, chosen, **form.cleaned_data)
            except removing.NothingToRemove as reason:
                status, refusal = 409, str(reason)
        else:
            status = 422
    return render(
        request,
        "screening/take_out.html",
        {
            "form": form,
            "refusal": refusal,
            "effect": removing.effect_of_removing(librarian.review, chosen),
            "named": list(chosen.defer("words", "abstract").order_by("pk")[: NAMED + 1]),
            "most": NAMED,
            "studies": data.getlist("studies"),
            "text": data.get("q", "").strip(),
        },
        status=status,
    )


@require_POST
def screen_again(request: UserRequest, review_id: int) -> HttpResponse:
    """Ask for votes again on a study that was removed (`study`), or on all of one act (`act`)."""
    librarian = access.as_librarian(request.user, review_id)
    act = _act(request, librarian)
    studies = removing.studies_of_act(act) if act else [number_in(request.GET, "study")]
    try:
        back = removing.bring_back(librarian, studies)
    except removing.NothingToBringBack as refusal:
        messages.error(request, str(refusal))
        return redirect("library:studies", review_id)
    undo = ""
    if act := act or Removal.objects.filter(study=back[0]).exclude(kind="").order_by("pk").last():
        undo = f"undo={reverse('screening:take_out_again', args=[review_id])}?act={act.pk}"
    messages.success(request, f"{_studies(back)} screened again.", extra_tags=undo)
    return _answer(review_id, back)


@require_POST
def take_out_again(request: UserRequest, review_id: int) -> HttpResponse:
    """Undo bringing back: take out what one act (`act`) removed and has been brought back since."""
    librarian = access.as_librarian(request.user, review_id)
    act = _act(request, librarian)
    again = removing.studies_brought_back(act) if act else []
    kind, why = (Aside(act.kind), act.why) if act else (Aside.REMOVED, "")
    chosen = librarian.review.studies.filter(pk__in=again)
    try:
        return _take_out(request, librarian, chosen, kind=kind, why=why)
    except removing.NothingToRemove as refusal:
        messages.error(request, str(refusal))
        return redirect("library:studies", review_id)


def _take_out(
    request: UserRequest, librarian: Member, chosen: QuerySet[Study], *, kind: Aside, why: str
) -> HttpResponse:
    """Take studies out and say how many. Raises removing.NothingToRemove."""
    asked = list(chosen.values_list("pk", flat=True))
    removed = removing.remove(librarian, asked, kind=kind, why=why)
    own = Removal.objects.filter(study=removed[0], removed_by=librarian, kind=kind)
    act = own.order_by("pk").last()
    undo = ""
    if act is not None:
        undo = f"undo={reverse('screening:screen_again', args=[librarian.review_id])}?act={act.pk}"
    left = len(asked) - len(removed)
    said = f"{_studies(removed)} not screened any more."
    if left:
        said += f" Left as before: {left:,}."
    if voted := removing.effect_of_removing(librarian.review, chosen).voted:
        said += f" Voted on, now or earlier, and so screened: {voted:,}."
    messages.success(request, said, extra_tags=undo)
    return _answer(librarian.review_id, removed)


def _chosen(review: Review, data: QueryDict) -> QuerySet[Study]:
    """All that the search finds, or else the studies that were ticked; of this review only."""
    if text := data.get("q", "").strip():
        return finding.found(review, text, in_full_texts=True)
    ticked = [int(text) for text in data.getlist("studies") if text.isdecimal() and len(text) < 19]
    return review.studies.filter(pk__in=ticked, undone=False)


def _act(request: HttpRequest, librarian: Member) -> Removal | None:
    """The removal that stands for its act, if the address names one of this review."""
    removals = Removal.objects.filter(review=librarian.review_id, pk=number_in(request.GET, "act"))
    return removals.exclude(kind=Aside.NOT).first()


def _answer(review_id: int, studies: list[int]) -> HttpResponse:
    """The page of the only study, or the list."""
    if len(studies) == 1:
        return redirect("library:study", review_id, studies[0])
    return redirect("library:studies", review_id)


def _studies(studies: list[int]) -> str:
    return "1 study is" if len(studies) == 1 else f"{len(studies):,} studies are"
