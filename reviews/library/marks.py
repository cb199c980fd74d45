"""What a later import finds a study by, and compares of it. Plain Python."""

from typing import NamedTuple

from reviews import dedup
from reviews.dedup import storing

LONGEST_KEY = 500  # characters


class Marks(NamedTuple):
    """The keys under which a study is found, and its profile as it is stored."""

    keys: list[str]
    profile: str


def marks_of(citation: dedup.CitationLike) -> Marks:
    """The marks of a study described so.

    A key longer than any identifier is damaged, and more than an index takes.
    """
    profile = dedup.profile(citation)
    keys = dedup.profile_keys(profile)
    found_by = [key for key in keys if len(key) <= LONGEST_KEY]
    return Marks(found_by, storing.written(profile, keys))
