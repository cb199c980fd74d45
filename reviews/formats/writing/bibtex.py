"""Citations as BibTeX, in UTF-8: BibLaTeX's names for the fields that BibTeX has no name for."""

import re
from collections.abc import Iterable, Iterator

from reviews.formats.bibtex.blocks import Entry
from reviews.formats.bibtex.citation import REPORTS, TYPES, citation_of
from reviews.formats.bibtex.entry import Parts
from reviews.formats.bibtex.latex import as_latex
from reviews.formats.bibtex.names import as_names
from reviews.formats.carrying import carried
from reviews.formats.citation import Citation
from reviews.formats.problems import ProblemLog
from reviews.formats.writing.exportable import Exportable, exportables, storable, with_texts

_KINDS = {word: kind for kind, word in reversed(TYPES.items())}
_IN_BOOKS = frozenset({"incollection", "inproceedings"})
_IN_ADDRESSES = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '{}\\"'})
_NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")


def write_bibtex(items: Iterable[Exportable | Citation]) -> Iterator[str]:
    """The items as entries, one at a time; joined they are a whole file.

    Each key is its first author, the year, and the place in the file, so that no two are alike.
    """
    for number, item in enumerate(exportables(items), 1):
        meant = with_texts(item.said, storable)
        kind = _KINDS.get(meant.type, "misc")
        key = _key(meant, number)
        fields = [(name, text) for name, text in _fields(meant, kind) if text]
        entry = Entry(kind, "", 1, 1, is_closed=True, is_whole=True)
        if note := carried(meant, citation_of(entry, Parts(key, fields), ProblemLog())):
            fields.append(("tandem", as_latex(note)))
        lines = [f"  {name} = {{{text}}},\n" for name, text in fields]
        yield f"@{kind}{{{key},\n{''.join(lines)}}}\n\n"


def _fields(citation: Citation, kind: str) -> Iterator[tuple[str, str]]:
    """The fields as they are written for TeX, some of them empty."""
    if citation.type != TYPES[kind]:
        yield "ris-type", as_latex(citation.type)
    yield "author", as_names(citation.authors)
    yield "editor", as_names(citation.editors)
    yield "title", as_latex(citation.title)
    yield "shorttitle", as_latex(citation.title_short)
    yield "origtitle", as_latex(citation.original_title)
    yield "booktitle" if kind in _IN_BOOKS else "journal", as_latex(citation.container_title)
    yield "shortjournal", as_latex(citation.container_title_short)
    yield "series", as_latex(citation.collection_title)
    yield "eventtitle", as_latex(citation.event_title)
    yield "year", str(citation.year or "")
    if citation.issued != str(citation.year):
        yield "date", as_latex(citation.issued)
    yield "volume", as_latex(citation.volume)
    yield "issue" if kind in REPORTS else "number", as_latex(citation.issue)
    yield "eid", as_latex(citation.number)
    yield "pages", _pages(citation.pages)
    yield "doi", citation.doi.translate(_IN_ADDRESSES)
    yield "pmid", citation.pmid
    yield "pmcid", citation.pmcid
    yield "issn", ", ".join(citation.issn)
    yield "isbn", ", ".join(citation.isbn)
    yield "url", " ".join(url.translate(_IN_ADDRESSES) for url in citation.urls)
    yield "publisher", as_latex(citation.publisher)
    yield "address", as_latex(citation.publisher_place)
    yield "language", as_latex(citation.language)
    yield "database", as_latex(citation.source)
    yield "unique-id", _list(citation.accessions, ";")
    yield "pubstate", as_latex(citation.status)
    yield "keywords", _list(citation.keywords, ",")
    yield "mendeley-tags", _list(citation.labels, ",")
    yield "note", _list(citation.notes, ";")
    yield "abstract", as_latex(citation.abstract)


def _list(texts: tuple[str, ...], separator: str) -> str:
    """The texts as a list that the reader divides again; one by itself as it is."""
    if len(texts) == 1 and separator == ";":
        return as_latex(texts[0])
    if separator == ";":
        return "; ".join(f"{{{as_latex(text)}}}" for text in texts)
    items = [as_latex(text) for text in texts]
    items = [f"{{{item}}}" if "," in item or ";" in item else item for item in items]
    return ", ".join(items) + ("," if len(items) == 1 and items[0].startswith("{") else "")


def _pages(pages: str) -> str:
    """The pages as BibTeX has them: two hyphens for a range."""
    first, dash, last = pages.partition("-")
    if dash and "-" not in last:
        return f"{as_latex(first)}--{as_latex(last)}"
    return as_latex(pages)


def _key(citation: Citation, number: int) -> str:
    name = citation.authors[0].partition(",")[0] if citation.authors else "anonymous"
    letters = _NOT_IN_KEYS.sub("", name.lower())[:30] or "anonymous"
    return f"{letters}{citation.year or ''}-{number}"
