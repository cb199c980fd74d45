"""One record's text taken apart: its values, and all of them as pairs of a path and a text."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from reviews.formats.jsonrecords.items import DEEPEST, Item

Value: TypeAlias = "str | bool | list[Value] | dict[str, Value] | None"  # numbers as written
Record: TypeAlias = Mapping[str, Value]

# A key begins at no escaped quotation mark: else each of many would be followed to the end.
_PAIR = re.compile(
    r'(?<!\\)"((?:[^"\\]++|\\.)*+)"\s*+:\s*+(?:"((?:[^"\\\n]++|\\.)*+)"|(-?[\d.]+))', re.DOTALL
)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database takes these characters


def values_of(item: Item) -> tuple[Record, bool]:
    """What the record says by key, and whether its text had to be pieced together.

    Of a damaged record, each key with a plain text or number is read, the first of a name.
    """
    if item.depth < DEEPEST:
        try:
            record = json.loads(
                item.text, strict=False, parse_int=str, parse_float=str, parse_constant=str
            )
        except ValueError:
            pass
        else:
            if isinstance(record, dict):
                return record, False
    pieces: dict[str, Value] = {}
    for match in _PAIR.finditer(item.text):
        pieces.setdefault(_unescaped(match[1]), _unescaped(match[2] or match[3] or ""))
    return pieces, True


def pairs(value: Value, path: str = "") -> Iterator[tuple[str, str]]:
    """Every value with the keys that lead to it, in order; places in lists are not named.

    >>> list(pairs({"ids": {"doi": "10.1/x"}, "issn": ["1", "2"], "open": None}))
    [('ids/doi', '10.1/x'), ('issn', '1'), ('issn', '2'), ('open', '')]
    """
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            below = f"{path}/{key}" if path else key
            if isinstance(inner, str):  # the usual case, quickly
                yield below, text_of(inner)
            else:
                yield from pairs(inner, below)
    elif isinstance(value, list) and value:
        for inner in value:
            yield from pairs(inner, path)
    else:
        yield path, text_of(value)


def text_of(value: Value) -> str:
    """A plain value as trimmed text; "" for null, and for lists and objects."""
    if isinstance(value, str):
        return storable(value).strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    return ""


def storable(text: str) -> str:
    """`text` with a replacement character for what is not one, such as half a pair."""
    if (not text.isascii() or "\x00" in text) and _UNSTORABLE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = text.replace("\x00", "\N{REPLACEMENT CHARACTER}")
    return text


def first(record: Record, *keys: str) -> str:
    """The first of the keys that has text; of a list, its first text."""
    for key in keys:
        if (value := record.get(key)) is not None:
            for one in value if isinstance(value, list) else [value]:
                if text := text_of(one):
                    return text
    return ""


def each(record: Record, *keys: str) -> list[str]:
    """All texts of the keys, those of lists too."""
    texts: list[str] = []
    for key in keys:
        if (value := record.get(key)) is not None:
            found = [text_of(one) for one in (value if isinstance(value, list) else [value])]
            texts += filter(None, found)
    return texts


def objects(value: Value) -> list[Record]:
    """The objects of a list, or the one that `value` is."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def at(record: Record, *keys: str) -> Value:
    """What the keys lead to, one after the other; None where there is nothing."""
    value: Value = dict(record)
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def inner(record: Record, *keys: str) -> Record:
    """The object that the keys lead to; empty where there is none."""
    value = at(record, *keys)
    return value if isinstance(value, dict) else {}


def distinct(texts: Sequence[str]) -> tuple[str, ...]:
    """The texts without repetition, in order."""
    return tuple(dict.fromkeys(texts))


def _unescaped(text: str) -> str:
    try:
        read = json.loads(f'"{text}"', strict=False)
    except ValueError:
        return text
    return read if isinstance(read, str) else text
