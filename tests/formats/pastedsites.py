# ruff: noqa: E501  # pages have lines of any length
"""More pages as people copy them, from libraries, indexes and hosts, in our own words.

`SITES` maps a name to the text and to what a reader would say of it, as `PAGES` does in
`pastedpages`. All works, people and numbers in it are invented.
"""

FIRST = "Nurses who work at night sleep less than others. We asked whether a short nap during the shift helps them to rest."
REST = "In a trial with 212 nurses, those who napped slept 40 minutes longer on the following day. No harm was seen, and most of them wished to go on. We conclude that hospitals may offer naps to nurses at night without fear for the care of their patients, and that more is to be learned."
ABSTRACT = FIRST + " " + REST

SITES: dict[str, tuple[str, dict[str, str]]] = {
    "an index of medicine with collaborators and parts": (
        f"""Skip to main page content
Here's how you know
Log in
Search: night naps
Advanced Clipboard
User Guide
Save Email Send to
Display options
Randomized Controlled Trial Sleep Med
. 2021 Mar;45(3):e211-e219. doi: 10.5555/sm.2021.211. Epub 2021 Feb 3.
Short naps for nurses at night: a randomised trial in four hospitals
Aya Ito  1 , Bo C Sato  2   3 , Dan van Oss  2 , Élodie Dupré-Martin  4 ; NAP Study Group
Collaborators, Affiliations
PMID: 33999999 PMCID: PMC8000001 DOI: 10.5555/sm.2021.211
Abstract
Background: {FIRST}
Methods: {REST}
Conclusions: Naps are fine.

Trial registration: ClinicalTrials.gov NCT01234567.

Keywords: Fatigue; Nursing; Shift work.

Copyright © 2021 Elsewhere B.V. All rights reserved.

PubMed Disclaimer

Conflict of interest statement
Declaration of interests None.

Similar articles
Cited by 3 articles
References
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C|van Oss, Dan|Dupré-Martin, Élodie|NAP Study Group",
            "container_title": "Sleep Med",
            "year": "2021",
            "volume": "45",
            "issue": "3",
            "pages": "e211-e219",
            "doi": "10.5555/sm.2021.211",
            "pmid": "33999999",
            "pmcid": "PMC8000001",
            "trial_ids": "NCT01234567",
            "abstract": f"Background: {FIRST}\nMethods: {REST}\nConclusions: Naps are fine.\nTrial registration: ClinicalTrials.gov NCT01234567.",
            "keywords": "Fatigue|Nursing|Shift work",
        },
    ),
    "a publisher with each name in a line of its own": (
        f"""Skip to main content
Journals & Books
Help
Search
My account
Sign in
Elsewhere
International Journal of Night Work
Volume 151, March 2024, 104677
International Journal of Night Work
Short naps for nurses at night: a randomised trial in four hospitals
Author links open overlay panel
Aya Ito
 a
,
Bo C. Sato
 b
, Dan van Oss
 b c

Show more
Add to Mendeley
Share
Cite
https://doi.org/10.5555/j.ijnw.2024.104677
Get rights and content
Under a Creative Commons license
open access
Abstract
Background
{FIRST}
Objective
To see whether naps help.
Results
{REST}

Keywords
Nursing
Sleep
Shift work

What is already known
• Naps.
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "International Journal of Night Work",
            "year": "2024",
            "volume": "151",
            "pages": "104677",
            "doi": "10.5555/j.ijnw.2024.104677",
            "abstract": f"Background\n{FIRST}\nObjective\nTo see whether naps help.\nResults\n{REST}",
            "keywords": "Nursing|Sleep|Shift work",
        },
    ),
    "an index of citations": (
        f"""Document details - Short naps for nurses at night: a randomised trial in four hospitals
1 of 1
Export Download More...
International Journal of Night Work
Volume 151, March 2024, Article number 104677
Short naps for nurses at night: a randomised trial in four hospitals(Article)(Open Access)
Ito, A.a, Sato, B.C.b, van Oss, D.b,c
aDepartment of Nursing, University of Norburg, Norburg, Norland
bHospital of Sudheim, Sudheim, Norland
Abstract
{ABSTRACT} © 2024 The Author(s)
Author keywords
Nursing; Sleep; Shift work
ISSN: 0020-7489
Source Type: Journal
Original language: English
DOI: 10.5555/j.ijnw.2024.104677
Document Type: Article
Publisher: Elsewhere Ltd
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, A.|Sato, B.C.|van Oss, D.",
            "container_title": "International Journal of Night Work",
            "year": "2024",
            "volume": "151",
            "pages": "104677",
            "doi": "10.5555/j.ijnw.2024.104677",
            "issn": "0020-7489",
            "publisher": "Elsewhere Ltd",
            "abstract": f"{ABSTRACT} © 2024 The Author(s)",
            "keywords": "Nursing|Sleep|Shift work",
        },
    ),
    "a publisher with degrees behind the names": (
        f"""Journal of Advanced Rest
Volume 76, Issue 9 pp. 2345-2356
ORIGINAL RESEARCH: CLINICAL TRIAL
Short naps for nurses at night: a randomised trial in four hospitals
Aya Ito PhD, RN, Bo C. Sato MSc, Dan van Oss PhD
First published: 14 June 2020 https://doi.org/10.5555/jar.14445 Citations: 12
Funding information
The Night Fund, Grant 12.
SECTIONSPDFPDFTOOLSSHARE
Abstract
Aims
{FIRST}
Design
Trial.
Results
{REST}

CONFLICT OF INTEREST
None.
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "Journal of Advanced Rest",
            "year": "2020",
            "volume": "76",
            "issue": "9",
            "pages": "2345-2356",
            "doi": "10.5555/jar.14445",
            "abstract": f"Aims\n{FIRST}\nDesign\nTrial.\nResults\n{REST}",
        },
    ),
    "the styles that a search engine offers": (
        """MLA
Ito, Aya, Bo C. Sato, and Dan van Oss. "Short naps for nurses at night: a randomised trial." Journal of Night Work 63.2 (2020): 103-109.
APA
Ito, A., Sato, B. C., & van Oss, D. (2020). Short naps for nurses at night: a randomised trial. Journal of Night Work, 63(2), 103-109.
Chicago
Ito, Aya, Bo C. Sato, and Dan van Oss. "Short naps for nurses at night: a randomised trial." Journal of Night Work 63, no. 2 (2020): 103-109.
Harvard
Ito, A., Sato, B.C. and van Oss, D., 2020. Short naps for nurses at night: a randomised trial. Journal of Night Work, 63(2), pp.103-109.
Vancouver
Ito A, Sato BC, van Oss D. Short naps for nurses at night: a randomised trial. Journal of Night Work. 2020 Feb 3;63(2):103-9.
BibTeX EndNote RefMan RefWorks""",
        {
            "title": "Short naps for nurses at night: a randomised trial",
            "authors": "Ito, A.|Sato, B. C.|van Oss, D.",
            "container_title": "Journal of Night Work",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "103-109",
        },
    ),
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
    "a Chinese index with the journal first": (
        """护理学杂志 . 2021 ,36 (05) 查看该刊数据库收录来源
夜班护士短时小睡对睡眠质量的影响
张三1 李四2 王小明1
1. 北方大学护理学院 2. 南方医院护理部
摘要： 目的：探讨值班期间短时小睡对夜班护士睡眠质量的影响。方法：选取二百一十二名护士，随机分为两组。结果：试验组睡眠时间延长四十分钟。结论：短时小睡有助于改善睡眠质量。
关键词： 夜班; 护士; 小睡; 睡眠质量;
基金资助： 国家自然科学基金(7100000);
DOI： 10.5555/j.issn.1001-4152.2021.05.012
专辑： 医药卫生科技
分类号： R47
页码： 12-15
""",
        {
            "title": "夜班护士短时小睡对睡眠质量的影响",
            "authors": "张三|李四|王小明",
            "container_title": "护理学杂志",
            "year": "2021",
            "volume": "36",
            "issue": "05",
            "pages": "12-15",
            "doi": "10.5555/j.issn.1001-4152.2021.05.012",
            "abstract": "目的：探讨值班期间短时小睡对夜班护士睡眠质量的影响。方法：选取二百一十二名护士，随机分为两组。结果：试验组睡眠时间延长四十分钟。结论：短时小睡有助于改善睡眠质量。",
            "keywords": "夜班|护士|小睡|睡眠质量",
        },
    ),
    "a Chinese index with labels": (
        """短时小睡对夜班护士睡眠质量的影响
doi:10.5555/j.issn.1001-4152.2021.05.012
摘要： 目的探讨值班期间短时小睡对夜班护士睡眠质量的影响。方法选取二百一十二名护士，随机分为两组。结果试验组睡眠时间延长。
作者： 张三 李四 王小明
作者单位： 北方大学护理学院
刊名： 护理学杂志
年，卷(期)： 2021,36(5)
所属期刊栏目： 论著
分类号： R47
关键词： 夜班 护士 小睡
页数： 4
页码： 12-15
""",
        {
            "title": "短时小睡对夜班护士睡眠质量的影响",
            "authors": "张三|李四|王小明",
            "container_title": "护理学杂志",
            "year": "2021",
            "volume": "36",
            "issue": "5",
            "pages": "12-15",
            "doi": "10.5555/j.issn.1001-4152.2021.05.012",
            "abstract": "目的探讨值班期间短时小睡对夜班护士睡眠质量的影响。方法选取二百一十二名护士，随机分为两组。结果试验组睡眠时间延长。",
            "keywords": "夜班|护士|小睡",
        },
    ),
    "a German journal": (
        """Pflege und Nacht
Jahrgang 33, Heft 4, S. 201–209
Originalarbeit
Kurze Nickerchen für Pflegende im Nachtdienst: eine randomisierte Studie
Aya Ito, Bo Sato und Jürgen Müller-Lüdenscheidt
Online veröffentlicht: 3. August 2020
https://doi.org/10.5555/1012-5302/a000745
Zusammenfassung
Hintergrund: Pflegende im Nachtdienst schlafen weniger als andere. Ziel: Wir fragten, ob ein Nickerchen hilft. Methoden: Eine Studie mit 212 Pflegenden. Ergebnisse: Sie schliefen 40 Minuten länger. Schlussfolgerungen: Nickerchen sind zu empfehlen.
Schlüsselwörter: Nachtdienst, Schlaf, Pflege
Abstract
Background: Nurses at night sleep less.
""",
        {
            "title": "Kurze Nickerchen für Pflegende im Nachtdienst: eine randomisierte Studie",
            "authors": "Ito, Aya|Sato, Bo|Müller-Lüdenscheidt, Jürgen",
            "container_title": "Pflege und Nacht",
            "year": "2020",
            "volume": "33",
            "issue": "4",
            "pages": "201–209",
            "doi": "10.5555/1012-5302/a000745",
            "abstract": "Hintergrund: Pflegende im Nachtdienst schlafen weniger als andere. Ziel: Wir fragten, ob ein Nickerchen hilft. Methoden: Eine Studie mit 212 Pflegenden. Ergebnisse: Sie schliefen 40 Minuten länger. Schlussfolgerungen: Nickerchen sind zu empfehlen.",
            "keywords": "Nachtdienst|Schlaf|Pflege",
        },
    ),
    "a host of databases with labels above values": (
        f"""Result List Refine Search
1 of 12
Title:
Short naps for nurses at night: a randomised trial.
Authors:
Ito A; Department of Nursing, University of Norburg.
Sato BC; Hospital of Sudheim.
Source:
Journal of Night Work [J Night Work] 2020 Feb; Vol. 63 (2), pp. 103-109. Date of Electronic Publication: 2020 Jan 05.
Publication Type:
Journal Article
Language:
English
Journal Info:
Publisher: Norburg Press Country of Publication: Norland NLM ID: 1234567 ISSN: 2049-3630 (Electronic)
Abstract:
{ABSTRACT}
Entry Date(s):
Date Created: 20200106
DOI:
10.5555/jnw.2020.103
PMID:
31999999
Database:
MEDLINE
""",
        {
            "title": "Short naps for nurses at night: a randomised trial.",
            "authors": "Ito, A|Sato, BC",
            "container_title": "Journal of Night Work",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "103-109",
            "doi": "10.5555/jnw.2020.103",
            "pmid": "31999999",
            "abstract": f"{ABSTRACT}",
        },
    ),
    "a host of databases with addresses behind names": (
        f"""Short naps for nurses at night: a randomised trial.
Authors:
Ito, Aya1 aya@example.org
Sato, Bo C.2
Affiliation:
1Department of Nursing, University of Norburg
2Hospital of Sudheim
Source:
Journal of Night Work (J NIGHT WORK), Feb2020; 63(2): 103-109. (7p)
Publication Type:
Article
Abstract:
{ABSTRACT}
ISSN:
2049-3630
DOI:
10.5555/jnw.2020.103
Accession Number:
141234567
""",
        {
            "title": "Short naps for nurses at night: a randomised trial.",
            "authors": "Ito, Aya|Sato, Bo C.",
            "container_title": "Journal of Night Work",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "103-109",
            "doi": "10.5555/jnw.2020.103",
            "issn": "2049-3630",
            "abstract": f"{ABSTRACT}",
        },
    ),
    "a publisher with an article number": (
        f"""Skip to main content
nature  scientific rest  articles  article
Article
Open Access
Published: 14 June 2020
Short naps for nurses at night: a randomised trial in four hospitals
Aya Ito, Bo C. Sato & Dan van Oss
Scientific Rest volume 10, Article number: 9999 (2020) Cite this article

1234 Accesses

12 Citations

3 Altmetric

Metrics details

Abstract
{ABSTRACT}

Introduction
We sleep.
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "Scientific Rest",
            "year": "2020",
            "volume": "10",
            "pages": "9999",
            "abstract": f"{ABSTRACT}",
        },
    ),
    "a weekly that says how to cite in short": (
        f"""Research
Short naps for nurses at night: a randomised trial in four hospitals
BNJ 2020; 368 doi: https://doi.org/10.5555/bnj.m123 (Published 12 February 2020)
Cite this as: BNJ 2020;368:m123
Aya Ito, professor1, Bo C Sato, research fellow2, Dan van Oss, statistician2
Author affiliations
Correspondence to: A Ito aya@example.org
Accepted 3 January 2020
Abstract
Objective To see whether naps help nurses.
Design Randomised trial.
Results {ABSTRACT}
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C|van Oss, Dan",
            "container_title": "BNJ",
            "year": "2020",
            "volume": "368",
            "pages": "m123",
            "doi": "10.5555/bnj.m123",
            "abstract": f"Objective To see whether naps help nurses.\nDesign Randomised trial.\nResults {ABSTRACT}",
        },
    ),
    "a journal with dates above the title": (
        f"""Original Investigation
February 12, 2020
Short Naps for Nurses at Night: A Randomized Trial in Four Hospitals
Aya Ito, MD, PhD1; Bo C. Sato, MSc2; Dan van Oss, PhD2; et al
Author Affiliations
JANA. 2020;323(7):647-656. doi:10.5555/jana.2020.0123
Key Points
Question Do naps help?
Abstract
Importance  Nurses who work at night sleep less.
Results {ABSTRACT}
""",
        {
            "title": "Short Naps for Nurses at Night: A Randomized Trial in Four Hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "JANA",
            "year": "2020",
            "volume": "323",
            "issue": "7",
            "pages": "647-656",
            "doi": "10.5555/jana.2020.0123",
            "abstract": f"Importance Nurses who work at night sleep less.\nResults {ABSTRACT}",
        },
    ),
    "a network of authors": (
        f"""ArticlePDF Available
Short naps for nurses at night: a randomised trial in four hospitals
February 2020 Journal of Night Work 63(2):103-109
DOI:10.5555/jnw.2020.103
Authors:
Aya Ito
University of Norburg
Bo C. Sato
Hospital of Sudheim
Download full-text PDF
Read full-text
Citations (14)
References (41)
Abstract
{ABSTRACT}
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C.",
            "container_title": "Journal of Night Work",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "103-109",
            "doi": "10.5555/jnw.2020.103",
            "abstract": f"{ABSTRACT}",
        },
    ),
    "a scholarly graph": (
        f"""DOI:10.5555/jnw.2020.103 Corpus ID: 12345678
Short naps for nurses at night: a randomised trial in four hospitals
Aya Ito, Bo C. Sato, D. van Oss
Published in Journal of Night Work 1 February 2020 Medicine
TLDR
Naps help.
Expand
{ABSTRACT}
View on Publisher
Save to Library
14 Citations
""",
        {
            "title": "Short naps for nurses at night: a randomised trial in four hospitals",
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, D.",
            "container_title": "Journal of Night Work",
            "year": "2020",
            "doi": "10.5555/jnw.2020.103",
            "abstract": f"{ABSTRACT}",
        },
    ),
    "an index in Portuguese": (
        f"""Cochilos curtos para enfermeiras no turno da noite
Ito, Aya; Sato, Bo C.
Rev. enferm. noturna ; 12(3): 45-50, maio-jun. 2020. tab
Article in Portuguese | LILACS | ID: biblio-1234567
RESUMO
{ABSTRACT}
""",
        {
            "title": "Cochilos curtos para enfermeiras no turno da noite",
            "authors": "Ito, Aya|Sato, Bo C.",
            "container_title": "Rev. enferm. noturna",
            "year": "2020",
            "volume": "12",
            "issue": "3",
            "pages": "45-50",
            "abstract": f"{ABSTRACT}",
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
    "a Russian journal": (
        """Вестник ночной работы
Том 12, № 3 (2020)
КОРОТКИЙ СОН МЕДИЦИНСКИХ СЕСТЁР В НОЧНУЮ СМЕНУ
Иванов И. И., Петрова А. Б.
https://doi.org/10.5555/2020.12.3.45-50
Аннотация
Медицинские сёстры, работающие ночью, спят меньше других. Мы спросили, помогает ли им короткий сон во время смены.
Ключевые слова
сон; ночная смена; сёстры
""",
        {
            "title": "КОРОТКИЙ СОН МЕДИЦИНСКИХ СЕСТЁР В НОЧНУЮ СМЕНУ",
            "authors": "Иванов, И. И.|Петрова, А. Б.",
            "container_title": "Вестник ночной работы",
            "year": "2020",
            "volume": "12",
            "issue": "3",
            "doi": "10.5555/2020.12.3.45-50",
            "abstract": "Медицинские сёстры, работающие ночью, спят меньше других. Мы спросили, помогает ли им короткий сон во время смены.",
            "keywords": "сон|ночная смена|сёстры",
        },
    ),
    "a French journal": (
        """Recherche en soins de nuit 2020/3 (N° 142), pages 45 à 50
Les siestes courtes des infirmières de nuit : un essai dans quatre hôpitaux
Aya Ito, Bo Sato
Dans Recherche en soins de nuit 2020/3 (N° 142)
Résumé
Les infirmières de nuit dorment moins que les autres. Nous avons demandé si une sieste les aide.
Mots-clés : sommeil, nuit, infirmières
""",
        {
            "title": "Les siestes courtes des infirmières de nuit : un essai dans quatre hôpitaux",
            "authors": "Ito, Aya|Sato, Bo",
            "container_title": "Recherche en soins de nuit",
            "year": "2020",
            "issue": "142",
            "pages": "45-50",
            "abstract": "Les infirmières de nuit dorment moins que les autres. Nous avons demandé si une sieste les aide.",
            "keywords": "sommeil|nuit|infirmières",
        },
    ),
}
