"""Conflicts: who settles them, what exactly is settled, and reopening what was."""

from uuid import uuid4

import pytest

from reviews.choices import Outcome, Retrieval, Role, Settling, Verdict
from reviews.protocol import team
from reviews.protocol.actions import close_stage
from reviews.screening import actions, conflicts, queue, rules
from reviews.screening.full_text import AlreadyRead, NotSought, note_retrieval, sought
from reviews.screening.models import Adjudication, Screening
from tests.cast import FULL_TEXT, HTMX, MAYBE, NO, TITLE_ABSTRACT, YES, a_user
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


class TestSettling:
    """A third person settles the exact decisions that they were shown."""

    def test_an_adjudication_names_the_decisions_it_settles(self, ada, ben, cleo, study):
        screening = disagree(study, ada, ben)
        shown = conflicts.sides_of(screening)

        settled = settle_conflict(study, cleo, YES, note="Adults only in part.")

        assert settled.settles == [decision.pk for decision in shown.decisions]
        assert (settled.adjudicator, settled.verdict) == (cleo, YES)
        assert settled.settling == Settling.ADJUDICATION
        assert settled.protocol.number == 1
        assert outcome(study) == Outcome.INCLUDED
        assert at(study).adjudication == settled
        assert study.decisions.count() == 2

    @pytest.mark.parametrize(("verdict", "expected"), [(YES, "included"), (NO, "excluded")])
    def test_the_verdict_is_the_outcome(self, ada, ben, cleo, study, verdict, expected):
        disagree(study, ada, ben)

        settle_conflict(study, cleo, verdict)

        assert outcome(study) == expected

    def test_a_decision_changed_meanwhile_is_looked_at_again(self, ada, ben, cleo, a_study):
        study = a_study()
        ask_for(study.review, 3)
        dan = team.accept(*an_invited(study.review, "Dan"))
        vote(study, dan, NO)
        shown = conflicts.sides_of(disagree(study, ada, ben)).decision_ids
        vote(study, dan, MAYBE)
        assert outcome(study) == Outcome.CONFLICT

        with pytest.raises(actions.DecisionsChanged, match="as it is now"):
            settle_conflict(study, cleo, NO, settles=shown)

        assert outcome(study) == Outcome.CONFLICT
        assert not Adjudication.objects.exists()

    def test_a_conflict_that_dissolved_meanwhile_is_not_settled(self, ada, ben, cleo, study):
        shown = conflicts.sides_of(disagree(study, ada, ben)).decision_ids
        vote(study, ada, NO)

        with pytest.raises(actions.NotInConflict, match="not in conflict any more"):
            settle_conflict(study, cleo, YES, settles=shown)

    def test_what_was_settled_is_not_settled_again(self, ada, ben, cleo, lena, study):
        disagree(study, ada, ben)
        settle_conflict(study, cleo, YES)

        with pytest.raises(actions.NotInConflict):
            settle_conflict(study, lena, NO)

        assert outcome(study) == Outcome.INCLUDED

    def test_a_double_click_settles_once(self, ada, ben, cleo, study):
        disagree(study, ada, ben)
        click = uuid4()

        first = settle_conflict(study, cleo, YES, request_id=click)

        assert settle_conflict(study, cleo, YES, request_id=click) == first
        assert study.adjudications.count() == 1

    def test_the_same_form_for_another_conflict_is_refused_in_words(self, ada, ben, cleo, studies):
        first, second = studies(2)
        for study in (first, second):
            disagree(study, ada, ben)
        click = uuid4()
        settle_conflict(first, cleo, YES, request_id=click)

        with pytest.raises(rules.Refused, match="Nothing was saved"):
            settle_conflict(second, cleo, YES, request_id=click)
        with pytest.raises(rules.Refused, match="Nothing was saved"):
            settle_conflict(first, cleo, NO, request_id=click)

        assert (outcome(first), outcome(second)) == (Outcome.INCLUDED, Outcome.CONFLICT)

    def test_a_closed_stage_settles_nothing(self, ada, ben, cleo, lena, study):
        disagree(study, ada, ben)
        close_stage(lena, TITLE_ABSTRACT)

        with pytest.raises(rules.StageClosed, match="closed"):
            settle_conflict(study, cleo, YES)

    def test_maybe_settles_nothing(self, ada, ben, cleo, signed_in, study):
        screening = disagree(study, ada, ben)
        address = f"/reviews/{study.review_id}/conflicts/title_abstract/{study.pk}/settle/"
        form = {
            "verdict": "maybe",
            "request_id": uuid4(),
            "settles": ",".join(map(str, conflicts.sides_of(screening).decision_ids)),
        }

        assert signed_in(cleo).post(address, form, headers=HTMX).status_code == 422
        assert outcome(study) == Outcome.CONFLICT


def an_invited(review, name):
    """Somebody with an account and the token of an invitation to screen."""
    _, token = team.invite(review.members.get(role=Role.LEAD), role=Role.SCREENER)
    return a_user(name), token


class TestWhoMay:
    """Nobody settles their own conflict, unless the review settles by consensus."""

    def test_an_adjudicator_who_voted_may_not(self, ada, cleo, study):
        disagree(study, ada, cleo)

        with pytest.raises(actions.OwnConflict, match="somebody else"):
            settle_conflict(study, cleo, YES)

    @pytest.mark.parametrize("who", ["ada", "ben", "dan"])
    def test_a_screener_may_not(self, ada, ben, study, who):
        disagree(study, ada, ben)
        dan = team.accept(*an_invited(study.review, "Dan"))

        with pytest.raises(actions.OwnConflict):
            settle_conflict(study, {"ada": ada, "ben": ben, "dan": dan}[who], YES)

        assert outcome(study) == Outcome.CONFLICT

    def test_by_consensus_those_who_voted_record_what_they_agreed(self, ada, ben, study):
        ask_for(study.review, 2, settling=Settling.CONSENSUS)
        disagree(study, ada, ben)

        settled = settle_conflict(study, ada, NO)

        assert settled.settling == Settling.CONSENSUS
        assert outcome(study) == Outcome.EXCLUDED

    def test_by_consensus_a_screener_who_did_not_vote_may_not(self, ada, ben, study):
        ask_for(study.review, 2, settling=Settling.CONSENSUS)
        disagree(study, ada, ben)
        dan = team.accept(*an_invited(study.review, "Dan"))

        with pytest.raises(actions.OwnConflict):
            settle_conflict(study, dan, NO)

    def test_by_consensus_a_third_person_still_may(self, ada, ben, cleo, study):
        ask_for(study.review, 2, settling=Settling.CONSENSUS)
        disagree(study, ada, ben)

        assert settle_conflict(study, cleo, YES).settling == Settling.ADJUDICATION

    def test_who_stopped_adjudicating_meanwhile_may_not(self, ada, ben, cleo, lena, study):
        disagree(study, ada, ben)
        team.change_role(lena, cleo, role=Role.OBSERVER)

        with pytest.raises(rules.Refused, match="place in this review has changed"):
            settle_conflict(study, cleo, YES)


class TestTheList:
    """Every conflict is listed for those who may settle it, and for nobody else."""

    def listed(self, member) -> list[int]:
        return [screening.study_id for screening in conflicts.waiting(member, TITLE_ABSTRACT)]

    def test_conflicts_are_listed_for_a_third_person(self, ada, ben, cleo, lena, study):
        disagree(study, ada, ben)

        assert self.listed(cleo) == self.listed(lena) == [study.pk]

    def test_ones_own_conflicts_are_left_to_others(self, ada, cleo, lena, study):
        disagree(study, ada, cleo)

        assert self.listed(cleo) == []
        assert self.listed(lena) == [study.pk]

    def test_by_consensus_voters_see_their_own(self, ada, ben, cleo, studies):
        theirs, others = studies(2)
        ask_for(theirs.review, 2, settling=Settling.CONSENSUS)
        disagree(theirs, ada, ben)
        disagree(others, cleo, ben)

        assert self.listed(ada) == [theirs.pk]
        assert set(self.listed(ben)) == {theirs.pk, others.pk}

    def test_studies_that_agree_or_wait_are_not_listed(self, ada, ben, cleo, studies):
        included, excluded, waiting = studies(3)
        agree(included, ada, ben)
        agree(excluded, ada, ben, verdict=NO)
        vote(waiting, ada, YES)

        assert self.listed(cleo) == []

    def test_a_conflict_on_a_study_outside_the_queue_is_listed_on_the_page(
        self, ada, ben, cleo, signed_in, study
    ):
        disagree(study, ada, ben)
        assert at(study).place is None

        page = signed_in(cleo).get(f"/reviews/{study.review_id}/conflicts/title_abstract/")

        assert study.title in page.content.decode()

    def test_the_list_goes_on_page_by_page(self, ada, ben, cleo, signed_in, studies, monkeypatch):
        monkeypatch.setattr("reviews.screening.conflict_views.PAGE", 2)
        for study in (made := studies(5)):
            disagree(study, ada, ben)
        client, address, seen = signed_in(cleo), "", []
        address = f"/reviews/{cleo.review_id}/conflicts/title_abstract/"

        while address:
            page = client.get(address)
            seen += [screening.study_id for screening in page.context["screenings"]]
            address = page.context["next_url"]

        assert sorted(seen) == [study.pk for study in made]

    def test_what_each_side_said_is_shown_in_the_screeners_order(self, ada, ben, study):
        vote(study, ben, NO)
        vote(study, ada, YES, note="Fits.")

        sides = conflicts.sides_of(at(study))

        assert [(d.screener, d.verdict, d.note) for d in sides.decisions] == [
            (ada, YES, "Fits."),
            (ben, NO, ""),
        ]


class TestReopening:
    """A lead starts a new round; every earlier one is kept."""

    def test_all_rounds_are_kept(self, ada, ben, cleo, lena, study):
        disagree(study, ada, ben)
        settle_conflict(study, cleo, NO)

        reopened = actions.reopen(
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
        actions.reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="Once more.")
        disagree(study, ben, ada)

        second = settle_conflict(study, cleo, YES)

        assert (first.round, second.round) == (1, 2)
        assert not set(first.settles) & set(second.settles)
        assert outcome(study) == Outcome.INCLUDED

    def test_what_is_still_being_screened_is_not_reopened(self, ada, lena, study):
        vote(study, ada, YES)

        with pytest.raises(actions.NotDecided, match="nothing to reopen"):
            actions.reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="?")

    def test_a_closed_stage_is_opened_first(self, ada, ben, lena, study):
        agree(study, ada, ben)
        close_stage(lena, TITLE_ABSTRACT)

        with pytest.raises(rules.StageClosed, match="Open the stage"):
            actions.reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="?")

    def test_reopening_takes_the_full_text_out_and_including_again_brings_its_votes_back(
        self, ada, ben, lena, study
    ):
        agree(study, ada, ben)
        vote(study, ada, YES, stage=FULL_TEXT)

        actions.reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="Wrong abstract.")
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

        actions.reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="Once more.")

        agree(study, ada, ben)
        assert outcome(study) == Outcome.AWAITING
        vote(study, cleo, YES)
        assert outcome(study) == Outcome.INCLUDED


class TestFullText:
    """Included studies enter full-text screening at once, and leave it when they no longer are."""

    def test_an_included_study_is_read_in_full_at_once(self, ada, ben, study):
        agree(study, ada, ben)

        assert at(study, FULL_TEXT).in_play
        assert queue.take_next(ada, FULL_TEXT) == study

    def test_a_conflict_settled_for_inclusion_enters_too(self, ada, ben, cleo, study):
        disagree(study, ada, ben)
        assert not Screening.objects.filter(study=study, stage=FULL_TEXT).exists()

        settle_conflict(study, cleo, YES)

        assert at(study, FULL_TEXT).in_play

    def test_taking_back_takes_it_out_and_including_again_brings_it_back(self, ada, ben, study):
        agree(study, ada, ben)

        take_back(study, ada)
        assert not at(study, FULL_TEXT).in_play

        vote(study, ada, MAYBE)
        assert at(study, FULL_TEXT).in_play
        assert Screening.objects.filter(study=study).count() == 2

    @pytest.fixture
    def disputed(self, ada, ben, study, review):
        """A study whose full text Ada includes and Ben excludes."""
        agree(study, ada, ben)
        vote(study, ada, YES, stage=FULL_TEXT)
        vote(study, ben, NO, stage=FULL_TEXT, reason=review.reasons.get(text="Wrong outcome"))
        return study

    def test_excluding_names_one_reason(self, cleo, disputed, review):
        with pytest.raises(rules.NotAllowed, match="one reason"):
            settle_conflict(disputed, cleo, NO, stage=FULL_TEXT)

        wrong = review.reasons.get(text="Wrong population")
        settled = settle_conflict(disputed, cleo, NO, stage=FULL_TEXT, reason=wrong)

        assert settled.reason == wrong
        assert at(disputed, FULL_TEXT).reason == wrong
        assert outcome(disputed, FULL_TEXT) == Outcome.EXCLUDED

    def test_including_names_none(self, cleo, disputed, review):
        with pytest.raises(rules.NotAllowed):
            settle_conflict(disputed, cleo, YES, stage=FULL_TEXT, reason=review.reasons.first())

        settle_conflict(disputed, cleo, YES, stage=FULL_TEXT)

        assert outcome(disputed, FULL_TEXT) == Outcome.INCLUDED
        assert at(disputed, FULL_TEXT).reason is None

    def test_two_excluding_for_different_reasons_settle_on_the_one_ranked_highest(
        self, ada, disputed, review
    ):
        vote(
            disputed,
            ada,
            NO,
            stage=FULL_TEXT,
            reason=review.reasons.get(text="Wrong intervention"),
        )

        assert outcome(disputed, FULL_TEXT) == Outcome.EXCLUDED
        assert at(disputed, FULL_TEXT).reason.text == "Wrong intervention"


class TestRetrieval:
    """What came of looking for a report, and what follows for reading it."""

    def test_an_included_study_is_sought(self, ada, ben, libby, study):
        agree(study, ada, ben)

        (screening,) = sought(libby)

        assert (screening.study, screening.retrieval_state) == (study, Retrieval.SOUGHT)

    def test_what_could_not_be_retrieved_is_not_read_until_that_is_taken_back(
        self, ada, ben, libby, study
    ):
        agree(study, ada, ben)

        note_retrieval(
            study_id=study.pk, member=libby, state=Retrieval.NOT_RETRIEVED, note="No library."
        )
        assert not at(study, FULL_TEXT).in_play
        assert sought(libby).get().retrieval_note == "No library."

        note_retrieval(study_id=study.pk, member=libby, state=Retrieval.SOUGHT)
        assert at(study, FULL_TEXT).in_play
        assert study.retrieval_notes.count() == 2

    def test_what_somebody_has_read_was_retrieved(self, ada, ben, libby, study):
        agree(study, ada, ben)
        vote(study, ada, YES, stage=FULL_TEXT)

        with pytest.raises(AlreadyRead, match="so it was retrieved"):
            note_retrieval(study_id=study.pk, member=libby, state=Retrieval.NOT_RETRIEVED)

    def test_nothing_is_sought_of_what_is_not_included(self, ada, libby, study):
        vote(study, ada, YES)

        with pytest.raises(NotSought, match="nothing is sought"):
            note_retrieval(study_id=study.pk, member=libby, state=Retrieval.RETRIEVED)

    def test_a_study_of_another_review_is_not_there(self, libby, another_review, study):
        Screening.objects.filter(study=study).update(review=another_review)

        with pytest.raises(Screening.DoesNotExist):
            note_retrieval(study_id=study.pk, member=libby, state=Retrieval.SOUGHT)


def test_a_verdict_that_is_withdrawn_is_never_cast(ada, study):
    with pytest.raises(rules.Refused):
        vote(study, ada, Verdict.WITHDRAWN)
