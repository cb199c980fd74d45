"""A citation as a JSON column holds it, and back."""

import dataclasses
from typing import Any

from reviews.formats.citation import Citation

# What a reference row holds beside the parsed record.
OWN_COLUMNS = ("raw", "first_line", "last_line")
IN_JSON = tuple(
    field.name for field in dataclasses.fields(Citation) if field.name not in OWN_COLUMNS
)


def as_json(citation: Citation) -> dict[str, object]:
    """The citation for a JSON column, without what is empty or has a column of its own."""
    return {name: value for name in IN_JSON if (value := getattr(citation, name))}


def citation_from(stored: dict[str, Any]) -> Citation:
    """The citation that `as_json` stored."""
    said: dict[str, Any] = {
        name: _as_tuples(value) if isinstance(value, list) else value
        for name, value in stored.items()
    }
    return Citation(**said)


def _as_tuples(value: list[object]) -> tuple[object, ...]:
    return tuple(tuple(item) if isinstance(item, list) else item for item in value)
