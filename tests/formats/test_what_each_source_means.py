"""A real record of each source is understood: what was written down by eye from its text."""

import pytest

from reviews.formats import read
from tests.formats.exports import CORPUS, needs_corpus

DINOSAUR_SCALES = {
    "authors": ("Yang, Z.", "Jiang, B.", "Xu, J.", "McNamara, M.E."),
    "year": 2024,
    "volume": "15",
    "issue": "1",
    "doi": "10.1038/s41467-024-48400-3",
}
# The first record of each file: its dialect, how its title begins, and some of its fields.
RECORDS = {
    # M1 holds affiliations, no issue; U2 the PUI, C5 the PMID.
    "ris/citation-file-formatting___baseline_embase.ris": (
        "Embase",
        "Cellular structure of dinosaur scales",
        {
            **DINOSAUR_SCALES,
            "container_title": "Nature Communications",
            "container_title_short": "Nat. Commun.",
            "pmid": "38773066",
            "accessions": ("L2029880245",),
            "source": "Embase; Medline",
            "language": "English",
        },
    ),
    # M1 holds cited references, CY the country; there is no issue.
    "ris/citation-file-formatting___baseline_psychInfo_ovid.ris": (
        "Ovid",
        "DINOSAUR: An integrated",
        {
            "authors": ("Keefer, Amy", "Vasa, Roma A"),
            "year": 2021,
            "container_title": "Journal of Neurodevelopmental Disorders",
            "volume": "13",
            "issue": "",
            "pages": "",
            "doi": "10.1186/s11689-021-09396-9",
            "accessions": ("2021-94054-001",),
            "publisher_place": "",
            "issn": ("1866-1947",),
        },
    ),
    # The DOI is only in L1, if anywhere; ID is ERIC's number.
    "ris/citation-file-formatting___baseline_eric_ovid.ris": (
        "Ovid",
        "Creationism and the Dinosaur Boom",
        {
            "authors": ("Stokes, William Lee",),
            "year": 1989,
            "pages": "24-26",
            "accessions": ("EJ389705",),
            "doi": "",
        },
    ),
    # Through Zotero: IS is the journal's code, and the PMID is in a link.
    "ris/CiteSource__medline_84.ris": (
        "Ovid",
        "Short-Term Exposure to Wildfire-Specific PM2.5",
        {"year": 2024, "pmid": "39012781", "accessions": ("39012781",), "issn": ("1935-5548",)},
    ),
    # C7 is the article's number, C2 the PMID, the address holds the EID.
    "ris/citation-file-formatting___baseline_scopus.ris": (
        "Scopus",
        "Global latitudinal gradients",
        {
            "year": 2024,
            "container_title": "Nature Communications",
            "number": "2864",
            "pages": "",
            "pmid": "38580657",
            "accessions": ("2-s2.0-85189760133",),
            "issn": ("2041-1723",),
            "type": "JOUR",
        },
    ),
    "ris/citation-file-formatting___baseline_webofscience.ris": (
        "Web of Science",
        "New Horned Dinosaurs from Utah",
        {
            "year": 2010,
            "issued": "2010",
            "container_title": "PLOS ONE",
            "volume": "5",
            "issue": "9",
            "number": "e12292",
            "pmcid": "",
            "accessions": ("WOS:000282053100002",),
            "publisher": "PUBLIC LIBRARY SCIENCE",
            "publisher_place": "SAN FRANCISCO",
        },
    ),
    # The DOI is in L3, the number in a note, the second abstract is a copyright notice.
    "ris/citation-file-formatting___baseline_cinahl.ris": (
        "EBSCOhost",
        "Osteohistological insight",
        {
            "year": 2024,
            "pages": "1-60",
            "doi": "10.1371/journal.pone.0298242",
            "accessions": ("176404503",),
            "other_abstracts": (),
            "issn": ("1932-6203",),
        },
    ),
    "ris/buhos__proquest_test.ris": (
        "ProQuest",
        "Perception of Physicians Working in Chile",
        {
            "year": 2022,
            "container_title": "Journal of Primary Care & Community Health",
            "volume": "13",
            "doi": "10.1177/21501319221121462",
            "accessions": ("2758580615",),
            "publisher_place": "Thousand Oaks",
            "source": "ProQuest One Academic",
        },
    ),
    # Two blanks after the dash, header lines before each record, C3 with the PMID.
    "ris/citation-file-formatting___baseline_cochrane_endnote.ris": (
        "Cochrane CENTRAL",
        "The Incredible Years Therapeutic Dinosaur Programme",
        {
            "authors": ("Bywater, T", "Hutchings, J", "Whitaker, C", "Evans, C", "Parry, L"),
            "year": 2011,
            "container_title": "Trials",
            "volume": "12",
            "pages": "39",
            "pmid": "21314913",
            "doi": "10.1186/1745-6215-12-39",
            "accessions": ("CN-00778158",),
        },
    ),
    # Y1 holds the days of a conference.
    "ris/telemonitoring-wearable-devices-review__ai_methods_1_100_records.ris": (
        "RIS",
        "Design and Development of Wearable Medical Devices",
        {
            "year": 2023,
            "pages": "554-559",
            "type": "CONF",
            "doi": "10.1109/i-smac58438.2023.10290556",
            "container_title_short": "",
        },
    ),
    "ris/CiteSource__20221207_gambling-harms_pubmed_176.ris": (
        "RIS",
        "The Evolution of Gambling-Related Harm Measurement",
        {
            "year": 2021,
            "container_title_short": "Int J Environ Res Public Health",
            "volume": "18",
            "issue": "9",
            "issn": ("1660-4601", "1661-7827"),
            "language": "eng",
        },
    ),
    "ris/CiteSource__20221207_gambling-harms_lens_49.ris": (
        "Lens",
        "Benchmarking gambling screens",
        {
            "year": 2021,
            "issued": "2021/09/23",
            "doi": "10.31234/osf.io/fu4mj",
            "accessions": ("001-257-578-706-377",),
            "type": "GEN",
        },
    ),
    # U1 repeats: a PMID and a PMCID, marked as such.
    "ris/CiteSource__Dimensions_246.ris": (
        "Dimensions",
        "The long-term impact of bushfires",
        {
            "year": 2022,
            "container_title": "European Journal of Psychotraumatology",
            "pages": "2087980",
            "pmid": "35957633",
            "pmcid": "PMC9359172",
            "accessions": ("pub.1149029839",),
        },
    ),
    # One title and one abstract per language.
    "ris/buhos__scielo.ris": (
        "LILACS",
        "Comprensión lectora de textos argumentativos",
        {
            "year": 2023,
            "pages": "132-145",
            "doi": "10.33936/rehuso.v8i1.4980",
            "accessions": ("S2550-65872023000100132-ecu",),
            "source": "SciELO Ecuador",
            "language": "es",
        },
    ),
    # Keywords are one tag with a line for each, M1 is the issue, DA only the month.
    "ris/hawc__single_ris.txt": (
        "PubMed",
        "Early alterations in protein and gene expression",
        {
            "year": 2009,
            "issued": "2009",
            "volume": "47",
            "issue": "6",
            "pages": "1154-60",
            "pmid": "19425233",
            "doi": "10.1016/j.fct.2009.02.003",
        },
    ),
    "ris/citation-file-formatting___baseline_zotero.ris": (
        "RIS",
        "Cellular structure of dinosaur scales",
        {
            **DINOSAUR_SCALES,
            "container_title": "Nature Communications",
            "container_title_short": "Nat. Commun.",
            "source": "Embase",
        },
    ),
    "ris/colrev__jstor_ris.ris": (
        "JSTOR",
        "This is the title - charset UTF-8 used",
        {
            "authors": ("Lastname, Firstname",),
            "year": 2016,
            "container_title": "Random Technology",
            "pages": "30-33",
            "issn": ("0015-5555",),
        },
    ),
    "ris/citation-file-formatting___baseline_covidence_endnote.ris": (
        "RIS",
        "Cellular structure of dinosaur scales",
        {**DINOSAUR_SCALES, "container_title": "Nature Communications", "pages": ""},
    ),
    # A tag of another record's export is glued to the DOI; CY is where an author works.
    "ris/citation-file-formatting___baseline_rayyan.ris": (
        "Rayyan",
        "Cellular structure of dinosaur scales",
        {
            **DINOSAUR_SCALES,
            "container_title": "Nat. Commun.",
            "accessions": ("rayyan-42924189",),
            "publisher_place": "",
        },
    ),
    # Tables.
    "csv/citation-file-formatting___baseline_embase.csv": (
        "Embase",
        "Cellular structure of dinosaur scales",
        {
            **DINOSAUR_SCALES,
            "authors": ("Yang Z.", "Jiang B.", "Xu J.", "McNamara M.E."),
            "container_title": "Nature Communications",
            "number": "4063",
            "pmid": "38773066",
            "accessions": ("L2029880245",),
        },
    ),
    "csv/asreview__embase.csv": (
        "Embase",
        "Duplication cysts",
        {
            "authors": ("Liu R.", "Adler D.G."),
            "year": 2014,
            "container_title": "Endoscopic Ultrasound",
            "volume": "3",
            "issue": "3",
            "pages": "152-160",
        },
    ),
    "csv/citation-file-formatting___baseline_scopus.csv": (
        "Scopus",
        "Global latitudinal gradients",
        {
            "year": 2024,
            "container_title": "Nature Communications",
            "container_title_short": "Nat. Commun.",
            "number": "2864",
            "pmid": "38580657",
            "accessions": ("2-s2.0-85189760133",),
            "source": "Scopus",
        },
    ),
    "csv/citation-file-formatting___baseline_pubmed.csv": (
        "PubMed",
        "Time lapse: A glimpse into prehistoric genomics",
        {
            "authors": ("Griffin DK", "Larkin DM", "O'Connor RE"),
            "year": 2020,
            "container_title": "Eur J Med Genet",
            "volume": "63",
            "issue": "2",
            "pages": "103640",
            "pmid": "30922926",
            "pmcid": "PMC7026692",
        },
    ),
    # Excel is made to keep numbers as text: ="19326203".
    "csv/citation-file-formatting___baseline_cinahl.csv": (
        "EBSCOhost",
        "Osteohistological insight",
        {"year": 2024, "issn": ("1932-6203",), "issued": "4/3/2024", "accessions": ("176404503",)},
    ),
    "csv/citation-file-formatting___baseline_cochrane.csv": (
        "Cochrane CENTRAL",
        "The Incredible Years Therapeutic Dinosaur Programme",
        {"year": 2011, "container_title": "Trials", "pmid": "21314913", "pages": "39"},
    ),
    "csv/bibliometrix__openalex_sample.csv": (
        "OpenAlex",
        "bibliometrix : An R-tool",
        {
            "authors": ("Massimo Aria", "Corrado Cuccurullo"),
            "year": 2017,
            "container_title": "Journal of Informetrics",
            "doi": "10.1016/j.joi.2017.08.007",
        },
    ),
    "csv/bibliometrix__lens_sample.csv": (
        "Lens",
        "Dynamic real-time risk analytics",
        {
            "year": 2020,
            "volume": "41",
            "issue": "2",
            "pages": "1-12",
            "pmid": "33251087",
            "pmcid": "PMC7680653",
            "issn": ("2194-5411", "2194-5403"),
        },
    ),
    "csv/buhos__bvs_ingles.csv": (
        "LILACS",
        "Stigmatizing attitudes toward psychiatric disorders",
        {
            "year": 2021,
            "container_title": "J Psychiatr Res",
            "volume": "139",
            "pages": "179-184",
            "source": "MEDLINE",
        },
    ),
    "csv/citation-file-formatting___baseline_googlescholar.csv": (
        "Google Scholar",
        "Did dinosaurs invent flowers?",
        {
            "authors": ("Barrett, Paul M", "Willis, Katherine J"),
            "container_title": "Biological Reviews",
            "issue": "3",
            "pages": "411-447",
        },
    ),
    "wos_tab/wosfile__wos_tab_delimited_win_utf16.txt": (
        "Web of Science",
        "Knowledge networks as channels and conduits",
        {
            "authors": ("Owen-Smith, J", "Powell, WW"),
            "year": 2004,
            "container_title": "ORGANIZATION SCIENCE",
            "volume": "15",
            "issue": "1",
            "pages": "5-21",
            "doi": "10.1287/orsc.1030.0054",
            "accessions": ("WOS:000220015600001",),
            "type": "JOUR",
        },
    ),
    "trials/clinicaltrial-watch-tigit__ctg-studies_B7H3.csv": (
        "ClinicalTrials.gov",
        "B7-H3.CD28Z.CART in Solid Tumors",
        {"trial_ids": ("NCT07358260",), "type": "DATA"},
    ),
    "ovid/zotero__OVID_Tagged_05.txt": (
        "Ovid",
        "A comparison of manifestations and impact of reassurance seeking",
        {
            "year": 2015,
            "container_title": "Behavioural and Cognitive Psychotherapy",
            "volume": "43",
            "issue": "5",
            "pages": "623-634",
            "pmid": "24892981",
            "doi": "10.1017/s1352465814000277",
            "accessions": ("2015-33942-012",),
        },
    ),
    "refworks_tagged/zotero__RefWorks_Tagged_00.txt": (
        "RefWorks",
        "Depression and coronary heart disease",
        {
            "authors": ("Stansfeld, Stephen", "Fuhrer, Rebecca"),
            "editors": ("Gulford, C.T.",),
            "year": 2002,
            "type": "CHAP",
            "pages": "101-123",
            "isbn": ("0727912771",),
        },
    ),
}


@needs_corpus
@pytest.mark.parametrize("name", RECORDS)
def test_a_record_of_each_source_is_understood(name):
    dialect, title, fields = RECORDS[name]

    parsed = read((CORPUS / name).read_bytes(), name=name)

    one = parsed.citations[0]
    assert dialect in parsed.dialects
    assert one.title.startswith(title)
    assert {field: getattr(one, field) for field in fields} == fields


@needs_corpus
def test_titles_and_abstracts_in_further_languages_are_kept():
    name = "ris/buhos__lilacs_test.ris"

    one = read((CORPUS / name).read_bytes(), name=name).citations[0]

    assert one.title.startswith("Estresores de aculturación")
    assert [title[:9] for title in one.translated_titles] == ["Stressors", "Estressor"]
    assert len(one.other_abstracts) == 2
    assert len(one.abstract) >= max(map(len, one.other_abstracts))


@needs_corpus
def test_keywords_on_lines_of_their_own_are_keywords():
    name = "ris/hawc__single_ris.txt"

    one = read((CORPUS / name).read_bytes(), name=name).citations[0]

    assert one.keywords[:3] == ("Animals", "Bromates/*toxicity", "Cell Line")
    assert "Electrophoresis, Gel, Two-Dimensional" in one.keywords


@needs_corpus
def test_pubmed_tells_of_errata_and_comments():
    name = "nbib/telemonitoring-wearable-devices-review__ai_methods_290_records.nbib"

    relations = [
        kind
        for one in read((CORPUS / name).read_bytes(), name=name).citations
        for kind, _ in one.relations
    ]

    text = (CORPUS / name).read_text(encoding="utf-8")
    assert relations.count("erratum in") == text.count("\nEIN - ")
    assert relations.count("comment in") == text.count("\nCIN - ")
