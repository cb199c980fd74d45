"""A reason put in other words stays the same reason, if the lead says so."""

import pytest
from django.urls import reverse

from reviews.prisma.flow import ReasonCount
from reviews.protocol.actions import VotingRules, close_stage, current_protocol
from reviews.protocol.rewording import NotReworded, changed_in_place
from reviews.reporting.flow import flow_of
from reviews.reporting.freezing import freeze
from reviews.screening.protocol_changes import change_protocol
from tests.cast import FULL_TEXT, NO, REASONS
from tests.protocol.test_change import typed
from tests.reporting.conftest import found_by_verify
from tests.screening.acting import agree, at, reason, vote, written

OLD, NEW = "Wrong population", "Ineligible population"
IN_OTHER_WORDS = (NEW, *REASONS[1:])


@pytest.fixture
def address(review) -> str:
    return reverse("screening:protocol_change", args=[review.pk])


@pytest.fixture
def excluded(ada, ben, review, studies):
    """Two reports excluded for the old reason, and one for another."""
    made = studies(3)
    for study, text in zip(made, (OLD, OLD, "Wrong outcome"), strict=True):
        agree(study, ada, ben)
        for who in (ada, ben):
            vote(study, who, NO, stage=FULL_TEXT, reason=reason(review, text))
    return made


def reword(lead, **words: str) -> int:
    return change_protocol(
        lead,
        protocol_=written(lead.review, reasons=IN_OTHER_WORDS),
        rules=VotingRules(),
        reworded=words or {OLD: NEW},
    )


@pytest.mark.parametrize(
    ("earlier", "now", "pairs"),
    [
        ("A B C", "A X C", ["B-X"]),
        ("A B C", "X Y C", ["A-X", "B-Y"]),
        ("A B C", "A B X C", []),
        ("A B C", "A C", []),
        ("A B C", "C B A", []),
        ("A B C", "A X Y C", ["B-X"]),
        ("A B C", "C X B", ["A-X"]),
        ("A B", "X Y", ["A-X", "B-Y"]),
        ("", "A", []),
    ],
)
def test_what_was_changed_in_place(earlier, now, pairs):
    found = changed_in_place(earlier.split(), now.split())

    assert ["-".join(pair) for pair in found] == pairs


@pytest.mark.usefixtures("excluded")
class TestTheSameReason:
    """Earlier exclusions stand under the new words; what was written keeps the old ones."""

    def test_the_flow_counts_them_together(self, review, lena, ada, ben, studies):
        reword(lena)
        [study] = studies(1)
        agree(study, ada, ben)
        for who in (ada, ben):
            vote(study, who, NO, stage=FULL_TEXT, reason=reason(review, NEW))

        assert flow_of(review).reasons == (ReasonCount(NEW, 3), ReasonCount("Wrong outcome", 1))
        assert review.reasons.count() == len(REASONS)
        assert found_by_verify(review) == []

    def test_versions_and_frozen_flows_keep_the_old_words(self, review, lena):
        frozen = freeze(lena, name="Before")
        reword(lena)

        first, second = review.protocol_versions.order_by("number")
        assert (first.reasons[0], second.reasons[0]) == (OLD, NEW)
        frozen.refresh_from_db()
        assert OLD in str(frozen.numbers)
        assert NEW not in str(frozen.numbers)
        assert found_by_verify(review) == []

    def test_the_log_says_it_in_the_words_of_the_day(self, review, lena, ada, excluded, signed_in):
        reword(lena)
        vote(excluded[2], ada, NO, stage=FULL_TEXT, reason=reason(review, NEW))
        close_stage(lena, FULL_TEXT)

        page = signed_in(lena).get(reverse("reporting:log", args=[review.pk])).text

        assert f"the reason “{OLD}” is now “{NEW}”" in page
        assert page.count(f"exclude, {OLD}") == 4
        assert page.count(f"exclude, {NEW}") == 1

    def test_it_weighed_as_much_under_the_old_words(self, review, lena, ada, ben, studies):
        [study] = studies(1)
        agree(study, ada, ben)
        for who, text in ((ada, OLD), (ben, "Wrong outcome")):
            vote(study, who, NO, stage=FULL_TEXT, reason=reason(review, text))
        reword(lena)

        assert at(study, FULL_TEXT).reason.text == NEW
        assert found_by_verify(review) == []

    def test_the_old_words_may_name_another_reason_later(self, review, lena, ada, ben, studies):
        reword(lena)
        both = written(review, reasons=(*IN_OTHER_WORDS, OLD))
        change_protocol(lena, protocol_=both, rules=VotingRules())
        [study] = studies(1)
        agree(study, ada, ben)
        for who, text in ((ada, OLD), (ben, NEW)):
            vote(study, who, NO, stage=FULL_TEXT, reason=reason(review, text))

        assert at(study, FULL_TEXT).reason.text == NEW
        assert found_by_verify(review) == []

    @pytest.mark.parametrize(
        "words",
        [
            {OLD: "Not in the new version"},
            {"Never a reason": NEW},
            {"Wrong outcome": NEW},
        ],
    )
    def test_only_what_goes_is_reworded_to_what_comes(self, review, lena, words):
        with pytest.raises(NotReworded):
            reword(lena, **words)

        assert current_protocol(review).number == 1

    def test_never_to_the_words_of_a_reason_that_there_was(self, review, lena):
        change_protocol(
            lena, protocol_=written(review, reasons=IN_OTHER_WORDS), rules=VotingRules()
        )
        back = written(review, reasons=REASONS)

        with pytest.raises(NotReworded):
            change_protocol(lena, protocol_=back, rules=VotingRules(), reworded={NEW: OLD})


@pytest.mark.usefixtures("excluded")
class TestThePage:
    """The preview asks, and adopts nothing before it was told."""

    @pytest.fixture
    def edited(self, review):
        return typed(review, reasons="\n".join(IN_OTHER_WORDS))

    def test_it_asks_with_how_many_exclusions_it_concerns(self, signed_in, lena, address, edited):
        page = signed_in(lena).post(address, edited).text

        assert f"“{OLD}” is now “{NEW}”" in page
        assert "the 2 reports excluded for it go with it" in page

    def test_it_is_not_adopted_without_an_answer(self, signed_in, lena, review, address, edited):
        answer = signed_in(lena).post(address, edited | {"confirm": "yes"})

        assert answer.status_code == 422
        assert "Say which it is." in answer.text
        assert current_protocol(review).number == 1

    def test_the_same_reason(self, signed_in, lena, review, address, edited):
        signed_in(lena).post(address, edited | {"confirm": "yes", "reworded-1": "same"})

        assert flow_of(review).reasons[0] == ReasonCount(NEW, 2)

    def test_another_reason(self, signed_in, lena, review, address, edited):
        signed_in(lena).post(address, edited | {"confirm": "yes", "reworded-1": "another"})

        assert flow_of(review).reasons == (ReasonCount("Wrong outcome", 1), ReasonCount(OLD, 2))
        assert current_protocol(review).reworded == []

    def test_it_does_not_ask_of_a_reason_that_nobody_named(self, signed_in, lena, review, address):
        edited = typed(review, reasons="\n".join((OLD, "Ineligible intervention", "Wrong outcome")))

        page = signed_in(lena).post(address, edited).text
        signed_in(lena).post(address, edited | {"confirm": "yes"})

        assert "is now" not in page
        assert current_protocol(review).number == 2

    def test_nor_where_the_words_are_those_of_an_earlier_reason(
        self, signed_in, lena, review, address, edited
    ):
        client = signed_in(lena)
        client.post(address, edited | {"confirm": "yes", "reworded-1": "another"})

        page = client.post(address, typed(review, reasons="\n".join(REASONS))).text

        assert "is now" not in page
