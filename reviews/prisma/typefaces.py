"""Which font draws a letter in a file that must bring its letters along.

Bitstream Vera comes with the program that writes PDF and holds Western Europe's letters. For others
a font of this machine is embedded, if one of a few that are common has the letter; Chinese,
Japanese and Korean signs are else left to the reader's fonts for them, as PDF provides for. Scripts
whose letters join or that run from right to left are not set here at all: letter by letter they
would be wrong rather than missing.
"""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

REGULAR = "Vera"
BOLD = "VeraBd"
ITALIC = "VeraIt"

# Vera's successor first, whose letters look the same; then by how many scripts each has.
_COMMON = (
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "LiberationSans-Regular.ttf",
    "Arial Unicode.ttf",
    "arial.ttf",
    "DroidSansFallbackFull.ttf",
    "DroidSansFallback.ttf",
    "wqy-microhei.ttc",
    "msyh.ttc",
    "malgun.ttf",
    "msgothic.ttc",
)
_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "/System/Library/Fonts/Supplemental",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
# First and last code point, and a font of PDF's standard Asian ones that has all between.
_ASIAN = (
    (0x3000, 0x3017, "STSong-Light"),
    (0x3041, 0x30FF, "HeiseiKakuGo-W5"),
    (0x4E00, 0x9FA5, "STSong-Light"),
    (0xAC00, 0xD7A3, "HYGothic-Medium"),
    (0xFF01, 0xFF5E, "STSong-Light"),
)
# From Hebrew to Arabic and its presentation forms; Indic, Tibetan, Burmese and Khmer scripts.
_NOT_SET_HERE = (
    (0x0590, 0x0DFF),
    (0x0F00, 0x109F),
    (0x1780, 0x17FF),
    (0xFB1D, 0xFDFF),
    (0xFE70, 0xFEFC),
)
_VARIATIONS = range(0xFE00, 0xFE10)


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that one font draws. `font` is None for a single one that no font here does."""

    text: str
    font: str | None

    def width(self, size: float) -> float:
        """How wide it is in that font; what stands for a missing letter is a square."""
        if self.font is None:
            return size
        return float(pdfmetrics.stringWidth(self.text, self.font, size))


def runs(text: str, *, face: str = REGULAR, left_out: frozenset[str] = frozenset()) -> list[Run]:
    """The text in the order in which it is drawn, in `face` as far as that has the letters.

    `left_out`: letters to treat as if no font had them. What has no shape of its own, such as a
    joiner or a soft hyphen, is dropped.

    >>> [run.font for run in runs("Łódź 哮\\U0001fac1", left_out=frozenset("哮"))][-2:]
    [None, None]
    """
    letters = [
        (None if letter in left_out else _font_of(letter, face), letter)
        for letter in unicodedata.normalize("NFC", text)
        if unicodedata.category(letter) != "Cf" and ord(letter) not in _VARIATIONS
    ]
    found = []
    for font, group in groupby(letters, key=lambda each: each[0]):
        drawn = "".join(letter for _, letter in group)
        found += [Run(drawn, font)] if font else [Run(letter, None) for letter in drawn]
    return found


def is_left_to_the_reader(font: str) -> bool:
    """Whether the font is named in the file and not embedded."""
    return any(font == name for *_, name in _ASIAN)


@cache
def _font_of(letter: str, face: str) -> str | None:
    """The name of the font that draws the letter; None if there is none."""
    code = ord(letter)
    for name in (face, REGULAR):
        if _draws(_shipped(name), code):
            return name
    if any(first <= code <= last for first, last in _NOT_SET_HERE):
        return None
    for name in _COMMON:
        font = _of_this_machine(name)
        if font is not None and _draws(font, code):
            return name
    for first, last, name in _ASIAN:
        if first <= code <= last:
            return _asian(name)
    return None


def _draws(font: TTFont, code: int) -> bool:
    """Whether the font has a shape for the code point; its shape 0 stands for what it lacks."""
    return bool(font.face.charToGlyph.get(code, 0))


@cache
def _shipped(name: str) -> TTFont:
    font = TTFont(name, f"{name}.ttf")
    pdfmetrics.registerFont(font)
    return font


@cache
def _of_this_machine(name: str) -> TTFont | None:
    """The font in the file of that name; None where there is none, or not in a way PDF can hold."""
    path = _installed().get(name)
    if path is None:
        return None
    try:
        font = TTFont(name, str(path))
    except (TTFError, OSError):
        return None
    pdfmetrics.registerFont(font)
    return font


@cache
def _asian(name: str) -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(name))
    return name


@cache
def _installed() -> dict[str, Path]:
    """Where the files of the common fonts are that this machine has."""
    return {path.name: path for path in _files() if path.name in _COMMON}


def _files() -> Iterator[Path]:
    for folder in _FOLDERS:
        for place, _, names in os.walk(Path(folder).expanduser()):
            for name in names:
                yield Path(place, name)
