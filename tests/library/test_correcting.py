"""Correcting a study: what its file said stays beside it, and nothing is overwritten unseen."""

import pytest
from django.urls import reverse

from reviews.audit.models import Event
from reviews.library.models import Study


def test_a_correction_is_shown_beside_what_the_file_said(review, libby, a_study, signed_in):
    study = a_study(title="Wlaking", doi="")
    url = reverse("library:study_change", args=[review.pk, study.pk])
    form = signed_in(libby).get(url).context["form"]
    fields = {name: form[name].value() or "" for name in form.fields}

    signed_in(libby).post(url, fields | {"title": "Walking", "doi": "doi.org/10.5555/NEW"})

    study.refresh_from_db()
    assert (study.title, study.doi) == ("Walking", "10.5555/new")
    assert study.reference.citation["title"] == "Wlaking"
    assert study.keys.filter(key="doi:10.5555/new").count() == 1
    page = signed_in(libby).get(reverse("library:study", args=[review.pk, study.pk]))
    assert "Wlaking" in page.content.decode()
    event = Event.objects.get(verb="corrected")
    assert event.facts["changes"] == {"title": ["Wlaking", "Walking"], "doi": ["", "10.5555/new"]}


def test_what_is_not_known_may_stay_empty(review, libby, a_study, signed_in):
    study = a_study(title="", authors=(), year=None, container_title="", doi="", abstract="")
    url = reverse("library:study_change", args=[review.pk, study.pk])
    form = signed_in(libby).get(url).context["form"]
    fields = {name: form[name].value() or "" for name in form.fields}

    response = signed_in(libby).post(url, fields | {"title": "Walking"})

    study.refresh_from_db()
    assert response.status_code == 302
    assert (study.title, study.year) == ("Walking", None)


def test_saving_a_study_unchanged_writes_nothing(review, libby, a_study, signed_in):
    study = a_study(abstract="BACKGROUND: one.\nRESULTS: two.")
    url = reverse("library:study_change", args=[review.pk, study.pk])
    form = signed_in(libby).get(url).context["form"]
    fields = {name: form[name].value() or "" for name in form.fields}

    response = signed_in(libby).post(
        url, fields | {"abstract": "BACKGROUND: one.\r\nRESULTS: two."}
    )

    assert response.status_code == 302
    assert not Event.objects.filter(verb="corrected").exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"year": "1066"}, "A year lies between 1500 and 2100."),
        ({"doi": "none"}, "A DOI begins with 10."),
        ({"pmid": "x1"}, "A PMID is a number"),
        ({"shown": "other"}, "Somebody changed this while you were writing"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(review, libby, study, signed_in, wrong, sentence):
    url = reverse("library:study_change", args=[review.pk, study.pk])
    form = signed_in(libby).get(url).context["form"]
    fields = {name: form[name].value() or "" for name in form.fields}

    response = signed_in(libby).post(url, fields | {"title": "Other"} | wrong)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Study.objects.get(pk=study.pk).title == study.title
