"""What cannot be read is refused in a sentence that says what to do instead."""

import io
import zipfile

import pytest

from reviews.formats import UnreadableFile, open_file, read, write_xlsx
from tests.formats.exports import clean_ris, read_in_small_windows


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\n\t", "blank space"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (bytes(range(256)) * 20, "not a text file"),
        (b"<?xml version='1.0'?><xml><records></records></xml>", "EndNote XML without any"),
        (b"<?xml version='1.0'?>\n<PubmedArticleSet>", "PubMed XML without any reference"),
        (b"<?xml version='1.0'?>\n<feed/>", "XML of a kind that is not read"),
        (b"<!DOCTYPE html><html><body>Sign in", "web page"),
        (b"FN Clarivate Analytics Web of Science\nVR 1.0\nEF\n", "no references in any format"),
        (b'{"hits": 0', "no references"),
        (b"[1, 2]", "JSON without any record"),
        (b"Dear all,\nthe file is attached.\n", "no references"),
    ],
)
def test_a_file_that_is_no_ris_is_named_for_what_it_is(data, says):
    with pytest.raises(UnreadableFile, match=says) as refusal:
        read(data, name="search.ris")

    assert str(refusal.value).startswith("“search.ris” ")
    assert str(refusal.value).endswith(".")


def workbook() -> bytes:
    file = io.BytesIO()
    write_xlsx(read(clean_ris(2).encode(), name="search.ris").citations, file)
    return file.getvalue()


def in_letters_of_no_code() -> bytes:
    """A workbook whose sheet says that it is in a code that does not exist."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as before, zipfile.ZipFile(made, "w") as after:
        for part in before.namelist():
            text = before.read(part)
            if "sheet1" in part:
                text = text.replace(b'"UTF-8"', b'"UTF-9"')
            after.writestr(part, text)
    return made.getvalue()


def with_a_locked_part() -> bytes:
    data = bytearray(workbook())
    place = data.rindex(b"PK\x01\x02")  # where the directory tells of the last part
    data[place + 8] |= 1
    begins = int.from_bytes(data[place + 42 : place + 46], "little")
    data[begins + 6] |= 1  # and the flag in the part's own head
    return bytes(data)


@pytest.mark.parametrize("damage", [in_letters_of_no_code, with_a_locked_part])
def test_a_workbook_that_cannot_be_opened_is_refused(damage):
    assert len(read(workbook(), name="search.xlsx").citations) == 2

    with pytest.raises(UnreadableFile, match="damaged or locked with a password"):
        read(damage(), name="search.xlsx")


def test_a_long_file_without_any_record_is_refused_at_its_end():
    with pytest.raises(UnreadableFile, match="no references"):
        list(open_file(b"nothing to see here\n" * 100_000, name="long.txt"))


def test_records_after_a_long_preface_are_found():
    preface = b"nothing to see here\n" * 100_000

    parsed = read(preface + clean_ris(3).encode(), name="long.txt")

    assert len(parsed.citations) == 3
    assert len(parsed.orphans) == 100_000


def test_a_large_file_is_never_held_as_a_whole():
    data = clean_ris(6_000).encode()

    count, peak = read_in_small_windows(data, "large.ris")

    assert count == 6_000
    assert peak < len(data) / 2


def test_a_reading_can_be_iterated_once_and_tells_how_far_it_is():
    data = clean_ris(3000).encode()
    reading = open_file(bytearray(data), name="a.ris")
    assert (reading.bytes_read, reading.size) == (0, len(data))

    first = next(iter(reading))

    assert first.first_line == 1
    assert 0 < reading.bytes_read < reading.size
    with pytest.raises(RuntimeError, match="read already"):
        next(iter(reading))
