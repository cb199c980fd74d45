"""Whether two names are one journal's."""

from functools import lru_cache

from rapidfuzz import fuzz

from reviews.dedup.levels import Level

# What says least about which journal it is.
_COMMON = frozenset("journal annals archives international proceedings american european".split())  # noqa: SIM905
SHORTEST_ACRONYM = 3
# Per cent of letters in common where letters with accents were lost on the way.
SPELLED_ALIKE = 85.0


@lru_cache(maxsize=100_000)
def journals(a: str, b: str) -> Level:
    """How far the names agree, as `names.journal_name` gives them.

    >>> journals("jpen", "journal parenteral enteral nutrition")
    <Level.NEAR: 2>
    >>> journals("cancer", "cancer research"), journals("chest", "lung")
    (<Level.ALIKE: 3>, <Level.OTHER: 4>)
    """
    if not a or not b:
        return Level.UNKNOWN
    if a == b:
        return Level.SAME
    if a.isascii() != b.isascii():
        return Level.UNKNOWN  # a name in another script is no other journal
    parts_of_a, parts_of_b = a.split("|"), b.split("|")
    alike = False
    for one in parts_of_a:
        for other in parts_of_b:
            if one == other:
                # "Diabetes" is no part of "Diabetes/Metabolism Reviews", "Praxis" one of another.
                if " " in one:
                    return Level.SAME
                alike = True
            elif _abbreviates(one.split(), other.split()):
                return Level.NEAR
    if _abbreviates(_all_words(a), _all_words(b)):
        return Level.NEAR  # an abbreviation leaves out the colon
    if alike or _share_words(a, b) or fuzz.ratio(a, b) >= SPELLED_ALIKE:
        return Level.ALIKE
    return Level.OTHER


def _all_words(name: str) -> list[str]:
    return name.replace("|", " ").split()


def _abbreviates(one: list[str], other: list[str]) -> bool:
    """Whether one name abbreviates the other, word by word or as an acronym."""
    if len(one) == len(other):
        return all(_short_for(*sorted(pair, key=len)) for pair in zip(one, other, strict=True))
    short, long = (one, other) if len(one) < len(other) else (other, one)
    together = "".join(short)
    return (
        len(short) == 1
        and len(together) >= SHORTEST_ACRONYM
        and together not in long
        and _made_of_beginnings(together, tuple(long))
    )


def _short_for(short: str, long: str) -> bool:
    """Whether the word stands for the other: its letters, in order, from the same first one.

    >>> _short_for("natl", "national"), _short_for("dtsch", "deutsche"), _short_for("lung", "liver")
    (True, True, False)
    """
    if short[0] != long[0]:
        return False
    rest = iter(long)
    return all(letter in rest for letter in short)


@lru_cache(maxsize=10_000)
def _made_of_beginnings(text: str, words: tuple[str, ...]) -> bool:
    """Whether the text is made of the beginnings of all the words, in order."""
    if not words:
        return not text
    word, rest = words[0], words[1:]
    for length in range(1, min(len(word), len(text)) + 1):
        if text[length - 1] != word[length - 1]:
            return False
        if _made_of_beginnings(text[length:], rest):
            return True
    return False


def _share_words(a: str, b: str) -> bool:
    mine, theirs = set(_all_words(a)) - _COMMON, set(_all_words(b)) - _COMMON
    return 2 * len(mine & theirs) >= min(len(mine), len(theirs)) > 0
