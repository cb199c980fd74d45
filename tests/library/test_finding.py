"""Finding studies by what people type: names without their accents, numbers, years, journals."""

import json
import re

import pytest
from django.db import connection
from django.urls import reverse

from reviews.library import finding
from reviews.library.models import Study
from reviews.screening.joining import join
from tests.screening.acting import many

# What a study says, and how somebody types it who reads it on paper.
WRITTEN = [
    ("Kovačević, Ana", "Kovacevic"),
    ("Kovačević, Ana", "KOVAČEVIĆ"),
    ("Yıldırım, Can", "Yildirim"),
    ("YILDIRIM, Can", "Yıldırım"),
    ("İnan, Ege", "inan"),
    ("Schönfeld, Jo", "Schonfeld"),
    ("Schonfeld, Jo", "Schönfeld"),
    ("Jørgensen, Bo", "Jorgensen"),
    ("Łukasz, Jan", "Lukasz"),
    ("Strauß, Max", "Strauss"),
    ("Nguyễn, An", "Nguyen"),
    ("Müller, Eva", "Mu\u0308ller"),
    ("Ἀριστοτέλης", "Αριστοτελης"),
    ("김철수", "김철수"),
    ("ガード, アン", "ガード"),
]


@pytest.fixture
def titles_found(review):
    def find(text: str) -> list[str]:
        return [study.title for study in finding.found(review, text).order_by("pk")]

    return find


@pytest.mark.parametrize(("written", "typed"), WRITTEN)
def test_letters_are_found_with_and_without_their_accents(a_study, titles_found, written, typed):
    a_study(title="Other", authors=("Rivera, Ana",))
    a_study(title="By the author", authors=(written,))
    a_study(title=f"On {written}", authors=())

    assert titles_found(typed) == ["By the author", f"On {written}"]


def test_quotes_and_words_left_out_go_on_working(a_study, titles_found):
    for title in ("Marche à pied", "Pied à marche", "Marche à pied, naïve"):
        a_study(title=title)

    assert titles_found('"marche a pied" -naive') == ["Marche à pied"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2019", ["Uphill"]),
        ("Kovacevic 2019", ["Uphill"]),
        ("Kovačević 2021", ["Downhill"]),
        ("Kovačević 2018", []),
        ("revija", ["Downhill"]),
        ("Zdravstvena revija 2021", ["Downhill"]),
    ],
)
def test_a_year_and_a_journal_are_found(a_study, titles_found, typed, expected):
    a_study(title="Uphill", authors=("Kovačević, Ana",), year=2019)
    a_study(
        title="Downhill",
        authors=("Kovačević, I.",),
        year=2021,
        container_title="Zdravstvena Revija",
    )

    assert titles_found(typed) == expected


class TestNumbers:
    """A study is found by the number that is printed beside it."""

    @pytest.mark.parametrize("typed", ["{0}", "No. {0}", "no {0}", " No.{0} "])
    def test_with_and_without_no(self, a_study, titles_found, typed):
        a_study(title="Other")
        study = a_study(title="This one")

        assert titles_found(typed.format(study.pk)) == ["This one"]

    def test_of_a_joined_study_finds_the_one_that_is_screened(self, lena, a_study, titles_found):
        stays, joined = a_study(title="Stays"), a_study(title="Joined")
        join(lena, [stays, joined], stays=stays.pk)

        assert titles_found(str(joined.pk)) == ["Stays"]

    def test_a_number_that_is_a_year_too_finds_both(self, a_study, titles_found):
        numbered = a_study(title="Numbered", year=2000)
        a_study(title="Of that year", year=numbered.pk)

        assert titles_found(str(numbered.pk)) == ["Numbered", "Of that year"]

    def test_not_in_another_review(self, another_review, study):
        assert not finding.found(another_review, str(study.pk))

    @pytest.mark.usefixtures("study")
    def test_too_large_for_any_study_finds_nothing(self, titles_found):
        assert titles_found("9" * 18) == titles_found("No. 0") == []

    def test_finds_its_group_of_duplicates(self, signed_in, lena, a_study, review):
        stays, joined, *others = (a_study(title=f"Report {n}") for n in "abcd")
        join(lena, [stays, joined])
        join(lena, others)

        page = signed_in(lena).get(
            reverse("library:duplicates", args=[review.pk]), {"q": f"No. {joined.pk}"}
        )

        assert "Report a" in page.text
        assert "Report c" not in page.text


class TestTheList:
    """How many there are is shown, and counted only as far as anybody wants to know."""

    def total(self, browser, review, text: str) -> str:
        page = browser.get(reverse("library:studies", args=[review.pk]), {"q": text}).text
        return re.search(r'id="total">\s*(.*?)\s*<', page)[1]

    def test_of_all_and_of_those_that_are_found(self, signed_in, ada, review, a_study):
        for title in ("Walking uphill", "Walking downhill", "Swimming"):
            a_study(title=title)

        assert self.total(signed_in(ada), review, "") == "3 studies"
        assert self.total(signed_in(ada), review, "walking") == "2 studies found"
        assert self.total(signed_in(ada), review, "swimming") == "1 study found"

    def test_beyond_a_thousand_it_says_so(self, signed_in, ada, review, a_file):
        many(a_file(), 1_001)

        assert self.total(signed_in(ada), review, "report") == "1,000+ studies found"


def test_words_are_answered_by_the_index(review, a_file):
    """Not by a walk through all studies, however the words are spelt."""
    many(a_file(), 3_000)
    Study.objects.filter(title="Report 77").update(authors="Kovačević, Ana")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE reviews_study")
        words = Study.objects.filter(words=finding.asked_for("Kovačević 77"))
        sql, values = words.values("pk").query.sql_with_params()
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", values)
        plan = json.dumps(cursor.fetchone()[0])

    assert "studies_by_words" in plan
    assert "Seq Scan" not in plan
