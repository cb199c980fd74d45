"""Pages for who finds, while reading, that two studies are the same report."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reviews.choices import Stage
from reviews.http import UserRequest
from reviews.library import best_of, comparing, finding, suspecting
from reviews.library.companions import root_of
from reviews.library.joining import NotJoinable
from reviews.library.models import Study
from reviews.library.study_forms import ChosenForm, OtherForm
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.screening import foreseeing, joining
from reviews.screening.forms import chosen_to_stay

FOUND = 10


@require_http_methods(["GET", "HEAD", "POST"])
def duplicate_of(request: UserRequest, review_id: int, study_id: int) -> HttpResponse:
    """Search for the study that this one repeats; librarians join the two, screeners report them.

    `stage` names where the reader was screening, and goes on afterwards.
    """
    member = access.as_worker(request.user, review_id)
    study = get_object_or_404(member.review.studies.defer("words"), pk=study_id, undone=False)
    asked = request.POST if request.method == "POST" else request.GET
    form = OtherForm(asked, review=member.review)
    other: Study | None = form.cleaned_data["of"] if form.is_valid() else None
    if other is not None and root_of(other) == root_of(study):
        form.add_error("of", "These two are one study already.")
        other = None
    refusal = ""
    if request.method == "POST" and other is not None:
        try:
            _act(request, member, study, other)
        except (NotJoinable, suspecting.NotReported) as reason:
            refusal = str(reason)
        else:
            return _onwards(review_id, study, _stage_in(asked))
    context = _context(member, study, other, asked)
    context |= {"stage": _stage_in(asked), "form": form, "refusal": refusal}
    if request.htmx and request.method != "POST":
        return render(request, "screening/_duplicate_found.html", context)
    status = 409 if refusal else 422 if request.method == "POST" or form.errors else 200
    return render(request, "screening/duplicate_of.html", context, status=status)


@require_POST
def take_back_report(request: UserRequest, review_id: int, pair_id: int) -> HttpResponse:
    """Take back what one reported. `?stage=` names where the reader was screening, and goes on;
    anyone else comes to the page on which the two can be reported again.
    """
    member = access.as_worker(request.user, review_id)
    pair = get_object_or_404(member.review.pairs, pk=pair_id)
    try:
        suspecting.take_back(member, pair)
    except suspecting.NotTakenBack as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Taken back. The two are not reported any more.")
    if stage := _stage_in(request.GET):
        return redirect("screening:take", review_id, stage)
    page = reverse("screening:duplicate_of", args=[review_id, pair.a_id])
    return redirect(f"{page}?of={pair.b_id}")


@require_safe
def join_preview(request: UserRequest, review_id: int) -> HttpResponse:
    """What becomes of the votes on the studies that somebody wants to join, before they do."""
    librarian = access.as_librarian(request.user, review_id)
    form = ChosenForm(request.GET, review=librarian.review)
    roots: set[int] = set()
    if form.is_valid():
        roots = {root_of(study) for study in form.cleaned_data["studies"]}
    if len(roots) < 2:
        messages.error(request, "Choose at least two studies that are not joined yet.")
        return redirect("library:join_by_hand", review_id)
    found = _with_sources(librarian, *roots)
    return render(
        request,
        "screening/join_preview.html",
        {
            "studies": found,
            "compared": comparing.side_by_side(found),
            "foreseen": foreseeing.foreseen(librarian, found, chosen=chosen_to_stay(request.GET)),
        },
    )


def _act(request: UserRequest, member: Member, study: Study, other: Study) -> None:
    """Join the two or report them, and say so. Raises NotJoinable or NotReported."""
    if not member.is_a(*access.LIBRARIANS):
        pair = suspecting.report(member, study, other)
        undo = reverse("screening:take_back_report", args=[member.review_id, pair.pk])
        messages.success(
            request,
            "Reported: who keeps the library will look at the two. Go on as before.",
            extra_tags=f"undo={undo}?stage={_stage_in(request.POST)}",
        )
        return
    run = uuid4()
    joining.join(
        member,
        [study, other],
        stays=chosen_to_stay(request.POST),
        shown=request.POST.get("shown", ""),
        run=run,
    )
    undo = reverse("screening:undo_joins", args=[member.review_id, run])
    messages.success(
        request, "Joined: they are screened as one from now on.", extra_tags=f"undo={undo}"
    )


def _context(member: Member, study: Study, other: Study | None, asked: QueryDict) -> dict[str, Any]:
    may_join = member.is_a(*access.LIBRARIANS)
    text = asked.get("q", "").strip()
    context: dict[str, Any] = {"study": study, "other": other, "text": text, "may_join": may_join}
    if other is not None:
        pair = _with_sources(member, root_of(study), root_of(other))
        context["compared"] = comparing.side_by_side(pair)
        if may_join:
            context["foreseen"] = foreseeing.foreseen(member, pair, chosen=chosen_to_stay(asked))
        return context
    context["reported"] = _reported(member, study)
    besides = {study.pk, root_of(study)}
    if text:
        found = finding.to_choose(member.review, text, besides=besides, most=FOUND)
    else:
        found = finding.alike(member.review, root_of(study), most=FOUND)
    context["study"], *context["found"] = best_of.read([study, *found], fields=best_of.IN_A_LIST)
    context["most"] = FOUND
    return context


def _reported(member: Member, study: Study) -> list[tuple[int, Study]]:
    """What the member reported of the study and nobody answered: the pair, and the other study."""
    waiting = suspecting.waiting_of(member, study).select_related("a", "b")
    root = root_of(study)
    return [(pair.pk, pair.b if pair.root_a == root else pair.a) for pair in waiting]


def _with_sources(member: Member, *roots: int) -> list[Study]:
    """The studies with the files they came from, as they are compared."""
    found = member.review.studies.filter(pk__in=roots).order_by("pk")
    return list(found.select_related("reference__file__search").defer("words", "keywords"))


def _stage_in(asked: QueryDict) -> Stage | str:
    """Where the reader was screening; empty for who came from elsewhere, and for nonsense."""
    stage = asked.get("stage", "")
    return Stage(stage) if stage in set(Stage) else ""


def _onwards(review_id: int, study: Study, stage: Stage | str) -> HttpResponseRedirect:
    """Back to screening, for who came from there, else to the study."""
    if stage:
        return redirect("screening:take", review_id, stage)
    return redirect("library:study", review_id, root_of(Study.objects.get(pk=study.pk)))
