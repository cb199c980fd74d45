"""The list of references in pasted text: where it stands, and one draft for each item."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reviews.formats.paste.cited import LONGEST, Cited, read_cited, without_number
from reviews.formats.paste.draft import Draft, Finds
from reviews.formats.paste.labelled import is_other_heading
from reviews.formats.paste.labels import REFERENCES
from reviews.formats.paste.lines import Line
from reviews.formats.paste.people import is_institution, leading_names, names_in

RULE = "an item of the reference list, taken apart as a citation"
MOST_ITEMS = 20_000

_NUMBERED = re.compile(
    r"(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)](?!\d)|(\d{1,4})(?= [^\W\d_a-z]|\Z))\s*"
)
# "Ito and Sato, 2020" in a line of its own, over an item that goes on in lines below.
_SHORT_NAME = re.compile(r"[^\W\d_a-z][\w .,’'&-]{1,60}[, (]+(?:1[5-9]|20)\d\d[a-z]?\)?")
# Nothing but what the buttons behind an item say, run together or not.
_BUTTONS = re.compile(
    r"(?:[\s|\[\],®.]*(?:article|cas|pubmed|abstract|central|google|scholar|crossref|ads|"
    r"mathscinet|view|in scopus|record|pdf|full[ -]?text|web of science|openurl|download|medline|"
    r"scopus|doi|isi|free|pmc|10\.\d{4,9}/\S+|https?://\S+))+[\s|\[\],®.]*",
    re.IGNORECASE,
)
_LONE = re.compile(r"(?:\d{1,4}\.?\s*|\[\d{1,4}\]\s*){1,2}")
_HEADING = re.compile(r"\W*(?:\d{1,2}\.? )?([^\W\d_][^:：]*?)\s*(?:\(\d{1,4}\))?\s*[:：]?")
_LONGEST_ITEM_LINES = 12
_MOST_UNSURE = 3
_MOST_HEADINGS = 10  # over lists, which are tried from the last one on

Numbers = Sequence[int | None]  # for each line, the number in the list that it begins with


class Item(NamedTuple):
    """One item of a list: its lines, and what it says."""

    lines: tuple[Line, ...]
    cited: Cited


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
    numbers = tuple(map(_number_of, lines))
    return (
        _under_heading(lines, numbers) or _numbered(lines, numbers) or _unnumbered(lines) or NO_LIST
    )


def draft_of(item: Item, text: Sequence[str], *, rule: str = RULE) -> Draft:
    """The item as a draft; `text` is every pasted line as it stood, with its line end."""
    first, last = item.lines[0].number, item.lines[-1].number
    numbers = [line.number for line in item.lines if not _says_nothing(line.text)]
    finds = Finds()
    for name, value in item.cited._asdict().items():
        finds.add(name, value, numbers, rule)
    return Draft(finds.in_order(), "".join(text[first - 1 : last]).rstrip("\r\n"), first, last)


def is_heading(line: Line, headings: Sequence[str]) -> bool:
    """Whether the line is one of the headings, but for numbers, counts and colons."""
    match = _HEADING.fullmatch(line.text) if len(line.text) <= 80 else None
    return match is not None and match[1].casefold() in headings


def _under_heading(lines: Sequence[Line], numbers: Numbers) -> RefList | None:
    headings = [at for at, line in enumerate(lines) if is_heading(line, REFERENCES)]
    for at in reversed(headings[-_MOST_HEADINGS:]):
        items = (
            _numbered_items(lines, numbers, at + 1)
            or _named_items(lines, at + 1)
            or _paragraphs(lines, at + 1, is_headed=True)
        )
        if items and _are_citations(items):
            return RefList(tuple(items), at, at + 1 + sum(len(item.lines) for item in items))
    return None


def _numbered(lines: Sequence[Line], numbers: Numbers) -> RefList | None:
    """A list that begins with the number one or, cut from a page, any other."""
    best: RefList | None = None
    at = 0
    while at < len(lines):
        if numbers[at] is None:
            at += 1
            continue
        items = _numbered_items(lines, numbers, at, least=2)
        end = at + sum(len(item.lines) for item in items)
        if (
            len(items) >= 2
            and _are_citations(items)
            and not _are_affiliations(items)
            and len(items) > len(best.items if best else ())
        ):
            best = RefList(tuple(items), at, end)
        at = max(end, at + 1)
    return best


def _unnumbered(lines: Sequence[Line]) -> RefList | None:
    """The longest run of lines or paragraphs of which each is plainly a citation."""
    best: RefList | None = None
    at = 0
    while at < len(lines):
        items = _paragraphs(lines, at)
        taken = sum(len(item.lines) for item in items)
        if len(items) >= 2 and len(items) > len(best.items if best else ()):
            best = RefList(tuple(items), at, at + taken)
        at += max(taken, 1)
    return best


def _are_citations(items: Sequence[Item]) -> bool:
    return 2 * sum(item.cited.is_sure for item in items) >= len(items)


def _are_affiliations(items: Sequence[Item]) -> bool:
    """Whether half of the items or more name no people but where people work."""
    houses = (
        not item.cited.authors and any(is_institution(line.text) for line in item.lines)
        for item in items
    )
    return 2 * sum(houses) >= len(items)


def _number_of(line: Line) -> int | None:
    match = _NUMBERED.match(line.text)
    if match is None:
        return None
    return int(next(group for group in match.groups() if group))


def _numbered_items(
    lines: Sequence[Line], numbers: Numbers, at: int, *, least: int = 1
) -> list[Item]:
    """The items from `at` on, as long as each has the number after the one before it.

    `least`: with fewer there is no list.
    """
    items: list[Item] = []
    if at >= len(lines) or (number := numbers[at]) is None:
        return items
    starts = [at]
    for place in range(at + 1, len(lines)):
        if len(starts) >= MOST_ITEMS or place - starts[-1] > _LONGEST_ITEM_LINES:
            break
        if numbers[place] == number + 1:
            starts.append(place)
            number += 1
    if len(starts) < least:
        return items
    for start, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        is_last = following == len(lines)
        part = _first_paragraph(lines, start) if is_last else lines[start:following]
        items.append(_item(part, is_numbered=True))
    return items


def _named_items(lines: Sequence[Line], at: int) -> list[Item]:
    """The items from `at` on, each under a line such as "Ito and Sato, 2020"."""
    if at >= len(lines) or not is_short_name(lines[at].text):
        return []
    starts = [at]
    for place in range(at + 1, len(lines)):
        if len(starts) >= MOST_ITEMS or place - starts[-1] > _LONGEST_ITEM_LINES:
            break
        if is_short_name(lines[place].text):
            starts.append(place)
    ends = [*starts[1:], _end_of_named(lines, starts[-1])]
    return [_item(lines[start:end]) for start, end in zip(starts, ends, strict=True)]


def _end_of_named(lines: Sequence[Line], start: int) -> int:
    """Where the last item ends that began at `start`: its people, title, journal and buttons."""
    end = min(start + 4, len(lines))
    while end < len(lines) and is_buttons(lines[end].text):
        end += 1
    return end


def is_short_name(text: str) -> bool:
    """Whether a line only names an item, as authors and year do in running text."""
    return len(text) <= 80 and _SHORT_NAME.fullmatch(text) is not None


def is_buttons(text: str) -> bool:
    """Whether a line says only what buttons and links behind an item say."""
    return len(text) <= 300 and _BUTTONS.fullmatch(text) is not None


def _first_paragraph(lines: Sequence[Line], start: int) -> Sequence[Line]:
    """The last item: its number, which may stand alone, and the lines up to the next blank one."""
    end = start + 1
    if _LONE.fullmatch(lines[start].text) and end < len(lines):
        end += 1
    while end < len(lines) and not lines[end].is_apart and end - start < _LONGEST_ITEM_LINES:
        if read_cited(_joined(lines[start:end])).is_sure:
            break
        end += 1
    return lines[start:end]


def _paragraphs(lines: Sequence[Line], at: int, *, is_headed: bool = False) -> list[Item]:
    """The citations from `at` on, one in a line or in the lines between two blank ones.

    `is_headed`: a heading says that it is a list, so that an item of it which is plainly none of
    the styles, such as a site or a law, is an item all the same if others follow.
    """
    items: list[Item] = []
    unsure = 0  # how many of the last items are not plainly citations
    while at < len(lines) and len(items) < MOST_ITEMS:
        if items and is_buttons(lines[at].text):
            items[-1] = _item((*items[-1].lines, lines[at]))
            at += 1
            continue
        item = _wrapped_citation(lines, at)
        if item and not is_headed and not item.cited.authors:
            break  # an imprint by itself reads like this too
        unsure = 0 if item else unsure + 1
        if item is None:
            if not is_headed or unsure > _MOST_UNSURE or is_other_heading(lines[at].text):
                break
            item = _item(lines[at : at + 1])
        items.append(item)
        at += len(item.lines)
    while items and not items[-1].cited.is_sure:
        items.pop()
    return items


def _wrapped_citation(lines: Sequence[Line], at: int) -> Item | None:
    """The citation that begins in line `at`, with the lines that it goes on in, if it is one."""
    if not _may_be_citation(lines[at].text):
        return None
    end = at + 1
    goes_on = _begins_citation(lines[at].text)  # else it stands in one line, or is none
    while (
        goes_on
        and end < len(lines)
        and end - at < _LONGEST_ITEM_LINES
        and not lines[end].is_apart
        and not _begins_citation(lines[end].text)
        and not is_heading(lines[end], REFERENCES)
        and not _is_finished(lines[at:end])
    ):
        end += 1
    item = _item(lines[at:end])
    return item if item.cited.is_sure else None


def _is_finished(lines: Sequence[Line]) -> bool:
    cited = read_cited(_joined(lines))
    return cited.is_sure and bool(cited.doi or cited.pages)


def _may_be_citation(text: str) -> bool:
    return 20 <= len(text) <= LONGEST


def _begins_citation(text: str) -> bool:
    return bool(leading_names(without_number(text[:LONGEST])).names)


def _item(lines: Sequence[Line], *, is_numbered: bool = False) -> Item:
    return Item(tuple(lines), read_cited(_joined(lines, is_numbered=is_numbered)))


def _joined(lines: Sequence[Line], *, is_numbered: bool = False) -> str:
    """The text of the lines without numbers and names that stand alone, and what buttons say.

    People, title and journal that stand in lines of their own are divided by full stops.
    """
    said = [line.text for line in lines if not _says_nothing(line.text)]
    if is_numbered and said and (number := _NUMBERED.match(said[0])):
        said[0] = said[0][number.end() :]
    if len(said) >= 3 and names_in(said[0]):
        said[:2] = (f"{text.rstrip('.')}." for text in said[:2])
    return " ".join(said)[: 2 * LONGEST]


def _says_nothing(text: str) -> bool:
    is_link = is_buttons(text) and "10." not in text
    return is_link or _LONE.fullmatch(text) is not None or is_short_name(text)
