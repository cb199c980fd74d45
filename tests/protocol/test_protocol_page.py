"""Reading the protocol, its earlier versions, and renaming the review."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.protocol import actions
from reviews.protocol.actions import Protocol


def adopt(lead, **fields):
    """Make another version of the protocol."""
    return actions.adopt_protocol(lead, Protocol(reasons=["Wrong population"], **fields))


@pytest.mark.parametrize("who", ["lena", "cleo", "ada", "libby", "olive"])
def test_every_member_reads_the_protocol(signed_in, request, review, who):
    member = request.getfixturevalue(who)

    page = signed_in(member).get(reverse("protocol:protocol", args=[review.pk]))

    assert page.status_code == 200
    assert "Walking as the main intervention" in page.text
    assert "Wrong intervention" in page.text
    assert ("Edit the protocol" in page.text) == (who == "lena")
    assert ("Rename the review" in page.text) == (who == "lena")


def test_outsiders_do_not_learn_that_there_is_a_protocol(signed_in, eve, review):
    browser = signed_in(eve)

    assert browser.get(reverse("protocol:protocol", args=[review.pk])).status_code == 404
    assert browser.get(reverse("protocol:version", args=[review.pk, 1])).status_code == 404


def test_an_earlier_version_can_be_read_and_says_that_it_is_over(signed_in, ada, lena, review):
    adopt(lena, question="Another question?")

    now = signed_in(ada).get(reverse("protocol:protocol", args=[review.pk]))
    then = signed_in(ada).get(reverse("protocol:version", args=[review.pk, 1]))
    missing = signed_in(ada).get(reverse("protocol:version", args=[review.pk, 3]))

    assert "Another question?" in now.text
    assert "Does walking help adults with low back pain?" in then.text
    assert "It is no longer in force." in then.text
    assert missing.status_code == 404


def test_many_versions_cost_no_more_queries_than_two(signed_in, lena, review):
    browser, address = signed_in(lena), reverse("protocol:protocol", args=[review.pk])
    adopt(lena)
    with CaptureQueriesContext(connection) as of_two:
        browser.get(address)
    for number in range(48):
        adopt(lena, question=f"Question {number}?")

    with CaptureQueriesContext(connection) as of_fifty:
        assert browser.get(address).text.count("<li value=") == 50

    assert len(of_fifty) == len(of_two)


def test_a_lead_renames_the_review(signed_in, lena, review):
    address = reverse("protocol:rename", args=[review.pk])

    answer = signed_in(lena).post(address, {"title": "Walking, or not"})

    review.refresh_from_db()
    assert answer.status_code == 302
    assert review.title == "Walking, or not"


def test_a_review_keeps_its_title_when_the_new_one_is_empty(signed_in, lena, review):
    answer = signed_in(lena).post(reverse("protocol:rename", args=[review.pk]), {"title": " "})

    review.refresh_from_db()
    assert answer.status_code == 422
    assert "This field is required." in answer.text
    assert review.title == "Walking for low back pain"


@pytest.mark.parametrize(
    ("who", "status"),
    [("cleo", 403), ("ada", 403), ("libby", 403), ("olive", 403), ("eve", 404)],
)
def test_only_leads_rename(signed_in, request, review, who, status):
    person = request.getfixturevalue(who)

    answer = signed_in(person).post(reverse("protocol:rename", args=[review.pk]), {"title": "X"})

    review.refresh_from_db()
    assert answer.status_code == status
    assert review.title == "Walking for low back pain"


def test_an_empty_question_says_so(signed_in, ada, lena, review):
    adopt(lena, inclusion=["Adults"], exclusion=["Animals"])

    page = signed_in(ada).get(reverse("protocol:protocol", args=[review.pk])).text

    assert page.count("Nothing written down yet.") == 1


@pytest.mark.parametrize(
    ("share", "said"),
    [(100, "<dd>2</dd>"), (20, "<dd>2 for 20 % of the studies, drawn"), (0, "<dd>1</dd>")],
)
def test_how_many_votes_a_study_needs_is_what_it_gets(signed_in, lena, review, share, said):
    review.stage_rules.update(votes=2, dual_share=share)
    client = signed_in(lena)

    shown = client.get(reverse("protocol:protocol", args=[review.pk])).text
    stage = client.get(reverse("screening:stage", args=[review.pk, "title_abstract"])).text

    assert said in shown
    assert said in stage
