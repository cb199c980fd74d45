"""A record that is read at once is the same as one that is read line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.formats import UnreadableFile, read, tagged
from tests.formats.exports import clean_medline, clean_ris

LINES = (
    *("TY  - JOUR", "TI  - On sleep", "AB  - Long", "AB  -", "KW  - ", "ZZ  - odd", "ER  - "),
    *(
        "ER  - x",
        "ER",
        "PMID- 123456",
        "PMC - PMC123456",
        "FAU - Ito, A",
        "DNA - one",
        "XY  - ",
    ),
    *(
        "      of work",
        "      effect of",
        "      of blank ",
        "      of blanks  ",
        "      of tab\t",
        "AB  - Long ",
        "AB  -  \t",
        "AB  - Long  \n      text",
        "      of \u2028 \n      two",
        "      of\x1a \n      two",
        " \n\nPMID- 123456",
        "      ER - of",
        "      er -",
        "      TY  - JOUR",
        "",
    ),
    *("wrapped", "  wrapped", "TI - loose", "ti  - loose", "\xa0", "FN Clarivate", "PT J", " "),
    *("AU  - Ito; Sato ", "DP  - 2018\u2028", "\ufeff      x", "      \x1a", "RN  -  two"),
)
ENDS = ("\n", "\n", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\r\r\n", "\n\r")


def answer(text):
    try:
        return read(text.encode(), name="a")
    except UnreadableFile as refusal:
        return str(refusal)


def line_by_line(text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tagged, "plain_ris_fields", lambda _: None)
        patch.setattr(tagged, "ris_fields", lambda _: None)
        patch.setattr(tagged, "medline_fields", lambda _: None)
        return answer(text)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("clean", [clean_ris(3), clean_medline(3)], ids=["RIS", "PubMed"])
def test_a_line_among_the_others_means_the_same_either_way(clean, line):
    lines = clean.split("\n")
    for place in (19, 24, 31):
        for end in ENDS:
            text = "\n".join(lines[:place]) + "\n" + line + end + "\n".join(lines[place:])
            assert answer(text) == line_by_line(text)


@pytest.mark.parametrize("clean", [clean_ris(4), clean_medline(4)], ids=["RIS", "PubMed"])
@given(
    st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(ENDS)), max_size=4),
    st.integers(0, 70),
    st.sampled_from("\n\r"),
)
def test_it_makes_no_difference_how_a_record_is_read(clean, inserted, place, end):
    lines = clean.split("\n")
    text = "".join(line + mark for line, mark in inserted)
    ending = "\r\n" if end == "\r" else "\n"
    whole = ending.join(lines[:place]) + ending + text + ending.join(lines[place:])

    assert answer(whole) == line_by_line(whole)


@pytest.mark.parametrize("clean", [clean_ris(4), clean_medline(4)], ids=["RIS", "PubMed"])
def test_clean_records_are_read_at_once(clean, monkeypatch):
    taken = []
    read_lines = tagged.TaggedText._take_lines
    monkeypatch.setattr(
        tagged.TaggedText,
        "_take_lines",
        lambda self, piece: taken.append(piece) or read_lines(self, piece),
    )

    read(clean.encode(), name="a")

    # PubMed has no end mark: only what follows shows that a record is whole, so not of the last.
    assert sum(piece.startswith(("TY", "PMID")) for piece in taken) == ("PMID" in clean)
