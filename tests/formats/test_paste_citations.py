"""One citation is taken apart whatever language its words for volume, issue and pages are of."""

import pytest

from reviews.formats.paste.cited import read_cited
from reviews.formats.paste.imprints import numbers_in

WHOLE = ("2020", "63", "2", "45-50")
CITATIONS = {
    "a range in words": (
        "Ito A, Sato B. On rest in nurses. J Rest. 2020;63(2):45 to 50.",
        "J Rest",
    ),
    "a word before the pages": (
        "Ito A, Sato B. On rest in nurses. J Rest. 2020;63(2):p. 45-50.",
        "J Rest",
    ),
    "French": (
        "Ito, A. et Sato, B. (2020). Du repos des infirmières. Revue du repos, 63(2), p. 45 à 50.",
        "Revue du repos",
    ),
    "German": (
        "Ito A, Sato B. Vom Schlaf der Pflege. Zeitschrift für Schlaf, Bd. 63, Nr. 2, 2020, S. 45"
        " bis 50.",
        "Zeitschrift für Schlaf",
    ),
    "German, with the issue behind the year": (
        "Ito, A., Sato, B.: Vom Schlaf der Pflege. In: Zeitschrift für Schlaf 63 (2020), H. 2, S."
        " 45-50.",
        "Zeitschrift für Schlaf",
    ),
    "Russian": (
        "Ито А., Сато Б. Сон сестёр в ночную смену // Журнал отдыха. 2020. Т. 63, № 2. С. 45-50.",
        "Журнал отдыха",
    ),
    "Russian, with dashes": (
        "Ито А., Сато Б. Сон сестёр в ночную смену // Журнал отдыха. – 2020. – Т. 63. – № 2. –"
        " С. 45-50.",
        "Журнал отдыха",
    ),
    "Czech": (
        "Ito A, Sato B. Spánek sester v noci. Časopis odpočinku. 2020, roč. 63, č. 2, str. 45-50.",
        "Časopis odpočinku",
    ),
    "Polish": (
        "Ito A, Sato B. Sen pielęgniarek w nocy. Przegląd Snu 2020; 63(2): s. 45-50.",
        "Przegląd Snu",
    ),
    "Spanish": (
        "Ito A, Sato B. El sueño de noche. Revista del Descanso. 2020; vol. 63, núm. 2, págs."
        " 45-50.",
        "Revista del Descanso",
    ),
    "Portuguese": (
        "Ito A, Sato B. O sono das enfermeiras. Rev Descanso. 2020;63(2):45 a 50.",
        "Rev Descanso",
    ),
}


@pytest.mark.parametrize("style", CITATIONS)
def test_the_numbers_are_found_behind_words_of_any_language(style):
    text, journal = CITATIONS[style]

    cited = read_cited(text)

    assert (cited.year, cited.volume, cited.issue, cited.pages) == WHOLE
    assert cited.container_title == journal
    assert len(cited.authors) == 2
    assert "//" not in cited.title


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("J Rest 63(2):p e45, December 2020.", ("2020", "63", "2", "e45")),
        ("J Rest, 63 (2). pp. 45-50, 2020.", ("2020", "63", "2", "45-50")),
        ("Conference on Rest, Springer (2020), pp. 45-50", ("2020", "", "", "45-50")),
        ("Preprint posted online June 3, 2020. Rest server 20.06.", ("2020", "", "", "")),
        ("J Rest 63(2):45-50, March 2020.", ("2020", "63", "2", "45-50")),
        ("J Rest 63(2): 45-50 (2020).", ("2020", "63", "2", "45-50")),
        ("(March 3, 2020).", ("2020", "", "", "")),
        ("J Rest, 63, 2020.", ("2020", "63", "", "")),
        ("Roads of May 63(2), 45-50, 2020.", ("2020", "63", "2", "45-50")),
    ],
)
def test_numbers_are_told_from_dates(text, numbers):
    cited = read_cited(f"Ito A, Sato B. On rest in nurses. {text}")

    assert (cited.year, cited.volume, cited.issue, cited.pages) == numbers
    assert cited.title == "On rest in nurses"


@pytest.mark.parametrize("mark", ["et seq.", "ff.", "f.", "sqq."])
def test_a_first_page_with_those_that_follow_stays_so(mark):
    cited = read_cited(f"Ito A, Sato B. On rest in nurses. J Rest. 2020;63(2):p. 45 {mark}")

    assert cited.pages.rstrip(".") == f"45 {mark}".rstrip(".")


def test_a_supplement_is_an_issue():
    cited = read_cited("Ito A. On rest in nurses. J Rest. 2020;63 Suppl 1:S45-S50.")

    assert (cited.volume, cited.issue, cited.pages) == ("63", "Suppl 1", "S45-S50")


def test_numbers_in_a_title_are_no_pages():
    cited = read_cited("Smith J. The value of rest: from 45 to 50. J Rest. 2019;12:100-9.")

    assert (cited.title, cited.pages) == ("The value of rest: from 45 to 50", "100-9")


@pytest.mark.parametrize(
    "line",
    [
        "Jahrgang 63, Heft 2, 2020, Seiten 45 bis 50",
        "Том 63, выпуск 2, 2020, с. 45 до 50",
        "vol. 63, núm. 2 (2020), págs. 45 a 50",
        "Volume 63, Issue 2, 2020, Pages 45 to 50",
    ],
)
def test_a_line_of_a_page_may_use_words_too(line):
    assert numbers_in(line) == {"volume": ("63",), "issue": ("2",), "pages": ("45-50",)}


@pytest.mark.parametrize(
    "text",
    [
        "Eng F, Fox G. Rest among drivers. In: Moe E, editor. Handbook of rest. 2nd ed. Norburg:"
        " Norburg Press; 2015. p. 45-67.",
        "Eng, F., & Fox, G. (2015). Rest among drivers. In E. Moe & K. Lind (Eds.), Handbook of"
        " rest (2nd ed., pp. 45-67). Norburg Press.",
        "Eng F, Fox G. Rest among drivers. In: Moe E, Lind K (eds). Handbook of rest. Springer,"
        " Berlin, 2015, pp 45-67",
    ],
)
def test_a_chapter_stands_in_its_book(text):
    cited = read_cited(text)

    assert (cited.title, cited.container_title) == ("Rest among drivers", "Handbook of rest")
    assert (len(cited.authors), cited.year) == (2, "2015")


def test_a_date_in_brackets_leaves_no_bracket_in_the_title():
    cited = read_cited("Ito, Aya and Sato, Bo C., Short naps for nurses (January 5, 2020).")

    assert (cited.title, cited.year) == ("Short naps for nurses", "2020")


WHERE = {
    "a month in brackets without a year": (
        "Ito, Aya, and Bo Sato. 2020. “On Rest.” Journal of Rest 63, no. 2 (May): 45-50.",
        ("On Rest", "Journal of Rest", "63", "2", "45-50"),
    ),
    "a season in brackets": (
        "Ito, Aya, and Bo Sato. 2020. “On Rest.” Journal of Rest 63 (Spring): 45-50.",
        ("On Rest", "Journal of Rest", "63", "", "45-50"),
    ),
    "a number that the title abbreviates": (
        "Ito A, Sato B. Nights on ward No. 10: a cohort. J Rest. 2020;63(2):45-50.",
        ("Nights on ward No. 10: a cohort", "J Rest", "63", "2", "45-50"),
    ),
    "a number that the title of a guideline abbreviates": (
        "National Sleep Institute. (2020). Nights on wards (Guideline No. CG90).",
        ("Nights on wards (Guideline No. CG90)", "", "", "", ""),
    ),
    "a journal with a subtitle": (
        "ITO, A. B.; SATO, C. Sono de noite. Rest: Revista da Noite, Norburgo, v. 63, n. 2,"
        " p. 45-50, 2020.",
        ("Sono de noite", "Rest: Revista da Noite", "63", "2", "45-50"),
    ),
    "a place and a publisher with a comma": (
        "Ito, Aya. The Book of Rest: How to Sleep. Norburg: Night, Moon, 2020.",
        ("The Book of Rest: How to Sleep", "", "", "", ""),
    ),
    "a mark for what is online before the numbers": (
        "Ito, A. and Sato, B. 2020. On rest in nurses. Journal of Rest. [Online]. 63(2), pp.45-50.",
        ("On rest in nurses", "Journal of Rest", "63", "2", "45-50"),
    ),
    "a month behind proceedings": (
        "A. Ito and B. Sato, “On rest,” in Proc. Int. Conf. Rest (ICR), Jun. 2020, pp. 45-50.",
        ("On rest", "Proc. Int. Conf. Rest (ICR)", "", "", "45-50"),
    ),
    "the number of a preprint": (
        "A. Ito and B. Sato, “On rest,” arXiv preprint arXiv:2005.12345, 2020.",
        ("On rest", "arXiv preprint", "", "", ""),
    ),
    "no title, in chemistry": (
        "A. B. Ito, C. Sato and D. Wei, J. Rest. Chem., 2020, 63, 45-50.",
        ("", "J. Rest. Chem.", "63", "", "45-50"),
    ),
    "no title, in physics": (
        "A. B. Ito and C. Sato, Phys. Rest 63, 45 (2020).",
        ("", "Phys. Rest", "63", "", "45"),
    ),
    "a title and a journal that nothing divides": (
        "Ito A., Sato B. On rest in nurses at night Journal of Rest in Norland, 63 (2) (2020),"
        " pp. 45-50",
        ("On rest in nurses at night", "Journal of Rest in Norland", "63", "2", "45-50"),
    ),
    "a thesis in Brazil": (
        "ITO, Aya. Quem dorme: um estudo. 2020. 120 f. Tese (Doutorado em Saúde) – Faculdade de"
        " Saúde Pública, Universidade de Norburgo, Norburgo, 2020.",
        ("Quem dorme: um estudo", "", "", "", ""),
    ),
    "a thesis in Russia": (
        "Ито А.А. Влияние сна на здоровье: дис. ... канд. мед. наук. СПб., 2020. 150 с.",
        ("Влияние сна на здоровье", "", "", "", ""),
    ),
    "a journal that has a comma": (
        "Ito, A.; Sato, B. Rest with light. Angew. Rest., Int. Ed. 2020, 63, 45-50.",
        ("Rest with light", "Angew. Rest., Int. Ed.", "63", "", "45-50"),
    ),
    "pages of a book behind a semicolon": (
        "Ito, A.; Sato, B. The Book of Rest, 6th ed.; Moon: Norburg, 2020; pp 45-50.",
        ("The Book of Rest, 6th ed", "", "", "", "45-50"),
    ),
    "a publisher behind proceedings": (
        "A. Ito and B. Sato, “On rest,” in Conference on Rest. Springer, 2020, pp. 45-50.",
        ("On rest", "Conference on Rest", "", "", "45-50"),
    ),
    "a chapter between semicolons": (
        "Ito, A.; Sato, B. On rest. In Handbook of Rest; Moe, E., Ed.; Moon: Norburg, Norland,"
        " 2020; pp. 45–50.",
        ("On rest", "Handbook of Rest", "", "", "45–50"),
    ),
    "proceedings with a place and dates": (
        "Ito, A.; Sato, B. On rest. In Proceedings of the 3rd Conference on Rest, Norburg, Norland,"
        " 2–4 May 2020; pp. 45–50.",
        ("On rest", "Proceedings of the 3rd Conference on Rest", "", "", "45–50"),
    ),
    "a review of the Cochrane Library": (
        "Ito A, Sato B. Naps for nurses. Cochrane Database Syst Rev. 2020;(2):CD001234.",
        ("Naps for nurses", "Cochrane Database Syst Rev", "", "2", "CD001234"),
    ),
    "a review of the Cochrane Library, in words": (
        "Ito A, Sato B. Naps for nurses. Cochrane Database of Systematic Reviews 2020, Issue 2."
        " Art. No.: CD001234. DOI: 10.5555/14651858.CD001234.pub2.",
        ("Naps for nurses", "Cochrane Database of Systematic Reviews", "", "2", "CD001234"),
    ),
    "the language of the article": (
        "Ito A, Sato B. On rest. [Article in Japanese]. Norland Rest Zasshi. 2020;63(2):45-50.",
        ("On rest", "Norland Rest Zasshi", "63", "2", "45-50"),
    ),
    "the year in brackets before the journal": (
        "Ito, A., Sato, B. On rest in nurses (2020) Journal of Rest, 63 (2), pp. 45-50. Cited 25"
        " times.",
        ("On rest in nurses", "Journal of Rest", "63", "2", "45-50"),
    ),
    "dashes behind the year and before the journal": (
        "ITO A., SATO B., 2020 – On rest in nurses. – Journal of Rest, 63 (2): 45-50.",
        ("On rest in nurses", "Journal of Rest", "63", "2", "45-50"),
    ),
    "a stroke between the authors, and a journal behind “in”": (
        "Ito, A. / Sato, B. (2020): On rest in nurses, in: Journal of Rest, Jg. 63, Nr. 2,"
        " S. 45-50.",
        ("On rest in nurses", "Journal of Rest", "63", "2", "45-50"),
    ),
    "proceedings with the date of the conference": (
        "Ito A, Sato B. On rest. In: Proceedings of the 3rd Conference on Rest; 2020 May 3-5;"
        " Norburg, Norland. Norburg: Moon; 2020. p. 45-50.",
        ("On rest", "Proceedings of the 3rd Conference on Rest", "", "", "45-50"),
    ),
    "a ministry and its country": (
        "Ministry of Sleep (NO). National guideline for naps. Norburg: Ministry of Sleep; 2020.",
        ("National guideline for naps", "", "", "", ""),
    ),
    "the year in brackets before the volume": (
        "Ito A, Sato B. On rest in nurses. J Rest Res. (2020) 63:45–50. doi: 10.5555/jr.63",
        ("On rest in nurses", "J Rest Res", "63", "", "45–50"),
    ),
    "a comma before the pages": (
        "Ito, A. ∙ Sato, B. On rest in nurses. J Rest. 2020; 63, n45",
        ("On rest in nurses", "J Rest", "63", "", "n45"),
    ),
    "a house in Spanish, and a link of a site": (
        "Organización Mundial del Sueño. Informe sobre siestas. Norburg: OMS; 2020. [ Links ]",
        ("Informe sobre siestas", "", "", "", ""),
    ),
    "a house in Portuguese, with its letters": (
        "Instituto Norlandês de Sono e Estatística (INSE). Censo. Norburgo: INSE; 2020 [citado 2021"
        " mar 10]. Disponível em: http://www.example.org",
        ("Censo", "", "", "", ""),
    ),
    "a house and a year between commas": (
        "Department of Sleep, 2020, Human resources for naps, viewed 12 May 2021, from"
        " http://www.example.org/naps",
        ("Human resources for naps", "", "", "", ""),
    ),
    "a chapter behind quotation marks": (
        "Ito, A. & Sato, B., 2020, 'On rest in nurses', in P. Crook & S. Dave (eds.), Research into"
        " rest, pp. 45–50, Moon, Norburg.",
        ("On rest in nurses", "Research into rest", "", "", "45–50"),
    ),
    "an address in brackets behind the year": (
        "Food and Sleep Administration. Guidance for industry. 2020 (http://www.example.org/a.pdf).",
        ("Guidance for industry", "", "", "", ""),
    ),
    "the authors of a book once more": (
        "Ито А. А. Основы отдыха : учеб. пособие / А. А. Ито, Б. Б. Сато. – М. : Сон, 2020. –"
        " 320 с.",
        ("Основы отдыха : учеб. пособие", "", "", "", ""),
    ),
}


@pytest.mark.parametrize("style", WHERE)
def test_a_citation_says_where_the_work_stands(style):
    text, expected = WHERE[style]

    cited = read_cited(text)

    assert cited[1:3] + cited[4:7] == expected
    assert cited.authors
    assert cited.year == "2020"
    assert cited.is_sure


def test_the_date_of_a_site_is_its_year():
    cited = read_cited("李四. 夜班护士[EB/OL]. (2020-08-16)[2021-10-04]. http://example.org/rest")

    assert (cited.title, cited.year) == ("夜班护士", "2020")
