"""Numbers, dates and lists as sentences say them."""

from collections.abc import Sequence
from datetime import date

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def listed(parts: Sequence[str], *, between: str = ", ", last: str = " and ") -> str:
    """The parts as a sentence lists them.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b and c', 'a', '')
    """
    return last.join(filter(None, (between.join(parts[:-1]), *parts[-1:])))


def in_words(number: int) -> str:
    """Small numbers as words, larger ones in figures.

    >>> in_words(2), in_words(1200)
    ('two', '1,200')
    """
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def some(number: int, what: str) -> str:
    """The number with what is counted, whose last word takes the plural.

    >>> some(1, "first decision"), some(1200, "duplicate record")
    ('1 first decision', '1,200 duplicate records')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def was(number: int) -> str:
    """The verb that follows so many."""
    return "was" if number == 1 else "were"


def on(day: date) -> str:
    """The date, whatever the machine's language.

    >>> on(date(2026, 3, 5))
    '5 March 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def per_cent(part: float, whole: float) -> str:
    """The part as a percentage with one decimal; neither all nor none unless it is.

    >>> per_cent(1, 4), per_cent(1, 3), per_cent(9999, 10000), per_cent(1, 10000)
    ('25 %', '33.3 %', 'over 99.9 %', 'under 0.1 %')
    """
    rounded = f"{100 * part / whole:.1f}"
    if rounded == "100.0" and part != whole:
        return "over 99.9 %"
    if rounded == "0.0" and part:
        return "under 0.1 %"
    return f"{rounded.removesuffix('.0')} %"


def capitalised(sentence: str) -> str:
    """The sentence with a capital at its beginning, and nothing else changed."""
    return sentence[:1].upper() + sentence[1:]
