# ruff: noqa: E501  # pages have lines of any length
"""Pages of articles as journals and their publishers show them, in our own words.

`JOURNALS` maps a name to the text and to what a reader would say of it, as `PAGES` does in
`pages`. All works, people and numbers in it are invented.
"""

from tests.formats.pasted.words import ABSTRACT, FIRST, REST

JOURNALS: dict[str, tuple[str, dict[str, str]]] = {
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
