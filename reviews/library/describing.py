"""Studies as the rules for duplicates want them: what people read, and what the file said besides.

Numbers in databases and registries and titles in other languages stand only in the references, as
they were read last. Abstracts are not fetched with the rest: few pairs need them, and those of a
million studies would fill the memory.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models.functions import Left

from reviews.dedup.profile import LONGEST_ABSTRACT
from reviews.library.models import Study

OF_STUDIES = """
SELECT study.id, study.title, study.authors, study.year, study.container_title, study.volume,
    study.issue, study.pages, study.doi, study.pmid, study.type, more.original_title,
    more.translated_titles, more.accessions, more.trial_ids
FROM reviews_study study
JOIN reviews_reference reference ON reference.id = study.reference_id
LEFT JOIN LATERAL (
    SELECT citation FROM reviews_referencereading WHERE reference_id = reference.id
    ORDER BY id DESC LIMIT 1
) reading ON true
CROSS JOIN LATERAL jsonb_to_record(coalesce(reading.citation, reference.citation))
    AS more(original_title text, translated_titles text[], accessions text[], trial_ids text[])
WHERE study.id = ANY(%s)
ORDER BY study.id
"""


@dataclass(frozen=True, slots=True)
class Described:
    """A study, by its id, with the fields that `dedup.CitationLike` names."""

    study: int
    title: str
    authors: tuple[str, ...]
    year: int | None
    container_title: str
    volume: str
    issue: str
    pages: str
    doi: str
    pmid: str
    type: str
    original_title: str
    translated_titles: tuple[str, ...]
    accessions: tuple[str, ...]
    trial_ids: tuple[str, ...]

    @property
    def abstract(self) -> str:
        """As much of the abstract as is compared; a query each time."""
        return _abstract_of(self.study)


@dataclass(frozen=True, slots=True)
class Abstract:
    """The abstract of a study, by its id, for a profile that stands by itself."""

    study: int

    @property
    def abstract(self) -> str:
        """As much of it as is compared; a query each time."""
        return _abstract_of(self.study)


def _abstract_of(study_id: int) -> str:
    of_study = Study.objects.filter(pk=study_id)
    text: str = of_study.values_list(Left("abstract", LONGEST_ABSTRACT), flat=True).get()
    return text


def described(study_ids: Collection[int]) -> Iterator[Described]:
    """The studies of these ids, ascending, in one query."""
    with connection.cursor() as cursor:
        cursor.execute(OF_STUDIES, [list(study_ids)])
        rows = cursor.fetchall()
    return map(_described, rows)


def _described(row: tuple[Any, ...]) -> Described:
    pk, title, authors, *rest = row
    year, journal, volume, issue, pages, doi, pmid, kind, original, *lists = rest
    translated, accessions, trial_ids = (tuple(each or ()) for each in lists)
    return Described(
        study=pk,
        title=title,
        authors=tuple(authors.split("; ")) if authors else (),
        year=year,
        container_title=journal,
        volume=volume,
        issue=issue,
        pages=pages,
        doi=doi,
        pmid=pmid,
        type=kind,
        original_title=original or "",
        translated_titles=translated,
        accessions=accessions,
        trial_ids=trial_ids,
    )
