"""From bytes to lines of text, a window at a time, so that no file is too large.

The encoding is decided by what the bytes are, never by what a header or a name says: a byte
order mark, else valid UTF-8, else UTF-16 (seen by its zero bytes), else UTF-8 with a few bad
bytes, else what an XML declaration says, else Chinese, Japanese or Korean in an encoding from
before Unicode, where the bytes fit no other, else Windows-1252. A person who sees wrong letters
may choose another.
"""

import codecs
import io
import mmap
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from reviews.formats.eastasian import east_asian

Buffer: TypeAlias = bytes | bytearray | memoryview | mmap.mmap

WINDOW = 1 << 18  # bytes decoded at a time
LOOKED_AT = 1 << 20  # bytes in which East Asian text is looked for
LONGEST_LINE = 1 << 23  # characters after which a line without an end is cut

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What a person may choose: the codec's name and who uses it.
ENCODINGS: dict[str, str] = {
    "utf-8": "Unicode (UTF-8), nearly every file",
    "utf-16": "Unicode (UTF-16), some Windows programs",
    "windows-1252": "Western European, Windows",
    "iso-8859-1": "Western European, ISO (Latin 1)",
    "mac-roman": "Western European, old Macintosh",
    "windows-1250": "Central European, Windows",
    "iso-8859-2": "Central European, ISO (Latin 2)",
    "windows-1251": "Cyrillic, Windows",
    "koi8-r": "Cyrillic, KOI8-R",
    "windows-1253": "Greek, Windows",
    "windows-1254": "Turkish, Windows",
    "windows-1255": "Hebrew, Windows",
    "windows-1256": "Arabic, Windows",
    "gb18030": "Chinese, simplified (GB 18030, GBK)",
    "big5": "Chinese, traditional (Big5)",
    "shift_jis": "Japanese (Shift JIS)",
    "euc_jp": "Japanese (EUC)",
    "euc_kr": "Korean (EUC)",
}

SAMPLE = 200  # characters of a sample

# An encoding that a declaration names -> the one that has all its letters and more.
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "us-ascii": "windows-1252",
    "iso-8859-1": "windows-1252",
    "sjis": "shift_jis",
    "euc-jp": "euc_jp",
    "euc-kr": "euc_kr",
}

# Windows-1252, with the five bytes it leaves undefined (and the zero byte, which no database
# accepts) as replacement characters.
CP1252 = "\N{REPLACEMENT CHARACTER}" + bytes(range(1, 256)).decode("cp1252", errors="replace")

_ESCAPED = re.compile(r"[\udc80-\udcff\x00]")
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.-]{1,30})")
_NEIGHBOURS = 20  # characters
_NOT_ASCII = re.compile(rf"[^\x00-\x7f].{{0,{_NEIGHBOURS}}}")
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
    """The text of some whole lines, exactly as in the file.

    `bad` numbers the lines (from 0 in this block) that hold repaired bytes; `read` is how many
    bytes of the file have been decoded up to here.
    """

    text: str
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
    if declared := _declared(head):
        return declared
    if codec := east_asian(_whole_lines(data)):
        return Encoding(codec, codec)
    return Encoding("windows-1252", "cp1252")


def _whole_lines(data: Buffer) -> bytes:
    """The beginning of `data`, up to the last line end in it, so that no character is cut."""
    if len(data) <= LOOKED_AT:
        return bytes(data)
    first = bytes(data[:LOOKED_AT])
    return first[: max(first.rfind(b"\n"), first.rfind(b"\r")) + 1]


class UnknownEncoding(ValueError):
    """The encoding is none of `ENCODINGS`."""


def chosen_encoding(data: Buffer, name: str) -> Encoding:
    """The encoding `name` (a key of `ENCODINGS`), which a person has chosen for `data`.

    Raises UnknownEncoding for any other name.
    """
    if name not in ENCODINGS:
        raise UnknownEncoding(f"“{name}” is not an encoding that can be chosen.")
    head = bytes(data[:4096])
    for mark, codec in BYTE_ORDER_MARKS:
        if head.startswith(mark) and codec.startswith(name):
            return Encoding(name, codec, len(mark))
    if name == "utf-16":
        return Encoding(name, _utf16_by_zero_bytes(head) or "utf-16-le")
    return Encoding(name, "cp1252" if name == "windows-1252" else name)


def sample_of(text: str) -> str:
    """The first letters of `text` that are not ASCII, with their neighbours: do they look right?

    >>> sample_of("Sleep and shift work\\nMüller, Änne\\n")
    'Müller, Änne'
    """
    found: list[str] = []
    for line in text.split("\n"):
        if line.isascii():
            continue
        for match in islice(_NOT_ASCII.finditer(line), SAMPLE):
            begin = max(0, match.start() - _NEIGHBOURS)
            found.append(line[begin : match.end()].strip())
        if sum(map(len, found)) > SAMPLE:
            break
    return " … ".join(found)


def read_blocks(data: Buffer, encoding: Encoding) -> Iterator[Block]:
    r"""Decode `data` into blocks of whole lines.

    A line ends at \r\r\n, \r\n, \n or \r; a \r right after a \n belongs to the line it begins
    (some exports put one in front of every record). Nothing else ends a line: not U+2028, NEL,
    form feed or vertical tab, which occur inside titles and abstracts.
    """
    rest = ""
    read = encoding.start
    may_be_damaged = False
    for text, size, is_damaged in _decoded(data, encoding):
        read += size
        whole = rest + text
        cut = _after_last_line(whole)
        rest = whole[cut:]
        may_be_damaged |= is_damaged
        if cut:
            yield _block(whole[:cut], read, may_be_damaged)
            may_be_damaged = is_damaged
    if rest:
        yield _block(rest, read, may_be_damaged)


def _declared(head: bytes) -> Encoding | None:
    """The encoding that an XML declaration names, if it is one of `ENCODINGS`."""
    match = _DECLARATION.match(head)
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    name = _WIDER.get(name, name)
    if name not in ENCODINGS or name.startswith("utf"):
        return None
    return Encoding(name, "cp1252" if name == "windows-1252" else name)


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
    wide = bad = 0
    for text, size, is_damaged in _utf8(data, 0):
        escaped = sum("\udc80" <= one <= "\udcff" for one in text) if is_damaged else 0
        bad += escaped
        # Each wide character adds one to three bytes. As a weight against bad bytes, counting
        # those serves as well as counting characters.
        wide += size - len(text)
    return wide, bad


def _utf8(data: Buffer, start: int) -> Iterator[tuple[str, int, bool]]:
    """`data` as UTF-8: (text, its length in bytes, whether bytes that are not UTF-8 are escaped).

    An escaped byte is a lone surrogate, which valid text never holds: so it can be told later.
    """
    rest = b""
    for window, _, is_last in _windows(data, start):
        whole = rest + window
        is_damaged = False
        try:
            text, used = codecs.utf_8_decode(whole, "strict", is_last)
        except UnicodeDecodeError:
            text, used = codecs.utf_8_decode(whole, "surrogateescape", is_last)
            is_damaged = True
        rest = whole[used:]
        yield text, used, is_damaged


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
    """The text of `data`: (text, its length in bytes, whether it holds escaped bytes)."""
    if encoding.codec == "utf-8":
        yield from _utf8(data, encoding.start)
        return
    if encoding.codec == "cp1252":
        for window, _, _ in _windows(data, encoding.start):
            yield codecs.charmap_decode(window, "strict", CP1252)[0], len(window), False
        return
    decoder = codecs.getincrementaldecoder(encoding.codec)("replace")
    for window, _, is_last in _windows(data, encoding.start):
        yield decoder.decode(window, is_last), len(window), False


def _after_last_line(text: str) -> int:
    """Where the last whole line of `text` ends.

    Carriage returns at the very end stay behind: a newline may follow in the next window.
    """
    end = len(text)
    while end and text[end - 1] == "\r":
        end -= 1
    newline, cr = text.rfind("\n", 0, end), text.rfind("\r", 0, end)
    begins_a_line = cr == 0 or (cr > 0 and text[cr - 1] == "\n")
    cut = 1 + (newline if begins_a_line else max(newline, cr))
    if cut == 0 and len(text) > LONGEST_LINE:
        return len(text)
    return cut


def _block(text: str, read: int, may_be_damaged: bool) -> Block:
    bad: tuple[int, ...] = ()
    if may_be_damaged or "\0" in text or "\N{REPLACEMENT CHARACTER}" in text:
        bad = tuple(n for n, line in enumerate(split_lines(text)) if _is_damaged(line))
        text = _ESCAPED.sub(_repair, text)
    return Block(text, bad, read)


def split_lines(text: str) -> list[str]:
    r"""The lines of `text` with their ends, see `read_blocks`; joined they are `text` again.

    >>> split_lines("one\r\ntwo\n\n\rthree\rfour")
    ['one\r\n', 'two\n', '\n', '\rthree\r', 'four']
    """
    if "\r" in text and _LONE_CR.search(text):
        return [line for line in _LINE.findall(text) if line]
    return list(io.StringIO(text, newline="\n"))


def _is_damaged(line: str) -> bool:
    return _ESCAPED.search(line) is not None or "\N{REPLACEMENT CHARACTER}" in line


def _repair(match: re.Match[str]) -> str:
    return CP1252[ord(match[0]) & 0xFF]
