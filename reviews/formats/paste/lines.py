"""Pasted text as numbered lines, tidied so that rules need not know of odd blanks."""

import re
from dataclasses import dataclass

from reviews.formats.encoding import split_lines

LONGEST_LINE = 50_000  # characters of one line that rules look at; the rest stays in the text

_BLANKS = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff\x00-\x08\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what was pasted: its number, from 1, and its text with single blanks.

    `is_apart` says that a blank line, or none, stands before it.
    """

    number: int
    text: str
    is_apart: bool = True


def lines_of(text: str) -> tuple[Line, ...]:
    r"""The lines that say something, in order.

    A tab after the first word or words divides a label from its value, as in a table.

    >>> [(line.number, line.text) for line in lines_of("Title\tOn  rest\n\n  Ito A\n")]
    [(1, 'Title: On rest'), (3, 'Ito A')]
    """
    found: list[Line] = []
    for number, raw in enumerate(split_lines(text), 1):
        tidy = _tidied(raw[:LONGEST_LINE])
        if tidy:
            is_apart = not found or found[-1].number < number - 1
            found.append(Line(number, tidy, is_apart))
    return tuple(found)


def _tidied(raw: str) -> str:
    text = _UNSEEN.sub("", raw).strip()
    label, tab, value = text.partition("\t")
    if tab and len(label) <= 40 and value.strip() and label[-1:].isalpha():
        text = f"{label}: {value}"
    return _BLANKS.sub(" ", text).strip()
