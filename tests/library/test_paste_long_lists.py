"""Pasting a long list: page by page, and nothing that was typed is lost."""

import json

import pytest

from reviews.library.models import Reference, Study
from reviews.library.paste_check import PER_PAGE
from reviews.library.paste_forms import MOST_DRAFTS
from tests.library.conftest import imported_of, words_of


def numbered(count):
    """A list of so many references."""
    items = [
        f"{n}. Rivera A. Walking for backs {n}. J Invented Results. 2018;4:{n}-{n + 8}."
        for n in range(1, count + 1)
    ]
    return "\n".join(["References", "", *items])


def test_a_list_too_long_to_be_checked_is_to_be_pasted_in_parts(send):
    page = send(numbered(MOST_DRAFTS + 1))

    assert page.status_code == 422
    assert "This text lists 5,001 references, and 5,000 can be pasted" in words_of(page)


def test_a_long_list_is_checked_page_by_page_and_nothing_typed_is_lost(send):
    text = numbered(2 * PER_PAGE + 10)

    first = send(text)
    assert [item.number for item in first.context["check"].items] == list(range(1, PER_PAGE + 1))
    assert "51 to 100" in words_of(first)
    second = send(text, "page-2", first, draft__0__title="Typed", draft__1__keep=None)
    third = send(text, "go", second, go="page-3", draft__50__year="1018", source_name="A chapter")
    assert third.context["check"].page == 3
    back = send(text, "page-1", third, draft__109__pmcid="PMC7654321")

    check = back.context["check"]
    assert check.items[0].form["title"].value() == "Typed"
    assert not check.items[1].form["keep"].value()
    assert check.place["source_name"].value() == "A chapter"
    refused = send(text, "save", back)
    assert (refused.status_code, refused.context["check"].page) == (422, 2)
    assert "A year lies between 1500 and 2100." in words_of(refused)
    file = imported_of(send(text, "save", refused, draft__50__year="2017"))

    studies = list(Study.objects.order_by("pk").values_list("title", "year"))
    assert len(studies) == file.references.count() == 2 * PER_PAGE + 9
    assert studies[0] == ("Typed", 2018)
    assert studies[1] == ("Walking for backs 3", 2018)
    assert studies[49] == ("Walking for backs 51", 2017)
    last = Reference.objects.order_by("position").last()
    assert last.citation["pmcid"] == "PMC7654321"


def test_a_button_ticks_on_pages_that_are_not_shown_too(send):
    text = numbered(PER_PAGE + 5)

    none = send(text, "none", send(text))
    one = send(text, "page-2", none, draft__3__keep="on")

    assert one.context["check"].kept() == [3]
    also = {"draft__54__keep": "on", "source_name": "A chapter"}
    assert imported_of(send(text, "save", one, **also)).references.count() == 2


def test_a_page_of_a_long_list_says_where_to_look_twice(send):
    text = numbered(PER_PAGE + 5).replace(
        "Rivera A. Walking for backs 53.", "Walking for backs, without anybody 53."
    )

    assert "51 to 55: 1 to look at twice" in words_of(send(text))


@pytest.mark.parametrize(
    "changes",
    [
        "no JSON",
        "[" * 100_000,
        "[]",
        '{"1": "on"}',
        '{"1": {"keep": 1}}',
        '{"x": {"keep": ""}}',
        '{"99": {"keep": "", "lines": "3-3"}}',
        '{"52": {"keep": "", "lines": "3-4"}}',
    ],
)
def test_changes_that_no_page_sent_are_not_believed(send, changes):
    text = numbered(PER_PAGE + 5)

    page = send(text, "save", send(text), changes=changes)

    assert page.status_code == 409
    assert "Please check it again." in words_of(page)


def test_half_a_character_in_a_change_is_not_believed(send):
    text = numbered(PER_PAGE + 5)
    shown = send(text)
    last = shown.context["check"].drafts[-1]
    change = {"title": "Half \ud83d", "lines": f"{last.first_line}-{last.last_line}"}

    page = send(text, "save", shown, changes=json.dumps({PER_PAGE + 4: change}))

    assert page.status_code == 409


@pytest.mark.full
def test_a_list_of_two_thousand_can_be_saved(send):
    text = numbered(2_000)

    imported_of(send(text, "save", send(text), source_name="A chapter"))

    assert Reference.objects.count() == 2_000
