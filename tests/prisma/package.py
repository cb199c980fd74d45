"""How the R package PRISMA2020 reads the CSV, rule by rule: what it would see of ours."""

import csv
import io
import re
from collections.abc import Iterator

Named = tuple[tuple[str, int | None], ...]

COUNTS = (
    "previous_studies",
    "previous_reports",
    "register_results",
    "database_results",
    "website_results",
    "organisation_results",
    "citations_results",
    "duplicates",
    "excluded_automatic",
    "excluded_other",
    "records_screened",
    "records_excluded",
    "dbr_sought_reports",
    "dbr_notretrieved_reports",
    "other_sought_reports",
    "other_notretrieved_reports",
    "dbr_assessed",
    "other_assessed",
    "new_studies",
    "new_reports",
    "total_studies$",
    "total_reports$",
    "total_studies_ma",
    "total_reports_ma",
)
LISTS = (
    "database_specific_results",
    "register_specific_results",
    "dbr_excluded",
    "other_excluded",
)


def read_csv(text: str) -> dict[str, int | Named | None]:
    """What the package reads: by key a count, or a list of names with counts; None for missing.

    A key is looked for as a pattern in the first column, so that one which stood in another would
    be read twice; that raises ValueError here.
    """
    rows = list(csv.DictReader(io.StringIO(text)))
    found: dict[str, int | Named | None] = {}
    for pattern in (*COUNTS, *LISTS):
        (cell,) = (row["n"] for row in rows if re.search(pattern, row["data"]))
        missing = cell == "NA"
        if pattern in LISTS:
            found[pattern] = None if missing else tuple(_entries(cell))
        else:
            found[pattern.rstrip("$")] = None if missing else _number(cell)
    return found


def labels(text: str) -> dict[str, str]:
    """The label that the package draws, by key, or by box for the heads, which have no key."""
    rows = csv.DictReader(io.StringIO(text))
    return {row["box"] if row["data"] == "NA" else row["data"]: row["boxtext"] for row in rows}


def _entries(cell: str) -> Iterator[tuple[str, int | None]]:
    """A list is broken at each semicolon, with one space after it; a lone number has no name."""
    if not re.search("[^0-9,]", cell):
        yield "", _number(cell)
        return
    for entry in re.split("; ?", cell):
        # The name ends at the first comma. Digits count up to the first other sign after it.
        after = re.match("[^,]*,([ 0-9,]*)", entry)
        yield entry.split(",")[0], _number(after[1]) if after else None


def _number(text: str) -> int | None:
    digits = re.sub("[^0-9.]", "", text)
    return int(digits) if digits else None
