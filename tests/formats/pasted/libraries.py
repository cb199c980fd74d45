# pages have lines of any length
"""Pages of repositories and libraries as people copy them, in our own words.

`LIBRARIES` maps a name to the text and to what a reader would say of it, as `PAGES` does in
`pages`. All works, people and numbers in it are invented.
"""

from tests.formats.pasted.words import ABSTRACT, FIRST, REST

LIBRARIES: dict[str, tuple[str, dict[str, str]]] = {
    "a repository that cites its own thesis": (
        f"""Norburg University Repository
Home / Theses / Faculty of Health
Short naps for nurses at night
Ito, Aya (2018) Short naps for nurses at night. PhD thesis, University of Norburg.

[thumbnail of Ito_thesis.pdf]
Text
Ito_thesis.pdf - Accepted Version
Download (4MB)

Abstract
{ABSTRACT}

Item Type: Thesis (PhD)
Creators: Ito, Aya
Divisions: Faculty of Health
Date: September 2018
Date Deposited: 12 Jan 2019 10:11
URI: http://eprints.example.ac.uk/id/eprint/12345
""",
        {
            "title": "Short naps for nurses at night",
            "authors": "Ito, Aya",
            "year": "2018",
            "abstract": f"{ABSTRACT}",
        },
    ),
    "a repository with its full metadata": (
        f"""Please use this identifier to cite or link to this item: http://hdl.example.net/10023/1234
Full metadata record
DC Field	Value	Language
dc.contributor.author	Ito, Aya	-
dc.contributor.advisor	Sato, Bo	-
dc.date.accessioned	2019-01-12T10:11:12Z	-
dc.date.issued	2018-09	-
dc.identifier.uri	http://hdl.example.net/10023/1234	-
dc.description.abstract	{ABSTRACT}	en
dc.language.iso	en	en
dc.publisher	University of Norburg	en
dc.title	Short naps for nurses at night	en
dc.type	Thesis	en
""",
        {
            "title": "Short naps for nurses at night",
            "authors": "Ito, Aya",
            "year": "2018",
            "publisher": "University of Norburg",
            "abstract": f"{ABSTRACT}",
        },
    ),
    "a repository with labels and tabs": (
        f"""Title: 	Short naps for nurses at night
Authors: 	Ito, Aya
Keywords: 	Nursing
Night work
Sleep
Issue Date: 	Sep-2018
Publisher: 	University of Norburg
Abstract: 	{ABSTRACT}
URI: 	http://hdl.example.net/10023/1234
Appears in Collections:	Theses
""",
        {
            "title": "Short naps for nurses at night",
            "authors": "Ito, Aya",
            "year": "2018",
            "publisher": "University of Norburg",
            "abstract": f"{ABSTRACT}",
            "keywords": "Nursing|Night work|Sleep",
        },
    ),
    "a server of preprints": (
        f"""Preprints
Short naps for nurses at night: a randomised trial in four hospitals
View ORCID ProfileAya Ito, View ORCID ProfileBo C. Sato, Dan van Oss
doi: https://doi.org/10.5555/2021.03.04.21252345
No peer has reviewed this work yet.
0000000023
AbstractFull TextInfo/HistoryMetrics Preview PDF
Abstract
Background {FIRST}

Methods {REST}

Competing Interest Statement
None.

Clinical Trial
NCT01234567

Funding Statement
None.
Copyright The copyright holder for this preprint is the author/funder.
Posted March 05, 2021.
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "year": "2021",
            "doi": "10.5555/2021.03.04.21252345",
            "trial_ids": "NCT01234567",
            "abstract": f"Background {FIRST}\nMethods {REST}",
        },
    ),
    "a library of reviews": (
        f"""Database of Reviews Review - Intervention
Short naps for nurses at night
Aya Ito, Bo C Sato, Dan van Oss Authors' declarations of interest
Version published: 12 February 2020 Version history
https://doi.org/10.5555/dr.012345
Abstract
Background
Nurses sleep less.
Objectives
{ABSTRACT}
""",
        {
            "title": "Short naps for nurses at night",
            "authors": "Ito, Aya|Sato, Bo C|van Oss, Dan",
            "year": "2020",
            "doi": "10.5555/dr.012345",
            "abstract": f"Background\nNurses sleep less.\nObjectives\n{ABSTRACT}",
        },
    ),
    "a library of conferences": (
        f"""Conferences >2020 International Confe...
Short Naps for Nurses at Night
Cite This
PDF
Aya Ito; Bo C. Sato; Dan van Oss
All Authors
14
Cites in
Papers
512
Full
Text Views
Abstract
Document Sections
I. Introduction
Abstract:
{ABSTRACT}
Published in: 2020 International Conference on Night Work (ICNW)
Date of Conference: 12-14 February 2020
Date Added: 03 March 2020
ISBN Information:
DOI: 10.5555/ICNW.2020.1234567
""",
        {
            "title": "Short Naps for Nurses at Night",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "2020 International Conference on Night Work (ICNW)",
            "year": "2020",
            "doi": "10.5555/icnw.2020.1234567",
            "abstract": f"{ABSTRACT}",
        },
    ),
}
