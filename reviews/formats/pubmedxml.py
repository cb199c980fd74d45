"""PubMed's XML: articles and chapters of books, as PubMed and its E-utilities give them."""

import re
from collections.abc import Iterable

from lxml import etree

from reviews.formats.citation import Citation
from reviews.formats.identifiers import (
    clean_doi,
    clean_issns,
    clean_pmcid,
    clean_pmid,
    trial_numbers,
)
from reviews.formats.xmlformat import XmlFormat, year_of
from reviews.formats.xmltree import distinct, first, text_of, texts

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")

# What is worth knowing of the publication of a work, in the words of PubMed and in ours.
_STATUSES = {"aheadofprint": "ahead of print"}
_JOURNAL = "MedlineCitation/Article/Journal"
_RETRACTED = "Retracted Publication"


def _described(root: etree._Element) -> Citation:
    if (book := root.find("BookDocument")) is not None:
        return _book(root, book)
    return _article(root)


def _article(root: etree._Element) -> Citation:
    cited = root.find("MedlineCitation")
    article = root.find("MedlineCitation/Article")
    if cited is None or article is None:  # of a damaged record, some may be left
        cited = article = root
    published = article.find("Journal/JournalIssue/PubDate")
    issued = _date(published) or _date(article.find("ArticleDate"))
    ids = _ids(root.iterfind("PubmedData/ArticleIdList/ArticleId"))
    issns, isbns = clean_issns("; ".join(texts(article, "Journal/ISSN")))
    types = texts(article, "PublicationTypeList/PublicationType")
    status = _STATUSES.get(first(root, "PubmedData/PublicationStatus"), "")
    return Citation(
        title=first(article, "ArticleTitle", "VernacularTitle"),
        original_title=first(article, "VernacularTitle"),
        authors=_people(article, "authors"),
        editors=_people(article, "editors"),
        year=year_of(issued),
        issued=issued,
        container_title=first(article, "Journal/Title"),
        container_title_short=first(
            root, f"{_JOURNAL}/ISOAbbreviation", "MedlineCitation/MedlineJournalInfo/MedlineTA"
        ),
        volume=first(article, "Journal/JournalIssue/Volume"),
        issue=first(article, "Journal/JournalIssue/Issue"),
        pages=_pages(article),
        abstract=_abstract(article.find("Abstract")),
        other_abstracts=distinct(map(_abstract, cited.iterfind("OtherAbstract"))),
        doi=_doi([*_location(article, "doi"), *ids.get("doi", ())]),
        pmid=_pmid(cited),
        pmcid=clean_pmcid(" ".join(ids.get("pmc", ()))),
        accessions=_accessions(ids, texts(cited, "OtherID")),
        type="JOUR",
        issn=issns,
        isbn=isbns,
        keywords=distinct([*_headings(cited), *_keywords(cited)]),
        language="; ".join(texts(article, "Language")),
        source="PubMed",
        trial_ids=distinct(
            trial_numbers("\n".join(texts(article, "DataBankList/DataBank/AccessionNumberList/*")))
        ),
        notes=tuple(texts(cited, "GeneralNote")),
        relations=_relations(cited),
        status="retracted" if _RETRACTED in types else status,
    )


def _book(root: etree._Element, document: etree._Element) -> Citation:
    book = document.find("Book")
    if book is None:
        book = document
    issued = _date(book.find("PubDate")) or _date(document.find("ContributionDate"))
    ids = _ids(
        [
            *document.iterfind("ArticleIdList/ArticleId"),
            *root.iterfind("PubmedBookData/ArticleIdList/ArticleId"),
        ]
    )
    chapter = first(document, "ArticleTitle")
    title = first(book, "BookTitle")
    return Citation(
        title=chapter or title,
        original_title=first(document, "VernacularTitle"),
        authors=_people(document, "authors") or _people(book, "authors"),
        editors=_people(book, "editors"),
        year=year_of(issued),
        issued=issued,
        container_title=title if chapter else "",
        collection_title=first(book, "CollectionTitle"),
        volume=first(book, "Volume"),
        pages=_pages(document),
        abstract=_abstract(document.find("Abstract")),
        doi=_doi([*_location(book, "doi"), *ids.get("doi", ())]),
        pmid=_pmid(document),
        pmcid=clean_pmcid(" ".join(ids.get("pmc", ()))),
        accessions=_accessions(ids, []),
        type="CHAP" if chapter else "BOOK",
        isbn=distinct(found for isbn in texts(book, "Isbn") for found in clean_issns(isbn)[1]),
        keywords=_keywords(document),
        language="; ".join(texts(document, "Language")),
        publisher=first(book, "Publisher/PublisherName"),
        publisher_place=first(book, "Publisher/PublisherLocation"),
        source="PubMed",
    )


def _people(parent: etree._Element, kind: str) -> tuple[str, ...]:
    """Who is listed as `kind`; a list that does not say so is one of authors."""
    return tuple(
        name
        for group in parent.iterfind("AuthorList")
        if group.get("Type", "authors") == kind
        for person in group.iterfind("Author")
        if person.get("ValidYN") != "N" and (name := _name(person))
    )


def _name(person: etree._Element) -> str:
    family = first(person, "LastName")
    given = " ".join(filter(None, [first(person, "ForeName", "Initials"), first(person, "Suffix")]))
    return ", ".join(filter(None, [family, given])) or first(person, "CollectiveName")


def _date(date: etree._Element | None) -> str:
    """A date as PubMed's text format writes it: "2018 Mar 30", or what stands in its place."""
    if date is None:
        return ""
    parts = [first(date, name) for name in ("Year", "Month", "Season", "Day")]
    return " ".join(filter(None, parts)) or first(date, "MedlineDate")


def _pages(article: etree._Element) -> str:
    if pages := first(article, "Pagination/MedlinePgn"):
        return pages
    start, end = first(article, "Pagination/StartPage"), first(article, "Pagination/EndPage")
    return f"{start}-{end}" if start and end and start != end else start or end


def _abstract(abstract: etree._Element | None) -> str:
    """The parts of an abstract, each after its label."""
    if abstract is None:
        return ""
    parts: list[str] = []
    for part in abstract.iterfind("AbstractText"):
        label, text = part.get("Label", "").strip(), text_of(part)
        if text:
            parts.append(f"{label}: {text}" if label and label != "UNLABELLED" else text)
    return " ".join(parts)


def _ids(elements: Iterable[etree._Element]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for element in elements:
        if text := text_of(element):
            ids.setdefault(element.get("IdType", ""), []).append(text)
    return ids


def _location(article: etree._Element, kind: str) -> list[str]:
    return [
        text_of(place)
        for place in article.iterfind("ELocationID")
        if place.get("EIdType") == kind and place.get("ValidYN") != "N"
    ]


def _doi(candidates: list[str]) -> str:
    return next((doi for text in candidates if (doi := clean_doi(text))), "")


def _pmid(cited: etree._Element) -> str:
    return next((pmid for text in texts(cited, "PMID") if (pmid := clean_pmid(text))), "")


def _accessions(ids: dict[str, list[str]], others: list[str]) -> tuple[str, ...]:
    """The record's numbers in PubMed and elsewhere, but for those with a field of their own."""
    own = ("doi", "pmc", "pmcid")
    return distinct(
        [*(text for kind, all_ in ids.items() if kind not in own for text in all_), *others]
    )


def _headings(cited: etree._Element) -> list[str]:
    """The MeSH headings as PubMed's text has them: "Sleep/*physiology", a star for a main one."""
    return [
        "/".join(
            f"*{text_of(part)}" if part.get("MajorTopicYN") == "Y" else text_of(part)
            for part in heading
        )
        for heading in cited.iterfind("MeshHeadingList/MeshHeading")
    ]


def _keywords(cited: etree._Element) -> tuple[str, ...]:
    return distinct(texts(cited, "KeywordList/Keyword"))


def _relations(cited: etree._Element) -> tuple[tuple[str, str], ...]:
    """Errata, retractions, comments and the like: "retraction in" and where that stands."""
    relations: list[tuple[str, str]] = []
    for other in cited.iterfind("CommentsCorrectionsList/CommentsCorrections"):
        kind = _CAPITAL.sub(" ", other.get("RefType", "")).lower()
        pmid = clean_pmid(first(other, "PMID"))
        text = " ".join(filter(None, [first(other, "RefSource"), pmid and f"PMID: {pmid}"]))
        if text and kind != "cites":
            relations.append((kind, text))
    return tuple(relations)


PUBMED_XML = XmlFormat(
    name="PubMed XML",
    dialect="PubMed",
    records=("PubmedArticle", "PubmedBookArticle"),
    wrappers=("PubmedArticleSet", "PubmedBookArticleSet"),
    sign=re.compile(r"<(?:Pubmed(?:Book)?Article(?:Set)?|MedlineCitation)[\s>]"),
    date="PubDate",
    describe=_described,
)
