"""The columns of the tables that we write, and how a cell is kept from being run as a formula."""

import re

# Head of a column -> the field that it holds. Those of a list hold its entries divided by "; ".
HEADS: dict[str, str] = {
    "title": "title",
    "authors": "authors",
    "year": "year",
    "journal": "container_title",
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
    "doi": "doi",
    "pmid": "pmid",
    "abstract": "abstract",
    "type": "type",
    "date": "issued",
    "editors": "editors",
    "short title": "title_short",
    "original title": "original_title",
    "journal abbreviation": "container_title_short",
    "series": "collection_title",
    "conference": "event_title",
    "article number": "number",
    "pmcid": "pmcid",
    "issn and isbn": "issn",
    "publisher": "publisher",
    "place": "publisher_place",
    "language": "language",
    "keywords": "keywords",
    "labels": "labels",
    "urls": "urls",
    "database": "source",
    "accession numbers": "accessions",
    "trial registration": "trial_ids",
    "publication status": "status",
    "notes": "notes",
    "tandem": "notes",  # what the other columns have no room for, see `carrying`
}

# The first characters that Excel and LibreOffice take for the beginning of a formula, also after
# blanks; and such a text when it has been made safe.
_FORMULA = re.compile(r"'* *[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_SAFE_FORMULA = re.compile(r"''* *[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def csv_cell(value: str) -> str:
    """`value` as the text of a CSV cell that no spreadsheet will run as a formula.

    Excel and LibreOffice run a cell that begins with = + - @ (also in their full-width forms), or
    with a tab or line break before one. Such a value gets an apostrophe in front, which the
    spreadsheet shows as text; so does a negative number, which in these exports is never one to
    calculate with. Quoting is the csv module's business, not done here.

    >>> csv_cell("=HYPERLINK(1)"), csv_cell("p = 0.05")
    ("'=HYPERLINK(1)", 'p = 0.05')
    """
    return f"'{value}" if _FORMULA.match(value) else value


def plain_cell(cell: str) -> str:
    """What `csv_cell` made into `cell`.

    >>> plain_cell("'=1+1"), plain_cell("'s-Gravenhage")
    ('=1+1', "'s-Gravenhage")
    """
    return cell[1:] if _SAFE_FORMULA.match(cell) else cell
