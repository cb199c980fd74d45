"""A citation in one spelling: all that the comparison looks at."""

from collections.abc import Sequence
from dataclasses import field
from typing import Any, Protocol

from reviews.dedup.identifiers import (
    accessions_of,
    cochrane_number,
    doi_of,
    is_preprint_doi,
    pmid_of,
    trials_of,
)
from reviews.dedup.names import journal_marks, journal_name, people_of
from reviews.dedup.places import Pages, issue_of, pages_of, volume_of
from reviews.dedup.titles import GENERIC_TITLES, Kind, title_of
from reviews.formats.frozen import frozen_dataclass

LONGEST_ABSTRACT = 4_000  # characters; beyond, files hold whole conference books


class CitationLike(Protocol):
    """What a citation needs to have; see `formats.citation.Citation` for what each one holds.

    What else is there of `original_title`, `translated_titles`, `abstract`, `accessions`,
    `trial_ids` and `type` is read too; an abstract only when nothing else decides.
    """

    @property
    def title(self) -> str: ...
    @property
    def authors(self) -> Sequence[str]: ...
    @property
    def year(self) -> int | None: ...
    @property
    def container_title(self) -> str: ...
    @property
    def volume(self) -> str: ...
    @property
    def issue(self) -> str: ...
    @property
    def pages(self) -> str: ...
    @property
    def doi(self) -> str: ...
    @property
    def pmid(self) -> str: ...


@frozen_dataclass(frozen=True, slots=True)
class Profile:
    """A citation in one spelling. Empty text, and 0, mean not known.

    `title` are words with spaces and `squeezed` without, `forms` other titles, squeezed. `author`
    is the first author's family name, `initials` theirs, `names` the words of all names, and
    `people` how many authors the names are of. `journal` may have parts, kept apart by "|".
    """

    title: str
    squeezed: str
    forms: tuple[str, ...]
    kind: Kind
    translated: bool
    generic: bool
    author: str
    initials: str
    names: str
    people: int
    year: int
    journal: str
    volume: str
    issue: str
    pages: Pages
    doi: str
    pmid: str
    trials: tuple[str, ...]
    cochrane: str
    of_meeting: bool
    preprint: bool
    registry: bool
    # Where all else is the same, other numbers in databases and other abstracts tell nothing.
    accessions: tuple[str, ...] = field(compare=False)
    # Whose `abstract` it is, if it has any.
    described: object = field(compare=False, repr=False)

    @property
    def abstract(self) -> str:
        """As much of the abstract as is compared; asked for only where nothing else decides."""
        text: str = _also(self.described, "abstract")
        return text[:LONGEST_ABSTRACT]

    @property
    def early_view(self) -> bool:
        """Whether it was described before it had a volume: then its pages count from 1."""
        return not self.volume and self.pages.first == 1

    @property
    def order(self) -> tuple[Any, ...]:
        """What profiles are sorted by: titles that begin alike are neighbours."""
        return (
            self.squeezed, self.year, self.names, self.journal, self.volume, self.pages.first,
            self.pages.last, self.pages.mark, self.doi, self.pmid, self.issue,
            self.trials, self.initials, self.forms, self.kind.value, self.translated, self.cochrane,
            self.of_meeting, self.preprint, self.registry, self.title, self.people,
        )  # fmt: skip


def profile(citation: CitationLike) -> Profile:
    """The citation in one spelling."""
    others = (_also(citation, "original_title"), *_also(citation, "translated_titles"))
    title = title_of(citation.title, *others)
    author, initials, names, people = people_of(citation.authors)
    journal = citation.container_title.strip()
    is_meeting, is_preprint, is_registry, is_cochrane = journal_marks(journal)
    accessions: Sequence[str] = _also(citation, "accessions")
    doi = doi_of(citation.doi)
    trials = trials_of([*_also(citation, "trial_ids"), *accessions, citation.title])
    return Profile(
        title=title.spaced,
        squeezed=title.squeezed,
        forms=title.forms,
        kind=title.kind,
        translated=title.translated,
        generic=not title.squeezed or title.squeezed in GENERIC_TITLES,
        author=author,
        initials=initials,
        names=names,
        people=people,
        year=citation.year or 0,
        journal=journal_name(journal),
        volume=volume_of(citation.volume),
        issue=issue_of(citation.issue),
        pages=pages_of(citation.pages),
        doi=doi,
        pmid=pmid_of(citation.pmid) if citation.pmid else "",
        accessions=accessions_of(accessions) if accessions else (),
        trials=trials,
        cochrane=cochrane_number(doi, citation.pages) if is_cochrane else "",
        of_meeting=is_meeting
        or "abstract" in citation.issue.lower()
        or _also(citation, "type") in ("CONF", "CPAPER"),
        preprint=is_preprint or is_preprint_doi(doi),
        registry=is_registry,
        described=citation,
    )


def _also(citation: object, name: str) -> Any:
    """What the citation says under a name that it need not have; "" if it says nothing."""
    return getattr(citation, name, "") or ""
