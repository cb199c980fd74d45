"""What databases leave of a web page's markup in a text: entities such as `&lt;`, tags as `<i>`."""

import re
from html import unescape
from html.entities import html5

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HIDDEN = "\ufdd0"  # no letter, and in no file
_DEPTH = 3  # how often a program may have spelled what was spelled already
_BLANK = str.maketrans({"\xa0": " ", "\xad": None, "\r": " "})

_ATTRIBUTES = r"(?:\s++[\w:-]++\s*+=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+'))*+\s*+/?>"
# Tags that change how letters look, and those of formulas; JATS's have its name before their own.
_INLINE = re.compile(
    r"</?(?:(?:jats:)?(?:bold|b|italic|i|em|strong|underline|u|sub|inf|sup|sc|small|span|font|roman|"
    rf"monospace|overline)|mml:[a-z]{{1,20}}){_ATTRIBUTES}",
    re.IGNORECASE,
)
# Tags of paragraphs and the like. The parts of a structured abstract have their headings in them.
_BLOCK = re.compile(
    r"</?(?:jats:)?(?:p|br|div|sec|section|title|list|list-item|ul|ol|li|h[1-6]|abstract|"
    rf"copyrightinformation){_ATTRIBUTES}",
    re.IGNORECASE,
)
_PART = re.compile(
    r"<abstracttext(?:\s++label\s*+=\s*+\"([^\"<>]*+)\")?+(?:\s++[\w:-]++\s*+=\s*+\"[^\"<>]*+\")*+"
    r"\s*+>|</abstracttext>",
    re.IGNORECASE,
)
_RAISED = re.compile(r"<(?:jats:)?sup>([\d+()−-]{1,12})</(?:jats:)?sup>", re.IGNORECASE)
_RAISE = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_LINES = re.compile(r"[^\S\n]*+\n\s*+")
_HEADING = re.compile(r"\AAbstract\n")


def readable(text: str) -> str:
    """The text as its readers were meant to see it: letters for entities, and without tags.

    What is raised stays so where it is a number, since 10<sup>5</sup> is not 105.

    >>> readable("<i>E. coli</i> at 10<sup>5</sup>, CO<sub>2</sub> &lt; 5 if a<b or b>c")
    'E. coli at 10⁵, CO2 < 5 if a<b or b>c'
    >>> readable("<jats:title>Abstract</jats:title><jats:p>We slept.</jats:p><p>Well.</p>")
    'We slept.\\nWell.'
    """
    text = letters(text)
    if "<" not in text:
        return text
    text = _INLINE.sub("", _RAISED.sub(lambda raised: raised[1].translate(_RAISE), text))
    parted = _BLOCK.sub("\n", _PART.sub(lambda part: f"\n{part[1]}: " if part[1] else "\n", text))
    if parted == text:
        return text
    return _HEADING.sub("", _LINES.sub("\n", parted).strip())


def letters(text: str) -> str:
    """The text with the letters that its entities stand for; other signs `&` stay.

    >>> letters("AT&T; p &lt; 0.05, navi&#x00AD;gate, caf&amp;eacute;, &unknown;")
    'AT&T; p < 0.05, navigate, café, &unknown;'
    """
    for _ in range(_DEPTH):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = _ENTITY.sub(_letter, text)
    return text


def divided(text: str, divider: re.Pattern[str]) -> list[str]:
    """The parts of `text` between the matches of `divider`, trimmed, without empty ones.

    A semicolon that ends an entity divides nothing.

    >>> divided("O&apos;Hara; R&D; Ito", re.compile(";"))
    ['O&apos;Hara', 'R&D', 'Ito']
    """
    if "&" not in text:
        return [part for part in map(str.strip, divider.split(text)) if part]
    parts = divider.split(_ENTITY.sub(_with_its_end_hidden, text))
    return [part.replace(_HIDDEN, ";") for part in map(str.strip, parts) if part]


def _with_its_end_hidden(entity: re.Match[str]) -> str:
    name = entity[0][1:]
    return f"&{name[:-1]}{_HIDDEN}" if name.startswith("#") or name in html5 else entity[0]


def _letter(entity: re.Match[str]) -> str:
    return unescape(entity[0]).translate(_BLANK)
