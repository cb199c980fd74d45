"""The page on agreement: which decisions count, and which never do."""

from reviews.reporting.agreeing import pairs_at
from reviews.screening.adjudicating import reopen
from tests.cast import MAYBE, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, disagree, take_back, vote


def table_of(review) -> list[list[int]]:
    [pair] = pairs_at(review, TITLE_ABSTRACT)
    return pair.table


def test_a_pair_is_counted_by_what_both_said_first(review, ada, ben, studies):
    yes, no, differ, doubt, changed = studies(5)
    agree(yes, ada, ben)
    agree(no, ada, ben, verdict=NO)
    disagree(differ, ada, ben)
    vote(doubt, ada, MAYBE)
    vote(doubt, ben, YES)
    disagree(changed, ben, ada)
    vote(changed, ada, YES)  # changes her mind; what she said first counts

    assert table_of(review) == [[2, 1], [1, 1]]


def test_studies_still_awaiting_votes_tell_nothing(review, ada, ben, cleo, study):
    vote(study, ada, YES)
    assert pairs_at(review, TITLE_ABSTRACT) == []

    vote(study, ben, YES)
    take_back(study, ada)

    assert pairs_at(review, TITLE_ABSTRACT) == []


def test_later_rounds_are_not_blinded_and_do_not_count(review, lena, ada, ben, cleo, study):
    agree(study, ada, ben, verdict=NO)
    reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="Look again.")
    agree(study, ben, cleo)

    assert table_of(review) == [[0, 0], [0, 1]]


def test_the_page_shows_the_table_and_what_cannot_be_estimated(
    signed_in, olive, review, ada, ben, study
):
    agree(study, ada, ben)

    page = signed_in(olive).get(f"/reviews/{review.pk}/agreement/").content.decode()

    assert "Ada and Ben" in page
    assert "not estimable" in page
