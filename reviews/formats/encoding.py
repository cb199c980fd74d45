"""From bytes to lines of text, a window at a time, so that no file is too large.

The encoding is decided by what the bytes are, never by what a header or a name says: a byte
order mark, else valid UTF-8, else UTF-16 (seen by its zero bytes), else UTF-8 with a few bad
bytes, else Windows-1252.
"""

import codecs
import io
import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Buffer: TypeAlias = bytes | bytearray | memoryview | mmap.mmap

WINDOW = 1 << 18  # bytes decoded at a time
LONGEST_LINE = 1 << 23  # characters after which a line without an end is cut

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Windows-1252, with the five bytes it leaves undefined (and the zero byte, which no database
# accepts) as replacement characters.
CP1252 = "\N{REPLACEMENT CHARACTER}" + bytes(range(1, 256)).decode("cp1252", errors="replace")

_ESCAPED = re.compile(r"[\udc80-\udcff\x00]")
_LONE_CR = re.compile(r"(?<=[^\n])\r(?!\r?\n)")
_LINE = re.compile(r"(?:(?<![^\n])\r)?[^\r\n]*(?:\r?\r?\n|\r|\Z)")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to read a file: `name` for people, `codec` for Python, `start` after the mark."""

    name: str
    codec: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Some whole lines, each with its own line end: joined they are the text of the file.

    `bad` numbers the lines (from 0 in this block) that hold repaired bytes; `read` is how many
    bytes of the file have been decoded up to here.
    """

    lines: list[str]
    bad: tuple[int, ...]
    read: int


def sniff_encoding(data: Buffer) -> Encoding:
    """Decide the encoding of `data` by reading all of it once, a window at a time."""
    head = bytes(data[:4096])
    for mark, codec in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            name = "utf-8-sig" if codec == "utf-8" else codec
            return Encoding(name, codec, len(mark))
    if utf16 := _utf16_by_zero_bytes(head):
        return Encoding(utf16, utf16)
    wide, bad = _count_utf8(data)
    if bad == 0 or wide > bad:
        return Encoding("utf-8", "utf-8")
    return Encoding("windows-1252", "cp1252")


def read_blocks(data: Buffer, encoding: Encoding) -> Iterator[Block]:
    r"""Decode `data` into blocks of whole lines.

    A line ends at \r\r\n, \r\n, \n or \r; a \r right after a \n belongs to the line it begins
    (some exports put one in front of every record). Nothing else ends a line: not U+2028, NEL,
    form feed or vertical tab, which occur inside titles and abstracts.
    """
    rest = ""
    for text, read, is_last in _decoded(data, encoding):
        whole = rest + text
        cut = len(whole) if is_last else _after_last_line(whole)
        rest = whole[cut:]
        if cut:
            yield _block(whole[:cut], read)


def _utf16_by_zero_bytes(head: bytes) -> str:
    """The UTF-16 flavour of text without a mark, or "" if it is not UTF-16.

    Nearly all characters of a search file are ASCII even where its titles are not, because its
    tags are; so in UTF-16 nearly every second byte is zero, and the other bytes hardly ever are.
    """
    pairs = len(head) // 2
    if pairs < 2:
        return ""
    first, second = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if second > 0.4 * pairs and first < 0.05 * pairs:
        return "utf-16-le"
    if first > 0.4 * pairs and second < 0.05 * pairs:
        return "utf-16-be"
    return ""


def _count_utf8(data: Buffer) -> tuple[int, int]:
    """How many non-ASCII characters `data` has if it is UTF-8, and how many bytes that are not."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    wide = bad = 0
    for window, _, is_last in _windows(data, 0):
        if window.isascii() and not decoder.getstate()[0]:
            continue
        text = decoder.decode(window, is_last)
        escaped = len(_ESCAPED.findall(text)) - text.count("\0")
        bad += escaped
        if not text.isascii():
            wide += len(text.encode("utf-8", "surrogateescape")) - len(text) - escaped
            # Each wide character adds one to three bytes; as a weight against bad bytes,
            # counting those bytes serves as well as counting characters.
    return wide, bad


def _windows(data: Buffer, start: int) -> Iterator[tuple[bytes, int, bool]]:
    """`data` from `start` in pieces: (bytes, position after them, whether they are the last)."""
    size = len(data)
    # A mapped file's pages count as this process's memory once touched. Those of a read-only
    # mapping can be given back at once; they are read again from the file when needed.
    with memoryview(data) as view:
        release = isinstance(data, mmap.mmap) and view.readonly
    release = release and hasattr(mmap, "MADV_DONTNEED")
    for position in range(start - start % WINDOW, size, WINDOW):
        end = min(position + WINDOW, size)
        yield bytes(data[max(position, start) : end]), end, end == size
        if release and isinstance(data, mmap.mmap):
            data.madvise(mmap.MADV_DONTNEED, position, end - position)


def _decoded(data: Buffer, encoding: Encoding) -> Iterator[tuple[str, int, bool]]:
    if encoding.codec == "cp1252":
        for window, read, is_last in _windows(data, encoding.start):
            yield codecs.charmap_decode(window, "strict", CP1252)[0], read, is_last
        return
    # An escaped byte is a lone surrogate, which valid text never holds: so it can be told later.
    errors = "surrogateescape" if encoding.codec == "utf-8" else "replace"
    decoder = codecs.getincrementaldecoder(encoding.codec)(errors)
    for window, read, is_last in _windows(data, encoding.start):
        yield decoder.decode(window, is_last), read, is_last


def _after_last_line(text: str) -> int:
    """Where the last whole line of `text` ends.

    Carriage returns at the very end stay behind: a newline may follow in the next window.
    """
    end = len(text)
    while end and text[end - 1] == "\r":
        end -= 1
    cut = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    if cut == 0 and len(text) > LONGEST_LINE:
        return len(text)
    return cut


def _block(text: str, read: int) -> Block:
    bad: tuple[int, ...] = ()
    is_damaged = not text.isascii() and _ESCAPED.search(text) is not None
    is_damaged = is_damaged or "\0" in text or "\N{REPLACEMENT CHARACTER}" in text
    lines = _split(text)
    if is_damaged:
        bad = tuple(n for n, line in enumerate(lines) if _is_damaged(line))
        lines = [_ESCAPED.sub(_repair, line) for line in lines]
    return Block(lines, bad, read)


def _split(text: str) -> list[str]:
    if "\r" in text and _LONE_CR.search(text):
        return [line for line in _LINE.findall(text) if line]
    return list(io.StringIO(text, newline="\n"))


def _is_damaged(line: str) -> bool:
    return _ESCAPED.search(line) is not None or "\N{REPLACEMENT CHARACTER}" in line


def _repair(match: re.Match[str]) -> str:
    return CP1252[ord(match[0]) & 0xFF]
