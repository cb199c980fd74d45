"""Letters that a text spells in the way of HTML, such as `&lt;`, as databases leave them."""

import re
from html import unescape
from html.entities import html5

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_HIDDEN = "\ufdd0"  # no letter, and in no file
_DEPTH = 3  # how often a program may have spelled what was spelled already
_BLANK = str.maketrans({"\xa0": " ", "\xad": None, "\r": " "})


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
