"""The authors in a text that names several, in the many ways that tables and databases do it."""

import ast
import re
from functools import lru_cache

from reviews.formats.markup import divided

# How databases begin to say that a work has no authors: "[No authors listed]" in PubMed,
# "[No author name available]" in Scopus.
NOBODY = "[No author"

# "Griffin DK", "Phillips J.C.", "Solórzano-Kraemer MM Jr": a family name and initials.
_INITIALS = re.compile(
    r".*\S[ \xa0](?:[^\W\d_a-z]\.?[ -]?){1,5}(?:[ ,](?:Jr|Sr|[23](?:nd|rd)|I{2,3}|IV)\.?)?\.?\Z"
)
_AND = re.compile(r"\s+(?:and|&)\s+")
_TIGHT = re.compile(r",(?=\w)")  # RefWorks writes "Ito,Aya"
# Between a small letter and a capital, but for names such as McDonald and DeMarco.
_GLUED = re.compile(
    r"(?<=[^\W\d_A-ZÀ-Þ])(?<!\bMc)(?<!\bMac)(?<!\bFitz)(?<!\b[DLV][aeiou])(?<!\b[DV][aeo][nls])"
    r"(?=[A-ZÀ-Þ])"
)
_FAMILY_FIRST = re.compile(
    r"(?!.*\b(?:group|investigators|consortium|collaborat\w+|team|committee)\b)"
    r"((?:(?:van|von|de|del|della|den|der|di|da|do|dos|du|el|la|le|ten|ter) )*\S+) ([^,]+)\Z",
    re.I,
)
_NUMBER = re.compile(r"\s*\(\d+\)$")  # Scopus puts its own number of the author after the name


def split_names(text: str, *, marks: str = ";\n") -> list[str]:
    """The names in `text`, in order, without the numbers that Scopus adds.

    `marks` are the characters that always divide. Else names may be divided by "and", or by
    commas where each is a family name with initials, or several words: a comma may also stand
    between the parts of one name, which then stays whole.

    >>> split_names("Ito, A.; Sato, B."), split_names("Yang, Z. and Xu, J."), split_names("Ito, A.")
    (['Ito, A.', 'Sato, B.'], ['Yang, Z.', 'Xu, J.'], ['Ito, A.'])
    >>> split_names("Griffin DK, Larkin DM."), split_names("['Marx, Karl', 'Ito, A.']")
    (['Griffin DK', 'Larkin DM'], ['Marx, Karl', 'Ito, A.'])
    """
    if listed := _python_list(text):
        return listed
    if "…" in text:  # Google Scholar leaves authors out
        text = text.replace("…", "").rstrip(" ,")
    parts = _cut(text, marks)
    names = [name for part in parts for name in _divided_by_and(part)]
    if len(names) == 1:
        names = _divided_by_commas(names[0])
    return [_TIGHT.sub(", ", _NUMBER.sub("", name)) for name in names]


def names_with_initials(text: str) -> list[str]:
    """The names in a text whose commas divide families with initials; else the text alone.

    >>> names_with_initials("Ito A, van Oss BC"), names_with_initials("Ito, Aya")
    (['Ito A', 'van Oss BC'], ['Ito, Aya'])
    """
    parts = [part.strip() for part in text.rstrip(" .,").split(",")]
    if not all(_INITIALS.match(part) for part in parts):
        return [text]
    return _with_last_stop(text, parts)


def paired_names(text: str) -> list[str]:
    """The names in a text whose commas divide family, given, family, given and so on.

    >>> paired_names("Ito, Aya, Sato, Bo")
    ['Ito, Aya', 'Sato, Bo']
    """
    parts = _cut(text, ",")
    if len(parts) % 2:
        return [text]
    return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]


def glued_names(text: str) -> list[str]:
    """The names in a text that writes each right behind the one before.

    >>> glued_names("Aya ItoBo C. SatoDan McDonald")
    ['Aya Ito', 'Bo C. Sato', 'Dan McDonald']
    """
    return [name for name in map(str.strip, _GLUED.split(text)) if name]


def family_first(name: str) -> str:
    """A person's name that begins with the family's, with a comma behind it; others as they are.

    A family name of several words keeps its first one, as far as one can tell.

    >>> family_first("van der Berg Bo C"), family_first("Lamp Study Group")
    ('van der Berg, Bo C', 'Lamp Study Group')
    """
    return _FAMILY_FIRST.sub(r"\1, \2", name)


def split_list(text: str, *, marks: str = ";\n") -> list[str]:
    """The entries of a list in one text, divided by any of `marks`.

    A comma among the marks divides only outside of brackets.

    >>> split_list("sleep; night work"), split_list("cyst (diagnosis, surgery), human", marks=",")
    (['sleep', 'night work'], ['cyst (diagnosis, surgery)', 'human'])
    """
    return _python_list(text) or _cut(text, marks)


def _python_list(text: str) -> list[str]:
    """The texts of a list as Python prints it, which some data sets hold; else []."""
    if not (text.startswith(("['", '["')) and text.endswith(("']", '"]'))):
        return []
    try:
        found = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return []
    return [str(one).strip() for one in found if str(one).strip()]


def _cut(text: str, marks: str) -> list[str]:
    return divided(text, _divider(marks))


@lru_cache(maxsize=32)
def _divider(marks: str) -> re.Pattern[str]:
    outside = r"(?![^()]*\))" if "," in marks else ""
    return re.compile(f"[{re.escape(marks)}]{outside}")


def _divided_by_and(text: str) -> list[str]:
    """The parts between "and", if each is plainly a person's name: an institution may have one."""
    if "and" not in text and "&" not in text:  # the usual case, quickly
        return [text]
    parts = [part.strip() for part in _AND.split(text) if part.strip()]
    if len(parts) > 1 and all("," in part or _INITIALS.match(part) for part in parts):
        return parts
    return [text.removeprefix("and ").strip()]


def _divided_by_commas(text: str) -> list[str]:
    bare = text.rstrip(" .,") if text.endswith((".", ",")) and not text.endswith("..") else text
    parts = [part.strip() for part in bare.split(",") if part.strip()]
    if len(parts) < 2:
        return [text]
    has_initials = sum(_INITIALS.match(part) is not None for part in parts)
    if has_initials == len(parts):
        return _with_last_stop(text, parts)
    if has_initials == 0 and all(2 <= len(part.split()) <= 5 for part in parts):
        return parts
    if has_initials >= 3 and has_initials >= 0.8 * len(parts):  # with a group among the people
        return _with_last_stop(text, parts)
    return [text]


def _with_last_stop(text: str, parts: list[str]) -> list[str]:
    """The parts, with the full stop of the last initial if the others have theirs."""
    if text.rstrip().endswith(".") and parts[0].endswith("."):
        parts[-1] += "."
    return parts
