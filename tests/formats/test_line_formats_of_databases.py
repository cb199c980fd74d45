"""The line formats of single databases: in every field, and each record by itself."""

from reviews.formats import read
from tests.formats.lineexports import (
    AIS,
    CNKI,
    CNKI_REFER,
    CNKI_REFWORKS,
    CNKI_TABLE,
    COCHRANE,
    NOTE_EXPRESS,
)


def test_refer_whose_types_follow_the_titles_keeps_each_title_with_its_record():
    parsed = read(AIS.encode(), name="lib.enl")

    assert [one.title for one in parsed.citations] == [
        "Lamps on the night shift",
        "On naps",
        "What is in this issue",
    ]
    assert [one.authors for one in parsed.citations] == [("Ito, Aya",), ("Sato, Bo",), ()]
    assert [one.pages for one in parsed.citations] == ["52-58", "", "i-ii"]
    assert (parsed.starts, parsed.ends) == (2, 3)
    (told,) = [problem for problem in parsed.problems if problem.code == "NO_START"]
    assert told.line == 16


def test_refer_as_acm_writes_it():
    text = "%0 Journal Article\n%T Lamps\n%P Article 141\n%K lamps, naps, night work\n"
    plain = "%0 Journal Article\n%T Lamps\n%P 52-58\n%K Lamps, history of\n"

    (one,) = read(text.encode(), name="a.enw").citations
    assert (one.pages, one.number) == ("", "141")
    assert one.keywords == ("lamps", "naps", "night work")
    (other,) = read(plain.encode(), name="a.enw").citations
    assert (other.pages, other.number, other.keywords) == ("52-58", "", ("Lamps, history of",))


def test_refer_as_cnki_writes_it():
    (one,) = read(CNKI_REFER.encode(), name="cnki.txt").citations

    assert one.authors == ("张甲", "王乙", "李丙")
    assert (one.title, one.container_title, one.year) == ("夜班灯光", "灯光杂志", 2023)
    assert (one.volume, one.issue, one.pages) == ("", "09", "11-17")
    assert one.doi == "10.5555/lamps.cn"
    assert ("%+", "某大学;") in one.fields


def test_refworks_as_cnki_writes_it():
    parsed = read(CNKI_REFWORKS.encode(), name="cnki.txt")

    (one,) = parsed.citations
    assert (one.volume, one.issue, one.pages) == ("7", "21", "41-43+47")
    assert (one.authors, one.language) == (("张甲", "王乙"), "中文")
    assert {problem.code for problem in parsed.problems} == {"NO_ABSTRACT"}


def test_cnki_with_labels_in_two_languages():
    parsed = read(CNKI.encode(), name="cnki.txt")

    one, two = parsed.citations
    assert (parsed.format, parsed.starts, parsed.ends) == ("CNKI", 2, 2)
    assert (one.title, one.authors) == ("夜班灯光", ("张甲", "王乙"))
    assert (one.container_title, one.year, one.issued) == ("灯光杂志", 2020, "2020-09-15")
    assert (one.volume, one.issue, one.pages) == ("12", "05", "15-24")
    assert (one.keywords, one.issn, one.type) == (("夜班", "灯光"), ("1234-5679",), "JOUR")
    assert one.abstract == "我们点了灯, 护士们很高兴。"
    assert one.source == "CNKI"
    assert (two.title, two.pages) == ("午睡", "161-163")
    assert two.urls == ("https://example.org/2",)


def test_a_table_of_cnki():
    one, two = read(CNKI_TABLE.encode(), name="cnki.csv").citations

    assert (one.title, one.authors) == ("夜班灯光", ("张甲", "王乙"))
    assert (one.container_title, one.abstract) == ("灯光杂志", "我们点了灯")
    assert (one.volume, one.issue, one.pages) == ("12", "05", "15-24")
    assert (one.keywords, one.type, two.type) == (("夜班", "灯光"), "JOUR", "THES")


def test_note_express():
    parsed = read(NOTE_EXPRESS.encode(), name="refs.net")

    one, two = parsed.citations
    assert (parsed.format, parsed.starts) == ("NoteExpress", 2)
    assert (one.title, one.translated_titles) == ("夜班灯光", ("Lamps on the night shift",))
    assert (one.authors, one.container_title) == (("张甲", "王乙"), "灯光杂志")
    assert (one.year, one.volume, one.issue, one.pages) == (2020, "5", "1", "49-51")
    assert (one.doi, one.issn) == ("10.5555/lamps.ne", ("1234-5679",))
    assert one.keywords == ("夜班", "灯光")
    assert one.abstract == "我们点了灯, 护士们很高兴。"
    assert (two.title, two.authors, two.type) == ("午睡", ("李丙",), "THES")


def test_the_cochrane_librarys_own_text():
    parsed = read(COCHRANE.encode(), name="citation-export.txt")

    one, two = parsed.citations
    assert (parsed.format, parsed.starts) == ("Cochrane Library", 2)
    assert (one.title, one.authors) == (
        "Lamps on the night shift",
        ("Ito, Aya", "van der Berg, Bo C", "Lamp Study Group"),
    )
    assert (one.container_title, one.year) == ("Journal of Lamps", 2017)
    assert (one.volume, one.issue, one.pages) == ("12", "3", "52-58")
    assert (one.doi, one.pmid) == ("10.5555/lamps.1", "30000001")
    assert one.keywords == ("lamps", "night work")
    assert one.abstract == "Background: It was dark. OR: 1.2 for those with lamps."
    assert (one.accessions, two.accessions) == (("CD000001",), ("CN-00000002",))
    assert two.title == "On naps"


def test_proquests_number_of_a_journal_is_no_pmid():
    note = "Source type: Scholarly Journals; DOCID: 99; PMID: 174835; PCID: 95"
    text = f"TY  - JOUR\nTI  - Lamps\nN1  - {note}\nER  - \n"
    plain = "TY  - JOUR\nTI  - Lamps\nN1  - PMID: 30000001\nER  - \n"

    assert read(text.encode(), name="a.ris").citations[0].pmid == ""
    assert read(plain.encode(), name="a.ris").citations[0].pmid == "30000001"
