"""A note carries what a format cannot say, and gives way to what somebody corrected in the file."""

import io

import openpyxl
import pytest

from reviews.formats import WRITERS, Citation, Exportable, read, write_xlsx

# No format says all of it: lists divide at semicolons or commas, and blanks fall together.
MEANT = Citation(
    title="On rest  at night",
    authors=("Ito; Aya",),
    year=2020,
    issued="2020",
    container_title="J Rest",
    urls=("a b", "https://example.org/1"),
    keywords=("sleep; rest", "naps, short"),
    trial_ids=("NCT01234567",),
    type="JOUR",
)

# Format -> the text that somebody replaces in the file, by what, and the field that it is of.
CORRECTIONS = {
    "ris": ("KW  - naps, short", "KW  - siestas", "keywords"),
    "nbib": ("OT  - naps, short", "OT  - siestas", "keywords"),
    "bibtex": ("https://example.org/1", "https://siestas.example", "urls"),
    "endnote": ("<title>On rest  at night", "<title>On siestas", "title"),
    "csl": ("sleep; rest, naps, short", "siestas", "keywords"),
    "csv": ('"sleep; rest; naps, short"', "siestas", "keywords"),
}


def written(name):
    return b"".join(WRITERS[name].write([Exportable(MEANT)])).decode()


def first(text, name):
    (citation,) = read(text.encode(), name=f"edited.{name}").citations
    return citation


def carries(citation, *, but=()):
    names = {"title", "authors", "urls", "keywords", "trial_ids", "notes"} - set(but)
    return all(getattr(citation, name) == getattr(MEANT, name) for name in names)


def test_every_text_format_is_tried():
    assert set(CORRECTIONS) == set(WRITERS)


@pytest.mark.parametrize("name", CORRECTIONS)
def test_a_field_corrected_in_the_file_wins_over_the_note(name):
    before, after, field = CORRECTIONS[name]
    text = written(name)
    assert carries(first(text, name))

    corrected = first(text.replace(before, after, 1), name)

    said = getattr(corrected, field)
    assert said != getattr(MEANT, field)
    assert "siestas" in str(said)
    assert carries(corrected, but={field})


@pytest.mark.parametrize("name", CORRECTIONS)
def test_a_field_that_the_note_does_not_carry_may_be_corrected_too(name):
    corrected = first(written(name).replace("J Rest", "J Sleep"), name)

    assert corrected.container_title == "J Sleep"
    assert carries(corrected)


def test_a_cell_corrected_in_a_workbook_wins_over_the_note():
    file = io.BytesIO()
    write_xlsx([Exportable(MEANT)], file)
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("keywords") + 1).value = "siestas"
    edited = io.BytesIO()
    book.save(edited)

    (corrected,) = read(edited.getvalue(), name="edited.xlsx").citations

    assert corrected.keywords == ("siestas",)
    assert carries(corrected, but={"keywords"})


def test_a_trial_number_added_in_the_file_wins_over_the_note():
    text = written("ris").replace("N1  - Tandem", "AN  - NCT07654321\nN1  - Tandem", 1)

    corrected = first(text, "ris")

    assert "NCT07654321" in corrected.trial_ids


@pytest.mark.parametrize("name", WRITERS)
def test_a_trial_number_among_a_databases_numbers_comes_back_there_alone(name):
    one = Citation(title="A", accessions=("NCT01234567",), trial_ids=("ISRCTN12345678",))
    text = b"".join(WRITERS[name].write([Exportable(one)])).decode()

    back = first(text, name)

    assert (back.accessions, back.trial_ids) == (("NCT01234567",), ("ISRCTN12345678",))


def test_a_note_of_an_earlier_version_without_digests_counts_as_it_did():
    text = 'TY  - JOUR\nTI  - On rest\nKW  - a\nN1  - Tandem: {"keywords": ["a; b"]}\nER  -\n'

    assert first(text, "ris").keywords == ("a; b",)
