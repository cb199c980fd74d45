"""The picture: official words, true numbers, nothing outside its box, links, safe text."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.prisma import BOX_KEYS, Flow, ReasonCount, SourceCount, svg
from reviews.prisma.lettering import KEEP, width, wrap

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


def test_every_correction_prints_a_footnote(final):
    corrected = replace(
        final,
        extra_reports=2,
        merged_reports=2,
        reports_ongoing=3,
        included_via_databases=27,
        new_reports=27,
        new_studies=20,
    )

    everything = words(drawn(corrected))

    assert "Reports sought for retrieval†" in everything
    assert "† Reports sought beyond one for each record (n = 2)" in everything
    assert "Reports assessed for eligibility‡" in everything
    assert "reports of ongoing studies (n = 3)" in everything
    assert "†" not in svg(final)
    assert "‡" not in svg(final)


def test_a_box_with_a_link_leads_to_its_list_and_no_other_does(final):
    picture = drawn(final, links={"records_screened": "/r/1/?stage=title&page=2"})

    (link,) = picture.iter(f"{SVG}a")

    assert link.get("href") == "/r/1/?stage=title&page=2"
    assert words(link).split() == ["Records", "screened", "(n", "=", "3,522)"]


def test_every_number_box_can_be_linked_and_an_unknown_one_is_refused(final):
    picture = drawn(final, links=dict.fromkeys(BOX_KEYS, "/list/"))

    assert len(list(picture.iter(f"{SVG}a"))) == len(BOX_KEYS)
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


@given(st.text(max_size=60).filter(str.strip))
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


LONG_NAMES = st.one_of(
    st.text("abcdefghij WM", min_size=60, max_size=60).filter(str.strip),
    st.text("WM哮喘—@", min_size=60, max_size=60),
)


@given(st.lists(LONG_NAMES, min_size=1, max_size=30, unique_by=lambda name: " ".join(name.split())))
def test_no_text_leaves_its_box_and_no_box_touches_another(names):
    flow = Flow(
        databases=tuple(SourceCount(name, 1) for name in names),
        database_results=len(names),
        records_screened=len(names),
        reports_sought=len(names),
        reports_assessed=len(names),
        reports_excluded=len(names),
        reasons=tuple(ReasonCount(name, 1) for name in names),
    )
    picture = drawn(flow)

    frames = []
    for key in BOX_KEYS:
        frame = box(picture, key)[0]
        x, y, wide, high = (float(frame.get(a, "")) for a in ("x", "y", "width", "height"))
        frames.append((x, y, x + wide, y + high))
        spans = [span for span in box(picture, key).iter(f"{SVG}tspan") if span.get("x")]
        baselines = [float(span.get("y", "")) for span in spans]
        for span, baseline in zip(spans, baselines, strict=True):
            assert float(span.get("x", "")) + width(words(span).rstrip(), size=14) <= x + wide
            assert y + 14 <= baseline <= y + high - 4
        assert all(b - a >= 19 for a, b in pairwise(baselines))
    height = float(picture.get("height", ""))
    for at, (left, top, right, bottom) in enumerate(frames):
        assert 0 < top < bottom < height
        for other in frames[at + 1 :]:
            apart = other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top
            assert apart


@given(st.text(max_size=80), st.integers(40, 400))
def test_wrapping_loses_nothing_and_keeps_within_the_width(text, within):
    lines = wrap(text, within=within, size=14)

    assert all(width(line, size=14) <= within for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.replace("\0", KEEP).split())
