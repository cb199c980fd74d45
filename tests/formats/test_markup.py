"""Of a web page's markup only what it means is left, and nothing else is taken for markup."""

import pytest

from reviews.formats.markup import letters, readable


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Sleep in <i>Rattus</i> <em class='x'>sp.</em>", "Sleep in Rattus sp."),
        ("5 &times; 10<sup>-3</sup> m<sup>2</sup>", "5 × 10⁻³ m²"),
        ("CO<sub>2</sub>, x<jats:sup>th</jats:sup>", "CO2, xth"),
        ("&lt;b&gt;Rest&lt;/b&gt; &amp;amp; work", "Rest & work"),
        (
            '<AbstractText Label="Aims" NlmCategory="A">We asked.</AbstractText> '
            "<AbstractText>They slept.</AbstractText>",
            "Aims: We asked.\nThey slept.",
        ),
        (
            "<jats:title>Abstract</jats:title> <jats:sec><jats:title>Aims</jats:title>"
            "<jats:p>We asked.</jats:p></jats:sec>",
            "Aims\nWe asked.",
        ),
        ("one<br/>two<br>three", "one\ntwo\nthree"),
        ("<mml:math><mml:mi>x</mml:mi></mml:math> sleeps", "x sleeps"),
    ],
)
def test_markup_is_taken_away(written, read):
    assert readable(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "if a<b and c>d, then p<0.05",
        "age <65 years, >80 years; R&D; AT&T;",
        "0<middle dot>25 <Creep Crack Initiation.pdf> <http://example.org>",
        "two  blanks\nand a line",
        "<i, <sup>, <p",
    ],
)
def test_what_only_looks_like_markup_stays(text):
    assert readable(text) in (text, text.replace("<sup>", ""))


def test_to_read_what_is_read_changes_nothing():
    for text in ("p &lt; 5", "<p>a</p><p>b</p>", "&amp;lt;i&amp;gt;x", "10<sup>5</sup>"):
        assert readable(readable(text)) == readable(text)


@pytest.mark.parametrize(
    "text",
    ["&amp;" * 200_000, "<p " * 200_000, "<sup>" * 200_000, "<i a='" * 200_000, "\n " * 300_000],
)
def test_a_long_text_takes_no_longer_than_its_length(text):
    assert len(letters(text)) <= len(text)
    assert len(readable(text)) <= len(text)
