"""The screening page says why there is nothing to read."""

from reviews.protocol.actions import close_stage
from tests.cast import TITLE_ABSTRACT


def page(signed_in, ada):
    address = f"/reviews/{ada.review_id}/screen/title_abstract/next/"
    return signed_in(ada).get(address).content.decode()


def test_an_empty_queue_is_at_its_end(signed_in, ada):
    assert "You have read everything here" in page(signed_in, ada)


def test_a_closed_stage_says_so(signed_in, lena, ada, study):
    close_stage(lena, TITLE_ABSTRACT)

    shown = page(signed_in, ada)

    assert "Screening is closed here" in shown
    assert study.title not in shown
