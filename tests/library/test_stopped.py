"""An import that no worker goes on with is told wherever its file is named."""

import re

import pytest
from django.db import connection
from django.urls import reverse

from reviews.library import jobs
from tests.library.conftest import ris

STATE = re.compile(r">(first|second)\.ris</a>.*?>(\w+)</span>", re.S)


@pytest.fixture
def first(received):
    """A file whose job ended in an error."""
    file = received(ris("Walking"), name="first.ris")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    return file


@pytest.fixture
def second(received):
    """A file whose job waits for its turn."""
    return received(ris("Swimming"), name="second.ris")


def test_only_what_nobody_goes_on_with_has_stopped(first, second, imported):
    done = imported(ris("Rowing"))

    assert [jobs.has_stopped(file) for file in (first, second, done)] == [True, False, False]


@pytest.mark.parametrize("page", ["searches", "search"])
def test_lists_of_files_tell_it(page, first, second, libby, signed_in):
    about = [first.review_id] if page == "searches" else [first.review_id, first.search_id]

    shown = signed_in(libby).get(reverse(f"library:{page}", args=about)).content.decode()

    assert STATE.findall(shown) == [("first", "Stopped"), ("second", "Waiting")]


def test_the_first_page_tells_it_to_those_who_can_try_again(first, libby, ada, signed_in):
    url = reverse("reporting:overview", args=[first.review_id])

    for_librarians = signed_in(libby).get(url).content.decode()
    for_screeners = signed_in(ada).get(url).content.decode()

    assert "The import of 1 file has stopped" in for_librarians
    assert "The import of" not in for_screeners
    assert "A search is being imported" not in for_librarians + for_screeners


def test_the_first_page_tells_of_those_that_go_on_besides(first, second, libby, signed_in):
    url = reverse("reporting:overview", args=[first.review_id])

    shown = signed_in(libby).get(url).content.decode()

    assert "The import of 1 file has stopped" in shown
    assert "A search is being imported" in shown
