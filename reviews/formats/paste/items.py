"""One item of a list of references: its number, the lines that it stands in, and what it says."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reviews.formats.paste.authors import leading_names
from reviews.formats.paste.cited import LONGEST, Cited, read_cited
from reviews.formats.paste.draft import Draft, Finds
from reviews.formats.paste.labelled import is_other_heading
from reviews.formats.paste.lines import Line, unbroken
from reviews.formats.paste.links import is_buttons, without_number
from reviews.formats.paste.people import names_in

MOST_ITEMS = 20_000
LONGEST_ITEM_LINES = 12
_MOST_SUBHEADINGS = 3  # one over the other
RULE = "an item of the reference list, taken apart as a citation"

_NUMBERED = re.compile(
    r"(?:[•·▪‣*–-] )?"
    r"(?:\[(\d{1,4})\]\.?|\((\d{1,4})\)|(\d{1,4})[.)](?!\d)"
    r"|(\d{1,4})(?= [^\W\d_a-z]|[^\W\d_a-z][^\W\d_A-Z]|\Z))\s*"
)
# "Ito and Sato, 2020" in a line of its own, over an item that goes on in lines below.
_SHORT_NAME = re.compile(
    r"[^\W\d_a-z][\w .,’'&-]{1,60}[, (]+(?:1[5-9]|20)\d\d[a-z]?\)?(?: ?\{[^{}]{1,120}\})?"
)
_SHORT_NAME_AHEAD = re.compile(
    r"[^\W\d_a-z][\w .’'&-]{1,60}, (?:1[5-9]|20)\d\d[a-z]?,? (?=[^\W\d_])"
)
_JOURNAL_ALONE = re.compile(r"[^\W\d_a-z]\.(?: [^\W\d_a-z][^\W\d_]{1,30}\.?){1,5}")
YEAR_OR_LINK = re.compile(r"\b(?:1[5-9]|20)\d\d\b|https?://|\bwww\.|\b10\.\d{4,9}/")
_FOOT = re.compile(  # of the page, below its list
    r"\W*(?:©|copyright|all rights|received|accepted|published|revised|volume|issue|issn|privacy|"
    r"cookies?|licen[cs]e|this (?:article|work|site)|cite|download)\b",
    re.IGNORECASE,
)
# What may stand over some of the items: a year, or a few words such as "Books".
_SUBHEADING = re.compile(r"(?:1[5-9]|20)\d\d:?|[^\W\d_][^\d.;]{2,80}")
LONE = re.compile(r"(?:\d{1,4}\.?\s*|\[\d{1,4}\]\s*){1,2}")


class Item(NamedTuple):
    """One item of a list: its lines, and what it says."""

    lines: tuple[Line, ...]
    cited: Cited


def item_of(lines: Sequence[Line], *, is_numbered: bool = False) -> Item:
    """The item that stands in these lines; `is_numbered`: its number in the list comes first."""
    return Item(tuple(lines), read_cited(joined(lines, is_numbered=is_numbered)))


def draft_of(item: Item, text: Sequence[str], *, rule: str = RULE) -> Draft:
    """The item as a draft; `text` is every pasted line as it stood, with its line end."""
    first, last = item.lines[0].number, item.lines[-1].number
    numbers = [line.number for line in item.lines if not _says_nothing(line.text)]
    finds = Finds()
    for name, value in item.cited._asdict().items():
        finds.add(name, value, numbers, rule)
    return Draft(finds.in_order(), "".join(text[first - 1 : last]).rstrip("\r\n"), first, last)


def number_of(line: Line) -> int | None:
    """The number in a list with which the line begins, if it does."""
    match = _NUMBERED.match(line.text)
    if match is None:
        return None
    return int(next(group for group in match.groups() if group))


def is_plainly_numbered(line: Line) -> bool:
    """Whether a line begins with a number in brackets or before a full stop, or is one."""
    match = _NUMBERED.match(line.text)
    return match is not None and (match.lastindex != 4 or match.end() == len(line.text))


def is_short_name(text: str) -> bool:
    """Whether a line only names an item, as authors and year do in running text."""
    return len(text) <= 160 and _SHORT_NAME.fullmatch(text) is not None


def names_item(text: str) -> bool:
    """Whether a line names an item as running text does, also with its people behind that."""
    return is_short_name(text) or bool(_behind_short_name(text))


def _behind_short_name(text: str) -> str:
    """The people behind "Ito et al., 2020" in the same line, or "".

    >>> _behind_short_name("Ito et al., 2020 A. Ito, B. Sato, C. Wei")
    'A. Ito, B. Sato, C. Wei'
    """
    ahead = _SHORT_NAME_AHEAD.match(text[:LONGEST])
    people = text[ahead.end() :] if ahead else ""
    return people if people and names_in(people) else ""


def joined(lines: Sequence[Line], *, is_numbered: bool = False) -> str:
    """The text of the lines without numbers and names that stand alone, and what buttons say.

    People, title and journal that stand in lines of their own are divided by full stops.
    """
    said = [
        line.text
        for place, line in enumerate(lines)
        if not _says_nothing(line.text)
        or (place > 1 and LONE.fullmatch(line.text))
        or (place and is_short_name(line.text) and names_in(lines[place - 1].text))
    ]
    said = said or [line.text for line in lines]
    said[0] = _behind_short_name(said[0]) or said[0]
    if is_numbered and (number := _NUMBERED.match(said[0])):
        said = list(filter(None, [said[0][number.end() :], *said[1:]]))
    said = unbroken(said)
    if len(said) >= 3 and said[0][-1] not in ",;&" and names_in(said[0]):
        said = _divided(said)
    return " ".join(said)[: 2 * LONGEST]


def _divided(said: Sequence[str]) -> list[str]:
    """People, title and journal with full stops; the title may go on in several lines.

    Where the line of the people ends in a full stop, or the last line begins with a small letter,
    the text is wrapped and has its own.
    """
    journal = max((at for at, text in enumerate(said) if not is_buttons(text)), default=2)
    journal = max(journal, 2)
    if said[journal].split()[0].islower() or (journal > 2 and said[0].endswith(".")):
        return list(said)
    title = " ".join(said[1:journal])
    return [f"{said[0].rstrip('.')}.", f"{title.rstrip('.')}.", *said[journal:]]


def _says_nothing(text: str) -> bool:
    is_link = is_buttons(text) and "10." not in text
    return is_link or LONE.fullmatch(text) is not None or is_short_name(text)


def after(lines: Sequence[Line], items: Sequence[Item]) -> int:
    """The place among the lines behind the last of the items."""
    return bisect_right(lines, items[-1].lines[-1].number, key=lambda line: line.number)


def may_be_work(item: Item) -> bool:
    """Whether an item may be a site, a law or a book, and no line from the foot of the page."""
    if item.cited.is_sure:
        return True
    text = " ".join(line.text for line in item.lines)
    is_dated = bool(item.cited.authors) or YEAR_OR_LINK.search(text) is not None
    return is_dated and not _FOOT.match(text)


def below_subheadings(lines: Sequence[Line], at: int) -> int:
    """The first place from `at` on that cannot be a subheading."""
    below = at
    while below < min(at + _MOST_SUBHEADINGS, len(lines)) and may_be_subheading(lines[below].text):
        below += 1
    return below


def may_be_subheading(text: str) -> bool:
    """Whether a line may stand over items, as years, kinds and the names of studies do."""
    if is_short_name(text):
        return True
    return bool(_SUBHEADING.fullmatch(text)) and not is_buttons(text) and not is_other_heading(text)


def begins_item(text: str) -> bool:
    """Whether a line begins an item for sure: with the mark of a list, or with authors.

    An abbreviated journal in a line of its own looks like a person: "J. Rest."
    """
    if _JOURNAL_ALONE.fullmatch(text):
        return False
    return text[0] in "•·▪‣*^↑↵" or begins_citation(text)


def begins_citation(text: str) -> bool:
    """Whether a line begins with the names of authors, behind its number if it has one."""
    return bool(leading_names(without_number(text[:LONGEST])).names)
