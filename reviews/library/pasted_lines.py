"""Pasted lines as a page shows them: what each field was read from is marked, the rest is kept."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from reviews.formats.paste import Draft, Found
from reviews.library.naming import NAMES

MOST_IN_ROW = 6  # lines in which nothing was found; longer runs are folded away
_NUMBERED = re.compile(r"\W{0,2}\d{1,4}[.)\]]\s")  # the number of an item of a list
_SHORT = ("volume", "issue", "pages")  # fields that may say the same as that number
LONGEST_VALUE = 2_000  # characters that are looked for in a line; of more the whole line is meant


@dataclass(frozen=True, slots=True)
class Part:
    """Some text of a line; `field` is the name of what was read from it, or ""."""

    text: str
    field: str = ""

    @property
    def label(self) -> str:
        """What the page calls the field."""
        return NAMES[self.field]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with its number in the text, from 1."""

    number: int
    parts: tuple[Part, ...]

    @property
    def is_found(self) -> bool:
        """Whether something was read from it."""
        return any(part.field for part in self.parts)


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that follow each other; `is_folded` if nothing was read from so many."""

    lines: tuple[ShownLine, ...]
    is_folded: bool

    @property
    def first(self) -> int:
        """The number of its first line."""
        return self.lines[0].number

    @property
    def last(self) -> int:
        """The number of its last line."""
        return self.lines[-1].number


def shown(lines: Sequence[str], draft: Draft) -> list[Run]:
    """The lines of a draft, marked. `lines`: all of the text, with their ends."""
    claimed: dict[int, list[Found]] = {}
    for found in draft.fields:
        for number in found.lines:
            claimed.setdefault(number, []).append(found)
    numbers = range(draft.first_line, draft.last_line + 1)
    return _runs(
        ShownLine(number, _parts(lines[number - 1].strip(), claimed.get(number, [])))
        for number in numbers
        if lines[number - 1].strip()
    )


def left_over(lines: Sequence[str], drafts: Iterable[Draft]) -> list[ShownLine]:
    """The lines that belong to none of the drafts and are not blank."""
    taken: set[int] = set()
    for draft in drafts:
        taken.update(range(draft.first_line, draft.last_line + 1))
    return [
        ShownLine(number, (Part(line.strip()),))
        for number, line in enumerate(lines, 1)
        if number not in taken and line.strip()
    ]


def said(numbers: Sequence[int]) -> str:
    """Line numbers, ascending, in words.

    >>> said([9]), said([15, 16, 17, 29]), said([3, 5])
    ('Line 9', 'Lines 15 to 17 and 29', 'Lines 3 and 5')
    """
    spans: list[str] = []
    for _, each in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        span = [number for _, number in each]
        if len(span) > 2:
            spans.append(f"{span[0]:,} to {span[-1]:,}")
        else:
            spans += [f"{number:,}" for number in span]
    together = " and ".join(filter(None, [", ".join(spans[:-1]), spans[-1]]))
    return f"Line {together}" if len(numbers) == 1 else f"Lines {together}"


def _runs(lines: Iterable[ShownLine]) -> list[Run]:
    runs: list[Run] = []
    for is_found, each in groupby(lines, key=lambda line: line.is_found):
        run = tuple(each)
        runs.append(Run(run, is_folded=not is_found and len(run) > MOST_IN_ROW))
    return runs


def _parts(text: str, found: Sequence[Found]) -> tuple[Part, ...]:
    """The line in parts: each value where it stands, or the whole line for the first field."""
    parts: list[Part] = []
    end = 0
    for start, stop, name in _spans(text, found):
        if start > end:
            parts.append(Part(text[end:start]))
        parts.append(Part(text[start:stop], name))
        end = stop
    if not parts:
        return (Part(text, found[0].name if found else ""),)
    if end < len(text):
        parts.append(Part(text[end:]))
    return tuple(parts)


def _spans(text: str, found: Sequence[Found]) -> list[tuple[int, int, str]]:
    """Where the values stand in the line, each with the name of its field; none over another.

    Long ones first: a journal's name may also be a word of the title.
    """
    values = [(value, one.name) for one in found for value in one.values]
    spans: list[tuple[int, int, str]] = []
    for value, name in sorted(values, key=lambda pair: -len(pair[0])):
        if len(value) > LONGEST_VALUE:
            continue
        number = _NUMBERED.match(text) if name in _SHORT else None
        for match in _written(name, value).finditer(text, number.end() if number else 0):
            start, stop = match.span()
            if all(stop <= before or after <= start for before, after, _ in spans):
                spans.append((start, stop, name))
                break
    return sorted(spans)


def _written(name: str, value: str) -> re.Pattern[str]:
    """The ways in which a page may have written the value, in any case and spacing.

    Of "Family, Given" also "Given Family" and "Family Given".
    """
    ways = [_spaced(value)]
    family, comma, given = value.partition(", ")
    if name == "authors" and comma:
        ways += [_spaced(f"{family} {given}"), _spaced(f"{given} {family}")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE)


def _spaced(value: str) -> str:
    return r"\s+".join(map(re.escape, value.split()))
