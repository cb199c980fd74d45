"""One report described twice, in other fields and languages than those people labelled sets of."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from reviews.dedup import Outcome
from reviews.formats.citation import Citation
from tests.dedup.papers import outcome

PAPERS = {
    "computer science": Citation(
        title="Incremental maintenance of views for recursive queries over streaming graphs",
        authors=("García-Ruiz, Inés", "O'Neill, Pat", "van der Berg, Jan"),
        year=2021,
        container_title="Proceedings of the Invented Endowment",
        volume="14",
        issue="7",
        pages="1187-1199",
        doi="10.5555/3450980",
    ),
    "economics": Citation(
        title="Minimum wages and rural employment: evidence from a border discontinuity",
        authors=("Öztürk, Ayşe", "Smith, John A."),
        year=2018,
        container_title="Journal of Labour and Land",
        volume="36",
        issue="2",
        pages="411-452",
        doi="10.5555/69000",
    ),
    "Chinese": Citation(
        title="针灸联合康复训练治疗慢性腰痛的随机对照试验",
        authors=("王小明", "李华"),
        year=2017,
        container_title="中国康复虚构杂志",
        volume="32",
        issue="4",
        pages="401-405",
    ),
    "Turkish": Citation(
        title="Kronik bel ağrısında yürüyüş programının etkinliği: randomize kontrollü çalışma",
        authors=("Yılmaz, Çağrı", "Şahin, Gül"),
        year=2016,
        container_title="Uydurma Fizik Tıp Dergisi",
        volume="62",
        issue="1",
        pages="23-30",
    ),
    "Spanish": Citation(
        title="Eficacia de la caminata supervisada en el dolor lumbar crónico: ensayo clínico",
        authors=("Muñoz Pérez, José", "Núñez, Íñigo"),
        year=2015,
        container_title="Revista Imaginaria de Salud",
        volume="89",
        issue="3",
        pages="271-280",
    ),
}


def initials(paper: Citation) -> Citation:
    names = (name.partition(", ") for name in paper.authors)
    return replace(paper, authors=tuple(f"{one}{comma}{rest[:1]}" for one, comma, rest in names))


OTHERWISE: dict[str, Callable[[Citation], Citation]] = {
    "initials": initials,
    "capitals": lambda paper: replace(paper, title=paper.title.upper()),
    "no place": lambda paper: replace(paper, pages="", issue=""),
    "short pages": lambda paper: replace(paper, pages=f"{paper.pages[:-2]}{paper.pages[-2:]}"),
    "in print a year later": lambda paper: replace(paper, year=(paper.year or 0) + 1),
    "in brackets": lambda paper: replace(paper, title=f"[{paper.title}]."),
    "first author": lambda paper: replace(paper, authors=paper.authors[:1]),
    "no journal": lambda paper: replace(paper, container_title=""),
    "no subtitle": lambda paper: replace(paper, title=paper.title.partition(":")[0]),
    "given names first": lambda paper: replace(
        paper, authors=tuple(" ".join(reversed(name.split(", "))) for name in paper.authors)
    ),
}


@pytest.mark.parametrize("field", PAPERS)
@pytest.mark.parametrize("how", OTHERWISE)
def test_it_is_joined_without_any_identifier(field, how):
    paper = PAPERS[field]

    assert outcome(paper, replace(OTHERWISE[how](paper), doi="")) is Outcome.SAME


@pytest.mark.parametrize("field", PAPERS)
def test_a_slip_in_a_word_is_joined_where_the_pages_are_the_same_else_asked(field):
    paper = PAPERS[field]
    slip = replace(paper, title=paper.title[:15] + paper.title[16:], doi="")

    assert outcome(paper, slip) is Outcome.SAME
    assert outcome(paper, replace(slip, pages="")) is Outcome.REVIEW


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Randomised trials of paediatric tumours, a catalogue",
            "Randomized trial of pediatric tumors, a catalog",
        ),
        (
            "Behavioural analysis of labour in the town centre",
            "Behavioral analysis of labor in the town center",
        ),
        (
            "Anaemia and oedema after haemorrhage, a programme",
            "Anemia and edema after hemorrhage, a program",
        ),
    ],
)
def test_british_and_american_spellings_are_no_slip(one, other):
    paper = replace(PAPERS["economics"], title=one, pages="", doi="")

    assert outcome(paper, replace(paper, title=other)) is Outcome.SAME
