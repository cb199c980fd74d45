"""Files that are no RIS come into the library like any other."""

import io
import zipfile

from django.urls import reverse

from reviews.choices import ImportState
from reviews.library.models import Reference
from tests.formats.xmlexports import PUBMED_FOOT, PUBMED_HEAD, pubmed_article
from tests.library.conftest import ris

RETRACTED = (
    '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn">'
    "<RefSource>J Rest. 2020;1:2</RefSource></CommentsCorrections></CommentsCorrectionsList>"
)


def test_a_retraction_is_shown_beside_the_record_as_it_stood_in_the_file(
    libby, search, imported, signed_in
):
    text = PUBMED_HEAD + pubmed_article(1, more=RETRACTED) + PUBMED_FOOT
    file = imported(text.encode(), name="pubmed.xml")
    reference = Reference.objects.get()

    url = reverse("library:reference", args=[file.review_id, reference.pk])
    page = signed_in(libby).get(url).content.decode()

    assert (file.state, file.format) == (ImportState.DONE, "PubMed XML")
    assert "retraction in: J Rest. 2020;1:2" in page
    assert reference.raw.startswith("<PubmedArticle>")
    assert (reference.first_line, reference.study.doi) == (4, "10.5555/naps.1")


def test_the_files_of_an_archive_are_imported_together(imported):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("embase.ris", ris("Walking", "Running"))
        archive.writestr("pubmed.xml", PUBMED_HEAD + pubmed_article(1) + PUBMED_FOOT)

    file = imported(packed.getvalue(), name="searches.zip")

    assert (file.state, file.format) == (ImportState.DONE, "RIS and PubMed XML")
    assert Reference.objects.count() == file.starts == file.ends == 3


def test_a_record_says_which_file_of_the_archive_it_stood_in(imported, signed_in, libby):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("embase.ris", ris("Walking", "Running"))
        archive.writestr("pubmed.xml", PUBMED_HEAD + pubmed_article(1) + PUBMED_FOOT)
    file = imported(packed.getvalue(), name="searches.zip")
    last = file.references.get(position=3)

    every = signed_in(libby).get(reverse("library:references", args=[file.review_id, file.pk]))
    one = signed_in(libby).get(reverse("library:reference", args=[file.review_id, last.pk]))

    assert every.content.decode().count("embase.ris") == 2
    assert "Record 3 · pubmed.xml" in every.content.decode()
    assert "of pubmed.xml in the archive" in one.content.decode()
