"""Finding which new studies are reports that the review has already.

Only keys are compared, by an equi-join, so the cost grows with the new records. A study that was
there before is never moved: its decisions stand where they are.
"""

from dataclasses import dataclass

from django.db import connection

from reviews import dedup
from reviews.library.joining import link, locked_library
from reviews.library.models import SourceFile, Study

# Studies that share a key with a new one: the only ones that could be the same report.
CANDIDATES = """
SELECT DISTINCT study.id
FROM reviews_studykey key
JOIN reviews_study study ON study.id = key.study_id AND NOT study.undone
JOIN (
    SELECT key FROM reviews_studykey
    WHERE review_id = %(review)s AND key IN (
        SELECT own.key FROM reviews_studykey own
        JOIN reviews_study study ON study.id = own.study_id
        JOIN reviews_reference reference ON reference.id = study.reference_id
        WHERE own.review_id = %(review)s AND reference.file_id = %(file)s
    )
    GROUP BY key HAVING count(*) > 1
) shared ON shared.key = key.key
WHERE key.review_id = %(review)s
ORDER BY study.id
"""


@dataclass(frozen=True)
class Described:
    """A study's fields as the rules for duplicates want them."""

    title: str
    authors: tuple[str, ...]
    year: int | None
    container_title: str
    volume: str
    issue: str
    pages: str
    abstract: str
    doi: str
    pmid: str


def join_duplicates(file: SourceFile) -> int:
    """Join the file's studies to those that are the same report; returns how many were joined.

    To be called inside the import's transaction.
    """
    locked_library(file.review)
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, {"review": file.review_id, "file": file.pk})
        ids = [pk for (pk,) in cursor.fetchall()]
    if not ids:
        return 0
    studies = list(
        Study.objects.filter(pk__in=ids)
        .select_related("reference")
        .defer("reference__raw", "reference__citation")
        .order_by("pk")
    )
    joined = 0
    for found in dedup.group([described(study) for study in studies]):
        members = [studies[place] for place in found.members]
        new = [study for study in members if study.reference.file_id == file.pk]
        there = [study for study in members if study.reference.file_id != file.pk]
        root = _root(there) or _fullest(new)
        if moving := [study for study in new if study.pk != root.pk]:
            joined += len(link(moving, root, by=None, evidence=found.evidence, score=found.score))
    return joined


def described(study: Study) -> Described:
    """The study as `dedup` reads it."""
    return Described(
        title=study.title,
        authors=tuple(study.authors.split("; ")) if study.authors else (),
        year=study.year,
        container_title=study.container_title,
        volume=study.volume,
        issue=study.issue,
        pages=study.pages,
        abstract=study.abstract,
        doi=study.doi,
        pmid=study.pmid,
    )


def _root(there: list[Study]) -> Study | None:
    """The root of the group that the first of the earlier studies belongs to."""
    if not there:
        return None
    first = there[0]
    return Study.objects.get(pk=first.joined_to_id) if first.joined_to_id else first


def _fullest(new: list[Study]) -> Study:
    """The study to read for a group of new ones: the first with an abstract, else the first."""
    return max(new, key=lambda study: (bool(study.abstract), -study.pk))
