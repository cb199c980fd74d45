"""The diagram in pixels."""

import io

import pytest
from PIL import Image

from reviews.prisma import Template, layout, png
from tests.prisma.naming import flow_naming
from tests.prisma.reading import SIXTY, sixty


def opened(drawing, **how) -> Image.Image:
    return Image.open(io.BytesIO(png.png(drawing, title="A flow", **how)))


@pytest.mark.parametrize("scale", [1, 2])
def test_a_unit_of_the_drawing_has_as_many_pixels_as_asked_for(final, scale):
    drawing = layout(final)

    picture = opened(drawing, scale=scale)

    assert picture.format == "PNG"
    assert picture.size == pytest.approx((drawing.width * scale, drawing.height * scale), abs=1)
    assert picture.info["dpi"] == pytest.approx((96 * scale, 96 * scale), abs=0.1)


def test_every_box_has_ink_and_the_ground_is_white(updated_with_other):
    drawing = layout(updated_with_other)

    picture = opened(drawing, scale=1).convert("L")

    assert picture.getpixel((2, 2)) == 255
    for box in drawing.boxes:
        at = box.place
        darkest, _ = picture.crop(
            (int(at.x), int(at.y), int(at.right), int(at.bottom))
        ).getextrema()
        assert darkest < 100


def test_a_very_long_diagram_has_fewer_pixels_to_the_inch(monkeypatch):
    drawing = layout(
        flow_naming([sixty(SIXTY["wide letters"], n) for n in range(30)], Template.NEW)
    )
    monkeypatch.setattr(png, "MOST_PIXELS", 1_000_000)

    wide, high = opened(drawing).size

    assert 900_000 < wide * high < 1_010_000
    assert wide / high == pytest.approx(drawing.width / drawing.height, rel=0.01)
