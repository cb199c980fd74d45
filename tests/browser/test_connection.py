"""A decision is never lost and never doubled: no connection, a lost answer, an ended session."""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, Route, expect

from reviews.protocol import team
from reviews.screening.models import Decision
from tests.cast import TITLE_ABSTRACT, YES

PASSWORD = "a walk along the river"


@pytest.fixture
def page(window, ada, studies) -> Page:
    """Ada's window, with the first of two studies before her."""
    studies(2)
    page = window(ada)
    page.goto(f"/reviews/{ada.review_id}/screen/{TITLE_ABSTRACT}/next/")
    return page


def request_id(page: Page) -> str:
    return page.locator("#decision [name=request_id]").input_value()


def intercept(page: Page, handle: Callable[[Route], None]) -> None:
    """Have decisions handled on their way to the server, from before the page is loaded."""
    page.route("**/decide/", handle)
    page.reload()


def expect_unsaved(page: Page, why: str) -> None:
    expect(page.locator(".unsaved")).to_contain_text(f"“Include” is not saved yet: {why}")
    expect(page.locator(".verdict-exclude")).to_be_disabled()
    expect(page.locator(".saved-word")).to_be_hidden()


def expect_saved(page: Page, under: str) -> None:
    """The page says so, and the one decision stored carries the form's request."""
    expect(page.locator(".saved")).to_contain_text("Included. Saved.")
    expect(page.locator(".unsaved")).to_be_hidden()
    decision = Decision.objects.get()
    assert (decision.verdict, str(decision.request_id)) == (YES, under)


def leave(page: Page) -> list[str]:
    """Try to close the window; the kinds of questions that the browser asked, all answered no."""
    asked: list[str] = []

    def stay(dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    return asked


def test_a_decision_made_offline_stays_on_the_page_and_is_saved_once_online(page):
    chosen, form = page.locator(".study-title").inner_text(), request_id(page)
    page.context.set_offline(True)

    page.keyboard.press("y")

    expect_unsaved(page, "there is no connection to the server")
    expect(page.locator(".study-title")).to_have_text(chosen)
    assert not Decision.objects.exists()
    assert leave(page) == ["beforeunload"]
    page.context.set_offline(False)
    expect_saved(page, form)
    expect(page.locator(".study-title")).not_to_have_text(chosen)


def test_a_decision_whose_answer_was_lost_is_sent_again_and_counts_once(page):
    answers = []

    def lose_the_first(route: Route) -> None:
        answer = route.fetch()
        answers.append(answer.status)
        if len(answers) == 1:
            route.abort()
        else:
            route.fulfill(response=answer)

    intercept(page, lose_the_first)
    form = request_id(page)
    page.keyboard.press("y")

    expect_saved(page, form)
    assert answers == [200, 200]


def test_another_page_in_place_of_the_answer_is_not_taken_for_it(page):
    chosen, asked = page.locator(".study-title").inner_text(), []

    def answer_as_a_hotel_does(route: Route) -> None:
        asked.append(route)
        if len(asked) == 1:
            route.fulfill(content_type="text/html", body="<h1>Welcome to our network</h1>")
        else:
            route.continue_()

    intercept(page, answer_as_a_hotel_does)
    form = request_id(page)
    page.keyboard.press("y")

    expect(page.locator(".unsaved")).to_contain_text("is not saved yet")
    expect(page.locator(".study-title")).to_have_text(chosen)
    expect_saved(page, form)


def test_a_decision_outlives_being_signed_out(page, ada):
    ada.user.set_password(PASSWORD)
    ada.user.save()
    form = request_id(page)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    page.locator(".verdict-include").click()
    expect_unsaved(page, "you have been signed out")
    assert not Decision.objects.exists()
    sign_in_in_another_tab(page.context, ada.user.email)
    page.bring_to_front()
    page.get_by_role("button", name="Try now").click()

    expect_saved(page, form)


def test_who_was_removed_is_told_that_their_place_has_ended(page, lena, ada):
    team.leave(lena, ada)

    page.locator(".verdict-include").click()

    expect_unsaved(page, "your place in this review has ended")
    assert not Decision.objects.exists()


def test_a_refused_form_token_is_renewed_and_the_decision_sent_at_once(page):
    form = request_id(page)
    page.evaluate(
        "document.querySelector('#decision [name=csrfmiddlewaretoken]').value = 'x'.repeat(64)"
    )
    page.evaluate("window.setTimeout = (f) => (window.held = f, 1)")

    page.locator(".verdict-include").click()

    expect_saved(page, form)


def sign_in_in_another_tab(context: BrowserContext, email: str) -> None:
    tab = context.new_page()
    tab.goto("/accounts/login/")
    tab.get_by_label("E-mail address").fill(email)
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Sign in").click()
    expect(tab.get_by_role("heading", name="Your reviews")).to_be_visible()


def test_a_double_click_is_one_decision(page):
    chosen, held = page.locator(".study-title").inner_text(), []
    intercept(page, lambda route: held.append(route))

    page.locator(".verdict-include").dblclick()
    page.keyboard.press("n")
    for route in held:
        route.continue_()

    expect(page.locator(".study-title")).not_to_have_text(chosen)
    assert len(held) == 1
    assert Decision.objects.get().verdict == YES
