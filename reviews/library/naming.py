"""What the interface calls the fields of a record, and the oddities of a file."""

from dataclasses import fields

from reviews.formats.citation import Citation

# The fields of a Citation, and so of a study.
NAMES = {
    **{field.name: field.name.replace("_", " ").capitalize() for field in fields(Citation)},
    "container_title": "Journal or book",
    "container_title_short": "Its abbreviation",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "issn": "ISSN",
    "isbn": "ISBN",
    "urls": "Addresses",
    "accessions": "Accession numbers",
    "trial_ids": "Trial numbers",
    "member": "File in the archive",
}

# What a column of a table may hold beside these, or under another name.
COLUMN_NAMES = NAMES | {
    "short_authors": "Authors, abbreviated",
    "first_page": "First page",
    "last_page": "Last page",
    "issn": "ISSN and ISBN",
    "issued": "Date",
    "imprint": "Journal, volume and pages in one",
    "imprint year": "Year in such a text",
    "source": "Database",
    "event_title": "Conference",
    "collection_title": "Series",
    "number": "Article number",
}

# The oddities of `formats.Problem`, by code.
KINDS = {
    "NO_END": "Records without an end mark",
    "TRUNCATED_FILE": "A file that was cut off",
    "NO_START": "Records without a start mark",
    "NO_PMID": "Blocks that do not begin with PMID",
    "TAG_AFTER_END": "Lines after an end mark",
    "UNKNOWN_TAG": "Unknown tags",
    "ORPHAN_TEXT": "Text outside all records",
    "ROW_WIDTH": "Rows with more or fewer cells than heads",
    "HEADER_SKIPPED": "Rows above the heads of the columns",
    "OTHER_SHEET": "Other sheets",
    "BROKEN_QUOTES": "Quotation marks that do not close",
    "BAD_BYTE": "Damaged letters",
    "NO_TITLE": "Records without a title",
    "NO_ABSTRACT": "Records without an abstract",
    "BAD_DOI": "DOIs that are none",
    "BROKEN_ENTRY": "Damaged BibTeX entries",
    "BROKEN_ITEM": "Damaged JSON",
    "DUP_KEY": "Keys that occur twice",
    "UNKNOWN_MACRO": "Unknown names for texts",
    "MORE_AUTHORS": "Lists of authors that are cut short",
    "XML_REPAIRED": "Damaged XML",
    "ODD_YEAR": "Dates without a year",
    "FILE_SKIPPED": "Files of the archive that were left out",
}
