# pages have lines of any length
"""Pages that are hard for the names of their authors, in our own words.

`PEOPLE` maps a name to the text and to what a reader would say of it, as `PAGES` does in
`pages`. All works, people and numbers in it are invented.
"""

from tests.formats.pasted.words import ABSTRACT

TITLE = "Short naps for nurses at night: a trial in four hospitals"

PEOPLE: dict[str, tuple[str, dict[str, str]]] = {
    "names that go on with affiliations": (
        f"""{TITLE}
Aya Ito University of Norburg
Bo C. Sato Hospital of Sudheim
https://doi.org/10.5555/jnw.1
Abstract
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.",
            "doi": "10.5555/jnw.1",
            "abstract": ABSTRACT,
        },
    ),
    "names that go on with affiliations, under a label": (
        f"""{TITLE}
Authors
Aya Ito University of Norburg
Bo C. Sato Hospital of Sudheim https://orcid.org/0000-0001-2345-6789
DOI:
https://doi.org/10.5555/jnw.1
Abstract
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.",
            "doi": "10.5555/jnw.1",
            "abstract": ABSTRACT,
        },
    ),
    "names that go on with affiliations in Portuguese": (
        f"""Cochilos curtos para enfermeiras em quatro cidades
Autores/as
Aya Luna Ito Universidade de Norburgo
Bo C. Sato Hospital de Sudheim
Eva Rosa Universidade do Norte
DOI:
https://doi.org/10.5555/jnw.1
Resumo
{ABSTRACT}
""",
        {
            "title": "Cochilos curtos para enfermeiras em quatro cidades",
            "authors": "Ito, Aya Luna|Sato, Bo C.|Rosa, Eva",
            "doi": "10.5555/jnw.1",
            "abstract": ABSTRACT,
        },
    ),
    "a house in the line below each name": (
        f"""{TITLE}
Aya Ito
Saint Mary Hospital of Sudheim
Bo C. Sato
Universität Norburg
Abstract
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.",
            "abstract": ABSTRACT,
        },
    ),
    "numbered affiliations, and the imprint below": (
        f"""{TITLE}
Aya Ito 1 and Bo C. Sato 2
1 Department of Nursing, University of Norburg
2 Hospital of Sudheim
Nights 2020, 12(3), 345-350. https://doi.org/10.5555/n12
Abstract
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.",
            "container_title": "Nights",
            "year": "2020",
            "volume": "12",
            "issue": "3",
            "pages": "345-350",
            "doi": "10.5555/n12",
            "abstract": ABSTRACT,
        },
    ),
    "what links say, glued to names and numbers": (
        f"""{TITLE}
by Aya Ito 1,2,*ORCID,Bo C. Sato 2ORCID andDan van Oss 3
Abstract
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "abstract": ABSTRACT,
        },
    ),
    "degrees with full stops behind a label": (
        f"""{TITLE}
Authors: Aya Ito, M.D., Bo C. Sato, M.P.H., Dan van Oss, M.B., B.S., and the NAP Investigators
Abstract
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan|NAP Investigators",
            "abstract": ABSTRACT,
        },
    ),
    "many words behind a label that are no names": (
        f"""{TITLE}
Authors: all of us, whether by day, by night, on weekends, or on leave
https://doi.org/10.5555/jnw.1
Abstract
{ABSTRACT}
""",
        {"title": TITLE, "doi": "10.5555/jnw.1", "abstract": ABSTRACT},
    ),
    "a title in two languages, and each author behind a label": (
        f"""dc.title: {TITLE}
dc.contributor.author: Ito, Aya
dc.contributor.author: Sato, Bo C.
dc.title: Kurze Pausen für Pflegende bei Nacht
dc.date.issued: 2020
""",
        {"title": TITLE, "authors": "Ito, Aya|Sato, Bo C.", "year": "2020"},
    ),
    "Roman numerals glued to the names": (
        f"""{TITLE}
Aya ItoI; Bo SatoII; Dan IliV
IDepartment of Nursing, University of Norburg
IIHospital of Sudheim
ABSTRACT
{ABSTRACT}
""",
        {"title": TITLE, "authors": "Ito, Aya|Sato, Bo|Ili, Dan", "abstract": ABSTRACT},
    ),
    "nothing but numbers between the names": (
        f"""Короткий сон медицинских сестёр в ночную смену
Ито А.Б. 1 Сато В.Г. 1,2 Осс Д.Е. 2
1 Норбургский университет
https://doi.org/10.5555/jnw.1
Аннотация
{ABSTRACT}
""",
        {
            "title": "Короткий сон медицинских сестёр в ночную смену",
            "authors": "Ито, А.Б.|Сато, В.Г.|Осс, Д.Е.",
            "doi": "10.5555/jnw.1",
            "abstract": ABSTRACT,
        },
    ),
    "roles in brackets behind names": (
        f"""{TITLE}
Creators

Ito, Aya (Contact person)1
Sato, Bo C.2

Description

Abstract
{ABSTRACT}
""",
        {"title": TITLE, "authors": "Ito, Aya|Sato, Bo C.", "abstract": ABSTRACT},
    ),
    "a Spanish “and” between names": (
        f"""{TITLE}
Aya Ito LunaI y Bo Sato GassetII
Resumen
{ABSTRACT}
""",
        {"title": TITLE, "authors": "Luna, Aya Ito|Gasset, Bo Sato", "abstract": ABSTRACT},
    ),
    "names glued to each other, and a note on access above the imprint": (
        f"""Journal of Nights
Original Articles
{TITLE}
Ayako ItohBoris Sato
Author information
JOURNAL OPEN ACCESS FULL-TEXT HTML
2017 Volume 37 Pages 336-343
Abstract
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Itoh, Ayako|Sato, Boris",
            "container_title": "Journal of Nights",
            "year": "2017",
            "volume": "37",
            "pages": "336-343",
            "abstract": ABSTRACT,
        },
    ),
    "names in Hangul behind a label": (
        f"""{TITLE}
저자: 김철수, 이영희, 박민수, 최지우, 정하나
https://doi.org/10.5555/jnw.1
Abstract
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "김철수|이영희|박민수|최지우|정하나",
            "doi": "10.5555/jnw.1",
            "abstract": ABSTRACT,
        },
    ),
    "degrees and letters behind names in lines of their own": (
        f"""The Night Letters
Articles Volume 8, Issue 3, March 2020
{TITLE}
Aya Ito, MD a
Bo C Sato, PhD b
Prof Dan van Oss, MD a
Affiliations & Notes
Summary
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C|van Oss, Dan",
            "container_title": "The Night Letters",
            "year": "2020",
            "volume": "8",
            "issue": "3",
            "abstract": ABSTRACT,
        },
    ),
}
