"""What stands in each box of the official template for new reviews of databases and registers."""

from dataclasses import dataclass

from reviews.prisma.flow import Flow, SourceCount

HEADING = "Identification of studies via databases and registers"


@dataclass(frozen=True, slots=True)
class Line:
    """One statement in a box: words, and a count where it has one.

    `indent` is 0 for the box's own words, 1 and 2 for what is listed below them. `below` puts the
    count on its own line, as the template does. `waiting` marks what is still to be settled.
    """

    words: str
    n: int | None = None
    indent: int = 0
    below: bool = False
    waiting: bool = False

    @property
    def count(self) -> str:
        """The count as the template writes it, or nothing.

        >>> Line("Records screened", 1204).count
        '(n = 1,204)'
        """
        return "" if self.n is None else f"(n = {self.n:,})"


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its key, by which it is linked, and its lines."""

    key: str
    lines: tuple[Line, ...]

    @property
    def waiting(self) -> bool:
        """Whether something in this box is still to be settled."""
        return any(line.waiting for line in self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """A box of the left column and the box on its right that its losses go to."""

    left: Box
    right: Box | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """One bar on the side, and the rows beside it."""

    name: str
    rows: tuple[Row, ...]


def phases(flow: Flow) -> tuple[Phase, ...]:
    """The three phases of the template, with the official words and the flow's numbers."""
    return (
        Phase("Identification", (Row(_identified(flow), _removed(flow)),)),
        Phase(
            "Screening",
            (
                Row(
                    _single(
                        "records_screened",
                        "Records screened",
                        flow.records_screened,
                        *_waiting("of which awaiting screening", flow.awaiting_screening),
                        *_waiting("of which in conflict", flow.conflicts, indent=2),
                    ),
                    _single("records_excluded", "Records excluded**", flow.records_excluded),
                ),
                Row(
                    _single(
                        "reports_sought",
                        f"Reports sought for retrieval{'†' if _corrected(flow) else ''}",
                        flow.reports_sought,
                        *_waiting("of which awaiting retrieval", flow.awaiting_retrieval),
                    ),
                    _single(
                        "reports_not_retrieved", "Reports not retrieved", flow.reports_not_retrieved
                    ),
                ),
                Row(
                    _single(
                        "reports_assessed",
                        f"Reports assessed for eligibility{'‡' if _unclassified(flow) else ''}",
                        flow.reports_assessed,
                        *_waiting("of which awaiting a decision", flow.awaiting_eligibility),
                        *_waiting("of which in conflict", flow.eligibility_conflicts, indent=2),
                    ),
                    Box(
                        "reports_excluded",
                        (
                            Line("Reports excluded:", None if flow.reasons else 0),
                            *(Line(each.reason, each.n, indent=1) for each in flow.reasons),
                        ),
                    ),
                ),
            ),
        ),
        Phase("Included", (Row(_included(flow)),)),
    )


def footnotes(flow: Flow) -> tuple[str, ...]:
    """What the marks in the boxes stand for, and every correction that the sums needed."""
    by_people = flow.records_excluded - flow.records_excluded_by_tools
    notes = [
        "* Including duplicate records removed before import "
        f"(n = {flow.duplicates_before_import:,}).",
        f"** By a human (n = {by_people:,}); "
        f"by automation tools (n = {flow.records_excluded_by_tools:,}).",
    ]
    if _corrected(flow):
        notes.append(
            f"† Reports sought beyond one for each record (n = {flow.extra_reports:,}); "
            f"records found to be one report (n = {flow.merged_reports:,})."
        )
    if _unclassified(flow):
        notes.append(
            "‡ Neither excluded nor included: reports of ongoing studies "
            f"(n = {flow.reports_ongoing:,}); reports awaiting classification "
            f"(n = {flow.reports_awaiting_classification:,})."
        )
    if not flow.is_final:
        notes.append("In progress: boxes with dashed borders hold what is not settled yet.")
    return tuple(notes)


def _single(key: str, words: str, n: int, *more: Line) -> Box:
    return Box(key, (Line(words, n, below=True), *more))


def _identified(flow: Flow) -> Box:
    return Box(
        "identified",
        (
            Line("Records identified from*:"),
            *_sources("Databases", flow.database_results, flow.databases),
            *_sources("Registers", flow.register_results, flow.registers),
        ),
    )


def _sources(kind: str, n: int, sources: tuple[SourceCount, ...]) -> tuple[Line, ...]:
    return (Line(kind, n, indent=1), *(Line(each.name, each.n, indent=2) for each in sources))


def _removed(flow: Flow) -> Box:
    return Box(
        "removed",
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


def _included(flow: Flow) -> Box:
    return Box(
        "included",
        (
            Line("Studies included in review", flow.new_studies, below=True),
            Line("Reports of included studies", flow.new_reports, below=True),
        ),
    )


def _waiting(words: str, n: int, *, indent: int = 1) -> tuple[Line, ...]:
    return (Line(words, n, indent=indent, waiting=True),) if n else ()


def _corrected(flow: Flow) -> bool:
    return bool(flow.extra_reports or flow.merged_reports)


def _unclassified(flow: Flow) -> bool:
    return bool(flow.reports_ongoing or flow.reports_awaiting_classification)
