"""What cannot be read is refused in a sentence that says what to do instead."""

import tracemalloc

import pytest

from reviews.formats import UnreadableFile, encoding, open_file, opening, read
from tests.formats.exports import clean_ris


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


def test_a_long_file_without_any_record_is_refused_at_its_end():
    with pytest.raises(UnreadableFile, match="no references"):
        list(open_file(b"nothing to see here\n" * 100_000, name="long.txt"))


def test_records_after_a_long_preface_are_found():
    preface = b"nothing to see here\n" * 100_000

    parsed = read(preface + clean_ris(3).encode(), name="long.txt")

    assert len(parsed.citations) == 3
    assert len(parsed.orphans) == 100_000


def test_a_large_file_is_never_held_as_a_whole(monkeypatch):
    monkeypatch.setattr(opening, "HEAD", 1 << 16)
    monkeypatch.setattr(encoding, "WINDOW", 1 << 16)
    data = clean_ris(6_000).encode()
    tracemalloc.start()

    count = sum(1 for _ in open_file(data, name="large.ris"))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
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
