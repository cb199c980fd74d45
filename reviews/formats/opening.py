"""From the bytes of an upload to the files in it, each with its encoding and its beginning."""

import re
from functools import partial

from reviews.formats.archive import is_archive, members, unpack
from reviews.formats.detect import is_binary
from reviews.formats.encoding import Buffer, Encoding, chosen_encoding, read_blocks, sniff_encoding
from reviews.formats.format import Head, Source

FIRST_BYTES = 4096

_DOUBLED = re.compile(r"\r\r\n|\r\n|\r")


def sources(data: Buffer, *, name: str, encoding: str | None) -> list[Source]:
    """The files in the archive `data`, or `data` itself if it is none; at least one.

    `encoding` is what a person has chosen for all of them, a key of `ENCODINGS`, or None. Raises
    UnreadableFile for an archive that cannot be unpacked, and UnknownEncoding.
    """
    if not is_archive(data):
        return [_source(data, name, encoding)]
    return [_source(one.data, one.name, encoding) for one in unpack(data, name=name)]


def _source(data: Buffer, name: str, chosen: str | None) -> Source:
    """One file with its encoding, decided or chosen, and its beginning."""
    first = bytes(data[:FIRST_BYTES])
    if is_binary(first):
        head = Head(first, name, lambda _: ("", False), members(data))
        return Source(data, name, Encoding("", "latin-1"), head)
    encoding = sniff_encoding(data) if chosen is None else chosen_encoding(data, chosen)
    head = Head(first, name, partial(_decoded, data, encoding))
    return Source(data, name, encoding, head)


def _decoded(data: Buffer, encoding: Encoding, least: int) -> tuple[str, bool]:
    """The beginning of the text, about so many characters; and whether that is all there is."""
    texts: list[str] = []
    read = 0
    for block in read_blocks(data, encoding):
        texts.append(block.text)
        read = block.read
        if sum(map(len, texts)) >= least:
            break
    text = "".join(texts)
    is_whole = read == len(data) or not texts
    return (_with_newlines(text) if "\r" in text else text), is_whole


def _with_newlines(text: str) -> str:
    r"""`text` with every line ended by "\n" alone."""
    if "\r\r\n" in text:  # in few files: to look for all line ends at once takes much longer
        return _DOUBLED.sub("\n", text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
