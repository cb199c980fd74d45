"""The files in a zip or gzip archive, unpacked one level deep and inside limits.

They are unpacked into temporary files and mapped from there, so that memory does not grow with
them. What an archive says of its sizes is never believed: bytes are counted as they come out.
"""

import gzip
import io
import lzma
import mmap
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from reviews.formats.encoding import Buffer
from reviews.formats.format import UnreadableFile

MOST_FILES = 200
MOST_UNPACKED = 1 << 30  # bytes, of all files together
HIGHEST_RATIO = 200  # how many times smaller an archive may be; real search files stay below 20
ALWAYS_UNPACKED = 1 << 25  # bytes, up to which the ratio does not matter
CHUNK = 1 << 20

ZIP, GZIP = b"PK\x03\x04", b"\x1f\x8b"

# What a document of an office program holds, which is a zip archive by its form only.
_DOCUMENT_SIGNS = frozenset(("[Content_Types].xml", "mimetype", "META-INF/manifest.xml"))


@dataclass(frozen=True, slots=True)
class Unpacked:
    """One file of an archive."""

    name: str
    data: Buffer


def members(data: Buffer) -> tuple[str, ...]:
    """The names of all entries of a zip archive; () if `data` is none or is damaged."""
    if bytes(data[:4]) != ZIP:
        return ()
    with _file(data) as file:
        try:
            with zipfile.ZipFile(file) as archive:
                return tuple(archive.namelist())
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
            return ()


def is_archive(data: Buffer) -> bool:
    """Whether `data` is a gzip archive, or a zip archive that is no document of its own."""
    first = bytes(data[:4])
    if first.startswith(GZIP):
        return True
    return first == ZIP and _DOCUMENT_SIGNS.isdisjoint(members(data))


def unpack(data: Buffer, *, name: str) -> list[Unpacked]:
    """The files in the archive `data`, in its order, without hidden ones; at least one.

    Raises UnreadableFile if it is damaged, locked, empty, or larger than the limits.
    """
    limits = _Limits(name, len(data))
    with _file(data) as file:
        try:
            if bytes(data[:2]) == GZIP:
                with gzip.open(file) as content:
                    return [Unpacked(_without_ending(name), limits.unpacked(content))]
            return _unzipped(file, limits, name)
        except (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError, ValueError) as damage:
            raise UnreadableFile(
                f"“{name}” is a damaged archive. Please pack the files again, or import them one "
                "by one."
            ) from damage
        except NotImplementedError as unknown:
            raise UnreadableFile(
                f"“{name}” is packed in a way that is not known here. Please unpack it and import "
                "the files in it."
            ) from unknown


def _unzipped(file: IO[bytes], limits: "_Limits", name: str) -> list[Unpacked]:
    with zipfile.ZipFile(file) as archive:
        entries = [entry for entry in archive.infolist() if not _is_hidden(entry)]
        if not entries:
            raise UnreadableFile(f"“{name}” is an archive without any file in it.")
        if len(entries) > MOST_FILES:
            raise UnreadableFile(
                f"“{name}” holds {len(entries):,} files; at most {MOST_FILES} are unpacked. Please "
                "pack only the files of this search."
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableFile(
                f"“{name}” is locked with a password. Please unpack it and import the files in it."
            )
        unpacked: list[Unpacked] = []
        for entry in entries:
            with archive.open(entry) as content:
                unpacked.append(Unpacked(entry.filename, limits.unpacked(content)))
        return unpacked


def _read(content: IO[bytes] | gzip.GzipFile) -> bytes:
    """The next bytes of `content`. Raises BadZipFile if they are damaged, zlib.error, EOFError."""
    try:
        return content.read(CHUNK)
    except (OSError, lzma.LZMAError) as damage:  # the first is bz2's, and gzip's
        raise zipfile.BadZipFile("a file in the archive is damaged") from damage


def _is_hidden(entry: zipfile.ZipInfo) -> bool:
    """Whether the entry is a folder, or one of those that operating systems add for themselves."""
    parts = PurePosixPath(entry.filename).parts
    return entry.is_dir() or any(part.startswith((".", "__MACOSX")) for part in parts)


def _without_ending(name: str) -> str:
    return name[:-3] if name.lower().endswith(".gz") else name


class _Limits:
    """Unpacks files of the archive `name`, `size` bytes large, as long as they stay in bounds."""

    def __init__(self, name: str, size: int) -> None:
        self._name = name
        self._most = min(MOST_UNPACKED, max(ALWAYS_UNPACKED, size * HIGHEST_RATIO))
        self._total = 0

    def unpacked(self, content: IO[bytes] | gzip.GzipFile) -> Buffer:
        """All bytes of `content`.

        Raises UnreadableFile if these are too many, and BadZipFile if they are damaged.
        """
        with tempfile.TemporaryFile() as file:
            while chunk := _read(content):
                self._total += len(chunk)
                if self._total > self._most:
                    raise UnreadableFile(self._too_large())
                file.write(chunk)
            file.flush()
            if file.tell() == 0:
                return b""
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def _too_large(self) -> str:
        if self._most == MOST_UNPACKED:
            return (
                f"“{self._name}” unpacks to more than {MOST_UNPACKED:,} bytes. Please import the "
                "files in it in several parts."
            )
        return (
            f"“{self._name}” unpacks to more than {HIGHEST_RATIO} times its size, as no search "
            "file does. Please unpack it yourself and look at what is in it."
        )


@contextmanager
def _file(data: Buffer) -> Iterator[IO[bytes]]:
    """`data` as a file to read from, without a copy of it."""
    with memoryview(data) as view, io.BufferedReader(_View(view)) as file:
        yield file


class _View(io.RawIOBase):
    """A block of memory as a file."""

    def __init__(self, view: memoryview) -> None:
        self._view = view
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = (0, self._position, len(self._view))[whence]
        if start + offset < 0:
            raise ValueError("a position before the beginning of the file")
        self._position = start + offset
        return self._position

    def tell(self) -> int:
        return self._position

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = self._view[self._position : self._position + len(buffer)]
        buffer[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)
