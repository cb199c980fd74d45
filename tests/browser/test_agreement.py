"""The page on agreement, where a pool of three has screened: three pairs and all together."""

import pytest

from tests.cast import NO
from tests.screening.acting import agree, disagree

CUT_OFF = """
[...document.querySelectorAll('.table-scroll')].filter(one => one.scrollWidth > one.clientWidth)
    .map(one => one.ariaLabel)
"""


@pytest.mark.parametrize("width", [1280, 1000, 700, 360])
def test_every_table_is_seen_whole(width, window, olive, review, ada, ben, cleo, studies):
    one, other, third, fourth = studies(4)
    agree(one, ada, ben)
    agree(other, ben, cleo, verdict=NO)
    agree(third, ada, cleo, verdict=NO)
    disagree(fourth, ada, ben)
    page = window(olive, viewport={"width": width, "height": 800})

    page.goto(f"/reviews/{review.pk}/agreement/")

    assert page.locator("h3").all_inner_texts() == [
        "Ada and Ben",
        "Ada and Cleo",
        "Ben and Cleo",
        "All 3 together",
    ]
    assert page.evaluate(CUT_OFF) == []
