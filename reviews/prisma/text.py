"""The flow in one paragraph, for screen readers and for the report."""

from reviews.prisma.flow import Flow


def summary(flow: Flow) -> str:
    """The flow in plain sentences; says of nothing that it is done while it is still awaited.

    >>> print(summary(Flow()))
    No records have been identified yet.
    """
    if not flow.identified:
        return "No records have been identified yet."
    sentences = [
        _identification(flow),
        _screening(flow),
        _retrieval(flow),
        _eligibility(flow),
        _inclusion(flow),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def counted(number: int, singular: str) -> str:
    """The number with its noun, whose first word takes the plural.

    >>> counted(1, "report of an included study"), counted(1200, "record")
    ('1 report of an included study', '1,200 records')
    """
    noun, space, rest = singular.partition(" ")
    if number == 1:
        return f"1 {singular}"
    plural = "studies" if noun == "study" else f"{noun}s"
    return f"{number:,} {plural}{space}{rest}"


def _listed(parts: list[str]) -> str:
    """The parts as a sentence lists them."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _identification(flow: Flow) -> str:
    origins = [
        f"{number:,} from {counted(sources, kind)}"
        for number, sources, kind in (
            (flow.database_results, len(flow.databases), "database"),
            (flow.register_results, len(flow.registers), "register"),
        )
        if sources
    ]
    removed = [
        words
        for number, words in (
            (flow.duplicates, counted(flow.duplicates, "duplicate")),
            (
                flow.excluded_automatic,
                f"{counted(flow.excluded_automatic, 'record')} marked as ineligible by automation "
                "tools",
            ),
            (
                flow.excluded_other,
                f"{counted(flow.excluded_other, 'record')} for other reasons",
            ),
        )
        if number
    ]
    verb = "was" if flow.identified == 1 else "were"
    first = f"{counted(flow.identified, 'record')} {verb} identified ({_listed(origins)})."
    if not removed:
        return first
    together = flow.duplicates + flow.excluded_automatic + flow.excluded_other
    verb = "was" if together == 1 else "were"
    return f"{first} Before screening, {_listed(removed)} {verb} removed."


def _screening(flow: Flow) -> str:
    if not flow.records_screened:
        return ""
    verb = "is" if flow.records_screened == 1 else "are"
    parts = [f"{flow.records_excluded:,} excluded"]
    if flow.awaiting_screening:
        conflicts = f", {flow.conflicts:,} of them in conflict" if flow.conflicts else ""
        parts.append(f"{flow.awaiting_screening:,} awaiting screening{conflicts}")
    if flow.is_final or not flow.awaiting_screening:
        verb = "was" if flow.records_screened == 1 else "were"
        return f"{counted(flow.records_screened, 'record')} {verb} screened and {parts[0]}."
    return (
        f"{counted(flow.records_screened, 'record')} {verb} in screening: so far {_listed(parts)}."
    )


def _retrieval(flow: Flow) -> str:
    if not flow.reports_sought:
        return ""
    verb = "was" if flow.reports_sought == 1 else "were"
    parts = [f"{flow.reports_not_retrieved:,} not retrieved"]
    if flow.awaiting_retrieval:
        parts.append(f"{flow.awaiting_retrieval:,} awaiting retrieval")
    return (
        f"{counted(flow.reports_sought, 'report')} {verb} sought for retrieval: {_listed(parts)}."
    )


def _eligibility(flow: Flow) -> str:
    if not flow.reports_assessed:
        return ""
    parts = [f"{flow.reports_excluded:,} excluded"]
    if reasons := [f"{each.reason}, {each.n:,}" for each in flow.reasons if each.n]:
        parts[0] += f" ({'; '.join(reasons)})"
    if flow.awaiting_eligibility:
        conflicts = (
            f", {flow.eligibility_conflicts:,} of them in conflict"
            if flow.eligibility_conflicts
            else ""
        )
        parts.append(f"{flow.awaiting_eligibility:,} awaiting a decision{conflicts}")
    if flow.reports_ongoing:
        parts.append(f"{flow.reports_ongoing:,} of ongoing studies")
    if flow.reports_awaiting_classification:
        parts.append(f"{flow.reports_awaiting_classification:,} awaiting classification")
    if flow.awaiting_eligibility:
        lead = f"{counted(flow.reports_assessed, 'report')} reached eligibility assessment"
    else:
        verb = "was" if flow.reports_assessed == 1 else "were"
        lead = f"{counted(flow.reports_assessed, 'report')} {verb} assessed for eligibility"
    return f"{lead}: {_listed(parts)}."


def _inclusion(flow: Flow) -> str:
    studies = counted(flow.new_studies, "study")
    verb = "is" if flow.new_studies == 1 else "are"
    reports = f" ({counted(flow.new_reports, 'report')})" if flow.new_reports else ""
    so_far = "" if flow.is_final else " so far"
    return f"{studies} {verb} included{so_far}{reports}."
