"""The methods paragraphs: what rows and log show is said, and what they do not show is not."""

from datetime import date

import pytest

from reviews.choices import Box, Retrieval, Settling, SourceKind
from reviews.library import actions as library
from reviews.library import linking
from reviews.prisma.methods import as_text, methods
from reviews.protocol.actions import VotingRule, VotingRules
from reviews.reporting.flow import flow_of
from reviews.reporting.methods_facts import initials, methods_facts
from reviews.screening.adjudicating import reopen
from reviews.screening.full_text import note_retrieval
from reviews.screening.joining import join
from reviews.screening.protocol_changes import change_protocol
from tests.cast import FULL_TEXT, MAYBE, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import (
    agree,
    ask_for,
    disagree,
    settle_conflict,
    take_back,
    vote,
    written,
)


def said(review) -> str:
    return as_text(methods(methods_facts(review)))


def test_a_review_that_has_just_begun_says_that_nothing_was_found(review):
    assert said(review) == "Study selection\nNo records have been identified yet."


class TestIndependently:
    """The claim that matters most, and every way to lose it."""

    def test_two_who_each_voted_without_knowing_screened_independently(
        self, review, ada, ben, studies
    ):
        for study in studies(3):
            agree(study, ada, ben)

        text = said(review)

        assert (
            "Two reviewers (Ada, Ben) independently screened the title and abstract of each of the "
            "3 records." in text
        )
        assert "No reviewer could see another's decision on a record" in text

    def test_not_where_one_vote_is_enough(self, review, ada, studies):
        ask_for(review, 1)
        for study in studies(2):
            vote(study, ada, NO)

        text = said(review)

        assert (
            "One reviewer (Ada) screened the title and abstract of each of the 2 records." in text
        )
        assert "ndependent" not in text
        assert "Two reviewers" not in text

    def test_not_where_some_records_got_one_vote(self, review, ada, ben, studies):
        first, second = studies(2)
        agree(first, ada, ben)
        ask_for(review, 1)
        vote(second, ada, NO)

        text = said(review)

        assert "2 records were screened on title and abstract by two reviewers (Ada, Ben)" in text
        assert "1 (50 %) by two independently of each other and 1 (50 %) by one." in text
        assert "(Ada, Ben) independently" not in text

    def test_not_where_somebody_could_have_known(self, review, lena, ada, ben, cleo, study):
        agree(study, ada, ben)
        reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="To be read again.")
        agree(study, ada, cleo)

        text = said(review)

        assert "ndependent" not in text
        assert "No reviewer could see" not in text
        assert (
            "1 first decision on titles and abstracts was made by a reviewer who could have known"
            in text
        )
        assert "1 record was reopened for another round" in text

    def test_while_records_await_votes_it_is_so_far(self, review, ada, ben, studies):
        first, second = studies(2)
        agree(first, ada, ben)
        vote(second, ada, YES)

        text = said(review)

        assert "So far, two reviewers (Ada, Ben) independently screened" in text
        assert "one record." in text

    def test_a_large_team_shares_the_work(self, review, ada, ben, lena, studies):
        first, second = studies(2)
        agree(first, ada, ben)
        agree(second, ada, lena)

        text = said(review)

        assert "by two of three reviewers" in text
        assert "independently of each other." in text

    def test_a_removed_studys_votes_are_not_counted(self, review, lena, ada, ben, studies):
        first, second = studies(2)
        agree(first, ada, ben)
        agree(second, ada, lena)
        join(lena, [first, second])

        assert "the only record." in said(review)


class TestConflicts:
    def test_a_third_reviewer_settled_one(self, review, ada, ben, cleo, study):
        disagree(study, ada, ben)
        assert "1 conflict is still open." in said(review)

        settle_conflict(study, cleo, NO)

        text = said(review)
        assert "A conflict on 1 record was settled by a third reviewer (Cleo)." in text
        assert "open" not in text
        assert "consensus" not in text

    def test_by_consensus(self, review, ada, ben, study):
        ask_for(review, 2, settling=Settling.CONSENSUS)
        disagree(study, ada, ben)
        settle_conflict(study, ada, YES)

        text = said(review)

        assert "was settled by consensus of those who had voted." in text
        assert "third reviewer" not in text

    def test_no_conflict_no_word_of_one(self, review, ada, ben, study):
        agree(study, ada, ben)

        assert "onflict" not in said(review)

    def test_a_change_of_mind_after_all_votes_is_told(self, review, ada, ben, study):
        disagree(study, ada, ben)
        assert "changed their decision" not in said(review)

        vote(study, ben, YES)

        text = said(review)
        assert "On 1 record a reviewer changed their decision on titles and abstracts" in text
        assert "Two reviewers (Ada, Ben) independently" in text  # as each did at first

    def test_a_change_of_mind_before_that_is_nobodys_business(self, review, ada, ben, study):
        vote(study, ada, YES)
        take_back(study, ada)
        vote(study, ada, NO)
        vote(study, ben, NO)

        assert "changed their decision" not in said(review)


class TestAgreement:
    def test_is_that_of_first_blinded_decisions(self, review, ada, ben, studies):
        first, *others = studies(10)
        disagree(first, ada, ben)
        for study, verdict in zip(others, [YES] * 3 + [NO] * 6, strict=True):
            agree(study, ada, ben, verdict=verdict)

        text = said(review)

        assert "Ada and Ben agreed on 90 % of 10 records (kappa 0.78, 95 % CI 0.39 to 1.00)" in text

    def test_says_where_kappa_cannot_be_estimated(self, review, ada, ben, study):
        agree(study, ada, ben)

        assert "agreed on 100 % of 1 record (kappa cannot be estimated)" in said(review)

    def test_is_not_there_without_pairs(self, review, ada, study):
        ask_for(review, 1)
        vote(study, ada, YES)

        text = said(review)
        assert "Agreement" not in text
        assert "kappa" not in text


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


def test_maybe_is_explained_where_somebody_said_it(review, ada, ben, studies):
    first, second = studies(2)
    agree(first, ada, ben)
    assert "maybe" not in said(review)

    agree(second, ada, ben, verdict=MAYBE)

    assert "“maybe” counted as one to include" in said(review)


def test_who_left_the_team_is_still_named(review, lena, ada, ben, study):
    agree(study, ada, ben)
    ben.left_at = ben.joined_at
    ben.save()

    assert "(Ada, Ben)" in said(review)


def test_two_with_the_same_initials_are_told_apart():
    assert initials({1: "Ada Ames", 2: "Al Arden", 3: "ben@x.example"}) == {
        1: "Ada Ames",
        2: "Al Arden",
        3: "ben",
    }


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
