"""The authors with whom a citation begins, in the ways that citation styles write names."""

import re
from typing import NamedTuple

from reviews.formats.paste.labels import NOT_IN_NAMES, PARTICLES

MOST_NAMES = 5_000

# Every capital of the Latin, Greek and Cyrillic alphabets.
UPPER = "[" + "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper()) + "]"
_LETTER = r"[^\W\d_]"
_PARTICLE = rf"(?:(?:{'|'.join(map(re.escape, sorted(PARTICLES)))})[ ])"
_WORD = rf"(?:[dDlLO]['’])?{UPPER}(?:{_LETTER}|['’‐‑-]){{1,30}}"
FAMILY = rf"{_PARTICLE}{{0,3}}{_WORD}(?: {_PARTICLE}{{0,2}}{_WORD}){{0,2}}"
TIGHT = rf"{UPPER}(?:-?{UPPER}){{0,3}}"  # AK, J-P
DOTTED = rf"{UPPER}[a-zа-я]?\.(?:[ -]?{UPPER}[a-zа-я]?\.){{0,4}}"  # A. K., Yu.G., J.-P.
HAN = "[\u4e00-\u9fff]"
_SUFFIX = r"(?:,? (?:Jr|Sr|II|III|IV|2nd|3rd)\b\.?)?"

# How a style writes one name; the groups `family` and `given` say which part is which.
STYLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<family>{FAMILY}),? (?P<given>{TIGHT}){_SUFFIX}(?![\w’'.-]*{_LETTER})",
        rf"(?P<family>{FAMILY}),? (?P<given>{DOTTED}){_SUFFIX}",
        rf"(?P<given>{DOTTED}|{TIGHT}(?= )) ?(?P<family>{FAMILY})(?! ?{_LETTER}\.)",
        rf"(?P<family>{FAMILY}), (?P<given>{_WORD}(?: (?:{UPPER}\b\.?|{_WORD})){{0,2}})",
        rf"(?P<given>{_WORD}(?:(?: {UPPER}\.?){{1,3}}| {_WORD}){{0,2}}) (?P<family>{FAMILY})",
        rf"(?P<family>{HAN}{{2,4}})(?!{HAN})(?P<given>)",
    )
)
_FULL = 4  # the style of full names, which titles may resemble
_INVERTED = 3  # the style that Chicago uses for the first name only

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
    for style, pattern in enumerate(STYLES):
        found = _run(text, pattern, STYLES[_FULL] if style == _INVERTED else pattern)
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
        if match is None or not is_person(match):
            break
        names.append(turned(match))
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


def is_person(match: re.Match[str]) -> bool:
    words = re.split(r"[ -]", match[0].casefold().rstrip("."))
    return not any(word.strip(",.’'") in NOT_IN_NAMES for word in words)


def turned(match: re.Match[str]) -> str:
    family, given = match["family"], match["given"]
    return f"{family}, {given}" if given else family
