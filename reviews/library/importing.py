"""From a stored file to References and Studies: all of the file, or none of it."""

import mmap
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from typing import NamedTuple

import orjson
from django.db import connection, transaction

from reviews import formats, ranking
from reviews.audit import actions as audit
from reviews.choices import ImportState
from reviews.dedup.collecting import seldom_collecting
from reviews.formats.citation import Citation
from reviews.library import keys
from reviews.library.ahead import ahead
from reviews.library.copying import copy_in, reserved
from reviews.library.models import ImportProblem, Reference, SourceFile, Study
from reviews.library.pasted import PastedReading, Saved
from reviews.library.stored import OWN_COLUMNS, as_json

BATCH = 2_000  # records; about 10 MB
# What an import finds out about its file.
LEARNED = ("format", "dialects", "encoding", "sample", "starts", "ends")
TAKEN_AS_THEY_ARE = (
    "title",
    "year",
    "container_title",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "abstract",
    "language",
    "type",
)
STUDY_COLUMNS = ("authors", "keywords", *TAKEN_AS_THEY_ARE)


class NotWaiting(Exception):
    """The file was imported, refused or undone already."""


class Batch(NamedTuple):
    """Citations to be stored together, with what duplicates of each are found by."""

    citations: list[Citation]
    marks: list[keys.Marks]


def batch_of(citations: list[Citation]) -> Batch:
    """The citations with their marks."""
    return Batch(citations, [keys.marks_of(citation) for citation in citations])


def import_records(file: SourceFile, *, progress: Callable[[int, int], None]) -> int:
    """Read the stored file and add its references and studies; returns how many.

    To be called inside the transaction of the whole import, which tells the log at its end: who
    decides meanwhile needs the end of the log too. `progress` is told the bytes read so
    far and in all. The file is mapped, not loaded, and records are written in batches, each while
    the next is being read, so memory does not grow with the file.

    Raises formats.UnreadableFile for a file without records, and NotWaiting.
    """
    locked = SourceFile.objects.select_for_update(no_key=True).get(pk=file.pk)
    if locked.state not in {ImportState.WAITING, ImportState.RUNNING}:
        raise NotWaiting(f"“{file.name}” is not waiting to be imported.")
    count = 0
    with mapped(file) as data:
        reading = _opened(file, data)
        with seldom_collecting(), _checked_at_once(), closing(ahead(_batches(reading))) as batches:
            for batch in batches:
                store(file, batch, after=count)
                count += len(batch.citations)
                progress(reading.bytes_read, reading.size)
        learn(file, reading)
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


def learn(file: SourceFile, reading: formats.Reading | PastedReading) -> None:
    """Note what a whole reading says of the file itself, and its problems, in place of earlier."""
    file.format, file.dialects = reading.format, dict(reading.dialects)
    file.encoding, file.sample = reading.encoding, reading.sample
    file.starts, file.ends = reading.starts, reading.ends
    file.save(update_fields=LEARNED)
    file.problems.all().delete()
    _store_problems(file, reading.problems)


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


def _batches(citations: Iterable[Citation]) -> Iterator[Batch]:
    every = iter(citations)
    while batch := list(islice(every, BATCH)):
        yield batch_of(batch)


def mapped(file: SourceFile) -> mmap.mmap:
    """The stored bytes of a file, mapped and not loaded."""
    with file.content.open("rb") as stored:
        return mmap.mmap(stored.fileno(), 0, access=mmap.ACCESS_READ)


def store(file: SourceFile, batch: Batch, *, after: int) -> None:
    """Add references, numbered on from `after`, each with its study and the marks of that."""
    citations = batch.citations
    positions = range(after + 1, after + 1 + len(citations))
    references = reserved(Reference, len(citations))
    studies = reserved(Study, len(citations))
    copy_in(
        Reference,
        ("id", "review_id", "file_id", "position", *OWN_COLUMNS, "citation"),
        (
            (
                pk,
                file.review_id,
                file.pk,
                position,
                citation.raw,
                citation.first_line,
                citation.last_line,
                orjson.dumps(as_json(citation)).decode(),
            )
            for pk, position, citation in zip(references, positions, citations, strict=True)
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
                *study_fields(citation).values(),
            )
            for pk, reference, position, citation in zip(
                studies, references, positions, citations, strict=True
            )
        ),
    )
    keys.store(file.review_id, studies, batch.marks)


def study_of(citation: Citation, reference: Reference, *, draw: int) -> Study:
    """The study that people read, as the citation describes it; not saved."""
    return Study(
        review_id=reference.review_id, reference=reference, draw=draw, **study_fields(citation)
    )


def study_fields(citation: Citation) -> dict[str, object]:
    """The fields of a study that come from its citation, in the order of STUDY_COLUMNS."""
    return {
        "authors": "; ".join(citation.authors),
        "keywords": "; ".join(citation.keywords),
        **{name: getattr(citation, name) for name in TAKEN_AS_THEY_ARE},
    }


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
