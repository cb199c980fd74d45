"""The screening page: one study, one decision, the next study."""

from functools import lru_cache
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import Truncator
from django.views.decorators.http import require_POST, require_safe

from reviews.choices import Stage, label
from reviews.http import UserRequest
from reviews.library import best_of
from reviews.library.models import Study
from reviews.protocol import access
from reviews.protocol.models import Member, ProtocolVersion, StageRule
from reviews.screening import actions, bar, queue, reading, rules
from reviews.screening.bar import Progress, progress_of
from reviews.screening.beside import beside
from reviews.screening.forms import DecisionForm, WithdrawalForm
from reviews.screening.models import Decision, Screening
from reviews.screening.putting_off import put_off


class NotGiven(rules.Refused):
    """The study was never given to the screener at this stage."""


@require_safe
def take(request: UserRequest, review_id: int, stage: Stage) -> HttpResponse:
    """Show the study in the screener's hands, or their next one."""
    screener = access.as_screener(request.user, review_id)
    study = queue.in_hand(screener, stage) or queue.take_next(screener, stage)
    return _page(request, screener, stage, study)


@require_safe
def look_back(request: UserRequest, review_id: int, stage: Stage, study_id: int) -> HttpResponse:
    """Show a study that the screener has decided on, to read again or change."""
    screener = access.as_screener(request.user, review_id)
    own = queue.decided_by(screener, stage)
    decision = own.filter(study=study_id).first()
    if decision is None:
        return redirect("screening:take", review_id, stage)
    return _page(request, screener, stage, decision.study, mine=decision)


@require_POST
def decide(request: UserRequest, review_id: int, stage: Stage, study_id: int) -> HttpResponse:
    """Record the screener's verdict, then show the next study."""
    screener = access.as_screener(request.user, review_id)
    form = DecisionForm(request.POST, review=screener.review, stage=stage)
    try:
        _refuse_unless_given(screener, stage, study_id)
        if not form.is_valid():
            study = _their_study(screener, stage, study_id)
            return _show(request, screener, stage, study, form=form, status=422)
        decision = actions.decide(
            study_id=study_id, stage=stage, screener=screener, **form.decision
        )
    except Screening.DoesNotExist as error:
        raise Http404("No such study.") from error
    except rules.Refused as refusal:
        return _refused(request, screener, stage, refusal, study_id)
    if not request.htmx:
        return redirect("screening:take", review_id, stage)
    return _show(
        request,
        screener,
        stage,
        queue.take_next(screener, stage),
        last=decision,
        progress=_foretold(form),
    )


@require_POST
def withdraw(request: UserRequest, review_id: int, stage: Stage, study_id: int) -> HttpResponse:
    """Take the screener's decision back, then show that study again."""
    screener = access.as_screener(request.user, review_id)
    form = WithdrawalForm(request.POST)
    if not form.is_valid():
        refusal = rules.Refused("This page is out of date. Nothing was saved.")
        return _refused(request, screener, stage, refusal, study_id)

    try:
        _refuse_unless_given(screener, stage, study_id)
        actions.withdraw(study_id=study_id, stage=stage, screener=screener, **form.cleaned_data)
    except Screening.DoesNotExist as error:
        raise Http404("No such study.") from error
    except rules.Refused as refusal:
        return _refused(request, screener, stage, refusal, study_id)
    study = queue.back_in_hand(screener, stage, study_id)
    if not request.htmx:
        return redirect("screening:take", review_id, stage)
    return _show(request, screener, stage, study, taken_back=True)


@require_POST
def later(request: UserRequest, review_id: int, stage: Stage) -> HttpResponse:
    """Put the study in hand off, and show another."""
    screener = access.as_screener(request.user, review_id)
    study = put_off(screener, stage)
    if not request.htmx:
        return redirect("screening:take", review_id, stage)
    return _show(request, screener, stage, study)


@require_POST
def renew(request: UserRequest, review_id: int, stage: Stage) -> HttpResponse:
    """Keep the study in hand while it is being read. The page asks for this by itself."""
    screener = access.as_screener(request.user, review_id)
    queue.renew(screener, stage)
    return HttpResponse(status=204)


def _page(
    request: UserRequest,
    screener: Member,
    stage: Stage,
    study: Study | None,
    *,
    mine: Decision | None = None,
    **more: Any,
) -> HttpResponse:
    """The whole page; its frame holds the protocol's criteria."""
    protocol = current_protocol(screener, stage)
    return _show(
        request,
        screener,
        stage,
        study,
        template="screening/queue.html",
        mine=mine,
        protocol_id=protocol.pk,
        progress=progress_of(screener, stage),
        frame={
            "stage_label": label(stage),
            "criteria": {"inclusion": protocol.inclusion, "exclusion": protocol.exclusion},
            "keys_on": True,
        },
        **more,
    )


def _show(
    request: UserRequest,
    screener: Member,
    stage: Stage,
    study: Study | None,
    *,
    template: str = "screening/_study.html",
    status: int = 200,
    form: DecisionForm | None = None,
    refusal: str = "",
    last: Decision | None = None,
    taken_back: bool = False,
    mine: Decision | None = None,
    protocol_id: int | None = None,
    progress: Progress | None = None,
    frame: dict[str, Any] | None = None,
) -> HttpResponse:
    """One study and its buttons. `last`: what was saved just now; `mine`: the decision shown.

    Beside a refusal nothing is said to be saved, and no key takes another decision back.
    """
    if protocol_id is None:
        protocol_id = last.protocol_id if last else current_protocol(screener, stage).pk
    terms = terms_of(protocol_id)
    progress = progress or progress_of(screener, stage)
    newest = last or (None if mine else queue.decided_by(screener, stage).first())
    closed = (study is None or mine is not None) and _is_closed(screener, stage)
    told = None if refusal or form else mine or newest
    context: dict[str, Any] = {
        "review": screener.review,
        "stage": stage,
        "study": study,
        "form": form,
        "refusal": refusal,
        "request_id": uuid4(),
        "done": progress.done,
        "total": progress.total,
        "done_then": progress.done + (mine is None),
        "mine": mine.verdict if mine else None,
        "mine_reason": mine.reason_id if mine else None,
        "taken_back": taken_back,
        "said": bar.said(told) if told else "",
        "just_saved": last is not None,
        "undo": bar.undo(screener, stage, told) if told and not closed else None,
        "previous_url": bar.previous_url(screener, stage, mine, newest),
        "next_url": bar.next_url(screener, stage, mine),
        "closed": closed,
        "at_end": study is None and not queue.asked_of(screener, stage).exists(),
    }
    if study is not None:
        [study] = best_of.read([study])
        context |= {"study": study, "taken": best_of.told(study)}
        context["title_parts"] = reading.marked(study.title or "Untitled", terms)
        context["abstract_paragraphs"] = reading.paragraphs(study.abstract, terms)
        if stage == Stage.FULL_TEXT:
            context |= beside(screener, study) | {"may_put_off": mine is None}
    return render(request, template, context | (frame or {}), status=status)


def _refused(
    request: UserRequest, screener: Member, stage: Stage, refusal: rules.Refused, study_id: int
) -> HttpResponse:
    """Say why nothing was saved, and on which study, beside the next one."""
    text = f"{_named(screener, study_id)}{refusal}"
    study = queue.take_next(screener, stage)
    if request.htmx:
        return _show(request, screener, stage, study, refusal=text, status=409)
    return _page(request, screener, stage, study, refusal=text, status=409)


def _named(screener: Member, study_id: int) -> str:
    """The study's title, shortened, to stand before a sentence on it; empty for no study."""
    found = Study.objects.filter(review=screener.review_id, pk=study_id).defer("words").first()
    if found is None:
        return ""
    [study] = best_of.read([found], fields=best_of.IN_A_LIST)
    return f"“{Truncator(study.title or 'Untitled').chars(80)}”: "


def _refuse_unless_given(screener: Member, stage: Stage, study_id: int) -> None:
    """Refuse what is sent of a full text that the screener was never given.

    That a study is there at all tells that others included it, while this screener's vote at title
    and abstract may yet be asked for. So the answer is the same whether it is there or not.

    Raises NotGiven, and Http404 for no study of the review.
    """
    if stage != Stage.FULL_TEXT or queue.was_given(screener, stage, study_id):
        return
    if not Study.objects.filter(review=screener.review_id, pk=study_id).exists():
        raise Http404("No such study.")
    if not access.sees_results(screener):
        raise NotGiven("This study is not in your hands any more. Nothing was saved.")


def _their_study(screener: Member, stage: Stage, study_id: int) -> Study:
    """The study that a refused form was about, looked up through the review."""
    found = Study.objects.filter(
        review=screener.review_id, pk=study_id, screenings__stage=stage
    ).first()
    if found is None:
        raise Http404("No such study.")
    return found


def _is_closed(screener: Member, stage: Stage) -> bool:
    return StageRule.objects.get(review=screener.review_id, stage=stage).is_closed


def _foretold(form: DecisionForm) -> Progress | None:
    """The progress that the page said there would be; None if it said nothing of it."""
    done, total = form.cleaned_data["done"], form.cleaned_data["total"]
    return None if done is None else Progress(done, total)


def current_protocol(screener: Member, stage: Stage) -> ProtocolVersion:
    """The version of the protocol under which the stage is screened now."""
    rule = StageRule.objects.select_related("protocol").get(review=screener.review_id, stage=stage)
    return rule.protocol


@lru_cache(maxsize=128)
def terms_of(protocol_id: int) -> reading.Terms:
    """The terms of a version; versions never change, so they may be remembered."""
    protocol = ProtocolVersion.objects.get(pk=protocol_id)
    return reading.Terms(tuple(protocol.include_terms), tuple(protocol.exclude_terms))
