"""The log is sealed: whoever alters it afterwards is found out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviews.audit import actions as audit
from reviews.audit.chain import faults, sealed
from reviews.audit.models import GENESIS, Chain, Event
from reviews.protocol.actions import rename
from tests.cast import YES
from tests.screening.acting import vote


@pytest.fixture
def log(ada, lena, studies):
    """A review's log of a dozen events, as its query set in their order."""
    for study in studies(6):
        vote(study, ada, YES)
    rename(lena, title="Walking, once more")
    events = Event.objects.filter(review=lena.review_id).order_by("sequence")
    assert list(faults(lena.review_id)) == []
    return events


@contextmanager
def behind_the_databases_back() -> Iterator[None]:
    """What the owner of the server could do: switch the triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET session_replication_role = replica")
        yield
        cursor.execute("SET session_replication_role = origin")


def found_in(log) -> str:
    return "\n".join(faults(log[0].review_id))


def test_events_are_numbered_and_each_seals_the_one_before(log):
    previous = GENESIS
    for number, event in enumerate(log, start=1):
        assert event.sequence == number
        assert bytes(event.previous_hash) == previous
        assert bytes(event.hash) == sealed(event, previous)
        previous = bytes(event.hash)
    end = Chain.objects.get(review=log[0].review_id)
    assert (end.length, bytes(end.head)) == (log.count(), previous)


@pytest.mark.parametrize(
    "altered",
    [
        {"details": '{"verdict": "exclude"}'},
        {"verb": "withdrew"},
        {"actor": None},
        {"subject_kind": "adjudication"},
        {"subject_id": 7},
        {"at": F("at") + timedelta(microseconds=1)},
        {"hash": bytes(32)},
    ],
    ids=lambda altered: next(iter(altered)),
)
def test_an_altered_event_is_found(log, altered):
    fourth = log[3]
    with behind_the_databases_back():
        Event.objects.filter(pk=fourth.pk).update(**altered)

    assert "Event 4 was altered after it was written." in found_in(log)


def test_an_event_that_was_moved_to_another_actor_is_found(log, ben):
    with behind_the_databases_back():
        Event.objects.filter(pk=log[4].pk).update(actor=ben)

    assert "Event 5 was altered" in found_in(log)


def test_a_deleted_event_is_found(log):
    with behind_the_databases_back():
        Event.objects.filter(pk=log[3].pk)._raw_delete("default")

    assert "Event 4 is missing: the next one is numbered 5." in found_in(log)
    assert "Event 5 does not follow from the event before it." in found_in(log)


def test_a_deleted_event_is_found_though_the_rest_was_numbered_anew(log):
    third = log[2]
    with behind_the_databases_back():
        Event.objects.filter(pk=third.pk)._raw_delete("default")
        for event in log.filter(sequence__gt=3):
            Event.objects.filter(pk=event.pk).update(sequence=event.sequence - 1)

    assert "Event 3 does not follow from the event before it." in found_in(log)


def test_two_events_that_changed_places_are_found(log):
    second, third = log[1], log[2]
    with behind_the_databases_back():
        Event.objects.filter(pk=second.pk).update(sequence=1_000)
        Event.objects.filter(pk=third.pk).update(sequence=2)
        Event.objects.filter(pk=second.pk).update(sequence=3)

    assert "Event 2 does not follow from the event before it." in found_in(log)


def test_a_tail_that_was_cut_off_is_found(log):
    length = log.count()
    with behind_the_databases_back():
        log.filter(sequence__gt=length - 2)._raw_delete("default")

    assert found_in(log) == (
        f"The log ends at event {length - 2}, but {length} events were written."
    )


def test_an_event_that_was_slipped_in_is_found(log):
    last = log.last()
    with behind_the_databases_back():
        Event.objects.create(
            review=last.review,
            sequence=last.sequence + 1,
            verb="decided",
            subject_kind="decision",
            previous_hash=bytes(last.hash),
        )

    assert f"Event {last.sequence + 1} was altered" in found_in(log)
    assert f"but {last.sequence} events were written" in found_in(log)


def test_a_log_that_was_emptied_is_found(log):
    review, length = log[0].review_id, log.count()
    with behind_the_databases_back():
        log._raw_delete("default")

    assert list(faults(review)) == [f"The log ends at event 0, but {length} events were written."]


def test_another_reviews_log_is_a_chain_of_its_own(log, another_review):
    with behind_the_databases_back():
        Event.objects.filter(review=another_review).update(verb="invented")

    assert list(faults(log[0].review_id)) == []
    assert "was altered" in "\n".join(faults(another_review.pk))


odd_text = st.text(
    alphabet=st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=60
) | st.sampled_from(["", "\x1f", "é\u0301 ÷ 漢字 🚶", '"\\\n\t', "x" * 100_000, "\u2028", "%s"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(verb=odd_text, note=odd_text, by_somebody=st.booleans())
def test_the_seal_in_python_is_the_databases_for_any_text(lena, verb, note, by_somebody):
    event = audit.record(
        verb, lena.review, review_id=lena.review_id, actor=lena if by_somebody else None, note=note
    )

    event.refresh_from_db()
    assert event.facts == {"note": note}
    assert bytes(event.hash) == sealed(event, bytes(event.previous_hash))


def test_a_log_cannot_be_written_with_a_seal_of_ones_own(lena):
    event = Event.objects.create(
        review=lena.review,
        sequence=99,
        verb="decided",
        subject_kind="decision",
        previous_hash=b"\x01" * 32,
        hash=b"\x02" * 32,
    )

    event.refresh_from_db()
    assert event.sequence == lena.review.events.count()
    assert list(faults(lena.review_id)) == []
