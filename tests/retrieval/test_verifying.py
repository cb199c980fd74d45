"""What `manage.py verify` says when a PDF is not as it was put."""

from collections import Counter

import pytest

from reviews.reporting.verifying import differences
from reviews.retrieval.models import FullText


@pytest.fixture
def full_text(sought, added) -> FullText:
    return added(sought())


@pytest.fixture
def said(review):
    return lambda: " ".join(differences(review, Counter()))


def test_a_missing_file(full_text, said):
    full_text.content.storage.delete(full_text.content.name)

    assert f"Full text {full_text.pk}: the stored file is missing." in said()


def test_an_altered_file(full_text, said):
    with open(full_text.content.path, "ab") as file:
        file.write(b" ")

    assert "is not the one that was added" in said()
    full_text.content.storage.delete(full_text.content.name)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"study": None}, "is not where the log says"),
        ({"sha256": "0" * 64}, "sha256 is"),
        ({"name": "another.pdf"}, "name is 'another.pdf'"),
        ({"state": "scanned"}, "is scanned, and the log says read"),
    ],
)
def test_a_row_that_somebody_changed(full_text, said, change, sentence):
    FullText.objects.filter(pk=full_text.pk).update(**change)

    assert sentence in said()


def test_a_row_that_nobody_logged(full_text, said):
    FullText.objects.create(
        review=full_text.review,
        study=full_text.study,
        name="b.pdf",
        content=full_text.content.name,
        sha256=full_text.sha256[::-1],
        size=1,
        added_by=full_text.added_by,
    )

    assert "is in no event of the log" in said()


def test_a_row_that_is_gone(full_text, said):
    FullText.objects.filter(pk=full_text.pk).delete()

    assert f"Full text {full_text.pk} is not there, but event" in said()
