"""The demo's search files, each as its database writes them: PubMed, Embase.com, Scopus.

Addresses in the records lead nowhere (example.org), and identifiers are nobody's.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reviews.demo import strategies
from reviews.demo.holdings import EMBASE, PUBMED, SCOPUS, Copy, holdings
from reviews.demo.names import TOWNS, Journal
from reviews.demo.report import CONFERENCE, Report

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class DemoFile:
    """One search of the demo and the file it gave.

    `hits`: how many records the source showed; `removed_before_import` of them are not in the
    file, as duplicates.
    """

    name: str
    data: bytes
    source_name: str
    source_kind: Literal["database", "website", "organisation", "citation"]
    platform: str
    strategy: str
    run_on: date
    hits: int
    removed_before_import: int = 0


def files() -> list[DemoFile]:
    """The three search files, the same bytes at every call."""
    held = holdings()
    return [
        DemoFile(
            name="pubmed-blinatumomab-set.nbib",
            data=as_pubmed(held[PUBMED]),
            source_name="MEDLINE",
            source_kind="database",
            platform="PubMed",
            strategy=strategies.PUBMED,
            run_on=date(2025, 11, 3),
            hits=len(held[PUBMED]),
        ),
        DemoFile(
            name="embase-records.ris",
            data=as_embase(held[EMBASE]),
            source_name="Embase",
            source_kind="database",
            platform="Embase.com",
            strategy=strategies.EMBASE,
            run_on=date(2025, 11, 4),
            hits=len(held[EMBASE]),
        ),
        DemoFile(
            name="scopus.ris",
            data=b"\xef\xbb\xbf" + "\n".join(_scopus(copy) for copy in held[SCOPUS]).encode(),
            source_name="Scopus",
            source_kind="database",
            platform="Scopus",
            strategy=strategies.SCOPUS,
            run_on=date(2025, 11, 4),
            hits=len(held[SCOPUS]),
        ),
    ]


def as_pubmed(copies: Iterable[Copy]) -> bytes:
    """The copies as PubMed saves them."""
    return "\r\n".join(_medline(copy) for copy in copies).encode()


def as_embase(copies: Iterable[Copy]) -> bytes:
    """The copies as Embase.com saves them."""
    return b"\xef\xbb\xbf" + "\r\n".join(_embase(copy) for copy in copies).encode()


def _medline(copy: Copy) -> str:
    """A record as PubMed saves it: four-letter tags, long values wrapped under six spaces."""
    report = copy.report
    journal = report.journal
    issue = f"{report.year} {MONTHS[report.month - 1]};{report.volume}({report.issue})"
    title = copy.title if copy.title.endswith("?") else f"{copy.title}."
    fields = [
        ("PMID", copy.pmid),
        ("OWN", "NLM"),
        ("STAT", "MEDLINE" if report.year < 2025 else "PubMed-not-MEDLINE"),
        ("LR", f"{report.year}{report.month:02d}28"),
        ("IS", f"{journal.issn} (Electronic)"),
        ("VI", report.volume),
        ("IP", report.issue),
        ("DP", f"{report.year} {MONTHS[report.month - 1]}"),
        ("TI", f"[{title}]" if report.original_title else title),
        ("PG", report.pages),
        ("LID", f"{copy.doi} [doi]" if copy.doi else ""),
        ("AB", report.abstract),
        *_medline_authors(report),
        ("LA", "ger" if report.language == "German" else "eng"),
        *(("SI", f"ClinicalTrials.gov/{word}") for word in _registrations(report)),
        ("PT", report.publication_type),
        ("PT", "Journal Article" if report.publication_type != "Journal Article" else ""),
        ("TT", f"{report.original_title}." if report.original_title else ""),
        ("PL", "Nowhere"),
        ("TA", journal.short),
        ("JT", journal.name),
        ("SB", "IM"),
        *(("MH", heading) for heading in _headings(report)),
        *(("OT", word) for word in report.keywords),
        ("EDAT", f"{report.year}/{report.month:02d}/11 06:00"),
        ("CRDT", f"{report.year}/{report.month:02d}/10 12:00"),
        ("AID", f"{copy.doi} [doi]" if copy.doi else ""),
        ("PST", "ppublish"),
        (
            "SO",
            f"{journal.short}. {issue}:{report.pages}."
            + (f" doi: {copy.doi}." if copy.doi else ""),
        ),
    ]
    lines = [_wrapped(tag, value) for tag, value in fields if value]
    return "\r\n".join(lines) + "\r\n"


def _wrapped(tag: str, value: str) -> str:
    """The field on lines of at most 88 characters; PubMed leaves a space before each break."""
    lines = textwrap.wrap(value, width=82, break_long_words=False, break_on_hyphens=False)
    return f"{tag:<4}- " + " \r\n      ".join(lines)


def _medline_authors(report: Report) -> Iterable[tuple[str, str]]:
    for place, author in enumerate(report.authors):
        yield "FAU", f"{author.family}, {author.given}"
        yield "AU", f"{author.family} {author.initials}"
        if place == 0:
            yield "AD", f"{_hospital(report)}."


def _registrations(report: Report) -> list[str]:
    """Trial numbers that the title or abstract names."""
    words = f"{report.title} {report.abstract}".replace("(", " ").replace(")", " ").split()
    return sorted({word.strip(".,;") for word in words if word.startswith("NCT99")})


def _headings(report: Report) -> Iterable[str]:
    """Subject headings in MEDLINE's manner, from what the report says."""
    text = f"{report.title} {report.abstract}".lower()
    for word, heading in (
        ("children", "Child"),
        ("adult", "Adult"),
        ("mice", "Animals"),
        ("patient", "Humans"),
        ("blinatumomab", "Antibodies, Bispecific/*therapeutic use"),
        ("lymphoblastic", "*Precursor Cell Lymphoblastic Leukemia-Lymphoma/drug therapy"),
        ("lymphoma", "Lymphoma, B-Cell/therapy"),
        ("relapse", "Recurrence"),
        ("residual disease", "Neoplasm, Residual"),
        ("cost", "Cost-Benefit Analysis"),
        ("central nervous system", "Central Nervous System Neoplasms/secondary"),
        ("car t", "Receptors, Chimeric Antigen"),
    ):
        if word in text:
            yield heading


def _embase(copy: Copy) -> str:
    """A record as Embase.com writes RIS: `M1` holds addresses, `U2` and `C5` identifiers."""
    report = copy.report
    authors = [f"{author.family} {'.'.join(author.initials)}." for author in report.authors]
    first, _, last = report.pages.partition("-")
    accession = f"L99{report.number * 7919 % 10_000_000:07d}"
    conference = report.publication_type == CONFERENCE
    return ris(
        [
            ("TY", "JOUR"),
            ("M3", CONFERENCE if conference else _form(report)),
            ("Y1", str(report.year)),
            ("VL", report.volume),
            ("IS", report.issue),
            ("SP", first),
            ("EP", last),
            ("SN", report.journal.issn),
            ("JF", report.journal.name),
            ("JO", _dotted(report.journal)),
            ("UR", f"https://example.org/embase?id={accession}"),
            ("U2", accession),
            ("C5", copy.pmid),
            ("DB", "Embase"),
            ("DB", "Medline" if copy.pmid else ""),
            ("U3", f"{report.year}-{report.month:02d}-14"),
            ("U4", f"{report.year}-{report.month:02d}-21"),
            ("L2", f"https://example.org/doi/{copy.doi}" if copy.doi else ""),
            ("DO", copy.doi),
            *(("A1", author) for author in authors),
            ("M1", f"({'; '.join(authors)}) {_hospital(report)}"),
            ("AD", f"{authors[0]}, {_hospital(report)}"),
            ("T1", copy.title),
            ("T2", report.original_title),
            ("LA", report.language),
            *(("KW", word) for word in (*report.keywords, "human", _form(report).lower())),
            ("N2", report.abstract),
            ("ER", ""),
        ],
        "\r\n",
    )


def _scopus(copy: Copy) -> str:
    """A record as Scopus writes RIS: `C2` is the PMID, `N1` the export and citation notes."""
    report = copy.report
    first, _, last = report.pages.partition("-")
    accession = f"2-s2.0-99{report.number * 104_729 % 1_000_000_000:09d}"
    cited = (2026 - report.year) * (report.number % 11)
    return ris(
        [
            ("TY", "JOUR"),
            ("TI", copy.title),
            ("T2", report.journal.name),
            ("J2", _dotted(report.journal)),
            ("VL", report.volume),
            ("IS", report.issue),
            ("SP", first),
            ("EP", last),
            ("PY", str(report.year)),
            ("DO", copy.doi),
            ("SN", f"{report.journal.issn.replace('-', '')} (ISSN)"),
            *(
                ("AU", f"{author.family}, {'.'.join(author.initials)}.")
                for author in report.authors
            ),
            ("AD", _hospital(report)),
            ("AB", report.abstract or "[No abstract available]"),
            *(("KW", word) for word in report.keywords),
            ("M3", _form(report)),
            ("C2", copy.pmid),
            ("LA", report.language),
            ("DB", "Scopus"),
            ("N1", f"Export Date: 4 November 2025; Cited By: {cited}"),
            ("UR", f"https://example.org/scopus?eid={accession}"),
            ("ER", ""),
        ],
        "\n",
    )


def ris(fields: Fields, line_end: str) -> str:
    """One RIS record, the fields without a value left out."""
    lines = [f"{tag}  - {value}" for tag, value in fields if value or tag == "ER"]
    return line_end.join(lines) + line_end


def _dotted(journal: Journal) -> str:
    """The short name with points after the words that are shortened."""
    whole = journal.name.split()
    return " ".join(word if word in whole else f"{word}." for word in journal.short.split())


def _form(report: Report) -> str:
    """The publication type in the words of Embase and Scopus."""
    return {
        "Review": "Review",
        "Systematic Review": "Review",
        "Editorial": "Editorial",
        "Comment": "Note",
        "Letter": "Letter",
        "Published Erratum": "Erratum",
        CONFERENCE: CONFERENCE,
    }.get(report.publication_type, "Article")


def _hospital(report: Report) -> str:
    town = TOWNS[report.number % len(TOWNS)]
    return f"Department of Haematology, {town} University Hospital, {town}"
