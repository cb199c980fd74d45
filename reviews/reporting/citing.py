"""A study as one line of a reference list."""

from reviews.library.models import Study

FIELDS = (
    "title",
    "authors",
    "year",
    "container_title",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
)


def citation_line(study: Study) -> str:
    """Authors, title, journal, year, place in it and identifier, as far as they are known.

    >>> citation_line(Study(title="Walks?", authors="Cho, M", year=2020, volume="3", pages="1-9"))
    'Cho, M. Walks? 2020;3:1-9.'
    """
    issue = f"({study.issue})" if study.issue else ""
    place = f"{study.volume}{issue}"
    printed = ";".join(part for part in (str(study.year or ""), place) if part)
    if study.pages:
        printed = f"{printed}:{study.pages}" if printed else study.pages
    identifier = f"doi:{study.doi}" if study.doi else f"PMID {study.pmid}" if study.pmid else ""
    parts = (study.authors, study.title or "Untitled", study.container_title, printed, identifier)
    return " ".join(_ended(part) for part in parts if part)


def _ended(part: str) -> str:
    """The part with a full stop, unless it ends like a sentence."""
    return part if part.endswith((".", "?", "!")) else f"{part}."
