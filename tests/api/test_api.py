"""The addresses for programs: the numbers of the flow, and the studies page by page."""

import json

import pytest

from reviews.choices import Box
from reviews.protocol.actions import close_stage
from reviews.reporting.flow import flow_of
from reviews.screening.models import Screening
from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT
from tests.screening.acting import agree, reason, vote


@pytest.mark.parametrize(
    ("who", "status"),
    [("lena", 200), ("cleo", 200), ("libby", 200), ("olive", 200), ("ada", 403), ("eve", 404)],
)
def test_the_flow_is_for_those_who_may_see_results(signed_in, request, review, who, status):
    client = signed_in(request.getfixturevalue(who))

    assert client.get(f"/api/reviews/{review.pk}/flow").status_code == status


def test_the_flow_has_the_numbers_of_the_page(signed_in, lena, review, studies):
    studies(2)

    answer = signed_in(lena).get(f"/api/reviews/{review.pk}/flow").json()

    assert answer == json.loads(json.dumps(flow_of(review).as_dict()))
    assert answer["identified"] == 2


def test_numbers_that_contradict_each_other_are_an_error(signed_in, lena, review, study):
    Screening.objects.update(aside="undone")

    answer = signed_in(lena).get(f"/api/reviews/{review.pk}/flow")

    assert answer.status_code == 500
    assert "must be" in answer.json()["error"]


def test_studies_come_page_by_page(signed_in, lena, review, studies):
    made = [study.pk for study in studies(205)]
    client, address, seen = signed_in(lena), f"/api/reviews/{review.pk}/studies", []
    while address:
        page = client.get(address).json()
        seen += [study["id"] for study in page["studies"]]
        address = page["next"]

    assert seen == made


def test_a_study_tells_its_box_to_those_who_may_see_it(signed_in, lena, review, ada, ben, studies):
    why = reason(review, "Wrong population")
    excluded, _ = studies(2)
    agree(excluded, ada, ben)
    for screener in (ada, ben):
        vote(excluded, screener, NO, stage=FULL_TEXT, reason=why)

    told = signed_in(lena).get(f"/api/reviews/{review.pk}/studies").json()["studies"]

    assert [(study["box"], study["reason"]) for study in told] == [
        (Box.REPORT_EXCLUDED, "Wrong population"),
        (Box.AWAITING_SCREENING, None),
    ]


def test_what_a_screener_gets_does_not_depend_on_votes(signed_in, ada, ben, cleo, review, study):
    client = signed_in(ada)
    before = client.get(f"/api/reviews/{review.pk}/studies").content
    assert b"box" not in before

    agree(study, ben, cleo)

    assert client.get(f"/api/reviews/{review.pk}/studies").content == before


def test_a_screener_gets_the_boxes_when_every_stage_is_closed(signed_in, ada, lena, review, study):
    for stage in (TITLE_ABSTRACT, FULL_TEXT):
        close_stage(lena, stage)

    [told] = signed_in(ada).get(f"/api/reviews/{review.pk}/studies").json()["studies"]

    assert told["box"] == Box.AWAITING_SCREENING


def test_studies_of_another_team_are_not_found(signed_in, eve, review):
    assert signed_in(eve).get(f"/api/reviews/{review.pk}/studies").status_code == 404
