"""A study as it is read: terms marked, abstracts in their parts, and nothing lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.screening.reading import Terms, marked, paragraphs

words = st.text(alphabet="aAbB éß-.*(+ıİ", min_size=0, max_size=6)
several = st.lists(words, max_size=4).map(tuple)
texts = st.text(alphabet="aAbB éß-.*(+:\nıİ", max_size=80) | st.text(max_size=80)
terms = st.builds(Terms, include=several, exclude=several)

WALKING = Terms(include=("walk", "low back pain"), exclude=("rat", "in vitro"))


@given(texts, terms)
def test_the_pieces_joined_are_the_text(text, wanted):
    assert "".join(piece for piece, _ in marked(text, wanted)) == text


@given(texts, terms)
def test_every_piece_says_something_and_how_it_is_marked(text, wanted):
    for piece, kind in marked(text, wanted):
        assert piece
        assert kind in {"", "include", "exclude"}


@given(st.text(max_size=200), terms)
def test_the_parts_of_an_abstract_hold_all_its_letters(abstract, wanted):
    told = "".join(
        part.label + "".join(piece for piece, _ in part.parts)
        for part in paragraphs(abstract, wanted)
    )

    assert letters(told) == letters(abstract)


def letters(text: str) -> str:
    """The text without what the parts leave out: spaces, the colons of headings, capitals."""
    return re.sub(r"[\s:\x1c-\x1f]", "", text).casefold()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Walking helps", [("Walking", "include"), (" helps", "")]),
        ("sidewalk", [("sidewalk", "")]),
        ("RATS and rates", [("RATS", "exclude"), (" and ", ""), ("rates", "exclude")]),
        ("Low back pain.", [("Low back pain", "include"), (".", "")]),
        ("done in vitro", [("done ", ""), ("in vitro", "exclude")]),
        ("", []),
    ],
)
def test_terms_are_marked_from_the_start_of_a_word_in_any_capitals(text, expected):
    assert marked(text, WALKING) == expected


def test_the_longer_term_wins():
    wanted = Terms(include=("pain",), exclude=("pain-free",))

    assert marked("pain-free walks", wanted)[0] == ("pain-free", "exclude")


def test_terms_are_words_and_not_patterns():
    wanted = Terms(include=("c++ (new)",))

    assert marked("in C++ (new) we trust", wanted)[1] == ("C++ (new)", "include")
    assert marked("in ccc new", wanted) == [("in ccc new", "")]


def test_without_terms_nothing_is_marked():
    assert marked("Walking", Terms()) == [("Walking", "")]
    assert marked("Walking", Terms(include=("", "  "))) == [("Walking", "")]


@pytest.mark.parametrize(
    ("abstract", "labels"),
    [
        ("", []),
        ("No headings here: just a sentence.", [""]),
        ("BACKGROUND: One. METHODS: Two. RESULTS AND DISCUSSION: Three.", None),
        ("First of all.\nMETHODS: Two.", ["", "Methods"]),
        ("One paragraph.\nAnother.", ["", ""]),
        ("We used PCR: it worked.", [""]),
    ],
)
def test_an_abstract_is_read_in_its_labelled_parts(abstract, labels):
    expected = ["Background", "Methods", "Results and discussion"] if labels is None else labels

    assert [part.label for part in paragraphs(abstract, Terms())] == expected


def test_terms_are_marked_in_every_part():
    first, second = paragraphs("AIM: To walk. RESULTS: The rats walked.", WALKING)

    assert ("walk", "include") in first.parts
    assert ("rats", "exclude") in second.parts
