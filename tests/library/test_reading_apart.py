"""Large files are read by another process, to the same end as small ones."""

import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from reviews import formats
from reviews.choices import ImportState
from reviews.library import apart, importing
from reviews.library.apart import ReadingEnded, prepared_apart
from reviews.library.group_models import StudyKey, StudyProfile
from reviews.library.models import ImportProblem, Reference, SourceFile, Study
from reviews.library.preparing import BATCH, Batch, Facts, prepared
from reviews.screening.imports import import_file
from tests.formats.exports import clean_ris

# One batch is here, one is received, and the third is far too long for the pipe: so whoever reads
# is at it still when the first has been told.
RECORDS = 3 * BATCH + 3
ODD = clean_ris(RECORDS).replace("ER  - \n", "", 1) + "what stands outside all records\n"
EMPTY = "Title,Authors,Year,DOI,Abstract\n"


@pytest.fixture
def stored(tmp_path) -> Path:
    path = tmp_path / "export.ris"
    path.write_text(ODD)
    return path


def read_apart(path: Path):
    return prepared_apart(path, name="export.ris", encoding=None, mapping=None)


def test_both_ways_of_reading_give_the_same(stored):
    here = list(prepared(formats.open_file(stored.read_bytes(), name="export.ris")))

    assert list(read_apart(stored)) == here
    assert [type(told) for told in here] == [Batch, Batch, Batch, Batch, Facts]
    assert here[-1].problems


def test_what_reading_it_says_of_a_file_without_records_is_said_here(tmp_path):
    path = tmp_path / "export.ris"
    path.write_text(EMPTY)

    with pytest.raises(formats.UnreadableFile) as here:
        list(prepared(formats.open_file(EMPTY.encode(), name="export.ris")))
    with pytest.raises(formats.UnreadableFile) as there:
        list(read_apart(path))

    assert str(there.value) == str(here.value)


def test_a_process_that_ends_too_early_is_told_apart_from_the_end_of_a_file(stored):
    told = read_apart(stored)
    next(told)
    [reader] = children()
    reader.kill()

    with pytest.raises(ReadingEnded, match=r"export\.ris.* ended with code -9"):
        list(told)


def test_who_interrupts_the_worker_does_not_interrupt_the_reading(stored):
    told = read_apart(stored)
    first = next(told)
    [reader] = children()
    reader.send_signal(signal.SIGINT)

    assert [type(each) for each in (first, *told)] == [Batch, Batch, Batch, Batch, Facts]


def test_no_process_is_left_when_reading_is_broken_off(stored):
    told = read_apart(stored)
    next(told)
    [reader] = children()

    told.close()

    assert not reader.is_running()


def children() -> list[psutil.Process]:
    """The processes that read, not the one by which Python keeps account of them."""
    alive = [one for one in psutil.Process().children() if one.status() != psutil.STATUS_ZOMBIE]
    return [one for one in alive if "spawn_main" in " ".join(one.cmdline())]


def test_the_reading_process_does_without_what_it_seldom_needs():
    """Its start would take as long as reading some thousand records."""
    modules = subprocess.run(
        [sys.executable, "-c", f"import sys, {apart.__name__}; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()

    assert apart.__name__ in modules
    assert not {"django", "psycopg", "openpyxl"} & {*modules}


@pytest.mark.parametrize("read_here", [0, 1 << 40], ids=["apart", "here"])
class TestAnImport:
    @pytest.fixture(autouse=True)
    def way(self, monkeypatch, read_here):
        monkeypatch.setattr(importing, "READ_HERE", read_here)

    def test_stores_the_same(self, received):
        file = received(ODD.encode())

        import_file(file)

        file.refresh_from_db()
        assert (file.state, file.format, file.starts) == (ImportState.DONE, "RIS", RECORDS)
        assert ImportProblem.objects.filter(file=file).exists()
        assert Reference.objects.filter(file=file).count() == RECORDS
        assert StudyProfile.objects.count() == Study.objects.count() == RECORDS
        stored = file.references.order_by("position").values_list("raw", flat=True)
        told = formats.read(ODD.encode(), name="results.ris").citations
        assert [*stored] == [citation.raw for citation in told]
        assert StudyKey.objects.values("study").distinct().count() == RECORDS

    def test_stores_nothing_of_a_file_that_turns_out_to_hold_no_record(self, received):
        file = received(EMPTY.encode())

        import_file(file)

        file.refresh_from_db()
        assert file.state == ImportState.FAILED
        assert "without any reference in it" in file.refusal
        assert not Reference.objects.exists()


def test_nothing_is_stored_of_a_file_whose_reader_breaks_off(received, monkeypatch):
    monkeypatch.setattr(importing, "READ_HERE", 0)
    file = received(ODD.encode())
    store = importing.store

    def store_and_kill(*arguments: object, **more: object) -> None:
        monkeypatch.setattr(importing, "store", store)
        store(*arguments, **more)
        [reader] = children()
        reader.kill()

    monkeypatch.setattr(importing, "store", store_and_kill)

    with pytest.raises(ReadingEnded):
        import_file(file)

    assert SourceFile.objects.get().state == ImportState.WAITING
    assert not Reference.objects.exists()
