"""Pictures of pages, for those whose browser shows no PDF, and to tell one PDF from another."""

from enum import IntEnum

from django.core.cache import caches

from reviews.retrieval import extracting, keeping
from reviews.retrieval.models import FullText
from reviews.retrieval.reading import CLOSED


class Width(IntEnum):
    """How many pixels wide a page is drawn."""

    SMALL = 320
    LARGE = 1240


class NoSuchPage(Exception):
    """The PDF has no page of that number, or none that can be drawn."""


def page(full_text: FullText, number: int, width: Width) -> bytes:
    """Page `number` of the PDF, from 1, as a PNG. Raises NoSuchPage.

    Drawn when it is first asked for, and kept for the next.
    """
    if number < 1 or not full_text.pages or number > full_text.pages:
        raise NoSuchPage(f"There is no page {number}.")
    if full_text.state in CLOSED:
        raise NoSuchPage("This PDF cannot be opened.")
    key, cache = f"{full_text.sha256}-{number}-{width:d}", caches["pages"]
    drawn: bytes | None = cache.get(key)
    if drawn is None:
        try:
            with keeping.as_local_file(str(full_text.content)) as path:
                drawn = extracting.picture(path, number, width=width)
        except (extracting.CannotDraw, FileNotFoundError) as error:
            raise NoSuchPage(f"Page {number} cannot be shown as a picture.") from error
        cache.set(key, drawn)
    return drawn
