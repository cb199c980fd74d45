"""Pairs that a person should look at: found by imports, answered once, remembered for ever."""

import pytest

from reviews import dedup
from reviews.library import linking, pairs
from reviews.library.group_models import CandidatePair, Join
from reviews.library.models import Study
from reviews.protocol.models import Member
from reviews.screening import joining, pairing
from tests.cast import YES
from tests.library.conftest import ris
from tests.screening.acting import vote

# Alike enough to ask, and not to join: the year is another one.
TITLE = "Walking for low back pain in older adults at home: a randomised trial"
FIRST = ris(TITLE)
SECOND = FIRST.replace(b"2021", b"2020")


def roots() -> set[int]:
    return set(Study.objects.filter(joined_to=None).values_list("pk", flat=True))


def link_as_companions(librarian: Member, pair: CandidatePair) -> None:
    linking.link(librarian, pair.a, pair.b)


@pytest.fixture
def pair(imported) -> CandidatePair:
    imported(FIRST)
    imported(SECOND, name="second.ris")
    return CandidatePair.objects.get()


def test_an_import_keeps_what_it_cannot_tell_with_its_reasons(pair, review):
    assert Join.objects.count() == 0
    assert (pair.relation, pair.rules) == ("", dedup.RULES_VERSION)
    assert 0 < pair.score < pairs.SURE
    assert pair.agree
    assert list(pairs.waiting(review)) == [pair]


def test_two_groups_are_asked_about_once(pair, imported, review):
    imported(SECOND + b"\r\n", name="third.ris")

    assert Join.objects.count() == 1
    assert list(pairs.waiting(review)) == [pair]


def test_what_was_told_apart_is_not_asked_about_again(pair, imported, libby, review):
    pairs.tell_apart(libby, pair)

    imported(FIRST + SECOND, name="third.ris")

    assert len(roots()) == 2
    assert list(pairs.waiting(review)) == []


def test_a_copy_of_both_brings_nobody_together_who_was_told_apart(pair, imported, libby):
    pairs.tell_apart(libby, pair)
    with_page = FIRST.replace(b"ER  -", b"VL  - 4\r\nSP  - 11\r\nER  -")

    imported(with_page + with_page.replace(b"2021", b"2020"), name="third.ris")

    assert roots() == {pair.a_id, pair.b_id}


def test_telling_apart_can_be_taken_back(pair, libby, review):
    pairs.tell_apart(libby, pair)
    assert list(pairs.waiting(review)) == []

    pairs.ask_again(libby, pair)

    assert list(pairs.waiting(review)) == [pair]
    with pytest.raises(pairs.NotToldApart):
        pairs.ask_again(libby, pair)


def test_a_pair_is_told_apart_once(pair, libby):
    pairs.tell_apart(libby, pair)

    with pytest.raises(pairs.NotWaiting, match="already"):
        pairs.tell_apart(libby, pair)


def test_what_is_joined_by_hand_waits_no_longer_until_it_is_split(pair, libby, review):
    joining.join(libby, [pair.a, pair.b])
    assert list(pairs.waiting(review)) == []
    with pytest.raises(pairs.NotWaiting, match="joined"):
        pairs.tell_apart(libby, pair)

    joining.split(libby, pair.b)

    assert list(pairs.waiting(review)) == [pair]


def test_joining_by_hand_goes_before_telling_apart_and_imports_go_on(pair, imported, libby):
    pairs.tell_apart(libby, pair)
    joining.join(libby, [pair.a, pair.b])

    imported(FIRST + SECOND, name="third.ris")

    assert len(roots()) == 1


def test_what_somebody_split_is_not_joined_again(imported, libby, review):
    imported(FIRST)
    imported(FIRST.replace(b"ER  -", b"VL  - 4\r\nER  -"), name="second.ris")
    first, second = Study.objects.order_by("pk")
    joining.split(libby, second)
    [apart] = CandidatePair.objects.all()
    assert (apart.a, apart.b, apart.told_apart_by) == (first, second, libby)

    imported(FIRST + FIRST.replace(b"ER  -", b"VL  - 4\r\nER  -"), name="third.ris")

    assert roots() == {first.pk, second.pk}
    assert list(pairs.waiting(review)) == []


def test_splitting_off_the_study_that_is_read_is_remembered_as_well(imported, libby):
    imported(FIRST)
    imported(FIRST.replace(b"ER  -", b"VL  - 4\r\nER  -"), name="second.ris")
    first, second = Study.objects.order_by("pk")

    joining.split(libby, first)

    assert CandidatePair.objects.get().told_apart_at is not None
    joining.join(libby, [first, second])
    assert len(roots()) == 1


def test_splitting_what_a_person_joined_says_nothing_for_ever(pair, libby):
    joining.join(libby, [pair.a, pair.b])

    joining.split(libby, pair.b)

    assert CandidatePair.objects.get().told_apart_at is None


@pytest.mark.parametrize("say", [pairs.tell_apart, link_as_companions])
def test_undoing_a_join_brings_nobody_together_who_was_told_apart_meanwhile(
    say, pair, imported, libby, ada
):
    pairing.join_pair(libby, pair)
    file = imported(ris("Swimming"), name="third.ris")
    third = Study.objects.latest("pk")
    vote(third, ada, YES)
    other = CandidatePair.objects.create(
        review=libby.review, a=pair.a, b=third, score=0.8, rules="1", file=file
    )
    run = pairing.join_pair(libby, other).run
    joining.split(libby, pair.a)
    say(libby, pair)

    pairing.undo(libby, run)

    assert roots() == {pair.a_id, pair.b_id, third.pk}
