"""What the heads of columns mean, as data: the words for each field, and each source's own ways.

A head counts by its words: without case, brackets, dots, dashes or underscores.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from reviews.formats.ourtable import HEADS as OUR_HEADS

# The fields that a column may hold, and the words that say so. The names are those of `Citation`,
# but for the first and last page, authors' short names, and `imprint`: journal, year, volume and
# pages in one text.
_WORDS: dict[str, str] = {
    "title": "title of the trial|trial title|titel|titre|título|titulo|titolo|title|article title|"
    "title primary|primary title|item title|document title|study title|paper title|record title|"
    "public title|brief title|display name|title of article|scientific title|official title|"
    "titles|reference title|title english|t1",
    "authors": "autor|autores|auteur|auteurs|autoren|autori|authors|author|author names|"
    "author full names|authors primary|first authors|author list|authors list|primary authors|"
    "authorships author display name|creator|creators|authors display name|author name|"
    "authors raw|a1",
    "short_authors": "author short names",
    "year": "jahr|año|ano|année|anno|year|publication year|pub year|published year|pubyear|"
    "year of publication|year published|date year|y1|copyright year",
    "container_title": "pubtitle|full journal|revista|zeitschrift|revue|rivista|journal|"
    "journal title|source title|publication title|journal/book|publication name|periodical full|"
    "journal name|publication|periodical title|title secondary|secondary title|booktitle|"
    "book title|anthology title|proceedings title|container title|"
    "primary location source display name|host venue display name|venue|journal full title|t2|jf|"
    "periodical|series journal title|full journal title|newspaper",
    "imprint": "source|citation|bibliographic citation|so",
    "abstract": "plain english summary|resumen|resumo|résumé|zusammenfassung|abstract|"
    "abstract note|abstracts|summary|brief summary|n2|abstract text|abstract english|"
    "scientific summary",
    "doi": "digitalobjectidentifier|doi|item doi|doi number|ids doi|digital object identifier|"
    "doi link|article doi|doi url",
    "pmid": "entrezuid|pmid|pubmed id|pubmedid|medline pmid|ids pmid|pubmed|medline id|"
    "pubmed identifier|pubmed pmid",
    "pmcid": "pmcid|pmc id|pmc|ids pmcid|pubmed central id|pmc number",
    "volume": "volume|volume number|journal volume|vol|biblio volume|vo",
    "issue": "issue|issue number|number|journal issue|biblio issue|no|issue no|journal number|cp",
    "first_page": "pagestart|first page|start page|page start|begin page|beginning page|startpage|"
    "biblio first page|page from",
    "last_page": "pageend|last page|end page|page end|ending page|endpage|other pages|"
    "biblio last page|page to",
    "pages": "pages|page|pagination|page range|pp|page numbers|page number|journal pages",
    "number": "art no|article number|article no|e location|elocation id|c7",
    "issued": "pubdate|date assigned|date applied|date|publication date|date published|"
    "date of publication|pub date|published|date registration|registration date|cover date|"
    "publication date online|start date|first posted|published date|date of registration|"
    "publicationdate|y1 date",
    "type": "documenttype|doctypes|pubtypes|type|item type|document type|publication type|"
    "reference type|type of reference|doctype|content type|articletype|article type|resource type|"
    "type of work|entrytype|publication types|ref type",
    "keywords": "subjectterms|medical conditions|keywords|keyword|author keywords|index keywords|"
    "descriptors|subjects|mesh terms|emtree drug index terms major focus|emtree drug index terms|"
    "mesh|emtree medical index terms major focus|emtree medical index terms|conditions|"
    "interventions|manual tags|automatic tags|keywords display name|subject terms|"
    "subject headings|mesh headings|mesh subject headings|keywords plus|ieee terms|"
    "thesaurus terms|condition|intervention|author s keywords|controlled terms",
    "language": "language|languages|article language|language of original document|"
    "publication language|language of publication",
    "issn": "journal issn|issn|issns|isbn|isbns|issn/isbn|isbn/issn|eissn|e issn|print issn|"
    "online issn|pissn|primary location source issn|primary location source issn l|issn l|"
    "electronic issn|linking issn|issn print|issn online|print isbn|online isbn|electronic isbn",
    "urls": "documenturl|url|urls|link|links|fulltext url|full text url|source urls|external url|"
    "study url|article url|articleurl|web address|full text link|embase link|fulltexturl|plink|ul|"
    "primary location landing page url|permalink|pdf link|landing page url|document url|web url",
    "publisher": "publisher|book publisher|publishers|publisher name|"
    "primary location source host organization name",
    "publisher_place": "placeofpublication|place of publication|place published|"
    "publisher location|publication place|publisher city|place",
    "source": "database|database name|data source|source database|source register|"
    "sub file/database|name of database|library catalog|data provider|db name",
    "accessions": "storeid|accession number|eid|pui|lens id|central id|id|record id|"
    "publication id|ut unique wos id|unique wos id|openalex id|covidence #|reference id|"
    "internal id|unique id|embase accession id|wos accession number|record number|accession no|"
    "wos id|item id|scopus id|study id|reference number|eppi id",
    "trial_ids": "isrctn|trial number|nct number|nct id|nctid|trialid|trial id|"
    "clinical trial numbers|secondary ids|secondary id|other ids|trial registration|ctgov id|"
    "ictrp id|clinical trial number|trial registration number|registry number|eudract number|"
    "main id|registration number",
    "notes": "notes|note|n1|extra|comments|personal notes|general notes|comment",
    "original_title": "original title|original foreign title|foreign title|title original|"
    "vernacular title|original title non english",
    "container_title_short": "journal abbreviation|abbreviated source title|periodical abbrev|"
    "abbreviated journal title|alternate journal|journal abbrev|j2|ja|journal iso abbreviation|"
    "journal short title|iso abbreviation|jo",
    "editors": "editor|editors|authors secondary|secondary authors|book editors|editor names",
    "title_short": "short title|shortened title",
    "translated_titles": "translated title|tt",
    "event_title": "conference name|conference title|conference",
    "collection_title": "series|series title|book series title|title series|title tertiary",
    "status": "publication status",
    "labels": "tags|labels|user tags",
}
HEADERS: dict[str, str] = {
    word: name for name, words in _WORDS.items() for word in words.split("|")
}

# The two-letter tags that some programs use as heads; only in capitals, since "no" or "is" are
# words as well.
_TAGS: dict[str, str] = {
    **dict.fromkeys(("TI",), "title"),
    **dict.fromkeys(("AU", "AF"), "authors"),
    **dict.fromkeys(("JF", "SO", "T2"), "container_title"),
    **dict.fromkeys(("JO", "JA", "J2", "J9", "JI"), "container_title_short"),
    **dict.fromkeys(("AB",), "abstract"),
    **dict.fromkeys(("PY", "YR"), "year"),
    **dict.fromkeys(("DA", "DP", "PD"), "issued"),
    **dict.fromkeys(("DO", "DI"), "doi"),
    **dict.fromkeys(("VL", "VO", "VI"), "volume"),
    **dict.fromkeys(("IS", "IP"), "issue"),
    **dict.fromkeys(("SP", "BP"), "first_page"),
    **dict.fromkeys(("EP",), "last_page"),
    **dict.fromkeys(("PG",), "pages"),
    **dict.fromkeys(("SN", "EI", "BN"), "issn"),
    **dict.fromkeys(("UR",), "urls"),
    **dict.fromkeys(("KW", "DE", "MH", "OT"), "keywords"),
    **dict.fromkeys(("LA",), "language"),
    **dict.fromkeys(("PB", "PU"), "publisher"),
    **dict.fromkeys(("DB",), "source"),
    **dict.fromkeys(("AN", "UT", "ID"), "accessions"),
    **dict.fromkeys(("TY", "DT"), "type"),
    **dict.fromkeys(("PM", "PMID"), "pmid"),
    **dict.fromkeys(("PMC",), "pmcid"),
    **dict.fromkeys(("AR", "C7"), "number"),
    **dict.fromkeys(("N1",), "notes"),
}

FIELDS: tuple[str, ...] = tuple(_WORDS)


@dataclass(frozen=True, slots=True)
class TableDialect:
    """How one database or program writes its tables.

    `signs` are heads that together show it. `columns` says what some heads mean here, where that
    differs from what they mean elsewhere; "" is a column of no use. `marks` are the characters
    that divide lists, apart from which names are divided as `names.split_names` says.
    `has_pairs` says that a comma divides names as well as their parts, `has_glued_names` that
    nothing stands between names, `has_stop` that a full stop follows the last one.
    `has_tags` says that the heads are Web of Science's tags. `kind` is the kind of all works.
    `is_ours` says that we have written the table: heads other than `columns` mean nothing, and
    cells may be guarded, see `ourtable`.
    """

    name: str
    signs: frozenset[str] = frozenset()
    columns: Mapping[str, str] = field(default_factory=dict)
    marks: str = ";\n"
    has_pairs: bool = False
    has_glued_names: bool = False
    has_stop: bool = False
    has_tags: bool = False
    kind: str = ""
    is_ours: bool = False


def _signs(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


PLAIN = TableDialect("Table")

DIALECTS: tuple[TableDialect, ...] = (
    TableDialect("Table", _signs("tandem|title|issn and isbn"), OUR_HEADS, is_ours=True),
    TableDialect("Web of Science", _signs("pt|au|ti|so|ut"), has_tags=True),
    TableDialect(
        "Web of Science",
        _signs("article title|source title|authors|author full names"),
        {"author full names": "authors", "authors": "short_authors"},
    ),
    TableDialect(
        "Scopus",
        _signs("eid|source title|document type"),
        {"author full names": "authors", "authors": "short_authors", "source": "source"},
    ),
    TableDialect(
        "CNKI",
        _signs("srcdatabase|title|author|source|summary"),
        {
            "srcdatabase": "type",
            "source": "container_title",
            "summary": "abstract",
            "pubtime": "issued",
            "roll": "volume",
            "period": "issue",
            "pagecount": "pages",
        },
    ),
    TableDialect(
        "PubMed",
        _signs("pmid|citation|journal/book|create date"),
        {"first author": "", "create date": ""},
        has_stop=True,
    ),
    # PubMed's table of before 2020.
    TableDialect(
        "PubMed",
        _signs("description|details|shortdetails|entrezuid"),
        {
            "description": "authors",
            "details": "imprint",
            "shortdetails": "imprint year",
            "identifiers": "pmcid",
            "type": "",
        },
        has_stop=True,
    ),
    TableDialect("Embase", _signs("author names|emtree drug index terms"), marks=";\n,"),
    TableDialect("Embase", _signs("author names|pui"), marks=";\n,"),
    TableDialect("Embase", _signs("author names|aip/ip entry date"), marks=";\n,"),
    TableDialect("Embase", _signs("author names|full record entry date"), marks=";\n,"),
    TableDialect("EBSCOhost", _signs("article title|journal title|plink")),
    TableDialect(
        "EBSCOhost",
        _signs("title|contributors|longdbname"),
        {
            "contributors": "authors",
            "source": "container_title",
            "longdbname": "source",
            "publicationdate": "issued",
            "an": "accessions",
        },
    ),
    TableDialect("ProQuest", _signs("title|storeid|pubtitle")),
    TableDialect("Cochrane CENTRAL", _signs("central id"), {"source": "container_title"}),
    TableDialect("Covidence", _signs("covidence #"), {"ref": "", "study": ""}),
    # The place is where the first author works.
    TableDialect("Rayyan", _signs("key|title|day|month"), {"key": "accessions"}),
    TableDialect("Lens", _signs("lens id"), {"source urls": "urls", "number": ""}),
    TableDialect(
        "Zotero",
        _signs("key|item type|abstract note"),
        {"key": "accessions", "type": "", "number": "number"},
    ),
    TableDialect("EndNote", _signs("record number|reference type"), {"number": "issue"}),
    TableDialect("OpenAlex", _signs("id|display name|publication date"), marks="|\n"),
    TableDialect("OpenAlex", _signs("id|authorships author display name"), marks="|\n"),
    TableDialect(
        "OpenAlex",
        _signs("id|title|author|source|citation count"),
        {"source": "container_title"},
        marks="|\n",
    ),
    TableDialect("SpringerLink", _signs("item title|item doi|content type"), has_glued_names=True),
    TableDialect("Dimensions", _signs("publication id|dimensions url"), {"rank": ""}),
    TableDialect("ClinicalTrials.gov", _signs("nct number|study title"), marks="|;\n", kind="DATA"),
    TableDialect("ClinicalTrials.gov", _signs("nct number|title"), marks="|;\n", kind="DATA"),
    TableDialect(
        "ICTRP",
        _signs("trialid|scientific title"),
        {"public title": "title_short", "source register": "container_title"},
        kind="DATA",
    ),
    TableDialect("ISRCTN", _signs("isrctn|scientific title"), kind="DATA"),
    TableDialect("CTIS", _signs("trial number|overall trial status"), kind="DATA"),
    TableDialect("EPPI-Reviewer", _signs("shorttitle|included|id"), {"shorttitle": ""}),
    TableDialect("RefWorks", _signs("title primary|authors primary"), {"reference id": ""}),
    TableDialect("LILACS", _signs("descriptors|fulltext url|publication country")),
    TableDialect("SciELO", _signs("languages|fulltext url|authors|id"), has_pairs=True),
    # The program asks Google Scholar, Crossref and others, and its table does not say whom.
    TableDialect(
        "Publish or Perish", _signs("gsrank|cites"), {"source": "container_title", "type": "type"}
    ),
    TableDialect("Publish or Perish", _signs("cites|citesurl"), {"source": "container_title"}),
    TableDialect(
        "Paperpile",
        _signs("folders filed in|labels filed in"),
        {"journal": "container_title_short", "labels filed in": "labels"},
    ),
    TableDialect("Google Scholar", _signs("authors|title|publication|number|pages|publisher")),
    TableDialect("Abstrackr", _signs("internal id|source id|consensus"), marks=";\n,"),
    TableDialect("IEEE Xplore", _signs("document title|ieee terms")),
    TableDialect(
        "Retraction Watch",
        _signs("retractiondoi|originalpaperdoi"),
        {"originalpaperdoi": "doi", "originalpaperpubmedid": "pmid", "originalpaperdate": "issued"},
    ),
)

# Words before the name of a field that say no more than that it is one of a record.
_RECORD = re.compile(r"\A(?:citation|article|paper|document|reference) ")
_PLURAL = re.compile(r"\(e?s\)|/e?s\b")
_IN_CHINESE = re.compile(r"-[\u4e00-\u9fff]+\s*\Z")  # the half of a head of CNKI's
_SEPARATORS = re.compile(r"[\s_.,:*\"'()\[\]\ufeff-]+")
_LONGEST_HEAD = 120  # characters; no head of a column is longer


@lru_cache(maxsize=4096)
def word(head: str) -> str:
    """The words of the head of a column, as they stand in the tables above.

    >>> word("Author(s)"), word(" publication_year"), word("primary_location.source.issn")
    ('authors', 'publication year', 'primary location source issn')
    """
    if len(head) > _LONGEST_HEAD:
        return ""
    return _SEPARATORS.sub(" ", _PLURAL.sub("s", _IN_CHINESE.sub("", head.lower()))).strip()


@lru_cache(maxsize=4096)
def field_of(head: str) -> str:
    """The field that a column with this head holds in most tables, or "" if nobody knows it."""
    words = word(head)
    return (
        HEADERS.get(words)
        or _TAGS.get(head.strip(' \ufeff"'))
        or HEADERS.get(_RECORD.sub("", words, count=1), "")
    )


def dialect_of(heads: list[str]) -> TableDialect:
    """Whose table has these heads."""
    words = frozenset(map(word, heads))
    return next((one for one in DIALECTS if one.signs <= words), PLAIN)
