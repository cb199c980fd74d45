# ruff: noqa: E501  # pages have lines of any length
"""Records of databases, each with what makes it hard, in our own words.

`DATABASES` maps a name to the text and to what a reader would say of it, as `PAGES` does in
`pages`. All works, people and numbers in it are invented.
"""

from tests.formats.pasted.words import ABSTRACT

TITLE = "Short naps for nurses at night: a trial in four hospitals"

DATABASES: dict[str, tuple[str, dict[str, str]]] = {
    "full names behind short ones, and numbers without blanks": (
        f"""{TITLE}
By
Ito, A (Ito, Aya) [1]; Sato, BC (Sato, Bo C.) [2]; van Oss, D (van Oss, Dan) [2], [3]
Source
JOURNAL OF REST
Volume63Issue2Page45-50
DOI10.5555/jr.2020.45
Published
MAR 2020
Abstract
{ABSTRACT}
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "JOURNAL OF REST",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "doi": "10.5555/jr.2020.45",
            "abstract": ABSTRACT,
        },
    ),
    "addresses behind the authors, and an owner below the abstract": (
        f"""Title:
{TITLE}.
Authors:
Ito, Aya1 (AUTHOR) ito@norburg.example
Sato, Bo C.2,3 (AUTHOR)
Source:
Journal of Rest (Norburg Press, Inc.). Mar2020, Vol. 63 Issue 2, p45-50. 6p. 2 Charts.
Abstract:
{ABSTRACT} [ABSTRACT FROM AUTHOR]
Copyright of Journal of Rest (Norburg Press, Inc.) is the property of Norburg Press and its content may not be copied or emailed to multiple sites.
Author Affiliations:
1University of Norburg
ISSN:
2049-3630
""",
        {
            "title": f"{TITLE}.",
            "authors": "Ito, Aya|Sato, Bo C.",
            "container_title": "Journal of Rest",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "issn": "2049-3630",
            "abstract": ABSTRACT,
        },
    ),
    "degrees behind inverted names": (
        f"""{TITLE}
[Article]
Ito, Aya MD, PhD; Sato, Bo C. PhD; van Oss, Dan RN, MSc
Author Information
Journal of Rest. 63(2):45-50, March 2020.
(Format: HTML, PDF)
Abstract
{ABSTRACT}
Copyright (C) 2020 by Norburg Press
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "Journal of Rest",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "abstract": ABSTRACT,
        },
    ),
    "bullets between the journal and its volume": (
        f"""Back to results
Journal of Rest • Open Access • Volume 63, Issue 2, Pages 45 - 50 • March 2020
{TITLE}
Ito, Aya a; Sato, Bo C. b, c
a University of Norburg, Norland
b Hospital of Sudheim, Norland
Abstract
{ABSTRACT} (NapInfo Database Record (c) 2021 NAP, all rights reserved)
Unique Identifier
2020-12345-001
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.",
            "container_title": "Journal of Rest",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "abstract": ABSTRACT,
        },
    ),
    "a journal that tells its ISSN": (
        f"""El sueño de las enfermeras de noche: un ensayo en cuatro hospitales
Autores: Ana Ito, Bo Sato
Localización: Revista del Descanso, ISSN 2049-3630, Vol. 63, Nº. 2, 2020, págs. 45-50
Idioma: español
Resumen
{ABSTRACT}
""",
        {
            "title": "El sueño de las enfermeras de noche: un ensayo en cuatro hospitales",
            "authors": "Ito, Ana|Sato, Bo",
            "container_title": "Revista del Descanso",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "issn": "2049-3630",
            "abstract": ABSTRACT,
        },
    ),
    "a title in three languages": (
        f"""Home > Pesquisa > sono enfermagem (123)
Cochilos de enfermeiros à noite: estudo em hospitais / Naps of nurses at night: study in hospitals / Siestas de enfermeros de noche: estudio en hospitales
Ito, Maria Aparecida da; Sato, João Pedro; Souza, Ana C..
Rev. nort. sono ; 63(supl.1): 45-50, Jan.-Feb. 2020. tab, graf
RESUMO
{ABSTRACT}
""",
        {
            "title": "Cochilos de enfermeiros à noite: estudo em hospitais",
            "authors": "Ito, Maria Aparecida da|Sato, João Pedro|Souza, Ana C",
            "container_title": "Rev. nort. sono",
            "year": "2020",
            "volume": "63",
            "issue": "supl.1",
            "pages": "45-50",
            "abstract": ABSTRACT,
        },
    ),
    "an abbreviation between the journal and its volume": (
        f"""{TITLE}
Journal of Rest
약어 : JR
2020, vol.63, no.2, pp. 45-50 (6 pages)
DOI : 10.5555/jr.2020.45
Abstract
{ABSTRACT}
""",
        {
            "title": TITLE,
            "container_title": "Journal of Rest",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "doi": "10.5555/jr.2020.45",
            "abstract": ABSTRACT,
        },
    ),
    "the journal above and below the title": (
        f"""Revista Norlandesa del Descanso
ISSN: 2049-3630
Universidad de Norburgo
El sueño de las enfermeras de noche: un ensayo en cuatro hospitales
Ito, Ana; Sato, Bo
El sueño de las enfermeras de noche: un ensayo en cuatro hospitales
Revista Norlandesa del Descanso, vol. 63, núm. 2, 2020, pp. 45-50
Universidad de Norburgo
Resumen: {ABSTRACT}
""",
        {
            "title": "El sueño de las enfermeras de noche: un ensayo en cuatro hospitales",
            "authors": "Ito, Ana|Sato, Bo",
            "container_title": "Revista Norlandesa del Descanso",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "issn": "2049-3630",
            "abstract": ABSTRACT,
        },
    ),
    "family names first in the citation, but not above it": (
        f"""Le sommeil des infirmières de nuit : un essai dans quatre hôpitaux
[article]
Jeanne Ito, Paul Martin-Sato
Repos Année 2020 63-2 pp. 45-50
Référence bibliographique
Ito Jeanne, Martin-Sato Paul. Le sommeil des infirmières de nuit : un essai dans quatre hôpitaux. In: Repos, 63ᵉ année, n°2, 2020. pp. 45-50.
DOI : https://doi.org/10.5555/repos.2020.45
Résumé
{ABSTRACT}
""",
        {
            "title": "Le sommeil des infirmières de nuit : un essai dans quatre hôpitaux",
            "authors": "Ito, Jeanne|Martin-Sato, Paul",
            "container_title": "Repos",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "doi": "10.5555/repos.2020.45",
            "abstract": ABSTRACT,
        },
    ),
    "names cut by “et al”": (
        f"""Norland Network Home
Sign In
Original Investigation
March 9, 2020
Effect of Short Naps at Night on the Rest of Nurses in Four Hospitals of Norland
A Randomized Clinical Trial
Aya Ito, PhD1,2; Bo C. Sato, MSc3; Dan van Oss, BSc (Hons)1; et al Fay Eng, PhD4; Gil Fox, PhD5
Author Affiliations Article Information
NORL. 2020;63(2):45-50. doi:10.5555/norl.2020.45
Abstract
{ABSTRACT}
""",
        {
            "title": "Effect of Short Naps at Night on the Rest of Nurses in Four Hospitals of Norland: A Randomized Clinical Trial",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan|Eng, Fay|Fox, Gil",
            "container_title": "NORL",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "doi": "10.5555/norl.2020.45",
            "abstract": ABSTRACT,
        },
    ),
    "initials, blanks and numbers, and a group at the end": (
        f"""Norland PMC
Menu
About
Search the literature of the sciences (45,123,456 articles, preprints and more)
Abstract

Full text links

A trial of short naps for nurses at night.

Ito AB 1 , Sato B 1 ,  Page M 2 , NAP Study Investigators
Author information

1. University of Norburg, Norland.
2. The Hospital of Sudheim.
Journal of Rest, 26 Mar 2020, 63(2):45-50
DOI: 10.5555/jr.2020.45 PMID: 36286999

Abstract
{ABSTRACT}
""",
        {
            "title": "A trial of short naps for nurses at night.",
            "authors": "Ito, AB|Sato, B|Page, M|NAP Study Investigators",
            "container_title": "Journal of Rest",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "45-50",
            "doi": "10.5555/jr.2020.45",
            "pmid": "36286999",
            "abstract": ABSTRACT,
        },
    ),
}
