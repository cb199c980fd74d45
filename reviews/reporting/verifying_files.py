"""Whether every file that was handed in is there as it came."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from reviews.library.keeping import sha256_of
from reviews.library.models import SourceFile
from reviews.protocol.models import Review

BATCH = 500


def wrongly_stored(review: Review, seen: Counter[str]) -> Iterator[str]:
    """A sentence for each file whose stored bytes are missing, or are not those that were uploaded.

    Reads every file to its end, a piece at a time; bytes that serve several imports once.
    """
    every = review.files.only("content", "sha256", "size").order_by("content", "pk")
    for _content, same in groupby(every.iterator(BATCH), key=lambda file: str(file.content)):
        files = list(same)
        stored = _stored(files[0])
        for file in files:
            seen["files"] += 1
            name = f"File {file.pk}"
            if stored is None:
                yield f"{name}: the stored file is missing."
            elif stored != (file.sha256, file.size):
                yield f"{name}: the stored file is not the one that was uploaded" + (
                    f", which had {file.size:,} bytes and not {stored[1]:,}."
                    if stored[1] != file.size
                    else "."
                )


def _stored(file: SourceFile) -> tuple[str, int] | None:
    """The SHA-256 and the size, in bytes, of what is stored; None where nothing is."""
    try:
        with file.content.open("rb") as content:
            return sha256_of(content), content.size
    except FileNotFoundError:
        return None
