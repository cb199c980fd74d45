"""Duplicates found in three reviews whose duplicates people have labelled."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from reviews.dedup import Group, group
from reviews.formats.citation import Citation

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "dedup"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the labelled sets are not beside the repository"
)


@dataclass(frozen=True)
class LabelledSet:
    """Records with their ids, and for each report that has duplicates the ids of its records."""

    ids: list[str]
    citations: list[Citation]
    clusters: list[set[str]]


@dataclass(frozen=True)
class Score:
    """Records rightly removed, wrongly removed and wrongly kept, and pairs wrongly joined."""

    right: int
    wrong: int
    missed: int
    wrong_pairs: int

    @property
    def sensitivity(self) -> float:
        return self.right / (self.right + self.missed)


def read(name: str) -> LabelledSet:
    """The set of that name; abstracts of 100,000 characters are real."""
    csv.field_size_limit(1_000_000)
    with (FOLDER / name / "records.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = (FOLDER / name / "truth.csv").read_text(encoding="utf-8").split()
    return LabelledSet(
        ids=[row["ID"] for row in rows],
        citations=[_citation(row) for row in rows],
        clusters=[set(line.split(";")) for line in lines[1:]],
    )


def _citation(row: dict[str, str]) -> Citation:
    return Citation(
        title=row["title"],
        authors=tuple(name for name in row["author"].split(" and ") if name),
        year=int(row["year"]) if row["year"].isdigit() else None,
        container_title=row["journal"] or row["booktitle"],
        volume=row["volume"],
        issue=row["number"],
        pages=row["pages"],
        abstract=row["abstract"],
        doi=row["doi"],
    )


def scored(labelled: LabelledSet, groups: list[Group]) -> Score:
    """The groups counted in records, as the published comparisons do: one of each group stays.

    A record that has no duplicate and is gone, or a report of which nothing stays, is one wrong.
    Of a report with n records of which k stay, n - k were rightly removed and k - 1 missed.
    """
    removed = {labelled.ids[member] for group in groups for member in group.members[1:]}
    report = {each: at for at, cluster in enumerate(labelled.clusters) for each in cluster}
    right = missed = 0
    wrong = sum(each in removed and each not in report for each in labelled.ids)
    for cluster in labelled.clusters:
        staying = len(cluster - removed)
        wrong += staying == 0
        right += len(cluster) - max(staying, 1)
        missed += max(staying - 1, 0)
    wrong_pairs = sum(
        report.get(labelled.ids[a], labelled.ids[a]) != report.get(labelled.ids[b], labelled.ids[b])
        for group in groups
        for at, a in enumerate(group.members)
        for b in group.members[at + 1 :]
    )
    return Score(right, wrong, missed, wrong_pairs)


@pytest.mark.parametrize(
    ("name", "floor"),
    [("cytology_screening", 0.949), ("respiratory", 0.901), ("diabetes", 0.996)],
)
def test_most_duplicates_are_found_and_no_two_reports_are_joined(name, floor):
    labelled = read(name)

    score = scored(labelled, group(labelled.citations))

    assert (score.wrong, score.wrong_pairs) == (0, 0)
    assert score.sensitivity >= floor


def test_hard_cases_picked_by_hand_are_all_told_apart():
    labelled = read("special_cases")

    score = scored(labelled, group(labelled.citations))

    assert (score.right, score.wrong, score.missed, score.wrong_pairs) == (3, 0, 0, 0)
