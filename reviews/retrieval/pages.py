"""The text of a PDF as people read it: pages, and paragraphs in place of lines. Plain Python."""

import re
from dataclasses import dataclass
from itertools import islice

BETWEEN_PAGES = "\f"
_ENDS = re.compile(r"[.!?:][\"”’)\]]*(?:\d{1,3}(?:[,–-]\d{1,3})*)?\Z")
_BROKEN_WORD = re.compile(r"[^\W\d_]-\Z")
SHORT = 0.75  # of the longest line of a page: a line shorter than this may end a paragraph


@dataclass(frozen=True)
class PageOfText:
    """One page; `number` is from 1. `paragraphs` are without line ends."""

    number: int
    paragraphs: list[str]


def pages_of(text: str, *, first: int = 1, most: int) -> list[PageOfText]:
    """At most so many pages of a text, from page `first` on. A form feed stands between pages."""
    if not text:
        return []
    pages = enumerate(text.split(BETWEEN_PAGES), 1)
    return [
        PageOfText(number, paragraphs(page))
        for number, page in islice(pages, first - 1, first - 1 + most)
    ]


def paragraphs(page: str) -> list[str]:
    """The paragraphs of a page, put together from its lines.

    A paragraph ends where the lines do: at an empty one, or after a sentence that leaves the rest
    of its line empty. A word that was broken at the end of a line is whole again.

    >>> paragraphs("Walking helped in low back\\npain, as the confer-\\nence heard.\\n\\nWe walk.")
    ['Walking helped in low back pain, as the conference heard.', 'We walk.']
    """
    lines = [line.strip() for line in page.split("\n")]
    longest = max(map(len, lines))
    found: list[str] = []
    is_open = False
    for line in lines:
        if not line:
            is_open = False
            continue
        if not is_open:
            found.append(line)
        elif _BROKEN_WORD.search(found[-1]) and line[0].islower():
            found[-1] = found[-1][:-1] + line
        else:
            found[-1] += f" {line}"
        is_open = not (_ENDS.search(line) and len(line) < SHORT * longest)
    return found
