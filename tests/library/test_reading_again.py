"""Reading a file again: in another encoding, or with what somebody says of its columns."""

import pytest
from django.urls import reverse

from reviews.choices import ImportState
from reviews.formats.problems import SENTENCES
from reviews.library import finding
from reviews.library.models import SourceFile
from reviews.library.naming import KINDS
from reviews.library.rereading import compare
from reviews.screening.reading_again import NotReadable, read_again
from tests.cast import YES
from tests.library.conftest import ris, work
from tests.screening.acting import vote

CYRILLIC = "TY  - JOUR\r\nTI  - Ходьба и боль в спине\r\nER  - \r\n".encode("koi8-r")
ODD_TABLE = (
    "Bez\u010dova;Kdo;Kdy\n"
    "Ch\u016fze a bolest zad u dosp\u011bl\u00fdch;Nov\u00e1k, Jan;2019\n"
    "Plav\u00e1n\u00ed a bolest zad u d\u011bt\u00ed;Mal\u00e1, Eva;2021\n"
).encode()


@pytest.fixture
def posted(signed_in, libby, review):
    """What Libby says of a file; the answer."""

    def post(page: str, file: SourceFile, **said: str):
        return signed_in(libby).post(reverse(f"screening:{page}", args=[review.pk, file.pk]), said)

    return post


@pytest.fixture
def page(signed_in, libby, review):
    def get(name: str, file: SourceFile) -> str:
        return signed_in(libby).get(reverse(name, args=[review.pk, file.pk])).content.decode()

    return get


def test_another_encoding_gives_the_right_letters_and_loses_nothing(imported, posted, page, review):
    file = imported(CYRILLIC)
    assert "Ходьба" in page("screening:encoding", file)
    assert "Ходьба" not in page("library:file", file)

    answer = posted("encoding", file, encoding="koi8-r")

    again = work(review.files.order_by("-pk")[0])
    assert answer.url == reverse("library:file", args=[review.pk, again.pk])
    assert again.pk != file.pk
    assert [str(study) for study in finding.live_studies(review)] == ["Ходьба и боль в спине"]
    file.refresh_from_db()
    assert (file.state, file.references.count()) == (ImportState.UNDONE, 1)
    assert "Ходьба" in page("library:file", again)
    assert "chosen by hand" in page("library:file", again)


def test_after_a_vote_it_is_too_late(imported, posted, page, review, ada):
    file = imported(CYRILLIC)
    vote(review.studies.get(), ada, YES)

    assert "Ada voted on studies of this file" in page("screening:encoding", file)
    assert posted("encoding", file, encoding="koi8-r").status_code == 409
    file.refresh_from_db()
    assert file.state == ImportState.DONE


def test_an_encoding_that_nobody_knows_is_refused(imported, posted):
    assert posted("encoding", imported(CYRILLIC), encoding="klingon").status_code == 422


def test_a_table_with_unknown_columns_waits_until_somebody_names_them(
    imported, posted, page, review
):
    file = imported(ODD_TABLE, name="odd.csv")
    assert file.state == ImportState.COLUMNS
    assert review.studies.count() == 0
    asked = page("screening:columns", file)
    assert "Kdo" in asked
    assert "Nov\u00e1k, Jan" in asked

    posted("columns", file, **{"column-0": "title", "column-1": "authors", "column-2": "year"})

    file = work(file)
    assert file.state == ImportState.DONE
    assert [(study.authors, study.year) for study in review.studies.order_by("pk")] == [
        ("Nov\u00e1k, Jan", 2019),
        ("Mal\u00e1, Eva", 2021),
    ]
    assert set(file.mapping.values()) == {"title", "authors", "year"}


def test_a_table_needs_titles(imported, posted):
    file = imported(ODD_TABLE, name="odd.csv")

    answer = posted("columns", file, **{"column-1": "authors"})

    assert answer.status_code == 422
    assert "Say which column holds the titles." in answer.content.decode()


HEADLESS_TABLE = (
    b"Walking and back pain in adults\tIto, A.; Sato, B.\t2019\t10.5555/back.1\n"
    b"Swimming and back pain in children\tAbe, C.\t2021\t10.5555/back.2\n"
)


def test_a_table_without_headings_is_shown_by_letters_and_read_row_by_row(
    imported, posted, page, review, libby
):
    file = imported(HEADLESS_TABLE, name="plain.txt")
    assert file.state == ImportState.COLUMNS
    asked = page("screening:columns", file)
    assert "Column A" in asked
    assert "Walking and back pain" in asked
    said = {"column-0": "title", "column-1": "authors", "column-2": "year", "column-3": "doi"}

    posted("columns", file, first_row="record", **said)

    file = work(file)
    assert (file.state, file.mapping) == (ImportState.DONE, list(said.values()))
    assert [(study.title, study.doi) for study in review.studies.order_by("pk")] == [
        ("Walking and back pain in adults", "10.5555/back.1"),
        ("Swimming and back pain in children", "10.5555/back.2"),
    ]
    raw = file.references.order_by("position").values_list("raw", flat=True)
    assert "".join(raw).encode() == HEADLESS_TABLE
    assert compare(file).is_as_before
    again = page("screening:columns", file)
    assert '<option value="doi" selected>' in again
    assert "Column A" in again


def test_somebody_may_say_whether_the_first_row_is_a_record(
    imported, signed_in, libby, review, posted
):
    file = imported(ODD_TABLE, name="odd.csv")
    address = reverse("screening:columns", args=[review.pk, file.pk])

    by_letters = signed_in(libby).get(address, {"first_row": "record"}).content.decode()
    by_heads = signed_in(libby).get(address, {"first_row": "headings"}).content.decode()

    assert ("Column A" in by_letters, "Column A" in by_heads) == (True, False)
    posted("columns", file, first_row="record", **{"column-0": "title"})
    assert work(file).references.count() == 3
    told = signed_in(libby).get(reverse("reporting:log", args=[review.pk])).content.decode()
    assert "its first row as a record" in told


def test_what_is_no_table_has_no_columns(imported, posted, page):
    file = imported(ris("Walking"))

    assert "not a table" in page("screening:columns", file)
    assert posted("columns", file).status_code == 409


def test_a_file_in_line_is_not_put_there_twice(received, libby):
    with pytest.raises(NotReadable):
        read_again(libby, received(ris("Walking")), encoding="utf-8")


def test_the_number_of_hits_is_typed_beside_what_was_read(imported, posted, page, search):
    file = imported(ris("Walking", "Swimming"))
    assert "2 start marks, 2 end marks, 2 records; 2 warnings." in page("library:file", file)

    posted("note_hits", file, hits="3")

    search.refresh_from_db()
    assert search.hits == 3
    assert "1 missing" in page("library:file", file)
    posted("note_hits", file, hits="1")
    assert "showed 1 hit." in page("library:file", file)
    assert posted("note_hits", file, hits="many").status_code == 302
    assert "in digits" in page("library:file", file)


def test_oddities_stand_together_by_kind_with_how_often_they_occur(imported, page):
    data = ris("Walking", "") + b"TY  - JOUR\r\nTI  - Running\r\n" + ris("", "Swimming")

    said = page("library:file", imported(data))

    for kind in ("Records without a title", "Records without an end mark"):
        assert said.count(kind) == 1
    assert '<th scope="rowgroup" colspan="2">Records without a title</th>' in said
    assert "It was closed where the next one begins" in said


def test_every_oddity_has_a_name():
    assert set(KINDS) == {*SENTENCES, "FILE_SKIPPED"}
