"""The methods paragraphs: what rows and log show is said, and what they do not show is not."""

from datetime import date

import pytest

from reviews.choices import Box, Retrieval, SourceKind
from reviews.library import actions as library
from reviews.library import linking
from reviews.prisma.methods import as_text, methods
from reviews.protocol.actions import VotingRule, VotingRules
from reviews.reporting.flow import flow_of
from reviews.reporting.methods_facts import methods_facts
from reviews.screening.full_text import note_retrieval
from reviews.screening.joining import join
from reviews.screening.protocol_changes import change_protocol
from tests.cast import FULL_TEXT, NO, YES
from tests.screening.acting import agree, ask_for, disagree, settle_conflict, vote, written


def said(review) -> str:
    return as_text(methods(methods_facts(review)))


def test_a_review_that_has_just_begun_says_that_nothing_was_found(review):
    assert said(review) == "Study selection\nNo records have been identified yet."


class TestTheProtocol:
    def test_criteria_before_the_first_decision(self, review, ada, study):
        assert "eligibility criteria" not in said(review)

        vote(study, ada, YES)

        text = said(review)
        assert "written down in version 1 of the protocol" in text
        assert "The protocol was not changed after that." in text

    def test_no_criteria_no_claim(self, review, lena, ada, study):
        empty = written(review, inclusion=(), exclusion=())
        change_protocol(lena, protocol_=empty, rules=VotingRules())

        vote(study, ada, YES)

        assert "eligibility criteria" not in said(review)

    def test_changes_are_told_if_they_came_after_decisions(self, review, lena, ada, study):
        change_protocol(lena, protocol_=written(review, question="Before?"), rules=VotingRules())
        vote(study, ada, YES)
        rules = VotingRules(full_text=VotingRule(votes=1))
        change_protocol(lena, protocol_=written(review, exclusion=("Letters",)), rules=rules)

        text = said(review)

        assert "version 2 of the protocol" in text
        assert "Version 3 of the protocol was adopted on" in text
        assert (
            "changing the criteria for exclusion and the number of decisions at full text." in text
        )
        assert "the question" not in text
        assert "Version 2" not in text
        assert "was not changed" not in text

    def test_the_share_that_was_drawn(self, review, ada, studies):
        ask_for(review, 2, dual_share=50)
        for study in studies(40):  # of which some are sure to need one vote only
            vote(study, ada, YES)

        assert "A random 50 % of the records was drawn" in said(review)

        ask_for(review, 2, dual_share=80)

        assert "drawn" not in said(review)


class TestSources:
    @pytest.mark.usefixtures("study")
    def test_only_searches_that_were_run_are_named(self, review, lena):
        for name, run_on in (("Embase", date(2026, 3, 5)), ("Scopus", None)):
            library.add_search(
                lena,
                source_kind=SourceKind.DATABASE,
                source_name=name,
                platform="Elsevier",
                run_on=run_on,
            )

        text = said(review)

        assert "Two databases (PubMed; Embase via Elsevier, searched on 5 March 2026)" in text
        assert "Scopus" not in text

    def test_other_methods_stand_apart(self, review, lena):
        library.add_search(
            lena,
            source_kind=SourceKind.CITATION,
            source_name="Backward",
            run_on=date(2026, 3, 5),
        )

        text = said(review)

        assert "through citation searching (Backward, searched on 5 March 2026)." in text
        assert "database" not in text.split("Study selection")[0]

    def test_duplicates_found_by_hand_are_not_tandems(self, review, lena, studies):
        join(lena, studies(3))

        text = said(review)

        assert "2 duplicate records were found by hand." in text
        assert "Tandem found" not in text


def test_a_review_with_one_in_each_box(review, lena, one_in_each_box):
    note_retrieval(
        study_id=one_in_each_box[Box.AWAITING_RETRIEVAL].pk,
        member=lena,
        state=Retrieval.REQUESTED,
        asked="the authors",
    )

    text = said(review)

    assert (
        "Automation tools (A tool said so) marked as ineligible before screening 1 record and "
        "excluded in screening 1 record." in text
    )
    assert "Full texts were sought for 8 reports; 1 could not be retrieved." in text
    assert "The full text of 1 report was asked for from others." in text
    assert "one reason was recorded, out of three that the protocol ranks." in text
    assert "1 duplicate record was found by hand." in text
    assert "linked to others" not in text


def test_duplicates_are_as_many_as_in_the_flow(review, lena, one_in_each_box):
    facts = methods_facts(review)

    found = facts.search.joined_by_rules + facts.search.joined_by_hand
    assert found == flow_of(review).duplicates_found


def test_companions_among_the_included_are_told(review, lena, ada, ben, studies):
    first, second, excluded = studies(3)
    agree(excluded, ada, ben, verdict=NO)
    linking.link(lena, first, excluded)
    for study in (first, second):
        agree(study, ada, ben)
        for screener in (ada, ben):
            vote(study, screener, YES, stage=FULL_TEXT)
    assert "linked" not in said(review)

    linking.link(lena, first, second)

    assert "2 included reports were linked to others on the same study." in said(review)


def test_the_same_number_of_queries_for_any_number_of_studies(
    review, ada, ben, cleo, studies, queries_of
):
    def screen(number: int) -> None:
        for study in studies(number):
            disagree(study, ada, ben)
            settle_conflict(study, cleo, YES)

    screen(2)
    few = queries_of(lambda: methods_facts(review))
    screen(20)

    assert queries_of(lambda: methods_facts(review)) == few
