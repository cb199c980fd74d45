"""The head of a page holds whatever a review is called."""

import pytest

from reviews.protocol.models import Review


@pytest.mark.parametrize("title", ["Walking and resting " * 13, "W" * 300], ids=["long", "a word"])
@pytest.mark.parametrize("width", [360, 770, 800, 1280])
def test_a_long_title_keeps_the_trail_on_one_line_beside_the_menu(
    window, ada, review, study, title, width
):
    Review.objects.filter(pk=review.pk).update(title=title)
    page = window(ada, viewport={"width": width, "height": 800})
    page.goto(f"/reviews/{review.pk}/studies/{study.pk}/")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = [part.bounding_box() for part in page.locator(".trail li:visible").all()]
    assert max(box["y"] for box in boxes) - min(box["y"] for box in boxes) < 5
    assert page.locator(".trail").bounding_box()["height"] < 40
    if width == 1280:
        menu = page.locator("header .menu").bounding_box()
        assert max(box["x"] + box["width"] for box in boxes) <= menu["x"]
