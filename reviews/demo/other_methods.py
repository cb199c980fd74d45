"""The demo's files of references that came by other methods than a database or register."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reviews.demo.corpus import references
from reviews.demo.exports import DemoFile, ris
from reviews.demo.further import (
    FOUNDATION,
    NETWORK,
    cited,
    of_the_foundation,
    on_the_website,
)
from reviews.demo.report import CONFERENCE, Report

KNOWN = 4  # cited reports that the databases have too, and an identifier tells
CUT_SHORT = 2  # others that are cited by the first half of their title; a person should look
KNOWN_ALREADY = 23  # references that somebody recognised and never typed in


def files_of_other_methods() -> list[DemoFile]:
    """A website's table, and the lists of an organisation and of citation searching."""
    website, foundation, references_ = on_the_website(), of_the_foundation(), _references()
    return [
        DemoFile(
            name="register-network-reports.csv",
            data=_table(website),
            source_name=NETWORK,
            source_kind="website",
            platform="",
            strategy="All reports listed under “Publications”, read from the first to the last.",
            run_on=date(2025, 11, 10),
            hits=len(website),
        ),
        DemoFile(
            name="foundation.ris",
            data=_list(foundation, "RPRT"),
            source_name=FOUNDATION,
            source_kind="organisation",
            platform="",
            strategy="Asked by letter for reports on immunotherapy of relapse that are not in"
            " journals.",
            run_on=date(2025, 11, 12),
            hits=len(foundation),
        ),
        DemoFile(
            name="cited-references.ris",
            data=_list(references_, "JOUR"),
            source_name="References of included reports",
            source_kind="citation",
            platform="",
            strategy="The reference lists of all reports included so far, and what cites them.",
            run_on=date(2025, 11, 20),
            hits=len(references_) + KNOWN_ALREADY,
            removed_before_import=KNOWN_ALREADY,
        ),
    ]


def _references() -> list[Report]:
    """What the included reports cite: some of it new, some known, some told badly."""
    relevant = [
        report
        for report in references()
        if report.relevance == "include" and report.doi and report.publication_type != CONFERENCE
    ]
    short = [report for report in relevant if ": " in report.title and report.volume]
    cut = short[:CUT_SHORT]
    known = [report for report in relevant if report not in cut][:KNOWN]
    return [*cited(), *known, *(_cut_short(report) for report in cut)]


def _cut_short(report: Report) -> Report:
    """The report as a hasty author cites it: half its title, its journal and year."""
    title, _, _ = report.title.partition(": ")
    return replace(report, title=title, volume="", issue="", pages="", doi="", pmid="", abstract="")


def _table(reports: Sequence[Report]) -> bytes:
    """A spreadsheet saved as CSV, as somebody typed it from a website."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(("Title", "Authors", "Year", "Publisher", "URL", "Abstract"))
    for report in reports:
        authors = "; ".join(f"{author.family}, {author.initials}" for author in report.authors)
        address = f"https://example.org/registers/{report.number}"
        writer.writerow(
            (report.title, authors, report.year, report.journal.name, address, report.abstract)
        )
    return written.getvalue().encode()


def _list(reports: Sequence[Report], kind: str) -> bytes:
    """A list in RIS, as a reference manager saves it."""
    return "\r\n".join(_record(report, kind) for report in reports).encode()


def _record(report: Report, kind: str) -> str:
    first, _, last = report.pages.partition("-")
    return ris(
        [
            ("TY", kind),
            ("TI", report.title),
            *(("AU", f"{author.family}, {author.given}") for author in report.authors),
            ("PY", str(report.year)),
            ("T2", report.journal.name),
            ("VL", report.volume),
            ("IS", report.issue),
            ("SP", first),
            ("EP", last),
            ("DO", report.doi),
            ("AB", report.abstract),
            ("ER", ""),
        ],
        "\r\n",
    )
