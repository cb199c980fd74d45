"""Files that cannot be read: a sentence that helps, nothing half saved, no other file lost."""

import io
import re
import zipfile

import pytest
from django.urls import reverse

from reviews.choices import ImportState
from reviews.library import keeping
from reviews.library.models import Reference, Search, SourceFile
from tests.library.conftest import ris, upload, work


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("letter.txt", "Dear colleague, here are the results.")
    return packed.getvalue()


def hand_in(client, search, *uploads):
    """Choose the files on the search's page and send them."""
    url = reverse("library:upload", args=[search.review_id, search.pk])
    return client.post(url, {"uploads": list(uploads)}, follow=True)


def page_of(client, file):
    return client.get(reverse("library:file", args=[file.review_id, file.pk])).content.decode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\x00\x01\x02\x80\xff" * 400, "holds no references"),
        (b"%PDF-1.7\n1 0 obj", "a PDF document, not a list of references"),
        (zipped(), "“letter.txt” holds no references"),
        (b"<!doctype html><title>Sign in</title>", "a web page"),
        (b"\n \r\n\t", "Please export it again"),
        (b"Dear colleague, here are the results.", "holds no references"),
    ],
    ids=["binary", "PDF", "zip", "web page", "blank", "letter"],
)
def test_what_is_no_list_of_references_is_refused_in_words(
    libby, search, signed_in, data, sentence
):
    hand_in(signed_in(libby), search, upload(data, "export.ris"))
    file = work(SourceFile.objects.get())

    page = page_of(signed_in(libby), file)

    assert file.state == ImportState.FAILED
    assert sentence in page
    assert "Nothing of this file was imported" in page
    assert Reference.objects.count() == 0


def test_an_empty_file_is_refused_at_once_and_the_others_go_on(libby, search, signed_in):
    response = hand_in(
        signed_in(libby),
        search,
        upload(b"", "empty.ris"),
        upload(ris("Walking"), "good.ris"),
        upload(ris("Swimming"), "better.ris"),
    )

    page = response.content.decode()
    assert "“empty.ris” is empty. Export it again from the database." in page
    assert "2 files are being imported" in page
    assert [file.name for file in SourceFile.objects.order_by("pk")] == ["good.ris", "better.ris"]


def test_no_search_is_added_when_none_of_its_files_can_be_kept(
    libby, review, signed_in, monkeypatch
):
    monkeypatch.setattr(keeping, "LARGEST_FILE", 100)
    response = signed_in(libby).post(
        reverse("library:search_add", args=[review.pk]),
        {
            "source_kind": "database",
            "source_name": "Embase",
            "uploads": [upload(b"", "empty.ris"), upload(ris("Walking") * 9, "large.ris")],
        },
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "“empty.ris” is empty. Export it again from the database." in page
    assert "“large.ris” is larger than 1 GB. Export the search in several files." in page
    assert 'value="Embase"' in page
    assert not Search.objects.exists()


def test_a_file_that_was_cut_off_is_kept_as_far_as_it_goes_and_says_so(libby, search, signed_in):
    hand_in(signed_in(libby), search, upload(ris("Walking", "Swimming")[:-20], "cut.ris"))
    file = work(SourceFile.objects.get())

    page = page_of(signed_in(libby), file)

    assert file.references.count() == 2
    assert "may have been cut off" in page
    assert "2 start marks, 1 end mark, 2 records;" in page
    assert "Differs" in page


def test_a_file_that_is_here_already_is_asked_about_and_the_others_go_on(
    libby, search, signed_in, imported
):
    earlier = imported(ris("Walking"), name="monday.ris")
    client = signed_in(libby)

    response = hand_in(
        client, search, upload(ris("Walking"), "tuesday.ris"), upload(ris("Swimming"), "new.ris")
    )

    page = response.content.decode()
    assert response.status_code == 409
    assert "Already in the review" in page
    assert "1 other file arrived and is being imported" in page
    assert SourceFile.objects.count() == 2

    again = client.post(
        reverse("library:import_again", args=[search.review_id, search.pk]),
        {"earlier": earlier.pk, "name": "tuesday.ris"},
    )
    file = work(SourceFile.objects.order_by("-pk")[0])
    assert again.url == reverse("library:file", args=[search.review_id, file.pk])
    assert (file.name, file.state, file.sha256) == ("tuesday.ris", "done", earlier.sha256)


def test_a_form_sent_twice_leaves_no_search_without_files(libby, search, signed_in, received):
    received(ris("Walking"))
    client = signed_in(libby)
    add = reverse("library:search_add", args=[search.review_id])
    facts = {"source_kind": "database", "source_name": "Embase"}

    asked = client.post(add, {**facts, "uploads": upload(ris("Walking"))}).content.decode()
    [remove] = re.findall(r'formaction="([^"]+)"[^>]*>Leave it out, and remove this search<', asked)
    client.post(remove, {"earlier": "1", "name": "results.ris"})

    assert list(search.review.searches.all()) == [search]
    beside_files = hand_in(client, search, upload(ris("Walking"), "again.ris")).content.decode()
    assert "Already in the review" in beside_files
    assert "remove this search" not in beside_files


def test_another_reviews_file_cannot_be_imported_again(
    imported, another_review, eve, libby, signed_in, search
):
    secret = imported(ris("Walking"))
    client = signed_in(eve)
    hand_in_url = reverse("library:search_add", args=[another_review.pk])
    client.post(hand_in_url, {"source_kind": "database", "source_name": "Embase"})
    own = another_review.searches.get()

    response = client.post(
        reverse("library:import_again", args=[another_review.pk, own.pk]),
        {"earlier": secret.pk, "name": "x.ris"},
        follow=True,
    )

    assert "not here any more" in response.content.decode()
    assert another_review.files.count() == 0


def test_choosing_no_file_is_said_beside_the_field(libby, search, signed_in):
    response = hand_in(signed_in(libby), search)

    assert response.status_code == 422
    assert "Choose at least one file." in response.content.decode()


def test_a_file_name_cannot_leave_its_folder_or_the_page(libby, search, signed_in):
    nasty = upload(ris("Walking"), "../../<script>alert(1)</script>.ris")
    hand_in(signed_in(libby), search, nasty)
    file = SourceFile.objects.get()

    page = page_of(signed_in(libby), file)
    url = reverse("library:file_download", args=[search.review_id, file.pk])
    sent = signed_in(libby).get(url)

    assert "<script>alert" not in page
    assert sent["Content-Disposition"].startswith("attachment")
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert b"".join(sent.streaming_content) == ris("Walking")


@pytest.mark.full
def test_a_file_of_200_megabytes_is_imported(libby, search, signed_in, imported):
    abstract = b"word " * 20_000
    record = b"TY  - JOUR\nTI  - Report %d of walking\nAB  - " + abstract + b"\nER  - \n"
    data = b"".join(record % number for number in range(2_000))

    file = imported(data, name="large.ris")

    assert len(data) > 200_000_000
    assert file.references.count() == 2_000
