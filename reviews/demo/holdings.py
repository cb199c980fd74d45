"""Which database holds which report, and how its copy differs from the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reviews.demo.corpus import references
from reviews.demo.dice import Dice
from reviews.demo.further import further_reports
from reviews.demo.report import CONFERENCE, Report
from reviews.demo.special import NEAR_DUPLICATE

Database = Literal["PubMed", "Embase", "Scopus"]
PUBMED: Database = "PubMed"
EMBASE: Database = "Embase"
SCOPUS: Database = "Scopus"

# How many reports are held by exactly these databases.
SHARES: tuple[tuple[tuple[Database, ...], int], ...] = (
    ((PUBMED, EMBASE, SCOPUS), 50),
    ((PUBMED, EMBASE), 23),
    ((PUBMED, SCOPUS), 12),
    ((EMBASE, SCOPUS), 11),
    ((PUBMED,), 65),
    ((EMBASE,), 86),
    ((SCOPUS,), 57),
)

# Copies that carry no identifier, so that only title, year and first author tell what they are.
UNIDENTIFIED = 16


@dataclass(frozen=True, slots=True)
class Copy:
    """A report as one database holds it. `doi` and `pmid` are empty where it leaves them out."""

    report: Report
    title: str
    doi: str
    pmid: str


@cache
def holdings() -> dict[Database, tuple[Copy, ...]]:
    """Every database's copies, newest first as result lists are."""
    dice = Dice("holdings")
    held = _held(references(), dice)
    shared = [report for report, where in held if len(where) > 1 and report.doi]
    plain = {report.number for report in dice.some(shared, UNIDENTIFIED)}
    copies: dict[Database, list[Copy]] = {PUBMED: [], EMBASE: [], SCOPUS: []}
    for report, where in held:
        for database in where:
            # PubMed always has its own identifier; the others forget theirs.
            forgetful = report.number in plain and database == where[-1]
            copies[database].append(_copy(report, database, forgetful))
    return {
        database: tuple(
            sorted(
                some,
                key=lambda copy: (-copy.report.year, -copy.report.month, copy.report.number),
            )
        )
        for database, some in copies.items()
    }


def _held(reports: Sequence[Report], dice: Dice) -> list[tuple[Report, tuple[Database, ...]]]:
    """Each report with the databases that hold it, in numbers as `SHARES` says.

    Conference abstracts are in Embase alone, near-duplicates in more than one database, and
    reports on the review's question are more widely held than others.
    """
    if len(reports) != (total := sum(count for _, count in SHARES)):
        raise ValueError(f"SHARES places {total} reports, and there are {len(reports)}.")

    def width(report: Report) -> float:
        if report.publication_type == CONFERENCE:
            return -1
        if report.kind == NEAR_DUPLICATE or report.original_title:
            return 2
        return dice.between(0, 1) + (0.25 if report.relevance == "include" else 0)

    widths = {report.number: width(report) for report in reports}
    widest = sorted(reports, key=lambda report: -widths[report.number])
    congress = [report for report in widest if widths[report.number] < 0]
    others = widest[: len(widest) - len(congress)]
    several = [where for where, count in SHARES if len(where) > 1 for _ in range(count)]
    alone = [where for where, count in SHARES if len(where) == 1 for _ in range(count)]
    for _ in congress:
        alone.remove((EMBASE,))
    places = dice.some(several, len(several)) + dice.some(alone, len(alone))
    held = [*zip(others, places, strict=True), *((report, (EMBASE,)) for report in congress)]
    return sorted(held, key=lambda pair: pair[0].number)


def _copy(report: Report, database: Database, forgetful: bool) -> Copy:
    title = report.title
    if database == SCOPUS and report.number % 9 == 0:
        title = _headline(title)
    return Copy(
        report=report,
        title=title,
        doi="" if forgetful else report.doi,
        pmid="" if forgetful else report.pmid,
    )


def _headline(title: str) -> str:
    """Capitals on every longer word, as some journals print titles.

    >>> _headline("T-cell engagers in relapse of ALL")
    'T-cell Engagers in Relapse of ALL'
    """
    return " ".join(
        word[0].upper() + word[1:] if len(word) > 3 else word for word in title.split(" ")
    )


def report_called(title: str, year: int) -> Report | None:
    """The report behind an imported title, however its database printed it, or None.

    The year is needed because a conference abstract may share its title with the full article.
    """
    return _by_title().get((_letters(title), year))


@cache
def _by_title() -> dict[tuple[str, int], Report]:
    return {
        (_letters(report.title), report.year): report
        for report in (*references(), *further_reports())
    }


def _letters(title: str) -> str:
    return "".join(character for character in title.casefold() if character.isalnum())
