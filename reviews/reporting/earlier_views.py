"""What an earlier version of the review included: shown, entered and taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from reviews.http import UserRequest
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.reporting import earlier as actions
from reviews.reporting.forms import EarlierVersionForm


@require_http_methods(["GET", "HEAD", "POST"])
def earlier(request: UserRequest, review_id: int) -> HttpResponse:
    """The numbers of the earlier version, which Tandem has no records of; leads enter them."""
    if request.method != "POST":
        return _show(request, access.as_reader_of_results(request.user, review_id))

    lead = access.as_lead(request.user, review_id)
    form = EarlierVersionForm(request.POST)
    if not form.is_valid():
        return _show(request, lead, form, status=422)
    try:
        actions.enter_earlier_version(
            lead, form.numbers(), citation=form.cleaned_data["citation"].strip()
        )
    except actions.ImpossibleNumbers as refusal:
        form.add_error(None, str(refusal))
        return _show(request, lead, form, status=422)
    messages.success(request, "The earlier version is in the flow.")
    return redirect("reporting:flow", review_id)


@require_POST
def take_back(request: UserRequest, review_id: int) -> HttpResponse:
    """Make the review one without an earlier version again."""
    lead = access.as_lead(request.user, review_id)
    try:
        actions.take_back_earlier_version(lead)
    except actions.NoEarlierVersion as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "The earlier version is not in the flow any more.")
    return redirect("reporting:earlier", review_id)


def _show(
    request: UserRequest,
    reader: Member,
    form: EarlierVersionForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    version = actions.earlier_version(reader.review)
    if form is None:
        form = EarlierVersionForm(initial=actions.facts_of(version) if version else None)
    context = {"version": version, "form": form, "leads": reader.is_a(*access.LEADS)}
    return render(request, "reporting/earlier.html", context, status=status)
