"""`manage.py verify` finds studies that are stored under other keys than the rules make of them."""

from collections import Counter

import pytest

from reviews.library.group_models import KeyRules, StudyKey, StudyProfile
from reviews.library.models import Study
from reviews.reporting import verifying_keys
from reviews.reporting.verifying import differences
from tests.library.conftest import ris
from tests.library.test_keys import FULL

TITLE = "Walking for low back pain in older adults at home: a randomised trial"


@pytest.fixture
def studies(imported) -> list[Study]:
    imported(ris(TITLE, "Swimming and sleep in towns by the sea"))
    imported(FULL.encode(), name="full.ris")
    return list(Study.objects.order_by("pk"))


@pytest.mark.parametrize("batch", [1, 2_000])
def test_what_was_imported_is_found_by_its_keys(studies, review, monkeypatch, batch):
    monkeypatch.setattr(verifying_keys, "BATCH", batch)
    seen: Counter[str] = Counter()

    assert list(differences(review, seen)) == []
    assert seen["keys"] == StudyKey.objects.count() > len(studies)


@pytest.mark.parametrize("how", ["lost", "changed", "added", "all lost"])
def test_each_study_with_other_keys_is_named(studies, review, how):
    study = studies[1]
    of_study = StudyKey.objects.filter(study=study)
    one = of_study.order_by("pk")[0]
    if how == "lost":
        one.delete()
    elif how == "changed":
        StudyKey.objects.filter(pk=one.pk).update(key="doi:10.5555/another")
    elif how == "added":
        StudyKey.objects.create(review=review, study=study, key="doi:10.5555/another")
    else:
        of_study.delete()

    assert list(verifying_keys.wrongly_keyed(review, Counter())) == [
        f"Study {study.pk} is not found by the keys that the rules make of it."
    ]


@pytest.mark.parametrize("how", ["lost", "another's"])
def test_each_study_with_another_profile_is_named(studies, review, how):
    stored = StudyProfile.objects.filter(study=studies[1])
    if how == "lost":
        stored.delete()
    else:
        stored.update(profile=studies[0].profile.profile)

    assert list(verifying_keys.wrongly_keyed(review, Counter())) == [
        f"Study {studies[1].pk} is not compared by what it says now."
    ]


def test_a_study_that_was_changed_behind_the_rules_is_named_for_both(studies, review):
    Study.objects.filter(pk=studies[1].pk).update(title="Something else altogether of the heart")

    assert list(verifying_keys.wrongly_keyed(review, Counter())) == [
        f"Study {studies[1].pk} is not found by the keys that the rules make of it.",
        f"Study {studies[1].pk} is not compared by what it says now.",
    ]


def test_keys_of_an_older_version_are_told_and_contradict_nothing(studies, review):
    StudyKey.objects.filter(study=studies[0]).delete()
    KeyRules.objects.update(version="0")
    seen: Counter[str] = Counter()

    assert list(differences(review, seen)) == []
    assert seen["keys of an older version"] == StudyKey.objects.count()
    assert "keys" not in seen
