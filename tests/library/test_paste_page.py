"""The page for pasting: what a person sees, corrects, leaves out and saves, step by step."""

import pytest
from django.urls import reverse

from reviews.choices import SourceKind
from reviews.library.models import Reference, Search, SourceFile, Study
from reviews.library.pasted_lines import said
from tests.library.clipboard import ARTICLE, LIST, NOTHING, RIS
from tests.library.conftest import imported_of, words_of


@pytest.fixture
def url(review):
    return reverse("library:paste", args=[review.pk])


@pytest.fixture
def client(libby, signed_in):
    return signed_in(libby)


def test_an_article_is_shown_beside_its_text_with_where_each_field_came_from(send):
    page = send(ARTICLE)

    words = words_of(page)
    assert "Lines 9, 11 and 12 : behind the label “Abstract”" in words
    assert "Line 5 : behind the label “Authors”" in words
    html = page.content.decode()
    assert '<mark class="from from-doi" title="DOI">10.5555/walk.town</mark>' in html
    assert '<mark class="from from-authors" title="Authors">Ana Rivera</mark>' in html
    assert 'id="draft-0-line-7"' in html
    [item] = page.context["check"].items
    assert item.form["authors"].value() == "Rivera, Ana; Cho, Min"
    assert not Reference.objects.exists()


def test_what_the_person_corrected_is_saved_and_the_text_is_kept(send, review):
    page = send(ARTICLE)

    saved = send(
        ARTICLE,
        "save",
        page,
        draft__0__title="Walking to work: a trial",
        source_name="A journal’s website",
    )

    file = imported_of(saved)
    study = Study.objects.get()
    assert (study.title, study.doi) == ("Walking to work: a trial", "10.5555/walk.town")
    assert study.reference.raw == ARTICLE
    assert file.search.source_kind == SourceKind.WEBSITE
    assert file.search.run_on is not None


def test_a_page_of_any_number_is_the_last_one(send):
    shown = send(LIST)

    assert send(LIST, "all", shown, page="9" * 5_000).context["check"].page == 1
    assert send(LIST, "all", shown, page="9" * 9).context["check"].page == 1


def test_a_list_becomes_references_of_citation_searching(send):
    page = send(LIST)
    assert "lists 3 others" in words_of(page)

    file = imported_of(send(LIST, "save", page))

    assert file.search.source_kind == SourceKind.CITATION
    assert file.search.source_name == "References of “Walking and the back, a chapter”"
    assert list(Study.objects.order_by("pk").values_list("title", "authors", "year", "pages")) == [
        ("Walking for backs", "Rivera, A; Cho, M", 2018, "11-19"),
        ("Swimming for backs", "Novak, J; Sato, B", 2019, "21-29"),
        ("Sitting less at work", "Adeyemi, O; Lind, K", 2020, "31-39"),
    ]


def test_what_is_not_ticked_is_left_out(send):
    page = send(LIST)

    imported_of(send(LIST, "save", page, draft__2__keep=None, draft__2__year="nonsense"))

    assert [study.title[:7] for study in Study.objects.order_by("pk")] == ["Walking", "Sitting"]


@pytest.mark.parametrize(
    ("act", "kept"),
    [("article", [0]), ("list", [1, 2, 3]), ("all", [0, 1, 2, 3]), ("none", [])],
)
def test_a_button_ticks_and_keeps_what_was_typed(send, act, kept):
    page = send(LIST, act, send(LIST), draft__1__title="Walking, typed")

    check = page.context["check"]
    assert check.kept() == kept
    forms = {item.form.prefix: item.form for item in check.items}
    assert [name for name, form in forms.items() if form["keep"].value()] == [
        item.form.prefix for item in check.items if int(item.form.prefix[6:]) in kept
    ]
    assert forms["draft-1"]["title"].value() == "Walking, typed"


def test_a_field_that_does_not_hold_is_told_beside_it(send):
    page = send(LIST, "save", send(LIST), draft__1__year="1018", draft__2__doi="none")

    assert page.status_code == 422
    words = words_of(page)
    assert "A year lies between 1500 and 2100." in words
    assert "A DOI begins with 10." in words
    assert not SourceFile.objects.exists()


def test_what_is_left_out_may_be_as_it_will(send):
    left_out = {"draft__2__keep": None, "draft__2__doi": "none"}

    page = send(LIST, "save", send(LIST), draft__1__year="1018", **left_out)

    assert page.status_code == 422
    assert "A DOI begins with 10." not in words_of(page)


def test_a_reference_without_any_name_is_not_saved(send):
    nameless = {f"draft__0__{name}": "" for name in ("title", "doi", "pmid")}
    page = send(ARTICLE, "save", send(ARTICLE), source_name="A website", **nameless)

    assert page.status_code == 422
    assert "Give a title, a DOI or a PMID" in words_of(page)


def test_nothing_ticked_is_nothing_saved(send):
    shown = send(LIST)
    none = {f"draft__{number}__keep": None for number in range(4)}

    page = send(LIST, "save", shown, **none)

    assert page.status_code == 422
    assert "Tick at least one reference" in words_of(page)


def test_a_source_has_to_be_named(send):
    page = send(ARTICLE, "save", send(ARTICLE))

    assert page.status_code == 422
    assert "Name the source, or choose a search." in words_of(page)


def test_it_can_belong_to_a_search_that_is_there(send, client, url, search, another_review, lena):
    started = client.get(url, {"search": search.pk})
    assert f'name="search" value="{search.pk}"' in started.content.decode()
    page = send(LIST, search=search.pk)
    assert page.context["check"].place["search"].value() == str(search.pk)

    file = imported_of(send(LIST, "save", page))

    assert file.search == search
    theirs = Search.objects.create(
        review=another_review,
        source_kind=SourceKind.OTHER,
        source_name="Elsewhere",
        added_by=another_review.members.get(),
    )
    assert send(ARTICLE, "save", send(ARTICLE), search=theirs.pk).status_code == 422


def test_the_same_text_a_second_time_is_asked_about(send):
    first = imported_of(send(LIST, "save", send(LIST)))

    page = send(LIST, "save", send(LIST))

    assert page.status_code == 409
    assert f"This text was pasted before, as {first.name}" in words_of(page)
    second = imported_of(send(LIST, "save", page, again="yes"))
    assert second.sha256 == first.sha256
    assert Study.objects.filter(joined_to=None).count() == 3


def test_records_in_a_known_format_go_the_way_of_files(send):
    page = send(RIS)
    assert "This is 1 record in a format that Tandem knows: RIS." in words_of(page)

    file = imported_of(send(RIS, "save", page, source_name="PubMed"))

    assert (file.format, file.drafts) == ("RIS", None)
    assert Study.objects.get().title == "Walking in the morning"


def test_where_nothing_was_found_the_person_writes_and_the_text_is_kept(send):
    page = send(NOTHING)
    assert "No reference was found in this text." in words_of(page)

    imported_of(
        send(NOTHING, "save", page, draft__0__title="Rain and the back", source_name="A diary")
    )

    assert Study.objects.get().title == "Rain and the back"
    assert Reference.objects.get().raw == NOTHING


def test_lines_of_no_reference_are_shown(send):
    page = send(LIST.split("\n", 2)[2].replace("References\n\n", "") + "\nA line of its own\n")

    words = words_of(page)
    assert "1 other line of the text" in words
    assert "A line of its own" in words


def test_marks_in_the_text_are_only_text(send):
    page = send(ARTICLE.replace("nine towns", "<b>nine</b> towns & more"))

    html = page.content.decode()
    assert "<b>nine" not in html
    assert "&lt;b&gt;nine&lt;/b&gt; towns &amp; more" in html


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Paste something first."),
        (" \n\t\n", "Paste something first."),
        ("Walk\0ing", "This text has a NUL character in it"),
        ("walk " * 500_000, "Save it as a file and import that."),
    ],
    ids=["empty", "blank", "NUL", "too long"],
)
def test_a_text_that_cannot_be_taken_is_refused_in_words(send, text, why):
    page = send(text)

    assert page.status_code == 422
    assert why in words_of(page)


def test_a_page_of_another_reading_is_checked_again(send):
    shown = send(LIST)

    page = send(LIST, "save", shown, draft__1__lines="5-6")

    assert page.status_code == 409
    assert "Please check it again." in words_of(page)
    assert not SourceFile.objects.exists()


def test_line_numbers_are_said_as_people_say_them():
    assert said([15, 29, 36, 37]) == "Lines 15, 29, 36 and 37"
    assert said([1, 2, 3, 1200]) == "Lines 1 to 3 and 1,200"


def test_a_value_is_marked_where_it_stands_and_not_in_a_longer_one(send):
    text = "Rivera A. Walking in Blood and bone. Blood. 2018;4:11-19. doi:10.5555/walk.9"

    html = send(text).content.decode()

    assert '<mark class="from from-title" title="Title">Walking in Blood and bone</mark>' in html
    assert '<mark class="from from-container_title" title="Journal or book">Blood</mark>' in html


def test_the_number_of_an_item_is_not_marked_as_its_volume(send):
    html = send(LIST.replace("2018;4:", "2018;1:")).content.decode()

    assert ">1. <mark" in html
    assert '<mark class="from from-volume" title="Volume">1</mark>' in html


def test_more_than_a_page_may_send_is_refused_with_a_way_on(client, url):
    page = client.post(url, {"text": "walk " * 2_500_000, "act": "read"})

    assert page.status_code == 400
    assert "better saved as a file and imported" in page.content.decode()
