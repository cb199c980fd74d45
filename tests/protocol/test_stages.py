"""Closing and opening a stage from the overview."""

import pytest
from django.urls import reverse

from reviews.choices import Stage
from tests.protocol.test_team import undo_of


def rule_of(review, stage):
    return review.stage_rules.get(stage=stage)


def test_a_lead_closes_a_stage_and_undo_opens_it(signed_in, lena, review):
    close = reverse("protocol:close_stage", args=[review.pk, Stage.TITLE_ABSTRACT])

    page = signed_in(lena).post(close, follow=True)

    assert "Title &amp; abstract is closed." in page.text
    assert rule_of(review, Stage.TITLE_ABSTRACT).is_closed
    assert not rule_of(review, Stage.FULL_TEXT).is_closed
    signed_in(lena).post(undo_of(page.text))
    assert not rule_of(review, Stage.TITLE_ABSTRACT).is_closed


def test_closing_twice_says_that_it_is_closed(signed_in, lena, review):
    close = reverse("protocol:close_stage", args=[review.pk, Stage.FULL_TEXT])
    signed_in(lena).post(close)

    page = signed_in(lena).post(close, follow=True)

    assert "This stage is closed already." in page.text


@pytest.mark.parametrize("address", ["protocol:close_stage", "protocol:open_stage"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("cleo", 403), ("ada", 403), ("libby", 403), ("olive", 403), ("eve", 404)],
)
def test_only_leads_close_and_open(signed_in, request, review, address, who, status):
    person = request.getfixturevalue(who)

    answer = signed_in(person).post(reverse(address, args=[review.pk, Stage.FULL_TEXT]))

    assert answer.status_code == status
    assert not rule_of(review, Stage.FULL_TEXT).is_closed


def test_there_is_no_third_stage(signed_in, lena, review):
    answer = signed_in(lena).post(reverse("protocol:close_stage", args=[review.pk, "abstract"]))

    assert answer.status_code == 404
