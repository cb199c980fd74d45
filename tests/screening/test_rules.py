"""What votes amount to, and who may cast or settle them: plain rules, no database."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.choices import Outcome, Settling, Stage, Verdict
from reviews.screening import rules

YES, MAYBE, NO, WITHDRAWN = Verdict.INCLUDE, Verdict.MAYBE, Verdict.EXCLUDE, Verdict.WITHDRAWN
AWAITING, CONFLICT = Outcome.AWAITING, Outcome.CONFLICT
INCLUDED, EXCLUDED = Outcome.INCLUDED, Outcome.EXCLUDED

verdicts = st.sampled_from([YES, MAYBE, NO])
votes = st.lists(verdicts, max_size=6)
required = st.integers(1, 3)


@dataclass(frozen=True)
class Vote:
    """A decision, as far as the rules look at it."""

    screener_id: int
    revision: int
    verdict: str


TRUTH = {
    1: {
        (): AWAITING,
        (YES,): INCLUDED,
        (MAYBE,): INCLUDED,
        (NO,): EXCLUDED,
    },
    2: {
        (): AWAITING,
        (YES,): AWAITING,
        (MAYBE,): AWAITING,
        (NO,): AWAITING,
        (YES, YES): INCLUDED,
        (YES, MAYBE): INCLUDED,
        (YES, NO): CONFLICT,
        (MAYBE, MAYBE): INCLUDED,
        (MAYBE, NO): CONFLICT,
        (NO, NO): EXCLUDED,
    },
    3: {
        (): AWAITING,
        (YES,): AWAITING,
        (MAYBE,): AWAITING,
        (NO,): AWAITING,
        (YES, YES): AWAITING,
        (YES, MAYBE): AWAITING,
        (YES, NO): AWAITING,
        (MAYBE, MAYBE): AWAITING,
        (MAYBE, NO): AWAITING,
        (NO, NO): AWAITING,
        (YES, YES, YES): INCLUDED,
        (YES, YES, MAYBE): INCLUDED,
        (YES, YES, NO): CONFLICT,
        (YES, MAYBE, MAYBE): INCLUDED,
        (YES, MAYBE, NO): CONFLICT,
        (YES, NO, NO): CONFLICT,
        (MAYBE, MAYBE, MAYBE): INCLUDED,
        (MAYBE, MAYBE, NO): CONFLICT,
        (MAYBE, NO, NO): CONFLICT,
        (NO, NO, NO): EXCLUDED,
    },
}
ROWS = [(needed, cast, what) for needed, table in TRUTH.items() for cast, what in table.items()]


@pytest.mark.parametrize(("needed", "cast", "expected"), ROWS)
def test_the_truth_table_of_outcomes_holds_in_every_order(needed, cast, expected):
    for order in set(permutations(cast)):
        assert rules.outcome(order, required=needed) == expected


@given(votes, required, st.lists(st.integers(1, 3), max_size=3))
def test_reasons_that_must_agree_make_a_conflict_of_an_exclusion_and_nothing_else(
    cast, needed, reasons
):
    without = rules.outcome(cast, required=needed)

    differ = without == EXCLUDED and len(set(reasons)) > 1
    expected = CONFLICT if differ else without
    assert rules.outcome(cast, required=needed, must_agree=reasons) == expected


@dataclass(frozen=True)
class Reasoned(Vote):
    """A decision at full text."""

    reason_id: int | None = None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], False),
        ([(NO, 1)], False),
        ([(NO, 1), (NO, 1)], False),
        ([(NO, 1), (NO, 2)], True),
        ([(NO, 1), (YES, None)], False),
        ([(NO, 1), (NO, 1), (NO, 2)], True),
        ([(NO, 1), (NO, 2), (YES, None)], False),
        ([(NO, None), (NO, None)], False),
    ],
)
def test_whether_all_exclude_for_several_reasons(said, expected):
    standing = [Reasoned(n, 1, verdict, why) for n, (verdict, why) in enumerate(said)]

    assert rules.for_several_reasons(standing) == expected


@pytest.mark.parametrize("needed", [1, 2, 3])
def test_the_truth_table_is_complete(needed):
    every = {
        cast
        for number in range(needed + 1)
        for cast in combinations_with_replacement((YES, MAYBE, NO), number)
    }

    assert set(TRUTH[needed]) == every


@given(votes, required, st.randoms(use_true_random=False))
def test_the_order_of_votes_never_matters(cast, needed, dice):
    shuffled = dice.sample(cast, len(cast))

    assert rules.outcome(shuffled, required=needed) == rules.outcome(cast, required=needed)


@given(votes, required)
def test_a_study_awaits_votes_exactly_until_it_has_them(cast, needed):
    waits = rules.outcome(cast, required=needed) == AWAITING

    assert waits == (len(cast) < needed)


@given(votes, required)
def test_maybe_counts_as_include(cast, needed):
    firm = [YES if verdict == MAYBE else verdict for verdict in cast]

    assert rules.outcome(cast, required=needed) == rules.outcome(firm, required=needed)


@given(votes, verdicts, required)
def test_one_more_vote_never_turns_exclusion_into_inclusion(cast, another, needed):
    before = rules.outcome(cast, required=needed)
    after = rules.outcome([*cast, another], required=needed)

    assert {before, after} != {INCLUDED, EXCLUDED}
    if before == CONFLICT:
        assert after == CONFLICT
    if before != AWAITING:
        assert after != AWAITING


def test_no_votes_at_all_cannot_be_enough():
    with pytest.raises(ValueError, match="at least 1"):
        rules.outcome([], required=0)


def test_a_withdrawn_decision_is_no_verdict():
    with pytest.raises(ValueError, match="withdrawn"):
        rules.outcome([YES, WITHDRAWN], required=2)


@st.composite
def histories(draw: st.DrawFn) -> list[Vote]:
    """Every revision by up to four screeners, in any order."""
    lengths = draw(st.lists(st.integers(0, 4), max_size=4))
    written = [
        Vote(screener, revision, draw(st.sampled_from(Verdict)))
        for screener, length in enumerate(lengths, start=1)
        for revision in range(1, length + 1)
    ]
    return draw(st.permutations(written))


@given(histories())
def test_the_latest_decision_of_each_screener_stands_unless_withdrawn(written):
    latest = {}
    for vote in sorted(written, key=lambda vote: vote.revision):
        latest[vote.screener_id] = vote

    standing = rules.standing(written)

    assert standing == [
        latest[screener] for screener in sorted(latest) if latest[screener].verdict != WITHDRAWN
    ]


@given(histories(), st.randoms(use_true_random=False))
def test_what_stands_does_not_depend_on_the_order_of_the_rows(written, dice):
    shuffled = dice.sample(written, len(written))

    assert rules.standing(shuffled) == rules.standing(written)


@given(histories())
def test_a_decision_taken_back_never_counts(written):
    following = Counter(vote.screener_id for vote in written)
    back = [Vote(who, number + 1, WITHDRAWN) for who, number in following.items()]

    assert rules.standing([*written, *back]) == []


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(1, 9) | st.none()), min_size=1))
def test_the_reason_ranked_highest_weighs_most_and_a_retired_one_least(named):
    chosen = rules.weightiest(named)
    ranks = [rank for _, rank in named if rank is not None]

    if ranks:
        assert (chosen, min(ranks)) in named
    else:
        assert (chosen, None) in named
    assert rules.weightiest(named[::-1]) == chosen


def test_without_reasons_none_weighs_most():
    assert rules.weightiest([]) is None


@pytest.mark.parametrize(
    ("adjudicates", "voted", "settling", "expected"),
    [
        (True, False, Settling.ADJUDICATION, True),
        (True, True, Settling.ADJUDICATION, False),
        (False, False, Settling.ADJUDICATION, False),
        (False, True, Settling.ADJUDICATION, False),
        (True, False, Settling.CONSENSUS, True),
        (True, True, Settling.CONSENSUS, True),
        (False, False, Settling.CONSENSUS, False),
        (False, True, Settling.CONSENSUS, True),
    ],
)
def test_who_may_settle_a_conflict(adjudicates, voted, settling, expected):
    voters = [1, 2] if voted else [2, 3]

    assert (
        rules.may_settle(1, adjudicates=adjudicates, voters=voters, settling=settling) == expected
    )


@pytest.mark.parametrize(
    ("stage", "verdict", "has_reason", "expected"),
    [
        (Stage.TITLE_ABSTRACT, YES, False, True),
        (Stage.TITLE_ABSTRACT, MAYBE, False, True),
        (Stage.TITLE_ABSTRACT, NO, False, True),
        (Stage.TITLE_ABSTRACT, YES, True, False),
        (Stage.TITLE_ABSTRACT, MAYBE, True, False),
        (Stage.TITLE_ABSTRACT, NO, True, False),
        (Stage.FULL_TEXT, YES, False, True),
        (Stage.FULL_TEXT, YES, True, False),
        (Stage.FULL_TEXT, MAYBE, False, False),
        (Stage.FULL_TEXT, MAYBE, True, False),
        (Stage.FULL_TEXT, NO, False, False),
        (Stage.FULL_TEXT, NO, True, True),
        (Stage.TITLE_ABSTRACT, WITHDRAWN, False, False),
        (Stage.FULL_TEXT, WITHDRAWN, False, False),
    ],
)
def test_which_verdicts_a_stage_takes(stage, verdict, has_reason, expected):
    assert rules.allowed(verdict, stage=stage, has_reason=has_reason) == expected


OPEN = rules.Standing(
    in_play=True, closed=False, adjudicated=False, worked_on_later=False, required=2, voters=()
)


@pytest.mark.parametrize(
    "study",
    [
        OPEN,
        replace(OPEN, voters=[2]),
        replace(OPEN, voters=[1, 2]),  # a change of mind
        replace(OPEN, voters=[1, 2, 3]),  # more votes than it needs since the rule changed
    ],
)
def test_a_study_is_open_to_who_has_a_vote_on_it_or_is_still_needed(study):
    rules.refuse_unless_open_to(1, study)


@pytest.mark.parametrize(
    ("study", "refusal"),
    [
        (replace(OPEN, closed=True), rules.StageClosed),
        (replace(OPEN, in_play=False), rules.NotInPlay),
        (replace(OPEN, adjudicated=True, voters=[1, 2]), rules.Adjudicated),
        (replace(OPEN, worked_on_later=True, voters=[1, 2]), rules.WorkedOnLater),
        (replace(OPEN, voters=[2, 3]), rules.AlreadySettled),
        (replace(OPEN, required=1, voters=[2]), rules.AlreadySettled),
    ],
)
def test_each_refusal_says_that_nothing_was_saved_and_tells_no_verdict(study, refusal):
    with pytest.raises(refusal, match=r"not .*saved") as refused:
        rules.refuse_unless_open_to(1, study)

    told = str(refused.value).lower()
    assert not any(word in told for word in ("include", "exclude", "conflict", "maybe"))
