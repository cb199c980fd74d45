"""The paragraph says what the flow holds, and of nothing that it is done while it is awaited."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reviews.prisma import Flow, ReasonCount, SourceCount, summary


def test_a_final_flow_in_words(final):
    assert summary(final) == (
        "4,831 records were identified (4,521 from 2 databases and 310 from 1 register). "
        "Before screening, 1,204 duplicates, 102 records marked as ineligible by automation tools "
        "and 3 records for other reasons were removed. "
        "3,522 records were screened and 3,310 excluded. "
        "212 reports were sought for retrieval: 7 not retrieved. "
        "205 reports were assessed for eligibility: "
        "175 excluded (Wrong population, 100; Wrong design, 75). "
        "27 studies are included (30 reports)."
    )


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


@given(st.data())
def test_every_number_in_the_paragraph_stands_in_the_flow(any_flow, data):
    flow = data.draw(any_flow)
    unnumbered = [ReasonCount("x" * at, each.n) for at, each in enumerate(flow.reasons, 1)]
    plain = replace(flow, reasons=tuple(unnumbered))

    said = {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*\d|\d", summary(plain))}

    held = {value for value in plain.as_dict().values() if isinstance(value, int)}
    held |= {each.n for each in plain.reasons} | {len(plain.databases), len(plain.registers)}
    assert said <= held
