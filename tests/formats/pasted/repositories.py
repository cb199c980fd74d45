# ruff: noqa: E501  # pages have lines of any length
"""Pages of repositories, networks, libraries and hosts of journals, in our own words.

`REPOSITORIES` maps a name to the text and to what a reader would say of it, as `PAGES` does in
`pages`. All works, people and numbers in it are invented.
"""

from tests.formats.pasted.words import ABSTRACT, FIRST, REST

TITLE = "Short naps for nurses at night: a trial in four hospitals"
IMPRINT = {"year": "2020", "volume": "63", "issue": "2", "pages": "45-50"}

REPOSITORIES: dict[str, tuple[str, dict[str, str]]] = {
    "a month glued to the journal, and a licence": (
        f"""ArticlePDF Available
{TITLE}
March 2020Journal of Rest 63(2):45-50
DOI:10.5555/jr.2020.45
LicenseCC BY 4.0
Authors:
Aya Ito
Norburg University
Bo C. Sato
Sudheim University
Abstract and Figures
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.",
            "container_title": "Journal of Rest",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "doi": "10.5555/jr.2020.45",
            "year": "2020",
            "abstract": ABSTRACT,
        },
    ),
    "pictures of the authors": (
        f"""research-article
Share on
Short Naps among Night Shift Nurses
Authors: Aya Ito profile imageAya Ito, Bo Sato profile imageBo SatoAuthors Info & Claims
https://doi.org/10.5555/3290605.3300275
Published:02 May 2020Publication History
ABSTRACT
{ABSTRACT}
References
Åsa Övre. 2003. Night work and disturbed rest. Nights 53, 2 (2003), 89–94.Google ScholarCross Ref
F. Eng, G. Fox, and E. Moe. 2012. The effects of a nap. Roads 35, 6 (2012), 871–878.Google ScholarCross Ref
""",
        {
            "title": "Short Naps among Night Shift Nurses",
            "authors": "Ito, Aya|Sato, Bo",
            "year": "2020",
            "doi": "10.5555/3290605.3300275",
            "abstract": ABSTRACT,
        },
    ),
    "numbers behind inverted names, and a journal told with its ISSN": (
        f"""Published March 1, 2020 | Version v1
Journal article Open
{TITLE}
Ito, Aya1
Sato, Bo C.2
Show affiliations
1. Norburg University
Abstract
{ABSTRACT}
Published in
Journal of Rest, 63(2), 45-50, ISSN: 2049-3630, 2020.
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.",
            "container_title": "Journal of Rest",
            "issn": "2049-3630",
            "abstract": ABSTRACT,
            **IMPRINT,
        },
    ),
    "a catalogue of books with roles": (
        f"""Sleep and shift work in nursing : a guide
Authors: Aya Ito (Author), Bo Sato (Editor)
Summary: {ABSTRACT}
Print Book, English, 2020
Publisher: Moon, Norburg, Norland, 2020
ISBN: 9783030123456
""",
        {
            "title": "Sleep and shift work in nursing : a guide",
            "authors": "Ito, Aya|Sato, Bo",
            "year": "2020",
            "publisher": "Moon, Norburg, Norland",
            "abstract": ABSTRACT,
        },
    ),
    "a library that tells when its authors were born": (
        f"""Full Record MARC Tags
Personal name
Ito, Aya, 1970- author.
Main title
Sleep and shift work in nursing : a guide / Aya Ito.
Published/Produced
Norburg, Norland : Moon, [2020]
Summary
{ABSTRACT}
""",
        {
            "title": "Sleep and shift work in nursing : a guide",
            "authors": "Ito, Aya",
            "year": "2020",
            "publisher": "Norburg, Norland : Moon",
            "abstract": ABSTRACT,
        },
    ),
    "institutions in brackets behind the names": (
        f"""{TITLE}
Aya Ito (Graduate School of Medicine, Norburg, Norland)
Bo C. Sato (Department of Rest, Sudheim, Norland)
Journal of Rest

ISSN: 2049-3630

Abstract
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.",
            "issn": "2049-3630",
            "abstract": ABSTRACT,
        },
    ),
    "a publisher below the journal, and pages below the volume": (
        f"""{TITLE}
Aya Ito (bio) and Bo C. Sato (bio)
Perspectives in Rest and Sleep
Norburg University Press
Volume 63, Number 2, Winter 2020
pp. 45-50
10.5555/prs.2020.0003
Abstract
Abstract:
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.",
            "container_title": "Perspectives in Rest and Sleep",
            "doi": "10.5555/prs.2020.0003",
            "abstract": ABSTRACT,
            **IMPRINT,
        },
    ),
    "a title that looks like two names, and a subtitle": (
        f"""Night Research
Articles & Issues
ARTICLES
Planned Naps and Alertness Among Night Shift Nurses
A Crossover Study
Ito, Aya; Sato, Bo C.; van Oss, Dan
Author Information
Night Research 63(2):p 45-50, March/April 2020. | DOI: 10.5555/nr.45
Abstract
{ABSTRACT}
""",
        {
            "title": "Planned Naps and Alertness Among Night Shift Nurses: A Crossover Study",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "Night Research",
            "doi": "10.5555/nr.45",
            "abstract": ABSTRACT,
            **IMPRINT,
        },
    ),
    "letters of institutions glued to the names, and a title told twice": (
        f"""Enfermería de Noche
Siestas y alerta en enfermeras de noche: estudio cruzado
Información de la revista
Vol. 63. Núm. 2.
Páginas 45-50 (mayo - junio 2020)
Original
DOI: 10.5555/en.2020.45
Siestas y alerta en enfermeras de noche: estudio cruzado
Naps and alertness in night nurses: a crossover study
Visitas
4521
María García-Itoa,b, José A. Pérez Satoa, Ana Moec,
Autor para correspondencia
a Hospital Universitario de Norburg, Norland
b Universidad de Norburg, Norland
c Universidad de Sudheim, Norland
Resumen
Objetivo
{FIRST}
Resultados
{REST}
Palabras clave:
Sueño
""",
        {
            "title": "Siestas y alerta en enfermeras de noche: estudio cruzado",
            "authors": "García-Ito, María|Sato, José A. Pérez|Moe, Ana",
            "doi": "10.5555/en.2020.45",
            "abstract": f"Objetivo\n{FIRST}\nResultados\n{REST}",
            "keywords": "Sueño",
            **IMPRINT,
        },
    ),
    "a reference to a journal behind a label": (
        f"""Title:{TITLE}
Authors:Aya Ito, Bo Sato, Dan Wei
Abstract:{ABSTRACT}
Journal reference: Journal of Rest 63 (2020) 45-50
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo|Wei, Dan",
            "container_title": "Journal of Rest",
            "year": "2020",
            "volume": "63",
            "pages": "45-50",
            "abstract": ABSTRACT,
        },
    ),
    "numbers of institutions glued to the names": (
        f"""RESEARCH ARTICLE
{TITLE}
Aya Ito1 Graduate School of Medicine, Norburg, NorlandCorrespondenceito@norburg.example
https://orcid.org/0000-0001-2345-6789
,
Bo C. Sato2 Institute of Rest, Sudheim, Norland &
Dan Wei3 University of Westburg, Norland
show all
Abstract
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.|Wei, Dan",
            "abstract": ABSTRACT,
        },
    ),
}
