"""Searches: adding them with their files, what arrived of their hits, changing and removing."""

import pytest
from django.urls import reverse

from reviews.audit.models import Event
from reviews.library.models import Search
from tests.library.conftest import ris, upload, work

FACTS = {"source_kind": "database", "source_name": "Embase", "platform": "Ovid", "hits": "3"}


def test_a_search_and_its_files_are_added_on_one_page(review, libby, signed_in):
    url = reverse("library:search_add", args=[review.pk])
    files = [upload(ris("Walking"), "a.ris"), upload(ris("Swimming", "Cycling"), "b.ris")]

    response = signed_in(libby).post(url, FACTS | {"uploads": files})

    search = review.searches.get()
    assert response.url == reverse("library:search", args=[review.pk, search.pk])
    for file in search.files.all():
        work(file)
    page = signed_in(libby).get(response.url).content.decode()
    assert "Every record that the source showed is here." in page


@pytest.mark.parametrize(
    ("hits", "words"),
    [("3", "all of them"), ("5", "2 missing"), ("2", "1 more than the hits"), ("", "not noted")],
)
def test_hits_are_compared_with_what_arrived(review, libby, signed_in, hits, words):
    add = reverse("library:search_add", args=[review.pk])
    data = FACTS | {"hits": hits, "uploads": [upload(ris("Walking", "Swimming", "Cycling"))]}
    signed_in(libby).post(add, data)
    work(review.files.get())

    page = signed_in(libby).get(reverse("library:searches", args=[review.pk])).content.decode()

    assert words in page


def test_what_was_removed_before_the_import_is_not_missing(review, libby, signed_in):
    add = reverse("library:search_add", args=[review.pk])
    removed = {"removed_before_import": "4", "otherwise_removed_before_import": "1"}
    data = FACTS | removed | {"hits": "7", "uploads": [upload(ris("Walking", "Swimming"))]}
    signed_in(libby).post(add, data)
    work(review.files.get())

    def page(name: str, *more: int) -> str:
        url = reverse(name, args=[review.pk, *more])
        return signed_in(libby).get(url).content.decode()

    assert "all of them, 5 removed before" in page("library:searches")
    search = page("library:search", review.searches.get().pk)
    assert "is here, but for the 5 that were removed before the import." in search
    assert "and 5 were removed before the import" in page("library:file", review.files.get().pk)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"source_name": ""}, "This field is required."),
        ({"hits": "many"}, "Enter a whole number."),
        ({"hits": "-1"}, "greater than or equal to 0"),
        ({"hits": "9" * 20}, "less than or equal to"),
        ({"run_on": "2999-01-01"}, "This day has not come yet."),
        ({"source_kind": "gossip"}, "Select a valid choice"),
        ({"strategy": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_a_search_that_cannot_be_is_refused_beside_its_field(
    review, libby, signed_in, wrong, sentence
):
    url = reverse("library:search_add", args=[review.pk])

    response = signed_in(libby).post(url, FACTS | wrong)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert review.searches.count() == 0


def test_a_stale_form_overwrites_nothing(search, libby, signed_in):
    url = reverse("screening:change_search", args=[search.review_id, search.pk])
    shown = signed_in(libby).get(url).context["form"]["shown"].value()
    Search.objects.filter(pk=search.pk).update(strategy="what Cleo wrote")

    response = signed_in(libby).post(url, FACTS | {"shown": shown, "strategy": "what I wrote"})

    assert response.status_code == 422
    assert "Somebody changed this while you were writing" in response.content.decode()
    assert "what I wrote" in response.content.decode()
    search.refresh_from_db()
    assert search.strategy == "what Cleo wrote"


def test_a_changed_search_is_logged_with_what_it_said(search, libby, signed_in):
    url = reverse("screening:change_search", args=[search.review_id, search.pk])
    shown = signed_in(libby).get(url).context["form"]["shown"].value()

    signed_in(libby).post(url, FACTS | {"shown": shown})

    search.refresh_from_db()
    event = Event.objects.filter(verb="changed").get()
    assert search.source_name == "Embase"
    assert event.facts["earlier"]["source_name"] == "PubMed"


def test_only_a_search_without_files_can_be_removed(search, libby, signed_in, imported):
    url = reverse("library:search_remove", args=[search.review_id, search.pk])
    imported(ris("Walking"))

    page = signed_in(libby).post(url, follow=True).content.decode()

    assert "This search has files, so it stays." in page
    search.files.get().references.get()
    empty = Search.objects.create(
        review=search.review, source_kind="database", source_name="Typo", added_by=libby
    )
    signed_in(libby).post(reverse("library:search_remove", args=[search.review_id, empty.pk]))
    assert list(search.review.searches.all()) == [search]


def test_a_search_that_somebody_removes_meanwhile_is_not_changed(
    libby, search, signed_in, monkeypatch
):
    url = reverse("screening:change_search", args=[search.review_id, search.pk])
    client = signed_in(libby)
    shown = client.get(url).context["form"]["shown"].value()
    monkeypatch.setattr(
        "reviews.screening.searches.locked_library", lambda _: Search.objects.all().delete()
    )

    page = client.post(url, FACTS | {"shown": shown}, follow=True)

    assert page.status_code == 200
    assert "Somebody removed this search meanwhile" in page.content.decode()
    assert not Event.objects.filter(verb="changed").exists()


def test_nothing_is_unfolded_by_zeros(libby, review, signed_in):
    client, url = signed_in(libby), reverse("library:search_add", args=[review.pk])

    page = client.post(url, {"source_name": "", "removed_before_import": "0"}).content.decode()
    told = client.post(url, {"source_name": "", "removed_before_import": "3"}).content.decode()

    assert page.count('<details class="fold" open>') == 0
    assert told.count('<details class="fold" open>') == 1
