"""The library's pages: who may open them, what they say, what they cost, what they keep quiet."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.audit.models import Event
from reviews.library.models import Search, Study
from reviews.screening import joining
from tests.cast import NO
from tests.library.conftest import ris, upload, work
from tests.screening.acting import vote

TEAM = ("lena", "cleo", "libby", "ada", "olive")
FACTS = {"source_kind": "database", "source_name": "Embase", "platform": "Ovid", "hits": "3"}


@pytest.fixture
def addresses(imported, review):
    """Every page of the room that shows something, by name."""
    file = imported(ris("Walking", "Swimming"))
    reference = file.references.order_by("pk")[0]
    about = {
        "searches": [],
        "studies": [],
        "duplicates": [],
        "search": [file.search_id],
        "file": [file.pk],
        "file_progress": [file.pk],
        "file_download": [file.pk],
        "references": [file.pk],
        "reference": [reference.pk],
        "study": [reference.study.pk],
    }
    return {name: (f"library:{name}", args) for name, args in about.items()}


@pytest.fixture
def changing(addresses, review):
    """Pages with forms, and addresses that are only posted to."""
    search, file, study = (addresses[name][1] for name in ("search", "file", "study"))
    return {
        "search_add": ("library:search_add", []),
        "search_change": ("screening:change_search", search),
        "search_remove": ("library:search_remove", search),
        "upload": ("library:upload", search),
        "import_again": ("library:import_again", search),
        "file_retry": ("library:file_retry", file),
        "study_change": ("library:study_change", study),
        "join_by_hand": ("library:join_by_hand", []),
    }


def url_of(review, named):
    name, args = named
    return reverse(name, args=[review.pk, *args])


def test_the_whole_team_reads_and_nobody_else(
    addresses, review, signed_in, request, another_review
):
    for name, named in addresses.items():
        for who in TEAM:
            response = signed_in(request.getfixturevalue(who)).get(url_of(review, named))
            assert response.status_code == 200, (name, who)
        outsider = signed_in(request.getfixturevalue("eve"))
        assert outsider.get(url_of(review, named)).status_code == 404, name
        if named[1]:
            assert outsider.get(url_of(another_review, named)).status_code == 404, name


def test_only_librarians_change(changing, review, signed_in, request, another_review):
    for name, named in changing.items():
        for who in ("ada", "olive"):
            response = signed_in(request.getfixturevalue(who)).post(url_of(review, named))
            assert response.status_code == 403, (name, who)
        outsider = signed_in(request.getfixturevalue("eve"))
        assert outsider.post(url_of(review, named)).status_code == 404, name
        if named[1]:
            assert outsider.post(url_of(another_review, named)).status_code == 404, name
        for who in ("lena", "cleo", "libby"):
            response = signed_in(request.getfixturevalue(who)).post(url_of(review, named))
            assert response.status_code in {302, 422}, (name, who)


def test_a_newcomer_is_told_what_to_do(review, libby, ada, signed_in):
    url = reverse("library:searches", args=[review.pk])

    for_librarians = signed_in(libby).get(url).content.decode()
    for_screeners = signed_in(ada).get(url).content.decode()

    assert "Add the first search" in for_librarians
    assert "How to save results as a file" in for_librarians
    assert "Add the first search" not in for_screeners


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


def test_progress_is_asked_for_until_the_import_is_over(received, libby, signed_in):
    file = received(ris("Walking"))
    page = reverse("library:file", args=[file.review_id, file.pk])
    url = reverse("library:file_progress", args=[file.review_id, file.pk])

    waiting = signed_in(libby).get(url)
    whole = signed_in(libby).get(page).content.decode()
    work(file)
    over = signed_in(libby).get(url)

    assert "Waiting for its turn" in waiting.content.decode()
    assert 'hx-trigger="every 2s"' in waiting.content.decode()
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in whole
    assert over["HX-Refresh"] == "true"
    assert "hx-trigger" not in over.content.decode()


def test_an_import_that_stopped_can_be_tried_again(received, libby, signed_in):
    file = received(ris("Walking"))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE args->>'file_id' = %s", [str(file.pk)])
    url = reverse("library:file", args=[file.review_id, file.pk])
    retry = reverse("library:file_retry", args=[file.review_id, file.pk])
    shown = signed_in(libby).get(url).content.decode()
    assert "The import stopped because of an error" in shown
    assert ">Stopped</span>" in shown

    signed_in(libby).post(retry)
    signed_in(libby).post(retry)

    assert "Waiting for its turn" in signed_in(libby).get(url).content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", {1, 2, 3}),
        ("walking", {1}),
        ("Swim", set()),
        ('"the back"', {1, 2}),
        ("back -walking", {2}),
        ("10.5555/ONE", {1}),
        ("https://doi.org/10.5555/one", {1}),
        ("PMID: 12345678", {3}),
        ("rivera", {1, 2, 3}),
        ("a\0b \\ ' \" %_ :* & |", set()),
    ],
)
def test_studies_are_found_by_words_and_identifiers(review, libby, a_study, signed_in, text, found):
    a_study(title="Walking and the back", doi="10.5555/one")
    a_study(title="Swimming and the back", doi="10.5555/two")
    a_study(title="Cycling", doi="", pmid="12345678")
    url = reverse("library:studies", args=[review.pk])

    rows = signed_in(libby).get(url, {"q": text}).context["page"].rows

    assert {
        row.reference_id - rows[0].review.references.order_by("pk")[0].pk + 1 for row in rows
    } == found


def test_pages_of_a_list_meet_without_gap_or_repeat(review, libby, studies, signed_in):
    made = [study.pk for study in studies(120)]
    client, url = signed_in(libby), reverse("library:studies", args=[review.pk])

    pages, query = [], ""
    for _ in range(3):
        page = client.get(url + query).context["page"]
        pages.append([study.pk for study in page.rows])
        query = page.next_url

    assert query == ""
    assert [pk for page in pages for pk in page] == made
    back = client.get(url + page.previous_url).context["page"]
    assert [study.pk for study in back.rows] == pages[1]
    first = client.get(url + back.previous_url).context["page"]
    assert [study.pk for study in first.rows] == pages[0]
    assert first.previous_url == ""


@pytest.mark.parametrize("place", ["after=x", "before=-1", "after=" + "9" * 40, "after=999999999"])
def test_an_odd_place_in_a_list_is_no_error(review, libby, study, signed_in, place):
    url = reverse("library:studies", args=[review.pk])

    assert signed_in(libby).get(f"{url}?{place}").status_code == 200


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


def test_differences_within_a_group_are_marked(review, libby, a_study, signed_in):
    one, other = a_study(volume="12"), a_study(volume="21")
    joining.join(libby, [one, other])

    page = signed_in(libby).get(reverse("library:duplicates", args=[review.pk])).content.decode()

    assert '<mark class="differs">12</mark>' in page
    assert '<mark class="differs">21</mark>' in page
    assert '<mark class="differs">2020</mark>' not in page
    assert "Libby found them to be the same report" in page


def test_the_newest_groups_come_first_and_each_once(review, libby, studies, signed_in):
    made = studies(51)
    for place in range(0, 50, 2):
        joining.join(libby, made[place : place + 2])
    joining.join(libby, [made[0], made[50]])
    url = reverse("library:duplicates", args=[review.pk])

    first = signed_in(libby).get(url)
    second = signed_in(libby).get(url + first.context["page"].next_url)

    groups = [*first.context["groups"], *second.context["groups"]]
    assert [group.root for group in groups] == [made[0], *reversed(made[2:50:2])]
    assert [len(group.compared) for group in groups] == [3] + [2] * 24


def queries(client, url):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", ["searches", "search", "studies", "references", "duplicates"])
def test_a_list_costs_the_same_for_two_rows_as_for_fifty(
    name, review, libby, search, a_file, a_study, studies, signed_in
):
    def more(number):
        for _ in range(number):
            made = studies(2)
            joining.join(libby, made)
            a_file()
            a_study(
                file=a_file(
                    search=Search.objects.create(
                        review=review, source_kind="database", source_name="S", added_by=libby
                    )
                )
            )

    more(2)
    args = {"search": [search.pk], "references": [review.files.order_by("pk")[0].pk]}.get(name, [])
    url = reverse(f"library:{name}", args=[review.pk, *args])
    signed_in(libby).get(url)
    few = queries(signed_in(libby), url)

    more(25)

    assert queries(signed_in(libby), url) == few


def test_nothing_here_depends_on_what_others_decided(
    addresses, review, ada, ben, studies, libby, signed_in
):
    made = studies(4)
    joining.join(libby, made[:2])
    urls = [url_of(review, named) for name, named in addresses.items() if name != "file_download"]
    urls += [reverse("library:study", args=[review.pk, study.pk]) for study in made]

    def seen():
        token = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
        return [token.sub(b"", signed_in(ada).get(url).content) for url in urls]

    before = seen()
    for study in (made[0], made[2]):
        vote(study, ben, NO, note="not about walking")

    assert seen() == before
