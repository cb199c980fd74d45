"""Profiles, with their keys, as a database keeps them: what a study says is spelled but once."""

from collections.abc import Sequence
from dataclasses import fields
from operator import attrgetter
from typing import NamedTuple

import orjson

from reviews.dedup.places import Pages
from reviews.dedup.profile import Profile
from reviews.dedup.titles import Kind

# All but what is described itself, in their order.
_NAMES = tuple(field.name for field in fields(Profile) if field.name != "described")
_values = attrgetter(*_NAMES)
_KIND, _PAGES = _NAMES.index("kind"), _NAMES.index("pages")
_LISTS = tuple(_NAMES.index(name) for name in ("forms", "trials", "accessions"))
_KINDS = {kind.value: kind for kind in Kind}


class Keyed(NamedTuple):
    """A profile and its keys, which `profile_keys` made of it."""

    profile: Profile
    keys: tuple[str, ...]


class NoProfile(ValueError):
    """The text is nothing that `written` writes."""


def written(profile: Profile, keys: Sequence[str]) -> str:
    """The profile, without what it describes, and its keys, as one line of JSON.

    >>> from reviews.dedup.profile import profile
    >>> from reviews.formats.citation import Citation
    >>> citation = Citation(title="Asthma", pages="S12-S14")
    >>> read(written(profile(citation), ["doi:10.1000/x"]), citation).keys
    ('doi:10.1000/x',)
    """
    values = list(_values(profile))
    pages = profile.pages
    values[_KIND], values[_PAGES] = profile.kind.value, (pages.mark, pages.first, pages.last)
    return orjson.dumps([keys, *values]).decode()


def read(text: str, described: object) -> Keyed:
    """What `written` wrote; `described`: what has the abstract. Raises NoProfile."""
    try:
        keys, *values = orjson.loads(text)
        values[_KIND], values[_PAGES] = _KINDS[values[_KIND]], Pages(*values[_PAGES])
        for place in _LISTS:
            values[place] = tuple(values[place])
        return Keyed(Profile(*[*values, described]), tuple(keys))
    except (ValueError, KeyError, IndexError, TypeError) as fault:
        raise NoProfile("A stored profile is not as it was written.") from fault
