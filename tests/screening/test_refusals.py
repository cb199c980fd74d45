"""What is refused and what fails late: neither leaves a decision behind."""

import pytest

from reviews.audit import actions as audit
from reviews.audit.models import Chain, Event
from reviews.choices import Retrieval, Role
from reviews.library.models import Study
from reviews.protocol import team
from reviews.protocol.actions import close_stage
from reviews.screening import rules
from reviews.screening.adjudicating import reopen
from reviews.screening.full_text import note_retrieval
from reviews.screening.models import Screening
from reviews.screening.settling import NoLongerAMember
from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, disagree, settle_conflict, take_back, vote


class TestRefusals:
    """Nothing is saved, and the sentence says why."""

    @pytest.fixture(autouse=True)
    def _nothing_is_saved(self, review):
        yield
        assert not review.decisions.filter(note="too late").exists()

    def test_a_closed_stage_takes_no_votes(self, ada, lena, study):
        close_stage(lena, TITLE_ABSTRACT)

        with pytest.raises(rules.StageClosed, match="closed"):
            vote(study, ada, YES, note="too late")

    def test_a_closed_stage_lets_nobody_take_a_vote_back(self, ada, lena, study):
        vote(study, ada, YES)
        close_stage(lena, TITLE_ABSTRACT)

        with pytest.raises(rules.StageClosed, match="closed"):
            take_back(study, ada)

    def test_a_study_that_was_joined_to_another_takes_no_votes(self, ada, study):
        Screening.objects.filter(study=study).update(aside="undone")

        with pytest.raises(rules.NotInPlay, match="not screened here any more"):
            vote(study, ada, YES, note="too late")

    def test_a_settled_conflict_takes_no_changes(self, ada, ben, cleo, study):
        disagree(study, ada, ben)
        settle_conflict(study, cleo, NO)

        with pytest.raises(rules.Adjudicated, match="Only a lead"):
            vote(study, ada, NO, note="too late")
        with pytest.raises(rules.Adjudicated, match="Only a lead"):
            take_back(study, ben)

    def test_a_full_text_that_somebody_voted_on_holds_the_decisions_before_it(
        self, ada, ben, study
    ):
        agree(study, ada, ben)
        vote(study, ben, YES, stage=FULL_TEXT)

        with pytest.raises(rules.WorkedOnLater, match="full text"):
            vote(study, ada, NO, note="too late")
        with pytest.raises(rules.WorkedOnLater, match="full text"):
            take_back(study, ada)

    def test_a_full_text_that_somebody_looked_for_holds_the_decisions_before_it(
        self, ada, ben, libby, study
    ):
        agree(study, ada, ben)
        note_retrieval(study_id=study.pk, member=libby, state=Retrieval.RETRIEVED)

        with pytest.raises(rules.WorkedOnLater, match="full text"):
            vote(study, ada, NO, note="too late")

    def test_a_vote_that_is_not_needed_is_not_taken(self, ada, ben, cleo, study):
        agree(study, ada, ben)

        with pytest.raises(rules.AlreadySettled, match="all the votes it needs"):
            vote(study, cleo, YES, note="too late")

    def test_who_left_votes_no_more(self, ada, lena, study):
        team.leave(lena, ada)

        with pytest.raises(NoLongerAMember, match="Nothing was saved"):
            vote(study, ada, YES, note="too late")

    def test_who_lost_the_role_between_asking_and_acting_votes_no_more(self, ada, lena, study):
        team.change_role(lena, ada, role=Role.OBSERVER)

        with pytest.raises(NoLongerAMember, match="Nothing was saved"):
            vote(study, ada, YES, note="too late")

    def test_a_study_of_another_review_is_not_there(self, ada, another_review, study):
        Screening.objects.filter(study=study).update(review=another_review)

        with pytest.raises(Screening.DoesNotExist):
            vote(study, ada, YES, note="too late")

    def test_a_study_that_is_not_at_the_stage_is_not_there(self, ada, study):
        with pytest.raises(Screening.DoesNotExist):
            vote(study, ada, YES, stage=FULL_TEXT, note="too late")


class TestNothingIsHalfSaved:
    """An act that fails late leaves no trace of itself."""

    class Broken(Exception):
        pass

    @pytest.fixture
    def breaking(self, monkeypatch):
        def record(*args, **kwargs):
            raise self.Broken

        def break_it():
            monkeypatch.setattr(audit, "record", record)

        return break_it

    def everything(self, study: Study) -> list[object]:
        return [
            list(Screening.objects.filter(study=study).order_by("pk").values()),
            list(study.decisions.order_by("pk").values()),
            list(study.adjudications.values()),
            list(study.reopenings.values()),
            list(study.retrieval_notes.values()),
            list(Event.objects.order_by("pk").values_list("pk")),
            list(Chain.objects.values()),
        ]

    def test_a_decision(self, ada, ben, study, breaking):
        vote(study, ben, YES)
        before = self.everything(study)
        breaking()

        with pytest.raises(self.Broken):
            vote(study, ada, YES)

        assert self.everything(study) == before
        assert not Screening.objects.filter(study=study, stage=FULL_TEXT).exists()

    def test_taking_back(self, ada, ben, study, breaking):
        agree(study, ada, ben)
        before = self.everything(study)
        breaking()

        with pytest.raises(self.Broken):
            take_back(study, ada)

        assert self.everything(study) == before

    def test_settling_a_conflict(self, ada, ben, cleo, study, breaking):
        disagree(study, ada, ben)
        before = self.everything(study)
        breaking()

        with pytest.raises(self.Broken):
            settle_conflict(study, cleo, YES)

        assert self.everything(study) == before

    def test_reopening(self, ada, ben, lena, study, breaking):
        agree(study, ada, ben)
        before = self.everything(study)
        breaking()

        with pytest.raises(self.Broken):
            reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="Once more.")

        assert self.everything(study) == before
