"""The picture: official words, true numbers, nothing outside its box, links, safe text."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.prisma import (
    BOX_KEYS,
    OTHER_BOX_KEYS,
    UPDATE_BOX_KEYS,
    Flow,
    ReasonCount,
    SourceCount,
    svg,
)

SVG = "{http://www.w3.org/2000/svg}"


def drawn(flow: Flow, **options: object) -> ET.Element:
    return ET.fromstring(svg(flow, **options))  # noqa: S314 - our own text


def words(element: ET.Element) -> str:
    return "".join(element.itertext())


def box(picture: ET.Element, key: str) -> ET.Element:
    (found,) = (g for g in picture.iter(f"{SVG}g") if g.get("id") == f"flow-{key}")
    return found


def statements(picture: ET.Element, key: str) -> list[str]:
    return [words(text) for text in box(picture, key).iter(f"{SVG}text")]


def heads(picture: ET.Element) -> list[str]:
    return [words(g) for g in picture.iter(f"{SVG}g") if g.get("class") == "flow-heading"]


def test_every_box_has_the_official_words_and_the_flows_numbers(final):
    picture = drawn(final)

    assert {key: statements(picture, key) for key in BOX_KEYS} == {
        "identified": [
            "Records identified from*:",
            "Databases (n = 4,521)",
            "MEDLINE (n = 1,890)",
            "Embase (n = 2,631)",
            "Registers (n = 310)",
            "ClinicalTrials.gov (n = 310)",
        ],
        "removed": [
            "Records removed before screening:",
            "Duplicate records removed (n = 1,204)",
            "Records marked as ineligible by automation tools (n = 102)",
            "Records removed for other reasons (n = 3)",
        ],
        "records_screened": ["Records screened (n = 3,522)"],
        "records_excluded": ["Records excluded** (n = 3,310)"],
        "reports_sought": ["Reports sought for retrieval (n = 212)"],
        "reports_not_retrieved": ["Reports not retrieved (n = 7)"],
        "reports_assessed": ["Reports assessed for eligibility (n = 205)"],
        "reports_excluded": [
            "Reports excluded:",
            "Wrong population (n = 100)",
            "Wrong design (n = 75)",
        ],
        "included": ["Studies included in review (n = 27)", "Reports of included studies (n = 30)"],
    }
    everything = words(picture)
    assert "Identification of studies via databases and registers" in everything
    assert "duplicates included; of these, duplicate records removed before import (n = 100)." in (
        " ".join(everything.split())
    )
    assert "** By a human (n = 3,300); by automation tools (n = 10)." in everything
    bars = [words(g) for g in picture.iter(f"{SVG}g") if g.get("class") == "flow-phase"]
    assert bars == ["Identification", "Screening", "Included"]


def test_what_is_awaited_is_shown_in_its_box(in_progress):
    picture = drawn(in_progress)

    assert statements(picture, "records_screened")[1:] == [
        "of which awaiting screening (n = 41)",
        "of which in conflict (n = 5)",
    ]
    assert statements(picture, "reports_sought")[1:] == ["of which awaiting retrieval (n = 9)"]
    assert statements(picture, "reports_assessed")[1:] == [
        "of which awaiting a decision (n = 20)",
        "of which in conflict (n = 2)",
    ]
    assert "In progress" in words(picture)
    dashed = [key for key in BOX_KEYS if box(picture, key)[0].get("stroke-dasharray")]
    assert dashed == ["records_screened", "reports_sought", "reports_assessed"]


def test_a_final_flow_shows_nothing_awaited(final):
    assert "stroke-dasharray" not in svg(final)
    assert "In progress" not in svg(final)


def test_other_methods_have_a_column_with_the_official_words(with_other):
    picture = drawn(with_other)

    assert {key: statements(picture, key) for key in OTHER_BOX_KEYS} == {
        "other_identified": [
            "Records identified from§:",
            "Websites (n = 14)",
            "Ministry of Health (n = 14)",
            "Organisations (n = 6)",
            "Back Pain Alliance (n = 4)",
            "Spine Society (n = 2)",
            # One source with the name of its kind is not said twice.
            "Citation searching (n = 81)",
        ],
        "other_sought": ["Reports sought for retrieval (n = 60)"],
        "other_not_retrieved": ["Reports not retrieved (n = 2)"],
        "other_assessed": ["Reports assessed for eligibility (n = 58)"],
        "other_excluded": [
            "Reports excluded:",
            "Wrong population (n = 40)",
            "Wrong outcome (n = 12)",
        ],
    }
    assert heads(picture) == [
        "Identification of studies via databases and registers",
        "Identification of studies via other methods",
    ]
    assert statements(picture, "included") == [
        "Studies included in review (n = 31)",
        "Reports of included studies (n = 36)",
    ]


def test_sources_without_a_kind_have_a_line_only_where_there_are_some(with_other):
    letters = replace(
        with_other,
        other_sources=(SourceCount("Letters to authors", 5),),
        other_results=5,
        other_duplicates=35,
    )

    assert statements(drawn(letters), "other_identified")[-2:] == [
        "Other sources (n = 5)",
        "Letters to authors (n = 5)",
    ]
    assert "Other sources" not in svg(with_other)


def test_an_update_speaks_of_new_studies_and_adds_them_to_the_earlier_ones(updated_with_other):
    picture = drawn(updated_with_other)

    assert heads(picture) == [
        "Previous studies",
        "Identification of new studies via databases and registers",
        "Identification of new studies via other methods",
    ]
    assert {key: statements(picture, key) for key in ("previous", "included", "total")} == {
        "previous": [
            "Studies included in previous version of review◊ (n = 12)",
            "Reports of studies included in previous version of review (n = 15)",
        ],
        "included": [
            "New studies included in review (n = 31)",
            "Reports of new included studies¶ (n = 33)",
        ],
        "total": [
            "Total studies included in review# (n = 42)",
            "Reports of total included studies (n = 49)",
        ],
    }


def test_what_is_awaited_of_other_methods_is_shown_in_its_box(in_progress_with_other):
    picture = drawn(in_progress_with_other)

    assert statements(picture, "other_identified")[-2:] == [
        "of which awaiting screening (n = 12)",
        "of which in conflict (n = 3)",
    ]
    assert statements(picture, "other_sought")[1:] == ["of which awaiting retrieval (n = 6)"]
    assert statements(picture, "other_assessed")[1:] == [
        "of which awaiting a decision (n = 20)",
        "of which in conflict (n = 1)",
    ]


def notes(flow: Flow) -> list[str]:
    (group,) = (g for g in drawn(flow).iter(f"{SVG}g") if g.get("class") == "flow-notes")
    return [words(text) for text in group.iter(f"{SVG}text")]


def test_a_flow_without_corrections_has_the_two_official_notes_only(final):
    assert notes(replace(final, duplicates_found=1204, duplicates_before_import=0)) == [
        "* Every record that each database and register gave, duplicates included.",
        "** By a human (n = 3,300); by automation tools (n = 10).",
    ]


def test_every_correction_prints_a_footnote(updated_with_other):
    corrected = replace(
        updated_with_other,
        extra_reports=2,
        merged_reports=2,
        reports_ongoing=3,
        reports_awaiting_classification=4,
        included_via_databases=23,
        other_removed=6,
        other_duplicates=24,
        other_ongoing=1,
        included_via_other=5,
        new_reports=25,
        new_studies=24,
    )

    assert notes(corrected) == [
        "* Every record that each database and register gave, duplicates included; of these, "
        "duplicate records removed before import (n = 100).",
        "** By a human (n = 3,300); by automation tools (n = 10).",
        "† Reports sought beyond one for each record (n = 2); "
        "records found to be one report (n = 2).",
        "‡ Neither excluded nor included: reports of ongoing studies (n = 3); "
        "reports awaiting classification (n = 4); "
        "reports of ongoing studies via other methods (n = 1).",
        "§ Not sought for retrieval: duplicate records (n = 24); "
        "records removed before screening (n = 6); "
        "records excluded on title or abstract (n = 11).",
        "◊ Not included any more: studies (n = 1); their reports (n = 2).",
        "¶ New reports of studies included in the previous version, not counted here (n = 3).",
        "# In the meta-analysis: studies (n = 20); reports (n = 22).",
    ]
    picture = drawn(corrected)
    for key, mark in (
        ("reports_sought", "†"),
        ("reports_assessed", "‡"),
        ("other_assessed", "‡"),
        ("other_identified", "§"),
        ("previous", "◊"),
        ("included", "¶"),
        ("total", "#"),
    ):
        assert mark in words(box(picture, key))


def test_a_mark_stands_only_in_the_column_that_it_is_about(in_progress_with_other):
    picture = drawn(in_progress_with_other)

    assert "‡" in words(box(picture, "other_assessed"))
    assert "‡" not in words(box(picture, "reports_assessed"))


@given(st.data())
def test_every_mark_has_its_note_and_every_note_its_mark(any_flow, data):
    flow = data.draw(any_flow)
    plain = replace(
        flow,
        reasons=tuple(ReasonCount(str(at), each.n) for at, each in enumerate(flow.reasons)),
        other_reasons=(ReasonCount("1", flow.other_excluded),),
    )
    picture = drawn(plain)
    boxes = (g for g in picture.iter(f"{SVG}g") if "flow-box" in g.get("class", "").split())

    in_boxes = {sign for each in boxes for sign in words(each) if sign in "†‡§◊¶#"}

    assert in_boxes == {note[0] for note in notes(plain)} - {"*", "I"}


def test_a_box_with_a_link_leads_to_its_list_and_no_other_does(final):
    picture = drawn(final, links={"records_screened": "/r/1/?stage=title&page=2"})

    (link,) = picture.iter(f"{SVG}a")

    assert link.get("href") == "/r/1/?stage=title&page=2"
    assert words(link).split() == ["Records", "screened", "(n", "=", "3,522)"]


def test_every_box_can_be_linked_and_an_unknown_one_is_refused(final, updated_with_other):
    keys = (*BOX_KEYS, *OTHER_BOX_KEYS, *UPDATE_BOX_KEYS)
    links = dict.fromkeys(keys, "/list/")

    assert len(list(drawn(updated_with_other, links=links).iter(f"{SVG}a"))) == len(keys)
    # Links that this template has no box for are left out.
    assert len(list(drawn(final, links=links).iter(f"{SVG}a"))) == len(BOX_KEYS)
    with pytest.raises(ValueError, match="records_seen"):
        svg(final, links={"records_seen": "/list/"})


def test_the_picture_is_named_described_and_hides_no_link(final):
    plain = drawn(final)
    linked = drawn(final, links={"included": "/list/"})

    assert (plain.get("role"), linked.get("role")) == ("img", "group")
    assert plain.get("aria-labelledby") == "flow-title flow-description"
    assert [child.get("id") for child in plain[:2]] == ["flow-title", "flow-description"]
    assert words(plain[1]).startswith("4,831 records were identified")


def test_no_style_and_no_script_is_needed_and_paper_is_asked_for(final):
    plain = svg(final)

    assert not re.search(r"<style|style=|<script|http(?!://www\.w3\.org/2000/svg)", plain)
    assert "#ffffff" not in plain
    assert 'fill="#ffffff"' in svg(final, paper=True)


# A source that is named as its kind has no line of its own.
@given(st.text(max_size=60).filter(lambda name: name.strip().casefold() not in ("", "databases")))
def test_any_name_is_shown_as_it_is_and_never_as_markup(name):
    flow = Flow(databases=(SourceCount(name, 7),), database_results=7, duplicates_found=7)

    shown = statements(drawn(flow), "identified")[2]

    drawable = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", name)
    assert "".join(shown.split()) == "".join(f"{drawable} (n = 7)".split())


def test_markup_in_a_name_or_a_link_is_text(final):
    name = "<script>alert('&\"')</script>"
    flow = replace(final, reasons=(ReasonCount(name, 175),))

    picture = svg(flow, links={"included": '"><script>'})

    assert "<script" not in picture
    assert "".join(statements(ET.fromstring(picture), "reports_excluded")[1].split()).startswith(  # noqa: S314
        name
    )
