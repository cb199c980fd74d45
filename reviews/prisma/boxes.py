"""What stands in each box of the four official templates, and which box leads to which."""

from reviews.prisma.chart import Box, Chart, Column, Head, Line, Phase
from reviews.prisma.counts import ReasonCount, SourceCount
from reviews.prisma.flow import Flow
from reviews.prisma.footnotes import (
    ADDED,
    DROPPED,
    NOT_SOUGHT,
    POOLED,
    SOUGHT,
    UNCLASSIFIED,
    footnotes,
    marked,
)

# The boxes that every template has.
BOX_KEYS = (
    "identified",
    "removed",
    "records_screened",
    "records_excluded",
    "reports_sought",
    "reports_not_retrieved",
    "reports_assessed",
    "reports_excluded",
    "included",
)
# Those of the column for other methods, and those of an updated review.
OTHER_BOX_KEYS = (
    "other_identified",
    "other_sought",
    "other_not_retrieved",
    "other_assessed",
    "other_excluded",
)
UPDATE_BOX_KEYS = ("previous", "total")

_ARROWS = (
    ("identified", "removed"),
    ("identified", "records_screened"),
    ("records_screened", "records_excluded"),
    ("records_screened", "reports_sought"),
    ("reports_sought", "reports_not_retrieved"),
    ("reports_sought", "reports_assessed"),
    ("reports_assessed", "reports_excluded"),
    ("reports_assessed", "included"),
    ("other_identified", "other_sought"),
    ("other_sought", "other_not_retrieved"),
    ("other_sought", "other_assessed"),
    ("other_assessed", "other_excluded"),
    ("other_assessed", "included"),
    ("previous", "total"),
    ("included", "total"),
)


def chart(flow: Flow) -> Chart:
    """The flow's template, with the official words and the flow's numbers."""
    template = flow.template
    rows = {
        "Identification": [[_identified(flow), _removed(flow)]],
        "Screening": [_screened(flow), _sought(flow), _assessed(flow)],
        "Included": [[_included(flow)]],
    }
    if template.has_other_methods:
        rows["Identification"][0].append(_other_identified(flow))
        rows["Screening"][1] += _other_sought(flow)
        rows["Screening"][2] += _other_assessed(flow)
    if template.is_updated:
        rows["Identification"][0].insert(0, _previous(flow))
        rows["Included"].append([_total(flow)])
    keys = {box.key for of_phase in rows.values() for row in of_phase for box in row}
    return Chart(
        heads=_heads(flow),
        phases=tuple(Phase(name, tuple(map(tuple, of_phase))) for name, of_phase in rows.items()),
        arrows=tuple(arrow for arrow in _ARROWS if keys.issuperset(arrow)),
        notes=footnotes(flow),
    )


def _heads(flow: Flow) -> tuple[Head, ...]:
    template = flow.template
    studies = "new studies" if template.is_updated else "studies"
    heads = [
        Head(f"Identification of {studies} via databases and registers", Column.MAIN, Column.LOSSES)
    ]
    if template.is_updated:
        heads.insert(0, Head("Previous studies", Column.PREVIOUS, Column.PREVIOUS))
    if template.has_other_methods:
        words = f"Identification of {studies} via other methods"
        heads.append(Head(words, Column.OTHER, Column.OTHER_LOSSES))
    return tuple(heads)


def _identified(flow: Flow) -> Box:
    return Box(
        "identified",
        Column.MAIN,
        (
            Line("Records identified from*:"),
            *_sources("Databases", flow.database_results, flow.databases),
            *_sources("Registers", flow.register_results, flow.registers),
        ),
    )


def _removed(flow: Flow) -> Box:
    return Box(
        "removed",
        Column.LOSSES,
        (
            Line("Records removed before screening:"),
            Line("Duplicate records removed", flow.duplicates, indent=1),
            Line(
                "Records marked as ineligible by automation tools",
                flow.excluded_automatic,
                indent=1,
            ),
            Line("Records removed for other reasons", flow.excluded_other, indent=1),
        ),
    )


def _other_identified(flow: Flow) -> Box:
    others = (
        _sources("Other sources", flow.other_results, flow.other_sources)
        if flow.other_sources
        else ()
    )
    return Box(
        "other_identified",
        Column.OTHER,
        (
            Line(f"{marked(flow, 'Records identified from', NOT_SOUGHT)}:"),
            *_sources("Websites", flow.website_results, flow.websites),
            *_sources("Organisations", flow.organisation_results, flow.organisations),
            *_sources("Citation searching", flow.citation_results, flow.citation_searching),
            *others,
            *_waiting("of which awaiting screening", flow.other_awaiting_screening),
            *_waiting("of which in conflict", flow.other_conflicts, indent=2),
        ),
    )


def _sources(kind: str, n: int, sources: tuple[SourceCount, ...]) -> tuple[Line, ...]:
    """The kind's records, then each source's; a sole source with the kind's name is said once."""
    named = [(each.name.casefold(), each.n) for each in sources]
    listed = () if named == [(kind.casefold(), n)] else sources
    return (Line(kind, n, indent=1), *(Line(each.name, each.n, indent=2) for each in listed))


def _screened(flow: Flow) -> list[Box]:
    return [
        _single(
            "records_screened",
            Column.MAIN,
            "Records screened",
            flow.records_screened,
            *_waiting("of which awaiting screening", flow.awaiting_screening),
            *_waiting("of which in conflict", flow.conflicts, indent=2),
        ),
        _single("records_excluded", Column.LOSSES, "Records excluded**", flow.records_excluded),
    ]


def _sought(flow: Flow) -> list[Box]:
    return [
        _single(
            "reports_sought",
            Column.MAIN,
            marked(flow, "Reports sought for retrieval", SOUGHT),
            flow.reports_sought,
            *_waiting("of which awaiting retrieval", flow.awaiting_retrieval),
        ),
        _single(
            "reports_not_retrieved",
            Column.LOSSES,
            "Reports not retrieved",
            flow.reports_not_retrieved,
        ),
    ]


def _other_sought(flow: Flow) -> list[Box]:
    return [
        _single(
            "other_sought",
            Column.OTHER,
            "Reports sought for retrieval",
            flow.other_sought,
            *_waiting("of which awaiting retrieval", flow.other_awaiting_retrieval),
        ),
        _single(
            "other_not_retrieved",
            Column.OTHER_LOSSES,
            "Reports not retrieved",
            flow.other_not_retrieved,
        ),
    ]


def _assessed(flow: Flow) -> list[Box]:
    noted = flow.reports_ongoing or flow.reports_awaiting_classification
    return [
        _single(
            "reports_assessed",
            Column.MAIN,
            f"Reports assessed for eligibility{UNCLASSIFIED if noted else ''}",
            flow.reports_assessed,
            *_waiting("of which awaiting a decision", flow.awaiting_eligibility),
            *_waiting("of which in conflict", flow.eligibility_conflicts, indent=2),
        ),
        Box("reports_excluded", Column.LOSSES, _excluded(flow.reasons)),
    ]


def _other_assessed(flow: Flow) -> list[Box]:
    noted = flow.other_ongoing or flow.other_awaiting_classification
    return [
        _single(
            "other_assessed",
            Column.OTHER,
            f"Reports assessed for eligibility{UNCLASSIFIED if noted else ''}",
            flow.other_assessed,
            *_waiting("of which awaiting a decision", flow.other_awaiting_eligibility),
            *_waiting("of which in conflict", flow.other_eligibility_conflicts, indent=2),
        ),
        Box("other_excluded", Column.OTHER_LOSSES, _excluded(flow.other_reasons)),
    ]


def _excluded(reasons: tuple[ReasonCount, ...]) -> tuple[Line, ...]:
    return (
        Line("Reports excluded:", None if reasons else 0),
        *(Line(each.reason, each.n, indent=1) for each in reasons),
    )


def _previous(flow: Flow) -> Box:
    studies = flow.previous.studies if flow.previous else 0
    reports = flow.previous.reports if flow.previous else 0
    return Box(
        "previous",
        Column.PREVIOUS,
        (
            Line(
                marked(flow, "Studies included in previous version of review", DROPPED),
                studies,
                below=True,
            ),
            Line("Reports of studies included in previous version of review", reports, below=True),
        ),
    )


def _included(flow: Flow) -> Box:
    updated = flow.template.is_updated
    studies = "New studies included in review" if updated else "Studies included in review"
    reports = "Reports of new included studies" if updated else "Reports of included studies"
    return Box(
        "included",
        Column.MAIN,
        (
            Line(
                studies if updated else marked(flow, studies, POOLED), flow.new_studies, below=True
            ),
            Line(marked(flow, reports, ADDED), flow.new_reports, below=True),
        ),
    )


def _total(flow: Flow) -> Box:
    return Box(
        "total",
        Column.MAIN,
        (
            Line(
                marked(flow, "Total studies included in review", POOLED),
                flow.total_studies,
                below=True,
            ),
            Line("Reports of total included studies", flow.total_reports, below=True),
        ),
    )


def _single(key: str, column: Column, words: str, n: int, *more: Line) -> Box:
    return Box(key, column, (Line(words, n, below=True), *more))


def _waiting(words: str, n: int, *, indent: int = 1) -> tuple[Line, ...]:
    return (Line(words, n, indent=indent, waiting=True),) if n else ()
