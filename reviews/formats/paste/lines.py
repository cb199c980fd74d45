"""Pasted text as numbered lines, tidied so that rules need not know of odd blanks."""

import re
from dataclasses import dataclass

from reviews.formats.encoding import split_lines

LONGEST_LINE = 50_000  # characters of one line that rules look at; the rest stays in the text

_BLANKS = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff\x00-\x08\x0b-\x1f]")
# Where a label begins that a page glues to a DOI: "10.5555/j.12345Citations: 12".
_GLUED_LABEL = re.compile(r"(?<=10\.)(\d{4,9}/\S{0,200}?\d)(?=[A-Z][a-z]{3,20}:)")
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
            found.append(Line(number, _GLUED_LABEL.sub(r"\1 ", tidy), is_apart, bool(row)))
    return tuple(found)


def _row(text: str) -> str:
    """ "Label: value" of a table's row, without a last cell for the language; "" of other lines."""
    label, tab, value = text.partition("\t")
    label = label.rstrip(" :：")
    if not tab or len(label) > 40 or not value.strip() or not label[-1:].isalpha():
        return ""
    return f"{label}: {_LANGUAGE_CELL.sub('', value)}"
