"""How wide a text will be drawn, and where to break it, without knowing the reader's fonts."""

import re
import unicodedata
from functools import lru_cache

# The widths of letters as parts of the font size, rounded up from DejaVu Sans, the widest of the
# common sans-serif fonts, so that a text fits in whichever of them the reader has.
_GROUPS = {
    0.35: " ijlIJ.,:;'|/\\’·",
    0.42: "()[]{}frt!*-‘",
    0.56: 'csz"?_“”–',
    0.8: "&",
    0.86: "wM#+<=>≤≥±×~^",
    1.0: "mW%@—…",
}
_WIDTHS = {letter: part for part, letters in _GROUPS.items() for letter in letters}
_LOWER = 0.65
_UPPER = 0.8
_OTHER = 1.05
_PICTURE = 1.4  # emoji and other symbols that stand for themselves
_BOLD = 1.13

# Stands for a space at which a line must not break.
KEEP = "\u00a0"

_COUNT = re.compile(r"\(n = [\d,]+\)")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def drawable(text: str) -> str:
    """The text with a sign in place of every character that XML, and so a picture, cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def width(text: str, *, size: float, bold: bool = False) -> float:
    """At most this many units wide, drawn in a sans-serif font of the given size."""
    return sum(map(_part_of_size, text)) * size * (_BOLD if bold else 1.0)


def wrap(text: str, *, within: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines no wider than `within`, broken between words, and within one too long.

    Lines break at any white space but KEEP. No text is lost: the lines joined by one space, or by
    none where a word was broken, give the words again. At least one line.

    >>> wrap("Records marked as ineligible", within=130, size=14)
    ['Records marked', 'as ineligible']
    """
    lines = [""]
    for word in text.replace(KEEP, "\0").split():
        kept = word.replace("\0", KEEP)
        for piece in _pieces(kept, within=within, size=size, bold=bold):
            longer = f"{lines[-1]} {piece}" if lines[-1] else piece
            if width(longer, size=size, bold=bold) <= within:
                lines[-1] = longer
            elif lines[-1]:
                lines.append(piece)
            else:
                lines[-1] = piece
    return lines


def with_whole_counts(note: str) -> str:
    """The note, with KEEP wherever a line would otherwise break within a count: (n = 3)."""
    return _COUNT.sub(lambda count: count[0].replace(" ", KEEP), note)


def _pieces(word: str, *, within: float, size: float, bold: bool) -> list[str]:
    """The word, cut where it would be too wide for a line of its own."""
    if width(word, size=size, bold=bold) <= within:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size=size, bold=bold) > within:
            pieces.append("")
        pieces[-1] += letter
    return pieces


@lru_cache(maxsize=1024)
def _part_of_size(character: str) -> float:
    """The width of one character as a part of the font size."""
    base = unicodedata.normalize("NFD", character)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    if unicodedata.category(character) == "So":
        return _PICTURE
    if unicodedata.combining(character):
        return 0.0
    if base.isascii():
        return _LOWER if base.islower() or base.isdigit() else _UPPER
    return _LOWER if base in "ıøßðþłđ" else _OTHER
