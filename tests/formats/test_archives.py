"""Zip and gzip archives are read as the files in them, inside limits."""

import gzip
import io
import struct
import zipfile

import pytest

from reviews.formats import UnreadableFile, archive, open_file, read
from tests.formats.exports import CORPUS, clean_medline, clean_ris, needs_corpus
from tests.formats.xmlexports import pubmed_xml


def zipped(*files, method=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as entries:
        for name, content in files:
            entries.writestr(name, content)
    return packed.getvalue()


SEARCHES = (("embase.ris", clean_ris(3)), ("more/pubmed.xml", pubmed_xml(2)))


def test_the_files_of_a_zip_archive_are_read_one_after_the_other():
    data = zipped(*SEARCHES, ("old.nbib", clean_medline(4)))

    parsed = read(data, name="searches.zip")

    assert len(parsed.citations) == 3 + 2 + 4
    assert parsed.format == "RIS, PubMed XML and PubMed"
    assert (parsed.starts, parsed.ends) == (9, 9)
    assert [one.first_line for one in parsed.citations[:4]] == [1, 18, 35, 4]
    members = [one.member for one in parsed.citations]
    assert members == ["embase.ris"] * 3 + ["more/pubmed.xml"] * 2 + ["old.nbib"] * 4


def test_a_gzip_archive_is_read_as_the_file_in_it():
    plain = clean_ris(3).encode()

    packed = read(gzip.compress(plain), name="a.ris.gz")

    assert packed == read(plain, name="a.ris")


def test_progress_through_an_archive_ends_at_its_unpacked_size():
    reading = open_file(zipped(*SEARCHES), name="searches.zip")

    list(reading)

    assert reading.bytes_read == reading.size == sum(len(text.encode()) for _, text in SEARCHES)


def test_problems_say_which_file_of_the_archive_they_are_in():
    odd = clean_ris(3).replace("PY  - ", "XY  - ")

    (problem,) = read(zipped(*SEARCHES, ("b.ris", odd)), name="s.zip").problems

    assert problem.text == "“b.ris”: Lines 5, 22 and 39: the tag XY is not one that we know."


def test_a_file_that_cannot_be_read_is_told_and_costs_no_other():
    parsed = read(zipped(*SEARCHES, ("read me.txt", "Dear all, ...")), name="s.zip")

    (problem,) = parsed.problems
    assert len(parsed.citations) == 5
    assert problem.code == "FILE_SKIPPED"
    assert problem.text.startswith("“read me.txt” holds no references")


def test_what_operating_systems_add_to_an_archive_is_passed_over():
    added = [("__MACOSX/._embase.ris", b"\0\1"), (".DS_Store", b"\0\2")]

    assert read(zipped(*SEARCHES, *added), name="s.zip").problems == ()


def test_an_office_document_is_no_archive():
    document = zipped(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"))

    with pytest.raises(UnreadableFile, match="Office document"):
        read(document, name="letter.docx")


def test_an_archive_is_unpacked_one_level_deep_only():
    with pytest.raises(UnreadableFile, match="archive in an archive"):
        read(zipped(("a.ris.gz", gzip.compress(clean_ris(1).encode()))), name="s.zip")
    inner = zipped(*SEARCHES)
    with pytest.raises(UnreadableFile, match="archive"):
        read(zipped(("inner.zip", inner)), name="s.zip")


def locked():
    data = bytearray(zipped(("a.ris", clean_ris(1))))
    data[6] |= 1  # the flag in the file's own head
    place = data.index(b"PK\x01\x02") + 8  # and in the directory
    data[place] |= 1
    return bytes(data)


def packed_strangely():
    data = bytearray(zipped(("a.ris", clean_ris(1))))
    struct.pack_into("<H", data, 8, 97)
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 10, 97)
    return bytes(data)


def of_another_version():
    data = bytearray(zipped(("a.ris", clean_ris(1))))
    data[data.index(b"PK\x01\x02") + 6] = 202
    return bytes(data)


def damaged_inside(method):
    data = bytearray(zipped(("a.ris", clean_ris(9)), method=method))
    data[60:120] = bytes(60)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped(), "empty zip"),
        (zipped(("folder/", "")), "without any file"),
        (zipped(*SEARCHES)[:300], "damaged archive"),
        (gzip.compress(clean_ris(9).encode(), mtime=0)[:-20], "damaged archive"),
        (gzip.compress(clean_ris(9).encode(), mtime=0)[:40] + b"\xff" * 40, "damaged archive"),
        (locked(), "locked with a password"),
        (packed_strangely(), "not known here"),
        (of_another_version(), "not known here"),
        (damaged_inside(zipfile.ZIP_DEFLATED), "damaged archive"),
        (damaged_inside(zipfile.ZIP_BZIP2), "damaged archive"),
        (damaged_inside(zipfile.ZIP_LZMA), "damaged archive"),
        (zipped(*((f"{n}.ris", "") for n in range(201))), "holds 201 files; at most 200"),
        (zipped(("a.txt", "Dear all"), ("b.txt", "")), "None of the 2 files in “odd.zip”"),
    ],
)
def test_an_archive_that_cannot_be_read_is_refused_in_a_sentence(data, says):
    with pytest.raises(UnreadableFile, match=says) as refusal:
        read(data, name="odd.zip")

    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: zipped(("bomb.ris", data))])
def test_a_bomb_is_not_unpacked_beyond_the_limits(pack):
    bomb = pack(bytes(archive.ALWAYS_UNPACKED * 2))
    assert len(bomb) < archive.ALWAYS_UNPACKED / 200

    with pytest.raises(UnreadableFile, match="more than 200 times its size"):
        read(bomb, name="bomb")


def test_sizes_that_an_archive_claims_are_not_believed():
    data = bytearray(zipped(("bomb.ris", bytes(archive.ALWAYS_UNPACKED * 2))))
    struct.pack_into("<I", data, 22, 10)
    struct.pack_into("<I", data, data.rindex(b"PK\x01\x02") + 24, 10)

    with pytest.raises(UnreadableFile, match=r"damaged|times its size"):
        read(bytes(data), name="liar.zip")


@pytest.mark.parametrize("limit", [0, 100, 1000])
def test_all_files_together_stay_below_the_total(monkeypatch, limit):
    monkeypatch.setattr(archive, "MOST_UNPACKED", limit)

    with pytest.raises(UnreadableFile, match=f"more than {limit:,} bytes"):
        read(zipped(*SEARCHES), name="large.zip")


@needs_corpus
def test_a_real_gzip_archive_of_endnote_is_read():
    name = "endnote_xml/sysrev__test2-endnote.xml.gz"

    parsed = read((CORPUS / name).read_bytes(), name=name)

    assert (len(parsed.citations), parsed.format) == (100, "EndNote XML")
    assert all(one.title and one.authors for one in parsed.citations)
