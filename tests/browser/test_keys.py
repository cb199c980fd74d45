"""Screening by keyboard: what each key does, when keys rest, and where the focus goes."""

import re

import pytest
from playwright.sync_api import Page, expect

from reviews.protocol.actions import VotingRules
from reviews.screening.models import Decision, Screening
from reviews.screening.protocol_changes import change_protocol
from tests.browser.a_review import added
from tests.cast import FULL_TEXT, MAYBE, NO, TITLE_ABSTRACT, YES
from tests.pdfs import of_title
from tests.screening.acting import agree, disagree, settle_conflict, vote, written

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


def test_arrows_announce_what_is_shown_and_not_that_something_was_saved(window, ada, studies):
    studies(3)
    page, logged = window(ada), []
    page.on("console", lambda message: logged.append(message.text))
    screening_page(page, ada.review)
    first = title(page)
    page.keyboard.press("n")
    expect(page.locator("#announcer")).to_contain_text("Excluded. Saved.")

    page.keyboard.press("ArrowLeft")
    expect(page.locator(".study-title")).to_have_text(first)
    expect(page.locator("#announcer")).to_have_text(re.compile("^Your decision here: Excluded."))
    page.keyboard.press("ArrowRight")
    expect(page.locator("#announcer")).to_have_text(re.compile("^Your last decision: Excluded."))
    assert "Saved" not in page.locator(".saved").inner_text()
    assert not logged


def test_a_refused_key_announces_the_refusal_and_u_takes_nothing_else_back(
    window, ada, ben, cleo, studies
):
    disputed, other, _ = studies(3)
    disagree(disputed, ada, ben)
    vote(other, ada, YES)
    page = window(ada)
    page.goto(f"/reviews/{ada.review_id}/screen/{TITLE_ABSTRACT}/{disputed.pk}/")
    settle_conflict(disputed, cleo, NO)

    page.keyboard.press("n")
    expect(page.locator("#announcer")).to_contain_text(f"“{disputed.title}”: This study has been")
    page.keyboard.press("u")
    page.keyboard.press("y")

    expect(page.locator("#announcer")).to_contain_text("Included. Saved.")
    assert verdicts(ada) == [YES, YES, YES]


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


@pytest.fixture
def to_read(ada, ben, studies):
    """Studies that wait to be read in full by both."""

    def make(number: int) -> None:
        for study in studies(number):
            agree(study, ada, ben)

    return make


def reasons_given(screener) -> list[str | None]:
    own = screener.decisions.filter(stage=FULL_TEXT).order_by("id")
    return list(own.values_list("reason__text", flat=True))


def test_at_full_text_a_number_excludes_for_that_reason_in_one_stroke(window, ada, to_read):
    to_read(2)
    page = screening_page(window(ada), ada.review, FULL_TEXT)
    first = title(page)
    expect(page.get_by_role("button", name="Wrong intervention")).to_be_visible()

    page.keyboard.press("2")

    expect(page.locator(".study-title")).not_to_have_text(first)
    expect(page.locator(".study-title")).to_be_focused()
    expect(page.locator("#announcer")).to_contain_text("Excluded: Wrong intervention. Saved.")
    page.keyboard.press("u")
    expect(page.locator(".study-title")).to_have_text(first)
    assert reasons_given(ada) == ["Wrong intervention", None]
    assert verdicts(ada)[-1] == "withdrawn"


def test_at_full_text_there_is_no_maybe_and_y_includes(window, ada, to_read):
    to_read(2)
    page = screening_page(window(ada), ada.review, FULL_TEXT)
    first = title(page)

    page.keyboard.press("m")
    page.keyboard.press("y")

    expect(page.locator(".study-title")).not_to_have_text(first)
    assert verdicts(ada)[-1] == YES
    assert ada.decisions.filter(stage=FULL_TEXT).count() == 1


def test_keys_go_on_after_choosing_how_to_read_the_pdf(window, lena, ada, to_read):
    to_read(2)
    for screening in Screening.objects.filter(stage=FULL_TEXT):
        added(lena, screening.study, "report.pdf", of_title(screening.study.title))
    page = screening_page(window(ada), ada.review, FULL_TEXT)
    first = title(page)

    page.get_by_text("Text", exact=True).click()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("radio", name="Pages")).to_be_checked()
    expect(page.locator(".study-title")).to_have_text(first)
    page.keyboard.press("3")

    expect(page.locator(".study-title")).not_to_have_text(first)
    expect(page.get_by_role("radio", name="Pages")).to_be_checked()
    assert reasons_given(ada) == ["Wrong outcome"]


def test_n_goes_to_the_reasons_and_what_is_past_nine_is_chosen_from_the_list(
    window, lena, ada, review, to_read
):
    texts = [f"Reason number {number}" for number in range(1, 13)]
    change_protocol(lena, protocol_=written(review, reasons=texts), rules=VotingRules())
    to_read(2)
    page = screening_page(window(ada), ada.review, FULL_TEXT)
    first = title(page)
    assert page.locator(".reason kbd").all_inner_texts() == [str(n) for n in range(1, 10)]

    page.keyboard.press("n")
    expect(page.locator(".reason").first).to_be_focused()
    page.get_by_role("button", name="Reason number 12").press("Enter")

    expect(page.locator(".study-title")).not_to_have_text(first)
    assert reasons_given(ada) == ["Reason number 12"]


def test_on_a_narrow_page_n_unfolds_the_reasons_and_escape_folds_them(window, ada, to_read):
    to_read(1)
    narrow = window(ada, viewport={"width": 700, "height": 800})
    page = screening_page(narrow, ada.review, FULL_TEXT)
    expect(page.locator(".reasons-list")).to_be_hidden()

    page.keyboard.press("n")
    expect(page.locator(".reason").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".reasons-list")).to_be_hidden()
    expect(page.locator(".verdict-exclude")).to_be_focused()
    page.keyboard.press("2")

    expect(page.locator("#announcer")).to_contain_text("Excluded: Wrong intervention. Saved.")
    assert reasons_given(ada) == ["Wrong intervention"]


def test_on_a_phone_the_pdf_is_above_and_the_decision_within_reach(window, lena, ada, to_read):
    to_read(1)
    study = Screening.objects.get(stage=FULL_TEXT).study
    added(lena, study, "report.pdf", of_title(study.title))
    phone = window(ada, viewport={"width": 360, "height": 740}, has_touch=True)
    page = screening_page(phone, ada.review, FULL_TEXT)

    def decision_ends() -> float:
        return (
            page.locator("#decision").bounding_box()["y"]
            + page.locator("#decision").bounding_box()["height"]
        )

    assert decision_ends() == pytest.approx(740, abs=1)
    page.locator(".reader-as-pages").scroll_into_view_if_needed()
    expect(page.get_by_role("img", name="Page 1")).to_be_visible()
    assert decision_ends() == pytest.approx(740, abs=1)
    page.locator(".verdict-exclude").tap()
    page.get_by_role("button", name="Wrong population").tap()

    expect(page.get_by_role("heading", name="You have read everything here")).to_be_focused()
    assert reasons_given(ada) == ["Wrong population"]
