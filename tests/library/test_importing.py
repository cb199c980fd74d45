"""Importing: everything in a file or nothing of it, and every record kept as it came."""

import csv
from collections import Counter

import pytest
from django.db import DatabaseError, connection, transaction

from reviews.audit import chain
from reviews.audit.models import Event
from reviews.choices import ImportState, Stage
from reviews.formats.tagged import LARGEST_RECORD
from reviews.library import comparing, receiving
from reviews.library.group_models import StudyKey
from reviews.library.models import ImportProblem, ImportProgress, Reference, Study
from reviews.reporting import verifying_keys
from reviews.screening.models import Screening
from tests.library.conftest import REAL_FILES, ris, upload, work

A_HANDFUL = (
    "nbib/telemonitoring-wearable-devices-review__ai_methods_290_records.nbib",
    "ris/CiteSource__Dimensions_246.ris",
    "ris/asreview__ovid_zotero.ris",
    "ris/citation-file-formatting___baseline_citavi.ris",
    "ris/revtools__restoration_scopus.ris",
)


def test_every_record_becomes_a_reference_and_a_study_to_screen(imported, review):
    file = imported(ris("Walking", "Swimming", "Cycling"))

    assert file.state == ImportState.DONE
    assert (file.format, file.starts, file.ends) == ("RIS", 3, 3)
    assert [r.position for r in file.references.order_by("pk")] == [1, 2, 3]
    titles = review.studies.order_by("reference__position").values_list("title", flat=True)
    assert list(titles) == ["Walking", "Swimming", "Cycling"]
    asking = Screening.objects.filter(review=review, in_play=True)
    assert {(s.stage, s.required) for s in asking} == {(Stage.TITLE_ABSTRACT, 2)}
    assert len({s.draw for s in asking}) == asking.count() == 3
    assert list(chain.faults(review.pk)) == []


def test_the_text_of_a_record_is_kept_with_every_space_and_letter(imported):
    data = (
        "TY  - JOUR\r\nTI  -  Ümläuts,  two  spaces\tand a tab \r\n  continued\r\n"
        "XX  - an unknown tag\r\nER  - \r\n"
    )

    [reference] = imported(data.encode()).references.all()

    assert reference.raw.splitlines() == data.splitlines()
    assert (reference.first_line, reference.last_line) == (1, 5)
    assert ["XX", "an unknown tag"] in reference.citation["fields"]


def test_people_read_no_markup_where_the_file_has_some(imported, review):
    title = "Naps &amp; <i>lamps</i>"
    abstract = "<p>Rest fell (p &lt; 0.05) at AT&T;</p> <jats:p>caf&#233;s did not.</jats:p>"
    lines = ["TY  - JOUR", f"TI  - {title}", f"AB  - {abstract}", "AU  - O&apos;Hara, B.", "ER  - "]

    file = imported("\n".join(lines).encode())

    reference, study = file.references.get(), review.studies.get()
    assert (study.title, study.authors) == ("Naps & lamps", "O'Hara, B.")
    assert study.abstract == "Rest fell (p < 0.05) at AT&T;\ncafés did not."
    assert (reference.citation["title"], reference.citation["abstract"]) == (title, abstract)
    assert comparing.corrections(study) == []
    assert list(verifying_keys.wrongly_keyed(review, Counter())) == []


def test_the_uploaded_bytes_are_kept(received):
    data = ris("Walking") + b"\xff\x00 odd bytes"

    file = received(data)

    assert file.content.open("rb").read() == data


def test_a_file_that_turns_out_unreadable_late_leaves_nothing(received, review):
    good = ris(*(f"Report number {number} on walking" for number in range(2_500)))
    endless = b"TY  - JOUR\r\nAB  - " + b"word " * (LARGEST_RECORD // 5) + b"\r\nN1  - x\r\n" * 9
    file = work(received(good + endless))

    assert file.state == ImportState.FAILED
    assert "33,554,432 characters" in file.refusal
    for rows in (Reference.objects, Study.objects, Screening.objects):
        assert rows.filter(review=review).count() == 0
    assert StudyKey.objects.filter(review=review).count() == 0
    assert ImportProblem.objects.filter(file=file).count() == 0


def test_a_worker_that_dies_leaves_the_file_in_line(received, review, monkeypatch):
    def die(*_arguments):
        raise MemoryError

    file = received(ris("Walking", "Swimming"))
    monkeypatch.setattr("reviews.screening.imports.enter_new", die)
    with pytest.raises(MemoryError):
        work(file)
    monkeypatch.undo()

    assert review.references.count() == 0
    assert not ImportProgress.objects.filter(file=file).exists()
    assert work(file).state == ImportState.DONE
    assert review.references.count() == 2


def test_a_job_that_runs_twice_imports_once(imported, review):
    file = imported(ris("Walking", "Swimming"))
    events = Event.objects.filter(review=review).count()

    work(file)

    assert review.references.count() == 2
    assert Event.objects.filter(review=review).count() == events


def test_the_same_content_is_noticed_whatever_its_name(imported, libby, search, review):
    first = imported(ris("Walking"), name="monday.ris")

    found = receiving.receive(libby, search, [upload(ris("Walking"), "tuesday.ris")])

    assert [seen.earlier for seen in found.seen] == [first]
    assert found.files == []
    assert review.files.count() == 1


def test_content_can_be_imported_again_on_purpose(imported, libby, search, review):
    first = imported(ris("Walking to work in winter"))

    again = work(receiving.receive_again(libby, search, first, name="again.ris"))

    assert again.state == ImportState.DONE
    assert review.references.count() == 2
    assert review.studies.filter(joined_to=None).count() == 1


def test_content_that_could_not_be_read_may_be_sent_again(imported, libby, search):
    imported(b"%PDF-1.4 not references")

    assert receiving.receive(libby, search, [upload(b"%PDF-1.4 not references")]).seen == []


@pytest.mark.parametrize(
    "nasty",
    [
        b"DO  - 10.1000/" + b"".join(b"%x" % (number * number) for number in range(2_000)),
        b"TI  - " + b" ".join(b"word%d" % number for number in range(300_000)),
        b"AB  - a\x00b\xed\xa0\x80\xff",
        b"PY  - 99999999999999999999",
        b"AB  - \\N \\. \t\\x00",
        b"VL  - " + b"9" * 3_000 + b"\r\nSP  - " + b"8" * 3_000,
    ],
    ids=["long DOI", "endless title", "bytes", "year", "backslashes", "long numbers"],
)
def test_a_damaged_field_never_stops_an_import(imported, nasty):
    data = b"TY  - JOUR\r\nTI  - Walking and the back\r\n" + nasty + b"\r\nER  - \r\n"

    assert imported(data).state == ImportState.DONE


@pytest.mark.parametrize("change", ["UPDATE", "DELETE", "TRUNCATE"])
def test_a_reference_can_never_be_changed(imported, change):
    file = imported(ris("Walking"))
    statement = {
        "UPDATE": "UPDATE reviews_reference SET raw = 'other'",
        "DELETE": "DELETE FROM reviews_reference",
        "TRUNCATE": "TRUNCATE reviews_reference CASCADE",
    }[change]

    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match=f"append only: {change} is refused"):
            cursor.execute(statement)
        transaction.set_rollback(True)

    assert file.references.get().citation["title"] == "Walking"


@pytest.mark.skipif(not REAL_FILES.exists(), reason="the collection of real files is not here")
@pytest.mark.parametrize("name", A_HANDFUL)
def test_real_files_arrive_whole(imported, name):
    with (REAL_FILES / "MANIFEST.csv").open() as manifest:
        expected = {row["file"]: row["records"] for row in csv.DictReader(manifest)}
    data = (REAL_FILES / name).read_bytes()

    file = imported(data, name=name.rpartition("/")[2])

    assert file.state == ImportState.DONE
    assert file.references.count() == int(expected[name])
    text = data.decode("utf-8-sig")
    assert all(reference.raw in text for reference in file.references.all())
