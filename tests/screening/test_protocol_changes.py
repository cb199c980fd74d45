"""Changing the protocol while it is being screened: what was settled stays settled."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reviews.choices import Aside, Outcome, Retrieval, Settling, Stage
from reviews.protocol import actions as protocol
from reviews.protocol.actions import VotingRule, VotingRules
from reviews.screening import protocol_changes, queue
from reviews.screening.full_text import note_retrieval
from reviews.screening.joining import join
from reviews.screening.models import Screening
from reviews.screening.protocol_changes import Effect, Superseded, change_protocol, preview
from reviews.screening.removing import remove
from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import (
    agree,
    ask_for,
    at,
    disagree,
    many,
    outcome,
    rule_of,
    settle_conflict,
    vote,
    written,
)


def both(votes: int, dual_share: int = 100) -> VotingRules:
    rule = VotingRule(votes, dual_share)
    return VotingRules(rule, rule)


def state(review) -> dict[tuple[int, str], tuple[int, str]]:
    rows = Screening.objects.filter(review=review)
    return {(row.study_id, row.stage): (row.required, row.outcome) for row in rows}


@pytest.fixture
def under_way(ada, ben, cleo, studies) -> list[object]:
    """Studies without a vote, with one of each, agreed both ways, settled, and read in full."""
    made = studies(12)
    vote(made[1], ada, YES)
    vote(made[2], ben, NO)
    agree(made[3], ada, ben)
    agree(made[4], ada, ben, verdict=NO)
    disagree(made[5], ada, ben)
    disagree(made[6], ada, ben)
    settle_conflict(made[6], cleo, YES)
    vote(made[3], ada, YES, stage=FULL_TEXT)
    for study in made[7:]:
        vote(study, ada, NO)
    return made


@pytest.mark.parametrize("rules", [both(1), both(2), both(3), both(2, 50), both(3, 0), both(1, 20)])
@pytest.mark.usefixtures("under_way")
def test_the_preview_is_what_then_happens(lena, review, rules):
    before = state(review)
    screened = Screening.objects.filter(review=review, in_play=True)
    in_play = list(screened.values_list("study_id", "stage"))
    told = {effect.stage: effect for effect in preview(review, rules)}
    assert state(review) == before

    change_protocol(lena, protocol_=written(review), rules=rules)

    after = state(review)
    for stage in Stage:
        # Of what nobody is asked about, none is told: it may never come back.
        rows = [key for key in in_play if key[1] == stage]
        was_awaiting = [key for key in rows if before[key][1] == Outcome.AWAITING]
        assert told[stage] == Effect(
            stage=stage,
            asking_more=sum(after[key][0] > before[key][0] for key in was_awaiting),
            asking_less=sum(after[key][0] < before[key][0] for key in was_awaiting),
            settling=sum(after[key][1] != Outcome.AWAITING for key in was_awaiting),
            kept=len(rows) - len(was_awaiting),
        )


def test_the_preview_counts_only_what_is_screened(lena, ada, ben, review, studies):
    """No duplicate, no removed study and no report that could not be retrieved; no full text of
    a study that was not included.
    """
    stays, joined, removed, gone, missing, waits = studies(6)
    join(lena, [stays, joined])
    remove(lena, [removed.pk], kind=Aside.REMOVED, why="A letter.")
    agree(gone, ada, ben, verdict=NO)
    join(lena, [stays, gone], stays=stays.pk)
    agree(missing, ada, ben)
    note_retrieval(study_id=missing.pk, member=lena, state=Retrieval.NOT_RETRIEVED)

    at_abstract, at_full_text = preview(review, both(3))

    assert (at_abstract.asking_more, at_abstract.kept) == (2, 1), "stays and waits; missing"
    assert (at_full_text.asking_more, at_full_text.kept) == (0, 0)
    ask_for(review, 3)
    assert at(removed).required == at(joined).required == 3, "should they ever come back"
    assert at(waits).required == 3


@pytest.mark.parametrize("votes", [1, 3])
def test_what_was_settled_keeps_its_outcome(lena, review, under_way, votes):
    before = state(review)

    ask_for(review, votes)

    after = state(review)
    for key, (required, settled) in before.items():
        if settled != Outcome.AWAITING:
            assert after[key] == (required, settled)


def test_asking_for_fewer_votes_settles_what_has_enough(ada, ben, review, studies):
    ask_for(review, 3)
    included, disputed, excluded, open_ = studies(4)
    agree(included, ada, ben)
    disagree(disputed, ada, ben)
    agree(excluded, ada, ben, verdict=NO)
    vote(open_, ada, YES)

    ask_for(review, 2)

    assert [outcome(study) for study in (included, disputed, excluded, open_)] == [
        Outcome.INCLUDED,
        Outcome.CONFLICT,
        Outcome.EXCLUDED,
        Outcome.AWAITING,
    ]
    assert at(included, FULL_TEXT).in_play


def test_a_decision_that_was_changed_settles_as_it_stands(ada, review, study):
    ask_for(review, 2)
    vote(study, ada, YES)
    vote(study, ada, NO)

    ask_for(review, 1)

    assert outcome(study) == Outcome.EXCLUDED


def test_asking_for_more_votes_asks_those_who_had_passed_the_study(ada, ben, review, studies):
    ask_for(review, 2)
    studies(3)
    while study := queue.take_next(ada, TITLE_ABSTRACT):
        vote(study, ada, YES)
    first = queue.take_next(ben, TITLE_ABSTRACT)
    vote(first, ben, YES)

    ask_for(review, 3)

    assert outcome(first) == Outcome.INCLUDED
    assert queue.asked_of(ben, TITLE_ABSTRACT).count() == 2
    assert set(Screening.objects.values_list("required", flat=True)) == {2, 3}


def test_every_version_is_kept(lena, review):
    change_protocol(
        lena, protocol_=written(review, question="Does it help, and whom?"), rules=both(2)
    )

    first, second = review.protocol_versions.order_by("number")
    assert (first.question, second.question) == (
        "Does walking help adults with low back pain?",
        "Does it help, and whom?",
    )
    assert rule_of(review).protocol == second


def test_reasons_are_retired_and_ranked_anew_but_never_deleted(lena, review):
    change_protocol(
        lena,
        protocol_=written(review, reasons=("Wrong outcome", "Not a trial")),
        rules=both(2),
    )

    assert dict(review.reasons.values_list("text", "rank")) == {
        "Wrong outcome": 1,
        "Not a trial": 2,
        "Wrong population": None,
        "Wrong intervention": None,
    }
    assert review.protocol_versions.get(number=1).reasons == [
        "Wrong population",
        "Wrong intervention",
        "Wrong outcome",
    ]


def test_a_retired_reason_may_come_back(lena, review):
    change_protocol(lena, protocol_=written(review, reasons=()), rules=both(2))
    change_protocol(lena, protocol_=written(review, reasons=("Wrong outcome",)), rules=both(2))

    assert review.reasons.count() == 3
    assert review.reasons.get(rank=1).text == "Wrong outcome"


def test_what_was_excluded_keeps_its_reason_when_reasons_are_ranked_anew(
    ada, ben, lena, review, study
):
    agree(study, ada, ben)
    for who, text in ((ada, "Wrong population"), (ben, "Wrong outcome")):
        vote(study, who, NO, stage=FULL_TEXT, reason=review.reasons.get(text=text))

    change_protocol(lena, protocol_=written(review, reasons=("Wrong outcome",)), rules=both(2))

    assert at(study, FULL_TEXT).reason.text == "Wrong population"


def test_two_leads_do_not_overwrite_each_other(lena, review):
    change_protocol(lena, protocol_=written(review, question="First?"), rules=both(2), edited=1)

    with pytest.raises(Superseded, match="Nothing was saved"):
        change_protocol(
            lena, protocol_=written(review, question="Second?"), rules=both(3), edited=1
        )

    assert protocol.current_protocol(review).question == "First?"
    assert rule_of(review).votes == 2


def test_who_settles_conflicts_may_change_without_touching_any_study(lena, review, under_way):
    before = state(review)

    ask_for(review, 2, settling=Settling.CONSENSUS)

    assert state(review) == before
    assert rule_of(review).settling == Settling.CONSENSUS


def test_asking_for_fewer_votes_takes_the_same_queries_for_few_studies_as_for_many(
    ada, review, a_file
):
    def queries(number: int) -> int:
        ask_for(review, 2)
        for study in many(a_file(), number):
            vote(study, ada, YES)
        with CaptureQueriesContext(connection) as asked:
            ask_for(review, 1)
        return len(asked)

    queries(1)  # from here on there are studies at full text too
    assert queries(3) == queries(30)
    assert Screening.objects.filter(stage=FULL_TEXT, in_play=True).count() == 34


def test_large_reviews_are_changed_in_batches(ada, ben, review, studies, monkeypatch):
    monkeypatch.setattr(protocol_changes, "BATCH", 2)
    ask_for(review, 3)
    made = studies(7)
    for study in made:
        agree(study, ada, ben)

    ask_for(review, 2)

    assert {outcome(study) for study in made} == {Outcome.INCLUDED}
