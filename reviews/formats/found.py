"""Looking things up in what a record says: its texts by tag, whatever the format calls its tags."""

import re

from reviews.formats.dialect import Tags
from reviews.formats.markup import divided
from reviews.formats.rawrecord import RawRecord

_BETWEEN = re.compile(r"[;\n]")

Found = dict[str, list[str]]  # tag -> its texts in order, none empty

# Tags whose text may be a list with one entry per line.
_LIST_TAGS = frozenset(
    {"AU", "A1", "A2", "KW", "MH", "OT", "DB", "SN", "UR", "L1", "L2", "K1", "%A", "%E", "%K", "%U"}
)


def by_tag(record: RawRecord) -> Found:
    """The texts by tag. Where a text was wrapped, its lines are joined, but for lists."""
    found: Found = {}
    for tag, value in record.fields:
        if value:
            if tag in found:
                found[tag].append(value)
            else:
                found[tag] = [value]
    if record.is_wrapped:
        for tag, texts in found.items():
            if tag not in _LIST_TAGS:
                texts[:] = [text.replace("\n", " ") for text in texts]
    return found


def first(found: Found, tags: Tags) -> str:
    """The first text of the first of the tags that is there, or ""."""
    for tag in tags:
        if tag in found:
            return found[tag][0]
    return ""


def every(found: Found, tags: Tags) -> list[str]:
    """All texts of the tags, tag by tag."""
    texts: list[str] = []
    for tag in tags:
        if tag in found:
            texts = texts + found[tag] if texts else found[tag]
    return texts


def other_than(taken: str, found: Found, tags: Tags) -> str:
    """The first of the texts that is not `taken` by another field already, or ""."""
    for tag in tags:
        if tag in found and found[tag][0] != taken:
            return found[tag][0]
    return ""


def distinct(texts: list[str]) -> tuple[str, ...]:
    """The texts in their order, each once."""
    return tuple(texts) if len(texts) < 2 else tuple(dict.fromkeys(texts))


def entries(texts: list[str]) -> list[str]:
    """The entries of a list that may be one per tag, one per line, or divided by semicolons."""
    whole = "\n".join(texts)
    if ";" not in whole and whole.count("\n") < len(texts):  # one per tag
        return texts
    return divided(whole, _BETWEEN)


def listed(texts: list[str]) -> tuple[str, ...]:
    """The distinct entries of a list."""
    return distinct(entries(texts))
