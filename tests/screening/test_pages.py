"""The screening page says why there is nothing to read."""

from uuid import uuid4

from reviews.protocol.actions import close_stage
from tests.cast import HTMX, TITLE_ABSTRACT, YES
from tests.screening.acting import vote


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


def test_taking_back_is_not_told_as_the_decision_before_it(signed_in, ada, studies):
    first, second = studies(2)
    vote(first, ada, YES)
    vote(second, ada, YES)
    address = f"/reviews/{ada.review_id}/screen/title_abstract/{second.pk}/withdraw/"

    shown = signed_in(ada).post(address, {"request_id": uuid4()}, headers=HTMX).content.decode()

    assert "Taken back." in shown
    assert "Saved." not in shown
