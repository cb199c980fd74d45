"""The flow as the CSV that the R package PRISMA2020 reads, and that reader's rules.

The package breaks a list of reasons at semicolons and a reason at its comma, and pastes names into
a drawing program's source, where straight quotation marks end a string. Names are therefore
written with other signs that look alike.
"""

import csv as csv_module
import io
from collections.abc import Sequence

from reviews.prisma.flow import Flow

HEADER = ("data", "node", "box", "description", "boxtext", "tooltips", "url", "n")
NOT_AVAILABLE = "NA"

# Key, node, box, label, and what the label belongs to where the label alone is ambiguous. The
# order and the names of keys, nodes and boxes are the package's.
_ROWS = (
    ("", "node4", "prevstud", "Previous studies", ""),
    (
        "previous_studies",
        "node5",
        "box1",
        "Studies included in previous version of review",
        "",
    ),
    (
        "previous_reports",
        "",
        "box1",
        "Reports of studies included in previous version of review",
        "",
    ),
    ("", "node6", "newstud", "Identification of studies via databases and registers", ""),
    ("database_results", "node7", "box2", "Databases", "records identified"),
    ("database_specific_results", "", "box2", "Specific Databases", "records identified"),
    ("register_results", "", "box2", "Registers", "records identified"),
    ("register_specific_results", "", "box2", "Specific Registers", "records identified"),
    ("", "node16", "othstud", "Identification of studies via other methods", ""),
    ("website_results", "node17", "box11", "Websites", "records identified"),
    ("organisation_results", "", "box11", "Organisations", "records identified"),
    ("citations_results", "", "box11", "Citation searching", "records identified"),
    ("duplicates", "node8", "box3", "Duplicate records removed", ""),
    (
        "excluded_automatic",
        "",
        "box3",
        "Records marked as ineligible by automation tools",
        "",
    ),
    ("excluded_other", "", "box3", "Records removed for other reasons", ""),
    ("records_screened", "node9", "box4", "Records screened", ""),
    ("records_excluded", "node10", "box5", "Records excluded", ""),
    (
        "dbr_sought_reports",
        "node11",
        "box6",
        "Reports sought for retrieval",
        "databases and registers",
    ),
    (
        "dbr_notretrieved_reports",
        "node12",
        "box7",
        "Reports not retrieved",
        "databases and registers",
    ),
    ("other_sought_reports", "node18", "box12", "Reports sought for retrieval", "other methods"),
    ("other_notretrieved_reports", "node19", "box13", "Reports not retrieved", "other methods"),
    (
        "dbr_assessed",
        "node13",
        "box8",
        "Reports assessed for eligibility",
        "databases and registers",
    ),
    ("dbr_excluded", "node14", "box9", "Reports excluded", "databases and registers"),
    ("other_assessed", "node20", "box14", "Reports assessed for eligibility", "other methods"),
    ("other_excluded", "node21", "box15", "Reports excluded", "other methods"),
    ("new_studies", "node15", "box10", "Studies included in review", ""),
    ("new_reports", "", "box10", "Reports of included studies", ""),
    ("total_studies", "node22", "box16", "Total studies included in review", ""),
    ("total_reports", "", "box16", "Reports of total included studies", ""),
    ("identification", "node1", "identification", "Identification", ""),
    ("screening", "node2", "screening", "Screening", ""),
    ("included", "node3", "included", "Included", ""),
    ("total_studies_ma", "node23", "box17", "Total studies included in meta-analysis", ""),
    (
        "total_reports_ma",
        "",
        "box17",
        "Reports of total included studies in meta-analysis",
        "",
    ),
)

LISTS = frozenset(
    {"database_specific_results", "register_specific_results", "dbr_excluded", "other_excluded"}
)

_ALIKE = str.maketrans({",": "–", ";": "/", "'": "\u2019", '"': "\u201d"})

Named = tuple[tuple[str, int | None], ...]


def csv(flow: Flow) -> str:
    """The flow in 34 rows under one header; NA where this template has no such box or list."""
    numbers = _numbers(flow)
    out = io.StringIO()
    writer = csv_module.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for key, node, box, label, of in _ROWS:
        description = f"{label} ({of})" if of else label
        n = numbers.get(key, NOT_AVAILABLE)
        url = f"{key or box}.html"
        names = (key or NOT_AVAILABLE, node or NOT_AVAILABLE, box)
        writer.writerow((*names, description, label, description, url, n))
    return out.getvalue()


def read_csv(text: str) -> dict[str, int | Named | None]:
    """What the package reads from such a CSV: by key a count, or a list of names with counts.

    None stands for a count that the package takes for missing: NA, or what follows the first comma
    of a list's entry where that is no number. An entry that is only a number has no name.

    Raises KeyError when a column is missing.
    """
    found: dict[str, int | Named | None] = {}
    for row in csv_module.DictReader(io.StringIO(text)):
        key, n = row["data"], row["n"]
        if key == NOT_AVAILABLE:
            continue
        if key in LISTS and n != NOT_AVAILABLE:
            found[key] = tuple(_entry(entry) for entry in n.split(";") if entry.strip())
        else:
            found[key] = _count(n)
    return found


def name_as_written(name: str) -> str:
    """The name without the signs and line breaks that the package stumbles over.

    >>> print(name_as_written("Wrong population,\\n'adults'; low dose"))
    Wrong population– ’adults’/ low dose
    """
    return " ".join(name.translate(_ALIKE).split())


def _numbers(flow: Flow) -> dict[str, str]:
    """What stands under `n`, by key."""
    counts = {
        "database_results": flow.database_results,
        "register_results": flow.register_results,
        "duplicates": flow.duplicates,
        "excluded_automatic": flow.excluded_automatic,
        "excluded_other": flow.excluded_other,
        "records_screened": flow.records_screened,
        "records_excluded": flow.records_excluded,
        "dbr_sought_reports": flow.reports_sought,
        "dbr_notretrieved_reports": flow.reports_not_retrieved,
        "dbr_assessed": flow.reports_assessed,
        "new_studies": flow.new_studies,
        "new_reports": flow.new_reports,
    }
    lists = {
        "database_specific_results": [(each.name, each.n) for each in flow.databases],
        "register_specific_results": [(each.name, each.n) for each in flow.registers],
        "dbr_excluded": [(each.reason, each.n) for each in flow.reasons],
    }
    return {
        **{key: str(count) for key, count in counts.items()},
        **{key: _list(entries) for key, entries in lists.items()},
    }


def _list(entries: Sequence[tuple[str, int]]) -> str:
    if not entries:
        return NOT_AVAILABLE
    listed = "; ".join(f"{name_as_written(name)}, {n}" for name, n in entries)
    # A spreadsheet would take a cell that starts so for a formula.
    return f" {listed}" if listed.startswith(("=", "+", "-", "@")) else listed


def _entry(entry: str) -> tuple[str, int | None]:
    name, comma, n = entry.partition(",")
    if not comma and (alone := _count(entry)) is not None:
        return "", alone
    return name.strip(), _count(n)


def _count(text: str) -> int | None:
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() else None
