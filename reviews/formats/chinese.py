"""The texts of Chinese databases: CNKI's own with labels in two languages, and NoteExpress's.

CNKI writes `Title-题名: ...`; its labels' Chinese half differs between its programs. NoteExpress is
the reference manager for which CNKI, Wanfang and VIP export: `{Title}: ...`.
"""

import re

from reviews.formats.dialect import Dialect, Shape
from reviews.formats.found import Found
from reviews.formats.lineformat import Grammar, LineFormat
from reviews.formats.tags import Layout

_PAGES_COUNTED = "PageCount-页数"  # how many pages; PageCount-页码 is where they are

_CNKI = Dialect(
    "CNKI",
    title=("Title",),
    original_title=(),
    authors=("Author",),
    container=("Source",),
    container_short=(),
    abstract=("Summary",),
    year=("Year", "PubTime"),
    issued=("PubTime", "Year"),
    volume=("Volume", "Roll"),
    issue=("Period",),
    short_issue=(),
    pages=("Page", "PageCount"),
    doi=(("DOI", Shape.ANYWHERE), ("URL", Shape.LINK), ("Link", Shape.LINK)),
    issn=("ISSN", "ISBN"),
    urls=("URL", "Link"),
    keywords=("Keyword",),
    language=("Language",),
    accessions=(),
    trial_ids=(),
    notes=(),
    type=("SrcDatabase",),
)

_NOTE_EXPRESS = Dialect(
    "NoteExpress",
    database="",
    title=("Title",),
    original_title=(),
    translated_titles=("Translated Title",),
    authors=("Author",),
    container=("Journal", "Secondary Title", "Book Title", "Conference Name", "Newspaper"),
    container_short=(),
    abstract=("Abstract", "Translated Abstract"),
    year=("Year", "Date"),
    issued=("Date", "Year"),
    volume=("Volume",),
    issue=("Issue",),
    short_issue=(),
    pages=("Pages",),
    doi=(("DOI", Shape.ANYWHERE), ("URL", Shape.LINK), ("Link", Shape.LINK)),
    issn=("ISBN/ISSN", "ISSN", "ISBN"),
    urls=("URL", "Link"),
    keywords=("Keywords",),
    language=("Language",),
    publisher=("Publisher",),
    publisher_place=("Place Published",),
    source=("Database Provider",),
    accessions=("Accession Number",),
    trial_ids=(),
    notes=("Notes",),
    type=("Reference Type",),
    editors=("Secondary Author", "Editor"),
)


def _tidy(found: Found) -> None:
    """Let labels be known by their English half."""
    for label in list(found):
        if label != _PAGES_COUNTED:
            found.setdefault(label.partition("-")[0], found[label])


CNKI = LineFormat(
    Grammar(
        layout=Layout("CNKI", "", frozenset(), " ", dialect=_CNKI),
        signs=(re.compile(r"\n[ \t\ufeff]*Title-题名 ?[:：]"),),
        line=re.compile(
            r"[ \t]*([A-Z][A-Za-z]*-(?:[\u4e00-\u9fff]+|DOI)|DataType) ?[:：][ \t]*(.*)\Z", re.S
        ),
        openings=frozenset(
            {"DataType", "SrcDatabase-来源库", "SrcDatabase-来源数据库", "Title-题名"}
        ),
        tidy=_tidy,
    )
)

NOTE_EXPRESS = LineFormat(
    Grammar(
        layout=Layout("NoteExpress", "Reference Type", frozenset(), " ", dialect=_NOTE_EXPRESS),
        signs=(re.compile(r"\n[ \t\ufeff]*\{Reference Type\} ?:"),),
        line=re.compile(r"[ \t]*\{([A-Z][A-Za-z/ ]{1,40})\} ?:[ \t]*(.*)\Z", re.S),
        starts=frozenset({"Reference Type"}),
    )
)
