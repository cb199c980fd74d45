"""From a stored file to References and Studies: all of the file, or none of it."""

import mmap
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, transaction

from reviews import formats, ranking
from reviews.audit import actions as audit
from reviews.choices import ImportState
from reviews.dedup.collecting import seldom_collecting
from reviews.formats.citation import Citation
from reviews.library import keys
from reviews.library.apart import prepared_apart
from reviews.library.copying import as_it_is, copy_in, reserved
from reviews.library.models import ImportProblem, Reference, SourceFile, Study
from reviews.library.pasted import PastedReading, Saved
from reviews.library.preparing import (
    BATCH,
    STUDY_COLUMNS,
    Batch,
    Facts,
    Row,
    prepared,
    study_fields,
)
from reviews.library.stored import OWN_COLUMNS
from reviews.protocol.models import Review

# Bytes, unpacked. To read a smaller file takes little longer than to start a process.
READ_HERE = 4_000_000
# What an import finds out about its file.
LEARNED = ("format", "dialects", "encoding", "sample", "starts", "ends")


class NotWaiting(Exception):
    """The file was imported, refused or undone already."""


class BeingRead(Exception):
    """The file is being imported, undone or read again at this moment."""

    def __init__(self, file: SourceFile) -> None:
        super().__init__(f"“{file.name}” is being read just now. Please try again afterwards.")


def held(review: Review, file: SourceFile) -> SourceFile:
    """The review's file, which nobody else changes until the transaction ends.

    To be called before `locked_library`, as an import takes the two in this order. An import holds
    its file for as long as it reads, so nobody waits for it here. Raises BeingRead.
    """
    free = review.files.select_for_update(no_key=True, skip_locked=True)
    if found := free.filter(pk=file.pk).first():
        return found
    raise BeingRead(file)


def import_records(file: SourceFile, *, progress: Callable[[int, int], None]) -> int:
    """Read the stored file and add its references and studies; returns how many.

    To be called inside the transaction of the whole import, which tells the log at its end: who
    decides meanwhile needs the end of the log too. `progress` is told the bytes read so
    far and in all. The file is mapped, not loaded, and records are written in batches, those of a
    large file while another process reads the next, so memory does not grow with the file.

    Raises formats.UnreadableFile for a file without records, and NotWaiting.
    """
    locked = SourceFile.objects.select_for_update(no_key=True).get(pk=file.pk)
    if locked.state != ImportState.WAITING:
        raise NotWaiting(f"“{file.name}” is not waiting to be imported.")
    count = 0
    with mapped(file) as data:
        everything = _prepared(file, _opened(file, data))
        with seldom_collecting(), _checked_at_once(), closing(everything):
            for told in everything:
                if isinstance(told, Facts):
                    learn(file, told)
                else:
                    store(file, told.rows, after=count)
                    count += len(told.rows)
                    progress(told.bytes_read, told.size)
    file.state, file.refusal = ImportState.DONE, ""
    file.save(update_fields=["state", "refusal"])
    return count


@contextmanager
def _checked_at_once() -> Iterator[None]:
    """What rows refer to is checked as each batch is written, while the next one is being read.

    By itself PostgreSQL does so at the commit, for all rows, and nothing else runs meanwhile.
    What follows in the transaction is checked at its end again, as everywhere.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _opened(file: SourceFile, data: mmap.mmap) -> formats.Reading | PastedReading:
    """What the file says; of pasted text what was read when a person saved it."""
    if file.drafts is not None:
        text = data[:].decode()
        return PastedReading(text, [Saved.from_stored(draft) for draft in file.drafts])
    return formats.open_file(
        data, name=file.name, encoding=file.chosen_encoding or None, mapping=file.mapping
    )


def _prepared(
    file: SourceFile, reading: formats.Reading | PastedReading
) -> Generator[Batch | Facts]:
    """All that is to be stored of a file that was opened."""
    if isinstance(reading, PastedReading) or reading.size <= READ_HERE:
        return prepared(reading)
    return prepared_apart(
        Path(file.content.path),
        name=file.name,
        encoding=file.chosen_encoding or None,
        mapping=file.mapping,
    )


def learn(file: SourceFile, found: Facts) -> None:
    """Note what a whole reading says of the file itself, and its problems, in place of earlier."""
    file.format, file.dialects = found.format, found.dialects
    file.encoding, file.sample = found.encoding, found.sample
    file.starts, file.ends = found.starts, found.ends
    file.save(update_fields=LEARNED)
    file.problems.all().delete()
    _store_problems(file, found.problems)


@transaction.atomic
def refuse(file: SourceFile, why: str) -> None:
    """Note that the file could not be imported, in words that help."""
    file.state, file.refusal = ImportState.FAILED, why
    file.save(update_fields=["state", "refusal"])
    audit.record("refused", file, review_id=file.review_id, actor=file.uploaded_by, why=why)


@transaction.atomic
def ask_for_columns(file: SourceFile, why: str) -> None:
    """Let the file wait until somebody says what the columns of the table hold."""
    file.state, file.refusal = ImportState.COLUMNS, why
    file.save(update_fields=["state", "refusal"])
    audit.record("asked for the columns of", file, review_id=file.review_id, actor=file.uploaded_by)


def mapped(file: SourceFile) -> mmap.mmap:
    """The stored bytes of a file, mapped and not loaded."""
    with file.content.open("rb") as stored:
        return mmap.mmap(stored.fileno(), 0, access=mmap.ACCESS_READ)


def store(file: SourceFile, rows: Sequence[Row], *, after: int) -> None:
    """Add references, numbered on from `after`, each with its study and the marks of that."""
    positions = range(after + 1, after + 1 + len(rows))
    references = reserved(Reference, len(rows))
    studies = reserved(Study, len(rows))
    copy_in(
        Reference,
        ("id", "review_id", "file_id", "position", *OWN_COLUMNS, "citation"),
        (
            (pk, file.review_id, file.pk, position, *row.own, as_it_is(row.citation))
            for pk, position, row in zip(references, positions, rows, strict=True)
        ),
    )
    copy_in(
        Study,
        ("id", "review_id", "reference_id", "undone", "draw", *STUDY_COLUMNS),
        (
            (
                pk,
                file.review_id,
                reference,
                False,
                ranking.draw(file.review.seed, file.pk << 32 | position),
                *row.study,
            )
            for pk, reference, position, row in zip(
                studies, references, positions, rows, strict=True
            )
        ),
    )
    keys.store(file.review_id, studies, [row.marks for row in rows])


def study_of(citation: Citation, reference: Reference, *, draw: int) -> Study:
    """The study that people read, as the citation describes it; not saved."""
    return Study(
        review_id=reference.review_id, reference=reference, draw=draw, **study_fields(citation)
    )


def _store_problems(file: SourceFile, problems: Iterable[formats.Problem]) -> None:
    ImportProblem.objects.bulk_create(
        (
            ImportProblem(
                file=file,
                code=problem.code,
                count=problem.count,
                line=problem.line,
                text=problem.text,
                action=problem.action,
            )
            # Kind by kind, so that the page finds those of a kind together.
            for problem in sorted(problems, key=lambda problem: problem.code)
        ),
        batch_size=BATCH,
    )
