"""Measured where it is read: in Chromium no text of the diagram leaves its frame."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from reviews.prisma import Template, svg
from tests import chromium
from tests.prisma.naming import flow_naming

# What the diagram asks for, and the widest of the common sans-serif fonts.
FONTS = ("", "DejaVu Sans")

# Every text, and the frame it belongs in: its box, its head or bar, or the picture.
MEASURE = """() => {
  const seen = element => {
    const {x, y, width, height} = element.getBoundingClientRect();
    return [x, y, x + width, y + height];
  };
  const picture = document.querySelector("svg");
  return [...picture.querySelectorAll("text")].map(text => {
    const frame = text.parentElement.querySelector(":scope > rect") ?? picture;
    return [text.textContent, seen(text), seen(frame)];
  });
}"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with chromium.started() as browser:
        yield browser.new_page(viewport={"width": 1500, "height": 1000})


def sixty(letters: str, number: int) -> str:
    """A name of 60 characters, different for each number."""
    return f"{number:02d}{letters * 60}"[:60]


NAMES = {
    "words": "the comparator was another dose of the same drug ",
    "one long word": "x",
    "wide letters": "W",
    "wide letters in words": "MW@ %mW ",
    "Chinese": "哮喘患者的随机对照试验",
    "accents": "Étude contrôlée à l’hôpital öÄß ",
    "emoji": "🫁 ",
}


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("template", Template)
def test_no_text_leaves_its_frame(page, template, font):
    for letters in NAMES.values():
        for number in (1, 7, 30):
            names = [sixty(letters, at) for at in range(1, number + 1)]
            refuse_overflow(page, svg(flow_naming(names, template)), font)


@pytest.mark.parametrize(
    "name",
    [
        "final",
        "with_other",
        "updated",
        "updated_with_other",
        "in_progress",
        "in_progress_with_other",
    ],
)
@pytest.mark.parametrize("font", FONTS)
def test_no_text_of_an_ordinary_flow_leaves_its_frame(page, request, name, font):
    refuse_overflow(page, svg(request.getfixturevalue(name)), font)


def refuse_overflow(page: Page, picture: str, font: str) -> None:
    style = f"<style>svg {{ font-family: '{font}' }}</style>" if font else ""
    page.set_content(f"<!doctype html>{style}{picture}")
    measured = page.evaluate(MEASURE)
    assert measured
    for text, (left, top, right, bottom), frame in measured:
        within = left >= frame[0] and right <= frame[2] and top >= frame[1] and bottom <= frame[3]
        assert within, f"{text!r}: {left, top, right, bottom} in {frame}"
