"""JSON from reference managers and services is read record by record, whatever wraps them."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.formats import UnreadableFile, read

CSL = {
    "id": "ito2020",
    "type": "article-journal",
    "title": "Sleep and shift work",
    "author": [
        {"family": "Ito", "given": "Aiko"},
        {"non-dropping-particle": "van", "family": "Dam", "given": "Bo", "suffix": "Jr."},
        {"literal": "The Night Group"},
    ],
    "editor": [{"family": "Roe", "given": "R."}],
    "container-title": "Journal of Rest",
    "container-title-short": "J Rest",
    "issued": {"date-parts": [[2020, 3, 7]]},
    "volume": 12,
    "issue": "3",
    "page": "52-58",
    "DOI": "10.5555/REST.1",
    "PMID": "30000001",
    "ISSN": "1234-567X, 7654-3210",
    "URL": "https://example.org/1",
    "keyword": "sleep, night work",
    "abstract": "We asked nurses.",
    "note": "read twice",
}
CROSSREF = {
    "DOI": "10.5555/rest.2",
    "type": "journal-article",
    "title": ["Naps", "and more"],
    "author": [{"given": "Aiko", "family": "Ito"}, {"name": "Night Lab"}],
    "container-title": ["Journal of Rest"],
    "short-container-title": ["J Rest"],
    "published": {"date-parts": [[2019, 5]]},
    "abstract": "<jats:p>Naps were <jats:italic>long</jats:italic>.</jats:p>",
    "update-to": [{"type": "retraction", "DOI": "10.5555/rest.1"}],
    "clinical-trial-number": [{"clinical-trial-number": "ISRCTN12345678"}],
}
OPENALEX = {
    "id": "https://openalex.org/W7",
    "doi": "https://doi.org/10.5555/rest.3",
    "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/30000003", "pmcid": "https://x.org/7654321"},
    "title": "Lamps",
    "publication_year": 2018,
    "publication_date": "2018-02-01",
    "authorships": [{"author": {"display_name": "Bea O'Hara"}}],
    "primary_location": {"source": {"display_name": "Lamp Letters", "issn": ["1234-567X"]}},
    "biblio": {"volume": "3", "issue": "1", "first_page": "9", "last_page": "12"},
    "abstract_inverted_index": {"lit": [1], "We": [0], "lamps.": [2, 3]},
    "type": "article",
}
SCHOLAR = {
    "paperId": "ab12",
    "externalIds": {"DOI": "10.5555/rest.4", "PubMed": "30000004"},
    "title": "Owls",
    "year": 2017,
    "authors": [{"name": "Bea O'Hara"}],
    "journal": {"name": "Owl", "volume": "2", "pages": "1 - 9"},
    "abstract": None,
}
TRIAL = {
    "protocolSection": {
        "identificationModule": {
            "nctId": "NCT01234567",
            "briefTitle": "Naps for porters",
            "officialTitle": "A trial of naps for porters",
            "secondaryIdInfos": [{"id": "ISRCTN12345678"}],
        },
        "statusModule": {"overallStatus": "COMPLETED", "startDateStruct": {"date": "2016-05"}},
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Night University"}},
        "descriptionModule": {"briefSummary": "Porters nap."},
        "conditionsModule": {"conditions": ["Sleep"], "keywords": ["nap"]},
    },
    "hasResults": False,
}


def parse(value, name="a.json", **dumped):
    text = value if isinstance(value, str) else json.dumps(value, **dumped)
    return read(text.encode(), name=name)


def test_csl_json_gives_its_citation():
    parsed = parse([CSL])
    (one,) = parsed.citations

    assert (parsed.format, parsed.problems) == ("CSL-JSON", ())
    assert one.title == "Sleep and shift work"
    assert one.authors == ("Ito, Aiko", "van Dam, Bo, Jr.", "The Night Group")
    assert one.editors == ("Roe, R.",)
    assert (one.year, one.issued, one.type) == (2020, "2020-03-07", "JOUR")
    assert (one.container_title, one.container_title_short) == ("Journal of Rest", "J Rest")
    assert (one.volume, one.issue, one.pages) == ("12", "3", "52-58")
    assert (one.doi, one.pmid) == ("10.5555/rest.1", "30000001")
    assert one.issn == ("1234-567X", "7654-3210")
    assert one.keywords == ("sleep", "night work")
    assert one.notes == ("read twice",)


def test_crossref_gives_its_citation():
    (one,) = parse({"status": "ok", "message": CROSSREF}).citations

    assert one.title == "Naps"
    assert one.authors == ("Ito, Aiko", "Night Lab")
    assert (one.year, one.issued) == (2019, "2019-05")
    assert one.abstract == "Naps were  long ."
    assert one.relations == (("retraction", "10.5555/rest.1"),)
    assert one.trial_ids == ("ISRCTN12345678",)


def test_openalex_gives_its_citation_with_the_words_of_the_abstract_in_order():
    (one,) = parse(OPENALEX).citations

    assert one.authors == ("O'Hara, Bea",)
    assert one.abstract == "We lit lamps. lamps."
    assert (one.doi, one.pmid, one.pmcid) == ("10.5555/rest.3", "30000003", "PMC7654321")
    assert (one.volume, one.issue, one.pages) == ("3", "1", "9-12")
    assert one.accessions == ("W7",)


def test_semantic_scholar_gives_its_citation():
    (one,) = parse({"total": 1, "data": [SCHOLAR]}).citations

    assert (one.title, one.year, one.authors) == ("Owls", 2017, ("O'Hara, Bea",))
    assert (one.doi, one.pmid) == ("10.5555/rest.4", "30000004")
    assert (one.container_title, one.pages) == ("Owl", "1-9")


@pytest.mark.parametrize(
    ("answers", "dialect", "titles"),
    [
        ([{"status": "ok", "message": CROSSREF}] * 2, "Crossref", ["Naps", "Naps"]),
        ([{"status": "ok", "message": {"items": [CROSSREF]}}] * 2, "Crossref", ["Naps", "Naps"]),
        ([{"meta": {"page": 1}, "results": [OPENALEX]}] * 2, "OpenAlex", ["Lamps", "Lamps"]),
        ({"data": [{"citingPaper": SCHOLAR}]}, "Semantic Scholar", ["Owls"]),
        ({"recommendedPapers": [SCHOLAR]}, "Semantic Scholar", ["Owls"]),
        ([{**SCHOLAR, "references": [{"title": "Hawks"}]}], "Semantic Scholar", ["Owls"]),
    ],
)
def test_answers_may_stand_in_a_list_and_works_in_what_is_said_of_them(answers, dialect, titles):
    parsed = parse(answers)

    assert parsed.dialects == {dialect: len(titles)}
    assert [one.title for one in parsed.citations] == titles


def test_a_registered_trial_is_known_by_its_numbers():
    (one,) = parse({"studies": [TRIAL], "nextPageToken": "x"}).citations

    assert one.title == "A trial of naps for porters"
    assert one.title_short == "Naps for porters"
    assert one.trial_ids == ("NCT01234567", "ISRCTN12345678")
    assert one.accessions == ("NCT01234567",)
    assert (one.year, one.status, one.authors) == (2016, "COMPLETED", ("Night University",))


def many(count=100):
    return [
        {**OPENALEX, "id": f"https://openalex.org/W{n}", "title": f"T{n}"} for n in range(count)
    ]


WRAPPED = {
    "a list": lambda found: found,
    "results": lambda found: {"meta": {"count": 3}, "results": found, "group_by": []},
    "message": lambda found: {"status": "ok", "message": {"items": found, "total-results": 3}},
    "data": lambda found: {"total": 3, "data": found},
    "studies": lambda found: {"studies": found},
}


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("wrapping", WRAPPED)
def test_the_list_is_found_whatever_wraps_it(wrapping, indent):
    parsed = parse(WRAPPED[wrapping](many()), indent=indent)

    assert [one.title for one in parsed.citations] == [f"T{n}" for n in range(100)]
    assert [json.loads(one.raw) for one in parsed.citations] == many()
    assert (parsed.starts, parsed.ends) == (100, 100)


@pytest.mark.parametrize("joiner", ["\n", "\n\n", " ", "\r\n"])
def test_records_may_stand_one_after_the_other(joiner):
    parsed = parse(joiner.join(map(json.dumps, many())))

    assert len(parsed.citations) == 100


def test_several_answers_may_stand_one_after_the_other():
    pages = [json.dumps({"results": many(3)}), json.dumps({"results": many(2)})]

    assert len(parse("\n".join(pages)).citations) == 5


PRETTY = json.dumps(many(), indent=1)
LINES = "\n".join(map(json.dumps, many()))
DENSE = json.dumps(many())


def without(text, part, number=50):
    start = [match.start() for match in re.finditer(re.escape(part), text)][number]
    return text[:start] + text[start + len(part) :]


@pytest.mark.parametrize(
    ("damage", "text"),
    [
        ("a quotation mark missing", without(PRETTY, '",\n  "doi"').replace("T1,", '"T1,')),
        ("a comma missing", without(PRETTY, ",\n  ")),
        ("a closing brace missing", without(PRETTY, "\n }")),
        ("a brace missing inside", without(PRETTY, "\n  }")),
        ("a list not closed", without(PRETTY, "\n  ]")),
        ("a brace missing in a line", without(LINES, "}}")),
        ("a quotation mark missing in a line", without(LINES, '"title"').replace("'", '"', 1)),
        ("a comma missing in one long line", without(DENSE, ", ")),
        ("cut off", PRETTY[: PRETTY.rindex("lamps.")]),
        ("cut off in one long line", DENSE[: DENSE.rindex("lamps.")]),
    ],
)
def test_a_damaged_record_costs_at_most_itself(damage, text):
    parsed = parse(text)

    assert len(parsed.citations) == 100
    whole = [one for one in parsed.citations if one.title and one.year == 2018]
    assert len(whole) >= 98
    assert "BROKEN_ITEM" in {problem.code for problem in parsed.problems}


@pytest.mark.parametrize("kind", [[], {}, ["article"], 7, True, None])
def test_a_kind_of_work_that_is_no_word_costs_no_record(kind):
    parsed = parse([{"title": "Lamps", "type": kind}, {"title": "Naps", "type": "article"}])

    assert [one.title for one in parsed.citations] == ["Lamps", "Naps"]


def test_a_brace_missing_in_one_long_line_costs_no_other_record():
    assert len(parse(without(DENSE, "}, {")).citations) >= 99
    assert len(parse(without(DENSE, "}", 2)).citations) == 100  # in the first record


def test_every_value_is_among_the_fields_with_its_path():
    (one,) = parse([CSL]).citations

    assert ("author/family", "Dam") in one.fields
    assert ("issued/date-parts", "2020") in one.fields
    assert ("volume", "12") in one.fields


def test_what_no_database_can_store_is_replaced():
    (one,) = parse(
        '[{"type": "book", "title": "a\\u0000b\\ud800c", "note": "\\ud83d\\ude34"}]'
    ).citations

    assert one.title == "a\ufffdb\ufffdc"
    assert one.notes == ("😴",)


@pytest.mark.parametrize("text", ['{"a": ' * 5000, "[" * 99999, '[{"title": ' + "[" * 99999])
def test_nothing_is_nested_too_deep(text):
    try:
        parsed = parse(text)
    except UnreadableFile:
        return
    assert len(parsed.citations) == 1


RECORD = '[{"title": "On sleep", "x": '
HOSTILE = {
    "objects that are never closed": RECORD + '{"a": ' * 50_000,
    "objects": RECORD + '{"a": ' * 50_000 + "1" + "}" * 50_000,
    "braces closed as brackets": RECORD + "{" * 50_000 + "]" * 50_000,
    "brackets closed as braces": RECORD + "[" * 50_000 + "}" * 50_000,
    "escaped quotation marks": RECORD + '"' + '\\"' * 50_000,
    "quotation marks": RECORD + '"' * 50_000,
    "blanks": RECORD + (" " * 50_000 + "x") * 2,
    "keys": RECORD + '"a": ' * 50_000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_text_made_to_take_long_is_read_as_any_other(what):
    """Were any of these quadratic, it would take minutes."""
    parsed = read(HOSTILE[what].encode(), name="hostile.json")

    assert parsed.citations[0].title == "On sleep"


def test_objects_that_are_never_closed_are_looked_at_once_outside_of_records_too():
    text = '{"results": [' + RECORD[1:] + '1}], "more": ' + '{"a": ' * 50_000

    assert len(read(text.encode(), name="hostile.json").citations) == 1


def test_records_that_have_swallowed_one_another_are_each_read_once():
    text = '[\n{"title": "On sleep",\n{"title": "On naps",\n{"title": "On rest",\n'

    parsed = read(text.encode(), name="a.json")

    assert [one.title for one in parsed.citations] == ["On sleep", "On naps", "On rest"]
    assert [one.first_line for one in parsed.citations] == [2, 3, 4]


def test_json_that_holds_no_references_is_refused():
    with pytest.raises(UnreadableFile, match="no references"):
        parse({"name": None, "version": 3})


@given(st.text('{}[]",:\\ \ntitleDOI1', max_size=200))
def test_any_text_gives_records_or_one_refusal(text):
    try:
        parsed = parse('[{"title": "A"}, ' + text)
    except UnreadableFile:
        return
    kept = "".join(one.raw for one in parsed.citations)
    kept += "".join(orphan.text for orphan in parsed.orphans)
    unmarked = re.compile(r"[\s,{}\[\]]")
    assert sorted(unmarked.sub("", kept)) == sorted(unmarked.sub("", '[{"title": "A"}, ' + text))
