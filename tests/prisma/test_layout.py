"""Where everything stands: nothing overlaps or leaves its frame; arrows join the right boxes."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.prisma import (
    BOX_KEYS,
    OTHER_BOX_KEYS,
    UPDATE_BOX_KEYS,
    Drawing,
    Template,
    layout,
)
from reviews.prisma.drawing import Place, Point
from reviews.prisma.lettering import KEEP, width, wrap
from tests.prisma.naming import LONG_NAMES, flow_naming

COUNT = re.compile(r"\(n = [\d,]+\)")
DATABASES_ARROWS = {
    ("identified", "removed"),
    ("identified", "records_screened"),
    ("records_screened", "records_excluded"),
    ("records_screened", "reports_sought"),
    ("reports_sought", "reports_not_retrieved"),
    ("reports_sought", "reports_assessed"),
    ("reports_assessed", "reports_excluded"),
    ("reports_assessed", "included"),
}
OTHER_ARROWS = {
    ("other_identified", "other_sought"),
    ("other_sought", "other_not_retrieved"),
    ("other_sought", "other_assessed"),
    ("other_assessed", "other_excluded"),
    ("other_assessed", "included"),
}
UPDATE_ARROWS = {("previous", "total"), ("included", "total")}


@pytest.mark.parametrize(
    ("name", "keys", "arrows"),
    [
        ("final", BOX_KEYS, DATABASES_ARROWS),
        ("with_other", BOX_KEYS + OTHER_BOX_KEYS, DATABASES_ARROWS | OTHER_ARROWS),
        ("updated", BOX_KEYS + UPDATE_BOX_KEYS, DATABASES_ARROWS | UPDATE_ARROWS),
        (
            "updated_with_other",
            BOX_KEYS + OTHER_BOX_KEYS + UPDATE_BOX_KEYS,
            DATABASES_ARROWS | OTHER_ARROWS | UPDATE_ARROWS,
        ),
    ],
)
def test_each_template_has_its_boxes_and_arrows(request, name, keys, arrows):
    drawing = layout(request.getfixturevalue(name))

    assert sorted(box.key for box in drawing.boxes) == sorted(keys)
    assert {(arrow.start, arrow.end) for arrow in drawing.arrows} == arrows
    assert len(drawing.arrows) == len(arrows)


@given(st.data())
def test_nothing_overlaps_and_everything_is_in_the_picture(any_flow, data):
    refuse_overlaps(layout(data.draw(any_flow)))


@given(st.data())
def test_every_text_fits_its_frame(any_flow, data):
    refuse_overflow(layout(data.draw(any_flow)))


@given(st.data())
def test_no_footnote_breaks_within_a_count(any_flow, data):
    drawing = layout(data.draw(any_flow))

    lines = [line.text for note in drawing.notes for line in note.lines]

    assert [line for line in lines if line.count("(n") != len(COUNT.findall(line))] == []


@given(st.data())
def test_every_arrow_leads_from_edge_to_edge_and_through_no_box(any_flow, data):
    refuse_stray_arrows(layout(data.draw(any_flow)))


@given(st.lists(LONG_NAMES, min_size=1, max_size=30, unique=True), st.sampled_from(Template))
def test_thirty_long_names_leave_no_box(names, template):
    drawing = layout(flow_naming(names, template))

    refuse_overlaps(drawing)
    refuse_overflow(drawing)
    refuse_stray_arrows(drawing)


@given(st.text(max_size=80), st.integers(40, 400))
def test_wrapping_loses_nothing_and_keeps_within_the_width(text, within):
    lines = wrap(text, within=within, size=14)

    assert all(width(line, size=14) <= within for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.replace("\0", KEEP).split())


def refuse_overlaps(drawing: Drawing) -> None:
    frames = [thing.place for thing in (*drawing.boxes, *drawing.heads, *drawing.bars)]
    for at, frame in enumerate(frames):
        assert frame.x > 0
        assert frame.y > 0
        assert frame.right < drawing.width
        assert frame.bottom < drawing.height
        assert not any(overlap(frame, other) for other in frames[at + 1 :])


def overlap(a: Place, b: Place) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def refuse_overflow(drawing: Drawing) -> None:
    for box in drawing.boxes:
        lines = [(line, each.size) for each in box.statements for line in each.lines]
        for line, size in lines:
            assert box.place.x < line.x
            assert line.x + width(line.text, size=size) <= box.place.right
            assert box.place.y + size <= line.y <= box.place.bottom - 4
        assert all(below.y - above.y >= 19 for (above, _), (below, _) in pairwise(lines))
    for head in drawing.heads:
        for line in head.statement.lines:
            wide = width(line.text, size=head.statement.size, bold=True)
            assert line.x == head.place.middle
            assert wide <= head.place.width
            assert head.place.y + 14 <= line.y <= head.place.bottom - 4
    for bar in drawing.bars:
        (line,) = bar.statement.lines
        assert width(line.text, size=bar.statement.size, bold=True) <= bar.place.height
    for note in drawing.notes:
        for line in note.lines:
            assert line.x + width(line.text, size=note.size) <= drawing.width
            assert line.y <= drawing.height


def refuse_stray_arrows(drawing: Drawing) -> None:
    for arrow in drawing.arrows:
        start, end = drawing.box(arrow.start).place, drawing.box(arrow.end).place
        tip = arrow.head[0]
        assert on_edge(arrow.path[0], start)
        assert on_edge(tip, end)
        for a, b in pairwise((*arrow.path[:-1], tip)):
            assert a[0] == b[0] or a[1] == b[1]
            assert not any(crosses(a, b, box.place) for box in drawing.boxes)


def on_edge(point: Point, place: Place) -> bool:
    x, y = point
    beside = x in {place.x, place.right} and place.y < y < place.bottom
    return beside or (y in {place.y, place.bottom} and place.x < x < place.right)


def crosses(a: Point, b: Point, place: Place) -> bool:
    """Whether the line goes through the inside of the box, not only to its edge."""
    left, right = sorted((a[0], b[0]))
    top, bottom = sorted((a[1], b[1]))
    return left < place.right and right > place.x and top < place.bottom and bottom > place.y
