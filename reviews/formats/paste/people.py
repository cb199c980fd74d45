"""People named in a line of a page: a byline, or the people behind a label."""

import re

from reviews.formats.paste.authors import (
    DOTTED,
    FAMILY,
    GROUP,
    HAN,
    STYLES,
    TIGHT,
    UPPER,
    is_person,
    leading_names,
    turned,
)
from reviews.formats.paste.degrees import is_behind_name, is_degree, without_degree, without_degrees
from reviews.formats.paste.hannames import are_people, spaced_names
from reviews.formats.paste.namewords import INSTITUTIONS

_INVERTED_NAME = re.compile(rf"{FAMILY}, (?:{DOTTED}|{TIGHT}(?!\w))")
_MARKS = re.compile(
    r"\((?:[Aa]uthor|AUTHOR|[Ee]ditor|[Tt]ranslator|[Cc]ontributor|bio|Hons|作者|[Cc]ontact person"
    r"|[Cc]orresponding author)\)"
    r"|(?:, ?)?\[[\w ,*]{0,12}\]"
    r"|[*†‡§¶✉∗#¹²³⁴⁵⁶⁷⁸⁹⁰]+|\d+(?:[,–-] ?\d+)*"
    rf"|(?<={UPPER}\.) ?[a-z](?:, ?[a-z](?= ?[,;]|$))*(?=\s*[,;]|\s*$)"  # Ito, A.a,b
    r"|[\w.+-]{1,64}@[\w.-]{3,200}"
)
_ASIDES = re.compile(
    r"View ORCID Profile|View Correspondence \(jump link\)|View further author information"
    r"|Author links open overlay panel|(?:\bORCID:? ?)?(?:https?://)?\borcid\.org/[\dX-]{16,20}"
    r"|\[Opens in a new window\]|Authors? Info(?:rmation)? & (?:Claims|Affiliations)"
    r"|(?<![^\W\d_])(?:ORCID(?: Icon| iD)?|Search for more papers by this author|Show more"
    r"|Show all authors|Email author|\+ ?\d+ more|Authors['’] declarations of interest)\b",
    re.IGNORECASE,
)
_LONE_LETTERS = re.compile(
    r"(?<=[^\W\d_]{2}) (?!d[aeo]s?\b)(?:[a-z](?: ?, ?(?=[a-z]\b)| )?)+(?=,|;|$| and| &)"
)
# "and" in other languages, before two words: before one it stands in a family name.
_AND = r"|(?<=\w) (?:y|e|ve|dan|et(?! al)) (?=[^\W\d_][\w.’'-]* [^\W\d_])"
_GLUED_NAME = re.compile(rf"(?<=[^\W\d_A-Z]{{3}})(?={UPPER}[^\W\d_A-Z])")
_DIVIDERS = re.compile(rf"\s*(?:[,;、，；·•|]|\band(?=\b|{UPPER})|\bund\b|&{_AND})\s*")
_TIGHT_INSIDE = re.compile(r"\b[A-Z]{1,4}[,;] ")  # initials without full stops
_GIVEN = rf"(?P<given>{UPPER}(?!{UPPER})[^\W\d_A-Z][\w’'-]{{0,30}}(?: {UPPER}\.?)?)"
_CAPITALS = rf"(?P<family>{UPPER}{{2,30}}(?: {UPPER}{{2,30}}){{0,2}})"
_CAPITAL_FAMILY = (re.compile(f"{_GIVEN} {_CAPITALS}"), re.compile(f"{_CAPITALS},? {_GIVEN}"))
_ROMAN = re.compile(r" (?:I{1,3}|IV|V)\Z")  # of an affiliation, after a full name
_GLUED_ROMAN = re.compile(r"(?<=[^\W\d_A-Z])(?:I{1,3}|IV|V)\Z")
# Names with nothing but numbers between them.
_NUMBERED = re.compile(r"(?:[^\d,;&]{4,60}\d{1,2}(?:, ?\d{1,2}){0,5}){2,200} ?")
_IN_LATIN = re.compile(rf"(?<={HAN}) ?\([A-Z][A-Za-z .,’'-]{{3,40}}\)")  # 張三(San Chang)
_OF_CATALOGUE = re.compile(r", (?:1[5-9]|20)\d\d-(?:\d{4})?,?(?: (?:author|editor))?\.?\Z")
_PORTRAIT = re.compile(r"\s*\bprofile image(?: of)?\s*", re.IGNORECASE)
_TOLD_TWICE = re.compile(r"([^;,()]{2,40}), [^;,()]{1,12} \(\1, ([^;()]{1,40})\)")
_LEFT_OUT = re.compile(rf"[;,]? et al\b\.? (?={UPPER})")  # some of the authors, shown or not
_HONOUR = re.compile(r"\A(?:Professor|Prof|Dr)\.? (?=\S+ )")
_BY = re.compile(r"(?:by|por|par|von|di|от)\s+", re.IGNORECASE)
_GROUP = re.compile(GROUP, re.IGNORECASE)
_HAN_NAMES = re.compile(rf"{HAN}{{2,4}}(?: {HAN}{{2,4}})+")
_OTHERS_LEFT = re.compile(r"et al\.?", re.IGNORECASE)
LONGEST_BYLINE = 20_000  # characters


def names_in(line: str, *, least: int = 1) -> tuple[str, ...]:
    """The people that a whole line names, as "Family, Given", or none if it says other things.

    Marks of affiliations, degrees, roles and what buttons say are left out; a group beside people
    is one of them. `least`: with fewer names the line is not trusted.

    >>> names_in("Aya Ito 1, Bo C. Sato 2 3 and Dan van Oss, MD")
    ('Ito, Aya', 'Sato, Bo C.', 'van Oss, Dan')
    >>> names_in("Suleika Zor (Author), Ito AB (Author)"), names_in("Night work, a review")
    (('Zor, Suleika', 'Ito, AB'), ())
    >>> names_in("Aya Ito PhD, professor1, Bo Sato; NAP Study Group"), names_in("张三1 李四2")
    (('Ito, Aya', 'Sato, Bo', 'NAP Study Group'), ('张三', '李四'))
    """
    line = line.replace(" ∙", ";")
    line = _PORTRAIT.sub(", ", line[:LONGEST_BYLINE]) if "mage" in line else line
    text = _TOLD_TWICE.sub(r"\1, \2", _ASIDES.sub(" ", line[:LONGEST_BYLINE]))
    text = _LEFT_OUT.sub("; ", _IN_LATIN.sub("", text))
    text = _MARKS.sub(";" if _NUMBERED.fullmatch(text) else " ", text)
    text = _unglued(_LONE_LETTERS.sub("", " ".join(text.split())).strip(" ;,"))
    text = _BY.sub("", text, count=1) if _BY.match(text) else text
    text = text.rstrip(".") if _TIGHT_INSIDE.search(text) else text
    parts = [_HONOUR.sub("", part.strip()) for part in _divided(text)]
    parts = [without_degree(part, parts) for part in parts if not _says_nothing(part)]
    if parts and all(_ROMAN.search(part) and part.count(" ") > 1 for part in parts):
        parts = [_ROMAN.sub("", part) for part in parts]
    if len(parts) > 1 and all(map(_GLUED_ROMAN.search, parts)):
        parts = [_GLUED_ROMAN.sub("", part) for part in parts]
    found = list(_in_capitals(parts) or spaced_names(parts) or map(_person, parts))
    names = [name for name in found if name]
    others = [part for part, name in zip(parts, found, strict=True) if not name]
    roles = [part for part in others if part.islower()]
    if len(names) < max(least, 1) or len(roles) < len(others) or len(roles) > len(names):
        return ()
    if all(map(_GROUP.fullmatch, names)) or not are_people(names):
        return ()
    return tuple(names)


def _unglued(text: str) -> str:
    """Names divided that were glued together: "Aya ItoBo Sato", but not "Gil FitzEng"."""
    names = _GLUED_NAME.split(text)
    are_names = len(names) > 1 and all(" " in name.strip() and _person(name) for name in names)
    return ";".join(names) if are_names else text


def _in_capitals(parts: list[str]) -> tuple[str, ...]:
    """The names, if each of them has its family name in capitals: "Aya ITO", "SATO Bo".

    Some of these are too long for initials, which are in capitals as well.
    """
    for pattern in _CAPITAL_FAMILY:
        found = [match for part in parts if (match := pattern.fullmatch(part))]
        if len(found) == len(parts) and any(len(one["family"]) >= 4 for one in found):
            return tuple(map(turned, found))
    return ()


def person_before_institution(line: str) -> tuple[str, ...]:
    """The people of a line behind a label, which may go on with where they work.

    One name may be written "Family, Given" here, which elsewhere may be anything.

    >>> person_before_institution("Ito A; Department of Nursing, University of Norburg.")
    ('Ito, A',)
    """
    if found := names_in(line):
        return found
    one = _person(" ".join(_MARKS.sub(" ", _OF_CATALOGUE.sub("", line[:LONGEST_BYLINE])).split()))
    if one and are_people([one]):
        return (one,)
    name, mark, rest = line.partition(";")
    return names_in(name) if mark and is_institution(rest) else ()


def says_nothing_of_people(text: str) -> bool:
    """Whether a line among people is only what a button beside them says."""
    return not _ASIDES.sub("", text).strip(" ,;&")


def is_institution(text: str) -> bool:
    """Whether a line speaks of where somebody works."""
    lower = text.casefold()
    return len(text) <= 400 and any(word in lower for word in INSTITUTIONS)


def _says_nothing(part: str) -> bool:
    """Whether a part of a byline is a degree, "et al." or nothing at all."""
    return not part or is_degree(part) or _OTHERS_LEFT.fullmatch(part) is not None


def _divided(text: str) -> list[str]:
    if _HAN_NAMES.fullmatch(text):
        return text.split(" ")
    if ";" in text or "；" in text:
        parts = [without_degrees(part.strip()) for part in re.split(r"[;；]|\s&\s|\sand\s", text)]
        return (
            parts if all(map(_is_one, parts)) else [one for part in parts for one in _apart(part)]
        )
    return _apart(text)


def _apart(text: str) -> list[str]:
    """The parts between commas and "and", but for commas within a name."""
    whole = leading_names(text)
    if whole.names and whole.end >= len(text.rstrip(" .")):
        return _inverted(text) or _DIVIDERS.split(text)
    return _DIVIDERS.split(text)


def _inverted(text: str) -> list[str]:
    """The parts of names that are all written "Family, A. B.", where commas divide twice."""
    found = _INVERTED_NAME.findall(text)
    between = _DIVIDERS.sub("", _INVERTED_NAME.sub("", text)).strip(" .")
    is_degree_behind = len(found) == 1 and is_behind_name(found[0])
    return found if not (between or is_degree_behind) else []


def _is_one(part: str) -> bool:
    """Whether the part between semicolons is one name, or says nothing."""
    part = part.strip()
    return _says_nothing(part) or bool(_person(part))


def _person(part: str) -> str:
    """One name, turned, a group's as it is, or "" if `part` is none."""
    for text in (part, part.rstrip(".")):
        for pattern in STYLES:
            if (match := pattern.fullmatch(text)) and is_person(match):
                return turned(match)
    return part.removeprefix("the ") if _GROUP.fullmatch(part) else ""
