"""How a file's letters look in each encoding that a person may choose."""

import re
from dataclasses import dataclass

from reviews.formats import ENCODINGS
from reviews.formats.encoding import CP1252, sample_of
from reviews.library.models import SourceFile

CHUNK = 1 << 20  # bytes read at a time
BEFORE, AFTER = 64, 2_048  # bytes looked at around the first that is not ASCII
MOST = 64 << 20  # bytes searched for one
SHOWN = 120  # characters of a sample

_WIDE = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True)
class Choice:
    """An encoding, who uses it, and the file's first letters beyond ASCII read in it."""

    name: str
    says: str
    sample: str


def choices(file: SourceFile) -> list[Choice]:
    """Every encoding with a sample of the file; samples are empty where all is ASCII."""
    piece = _first_wide(file)
    return [Choice(name, says, _sample(piece, name)) for name, says in ENCODINGS.items()]


def _first_wide(file: SourceFile) -> bytes:
    """The bytes around the first that is not ASCII; none in an archive, whose bytes are packed."""
    with file.content.open("rb") as stored:
        for start in range(0, MOST, CHUNK):
            chunk = stored.read(CHUNK)
            if not chunk or (start == 0 and chunk.startswith(b"PK")):
                return b""
            if match := _WIDE.search(chunk):
                begin = max(0, match.start() - BEFORE)
                # A whole number of UTF-16's pairs, and no character of UTF-8 cut in two.
                return bytes(chunk[begin - begin % 2 : match.start() + AFTER])
    return b""


def _sample(piece: bytes, name: str) -> str:
    if name == "windows-1252":
        text = "".join(CP1252[byte] for byte in piece)
    else:
        text = piece.decode(name, "replace")
    return sample_of(text.replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}"))[:SHOWN]
