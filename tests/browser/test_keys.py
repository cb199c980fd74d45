"""Screening by keyboard: what each key does, when keys rest, and where the focus goes."""

import pytest
from playwright.sync_api import Page, expect

from reviews.screening.models import Decision
from tests.cast import FULL_TEXT, MAYBE, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, outcome, vote

KEYS = [
    ("y", YES, "Included. Saved."),
    ("m", MAYBE, "Maybe. Saved."),
    ("n", NO, "Excluded. Saved."),
]


def screening_page(page: Page, review, stage=TITLE_ABSTRACT) -> Page:
    page.goto(f"/reviews/{review.pk}/screen/{stage}/next/")
    return page


def title(page: Page) -> str:
    return page.locator(".study-title").inner_text()


def verdicts(screener) -> list[str]:
    return list(screener.decisions.order_by("id").values_list("verdict", flat=True))


@pytest.mark.parametrize(("key", "verdict", "said"), KEYS)
def test_a_key_decides_and_focus_moves_to_the_next_title(window, ada, studies, key, verdict, said):
    studies(2)
    page = screening_page(window(ada), ada.review)
    first = title(page)

    page.keyboard.press(key)

    expect(page.locator(".study-title")).not_to_have_text(first)
    expect(page.locator(".study-title")).to_be_focused()
    expect(page.locator("#announcer")).to_contain_text(said)
    assert verdicts(ada) == [verdict]


def test_after_the_last_study_focus_is_on_the_sentence_that_says_so(window, ada, study):
    page = screening_page(window(ada), ada.review)

    page.keyboard.press("y")

    expect(page.get_by_role("heading", name="You have read everything here")).to_be_focused()


def test_u_takes_the_last_decision_back_and_shows_that_study_again(window, ada, studies):
    studies(2)
    page = screening_page(window(ada), ada.review)
    first = title(page)
    page.keyboard.press("n")
    expect(page.locator(".study-title")).not_to_have_text(first)

    page.keyboard.press("u")

    expect(page.locator(".study-title")).to_have_text(first)
    expect(page.locator(".study-title")).to_be_focused()
    assert verdicts(ada) == [NO, "withdrawn"]


def test_arrows_look_back_and_a_decision_can_be_changed_there(window, ada, studies):
    studies(3)
    page = screening_page(window(ada), ada.review)
    first = title(page)
    page.keyboard.press("y")
    expect(page.locator(".study-title")).not_to_have_text(first)
    second = title(page)

    page.keyboard.press("ArrowLeft")
    expect(page.locator(".study-title")).to_have_text(first)
    expect(page.locator(".decision-mine")).to_contain_text("You decided include")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".study-title")).to_have_text(second)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".study-title")).to_have_text(first)
    page.keyboard.press("m")
    expect(page.locator(".study-title")).to_have_text(second)

    assert verdicts(ada) == [YES, MAYBE]
    assert Decision.objects.values("study").distinct().count() == 1


def test_keys_rest_together_with_a_modifier(window, ada, studies):
    studies(2)
    page = screening_page(window(ada), ada.review)
    first = title(page)

    for pressed in ("Control+n", "Alt+n", "Meta+n"):
        page.keyboard.press(pressed)
    page.locator(".verdict-include").click()

    expect(page.locator(".study-title")).not_to_have_text(first)
    assert verdicts(ada) == [YES]


def test_keys_rest_in_the_note_which_goes_with_the_decision(window, ada, studies):
    studies(2)
    page = screening_page(window(ada), ada.review)
    first = title(page)
    page.get_by_text("Note", exact=True).click()

    page.locator("#note").press_sequentially("many men, no yes")
    page.locator(".verdict-include").click()

    expect(page.locator(".study-title")).not_to_have_text(first)
    assert verdicts(ada) == [YES]
    assert ada.decisions.get().note == "many men, no yes"


def test_keys_can_be_switched_off_and_stay_off(window, ada, studies):
    studies(2)
    page = screening_page(window(ada), ada.review)
    page.get_by_role("button", name="Keys: on").click()
    page.reload()
    first = title(page)
    expect(page.get_by_role("button", name="Keys: off")).to_be_visible()
    expect(page.locator(".verdict-include kbd")).to_be_hidden()

    page.keyboard.press("n")
    page.locator(".verdict-include").click()

    expect(page.locator(".study-title")).not_to_have_text(first)
    assert verdicts(ada) == [YES]


def test_at_full_text_n_opens_the_reasons_and_a_number_chooses_one(window, ada, ben, study):
    agree(study, ada, ben)
    vote(study, ben, NO, stage=FULL_TEXT, reason=study.review.reasons.get(rank=2))
    page = screening_page(window(ada), ada.review, FULL_TEXT)

    page.keyboard.press("n")
    expect(page.locator(".reason").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".reasons-list")).to_be_hidden()
    expect(page.locator(".verdict-exclude")).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.press("2")

    expect(page.locator("#announcer")).to_contain_text("Excluded. Saved.")
    assert outcome(study, FULL_TEXT) == "excluded"
