# ruff: noqa: E501  # pages have lines of any length
"""Pages as people copy them, in the shapes of many platforms and in our own words.

`PAGES` maps a name to the text and to what a reader would say of it, field by field; a field that
is absent must not be found. All works, people and numbers in it are invented.
"""

ABSTRACT = (
    "Nurses who work at night sleep less than others. We asked whether a short nap during the "
    "shift helps them to rest. In a trial with 212 nurses, those who napped slept 40 minutes "
    "longer on the following day. No harm was seen, and most of them wished to go on. We conclude "
    "that hospitals may offer naps to nurses at night without fear for the care of their patients."
)
TITLE = "Short naps for nurses at night: a randomised trial in four hospitals"

PAGES: dict[str, tuple[str, dict[str, str]]] = {
    "an index of medicine": (
        f"""J Night Work
. 2020 Feb;63(2):103-9. doi: 10.5555/jnw.2020.103. Epub 2020 Jan 5.
{TITLE}
Aya Ito 1, Bo C Sato 2 3, Dan van Oss 2
Affiliations
1 Department of Nursing, University of Norburg, Norburg.
2 Hospital of Sudheim, Sudheim.
PMID: 31999999 DOI: 10.5555/jnw.2020.103
Abstract
{ABSTRACT}

Keywords: naps; night shift; nurses.

Similar articles
Rest among drivers.
Eng F. J Roads. 2011;3:1-4. PMID: 21111111
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C|van Oss, Dan",
            "container_title": "J Night Work",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "103-9",
            "doi": "10.5555/jnw.2020.103",
            "pmid": "31999999",
            "abstract": ABSTRACT,
            "keywords": "naps|night shift|nurses",
        },
    ),
    "a publisher with volume, date and pages above the title": (
        f"""Journal of Night Work
Volume 63, Issue 2, February 2020, Pages 103-109
Research article
{TITLE}
Author links open overlay panel
Aya Ito a, Bo C. Sato b, Dan van Oss b
a University of Norburg, Norburg
b Hospital of Sudheim, Sudheim

https://doi.org/10.5555/jnw.2020.103
Get rights and content

Highlights
• Naps help.

Abstract
{ABSTRACT}

Introduction
Section snippets
References (41)
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "Journal of Night Work",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "103-109",
            "doi": "10.5555/jnw.2020.103",
            "abstract": ABSTRACT,
        },
    ),
    "a publisher with the date below the names": (
        f"""Journal of Night Work
ORIGINAL ARTICLE
{TITLE}
Aya Ito, Bo C. Sato, Dan van Oss
First published: 12 March 2020 https://doi.org/10.5555/jnw.2020.103
Citations: 14

Abstract
Background
Nurses who work at night sleep less than others, and little is known of what may help them.

Methods
A trial with 212 nurses in four hospitals, who were offered a nap of twenty minutes, or none.

Results
Those who napped slept 40 minutes longer on the following day, and no harm was seen.
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "Journal of Night Work",
            "year": "2020",
            "doi": "10.5555/jnw.2020.103",
            "abstract": "Background\nNurses who work at night sleep less than others, and little is "
            "known of what may help them.\nMethods\nA trial with 212 nurses in four hospitals, who "
            "were offered a nap of twenty minutes, or none.\nResults\nThose who napped slept 40 "
            "minutes longer on the following day, and no harm was seen.",
        },
    ),
    "a publisher that says how to cite": (
        f"""Home  All Journals  Journal of Night Work  List of Issues
Research Article
{TITLE}
Aya Ito, Bo C. Sato & Dan van Oss
Pages 103-109 | Received 02 Aug 2019, Accepted 20 Dec 2019, Published online: 05 Jan 2020
Cite this article
https://doi.org/10.5555/jnw.2020.103
Abstract
{ABSTRACT}
How to cite this article
Ito, A., Sato, B. C., & van Oss, D. (2020). {TITLE}. Journal of Night Work, 63(2), 103–109.
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "Journal of Night Work",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "103-109",
            "doi": "10.5555/jnw.2020.103",
            "abstract": ABSTRACT,
        },
    ),
    "an open journal with the year before the volume": (
        f"""Open Access Article
{TITLE}
by Aya Ito 1,* , Bo C. Sato 2 and Dan van Oss 2
1
Department of Nursing, University of Norburg, 12345 Norburg
*
Author to whom correspondence should be addressed.
Nights 2020, 12(3), 345; https://doi.org/10.5555/nights12030345
Received: 2 January 2020 / Revised: 1 February 2020 / Accepted: 1 March 2020 / Published: 12 March 2020
Abstract
{ABSTRACT}
Keywords: naps; night shift; nurses
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "Nights",
            "year": "2020",
            "volume": "12",
            "issue": "3",
            "pages": "345",
            "doi": "10.5555/nights12030345",
            "abstract": ABSTRACT,
            "keywords": "naps|night shift|nurses",
        },
    ),
    "an open journal with a citation and a copyright": (
        f"""OPEN ACCESS  PEER-REVIEWED
RESEARCH ARTICLE
{TITLE}
Aya Ito, Bo C. Sato, Dan van Oss
Published: March 12, 2020
https://doi.org/10.5555/journal.nite.0212345

Abstract
{ABSTRACT}

Citation: Ito A, Sato BC, van Oss D (2020) {TITLE}. Nite ONE 15(3): e0212345. https://doi.org/10.5555/journal.nite.0212345

Editor: Eve Moe, University of Westland

Copyright: © 2020 Ito et al. This is an open access article.
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "container_title": "Nite ONE",
            "year": "2020",
            "volume": "15",
            "issue": "3",
            "pages": "e0212345",
            "doi": "10.5555/journal.nite.0212345",
            "abstract": ABSTRACT,
        },
    ),
    "a library of journals in Portuguese": (
        """Revista de Enfermagem Noturna
vol.12 no.3 Norburgo maio/jun. 2020
http://dx.doi.org/10.5555/0104-1234.2020.0345
Cochilos curtos para enfermeiras no turno da noite: ensaio em quatro hospitais
Aya Ito I
Bo Sato II
RESUMO
Enfermeiras que trabalham à noite dormem menos do que as outras. Perguntamos se um cochilo ajuda.
Palavras-chave: sono; enfermagem
""",
        {
            "title": "Cochilos curtos para enfermeiras no turno da noite: ensaio em quatro hospitais",
            "authors": "Ito, Aya|Sato, Bo",
            "container_title": "Revista de Enfermagem Noturna",
            "year": "2020",
            "volume": "12",
            "issue": "3",
            "doi": "10.5555/0104-1234.2020.0345",
            "abstract": "Enfermeiras que trabalham à noite dormem menos do que as outras. "
            "Perguntamos se um cochilo ajuda.",
            "keywords": "sono|enfermagem",
        },
    ),
    "an archive of preprints": (
        f"""Computer Science > Human-Computer Interaction
[Submitted on 5 Jan 2020 (v1), last revised 7 Feb 2020 (this version, v2)]
Title:{TITLE}
Authors:Aya Ito, Bo C. Sato, Dan van Oss
Abstract:{ABSTRACT}
Subjects: Human-Computer Interaction (cs.HC)
https://doi.org/10.5555/pre.2001.01234
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.|van Oss, Dan",
            "year": "2020",
            "doi": "10.5555/pre.2001.01234",
            "abstract": ABSTRACT,
        },
    ),
    "an archive of printed journals": (
        f"""JOURNAL ARTICLE
{TITLE}
Aya Ito and Bo C. Sato
Journal of Night Work
Vol. 63, No. 2 (Feb., 2010), pp. 103-109 (7 pages)
Published By: Norburg University Press
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.",
            "container_title": "Journal of Night Work",
            "year": "2010",
            "volume": "63",
            "issue": "2",
            "pages": "103-109",
            "publisher": "Norburg University Press",
        },
    ),
    "a Chinese index": (
        """夜班护士短时小睡效果的随机对照研究
张三, 李四, 王小明
北方大学护理学院
摘要：夜班护士的睡眠时间少于其他护士。本研究探讨值班期间的短时小睡是否有助于休息，共纳入二百一十二名护士。
关键词：小睡；夜班；护士
DOI：10.5555/j.hlyj.2020.03.012
期刊：护理研究学报
年份：2020
第12卷第3期
页码：45-50
""",
        {
            "title": "夜班护士短时小睡效果的随机对照研究",
            "authors": "张三|李四|王小明",
            "container_title": "护理研究学报",
            "year": "2020",
            "volume": "12",
            "issue": "3",
            "pages": "45-50",
            "doi": "10.5555/j.hlyj.2020.03.012",
            "abstract": "夜班护士的睡眠时间少于其他护士。本研究探讨值班期间的短时小睡是否有助于休息，"
            "共纳入二百一十二名护士。",
            "keywords": "小睡|夜班|护士",
        },
    ),
    "a register of trials": (
        """Short Naps for Nurses at Night
ClinicalTrials.gov ID NCT09999999
Sponsor University of Norburg
Study Overview
Brief Summary
Nurses are offered a nap of twenty minutes during their shift, and their sleep is measured.
Detailed Description
Four hospitals take part.
Official Title
A Randomised Trial of Short Naps for Nurses at Night in Four Hospitals
""",
        {
            "title": "Short Naps for Nurses at Night",
            "trial_ids": "NCT09999999",
            "abstract": "Nurses are offered a nap of twenty minutes during their shift, and their "
            "sleep is measured.",
        },
    ),
    "a result of a search engine for scholars": (
        """[HTML] Short naps for nurses at night
A Ito, BC Sato, D van Oss - Journal of Night Work, 2020 - nightwork.example
Nurses who work at night sleep less than others. We asked whether …
Save Cite Cited by 14 Related articles All 5 versions
""",
        {
            "title": "Short naps for nurses at night",
            "authors": "Ito, A|Sato, BC|van Oss, D",
            "container_title": "Journal of Night Work",
            "year": "2020",
        },
    ),
    "a table of labels and values": (
        f"""Title\t{TITLE}
Author\tIto, Aya; Sato, Bo C.
Journal\tJournal of Night Work
Year\t2020
Volume\t63
Issue\t2
Pages\t103-109
ISSN\t2049-3630
DOI\t10.5555/jnw.2020.103
""",
        {
            "title": TITLE,
            "authors": "Ito, Aya|Sato, Bo C.",
            "container_title": "Journal of Night Work",
            "year": "2020",
            "volume": "63",
            "issue": "2",
            "pages": "103-109",
            "issn": "2049-3630",
            "doi": "10.5555/jnw.2020.103",
        },
    ),
}

BIBLIOGRAPHIES = {
    "Vancouver": """1. Ito A, Sato BC. Short naps at night. J Night Work. 2020;63(2):103-9.
2. van Oss D, Eng F, Fox G, et al. Rest among drivers: a cohort. Roads. 2011;3:1-14. doi: 10.5555/r.3.1
3. Moe E. Who sleeps? Sleep Lett. 2015 Mar;12(2 Suppl 1):e101-e110.
""",
    "APA": """Ito, A., & Sato, B. C. (2020). Short naps at night. Journal of Night Work, 63(2), 103–109.
van Oss, D., Eng, F., & Fox, G. (2011). Rest among drivers: A cohort. Roads, 3, 1–14. https://doi.org/10.5555/r.3.1
Moe, E. (2015). Who sleeps? Sleep Letters, 12(2), e101–e110.
""",
    "Harvard": """Ito, A. and Sato, B.C. (2020) ‘Short naps at night’, Journal of Night Work, 63(2), pp. 103–109.

van Oss, D., Eng, F. and Fox, G. (2011) ‘Rest among drivers: a cohort’, Roads, 3, pp. 1–14. doi: 10.5555/r.3.1.

Moe, E. (2015) ‘Who sleeps?’, Sleep Letters, 12(2), pp. e101–e110.
""",
    "Chicago": """Ito, Aya, and Bo C. Sato. 2020. “Short Naps at Night.” Journal of Night Work 63 (2): 103–9.
van Oss, Dan, Fay Eng, and Gil Fox. 2011. “Rest among Drivers: A Cohort.” Roads 3: 1–14. https://doi.org/10.5555/r.3.1.
Moe, Eve. 2015. “Who Sleeps?” Sleep Letters 12, no. 2: e101–e110.
""",
}

NO_RECORDS = {
    "a poem": """The Road at Night
by Emily Stone

I walked the road when all was still,
The moon had climbed the eastern hill,
And in the fields on either side
The sleepers dreamed, the rivers sighed.
""",
    "an e-mail": """From: Lena Fox
To: Ben Eng
Date: 5 May 2020
Subject: The search of last week

Dear Ben,
the file is attached, see also https://doi.org/10.5555/jnw.2020.103 for what we spoke of.
Best wishes, Lena
""",
    "a style sheet": """.note { color: red; margin: 0 10px; }
@media (max-width: 360px) {
  .note { display: none; }
}
""",
    "a list of things to buy": "1. Bread\n2. Milk\n3. Ten apples, 2020 g\n",
    "a note": "Call the library on Monday about the search in the second database.\n",
    "an address": "https://example.org/article/12345",
    "nothing": "  \n\t\n",
    "minutes": """Minutes of the meeting
Present: Ada, Ben, Cleo
1. Welcome
2. The search was run in 2020, and 1,204 records were found.
3. Any other business
""",
    "a page whose title was not copied, with a person in each line": """Home > Nights
Aya Ito1,
Bo C. Sato2 &
Dan van Oss1
Night Work volume 63, pages 103–109 (2020)
https://doi.org/10.5555/nw.63.103
Abstract
We asked 212 nurses. They slept.""",
}
