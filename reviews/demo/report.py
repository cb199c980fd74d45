"""One invented publication, and where and by whom it is said to have been published."""

from dataclasses import dataclass

from reviews.demo.dice import Dice
from reviews.demo.kind import Relevance
from reviews.demo.names import FAMILIES, GIVENS, JOURNALS, Author, Journal

CONFERENCE = "Conference Abstract"

LAST_SEARCHED = (2025, 10)  # the last whole month before the demo's searches

_BY_NAME = {journal.name: journal for journal in JOURNALS}


@dataclass(frozen=True, slots=True)
class Report:
    """One invented publication, and the truth about it that simulated screeners approach.

    `number` counts from 1. `abstract` is empty for some. `original_title` is that of a report in
    another language than English. `doi` is empty for a few old ones; `pmid` for what MEDLINE
    would not hold. `reason`, the likely full-text exclusion reason, is empty exactly where
    `relevance` is "include"; "unclear" means that fair people may differ.
    """

    number: int
    kind: str
    title: str
    authors: tuple[Author, ...]
    journal: Journal
    year: int
    month: int  # 1 to 12
    volume: str
    issue: str
    pages: str
    doi: str
    pmid: str
    abstract: str
    keywords: tuple[str, ...]
    publication_type: str
    relevance: Relevance
    reason: str
    language: str = "English"
    original_title: str = ""


def published(
    dice: Dice,
    *,
    number: int,
    kind: str,
    year: int,
    journal: Journal,
    title: str,
    abstract: str,
    keywords: tuple[str, ...],
    publication_type: str,
    relevance: Relevance,
    reason: str,
) -> Report:
    """The report as its journal printed it: spelling, authors, pages and identifiers added."""
    conference = publication_type == CONFERENCE
    month = dice.number(1, 12 if year < LAST_SEARCHED[0] else LAST_SEARCHED[1])
    start = dice.number(4, 1900)
    doi, pmid = identifiers(journal, year, number, conference=conference)
    return Report(
        number=number,
        kind=kind,
        title=journal.spelled(title),
        authors=_authors(dice, dice.number(1, 3) if not abstract else dice.number(3, 9)),
        journal=journal,
        year=year,
        month=month,
        volume=str(year - 1996 + len(journal.name) % 30),
        issue=f"Suppl {dice.number(1, 2)}" if conference else str(month),
        pages=f"S{start}" if conference else f"{start}-{start + dice.number(1, 12)}",
        doi="" if year < 2012 and dice.chance(0.4) else doi,
        pmid=pmid,
        abstract=journal.spelled(abstract),
        keywords=tuple(journal.spelled(word) for word in keywords),
        publication_type=publication_type,
        relevance=relevance,
        reason="" if relevance == "include" else reason,
    )


def identifiers(journal: Journal, year: int, number: int, *, conference: bool) -> tuple[str, str]:
    """A DOI under the prefix kept for tests and a PMID never given out, or "" for a conference."""
    slug = "".join(part[0] for part in journal.short.split() if part[0].isalpha()).lower()
    # A step that shares no factor with the range, so that no two numbers agree.
    pmid = "" if conference else f"99{(number * 31_337 + 104_729) % 1_000_000:06d}"
    return f"10.5555/{slug}.{year}.{number:04d}", pmid


def shelf(names: tuple[str, ...], otherwise: tuple[Journal, ...]) -> tuple[Journal, ...]:
    """The journals of these names, or the others where no name is given."""
    return tuple(_BY_NAME[name] for name in names) or otherwise


def _authors(dice: Dice, count: int) -> tuple[Author, ...]:
    families = dice.some(FAMILIES, count)
    return tuple(
        Author(family, dice.one(GIVENS) + (f" {dice.one('ABCDEFGHJKLMNPRST')}" if middle else ""))
        for family, middle in ((family, dice.chance(0.3)) for family in families)
    )
