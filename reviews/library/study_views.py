"""Pages about studies and duplicates. They know nothing of decisions, and so give none away."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from reviews.choices import Aside, Stage, label
from reviews.http import UserRequest
from reviews.library import (
    actions,
    best_of,
    comparing,
    counting,
    finding,
    groups_csv,
    naming,
    pairs,
)
from reviews.library.companions import companions_of, links_of
from reviews.library.group_models import Join
from reviews.library.models import Study
from reviews.library.pages import page_of
from reviews.library.study_forms import ChosenForm, StudyForm
from reviews.protocol import access
from reviews.protocol.models import Member

GROUPS_ON_A_PAGE = 20
SHOWN_OF_A_GROUP = 6
FOUND_TO_JOIN = 20


@require_safe
def studies(request: UserRequest, review_id: int) -> HttpResponse:
    """Every study of the review, or those that a search finds.

    Full texts are searched for those who may know which studies are included so far.
    """
    member = access.as_member(request.user, review_id)
    text = request.GET.get("q", "").strip()
    in_full_texts = bool(text) and access.sees_results(member)
    found = finding.found(member.review, text, in_full_texts=in_full_texts)
    rows = finding.with_places(found)
    page = page_of(rows.defer("words", "abstract", "keywords"), request)
    context = {
        "page": page,
        "studies": best_of.read(page.rows, fields=best_of.IN_A_LIST),
        "text": text,
        "total": counting.up_to(found),
        "in_full_texts": in_full_texts,
        "said_in_full_text": (
            finding.said_in_full_text(member.review, text, page.rows) if in_full_texts else set()
        ),
        "may_change": member.is_a(*access.LIBRARIANS),
    }
    return render(request, "library/studies.html", context)


@require_safe
def study(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """One study: what people read, where it came from, and what it is joined with."""
    member = access.as_member(request.user, review_id)
    found = get_object_or_404(
        member.review.studies.select_related("reference__file__search").defer("words"), pk=pk
    )
    librarian = member.is_a(*access.LIBRARIANS)
    root = found.joined_to_id or found.pk
    group = comparing.members_of([root])[root]
    corrections = comparing.corrections(found)
    sources: dict[str, best_of.Source] = {}
    if found.joined_to_id is None and len(group) > 1:
        # With its source and keywords, which the group's members have no need of.
        found, sources = best_of.of_group([found, *group[1:]])
    joins = {
        join.study_id: join
        for join in Join.objects.filter(into=root, split_at=None).select_related("joined_by__user")
    }
    return render(
        request,
        "library/study.html",
        {
            "study": found,
            "sources": sources,
            "root": root,
            "corrections": corrections,
            "group": comparing.compared(group, joins),
            "removal": _removal(found),
            "report": _report(found) if librarian else None,
            "may_report": member.is_a(*access.WORKERS),
            "companions": companions_of(member.review, [root]).get(root),
            "links": links_of(member.review, root),
            "may_change": librarian,
        },
    )


def _removal(study: Study) -> Any:
    """The newest removal of the study that is screened for its group, or None.

    Of a duplicate that is the one it is joined to: nobody reads either.
    """
    root = study.joined_to or study
    return root.removals.select_related("removed_by__user").order_by("pk").last()


def _report(study: Study) -> dict[str, Any] | None:
    """How the study's report stands, for those who may know that it is sought; None if it is not.

    Later rooms say so, through the relations that they add.
    """
    sought = study.screenings.filter(stage=Stage.FULL_TEXT, aside=Aside.NOT).first()
    if sought is None:
        return None
    return {
        "screening": sought,
        "state": label(sought.report_state),
        "note": study.retrieval_notes.order_by("pk").last(),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: UserRequest, review_id: int, pk: int) -> HttpResponse:
    """Correct the fields of a study; what the file said stays with the reference."""
    librarian = access.as_librarian(request.user, review_id)
    found = get_object_or_404(
        librarian.review.studies.select_related("reference"), pk=pk, undone=False
    )
    corrections = comparing.corrections(found)
    [found] = best_of.read([found])
    title = str(found)
    form = StudyForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            changed = actions.correct(
                librarian, form.save(commit=False), shown=form.cleaned_data["shown"]
            )
        except actions.ChangedMeanwhile as refusal:
            form.add_error(None, str(refusal))
        else:
            if changed:
                names = ", ".join(naming.NAMES[name] for name in changed)
                messages.success(request, f"Corrected: {names}. The reference keeps the original.")
            return redirect("library:study", review_id, pk)
    return render(
        request,
        "library/study_change.html",
        {
            "form": form,
            "study": found,
            "study_title": title,
            "corrections": corrections,
            "taken": best_of.told(found),
        },
        status=422 if request.method == "POST" else 200,
    )


@require_safe
def duplicates(request: UserRequest, review_id: int) -> HttpResponse:
    """The groups of studies that are one report, or those a search finds, the newest first."""
    member = access.as_member(request.user, review_id)
    text = request.GET.get("q", "").strip()
    found = comparing.newest_joins(member.review)
    if text:
        found = found.filter(finding.joins_of_groups(member.review, text))
    page = page_of(
        found,
        request,
        size=GROUPS_ON_A_PAGE,
        newest_first=True,
    )
    return render(
        request,
        "library/duplicates.html",
        {
            "page": page,
            "groups": comparing.groups(page.rows),
            "shown": SHOWN_OF_A_GROUP,
            "totals": counting.totals(member.review),
            "text": text,
            "pairs": counting.up_to(pairs.waiting(member.review)),
            "related": counting.up_to(pairs.related(member.review)),
            "may_change": member.is_a(*access.LIBRARIANS),
        },
    )


@require_GET
def duplicates_csv(request: UserRequest, review_id: int) -> StreamingHttpResponse:
    """All groups with what speaks for each join, sent while it is being written."""
    member = access.as_member(request.user, review_id)
    return StreamingHttpResponse(
        groups_csv.pieces(member.review),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="duplicates.csv"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def join_by_hand(request: UserRequest, review_id: int) -> HttpResponse:
    """Search for studies, tick those that are one report, and join them.

    Searching again posts the ticks, so that they are kept; the answer sends the browser to an
    address that names them, or with `look` to the page on which the one that stays is chosen.
    """
    librarian = access.as_librarian(request.user, review_id)
    if request.method == "POST":
        return redirect(_by_hand(librarian, request.POST))
    chosen = _chosen(librarian, request.GET)
    text = request.GET.get("q", "").strip()
    found: list[Study] = []
    if text:
        others = finding.found(librarian.review, text).exclude(pk__in=[one.pk for one in chosen])
        found = list(others.defer("words", "abstract", "keywords").order_by("pk")[:FOUND_TO_JOIN])
    shown = best_of.read([*chosen, *found], fields=best_of.IN_A_LIST)
    chosen, found = shown[: len(chosen)], shown[len(chosen) :]
    return render(
        request,
        "library/join_by_hand.html",
        {"text": text, "chosen": chosen, "found": found, "most": FOUND_TO_JOIN},
    )


def _chosen(librarian: Member, data: QueryDict) -> list[Study]:
    """The studies that are ticked, as far as they are the review's."""
    form = ChosenForm(data, review=librarian.review)
    return list(form.cleaned_data["studies"]) if form.is_valid() else []


def _by_hand(librarian: Member, data: QueryDict) -> str:
    page = "screening:join_preview" if "look" in data else "library:join_by_hand"
    query = QueryDict(mutable=True)
    query["q"] = data.get("q", "")
    query.setlist("studies", [str(one.pk) for one in _chosen(librarian, data)])
    return f"{reverse(page, args=[librarian.review_id])}?{query.urlencode()}"
