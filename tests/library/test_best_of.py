"""A study that stands for several references says the best of them, field by field."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.audit.models import Event
from reviews.library import actions as library
from reviews.library import best_of
from reviews.library.models import Study
from reviews.reporting.verifying_readings import wrongly_corrected
from reviews.screening import imports, joining
from tests.cast import HTMX, TITLE_ABSTRACT
from tests.library.conftest import ris

SHORT, LONG = "Walking was tried.", "Walking was tried for a year, and it helped more than rest."


def a_row(pk: int, **fields: object) -> Study:
    return Study(pk=pk, **fields)


@pytest.mark.parametrize(
    ("name", "of_root", "of_other", "read"),
    [
        ("title", "Walking", "A longer title of the same", "Walking"),
        ("title", "", "Walking", "Walking"),
        ("title", "Walking for low b...", "Walking for low back pain", "Walking for low back pain"),
        ("title", "Walking…", "Walk...", "Walking…"),
        ("title", "Walking.", "Walking: a randomised trial", "Walking: a randomised trial"),
        ("title", "Walking", "Walking: a randomised…", "Walking"),
        ("title", "Walking: a trial", "Walking", "Walking: a trial"),
        ("title", "Walking", "Walking in the rain", "Walking"),
        ("title", "Walking", "WALKING – A Trial", "WALKING – A Trial"),
        ("authors", "Rivera, Ana; et al.", "Rivera A; Cho M", "Rivera A; Cho M"),
        ("authors", "Rivera, Ana; Cho, Min", "Rivera A; Cho M", "Rivera, Ana; Cho, Min"),
        ("year", None, 2020, 2020),
        ("year", 2019, 2020, 2019),
        ("container_title", "", "Spine", "Spine"),
        ("pages", "12", "12-19", "12-19"),
        ("pages", "", "e12", "e12"),
        ("pages", "12-9", "112-119", "12-9"),
        ("doi", "", "10.5555/walk", "10.5555/walk"),
        ("pmid", "", "12345678", "12345678"),
        ("abstract", SHORT, LONG, LONG),
        ("abstract", LONG, SHORT, LONG),
    ],
)
def test_each_field_is_the_best_of_the_group(name, of_root, of_other, read):
    shown, sources = best_of.of_group([a_row(1, **{name: of_root}), a_row(2, **{name: of_other})])

    assert getattr(shown, name) == read
    assert sources[name].study.pk == (2 if read == of_other else 1)


@pytest.mark.parametrize(("who", "read"), [(0, SHORT), (1, ""), (2, "Third")])
def test_a_correction_wins_over_every_reference(who, read):
    group = [a_row(1, abstract=SHORT), a_row(2, abstract=""), a_row(3, abstract="Third")]
    group.append(a_row(4, abstract=LONG))
    group[who].corrected = ["abstract"]

    shown, _ = best_of.of_group(group)

    assert shown.abstract == read


def test_the_roots_correction_comes_before_those_of_others():
    group = [a_row(1, doi="10.1/root", corrected=["doi"]), a_row(2, doi="", corrected=["doi"])]

    shown, sources = best_of.of_group(group)

    assert (shown.doi, sources["doi"].corrected) == ("10.1/root", True)


@pytest.fixture
def two(a_study, libby):
    """A study with a short abstract, and one joined to it that says more."""
    root = a_study(abstract=SHORT, doi="", pages="12")
    other = a_study(abstract=LONG, doi="10.5555/longer", pages="12-19", title=root.title)
    assert joining.join(libby, [root, other]) == root
    other.refresh_from_db()
    return root, other


def test_what_is_read_changes_nothing_that_is_stored_and_splitting_gives_it_back(two, libby):
    root, other = two
    [shown] = best_of.read([root])
    assert (shown.abstract, shown.doi, shown.pages) == (LONG, "10.5555/longer", "12-19")
    assert {name: study.pk for name, study in shown.taken.items()} == {
        "abstract": other.pk,
        "doi": other.pk,
        "pages": other.pk,
    }
    assert root.abstract == SHORT
    root.refresh_from_db()
    assert root.abstract == SHORT

    joining.split(libby, other)

    assert [each.abstract for each in best_of.read([root, other])] == [SHORT, LONG]


def test_what_an_undone_import_said_is_read_no_more(imported, libby, review):
    imported(ris("Walking for low back pain", doi="10.5555/walk"))
    of_other = ris("Walking for low back pain", doi="10.5555/walk")
    file = imported(of_other.replace(b"ER  -", f"AB  - {LONG}\r\nER  -".encode()))
    root = review.studies.get(joined_to=None)
    assert [each.abstract for each in best_of.read([root])] == [LONG]

    imports.undo_import(libby, file)

    assert [each.abstract for each in best_of.read([root])] == [""]


def test_any_number_of_studies_are_read_in_one_query(a_study, libby):
    def asked(number: int) -> int:
        roots = [
            joining.join(libby, [a_study(), a_study(), a_study(abstract=LONG * 2)])
            for _ in range(number)
        ]
        with CaptureQueriesContext(connection) as queries:
            shown = best_of.read(roots)
            assert all(best_of.told(study) for study in shown)
        return len(queries)

    assert asked(1) == asked(8) == 1


def test_what_was_not_fetched_is_not_asked_for(two):
    root, _ = two
    [listed] = Study.objects.filter(pk=root.pk).only("joined_to", "corrected", *best_of.IN_A_LIST)

    with CaptureQueriesContext(connection) as queries:
        best_of.read([listed], fields=best_of.IN_A_LIST)

    assert len(queries) == 1


def test_screeners_read_the_best_and_where_it_comes_from(two, ada, signed_in):
    url = reverse("screening:take", args=[ada.review_id, TITLE_ABSTRACT])

    page = signed_in(ada).get(url).content.decode()

    assert "was tried for a year" in page
    assert "was tried." not in page
    assert "Pages, DOI, Abstract from" in page
    assert reverse("library:reference", args=[ada.review_id, two[1].reference_id]) in page


def test_the_study_page_says_where_each_field_comes_from(two, libby, signed_in):
    root, other = two

    of_root = signed_in(libby).get(reverse("library:study", args=[libby.review_id, root.pk]))
    of_other = signed_in(libby).get(reverse("library:study", args=[libby.review_id, other.pk]))

    sources = of_root.context["sources"]
    assert {name: source.study.pk for name, source in sources.items()} == {
        **dict.fromkeys(("title", "authors", "year", "container_title"), root.pk),
        **dict.fromkeys(("pages", "doi", "abstract"), other.pk),
    }
    assert LONG in of_root.content.decode()
    assert of_root.context["corrections"] == []
    assert of_other.context["sources"] == {}


def correct(client, study, **changes):
    url = reverse("library:study_change", args=[study.review_id, study.pk])
    form = client.get(url).context["form"]
    data = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    return client.post(url, data | changes)


def test_a_correction_stores_only_what_the_person_changed(two, libby, signed_in):
    root, _ = two

    answer = correct(signed_in(libby), root, title="Walking, corrected")

    assert answer.status_code == 302
    root.refresh_from_db()
    assert (root.title, root.abstract, root.corrected) == ("Walking, corrected", SHORT, ["title"])
    [shown] = best_of.read([root])
    assert (shown.title, shown.abstract) == ("Walking, corrected", LONG)
    assert list(wrongly_corrected(libby.review)) == []


def test_a_person_may_prefer_what_the_reference_itself_says(two, libby, signed_in):
    root, _ = two

    correct(signed_in(libby), root, abstract=SHORT)

    root.refresh_from_db()
    assert (root.abstract, root.corrected) == (SHORT, ["abstract"])
    assert best_of.read([root])[0].abstract == SHORT
    assert Event.objects.get(verb="corrected").facts["changes"] == {"abstract": [LONG, SHORT]}


def test_a_form_opened_before_the_group_grew_overwrites_nothing(a_study, libby, signed_in):
    root, other = a_study(abstract=SHORT), a_study(abstract=LONG)
    shown = library.fingerprint(root)
    joining.join(libby, [root, other])
    root.title = "Walking, corrected"

    with pytest.raises(library.ChangedMeanwhile):
        library.correct(libby, root, shown=shown)


def test_verify_finds_a_correction_that_the_log_does_not_tell_of(two, libby):
    root, _ = two
    Study.objects.filter(pk=root.pk).update(corrected=["doi"])

    [sentence] = wrongly_corrected(libby.review)

    assert sentence == (
        f"Study {root.pk} was corrected in nothing, as the log says, and holds as corrected: doi."
    )


def test_programs_are_given_the_best(two, lena, signed_in):
    told = signed_in(lena).get(reverse("api:studies", args=[lena.review_id])).json()

    assert told["studies"][0]["doi"] == "10.5555/longer"


def test_a_decision_leads_to_the_best_of_the_next(two, ada, a_study, signed_in):
    root, _ = two
    client = signed_in(ada)
    a_study(abstract="Another one.")
    first = client.get(reverse("screening:take", args=[ada.review_id, TITLE_ABSTRACT]))
    shown = first.context["study"]
    url = reverse("screening:decide", args=[ada.review_id, TITLE_ABSTRACT, shown.pk])

    following = client.post(url, {"verdict": "include", "request_id": uuid4()}, headers=HTMX)

    read = {page.context["study"].pk: page.context["study"].abstract for page in (first, following)}
    assert read[root.pk] == LONG
