"""Reopening: a lead starts a new round on a study; every earlier one is kept."""

import pytest

from reviews.choices import Outcome
from reviews.protocol.actions import close_stage
from reviews.screening import adjudicating, rules
from reviews.screening.adjudicating import reopen
from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import (
    agree,
    ask_for,
    at,
    disagree,
    outcome,
    settle_conflict,
    vote,
)


class TestReopening:
    """A lead starts a new round; every earlier one is kept."""

    def test_all_rounds_are_kept(self, ada, ben, cleo, lena, study):
        disagree(study, ada, ben)
        settle_conflict(study, cleo, NO)

        reopened = reopen(
            study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="An erratum came out."
        )

        assert (reopened.round, reopened.why) == (2, "An erratum came out.")
        assert (at(study).round, outcome(study), at(study).voters) == (2, Outcome.AWAITING, [])
        assert at(study).adjudication is None
        agree(study, ada, ben)
        assert outcome(study) == Outcome.INCLUDED
        rounds = study.decisions.order_by("id").values_list("round", "revision", "verdict")
        assert list(rounds) == [(1, 1, YES), (1, 1, NO), (2, 2, YES), (2, 2, YES)]
        assert study.adjudications.count() == 1

    def test_a_conflict_of_a_later_round_is_settled_by_itself(self, ada, ben, cleo, lena, study):
        disagree(study, ada, ben)
        first = settle_conflict(study, cleo, NO)
        reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="Once more.")
        disagree(study, ben, ada)

        second = settle_conflict(study, cleo, YES)

        assert (first.round, second.round) == (1, 2)
        assert not set(first.settles) & set(second.settles)
        assert outcome(study) == Outcome.INCLUDED

    def test_what_is_still_being_screened_is_not_reopened(self, ada, lena, study):
        vote(study, ada, YES)

        with pytest.raises(adjudicating.NotDecided, match="nothing to reopen"):
            reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="?")

    def test_a_closed_stage_is_opened_first(self, ada, ben, lena, study):
        agree(study, ada, ben)
        close_stage(lena, TITLE_ABSTRACT)

        with pytest.raises(rules.StageClosed, match="Open the stage"):
            reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="?")

    def test_reopening_takes_the_full_text_out_and_including_again_brings_its_votes_back(
        self, ada, ben, lena, study
    ):
        agree(study, ada, ben)
        vote(study, ada, YES, stage=FULL_TEXT)

        reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="Wrong abstract.")
        assert not at(study, FULL_TEXT).in_play
        with pytest.raises(rules.NotInPlay):
            vote(study, ben, YES, stage=FULL_TEXT)

        agree(study, ada, ben)
        assert at(study, FULL_TEXT).in_play
        assert at(study, FULL_TEXT).voters == [ada.pk]

    def test_a_study_reopened_after_the_rule_changed_follows_the_new_rule(
        self, ada, ben, cleo, lena, study
    ):
        agree(study, ada, ben)
        ask_for(study.review, 3)
        assert at(study).required == 2

        reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="Once more.")

        agree(study, ada, ben)
        assert outcome(study) == Outcome.AWAITING
        vote(study, cleo, YES)
        assert outcome(study) == Outcome.INCLUDED
