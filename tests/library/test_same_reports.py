"""What an import finds to be one report, by each thing that a record can say."""

import pytest

from reviews.library.group_models import CandidatePair, Join
from reviews.library.models import Study
from reviews.screening import pairing

REPORT = "Walking for low back pain in older adults at home"
ABSTRACT = (
    "We wanted to know whether a daily walk helps older adults whose back has hurt for months."
    " One hundred and twelve of them drew lots; half walked every day for twelve weeks, and half"
    " went on as they were. Pain after a year was a third lower in those who had walked."
)


def record(**said: str) -> bytes:
    """A RIS record of these tags."""
    lines = [f"{tag}  - {value}" for tag, value in ({"TY": "JOUR"} | said).items()]
    return "\n".join([*lines, "ER  - ", ""]).encode()


@pytest.mark.parametrize(
    ("first", "second", "evidence"),
    [
        pytest.param(
            {"TI": "Walking at home", "PY": "2019", "AN": "WOS:000456789012"},
            {"AN": "WOS:000456789012", "TI": "Walking at home", "PY": "2019"},
            "Same accession number",
            id="a number in a database and little else",
        ),
        pytest.param(
            {"TI": "Walks for backs", "T2": "ClinicalTrials.gov", "AN": "NCT01234567"},
            {
                "TI": "Effect of daily exercise upon chronic complaints in retired people",
                "T2": "ClinicalTrials.gov",
                "N1": "NCT01234567",
                "C3": "NCT01234567",
                "AN": "NCT01234567",
            },
            "Same trial number",
            id="one trial in a registry under two titles",
        ),
        pytest.param(
            {
                "TI": "Bel ağrısında yürümenin etkisi üzerine bir çalışma",
                "TT": f"{REPORT}: a randomised trial",
                "AU": "Öztürk, Ayşe",
                "PY": "2019",
                "T2": "Bel Dergisi",
                "VL": "7",
                "SP": "31",
                "EP": "39",
            },
            {
                "TI": f"{REPORT}: a randomised trial",
                "AU": "Ozturk, A",
                "PY": "2019",
                "T2": "Bel Dergisi",
                "VL": "7",
            },
            "One title is part of the other",
            id="a title in two languages",
        ),
        pytest.param(
            {"TI": f"{REPORT}: two years", "AU": "Rivera, Ana", "PY": "2019", "AB": ABSTRACT},
            {"TI": f"{REPORT}: two years", "AU": "Rivera, Ana", "PY": "2020", "AB": ABSTRACT},
            "Same title and first author",
            id="one abstract, dated a year apart",
        ),
    ],
)
def test_what_the_core_can_join_the_app_joins(imported, first, second, evidence):
    imported(record(**first))

    imported(record(**second), name="second.ris")

    join = Join.objects.get()
    assert any(evidence in sentence for sentence in join.evidence)
    assert join.study == Study.objects.latest("pk")


def test_another_abstract_leaves_the_question_to_a_person(imported):
    said = {"TI": f"{REPORT}: two years", "AU": "Rivera, Ana", "PY": "2019"}
    imported(record(**said, AB=ABSTRACT))

    imported(record(**said | {"PY": "2020"}), name="second.ris")

    assert Join.objects.count() == 0
    assert CandidatePair.objects.count() == 1


def test_a_conference_paper_is_known_by_its_type(imported):
    place = {"AU": "Rivera, Ana", "PY": "2019", "TI": f"{REPORT}: a trial of walking"}
    imported(record(**place, T2="Backs", VL="7", SP="31", EP="39"))

    imported(record(TY="CONF", **place, T2="Bone and Back", SP="12"), name="second.ris")

    assert Join.objects.count() == 0
    assert CandidatePair.objects.get().relation == "ABSTRACT"


def test_two_groups_that_a_newcomer_brings_together_are_asked_about(imported, libby):
    """Neither is moved by itself: what stood apart before stays apart until a person joins it."""
    said = {"AU": "Rivera, Ana", "PY": "2019", "TI": f"{REPORT}: a trial of walking"}
    imported(record(**said))
    imported(record(**said, VL="7"), name="second.ris")
    pairing.undo(libby, Join.objects.get().run)
    first, second = Study.objects.order_by("pk")

    imported(record(**said, VL="7", SP="31"), name="third.ris")

    assert Join.objects.get(split_at=None).into == first
    [pair] = CandidatePair.objects.all()
    assert (pair.a, pair.b, pair.relation, pair.contradicted) == (first, second, "", True)
