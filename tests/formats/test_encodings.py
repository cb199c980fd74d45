"""The bytes decide the encoding; a person who sees wrong letters in the sample may choose."""

import pytest

from reviews.formats import ENCODINGS, UnknownEncoding, open_file, read
from tests.formats.exports import clean_ris
from tests.formats.xmlexports import pubmed_xml

RUSSIAN = clean_ris(2).replace("Müller, Änne", "Мюллер, Анна").replace("naïve", "наивное")
RUSSIAN = RUSSIAN.replace("–", "-")


def test_the_sample_shows_the_first_letters_that_are_not_ascii():
    reading = open_file(clean_ris(50).encode(), name="a.ris")

    assert reading.sample.startswith("t work, part 1: a naïve comparison … AU  - Müller, Änne 1")
    assert 200 < len(reading.sample) < 300


def test_a_file_in_plain_ascii_has_no_sample():
    assert open_file(b"TY  - JOUR\nTI  - On sleep\nER  - \n", name="a.ris").sample == ""


def test_letters_read_wrongly_are_seen_in_the_sample_and_put_right_by_a_choice():
    data = RUSSIAN.encode("windows-1251")
    guessed = open_file(data, name="a.ris")
    assert guessed.encoding == "windows-1252"
    assert "Ìþëëåð" in guessed.sample

    chosen = open_file(data, name="a.ris", encoding="windows-1251")

    assert (chosen.encoding, "Мюллер" in chosen.sample) == ("windows-1251", True)
    assert [one.authors[0] for one in chosen] == ["Мюллер, Анна 1", "Мюллер, Анна 2"]


TEXTS = {
    "utf-8": "Müller, Ελένη, Анна, 夜班",
    "utf-16": "Müller, Ελένη, Анна, 夜班",
    "windows-1252": "Müller, “Šárka” €",
    "iso-8859-1": "Müller, Åsa",
    "mac-roman": "Müller, Åsa",
    "windows-1250": "Łukasz, Šárka",
    "iso-8859-2": "Łukasz, Šárka",
    "windows-1251": "Анна",
    "koi8-r": "Анна",
    "windows-1253": "Ελένη",
    "windows-1254": "Işık",
    "windows-1255": "שרה",
    "windows-1256": "سارة",
    "gb18030": "夜班护士",
    "big5": "夜班護士",
    "shift_jis": "夜勤のナース",
    "euc_jp": "夜勤のナース",
    "euc_kr": "야간 근무",
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_on_offer_can_be_chosen(encoding):
    text = clean_ris(3).replace("Müller, Änne", TEXTS[encoding])
    text = text.replace("naïve", "naive").replace("–", "-")

    parsed = read(text.encode(encoding), name="a.ris", encoding=encoding)

    assert [one.authors[0] for one in parsed.citations] == [f"{TEXTS[encoding]} {n}" for n in "123"]
    assert (parsed.encoding, parsed.problems) == (encoding, ())
    assert parsed.citations[0].raw.encode(encoding) in text.encode(encoding) or encoding == "utf-16"


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_letter_whoever_chose_the_encoding(mark):
    encoding = mark.removesuffix("-sig")

    parsed = read(clean_ris(2).encode(mark), name="a.ris", encoding=encoding)

    assert parsed.citations[0].raw.startswith("TY")
    assert parsed.problems == ()


def test_bytes_that_the_chosen_encoding_does_not_have_are_told_and_repaired():
    parsed = read(clean_ris(2).encode("cp1252"), name="a.ris", encoding="utf-8")

    assert [problem.code for problem in parsed.problems] == ["BAD_BYTE"]
    assert parsed.citations[0].authors[0] == "Müller, Änne 1"


@pytest.mark.parametrize("name", ["klingon", "rot13", "zlib", "idna", ""])
def test_an_encoding_that_is_not_on_offer_is_refused(name):
    with pytest.raises(UnknownEncoding, match="not an encoding that can be chosen"):
        read(clean_ris(1).encode(), name="a.ris", encoding=name)


def test_what_an_xml_declaration_says_comes_before_a_guess():
    text = pubmed_xml(1).replace('version="1.0"', 'version="1.0" encoding="windows-1251"')
    text = text.replace("Müller", "Мюллер").replace("Änne", "Анна")

    parsed = read(text.encode("windows-1251"), name="a.xml")

    assert parsed.encoding == "windows-1251"
    assert parsed.citations[0].authors[0] == "Мюллер, Анна"
