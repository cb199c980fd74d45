# ruff: noqa: E501  # pages have lines of any length
"""More pages of publishers, each with what makes it hard, in our own words.

`PUBLISHERS` maps a name to the text and to what a reader would say of it, as `PAGES` does in
`pages`. All works, people and numbers in it are invented.
"""

from tests.formats.pasted.words import ABSTRACT, FIRST, REST

PUBLISHERS: dict[str, tuple[str, dict[str, str]]] = {
    "a publisher with a table of contents above the article": (
        f"""Skip to main content
Skip to article
Journals & Books
Help
Search
My account
View PDF
Download full issue
Search ScienceDirect
Outline
Abstract
Keywords
1. Introduction
References (41)
Figures (3)
Elsevier

Sleep Elsewhere
Volume 63, June 2020, 101234
Sleep Elsewhere
Original Article
Short naps for nurses at night: a randomised trial in four hospitals
Author links open overlay panelAya Ito a, Bo C. Sato b 1, Dan van Oss b, Élodie Dupré-Martin c
Show more
Add to Mendeley
Share
Cite
https://doi.org/10.5555/j.sle.2020.101234
Get rights and content
Highlights
•
Nurses at night sleep too little.
•
Naps help them.
Abstract
Background
{FIRST}
Results
{REST}
Previous article in issue
Next article in issue
Keywords
Nap
Shift work
Nursing
1. Introduction
Much is known of sleep.
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan|Dupré-Martin, Élodie",
            "container_title": "Sleep Elsewhere",
            "year": "2020",
            "volume": "63",
            "pages": "101234",
            "doi": "10.5555/j.sle.2020.101234",
            "abstract": f"Background\n{FIRST}\nResults\n{REST}",
            "keywords": "Nap|Shift work|Nursing",
        },
    ),
    "an open journal with affiliations in lines of their own": (
        f"""Open Access
Article
Short Naps for Nurses at Night: A Randomised Trial in Four Hospitals
by Aya Ito 1,*, Bo C. Sato 2, Dan van Oss 2 and Élodie Dupré-Martin 3
1
Department of Rest, University of Elsewhere, 12345 Norburg, Norland
2
Institute of Night Work, 54321 Sudburg, Norland
3
School of Nursing, Westburg, Norland
*
Author to whom correspondence should be addressed.
Rests 2020, 12(3), 345; https://doi.org/10.5555/rests12030345
Submission received: 3 January 2020 / Revised: 2 February 2020 / Accepted: 20 February 2020 / Published: 1 March 2020
(This article belongs to the Special Issue Sleep at Work)
Downloadkeyboard_arrow_down Browse Figures Versions Notes
Abstract
{ABSTRACT}
Keywords: nap; shift work; nursing
1. Introduction
Much is known of sleep.
""",
        {
            "title": "Short Naps for Nurses at Night: A Randomised Trial in Four Hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan|Dupré-Martin, Élodie",
            "container_title": "Rests",
            "year": "2020",
            "volume": "12",
            "issue": "3",
            "pages": "345",
            "doi": "10.5555/rests12030345",
            "abstract": ABSTRACT,
            "keywords": "nap|shift work|nursing",
        },
    ),
    "a publisher with affiliations glued to the names": (
        f"""Skip to Main Content
Taylor & Francis Online homepage
Log in | Register
Home
All Journals
Rest and Society
List of Issues
Volume 63, Issue 2
Short naps for nurses at night: a rando ....
Rest and Society
Volume 63, 2020 - Issue 2
Submit an article
Journal homepage
345
Views
3
CrossRef citations to date
0
Altmetric
Research Article
Short naps for nurses at night: a randomised trial in four hospitals
Aya Itoa Department of Rest, University of Elsewhere, Norburg, NorlandCorrespondenceayaito@elsewhere.example
View further author information
,
Bo C. Satob Institute of Night Work, Sudburg, Norland
View further author information
&
Dan van Ossb Institute of Night Work, Sudburg, Norland
View further author information
Pages 103-109 | Received 03 Jan 2020, Accepted 20 Feb 2020, Published online: 01 Mar 2020
Cite this article
https://doi.org/10.5555/03000000.2020.1234567
CrossMark Logo
Full Article
Figures & data
References
Citations
Metrics
Reprints & Permissions
Read this article
ABSTRACT
{ABSTRACT}
KEYWORDS: Nap shift work nursing
Acknowledgements
We thank all nurses.
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "Rest and Society",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "103-109",
            "doi": "10.5555/03000000.2020.1234567",
            "abstract": ABSTRACT,
            "keywords": "Nap shift work nursing",
        },
    ),
    "a publisher with an article number behind the issue": (
        f"""Journal of Rest Research
Volume 63, Issue 2 e13001
REGULAR RESEARCH PAPER
Full Access
Short naps for nurses at night: a randomised trial in four hospitals
Aya Ito, Bo C. Sato, Dan van Oss, Élodie Dupré-Martin
First published: 01 March 2020
https://doi.org/10.5555/jrr.13001
Citations: 12
SECTIONS
PDF
TOOLS
SHARE
Summary
{ABSTRACT}
1 INTRODUCTION
Much is known of sleep.
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan|Dupré-Martin, Élodie",
            "container_title": "Journal of Rest Research",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "e13001",
            "doi": "10.5555/jrr.13001",
            "abstract": ABSTRACT,
        },
    ),
    "an open journal that names each author twice": (
        f"""ORIGINAL RESEARCH article
Front. Rest, 01 March 2020
Sec. Sleep at Work
Volume 11 - 2020 | https://doi.org/10.5555/frest.2020.00123
Short Naps for Nurses at Night: A Randomised Trial in Four Hospitals
Aya Ito
Aya Ito1*
Bo C. Sato
Bo C. Sato2
Dan van Oss
Dan van Oss2
1Department of Rest, University of Elsewhere, Norburg, Norland
2Institute of Night Work, Sudburg, Norland
{ABSTRACT}
Introduction
Much is known of sleep.
Keywords: nap, shift work, nursing
Citation: Ito A, Sato BC and van Oss D (2020) Short Naps for Nurses at Night: A Randomised Trial in Four Hospitals. Front. Rest 11:123. doi: 10.5555/frest.2020.00123
Received: 03 January 2020; Accepted: 20 February 2020;
Published: 01 March 2020.
""",
        {
            "title": "Short Naps for Nurses at Night: A Randomised Trial in Four Hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "Front. Rest",
            "year": "2020",
            "volume": "11",
            "pages": "123",
            "doi": "10.5555/frest.2020.00123",
            "abstract": ABSTRACT,
            "keywords": "nap|shift work|nursing",
        },
    ),
    "an open journal with an abstract in parts": (
        f"""OPEN ACCESS
PEER-REVIEWED
RESEARCH ARTICLE
Short naps for nurses at night: A randomised trial in four hospitals
Aya Ito , Bo C. Sato, Dan van Oss, Élodie Dupré-Martin
Published: March 1, 2020
https://doi.org/10.5555/journal.prest.0123456
Article
Authors
Metrics
Comments
Media Coverage
Abstract
Background
{FIRST}
Methods and findings
{REST}
Citation: Ito A, Sato BC, van Oss D, Dupré-Martin É (2020) Short naps for nurses at night: A randomised trial in four hospitals. PREST ONE 15(3): e0123456. https://doi.org/10.5555/journal.prest.0123456
Editor: Eiko Doi, University of Elsewhere, NORLAND
Received: January 3, 2020; Accepted: February 20, 2020; Published: March 1, 2020
""",
        {
            "title": "Short naps for nurses at night: A randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan|Dupré-Martin, Élodie",
            "container_title": "PREST ONE",
            "year": "2020",
            "volume": "15",
            "issue": "3",
            "pages": "e0123456",
            "doi": "10.5555/journal.prest.0123456",
            "abstract": f"Background\n{FIRST}\nMethods and findings\n{REST}",
        },
    ),
    "a publisher with the DOI in the line of the imprint": (
        f"""Journal Article
Short naps for nurses at night: a randomised trial in four hospitals
Aya Ito, Bo C Sato, Dan van Oss, Élodie Dupré-Martin
Rest Advances, Volume 63, Issue 2, March 2020, zsz123, https://doi.org/10.5555/restadv/zsz123
Published: 01 March 2020 Article history
PDF
Split View
Cite
Permissions Icon Permissions
Share
Abstract
{ABSTRACT}

nap, shift work, nursing
Topic: nursing
Issue Section: Original Article
© The Author(s) 2020. Published by Elsewhere Press.
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C|van Oss, Dan|Dupré-Martin, Élodie",
            "container_title": "Rest Advances",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "zsz123",
            "doi": "10.5555/restadv/zsz123",
            "abstract": ABSTRACT,
        },
    ),
    "a publisher with identifiers behind the names": (
        f"""Original Article
Published: 01 March 2020
Volume 63, pages 103–109, (2020)
Cite this article
Download PDF
Sleep and Rest
Aims and scope
Submit manuscript
Short naps for nurses at night: a randomised trial in four hospitals
Aya Ito  ORCID: orcid.org/0000-0001-0000-00011,
Bo C. Sato2,
Dan van Oss2 &
Élodie Dupré-Martin3
1234 Accesses
12 Citations
3 Altmetric
Explore all metrics
Abstract
Purpose
{FIRST}
Results
{REST}
Keywords Nap Shift work Nursing
Cite this article
Ito, A., Sato, B.C., van Oss, D. et al. Short naps for nurses at night: a randomised trial in four hospitals. Sleep Rest 63, 103–109 (2020). https://doi.org/10.5555/s11325-020-01234-5
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan|Dupré-Martin, Élodie",
            "container_title": "Sleep Rest",
            "year": "2020",
            "volume": "63",
            "pages": "103–109",
            "doi": "10.5555/s11325-020-01234-5",
            "abstract": f"Purpose\n{FIRST}\nResults\n{REST}",
            "keywords": "Nap Shift work Nursing",
        },
    ),
    "a journal with Roman numerals behind the names": (
        f"""Home
Brasil
Rev. Descanso
vol.63 no.2 Norburg Mar./Apr. 2020
ARTIGO ORIGINAL
Cochilos curtos para enfermeiros à noite: ensaio em quatro hospitais
Short naps for nurses at night: a trial in four hospitals
Aya Ito I; Bo Sato II; Dan van Oss II
I Universidade de Norburg. Norburg, Norlândia
II Instituto do Trabalho Noturno. Sudburg, Norlândia
https://doi.org/10.5555/0000-0000.2020.63.2.103
RESUMO
{ABSTRACT}
Descritores: Sono; Enfermagem; Trabalho Noturno
""",
        {
            "title": "Short naps for nurses at night: a trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo|van Oss, Dan",
            "container_title": "Rev. Descanso",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "doi": "10.5555/0000-0000.2020.63.2.103",
            "abstract": ABSTRACT,
            "keywords": "Sono|Enfermagem|Trabalho Noturno",
        },
    ),
}
