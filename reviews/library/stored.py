"""A citation as a JSON column holds it, and back."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from reviews.formats.citation import Citation

# What a reference row holds beside the parsed record.
OWN_COLUMNS = ("raw", "first_line", "last_line")
IN_JSON = tuple(
    field.name for field in dataclasses.fields(Citation) if field.name not in OWN_COLUMNS
)


def as_json(citation: Citation) -> dict[str, object]:
    """The citation for a JSON column, without what is empty or has a column of its own.

    Of a field that says what the abstract says, word for word, only the tag is stored: the
    abstract is as long as all else that a record says.
    """
    stored: dict[str, object] = {
        name: value for name in IN_JSON if (value := getattr(citation, name))
    }
    if abstract := citation.abstract:
        stored["fields"] = tuple(
            (tag,) if value == abstract else (tag, value) for tag, value in citation.fields
        )
    return stored


def citation_from(stored: dict[str, Any]) -> Citation:
    """The citation that `as_json` stored."""
    said: dict[str, Any] = {
        name: _as_tuples(value) if isinstance(value, list | tuple) else value
        for name, value in stored.items()
    }
    if abstract := said.get("abstract"):
        said["fields"] = tuple(
            field if len(field) == 2 else (*field, abstract) for field in said.get("fields", ())
        )
    return Citation(**said)


def _as_tuples(value: Iterable[object]) -> tuple[object, ...]:
    return tuple(tuple(item) if isinstance(item, list) else item for item in value)
