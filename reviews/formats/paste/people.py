"""Names of people in running text, in the ways that citation styles and pages write them."""

import re
from typing import NamedTuple

from reviews.formats.paste.degrees import is_behind_name, is_degree, without_degree
from reviews.formats.paste.hannames import are_people, spaced_names
from reviews.formats.paste.labels import (
    INSTITUTIONS,
    NOT_IN_NAMES,
    PARTICLES,
    WORKPLACES,
)

MOST_NAMES = 5_000

# Every capital of the Latin, Greek and Cyrillic alphabets.
_UPPER = "[" + "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper()) + "]"
_LETTER = r"[^\W\d_]"
_PARTICLE = rf"(?:(?:{'|'.join(map(re.escape, sorted(PARTICLES)))})[ ])"
_WORD = rf"(?:[dDlLO]['’])?{_UPPER}(?:{_LETTER}|['’‐‑-]){{1,30}}"
_FAMILY = rf"{_PARTICLE}{{0,3}}{_WORD}(?: {_PARTICLE}{{0,2}}{_WORD}){{0,2}}"
_TIGHT = rf"{_UPPER}(?:-?{_UPPER}){{0,3}}"  # AK, J-P
_DOTTED = rf"{_UPPER}[a-zа-я]?\.(?:[ -]?{_UPPER}[a-zа-я]?\.){{0,4}}"  # A. K., Yu.G., J.-P.
_HAN = "[\u4e00-\u9fff]"
_SUFFIX = r"(?:,? (?:Jr|Sr|II|III|IV|2nd|3rd)\b\.?)?"

# How a style writes one name; the groups `family` and `given` say which part is which.
_STYLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<family>{_FAMILY}),? (?P<given>{_TIGHT}){_SUFFIX}(?![\w’'.-]*{_LETTER})",
        rf"(?P<family>{_FAMILY}),? (?P<given>{_DOTTED}){_SUFFIX}",
        rf"(?P<given>{_DOTTED}|{_TIGHT}(?= )) ?(?P<family>{_FAMILY})(?! ?{_LETTER}\.)",
        rf"(?P<family>{_FAMILY}), (?P<given>{_WORD}(?: (?:{_UPPER}\b\.?|{_WORD})){{0,2}})",
        rf"(?P<given>{_WORD}(?:(?: {_UPPER}\.?){{1,3}}| {_WORD}){{0,2}}) (?P<family>{_FAMILY})",
        rf"(?P<family>{_HAN}{{2,4}})(?!{_HAN})(?P<given>)",
    )
)
_FULL = 4  # the style of full names, which titles may resemble
_INVERTED = 3  # the style that Chicago uses for the first name only

_INVERTED_NAME = re.compile(rf"{_FAMILY}, (?:{_DOTTED}|{_TIGHT}(?!\w))")
_BETWEEN = re.compile(
    r"\s*(?:[,;、，；]\s*(?:and |& ?|und |et (?!al)|y |e )?|(?:and|und|y|e|et(?! al))\s|&)\s*"
)
_OTHERS = re.compile(r"[\s,;，]*(?:(?:and |& )?(?:et al\b\.?|others\b)|…|\.\.\. ?|等)(?:[,.]? &)?")
_BEHALF = re.compile(r"[;,]? (?:for|on behalf of) the ([^.;()]{3,100})(?=\.)")
_END = re.compile(
    r"\s*(?:[.:,．]|[(\[]|;? (?:for|on behalf of) the|\Z|(?:1[5-9]|20)\d\d\b|[\"“‘'«])"
)


class Names(NamedTuple):
    """Names at the beginning of a text, as "Family, Given"; `end` is where the text goes on."""

    names: tuple[str, ...]
    end: int


NONE = Names((), 0)


def leading_names(text: str) -> Names:
    """The authors with whom a citation begins, in whichever style reads most of them.

    >>> leading_names("Ito AB, van der Sato C, et al. On rest.")
    Names(names=('Ito, AB', 'van der Sato, C'), end=30)
    >>> leading_names("Ito, A., & Sato, B. C. (2020). On rest.").names
    ('Ito, A.', 'Sato, B. C.')
    >>> leading_names("Sleep and its loss.").names
    ()
    """
    best = NONE
    for style, pattern in enumerate(_STYLES):
        found = _run(text, pattern, _STYLES[_FULL] if style == _INVERTED else pattern)
        if style == _FULL and len(found.names) < 2:
            continue
        if found.end > best.end and not _adds_stop(text, best, found):
            best = found
    if best.names and (behalf := _BEHALF.match(text, best.end)):
        return Names((*best.names, behalf[1]), behalf.end())
    return best


def _adds_stop(text: str, best: Names, found: Names) -> bool:
    """Whether all that a style reads more is the full stop of the sentence: "Ito A. On rest"."""
    return len(best.names) == 1 and found.end == best.end + 1 and "," not in text[: found.end]


def _run(text: str, first: re.Pattern[str], later: re.Pattern[str]) -> Names:
    """The names of one style from the beginning on; none if what follows cannot follow names."""
    names: list[str] = []
    at, end = 0, 0
    while len(names) < MOST_NAMES:
        match = (later if names else first).match(text, at)
        if match is None or not _is_person(match):
            break
        names.append(_turned(match))
        end = match.end()
        if others := _OTHERS.match(text, end):
            return Names(tuple(names), others.end())
        between = _BETWEEN.match(text, end)
        if between is None or between.end() == len(text):
            break
        at = between.end()
    if not names or not (text[end - 1 : end] == "." or _END.match(text, end)):
        return NONE
    return Names(tuple(names), end)


def _is_person(match: re.Match[str]) -> bool:
    words = re.split(r"[ -]", match[0].casefold().rstrip("."))
    return not any(
        word.strip(",.’'") in NOT_IN_NAMES or word.startswith(WORKPLACES) for word in words
    )


def _turned(match: re.Match[str]) -> str:
    family, given = match["family"], match["given"]
    return f"{family}, {given}" if given else family


_MARKS = re.compile(
    r"\((?:[Aa]uthor|作者|[Cc]ontact person|[Cc]orresponding author)\)|\[[\w ,*]{0,12}\]"
    r"|[*†‡§¶✉∗#¹²³⁴⁵⁶⁷⁸⁹⁰]+|\d+(?:[,–-] ?\d+)*"
    rf"|(?<={_UPPER}\.)[a-z](?:, ?[a-z](?= ?[,;]|$))*(?=\s*[,;]|\s*$)"  # Ito, A.a,b
    r"|[\w.+-]{1,64}@[\w.-]{3,200}"
)
_ASIDES = re.compile(
    r"View ORCID Profile|View Correspondence \(jump link\)|View further author information"
    r"|Author links open overlay panel|(?:\bORCID:? ?)?(?:https?://)?\borcid\.org/[\dX-]{16,20}"
    r"|\[Opens in a new window\]"
    r"|(?<![^\W\d_])(?:ORCID(?: Icon| iD)?|Search for more papers by this author|Show more"
    r"|Show all authors|Email author|\+ ?\d+ more|Authors['’] declarations of interest)\b",
    re.IGNORECASE,
)
_LONE_LETTERS = re.compile(r"(?<=[^\W\d_]{2}) (?:[a-z](?: ?, ?(?=[a-z]\b)| )?)+(?=,|;|$| and| &)")
# "and" in other languages, before two words: before one it stands in a family name.
_AND = r"|(?<=\w) (?:y|e|et(?! al)) (?=[^\W\d_][\w.’'-]* [^\W\d_])"
_GLUED_NAME = re.compile(rf"(?<=[^\W\d_A-Z]{{3}})(?={_UPPER}[^\W\d_A-Z])")
_DIVIDERS = re.compile(rf"\s*(?:[,;、，；·•|]|\band(?=\b|{_UPPER})|\bund\b|&{_AND})\s*")
_TIGHT_INSIDE = re.compile(r"\b[A-Z]{1,4}[,;] ")  # initials without full stops
_GIVEN = rf"(?P<given>{_UPPER}[^\W\d_A-Z][\w’'-]{{0,30}}(?: {_UPPER}\.?)?)"
_CAPITALS = rf"(?P<family>{_UPPER}{{2,30}})"
_CAPITAL_FAMILY = (re.compile(f"{_GIVEN} {_CAPITALS}"), re.compile(f"{_CAPITALS},? {_GIVEN}"))
_ROMAN = re.compile(r" (?:I{1,3}|IV|V)\Z")  # of an affiliation, after a full name
_GLUED_ROMAN = re.compile(r"(?<=[^\W\d_A-Z])(?:I{1,3}|IV|V)\Z")
# Names with nothing but numbers between them.
_NUMBERED = re.compile(r"(?:[^\d,;&]{4,60}\d{1,2}(?:, ?\d{1,2}){0,5}){2,200} ?")
_HONOUR = re.compile(r"\A(?:Professor|Prof|Dr)\.? (?=\S+ )")
_BY = re.compile(r"(?:by|por|par|von|di|от)\s+", re.IGNORECASE)
_GROUP = re.compile(
    r"(?:\w[\w’'&-]* ){1,9}(?:Group|Investigators|Collaborators|Collaboration|Consortium|Team|"
    r"Committee|Network|Initiative)",
    re.IGNORECASE,
)
_HAN_NAMES = re.compile(rf"{_HAN}{{2,4}}(?: {_HAN}{{2,4}})+")
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
    text = _ASIDES.sub(" ", line[:LONGEST_BYLINE])
    text = _MARKS.sub(";" if _NUMBERED.fullmatch(text) else " ", text)
    text = _unglued(_LONE_LETTERS.sub("", " ".join(text.split())))
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
            return tuple(map(_turned, found))
    return ()


def person_before_institution(line: str) -> tuple[str, ...]:
    """The people of a line behind a label, which may go on with where they work.

    One name may be written "Family, Given" here, which elsewhere may be anything.

    >>> person_before_institution("Ito A; Department of Nursing, University of Norburg.")
    ('Ito, A',)
    """
    if found := names_in(line):
        return found
    one = _person(" ".join(_MARKS.sub(" ", line[:LONGEST_BYLINE]).split()))
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
        parts = re.split(r"[;；]|\s&\s|\sand\s", text)
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
        for pattern in _STYLES:
            if (match := pattern.fullmatch(text)) and _is_person(match):
                return _turned(match)
    return part.removeprefix("the ") if _GROUP.fullmatch(part) else ""
