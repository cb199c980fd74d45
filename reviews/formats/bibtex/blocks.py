"""Where the entries of a BibTeX text begin and end, found by counting braces, as a stream.

A damaged entry must cost at most itself. One whose braces never close ends where a line begins
the next entry; one whose braces close too early goes on while its fields do.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reviews.formats.encoding import split_lines
from reviews.formats.format import UnreadableFile

LARGEST_ENTRY = 1 << 25  # characters; the largest real one seen has 70,000
MOST_HELD = 20  # lines after an entry for which it is kept, since a field may still follow

_START = re.compile(r"[\s\ufeff]*@[ \t]*([A-Za-z][\w.+-]*)[ \t]*([{(])")
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_PARENTHESES = re.compile(r'\\.|[{})"]', re.DOTALL)
_FIELD = re.compile(r"[\s,]*[A-Za-z][\w:+-]*[ \t]*=[ \t]*[{\"\d]")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in the file, from its `@` on, with its lines (from 1).

    `kind` is the word after the `@` in lower case, such as `article`, `string` or `comment`.
    `is_closed` says that its last brace is there, `is_whole` that no brace too many is.
    """

    kind: str
    text: str
    first_line: int
    last_line: int
    is_closed: bool
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Outside:
    """What a line says outside all entries: `line` is its number (from 1)."""

    line: int
    text: str


def blocks(texts: Iterable[str]) -> Iterator[Entry | Outside]:
    """The entries of the text, and the lines outside them that are not blank, in their order.

    `texts` are pieces of whole lines. Raises UnreadableFile if an entry is absurdly large.
    """
    splitter = _Splitter()
    number = 0
    for text in texts:
        for line in split_lines(text):
            number += 1
            yield from splitter.take(line, number)
    yield from splitter.let_go()


class _Open:
    """An entry that is being read, or has just been closed."""

    def __init__(self, kind: str, opening: str, line: int) -> None:
        self.kind = kind
        self.first_line = line
        self.last_line = line
        self.is_closed = False
        self.is_whole = True
        self._parts: list[str] = []
        self._size = 0
        self._depth = 0  # of braces, the entry's own not counted
        self._is_quoted = False
        self._has_braces = opening == "{"

    def take(self, text: str, line: int, *, start: int = 0) -> str:
        """Add `text` up to where the entry ends, and give back what is left of it.

        Marks are looked for from `start` on, which is after the entry's opening brace.
        """
        end = self._end(text, start)
        self.add(text[:end], line)
        if self._size > LARGEST_ENTRY:
            raise UnreadableFile(
                f"The entry that begins in line {self.first_line:,} does not end within "
                f"{LARGEST_ENTRY:,} characters. Please check that this is the right file."
            )
        return text[end:]

    def add(self, text: str, line: int) -> None:
        """Add `text` without looking at it."""
        self._parts.append(text)
        self._size += len(text)
        self.last_line = line

    def reopen(self) -> None:
        """Go on, since the brace that seemed to be the last was one too many."""
        self.is_closed = self.is_whole = False
        self._depth = 0

    def entry(self) -> Entry:
        text = "".join(self._parts)
        return Entry(
            self.kind, text, self.first_line, self.last_line, self.is_closed, self.is_whole
        )

    def _end(self, text: str, start: int) -> int:
        """Where in `text` the entry ends, which closes it, or the text."""
        pattern = _BRACES if self._has_braces else _PARENTHESES
        for mark in pattern.finditer(text, start):
            sign = mark[0]
            if sign == "{":
                self._depth += 1
            elif sign == "}" and (self._depth or not self._has_braces):
                self._depth -= 1
            elif sign == '"' and not self._depth:
                self._is_quoted = not self._is_quoted
            elif sign == "}" or (sign == ")" and self._depth <= 0 and not self._is_quoted):
                self.is_closed = True
                return mark.end()
        return len(text)


class _Splitter:
    """Reads line by line; an entry that was closed is kept until it is sure not to go on."""

    def __init__(self) -> None:
        self._open: _Open | None = None
        self._closed: _Open | None = None
        self._held: list[tuple[str, int]] = []  # lines after the closed entry

    def take(self, line: str, number: int) -> Iterator[Entry | Outside]:
        rest = line
        if not rest.strip():
            if self._open:
                self._open.add(rest, number)
            elif self._closed and len(self._held) < MOST_HELD:
                self._held.append((rest, number))
            return
        while rest.strip():
            if start := _START.match(rest):
                yield from self.let_go()
                self._open = _Open(start[1].lower(), start[2], number)
                rest = self._open.take(rest, number, start=start.end())
            elif self._open:
                rest = self._open.take(rest, number)
            elif self._closed and _FIELD.match(rest):
                self._go_on(self._closed)
            elif self._closed and len(self._held) < MOST_HELD:
                self._held.append((rest, number))
                return
            else:
                yield from self.let_go()
                yield Outside(number, rest.strip())
                return
            if self._open and self._open.is_closed:
                self._closed, self._open = self._open, None
                if not rest.strip():
                    self._closed.add(rest, number)

    def _go_on(self, entry: _Open) -> None:
        """Open the closed entry again, with the lines that followed it."""
        for text, number in self._held:
            entry.add(text, number)
        self._held.clear()
        entry.reopen()
        self._open, self._closed = entry, None

    def let_go(self) -> Iterator[Entry | Outside]:
        """The entry that is open or was just closed, if there is one, and what followed it."""
        for one in (self._closed, self._open):
            if one:
                yield one.entry()
        yield from (Outside(number, text.strip()) for text, number in self._held if text.strip())
        self._closed = self._open = None
        self._held.clear()
