"""Pages of the runs in which studies were joined, and undoing a whole one."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from reviews.http import UserRequest
from reviews.library import runs
from reviews.library.joining import NotJoined
from reviews.library.pages import page_of
from reviews.protocol import access
from reviews.screening import pairing
from reviews.screening.models import Decision

RUNS_ON_A_PAGE = 25
SHOWN_OF_A_RUN = 50


@require_safe
def all_runs(request: UserRequest, review_id: int) -> HttpResponse:
    """Every import and every click that joined something, the newest first."""
    member = access.as_member(request.user, review_id)
    found = runs.first_joins(member.review)
    page = page_of(found, request, size=RUNS_ON_A_PAGE, newest_first=True)
    return render(request, "screening/runs.html", {"page": page, "runs": runs.told(page.rows)})


@require_safe
def one_run(request: UserRequest, review_id: int, run: UUID) -> HttpResponse:
    """One run: what it joined, and what undoing it would mean."""
    member = access.as_member(request.user, review_id)
    first = runs.first_joins(member.review).filter(run=run).first()
    if first is None:
        raise Http404("No joins of this review belong together under this name.")
    [told] = runs.told([first])
    stands = runs.standing(member.review, run)
    may_change = member.is_a(*access.LIBRARIANS)
    voted = Exists(Decision.objects.filter(study=OuterRef("study")))
    page = page_of(
        stands.select_related("study", "into").defer(
            "study__words", "study__abstract", "into__words", "into__abstract"
        ),
        request,
        size=SHOWN_OF_A_RUN,
    )
    return render(
        request,
        "screening/run.html",
        {
            "run": told,
            "page": page,
            "groups": stands.values("into").distinct().count() if may_change else 0,
            "voted": stands.filter(voted).count() if may_change else 0,
            "may_change": may_change,
        },
    )


@require_POST
def undo_joins(request: UserRequest, review_id: int, run: UUID) -> HttpResponse:
    """Undo all that one click, or one import, joined."""
    librarian = access.as_librarian(request.user, review_id)
    if not librarian.review.joins.filter(run=run).exists():
        raise Http404("No joins of this review belong together under this name.")
    try:
        count = pairing.undo(librarian, run)
    except NotJoined as refusal:
        messages.error(request, str(refusal))
    else:
        many = "1 study is" if count == 1 else f"{count:,} studies are"
        messages.success(request, f"Undone: {many} back where they were before.")
    return redirect("screening:run", review_id, run)
