"""Each database's tags end up in the fields that people know."""

import pytest

from reviews.formats import read
from tests.formats.exports import clean_medline, clean_ris


def one_record(*lines):
    text = "\n".join(["TY  - JOUR", *lines, "ER  - ", ""])
    (citation,) = read(text.encode(), name="one.ris").citations
    return citation


def test_a_plain_record_is_read_in_every_field():
    one = read(clean_ris(1).encode(), name="one.ris").citations[0]

    assert one.title == "Sleep and shift work, part 1: a naïve comparison"
    assert one.authors == ("Müller, Änne 1", "O'Hara, B.")
    assert (one.year, one.issued) == (1951, "1951")
    assert one.container_title == "Journal of Rest"
    assert (one.volume, one.issue, one.pages) == ("1", "2", "1-10")
    assert one.doi == "10.5555/rest.1"
    assert one.issn == ("1234-567X",)
    assert one.keywords == ("sleep", "night work")
    assert one.type == "JOUR"
    assert (one.first_line, one.last_line) == (1, 16)
    assert one.raw.startswith("TY  - JOUR\n")
    assert one.raw.endswith("ER  - \n")


def test_a_pubmed_record_is_read_in_every_field():
    parsed = read(clean_medline(2).encode(), name="pubmed.nbib")

    one = parsed.citations[0]
    assert (parsed.format, parsed.starts, parsed.ends) == ("PubMed", 2, 2)
    assert one.title == "Naps on the night shift, part 1, and what became of them."
    assert one.authors == ("Müller, Änne", "The Night Group")
    assert (one.year, one.issued) == (2018, "2018 Mar 30")
    assert (one.container_title, one.container_title_short) == ("Journal of rest", "J Rest")
    assert (one.volume, one.issue, one.pages) == ("12", "3", "52-8")
    assert (one.doi, one.pmid, one.pmcid) == ("10.5555/naps.1", "30000001", "PMC7654321")
    assert one.trial_ids == ("NCT01234567",)
    assert one.keywords == ("*Sleep",)


def test_one_file_may_hold_both_formats():
    data = (clean_ris(2) + "\n" + clean_medline(2) + "\n\n" + clean_ris(1)).encode()

    parsed = read(data, name="both.txt")

    assert len(parsed.citations) == 5
    assert parsed.format == "RIS and PubMed"


@pytest.mark.parametrize(
    ("lines", "doi"),
    [
        (
            ["DO  - https://doi.org/10.1000/ABC.", "UR  - https://doi.org/10.1000/other"],
            "10.1000/abc",
        ),
        (["DO  - doi:10.1000/a(1)2"], "10.1000/a(1)2"),
        (["DO  - 10.1000/x     LK  - https://example.org"], "10.1000/x"),
        (["L3  - 10.1000/l3"], "10.1000/l3"),
        (["M3  - doi: 10.1000/m3"], "10.1000/m3"),
        (["M3  - Article, see 10.1000/m3"], ""),
        (["UR  - http://dx.doi.org/10.1000/ur"], "10.1000/ur"),
        (["UR  - https://example.org/doi/full/10.1000/ur?x=1"], "10.1000/ur"),
        (["UR  - https://example.org/?id=doi:10.1000%2Fur"], ""),
        (["N1  - 10.1000/n1"], "10.1000/n1"),
        (["N1  - Cited: 10.1000/n1 and 10.1000/n2"], ""),
        (["DO  - 10.1002/central/CN-01"], ""),
        (["DO  - none"], ""),
    ],
)
def test_a_doi_is_found_where_databases_put_it(lines, doi):
    assert one_record(*lines).doi == doi


@pytest.mark.parametrize(
    ("lines", "pmid"),
    [
        (["U2  - L373791783", "C5  - 25184125"], "25184125"),
        (["DB  - Scopus", "C2  - 25184125"], "25184125"),
        (["AN  - CN-00778158", "C3  - PUBMED 21314913"], "21314913"),
        (["DB  - ProQuest Central", "M1  - 21314913"], "21314913"),
        (["AN  - pub.1149029839", "U1  - PMC9359172 [PMCID]", "U1  - 35957633 [PMID]"], "35957633"),
        (["UR  - PM:25184125"], "25184125"),
        (["UR  - https://pubmed.ncbi.nlm.nih.gov/25184125/"], "25184125"),
        (["UR  - http://europepmc.org/abstract/MED/25184125"], "25184125"),
        (["UR  - https://europepmc.org/article/PPR/PPR25184"], ""),
        (["U1  - 25184125[pmid]"], "25184125"),
        (["U1  - 25184125"], ""),
        (["DP  - NLM", "AN  - 25184125"], "25184125"),
        (["N1  - PMID: 25184125"], "25184125"),
        (["AN  - 25184125"], ""),
        (["C5  - 25184125"], ""),
    ],
)
def test_a_pmid_is_found_where_databases_put_it(lines, pmid):
    assert one_record(*lines).pmid == pmid


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["PY  - 2019", "Y1  - 2018//"], 2019),
        (["Y1  - 2018/03/01/"], 2018),
        (["PY  - ", "DA  - Mar 16 2004"], 2004),
        (["DA  - NOV", "PY  - 2011"], 2011),
        (["Y2  - 2024/12/01"], None),
        (["PY  - in press"], None),
        (["PY  - 20111"], None),
    ],
)
def test_the_year_is_the_publication_s_not_the_access_s(lines, year):
    assert one_record(*lines).year == year


@pytest.mark.parametrize(
    ("lines", "pages", "number"),
    [
        (["SP  - 52", "EP  - 58"], "52-58", ""),
        (["SP  - 52--58"], "52-58", ""),
        (["SP  - 52", "EP  - 52"], "52", ""),
        (["PG  - 52-58"], "52-58", ""),
        (["SP  - No Pagination"], "", ""),
        (["SP  - pp 52-58"], "52-58", ""),
        (["SP  - P. 52", "EP  - 58"], "52-58", ""),
        (["SP  - P52-P58"], "P52-P58", ""),
        (["SP  - 52\u201058"], "52-58", ""),
        (["C7  - e1024"], "", "e1024"),
    ],
)
def test_pages_and_article_numbers(lines, pages, number):
    one = one_record(*lines)

    assert (one.pages, one.number) == (pages, number)


def test_embase_keeps_the_original_title_apart_and_affiliations_out_of_the_issue():
    one = one_record(
        "U2  - L1", "T1  - On sleep", "T2  - Über den Schlaf", "JF  - Rest", "M1  - 12", "VL  - 3"
    )

    assert (one.title, one.original_title) == ("On sleep", "Über den Schlaf")
    assert (one.container_title, one.issue, one.source) == ("Rest", "", "Embase")


def test_elsewhere_t2_is_the_journal():
    assert one_record("TI  - On sleep", "T2  - Rest").container_title == "Rest"


def test_the_longest_abstract_comes_first_and_a_copyright_notice_never():
    one = one_record(
        "AB  - Kurz.",
        "AB  - The long abstract in English.",
        "AB  - Copyright of Rest is the property of its owner.",
    )

    assert one.abstract == "The long abstract in English."
    assert one.other_abstracts == ("Kurz.",)


def test_keywords_are_divided_by_lines_and_semicolons_but_not_commas():
    one = one_record("KW  - sleep, deep", "rest; nap", "KW  - rest")

    assert one.keywords == ("sleep, deep", "rest", "nap")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Ito A, van Oss BC, Roe C.", ("Ito A", "van Oss BC", "Roe C")),
        ("Ito A. B., Roe C.", ("Ito A. B.", "Roe C.")),
        ("Ito, Aya", ("Ito, Aya",)),
        ("Ito, A.", ("Ito, A.",)),
        ("Ito, Aya, Jr.", ("Ito, Aya, Jr.",)),
        ("Department of Sleep, Light and Work", ("Department of Sleep, Light and Work",)),
    ],
)
def test_commas_divide_people_who_all_have_initials(line, authors):
    assert one_record("TI  - T", f"AU  - {line}").authors == authors


def test_several_authors_in_one_line_are_divided():
    one = one_record("AU  - Ito, A.; Sato, B.", "A1  - World Health Organization")

    assert one.authors == ("Ito, A.", "Sato, B.", "World Health Organization")


def test_an_unknown_tag_is_kept_and_told_once():
    text = clean_ris(5).replace("IS  - 2", "ZZ  - odd")

    parsed = read(text.encode(), name="a.ris")

    assert ("ZZ", "odd") in parsed.citations[4].fields
    (problem,) = parsed.problems
    assert (problem.code, problem.tag, problem.line, problem.count) == ("UNKNOWN_TAG", "ZZ", 8, 5)


def test_the_long_tag_of_psycnet_is_one_wherever_it_stands():
    text = (
        "TY  - JOUR\nDESCRIPTORS  - *Sleep; Work\nID  - 2019-00001-001\nT1  - Lamps\n"
        "N2  - We lit\nlamps.\nER  - \n\n"
        "TY  - JOUR\nT1  - Naps\nN2  - They were long.\nDESCRIPTORS  - *Naps\nER  - \n"
    )

    parsed = read(text.encode(), name="psycnet.ris")

    assert parsed.problems == ()
    assert [one.source for one in parsed.citations] == ["PsycNet", "PsycNet"]
    assert ("DESCRIPTORS", "*Sleep; Work") in parsed.citations[0].fields
    assert ("DESCRIPTORS", "*Naps") in parsed.citations[1].fields
    assert [one.abstract for one in parsed.citations] == ["We lit lamps.", "They were long."]
    assert parsed.citations[0].accessions == ("2019-00001-001",)


def test_what_r_writes_for_nothing_is_nothing():
    text = (
        "TY  - JOUR\nTI  - NA\nAU  - Ito, A.\nAU  - NA\nKW  - NA\nPY  - NA\nVL  - NA\nIS  - NA\n"
        "SP  - NA\nEP  - NA\nDO  - NA\nAB  - We lit lamps.\nT2  - NA\nJA  - Lamps\nER  - \n"
    )

    parsed = read(text.encode(), name="r.ris")

    (one,) = parsed.citations
    assert (one.title, one.authors, one.keywords) == ("NA", ("Ito, A.",), ("NA",))
    assert (one.volume, one.issue, one.pages, one.issued) == ("", "", "", "")
    assert (one.container_title, one.doi) == ("Lamps", "")
    assert parsed.problems == ()
    assert ("IS", "NA") in one.fields


@pytest.mark.parametrize(
    ("lines", "source", "accessions"),
    [
        (
            ["ID  - 20183000001", "UR  - https://www.cabdirect.org/cabdirect/abstract/20183000001"],
            "CAB Direct",
            ("20183000001",),
        ),
        (
            ["ID  - epi-1", "UR  - http://www.epistemonikos.org/documents/1"],
            "Epistemonikos",
            ("epi-1",),
        ),
        (["ID  - NCT01234567"], "ClinicalTrials.gov", ("NCT01234567",)),
        (["AN  - PPR1", "UR  - https://europepmc.org/article/PPR/PPR1"], "Europe PMC", ("PPR1",)),
    ],
)
def test_a_database_is_known_by_its_address_or_its_numbers(lines, source, accessions):
    one = one_record("TI  - T", *lines)

    assert (one.source, one.accessions) == (source, accessions)


@pytest.mark.parametrize("nobody", ["[No author name available]", "[No authors listed]"])
def test_what_databases_write_for_no_authors_is_nobody(nobody):
    assert one_record("TI  - T", f"AU  - {nobody}").authors == ()
    assert one_record("TI  - T", f"AU  - {nobody}", "AU  - Ito, A.").authors == (nobody, "Ito, A.")


def test_an_address_behind_a_resolver_s_is_the_address():
    url = "https://doi.org/https://doi.org/10.5555/1"

    assert one_record("TI  - T", f"UR  - {url}").urls == ("https://doi.org/10.5555/1",)
    assert one_record("TI  - T", f"UR  - {url}", f"L1  - {url}").urls == (
        "https://doi.org/10.5555/1",
    )
    archived = "https://web.archive.org/web/https://example.org/1"
    assert one_record("TI  - T", f"UR  - {archived}").urls == (archived,)


def test_a_record_without_title_is_kept_and_flagged():
    parsed = read(b"TY  - JOUR\nAB  - So.\nPY  - in press\nDO  - no\nER  - \n", name="a.ris")

    assert len(parsed.citations) == 1
    assert [one.code for one in parsed.problems] == ["BAD_DOI", "NO_TITLE", "ODD_YEAR"]


def test_records_are_counted_by_the_database_they_came_from():
    text = (
        "TY  - JOUR\nTI  - A\nDB  - Scopus\nER  - \n"
        "TY  - JOUR\nTI  - B\nU2  - L22\nER  - \nTY  - JOUR\nTI  - C\nER  - \n"
    )

    assert read(text.encode(), name="a.ris").dialects == {"Scopus": 1, "Embase": 1, "RIS": 1}


def test_pubmed_has_an_articles_number_among_its_identifiers():
    text = "PMID- 1234\nTI  - Lamps\nLID - 943\nLID - 10.5555/l.3 [doi]\n"
    plain = "PMID- 1234\nTI  - Lamps\nLID - 10.5555/l.3 [doi]\nLID - S0140-1 [pii]\n"

    (one,) = read(text.encode(), name="a.nbib").citations
    assert (one.number, one.doi, one.pages) == ("943", "10.5555/l.3", "")
    assert read(plain.encode(), name="a.nbib").citations[0].number == ""


def test_ebsco_ends_its_accession_number_with_a_full_stop():
    text = (
        "TY  - JOUR\nTI  - Lamps\nN1  - Accession Number: 123.456-7. Language: English.\nER  - \n"
    )

    assert read(text.encode(), name="a.ris").citations[0].accessions == ("123.456-7",)
