"""The page on agreement: which decisions count, and which never do."""

from reviews.protocol import team
from reviews.reporting.agreeing import pairs_at, pool_at
from reviews.screening.adjudicating import reopen
from reviews.screening.agreement import pooled_agreement
from reviews.screening.setting_aside import set_aside
from tests.cast import MAYBE, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, disagree, settle_conflict, take_back, vote


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
    assert "100 % of 1 study</dd>" in page


def test_a_pool_is_told_together(review, ada, ben, cleo, studies):
    first, second, third, fourth, fifth, awaiting = studies(6)
    agree(first, ada, ben)
    agree(second, ben, cleo, verdict=NO)
    disagree(third, ada, cleo)
    vote(fourth, cleo, MAYBE)
    vote(fourth, ben, YES)
    agree(fifth, ada, cleo, verdict=NO)
    vote(awaiting, ben, YES)

    assert pool_at(review, TITLE_ABSTRACT) == pooled_agreement({(2, 0): 2, (0, 2): 2, (1, 1): 1})


def test_what_does_not_count_for_a_pair_does_not_for_the_pool(
    review, lena, ada, ben, cleo, studies
):
    again, aside = studies(2)
    agree(again, ada, ben, verdict=NO)
    reopen(study_id=again.pk, stage=TITLE_ABSTRACT, lead=lena, why="Look again.")
    agree(again, ada, ben)
    agree(aside, ben, cleo, verdict=NO)
    assert pool_at(review, TITLE_ABSTRACT) == pooled_agreement({(0, 2): 2})

    team.leave(lena, cleo)
    set_aside(lena, cleo, why="Was not trained.")
    vote(aside, ada, YES)  # who could have known what Ben and Cleo had said
    assert pool_at(review, TITLE_ABSTRACT) == pooled_agreement({(0, 2): 1, (0, 1): 1})


def half_set_aside(studies, lena, ada, ben, cleo):
    """Ada and Ben agreed on six studies of eight; then Ben left, and his votes were set aside."""
    made = studies(8)
    for study in made[:6]:
        agree(study, ada, ben, verdict=NO)
    for study in made[6:]:
        disagree(study, ada, ben)
        settle_conflict(study, cleo, YES)
    team.leave(lena, ben)
    set_aside(lena, ben, why="Was not trained.")
    return made


def test_votes_set_aside_leave_no_agreement_on_conflicts_alone(
    review, lena, ada, ben, cleo, studies
):
    made = half_set_aside(studies, lena, ada, ben, cleo)

    assert pairs_at(review, TITLE_ABSTRACT) == []
    for study in made[:6]:
        vote(study, cleo, NO)
    # Cleo could have known what they had said, so hers is no pair with Ada's.
    assert pairs_at(review, TITLE_ABSTRACT) == []
    assert pool_at(review, TITLE_ABSTRACT).observed is None


def test_who_comes_back_counts_again_with_what_they_decide_from_then_on(
    review, lena, ada, ben, cleo, studies
):
    half_set_aside(studies, lena, ada, ben, cleo)
    team.bring_back(lena, ben)
    ben.refresh_from_db()
    agree(studies(1)[0], ada, ben, verdict=NO)

    assert table_of(review) == [[0, 0], [0, 1]]


def test_the_page_names_those_who_are_left_out(
    signed_in, olive, review, lena, ada, ben, cleo, studies
):
    page = f"/reviews/{review.pk}/agreement/"
    assert "left out" not in signed_in(olive).get(page).text

    half_set_aside(studies, lena, ada, ben, cleo)

    assert "All decisions of Ben are left out" in signed_in(olive).get(page).text


def test_the_page_tells_of_all_together_only_where_they_are_more_than_two(
    signed_in, olive, review, ada, ben, cleo, studies
):
    one, other, third = studies(3)
    agree(one, ada, ben)
    agree(other, ada, ben, verdict=NO)
    page = f"/reviews/{review.pk}/agreement/"
    assert "Krippendorff" not in signed_in(olive).get(page).content.decode()

    agree(third, ada, cleo)

    shown = signed_in(olive).get(page).content.decode()
    assert "All 3 together" in shown
    assert "100 % of the pairs of decisions on 3 studies" in shown
    assert "<dt>Krippendorff’s alpha</dt><dd>1.00</dd>" in shown
