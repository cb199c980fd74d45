"""Pasted text as it is kept, and what a person saved of it: references, each with its lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reviews.formats import Problem
from reviews.formats.citation import Citation
from reviews.formats.encoding import split_lines
from reviews.formats.paste import Draft, NoReference, Pasted, PasteTooLong, understand
from reviews.library.stored import as_json, citation_from

FORMAT = "Pasted text"
# What a study has no field for, but its reference has, and duplicates are found by: a person who
# checks pasted text may correct it. A field of several values is a tuple.
DETAILS = ("pmcid", "issn", "trial_ids", "keywords")
Detail = str | tuple[str, ...]
# What a file row holds of pasted text: one `Saved.stored()` for each reference, in order.
Drafts = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Saved:
    """One reference of pasted text, as a person saved it.

    It stands in the lines from `first_line` to `last_line`, counted from 1. `read` is what was
    read there and shown to the person, empty if they wrote it by hand; `fields` is what they
    saved, under the names of a study's correctable fields, and `details` what they saved of
    `DETAILS`, which are the reference's: only those of which they were asked.
    """

    first_line: int
    last_line: int
    read: Citation
    fields: dict[str, Any]
    details: Mapping[str, Detail] = field(default_factory=dict)

    @property
    def corrected_details(self) -> dict[str, Detail]:
        """The details that the person saved otherwise than they were read."""
        return {
            name: value for name, value in self.details.items() if value != getattr(self.read, name)
        }

    def citation(self) -> Citation:
        """What the reference says: what was read, with the details as the person saved them."""
        corrected: dict[str, Any] = self.corrected_details
        return replace(self.read, **corrected)

    def stored(self) -> dict[str, Any]:
        """As a JSON column holds it."""
        return {
            "first_line": self.first_line,
            "last_line": self.last_line,
            "read": as_json(self.read),
            "saved": self.fields,
            "details": dict(self.details),
        }

    @classmethod
    def from_stored(cls, draft: dict[str, Any]) -> "Saved":
        """What `stored` gave."""
        read = citation_from(draft["read"])
        details = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in draft.get("details", {}).items()
        }
        return cls(draft["first_line"], draft["last_line"], read, draft["saved"], details)


def as_line(detail: Detail) -> str:
    """A detail in one line, as a form shows it and the log tells of it.

    >>> as_line(("1234-5679", "9876-5432"))
    '1234-5679; 9876-5432'
    """
    return detail if isinstance(detail, str) else "; ".join(detail)


class PastedReading:
    """The references of pasted text, which tells of itself as `formats.Reading` does of a file.

    Each has its own part of the text as `raw`, byte for byte.
    """

    format = FORMAT
    encoding = "utf-8"
    sample = ""
    starts = ends = bytes_read = 0
    problems: tuple[Problem, ...] = ()

    def __init__(self, text: str, saved: Sequence[Saved]) -> None:
        self.size = len(saved)
        self.dialects = {FORMAT: len(saved)}
        self._lines = split_lines(text)
        self._saved = saved

    def __iter__(self) -> Iterator[Citation]:
        for one in self._saved:
            self.bytes_read += 1  # as if each were a byte: what matters is the share
            yield replace(
                one.citation(),
                raw="".join(self._lines[one.first_line - 1 : one.last_line]),
                first_line=one.first_line,
                last_line=one.last_line,
            )


def drafts_of(pasted: Pasted) -> tuple[Draft, ...]:
    """The work that the text is about, if any, and those that it lists, in this order."""
    return ((pasted.draft,) if pasted.draft else ()) + pasted.reference_list


def read_today(text: str, saved: Sequence[Saved]) -> list[Saved]:
    """Those of the references that today's rules find in the same lines, as these read them.

    What a person left out, or wrote by hand, is not found again; what they corrected stays so.
    """
    try:
        found = drafts_of(understand(text))
    except (NoReference, PasteTooLong):
        return []
    by_place = {(draft.first_line, draft.last_line): draft.citation() for draft in found}
    return [
        replace(one, read=by_place[place], details=one.corrected_details)
        for one in saved
        if (place := (one.first_line, one.last_line)) in by_place
    ]
