# ruff: noqa: E501  # pages have lines of any length
"""Pages on which other lines look like journal, numbers or keywords, in our own words.

`IMPRINTS` maps a name to the text and to what a reader would say of it, as `PAGES` does in
`pages`. All works, people and numbers in it are invented.
"""

from tests.formats.pasted.words import ABSTRACT

TITLE = "Short naps for nurses at night: a trial in four hospitals"


def page(above: str, below: str, **said: str) -> tuple[str, dict[str, str]]:
    """A page with these lines above its title and below its people, and what it says besides."""
    text = f"{above}\n\n{TITLE}\nAya Ito, Bo C. Sato\n{below}\nAbstract\n{ABSTRACT}\n"
    expected = {"title": TITLE, "authors": "Ito, Aya|Sato, Bo C.", "abstract": ABSTRACT}
    return text, expected | said


def page_that_ends(with_: str, **said: str) -> tuple[str, dict[str, str]]:
    """A page that goes on with these lines below its abstract, and what it says besides."""
    text, expected = page("", "")
    return f"{text.strip()}\n{with_}\n", expected | said


IMPRINTS: dict[str, tuple[str, dict[str, str]]] = {
    "the logo of a journal, and its name again": page(
        "Night Nursing logoLink to Night Nursing\n. 2020 Jun 29;22:539. doi: 10.5555/nn.22.539",
        "PMCID: PMC7012345  PMID: 31999999",
        container_title="Night Nursing",
        year="2020",
        volume="22",
        pages="539",
        doi="10.5555/nn.22.539",
        pmid="31999999",
        pmcid="PMC7012345",
    ),
    "the text of an author, and where it came out": page(
        "Published in final edited form as: Night Nurs. 2020 Feb 5;16(4):223–237. doi: 10.5555/nn.16.223",
        "",
        container_title="Night Nurs",
        year="2020",
        volume="16",
        issue="4",
        pages="223–237",
        doi="10.5555/nn.16.223",
    ),
    "a button above volume and issue": page(
        "",
        "View all authors and affiliations\nVolume 63, Issue 2\nhttps://doi.org/10.5555/jnw.103\nFirst published online February 12, 2020",
        year="2020",
        volume="63",
        issue="2",
        doi="10.5555/jnw.103",
    ),
    "a menu above volume and issue": page(
        "Home\nCurrent\nArchives\nEditorial Team\nVol. 12 No. 3 (2020)",
        "DOI:\nhttps://doi.org/10.5555/jnw.103",
        year="2020",
        volume="12",
        issue="3",
        doi="10.5555/jnw.103",
    ),
    "a month between journal and year": page(
        "J Night Work. Feb 2020; 63(2): 103–109.",
        "",
        container_title="J Night Work",
        year="2020",
        volume="63",
        issue="2",
        pages="103–109",
    ),
    "a day and a month between journal and year": page(
        "",
        "Journal of Night Work, 12 Feb 2020, 63(2):103-109",
        container_title="Journal of Night Work",
        year="2020",
        volume="63",
        issue="2",
        pages="103-109",
    ),
    "labels with nothing behind them": page(
        "",
        "Journal Title\nJournal ISSN\nVolume Title\nPublisher\nNorburg University Press",
        publisher="Norburg University Press",
    ),
    "a menu above the journal": page(
        "Journal\nArtigo\nRev. Noite vol.54 no.1 Norburgo abr. 2021",
        "",
        container_title="Rev. Noite",
        year="2021",
        volume="54",
        issue="1",
    ),
    "the year before the journal behind a label": page(
        "",
        "Видання: 2018, Journal of Night Work, № 19, с. 127-148",
        container_title="Journal of Night Work",
        year="2018",
        issue="19",
        pages="127-148",
    ),
    "the numbers behind the journal behind a label": page(
        "",
        "Published in: Journal of Night Work, 63(2), 103-109, ISSN: 2049-3630, of 2020",
        container_title="Journal of Night Work",
        year="2020",
        volume="63",
        issue="2",
        pages="103-109",
        issn="2049-3630",
    ),
    "people and a journal in the line of the imprint": (
        f"""{TITLE}
Ito, Aya; Sato, Bo C. Journal of Night Work; Norburg Vol. 63, Iss. 2, (Feb 2020). DOI:10.5555/jnw.103
Abstract
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C",
            "container_title": "Journal of Night Work",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "doi": "10.5555/jnw.103",
            "abstract": ABSTRACT,
        },
    ),
    "a list under a heading that nobody knows": page_that_ends(
        """What we read
1. Eng, Rest among drivers of lorries, Roads, № 62, p. 1399
DOI: 10.5555/r.3.1
2. Moe, Who sleeps in the wards of the north, Sleep Lett, № 12, p. 5
DOI: 10.5555/sl.12.5"""
    ),
    "the DOI below affiliations with numbers": page(
        "",
        "1. Department of Nursing, University of Norburg\nNorburg\n2. Hospital of Sudheim, in the town of Sudheim\nhttps://doi.org/10.5555/jnw.103",
        doi="10.5555/jnw.103",
    ),
    "a label glued to the DOI": page(
        "",
        "First published: 12 February 2020 https://doi.org/10.5555/jnw.12345Citations: 12",
        year="2020",
        doi="10.5555/jnw.12345",
    ),
    "keywords with strokes between": page_that_ends(
        "Keywords: naps / nurses / night work", keywords="naps|nurses|night work"
    ),
    "keywords under a longer heading": page_that_ends(
        "Keywords and subjects\nnaps\nnurses", keywords="naps|nurses"
    ),
}
