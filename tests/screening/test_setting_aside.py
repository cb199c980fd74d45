"""A member leaves: a lead keeps their votes, or sets them aside, and can give them back."""

from collections import Counter

import pytest
from django.urls import reverse

from reviews.choices import Outcome, Stage
from reviews.protocol import team
from reviews.protocol.actions import close_stage
from reviews.reporting.agreeing import pairs_at
from reviews.reporting.verifying import differences
from reviews.screening import rules, setting_aside
from reviews.screening.adjudicating import reopen
from reviews.screening.models import Decision
from tests.cast import FULL_TEXT, MAYBE, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import (
    agree,
    ask_for,
    at,
    disagree,
    next_for,
    outcome,
    reason,
    settle_conflict,
    vote,
)

AWAITING, CONFLICT, INCLUDED, EXCLUDED = (
    Outcome.AWAITING,
    Outcome.CONFLICT,
    Outcome.INCLUDED,
    Outcome.EXCLUDED,
)


@pytest.fixture
def worked(studies, lena, ada, ben, cleo):
    """Ada and Ben have brought a study to each outcome; then Ben left. By outcome."""
    included, excluded, conflict, settled, begun, read = studies(6)
    agree(included, ada, ben)
    agree(excluded, ada, ben, verdict=NO)
    disagree(conflict, ada, ben)
    disagree(settled, ada, ben)
    settle_conflict(settled, cleo, YES)
    vote(begun, ben, MAYBE, note="Is it walking?")
    agree(read, ada, ben)
    vote(read, ada, YES, stage=FULL_TEXT)
    population = reason(read.review, "Wrong population")
    vote(read, ben, NO, stage=FULL_TEXT, reason=population)
    team.leave(lena, ben)
    ben.refresh_from_db()
    return {
        "included": included,
        "excluded": excluded,
        "conflict": conflict,
        "settled": settled,
        "begun": begun,
        "read": read,
    }


def outcomes(worked) -> dict[str, Outcome]:
    return {name: outcome(study) for name, study in worked.items()}


def agrees(review) -> bool:
    return list(differences(review, Counter())) == []


def test_the_preview_tells_what_the_act_then_does(worked, lena, ben):
    abstract, full_text = setting_aside.effects(ben)

    assert (abstract.votes, abstract.kept, abstract.reopened) == (5, 1, 4)
    assert abstract.changes == {
        (INCLUDED, AWAITING): 2,
        (EXCLUDED, AWAITING): 1,
        (CONFLICT, AWAITING): 1,
    }
    assert (abstract.leaving, abstract.leaving_read) == (2, 1)
    assert (full_text.votes, full_text.changes) == (1, {(CONFLICT, AWAITING): 1})
    before = outcomes(worked)

    act = setting_aside.set_aside(lena, ben, why="Was not trained.")

    assert act.decisions.count() == abstract.votes + full_text.votes
    after = outcomes(worked)
    changed = Counter((before[n], after[n]) for n in worked if before[n] != after[n])
    assert changed == abstract.changes
    assert outcome(worked["read"], FULL_TEXT) == AWAITING
    assert not at(worked["read"], FULL_TEXT).in_play


def test_what_was_adjudicated_keeps_its_outcome_and_its_votes(worked, lena, ada, ben, review):
    setting_aside.set_aside(lena, ben, why="Was not trained.")

    settled = at(worked["settled"])
    assert (settled.outcome, settled.voters) == (INCLUDED, [ada.pk, ben.pk])
    assert at(worked["settled"], FULL_TEXT).in_play
    assert agrees(review)


def test_no_vote_is_lost_and_each_says_who_set_it_aside_and_why(worked, lena, ben):
    cast = Decision.objects.filter(screener=ben).count()

    setting_aside.set_aside(lena, ben, why="Was not trained.")

    own = Decision.objects.filter(screener=ben, study=worked["begun"]).order_by("pk")
    first, last = own
    assert (first.verdict, first.note) == (MAYBE, "Is it walking?")
    assert (last.verdict, last.revision) == ("withdrawn", 2)
    assert (last.set_aside.done_by, last.set_aside.why) == (lena, "Was not trained.")
    assert Decision.objects.filter(screener=ben, set_aside=None).count() == cast


def test_another_votes_in_their_stead(worked, lena, ada, ben, cleo, review):
    study = worked["included"]
    setting_aside.set_aside(lena, ben, why="Was not trained.")

    waiting = set()
    while found := next_for(cleo):
        waiting.add(found)
        vote(found, cleo, YES)

    assert study in waiting
    assert worked["settled"] not in waiting
    assert at(study).voters == [ada.pk, cleo.pk]
    assert outcome(study) == INCLUDED
    assert at(study, FULL_TEXT).in_play
    assert agrees(review)


def test_given_back_everything_is_as_it_was(worked, lena, ben, review):
    before = outcomes(worked)
    setting_aside.set_aside(lena, ben, why="Was not trained.")
    assert setting_aside.current(ben) is not None

    setting_aside.give_back(lena, ben)

    assert outcomes(worked) == before
    assert outcome(worked["read"], FULL_TEXT) == CONFLICT
    assert at(worked["read"], FULL_TEXT).in_play
    assert setting_aside.current(ben) is None
    assert agrees(review)
    own = Decision.objects.filter(screener=ben, study=worked["begun"]).latest("pk")
    assert (own.verdict, own.revision, own.note) == (MAYBE, 3, "Is it walking?")


def test_a_vote_is_not_given_back_where_another_was_cast_in_its_stead(
    worked, lena, ada, ben, cleo, review
):
    study = worked["excluded"]
    setting_aside.set_aside(lena, ben, why="Was not trained.")
    vote(study, cleo, NO)

    act = setting_aside.give_back(lena, ben)

    assert at(study).voters == [ada.pk, cleo.pk]
    assert study.pk not in act.decisions.values_list("study", flat=True)
    assert agrees(review)


def test_a_vote_of_an_earlier_round_is_not_given_back(worked, lena, ada, ben, cleo, review):
    study = worked["excluded"]
    setting_aside.set_aside(lena, ben, why="Was not trained.")
    vote(study, cleo, NO)
    reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="Once more.")

    setting_aside.give_back(lena, ben)

    assert at(study).voters == []
    assert agrees(review)


def test_votes_can_be_set_aside_once_more(worked, lena, ben, review):
    for why in ("Was not trained.", "Still not."):
        setting_aside.set_aside(lena, ben, why=why)
        setting_aside.give_back(lena, ben)

    revisions = Decision.objects.filter(screener=ben, study=worked["begun"])
    assert list(revisions.order_by("pk").values_list("revision", flat=True)) == [1, 2, 3, 4, 5]
    assert outcome(worked["excluded"]) == EXCLUDED
    assert agrees(review)


def test_who_comes_back_votes_again_on_what_was_set_aside(worked, lena, ben, review):
    setting_aside.set_aside(lena, ben, why="Was not trained.")
    team.bring_back(lena, ben)
    ben.refresh_from_db()

    vote(worked["excluded"], ben, NO)

    assert outcome(worked["excluded"]) == EXCLUDED
    assert agrees(review)


def test_agreement_leaves_out_all_that_they_decided_until_it_is_given_back(
    worked, lena, ada, ben, cleo, review
):
    def studies_of_both() -> list[int]:
        return [
            pair.agreement.studies
            for pair in pairs_at(review, TITLE_ABSTRACT)
            if {pair.first, pair.second} == {ada, ben}
        ]

    assert studies_of_both() == [5]
    setting_aside.set_aside(lena, ben, why="Was not trained.")
    # Their vote stands on the study that was adjudicated: chosen because they disagreed there.
    assert studies_of_both() == []
    vote(worked["excluded"], cleo, NO)
    setting_aside.give_back(lena, ben)
    assert studies_of_both() == [5], "also where another voted in their stead"


def test_a_study_that_needs_fewer_votes_now_keeps_an_outcome(studies, lena, ada, ben, cleo, review):
    ask_for(review, 3)
    study, other = studies(2)
    for screener in (ada, ben, cleo):
        vote(study, screener, NO)
    for screener in (ada, ben):
        vote(other, screener, NO)
    ask_for(review, 1)
    assert outcome(other) == EXCLUDED
    team.leave(lena, ben)
    ben.refresh_from_db()

    (effect, _) = setting_aside.effects(ben)
    setting_aside.set_aside(lena, ben, why="Was not trained.")

    assert (effect.votes, effect.changes) == (2, {(EXCLUDED, AWAITING): 1})
    assert (outcome(study), outcome(other)) == (AWAITING, EXCLUDED)
    assert agrees(review)


def test_members_keep_their_votes(worked, lena, ada):
    with pytest.raises(setting_aside.StillAMember):
        setting_aside.set_aside(lena, ada, why="No.")

    assert ada.pk in at(worked["included"]).voters


def test_nothing_happens_twice(worked, lena, ben):
    with pytest.raises(setting_aside.NotSetAside):
        setting_aside.give_back(lena, ben)
    setting_aside.set_aside(lena, ben, why="Was not trained.")

    with pytest.raises(setting_aside.NothingToSetAside):
        setting_aside.set_aside(lena, ben, why="Again.")


def test_no_study_is_stranded_at_a_closed_stage(worked, lena, ben):
    close_stage(lena, Stage.FULL_TEXT)

    with pytest.raises(rules.StageClosed):
        setting_aside.set_aside(lena, ben, why="Was not trained.")

    assert outcome(worked["included"]) == INCLUDED
    assert not Decision.objects.filter(set_aside__isnull=False).exists()


@pytest.mark.usefixtures("worked")
class TestPage:
    """What a lead sees and does."""

    @pytest.fixture
    def page(self, review, ben):
        return reverse("screening:votes", args=[review.pk, ben.pk])

    def test_it_leads_from_the_team_through_a_preview_to_the_act_and_back(
        self, signed_in, lena, ben, review, page
    ):
        client = signed_in(lena)
        assert page in client.get(reverse("protocol:team", args=[review.pk])).text

        shown = client.get(page).text
        assert "5 votes would no longer count; 4 studies would await a vote again." in shown
        assert "2 studies: now included, then awaiting votes." in shown
        assert "1 has votes there, which are kept" in shown
        assert "1 study that somebody settled would keep its outcome" in shown
        done = client.post(page, {"why": "Was not trained."}, follow=True).text
        assert "6 votes of Ben set aside." in done
        assert "Was not trained." in done
        assert "What setting them aside would change" not in done
        assert "0 vote" not in done
        assert "No other vote of Ben counts, but on conflicts that were settled" in done
        assert "Title &amp; abstract: 1 study keeps its outcome, and Ben’s vote." in done
        undone = client.post(reverse("screening:give_back", args=[review.pk, ben.pk]), follow=True)
        assert "6 votes of Ben given back, and counted again." in undone.text

    def test_what_only_stands_in_settled_conflicts_cannot_be_set_aside(
        self, studies, signed_in, lena, ada, cleo, review
    ):
        disagree(study := studies(1)[0], ada, cleo)
        settle_conflict(study, lena, YES)
        team.leave(lena, cleo)

        shown = signed_in(lena).get(reverse("screening:votes", args=[review.pk, cleo.pk])).text

        assert "No vote of Cleo can be set aside" in shown
        assert "Title &amp; abstract: 1 study keeps its outcome, and Cleo’s vote." in shown
        assert "0 vote" not in shown

    def test_it_asks_why(self, signed_in, lena, page):
        response = signed_in(lena).post(page, {"why": " "})

        assert response.status_code == 422
        assert not Decision.objects.filter(set_aside__isnull=False).exists()

    def test_a_refusal_is_told(self, signed_in, lena, page):
        close_stage(lena, Stage.FULL_TEXT)

        response = signed_in(lena).post(page, {"why": "Was not trained."})

        assert response.status_code == 409
        assert "Open it again first." in response.text

    def test_only_leads_come_here(self, signed_in, cleo, eve, page):
        assert signed_in(cleo).get(page).status_code == 403
        assert signed_in(eve).get(page).status_code == 404

    def test_another_reviews_member_is_unknown(self, signed_in, eve, another_review, ben):
        page = reverse("screening:votes", args=[another_review.pk, ben.pk])

        assert signed_in(eve).get(page).status_code == 404

    def test_who_said_what_is_in_the_studys_history(self, worked, signed_in, lena, ben, review):
        setting_aside.set_aside(lena, ben, why="Was not trained.")
        close_stage(lena, TITLE_ABSTRACT)
        address = reverse("screening:history", args=[review.pk, TITLE_ABSTRACT, worked["begun"].pk])

        assert "Set aside by Lena: Was not trained." in signed_in(lena).get(address).text
