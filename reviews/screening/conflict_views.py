"""Conflicts: the list, the two sides of one, settling it, and reopening what was settled."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.views.decorators.http import require_POST, require_safe

from reviews.choices import Aside, Outcome, Role, Stage, Verdict, label
from reviews.http import UserRequest
from reviews.library import best_of
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.screening import adjudicating, reading, rules
from reviews.screening import conflicts as disagreements
from reviews.screening.beside import beside
from reviews.screening.forms import ReopeningForm, SettlingForm
from reviews.screening.models import Adjudication, Decision, Screening
from reviews.screening.stage_views import list_of
from reviews.screening.views import current_protocol, terms_of


@require_safe
def conflicts(request: UserRequest, review_id: int, stage: Stage) -> HttpResponse:
    """Studies on which the decisions disagree and that the reader may settle."""
    settler = access.as_settler(request.user, review_id, stage)
    waiting = disagreements.waiting(settler, stage)
    return list_of(
        request, settler, stage, "screening/conflicts.html", waiting, key_name="study_id"
    )


@require_safe
def settled(request: UserRequest, review_id: int, stage: Stage) -> HttpResponse:
    """What the reader settled at the stage, newest first."""
    settler = access.as_settler(request.user, review_id, stage)
    own = (
        Adjudication.objects.filter(review=review_id, stage=stage, adjudicator=settler)
        .select_related("study", "reason")
        .defer("study__words")
    )
    return list_of(
        request,
        settler,
        stage,
        "screening/settled.html",
        own,
        newest_first=True,
        may_open=access.sees_results(settler),
    )


@require_safe
def conflict(request: UserRequest, review_id: int, stage: Stage, study_id: int) -> HttpResponse:
    """One study in conflict: what each screener said, and the verdict that settles it."""
    settler = access.as_settler(request.user, review_id, stage)
    screening = _conflict(settler, stage, study_id)
    if screening is None:
        messages.info(request, "This study is not in conflict, or its conflict is not yours.")
        return redirect("screening:conflicts", review_id, stage)
    return _show(request, settler, screening)


@require_POST
def settle(request: UserRequest, review_id: int, stage: Stage, study_id: int) -> HttpResponse:
    """Record the verdict that settles the conflict, then show the next one."""
    settler = access.as_settler(request.user, review_id, stage)
    form = SettlingForm(request.POST, review=settler.review, stage=stage)
    if not form.is_valid():
        screening = _conflict(settler, stage, study_id)
        if screening is None:
            raise Http404("No such conflict.")
        return _show(request, settler, screening, form=form, status=422)

    try:
        adjudication = adjudicating.adjudicate(
            study_id=study_id,
            stage=stage,
            adjudicator=settler,
            settles=form.cleaned_data["settles"],
            **form.decision,
        )
    except Screening.DoesNotExist as error:
        raise Http404("No such study.") from error
    except adjudicating.DecisionsChanged as refusal:
        screening = _conflict(settler, stage, study_id)
        if screening is not None:
            return _show(request, settler, screening, refusal=str(refusal), status=409)
        messages.warning(request, str(refusal))
    except rules.Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _confirmed(settler, adjudication))
    return _next(request, settler, stage)


@require_POST
def reopen(request: UserRequest, review_id: int, stage: Stage, study_id: int) -> HttpResponse:
    """Start a new round on a study that has an outcome."""
    lead = access.as_lead(request.user, review_id)
    form = ReopeningForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say why the study is to be screened again.")
        return redirect("screening:history", review_id, stage, study_id)

    try:
        adjudicating.reopen(study_id=study_id, stage=stage, lead=lead, **form.cleaned_data)
    except Screening.DoesNotExist as error:
        raise Http404("No such study.") from error
    except rules.Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "Reopened. The study asks for votes again.")
    return redirect("screening:history", review_id, stage, study_id)


@require_safe
def history(request: UserRequest, review_id: int, stage: Stage, study_id: int) -> HttpResponse:
    """What happened to a study at a stage, for those who may see results.

    Who voted what is shown when the stage is closed; until then only the outcome.
    """
    reader = access.as_reader_of_results(request.user, review_id)
    screening = (
        Screening.objects.filter(review=review_id, study=study_id, stage=stage)
        .select_related("study", "reason")
        .first()
    )
    if screening is None:
        raise Http404("No such study.")
    context: dict[str, Any] = {
        "stage": stage,
        "stage_label": label(stage),
        "screening": screening,
        "study": best_of.read([screening.study])[0],
        "may_reopen": reader.is_a(Role.LEAD) and screening.outcome != Outcome.AWAITING,
        "reopening_form": ReopeningForm(),
        "may_classify": (
            stage == Stage.FULL_TEXT
            and screening.aside == Aside.NOT
            and reader.is_a(*access.LIBRARIANS)
        ),
        "note": screening.study.retrieval_notes.order_by("pk").last(),
        "adjudications": Adjudication.objects.filter(study=study_id, stage=stage)
        .select_related("adjudicator__user", "reason")
        .order_by("round"),
    }
    if access.sees_votes(reader, stage):
        context["decisions"] = (
            Decision.objects.filter(study=study_id, stage=stage)
            .select_related("screener__user", "reason", "set_aside__done_by__user")
            .order_by("id")
        )
    return render(request, "screening/history.html", context)


def _conflict(settler: Member, stage: Stage, study_id: int) -> Screening | None:
    return disagreements.waiting(settler, stage).filter(study=study_id).first()


def _show(
    request: UserRequest,
    settler: Member,
    screening: Screening,
    *,
    form: SettlingForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    stage = Stage(screening.stage)
    sides = disagreements.sides_of(screening)
    protocol = current_protocol(settler, stage)
    terms = terms_of(protocol.pk)
    [study] = best_of.read([screening.study])
    return render(
        request,
        "screening/_conflict.html" if request.htmx else "screening/conflict.html",
        {
            "review": settler.review,
            "stage": stage,
            "stage_label": label(stage),
            "study": study,
            "taken": best_of.told(study),
            "title_parts": reading.marked(study.title or "Untitled", terms),
            "abstract_paragraphs": reading.paragraphs(study.abstract, terms),
            "criteria": {"inclusion": protocol.inclusion, "exclusion": protocol.exclusion},
            "sides": sides.decisions,
            "settles": ",".join(str(pk) for pk in sides.decision_ids),
            "reasons_differ": rules.for_several_reasons(sides.decisions),
            "consensus": settler.pk in screening.voters,
            "request_id": uuid4(),
            "form": form,
            "refusal": refusal,
            **(beside(settler, screening.study) if stage == Stage.FULL_TEXT else {}),
        },
        status=status,
    )


def _confirmed(settler: Member, adjudication: Adjudication) -> str:
    """What was settled and how, with the way to it for those who may open its page."""
    [study] = best_of.read([adjudication.study], fields=best_of.IN_A_LIST)
    title = Truncator(study.title or "Untitled").chars(80)
    outcome = "included" if adjudication.verdict == Verdict.INCLUDE else "excluded"
    if not access.sees_results(settler):
        return f"The conflict is settled. “{title}”: {outcome}. A lead can reopen the study."
    address = [settler.review_id, adjudication.stage, study.pk]
    return format_html(
        'The conflict is settled. <a href="{}">{}</a>: {}. A lead can reopen the study.',
        reverse("screening:history", args=address),
        title,
        outcome,
    )


def _next(request: UserRequest, settler: Member, stage: Stage) -> HttpResponse:
    """The next conflict, or the list when none is left."""
    following = disagreements.waiting(settler, stage).first()
    if following is None:
        address = reverse("screening:conflicts", args=[settler.review_id, stage])
    else:
        address = reverse("screening:conflict", args=[settler.review_id, stage, following.study_id])
    if request.htmx:
        answer = HttpResponse(status=204)
        answer.headers["HX-Redirect"] = address
        return answer
    return redirect(address)
