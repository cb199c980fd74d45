"""What a format has no room for travels in one note, and our own reader puts it back.

A writer asks what its format's reader would make of the record it is about to write. Fields that
would come back changed are written once more in a note that begins with "Tandem:", as JSON. So
every format gives back the same citation, and other programs show a note at worst.

Beside each such field the note holds a short digest of what would have come back. Whoever corrects
the field in another program leaves the note as it was: the digest fits no more, and what stands in
the file counts.
"""

import hashlib
import json
import re
from dataclasses import fields, replace
from typing import Any

from reviews.formats.citation import Citation

BEGINNING = "Tandem: {"

# Everything but what a record said in its own words, and where.
CANONICAL = tuple(
    one.name
    for one in fields(Citation)
    if one.name not in ("fields", "raw", "first_line", "last_line", "member")
)
_LISTS = frozenset(
    one.name for one in fields(Citation) if str(one.type).startswith("tuple[str") and one.name
)
_DIGESTS = "as read"  # the key of the digests in the note
# Readers look for these in notes, and so would find them in ours.
_FOUND_IN_NOTES = ("pmid", "pmcid", "trial_ids")
# Blanks that some format would make into one, or into none, and signs that some forbid: in JSON's
# way of writing, with the plain blanks beside them; and in the text itself.
_BLANKS = re.compile(r" ?(?:\\[nrtvf]|\\u00[01][0-9a-f])(?:\\[nrtvf]|\\u00[01][0-9a-f]| )*")
_NOT_PLAIN = re.compile(r"[^\S ]|(?<= ) |[\x7f-\x9f\ufeff]")


def carried(meant: Citation, back: Citation) -> str:
    """The note that makes `back`, which a reader would read, into `meant`; "" if none is needed."""
    differing = [name for name in CANONICAL if getattr(meant, name) != getattr(back, name)]
    if not differing:
        return ""
    names = dict.fromkeys((*differing, *_FOUND_IN_NOTES))
    values: dict[str, object] = {name: getattr(meant, name) for name in names}
    values[_DIGESTS] = {name: _digest(getattr(back, name)) for name in names}
    text = json.dumps(values, ensure_ascii=False)
    return "Tandem: " + _NOT_PLAIN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def restored(citation: Citation) -> Citation:
    """The citation with the fields that its notes carry; such a note is then no note any more.

    A field that somebody has changed since it was written stays as it is.
    """
    carriers = [note for note in citation.notes if note.startswith(BEGINNING)]
    for note in carriers:
        notes = tuple(one for one in citation.notes if one != note)
        values, digests = _carried(note.removeprefix("Tandem: "))
        if not values:
            continue
        citation = replace(citation, notes=notes)
        unchanged = {
            name: value
            for name, value in values.items()
            if not _is_changed(name, getattr(citation, name), digests.get(name), note)
        }
        citation = replace(citation, **unchanged)
    return citation


def _is_changed(name: str, now: Any, digest: object, note: str) -> bool:
    """Whether a field says `now` what would not have come back of what was written.

    What readers find in notes they find in ours too, where it is no change.
    """
    if digest is None or _digest(now) == digest:
        return False
    if name not in _FOUND_IN_NOTES:
        return True
    if isinstance(now, str):
        return now not in note
    elsewhere = [one for one in now if one not in note]
    return bool(elsewhere) and _digest(elsewhere) != digest


def _digest(value: object) -> str:
    """Twelve letters for a value, whatever its blanks: formats differ in those."""
    text = " ".join(json.dumps(value, ensure_ascii=False).split())
    return hashlib.sha256(_BLANKS.sub(" ", text).encode("utf-8", "replace")).hexdigest()[:12]


def _carried(text: str) -> tuple[dict[str, Any], dict[str, object]]:
    """The fields that `text` gives values to, and their digests; {} if it is not ours."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}, {}
    digests = found.pop(_DIGESTS, {})
    values = {name: _value(name, value) for name, value in found.items()}
    if None in values.values() or not isinstance(digests, dict):
        return {}, {}
    return {name: one[0] for name, one in values.items() if one}, digests


def _value(name: str, value: object) -> tuple[object] | None:
    """The value of a field, in a tuple of one; None if it cannot be one."""
    if name not in CANONICAL:
        return None
    if name == "year":
        return (value,) if value is None or (isinstance(value, int) and value < 10_000) else None
    if name == "relations":
        return _pairs(value)
    if name in _LISTS:
        return (tuple(value),) if _are_texts(value) and isinstance(value, list) else None
    return (value,) if isinstance(value, str) else None


def _pairs(value: object) -> tuple[object] | None:
    if not isinstance(value, list) or not all(_are_texts(one) and len(one) == 2 for one in value):
        return None
    return (tuple((kind, text) for kind, text in value),)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
