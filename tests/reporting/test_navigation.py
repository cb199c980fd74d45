"""The review's navigation shows where a page belongs and what waits."""

import pytest

from reviews.reporting.navigation import steps


@pytest.mark.parametrize(
    ("page", "step"),
    [
        ("", "Overview"),
        ("log/", "Overview"),
        ("protocol/", "Overview"),
        ("searches/add/", "Search"),
        ("files/3/", "Search"),
        ("studies/", "Search"),
        ("duplicates/by-hand/", "Duplicates"),
        ("screen/title_abstract/next/", "Title & abstract"),
        ("conflicts/title_abstract/7/", "Title & abstract"),
        ("screen/full_text/", "Full text"),
        ("retrieval/", "Full text"),
        ("included/", "Included"),
        ("flow/records_excluded/", "Report"),
        ("export/", "Report"),
    ],
)
def test_every_page_belongs_to_one_step(lena, page, step):
    shown = steps(lena, f"/reviews/{lena.review_id}/{page}")

    assert [each.label for each in shown if each.current] == [step]


def test_a_screener_is_not_told_how_many_full_texts_wait(lena, ada, study):
    assert not any(each.label == "Report" for each in steps(ada, "/"))
    assert [each.hint for each in steps(ada, "/")][3] == "1 for you"


@pytest.mark.parametrize("page", ["next/", "7/"])
def test_while_screening_no_number_stands_still_beside_the_one_that_moves(ada, study, page):
    screening = f"/reviews/{ada.review_id}/screen/title_abstract/"

    assert steps(ada, screening + page)[3].hint == ""
    assert steps(ada, screening)[3].hint == "1 for you"
    assert steps(ada, f"{screening}mine/")[3].hint == "1 for you"
