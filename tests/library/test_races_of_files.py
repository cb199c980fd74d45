"""What people ask of a file while its import is at work: real threads and connections."""

import pytest
from django.db import connection
from django.urls import reverse

from reviews.choices import ImportState
from reviews.library import deduplicating, receiving
from reviews.library.importing import BeingRead
from reviews.library.models import Study
from reviews.screening.imports import undo_import
from reviews.screening.reading_again import read_again
from tests.library.conftest import ris, work
from tests.screening.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def during_an_import(monkeypatch, received):
    """Let somebody act while an import holds its file and not yet the library; how that went.

    Who waits for the import fails instead of waiting for ever.
    """

    def run(act):
        went = []
        join_duplicates = deduplicating.join_duplicates

        def impatient(file):
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '10s'")
            return act(file)

        def held_up(file, **options):
            went.extend(at_once(lambda: impatient(file)))
            return join_duplicates(file, **options)

        monkeypatch.setattr(deduplicating, "join_duplicates", held_up)
        file = work(received(ris("Walking in the rain", "Swimming in the lake")))
        assert (file.state, Study.objects.count()) == (ImportState.DONE, 2)
        return went[0]

    return run


def test_a_file_that_is_to_be_imported_although_it_is_here_is_so_once(imported, libby, search):
    earlier = imported(ris("Walking"))

    def press():
        return receiving.receive_again(libby, search, earlier, name="again.ris")

    first, second = (pressed.result() for pressed in at_once(press, press))

    assert first.pk == second.pk != earlier.pk
    assert search.files.count() == 2


@pytest.mark.parametrize("what", ["undo", "read again"])
def test_who_comes_while_a_file_is_read_is_told_so_at_once(what, during_an_import, libby):
    act = {
        "undo": lambda file: undo_import(libby, file),
        "read again": lambda file: read_again(libby, file, encoding="koi8-r"),
    }[what]

    with pytest.raises(BeingRead, match=r"“results\.ris” is being read just now\."):
        during_an_import(act).result()


@pytest.mark.parametrize("page", ["screening:encoding", "screening:undo_import"])
def test_the_pages_say_that_the_file_is_being_read(page, during_an_import, signed_in, libby):
    client = signed_in(libby)

    def press(file):
        address = reverse(page, args=[file.review_id, file.pk])
        return client.post(address, {"encoding": "koi8-r"})

    answer = during_an_import(press).result()

    assert answer.status_code == 409
    assert "is being read just now" in answer.content.decode()


def test_trying_again_does_not_wait_for_the_import_that_runs(during_an_import, signed_in, libby):
    client = signed_in(libby)

    def press(file):
        return client.post(reverse("library:file_retry", args=[file.review_id, file.pk]))

    assert during_an_import(press).result().status_code == 302
