"""The list of references in pasted text: where it stands, and one draft for each item."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reviews.formats.paste.cited import LONGEST, read_cited
from reviews.formats.paste.items import (
    LONGEST_ITEM_LINES,
    MOST_ITEMS,
    Item,
    after,
    begins_citation,
    begins_item,
    below_subheadings,
    item_of,
    joined,
    may_be_work,
    names_item,
    number_of,
)
from reviews.formats.paste.labelled import is_other_heading
from reviews.formats.paste.labels import REFERENCES
from reviews.formats.paste.lines import Line
from reviews.formats.paste.links import is_buttons
from reviews.formats.paste.numbered import Numbers, numbered_groups, numbered_items
from reviews.formats.paste.people import is_institution

_HEADING = re.compile(r"\W*(?:\d{1,2}\.? )?([^\W\d_][^:：]*?)\s*(?:\(\d{1,4}\))?\s*[:：]?")
_MARK_ALONE = re.compile(r"[•·▪‣*^↑↵]")
_YEAR_ALONE = re.compile(r"(?:1[5-9]|20)\d\d:?")

_MOST_UNSURE = 3
_MOST_HEADINGS = 10  # over lists, which are tried from the last one on


class RefList(NamedTuple):
    """The items of a list, and where among the lines it begins (at its heading) and ends."""

    items: tuple[Item, ...]
    start: int
    end: int


NO_LIST = RefList((), 0, 0)


def find_list(lines: Sequence[Line]) -> RefList:
    """The longest run of citations, under a heading, numbered, or one in each paragraph.

    `start` and `end` are places in `lines`. A single citation is no list, unless a heading stands
    over it.
    """
    numbers = tuple(map(number_of, lines))
    return (
        _under_heading(lines, numbers) or _numbered(lines, numbers) or _unnumbered(lines) or NO_LIST
    )


def is_heading(line: Line, headings: Sequence[str]) -> bool:
    """Whether the line is one of the headings, but for numbers, counts and colons."""
    match = _HEADING.fullmatch(line.text) if len(line.text) <= 80 else None
    return match is not None and match[1].casefold() in headings


def _under_heading(lines: Sequence[Line], numbers: Numbers) -> RefList | None:
    headings = [at for at, line in enumerate(lines) if is_heading(line, REFERENCES)]
    for at in reversed(headings[-_MOST_HEADINGS:]):
        items = (
            numbered_groups(lines, numbers, at + 1)
            or _named_items(lines, at + 1)
            or _paragraphs(lines, at + 1, is_headed=True)
        )
        if _are_references(items):
            return RefList(tuple(items), at, after(lines, items))
    return None


def _numbered(lines: Sequence[Line], numbers: Numbers) -> RefList | None:
    """A list that begins with the number one or, cut from a page, any other."""
    best: RefList | None = None
    at = 0
    while at < len(lines):
        if numbers[at] is None:
            at += 1
            continue
        items = numbered_items(lines, numbers, at, least=2)
        end = after(lines, items) if items else at + 1
        if (
            len(items) >= 2
            and _are_citations(items)
            and not _are_affiliations(items)
            and len(items) > len(best.items if best else ())
        ):
            best = RefList(tuple(items), at, end)
        at = end
    return best


def _unnumbered(lines: Sequence[Line]) -> RefList | None:
    """The longest run of lines or paragraphs of which each is plainly a citation."""
    best: RefList | None = None
    at = 0
    while at < len(lines):
        items = _paragraphs(lines, at)
        end = after(lines, items) if items else at + 1
        if len(items) >= 2 and len(items) > len(best.items if best else ()):
            best = RefList(tuple(items), at, end)
        at = end
    return best


def _are_citations(items: Sequence[Item]) -> bool:
    """Whether most items are, or half of them and the others may be works.

    Institutions on a page have numbers, too, and an imprint below the last.
    """
    sure = 2 * sum(item.cited.is_sure for item in items)
    return sure > len(items) or (sure == len(items) and all(map(may_be_work, items)))


def _are_affiliations(items: Sequence[Item]) -> bool:
    """Whether half of the items or more name no people but where people work."""
    houses = (
        not item.cited.authors and any(is_institution(line.text) for line in item.lines)
        for item in items
    )
    return 2 * sum(houses) >= len(items)


def _are_references(items: Sequence[Item]) -> bool:
    """Whether items under a heading are works: one of them surely is, and half of them may be.

    Some indexes tell neither the year nor more than a family name, but the DOI.
    """
    is_any = any(item.cited.is_sure or (item.cited.title and item.cited.doi) for item in items)
    return is_any and 2 * sum(map(may_be_work, items)) >= len(items)


def _named_items(lines: Sequence[Line], at: int) -> list[Item]:
    """The items from `at` on, each under a line such as "Ito and Sato, 2020".

    Where whole citations stand below such lines, one for each report of a study, they are the
    items.
    """
    if at + 1 >= len(lines) or not names_item(lines[at].text):
        return []
    if item_of(lines[at + 1 : at + 2]).cited.is_sure:
        return []
    starts = [at]
    for place in range(at + 1, len(lines)):
        if len(starts) >= MOST_ITEMS or place - starts[-1] > LONGEST_ITEM_LINES:
            break
        if names_item(lines[place].text):
            starts.append(place)
    ends = [*starts[1:], _end_of_named(lines, starts[-1])]
    return [item_of(lines[start:end]) for start, end in zip(starts, ends, strict=True)]


def _end_of_named(lines: Sequence[Line], start: int) -> int:
    """Where the last item ends that began at `start`: its people, title, journal and buttons."""
    end = start + 1
    while end < len(lines) and end - start < LONGEST_ITEM_LINES and not lines[end].is_apart:
        if _is_finished(lines[start:end]) or (end - start >= 4 and is_buttons(lines[end].text)):
            break
        end += 1
    while end < len(lines) and is_buttons(lines[end].text):
        end += 1
    return end


def _paragraphs(lines: Sequence[Line], at: int, *, is_headed: bool = False) -> list[Item]:
    """The citations from `at` on, one in a line or in the lines between two blank ones.

    `is_headed`: a heading says that it is a list, so that an item of it which is plainly none of
    the styles, such as a site or a law, is an item all the same. At the end it must tell its year,
    its authors or a link, and no blank line may divide it from a list without any.
    """
    items: list[Item] = []
    unsure = 0  # how many of the last items are not plainly citations
    while at < len(lines) and len(items) < MOST_ITEMS:
        if _MARK_ALONE.fullmatch(lines[at].text):
            at += 1
            continue
        if items and is_buttons(lines[at].text):
            items[-1] = item_of((*items[-1].lines, lines[at]))
            at += 1
            continue
        item = _wrapped_citation(lines, at)
        if item and not is_headed and not item.cited.authors:
            break  # an imprint by itself reads like this too
        if item is None and (is_headed or (items and _YEAR_ALONE.fullmatch(lines[at].text))):
            below = below_subheadings(lines, at)
            if below > at and below < len(lines) and _wrapped_citation(lines, below):
                at = below
                continue
        if item is None:
            is_behind = len(items) > 1 and lines[at].is_apart and not items[-1].lines[0].is_apart
            if not is_headed or is_behind or is_other_heading(lines[at].text):
                break
            item = item_of(lines[at : at + 1])
        unsure = 0 if may_be_work(item) else unsure + 1
        if unsure > _MOST_UNSURE:
            break
        items.append(item)
        at += len(item.lines)
    while items and not may_be_work(items[-1]):
        items.pop()
    return items


def _wrapped_citation(lines: Sequence[Line], at: int) -> Item | None:
    """The citation that begins in line `at`, with the lines that it goes on in, if it is one."""
    if not _may_be_citation(lines[at].text):
        return None
    end = at + 1
    goes_on = begins_citation(lines[at].text)  # else it stands in one line, or is none
    while (
        goes_on
        and end < len(lines)
        and end - at < LONGEST_ITEM_LINES
        and not lines[end].is_apart
        and not begins_item(lines[end].text)
        and not is_heading(lines[end], REFERENCES)
        and not _is_finished(lines[at:end])
        and not (lines[end - 1].text.endswith((".", ")")) and _are_two(lines[at:end], lines[end]))
    ):
        end += 1
    item = item_of(lines[at:end])
    return item if item.cited.is_sure else None


def _is_finished(lines: Sequence[Line]) -> bool:
    cited = read_cited(joined(lines))
    return cited.is_sure and bool(cited.doi or cited.pages)


def _are_two(above: Sequence[Line], line: Line) -> bool:
    """Whether a whole citation stands above, and another begins and ends in the line."""
    below = read_cited(line.text)
    return below.is_sure and bool(below.authors) and read_cited(joined(above)).is_sure


def _may_be_citation(text: str) -> bool:
    return 20 <= len(text) <= LONGEST
