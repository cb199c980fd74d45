"""A study as it is read: the abstract in its parts, the review's terms marked. Plain Python."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

Marked = list[tuple[str, str]]

# The headings of structured abstracts, as databases write them: capitals, then a colon.
LABEL = re.compile(r"(?:(?<=[.!?)] )|(?<=\n)|^)([A-Z][A-Z][A-Z &/,()-]{1,60}):\s+")


@dataclass(frozen=True)
class Paragraph:
    """One part of an abstract. `label` is its heading, or empty; `parts` as `marked` gives."""

    label: str
    parts: Marked


@dataclass(frozen=True)
class Terms:
    """What a review marks in titles and abstracts."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def _pattern(terms: Terms) -> tuple[re.Pattern[str], tuple[str, ...]] | None:
    """Longer terms first, each from the start of a word, so that "trial" marks "trials" too.

    Each term is a group of the pattern; with it, how the term of each group is marked.
    """
    named = {(word.strip(), "include") for word in terms.include}
    named |= {(word.strip(), "exclude") for word in terms.exclude}
    ordered = sorted((pair for pair in named if pair[0]), key=lambda p: (-len(p[0]), p))
    if not ordered:
        return None
    words = "|".join(rf"({re.escape(word)})\w*" for word, _ in ordered)
    kinds = tuple(kind for _, kind in ordered)
    return re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE), kinds


def marked(text: str, terms: Terms) -> Marked:
    """The text in pieces: (piece, "" or "include" or "exclude"), which joined give the text.

    >>> marked("Walking in rats", Terms(include=("walk",), exclude=("rat",)))
    [('Walking', 'include'), (' in ', ''), ('rats', 'exclude')]
    """
    compiled = _pattern(terms)
    if compiled is None or not text:
        return [(text, "")] if text else []
    pattern, kinds = compiled
    pieces: Marked = []
    at = 0
    for match in pattern.finditer(text):
        if match.start() > at:
            pieces.append((text[at : match.start()], ""))
        pieces.append((match.group(), kinds[(match.lastindex or 1) - 1]))
        at = match.end()
    if at < len(text):
        pieces.append((text[at:], ""))
    return pieces


def paragraphs(abstract: str, terms: Terms) -> list[Paragraph]:
    """The abstract in its labelled parts; one unlabelled part if it has no headings.

    >>> [part.label for part in paragraphs("AIM: To walk. RESULTS: They did.", Terms())]
    ['Aim', 'Results']
    """
    found = list(LABEL.finditer(abstract))
    if not found:
        return [Paragraph("", marked(text, terms)) for text in _lines(abstract)]
    parts = [Paragraph("", marked(text, terms)) for text in _lines(abstract[: found[0].start()])]
    ends = [match.start() for match in found[1:]] + [len(abstract)]
    for match, end in zip(found, ends, strict=True):
        text = abstract[match.end() : end].strip()
        parts.append(Paragraph(match[1].capitalize(), marked(text, terms)))
    return parts


def _lines(text: str) -> Sequence[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
