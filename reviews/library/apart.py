"""Reading a file in a process of its own, while the database takes in what was read before."""

import mmap
import multiprocessing
import signal
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

from reviews import formats
from reviews.dedup.collecting import seldom_collecting
from reviews.library.preparing import Batch, Facts, prepared

# A new process, and no copy of this one, whose threads and locks are not to be copied.
_PROCESSES = multiprocessing.get_context("spawn")


class ReadingEnded(RuntimeError):
    """The other process ended before the file did; its log says why."""


def prepared_apart(
    path: Path, *, name: str, encoding: str | None, mapping: formats.ColumnMapping | None
) -> Generator[Batch | Facts]:
    """The same as `preparing.prepared` gives of the file at `path`, made by another process.

    It is two batches in advance and no more, of which one is here already, and ends with this
    iterator. Raises formats.UnreadableFile, and ReadingEnded.
    """
    ours, theirs = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(
        target=_tell, args=(theirs, path, name, encoding, mapping), daemon=True
    )
    process.start()
    theirs.close()  # else its end would not be ours
    receiving = ThreadPoolExecutor(1)
    try:
        coming = receiving.submit(ours.recv)
        while True:
            try:
                told = coming.result()
            except (EOFError, OSError):  # between two messages, or within one
                process.join()
                raise ReadingEnded(
                    f"The process that read “{name}” ended with code {process.exitcode}."
                ) from None
            if isinstance(told, formats.UnreadableFile):
                raise told
            if isinstance(told, Facts):
                yield told
                return
            coming = receiving.submit(ours.recv)
            yield told
    finally:
        process.kill()
        process.join()
        process.close()
        receiving.shutdown()
        ours.close()


def _tell(
    connection: Connection,
    path: Path,
    name: str,
    encoding: str | None,
    mapping: formats.ColumnMapping | None,
) -> None:
    """What the other process does."""
    # Ctrl-C in a terminal is told to both, and the worker finishes first what it has begun.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
        seldom_collecting(),
    ):
        try:
            reading = formats.open_file(data, name=name, encoding=encoding, mapping=mapping)
            for told in prepared(reading):
                connection.send(told)
        except formats.UnreadableFile as refusal:
            connection.send(formats.UnreadableFile(str(refusal)))  # its words, of whichever kind
