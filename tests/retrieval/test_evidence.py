"""Evidence of which study a PDF is: DOIs in the order of their weight, titles that agree."""

import pytest

from reviews.choices import TextState
from reviews.retrieval.evidence import agreement, beginnings, dois, word_sets
from reviews.retrieval.extracting import Extracted

TITLE = "Supervised walking for chronic low back pain: a randomised trial"


def a_read(*texts: str, xmp: tuple[str, ...] = (), **info: str) -> Extracted:
    return Extracted(TextState.READ, len(texts), list(texts), info, list(xmp))


def test_dois_come_in_the_order_of_their_weight():
    pdf = a_read(
        "See https://doi.org/10.5555/first.page.",
        "As we said (doi:10.5555/second-page), it helps.",
        xmp=("10.5555/xmp",),
        doi="10.5555/INFO",
        Subject="J Walk 2020 doi:10.5555/subject",
    )

    found = dois(pdf, "10.5555_name.pdf")

    assert [(said.doi, said.page) for said in found] == [
        ("10.5555/info", 0),
        ("10.5555/xmp", 0),
        ("10.5555/subject", 0),
        ("10.5555/first.page", 1),
        ("10.5555/second-page", 2),
        ("10.5555/name", 0),
    ]
    assert found[3].sentence == "DOI 10.5555/first.page on page 1"


def test_the_list_of_references_is_no_place_to_look():
    pdf = a_read(
        "Walking\ndoi 10.5555/own\n4. References\n1. Cho M. doi: 10.5555/theirs",
        "2. Rivera A. doi: 10.5555/theirs.too",
    )

    assert [said.doi for said in dois(pdf, "a.pdf")] == ["10.5555/own"]


def test_a_doi_broken_by_a_line_is_whole_again():
    assert [
        said.doi for said in dois(a_read("doi: 10.5555/walk.2020.\n01.001 and so"), "a.pdf")
    ] == ["10.5555/walk.2020.01.001"]


def test_a_word_that_ran_into_a_doi_can_be_cut_off():
    assert "10.5555/walk.12" in beginnings("10.5555/walk.12received")
    assert "10.5555/walk.1" not in beginnings("10.5555/walk.12received")


@pytest.mark.parametrize(
    ("pdf", "name", "where"),
    [
        (a_read(f"J Walk 2020\n{TITLE}\nAna Rivera"), "a.pdf", "page 1"),
        (
            a_read("Supervised walk-\ning for chronic low\nback pain: a randomised trial"),
            "a.pdf",
            "page 1",
        ),
        (a_read("x" * 900, Title=TITLE), "a.pdf", "the title that the PDF gives itself"),
        (a_read("x" * 900), f"Rivera 2020 - {TITLE}.pdf", "the file’s name"),
        (a_read("Downloaded from a library", f"{TITLE}\nAna Rivera"), "a.pdf", "page 2"),
    ],
)
def test_a_title_agrees_with_what_the_pdf_says(pdf, name, where):
    found = agreement(TITLE, pdf, name)

    assert found.percent >= 98
    assert found.sentence == f"Title agrees {found.percent} % with {where}"


@pytest.mark.parametrize(
    ("title", "page"),
    [
        (TITLE, "Swimming for chronic neck pain: a systematic review of all that was tried"),
        (TITLE, "We cite much."),
        ("Back pain", "Back pain is common. Back pain hurts."),  # too short to mean anything
    ],
)
def test_another_title_does_not(title, page):
    assert agreement(title, a_read(page, page), "a.pdf").percent < 75


def test_some_line_of_the_title_gives_only_words_of_the_title():
    pdf = a_read(
        "Journal of Walking 12 (2020)\nSupervised walking for chronic\nlow back pain: a trial\nAna"
    )

    title = {"supervised", "walking", "for", "chronic", "low", "back", "pain", "trial", "a"}

    assert any(set(words) <= title for words in word_sets(pdf, "a.pdf"))
