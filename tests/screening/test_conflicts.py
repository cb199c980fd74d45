"""Conflicts: who settles them, what exactly is settled, and where they are listed."""

from uuid import uuid4

import pytest

from reviews.choices import Outcome, Role, Settling, Verdict
from reviews.protocol import team
from reviews.protocol.actions import close_stage
from reviews.screening import adjudicating, conflicts, rules
from reviews.screening.models import Adjudication
from tests.cast import HTMX, MAYBE, NO, TITLE_ABSTRACT, YES, a_user
from tests.screening.acting import (
    agree,
    ask_for,
    at,
    disagree,
    outcome,
    settle_conflict,
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

        with pytest.raises(adjudicating.DecisionsChanged, match="as it is now"):
            settle_conflict(study, cleo, NO, settles=shown)

        assert outcome(study) == Outcome.CONFLICT
        assert not Adjudication.objects.exists()

    def test_a_conflict_that_dissolved_meanwhile_is_not_settled(self, ada, ben, cleo, study):
        shown = conflicts.sides_of(disagree(study, ada, ben)).decision_ids
        vote(study, ada, NO)

        with pytest.raises(adjudicating.NotInConflict, match="not in conflict any more"):
            settle_conflict(study, cleo, YES, settles=shown)

    def test_what_was_settled_is_not_settled_again(self, ada, ben, cleo, lena, study):
        disagree(study, ada, ben)
        settle_conflict(study, cleo, YES)

        with pytest.raises(adjudicating.NotInConflict):
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

        with pytest.raises(adjudicating.OwnConflict, match="somebody else"):
            settle_conflict(study, cleo, YES)

    @pytest.mark.parametrize("who", ["ada", "ben", "dan"])
    def test_a_screener_may_not(self, ada, ben, study, who):
        disagree(study, ada, ben)
        dan = team.accept(*an_invited(study.review, "Dan"))

        with pytest.raises(adjudicating.OwnConflict):
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

        with pytest.raises(adjudicating.OwnConflict):
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
        monkeypatch.setattr("reviews.screening.stage_views.PAGE", 2)
        for study in (made := studies(5)):
            disagree(study, ada, ben)
        client, query, seen = signed_in(cleo), "?", []
        address = f"/reviews/{cleo.review_id}/conflicts/title_abstract/"

        while query:
            page = client.get(address + query).context["page"]
            seen += [screening.study_id for screening in page.rows]
            query = page.next_url

        assert sorted(seen) == [study.pk for study in made]

    def test_what_each_side_said_is_shown_in_the_screeners_order(self, ada, ben, study):
        vote(study, ben, NO)
        vote(study, ada, YES, note="Fits.")

        sides = conflicts.sides_of(at(study))

        assert [(d.screener, d.verdict, d.note) for d in sides.decisions] == [
            (ada, YES, "Fits."),
            (ben, NO, ""),
        ]


def test_a_verdict_that_is_withdrawn_is_never_cast(ada, study):
    with pytest.raises(rules.Refused):
        vote(study, ada, Verdict.WITHDRAWN)
