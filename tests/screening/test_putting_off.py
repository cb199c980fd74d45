"""A full text whose PDF has not come yet is put off, and comes round again."""

import pytest
from django.urls import reverse

from reviews.screening import queue
from reviews.screening.models import Walk
from tests.cast import FULL_TEXT, HTMX, YES
from tests.screening.acting import agree, at, vote
from tests.screening.worlds import a_pdf_of


@pytest.fixture
def to_read(ada, ben, studies):
    def make(number):
        made = studies(number)
        for study in made:
            agree(study, ada, ben)
        queue.extend(ada.review_id, FULL_TEXT)
        return sorted(made, key=lambda study: at(study, FULL_TEXT).place)

    return make


@pytest.fixture
def press_later(signed_in):
    def press(screener):
        address = reverse("screening:later", args=[screener.review_id, FULL_TEXT])
        answer = signed_in(screener).post(address, headers=HTMX)
        assert answer.status_code == 200
        return answer.context["study"]

    return press


def test_the_one_with_a_pdf_comes_first(press_later, ada, lena, to_read):
    first, _, third, _ = to_read(4)
    a_pdf_of(third, lena)
    assert queue.take_next(ada, FULL_TEXT) == first

    assert press_later(ada) == third


def test_without_pdfs_all_come_round_and_none_is_forgotten(press_later, ada, to_read):
    waiting = to_read(3)
    seen = [queue.take_next(ada, FULL_TEXT)]
    seen += [press_later(ada) for _ in range(3)]

    assert seen == [*waiting, waiting[0]]


def test_what_was_put_off_is_asked_for_again(press_later, ada, to_read):
    first, second = to_read(2)
    queue.take_next(ada, FULL_TEXT)
    vote(press_later(ada), ada, YES, stage=FULL_TEXT)

    assert at(second, FULL_TEXT).voters == [ada.pk]
    assert queue.take_next(ada, FULL_TEXT) == first


def test_what_was_put_off_is_free_for_others_and_their_places_are_left(
    press_later, ada, ben, cleo, to_read
):
    first, second, third = to_read(3)
    for screener in (ada, ben):
        assert queue.take_next(screener, FULL_TEXT) == first
    assert queue.take_next(cleo, FULL_TEXT) == second
    assert press_later(ada) == second

    assert press_later(ben) == third
    assert Walk.objects.filter(stage=FULL_TEXT, holding__study=second).count() == 2


def test_the_only_one_left_is_shown_again(press_later, ada, to_read):
    [only] = to_read(1)
    queue.take_next(ada, FULL_TEXT)

    assert press_later(ada) == only


def test_the_way_is_offered_where_no_pdf_is(signed_in, ada, lena, to_read):
    first, second = to_read(2)
    a_pdf_of(second, lena)
    page = reverse("screening:take", args=[ada.review_id, FULL_TEXT])
    later = reverse("screening:later", args=[ada.review_id, FULL_TEXT])

    assert later in signed_in(ada).get(page).text
    signed_in(ada).post(later)
    assert later not in signed_in(ada).get(page).text
    assert at(first, FULL_TEXT).voters == []
