"""An earlier version of the review: typed in by a lead, counted with, taken back."""

import pytest

from reviews.audit.models import Event
from reviews.library.group_models import Companion
from reviews.prisma.counts import Previous, Template
from reviews.reporting.earlier import (
    EarlierNumbers,
    ImpossibleNumbers,
    NoEarlierVersion,
    enter_earlier_version,
    take_back_earlier_version,
)
from reviews.reporting.flow import flow_of
from reviews.reporting.models import EarlierVersion
from tests.cast import FULL_TEXT, YES
from tests.reporting.conftest import found_by_verify
from tests.screening.acting import agree, vote

NUMBERS = EarlierNumbers(studies=12, reports=15, dropped_studies=2, dropped_reports=3)


@pytest.fixture
def included(ada, ben, studies):
    """Make so many included studies."""

    def make(number: int):
        made = studies(number)
        for study in made:
            agree(study, ada, ben)
            for screener in (ada, ben):
                vote(study, screener, YES, stage=FULL_TEXT)
        return made

    return make


def of_earlier(lead, study, name="Rivera 2010") -> Companion:
    return Companion.objects.create(review=lead.review, study=study, earlier=name, linked_by=lead)


def test_an_earlier_version_makes_the_review_an_update(lena, review, included):
    included(2)
    enter_earlier_version(lena, NUMBERS, citation="Rivera 2020")

    flow = flow_of(review)

    assert flow.template == Template.UPDATED
    assert flow.previous == Previous(
        studies=12, reports=15, dropped_studies=2, reports_of_dropped_studies=3
    )
    assert (flow.new_studies, flow.total_studies, flow.total_reports) == (2, 12, 14)


def test_reports_of_studies_of_the_earlier_version_are_added_to_it(lena, review, included):
    first, second, third, fourth = included(4)
    of_earlier(lena, first)
    Companion.objects.create(review=review, study=second, of=first, linked_by=lena)
    Companion.objects.create(review=review, study=third, of=fourth, linked_by=lena)
    enter_earlier_version(lena, NUMBERS, citation="")

    flow = flow_of(review)

    assert (flow.new_studies, flow.new_reports, flow.reports_added_to_previous) == (1, 2, 2)
    assert (flow.total_studies, flow.total_reports) == (11, 16)


@pytest.mark.parametrize(
    "numbers", [None, EarlierNumbers(studies=2, reports=2, dropped_studies=2, dropped_reports=2)]
)
def test_without_a_study_kept_from_it_reports_are_of_new_studies(lena, review, included, numbers):
    """So that a link that somebody made first contradicts nothing."""
    first, second = included(2)
    of_earlier(lena, first)
    Companion.objects.create(review=review, study=second, of=first, linked_by=lena)
    if numbers:
        enter_earlier_version(lena, numbers, citation="")

    flow = flow_of(review)

    assert (flow.new_studies, flow.new_reports, flow.reports_added_to_previous) == (1, 2, 0)


def test_the_newest_counts_and_taking_back_keeps_every_row(lena, review, studies):
    enter_earlier_version(lena, EarlierNumbers(studies=1, reports=1), citation="")
    enter_earlier_version(lena, NUMBERS, citation="Rivera 2020")
    assert flow_of(review).previous.studies == 12

    take_back_earlier_version(lena)

    assert flow_of(review).previous is None
    assert EarlierVersion.objects.count() == 3
    assert found_by_verify(review) == []
    with pytest.raises(NoEarlierVersion):
        take_back_earlier_version(lena)


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ((5, 4, 0, 0), "more studies of the earlier version than reports"),
        ((0, 4, 0, 0), "there must be studies of the earlier version"),
        ((5, 6, 6, 6), "more studies dropped since than"),
        ((5, 6, 1, 7), "more reports of studies dropped since than"),
        ((5, 6, 1, 0), "more studies dropped since than reports of studies dropped"),
        ((5, 6, 1, 3), "more studies kept from the earlier version than"),
        ((5, 6, 5, 5), "there must be studies kept"),
    ],
)
def test_numbers_that_cannot_be_are_refused_with_the_reason(
    signed_in, lena, review, numbers, sentence
):
    studies, reports, dropped, of_dropped = numbers
    said = EarlierNumbers(
        studies=studies, reports=reports, dropped_studies=dropped, dropped_reports=of_dropped
    )
    with pytest.raises(ImpossibleNumbers, match=sentence):
        enter_earlier_version(lena, said, citation="")

    answer = signed_in(lena).post(
        f"/reviews/{review.pk}/flow/earlier/",
        {
            "studies": studies,
            "reports": reports,
            "dropped_studies": dropped,
            "dropped_reports": of_dropped,
        },
    )

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not EarlierVersion.objects.exists()


@pytest.mark.parametrize("too_much", [3_000_000_000, 10**30])
@pytest.mark.parametrize("field", ["studies", "reports", "dropped_studies", "dropped_reports"])
def test_more_than_any_review_included_is_refused(signed_in, lena, review, field, too_much):
    numbers = {"studies": 12, "reports": 15, "dropped_studies": 2, "dropped_reports": 3}

    answer = signed_in(lena).post(
        f"/reviews/{review.pk}/flow/earlier/", numbers | {field: too_much}
    )

    assert answer.status_code == 422
    assert "less than or equal to 1000000000" in answer.content.decode()
    assert not EarlierVersion.objects.exists()


def test_a_lead_enters_changes_and_takes_back_on_one_page(signed_in, lena, review, studies):
    client, page = signed_in(lena), f"/reviews/{review.pk}/flow/earlier/"
    assert "Enter it" in client.get(page).content.decode()

    said = {"studies": "12", "reports": "15", "citation": " Rivera 2020 "}
    assert client.post(page, said).status_code == 302

    shown = client.get(page).content.decode()
    assert "Rivera 2020" in shown
    assert 'value="12"' in shown
    assert "Tandem has no records behind them" in shown
    assert EarlierVersion.objects.get().citation == "Rivera 2020"
    assert client.post(f"{page}take-back/").status_code == 302
    assert "Enter it" in client.get(page).content.decode()
    verbs = Event.objects.filter(subject_kind="earlierversion").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == ["entered", "took back"]
    log = client.get(f"/reviews/{review.pk}/log/").content.decode()
    assert "12 studies in 15 reports" in log


def test_others_read_it_and_change_nothing(signed_in, lena, olive, review):
    enter_earlier_version(lena, NUMBERS, citation="")

    page = signed_in(olive).get(f"/reviews/{review.pk}/flow/earlier/").content.decode()

    assert "12" in page
    assert "<form class=" not in page


def test_an_altered_earlier_version_is_found(lena, review, tamper):
    version = enter_earlier_version(lena, NUMBERS, citation="")
    assert found_by_verify(review) == []

    tamper("UPDATE reviews_earlierversion SET studies = 13 WHERE id = %s", version.pk)

    assert found_by_verify(review) == [
        f"Earlierversion {version.pk} is not what event"
        f" {Event.objects.get(verb='entered').sequence} says: studies is 13, and was 12."
    ]
