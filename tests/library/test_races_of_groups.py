"""Imports and answers at the same moment: real threads, each with a connection of its own."""

import pytest

from reviews.choices import ImportState
from reviews.library import linking, pairs, suspecting
from reviews.library.group_models import CandidatePair, Companion
from reviews.library.models import Study
from reviews.library.standing import told_apart
from reviews.screening import foreseeing, joining, pairing
from reviews.screening.imports import import_file
from tests.cast import NO, YES
from tests.library.conftest import ris
from tests.screening.acting import vote
from tests.screening.together import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("verified")]

TITLE = "Walking for low back pain in older adults at home: a randomised trial"
FIRST = ris(TITLE)
DOUBT = FIRST.replace(b"2021", b"2020")
OTHERS = ris(*(f"Report {n} on swimming, running and {n} other ways to move" for n in range(30)))


@pytest.fixture
def pair(imported) -> CandidatePair:
    imported(FIRST)
    imported(DOUBT, name="doubt.ris")
    return CandidatePair.objects.get()


def roots() -> set[int]:
    return set(Study.objects.filter(joined_to=None).values_list("pk", flat=True))


def test_two_imports_of_the_same_records_leave_one_study_of_each(received):
    files = [received(OTHERS + b"\r\n" * n, name=f"{n}.ris") for n in range(2)]

    for done in at_once(*(lambda file=file: import_file(file) for file in files)):
        done.result()

    for file in files:
        file.refresh_from_db()
        assert file.state == ImportState.DONE
    assert Study.objects.count() == 60
    assert len(roots()) == 30


@pytest.mark.parametrize("what", ["tell apart", "join", "split", "link"])
def test_an_import_while_somebody_answers(what, pair, received, libby):
    if what == "split":
        joining.join(libby, [pair.a, pair.b])
    act = {
        "tell apart": lambda: pairs.tell_apart(libby, pair),
        "join": lambda: pairing.join_pair(libby, pair),
        "split": lambda: joining.split(libby, pair.b),
        "link": lambda: linking.link(libby, pair.a, pair.b),
    }[what]
    file = received(FIRST + DOUBT, name="both.ris")

    for done in at_once(lambda: import_file(file), act):
        done.result()

    assert Study.objects.count() == 4
    assert len(roots()) == (1 if what == "join" else 2)
    if what == "tell apart":
        assert told_apart(roots()) == {(pair.a_id, pair.b_id)}


def test_of_two_answers_to_one_pair_one_stands(pair, libby, cleo):
    joined, apart = at_once(
        lambda: pairing.join_pair(libby, pair), lambda: pairs.tell_apart(cleo, pair)
    )

    refused = [type(one.exception()) for one in (joined, apart) if one.exception()]
    assert refused in ([pairing.NothingToJoin], [pairs.NotWaiting])
    pair.refresh_from_db()
    assert (len(roots()) == 1) is (pair.told_apart_at is None)


def test_a_pair_is_answered_once_however_many_click(pair, libby, cleo, lena):
    clicks = at_once(*(lambda who=who: pairs.tell_apart(who, pair) for who in (libby, cleo, lena)))

    assert sum(click.exception() is None for click in clicks) == 1


def test_two_who_link_a_related_pair_make_one_link(pair, libby, cleo):
    pair.relation = "PREPRINT"
    pair.save()

    clicks = at_once(*(lambda who=who: linking.link_pair(who, pair) for who in (libby, cleo)))

    assert sum(click.exception() is None for click in clicks) == 1
    assert Companion.objects.count() == 1


def test_two_who_would_have_different_studies_stay_get_one_of_them(pair, libby, cleo):
    clicks = at_once(
        *(
            lambda who=who, stays=stays: pairing.join_pair(who, pair, stays=stays)
            for who, stays in ((libby, pair.a_id), (cleo, pair.b_id))
        )
    )

    refused = [type(click.exception()) for click in clicks]
    assert sorted(refused, key=str) == [type(None), pairing.NothingToJoin]
    [first] = [place for place, click in enumerate(clicks) if click.exception() is None]
    assert roots() == {(pair.a_id, pair.b_id)[first]}


@pytest.mark.parametrize("voted", ["the one that stays", "the one that leaves"])
def test_a_vote_while_a_pair_is_joined_is_seen_before_or_comes_too_late(
    pair, libby, ada, ben, voted
):
    stays, leaves = pair.b, pair.a
    vote(stays, ada, YES)
    study = stays if voted == "the one that stays" else leaves
    shown = foreseeing.foreseen(libby, [stays, leaves], chosen=stays.pk).shown

    joined, cast = at_once(
        lambda: pairing.join_pair(libby, pair, stays=stays.pk, shown=shown),
        lambda: vote(study, ben, NO),
    )

    if study == leaves:
        # Exactly one of the two came first, and the other was told.
        assert (joined.exception() is None) is not (cast.exception() is None)
    if joined.exception() is not None:
        assert isinstance(joined.exception(), foreseeing.LookFirst)
        assert roots() == {pair.a_id, pair.b_id}
        shown = foreseeing.foreseen(libby, [stays, leaves], chosen=stays.pk).shown
        pairing.join_pair(libby, pair, stays=stays.pk, shown=shown)
    assert roots() == {stays.pk}


@pytest.mark.parametrize("answer", ["joins", "tells apart"])
def test_a_report_is_taken_back_or_answered_and_never_both(pair, a_study, ada, libby, answer):
    reported = suspecting.report(ada, pair.a, a_study())
    act = {
        "joins": lambda: pairing.join_pair(libby, reported),
        "tells apart": lambda: pairs.tell_apart(libby, reported),
    }[answer]

    taken_back, answered = at_once(lambda: suspecting.take_back(ada, reported), act)

    if answered.exception() is None:
        assert isinstance(taken_back.exception(), suspecting.NotTakenBack)
    else:
        assert isinstance(answered.exception(), pairing.NothingToJoin | pairs.NotWaiting)
        assert taken_back.exception() is None
