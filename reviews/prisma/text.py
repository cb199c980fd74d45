"""The flow in words: for screen readers, which it spares the picture, and for the report."""

from reviews.prisma.counts import ReasonCount
from reviews.prisma.flow import Flow

VIA_OTHER = " via other methods"


def summary(flow: Flow) -> str:
    """The flow in plain sentences; says of nothing that it is done while it is still awaited.

    >>> print(summary(Flow()))
    No records have been identified yet.
    """
    if not (flow.identified or flow.other_identified or flow.previous):
        return "No records have been identified yet."
    sentences = [
        _earlier_version(flow),
        _identification(flow),
        _screening(flow),
        _retrieval(flow.reports_sought, flow.reports_not_retrieved, flow.awaiting_retrieval),
        _eligibility(
            assessed=flow.reports_assessed,
            excluded=flow.reports_excluded,
            reasons=flow.reasons,
            awaiting=flow.awaiting_eligibility,
            conflicts=flow.eligibility_conflicts,
            ongoing=flow.reports_ongoing,
            unclassified=flow.reports_awaiting_classification,
        ),
        _other_identification(flow),
        _retrieval(
            flow.other_sought,
            flow.other_not_retrieved,
            flow.other_awaiting_retrieval,
            found=VIA_OTHER,
        ),
        _eligibility(
            assessed=flow.other_assessed,
            excluded=flow.other_excluded,
            reasons=flow.other_reasons,
            awaiting=flow.other_awaiting_eligibility,
            conflicts=flow.other_eligibility_conflicts,
            ongoing=flow.other_ongoing,
            unclassified=flow.other_awaiting_classification,
            found=VIA_OTHER,
        ),
        _inclusion(flow),
        _totals(flow),
        _meta_analysis(flow),
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


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _studies(studies: int, reports: int) -> str:
    return counted(studies, "study") + (f" ({counted(reports, 'report')})" if reports else "")


def _earlier_version(flow: Flow) -> str:
    if not (previous := flow.previous):
        return ""
    included = _studies(previous.studies, previous.reports)
    sentence = f"The previous version of the review included {included}"
    if dropped := previous.dropped_studies:
        out = _studies(dropped, previous.reports_of_dropped_studies)
        sentence += f", of which {out} {_is(dropped)} not included any more"
    return f"{sentence}."


def _identification(flow: Flow) -> str:
    if not flow.identified:
        return ""
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
    identified = counted(flow.identified, "record")
    first = f"{identified} {_was(flow.identified)} identified ({_listed(origins)})."
    if not removed:
        return first
    together = flow.duplicates + flow.excluded_automatic + flow.excluded_other
    return f"{first} Before screening, {_listed(removed)} {_was(together)} removed."


def _screening(flow: Flow) -> str:
    if not flow.records_screened:
        return ""
    screened = counted(flow.records_screened, "record")
    excluded = f"{flow.records_excluded:,} excluded"
    if by_tools := flow.records_excluded_by_tools:
        alone = flow.records_excluded == 1
        excluded += (
            " by automation tools" if alone else f", {by_tools:,} of them by automation tools"
        )
    if not flow.awaiting_screening:
        return f"{screened} {_was(flow.records_screened)} screened and {excluded}."
    in_conflict = _of_them(flow.awaiting_screening, flow.conflicts)
    parts = [excluded, f"{flow.awaiting_screening:,} awaiting screening{in_conflict}"]
    return f"{screened} {_is(flow.records_screened)} in screening: so far {_listed(parts)}."


def _of_them(awaiting: int, conflicts: int) -> str:
    """How many of so many are in conflict; of one alone, that it is."""
    if not conflicts:
        return ""
    return ", in conflict" if awaiting == 1 else f", {conflicts:,} of them in conflict"


def _other_identification(flow: Flow) -> str:
    """What other methods found, and what of it was never sought as a report."""
    if not (found := flow.other_identified):
        return ""
    origins = [
        f"{number:,} from {words}"
        for number, words in (
            (flow.website_results, counted(len(flow.websites), "website")),
            (flow.organisation_results, counted(len(flow.organisations), "organisation")),
            (flow.citation_results, "citation searching"),
            (flow.other_results, "other sources"),
        )
        if number
    ]
    parts = [
        f"{number:,} {words}"
        for number, words in (
            (flow.other_duplicates, "duplicate" if flow.other_duplicates == 1 else "duplicates"),
            (flow.other_removed, "removed before screening"),
            (flow.other_excluded_on_title, "excluded on title or abstract"),
            (
                flow.other_awaiting_screening,
                "awaiting screening"
                + _of_them(flow.other_awaiting_screening, flow.other_conflicts),
            ),
        )
        if number
    ]
    became = f": {_listed(parts)}" if parts else ""
    records = counted(found, "record")
    return f"{records} {_was(found)} identified via other methods ({_listed(origins)}){became}."


def _retrieval(sought: int, not_retrieved: int, awaiting: int, *, found: str = "") -> str:
    if not sought:
        return ""
    parts = [f"{not_retrieved:,} not retrieved"]
    if awaiting:
        parts.append(f"{awaiting:,} awaiting retrieval")
    reports = counted(sought, f"report{found and f' found{found}'}")
    return f"{reports} {_was(sought)} sought for retrieval: {_listed(parts)}."


def _eligibility(
    *,
    assessed: int,
    excluded: int,
    reasons: tuple[ReasonCount, ...],
    awaiting: int,
    conflicts: int,
    ongoing: int,
    unclassified: int,
    found: str = "",
) -> str:
    if not assessed:
        return ""
    parts = [f"{excluded:,} excluded"]
    if named := [f"{each.reason}, {each.n:,}" for each in reasons if each.n]:
        parts[0] += f" ({'; '.join(named)})"
    if awaiting:
        parts.append(f"{awaiting:,} awaiting a decision{_of_them(awaiting, conflicts)}")
    if ongoing:
        parts.append(f"{ongoing:,} of ongoing studies")
    if unclassified:
        parts.append(f"{unclassified:,} awaiting classification")
    reports = counted(assessed, f"report{found and f' found{found}'}")
    if awaiting:
        return f"{reports} reached eligibility assessment: {_listed(parts)}."
    return f"{reports} {_was(assessed)} assessed for eligibility: {_listed(parts)}."


def _inclusion(flow: Flow) -> str:
    so_far = "" if flow.is_final else " so far"
    studies = counted(flow.new_studies, "study")
    if flow.previous:
        studies = studies.replace(" ", " new ", 1)
    reports = f" ({counted(flow.new_reports, 'report')})" if flow.new_reports else ""
    sentence = f"{studies} {_is(flow.new_studies)} included{so_far}{reports}"
    if added := flow.reports_added_to_previous:
        sentence += f", besides {counted(added, 'report')} of studies included before"
    return f"{sentence}."


def _totals(flow: Flow) -> str:
    if not flow.previous:
        return ""
    return f"In total the review includes {_studies(flow.total_studies, flow.total_reports)}."


def _meta_analysis(flow: Flow) -> str:
    if not (pooled := flow.meta_analysis):
        return ""
    studies = _studies(pooled.studies, pooled.reports)
    return f"The meta-analysis pools {studies}."
