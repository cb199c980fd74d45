"""The library's pages: who may open them, what they say, what they cost, what they keep quiet."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.library.models import Search
from reviews.screening import joining
from tests.cast import NO
from tests.library.conftest import ris, work
from tests.screening.acting import vote

TEAM = ("lena", "cleo", "libby", "ada", "olive")


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
