"""The methods paragraphs on screening: who did it, whether independently, and who settled what."""

import pytest

from reviews.choices import Settling
from reviews.protocol import team
from reviews.reporting.methods_facts import initials
from reviews.screening.adjudicating import reopen
from reviews.screening.joining import join
from reviews.screening.setting_aside import give_back, set_aside
from tests.cast import FULL_TEXT, MAYBE, NO, TITLE_ABSTRACT, YES
from tests.reporting.test_methods import said
from tests.screening.acting import agree, ask_for, disagree, settle_conflict, take_back, vote


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


def test_maybe_is_explained_where_somebody_said_it(review, ada, ben, studies):
    first, second = studies(2)
    agree(first, ada, ben)
    assert "maybe" not in said(review)

    agree(second, ada, ben, verdict=MAYBE)

    assert "“maybe” counted as one to include" in said(review)


class TestVotesSetAside:
    """Told as what was done, and no agreement is told of what is left of them."""

    @pytest.fixture
    def left(self, lena, ada, ben, cleo, studies):
        """Ada and Ben decided on four studies, one of them in conflict; then Ben left."""
        made = studies(4)
        for study in made[:3]:
            agree(study, ada, ben, verdict=NO)
        disagree(made[3], ada, ben)
        settle_conflict(made[3], cleo, YES)
        team.leave(lena, ben)
        return made

    @pytest.mark.usefixtures("left")
    def test_nothing_is_told_of_votes_that_are_kept(self, review):
        text = said(review)

        assert "set aside" not in text
        assert "agreed on 75 % of 4 records" in text

    def test_how_many_were_and_what_was_done_instead(self, left, review, lena, ben, cleo):
        set_aside(lena, ben, why="Was not trained.")
        vote(left[0], cleo, NO)

        text = said(review)

        assert (
            "3 decisions of one reviewer (Ben) on titles and abstracts were set aside after they "
            "had left the team, for others to decide instead; 1 of these records has been decided "
            "on since." in text
        )
        assert "1 further decision of theirs was kept, as a conflict it was part of" in text
        assert "agreed on" not in text
        assert (
            "Agreement leaves out all decisions of one reviewer (Ben), whose decisions were set "
            "aside." in text
        )

    def test_a_report_that_is_not_read_now_is_not_told_as_decided(
        self, left, review, lena, ada, ben
    ):
        """Without his vote it is not included at title and abstract any more."""
        team.bring_back(lena, ben)
        ben.refresh_from_db()
        vote(left[3], ben, YES, stage=FULL_TEXT)
        agree(left[0], ada, ben)  # both change their minds
        vote(left[0], ben, YES, stage=FULL_TEXT)
        team.leave(lena, ben)
        set_aside(lena, ben, why="Was not trained.")

        text = said(review)

        assert "2 decisions of one reviewer (Ben) on full texts were set aside" in text
        assert "none of these reports has been decided on since" in text

    @pytest.mark.usefixtures("left")
    def test_nothing_is_told_once_they_are_given_back(self, review, lena, ben):
        before = said(review)
        set_aside(lena, ben, why="Was not trained.")
        give_back(lena, ben)

        assert said(review) == before

    @pytest.mark.usefixtures("left")
    def test_they_are_told_without_a_query_for_each(
        self, review, lena, ben, cleo, studies, queries_of
    ):
        plain = queries_of(lambda: said(review))
        set_aside(lena, ben, why="Was not trained.")
        once = queries_of(lambda: said(review))
        agree(studies(1)[0], lena, cleo)
        team.leave(lena, cleo)
        set_aside(lena, cleo, why="Nor was she.")

        assert queries_of(lambda: said(review)) <= once <= plain


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
