"""Reading a PDF in a browser: three ways, the last one remembered; and adding one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.a_review import added
from tests.cast import FULL_TEXT
from tests.pdfs import a_pdf, of_title
from tests.screening.acting import agree


@pytest.fixture
def report(lena, ada, ben, study):
    """The address of a PDF of three pages."""
    agree(study, ada, ben)
    pk = added(lena, study, "report.pdf", of_title(study.title))
    return f"/reviews/{lena.review_id}/full-texts/{pk}/"


def assert_drawn(page: Page) -> None:
    """The picture of page 1 has come, in full size."""
    drawn = page.get_by_role("img", name="Page 1")
    expect(drawn).to_be_visible()
    expect(drawn).to_have_js_property("complete", value=True)
    assert drawn.evaluate("image => image.naturalWidth") >= 1240


def test_the_way_to_read_is_chosen_and_remembered(window, lena, report):
    page = window(lena)
    page.goto(report)

    page.get_by_role("radio", name="Text").check()
    text = page.get_by_role("region", name="Text of report.pdf")
    expect(text.get_by_text("thirty minutes").first).to_be_visible()
    expect(text.locator("mark").first).to_have_text("Walking")

    page.reload()
    expect(page.get_by_role("radio", name="Text")).to_be_checked()

    page.get_by_role("radio", name="Text").press("ArrowLeft")
    assert_drawn(page)


def test_on_a_phone_pages_are_pictures_at_first_and_fetched_when_they_come_near(
    window, lena, report
):
    page = window(lena, viewport={"width": 360, "height": 640})
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))

    page.goto(report)
    assert_drawn(page)

    assert not any(url.endswith("/file/") for url in fetched)


def test_without_a_script_all_three_ways_are_there(window, lena, report):
    page = window(lena, java_script_enabled=False)
    page.goto(report)

    expect(page.get_by_role("img", name="Page 1")).to_be_visible()
    page.get_by_role("radio", name="Text").check()
    page.get_by_role("link", name="Read the text on a page of its own").click()
    expect(page.get_by_text("thirty minutes").first).to_be_visible()


def test_a_chosen_pdf_is_sent_at_once_and_can_be_undone(window, lena, ada, ben, study):
    agree(study, ada, ben)
    page = window(lena)
    page.goto(f"/reviews/{lena.review_id}/retrieval/")
    row = page.locator(f"#study-{study.pk}")
    file = {"name": "new.pdf", "mimeType": "application/pdf", "buffer": a_pdf()}

    row.locator("input[type=file]").set_input_files(file)

    expect(row.get_by_role("link", name="new.pdf")).to_be_visible()
    expect(row.get_by_text("Retrieved", exact=True).first).to_be_visible()
    expect(page.locator("#number-4")).to_have_text("1")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("“new.pdf” was put away.")).to_be_visible()
    expect(row.get_by_role("link", name="new.pdf")).to_have_count(0)


# Stands for the browser's PDF viewer, which a browser without a window may not have: something in
# the frame that takes the keyboard when it is clicked.
VIEWER = "<!doctype html><title>Viewer</title><button>Zoom in</button>"


@pytest.fixture
def reading(window, lena, ada, ben, studies):
    """Ada's page of the first of two full texts, read as PDF."""
    for study in studies(2):
        agree(study, ada, ben)
        added(lena, study, "report.pdf", of_title(study.title))
    page = window(ada)
    page.route("**/file/", lambda route: route.fulfill(body=VIEWER, content_type="text/html"))
    page.goto(f"/reviews/{ada.review_id}/screen/full_text/next/")
    page.get_by_text("PDF", exact=True).click()
    return page


def test_while_the_viewer_has_the_keyboard_the_page_says_so_and_takes_it_back(reading, ada):
    hint = reading.get_by_text("Keys go to the PDF just now.")
    first = reading.locator(".study-title").inner_text()
    expect(hint).to_be_hidden()

    zoom = reading.frame_locator(".reader iframe").get_by_role("button", name="Zoom in")
    zoom.click()
    expect(hint).to_be_visible()
    reading.keyboard.press("2")
    reading.get_by_role("button", name="Decide by key again").click()
    expect(reading.locator(".study-title")).to_be_focused()
    expect(hint).to_be_hidden()
    assert not ada.decisions.filter(stage=FULL_TEXT).exists(), "the viewer had that key"

    reading.keyboard.press("2")
    expect(reading.locator(".study-title")).not_to_have_text(first)
    assert ada.decisions.get(stage=FULL_TEXT).reason.text == "Wrong intervention"


def test_a_click_beside_the_pdf_is_enough_to_decide_by_key_again(reading, ada):
    hint = reading.get_by_text("Keys go to the PDF just now.")
    first = reading.locator(".study-title").inner_text()
    reading.frame_locator(".reader iframe").get_by_role("button", name="Zoom in").click()
    expect(hint).to_be_visible()

    reading.locator(".study-source").click(position={"x": 2, "y": 2})
    expect(hint).to_be_hidden()
    reading.keyboard.press("y")

    expect(reading.locator(".study-title")).not_to_have_text(first)


def test_whoever_tabs_into_the_pdf_keeps_the_keyboard_there(reading):
    reading.get_by_role("radio", name="PDF").focus()
    reading.keyboard.press("Tab")
    zoom = reading.frame_locator(".reader iframe").get_by_role("button", name="Zoom in")

    expect(reading.get_by_text("Keys go to the PDF just now.")).to_be_visible()
    expect(zoom).to_be_focused()


def test_with_keys_switched_off_nothing_is_said_of_them(reading):
    reading.get_by_role("button", name="Keys: on").click()

    reading.frame_locator(".reader iframe").get_by_role("button", name="Zoom in").click()

    expect(reading.locator(".reader iframe")).to_be_focused()
    expect(reading.get_by_text("Keys go to the PDF just now.")).to_be_hidden()
