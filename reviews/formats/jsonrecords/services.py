"""What the answers of literature services say: OpenAlex, Semantic Scholar, Scopus and others."""

from collections.abc import Iterable

from reviews.formats import identifiers
from reviews.formats.citation import Citation
from reviews.formats.jsonrecords.csl import serial_numbers, web_addresses
from reviews.formats.jsonrecords.values import (
    Record,
    Value,
    at,
    distinct,
    each,
    first,
    inner,
    objects,
    text_of,
)

_OPENALEX_TYPES = {
    "article": "JOUR",
    "review": "JOUR",
    "letter": "JOUR",
    "editorial": "JOUR",
    "erratum": "JOUR",
    "book": "BOOK",
    "book-chapter": "CHAP",
    "dissertation": "THES",
    "dataset": "DATA",
    "preprint": "UNPB",
    "report": "RPRT",
    "standard": "STAND",
    "proceedings-article": "CPAPER",
}
_SCHOLAR_TYPES = {
    "JournalArticle": "JOUR",
    "Review": "JOUR",
    "Conference": "CPAPER",
    "Book": "BOOK",
    "BookSection": "CHAP",
    "Dataset": "DATA",
}
_SCOPUS_TYPES = {"Journal": "JOUR", "Conference Proceeding": "CPAPER", "Book": "BOOK"}
_IEEE_TYPES = {"Conferences": "CPAPER", "Journals": "JOUR", "Books": "BOOK", "Standards": "STAND"}


def openalex(record: Record) -> Citation:
    """One of OpenAlex's works; its abstract is an index of places by word."""
    place = inner(record, "primary_location", "source") or inner(record, "host_venue")
    biblio = inner(record, "biblio")
    issns, isbns = serial_numbers(each(place, "issn", "issn_l"))
    issued = first(record, "publication_date", "publication_year")
    ids = inner(record, "ids")
    kind = first(record, "type")
    if first(record, "type_crossref") == "proceedings-article":
        kind = "proceedings-article"
    authors = [
        first(one, "raw_author_name") or first(inner(one, "author"), "display_name")
        for one in objects(record.get("authorships"))
    ]
    words = [
        *each_of(record.get("keywords"), "display_name", "keyword"),
        *each_of(record.get("mesh"), "descriptor_name"),
    ]
    return Citation(
        title=first(record, "title", "display_name"),
        authors=people(authors),
        year=identifiers.clean_year(first(record, "publication_year") or issued),
        issued=issued,
        container_title=first(place, "display_name"),
        volume=first(biblio, "volume"),
        issue=first(biblio, "issue"),
        pages=page_range(first(biblio, "first_page"), first(biblio, "last_page")),
        abstract=abstract_by_words(record.get("abstract_inverted_index")),
        doi=identifiers.clean_doi(first(record, "doi") or first(ids, "doi")),
        pmid=identifiers.linked_pmid(first(ids, "pmid"))
        or identifiers.clean_pmid(first(ids, "pmid")),
        pmcid=identifiers.clean_pmcid(_pmc(first(ids, "pmcid"))),
        type=_OPENALEX_TYPES.get(kind, "GEN"),
        issn=issns,
        isbn=isbns,
        urls=web_addresses(each(inner(record, "primary_location"), "landing_page_url", "pdf_url")),
        keywords=distinct(words),
        language=first(record, "language"),
        publisher=first(place, "host_organization_name", "publisher"),
        source="OpenAlex",
        accessions=distinct([first(record, "id").rpartition("/")[2]]),
        status="retracted" if record.get("is_retracted") is True else "",
    )


def semantic_scholar(record: Record) -> Citation:
    """One of Semantic Scholar's papers."""
    ids = inner(record, "externalIds")
    journal = inner(record, "journal")
    venue = inner(record, "publicationVenue")
    issns, isbns = serial_numbers(each(venue, "issn"))
    issued = first(record, "publicationDate", "year")
    kinds = each(record, "publicationTypes")
    return Citation(
        title=first(record, "title"),
        authors=people(first(one, "name") for one in objects(record.get("authors"))),
        year=identifiers.clean_year(first(record, "year") or issued),
        issued=issued,
        container_title=first(journal, "name") or first(venue, "name") or first(record, "venue"),
        volume=first(journal, "volume"),
        pages="".join(first(journal, "pages").split()).replace("--", "-"),
        abstract=first(record, "abstract"),
        doi=identifiers.clean_doi(first(ids, "DOI") or first(record, "doi")),
        pmid=identifiers.clean_pmid(first(ids, "PubMed")),
        pmcid=f"PMC{number.removeprefix('PMC')}" if (number := first(ids, "PubMedCentral")) else "",
        type=next((_SCHOLAR_TYPES[kind] for kind in kinds if kind in _SCHOLAR_TYPES), "GEN"),
        issn=issns,
        isbn=isbns,
        urls=web_addresses(each(record, "url")),
        keywords=distinct(each(record, "fieldsOfStudy")),
        source="Semantic Scholar",
        accessions=distinct(each(record, "paperId")),
    )


def scopus(record: Record) -> Citation:
    """One entry of an answer of Scopus."""
    issns, isbns = serial_numbers(
        [*each(record, "prism:issn", "prism:eIssn"), *each_of(record.get("prism:isbn"), "$")]
    )
    authors = each_of(record.get("author"), "authname") or each(record, "dc:creator")
    issued = first(record, "prism:coverDate", "prism:coverDisplayDate")
    links = {first(one, "@ref"): first(one, "@href") for one in objects(record.get("link"))}
    return Citation(
        title=first(record, "dc:title"),
        authors=people(authors, is_family_first=True),
        year=identifiers.clean_year(issued),
        issued=issued,
        container_title=first(record, "prism:publicationName"),
        volume=first(record, "prism:volume"),
        issue=first(record, "prism:issueIdentifier"),
        pages=first(record, "prism:pageRange"),
        number=first(record, "article-number"),
        abstract=first(record, "dc:description"),
        doi=identifiers.clean_doi(first(record, "prism:doi")),
        pmid=identifiers.clean_pmid(first(record, "pubmed-id")),
        type=_SCOPUS_TYPES.get(first(record, "prism:aggregationType"), "GEN"),
        issn=issns,
        isbn=isbns,
        urls=web_addresses([links.get("scopus", "")]),
        keywords=distinct(
            [word.strip() for word in first(record, "authkeywords").split("|") if word.strip()]
        ),
        source="Scopus",
        accessions=distinct(each(record, "eid")),
    )


def ieee(record: Record) -> Citation:
    """One article of an answer of IEEE Xplore."""
    issns, isbns = serial_numbers(each(record, "issn", "isbn"))
    authors = [first(one, "full_name") for one in objects(at(record, "authors", "authors"))]
    terms = inner(record, "index_terms")
    words = [word for one in terms.values() for word in each(_as_record(one), "terms")]
    issued = first(record, "publication_date", "publication_year")
    return Citation(
        title=first(record, "title"),
        authors=people(authors),
        year=identifiers.clean_year(first(record, "publication_year") or issued),
        issued=issued,
        container_title=first(record, "publication_title"),
        volume=first(record, "volume"),
        issue=first(record, "issue"),
        pages=page_range(first(record, "start_page"), first(record, "end_page")),
        abstract=first(record, "abstract"),
        doi=identifiers.clean_doi(first(record, "doi")),
        type=_IEEE_TYPES.get(first(record, "content_type"), "GEN"),
        issn=issns,
        isbn=isbns,
        urls=web_addresses(each(record, "html_url")),
        keywords=distinct(words),
        publisher=first(record, "publisher"),
        source="IEEE Xplore",
        accessions=distinct(each(record, "article_number")),
    )


def abstract_by_words(index: Value) -> str:
    """The text whose words' places are given.

    >>> abstract_by_words({"slept": ["1"], "Nurses": ["0"], "well.": ["2"]})
    'Nurses slept well.'
    """
    if not isinstance(index, dict):
        return ""
    places = [
        (int(place), word)
        for word, found in index.items()
        for place in (found if isinstance(found, list) else [])
        if isinstance(place, str) and place.isdecimal() and len(place) < 9
    ]
    return " ".join(word for _, word in sorted(places, key=lambda pair: pair[0]))


def people(names: Iterable[str], *, is_family_first: bool = False) -> tuple[str, ...]:
    """The names as "Family, Given"; with `is_family_first` they are as "Lee J."."""
    return tuple(_turned(name, is_family_first) for name in names if name)


def page_range(first_page: str, last_page: str) -> str:
    """The pages as a range, or the only one."""
    return f"{first_page}-{last_page}" if last_page not in ("", first_page) else first_page


def each_of(value: Value, *keys: str) -> list[str]:
    """The first text of each object of a list."""
    return [text for one in objects(value) if (text := first(one, *keys))]


def _turned(name: str, is_family_first: bool) -> str:
    if "," in name or " " not in name:
        return name
    if is_family_first:
        family, _, given = name.rpartition(" ")
    else:
        given, _, family = name.rpartition(" ")
    return f"{family}, {given}"


def _pmc(text: str) -> str:
    number = text.rpartition("/")[2]
    return f"PMC{number}" if number.isdecimal() else number


def _as_record(value: Value) -> Record:
    return value if isinstance(value, dict) else {"terms": text_of(value)}
