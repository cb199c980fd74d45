"""Tables as single databases and scripts write them."""

import pytest

from reviews.formats import read


def rows(text, name="refs.csv"):
    return read(text.encode(), name=name).citations


def test_openalex_divides_names_and_keywords_by_bars():
    (new,) = rows(
        "Title,Author,Year,DOI,Type,Source,Citation count,Abstract,ID\n"
        "On lamps,Aya Ito|Bo Sato,2020,https://doi.org/10.5555/l.1,article,Journal of Lamps,6,"
        "We lit lamps.,https://openalex.org/W1\n"
    )
    (chosen,) = rows(
        "id,display_name,authorships.author.display_name,keywords.display_name\n"
        "https://openalex.org/W1,On lamps,Aya Ito|Bo Sato,Lamps|Night work\n"
    )

    assert (new.authors, new.container_title) == (("Aya Ito", "Bo Sato"), "Journal of Lamps")
    assert (new.doi, new.source) == ("10.5555/l.1", "OpenAlex")
    assert chosen.authors == ("Aya Ito", "Bo Sato")
    assert chosen.keywords == ("Lamps", "Night work")


@pytest.mark.parametrize("date", ["AiP/IP Entry Date", "Full Record Entry Date"])
def test_embase_with_chosen_columns(date):
    (one,) = rows(
        f"Title,Author Names,{date},Source title,Publication Year,Author Keywords\n"
        'On lamps,"Ito A., Sato B.",6/11/25,Journal of Lamps,2025,"Lamps,Naps, long"\n'
    )

    assert (one.source, one.authors) == ("Embase", ("Ito A.", "Sato B."))
    assert one.keywords == ("Lamps", "Naps", "long")


def test_springer_writes_a_name_right_behind_the_other():
    (one,) = rows(
        "Item Title,Publication Title,Item DOI,Authors,Publication Year,Content Type\n"
        "On lamps,Lamps,10.5555/l.2,Aya ItoBo C. SatoDan McDonaldEva DeLucaÉva Ößl,2015,Article\n"
    )

    assert one.authors == ("Aya Ito", "Bo C. Sato", "Dan McDonald", "Eva DeLuca", "Éva Ößl")


def test_publish_or_perish_is_not_taken_for_one_of_those_that_it_asks():
    (one,) = rows(
        "Cites,Authors,Title,Year,Source,Publisher,GSRank,Type,DOI\n"
        '3,"Aya Ito, Bo Sato",On lamps,2020,Lamps,Lamp Press,1,journal-article,10.5555/1\n'
    )

    assert (one.source, one.container_title) == ("Publish or Perish", "Lamps")
    assert one.type == "JOUR"


def test_what_stands_for_nothing_is_nothing_but_in_titles_and_authors_words():
    (one,) = rows(
        "Title,Authors,Journal,Volume,Pages,Date,Keywords\nNA,nan,-,n/a,--,None,naps; NA gel\n"
    )

    assert (one.title, one.authors, one.container_title) == ("NA", (), "")
    assert (one.volume, one.pages, one.issued) == ("", "", "")
    assert one.keywords == ("naps", "NA gel")
    assert ("Journal", "-") in one.fields


def test_the_address_of_pubmed_gives_the_pmid():
    (one,) = rows(
        "title,authors,journal,url\n"
        'On lamps,"Ito, A.",Lamps,https://pubmed.ncbi.nlm.nih.gov/30000001/\n'
    )

    assert one.pmid == "30000001"
