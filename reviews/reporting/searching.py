"""What was searched and how, as PRISMA-S asks a review to report it: one column per search."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import dateformat

from reviews.choices import SourceKind, label
from reviews.library import counting
from reviews.library.counting import Told
from reviews.prisma.text import counted
from reviews.protocol.models import Review

# The item of PRISMA-S under which each kind of source is reported.
ITEM_OF = {
    SourceKind.DATABASE: "item 1",
    SourceKind.REGISTER: "item 3",
    SourceKind.WEBSITE: "item 4",
    SourceKind.CITATION: "item 5",
    SourceKind.ORGANISATION: "item 6",
    SourceKind.OTHER: "item 7",
}
NOT_SAID = "not noted"


@dataclass(frozen=True)
class Row:
    """One item of PRISMA-S: its number, its name, and what each search says of it."""

    item: str
    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class SearchTable:
    """The searches' names, in the order in which they were added, and the items of PRISMA-S."""

    searches: tuple[str, ...]
    rows: tuple[Row, ...]


def search_table(review: Review) -> SearchTable:
    """The table of all searches of the review. Four queries, however many there are."""
    told = counting.told(review.searches.order_by("pk"))
    rows = tuple(
        Row(item, name, tuple(say(one) or NOT_SAID for one in told)) for item, name, say in ITEMS
    )
    return SearchTable(tuple(one.search.source_name for one in told), rows)


def as_rows(table: SearchTable) -> list[list[str]]:
    """The table as lines of cells, under one header."""
    return [
        ["PRISMA-S", "Item", *table.searches],
        *([row.item, row.name, *row.cells] for row in table.rows),
    ]


def _kind(told: Told) -> str:
    kind = SourceKind(told.search.source_kind)
    return f"{label(kind)} ({ITEM_OF[kind]})"


def _records(told: Told) -> str:
    imported = f"{told.imported:,} imported"
    if told.search.hits is None:
        return imported if told.imported else ""
    return f"{told.search.hits:,} found, {imported}"


def _removed(told: Told) -> str:
    """Duplicates, and where they were removed."""
    parts = [f"{counted(told.joined, 'duplicate')} found by Tandem"]
    if n := told.search.removed_before_import:
        parts.append(f"{n:,} removed before import")
    return ", ".join(parts) if told.imported or n else ""


def _otherwise(told: Told) -> str:
    search = told.search
    parts = [
        f"{n:,} {words}"
        for n, words in (
            (search.ineligible_before_import, "marked as ineligible by automation tools"),
            (search.otherwise_removed_before_import, "removed for other reasons"),
        )
        if n
    ]
    return ", ".join(parts) or "none"


def _day(told: Told) -> str:
    return dateformat.format(told.search.run_on, "j M Y") if told.search.run_on else ""


ITEMS: tuple[tuple[str, str, Callable[[Told], str]], ...] = (
    ("1, 3–7", "Kind of source", _kind),
    ("2", "Platform", lambda told: told.search.platform or "its own"),
    ("8", "Strategy, as it was run", lambda told: told.search.strategy),
    ("9", "Limits and restrictions", lambda told: told.search.limits),
    ("10", "Search filters", lambda told: told.search.filters),
    ("11, 12", "Prior work, updates and other notes", lambda told: told.search.note),
    ("13", "Searched on", _day),
    ("14", "Peer review of the strategy", lambda told: told.search.peer_review),
    ("15", "Records", _records),
    ("16", "Duplicates", _removed),
    ("15", "Removed before import, duplicates aside", _otherwise),
)
