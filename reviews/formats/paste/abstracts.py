"""The abstract in the text of a page: under its label, or else the one long paragraph."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from reviews.formats.paste.labelled import is_label, is_other_heading, label_of
from reviews.formats.paste.labels import CHROME
from reviews.formats.paste.lines import Line, folded
from reviews.formats.paste.parts import ABSTRACT_PARTS, CLOSING_PARTS, OPENING_PARTS

LONGEST = 50_000  # characters
_SHORTEST = 300  # characters of a paragraph that may be an abstract without a label
_SHORTEST_PART, _MOST_PARTS = 40, 20  # characters, and lines
_LEGAL = re.compile(r"licen[cs]e|copyright|©|cookie|all rights reserved|subscri", re.IGNORECASE)
_OTHER_LABEL = re.compile(r"[^.:：]{2,40}[:：]")  # over a value in the next line
_CHAPTER = re.compile(r"(?:\d{1,2}|I)\.? (?:introduction|background)", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"\s*(?:copyright )?© ?(?:1[5-9]|20)\d\d,? [^.©]{2,100}\.?\Z", re.IGNORECASE
)
_OWNED = re.compile(r"copyright (?:of |\(c\)|©)", re.IGNORECASE)
_OF_DATABASE = re.compile(  # behind the text, who wrote it or whose it is
    r"\s*(?:\[ABSTRACT FROM [A-Z ]{3,20}\]|\([^()]{3,30} Database Record \(c\)[^()]{3,60}\))\Z"
)
_PART = re.compile(r"(?:\d\. )?([^:：.]{2,40}?)\s*[:：.]?")
_PART_INSIDE = re.compile(r"([^\W\d_][^:：.]{1,39}?)[:：.] ?\S")
_LONGEST_HEADING = 60  # characters of one that nobody knows
_LONG = 80  # characters of a line that nobody broke to keep it short
_STOPS = ".。?!"
_CONCLUSIONS = (
    "conclu", "interpretation", "schlussf", "结论", "結論", "결론", "заключ", "вывод", "висновк",
    "sonuç", "wnios", "kesimpulan", "simpulan", "slutsats",
)  # fmt: skip
_CLOSING = frozenset(part.rstrip("s") for part in CLOSING_PARTS)
_REGISTERED = re.compile(r"regist|\b(?:NCT|CRD|ISRCTN)\d", re.IGNORECASE)
_VALUE = re.compile(r"[^\W\d_a-z][^.:：]{1,39}[:：] ?\S.{0,200}")


class Abstract(NamedTuple):
    """The text of an abstract, its lines, and why they are it."""

    text: str
    lines: tuple[int, ...]
    rule: str


def labelled_abstract(lines: Sequence[Line]) -> Abstract | None:
    """The longest text under a label such as "Abstract", up to the next label or heading."""
    found = [
        one
        for place, line in enumerate(lines)
        if label_of(line.text)[0] == "abstract" and (one := _from(lines, place))
    ]
    return max(found, key=lambda one: len(one.text), default=None)


def unlabelled_parts(lines: Sequence[Line]) -> Abstract | None:
    """The first lines, two or more, that begin with the names of an abstract's parts."""
    for place, line in enumerate(lines):
        if _begins_part(line):
            part = list(takewhile(_begins_part, lines[place : place + _MOST_PARTS]))
            if len(part) > 1:
                text = "\n".join(one.text for one in part)[:LONGEST]
                rule = "lines that begin with the names of an abstract's parts"
                return Abstract(text, tuple(one.number for one in part), rule)
    return None


def first_long_paragraph(lines: Sequence[Line]) -> Abstract | None:
    """The first long paragraph of several sentences that is no legal text."""
    for line in lines:
        if len(line.text) < _SHORTEST or _LEGAL.search(line.text) or is_label(line.text):
            continue
        if len(re.findall(r"[.?!。] ?", line.text)) >= 3:
            return Abstract(
                line.text[:LONGEST],
                (line.number,),
                "the first long paragraph, since none is labelled as the abstract",
            )
    return None


class _Parts:
    """The parts of a structured abstract that were read so far.

    `is_plain`: it began without any, so that the heading of one is no more its own.
    `has_colons`: it began with a heading and a colon, so that more of these may stand in it.
    """

    def __init__(self, beginning: str) -> None:
        is_heading = len(beginning) < _LONGEST_HEADING and beginning[-1] not in _STOPS
        self.is_plain = not (is_heading or _begins_with_part(beginning))
        self.has_colons = _OTHER_LABEL.fullmatch(beginning) is not None
        self._names: set[str] = set()
        self.add(beginning)

    def add(self, text: str) -> None:
        """Take one more line of the abstract, which may head a part or begin with its name."""
        inside = _PART_INSIDE.match(text)
        if name := _part(text) or (_part(inside[1]) if inside else ""):
            self._names.add(name.rstrip("s"))

    @property
    def are_concluded(self) -> bool:
        """Whether the last part of all has begun."""
        return any(name.startswith(_CONCLUSIONS) for name in self._names)

    def are_over(self, name: str) -> bool:
        """Whether the heading `name` heads a part of the article, no more of its abstract."""
        if self.is_plain or name.rstrip("s") in self._names:
            return True
        return name in OPENING_PARTS and (not self._names or bool(self._names & _CLOSING))


def _from(lines: Sequence[Line], place: int) -> Abstract | None:
    _, label, value = label_of(lines[place].text)
    texts = [value] if value else []
    numbers = [lines[place].number]
    if value and lines[place].is_row:
        return Abstract(value[:LONGEST], tuple(numbers), f"behind the label “{label.strip()}”")
    parts = _Parts(value) if value else None
    length = len(value)
    for at, line in enumerate(lines[place + 1 :], place + 1):
        if parts is None and (line.text.casefold() in CHROME or _is_label_again(line.text)):
            continue
        is_broken = at + 1 < len(lines) and lines[at + 1].text[0].islower()
        if _ends(line, parts) or (
            parts and not is_broken and _begins_tail(line.text, texts[-1], parts)
        ):
            break
        if parts is None:
            parts = _Parts(line.text)
        parts.add(line.text)
        texts.append(line.text)
        numbers.append(line.number)
        length += len(line.text)
        if length > LONGEST:
            break
    while texts and _part(texts[-1]):  # a heading without a text, which heads something else
        texts.pop()
        numbers.pop()
    text = _OF_DATABASE.sub("", _COPYRIGHT.sub("", "\n".join(texts)[:LONGEST]))
    if len(text) < 40:
        return None
    return Abstract(text, tuple(numbers), f"behind the label “{label.strip()}”")


def _is_label_again(text: str) -> bool:
    """Whether a line is the label of an abstract, which some pages write twice."""
    name, _, value = label_of(text)
    return name == "abstract" and not value


def _ends(line: Line, parts: _Parts | None) -> bool:
    """Whether the line belongs to the abstract no more: a label, a heading, or no sentence.

    `parts`: of what was read of the abstract; None where that is nothing.
    """
    text = line.text
    if parts and _OWNED.match(text):
        return True
    if part := _part(text):
        return parts is not None and parts.are_over(part)
    if parts and (_CHAPTER.fullmatch(text) or _OTHER_LABEL.fullmatch(text)):
        return not parts.has_colons or label_of(text)[0] != ""
    name, _, value = label_of(text)
    if name and not (name == "abstract" and parts is None):
        return not (name == "trial_ids" and value)
    if is_other_heading(text):
        begins = re.split(r"[:：]", text, maxsplit=1)
        return len(begins) == 1 or not _part(begins[0])
    if len(text) < _LONGEST_HEADING and line.is_apart and parts:
        return text[-1] not in _STOPS
    return False


def _begins_tail(text: str, before: str, parts: _Parts) -> bool:
    """Whether a line behind a whole sentence is what pages print below: a heading, or a value.

    A structured abstract has such lines within, until it concludes.
    """
    if before[-1] not in _STOPS or text[-1] in _STOPS or _part(text.split(":", 1)[0]):
        return False
    if _REGISTERED.search(text) or not (parts.is_plain or parts.are_concluded):
        return False
    if _VALUE.fullmatch(text):
        return True
    is_heading = len(text) < _LONGEST_HEADING and text[0].isupper()
    return is_heading and (len(before) > _LONG or parts.are_concluded)


def _begins_part(line: Line) -> bool:
    """Whether a line is a part of a structured abstract behind its name: "Results: ..."."""
    inside = _PART_INSIDE.match(line.text)
    return inside is not None and len(line.text) >= _SHORTEST_PART and bool(_part(inside[1]))


def _begins_with_part(text: str) -> bool:
    """Whether a line is, or begins with, the heading of a part of a structured abstract."""
    lower = text.casefold()
    return any(lower.startswith(part) for part in ABSTRACT_PARTS)


def _part(text: str) -> str:
    """The part of a structured abstract that a short line heads, or ""."""
    match = _PART.fullmatch(text) if len(text) <= 50 else None
    name = folded(match[1]) if match else ""
    return name if name in ABSTRACT_PARTS else ""
