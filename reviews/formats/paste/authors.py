"""The authors with whom a citation begins, in the ways that citation styles write names."""

import re
from typing import NamedTuple

from reviews.formats.paste.namewords import FAMILY_NAMES_TOO, NOT_IN_NAMES, PARTICLES, WORKPLACES

MOST_NAMES = 5_000

# Every capital of the Latin, Greek and Cyrillic alphabets.
UPPER = "[" + "".join(chr(code) for code in range(0x41, 0x530) if chr(code).isupper()) + "]"
_LETTER = r"[^\W\d_]"
_PARTICLE = rf"(?:(?:{'|'.join(map(re.escape, sorted(PARTICLES)))})[ ])"
_WORD = rf"(?:[dDlLO]['’])?{UPPER}(?:{_LETTER}|['’‐‑-]){{1,30}}"
FAMILY = rf"{_PARTICLE}{{0,3}}{_WORD}(?: {_PARTICLE}{{0,2}}{_WORD}){{0,2}}"
TIGHT = rf"{UPPER}(?:-?{UPPER}){{0,3}}"  # AK, J-P
_LOOSE = rf"{UPPER}(?: {UPPER}(?!\w)){{1,3}}"  # A K
DOTTED = rf"{UPPER}[a-zа-я]?\.(?:[ -]?{UPPER}[a-zа-я]?\.){{0,4}}"  # A. K., Yu.G., J.-P.
# Before a family name two letters are an initial only if they stand for one of another alphabet;
# "Y. Wu. On rest" begins with a whole name.
_INITIAL = rf"(?:{UPPER}|[А-ЯЁ][а-яё]|Y[aeou]|[ZCSKTP]h|Ts|[IJ][ua]|Dz)\."
_LEADING = rf"{_INITIAL}(?:[ -]?{_INITIAL}){{0,4}}"
HAN = "[\u4e00-\u9fff]"
_HANGUL = "[\uac00-\ud7a3]"
_SUFFIX = r"(?:,? (?:Jr|Sr|II|III|IV|2nd|3rd)\b\.?)?"
GROUP = (
    r"(?:\w[\w’'&-]* ){1,9}(?:Group|Investigators|Collaborators|Collaboration|Consortium|Team|"
    r"Committee|Network|Initiative|Force|Panel|Trialists)"
)

# How a style writes one name; the groups `family` and `given` say which part is which.
_TIGHT_BEHIND, _DOTTED_BEHIND, _INITIALS_AHEAD, _INVERTED, _FULL, _IN_HAN = STYLES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<family>{FAMILY}),? (?P<given>{_LOOSE}|{TIGHT}){_SUFFIX}(?![\w’'.-]*{_LETTER})",
        rf"(?P<family>{FAMILY}),? (?P<given>{DOTTED}){_SUFFIX}",
        rf"(?P<given>{_LEADING}|{TIGHT}(?= )) ?(?P<family>{FAMILY})(?! ?{_LETTER}\.)",
        rf"(?P<family>{FAMILY}), (?P<given>{_WORD}(?: (?:{UPPER}\b\.?|{_WORD})){{0,2}}"
        r"(?: d(?:[aeo]|[ao]s)(?=[;.]|\Z))?)",
        rf"(?P<given>{_WORD}(?:(?: {UPPER}\.?){{1,3}}| {_WORD}){{0,2}}) (?P<family>{FAMILY})",
        rf"(?P<family>{HAN}{{2,4}})(?!{HAN})(?P<given>)",
    )
)
_DOTTED_AHEAD = re.compile(rf"(?P<given>{_LEADING}|{UPPER}(?= )) ?(?P<family>{FAMILY})")
_ONE_FAMILY_NAME = re.compile(rf"(?P<given>{_LEADING}) ?(?P<family>{_PARTICLE}{{0,3}}{_WORD})")
_PATRONYMIC = re.compile(r"\A[А-ЯЁ]+(?:ович|евич|ич|овна|евна|ична)\Z", re.IGNORECASE)
_HAS_INITIAL = re.compile(rf"(?:\A|[ .-]){UPPER}(?:\b|{UPPER}{{0,3}}\Z)")
# "SATO Aya"; what is shorter may be initials.
_IN_CAPITALS, _LONG_IN_CAPITALS = (
    re.compile(
        rf"(?P<family>{UPPER}{{{size},30}}) "
        rf"(?P<given>{UPPER}[^\W\d_A-Z](?:{_LETTER}|['’‐‑-]){{0,30}})"
    )
    for size in (2, 4)
)
_IN_HANGUL, _ALONE_IN_HANGUL = (
    re.compile(rf"(?P<family>{_HANGUL}{{{size}}})(?!{_HANGUL})(?P<given>)") for size in ("2,4", "3")
)


class _Way(NamedTuple):
    """How a style writes the first name and those after it.

    `least`: with fewer names, and neither "and" nor "et al.", the text may be anything: a title,
    or an organisation.
    """

    first: re.Pattern[str]
    later: re.Pattern[str]
    least: int = 1


# Of two that read as far the first is right. Chicago inverts the first name only.
_WAYS = (
    _Way(_TIGHT_BEHIND, _TIGHT_BEHIND),
    _Way(_DOTTED_BEHIND, _DOTTED_BEHIND),
    _Way(_LONG_IN_CAPITALS, _IN_CAPITALS, least=2),
    _Way(_DOTTED_AHEAD, _INITIALS_AHEAD),
    _Way(_INITIALS_AHEAD, _INITIALS_AHEAD, least=2),
    _Way(_IN_CAPITALS, _IN_CAPITALS, least=2),
    _Way(_FULL, _FULL, least=3),
    _Way(_INVERTED, _FULL),
    _Way(_INVERTED, _INVERTED, least=2),
    _Way(_FULL, _FULL, least=2),
    _Way(_IN_HAN, _IN_HAN),
    _Way(_IN_HANGUL, _IN_HANGUL, least=2),
    _Way(_ALONE_IN_HANGUL, _ALONE_IN_HANGUL),
)

_BETWEEN = re.compile(
    r"\s*(?:[,;、，；]\s*(?P<last>and |& ?|und |et (?!al)|y |e |ve |dan |og |och )?"
    r"|(?P<two>(?:and|und|y|e|et(?! al)|ve|dan|og|och|/)\s|&))\s*"
)
_OTHERS = re.compile(
    r"[\s,;，]*(?:(?:and |& )?(?:et al\b\.?|others\b)|…|\.\.\. ?|等|[ye] cols?\b\.?"
    rf"|и (?:др|соавт)\b\.?|외(?!{_HANGUL}))(?:[,.]? &)?"
)
_GROUP_BEHIND = (
    r"[;,]? (?:for|on behalf of) the ([^.;()]{3,100})(?=\.)"
    rf"|[;,] (?:for |on behalf of |and |& )?(?:the )?({GROUP})(?=[.:]| \()"
)
_BEHALF = re.compile(_GROUP_BEHIND)
_LEFT_OUT = ("…", "...")
_NEXT_SENTENCE = re.compile(rf"\. {_LETTER}{{2}}")
_BEFORE_TITLE = re.compile(rf" (?={UPPER}[\w’'-]{{0,30}} )")
_GROUP_AHEAD = re.compile(rf"(?:The )?({GROUP})[;,:] (?=\S)")
_END = re.compile(rf"\s*(?:[.:,．]|[(\[]|\Z|(?:1[5-9]|20)\d\d\b|[\"“‘'«])|{_GROUP_BEHIND}")
_IN_GROUPS = frozenset({
    "force", "investigators", "collaborators", "collaboration", "consortium", "team", "committee",
    "network", "initiative", "panel", "trialists",
})  # fmt: skip


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
    if group := _GROUP_AHEAD.match(text):
        found = _people(text[group.end() :])
        if found.names:
            return Names((group[1], *found.names), group.end() + found.end)
    return _people(text)


def _people(text: str) -> Names:
    best = NONE
    for way in _WAYS:
        found = _run(text, way)
        if found.end > best.end and not (
            _adds_stop(text, best, found) or _adds_word(text, best, found)
        ):
            best = found
    if best.names and (behalf := _BEHALF.match(text, best.end)):
        return Names((*best.names, behalf[1] or behalf[2]), behalf.end())
    return best


def _adds_stop(text: str, best: Names, found: Names) -> bool:
    """Whether all that a style reads more is the full stop of the sentence: "Ito A. On rest"."""
    return len(best.names) == 1 and found.end == best.end + 1 and "," not in text[: found.end]


def _adds_word(text: str, best: Names, found: Names) -> bool:
    """Whether all that a style reads more is the first word of the title: "Ito AB. NAP 2020"."""
    is_as_many = 1 < len(found.names) <= len(best.names)
    return is_as_many and _NEXT_SENTENCE.match(text, best.end) is not None


def _run(text: str, way: _Way) -> Names:
    """The names of one style from the beginning on; none if what follows cannot follow names."""
    names: list[str] = []
    at, end = 0, 0
    is_joined = False  # by "and"
    is_inverted = False  # semicolons divide, so that commas stand within names
    while len(names) < MOST_NAMES:
        match = (way.later if names else way.first).match(text, at)
        if match is None or not is_person(match):
            break
        names.append(turned(match))
        end = match.end()
        if others := _OTHERS.match(text, end):
            at = others.end() + text.startswith(" ", others.end())
            last = way.later.match(text, at)
            if last is None or not others[0].strip(" ,").startswith(_LEFT_OUT):
                return Names(tuple(names), others.end())
            return Names((*names, turned(last)), last.end())
        between = _BETWEEN.match(text, end)
        if between is None or between.end() == len(text):
            break
        is_semicolon = between[0].lstrip()[0] in ";；"
        if is_inverted and not is_semicolon and way.later is _FULL:
            break
        is_inverted = is_inverted or is_semicolon
        if is_joined and way.later is _INITIALS_AHEAD and between[0].strip() == ",":
            break  # "A. Ito and B. Sato, J. Rest": the last was named
        is_joined = is_joined or bool(between["last"] or between["two"])
        at = between.end()
    if not names or not (is_joined or len(names) >= way.least):
        return NONE
    if text[end - 1 : end] != "." and not _END.match(text, end):
        return NONE
    return Names(tuple(names), end)


def names_before_title(text: str) -> Names:
    """The names, initials first, behind the last of which only a blank divides the title.

    >>> names_before_title("A.B. Ito, C. Sato On rest")
    Names(names=('Ito, A.B.', 'Sato, C.'), end=17)
    """
    names: list[str] = []
    at = 0
    while len(names) < MOST_NAMES:
        match = _INITIALS_AHEAD.match(text, at)
        if match is None or not (between := _BETWEEN.match(text, match.end())):
            match, between = _ONE_FAMILY_NAME.match(text, at), None
        if match is None or not is_person(match):
            break
        names.append(turned(match))
        if between is None:
            is_title = len(names) > 1 and _BEFORE_TITLE.match(text, match.end())
            return Names(tuple(names), match.end()) if is_title else NONE
        at = between.end()
    return NONE


def is_person(match: re.Match[str]) -> bool:
    """Whether none of the words that a style takes for a name is one that names do not hold."""
    if match["family"].casefold() in FAMILY_NAMES_TOO and _HAS_INITIAL.search(match["given"]):
        return True
    words = re.split(r"[ -]", match[0].casefold().rstrip("."))
    bare = {word.strip(",.’'") for word in words}
    is_of_people = bare.isdisjoint(NOT_IN_NAMES) and bare.isdisjoint(_IN_GROUPS)
    return is_of_people and not any(word.startswith(WORKPLACES) for word in words)


def turned(match: re.Match[str]) -> str:
    """The name as "Family, Given"; a patronymic stands behind the given name."""
    family, given = match["family"], match["given"]
    if _PATRONYMIC.search(family) and given.count(" ") == 1:
        first, _, second = given.partition(" ")
        family, given = first, f"{second} {family}"
    return f"{family}, {given}" if given else family
