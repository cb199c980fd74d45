"""What is compared is found by keys, in proportion to them, whatever PostgreSQL expects."""

import json
from typing import Any

import pytest
from django.db import connection

from reviews.choices import SourceKind
from reviews.library import actions, deduplicating, receiving
from reviews.library.group_models import Join, StudyKey
from tests.library.conftest import ris, upload, work

NEW = 400  # records


@pytest.fixture
def plans(monkeypatch) -> list[dict[str, Any]]:
    """How PostgreSQL went about each search for candidates, with the rows of each step."""
    told = []
    candidates = deduplicating._candidates

    def explained(file, after):
        about = {"review": file.review_id, "file": file.pk, "after": after}
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {deduplicating.CANDIDATES}", about)
            [plan] = cursor.fetchone()
        told.append((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"])
        return candidates(file, after)

    monkeypatch.setattr(deduplicating, "_candidates", explained)
    return told


def rows_handled(step: dict[str, Any]) -> float:
    """The rows that a step and those below it gave or threw away."""
    counts = [value for name, value in step.items() if name.startswith("Rows Removed")]
    below = sum(map(rows_handled, step.get("Plans", ())))
    return (step["Actual Rows"] + sum(counts)) * step["Actual Loops"] + below


def test_a_review_that_nothing_is_known_of_is_compared_by_its_keys(imported, another_review, plans):
    """PostgreSQL has learned what other reviews hold, and expects next to nothing of this one."""
    imported(ris(*(f"Walking in town number {n} of the long list" for n in range(30))))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    lead = another_review.members.get()
    search = actions.add_search(lead, source_kind=SourceKind.DATABASE, source_name="PubMed")
    titles = (f"Swimming in the lake with {n} others who cannot swim" for n in range(NEW))
    [file] = receiving.receive(lead, search, [upload(ris(*titles))]).files

    work(file)

    keys = StudyKey.objects.filter(review=another_review).count()
    assert keys > NEW
    assert rows_handled(plans[-1]) < 50 * keys


def test_a_small_file_is_not_compared_with_all_that_the_library_has(imported, plans):
    """However many studies PostgreSQL thinks may share a key."""
    imported(ris(*(f"{n} walks in the town" for n in range(NEW))))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

    imported(ris("Swimming in the lake with nobody else", "17 walks in the town"))

    assert Join.objects.count() == 1
    assert rows_handled(plans[-1]) < NEW
