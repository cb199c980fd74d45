"""Degrees behind the names of people, which may look like initials."""

from collections.abc import Iterable

from reviews.formats.paste.namewords import DEGREES, PARTICLES


def is_degree(text: str) -> bool:
    """Whether the text is a degree, with or without full stops.

    >>> is_degree("M.D."), is_degree("AB")
    (True, False)
    """
    return text.replace(".", "").casefold() in DEGREES


def is_behind_name(text: str) -> bool:
    """Whether a degree stands behind the comma after a whole name, and no initials.

    Of two letters only MD counts: others are initials as often.

    >>> is_behind_name("Aya Ito, MD"), is_behind_name("Ito, MD"), is_behind_name("Ito Luna, MA")
    (True, False, False)
    """
    name, _, after = text.partition(", ")
    first, blank, _ = name.partition(" ")
    is_whole = bool(blank) and first.casefold() not in PARTICLES
    return is_whole and is_degree(after) and (len(after) > 2 or after == "MD")


def without_degree(part: str, parts: Iterable[str]) -> str:
    """ "Aya Ito PhD" without the degree; `parts` are all of the line.

    Two capitals, such as MD, may be initials: they are a degree where others in the line are.
    """
    name, _, last = part.rpartition(" ")
    if " " not in name or not is_degree(last):
        return part
    if last.isupper() and len(last) == 2 and not any(map(_ends_with_degree, parts)):
        return part
    return name


def without_degrees(name: str) -> str:
    """ "Ito, Aya MD, PhD" without the degrees, behind a name with a comma.

    >>> without_degrees("Ito, Aya MD, PhD"), without_degrees("Ito, MD"), without_degrees("Ito MD")
    ('Ito, Aya', 'Ito, MD', 'Ito MD')
    """
    family, comma, given = name.partition(", ")
    words = given.split(" ")
    while comma and len(words) > 1 and is_degree(words[-1].strip(",")):
        words.pop()
    return f"{family}{comma}{' '.join(words).rstrip(',')}"


def _ends_with_degree(part: str) -> bool:
    """Whether a part of a byline is, or ends with, what can only be a degree."""
    last = part.rpartition(" ")[2]
    return is_degree(last) and (last == part or not last.isupper())
