"""The sums of PRISMA 2020: what can be true is accepted, what cannot is refused in words."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.prisma import BrokenIdentity, Flow, ReasonCount, SourceCount

LISTS = {"databases", "registers", "reasons"}
# Parts of another number: they are bounded by it, and no sum gives them away.
PARTS = {"conflicts", "eligibility_conflicts", "records_excluded_by_tools", "new_studies"}
SUMMED = [each.name for each in fields(Flow) if each.name not in LISTS | PARTS]


@given(st.data())
def test_every_partition_of_the_records_is_accepted(any_flow, data):
    flow = data.draw(any_flow)

    ends = (
        flow.duplicates + flow.excluded_automatic + flow.excluded_other + flow.records_excluded
    ) + (flow.awaiting_screening + flow.reports_sought - flow.extra_reports + flow.merged_reports)
    assert flow.identified == ends


@given(st.data(), st.sampled_from(SUMMED), st.integers(1, 100), st.booleans())
def test_changing_any_single_number_is_refused(any_flow, data, name, change, up):
    flow = data.draw(any_flow)
    wrong = getattr(flow, name) + (change if up else -change)

    with pytest.raises(BrokenIdentity):
        replace(flow, **{name: wrong})


@pytest.mark.parametrize("name", sorted(LISTS))
@pytest.mark.parametrize("change", [-1, 1])
def test_changing_one_number_of_a_list_is_refused(final, name, change):
    first, *others = getattr(final, name)

    with pytest.raises(BrokenIdentity):
        replace(final, **{name: (replace(first, n=first.n + change), *others)})


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("conflicts", "awaiting_screening"),
        ("eligibility_conflicts", "awaiting_eligibility"),
        ("records_excluded_by_tools", "records_excluded"),
        ("new_studies", "new_reports"),
    ],
)
def test_a_part_is_never_larger_than_its_whole(in_progress, name, limit):
    whole = getattr(in_progress, limit)

    assert replace(in_progress, **{name: whole})
    with pytest.raises(BrokenIdentity, match="There cannot be more"):
        replace(in_progress, **{name: whole + 1})


@pytest.mark.parametrize("wrong", [-1, 1.0, True, "3", None])
@pytest.mark.parametrize("name", ["records_screened", "conflicts", "new_reports"])
def test_what_is_no_count_is_refused(final, name, wrong):
    with pytest.raises(BrokenIdentity, match="whole number"):
        replace(final, **{name: wrong})


def test_a_negative_source_is_refused_even_if_the_sum_holds():
    sources = (SourceCount("MEDLINE", 5), SourceCount("Embase", -5))

    with pytest.raises(BrokenIdentity, match="whole number"):
        Flow(databases=sources)


def test_an_included_report_has_a_study(final):
    with pytest.raises(BrokenIdentity, match="belongs to an included study"):
        replace(final, new_studies=0)


def test_a_refusal_says_what_must_hold_and_shows_the_numbers(final):
    with pytest.raises(BrokenIdentity) as refusal:
        replace(final, reports_assessed=206)

    assert refusal.value.identity == (
        "Reports sought for retrieval must be reports not retrieved + reports awaiting retrieval "
        "+ reports assessed for eligibility"
    )
    assert refusal.value.numbers["reports assessed for eligibility"] == 206
    assert "reports sought for retrieval: 212" in str(refusal.value)


@pytest.mark.parametrize(
    "lists",
    [
        {"reasons": (ReasonCount(" ", 0),)},
        {"reasons": (ReasonCount("Late", 0), ReasonCount("Late", 0))},
        {"databases": (SourceCount("A", 0), SourceCount("A", 0))},
    ],
)
def test_a_name_says_something_and_stands_once(lists):
    with pytest.raises(ValueError, match="name"):
        Flow(**lists)


def test_one_name_may_stand_for_a_database_and_a_register():
    library = (SourceCount("The Library", 0),)

    assert Flow(databases=library, registers=library)


def test_a_flow_is_final_when_nothing_is_awaited(final, in_progress):
    assert final.is_final
    assert not in_progress.is_final
    assert Flow().is_final


def test_a_flow_becomes_json_with_every_number(final):
    flow = json.loads(json.dumps(final.as_dict()))

    assert flow["databases"][0] == {"name": "MEDLINE", "n": 1890}
    assert flow["reasons"][1] == {"reason": "Wrong design", "n": 75}
    assert (flow["identified"], flow["duplicates"], flow["is_final"]) == (4831, 1204, True)
    assert set(flow) >= {each.name for each in fields(Flow)}
