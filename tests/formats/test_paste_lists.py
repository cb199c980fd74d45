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
