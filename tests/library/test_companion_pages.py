"""The pages about companions: the other is found, linked, shown and undone, without JavaScript."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.library.companions import companions_of
from reviews.library.group_models import Companion
from reviews.library.models import Study
from tests.cast import FULL_TEXT, YES
from tests.library.test_companions import numbers
from tests.screening.acting import agree, vote


def address(study: Study) -> str:
    return reverse("library:companions", args=[study.review_id, study.pk])


@pytest.mark.parametrize("what", ["words", "number", "numbered", "doi"])
def test_words_a_number_and_a_doi_find_the_other(signed_in, libby, a_study, what):
    study, other = a_study(), a_study(title="Strolling in the evening")
    text = {
        "words": "evening strolling",
        "number": str(other.pk),
        "numbered": f"No. {other.pk}",
        "doi": other.doi,
    }[what]

    page = signed_in(libby).get(address(study), {"q": text})

    assert numbers(page.context["found"]) == [other.pk]


def test_a_study_is_not_offered_as_its_own_companion(signed_in, libby, studies):
    study, other = studies(2)

    page = signed_in(libby).get(address(study), {"q": "Walking"})

    assert numbers(page.context["found"]) == [other.pk]


def test_what_is_linked_already_is_not_offered_again(signed_in, libby, studies, link):
    study, near, far, other = studies(4)
    link(study, near)
    link(near, far)

    page = signed_in(libby).get(address(study), {"q": "Walking"})

    assert numbers(page.context["found"]) == [other.pk]


def test_linking_is_confirmed_shown_and_undone(signed_in, libby, ada, studies):
    study, other = studies(2)
    client = signed_in(libby)

    page = client.post(address(study), {"of": other.pk, "note": "Same trial."}, follow=True)
    assert f"reports on the same investigation as “{other}”" in page.text
    (made,) = Companion.objects.all()
    undo = reverse("library:unlink", args=[study.review_id, made.pk])
    assert undo in page.text
    seen = signed_in(ada).get(reverse("library:study", args=[study.review_id, other.pk])).text
    assert study.title in seen
    assert "Same trial." in seen
    assert undo not in seen

    page = client.post(undo, follow=True)
    again = reverse("library:link_again", args=[study.review_id, made.pk])
    assert again in page.text
    page = client.post(again, follow=True)

    assert companions_of(study.review, [study.pk])[study.pk].studies == [other]
    assert "Same trial." in page.text


def test_an_earlier_study_is_named_and_undone(signed_in, libby, study):
    client = signed_in(libby)

    page = client.post(address(study), {"earlier": "Rivera 2010"}, follow=True)

    assert "A study of an earlier version of the review" in page.text
    (made,) = Companion.objects.all()
    client.post(reverse("library:unlink", args=[study.review_id, made.pk]))
    assert companions_of(study.review, [study.pk]) == {}
    client.post(reverse("library:link_again", args=[study.review_id, made.pk]))
    assert companions_of(study.review, [study.pk])[study.pk].earlier == ["Rivera 2010"]


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({}, "Choose a study, or name one of an earlier version."),
        ({"of": "itself"}, "one report already"),
        ({"of": "nonsense"}, "Choose a study of this review."),
        ({"earlier": "x" * 501}, "at most 500 characters"),
    ],
)
def test_a_refused_form_says_why(signed_in, libby, study, form, sentence):
    sent = {name: study.pk if said == "itself" else said for name, said in form.items()}

    page = signed_in(libby).post(address(study), sent)

    assert page.status_code == 422
    assert sentence in page.text
    assert not Companion.objects.exists()


def test_another_reviews_study_cannot_be_linked(signed_in, eve, another_review, studies, link):
    one, other = studies(2)
    made = link(one, other)
    client, theirs = signed_in(eve), another_review.pk

    for name, key in (("companions", one.pk), ("unlink", made.pk), ("link_again", made.pk)):
        path = reverse(f"library:{name}", args=[theirs, key])
        assert client.post(path, {"of": other.pk}).status_code == 404


def test_the_list_of_included_studies_names_companions(signed_in, olive, ada, ben, studies, link):
    included, excluded, alone = studies(3)
    for study in (included, alone):
        agree(study, ada, ben)
        for who in (ada, ben):
            vote(study, who, YES, stage=FULL_TEXT)
    link(included, excluded)
    link(excluded, earlier="Rivera 2010")
    path = reverse("reporting:included", args=[olive.review_id])

    page = signed_in(olive).get(path)

    assert page.text.count("On the same investigation") == 1
    assert excluded.title in page.text
    assert "Rivera 2010 of an earlier version" in page.text


def test_a_page_costs_the_same_for_two_companions_as_for_twenty(signed_in, libby, studies, link):
    client, made = signed_in(libby), studies(21)
    path = reverse("library:study", args=[libby.review_id, made[0].pk])

    def queries_with(others: list[Study]) -> int:
        for other in others:
            link(made[0], other)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return len(queries)

    assert queries_with(made[1:3]) == queries_with(made[3:])
