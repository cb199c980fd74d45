"""Keeping PDFs: each once, as it came, under the SHA-256 of its content."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.core.files.uploadedfile import UploadedFile

from reviews.library.keeping import sha256_of

# A PDF may begin with anything, as long as this stands in its first kilobyte.
HEADER, WITHIN = b"%PDF-", 1024


class NotAPdf(Exception):
    """The file is empty, or something else than a PDF, whatever its name says."""


class PdfTooLarge(Exception):
    """The file is larger than this installation takes in."""


@dataclass(frozen=True)
class Kept:
    """Where the bytes of a file are, and what they are. `size` in bytes."""

    path: str
    sha256: str
    size: int


def keep(upload: "UploadedFile[bytes]") -> Kept:
    """Store an uploaded PDF, in pieces; the same content is stored once.

    Raises NotAPdf or PdfTooLarge; then nothing is kept.
    """
    name, size = upload.name or "unnamed", upload.size or 0
    if not size:
        raise NotAPdf(f"“{name}” is empty.")
    if size > settings.LARGEST_PDF:
        most = settings.LARGEST_PDF // 1_000_000
        raise PdfTooLarge(f"“{name}” is larger than {most} MB, which is the most that is taken in.")
    upload.seek(0)
    if HEADER not in upload.read(WITHIN):
        raise NotAPdf(f"“{name}” is not a PDF. Save the report as a PDF and add it again.")
    sha256 = sha256_of(upload)
    storage, path = _storage(), f"{sha256[:2]}/{sha256}"
    # What was cut short when a server stopped has the name and not the size: its name stays taken.
    if not (storage.exists(path) and storage.size(path) == size):
        upload.seek(0)
        path = storage.save(path, upload)
    return Kept(path, sha256, size)


@contextmanager
def as_local_file(path: str) -> Iterator[Path]:
    """The stored file as one on this machine's disk: itself, or a copy for as long as it is used.

    `path`: its name in the storage. Raises FileNotFoundError.
    """
    storage = _storage()
    if isinstance(storage, FileSystemStorage):
        yield Path(storage.path(path))
        return
    where = settings.FILE_UPLOAD_TEMP_DIR
    with tempfile.NamedTemporaryFile(dir=where) as copy, storage.open(path) as stored:
        shutil.copyfileobj(stored, copy)
        copy.flush()
        yield Path(copy.name)


def _storage() -> Storage:
    return storages["full_texts"]
