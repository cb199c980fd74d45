"""Tables as single databases and scripts write them."""

import pytest

from reviews.formats import UnreadableFile, read


def rows(text, name="refs.csv"):
    return read(text.encode(), name=name).citations


def test_openalex_divides_names_and_keywords_by_bars():
    (new,) = rows(
        "Title,Author,Year,DOI,Type,Source,Citation count,Abstract,ID\n"
        "On lamps,Aya Ito|Bo Sato,2020,https://doi.org/10.5555/l.1,article,Journal of Lamps,6,"
        "We lit lamps.,https://openalex.org/W1\n"
    )
    (chosen,) = rows(
        "id,display_name,authorships.author.display_name,keywords.display_name\n"
        "https://openalex.org/W1,On lamps,Aya Ito|Bo Sato,Lamps|Night work\n"
    )

    assert (new.authors, new.container_title) == (("Aya Ito", "Bo Sato"), "Journal of Lamps")
    assert (new.doi, new.source) == ("10.5555/l.1", "OpenAlex")
    assert chosen.authors == ("Aya Ito", "Bo Sato")
    assert chosen.keywords == ("Lamps", "Night work")


@pytest.mark.parametrize("date", ["AiP/IP Entry Date", "Full Record Entry Date"])
def test_embase_with_chosen_columns(date):
    (one,) = rows(
        f"Title,Author Names,{date},Source title,Publication Year,Author Keywords\n"
        'On lamps,"Ito A., Sato B.",6/11/25,Journal of Lamps,2025,"Lamps,Naps, long"\n'
    )

    assert (one.source, one.authors) == ("Embase", ("Ito A.", "Sato B."))
    assert one.keywords == ("Lamps", "Naps", "long")


def test_springer_writes_a_name_right_behind_the_other():
    (one,) = rows(
        "Item Title,Publication Title,Item DOI,Authors,Publication Year,Content Type\n"
        "On lamps,Lamps,10.5555/l.2,Aya ItoBo C. SatoDan McDonaldEva DeLucaÉva Ößl,2015,Article\n"
    )

    assert one.authors == ("Aya Ito", "Bo C. Sato", "Dan McDonald", "Eva DeLuca", "Éva Ößl")


def test_publish_or_perish_is_not_taken_for_one_of_those_that_it_asks():
    (one,) = rows(
        "Cites,Authors,Title,Year,Source,Publisher,GSRank,Type,DOI\n"
        '3,"Aya Ito, Bo Sato",On lamps,2020,Lamps,Lamp Press,1,journal-article,10.5555/1\n'
    )

    assert (one.source, one.container_title) == ("Publish or Perish", "Lamps")
    assert one.type == "JOUR"


def test_what_google_scholar_leaves_out_is_nobody_and_a_kind_of_file_is_no_kind_of_work():
    one, other = rows(
        "Cites,Authors,Title,Year,Source,Publisher,ArticleURL,CitesURL,GSRank,Type\n"
        '3,"A Ito, B Sato…",On lamps,2020,Journal of …,example.org,,,1,HTML\n'
        "0,C Roe,On naps,2019,Naps,example.org,,,2,BOOK\n"
    )

    assert (one.authors, one.type) == (("A Ito", "B Sato"), "GEN")
    assert (other.authors, other.type) == (("C Roe",), "BOOK")


def test_what_stands_for_nothing_is_nothing_but_in_titles_and_authors_words():
    (one,) = rows(
        "Title,Authors,Journal,Volume,Pages,Date,Keywords\nNA,nan,-,n/a,--,None,naps; NA gel\n"
    )

    assert (one.title, one.authors, one.container_title) == ("NA", (), "")
    assert (one.volume, one.pages, one.issued) == ("", "", "")
    assert one.keywords == ("naps", "NA gel")
    assert ("Journal", "-") in one.fields


def test_the_address_of_pubmed_gives_the_pmid():
    (one,) = rows(
        "title,authors,journal,url\n"
        'On lamps,"Ito, A.",Lamps,https://pubmed.ncbi.nlm.nih.gov/30000001/\n'
    )

    assert one.pmid == "30000001"


def test_pubmed_before_2020_has_all_in_its_details():
    one, single, early = rows(
        "Title,URL,Description,Details,ShortDetails,Resource,Type,Identifiers,Db,EntrezUID,"
        'Properties \n"On lamps.","/pubmed/30000001","Ito A, Sato B.",'
        '"J Lamps. 2018 Mar;12(3):52-8. doi: 10.5555/l.1. Epub 2018 Feb 1.","J Lamps.  2018",'
        '"PubMed","citation","PMID:30000001 | PMCID:PMC7000001","pubmed","30000001","x"\n'
        "On rest.,/pubmed/30000003,Roe C.,J Rest. 2019;1:2-3.,J Rest.  2019,"
        "PubMed,citation,PMID:30000003,pubmed,30000003,x\n"
        "On naps.,/pubmed/30000002,[No authors listed],"
        "J Naps. 2019 Oct 15:1-6. [Epub ahead of print],J Naps.  2019,"
        "PubMed,citation,PMID:30000002,pubmed,30000002,x\n"
    )

    assert (one.title, one.authors, one.year) == ("On lamps.", ("Ito A", "Sato B"), 2018)
    assert (one.container_title, one.volume, one.issue, one.pages) == ("J Lamps", "12", "3", "52-8")
    assert (one.doi, one.pmid, one.pmcid) == ("10.5555/l.1", "30000001", "PMC7000001")
    assert (one.source, one.type) == ("PubMed", "")
    assert (single.authors, single.issued) == (("Roe C",), "")
    assert (early.authors, early.container_title, early.year) == ((), "J Naps", 2019)
    assert (early.volume, early.pages, early.doi) == ("", "1-6", "")


def test_proquest_and_ebsco_glue_the_words_of_their_heads():
    (proquest,) = rows(
        "Title,Abstract,StoreId,Authors,documentType,issn,language,pages,pubtitle,year,"
        "DocumentURL,digitalObjectIdentifier,subjectTerms,volume,issue\n"
        'On lamps,We lit.,1234567890,"Ito, Aya;Sato, Bo",Article,1234567X,English,52-58,'
        "Lamps,2018,https://search.proquest.com/docview/1234567890,10.5555/l.1,Night,12,3\n"
    )
    (ebsco,) = rows(
        "an,title,contributors,abstract,source,longDBName,volume,issue,pageStart,pageEnd,doi,"
        "publicationDate,docTypes\n"
        '123456789,On lamps,"Ito, Aya; Sato, Bo",We lit.,Lamps,Academic Lamps,12,3,52,58,'
        "10.5555/l.1,20180301,Article\n"
    )

    for one, source, number in (
        (proquest, "ProQuest", "1234567890"),
        (ebsco, "Academic Lamps", "123456789"),
    ):
        assert (one.title, one.authors, one.year) == ("On lamps", ("Ito, Aya", "Sato, Bo"), 2018)
        assert (one.container_title, one.volume, one.issue, one.pages) == (
            *("Lamps", "12", "3"),
            "52-58",
        )
        assert (one.doi, one.type) == ("10.5555/l.1", "JOUR")
        assert (one.source, one.accessions) == (source, (number,))


def test_web_of_science_names_authors_twice_in_its_workbooks():
    (one,) = rows(
        "Publication Type\tAuthors\tAuthor Full Names\tArticle Title\tSource Title\t"
        "Publication Year\tUT (Unique WOS ID)\n"
        "J\tIto, A; Sato, B\tIto, Aya; Sato, Bo\tOn lamps\tLAMPS\t2018\tWOS:000430210000001\n"
    )

    assert (one.authors, one.source) == (("Ito, Aya", "Sato, Bo"), "Web of Science")
    assert one.accessions == ("WOS:000430210000001",)


def test_the_title_of_a_trial_is_the_scientific_one_if_there_is_one():
    one, other = rows(
        "TrialID,Public title,Scientific title,Source Register,Date registration\n"
        "NCT01234567,Lamps,Lamps at Night,ClinicalTrials.gov,01/03/2018\n"
        "NCT01234568,Naps,,ClinicalTrials.gov,01/03/2019\n"
    )

    assert (one.title, one.title_short) == ("Lamps at Night", "Lamps")
    assert (other.title, other.title_short) == ("Naps", "")
    assert (one.source, one.container_title) == ("ICTRP", "ClinicalTrials.gov")


def test_a_head_may_say_that_the_field_is_one_of_a_citation():
    (one,) = rows(
        "study_id,citation_screening_status,citation_title,citation_abstract,citation_authors,"
        'citation_journal_name,citation_pub_year\n1,included,On lamps,We lit.,"Ito, Aya; Sato, Bo"'
        ",Lamps,2018\n"
    )

    assert (one.title, one.authors, one.year) == ("On lamps", ("Ito, Aya", "Sato, Bo"), 2018)
    assert (one.abstract, one.container_title) == ("We lit.", "Lamps")


@pytest.mark.parametrize(
    ("source", "text", "number"),
    [
        (
            "CTIS",
            '"Trial number","Overall trial status","Title of the trial","Medical conditions",'
            '"Start date"\n"2022-500001-12-00","Ended","On lamps","Insomnia","2022-03-01"\n',
            "2022-500001-12-00",
        ),
        (
            "ISRCTN",
            "Isrctn,Doi,Title,Scientific Title,Date Assigned\n"
            "ISRCTN12345678,10.1186/ISRCTN12345678,On lamps,On lamps: a trial,02/03/2022\n",
            "ISRCTN12345678",
        ),
        (
            "ClinicalTrials.gov",
            "NCT Number,Study Title,Start Date,Other IDs\n"
            "NCT01234567,On lamps,2022-03-01,LAMP-1|NCT07654321\n",
            "NCT01234567",
        ),
    ],
)
def test_the_number_of_a_trial_is_its_accession_number(source, text, number):
    (one,) = rows(text)

    assert (one.title, one.year, one.type) == ("On lamps", 2022, "DATA")
    assert (one.source, one.accessions) == (source, (number,))


def test_a_table_may_have_its_fields_in_rows():
    parsed = read(
        b'"SEARCH QUERY"\n"lamps AND night"\n\n'
        b'"TITLE","On lamps"\n"AUTHOR NAMES","Ito A.","Sato B."\n'
        b'"AiP/IP ENTRY DATE","2018-02-01"\n'
        b'"AUTHOR ADDRESSES","(Ito A.) Univ Bonn","(Sato B.) Univ Cork"\n'
        b'"SOURCE","Journal of Lamps (2018) 12:3 (52-58). Date of Publication: 1 Mar 2018"\n'
        b'"ABSTRACT","We lit\nlamps."\n"DOI","10.5555/l.1"\n"MEDLINE PMID","30000001"\n'
        b'"PUI","L600000001"\n\n'
        b'"TITLE","On naps"\n"PUBLICATION YEAR","2019"\n"PUI","L600000002"\n',
        name="records.csv",
    )

    one, other = parsed.citations
    assert (parsed.format, parsed.starts, parsed.dialects) == ("CSV", 2, {"Embase": 2})
    assert (one.title, one.authors, one.year) == ("On lamps", ("Ito A.", "Sato B."), 2018)
    assert (one.container_title, one.volume, one.pages) == ("Journal of Lamps", "12", "52-58")
    assert (one.abstract, one.doi, one.pmid) == ("We lit\nlamps.", "10.5555/l.1", "30000001")
    assert (one.first_line, one.last_line, other.first_line) == (4, 13, 15)
    assert ("AUTHOR ADDRESSES", "(Sato B.) Univ Cork") in one.fields
    assert (other.title, other.year, other.accessions) == ("On naps", 2019, ("L600000002",))
    assert [orphan.line for orphan in parsed.orphans] == [1, 2]


def test_titles_in_capitals_are_no_labels_of_fields():
    one, other = rows('"TITLE","AUTHORS"\n"LAMPS","Ito, A."\n"NAPS","Sato, B."\n')

    assert (one.title, one.authors) == ("LAMPS", ("Ito, A.",))
    assert (other.title, other.authors) == ("NAPS", ("Sato, B.",))


def test_a_field_that_never_ends_is_refused(monkeypatch):
    monkeypatch.setattr("reviews.formats.fieldrows.LARGEST_RECORD", 100)
    text = '"TITLE","On lamps"\n"SOURCE","Lamps"\n' + '"ABSTRACT","We lit lamps."\n' * 9

    with pytest.raises(UnreadableFile, match="does not end"):
        rows(text)
