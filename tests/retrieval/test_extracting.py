"""Reading PDFs of all sorts: what is in them, and in which words it is said that nothing is."""

import subprocess
import sys
from pathlib import Path

import pytest

from reviews.choices import TextState
from reviews.retrieval import extracting
from reviews.retrieval.extracting import CannotDraw, extract, picture
from tests.pdfs import WORDS, a_pdf, broken, encrypted, scanned, with_xmp


@pytest.fixture
def written(tmp_path):
    """Write a PDF to the disk."""

    def write(pdf: bytes) -> Path:
        path = tmp_path / "stored"
        path.write_bytes(pdf)
        return path

    return write


def test_the_text_is_read_page_by_page(written):
    found = extract(written(a_pdf("The first page", "The second page", title="Of two pages")))

    assert (found.state, found.pages) == (TextState.READ, 2)
    assert [text.split("\n")[0] for text in found.texts] == ["The first page", "The second page"]
    assert found.text.count("\f") == 1
    assert found.info["Title"] == "Of two pages"


def test_letters_of_other_scripts_are_read(written):
    found = extract(written(a_pdf("腰痛に対する歩行の効果", font="HeiseiMin-W3")))

    assert found.texts[0].startswith("腰痛に対する歩行の効果")


def test_what_publishers_wrote_into_the_file_is_found(written):
    found = extract(written(with_xmp(a_pdf(), "10.5555/xmp.1")))

    assert found.xmp == ["10.5555/xmp.1"]


def test_a_pdf_with_a_password_says_so(written):
    found = extract(written(encrypted(a_pdf(), password="walk")))

    assert (found.state, found.text) == (TextState.ENCRYPTED, "")


def test_a_pdf_that_only_forbids_changes_is_read(written):
    found = extract(written(encrypted(a_pdf("Walking helped"), password="")))

    assert found.state == TextState.READ
    assert found.text.startswith("Walking helped")


@pytest.mark.parametrize("damage", [broken, lambda _: b"%PDF-1.7\n" + bytes(range(256)) * 40])
def test_a_damaged_pdf_says_so(written, damage):
    assert extract(written(damage(a_pdf()))).state == TextState.BROKEN


def test_pictures_of_pages_are_not_taken_for_text(written):
    found = extract(written(scanned(3)))

    assert (found.state, found.pages) == (TextState.SCANNED, 3)


def test_a_pdf_of_too_many_pages_is_not_read(written, monkeypatch):
    monkeypatch.setattr(extracting, "MOST_PAGES", 2)

    found = extract(written(a_pdf("One", "Two", "Three")))

    assert (found.state, found.pages, found.text) == (TextState.TOO_LARGE, 3, "")


def test_a_pdf_of_too_many_bytes_is_not_read(written, monkeypatch):
    monkeypatch.setattr(extracting, "LARGEST_READ", 1_000)

    assert extract(written(a_pdf())).state == TextState.TOO_LARGE


def test_a_pdf_that_never_ends_is_given_up_and_what_was_read_is_kept(
    written, monkeypatch, tmp_path
):
    endless = tmp_path / "endless.py"
    endless.write_text(
        """print('{"pages": 9}\\n{"text": "The first page"}', flush=True)\nwhile True: pass\n"""
    )
    monkeypatch.setattr(extracting, "CHILD", endless)
    monkeypatch.setattr(extracting, "PATIENCE", 2)

    found = extract(written(a_pdf()))

    assert (found.state, found.texts) == (TextState.TOO_LARGE, ["The first page"])


@pytest.mark.parametrize(
    ("greed", "said"),
    [
        ("bytearray(3 << 30)", "MemoryError"),
        ("open(sys.argv[1], 'wb').write(bytes(65 << 20))", ""),
    ],
)
def test_the_process_that_reads_is_limited(tmp_path, greed, said):
    pytest.importorskip("resource", reason="this system knows no such limits")
    child = f"import sys; sys.path.insert(0, {str(extracting.CHILD.parent)!r}); import pdfchild;"

    done = subprocess.run(
        [sys.executable, "-c", f"{child} pdfchild._limit(); {greed}", tmp_path / "file"],
        capture_output=True,
        text=True,
    )

    assert done.returncode != 0
    assert said in done.stderr


def test_a_page_is_drawn_as_wide_as_asked(written):
    drawn = picture(written(a_pdf("One", "Two")), 2, width=320)

    assert drawn.startswith(b"\x89PNG")
    assert int.from_bytes(drawn[16:20]) in {320, 321}


def test_a_very_long_page_is_drawn_small_enough(written):
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    made = BytesIO()
    canvas = Canvas(made, pagesize=(100, 14_000))
    canvas.drawString(10, 100, WORDS)
    canvas.showPage()
    canvas.save()

    drawn = picture(written(made.getvalue()), 1, width=1240)

    wide, high = int.from_bytes(drawn[16:20]), int.from_bytes(drawn[20:24])
    assert wide * high < 6_100_000


@pytest.mark.parametrize(("pdf", "page"), [(a_pdf("One"), 2), (b"%PDF-1.7 no more", 1)])
def test_what_cannot_be_drawn_is_refused(written, pdf, page):
    with pytest.raises(CannotDraw):
        picture(written(pdf), page, width=320)
