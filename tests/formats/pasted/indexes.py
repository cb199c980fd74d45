# ruff: noqa: E501  # pages have lines of any length
"""Pages of indexes and hosts of databases as people copy them, in our own words.

`INDEXES` maps a name to the text and to what a reader would say of it, as `PAGES` does in
`pages`. All works, people and numbers in it are invented.
"""

from tests.formats.pasted.words import ABSTRACT, FIRST, REST

INDEXES: dict[str, tuple[str, dict[str, str]]] = {
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
            "abstract": f"{ABSTRACT}",
            "keywords": "Nursing|Sleep|Shift work",
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
}
