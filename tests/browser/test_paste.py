"""Pasting in a browser: from the clipboard to references, with and without scripts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from reviews.choices import SourceKind
from reviews.library.models import Reference, Search, SourceFile, Study
from tests.browser.accessibility import sideways_overflow, violations
from tests.library.clipboard import ARTICLE, LIST
from tests.library.conftest import work

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


def paste(page: Page, review_id: int, text: str) -> None:
    """From the list of searches to the page that shows what was read."""
    page.goto(f"/reviews/{review_id}/searches/")
    page.get_by_role("link", name=re.compile("^Paste")).click()
    page.get_by_label("What you copied").fill(text)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="Check what you pasted")).to_be_visible()


def saved(page: Page) -> SourceFile:
    """The file that the page tells of after saving, imported."""
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pasted ")
    file = work(SourceFile.objects.latest("pk"))
    page.reload()
    return file


def test_an_article_is_corrected_and_saved(window, libby):
    page = window(libby)
    paste(page, libby.review_id, ARTICLE)
    expect(page.get_by_role("heading", name="Check what you pasted")).to_be_focused()
    line = page.locator("#draft-0-line-3")
    expect(line.get_by_role("mark")).to_have_text(re.compile("^Walking to work"))

    quiet = line.locator("mark").evaluate("mark => getComputedStyle(mark).textDecoration")
    page.get_by_label("Title").focus()
    shown = line.locator("mark").evaluate("mark => getComputedStyle(mark).textDecoration")
    assert shown != quiet
    page.get_by_label("Title").fill("Walking to work: a trial")
    page.get_by_label("Source", exact=True).fill("A journal’s website")
    page.get_by_role("button", name="Save the reference").click()

    file = saved(page)
    expect(page.get_by_text("1 record;")).to_be_visible()
    page.get_by_role("link", name="Its references").click()
    page.get_by_role("link", name="Walking to work: a trial").click()
    read = page.get_by_text("Walking to work and the lower back: a trial in nine towns")
    expect(read.first).to_be_visible()
    expect(page.get_by_role("region", name="Text of the record")).to_contain_text("Share this page")
    assert file.search.source_kind == SourceKind.WEBSITE


def test_a_list_is_saved_without_scripts_but_for_what_is_left_out(window, libby):
    page = window(libby, java_script_enabled=False)
    paste(page, libby.review_id, LIST)

    page.get_by_role("button", name="All of them").click()
    expect(page.get_by_role("checkbox", name="Keep number 1")).to_be_checked()
    page.get_by_role("button", name="Only the 3 that it lists").click()
    page.get_by_role("checkbox", name="Keep number 2").uncheck()
    page.get_by_text("Correct number 1").click()
    page.get_by_label("Year").first.fill("2017")
    page.get_by_role("button", name="Save what is ticked").click()

    saved(page)
    studies = Study.objects.order_by("pk").values_list("title", "year")
    assert list(studies) == [("Walking for backs", 2017), ("Sitting less at work", 2020)]


LONG = "References\n\n" + "\n".join(
    f"{n}. Rivera A. Walking for backs {n}. J Invented Results. 2018;4:{n}-{n + 8}."
    for n in range(1, 61)
)


def test_the_pages_of_a_long_list_are_turned_without_scripts(window, libby):
    page = window(libby, java_script_enabled=False)
    paste(page, libby.review_id, LONG)
    page.get_by_role("checkbox", name="Keep number 2", exact=True).uncheck()

    page.get_by_role("button", name="Next").first.click()
    page.get_by_text("Correct number 60").click()
    page.get_by_label("PMCID").last.fill("PMC7654321")
    page.get_by_role("button", name="Previous").first.click()
    expect(page.get_by_role("checkbox", name="Keep number 2", exact=True)).not_to_be_checked()
    expect(page.get_by_text("Ticked when this page was shown: 59 of 60.")).to_be_visible()
    page.get_by_label("Source", exact=True).fill("A handbook")
    page.get_by_role("button", name="Save what is ticked").click()

    file = saved(page)
    assert file.references.count() == 59
    assert file.references.latest("position").citation["pmcid"] == "PMC7654321"


def test_a_search_that_is_there_needs_no_name(window, libby, search):
    page = window(libby)
    paste(page, libby.review_id, ARTICLE)

    page.get_by_label("Search", exact=True).select_option(label="PubMed")
    expect(page.get_by_label("Source", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Save the reference").click()

    assert saved(page).search == search


def test_the_enter_key_saves_what_is_ticked(window, libby):
    page = window(libby)
    paste(page, libby.review_id, LIST)

    page.get_by_label("Source", exact=True).press("Enter")

    saved(page)
    assert Reference.objects.count() == 3


@pytest.mark.parametrize("text", [ARTICLE, LIST, LONG], ids=["article", "list", "long list"])
def test_what_is_checked_can_be_used_by_everyone(window, libby, text):
    page = window(libby, reduced_motion="reduce")
    paste(page, libby.review_id, text)
    for fold in page.locator("details").all():
        fold.evaluate("fold => { fold.open = true }")

    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "color-contrast") == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways_overflow(page) == 0


def test_the_first_seed_becomes_fifteen_records_of_citation_searching(window, libby):
    seed = next(iter(sorted(SEEDS.glob("000_*.txt"))), None)
    if seed is None:
        pytest.skip("the seeds are not here")
    page = window(libby)
    paste(page, libby.review_id, seed.read_text(encoding="utf-8"))

    page.get_by_role("button", name="Save what is ticked").click()

    file = saved(page)
    expect(page.get_by_text("15 records;")).to_be_visible()
    assert Search.objects.get().source_kind == SourceKind.CITATION
    references = list(Reference.objects.filter(file=file).order_by("position"))
    assert len(references) == 15
    wanted = ("title", "authors", "container_title", "year", "volume", "pages", "doi")
    lacking = [
        (reference.position, name)
        for reference in references
        for name in wanted
        if not reference.citation.get(name)
    ]
    # The tenth gives neither volume nor pages: it was in press.
    assert {position for position, _ in lacking} <= {10}, lacking
    assert references[0].raw.strip().startswith("1. 1.")
