"""Refer, also called EndNote's tagged format or BibIX: `%T Title` (.enw, .enl)."""

import re

from reviews.formats.dialect import Dialect, Shape
from reviews.formats.found import Found
from reviews.formats.lineformat import Grammar, LineFormat
from reviews.formats.tags import Layout

_TAGS = frozenset(f"%{sign}" for sign in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@!#$&()*+<=>?[]^~\\'")
_NEXT_AUTHOR = re.compile(r"\s*%A\s*")
_ARTICLE = re.compile(r"Article (\w+)\Z")
_COMMAS_DIVIDE = re.compile(r"(?:[^,;\n]+, ){2,}[^,;\n]+\Z")

_DIALECT = Dialect(
    "Refer",
    database="",
    title=("%T",),
    original_title=(),
    authors=("%A",),
    container=("%J", "%B"),
    container_short=(),
    abstract=("%X",),
    year=("%D", "%8"),
    issued=("%8", "%D"),
    volume=("%V",),
    issue=("%N",),
    short_issue=(),
    first_page=(),
    last_page=(),
    pages=("%P",),
    number=("article number",),
    doi=(("%R", Shape.WHOLE), ("%U", Shape.LINK)),
    pmid=("%M",),
    pmcid=("%2",),
    issn=("%@",),
    urls=("%U",),
    keywords=("%K",),
    language=("%G",),
    publisher=("%I",),
    source=("%~", "%W"),
    accessions=("%M",),
    trial_ids=("%M", "%1", "%Z"),
    notes=("%Z", "%1"),
    type=("%0",),
    editors=("%E",),
    title_short=("%!",),
    translated_titles=("%Q",),
    publisher_place=("%C",),
    event_title=(),
    collection_title=("%S",),
    labels=("%F",),
)


def _tidy(found: Found) -> None:
    """Put right what some write in their own ways.

    CNKI writes authors in one line, each with its tag; ACM the number of an article for its pages,
    and keywords divided by commas, as others write a heading such as "Lung, diseases of".
    """
    if "%A" in found:
        found["%A"] = [name for text in found["%A"] for name in _NEXT_AUTHOR.split(text) if name]
    if "%P" in found and (number := _ARTICLE.match(found["%P"][0])):
        del found["%P"]
        found["article number"] = [number[1]]
    if "%K" in found and _COMMAS_DIVIDE.match("\n".join(found["%K"])):
        found["%K"] = found["%K"][0].split(", ")


REFER = LineFormat(
    Grammar(
        # In EndNote's export, keywords are one tag with a line for each.
        layout=Layout("Refer", "%0", _TAGS, "\n", dialect=_DIALECT),
        signs=(
            re.compile(r"\A\s*%[^\s%](?:[ \t]|$)", re.M),
            re.compile(r"\n ?%[TA0][ \t]+\S"),
        ),
        # CNKI's pages put a blank before each line, and none before an affiliation or a DOI.
        line=re.compile(
            r" ?(%[^\s%])(?:(?:[ \t]+|(?<=%\+)|(?<=%R)(?=10\.))(.*))?\Z",
            re.S,
        ),
        starts=frozenset({"%0"}),
        openings=frozenset({"%T", "%A", "%J", "%E", "%D", "%F", "%M"}),
        one=frozenset({"%T"}),  # which AIS's library writes first, before %0
        tidy=_tidy,
    )
)
