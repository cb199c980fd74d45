"""Where the records of a JSON text begin and end, as a stream.

A record is an object in the file's list: a list that is all of the file, or the one that a
service wraps its results in; or an object by itself, of which there may be several (JSON lines).
Its own text is kept, and a damaged record must cost at most itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reviews.formats.encoding import split_lines
from reviews.formats.format import UnreadableFile

LARGEST_ITEM = 1 << 25  # characters
DEEPEST = 100  # objects and lists inside one another

# Where services put their lists of results: the first that the file has.
_LISTS: tuple[tuple[str, ...], ...] = (
    ("message", "items"),  # Crossref
    ("results",),  # OpenAlex
    ("studies",),  # ClinicalTrials.gov
    ("data",),  # Semantic Scholar, Lens
    ("search-results", "entry"),  # Scopus
    ("articles",),  # IEEE Xplore
    ("resultList", "result"),  # Europe PMC
    ("items",),
    ("references",),
    ("References",),  # EPPI-Reviewer
    ("papers",),
    ("recommendedPapers",),  # Semantic Scholar
    ("records",),
    ("publications",),
    ("works",),
    ("documents",),
    ("FullStudiesResponse", "FullStudies"),  # ClinicalTrials.gov before 2024
    ("hits", "hits"),  # Zenodo
    ("hits",),  # Web of Science
    ("response", "docs"),  # what searches with Solr, such as NASA ADS and ERIC
    ("result", "hits", "hit"),  # dblp
)
_DEEPEST_LIST = max(map(len, _LISTS))
# Those of answers that stand in a list themselves, page by page: a record has no such lists.
_PAGES = (
    ("message", "items"),
    ("search-results", "entry"),
    ("resultList", "result"),
    ("response", "docs"),
)
_SINGLE = ("message",)  # Crossref, one work

# Possessive repeats, since a way back to each letter of a long text would fill the memory.
_TOKEN = re.compile(r'"(?:[^"\\\n\r]++|\\.)*+("?)|[{}\[\]]', re.DOTALL)
_STRING_END = re.compile(r'(?:[^"\\]++|\\.)*+"', re.DOTALL)
_AFTER_VALUE = r"(?<=[}\]\"\s])|(?<=[}\]\"\s],)"  # where the next record may begin
_PUNCTUATION = " \t\r\n,[]{}\ufeff\x1a"


@dataclass(frozen=True, slots=True)
class Item:
    """A record as it stands in the file, with its lines (from 1); `depth` is its deepest point."""

    text: str
    first_line: int
    last_line: int
    depth: int


@dataclass(frozen=True, slots=True)
class Outside:
    """What a line says outside all records: `line` is its number (from 1)."""

    line: int
    text: str


def list_path(beginning: str) -> tuple[str, ...] | None:
    """The keys that lead to the records in a text with this beginning.

    () if the text is a list of records, None if every object by itself is a record. A key of ""
    stands for a place in a list.

    >>> list_path('{"meta": {}, "results": [{"id": 1}]}')
    ('results',)
    """
    text = beginning.lstrip("\ufeff \t\r\n")
    if text.startswith("["):
        return _path_of_pages(text[1:].lstrip())
    found = set(_paths(text))
    for path in _LISTS:
        if (path, "[") in found:
            return path
    return _SINGLE if (_SINGLE, "{") in found else None


def _path_of_pages(text: str) -> tuple[str, ...]:
    """What leads to the records of a list that begins with `text`: its objects, or lists in them.

    >>> list_path('[{"meta": {"page": 1}, "results": [{"id": 1}]}]'), list_path('[{"id": 1}]')
    (('', 'results'), ())
    """
    found = set(_paths(text)) if text.startswith("{") else set()
    for path in _PAGES:
        if (path, "[") in found:
            return ("", *path)
    return ("", "results") if {(("results",), "["), (("meta",), "{")} <= found else ()


def items(texts: Iterable[str], path: tuple[str, ...] | None) -> Iterator[Item | Outside]:
    """The records of the text, and what else it says, in their order.

    `texts` are pieces of whole lines, `path` is what `list_path` says. Raises UnreadableFile if a
    record is absurdly large.
    """
    splitter = _Splitter(path)
    number = 0
    for text in texts:
        for line in split_lines(text):
            number += 1
            yield from splitter.take(line, number)
    yield from splitter.finish()


def _paths(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The keys that lead to each object and list of the first object, not too deep."""
    keys: list[str] = []
    signs: list[str] = []
    last = ""
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign[0] == '"':
            last = sign[1:-1]
        elif sign in "{[":
            if signs:
                keys.append(last if signs[-1] == "{" else "")
            signs.append(sign)
            if len(keys) <= _DEEPEST_LIST:
                yield tuple(keys), sign
        elif signs:
            signs.pop()
            if not signs:
                return
            keys.pop()


class _Splitter:
    """Reads line by line, with the objects and lists that are open as a stack."""

    def __init__(self, path: tuple[str, ...] | None) -> None:
        self._path = path
        self._signs: list[str] = []
        self._keys: list[str] = []
        self._last_string = ""
        self._is_in_string = False
        self._parts: list[str] = []  # of the open record
        self._outside: list[str] = []  # of this line
        self._size = 0
        self._first_line = 0
        self._last_line = 0
        self._base = 0  # how many signs are open outside the record
        self._inside = {"{": 0, "[": 0}  # how many of each are open inside, its own brace too
        self._depth = 0
        self._indent = ""
        self._opening = ""  # how the first record begins: brace and first key

    def take(self, line: str, number: int) -> Iterator[Item | Outside]:
        if self._parts and self._is_a_beginning(line):
            yield from self._cut_off()
        position = kept = 0
        if self._is_in_string:
            position = self._end_of_string(line)
        for token in _TOKEN.finditer(line, position):
            if token.start() < position:
                continue
            sign = token[0]
            if sign[0] == '"':
                self._last_string = sign[1:-1]
                self._is_in_string = not token[1]
            elif sign in "{[":
                if self._opens(sign):
                    self._outside.append(line[kept : token.start()])
                    kept = token.start()
                    self._begin(line[:kept], number)
            elif self._closes(sign):
                self._parts.append(line[kept : token.end()])
                kept = token.end()
                yield self._item(number)
        if self._parts or self._first_line:
            self._keep(line[kept:], number)
        else:
            self._outside.append(line[kept:])
        text = "".join(self._outside).strip()
        self._outside.clear()
        if text.strip(_PUNCTUATION):
            yield Outside(number, text)

    def finish(self) -> Iterator[Item]:
        """The record that the text ends in."""
        if self._first_line:
            yield from self._cut_off()

    def _end_of_string(self, line: str) -> int:
        """Where the string that the line before left open ends in this one."""
        if line.lstrip()[:1] in ('"', "}", "]", "{", ""):
            self._is_in_string = False  # its last quotation mark is missing
            return 0
        match = _STRING_END.match(line)
        self._is_in_string = match is None
        return match.end() if match else len(line)

    def _opens(self, sign: str) -> bool:
        """Take an opening sign; say whether it begins a record."""
        if self._first_line:
            self._signs.append(sign)
            self._inside[sign] += 1
            self._depth = max(self._depth, len(self._signs) - self._base)
            return False
        if self._signs:
            self._keys.append(self._last_string if self._signs[-1] == "{" else "")
        self._signs.append(sign)
        return sign == "{" and self._is_place_of_record()

    def _is_place_of_record(self) -> bool:
        if self._path is None:
            return len(self._signs) == 1
        place = _SINGLE if self._path == _SINGLE else (*self._path, "")
        if len(self._keys) != len(place) or tuple(self._keys) != place:
            return False
        return place is _SINGLE or self._signs[-2] == "["

    def _closes(self, sign: str) -> bool:
        """Take a closing sign; say whether it ends the record."""
        opening = "{" if sign == "}" else "["
        if not self._first_line:
            if self._signs and self._signs[-1] == opening:
                self._signs.pop()
                if self._keys:
                    self._keys.pop()
            return False
        if not self._inside[opening]:
            return False  # it closes the list: the record's own brace is missing
        closed = ""
        while closed != opening:
            closed = self._signs.pop()
            self._inside[closed] -= 1
        if len(self._signs) >= self._base:
            return False
        if self._keys:
            self._keys.pop()
        return True

    def _begin(self, before: str, number: int) -> None:
        self._first_line = number
        self._base = len(self._signs)
        self._inside = {"{": 1, "[": 0}
        self._depth = 0
        self._size = 0
        self._indent = before if not before.strip() else ""

    def _keep(self, text: str, number: int) -> None:
        self._parts.append(text)
        self._size += len(text)
        if text.strip():
            self._last_line = number
        if self._size > LARGEST_ITEM:
            raise UnreadableFile(
                f"The record that begins in line {self._first_line:,} does not end within "
                f"{LARGEST_ITEM:,} characters. Please check that this is the right file."
            )

    def _item(self, number: int) -> Item:
        text = "".join(self._parts)
        self._remember_opening(text)
        item = Item(text, self._first_line, number, self._depth)
        self._parts.clear()
        self._first_line = 0
        return item

    def _remember_opening(self, text: str) -> None:
        if not self._opening and (match := re.match(r'\{\s*"[^"]+"', text)):
            self._opening = r"\s*".join(map(re.escape, re.split(r"\s+", match[0])))

    def _is_a_beginning(self, line: str) -> bool:
        """Whether the line begins the next record though this one is still open.

        Nothing inside a record stands as far to the left as its own first brace.
        """
        if self._indent:
            return line.startswith(self._indent + "{")
        return self._path is None and line.startswith('{"')

    def _cut_off(self) -> Iterator[Item]:
        """The open record, whose end is missing; and those that it has swallowed in its line."""
        text = "".join(self._parts)
        self._remember_opening(text)
        starts = [0]
        if self._opening:
            pattern = re.compile(rf"(?:{_AFTER_VALUE})(?={self._opening})")
            starts += [match.start() for match in pattern.finditer(text, 1)]
        first = self._first_line
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            piece = text[start:end].rstrip(_PUNCTUATION.replace("}", "").replace("]", ""))
            yield Item(piece, first, first + piece.count("\n"), DEEPEST)
            first += text.count("\n", start, end)
        del self._signs[self._base - 1 :]
        if self._keys:
            self._keys.pop()
        self._parts.clear()
        self._first_line = 0
        self._is_in_string = False
