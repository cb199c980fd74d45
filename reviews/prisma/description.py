"""The diagram's long description: every box, line and note of it, in the order of the arrows."""

from reviews.prisma.boxes import chart
from reviews.prisma.chart import Box, Column
from reviews.prisma.flow import Flow

_ORDER = list(Column)


def description(flow: Flow) -> str:
    """All that the diagram says, as lines of text: for those who do not see it.

    A line without indent names a column, or what is included at its end; below it, indented by two
    spaces, stands a line for each box from top to bottom; the notes come last.

    >>> print(description(Flow()).splitlines()[0])
    Identification of studies via databases and registers
    """
    content = chart(flow)
    *before, included = content.phases
    lines = []
    for head in content.heads:
        columns = _ORDER[_ORDER.index(head.first) : _ORDER.index(head.last) + 1]
        lines.append(head.words)
        lines += [
            f"  {_said(box)}"
            for phase in before
            for row in phase.rows
            for box in row
            if box.column in columns
        ]
    lines.append(included.name)
    lines += [f"  {_said(box)}" for row in included.rows for box in row]
    return "\n".join([*lines, "Notes", *(f"  {note}" for note in content.notes)])


def _said(box: Box) -> str:
    """The box in one line: a heading and what is listed below it, or one statement after another.

    >>> from reviews.prisma.chart import Line
    >>> _said(Box("x", Column.MAIN, (Line("Excluded:"), Line("Late", 2, 1), Line("Lost", 1, 1))))
    'Excluded: Late (n = 2); Lost (n = 1)'
    """
    said = ""
    for line in box.lines:
        between = "" if not said else " " if said.endswith(":") else "; "
        said += between + " ".join(filter(None, (" ".join(line.words.split()), line.count)))
    return said
