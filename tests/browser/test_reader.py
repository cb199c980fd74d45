"""Reading a PDF in a browser: three ways, the last one remembered; and adding one."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.a_review import added
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
