"""Citations as the rows that they become. Plain Python, so that a process of its own can do it."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import orjson

from reviews.formats.citation import Citation
from reviews.formats.markup import readable
from reviews.formats.problems import Problem
from reviews.library.marks import Marks, marks_of
from reviews.library.stored import as_json

if TYPE_CHECKING:  # reading pasted text is nothing for another process
    from reviews.formats import Reading
    from reviews.library.pasted import PastedReading

    Readable: TypeAlias = Reading | PastedReading

BATCH = 500  # records; about 4 MB
TAKEN_AS_THEY_ARE = (
    "title",
    "year",
    "container_title",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "abstract",
    "language",
    "type",
)
STUDY_COLUMNS = ("authors", "keywords", *TAKEN_AS_THEY_ARE)
_TEXTS = tuple(name for name in TAKEN_AS_THEY_ARE if name != "year")


class Row(NamedTuple):
    """A record: what OWN_COLUMNS hold of it, its citation as JSON, what STUDY_COLUMNS hold, and the
    study's marks.
    """

    own: tuple[object, ...]
    citation: bytes
    study: tuple[object, ...]
    marks: Marks


class Batch(NamedTuple):
    """Records to be stored together, and how far the file has been read, in bytes."""

    rows: list[Row]
    bytes_read: int
    size: int


@dataclass(frozen=True)
class Facts:
    """What a whole reading says of the file itself, as `formats.Reading` does."""

    format: str
    dialects: dict[str, int]
    encoding: str
    sample: str
    starts: int
    ends: int
    problems: tuple[Problem, ...]


def study_fields(citation: Citation) -> dict[str, object]:
    """The fields of a study that come from its citation, in the order of STUDY_COLUMNS.

    What a web page left in the texts is taken away: people are to read "p < 0.05", and no tags.
    The citation keeps it as it came.
    """
    return _fields(_readable(citation))


def _fields(citation: Citation) -> dict[str, object]:
    return {
        "authors": "; ".join(citation.authors),
        "keywords": "; ".join(citation.keywords),
        **{name: getattr(citation, name) for name in TAKEN_AS_THEY_ARE},
    }


def _readable(citation: Citation) -> Citation:
    """The citation without what a web page left in it, as far as a study says the same."""
    changed: dict[str, Any] = {
        name: readable(text)
        for name in _TEXTS
        if "&" in (text := getattr(citation, name)) or "<" in text
    }
    for name in ("authors", "keywords"):
        texts = getattr(citation, name)
        if "&" in (text := "".join(texts)) or "<" in text:
            changed[name] = tuple(map(readable, texts))
    return replace(citation, **changed) if changed else citation


def rows_of(citations: Iterable[Citation]) -> list[Row]:
    """The citations as rows."""
    return [
        Row(
            (each.raw, each.first_line, each.last_line),
            orjson.dumps(as_json(each)),
            tuple(_fields(shown := _readable(each)).values()),
            marks_of(shown),
        )
        for each in citations
    ]


def facts_of(reading: "Readable") -> Facts:
    """What the reading says of its file; whole when it has come to the end."""
    return Facts(
        reading.format,
        dict(reading.dialects),
        reading.encoding,
        reading.sample,
        reading.starts,
        reading.ends,
        reading.problems,
    )


def prepared(reading: "Readable") -> Generator[Batch | Facts]:
    """All that is to be stored of a file, batch by batch, and the facts at the end.

    Raises what iterating over the reading raises.
    """
    citations = iter(reading)
    while rows := rows_of(islice(citations, BATCH)):
        yield Batch(rows, reading.bytes_read, reading.size)
    yield facts_of(reading)
