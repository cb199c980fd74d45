"""References in their own words: each record's text as it stood in its file, byte for byte."""

from collections.abc import Iterable, Iterator

from reviews.formats.jsonrecords.reader import NAMES as JSON_NAMES
from reviews.formats.xmlformats import XML_FORMATS

_WRAPPERS = {one.name: one.wrappers for one in XML_FORMATS}
_TABLES = frozenset({"CSV", "Tab-separated text"})


class NoOwnText(Exception):
    """Records of this format have no text of their own; str() says what to do instead."""


def write_original(raws: Iterable[str], *, format_name: str, header: str = "") -> Iterator[str]:
    """The records `raws`, which are `Citation.raw`, put together as their format needs.

    `format_name` is that of the file they are from (`Reading.format`): records of different
    formats make different files. `header` is what stands before the first record: the line of
    heads of a table, or the first tags of an XML file; without it, XML gets the tags that such
    files have. Raises NoOwnText for a workbook, whose rows are not text.
    """
    if format_name.startswith("Excel"):
        raise NoOwnText("The rows of a workbook are not text. Please export them as a table.")
    if format_name in _WRAPPERS:
        return _xml(raws, _WRAPPERS[format_name], header)
    if any(part in JSON_NAMES for part in format_name.split(" and ")):
        return _json(raws)
    between = "" if format_name in _TABLES else "\n"
    return _text(raws, header, between)


def _text(raws: Iterable[str], header: str, between: str) -> Iterator[str]:
    if header:
        yield _whole_lines(header)
    for raw in raws:
        yield _whole_lines(raw) + between


def _json(raws: Iterable[str]) -> Iterator[str]:
    before = "[\n"
    for raw in raws:
        yield before + raw
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _xml(raws: Iterable[str], wrappers: tuple[str, ...], header: str) -> Iterator[str]:
    # Of several that are possible, the first; EndNote's are one in the other.
    names = wrappers if wrappers[0] == "xml" else wrappers[:1]
    opening = "".join(f"<{name}>" for name in names)
    yield _whole_lines(header or f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}')
    for raw in raws:
        yield _whole_lines(raw)
    yield "".join(f"</{name}>" for name in reversed(names)) + "\n"


def _whole_lines(text: str) -> str:
    return text if text.endswith(("\n", "\r")) else f"{text}\n"
