"""Mending the text of one damaged XML record, so that a parser can make out what it says."""

import html
import html.entities
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

# Elements that only say how a text looks.
LOOKS = frozenset(
    {
        *("i", "b", "u", "em", "strong", "sub", "sup", "sc", "tt", "br", "strike"),
        *("style", "italic", "bold", "underline", "monospace", "break"),
    }
)

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);|#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};)")
_BARE_LESS = re.compile(r"<(?![A-Za-z_/!?])")
_NUMBERED = re.compile(r"&#(?:([0-9]{1,7})|[xX]([0-9A-Fa-f]{1,6}));")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)([^<>]*?)(/?)>")
_UNQUOTED = re.compile(r"(\s[\w:.-]+=)([^\s\"'<>=]+)(?=\s|\Z)")


def letters_read(text: str) -> str:
    """`text` with HTML's named letters, such as `&eacute;`, which XML does not know by itself."""
    return _outside_cdata(text, lambda part: _ENTITY.sub(_letter, part)) if "&" in text else text


def _letter(match: re.Match[str]) -> str:
    letter = html.entities.html5.get(match[1])
    return html.escape(letter, quote=False) if letter else match[0]


def mended(text: str) -> str:
    """`text` without what is most often wrong: control characters, a bare `&` or `<`."""
    return _NOT_XML.sub(" ", _outside_cdata(text, _markup_mended))


def _markup_mended(text: str) -> str:
    text = _BARE_AMPERSAND.sub("&amp;", text)
    text = _BARE_LESS.sub("&lt;", text)
    return _NUMBERED.sub(_allowed, text)


def _allowed(match: re.Match[str]) -> str:
    """A letter given by its number, or a blank if XML does not allow that one."""
    number = int(match[1]) if match[1] else int(match[2], 16)
    is_letter = number in (9, 10, 13) or (32 <= number <= 0x10FFFF)
    return match[0] if is_letter and not _NOT_XML.match(chr(number)) else " "


def _outside_cdata(text: str, change: Callable[[str], str]) -> str:
    """`text`, changed but for its CDATA sections."""
    parts: list[str] = []
    done = 0
    while (begin := text.find("<![CDATA[", done)) >= 0 and (end := text.find("]]>", begin)) >= 0:
        parts += (change(text[done:begin]), text[begin : end + 3])
        done = end + 3
    parts.append(change(text[done:]))
    return "".join(parts)


@dataclass(slots=True)
class _Open:
    """An element that is open: `end_of_words` is where the first element after its words begins."""

    name: str
    end_of_words: int = -1


def balanced(text: str, start: str = "") -> str:
    """`text` with an end tag for each start tag, quoted attributes, and no end tags beyond that.

    `start` is a start tag that stands before it. An element whose end tag is missing ends after
    its own words, rather than swallow all that follows it.

    >>> balanced("<a><b>Words <c>more</c></a></d>")
    '<a><b>Words </b><c>more</c></a>'
    """
    edits: list[tuple[int, int, str]] = []  # from, to, what stands there instead
    open_: list[_Open] = [_Open(start.strip("<>"))] if start else []
    names = Counter(one.name for one in open_)
    before = 0

    def close(at: int) -> None:
        element = open_.pop()
        names[element.name] -= 1
        place = at if element.end_of_words < 0 else element.end_of_words
        edits.append((place, place, f"</{element.name}>"))

    for tag in _TAG.finditer(text):
        name = tag[2]
        if tag[1]:
            if names[name] == 0:
                edits.append((tag.start(), tag.end(), ""))
                continue
            while open_[-1].name != name:
                close(tag.start())
            open_.pop()
            names[name] -= 1
        else:
            has_words = bool(text[before : tag.start()].strip())
            if open_ and open_[-1].end_of_words < 0 and has_words and name not in LOOKS:
                open_[-1].end_of_words = tag.start()
            if "=" in tag[3]:
                edits.append((*tag.span(3), _UNQUOTED.sub(r'\1"\2"', tag[3])))
            if not tag[4]:
                open_.append(_Open(name))
                names[name] += 1
        before = tag.end()
    while open_:
        close(len(text))
    return _edited(text, edits)


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    done = 0
    for begin, end, instead in sorted(edits, key=lambda edit: edit[0]):
        parts += (text[done:begin], instead)
        done = end
    parts.append(text[done:])
    return "".join(parts)
