"""Pasted text as numbered lines, tidied so that rules need not know of odd blanks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reviews.formats.encoding import split_lines

LONGEST_LINE = 50_000  # characters of one line that rules look at; the rest stays in the text

_BLANKS = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff\x00-\x08\x0b-\x1f]")
# Where a label begins that a page glues to a DOI: "10.5555/j.12345Citations: 12".
_GLUED_LABEL = re.compile(r"(?<=10\.)(\d{4,9}/\S{0,200}?\d)(?=[A-Z][a-z]{3,20}:)")
_LONGEST_DOI = 200  # characters
_BROKEN = re.compile(r"\w[-‐]\Z|\b10\.\d{4,9}/(?:\S*[/_(-])?\Z")
_COMPOUND = re.compile(  # the first parts of words that are written with a hyphen
    r"\b(?:long|short|self|well|non|follow|low|high|half|full|open|end|evidence|home|hospital|cost|"
    r"community|population|school|work|health|patient|person|family|time|state|double|single|"
    r"cross|case|multi|co|post|pre|two|three|one|first|second|third|year|age|sex|risk|meta|anti|"
    r"mid|all|quasi|decision|problem|group|web|internet|computer|mixed|large|small|early|late)-\Z",
    re.IGNORECASE,
)
_GLUING = ("Volume", "Issue", "Page", "Article Number", "DOI")
# "Volume63Issue2Page45-50"
_GLUED_WORD = re.compile(r"(?<![^\W\d_])(Volume|Issue|Pages?|Article Number|DOI)(?=\d)")
_LANGUAGE_CELL = re.compile(r"\t(?:-|[a-z]{2}(?:[_-][A-Z]{2})?)\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what was pasted: its number, from 1, and its text with single blanks.

    `is_apart` says that a blank line, or none, stands before it; `is_row` that it is the row of a
    table, a label and its value.
    """

    number: int
    text: str
    is_apart: bool = True
    is_row: bool = False


def lines_of(text: str) -> tuple[Line, ...]:
    r"""The lines that say something, in order.

    A tab after the first word or words divides a label from its value, as in a table.

    >>> [(line.number, line.text) for line in lines_of("Title\tOn  rest\n\n  Ito A\n")]
    [(1, 'Title: On rest'), (3, 'Ito A')]
    """
    found: list[Line] = []
    for number, raw in enumerate(split_lines(text), 1):
        text = _UNSEEN.sub("", raw[:LONGEST_LINE]).strip()
        row = _row(text)
        if tidy := _BLANKS.sub(" ", row or text).strip():
            is_apart = not found or found[-1].number < number - 1
            if tidy.startswith(_GLUING):
                tidy = _GLUED_WORD.sub(r" \1 ", tidy).strip()
            found.append(Line(number, _GLUED_LABEL.sub(r"\1 ", tidy), is_apart, bool(row)))
    return tuple(found)


def folded(text: str) -> str:
    """The text as labels are compared: in small letters, also those of Turkish capitals.

    >>> folded("KELİMELER")
    'kelimeler'
    """
    return text.casefold().replace("i\u0307", "i")


def is_broken(text: str) -> bool:
    """Whether a line ends within a word, or within a DOI."""
    return _BROKEN.search(text[-_LONGEST_DOI:]) is not None


def unbroken(texts: Sequence[str]) -> list[str]:
    """The texts of lines, those put together between which a word, a DOI or a link is broken.

    The hyphen of a compound stays.

    >>> unbroken(["Reme-", "dies for long-", "term loss", "of rest"])
    ['Remedies for long-term loss', 'of rest']
    """
    found: list[str] = []
    for text in texts:
        if found and is_broken(found[-1]) and text[:1].isalnum():
            above = found.pop()
            is_word = text[0].islower() and above[-2:-1].isalpha() and "/" not in above[-30:]
            if is_word and not _COMPOUND.search(above[-20:]) and above[-1] in "-‐":
                above = above[:-1]
            found.append(above + text)
        else:
            found.append(text)
    return found


def _row(text: str) -> str:
    """ "Label: value" of a table's row, without a last cell for the language; "" of other lines."""
    label, tab, value = text.partition("\t")
    label = label.rstrip(" :：")
    if not tab or len(label) > 40 or not value.strip() or not label[-1:].isalpha():
        return ""
    return f"{label}: {_LANGUAGE_CELL.sub('', value)}"
