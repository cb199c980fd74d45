# pages have lines of any length
"""Pages on which other lines look like the title, in our own words.

`TITLES` maps a name to the text and to what a reader would say of it, as `PAGES` does in
`pages`. All works, people and numbers in it are invented.
"""

from tests.formats.pasted.words import ABSTRACT

TITLE = "Short naps for nurses at night: a trial in four hospitals"


def page(head: str, **said: str) -> tuple[str, dict[str, str]]:
    """A page with this head above its abstract, and what a reader would say of it."""
    expected = {"title": TITLE, "authors": "Ito, Aya|Sato, Bo C.", "abstract": ABSTRACT}
    return f"{head}\nAbstract\n{ABSTRACT}\n", expected | said


TITLES: dict[str, tuple[str, dict[str, str]]] = {
    "one author in each line, far below the title": page(
        f"""{TITLE}
Original Article
Open access
Published: 12 February 2020
Cite this article
Download it
Aya Ito ORCID: orcid.org/0000-0001-2345-67891,
Bo C. Sato2 &
Dan van Oss1""",
        authors="Ito, Aya|Sato, Bo C.|van Oss, Dan",
        year="2020",
    ),
    "one author in each line, with “and”": page(
        f"""{TITLE}
Published online by Norburg University Press: 12 February 2020
Aya Ito [Opens in a new window] ,
Bo C. Sato and
Dan van Oss
Show author details""",
        authors="Ito, Aya|Sato, Bo C.|van Oss, Dan",
        year="2020",
    ),
    "links above each name": page(
        f"""Artículo de revisión

{TITLE}

https://orcid.org/0000-0003-3411-0155 Aya Luna Ito 1
https://orcid.org/0000-0002-6200-7166 Bo C. Sato 1""",
        authors="Ito, Aya Luna|Sato, Bo C.",
    ),
    "a type and a short name of a journal above the imprint": page(
        f"""Randomized Controlled Trial
J Night Work
. 2020 Feb;63(2):103-9.
doi: 10.5555/jnw.2020.103.
{TITLE}
Aya Ito 1, Bo C Sato 2
Affiliations""",
        authors="Ito, Aya|Sato, Bo C",
        container_title="J Night Work",
        year="2020",
        volume="63",
        issue="2",
        pages="103-9",
        doi="10.5555/jnw.2020.103",
    ),
    "a line for whom the site is": page(
        f"""Intended for healthcare professionals
{TITLE}
Rest 2020; 368 doi: https://doi.org/10.5555/rest.m123 (Published 12 February 2020)
Article
Metrics
Responses
Aya Ito, professor1, Bo C. Sato, lecturer2""",
        container_title="Rest",
        year="2020",
        volume="368",
        doi="10.5555/rest.m123",
    ),
    "buttons above the kind of article": page(
        f"""Night Work Today
Submit an article
Journal homepage

Alphabetical list of all journals

Personal Services

RESEARCH Open Access

{TITLE}
Aya Ito and Bo C. Sato""",
    ),
    "a title that speaks of volumes": page(
        """This article was accepted for the special issue of the winter
Effects of low tidal volume on nurses who were accepted for nights
Aya Ito and Bo C. Sato""",
        title="Effects of low tidal volume on nurses who were accepted for nights",
    ),
    "a kind of article in Spanish": page(
        f"Artículo de revisión\n{TITLE}\n12 pages\nEnglish\nAya Ito and Bo C. Sato",
    ),
    "a number of a journal in Spanish": page(
        f"2021, Número 1\n{TITLE}\nIdioma: Español\nhttps://doi.org/10.5555/jnw.1",
        authors="",
        doi="10.5555/jnw.1",
    ),
    "the pages of a viewer": page(
        f"You are on page 1 of 7\n{TITLE}\n12 pages\nEnglish\nAya Ito and Bo C. Sato",
    ),
    "a note on the browser, and buttons glued to each other": page(
        f"""• We are sorry, but this site may not work well in so old a browser as yours
Logo of restNight informationArticles onlineCurrent numberAlso see the older numbers

{TITLE}
12 pages
English
Aya Ito and Bo C. Sato""",
    ),
    "names behind other labels": page(
        """Naps for Nurses at Night
Recruitment Status : Completed
Sponsor:
Big Sleep
Information provided by (Responsible Party):
Norburg Permanente
ClinicalTrials.gov Identifier: NCT01234567""",
        title="Naps for Nurses at Night",
        trial_ids="NCT01234567",
        authors="",
    ),
    "words in Han characters that are nobody's name": page(
        """夜班护士短时小睡效果的随机对照研究
被引:14
作者
张三, 李四
机构
[1] 北方大学护理学院
详细信息
出版信息""",
        title="夜班护士短时小睡效果的随机对照研究",
        authors="张三|李四",
    ),
    "a title that speaks of what was published, with years": page(
        """Read by Norland
Sign up
JOURNAL ARTICLE
50 years of trials published in the journal Night Work: a review of 1967 to 2017.
Aya Ito, Bo C Sato""",
        title="50 years of trials published in the journal Night Work: a review of 1967 to 2017.",
        authors="Ito, Aya|Sato, Bo C",
    ),
    "names with blanks in Japanese": page(
        """夜間労働学会誌
ISSN : 2049-3630
原著
夜勤看護師の短時間仮眠の効果に関する無作為化比較試験
伊藤 綾, 佐藤 凡
著者情報
ジャーナル フリー HTML
2021 年 41 巻 p. 780-786
詳細""",
        title="夜勤看護師の短時間仮眠の効果に関する無作為化比較試験",
        authors="伊藤, 綾|佐藤, 凡",
        container_title="夜間労働学会誌",
        year="2021",
        volume="41",
        pages="780-786",
        issn="2049-3630",
    ),
    "a journal in Japanese, and a title with letters": page(
        """日本夜間看護学会誌
Online ISSN : 2049-3630
資料
夜勤看護師の短時間仮眠尺度(NAP-J)の開発
著者情報""",
        title="夜勤看護師の短時間仮眠尺度(NAP-J)の開発",
        authors="",
        container_title="日本夜間看護学会誌",
        issn="2049-3630",
    ),
    "a journal below the names that looks like one more, and a title with a sign": page(
        """Naps for nurses at night >65 years old: a trial in four hospitals
Original Article
Aya Ito1,
Bo C. Sato2 &
Dan van Oss1
Night Work volume 63, pages 103–109 (2020)""",
        title="Naps for nurses at night >65 years old: a trial in four hospitals",
        authors="Ito, Aya|Sato, Bo C.|van Oss, Dan",
        container_title="Night Work",
        volume="63",
        pages="103–109",
        year="2020",
    ),
    "a title with tags in it": page(
        """Naps at 10<sup>5</sup> Pa for <i>Rattus</i>: a trial in four hospitals
Original Article
Aya Ito1,
Bo C. Sato2 &
Dan van Oss1
Night Work volume 63, pages 103–109 (2020)""",
        title="Naps at 10<sup>5</sup> Pa for <i>Rattus</i>: a trial in four hospitals",
        authors="Ito, Aya|Sato, Bo C.|van Oss, Dan",
        container_title="Night Work",
        volume="63",
        pages="103–109",
        year="2020",
    ),
    "a button behind the title": page(f"{TITLE}  PDF\nAya Ito and Bo C. Sato"),
}
for _, expected in TITLES.values():
    if not expected["authors"]:
        del expected["authors"]
