"""Undoing an import: out of every count and list, still in the table, never over people's work."""

import pytest
from django.urls import reverse

from reviews.choices import ImportState
from reviews.library import finding
from reviews.library.group_models import Join
from reviews.screening import imports
from reviews.screening.models import Screening
from tests.cast import YES
from tests.library.conftest import ris
from tests.screening.acting import vote

WALKING = "Walking to work in the winter months"


def test_undone_references_leave_every_list_and_stay_in_the_table(imported, libby, review):
    file = imported(ris("Walking", "Swimming"))

    imports.undo_import(libby, file)

    file.refresh_from_db()
    assert file.state == ImportState.UNDONE
    assert finding.live_studies(review).count() == 0
    assert Screening.objects.filter(review=review, in_play=True).count() == 0
    assert file.references.count() == 2


def test_studies_of_other_files_stay_when_the_first_of_their_group_goes(imported, libby, review):
    first = imported(ris(WALKING))
    imported(ris(WALKING + "."))
    imported(ris(WALKING.upper()))
    assert finding.live_studies(review).count() == 1

    imports.undo_import(libby, first)

    [root] = finding.live_studies(review)
    assert root.reference.file != first
    assert [study.joined_to for study in review.studies.filter(joined_to=root)] == [root]
    assert Screening.objects.get(study=root).in_play


def test_a_vote_stands_in_the_way_and_has_a_name(imported, libby, ada, review, signed_in):
    file = imported(ris("Walking", "Swimming"))
    vote(review.studies.order_by("pk")[0], ada, YES)
    url = reverse("screening:undo_import", args=[review.pk, file.pk])

    asked = signed_in(libby).get(url)
    refused = signed_in(libby).post(url)

    assert "Ada voted on studies of this file" in asked.content.decode()
    assert refused.status_code == 409
    assert "Ada voted on studies of this file" in refused.content.decode()
    file.refresh_from_db()
    assert file.state == ImportState.DONE


def test_undoing_through_the_page(imported, libby, review, signed_in):
    file = imported(ris("Walking", "Swimming"))
    url = reverse("screening:undo_import", args=[review.pk, file.pk])

    asked = signed_in(libby).get(url).content.decode()
    done = signed_in(libby).post(url, follow=True).content.decode()

    assert "2 references leave every count" in asked
    assert "was undone" in done
    assert "Libby undid this import" in done


def test_a_stale_page_cannot_undo_twice(imported, libby, review, signed_in):
    file = imported(ris("Walking"))
    url = reverse("screening:undo_import", args=[review.pk, file.pk])
    signed_in(libby).post(url)

    response = signed_in(libby).post(url)

    assert response.status_code == 409
    assert "nothing to undo" in response.content.decode()


def test_after_undoing_the_same_file_may_come_again(imported, libby, review):
    imports.undo_import(libby, imported(ris(WALKING)))

    again = imported(ris(WALKING))

    assert again.state == ImportState.DONE
    assert finding.live_studies(review).count() == 1
    assert Join.objects.count() == 0


@pytest.mark.parametrize(("who", "status"), [("ada", 403), ("olive", 403), ("eve", 404)])
def test_only_librarians_undo(imported, who, status, review, signed_in, request):
    file = imported(ris("Walking"))
    url = reverse("screening:undo_import", args=[review.pk, file.pk])

    assert signed_in(request.getfixturevalue(who)).post(url).status_code == status
    assert signed_in(request.getfixturevalue(who)).get(url).status_code == status
    file.refresh_from_db()
    assert file.state == ImportState.DONE
