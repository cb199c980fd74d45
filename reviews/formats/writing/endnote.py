"""Citations as EndNote's XML, which EndNote, Zotero, Mendeley and others import."""

from collections.abc import Iterable, Iterator

from lxml import etree

from reviews.formats.carrying import carried
from reviews.formats.citation import Citation
from reviews.formats.endnotexml import ENDNOTE_XML
from reviews.formats.writing.exportable import Exportable, exportables, storable, with_texts

# RIS's word for the kind of work -> EndNote's number and name.
_KINDS = {
    "JOUR": ("17", "Journal Article"),
    "BOOK": ("6", "Book"),
    "CHAP": ("5", "Book Section"),
    "EDBOOK": ("28", "Edited Book"),
    "EJOUR": ("43", "Electronic Article"),
    "EBOOK": ("44", "Electronic Book"),
    "CONF": ("10", "Conference Proceedings"),
    "CPAPER": ("47", "Conference Paper"),
    "THES": ("32", "Thesis"),
    "RPRT": ("27", "Report"),
    "GOVDOC": ("46", "Government Document"),
    "ELEC": ("12", "Web Page"),
    "BLOG": ("56", "Blog"),
    "DATA": ("59", "Dataset"),
    "NEWS": ("23", "Newspaper Article"),
    "MGZN": ("19", "Magazine Article"),
    "MANSCPT": ("36", "Manuscript"),
    "UNPB": ("34", "Unpublished Work"),
    "PCOMM": ("26", "Personal Communication"),
    "PAMP": ("35", "Pamphlet"),
    "PAT": ("25", "Patent"),
    "SER": ("57", "Serial"),
    "STAND": ("58", "Standard"),
    "STAT": ("31", "Statute"),
    "BILL": ("4", "Bill"),
    "CASE": ("7", "Case"),
    "HEAR": ("14", "Hearing"),
    "ENCYC": ("53", "Encyclopedia"),
    "DICT": ("52", "Dictionary"),
    "COMP": ("9", "Computer Program"),
    "ADVS": ("3", "Audiovisual Material"),
    "MPCT": ("21", "Film or Broadcast"),
    "ART": ("2", "Artwork"),
    "MAP": ("20", "Map"),
    "FIGURE": ("37", "Figure"),
    "GEN": ("13", "Generic"),
}


def write_endnote(items: Iterable[Exportable | Citation]) -> Iterator[str]:
    """The items as one XML document, piece by piece, one record in a line."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
    for number, item in enumerate(exportables(items), 1):
        meant = with_texts(item.said, storable)
        record = _record(meant, number)
        if note := carried(meant, ENDNOTE_XML.describe(record)):
            _add(record, "research-notes", note)
        yield etree.tostring(record, encoding="unicode") + "\n"
    yield "</records></xml>\n"


def _record(citation: Citation, number: int) -> etree._Element:
    record = etree.Element("record")
    _add(record, "rec-number", str(number))
    code, name = _KINDS.get(citation.type, _KINDS["GEN"])
    kind = etree.SubElement(record, "ref-type", name=name)
    kind.text = code
    for role, people in (("authors", citation.authors), ("secondary-authors", citation.editors)):
        for person in people:
            # A comma after it says that the name is not to be taken apart.
            _add(record, f"contributors/{role}/author", person if "," in person else f"{person},")
    _add(record, "titles/title", citation.title)
    _add(record, "titles/secondary-title", citation.container_title)
    _add(record, "titles/tertiary-title", citation.collection_title)
    _add(record, "titles/short-title", citation.title_short)
    for title in citation.translated_titles:
        _add(record, "titles/translated-title", title)
    _add(record, "periodical/full-title", citation.container_title)
    _add(record, "periodical/abbr-1", citation.container_title_short)
    _add(record, "pages", citation.pages)
    _add(record, "volume", citation.volume)
    _add(record, "number", citation.issue)
    for keyword in citation.keywords:
        _add(record, "keywords/keyword", keyword)
    _add(record, "dates/year", str(citation.year or ""))
    if citation.issued != str(citation.year):
        _add(record, "dates/pub-dates/date", citation.issued)
    _add(record, "pub-location", citation.publisher_place)
    _add(record, "publisher", citation.publisher)
    _add(record, "isbn", "; ".join([*citation.issn, *citation.isbn]))
    for accession in citation.accessions:
        _add(record, "accession-num", accession)
    _add(record, "custom2", citation.pmcid)
    _add(record, "custom7", citation.number)
    _add(record, "electronic-resource-num", citation.doi)
    _add(record, "abstract", citation.abstract)
    for label in citation.labels:
        _add(record, "label", label)
    for note in citation.notes:
        _add(record, "notes", note)
    for url in citation.urls:
        _add(record, "urls/related-urls/url", url)
    _add(record, "remote-database-name", citation.source)
    _add(record, "language", citation.language)
    return record


def _add(record: etree._Element, path: str, text: str) -> None:
    """Add an element with `text`, if there is any, inside the elements that `path` names."""
    if not text:
        return
    *outer, name = path.split("/")
    place = record
    for one in outer:
        found = place.find(one)
        place = etree.SubElement(place, one) if found is None else found
    etree.SubElement(place, name).text = text
