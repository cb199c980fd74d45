"""One item of a list of references: its number, the lines that it stands in, and what it says."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reviews.formats.paste.cited import LONGEST, Cited, read_cited
from reviews.formats.paste.draft import Draft, Finds
from reviews.formats.paste.lines import Line
from reviews.formats.paste.links import is_buttons
from reviews.formats.paste.people import names_in

RULE = "an item of the reference list, taken apart as a citation"

_NUMBERED = re.compile(
    r"(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)](?!\d)|(\d{1,4})(?= [^\W\d_a-z]|\Z))\s*"
)
# "Ito and Sato, 2020" in a line of its own, over an item that goes on in lines below.
_SHORT_NAME = re.compile(r"[^\W\d_a-z][\w .,’'&-]{1,60}[, (]+(?:1[5-9]|20)\d\d[a-z]?\)?")
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


def is_short_name(text: str) -> bool:
    """Whether a line only names an item, as authors and year do in running text."""
    return len(text) <= 80 and _SHORT_NAME.fullmatch(text) is not None


def joined(lines: Sequence[Line], *, is_numbered: bool = False) -> str:
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
    return is_link or LONE.fullmatch(text) is not None or is_short_name(text)
