"""What a record says in the words of any service that has no reader of its own.

Services name the same things in few ways. A key counts by its letters and digits alone: without
case, dashes or underscores. Each field has the paths of keys that lead to it, in order of trust.
"""

import re
from collections.abc import Callable, Iterable, Iterator

from reviews.formats import identifiers
from reviews.formats.citation import Citation
from reviews.formats.dialect import Shape
from reviews.formats.jsonrecords.csl import serial_numbers, web_addresses
from reviews.formats.jsonrecords.services import page_range
from reviews.formats.jsonrecords.values import Record, Value, distinct, text_of
from reviews.formats.kinds import kind_of
from reviews.formats.names import family_first, split_list, split_names

UNKNOWN = "JSON"  # the name of a record that nobody has described

# field -> the paths that lead to it; a list or an object on the way counts with all it holds.
_PATHS: dict[str, tuple[str, ...]] = {
    field: tuple(paths.split())
    for field, paths in {
        "title": "title titles/title name displayname dctitle",
        "container": "journal/title journal/name journal journalinfo/journal/title journaltitle "
        "publicationtitle containertitle sourcetitle fulljournalname parenttitle booktitle "
        "proceedingstitle publication/title source/title source/sourcetitle source/displayname "
        "journals/title pub publicationname venue/name venue/raw venue dcsource source",
        "container_short": "journalabbreviation isoabbreviation "
        "journalinfo/journal/isoabbreviation journalinfo/journal/medlineabbreviation",
        "year": "year pubyear publicationyear yearpublished publicationdateyear dcyear "
        "journalinfo/yearofpublication source/publishyear",
        "issued": "date issued journalinfo/dateofpublication publicationdate datepublished pubdate "
        "publisheddate published firstpublicationdate dcdate dates/date",
        "volume": "volume journalvolume journalinfo/volume journal/volume biblio/volume "
        "source/volume",
        "issue": "issue number journalissue journalinfo/issue journal/number journal/issue "
        "biblio/issue source/issue",
        "pages": "pages pagerange pageinfo pagination page source/pages/range",
        "first_page": "startpage firstpage biblio/firstpage source/pages/begin",
        "last_page": "endpage lastpage biblio/lastpage",
        "number": "articlenumber eid elocationid source/articlenumber",
        "abstract": "abstract abstracttext abstractnote abstracts/text abstracts description "
        "descriptions/description dcdescription summary",
        "doi": "doi dcdoi",
        "pmid": "pmid pubmedid medlinepmid",
        "pmcid": "pmcid pmc",
        "type": "itemtype typename publicationtype pubtypelist/pubtype pubtype documenttype "
        "types/ris types dctypenorm type",
        "issn": "issn issns essn eissn isbn isbns standardnumber journalissn journal/issns "
        "journal/issn journalinfo/journal/issn journalinfo/journal/essn source/issn/value "
        "publication/issn journals/identifiers identifiers/issn identifiers/eissn",
        "url": "url urls link/url link articleurl fulltexturl downloadurl sourcefulltexturls "
        "fulltexturllist/fulltexturl/url ee",
        "keywords": "keywords/name keywords/authorkeywords keywords keyword keywordlist/keyword "
        "tags/tag subjects/subject subject subjects meshheadinglist/meshheading/descriptorname",
        "language": "language/name language languages lang",
        "publisher": "publisher publisher/name journal/publisher bookorreportdetails/publisher",
        "note": "extra comments",
    }.items()
}
# Where a record's own fields are wrapped in an object of their own.
_WRAPPINGS = ("bibjson", "attributes", "data", "info", "metadata", "source", "study", "paper")
# Where identifiers stand that name their kind, and what the kinds are called.
_IDENTIFIERS = ("identifier", "identifiers", "externalids", "articleids", "ids", "relatedids")
_KINDS = {"doi": "doi", "pmid": "pmid", "pubmed": "pmid", "pmcid": "pmcid", "pmc": "pmcid"}
_PEOPLE = (
    "authors",
    "author",
    "creators",
    "creator",
    "authorlist",
    "contributors",
    "dccreator",
    "names",
)
_PEOPLE_IN_ONE_TEXT = ("authorstring", "authorsstring", "authornames")

_EPPI = "EPPI-Reviewer"
# Keys that only one service's records have together -> its name, and the key of its own number.
_SERVICES: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset(("itemid", "shorttitle", "typename")), _EPPI, "itemid"),
    (frozenset(("authorstring", "source", "id")), "Europe PMC", "id"),
    (frozenset(("bibjson",)), "DOAJ", "id"),
    (frozenset(("lensid",)), "Lens", "lensid"),
    (frozenset(("itemtype", "creators")), "Zotero", "key"),
    (frozenset(("bibcode",)), "NASA ADS", "bibcode"),
    (frozenset(("publicationdateyear", "peerreviewed")), "ERIC", "id"),
    (frozenset(("articleurl", "cites")), "Publish or Perish", ""),
    (frozenset(("uid", "sourcetypes", "identifiers")), "Web of Science", "uid"),
    (frozenset(("dataproviders", "yearpublished")), "CORE", "id"),
)

# What `source` may name, which is a journal elsewhere; Europe PMC has codes such as MED and PPR.
_DATABASES = {
    *("pubmed", "medline", "embase", "scopus", "wos", "web of science", "crossref", "openalex"),
    *("semantic scholar", "google scholar", "scholar", "arxiv", "ieee", "ieee xplore", "acm"),
    *("core", "doaj", "dimensions", "lens", "europe pmc"),
    *("med", "ppr", "pmc", "agr", "cba", "ctx", "eth", "hir", "pat"),
}
NAMES = frozenset((UNKNOWN, *(name for _, name, _ in _SERVICES)))

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_INITIALS = re.compile(r"(.*\S) ([A-Z]{1,4}|(?:[A-Z]\.[ -]?){1,4})")
_HOMONYM = re.compile(r" \d{4}\Z")  # dblp's number for one of several people of the same name


def unknown(record: Record) -> tuple[Citation, str]:
    """The citation, and the name of the service, which is `UNKNOWN` if nobody can tell."""
    plain = _unwrapped(_plain_keys(record))
    service, number = next(
        ((name, key) for keys, name, key in _SERVICES if keys <= plain.keys()), (UNKNOWN, "")
    )
    found = {field: _texts(plain, paths) for field, paths in _PATHS.items()}
    known = _identifiers(plain)
    issued = _first(found, "issued") or _first(found, "year")
    issns, isbns = serial_numbers(found["issn"])
    urls = web_addresses(found["url"])
    container = next((text for text in found["container"] if not _is_database(text)), "")
    authors, editors = _people(plain, turned=family_first if service == _EPPI else _turned)
    notes = found["note"]
    return (
        Citation(
            title=_first(found, "title"),
            authors=authors,
            editors=editors,
            year=identifiers.clean_year(_first(found, "year") or issued),
            issued=issued,
            container_title=container,
            container_title_short=_first(found, "container_short"),
            volume=_first(found, "volume"),
            issue=_first(found, "issue"),
            pages=_first(found, "pages").replace("--", "-")
            or page_range(_first(found, "first_page"), _first(found, "last_page")),
            abstract=_first(found, "abstract"),
            doi=_doi([*found["doi"], *known["doi"]], urls),
            pmid=next(
                (pmid for text in [*found["pmid"], *known["pmid"]] if (pmid := _pmid(text))), ""
            )
            or next((pmid for text in notes if (pmid := identifiers.noted_pmid(text))), ""),
            pmcid=identifiers.clean_pmcid(" ".join([*found["pmcid"], *known["pmcid"]])),
            type=kind_of([_CAMEL.sub(" ", text) for text in found["type"]]) or "GEN",
            issn=issns,
            isbn=isbns,
            urls=urls,
            keywords=distinct([word for text in found["keywords"] for word in split_list(text)]),
            language=_first(found, "language"),
            publisher=_first(found, "publisher"),
            source="" if service == UNKNOWN else service,
            accessions=distinct(_texts(plain, (number,))) if number else (),
            trial_ids=distinct(identifiers.trial_numbers("\n".join(notes))),
            notes=tuple(notes),
        ),
        service,
    )


def _plain_keys(record: Record) -> dict[str, Value]:
    """The record with each key by its letters and digits, the first of those that are alike."""
    plain: dict[str, Value] = {}
    for key, value in record.items():
        plain.setdefault(_NOT_PLAIN.sub("", key.lower()), _plain_value(value))
    return plain


def _plain_value(value: Value) -> Value:
    if isinstance(value, dict):
        return _plain_keys(value)
    return [_plain_value(one) for one in value] if isinstance(value, list) else value


def _unwrapped(record: dict[str, Value]) -> dict[str, Value]:
    """The record with what stands in an object of its own, if that is where its title is."""
    if any(path.partition("/")[0] in record for path in _PATHS["title"]):
        return record
    for key in _WRAPPINGS:
        inner = record.get(key)
        if isinstance(inner, dict) and ("title" in inner or "titles" in inner):
            return {**record, **inner}
    return record


def _texts(record: Record, paths: Iterable[str]) -> list[str]:
    """The texts that the first of the paths with any leads to, then those of the others."""
    return [text for path in paths for text in _follow(dict(record), path.split("/"))]


def _follow(value: Value, keys: list[str]) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _follow(one, keys)
    elif isinstance(value, dict):
        if keys and keys[0] in value:
            yield from _follow(value[keys[0]], keys[1:])
    elif not keys and (text := text_of(value)):
        yield text


def _first(found: dict[str, list[str]], field: str) -> str:
    return next(iter(found[field]), "")


def _is_database(text: str) -> bool:
    return text.lower() in _DATABASES


def _identifiers(record: Record) -> dict[str, list[str]]:
    """The identifiers by kind, where each is an object that says its own."""
    known: dict[str, list[str]] = {kind: [] for kind in _KINDS.values()}
    for key in _IDENTIFIERS:
        value = record.get(key)
        for one in value if isinstance(value, list) else [value]:
            if not isinstance(one, dict):
                continue
            texts = _texts(one, ("value", "id", "identifier"))
            for kind in _texts(one, ("type", "idtype", "name")):
                if texts and kind.lower() in _KINDS:
                    known[_KINDS[kind.lower()]].append(texts[0])
            for name, kind in _KINDS.items():  # an object with a key for each kind
                known[kind] += _texts(one, (name,))
    return known


def _doi(texts: list[str], urls: Iterable[str]) -> str:
    for text in texts:
        if doi := identifiers.clean_doi(text):
            return doi
    return next((doi for url in urls if (doi := identifiers.clean_doi(url, Shape.LINK))), "")


def _pmid(text: str) -> str:
    return identifiers.clean_pmid(text) or identifiers.linked_pmid(text)


def _people(
    record: Record, *, turned: Callable[[str], str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The authors and the editors; `turned` puts family names first."""
    authors: list[str] = []
    editors: list[str] = []
    for key in _PEOPLE:
        for name, role in _named(record.get(key), turned):
            (editors if role == "editor" else authors).append(name)
        if authors:
            return tuple(authors), tuple(editors)
    together = [name for text in _texts(record, _PEOPLE_IN_ONE_TEXT) for name in split_names(text)]
    return tuple(map(_turned, (name.rstrip(".") for name in together))), tuple(editors)


def _named(value: Value, turned: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The names in a text, a list or objects, with what each one did, "" if it is not said."""
    if isinstance(value, list):
        for one in value:
            yield from _named(one, turned)
    elif isinstance(value, dict):
        if any(key in value for key in _PEOPLE):
            for key in _PEOPLE:
                yield from _named(value.get(key), turned)
        elif name := _name(value):
            yield name, next(iter(_texts(value, ("creatortype", "role"))), "").lower()
    elif text := text_of(value):
        for name in split_names(text):
            yield turned(name), ""


def _name(one: Record) -> str:
    family = next(iter(_texts(one, ("lastname", "familyname", "family", "last"))), "")
    given = next(iter(_texts(one, ("firstname", "givenname", "given", "first", "forename"))), "")
    if family and given:
        return f"{family}, {given}"
    group = _texts(one, ("collectivename", "literal"))
    if group or family or given:
        return (group or [family or given])[0]
    whole = next(iter(_texts(one, ("name", "fullname", "displayname", "text"))), "")
    # Zotero has people's names in two parts, and only those of groups in one.
    return whole if "creatortype" in one else _turned(whole)


def _turned(name: str) -> str:
    """The name as "Family, Given", whether it is written "Aya Ito" or "Ito A"."""
    name = _HOMONYM.sub("", name)
    if "," in name or " " not in name:
        return name
    if initials := _INITIALS.fullmatch(name):
        return f"{initials[1]}, {initials[2]}"
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}"
