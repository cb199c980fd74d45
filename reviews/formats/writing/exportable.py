"""What a writer is given: a citation, and what a review wants to say about it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reviews.formats.carrying import CANONICAL
from reviews.formats.citation import Citation

# Whatever any program may take for the end of a line, and all other control characters.
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


class Exportable(NamedTuple):
    """A citation with what a review wants to say about it.

    Each of `notes` becomes a note (an outcome, a reason, a vote) and each of `keywords` a keyword,
    after the citation's own. `columns` are heads and cells, the same heads for every item: they
    come first in a table, and as custom values in CSL-JSON.
    """

    citation: Citation
    notes: Sequence[str] = ()
    keywords: Sequence[str] = ()
    columns: Sequence[tuple[str, str]] = ()

    @property
    def said(self) -> Citation:
        """The citation with the review's notes and keywords among its own.

        A work of no known kind is one of RIS's kind GEN: no format can leave the kind out.
        """
        citation = self.citation
        if citation.type and not self.notes and not self.keywords:
            return citation
        return replace(
            citation,
            type=citation.type or "GEN",
            notes=(*citation.notes, *self.notes),
            keywords=(*citation.keywords, *self.keywords),
        )


def exportables(items: Iterable[Exportable | Citation]) -> Iterator[Exportable]:
    """The items, a mere citation as one of which nothing is said."""
    return (Exportable(item) if isinstance(item, Citation) else item for item in items)


def one_line(text: str) -> str:
    """`text` without line breaks and control characters, trimmed.

    >>> one_line("two\\r\\nlines\\u2028or three ")
    'two lines or three'
    """
    return _LONE_SURROGATES.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub(" ", text)).strip()


def storable(text: str) -> str:
    r"""`text` trimmed, with line breaks as "\n", and without the characters that XML forbids.

    >>> storable("two\r\nlines\x00 ")
    'two\nlines'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _LONE_SURROGATES.sub("\N{REPLACEMENT CHARACTER}", _CONTROL.sub("", text)).strip()


def control_characters(citation: Citation) -> Iterator[tuple[str, int]]:
    """The fields with characters that `storable` takes out, and how many each has."""
    for name in CANONICAL:
        value = getattr(citation, name)
        if found := sum(len(_CONTROL.findall(text)) for text in _texts(value)):
            yield name, found


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value.replace("\r", "")  # which becomes a line's end
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)


def with_texts(citation: Citation, clean: Callable[[str], str]) -> Citation:
    """The citation with `clean` done to each of its texts; empty entries of lists are left out."""
    changed: dict[str, object] = {}
    for name in CANONICAL:
        value = getattr(citation, name)
        if isinstance(value, str):
            changed[name] = clean(value)
        elif name == "relations":
            changed[name] = tuple((clean(kind), clean(text)) for kind, text in value)
        elif isinstance(value, tuple):
            changed[name] = tuple(filter(None, map(clean, value)))
    same = all(getattr(citation, name) == value for name, value in changed.items())
    return citation if same else replace(citation, **changed)  # type: ignore[arg-type]
