"""The flow as the CSV that the R package PRISMA2020 reads.

The package breaks a list of reasons at semicolons and a reason at its comma, and pastes names into
a drawing program's source, where straight quotation marks end a string and a backslash changes the
next sign. Names are therefore written with other signs that look alike.

The package has no keys for what the official templates leave to notes: what is still awaited,
corrections, and other sources than websites, organisations and citation searching. The records of
such sources are counted with those of organisations, under a label that says so.
"""

import csv as csv_module
import io
from collections.abc import Sequence

from reviews.prisma.flow import Flow
from reviews.prisma.lettering import drawable

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

# The labels that the template of an updated review words in another way, by key or else by box.
_UPDATED_LABELS = {
    "newstud": "Identification of new studies via databases and registers",
    "othstud": "Identification of new studies via other methods",
    "new_studies": "New studies included in review",
    "new_reports": "Reports of new included studies",
}

_ALIKE = str.maketrans({",": "–", ";": "/", "'": "\u2019", '"': "\u201d", "\\": "\u2216"})


def csv(flow: Flow) -> str:
    """The flow in 34 rows under one header; NA where its template has no such box or list."""
    numbers = _numbers(flow)
    labels = _UPDATED_LABELS if flow.template.is_updated else {}
    if flow.other_sources:
        labels = {**labels, "organisation_results": "Organisations and other sources"}
    out = io.StringIO()
    writer = csv_module.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for key, node, box, words, of in _ROWS:
        label = labels.get(key or box, words)
        description = f"{label} ({of})" if of else label
        n = numbers.get(key, NOT_AVAILABLE)
        url = f"{key or box}.html"
        names = (key or NOT_AVAILABLE, node or NOT_AVAILABLE, box)
        writer.writerow((*names, description, label, description, url, n))
    return out.getvalue()


def name_as_written(name: str) -> str:
    """The name without the signs and line breaks that the package stumbles over.

    >>> print(name_as_written("Wrong population,\\n'adults'; low dose"))
    Wrong population– ’adults’/ low dose
    """
    return " ".join(drawable(name).translate(_ALIKE).split())


def _numbers(flow: Flow) -> dict[str, str]:
    """What stands under `n`, by key; only keys that the flow's template has a line for."""
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
    if flow.template.has_other_methods:
        counts |= {
            "website_results": flow.website_results,
            "organisation_results": flow.organisation_results + flow.other_results,
            "citations_results": flow.citation_results,
            "other_sought_reports": flow.other_sought,
            "other_notretrieved_reports": flow.other_not_retrieved,
            "other_assessed": flow.other_assessed,
        }
    if flow.previous:
        counts |= {
            "previous_studies": flow.previous.studies,
            "previous_reports": flow.previous.reports,
            "total_studies": flow.total_studies,
            "total_reports": flow.total_reports,
        }
    if flow.meta_analysis:
        counts |= {
            "total_studies_ma": flow.meta_analysis.studies,
            "total_reports_ma": flow.meta_analysis.reports,
        }
    lists = {
        "database_specific_results": [(each.name, each.n) for each in flow.databases],
        "register_specific_results": [(each.name, each.n) for each in flow.registers],
        "dbr_excluded": [(each.reason, each.n) for each in flow.reasons],
        "other_excluded": [(each.reason, each.n) for each in flow.other_reasons],
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
