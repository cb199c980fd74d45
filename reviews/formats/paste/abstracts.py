"""The abstract in the text of a page: under its label, or else the one long paragraph."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reviews.formats.paste.labelled import is_label, is_other_heading, label_of
from reviews.formats.paste.labels import ABSTRACT_PARTS
from reviews.formats.paste.lines import Line

LONGEST = 50_000  # characters
_SHORTEST = 300  # characters of a paragraph that may be an abstract without a label
_LEGAL = re.compile(r"licen[cs]e|copyright|©|cookie|all rights reserved|subscri", re.IGNORECASE)
_OTHER_LABEL = re.compile(r"[^.:：]{2,40}[:：]")  # over a value in the next line
_CHAPTER = re.compile(r"\d{1,2}\.? (?:introduction|background)", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"\s*(?:copyright )?© ?(?:1[5-9]|20)\d\d,? [^.©]{2,100}\.?\Z", re.IGNORECASE
)
_PART = re.compile(r"(?:\d\. )?([^:：.]{3,40}?)\s*[:：.]?")


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


def _from(lines: Sequence[Line], place: int) -> Abstract | None:
    _, label, value = label_of(lines[place].text)
    texts = [value] if value else []
    is_plain = bool(value) and not _begins_with_part(value)  # then a part's heading heads no part
    numbers = [lines[place].number]
    if value and lines[place].is_row:
        return Abstract(value[:LONGEST], tuple(numbers), f"behind the label “{label.strip()}”")
    for line in lines[place + 1 :]:
        if _ends(line, has_begun=bool(texts)) or (is_plain and _is_part(line.text)):
            break
        if not texts:
            is_plain = not _begins_with_part(line.text)
        texts.append(line.text)
        numbers.append(line.number)
        if sum(map(len, texts)) > LONGEST:
            break
    while texts and _is_part(texts[-1]):  # a heading without a text, which heads something else
        texts.pop()
        numbers.pop()
    text = _COPYRIGHT.sub("", "\n".join(texts)[:LONGEST])
    if len(text) < 40:
        return None
    return Abstract(text, tuple(numbers), f"behind the label “{label.strip()}”")


def _ends(line: Line, *, has_begun: bool) -> bool:
    """Whether the line belongs to the abstract no more: a label, a heading, or no sentence."""
    text = line.text
    if _is_part(text):
        return False
    if has_begun and (_OTHER_LABEL.fullmatch(text) or _CHAPTER.fullmatch(text)):
        return True
    name, _, value = label_of(text)
    if name and not (name == "abstract" and not has_begun):
        return not (name == "trial_ids" and value)
    if is_other_heading(text):
        begins = re.split(r"[:：]", text, maxsplit=1)
        return len(begins) == 1 or not _is_part(begins[0])
    if len(text) < 60 and line.is_apart and has_begun:
        return text[-1] not in ".。?!"
    return False


def _begins_with_part(text: str) -> bool:
    """Whether a line is, or begins with, the heading of a part of a structured abstract."""
    lower = text.casefold()
    return any(lower.startswith(part) for part in ABSTRACT_PARTS)


def _is_part(text: str) -> bool:
    """Whether a short line heads a part of a structured abstract."""
    match = _PART.fullmatch(text) if len(text) <= 50 else None
    return match is not None and match[1].casefold() in ABSTRACT_PARTS
