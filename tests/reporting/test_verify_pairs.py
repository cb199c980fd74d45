"""`manage.py verify` on duplicates: what was joined, split and told apart is what the log says."""

from collections import Counter

import pytest

from reviews.library import pairs
from reviews.library.group_models import CandidatePair, Join
from reviews.library.models import Study
from reviews.reporting.verifying import differences
from reviews.screening import imports, joining, pairing
from tests.library.conftest import imported, received, ris  # noqa: F401

TITLE = "Walking for low back pain in older adults at home: a randomised trial"
RECORD = ris(TITLE)
COPY = RECORD.replace(b"ER  -", b"VL  - 4\r\nER  -")
DOUBT = RECORD.replace(b"2021", b"2020")


@pytest.fixture
def history(imported, libby, cleo, review):  # noqa: F811
    """Joins by the rules and by people, undone, split, told apart and asked again."""
    imported(RECORD)
    imported(COPY, name="copy.ris")
    last = imported(COPY.replace(b"VL  - 4", b"VL  - 4\r\nSP  - 9"), name="last.ris")
    imported(DOUBT, name="doubt.ris")
    first, second, _, fourth = Study.objects.order_by("pk")
    pair = CandidatePair.objects.get()
    pairs.tell_apart(libby, pair)
    pairs.ask_again(cleo, pair)
    run = pairing.join_pair(libby, pair).run
    pairing.undo(cleo, run)
    pairs.tell_apart(cleo, pair)
    joining.split(libby, second)
    joining.join(cleo, [second, fourth])
    joining.split(cleo, first)
    imports.undo_import(libby, last)
    return pair


def found(review) -> list[str]:
    return list(differences(review, Counter()))


def test_a_history_of_joins_and_answers_passes(history, review):
    seen: Counter[str] = Counter()

    assert list(differences(review, seen)) == []
    assert seen["pairs"] == CandidatePair.objects.count() > 1
    assert seen["joins"] == Join.objects.count() == 4


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE reviews_candidatepair SET told_apart_at = NULL, told_apart_by_id = NULL", "Pair"),
        (
            "UPDATE reviews_candidatepair SET told_apart_by_id = (SELECT id FROM reviews_member"
            " WHERE role = 'lead') WHERE told_apart_by_id IS NOT NULL",
            "another person",
        ),
        ("DELETE FROM reviews_candidatepair", "is not there"),
        (
            "UPDATE reviews_join SET into_id = study_id + 1 WHERE id = (SELECT min(id) FROM"
            " reviews_join)",
            "written down 0 times",
        ),
        (
            "UPDATE reviews_join SET joined_by_id = (SELECT id FROM reviews_member WHERE"
            " role = 'lead') WHERE joined_by_id IS NULL",
            "told 1 times",
        ),
        ("DELETE FROM reviews_join WHERE split_at IS NOT NULL", "written down 0 times"),
        (
            "UPDATE reviews_join SET split_by_id = (SELECT id FROM reviews_member WHERE"
            " role = 'lead') WHERE split_at IS NOT NULL",
            "No event tells how",
        ),
        ("UPDATE reviews_studykey SET study_id = study_id + 1000", "has keys here"),
    ],
    ids=[
        "unsaid",
        "by another",
        "gone",
        "into another",
        "by nobody's rules",
        "unjoined",
        "ended",
        "keys of nobody",
    ],
)
def test_what_is_altered_is_found(history, review, tamper, sql, says):
    tamper(sql)

    assert any(says in sentence for sentence in found(review))


def test_a_group_of_two_that_were_told_apart_is_found(imported, libby, review, tamper):  # noqa: F811
    imported(RECORD)
    imported(DOUBT, name="doubt.ris")
    pairs.tell_apart(libby, CandidatePair.objects.get())
    assert found(review) == []

    tamper(
        "UPDATE reviews_study SET joined_to_id = pair.a_id FROM reviews_candidatepair pair"
        " WHERE reviews_study.id = pair.b_id"
    )

    assert any("told apart, and are joined by nobody" in sentence for sentence in found(review))
