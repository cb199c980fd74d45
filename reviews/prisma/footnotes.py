"""The notes below the diagram: what its marks stand for, and every correction the sums needed."""

from reviews.prisma.flow import Flow

SOUGHT = "†"
UNCLASSIFIED = "‡"
NOT_SOUGHT = "§"
DROPPED = "◊"
ADDED = "¶"
POOLED = "#"


def footnotes(flow: Flow) -> tuple[str, ...]:
    """The notes in the order of their marks; one for each correction that is not 0."""
    notes = [
        _of_sources(flow),
        f"** {_count('By a human', flow.records_excluded_by_people)}; "
        f"{_count('by automation tools', flow.records_excluded_by_tools)}.",
    ]
    notes += [
        f"{mark} {lead}{'; '.join(_count(words, n) for words, n in listed)}."
        for mark, (lead, parts) in _corrections(flow).items()
        if (listed := [(words, n) for words, n in parts if n])
    ]
    if not flow.is_final:
        notes.append("In progress: boxes with dashed borders hold what is not settled yet.")
    return tuple(notes)


def marked(flow: Flow, words: str, *marks: str) -> str:
    """The words of a box, followed by those of the marks that have a note in this flow.

    >>> marked(Flow(), "Reports sought for retrieval", SOUGHT)
    'Reports sought for retrieval'
    """
    noted = _corrections(flow)
    return words + "".join(mark for mark in marks if any(n for _, n in noted[mark][1]))


def _of_sources(flow: Flow) -> str:
    note = "* Every record that each database and register gave, duplicates included"
    if n := flow.duplicates_before_import:
        note += f"; of these, {_count('duplicate records removed before import', n)}"
    return f"{note}."


def _corrections(flow: Flow) -> dict[str, tuple[str, list[tuple[str, int]]]]:
    """What each mark stands for: how its note begins, and the numbers in it, which may all be 0."""
    of_previous = flow.previous
    pooled = flow.meta_analysis
    return {
        SOUGHT: (
            "",
            [
                ("Reports sought beyond one for each record", flow.extra_reports),
                ("records found to be one report", flow.merged_reports),
            ],
        ),
        UNCLASSIFIED: (
            "Neither excluded nor included: ",
            [
                ("reports of ongoing studies", flow.reports_ongoing),
                ("reports awaiting classification", flow.reports_awaiting_classification),
                ("reports of ongoing studies via other methods", flow.other_ongoing),
                (
                    "reports awaiting classification via other methods",
                    flow.other_awaiting_classification,
                ),
            ],
        ),
        NOT_SOUGHT: (
            "Not sought for retrieval: ",
            [
                ("duplicate records", flow.other_duplicates),
                ("records removed before screening", flow.other_removed),
                ("records excluded on title or abstract", flow.other_excluded_on_title),
            ],
        ),
        DROPPED: (
            "Not included any more: ",
            [
                ("studies", of_previous.dropped_studies if of_previous else 0),
                ("their reports", of_previous.reports_of_dropped_studies if of_previous else 0),
            ],
        ),
        ADDED: (
            "",
            [
                (
                    "New reports of studies included in the previous version, not counted here",
                    flow.reports_added_to_previous,
                )
            ],
        ),
        POOLED: (
            "In the meta-analysis: ",
            [
                ("studies", pooled.studies if pooled else 0),
                ("reports", pooled.reports if pooled else 0),
            ],
        ),
    }


def _count(words: str, n: int) -> str:
    return f"{words} (n = {n:,})"
