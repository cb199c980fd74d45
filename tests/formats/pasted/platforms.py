# ruff: noqa: E501  # pages have lines of any length
"""More pages of indexes and platforms, each with what makes it hard, in our own words.

`PLATFORMS` maps a name to the text and to what a reader would say of it, as `PAGES` does in
`pages`. All works, people and numbers in it are invented.
"""

from tests.formats.pasted.words import ABSTRACT

PLATFORMS: dict[str, tuple[str, dict[str, str]]] = {
    "a Japanese platform with family names in capitals": (
        f"""J-STAGE home
Journal of Nocturnal Rest
Volume 63 (2020) Issue 2
Journal of Nocturnal Rest
Online ISSN : 2049-3630
Print ISSN : 0317-8471
ISSN-L : 0317-8471
Original Articles
Short naps for nurses at night: a randomised trial in four hospitals
Aya ITO, Bo SATO, Dan ABE, Eiko DOI
Author information
Keywords: Nap, Shift work, Nursing
JOURNAL FREE ACCESS
2020 Volume 63 Issue 2 Pages 103-109
DOI https://doi.org/10.5555/jnr.63.103
Details
Download PDF (512K)
Download citation
Abstract
{ABSTRACT}
References (12)
Related articles (0)
© 2020 The Society of Nocturnal Rest
Previous article Next article
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "ITO, Aya|SATO, Bo|ABE, Dan|DOI, Eiko",
            "container_title": "Journal of Nocturnal Rest",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "103-109",
            "doi": "10.5555/jnr.63.103",
            "issn": "2049-3630",
            "abstract": ABSTRACT,
            "keywords": "Nap|Shift work|Nursing",
        },
    ),
    "an index of citations with letters behind the names": (
        f"""Document details
1 of 1
Export Download More...
Journal of Rest Research
Volume 63, Issue 2, 1 April 2020, Article number e13001, Pages 103-109
Short naps for nurses at night: a randomised trial in four hospitals (Article) (Open Access)
Ito, A.a Email Author, Sato, B.C.b, van Oss, D.b, Dupré-Martin, É.c View Correspondence (jump link)
aDepartment of Rest, University of Elsewhere, Norburg, Norland
bInstitute of Night Work, Sudburg, Norland
cSchool of Nursing, Westburg, Norland
View references (31)
Abstract
{ABSTRACT} © 2020 Elsewhere Press.
Author keywords
Nap; Nursing; Shift work
Indexed keywords
EMTREE medical terms: adult; human
ISSN: 20493630
CODEN: JRRXX
Source Type: Journal
Original language: English
DOI: 10.5555/jrr.13001
PubMed ID: 32000001
Document Type: Article
Publisher: Elsewhere Press
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, A.|Sato, B.C.|van Oss, D.|Dupré-Martin, É.",
            "container_title": "Journal of Rest Research",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "e13001",
            "doi": "10.5555/jrr.13001",
            "pmid": "32000001",
            "issn": "2049-3630",
            "publisher": "Elsewhere Press",
            "abstract": ABSTRACT,
            "keywords": "Nap|Nursing|Shift work",
        },
    ),
    "a Japanese index with each author in a line": (
        f"""CiNii Research
Short naps for nurses at night: a randomised trial in four hospitals
Aya Ito
University of Elsewhere
Bo Sato
Institute of Night Work
Search this article
Abstract
{ABSTRACT}
Journal
Journal of Nocturnal Rest
Journal of Nocturnal Rest 63 (2), 103-109, 2020-03-01
The Society of Nocturnal Rest
Details
CRID 1390000000000000001
NII Article ID 130001234567
DOI 10.5555/jnr.63.103
ISSN 20493630 03178471
Text Lang en
Data Source JaLC CiNii Articles
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo",
            "container_title": "Journal of Nocturnal Rest",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "103-109",
            "doi": "10.5555/jnr.63.103",
            "issn": "2049-3630|0317-8471",
            "abstract": ABSTRACT,
        },
    ),
    "a host of databases with the place behind the journal": (
        f"""Abstract/Details
Short naps for nurses at night: a randomised trial in four hospitals
Ito, Aya; Sato, Bo C.; van Oss, Dan.  Journal of Rest Research; Norburg Vol. 63, Iss. 2,  (Mar 2020): 103-109. DOI:10.5555/jrr.13001
Publisher logo. Links to publisher website, opened in a new window.
Full text - PDF (512 KB)
Abstract
{ABSTRACT}
Details
Subject
Sleep;
Nurses;
Shift work
Title
Short naps for nurses at night: a randomised trial in four hospitals
Author
Ito, Aya 1 ; Sato, Bo C. 2 ; van Oss, Dan 2
1 Department of Rest, Norburg, Norland
2 Institute of Night Work, Sudburg, Norland
Publication title
Journal of Rest Research; Norburg
Volume
63
Issue
2
Pages
103-109
Publication year
2020
Publication date
Mar 2020
Publisher
Elsewhere Press
Place of publication
Norburg
ISSN
20493630
Source type
Scholarly Journal
Language of publication
English
DOI
https://doi.org/10.5555/jrr.13001
ProQuest document ID
2400000001
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "Journal of Rest Research",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "103-109",
            "doi": "10.5555/jrr.13001",
            "issn": "2049-3630",
            "publisher": "Elsewhere Press",
            "abstract": ABSTRACT,
        },
    ),
    "an index of education": (
        f"""ERIC Number: EJ1234567
Record Type: Journal
Publication Date: 2020-Mar
Pages: 7
Abstractor: As Provided
ISBN: N/A
ISSN: ISSN-2049-3630
EISSN: N/A
Short Naps for Nurses at Night: A Randomised Trial in Four Hospitals
Ito, Aya; Sato, Bo C.; van Oss, Dan
Journal of Rest Research, v63 n2 p103-109 Mar 2020
{ABSTRACT}
Descriptors: Sleep, Nurses, Shift Work
Elsewhere Press. 1 Rest Street, Norburg, Norland. Web site: http://elsewhere.example
Publication Type: Journal Articles; Reports - Research
Language: English
""",
        {
            "title": "Short Naps for Nurses at Night: A Randomised Trial in Four Hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "Journal of Rest Research",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "103-109",
            "issn": "2049-3630",
            "abstract": ABSTRACT,
            "keywords": "Sleep|Nurses|Shift Work",
        },
    ),
    "an archive of preprints with versions": (
        f"""Skip to main content
Cornell University
We gratefully acknowledge support from all contributors.
arXiv logo > cs > arXiv:2003.01234
Help | Advanced Search
Computer Science > Human-Computer Interaction
[Submitted on 3 Mar 2020 (v1), last revised 5 Apr 2020 (this version, v2)]
Title:Short naps for nurses at night: a simulation of four hospitals
Authors:Aya Ito, Bo C. Sato, Dan van Oss, Élodie Dupré-Martin
View a PDF of the paper titled Short naps for nurses at night: a simulation of four hospitals, by Aya Ito and 3 other authors
View PDF
Abstract:{ABSTRACT}
Comments:\t12 pages, 3 figures
Subjects:\tHuman-Computer Interaction (cs.HC); Computers and Society (cs.CY)
Cite as:\tarXiv:2003.01234 [cs.HC]
 \t(or arXiv:2003.01234v2 [cs.HC] for this version)
 \t
https://doi.org/10.48550/arXiv.2003.01234
Submission history
From: Aya Ito [view email]
[v1] Tue, 3 Mar 2020 10:00:00 UTC (512 KB)
[v2] Sun, 5 Apr 2020 11:00:00 UTC (530 KB)
Access Paper:
References & Citations
""",
        {
            "title": "Short naps for nurses at night: a simulation of four hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan|Dupré-Martin, Élodie",
            "year": "2020",
            "doi": "10.48550/arxiv.2003.01234",
            "abstract": ABSTRACT,
        },
    ),
}
