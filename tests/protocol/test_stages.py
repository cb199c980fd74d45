"""Closing and opening a stage from the overview."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.urls import reverse

from reviews.choices import Stage
from reviews.protocol.actions import close_stage, open_stage
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


def test_when_a_stage_was_opened_again_is_known_of_earlier_times_too(lena, review):
    close_stage(lena, Stage.FULL_TEXT)
    open_stage(lena, Stage.FULL_TEXT)
    kept = rule_of(review, Stage.FULL_TEXT).opened_again_at
    review.stage_rules.update(opened_again_at=None)

    with connection.cursor() as cursor:
        cursor.execute(import_module("reviews.migrations.0022_opened_again").FROM_THE_LOG)

    told = rule_of(review, Stage.FULL_TEXT).opened_again_at
    assert told is not None
    assert abs(told - kept) < timedelta(minutes=1)
    assert rule_of(review, Stage.TITLE_ABSTRACT).opened_again_at is None


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
