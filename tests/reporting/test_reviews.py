"""The list of one's reviews, with what waits in each."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.choices import Role, Settling, Stage
from reviews.protocol import access, actions
from reviews.protocol.models import Member
from reviews.reporting.waiting import Waiting, waiting_for
from reviews.screening import conflicts, queue
from tests.cast import FULL_TEXT, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, ask_for, disagree, rule_of, vote


def test_each_review_shows_the_role_and_leads_to_what_waits(
    signed_in, ada, ben, cleo, studies, review
):
    one, two, _ = studies(3)
    disagree(one, ada, ben)
    vote(two, ada, YES)
    take = reverse("screening:take", args=[review.pk, TITLE_ABSTRACT])
    settle = reverse("screening:conflicts", args=[review.pk, TITLE_ABSTRACT])

    of_ada, of_cleo = (signed_in(who).get("/").text for who in (ada, cleo))

    assert "Walking for low back pain" in of_ada
    assert "Screener" in of_ada
    assert f'href="{take}">Title &amp; abstract: 1 for you' in of_ada
    assert settle not in of_ada
    assert f'href="{take}">Title &amp; abstract: 2 for you' in of_cleo
    assert f'href="{settle}">Title &amp; abstract: 1 in conflict' in of_cleo


def test_a_screener_is_not_told_how_many_full_texts_there_are(signed_in, ada, ben, cleo, study):
    agree(study, ada, ben)

    assert "Full text: some for you" in signed_in(ada).get("/").text
    assert "Full text: 1 for you" in signed_in(cleo).get("/").text


def test_other_teams_reviews_and_those_one_left_are_not_listed(
    signed_in, ada, another_review, lena
):
    assert "Another team" not in signed_in(ada).get("/").text

    Member.objects.filter(pk=ada.pk).update(left_at="2026-01-01T00:00Z")

    assert "No reviews yet" in signed_in(ada).get("/").text


def test_what_waits_is_what_the_stages_themselves_say(
    lena, ada, ben, cleo, libby, olive, studies, review
):
    everyone = [lena, ada, ben, cleo, libby, olive]
    first, second, third, fourth, *_ = studies(8)
    disagree(first, ada, ben)
    disagree(second, lena, cleo)
    agree(third, ada, ben)
    agree(fourth, ada, cleo)
    vote(third, ada, YES, stage=FULL_TEXT)
    for settling in Settling:
        ask_for(review, 2, settling=settling)

        found = waiting_for(everyone)

        for member in everyone:
            for stage in Stage:
                votes = member.is_a(*access.SCREENERS)
                settles = access.may_settle(member, rule_of(review, stage))
                assert found[member.pk, stage] == Waiting(
                    votes=queue.asked_of(member, stage).count() if votes else 0,
                    conflicts=conflicts.waiting(member, stage).count() if settles else 0,
                )


def test_a_closed_stage_asks_for_nothing(lena, ada, study):
    assert waiting_for([ada])[ada.pk, TITLE_ABSTRACT] == Waiting(votes=1)

    actions.close_stage(lena, TITLE_ABSTRACT)

    assert (ada.pk, TITLE_ABSTRACT) not in waiting_for([ada])


def test_fifty_reviews_cost_no_more_queries_than_two(signed_in, ada, lena, studies):
    def join(number: int) -> None:
        for _ in range(number):
            lead = actions.start_review(
                by=lena.user, title="Another", protocol=actions.Protocol(reasons=["Wrong"])
            )
            Member.objects.create(review=lead.review, user=ada.user, role=Role.SCREENER)

    browser = signed_in(ada)
    join(1)
    with CaptureQueriesContext(connection) as of_two:
        browser.get("/")
    join(48)

    with CaptureQueriesContext(connection) as of_fifty:
        assert browser.get("/").text.count("record-title") == 50

    assert len(of_fifty) == len(of_two)


def test_the_fifty_first_review_is_on_the_next_page(signed_in, eve):
    for number in range(51):
        actions.start_review(by=eve, title=f"Number {number}", protocol=actions.Protocol())
    browser = signed_in(eve)

    first = browser.get("/")
    oldest = Member.objects.filter(user=eve).order_by("pk")[1].pk
    second = browser.get(f"/?after={oldest}")

    assert f'href="?after={oldest}"' in first.text
    assert "Number 0<" not in first.text
    assert "Number 0<" in second.text
