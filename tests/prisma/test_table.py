"""The CSV for the R package PRISMA2020 gives back, under its reader's rules, what was written."""

import csv as csv_module
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.prisma import ReasonCount, csv, read_csv
from reviews.prisma.table import HEADER, name_as_written

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "prisma"

beside = pytest.mark.skipif(not FOLDER.is_dir(), reason="the files are not beside the repository")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv_module.DictReader(io.StringIO(text)))


@given(st.data())
def test_every_count_and_list_is_read_back(any_flow, data):
    flow = data.draw(any_flow)

    found = read_csv(csv(flow))

    assert found["database_results"] == flow.database_results
    assert found["register_results"] == flow.register_results
    assert found["duplicates"] == flow.duplicates
    assert found["excluded_automatic"] == flow.excluded_automatic
    assert found["excluded_other"] == flow.excluded_other
    assert found["records_screened"] == flow.records_screened
    assert found["records_excluded"] == flow.records_excluded
    assert found["dbr_sought_reports"] == flow.reports_sought
    assert found["dbr_notretrieved_reports"] == flow.reports_not_retrieved
    assert found["dbr_assessed"] == flow.reports_assessed
    assert found["new_studies"] == flow.new_studies
    assert found["new_reports"] == flow.new_reports
    for key, entries in (
        ("database_specific_results", [(each.name, each.n) for each in flow.databases]),
        ("register_specific_results", [(each.name, each.n) for each in flow.registers]),
        ("dbr_excluded", [(each.reason, each.n) for each in flow.reasons]),
    ):
        written = tuple((name_as_written(name), n) for name, n in entries)
        assert found[key] == (written or None)


@given(st.data())
def test_no_name_holds_what_the_reader_stumbles_over(any_flow, data):
    for row in rows(csv(data.draw(any_flow))):
        assert not set(row["n"]) & set("'\"\n\r")
        assert not row["n"].startswith(("=", "+", "-", "@"))


def test_what_the_template_has_no_box_for_is_not_available(final):
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


@beside
def test_rows_keys_nodes_and_boxes_are_those_of_the_template(final):
    template = rows((FOLDER / "PRISMA.csv").read_text(encoding="utf-8"))
    ours = rows(csv(final))

    assert tuple(template[0]) == HEADER == tuple(ours[0])
    assert len(ours) == 34
    for column in ("data", "node", "box"):
        assert [row[column] for row in ours] == [row[column] or "NA" for row in template]


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
