"""Hypothesis strategies of citations: nasty texts, but none that no reader would ever give."""

from dataclasses import replace

from hypothesis import strategies as st

from reviews.formats import Citation
from reviews.formats.writing.exportable import storable

NASTY = st.sampled_from(
    [
        *"{}\\\"'|;,=@#%&$_~^<>\u2028\u00a0éø😴\t",
        *(
            "--",
            "''",
            "``",
            "]]>",
            "&amp;",
            "<i>",
            "\\alpha",
            "\\'e",
            " and ",
            "ER  - ",
            "TY  - JOUR",
        ),
        *("@article{", "漢字", "עברית", "e\u0301", "_x000D_", "=1+1", "  ", "null", "2019"),
        *("Tandem: {", "NCT01234567", "PMID: 123456", "10.5555/abc"),
    ]
)
LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufeff\ufffd"
)
LINES = st.lists(LETTERS | NASTY, max_size=12).map("".join).map(storable)
TEXTS = st.lists(LETTERS | NASTY | st.just("\n"), max_size=25).map("".join).map(storable)
LONG = st.integers(1, 3000).map(lambda size: "A long text, and longer. " * size + "End")


def several(texts, most=4):
    return st.lists(texts.filter(bool), max_size=most, unique=True).map(tuple)


NAMES = st.builds("{}, {}".format, LINES.filter(bool), LINES.filter(bool)).map(storable) | LINES
CROWDS = st.integers(1, 3000).map(lambda size: tuple(f"Author{n}, A. {n}" for n in range(size)))
DATES = st.sampled_from(["2019", "2019-03", "2019-03-07", "2019 Mar", "Mar 2019", "2019/03//x"])


def _dated(citation, issued, year):
    return replace(citation, issued=issued, year=year)


CITATIONS = st.builds(
    _dated,
    st.builds(
        Citation,
        title=TEXTS,
        authors=several(NAMES) | CROWDS,
        container_title=LINES,
        volume=LINES,
        issue=LINES,
        pages=LINES | st.sampled_from(["52-58", "S1-S9", "e12", "1535-41", "4-4", "1--2", "12–18"]),
        abstract=TEXTS | LONG,
        doi=st.sampled_from(
            ["", "10.5555/abc", "10.1016/s0140-6736(05)67889-0", "10.1000/a<b>;c{d"]
        ),
        pmid=st.sampled_from(["", "12345678", "4321"]),
        type=st.sampled_from(["", "JOUR", "BOOK", "CHAP", "CPAPER", "DATA", "GEN", "ODD", "THES"]),
        original_title=TEXTS,
        container_title_short=LINES,
        number=LINES,
        pmcid=st.sampled_from(["", "PMC123456"]),
        issn=several(st.sampled_from(["1234-567X", "0000-0019"])),
        isbn=several(st.sampled_from(["9783161484100", "316148410X"])),
        urls=several(
            st.sampled_from(["https://example.org/1", "http://example.org/a_b?c={d}&e=%7e~"])
        ),
        other_abstracts=several(TEXTS),
        keywords=several(LINES),
        language=LINES,
        publisher=LINES,
        source=st.sampled_from(["", "Embase", "Scopus", "PubMed", "A database", "CSV"]),
        accessions=several(LINES),
        trial_ids=several(st.sampled_from(["NCT01234567", "ISRCTN12345678"])),
        notes=several(TEXTS),
        editors=several(NAMES),
        title_short=LINES,
        translated_titles=several(TEXTS),
        publisher_place=LINES,
        event_title=LINES,
        collection_title=LINES,
        relations=several(st.tuples(st.sampled_from(["erratum", "retraction"]), LINES), most=2),
        status=LINES,
        labels=several(LINES),
    ),
    issued=DATES | LINES,
    year=st.none() | st.integers(1500, 2100),
)
