"""Answering pairs: one by one or many at once, undone whole, no vote lost."""

import pytest
from django.urls import reverse

from reviews.library import pairs
from reviews.library.group_models import CandidatePair
from reviews.library.joining import NotJoined
from reviews.library.models import Study
from reviews.screening import joining, pairing
from reviews.screening.models import Screening
from tests.cast import NO, YES
from tests.screening.acting import vote


@pytest.fixture
def a_pair(review):
    def make(a: Study, b: Study, *, score: float = 0.8, **more: object) -> CandidatePair:
        file = a.reference.file
        return CandidatePair.objects.create(
            review=review, a=a, b=b, score=score, rules="1", file=file, **more
        )

    return make


def places(*studies: Study) -> list[int | None]:
    found = dict(
        Study.objects.filter(pk__in=[one.pk for one in studies]).values_list("pk", "joined_to")
    )
    return [found[one.pk] for one in studies]


def in_play() -> set[int]:
    return set(Screening.objects.filter(in_play=True).values_list("study", flat=True))


def test_a_pair_is_joined_and_undone(a_pair, studies, libby, review):
    one, other = studies(2)
    pair = a_pair(one, other)

    joined = pairing.join_pair(libby, pair)
    assert (places(one, other), in_play()) == ([None, one.pk], {one.pk})
    assert list(pairs.waiting(review)) == []

    pairing.undo(libby, joined.run)
    assert (places(one, other), in_play()) == ([None, None], {one.pk, other.pk})
    assert list(pairs.waiting(review)) == [pair]
    with pytest.raises(NotJoined):
        pairing.undo(libby, joined.run)


def test_many_are_joined_at_once_and_undoing_restores_earlier_groups(a_pair, studies, libby, ada):
    one, two, three, four = studies(4)
    joining.join(libby, [three, four])
    vote(one, ada, YES)
    a_pair(one, two)
    a_pair(two, three)

    joined = pairing.join_nearly_sure(libby)
    assert joined.studies == 3
    assert places(one, two, three, four) == [None, one.pk, one.pk, one.pk]

    pairing.undo(libby, joined.run)
    assert places(one, two, three, four) == [None, None, None, three.pk]
    assert in_play() == {one.pk, two.pk, three.pk}


def test_joining_many_leaves_out_what_a_person_should_look_at(a_pair, studies, libby, ada, ben):
    unsure, contradicted, voted, apart = (studies(2) for _ in range(4))
    a_pair(*unsure, score=0.5)
    a_pair(*contradicted, score=0.9, contradicted=True)
    a_pair(*voted)
    vote(voted[0], ada, YES)
    vote(voted[1], ben, NO)
    pairs.tell_apart(libby, a_pair(*apart))

    with pytest.raises(pairing.NothingToJoin):
        pairing.join_nearly_sure(libby)


def test_a_chain_never_brings_together_what_was_told_apart(a_pair, studies, libby):
    one, two, three = studies(3)
    pairs.tell_apart(libby, a_pair(one, three))
    a_pair(one, two, score=0.88)
    a_pair(two, three, score=0.85)

    pairing.join_nearly_sure(libby)

    assert places(one, two, three) == [None, one.pk, None]


def test_joined_votes_come_back_when_it_is_undone(a_pair, studies, libby, ada, ben):
    one, other = studies(2)
    vote(one, ada, YES)
    vote(other, ben, NO)

    joined = pairing.join_pair(libby, a_pair(one, other))
    pairing.undo(libby, joined.run)

    assert [study.decisions.count() for study in (one, other)] == [1, 1]


def test_the_page_shows_the_surest_pair_and_skips_to_the_next(
    a_pair, studies, libby, review, signed_in
):
    one, two, three = studies(3)
    later, first = a_pair(one, two, score=0.4), a_pair(two, three, agree=["Same title"])
    url = reverse("screening:pairs", args=[review.pk])
    client = signed_in(libby)

    assert client.get(url).context["pair"] == first
    assert "Same title" in client.get(url).content.decode()
    assert client.get(url, {"after": first.pk}).context["pair"] == later
    assert "seen every pair" in client.get(url, {"after": later.pk}).content.decode()


def test_each_answer_leads_on_and_offers_undo(a_pair, studies, libby, review, signed_in):
    one, two, three = studies(3)
    pair, other = a_pair(one, two), a_pair(two, three, score=0.4)
    client = signed_in(libby)

    joined = client.post(
        reverse("screening:join_pair", args=[review.pk, pair.pk]), follow=True
    ).content.decode()
    apart = client.post(
        reverse("screening:tell_apart", args=[review.pk, other.pk]), follow=True
    ).content.decode()

    assert "/duplicates/runs/" in joined
    assert "Joined" in joined
    assert reverse("screening:ask_again", args=[review.pk, other.pk]) in apart


def test_another_reviews_pair_cannot_be_answered(a_pair, studies, another_review, eve, signed_in):
    pair = a_pair(*studies(2))

    for name in ("join_pair", "tell_apart", "ask_again"):
        address = reverse(f"screening:{name}", args=[another_review.pk, pair.pk])
        assert signed_in(eve).post(address).status_code == 404
