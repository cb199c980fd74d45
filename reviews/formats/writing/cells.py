"""Citations as the rows of a table: the heads of its columns, and the cells of each row."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from reviews.formats.carrying import carried
from reviews.formats.citation import Citation
from reviews.formats.ourtable import HEADS, csv_cell
from reviews.formats.problems import ProblemLog
from reviews.formats.table import Row, TableReader
from reviews.formats.tableheads import find_heads
from reviews.formats.writing.exportable import Exportable, exportables, storable, with_texts

_OWN = tuple(head for head in HEADS if head != "tandem")


def rows(items: Iterable[Exportable | Citation]) -> Iterator[list[str]]:
    """The heads, and the cells of each item below them; all cells are safe for spreadsheets.

    What a review says of the items (`columns`) comes first, as the first item names it.
    """
    remaining = exportables(items)
    first = next(remaining, None)
    heads = [*(storable(head) for head, _ in (first.columns if first else ())), *HEADS]
    yield heads
    if first:
        for item in chain([first], remaining):
            yield _cells(item, heads)


def _cells(item: Exportable, heads: Sequence[str]) -> list[str]:
    meant = with_texts(item.said, storable)
    said = [csv_cell(storable(cell)) for _, cell in item.columns]
    said += [csv_cell(_cell(meant, HEADS[head])) for head in _OWN]
    return [*said, carried(meant, _read_back(heads, [*said, ""]))]


def _cell(citation: Citation, name: str) -> str:
    if name == "issn":
        return "; ".join([*citation.issn, *citation.isbn])
    if name == "urls":
        return "\n".join(citation.urls)
    value = getattr(citation, name)
    if isinstance(value, tuple):
        return "; ".join(value)
    return "" if value is None else str(value)


def _read_back(heads: Sequence[str], cells: list[str]) -> Citation:
    """What our reader makes of the row."""
    table = [Row(1, 1, "", list(heads)), Row(2, 2, "", cells)]
    reader = TableReader(table, find_heads([heads]), log=ProblemLog(), format_name="CSV")
    return next((citation for citation, _ in reader), Citation())
