"""The CSV for the R package PRISMA2020 gives back, under its reader's rules, what was written."""

import csv as csv_module
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.prisma import Flow, ReasonCount, SourceCount, csv
from reviews.prisma.table import HEADER, name_as_written
from tests.prisma.package import LISTS, labels, read_csv

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "prisma"

beside = pytest.mark.skipif(not FOLDER.is_dir(), reason="the files are not beside the repository")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv_module.DictReader(io.StringIO(text)))


COUNTS = {
    "database_results": "database_results",
    "register_results": "register_results",
    "duplicates": "duplicates",
    "excluded_automatic": "excluded_automatic",
    "excluded_other": "excluded_other",
    "records_screened": "records_screened",
    "records_excluded": "records_excluded",
    "dbr_sought_reports": "reports_sought",
    "dbr_notretrieved_reports": "reports_not_retrieved",
    "dbr_assessed": "reports_assessed",
    "new_studies": "new_studies",
    "new_reports": "new_reports",
}
OTHER_COUNTS = {
    "website_results": "website_results",
    "citations_results": "citation_results",
    "other_sought_reports": "other_sought",
    "other_notretrieved_reports": "other_not_retrieved",
    "other_assessed": "other_assessed",
}
UPDATE_COUNTS = {"total_studies": "total_studies", "total_reports": "total_reports"}


def counts_of(flow: Flow) -> dict[str, int | None]:
    """What the package should find, by its key: None where the template has no such line."""
    other, updated = flow.template.has_other_methods, flow.template.is_updated
    organisations = flow.organisation_results + flow.other_results
    return {
        **{key: getattr(flow, name) for key, name in COUNTS.items()},
        **{key: getattr(flow, name) if other else None for key, name in OTHER_COUNTS.items()},
        **{key: getattr(flow, name) if updated else None for key, name in UPDATE_COUNTS.items()},
        "organisation_results": organisations if other else None,
        "previous_studies": flow.previous.studies if flow.previous else None,
        "previous_reports": flow.previous.reports if flow.previous else None,
        "total_studies_ma": flow.meta_analysis.studies if flow.meta_analysis else None,
        "total_reports_ma": flow.meta_analysis.reports if flow.meta_analysis else None,
    }


@given(st.data())
def test_every_count_is_read_back(any_flow, data):
    flow = data.draw(any_flow)

    found = read_csv(csv(flow))

    assert {key: found[key] for key in found if key not in LISTS} == counts_of(flow)


@given(st.data())
def test_every_list_is_read_back(any_flow, data):
    flow = data.draw(any_flow)

    found = read_csv(csv(flow))

    for key, entries in (
        ("database_specific_results", [(each.name, each.n) for each in flow.databases]),
        ("register_specific_results", [(each.name, each.n) for each in flow.registers]),
        ("dbr_excluded", [(each.reason, each.n) for each in flow.reasons]),
        ("other_excluded", [(each.reason, each.n) for each in flow.other_reasons]),
    ):
        if not entries:
            assert found[key] is None
            continue
        (first, n), *others = found[key]
        # One space may stand before the first name, to guard against formulas.
        assert [(first.removeprefix(" "), n), *others] == [
            (name_as_written(name), n) for name, n in entries
        ]


@given(st.text(max_size=60).filter(str.strip))
def test_any_name_is_read_back_without_what_the_reader_stumbles_over(name):
    flow = Flow(
        databases=(SourceCount(name, 3),),
        database_results=3,
        records_screened=3,
        reports_sought=3,
        reports_assessed=3,
        reports_excluded=3,
        reasons=(ReasonCount(name, 3),),
    )

    text = csv(flow)

    for row in rows(text):
        assert not set(row["n"]) & set("'\"\\\n\r\0")
        assert not row["n"].startswith(("=", "+", "-", "@"))
    found = read_csv(text)
    for key in ("database_specific_results", "dbr_excluded"):
        ((read, n),) = found[key]
        assert (read.removeprefix(" "), n) == (name_as_written(name), 3)


def test_what_the_template_has_no_line_for_is_not_available(final):
    found = read_csv(csv(final))

    for key in ("previous_studies", "website_results", "other_excluded", "total_studies"):
        assert found[key] is None
    nothing_excluded = replace(
        final, reports_excluded=0, reasons=(), new_reports=205, included_via_databases=205
    )
    assert read_csv(csv(nothing_excluded))["dbr_excluded"] is None


def test_a_reason_with_a_comma_a_semicolon_and_quotes_stays_one_reason(final):
    reason = ReasonCount('Dose < 5 mg, low; the authors\' "pilot"', 175)

    found = read_csv(csv(replace(final, reasons=(reason,))))

    assert found["dbr_excluded"] == (("Dose < 5 mg– low/ the authors’ ”pilot”", 175),)


def test_labels_are_those_of_the_flows_template(final, updated_with_other):
    new, updated = labels(csv(final)), labels(csv(updated_with_other))

    assert new["newstud"] == "Identification of studies via databases and registers"
    assert new["new_studies"] == "Studies included in review"
    assert new["new_reports"] == "Reports of included studies"
    assert updated["newstud"] == "Identification of new studies via databases and registers"
    assert updated["othstud"] == "Identification of new studies via other methods"
    assert updated["new_studies"] == "New studies included in review"
    assert updated["new_reports"] == "Reports of new included studies"
    assert new["duplicates"] == updated["duplicates"] == "Duplicate records removed"


def test_other_sources_are_counted_under_a_label_that_says_so(with_other):
    flow = replace(
        with_other,
        other_sources=(SourceCount("Letters", 5),),
        other_results=5,
        other_duplicates=35,
    )

    text = csv(flow)

    assert read_csv(text)["organisation_results"] == 11
    assert labels(text)["organisation_results"] == "Organisations and other sources"
    assert labels(csv(with_other))["organisation_results"] == "Organisations"


@beside
def test_rows_keys_nodes_and_boxes_are_those_of_the_template(final):
    template = rows((FOLDER / "PRISMA.csv").read_text(encoding="utf-8"))
    ours = rows(csv(final))

    assert tuple(template[0]) == HEADER == tuple(ours[0])
    assert len(ours) == 34
    for column in ("data", "node", "box"):
        assert [row[column] for row in ours] == [row[column] or "NA" for row in template]


@beside
@pytest.mark.parametrize("name", ["PRISMA.csv", "sample.csv", "nasty.csv"])
def test_official_labels_are_the_packages_where_the_template_has_the_same(updated_with_other, name):
    package = labels((FOLDER / name).read_text(encoding="utf-8"))
    ours = labels(csv(updated_with_other))

    assert list(ours) == list(package)
    different = {key for key in ours if ours[key] != package[key]}
    # The official template says "Duplicate records removed".
    assert different == {"duplicates"}


@beside
def test_the_reader_takes_a_filled_template_as_the_package_does():
    found = read_csv((FOLDER / "sample.csv").read_text(encoding="utf-8"))

    assert found["database_results"] == 4521
    assert found["database_specific_results"] == (
        ("MEDLINE", 1890),
        ("Embase", 2011),
        ("CENTRAL", 620),
    )
    assert found["other_excluded"] == (("Wrong population", 40), ("Wrong outcome", 12))


@beside
def test_the_reader_loses_what_the_package_loses():
    found = read_csv((FOLDER / "nasty.csv").read_text(encoding="utf-8"))

    assert found["dbr_excluded"] == (
        ("Wrong population", None),
        ("Author's thesis", 60),
        ("Dose < 5 mg", None),
        ("low", 41),
    )
