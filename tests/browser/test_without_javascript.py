"""Everything that matters works in a browser that runs no scripts."""

import pytest
from playwright.sync_api import Page, expect

from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, disagree, outcome


@pytest.fixture
def plain(window):
    """Open a window that runs no scripts."""

    def open_plain(who) -> Page:
        return window(who, java_script_enabled=False)

    return open_plain


def verdicts(screener) -> list[str]:
    return list(screener.decisions.order_by("id").values_list("verdict", flat=True))


def test_deciding_taking_back_and_changing(plain, ada, studies):
    studies(2)
    page = plain(ada)
    page.goto(f"/reviews/{ada.review_id}/screen/{TITLE_ABSTRACT}/next/")
    first = page.locator(".study-title").inner_text()

    page.get_by_role("button", name="Include").click()
    expect(page.locator(".study-title")).not_to_have_text(first)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".study-title")).to_have_text(first)
    page.get_by_role("button", name="Maybe").click()
    page.get_by_role("link", name="The study before").click()
    expect(page.locator(".study-title")).to_have_text(first)
    page.get_by_text("Note", exact=True).click()
    page.get_by_label("A note to go with your decision").fill("Only rats.")
    page.get_by_role("button", name="Exclude").click()
    expect(page.locator(".study-title")).not_to_have_text(first)

    assert verdicts(ada) == [YES, "withdrawn", "maybe", NO]
    assert ada.decisions.order_by("id").last().note == "Only rats."


def test_excluding_a_full_text_for_a_reason(plain, ada, ben, study):
    agree(study, ada, ben)
    page = plain(ada)
    page.goto(f"/reviews/{ada.review_id}/screen/{FULL_TEXT}/next/")

    page.get_by_text("Exclude because…").click()
    page.get_by_role("button", name="Wrong intervention").click()

    expect(page.get_by_role("heading", name="You have read everything here")).to_be_visible()
    assert ada.decisions.get(stage=FULL_TEXT).reason.text == "Wrong intervention"


def test_settling_a_conflict(plain, ada, ben, cleo, study):
    disagree(study, ada, ben)
    page = plain(cleo)
    page.goto(f"/reviews/{cleo.review_id}/conflicts/{TITLE_ABSTRACT}/")

    page.get_by_role("link", name=study.title).click()
    page.get_by_label("Note").fill("Walking was the comparison.")
    page.get_by_role("button", name="Exclude").click()

    expect(page.get_by_text("The conflict is settled.")).to_be_visible()
    expect(page.get_by_role("heading", name="No conflict waits for you")).to_be_visible()
    assert outcome(study) == "excluded"
