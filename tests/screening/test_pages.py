"""The screening page says why there is nothing to read, what was saved, and what was not."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from reviews.protocol.actions import close_stage
from tests.cast import FULL_TEXT, HTMX, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, disagree, settle_conflict, vote


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


def test_the_counter_goes_on_from_what_stands(signed_in, ada, studies):
    studies(3)
    client, shown = signed_in(ada), page(signed_in, ada)
    counted = []

    def press(form):
        nonlocal shown
        address = re.search(f'id="{form}"[^>]* action="([^"]+)"', shown)[1]
        fields = re.findall('type="hidden" name="([a-z_]+)" value="([^"]*)"', shown)
        sent = {"verdict": "include", **dict(fields), "request_id": uuid4()}
        shown = client.post(address, sent, headers=HTMX).text
        counted.append(re.search("[0-9]+ of [0-9]+", shown)[0])

    for form in ("decision", "undo-form", "decision", "undo-form", "decision", "decision"):
        press(form)
    shown = client.get(re.search('href="([^"]+)" data-key="arrowleft"', shown)[1]).text
    press("decision")

    numbers = [1, 0, 1, 0, 1, 2, 2]
    assert counted == [f"{number} of 3" for number in numbers]


@pytest.mark.parametrize(("stage", "bars"), [(TITLE_ABSTRACT, 1), (FULL_TEXT, 0)])
def test_no_bar_is_drawn_where_the_total_may_not_be_told(signed_in, ada, ben, studies, stage, bars):
    for study in studies(3)[:2]:
        agree(study, ada, ben)
    address = reverse("screening:take", args=[ada.review_id, stage])

    assert signed_in(ada).get(address).text.count("<progress") == bars


class TestARefusal:
    """It names the study it is about, and nothing beside it says that something was saved."""

    @pytest.fixture
    def send(self, signed_in, ada):
        def send(address, study, **form):
            return signed_in(ada).post(
                reverse(f"screening:{address}", args=[ada.review_id, TITLE_ABSTRACT, study.pk]),
                {"request_id": uuid4(), **form},
                headers=HTMX,
            )

        return send

    def expect_refused(self, answer, study):
        assert answer.status_code == 409
        assert f"“{study.title}”: " in answer.text
        assert "Saved." not in answer.text
        assert "undo-form" not in answer.text
        assert answer.text.count("data-announce") == 1

    def test_of_a_vote_on_what_was_settled(self, send, ada, ben, cleo, studies):
        settled, other, _ = studies(3)
        disagree(settled, ada, ben)
        settle_conflict(settled, cleo, NO)
        vote(other, ada, YES)

        self.expect_refused(send("decide", settled, verdict="include"), settled)

    def test_of_undo_when_the_stage_was_closed(self, send, lena, ada, study):
        vote(study, ada, NO)
        close_stage(lena, TITLE_ABSTRACT)

        self.expect_refused(send("withdraw", study), study)

    def test_a_long_title_is_shortened(self, send, ben, cleo, a_study):
        study = a_study(title="Walking and " * 40)
        vote(study, ben, YES)
        vote(study, cleo, YES)

        answer = send("decide", study, verdict="include")

        assert "“Walking and Walking" in answer.text
        assert "…”: This study received all the votes" in answer.text

    def test_of_a_form_that_is_incomplete(self, send, ada, studies):
        first, second = studies(2)
        vote(first, ada, YES)

        answer = send("decide", second)

        assert answer.status_code == 422
        assert "Saved." not in answer.text


def test_a_closed_stage_offers_no_undo(signed_in, lena, ada, study):
    vote(study, ada, YES)
    close_stage(lena, TITLE_ABSTRACT)
    back = reverse("screening:look_back", args=[ada.review_id, TITLE_ABSTRACT, study.pk])

    assert "undo-form" not in page(signed_in, ada)
    assert "undo-form" not in signed_in(ada).get(back).text
