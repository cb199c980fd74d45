"""Who reported two studies as the same takes it back, as long as nobody answered."""

from collections import Counter

import pytest
from django.urls import reverse

from reviews.audit.models import Event
from reviews.library import pairs, suspecting
from reviews.library.group_models import CandidatePair
from reviews.library.models import Study
from reviews.reporting import sentences
from reviews.reporting.verifying import differences
from reviews.screening import pairing
from reviews.screening.imports import import_file
from tests.cast import TITLE_ABSTRACT
from tests.library.conftest import ris

FIRST = ris("Walking for low back pain in older adults at home: a randomised trial")
DOUBT = FIRST.replace(b"2021", b"2020")


@pytest.fixture
def reported(studies, ada):
    return suspecting.report(ada, *studies(2))


@pytest.fixture
def of_study(reported, review):
    return reverse("screening:duplicate_of", args=[review.pk, reported.a_id])


@pytest.fixture
def back(reported, review):
    return reverse("screening:take_back_report", args=[review.pk, reported.pk])


def test_the_message_offers_it_at_once_and_the_screener_goes_on(
    studies, ada, review, signed_in, libby
):
    one, other = studies(2)
    client = signed_in(ada)
    page = reverse("screening:duplicate_of", args=[review.pk, one.pk])

    said = client.post(page, {"of": other.pk, "stage": TITLE_ABSTRACT}, follow=True)

    [pair] = pairs.waiting(review)
    back = reverse("screening:take_back_report", args=[review.pk, pair.pk])
    assert f'action="{back}?stage={TITLE_ABSTRACT}"' in said.content.decode()
    answer = client.post(f"{back}?stage={TITLE_ABSTRACT}")
    assert answer.url == reverse("screening:take", args=[review.pk, TITLE_ABSTRACT])
    assert list(pairs.waiting(review)) == []
    pages = signed_in(libby).get(reverse("screening:pairs", args=[review.pk])).context
    assert (pages["pair"], pages["waiting"].number, pages["answered"]) == (None, 0, 0)


def test_it_is_offered_later_on_the_page_of_the_study_and_among_the_pairs(
    reported, of_study, back, ada, ben, review, signed_in
):
    waiting = reverse("screening:pairs", args=[review.pk])

    for page in (of_study, waiting):
        assert back in signed_in(ada).get(page).content.decode()
        assert back not in signed_in(ben).get(page).content.decode()

    answer = signed_in(ada).post(back)

    assert answer.url == f"{of_study}?of={reported.b_id}"
    assert back not in signed_in(ada).get(of_study).content.decode()


def test_nobody_else_takes_it_back_and_nobody_twice(reported, back, ada, ben, signed_in):
    refusal = signed_in(ben).post(back, follow=True).content.decode()
    assert "You did not report these two" in refusal

    suspecting.take_back(ada, reported)
    with pytest.raises(suspecting.NotTakenBack, match="took that back already"):
        suspecting.take_back(ada, reported)


@pytest.mark.parametrize("answer", ["joined", "told apart"])
def test_what_was_answered_stands(reported, ada, libby, answer):
    if answer == "joined":
        pairing.join_pair(libby, reported)
    else:
        pairs.tell_apart(libby, reported)

    with pytest.raises(suspecting.NotTakenBack, match="answered this already"):
        suspecting.take_back(ada, reported)


def test_what_the_rules_asked_about_is_asked_again_as_they_found_it(studies, ada, review):
    one, other = studies(2)
    found = CandidatePair.objects.create(
        review=review, a=one, b=other, relation="PREPRINT", score=0.5, rules="1"
    )
    suspecting.report(ada, one, other)

    suspecting.take_back(ada, found)

    assert list(pairs.waiting(review)) == []
    assert list(pairs.related(review)) == [found.pk]
    found.refresh_from_db()
    assert (found.relation, found.reported_by) == ("PREPRINT", None)


def test_it_can_be_reported_again_by_anyone(reported, ada, ben, review):
    suspecting.take_back(ada, reported)

    again = suspecting.report(ben, reported.a, reported.b)

    assert again == reported
    assert [pair.reported_by for pair in pairs.waiting(review)] == [ben]
    assert list(differences(review, Counter())) == []


def test_a_later_import_asks_about_what_was_taken_back_as_about_any_other(received, ada, review):
    """The import that brings the two together again finds them by its own rules."""
    import_file(received(FIRST, name="first.ris"))
    import_file(received(DOUBT, name="doubt.ris"))
    found = CandidatePair.objects.get()
    # As if only a person had seen it.
    CandidatePair.objects.update(rules="", file=None)
    suspecting.report(ada, found.a, found.b)
    suspecting.take_back(ada, found)
    assert list(pairs.waiting(review)) == []

    import_file(received(FIRST + DOUBT, name="both.ris"))

    assert Study.objects.filter(joined_to=None).count() == 2
    [pair] = pairs.waiting(review)
    assert (pair.reported_by, pair.rules != "") == (None, True)


def test_the_log_tells_of_it_and_verify_agrees(reported, ada, review):
    suspecting.take_back(ada, reported)

    [line] = sentences.lines(review.pk, Event.objects.filter(verb__startswith="took back"))
    assert (line.said.before, line.said.after) == (
        "took back that",
        f" and “{reported.b}” are the same report",
    )
    assert list(differences(review, Counter())) == []
    CandidatePair.objects.update(reported_by=ada)
    assert list(differences(review, Counter())) == [
        f"Pair {reported.pk} was not reported by whom the log names."
    ]
