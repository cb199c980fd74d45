"""The page of the methods paragraphs, and the same as files."""

import io

import docx as word
import pytest
from django.urls import reverse

from reviews.prisma.methods import methods
from reviews.reporting.methods_facts import methods_facts


@pytest.mark.usefixtures("one_in_each_box")
def test_shows_every_paragraph_and_all_of_them_to_copy(olive, signed_in):
    response = signed_in(olive).get(reverse("reporting:methods", args=[olive.review_id]))

    page = response.content.decode()
    for paragraph in methods(methods_facts(olive.review)):
        assert page.count(paragraph.heading) >= 2
    assert "readonly" in page
    assert 'aria-current="page">Methods' in page


def test_says_what_to_do_where_nothing_is_found_yet(lena, signed_in):
    page = signed_in(lena).get(reverse("reporting:methods", args=[lena.review_id]))

    assert "Nothing to write about yet" in page.content.decode()


@pytest.mark.usefixtures("one_in_each_box")
@pytest.mark.parametrize(
    ("extension", "content_type"),
    [
        ("txt", "text/plain; charset=utf-8"),
        (
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_gives_the_same_as_a_file(olive, signed_in, extension, content_type):
    path = reverse("reporting:methods_file", args=[olive.review_id, extension])

    response = signed_in(olive).get(path)

    assert response.headers["Content-Type"] == content_type
    assert f'filename="methods.{extension}"' in response.headers["Content-Disposition"]
    text = (
        response.content.decode()
        if extension == "txt"
        else "\n".join(p.text for p in word.Document(io.BytesIO(response.content)).paragraphs)
    )
    for paragraph in methods(methods_facts(olive.review)):
        assert paragraph.text in text


def test_is_no_other_file(olive, signed_in):
    path = reverse("reporting:methods_file", args=[olive.review_id, "pdf"])

    assert signed_in(olive).get(path).status_code == 404
