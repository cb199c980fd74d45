"""Whoever joins by hand is told first what becomes of the votes and outcomes of both studies."""

import pytest
from django.urls import reverse

from reviews.choices import Stage
from reviews.library import suspecting
from reviews.library.group_models import CandidatePair, Join
from reviews.library.models import Study
from reviews.protocol.actions import close_stage
from reviews.screening import foreseeing, joining, pairing
from reviews.screening.models import Screening
from tests.cast import FULL_TEXT, MAYBE, NO, YES
from tests.screening.acting import agree, outcome, roots, settle_conflict, vote

TITLE = "title &amp; abstract"


def test_the_study_with_more_votes_over_both_stages_stays(studies, libby, ada, ben):
    one, other = studies(2)
    agree(one, ada, ben, verdict=NO)
    agree(other, ada, ben)
    vote(other, ada, YES, stage=FULL_TEXT)

    told = foreseeing.foreseen(libby, [one, other])

    assert told.matters
    assert [(side.study, side.stays, side.votes) for side in told.sides] == [
        (other, True, 3),
        (one, False, 2),
    ]
    assert [(part.outcome, part.votes) for part in told.sides[0].parts] == [
        ("included", 2),
        ("awaiting", 1),
    ]
    assert joining.join(libby, [one, other]) == other


def test_votes_on_one_side_need_no_telling(studies, libby, ada, review, signed_in):
    one, other = studies(2)
    vote(other, ada, YES)

    assert not foreseeing.foreseen(libby, [one, other]).matters
    signed_in(libby).post(
        reverse("screening:join", args=[review.pk]), {"studies": [one.pk, other.pk]}
    )
    assert roots(one, other) == [other.pk, other.pk]


def test_joining_by_hand_asks_first_and_splitting_gives_each_its_own_back(
    studies, libby, ada, ben, review, signed_in
):
    one, other = studies(2)
    agree(one, ada, ben, verdict=NO)
    agree(other, ada, ben)
    client, url = signed_in(libby), reverse("screening:join", args=[review.pk])
    ticked = {"studies": [one.pk, other.pk]}

    preview = client.post(url, ticked, follow=True)

    assert Join.objects.count() == 0
    page = preview.content.decode()
    assert f"<strong>If it stays, the outcome is:</strong> excluded at {TITLE}" in page
    client.post(url, ticked | {"shown": preview.context["foreseen"].shown})
    assert roots(one, other) == [one.pk, one.pk]
    joining.split(libby, Study.objects.get(pk=other.pk))
    assert (outcome(one), outcome(other)) == ("excluded", "included")
    assert {s.study_id for s in Screening.objects.filter(stage=FULL_TEXT, in_play=True)} == {
        other.pk
    }


@pytest.mark.parametrize("what", ["a vote", "another verdict", "a settled conflict"])
def test_what_changes_between_looking_and_joining_is_shown_anew(
    studies, libby, ada, ben, cleo, review, signed_in, what
):
    one, other = studies(2)
    vote(one, ada, YES)
    vote(other, ada, YES)
    if what == "a settled conflict":
        vote(one, ben, NO)
    client, url = signed_in(libby), reverse("screening:join", args=[review.pk])
    ticked = {"studies": [one.pk, other.pk]}
    shown = client.post(url, ticked, follow=True).context["foreseen"].shown
    {
        "a vote": lambda: vote(one, ben, NO),
        "another verdict": lambda: vote(other, ada, MAYBE),
        "a settled conflict": lambda: settle_conflict(one, cleo, NO),
    }[what]()

    again = client.post(url, ticked | {"shown": shown}, follow=True)

    assert Join.objects.count() == 0
    assert "Nothing was joined" in again.content.decode()
    client.post(url, ticked | {"shown": again.context["foreseen"].shown})
    assert Join.objects.count() == 1


def test_a_vote_on_the_second_side_makes_it_ask(studies, libby, ada, ben):
    one, other = studies(2)
    vote(one, ada, YES)
    shown = foreseeing.foreseen(libby, [one, other]).shown
    vote(other, ben, NO)

    with pytest.raises(foreseeing.LookFirst):
        joining.join(libby, [one, other], shown=shown)


def test_a_pair_is_joined_only_as_it_was_shown(studies, libby, ada, ben, review, signed_in):
    one, other = studies(2)
    vote(one, ada, YES)
    vote(other, ada, YES)
    pair = suspecting.report(ben, one, other)
    client = signed_in(libby)
    page = client.get(reverse("screening:pairs", args=[review.pk]))
    url = reverse("screening:join_pair", args=[review.pk, pair.pk])
    shown = {"shown": page.context["foreseen"].shown}
    vote(other, ben, NO)

    again = client.post(url, shown, follow=True)

    assert again.context["pair"] == pair
    assert "Nothing was joined" in again.content.decode()
    client.post(url, {"shown": again.context["foreseen"].shown})
    assert Join.objects.count() == 1


def test_a_librarian_joins_from_the_study_and_undoes(studies, lena, ada, review, signed_in):
    one, other = studies(2)
    vote(one, ada, YES)
    vote(other, ada, NO)
    client, url = signed_in(lena), reverse("screening:duplicate_of", args=[review.pk, one.pk])

    refused = client.post(url, {"of": other.pk})
    assert refused.status_code == 409
    assert "See what becomes of them" in refused.content.decode()
    shown = refused.context["foreseen"].shown
    page = client.post(url, {"of": other.pk, "shown": shown}, follow=True)

    assert roots(one, other) == [one.pk, one.pk]
    run = Join.objects.get().run
    undo = reverse("screening:undo_joins", args=[review.pk, run])
    assert f'action="{undo}"' in page.content.decode()
    client.post(undo)
    assert roots(one, other) == [one.pk, other.pk]


def test_who_voted_what_is_told_when_the_stage_is_closed_and_never_to_the_librarian(
    studies, lena, libby, ada, ben
):
    one, other = studies(2)
    agree(one, ada, ben)
    agree(other, ada, ben, verdict=NO)

    def said(member):
        sides = foreseeing.foreseen(member, [one, other]).sides
        return [part.said for side in sides for part in side.parts if part.said]

    assert said(lena) == []
    close_stage(lena, Stage.TITLE_ABSTRACT)
    assert said(libby) == []
    assert said(lena) == [["Ada: include", "Ben: include"], ["Ada: exclude", "Ben: exclude"]]


def test_joining_all_that_are_sure_brings_no_two_voted_studies_together(
    studies, libby, ada, review
):
    one, between, other = studies(3)
    vote(one, ada, YES)
    vote(other, ada, NO)
    for a, b in ((one, between), (between, other)):
        CandidatePair.objects.create(review=review, a=a, b=b, score=0.85, rules="1")

    pairing.join_nearly_sure(libby)

    assert roots(one, between, other) == [one.pk, one.pk, other.pk]
