"""From a stored file to References and Studies: all of the file, or none of it."""

import dataclasses
import mmap
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import transaction

from reviews import dedup, formats, ranking
from reviews.audit import actions as audit
from reviews.choices import ImportState
from reviews.formats.citation import Citation
from reviews.library.models import ImportProblem, Reference, SourceFile, Study, StudyKey

BATCH = 2_000
LONGEST_KEY = 500  # characters
# What a reference row holds beside the parsed record.
OWN_COLUMNS = ("raw", "first_line", "last_line")
STUDY_FIELDS = (
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


class NotWaiting(Exception):
    """The file was imported, refused or undone already."""


def import_records(file: SourceFile, *, progress: Callable[[int, int], None]) -> int:
    """Read the stored file and add its references and studies; returns how many.

    To be called inside the transaction of the whole import. `progress` is told the bytes read so
    far and in all. The file is mapped, not loaded, and records are written in batches, so memory
    does not grow with the file.

    Raises formats.UnreadableFile for a file without records, and NotWaiting.
    """
    locked = SourceFile.objects.select_for_update(no_key=True).get(pk=file.pk)
    if locked.state not in {ImportState.WAITING, ImportState.RUNNING}:
        raise NotWaiting(f"“{file.name}” is not waiting to be imported.")
    count = 0
    with _mapped(file) as data:
        reading = formats.open_file(data, name=file.name)
        for batch in _batches(reading):
            _store(file, batch, after=count)
            count += len(batch)
            progress(reading.bytes_read, reading.size)
        file.format = reading.format
        file.encoding = reading.encoding
        file.starts, file.ends = reading.starts, reading.ends
        _store_problems(file, reading.problems)
    file.state, file.refusal = ImportState.DONE, ""
    file.save(update_fields=["format", "encoding", "starts", "ends", "state", "refusal"])
    audit.record(
        "imported",
        file,
        review_id=file.review_id,
        actor=file.uploaded_by,
        sha256=file.sha256,
        references=count,
    )
    return count


@transaction.atomic
def refuse(file: SourceFile, why: str) -> None:
    """Note that the file could not be imported, in words that help."""
    file.state, file.refusal = ImportState.FAILED, why
    file.save(update_fields=["state", "refusal"])
    audit.record("refused", file, review_id=file.review_id, actor=file.uploaded_by, why=why)


def _batches(citations: Iterable[Citation]) -> Iterator[list[Citation]]:
    every = iter(citations)
    while batch := list(islice(every, BATCH)):
        yield batch


def _mapped(file: SourceFile) -> mmap.mmap:
    with file.content.open("rb") as stored:
        return mmap.mmap(stored.fileno(), 0, access=mmap.ACCESS_READ)


def _store(file: SourceFile, citations: list[Citation], *, after: int) -> None:
    references = Reference.objects.bulk_create(
        Reference(
            review_id=file.review_id,
            file=file,
            position=position,
            first_line=citation.first_line,
            last_line=citation.last_line,
            citation=as_json(citation),
            raw=citation.raw,
        )
        for position, citation in enumerate(citations, start=after + 1)
    )
    seed = file.review.seed
    studies = Study.objects.bulk_create(
        study_of(citation, reference, draw=ranking.draw(seed, file.pk << 32 | reference.position))
        for citation, reference in zip(citations, references, strict=True)
    )
    StudyKey.objects.bulk_create(
        key
        for citation, study in zip(citations, studies, strict=True)
        for key in keys_of(study, citation)
    )


def study_of(citation: Citation, reference: Reference, *, draw: int) -> Study:
    """The study that people read, as the citation describes it; not saved."""
    return Study(
        review_id=reference.review_id,
        reference=reference,
        authors="; ".join(citation.authors),
        keywords="; ".join(citation.keywords),
        draw=draw,
        **{name: getattr(citation, name) for name in STUDY_FIELDS},
    )


def keys_of(study: Study, citation: dedup.CitationLike) -> list[StudyKey]:
    """The keys of the study, as it is described; not saved.

    What is longer than any identifier is damaged, and more than an index takes.
    """
    return [
        StudyKey(review_id=study.review_id, key=key, study=study)
        for key in dedup.keys(citation)
        if len(key) <= LONGEST_KEY
    ]


def as_json(citation: Citation) -> dict[str, object]:
    """The citation for a JSON column, without what is empty or has a column of its own."""
    return {
        field.name: value
        for field in dataclasses.fields(citation)
        if field.name not in OWN_COLUMNS and (value := getattr(citation, field.name))
    }


def _store_problems(file: SourceFile, problems: Iterable[formats.Problem]) -> None:
    ImportProblem.objects.bulk_create(
        (
            ImportProblem(
                file=file,
                code=problem.code,
                line=problem.line,
                text=problem.text,
                action=problem.action,
            )
            for problem in problems
        ),
        batch_size=BATCH,
    )
