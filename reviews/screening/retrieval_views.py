"""The reports being looked for: where each one is, its PDFs, and what came of looking."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reviews.choices import Retrieval, Stage, label
from reviews.http import UserRequest
from reviews.library.pages import number_in, page_of
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.retrieval import keeping
from reviews.retrieval.models import FullText
from reviews.screening import full_text, retrieving, rules, seeking
from reviews.screening.forms import PdfsForm, RetrievalForm
from reviews.screening.models import Screening
from reviews.screening.stage_views import tabs

SAID = {
    Retrieval.SOUGHT: "The report is being looked for.",
    Retrieval.REQUESTED: "The report has been requested.",
    Retrieval.RETRIEVED: "The report was retrieved.",
    Retrieval.NOT_RETRIEVED: "The report could not be retrieved.",
    Retrieval.ONGOING: "The study is ongoing.",
    Retrieval.AWAITING_CLASSIFICATION: "The study awaits classification.",
}
HERE_ANYWAY = "Noted. Somebody has voted on this full text, so it counts as retrieved."


@require_safe
def retrieval(request: UserRequest, review_id: int) -> HttpResponse:
    """The reports being looked for, of one state or all, and what came of it."""
    librarian = access.as_librarian(request.user, review_id)
    asked, text = request.GET.get("state", ""), request.GET.get("q", "").strip()
    state = Retrieval(asked) if asked in set(Retrieval) else None
    return _list(request, librarian, seeking.matching(librarian, state=state, text=text), state)


def _list(
    request: UserRequest,
    librarian: Member,
    found: QuerySet[Screening],
    state: Retrieval | None = None,
    *,
    refused: RetrievalForm | None = None,
) -> HttpResponse:
    """The page. `refused`: what was written about the only report found, and not saved."""
    page = page_of(found, request, key_name="study_id")
    context = {
        "stage_label": label(Stage.FULL_TEXT),
        "tabs": tabs(librarian, Stage.FULL_TEXT, request.path),
        "rows": seeking.rows_of(page.rows),
        "page": page,
        "text": request.GET.get("q", "").strip(),
        "state": state,
        "states": _states(librarian, state),
        "unmatched": seeking.unmatched(librarian).count(),
        "form": refused,
    }
    return render(request, "retrieval/retrieval.html", context, status=422 if refused else 200)


@require_POST
def note(request: UserRequest, review_id: int, study_id: int) -> HttpResponse:
    """Write down what came of looking for a report."""
    librarian = access.as_librarian(request.user, review_id)
    form = RetrievalForm(request.POST)
    if not form.is_valid():
        _found(librarian, study_id)
        if request.htmx:
            return _answer(request, librarian, study_id, refused=form)
        only = full_text.sought(librarian).filter(study=study_id)
        return _list(request, librarian, only, refused=form)

    try:
        written = full_text.note_retrieval(study_id=study_id, member=librarian, **form.cleaned_data)
    except Screening.DoesNotExist as error:
        raise Http404("No such study.") from error
    except rules.Refused as refusal:
        messages.error(request, str(refusal))
        return _answer(request, librarian, study_id, status=409)
    state = Retrieval(written.state)
    said = SAID[state] if _found(librarian, study_id).report_state == state else HERE_ANYWAY
    back = reverse("screening:take_back_note", args=[review_id, study_id])
    messages.success(request, said, extra_tags=f"undo={back}?note={written.pk}")
    return _answer(request, librarian, study_id)


@require_POST
def take_back(request: UserRequest, review_id: int, study_id: int) -> HttpResponse:
    """Undo the note that the address names, if it is still the newest."""
    librarian = access.as_librarian(request.user, review_id)
    try:
        written = full_text.take_back_note(
            study_id=study_id, member=librarian, note_id=number_in(request.GET, "note")
        )
    except Screening.DoesNotExist as error:
        raise Http404("No such study.") from error
    except rules.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Taken back. {SAID[Retrieval(written.state)]}")
    return _answer(request, librarian, study_id)


@require_POST
def add(request: UserRequest, review_id: int, study_id: int) -> HttpResponse:
    """Add PDFs to a study; with the first its report is retrieved."""
    librarian = access.as_librarian(request.user, review_id)
    _found(librarian, study_id)
    form = PdfsForm(request.POST, request.FILES)
    if not form.is_valid():
        for error in form.errors.get("uploads", []):
            messages.error(request, str(error))
        return _answer(request, librarian, study_id, status=422)
    for upload in form.cleaned_data["uploads"]:
        _add(request, librarian, study_id, upload)
    return _answer(request, librarian, study_id)


def _add(
    request: UserRequest, librarian: Member, study_id: int, upload: "UploadedFile[bytes]"
) -> None:
    """Add one PDF and say what became of it: a problem with one never loses the others."""
    name = upload.name or "unnamed"
    try:
        kept = keeping.keep(upload)
        added = retrieving.add(study_id=study_id, member=librarian, name=name, kept=kept)
    except (keeping.NotAPdf, keeping.PdfTooLarge, rules.Refused) as refusal:
        messages.error(request, str(refusal))
        return
    away = reverse("screening:put_away", args=[librarian.review_id, added.pk])
    messages.success(request, f"“{name}” was added.", extra_tags=f"undo={away}")
    elsewhere = FullText.objects.filter(
        review=librarian.review_id, sha256=kept.sha256, removed_at=None
    ).exclude(pk=added.pk)
    for other in elsewhere.select_related("study").defer("text", "words"):
        where = f"of “{other.study}” too" if other.study else "among those not matched yet"
        messages.warning(request, f"The same PDF is {where}. Is it the right one here?")


def _states(member: Member, chosen: Retrieval | None) -> list[dict[str, Any]]:
    """The states as tabs, with how many reports are in each."""
    counted = seeking.counts(member)
    address = reverse("screening:retrieval", args=[member.review_id])
    found = [{"name": "All", "url": address, "number": counted.total(), "current": chosen is None}]
    found += [
        {
            "name": name,
            "url": f"{address}?state={state}",
            "number": counted[state],
            "current": state == chosen,
        }
        for state, name in seeking.NAMES.items()
        if counted[state] or state == chosen or state not in RARE
    ]
    return found


# Shown when there are any.
RARE = {Retrieval.ONGOING, Retrieval.AWAITING_CLASSIFICATION}


def _found(member: Member, study_id: int) -> Screening:
    """The sought report. Raises Http404."""
    found = full_text.sought(member).filter(study=study_id).first()
    if found is None:
        raise Http404("No such report is sought.")
    return found


def _answer(
    request: UserRequest,
    member: Member,
    study_id: int,
    *,
    status: int = 200,
    refused: RetrievalForm | None = None,
) -> HttpResponse:
    """The row as it is now, or back to the list, with the row in sight."""
    if not request.htmx:
        address = reverse("screening:retrieval", args=[member.review_id])
        return redirect(f"{address}?after={study_id - 1}#study-{study_id}")
    [row] = seeking.rows_of([_found(member, study_id)])
    return render(
        request,
        "retrieval/_row_answer.html",
        {"row": row, "states": _states(member, None), "form": refused, "review": member.review},
        status=422 if refused else status,
    )
