"""What looks like a list of references, and is none or ends."""

from reviews.formats.paste import understand

PAGE = """Short Naps for Nurses at Night: A Trial in Four Hospitals
Aya Ito 1 and Bo C. Sato 2
1 Department of Nursing, University of Norburg, Norland
2 Hospital of Sudheim, Sudheim
Norland Nights 2020, 12(3), 345-350; https://doi.org/10.5555/nights12030345
Abstract
Nurses who work at night sleep less than others. We asked whether a short nap helps them to rest.
"""


def test_numbered_institutions_are_no_list_even_above_an_imprint():
    pasted = understand(PAGE)

    assert pasted.reference_list == ()
    assert pasted.draft is not None
    assert pasted.draft.value("abstract").startswith("Nurses who work at night")
    assert pasted.draft.value("doi") == "10.5555/nights12030345"


def test_the_last_item_of_a_list_leaves_the_headings_below_it():
    pasted = understand(
        "1. Ito A. On rest in nurses. J Rest. 2020;63:1-2.\n"
        "2. Eng F. Rest among drivers. Roads. 2011;3:1-14.\n"
        "https://doi.org/10.5555/r.3.1\n"
        "Abstract\n"
    )

    last = pasted.reference_list[-1]
    assert last.value("doi") == "10.5555/r.3.1"
    assert (last.first_line, last.last_line) == (2, 3)


def test_words_broken_at_the_end_of_a_line_are_put_together():
    pasted = understand(
        "References\n"
        "1. Ito A. Reme-\ndies for long-\nterm loss of sleep in COVID-\n19. J Rest. 2020;63:1-2.\n"
        "2. Eng F. Rest among drivers. Roads. 2011;3:1-14. https://doi.org/10.5555/\nr.3.1\n"
    )

    first, second = pasted.reference_list
    assert first.value("title") == "Remedies for long-term loss of sleep in COVID-19"
    assert second.value("doi") == "10.5555/r.3.1"


def test_a_book_does_not_swallow_the_item_of_an_organisation_below_it():
    pasted = understand(
        "Referências\n"
        "ITO, A. O livro do sono. Norburgo: Noite, 2011.\n"
        "NORLAND. Ministério da Noite. Política do sono. Norburgo: Ministério da Noite, 2012.\n"
        "SATO, B. Quem dorme. Norburgo: Noite, 2013.\n"
    )

    assert [item.first_line for item in pasted.reference_list] == [2, 3, 4]
    assert pasted.reference_list[0].value("title") == "O livro do sono"


def test_the_end_of_a_page_between_items_is_no_part_of_them():
    pasted = understand(
        "Notes and references\n"
        "1. Ito A. On rest in\nnurses. J Rest. 2020;63:1-2.\n"
        "45\n"
        "Norland Nights 2021; 12: 40-45\n"
        "2. Eng F. Rest among drivers. Roads. 2011;3:1-14.\n"
    )

    assert pasted.draft is None
    first, second = pasted.reference_list
    assert (first.value("title"), first.value("container_title")) == ("On rest in nurses", "J Rest")
    assert (first.first_line, first.last_line, second.first_line) == (2, 3, 6)


def test_numbers_may_be_glued_to_the_names_behind_them():
    pasted = understand(
        "REFERENCES\n"
        "1Ito A, Sato B. On rest in nurses. J Rest. 2020; 63(2): 1-2.\n"
        "10.5555/jr.63\n"
        "PubMedGoogle Scholar\n"
        "2Eng F. Rest among drivers. Roads. 2011; 3: 1-14.\n"
        "Google Scholar\n"
        "3Moe E, Fox G. Who sleeps? Sleep Lett. 2015; 12: e101.\n"
        "Google Scholar\n"
    )

    items = pasted.reference_list
    assert [item.value("authors") for item in items] == [
        "Ito, A\nSato, B",
        "Eng, F",
        "Moe, E\nFox, G",
    ]
    assert items[0].value("doi") == "10.5555/jr.63"


def test_an_arrow_alone_in_a_line_is_no_item():
    pasted = understand(
        "References\n"
        "↵\nIto A. On rest in nurses. J Rest. 2020;63:1-2. doi:10.5555/jr.63\nGoogle Scholar\n"
        "↵\nEng F. Rest among drivers. Roads. 2011;3:1-14. doi:10.5555/r.3\nGoogle Scholar\n"
    )

    assert [item.value("title") for item in pasted.reference_list] == [
        "On rest in nurses",
        "Rest among drivers",
    ]


def test_the_studies_of_a_review_are_its_list():
    pasted = understand(
        "References to studies included in this review\n"
        "Ito 2020 {published data only}\n"
        "Ito A, Sato B. On rest in nurses. J Rest 2020;63(2):1-2.\n"
        "Ito A. On rest (protocol). Trials 2019;10:45.\n"
        "Eng 2011 {published and unpublished data}\n"
        "*Eng F. Rest among drivers. Roads 2011;3:1-14.\n"
        "References to studies excluded from this review\n"
        "Moe 2015 {published data only}\n"
        "Moe E. Who sleeps? Sleep Lett 2015;12:5-9.\n"
    )

    assert pasted.draft is None
    assert [item.value("year") for item in pasted.reference_list] == [
        "2020",
        "2019",
        "2011",
        "2015",
    ]


def test_a_short_title_with_a_year_is_no_name_of_an_item():
    pasted = understand(
        "References\n"
        "1.\nIto, A. ∙ Sato, B.\nRest statistics, 2020\nNight J. Rest. 2020; 63:1-2\nCrossref\n"
        "Scopus (51234)\n"
        "2.\nEng, F. ∙ Fox, G. ...\nRest among drivers\nRoads. 2011; 3, n14\nGoogle Scholar\n"
    )

    first, second = pasted.reference_list
    assert first.value("authors") == "Ito, A.\nSato, B."
    assert second.value("authors") == "Eng, F.\nFox, G."
    assert (first.value("title"), first.value("container_title")) == (
        "Rest statistics, 2020",
        "Night J. Rest.",
    )
    assert (second.value("container_title"), second.value("pages")) == ("Roads", "n14")


def test_works_known_by_title_and_doi_are_a_list_and_leave_the_page_alone():
    pasted = understand(
        PAGE.replace("https://doi.org/10.5555/nights12030345", "") + "List of references\n"
        "1. Babe, Limited naps of nurses in wards., Soc. Rest, № 23, с. 518\n"
        "DOI: 10.5555/sode.12056\n"
        "2. Lind, Changes in wards over the years., Int. J. Rest, № 39, с. 9\n"
        "DOI: 10.5555/ijr.39\n"
    )

    assert pasted.draft is not None
    assert pasted.draft.value("doi") == ""
    dois = [item.value("doi") for item in pasted.reference_list]
    assert dois == ["10.5555/sode.12056", "10.5555/ijr.39"]
    first = pasted.reference_list[0]
    assert (first.value("authors"), first.value("container_title")) == ("Babe", "Soc. Rest")
    assert first.value("title") == "Limited naps of nurses in wards"
    assert (first.value("volume"), first.value("pages")) == ("23", "518")
