"""The sums of PRISMA 2020: what can be true is accepted, what cannot is refused in words."""

import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.prisma import (
    BrokenIdentity,
    Flow,
    MetaAnalysis,
    NotAFlow,
    Previous,
    ReasonCount,
    SourceCount,
    Template,
    identities,
)

LISTS = {
    "databases",
    "registers",
    "reasons",
    "websites",
    "organisations",
    "citation_searching",
    "other_sources",
    "other_reasons",
}
# Parts of another number: they are bounded by it, and no sum gives them away.
PARTS = {
    "conflicts",
    "eligibility_conflicts",
    "records_excluded_by_tools",
    "other_conflicts",
    "other_eligibility_conflicts",
    "new_studies",
}
# Counted elsewhere, so that nothing here can prove them; they only bound other numbers.
FROM_ELSEWHERE = {"previous", "meta_analysis"}
SUMMED = [each.name for each in fields(Flow) if each.name not in LISTS | PARTS | FROM_ELSEWHERE]


@given(st.data())
def test_every_partition_of_the_records_is_accepted(any_flow, data):
    flow = data.draw(any_flow)

    removed = flow.duplicates + flow.excluded_automatic + flow.excluded_other
    sought = flow.reports_sought - flow.extra_reports + flow.merged_reports
    assert flow.identified == removed + flow.records_excluded + flow.awaiting_screening + sought
    excluded = flow.reports_excluded + flow.other_excluded
    waiting = flow.awaiting_eligibility + flow.other_awaiting_eligibility
    ongoing = flow.reports_ongoing + flow.other_ongoing
    unclassified = flow.reports_awaiting_classification + flow.other_awaiting_classification
    included = flow.new_reports + flow.reports_added_to_previous
    assert flow.reports_assessed + flow.other_assessed == (
        excluded + waiting + ongoing + unclassified + included
    )
    assert all(identity.holds for identity in identities(flow))


@given(st.data(), st.sampled_from(SUMMED), st.integers(1, 100), st.booleans())
def test_changing_any_single_number_is_refused(any_flow, data, name, change, up):
    flow = data.draw(any_flow)
    wrong = getattr(flow, name) + (change if up else -change)

    with pytest.raises(BrokenIdentity):
        replace(flow, **{name: wrong})


@pytest.mark.parametrize("name", sorted(LISTS - {"other_sources"}))
@pytest.mark.parametrize("change", [-1, 1])
def test_changing_one_number_of_a_list_is_refused(with_other, name, change):
    first, *others = getattr(with_other, name)

    with pytest.raises(BrokenIdentity):
        replace(with_other, **{name: (replace(first, n=first.n + change), *others)})


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("conflicts", "awaiting_screening"),
        ("eligibility_conflicts", "awaiting_eligibility"),
        ("other_conflicts", "other_awaiting_screening"),
        ("other_eligibility_conflicts", "other_awaiting_eligibility"),
        ("records_excluded_by_tools", "records_excluded"),
        ("new_studies", "new_reports"),
    ],
)
def test_a_part_is_never_larger_than_its_whole(in_progress_with_other, name, limit):
    whole = getattr(in_progress_with_other, limit)

    assert replace(in_progress_with_other, **{name: whole})
    with pytest.raises(BrokenIdentity, match="There cannot be more"):
        replace(in_progress_with_other, **{name: whole + 1})


@pytest.mark.parametrize(
    ("previous", "name"),
    [
        (Previous(studies=3, reports=2), "previous_studies_have_reports"),
        (Previous(studies=0, reports=1), "previous_reports_have_studies"),
        (Previous(studies=1, reports=9, dropped_studies=2, reports_of_dropped_studies=2),
         "total_studies"),
        (Previous(studies=3, reports=3, dropped_studies=1, reports_of_dropped_studies=4),
         "total_reports"),
        (Previous(studies=3, reports=3, dropped_studies=1), "dropped_studies_have_reports"),
        (Previous(studies=3, reports=3, reports_of_dropped_studies=1),
         "dropped_reports_have_studies"),
        (Previous(studies=3, reports=3, dropped_studies=1, reports_of_dropped_studies=2),
         "kept_studies_have_reports"),
        (Previous(studies=1, reports=3, dropped_studies=1, reports_of_dropped_studies=1),
         "kept_reports_have_studies"),
        (Previous(studies=1, reports=1, dropped_studies=1, reports_of_dropped_studies=1),
         "reports_added_to_previous"),
        (None, "reports_added_to_previous"),
    ],
)  # fmt: skip
def test_an_earlier_version_that_cannot_have_been_is_refused(updated, previous, name):
    with pytest.raises(BrokenIdentity) as refusal:
        replace(updated, previous=previous)

    assert refusal.value.name == name


@pytest.mark.parametrize(
    ("pooled", "name"),
    [
        (MetaAnalysis(studies=39, reports=43), "meta_analysis_studies"),
        (MetaAnalysis(studies=38, reports=44), "meta_analysis_reports"),
        (MetaAnalysis(studies=9, reports=8), "meta_analysis_studies_have_reports"),
        (MetaAnalysis(studies=0, reports=8), "meta_analysis_reports_have_studies"),
    ],
)
def test_no_more_is_pooled_than_is_included(updated, pooled, name):
    assert (updated.total_studies, updated.total_reports) == (38, 43)
    assert replace(updated, meta_analysis=MetaAnalysis(studies=38, reports=43))

    with pytest.raises(BrokenIdentity) as refusal:
        replace(updated, meta_analysis=pooled)

    assert refusal.value.name == name


def test_the_template_follows_from_what_the_flow_speaks_of(
    final, with_other, updated, updated_with_other
):
    flows = (final, with_other, updated, updated_with_other)

    assert [flow.template for flow in flows] == list(Template)
    assert replace(final, other_sources=(SourceCount("Letters", 0),)).template == (
        Template.NEW_WITH_OTHER_METHODS
    )


def test_the_totals_hold_what_was_kept_and_what_is_new(updated, final):
    # 12 studies less 1, and 27; 15 reports less 2, 28 new, 2 of studies known before.
    assert (updated.total_studies, updated.total_reports) == (38, 43)
    assert (final.total_studies, final.total_reports) == (final.new_studies, final.new_reports)


def test_every_identity_has_a_name_of_its_own(updated_with_other):
    names = [identity.name for identity in identities(updated_with_other)]

    assert len(set(names)) == len(names)


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
    with pytest.raises(BrokenIdentity, match="there must be studies included"):
        replace(final, new_studies=0)


def test_a_refusal_says_what_must_hold_and_shows_the_numbers(final):
    with pytest.raises(BrokenIdentity) as refusal:
        replace(final, reports_assessed=206)

    assert refusal.value.name == "reports_assessed"
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


def test_a_flow_is_final_when_nothing_is_awaited(with_other, in_progress, in_progress_with_other):
    assert with_other.is_final
    assert not in_progress.is_final
    assert not in_progress_with_other.is_final
    assert Flow().is_final


def test_a_flow_becomes_json_with_every_number(final):
    flow = json.loads(json.dumps(final.as_dict()))

    assert flow["databases"][0] == {"name": "MEDLINE", "n": 1890}
    assert flow["reasons"][1] == {"reason": "Wrong design", "n": 75}
    assert (flow["identified"], flow["duplicates"], flow["is_final"]) == (4831, 1204, True)
    assert set(flow) >= {each.name for each in fields(Flow)}


@given(st.data())
def test_a_stored_flow_is_read_back_as_it_was(any_flow, data):
    flow = data.draw(any_flow)

    assert Flow.from_dict(json.loads(json.dumps(flow.as_dict()))) == flow


def test_a_flow_stored_before_there_were_other_methods_is_read(final):
    later = {"template", "other_identified", "total_studies", "total_reports"}
    later |= {"included_via_databases", "included_via_other", "reports_added_to_previous"}
    later |= {"websites", "organisations", "citation_searching", "previous", "meta_analysis"}
    later |= {"website_results", "organisation_results", "citation_results"}
    stored = {
        name: value
        for name, value in final.as_dict().items()
        if name not in later and not name.startswith("other_")
    }

    assert Flow.from_dict(stored) == final


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ({"databases": [{"title": "MEDLINE", "n": 1}]}, "The flow's databases cannot be read."),
        ({"reasons": 3}, "The flow's reasons cannot be read."),
        ({"websites": [{"name": 3, "n": 1}]}, "The flow's websites cannot be read."),
        ({"previous": {"studies": 1}}, "The flow's previous cannot be read."),
        ({"records_seen": 1}, "A flow has no number called records_seen."),
    ],
)
def test_a_stored_flow_that_is_none_is_refused_in_words(part, sentence):
    with pytest.raises(NotAFlow) as refusal:
        Flow.from_dict(part)

    assert str(refusal.value) == sentence
