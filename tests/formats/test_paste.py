"""Pasted text: what a page, a citation or a list says, and nothing that it does not say."""

import contextlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviews import formats
from reviews.formats.paste import LONGEST, NoReference, PasteTooLong, understand
from tests.formats.exports import clean_ris
from tests.formats.pasted import ALL_LISTS, ALL_PAGES
from tests.formats.pasted.pages import BIBLIOGRAPHIES, NO_RECORDS, PAGES

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def said(draft):
    return {one.name: "|".join(one.values) for one in draft.fields}


@pytest.mark.parametrize("name", ALL_PAGES)
def test_a_page_says_what_a_reader_would_say_of_it(name):
    text, expected = ALL_PAGES[name]

    pasted = understand(text)

    assert pasted.format == ""
    assert said(pasted.draft) == expected


@pytest.mark.parametrize("name", ALL_PAGES)
def test_every_field_stands_in_the_lines_that_it_names(name):
    text, _ = ALL_PAGES[name]
    lines = text.split("\n")

    for field in understand(text).draft.fields:
        shown = " ".join(" ".join(lines[number - 1] for number in field.lines).split()).casefold()
        assert field.rule
        for value in field.values:
            for word in value.replace(",", " ").replace("-", " ").split():
                assert word.casefold().strip(".:") in shown, (field, word)


@pytest.mark.parametrize("style", BIBLIOGRAPHIES)
def test_a_bibliography_is_a_list_of_drafts_in_any_style(style):
    pasted = understand(BIBLIOGRAPHIES[style])

    assert pasted.draft is None
    first, second, third = map(said, pasted.reference_list)
    assert first["title"].casefold() == "short naps at night"
    assert len(first["authors"].split("|")) == 2
    assert (first["year"], first["volume"], first["issue"]) == ("2020", "63", "2")
    assert second["title"].casefold() == "rest among drivers: a cohort"
    assert second["authors"].split("|")[0].startswith("van Oss, D")
    assert second["container_title"] == "Roads"
    assert second["doi"] == "10.5555/r.3.1"
    assert third["title"].casefold().rstrip("?") == "who sleeps"
    assert third["pages"].replace("–", "-") == "e101-e110"


def line_of(draft):
    authors = "; ".join(draft.value("authors").split("\n"))
    issue = f"({draft.value('issue')})" if draft.value("issue") else ""
    pages = f":{draft.value('pages')}" if draft.value("pages") else ""
    parts = (authors, draft.value("title"), draft.value("container_title"), draft.value("year"))
    return " | ".join((*parts, f"{draft.value('volume')}{issue}{pages}", draft.value("doi")))


@pytest.mark.parametrize("style", ALL_LISTS)
def test_a_list_says_what_a_reader_would_say_of_each_item(style):
    text, expected = ALL_LISTS[style]

    pasted = understand(text)

    assert pasted.draft is None
    assert tuple(map(line_of, pasted.reference_list)) == expected


@pytest.mark.parametrize("style", ALL_LISTS)
def test_the_items_of_a_list_stand_in_order_and_overlap_nowhere(style):
    text, _ = ALL_LISTS[style]

    items = understand(text).reference_list

    for before, after in pairwise(items):
        assert before.first_line <= before.last_line < after.first_line


@pytest.mark.parametrize("name", NO_RECORDS)
def test_a_text_that_is_no_record_is_told_so(name):
    with pytest.raises(NoReference, match="No reference was found"):
        understand(NO_RECORDS[name])


def test_records_in_a_known_format_are_left_to_their_reader():
    pasted = understand(clean_ris(3))

    assert (pasted.format, pasted.records) == ("RIS", 3)
    assert pasted.draft is None
    assert len(formats.read(pasted.text.encode(), name="pasted").citations) == 3


@pytest.mark.parametrize(
    ("text", "format_name"),
    [
        ("TY  - JOUR\nTI  - On rest\nER  -\n", "RIS"),
        ("@article{ito2020, title = {On rest}}", "BibTeX"),
        ("PMID- 123\nTI  - On rest\n", "PubMed"),
        ("%0 Journal Article\n%T On rest\n", "Refer"),
    ],
)
def test_one_record_of_a_known_format_may_say_very_little(text, format_name):
    assert understand(text).format == format_name


def test_the_list_of_references_of_a_page_never_gives_the_page_its_identifiers():
    page = "Naps for nurses at night in hospitals\n\nReferences\n" + BIBLIOGRAPHIES["Vancouver"]

    pasted = understand(page)

    assert said(pasted.draft) == {"title": "Naps for nurses at night in hospitals"}
    assert len(pasted.reference_list) == 3


def test_a_draft_as_a_citation_keeps_what_the_rules_read():
    text, _ = PAGES["a table of labels and values"]

    citation = understand(text).draft.citation()

    assert citation.authors == ("Ito, Aya", "Sato, Bo C.")
    assert citation.year == 2020
    assert ("issn", "2049-3630") in citation.fields
    assert citation.raw == text


def test_what_has_no_digit_for_its_last_sign_is_no_issn():
    text, _ = PAGES["a table of labels and values"]

    draft = understand(text.replace("2049-3630", "2049-363\ufffd")).draft

    assert said(draft)["year"] == "2020"
    assert "issn" not in said(draft)


def test_an_item_of_a_list_keeps_its_own_lines():
    text = BIBLIOGRAPHIES["Vancouver"]

    second = understand(text).reference_list[1]

    assert (second.first_line, second.last_line) == (2, 2)
    assert second.raw == text.split("\n")[1]


def test_a_text_of_absurd_length_is_refused():
    with pytest.raises(PasteTooLong, match="Save it as a file"):
        understand("a" * (LONGEST + 1))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=2_000))
def test_any_text_is_understood_or_refused(text):
    try:
        pasted = understand(text)
    except NoReference:
        return
    assert pasted.format or pasted.draft or pasted.reference_list


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_any_mixture_of_pages_is_understood_or_refused(data):
    lines = [line for text, _ in ALL_PAGES.values() for line in text.split("\n")]
    mixture = "\n".join(data.draw(st.lists(st.sampled_from(lines), max_size=60)))
    try:
        pasted = understand(mixture)
    except NoReference:
        return
    last = mixture.count("\n") + 1
    for draft in (pasted.draft, *pasted.reference_list):
        for field in draft.fields if draft else ():
            assert all(1 <= number <= last for number in field.lines)


LENGTH = 50_000  # characters; a rule that read its text again and again would not come to an end
NASTY = {
    "one letter": "a",
    "capitals": "A",
    "initials": "A. ",
    "names": "Ito A, ",
    "full names": "Aya Ito, ",
    "numbers": "2020;12(3):",
    "brackets": "((((",
    "blank": " ",
    "labels": "Authors: ",
    "lone numbers": "1.\n",
    "years": "2020\n",
    "colons": "a:",
    "citations": "Ito A. On rest. J Rest. 2020;1:2-3.\n",
    "broken citations": "Ito A, Sato B, 2020 12 on rest 10.5555/ and on\n",
    "references": "References\n1. Ito\n",
    "quotes": "“Ito A. ’",
    "particles": "van de la ",
    "dois": "10.5555/a ",
    "prose": "We asked in 2020 whether a nap of 20 minutes helps 212 nurses to rest, vol. 3.\n",
    "json": '{"a": ',
}


@pytest.mark.parametrize("length", [LENGTH, pytest.param(LONGEST, marks=pytest.mark.full)])
@pytest.mark.parametrize("name", NASTY)
def test_a_long_text_of_anything_is_understood_or_refused(name, length):
    piece = NASTY[name]
    with contextlib.suppress(NoReference):
        pasted = understand(piece * (length // len(piece)))
        assert pasted.format or pasted.draft or pasted.reference_list


seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the pasted pages lie beside the repository")


def seed(number):
    [path] = [path for path in SEEDS.iterdir() if path.name.startswith(f"00{number}_")]
    return understand(path.read_text("utf-8"))


@seeds
def test_an_article_page_gives_its_fifteen_references():
    pasted = seed(0)

    assert set(said(pasted.draft)) == {"title"}
    assert len(pasted.reference_list) == 15
    items = list(map(said, pasted.reference_list))
    for item in items:
        assert {"title", "authors", "container_title", "year", "doi"} <= set(item)
        assert len(item["authors"].split("|")) == (4 if "Bakst" in item["authors"] else 6)
    years = "2007 2007 2010 2012 2017 2017 2018 2009 2013 2018 2011 2014 2017 2008 2016"
    assert [item["year"] for item in items] == years.split()
    volumes = "109 21 95 120 376 92 131 23 88 - 118 20 23 44 375"
    assert [item.get("volume", "-") for item in items] == volumes.split()
    journals = [item["container_title"] for item in items]
    assert journals[:3] == ["Blood", "Leukemia", "Haematologica"]
    assert journals[11:14] == ["Biol Blood Marrow Transplant"] * 2 + ["Eur J Cancer"]
    assert (items[0]["pages"], items[13]["pages"]) == ("944–50", "2461–9")
    assert items[14]["doi"] == "10.1056/nejmoa1601202"


@seeds
def test_json_with_the_text_of_a_page_behind_it_is_one_record():
    found = said(seed(1).draft)

    assert found["authors"] == "Agrawal, Vaibhav|Aldoss, Ibrahim|Pullarkat, Vinod"
    assert found["container_title"] == "Leukemia & Lymphoma"
    assert (found["year"], found["pages"]) == ("2025", "1-12")
    assert found["doi"] == "10.1080/10428194.2025.2541024"
    assert "<p>" not in found["abstract"]
    assert len(found["abstract"]) == 1081
    assert "volume" not in found


@seeds
def test_a_catalogue_gives_identifiers_from_its_item_description():
    found = said(seed(2).draft)

    assert found["authors"].split("|")[::5] == ["Zhumatayev, Suleimen", "Yesilipek, Mehmet Akif"]
    assert found["issn"] == "2233-5250"
    assert found["doi"] == "10.15264/cpho.2024.31.1.10"
    assert found["year"] == "2024"
    assert found["publisher"] == "The Korean Society of Pediatric Hematology-Oncology"
    assert len(found["abstract"]) == 1485


@seeds
def test_a_page_that_tells_about_its_authors_gives_all_of_them():
    found = said(seed(3).draft)

    assert found["authors"].startswith("Myakova, N. V.|Maschan, A. A.|Shelikhova, L. N.|Dyakonova")
    assert len(found["authors"].split("|")) == 9
    assert found["year"] == "2017"
    assert len(found["abstract"]) == 1956


@seeds
def test_a_page_with_a_trail_of_links_gives_its_journal():
    found = said(seed(4).draft)

    assert found["container_title"] == "OncoTargets and Therapy"
    assert found["authors"] == "Queudeville, M|Handgretinger, R|Ebinger, M"
    assert (found["year"], found["volume"], found["pages"]) == ("2017", "10", "3567—3578")
    assert found["keywords"].split("|")[1] == "blinatumomab"
    assert len(found["abstract"]) == 1718
