"""The paragraph says what the flow holds, and of nothing that it is done while it is awaited."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reviews.prisma import Flow, ReasonCount, SourceCount, description, layout, summary


def test_a_final_flow_in_words(final):
    assert summary(final) == (
        "4,831 records were identified (4,521 from 2 databases and 310 from 1 register). "
        "Before screening, 1,204 duplicates, 102 records marked as ineligible by automation tools "
        "and 3 records for other reasons were removed. "
        "3,522 records were screened and 3,310 excluded, 10 of them by automation tools. "
        "212 reports were sought for retrieval: 7 not retrieved. "
        "205 reports were assessed for eligibility: "
        "175 excluded (Wrong population, 100; Wrong design, 75). "
        "27 studies are included (30 reports)."
    )


def test_other_methods_and_an_earlier_version_in_words(updated_with_other):
    words = summary(updated_with_other)

    assert words.startswith(
        "The previous version of the review included 12 studies (15 reports), of which 1 study "
        "(2 reports) is not included any more. 4,831 records were identified"
    )
    assert words.endswith(
        "101 records were identified via other methods (14 from 1 website, 6 from 2 organisations "
        "and 81 from citation searching): 30 duplicates and 11 excluded on title or abstract. "
        "60 reports found via other methods were sought for retrieval: 2 not retrieved. "
        "58 reports found via other methods were assessed for eligibility: "
        "52 excluded (Wrong population, 40; Wrong outcome, 12). "
        "31 new studies are included (33 reports), besides 3 reports of studies included before. "
        "In total the review includes 42 studies (49 reports). "
        "The meta-analysis pools 20 studies (22 reports)."
    )


def test_other_methods_in_progress_say_what_is_awaited(in_progress_with_other):
    words = summary(in_progress_with_other)

    assert (
        "50 records were identified via other methods (50 from citation searching): 8 duplicates "
        "and 12 awaiting screening, 3 of them in conflict."
    ) in words
    assert "0 not retrieved and 6 awaiting retrieval." in words
    assert "20 awaiting a decision, 1 of them in conflict and 1 of ongoing studies." in words
    assert "2 studies are included so far (5 reports)." in words


def test_a_flow_in_progress_says_what_is_awaited(in_progress):
    words = summary(in_progress)

    assert "800 records are in screening: so far 700 excluded and 41 awaiting screening" in words
    assert "5 of them in conflict" in words
    assert "9 awaiting retrieval" in words
    assert "50 reports reached eligibility assessment: " in words
    assert "20 awaiting a decision" in words
    assert "were screened" not in words
    assert "1 study is included so far (2 reports)." in words


def test_one_of_each_is_singular():
    one = Flow(
        databases=(SourceCount("MEDLINE", 1),),
        database_results=1,
        records_screened=1,
        reports_sought=1,
        reports_assessed=1,
        included_via_databases=1,
        new_studies=1,
        new_reports=1,
    )

    assert summary(one) == (
        "1 record was identified (1 from 1 database). "
        "1 record was screened and 0 excluded. "
        "1 report was sought for retrieval: 0 not retrieved. "
        "1 report was assessed for eligibility: 0 excluded. "
        "1 study is included (1 report)."
    )


def test_nothing_identified_is_said_plainly():
    assert summary(Flow()) == "No records have been identified yet."


def test_a_reason_without_reports_is_not_listed(final):
    words = summary(replace(final, reasons=(*final.reasons, ReasonCount("Late", 0))))

    assert "Late" not in words


def unnumbered(names: tuple[ReasonCount, ...]) -> tuple[ReasonCount, ...]:
    return tuple(ReasonCount("x" * at, each.n) for at, each in enumerate(names, 1))


def numbers(text: str) -> set[int]:
    return {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\d|\d", text)}


def held(flow: Flow) -> set[int]:
    """Every number of the flow, and how many sources of each kind there are."""
    stored = flow.as_dict()
    counts = {value for value in stored.values() if isinstance(value, int)}
    for value in stored.values():
        parts = [value] if isinstance(value, dict) else value if isinstance(value, list) else []
        counts |= {n for part in parts for n in part.values() if isinstance(n, int)}
        counts |= {len(value)} if isinstance(value, list) else set()
    return counts


@given(st.data())
def test_every_number_in_the_paragraph_stands_in_the_flow(any_flow, data):
    flow = data.draw(any_flow)
    plain = replace(
        flow, reasons=unnumbered(flow.reasons), other_reasons=unnumbered(flow.other_reasons)
    )

    assert numbers(summary(plain)) <= held(plain)


def test_the_description_says_what_every_box_says(with_other):
    assert description(with_other).splitlines() == [
        "Identification of studies via databases and registers",
        "  Records identified from*: Databases (n = 4,521); MEDLINE (n = 1,890); "
        "Embase (n = 2,631); Registers (n = 310); ClinicalTrials.gov (n = 310)",
        "  Records removed before screening: Duplicate records removed (n = 1,204); "
        "Records marked as ineligible by automation tools (n = 102); "
        "Records removed for other reasons (n = 3)",
        "  Records screened (n = 3,522)",
        "  Records excluded** (n = 3,310)",
        "  Reports sought for retrieval (n = 212)",
        "  Reports not retrieved (n = 7)",
        "  Reports assessed for eligibility (n = 205)",
        "  Reports excluded: Wrong population (n = 100); Wrong design (n = 75)",
        "Identification of studies via other methods",
        "  Records identified from§: Websites (n = 14); Ministry of Health (n = 14); "
        "Organisations (n = 6); Back Pain Alliance (n = 4); Spine Society (n = 2); "
        "Citation searching (n = 81)",
        "  Reports sought for retrieval (n = 60)",
        "  Reports not retrieved (n = 2)",
        "  Reports assessed for eligibility (n = 58)",
        "  Reports excluded: Wrong population (n = 40); Wrong outcome (n = 12)",
        "Included",
        "  Studies included in review (n = 31); Reports of included studies (n = 36)",
        "Notes",
        "  * Every record that each database and register gave, duplicates included; "
        "of these, duplicate records removed before import (n = 100).",
        "  ** By a human (n = 3,300); by automation tools (n = 10).",
        "  § Not sought for retrieval: duplicate records (n = 30); "
        "records excluded on title or abstract (n = 11).",
    ]


@given(st.data())
def test_the_description_and_the_picture_say_the_same(any_flow, data):
    flow = data.draw(any_flow)
    drawing = layout(flow)

    said = "".join(description(flow).split())

    for box in drawing.boxes:
        for statement in box.statements:
            assert "".join(statement.text.split()) in said
    for panel in drawing.heads:
        assert "".join(panel.statement.text.split()) in said
    for note in drawing.notes:
        assert "".join(note.text.split()) in said


def test_one_alone_is_not_one_of_them():
    flow = Flow(
        databases=[SourceCount("PubMed", 2)],
        database_results=2,
        records_screened=2,
        awaiting_screening=1,
        conflicts=1,
        records_excluded=1,
        records_excluded_by_tools=1,
    )

    words = summary(flow)

    assert "1 excluded by automation tools and 1 awaiting screening, in conflict." in words
