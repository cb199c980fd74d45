"""Reviews whose duplicates people have labelled, and how a grouping of them is counted."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from reviews.formats.citation import Citation

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "dedup"
NAMES = ("cytology_screening", "respiratory", "diabetes")


@dataclass(frozen=True)
class LabelledSet:
    """Records with their ids, and for each report that has duplicates the ids of its records."""

    ids: list[str]
    citations: list[Citation]
    clusters: list[set[str]]

    @property
    def report_of(self) -> dict[str, int]:
        """For each record that has a duplicate the number of its report."""
        return {each: at for at, cluster in enumerate(self.clusters) for each in cluster}


@dataclass(frozen=True)
class Score:
    """Records rightly removed, wrongly removed and wrongly kept; pairs counted alike."""

    right: int
    wrong: int
    missed: int
    right_pairs: int
    wrong_pairs: int
    missed_pairs: int

    @property
    def sensitivity(self) -> float:
        return self.right / (self.right + self.missed)


def rows_of(name: str) -> list[dict[str, str]]:
    """The set's records as its file has them; abstracts of 100,000 characters are real."""
    csv.field_size_limit(1_000_000)
    with (FOLDER / name / "records.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(name: str) -> LabelledSet:
    """The set of that name."""
    rows = rows_of(name)
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


def scored(labelled: LabelledSet, groups: Iterable[Sequence[str]]) -> Score:
    """The groups, as ids, counted in records as published comparisons do: one of each stays.

    A record that has no duplicate and is gone, or a report of which nothing stays, is one wrong.
    Of a report with n records of which k stay, n - k were rightly removed and k - 1 missed.
    Joining two reports costs one record however many pairs are wrong, hence the pairs.
    """
    groups = [list(members) for members in groups]
    report = labelled.report_of
    removed = {member for members in groups for member in members[1:]}
    right = missed = 0
    wrong = sum(each in removed and each not in report for each in labelled.ids)
    for cluster in labelled.clusters:
        staying = len(cluster - removed)
        wrong += staying == 0
        right += len(cluster) - max(staying, 1)
        missed += max(staying - 1, 0)

    joined = [
        report.get(a, a) == report.get(b, b)
        for members in groups
        for a, b in combinations(members, 2)
    ]
    true_pairs = sum(len(cluster) * (len(cluster) - 1) // 2 for cluster in labelled.clusters)
    right_pairs = sum(joined)
    return Score(
        right, wrong, missed, right_pairs, len(joined) - right_pairs, true_pairs - right_pairs
    )
