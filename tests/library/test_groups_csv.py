"""All groups as CSV: a row for each reference, with what joined it and what split it again."""

import csv
import io

import pytest
from django.urls import reverse

from reviews import dedup
from reviews.library import groups_csv
from reviews.library.models import Study
from reviews.screening import imports, joining
from tests.library.conftest import ris

TITLE = "Walking for low back pain in older adults at home: a randomised trial"


@pytest.fixture
def rows(signed_in, olive, review):
    def read() -> list[dict[str, str]]:
        response = signed_in(olive).get(reverse("library:duplicates_csv", args=[review.pk]))
        assert response["Content-Disposition"] == 'attachment; filename="duplicates.csv"'
        text = b"".join(response.streaming_content).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    return read


def test_each_reference_is_told_with_what_joined_it(imported, a_study, libby, rows):
    imported(ris(TITLE, doi="10.5555/a"), name="first.ris")
    imported(ris("Something else", TITLE.upper(), doi="10.5555/A"), name="second.ris")
    other = a_study(title="A poster")
    first = Study.objects.get(title=TITLE)
    assert joining.join(libby, [first, other]) == first

    read, by_rules, by_hand = rows()

    assert (read["group"], read["study"], read["is_read"]) == (str(first.pk), str(first.pk), "yes")
    assert (read["source"], read["file"], read["record"]) == ("PubMed", "first.ris", "1")
    assert (read["year"], read["doi"], read["authors"]) == ("2021", "10.5555/a", "Rivera, Ana")
    assert read["joined_by"] == read["joined_at"] == read["evidence"] == ""
    assert (by_rules["file"], by_rules["record"], by_rules["is_read"]) == ("second.ris", "2", "")
    assert (by_rules["joined_by"], by_rules["rules"]) == ("The rules", dedup.RULES_VERSION)
    assert "Same DOI 10.5555/a" in by_rules["evidence"]
    assert 0.8 < float(by_rules["score"]) <= 1
    assert (by_hand["joined_by"], by_hand["rules"], by_hand["score"]) == ("Libby", "", "")
    assert by_hand["joined_at"]
    assert not by_hand["split_at"]


def test_a_join_that_was_ended_is_still_told(studies, libby, cleo, rows):
    first, second = studies(2)
    joining.join(libby, [first, second])
    joining.split(cleo, second)

    _, ended = rows()

    assert (ended["is_read"], ended["joined_by"], ended["split_by"]) == ("yes", "Libby", "Cleo")
    assert ended["split_at"] >= ended["joined_at"]


def test_no_cell_is_run_by_a_spreadsheet(imported, rows):
    imported(ris("=HYPERLINK(1) and more words for a title of walking", doi="10.5555/a"))
    imported(
        ris("=HYPERLINK(1) and more words for a title of walking", doi="10.5555/A"), name="b.ris"
    )

    assert {row["title"][:12] for row in rows()} == {"'=HYPERLINK("}


def test_undone_imports_are_left_out(imported, libby, rows):
    imported(ris(TITLE))
    again = imported(ris(TITLE.upper()), name="again.ris")

    imports.undo_import(libby, again)

    assert rows() == []


def test_many_groups_take_a_query_for_each_batch_and_come_in_pieces(
    studies, libby, review, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(groups_csv, "BATCH", 2)
    for first, second in zip(*[iter(studies(8))] * 2, strict=True):
        joining.join(libby, [first, second])

    with django_assert_num_queries(1 + 2):
        pieces = list(groups_csv.pieces(review))

    assert len(pieces) > 3
    assert b"".join(pieces).count(b"\r\n") == 1 + 8


def test_a_group_that_is_larger_than_a_batch_is_told_once(studies, libby, rows, monkeypatch):
    monkeypatch.setattr(groups_csv, "BATCH", 2)
    first, *others = studies(6)
    joining.join(libby, [first, *others])

    told = rows()

    assert [row["study"] for row in told] == [str(study.pk) for study in (first, *others)]
    assert {row["group"] for row in told} == {str(first.pk)}
