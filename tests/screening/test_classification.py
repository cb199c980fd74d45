"""Reports that can be neither included nor excluded yet."""

import pytest
from django.urls import reverse

from reviews.choices import Retrieval
from reviews.library.models import Study
from reviews.screening import queue, rules
from reviews.screening.full_text import note_retrieval
from tests.cast import FULL_TEXT, YES
from tests.screening.acting import agree, at, vote

pytestmark = pytest.mark.usefixtures("verified")


@pytest.fixture
def sought(ada, ben, study) -> Study:
    agree(study, ada, ben)
    return study


@pytest.fixture(params=[Retrieval.ONGOING, Retrieval.AWAITING_CLASSIFICATION])
def state(request) -> Retrieval:
    return request.param


def noted(study, member, state) -> None:
    note_retrieval(study_id=study.pk, member=member, state=state)


def test_it_leaves_the_queue_keeps_its_votes_and_comes_back(ada, ben, libby, sought, state):
    vote(sought, ada, YES, stage=FULL_TEXT)
    noted(sought, libby, state)
    assert (at(sought, FULL_TEXT).in_play, at(sought, FULL_TEXT).box) == (False, state)
    assert queue.take_next(ben, FULL_TEXT) is None

    noted(sought, libby, Retrieval.RETRIEVED)

    assert at(sought, FULL_TEXT).voters == [ada.pk]
    assert queue.take_next(ben, FULL_TEXT) == sought


def test_who_has_it_in_hand_is_told_plainly_and_gets_the_next(ada, libby, sought, state):
    assert queue.take_next(ada, FULL_TEXT) == sought
    noted(sought, libby, state)

    with pytest.raises(rules.NotInPlay, match="not screened here any more"):
        vote(sought, ada, YES, stage=FULL_TEXT)
    assert queue.in_hand(ada, FULL_TEXT) is None


def test_a_librarian_notes_it_on_the_studys_page_and_undoes_it(signed_in, libby, sought, state):
    client = signed_in(libby)
    classify = reverse("screening:classify", args=[sought.review_id, sought.pk])
    assert classify in client.get(page_of(sought)).text

    page = client.post(classify, {"state": state, "note": "Results in spring."}, follow=True)

    assert at(sought, FULL_TEXT).retrieval == state
    assert "Results in spring." in page.text
    (message,) = page.context["messages"]
    page = client.post(message.extra_tags.removeprefix("undo="), follow=True)
    assert "Taken back." in page.text
    assert at(sought, FULL_TEXT).in_play


def test_it_is_taken_back_from_the_page_too_unless_something_was_noted_since(
    signed_in, libby, lena, sought, state
):
    noted(sought, libby, state)
    page = signed_in(libby).get(page_of(sought))
    back = reverse("screening:unclassify", args=[sought.review_id, sought.pk])
    note = sought.retrieval_notes.get().pk
    assert f"{back}?note={note}" in page.text
    note_retrieval(study_id=sought.pk, member=lena, state=state, note="Still.")

    page = signed_in(libby).post(f"{back}?note={note}", follow=True)

    assert "Somebody noted something else since" in page.text
    assert at(sought, FULL_TEXT).retrieval == state


def test_a_report_that_was_decided_on_is_refused_in_words(
    signed_in, ada, ben, libby, sought, state
):
    for who in (ada, ben):
        vote(sought, who, YES, stage=FULL_TEXT)
    classify = reverse("screening:classify", args=[sought.review_id, sought.pk])

    page = signed_in(libby).post(classify, {"state": state}, follow=True)

    assert "included or excluded already" in page.text
    assert classify not in page.text


@pytest.mark.parametrize("sent", ["retrieved", "sought", ""])
def test_no_other_state_is_noted_there(signed_in, libby, sought, sent):
    classify = reverse("screening:classify", args=[sought.review_id, sought.pk])

    page = signed_in(libby).post(classify, {"state": sent}, follow=True)

    assert "Nothing was saved" in page.text
    assert not sought.retrieval_notes.exists()


def test_screeners_are_not_told_that_a_report_is_sought(signed_in, ada, sought):
    page = signed_in(ada).get(page_of(sought)).text

    assert 'id="report"' not in page


def test_leads_find_it_on_the_way_through_full_text(signed_in, lena, sought):
    path = reverse("screening:history", args=[sought.review_id, FULL_TEXT, sought.pk])

    assert "Awaiting classification" in signed_in(lena).get(path).text


@staticmethod
def page_of(study: Study) -> str:
    return reverse("library:study", args=[study.review_id, study.pk])
