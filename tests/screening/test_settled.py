"""What one settled: said at once, with the way to it, and listed."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.choices import Settling
from reviews.screening import conflicts
from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import (
    agree,
    ask_for,
    at,
    disagree,
    reason,
    settle_conflict,
    vote,
)


@pytest.fixture
def settle(signed_in, review):
    """Settle a conflict on the page, and see the page that follows."""

    def post(settler, study, verdict):
        return signed_in(settler).post(
            reverse("screening:settle", args=[review.pk, TITLE_ABSTRACT, study.pk]),
            {
                "verdict": verdict,
                "request_id": uuid4(),
                "settles": ",".join(map(str, conflicts.sides_of(at(study)).decision_ids)),
            },
            follow=True,
        )

    return post


@pytest.fixture
def list_of(signed_in, review):
    def fetch(settler, stage=TITLE_ABSTRACT, **asked):
        address = reverse("screening:settled", args=[review.pk, stage])
        return signed_in(settler).get(address, asked)

    return fetch


def history_of(study, stage=TITLE_ABSTRACT):
    return reverse("screening:history", args=[study.review_id, stage, study.pk])


def test_the_message_names_the_study_and_the_verdict_and_leads_to_it(
    settle, ada, ben, cleo, studies
):
    first, second = studies(2)
    for study in (first, second):
        disagree(study, ada, ben)

    page = settle(cleo, first, "exclude").text

    assert f"No. {second.pk}" in page  # the next conflict
    assert f'<a href="{history_of(first)}">{first.title}</a>: excluded' in page


def test_who_settles_by_consensus_is_led_to_no_page_that_is_not_theirs(settle, ada, ben, study):
    ask_for(study.review, 2, settling=Settling.CONSENSUS)
    disagree(study, ada, ben)

    page = settle(ada, study, "include").text

    assert f"“{study.title}”: included" in page
    assert history_of(study) not in page


def test_what_one_settled_is_listed_newest_first_with_its_verdict(
    list_of, ada, ben, cleo, lena, studies
):
    first, second, of_lena = studies(3)
    for study in (first, second, of_lena):
        disagree(study, ada, ben)
    settle_conflict(first, cleo, YES, note="Walking was part of it.")
    settle_conflict(second, cleo, NO)
    settle_conflict(of_lena, lena, NO)

    page = list_of(cleo)

    shown = [(row.study_id, row.verdict) for row in page.context["page"].rows]
    assert shown == [(second.pk, NO), (first.pk, YES)]
    assert "Walking was part of it." in page.text
    assert history_of(first) in page.text
    assert of_lena.title not in page.text


def test_the_reason_stands_beside_an_exclusion_at_full_text(list_of, ada, ben, cleo, study):
    agree(study, ada, ben)
    population = reason(study.review, "Wrong population")
    vote(study, ada, YES, stage=FULL_TEXT)
    vote(study, ben, NO, stage=FULL_TEXT, reason=population)
    settle_conflict(study, cleo, NO, stage=FULL_TEXT, reason=population)

    assert "Wrong population" in list_of(cleo, FULL_TEXT).text
    assert study.title not in list_of(cleo).text


def test_the_list_goes_on_page_by_page_with_as_many_queries(
    list_of, ada, ben, cleo, studies, monkeypatch
):
    monkeypatch.setattr("reviews.screening.stage_views.PAGE", 3)
    for study in (made := studies(4)):
        disagree(study, ada, ben)
        settle_conflict(study, cleo, NO)

    list_of(cleo)  # signs in too
    with CaptureQueriesContext(connection) as of_three:
        first = list_of(cleo)
    after = first.context["page"].next_url.partition("after=")[2]
    with CaptureQueriesContext(connection) as of_one:
        second = list_of(cleo, after=after)

    pages = (first, second)
    seen = [[row.study_id for row in page.context["page"].rows] for page in pages]
    assert seen == [[study.pk for study in reversed(made[1:])], [made[0].pk]]
    assert len(of_one) == len(of_three)
    assert not second.context["page"].next_url


@pytest.mark.parametrize(("who", "status"), [("cleo", 200), ("lena", 200), ("ada", 403)])
def test_it_is_listed_for_those_who_settle(list_of, request, who, status):
    assert list_of(request.getfixturevalue(who)).status_code == status


def test_a_conflict_has_the_ways_to_its_report(signed_in, ada, ben, cleo, study):
    disagree(study, ada, ben)
    address = reverse("screening:conflict", args=[study.review_id, TITLE_ABSTRACT, study.pk])

    assert f"https://doi.org/{study.doi}" in signed_in(cleo).get(address).text
