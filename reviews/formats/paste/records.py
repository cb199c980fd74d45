"""Several works in labelled lines below each other, each with the same labels again."""

from collections.abc import Sequence
from itertools import pairwise

from reviews.formats.paste.draft import Draft, Finds
from reviews.formats.paste.labelled import label_of
from reviews.formats.paste.lines import Line
from reviews.formats.paste.page import read_page

_FEWEST = frozenset({"title", "authors"})  # fields that every one of them has


def find_records(lines: Sequence[Line], text: Sequence[str]) -> tuple[Draft, ...]:
    """The works, in order; none if there are fewer than two.

    Each begins with the label with which the first begins. `text` is every pasted line as it
    stood, with its line end.
    """
    fields = [_field(line) for line in lines]
    first = next((field for field in fields if field), None)
    starts = [place for place, field in enumerate(fields) if field and field == first]
    records = list(pairwise([*starts, len(lines)]))
    if len(records) < 2 or not all(_is_record(fields[start:end]) for start, end in records):
        return ()
    return tuple(_draft(lines[start:end], text) for start, end in records)


def _field(line: Line) -> tuple[str, str] | None:
    """The field that a line with a label and a value gives, and the label."""
    name, label, value = label_of(line.text)
    return (name, label) if name and value else None


def _is_record(fields: Sequence[tuple[str, str] | None]) -> bool:
    """Whether these fields are those of one work: people, and a single title."""
    names = [field[0] for field in fields if field]
    return _FEWEST.issubset(names) and names.count("title") == 1


def _draft(lines: Sequence[Line], text: Sequence[str]) -> Draft:
    finds = Finds()
    read_page(lines, finds)
    first, last = lines[0].number, lines[-1].number
    return Draft(finds.in_order(), "".join(text[first - 1 : last]).rstrip("\r\n"), first, last)
