"""Titles that are the same but for how a word is spelled: a slip of somebody's, or another word."""

from reviews.dedup.profile import Profile
from reviews.dedup.spelling import one_spelling

# What one word may have at its end and the other not, both meaning the same.
_ENDINGS = frozenset(
    ("s", "es", "n", "en", "e", "al", "ally", "ic", "ical", "ly", "ed", "d", "ing", "y")
)
# Shorter words are fillers, or are looked at one by one before.
SHORTEST = 4


def misspelt(a: Profile, b: Profile) -> bool:
    """Whether one title has a word that the other spells otherwise: "Iran" and "Iraq", or a slip.

    Nobody can tell from the word alone; British and American spellings, and endings, are told.

    >>> from reviews.formats.citation import Citation
    >>> from reviews.dedup.profile import profile
    >>> one, other, third = (
    ...     profile(Citation(title=title))
    ...     for title in ("Randomised trials in Iran", "Randomized trial in Iran", "Trials in Iraq")
    ... )
    >>> misspelt(one, other), misspelt(one, third)
    (False, True)
    """
    of_a, of_b = (one_spelling(each.title).split() for each in (a, b))
    mine = [word for word in of_a if word not in of_b]
    theirs = [word for word in of_b if word not in of_a]
    if "".join(mine) == "".join(theirs):  # "followup" and "follow up"
        return False
    return any(
        not any(_is_the_same(one, other) for other in others)
        for words, others in ((mine, theirs), (theirs, mine))
        for one in words
        if len(one) >= SHORTEST
    )


def _is_the_same(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return short == long or (long.startswith(short) and long[len(short) :] in _ENDINGS)
