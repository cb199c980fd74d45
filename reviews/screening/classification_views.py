"""Noting that a report can be neither included nor excluded yet, and taking that back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from reviews.choices import Retrieval
from reviews.http import UserRequest
from reviews.library.pages import number_in
from reviews.protocol import access
from reviews.screening import full_text, rules
from reviews.screening.forms import ClassificationForm
from reviews.screening.models import Screening

SAID = {
    Retrieval.ONGOING: "Noted: the study is ongoing.",
    Retrieval.AWAITING_CLASSIFICATION: "Noted: the study awaits classification.",
}


@require_POST
def classify(request: UserRequest, review_id: int, study_id: int) -> HttpResponse:
    """Note that a report's study is ongoing, or awaits classification: it leaves the queue."""
    librarian = access.as_librarian(request.user, review_id)
    form = ClassificationForm(request.POST)
    if not form.is_valid():
        if not full_text.sought(librarian).filter(study=study_id).exists():
            raise Http404("No such report is sought.")
        messages.error(request, "Nothing was saved: this page is out of date.")
        return redirect("library:study", review_id, study_id)

    try:
        written = full_text.note_retrieval(study_id=study_id, member=librarian, **form.cleaned_data)
    except Screening.DoesNotExist as error:
        raise Http404("No such study.") from error
    except rules.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        back = reverse("screening:unclassify", args=[review_id, study_id])
        messages.success(
            request,
            f"{SAID[form.cleaned_data['state']]} Nobody is asked to read it until that is taken"
            " back.",
            extra_tags=f"undo={back}?note={written.pk}",
        )
    return redirect("library:study", review_id, study_id)


@require_POST
def unclassify(request: UserRequest, review_id: int, study_id: int) -> HttpResponse:
    """Take the note that the address names back, if it is still the newest."""
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
        asked = "The study goes on where it was."
        messages.success(request, SAID.get(Retrieval(written.state), f"Taken back. {asked}"))
    return redirect("library:study", review_id, study_id)
