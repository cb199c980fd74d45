"""Answering pairs by keyboard: join, different, skip; and the search for a duplicate by htmx."""

import pytest
from playwright.sync_api import Page, expect

from reviews.library.group_models import CandidatePair, Join
from tests.cast import TITLE_ABSTRACT, YES
from tests.screening.acting import vote


@pytest.fixture
def a_pair(studies, review):
    one, other = studies(2)
    return CandidatePair.objects.create(review=review, a=one, b=other, score=0.5, rules="1")


def pairs_page(page: Page, review) -> Page:
    page.goto(f"/reviews/{review.pk}/duplicates/pairs/")
    expect(page.get_by_role("heading", name="Are these the same report?")).to_be_visible()
    return page


def test_j_joins_and_the_message_offers_undo(window, libby, review, a_pair):
    page = pairs_page(window(libby), review)

    page.keyboard.press("j")

    expect(page.locator("#messages")).to_contain_text("Joined")
    assert Join.objects.get().study_id == a_pair.b_id
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator("#messages")).to_contain_text("Undone: 1 study is back")
    assert Join.objects.filter(split_at=None).count() == 0


def test_j_joins_into_the_one_that_was_chosen_to_stay(window, libby, review, a_pair):
    page = pairs_page(window(libby), review)
    page.get_by_label(f"No. {a_pair.b_id} stays").check()

    page.keyboard.press("j")

    expect(page.locator("#messages")).to_contain_text("Joined")
    assert Join.objects.get().study_id == a_pair.a_id


def test_d_tells_them_apart(window, libby, review, a_pair):
    page = pairs_page(window(libby), review)

    page.keyboard.press("d")

    expect(page.locator("#messages")).to_contain_text("Noted: they are different")
    a_pair.refresh_from_db()
    assert a_pair.told_apart_by == libby


def test_s_skips_and_answers_nothing(window, libby, review, a_pair):
    page = pairs_page(window(libby), review)

    page.keyboard.press("s")

    expect(page.get_by_text("You have seen every pair.")).to_be_visible()
    a_pair.refresh_from_db()
    assert a_pair.told_apart_at is None
    assert Join.objects.count() == 0


def test_no_key_answers_while_they_are_switched_off(window, libby, review, a_pair):
    page = pairs_page(window(libby), review)
    page.get_by_role("button", name="Keys: on").click()

    page.keyboard.press("j")
    page.keyboard.press("d")

    page.get_by_role("button", name="Keys: off").click()
    page.keyboard.press("s")
    expect(page.get_by_text("You have seen every pair.")).to_be_visible()
    a_pair.refresh_from_db()
    assert a_pair.told_apart_at is None
    assert Join.objects.count() == 0


def test_j_joins_two_studies_with_votes_as_they_were_shown(window, libby, ada, review, a_pair):
    vote(a_pair.a, ada, YES)
    vote(a_pair.b, ada, YES)
    page = pairs_page(window(libby), review)
    expect(page.get_by_role("group", name="Which one stays?")).to_contain_text("its own votes")

    page.keyboard.press("j")

    expect(page.locator("#messages")).to_contain_text("Joined")
    assert Join.objects.count() == 1


def test_a_screener_reports_a_duplicate_and_goes_on_reading(window, ada, review, a_pair):
    a_pair.delete()
    page = window(ada)
    page.goto(f"/reviews/{review.pk}/screen/{TITLE_ABSTRACT}/next/")
    reading = page.locator(".study-title").inner_text()
    page.get_by_role("link", name="This is a duplicate of…").click()
    page.get_by_label("Words of title, authors or journal").fill("walking backs")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="Found")).to_be_visible()

    page.locator("#found .record-title").first.click()
    page.get_by_role("button", name="Report them as the same").click()

    expect(page.locator("#messages")).to_contain_text("Reported")
    expect(page.locator(".study-title")).to_have_text(reading)
    assert CandidatePair.objects.get().reported_by == ada
