"""Of studies that a person joins, the one that stays is the person's choice."""

from collections import Counter

import pytest
from django.urls import reverse

from reviews.audit.models import Event
from reviews.library import suspecting
from reviews.library.group_models import Join
from reviews.library.models import Study
from reviews.reporting import sentences
from reviews.reporting.verifying import differences
from reviews.screening import foreseeing, joining, pairing
from reviews.screening.models import Screening
from tests.cast import NO, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, outcome, vote

CHECKED = 'value="{}" form="join" checked'


def root_of(study: Study) -> int:
    study = Study.objects.get(pk=study.pk)
    return study.joined_to_id or study.pk


@pytest.fixture
def both(studies):
    return studies(2)


@pytest.fixture
def asked_from(both, ada, review):
    """The page that asks which stays, the address that it posts to and what it posts besides."""
    one, other = both
    pair = suspecting.report(ada, one, other)
    duplicate_of = reverse("screening:duplicate_of", args=[review.pk, one.pk])
    of_review = {
        name: reverse(f"screening:{name}", args=[review.pk])
        for name in ("pairs", "join", "join_preview")
    }
    return {
        "the pairs": (
            of_review["pairs"],
            reverse("screening:join_pair", args=[review.pk, pair.pk]),
            {},
        ),
        "the study": (f"{duplicate_of}?of={other.pk}", duplicate_of, {"of": other.pk}),
        "ticks": (
            f"{of_review['join_preview']}?studies={one.pk}&studies={other.pk}",
            of_review["join"],
            {"studies": [one.pk, other.pk]},
        ),
    }


PLACES = pytest.mark.parametrize("place", ["the pairs", "the study", "ticks"])


@PLACES
def test_the_page_suggests_one_and_joins_into_the_other_if_that_is_chosen(
    asked_from, both, libby, signed_in, place
):
    one, other = both
    page, address, said = asked_from[place]
    client = signed_in(libby)

    shown = client.get(page)

    assert CHECKED.format(one.pk) in shown.content.decode()
    client.post(address, said | {"stays": other.pk, "shown": shown.context["foreseen"].shown})
    assert [root_of(one), root_of(other)] == [other.pk, other.pk]
    assert list(differences(one.review, Counter())) == []


@PLACES
def test_a_vote_since_the_page_was_shown_is_told_and_the_choice_is_kept(
    asked_from, both, ada, libby, signed_in, place
):
    one, other = both
    page, address, said = asked_from[place]
    client = signed_in(libby)
    seen = client.get(page).context["foreseen"].shown
    vote(one, ada, YES)

    again = client.post(address, said | {"stays": other.pk, "shown": seen}, follow=True)

    assert Join.objects.count() == 0
    text = again.content.decode()
    assert "Nothing was joined" in text
    assert CHECKED.format(other.pk) in text
    seen = again.context["foreseen"].shown
    client.post(address, said | {"stays": other.pk, "shown": seen})
    assert root_of(one) == other.pk


@PLACES
@pytest.mark.parametrize("stays", ["0", "nonsense", "joined elsewhere"])
def test_what_is_none_of_the_two_cannot_stay(
    asked_from, both, a_study, libby, signed_in, place, stays
):
    _, address, said = asked_from[place]
    if stays == "joined elsewhere":
        stays = str(both[1].pk)
        third = a_study()
        joining.join(libby, [third, both[1]], stays=third.pk)
    joins = Join.objects.count()

    again = signed_in(libby).post(address, said | {"stays": stays}, follow=True)

    assert Join.objects.count() == joins
    assert "how it stands now" in again.content.decode()


def test_each_study_that_is_compared_says_its_number(asked_from, both, libby, signed_in):
    """By which the question names it: on a phone nothing else tells which card is which."""
    for page, *_ in asked_from.values():
        text = signed_in(libby).get(page).content.decode()

        for study in both:
            assert f'<span class="soft">No. {study.pk}</span>' in text


def test_the_preview_tells_the_outcome_of_each_choice(asked_from, both, ada, ben, libby, signed_in):
    one = both[0]
    agree(one, ada, ben, verdict=NO)
    page, *_ = asked_from["ticks"]

    text = signed_in(libby).get(page).content.decode()

    is_then = "<strong>If it stays, the outcome is:</strong>"
    assert f"{is_then} excluded at title &amp; abstract." in text
    assert f"{is_then} awaiting at title &amp; abstract." in text
    assert f"Only No. {one.pk} has votes" in text


def test_votes_of_the_one_that_leaves_are_never_put_aside_unseen(both, ada, libby):
    one, other = both
    vote(one, ada, YES)

    with pytest.raises(foreseeing.LookFirst, match="See what becomes of them"):
        joining.join(libby, both, stays=other.pk, shown="")
    assert Join.objects.count() == 0
    assert joining.join(libby, both, stays=one.pk, shown="") == one


def test_the_outcome_of_the_chosen_counts_and_undoing_gives_each_its_own_back(
    both, ada, ben, libby, review
):
    one, other = both
    agree(one, ada, ben)
    vote(other, ada, NO)
    pair = suspecting.report(ben, one, other)
    shown = foreseeing.foreseen(libby, both).shown

    joined = pairing.join_pair(libby, pair, stays=other.pk, shown=shown)

    in_play = Screening.objects.filter(stage=TITLE_ABSTRACT, in_play=True)
    assert {screening.study_id for screening in in_play} == {other.pk}
    assert outcome(other) == "awaiting"
    pairing.undo(libby, joined.run)
    assert {screening.study_id for screening in in_play.all()} == {one.pk, other.pk}
    assert outcome(one) == "included"
    assert list(differences(review, Counter())) == []


def test_what_follows_a_group_follows_it_to_the_one_that_was_chosen(studies, libby):
    first, follower, chosen = studies(3)
    joining.join(libby, [first, follower])

    joining.join(libby, [first, chosen], stays=chosen.pk)

    assert {root_of(study) for study in (first, follower, chosen)} == {chosen.pk}


def test_the_log_and_the_group_tell_of_a_choice_and_of_no_choice_where_none_was(
    studies, libby, ada, review
):
    one, other, three, four = studies(4)
    joining.join(libby, [one, other], stays=one.pk)
    pairing.join_pair(libby, suspecting.report(ada, three, four), stays=four.pk)
    joining.join(libby, [one, three], stays=four.pk)

    told = [
        (line.said.before, line.said.after)
        for line in sentences.lines(review.pk, Event.objects.filter(verb="joined").order_by("pk"))
        if "joined 1" in line.said.before or "joined 2" in line.said.before
    ]

    assert told == [
        ("joined 1 study to", ""),
        ("joined 1 study to others, from pairs to review, and chose which stays", ""),
        ("joined 2 studies to", ", chosen to stay"),
    ]
    assert [join.evidence[1:] for join in Join.objects.filter(into=four).order_by("pk")] == [
        [f"Libby chose No. {four.pk} to stay"],
        [f"Libby chose No. {four.pk} to stay"],
        [f"Libby chose No. {four.pk} to stay"],
    ]


def test_ticked_studies_lead_to_the_page_that_asks_which_stays(both, libby, review, signed_in):
    url = reverse("library:join_by_hand", args=[review.pk])

    page = signed_in(libby).post(
        url, {"studies": [one.pk for one in both], "look": "yes"}, follow=True
    )

    assert [side.study for side in page.context["foreseen"].sides] == both
    assert Join.objects.count() == 0
