"""RefWorks' tagged format: `T1 Title`, each record opened by RT."""

import re

from reviews.formats.dialect import Dialect, Shape
from reviews.formats.found import Found
from reviews.formats.lineformat import Grammar, LineFormat
from reviews.formats.tags import Layout, tags_of

_TAGS = tags_of(
    """
    RT SR ID A1 T1 JF JO YR FD VO IS SP OP K1 AB NO A2 T2 ED PB PP A3 A4 A5 T3 SN AV AD AN LA CL SF
    OT LK DO CN DB DS IP RD ST U1 U2 U3 U4 U5 U6 U7 U8 U9 U10 U11 U12 U13 U14 U15 UL SL LL CR WT A6
    WV WP OL PMID PMCID PN NT PD vo
    """
)  # vo as CNKI writes it

_DIALECT = Dialect(
    "RefWorks",
    database="",
    title=("T1",),
    original_title=("OT",),
    authors=("A1",),
    container=("JF", "JO", "T2"),
    container_short=("JO",),
    abstract=("AB",),
    year=("YR", "FD"),
    issued=("FD", "YR"),
    volume=("VO", "vo"),
    issue=("IS",),
    short_issue=(),
    first_page=("SP",),
    last_page=("OP",),
    pages=(),
    number=(),
    doi=(("DO", Shape.ANYWHERE), ("LK", Shape.LINK), ("UL", Shape.LINK), ("NO", Shape.MARKED)),
    pmid=("PMID",),
    pmcid=("PMCID",),
    issn=("SN",),
    urls=("UL", "LK"),
    keywords=("K1",),
    language=("LA",),
    publisher=("PB",),
    source=("DB", "DS"),
    accessions=("AN",),
    trial_ids=("AN", "NO"),
    notes=("NO",),
    type=("RT",),
    editors=("A2",),
    title_short=("ST",),
    translated_titles=(),
    publisher_place=("PP",),
    collection_title=("T3",),
    labels=(),
)


def _tidy(found: Found) -> None:
    """Put the blank after the comma that RefWorks leaves out of names.

    Take away the semicolon that CNKI puts after the language.
    """
    for tag in ("A1", "A2"):
        if tag in found:
            found[tag] = [re.sub(r",(?=\S)", ", ", name) for name in found[tag]]
    if "LA" in found:
        found["LA"] = [text.rstrip(";") for text in found["LA"]]


REFWORKS = LineFormat(
    Grammar(
        layout=Layout("RefWorks", "RT", _TAGS, " ", dialect=_DIALECT),
        signs=(
            re.compile(r"\n\ufeff?RT [A-Z][a-z]+"),
            re.compile(r"\n(?:SR|ID|A1|T1|JF|YR) \S"),
        ),
        line=re.compile(rf"({'|'.join(sorted(_TAGS, key=len, reverse=True))})(?: (.*))?\Z", re.S),
        starts=frozenset({"RT"}),
        tidy=_tidy,
    )
)
