"""Deciding: what is saved, what counts as blinded, and that a repeated click is one decision."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from reviews.audit.models import Event
from reviews.choices import Outcome, Stage, Verdict
from reviews.protocol.actions import close_stage, open_stage
from reviews.screening import actions, rules
from reviews.screening.adjudicating import reopen
from tests.cast import FULL_TEXT, MAYBE, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import (
    agree,
    ask_for,
    at,
    disagree,
    outcome,
    settle_conflict,
    take_back,
    vote,
)


def test_a_decision_keeps_who_said_what_under_which_protocol(ada, study, review):
    decision = vote(study, ada, MAYBE, note="Only the title is in English.")

    decision.refresh_from_db()
    assert (decision.review, decision.study, decision.screener) == (review, study, ada)
    assert (decision.stage, decision.round, decision.revision) == (TITLE_ABSTRACT, 1, 1)
    assert (decision.verdict, decision.note) == (MAYBE, "Only the title is in English.")
    assert decision.protocol == review.protocol_versions.get(number=1)
    assert decision.decided_at.tzinfo is not None


def test_a_decision_names_the_version_of_the_protocol_in_force(ada, review, studies):
    before, after = studies(2)

    first = vote(before, ada, YES)
    ask_for(review, 3)
    second = vote(after, ada, YES)

    assert (first.protocol.number, second.protocol.number) == (1, 2)


def test_the_second_vote_gives_the_outcome(ada, ben, study):
    vote(study, ada, YES)
    assert outcome(study) == Outcome.AWAITING

    vote(study, ben, MAYBE)
    assert outcome(study) == Outcome.INCLUDED
    assert at(study).voters == [ada.pk, ben.pk]


def test_a_double_click_is_one_decision(ada, study):
    click = uuid4()

    first = vote(study, ada, YES, request_id=click)
    second = vote(study, ada, YES, request_id=click)

    assert second == first
    assert study.decisions.count() == 1
    assert Event.objects.filter(verb="decided").count() == 1


def test_a_double_click_is_answered_even_when_the_study_takes_no_votes_any_more(
    ada, ben, lena, study
):
    click = uuid4()
    first = vote(study, ada, YES, request_id=click)
    vote(study, ben, NO)
    settle_conflict(study, lena, YES)

    assert vote(study, ada, YES, request_id=click) == first


def test_the_same_form_sent_for_another_study_is_refused_in_words(ada, studies):
    first, second = studies(2)
    click = uuid4()
    vote(first, ada, YES, request_id=click)

    with pytest.raises(rules.Refused, match="Nothing was saved"):
        vote(second, ada, YES, request_id=click)

    assert second.decisions.count() == 0
    assert at(second).voters == []


def test_the_same_form_with_another_verdict_is_not_taken_for_the_first(ada, study):
    click = uuid4()
    vote(study, ada, YES, request_id=click)

    with pytest.raises(rules.Refused, match="Nothing was saved"):
        vote(study, ada, NO, request_id=click)

    assert [decision.verdict for decision in study.decisions.all()] == [YES]


def test_a_form_that_decided_does_not_take_back(ada, study):
    click = uuid4()
    vote(study, ada, YES, request_id=click)

    with pytest.raises(rules.Refused, match="Nothing was saved"):
        actions.withdraw(study_id=study.pk, stage=TITLE_ABSTRACT, screener=ada, request_id=click)

    assert at(study).voters == [ada.pk]


def test_nobody_is_answered_with_somebody_elses_decision(ada, ben, study):
    click = uuid4()
    vote(study, ben, NO, request_id=click)

    with pytest.raises(rules.Refused, match="Nothing was saved") as refused:
        vote(study, ada, NO, request_id=click)

    assert "exclu" not in str(refused.value).lower()
    assert at(study).voters == [ben.pk]


def test_the_form_of_an_earlier_round_is_refused_in_words(ada, ben, lena, study):
    click = uuid4()
    vote(study, ada, YES, request_id=click)
    vote(study, ben, YES)
    reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="Wrong abstract.")

    with pytest.raises(rules.Refused, match="Nothing was saved"):
        vote(study, ada, YES, request_id=click)

    assert at(study).voters == []


def test_a_change_of_mind_is_a_new_revision_and_keeps_the_old_one(ada, ben, study):
    vote(study, ada, YES)
    vote(study, ben, NO)
    assert outcome(study) == Outcome.CONFLICT

    vote(study, ada, NO)

    assert outcome(study) == Outcome.EXCLUDED
    history = study.decisions.filter(screener=ada).order_by("revision")
    assert [(row.revision, row.verdict) for row in history] == [(1, YES), (2, NO)]


def test_a_decision_taken_back_asks_for_the_vote_again(ada, ben, study):
    agree(study, ada, ben)

    taken_back = take_back(study, ada)

    assert (taken_back.verdict, taken_back.revision) == (Verdict.WITHDRAWN, 2)
    assert outcome(study) == Outcome.AWAITING
    assert at(study).voters == [ben.pk]
    assert vote(study, ada, NO).revision == 3
    assert outcome(study) == Outcome.CONFLICT


def test_taking_back_twice_by_a_double_click_is_one_row(ada, study):
    vote(study, ada, YES)
    click = {"study_id": study.pk, "stage": TITLE_ABSTRACT, "screener": ada, "request_id": uuid4()}

    assert actions.withdraw(**click) == actions.withdraw(**click)
    assert study.decisions.count() == 2


def test_what_was_never_decided_cannot_be_taken_back(ada, ben, study):
    vote(study, ben, YES)

    with pytest.raises(actions.NothingToWithdraw, match="no decision"):
        take_back(study, ada)


def test_the_place_of_a_decision_taken_back_may_be_taken_by_another(ada, ben, cleo, study):
    agree(study, ada, ben)
    take_back(study, ada)
    vote(study, cleo, YES)

    with pytest.raises(rules.AlreadySettled, match="not needed"):
        vote(study, ada, YES)

    assert at(study).voters == [ben.pk, cleo.pk]


class TestBlinded:
    """Whether the screener could have known how another voted; agreement is computed from this."""

    def test_votes_on_a_study_that_awaits_them_are_blinded(self, ada, ben, study):
        assert vote(study, ada, YES).blinded
        assert vote(study, ben, NO).blinded

    def test_a_change_before_the_others_voted_is_blinded(self, ada, study):
        vote(study, ada, YES)

        assert vote(study, ada, NO).blinded

    def test_a_change_of_what_has_an_outcome_is_not(self, ada, ben, study):
        disagree(study, ada, ben)

        assert not vote(study, ada, NO).blinded

    def test_a_vote_in_place_of_one_taken_back_after_the_outcome_is_not(
        self, ada, ben, cleo, study
    ):
        disagree(study, ada, ben)  # which Cleo, who adjudicates, could see
        take_back(study, ada)

        assert not vote(study, cleo, YES).blinded

    def test_a_vote_after_the_stage_was_closed_and_opened_again_is_not(
        self, ada, ben, cleo, lena, studies
    ):
        study, another = studies(2)
        vote(study, ben, YES)
        close_stage(lena, TITLE_ABSTRACT)  # now all but librarians may read Ben's vote
        open_stage(lena, TITLE_ABSTRACT)

        assert not vote(study, cleo, YES).blinded
        assert vote(another, ada, YES).blinded  # nobody had voted on this one

    def test_a_vote_given_anew_after_both_sides_could_be_read_is_not(self, ada, ben, study):
        disagree(study, ada, ben)
        take_back(study, ada)

        assert not vote(study, ada, NO).blinded

    def test_a_vote_given_anew_after_one_taken_back_in_time_is(self, ada, ben, study):
        vote(study, ada, YES)
        take_back(study, ada)
        vote(study, ben, YES)

        assert vote(study, ada, NO).blinded

    def test_a_vote_after_reopening_is_not(self, ada, ben, lena, study):
        agree(study, ada, ben)
        reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="Once more.")

        assert not vote(study, ada, YES).blinded


def test_times_are_the_databases_and_in_order(ada, ben, study):
    first, second = vote(study, ada, YES), vote(study, ben, YES)

    first.refresh_from_db()
    second.refresh_from_db()
    assert datetime(2020, 1, 1, tzinfo=UTC) < first.decided_at <= second.decided_at


def test_each_stage_has_its_own_decisions(ada, ben, study):
    agree(study, ada, ben)

    vote(study, ada, YES, stage=FULL_TEXT)

    assert outcome(study, Stage.TITLE_ABSTRACT) == Outcome.INCLUDED
    assert outcome(study, FULL_TEXT) == Outcome.AWAITING
    assert study.decisions.filter(screener=ada, revision=1).count() == 2
