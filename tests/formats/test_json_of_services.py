"""JSON of services that have no reader of their own is understood by the names that they use."""

import json

import pytest

from reviews.formats import read
from reviews.formats.writing.original import write_original

LAMPS = {
    "title": "Lamps",
    "authors": ("Ito, Aya", "Sato, Bo"),
    "year": 2018,
    "container_title": "Journal of Lamps",
    "volume": "12",
    "issue": "3",
    "pages": "52-58",
    "abstract": "We lit lamps.",
    "doi": "10.5555/1",
}
EUROPE_PMC = {
    "id": "30000001",
    "source": "MED",
    "pmid": "30000001",
    "doi": "10.5555/1",
    "title": "Lamps",
    "authorString": "Ito A, Sato B.",
    "authorList": {
        "author": [
            {"fullName": "Ito A", "firstName": "Aya", "lastName": "Ito", "initials": "A"},
            {"fullName": "Sato B", "firstName": "Bo", "lastName": "Sato"},
        ]
    },
    "journalInfo": {
        "issue": "3",
        "volume": "12",
        "yearOfPublication": 2018,
        "journal": {"title": "Journal of Lamps", "isoabbreviation": "J Lamps"},
    },
    "pubYear": "2018",
    "pageInfo": "52-58",
    "abstractText": "We lit lamps.",
}
EPPI = {
    "Codes": [{"AttributeId": 7, "AdditionalText": ""}],
    "ItemId": 42001,
    "Title": "Lamps",
    "ParentTitle": "Journal of Lamps",
    "ShortTitle": "Ito (2018)",
    "Year": "2018",
    "Volume": "12",
    "Issue": "3",
    "Pages": "52-58",
    "Abstract": "We lit lamps.",
    "TypeName": "Journal, Article",
    "Authors": "Ito Aya; Sato Bo ; ",
    "DOI": "https://doi.org/10.5555/1",
}
DOAJ = {
    "id": "0a1b",
    "bibjson": {
        "title": "Lamps",
        "year": "2018",
        "author": [{"name": "Aya Ito"}, {"name": "Bo Sato"}],
        "journal": {"title": "Journal of Lamps", "volume": "12", "number": "3"},
        "start_page": "52",
        "end_page": "58",
        "abstract": "We lit lamps.",
        "identifier": [{"type": "eissn", "id": "1234-567X"}, {"type": "doi", "id": "10.5555/1"}],
    },
}
LENS = {
    "lens_id": "000-111-222",
    "title": "Lamps",
    "publication_type": "journal article",
    "year_published": 2018,
    "authors": [
        {"first_name": "Aya", "last_name": "Ito"},
        {"first_name": "Bo", "last_name": "Sato"},
    ],
    "source": {"title": "Journal of Lamps", "publisher": "Lamp Press"},
    "volume": "12",
    "issue": "3",
    "start_page": "52",
    "end_page": "58",
    "external_ids": [{"type": "doi", "value": "10.5555/1"}, {"type": "pmid", "value": "30000001"}],
    "abstract": "We lit lamps.",
}
ZOTERO = {
    "key": "ABCD1234",
    "library": {"type": "user", "id": 1, "name": "x"},
    "data": {
        "key": "ABCD1234",
        "itemType": "journalArticle",
        "title": "Lamps",
        "creators": [
            {"creatorType": "author", "firstName": "Aya", "lastName": "Ito"},
            {"creatorType": "author", "firstName": "Bo", "lastName": "Sato"},
            {"creatorType": "editor", "name": "Lamp Group"},
        ],
        "abstractNote": "We lit lamps.",
        "publicationTitle": "Journal of Lamps",
        "volume": "12",
        "issue": "3",
        "pages": "52-58",
        "date": "2018-03",
        "DOI": "10.5555/1",
        "extra": "PMID: 30000001",
    },
}
PUBLISH_OR_PERISH = {
    "title": "Lamps",
    "authors": ["Aya Ito", "Bo Sato"],
    "year": 2018,
    "source": "Journal of Lamps",
    "volume": "12",
    "issue": "3",
    "startpage": 52,
    "endpage": 58,
    "abstract": "We lit lamps.",
    "doi": "10.5555/1",
    "cites": 3,
    "article_url": "https://example.org/1",
}
SOLR = {
    "bibcode": "2018JLamp..12...52I",
    "title": ["Lamps"],
    "author": ["Ito, Aya", "Sato, Bo"],
    "pub": "Journal of Lamps",
    "volume": "12",
    "issue": "3",
    "page_range": "52-58",
    "year": "2018",
    "doi": ["10.5555/1"],
    "abstract": "We lit lamps.",
}
DBLP = {
    "@score": "1",
    "info": {
        "title": "Lamps",
        "authors": {"author": [{"@pid": "1", "text": "Aya Ito"}, {"text": "Bo Sato 0001"}]},
        "venue": "Journal of Lamps",
        "volume": "12",
        "number": "3",
        "pages": "52-58",
        "year": "2018",
        "type": "Journal Articles",
        "doi": "10.5555/1",
    },
}
WEB_OF_SCIENCE = {
    "uid": "WOS:000430210000001",
    "title": "Lamps",
    "types": ["Article"],
    "sourceTypes": ["Article"],
    "source": {
        "sourceTitle": "Journal of Lamps",
        "publishYear": 2018,
        "publishMonth": "MAR",
        "volume": "12",
        "issue": "3",
        "pages": {"range": "52-58", "begin": "52", "end": "58", "count": 7},
    },
    "names": {
        "authors": [
            {"displayName": "Ito, Aya", "wosStandard": "Ito, A"},
            {"displayName": "Sato, Bo", "wosStandard": "Sato, B"},
        ]
    },
    "identifiers": {"doi": "10.5555/1", "issn": "1234-567X", "pmid": "30000001"},
    "keywords": {"authorKeywords": ["lamps"]},
}
ANSWERS = {
    "Web of Science": {"metadata": {"total": 1, "page": 1}, "hits": [WEB_OF_SCIENCE]},
    "Europe PMC": {"hitCount": 1, "resultList": {"result": [EUROPE_PMC]}},
    "EPPI-Reviewer": {"CodeSets": [{"SetName": "Screen"}], "References": [EPPI]},
    "DOAJ": {"total": 1, "results": [DOAJ]},
    "Lens": {"total": 1, "data": [LENS]},
    "Zotero": [ZOTERO],
    "Publish or Perish": [PUBLISH_OR_PERISH],
    "NASA ADS": {"responseHeader": {"status": 0}, "response": {"numFound": 1, "docs": [SOLR]}},
    "": {"result": {"query": "lamps", "hits": {"@total": "1", "hit": [DBLP]}}},
}


def parse(value):
    return read(json.dumps(value).encode(), name="a.json")


@pytest.mark.parametrize("service", ANSWERS)
def test_an_answer_is_read_in_every_field(service):
    parsed = parse(ANSWERS[service])

    (one,) = parsed.citations
    expected = dict(LAMPS)
    if service in ("", "Web of Science"):
        expected["abstract"] = ""
    assert {field: getattr(one, field) for field in expected} == expected
    assert (parsed.format, one.source) == (service or "JSON", service)


def test_each_service_has_its_own_number_for_a_record():
    found = {name: parse(answer).citations[0].accessions for name, answer in ANSWERS.items()}

    assert found["EPPI-Reviewer"] == ("42001",)
    assert found["Lens"] == ("000-111-222",)
    assert found["Zotero"] == ("ABCD1234",)
    assert found[""] == ()


def test_the_kinds_of_work_and_the_numbers_of_pubmed_are_known():
    (eppi,) = parse(ANSWERS["EPPI-Reviewer"]).citations
    (lens,) = parse(ANSWERS["Lens"]).citations
    (zotero,) = parse(ANSWERS["Zotero"]).citations

    assert (eppi.type, lens.type, zotero.type) == ("JOUR", "JOUR", "JOUR")
    assert (lens.pmid, zotero.pmid) == ("30000001", "30000001")
    assert zotero.editors == ("Lamp Group",)


def test_a_database_in_the_place_of_the_journal_is_none():
    (one,) = parse([{"title": "Lamps", "source": "PubMed", "authors": "Ito A, Sato B"}]).citations

    assert (one.container_title, one.authors) == ("", ("Ito, A", "Sato, B"))


@pytest.mark.parametrize("service", ANSWERS)
def test_records_in_their_own_words_are_json_again(service):
    parsed = parse(ANSWERS[service])

    raws = [one.raw for one in parsed.citations]
    text = "".join(write_original(raws, format_name=parsed.format))

    assert read(text.encode(), name="a.json").citations[0].raw == raws[0]
    assert len(json.loads(text)) == 1


def test_a_trial_in_the_words_of_before_2024_is_read_in_every_field():
    study = {
        "Rank": 1,
        "Study": {
            "ProtocolSection": {
                "IdentificationModule": {
                    "NCTId": "NCT01234567",
                    "BriefTitle": "Lamps",
                    "OfficialTitle": "Lamps at Night",
                    "SecondaryIdInfoList": {"SecondaryIdInfo": [{"SecondaryId": "NCT07654321"}]},
                },
                "StatusModule": {
                    "OverallStatus": "Completed",
                    "StartDateStruct": {"StartDate": "March 2018"},
                },
                "DescriptionModule": {"BriefSummary": "We light lamps."},
                "SponsorCollaboratorsModule": {"LeadSponsor": {"LeadSponsorName": "Lamp Co"}},
                "ContactsLocationsModule": {
                    "OverallOfficialList": {"OverallOfficial": [{"OverallOfficialName": "A Ito"}]}
                },
                "ConditionsModule": {"ConditionList": {"Condition": ["Sleep"]}},
                "ArmsInterventionsModule": {
                    "InterventionList": {"Intervention": [{"InterventionName": "Lamp"}]}
                },
            }
        },
    }

    parsed = parse({"FullStudiesResponse": {"NStudiesFound": 1, "FullStudies": [study]}})

    (one,) = parsed.citations
    assert parsed.format == "ClinicalTrials.gov"
    assert (one.title, one.title_short, one.year) == ("Lamps at Night", "Lamps", 2018)
    assert (one.authors, one.abstract) == (("A Ito", "Lamp Co"), "We light lamps.")
    assert (one.keywords, one.status) == (("Sleep", "Lamp"), "Completed")
    assert one.trial_ids == ("NCT01234567", "NCT07654321")
