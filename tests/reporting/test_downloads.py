"""The flow as files: each of the right kind, with the same numbers as the page."""

import io

import docx as word
import pytest
from django.urls import reverse

from reviews.reporting.downloads import FORMATS
from reviews.reporting.flow import flow_of
from reviews.reporting.freezing import freeze
from tests.prisma.reading import PageOfPdf, counts_of, squeezed

KINDS = {
    "svg": ("image/svg+xml", b"<svg "),
    "png": ("image/png", b"\x89PNG\r\n"),
    "pdf": ("application/pdf", b"%PDF-"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
    "csv": ("text/csv; charset=utf-8", b"data,node,box"),
    "json": ("application/json", b"{"),
}


@pytest.mark.parametrize("extension", FORMATS)
def test_each_file_is_what_its_name_says(olive, one_in_each_box, signed_in, extension):
    content_type, beginning = KINDS[extension]
    path = reverse("reporting:flow_file", args=[olive.review_id, extension])

    response = signed_in(olive).get(path)

    assert response.headers["Content-Type"] == content_type
    assert response.headers["Content-Disposition"] == f'attachment; filename="flow.{extension}"'
    assert response.content.startswith(beginning)


def test_every_kind_of_file_is_offered_on_the_page(olive, one_in_each_box, signed_in):
    page = signed_in(olive).get(reverse("reporting:flow", args=[olive.review_id]))

    for extension in KINDS:
        path = reverse("reporting:flow_file", args=[olive.review_id, extension])
        assert f'href="{path}"' in page.content.decode()


@pytest.mark.parametrize("extension", FORMATS)
def test_a_frozen_flow_is_offered_as_the_same_files(lena, one_in_each_box, signed_in, extension):
    kept = freeze(lena, name="First submission")
    path = reverse("reporting:frozen_file", args=[lena.review_id, kept.pk, extension])

    response = signed_in(lena).get(path)

    assert response.headers["Content-Type"] == KINDS[extension][0]
    assert f'filename="flow-first-submission.{extension}"' in str(response.headers)
    assert response.content.startswith(KINDS[extension][1])


def test_the_documents_hold_the_numbers_of_the_flow(review, olive, one_in_each_box, signed_in):
    def fetched(extension: str) -> bytes:
        path = reverse("reporting:flow_file", args=[review.pk, extension])
        return signed_in(olive).get(path).content

    written = word.Document(io.BytesIO(fetched("docx")))
    for text in (
        PageOfPdf(fetched("pdf")).text,
        "".join(part.text or "" for part in written.element.xpath("//w:txbxContent//w:t")),
    ):
        for statement in counts_of(flow_of(review)):
            assert statement in squeezed(text)


def test_a_flow_is_written_as_nothing_else(olive, signed_in):
    path = reverse("reporting:flow_file", args=[olive.review_id, "exe"])

    assert signed_in(olive).get(path).status_code == 404
