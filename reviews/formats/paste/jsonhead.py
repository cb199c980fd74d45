"""A record as JSON at the head of a paste, in the words of whichever service wrote it."""

import re
from html import unescape

from reviews.formats import identifiers
from reviews.formats.citation import Citation
from reviews.formats.paste.draft import Finds
from reviews.formats.paste.people import names_in

# Field of a draft -> the last keys under which services put it, without regard to case, the
# surest first; with a slash where the key above counts too.
_KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "articletitle", "name"),
    "authors": ("authors", "author", "authors/name", "author/name", "creators"),
    "container_title": (
        "journal/name", "journal/title", "journal", "periodicalname", "journaltitle", "venue",
        "containertitle", "container-title", "source",
    ),
    "year": ("publicationdate", "year", "publicationyear", "pubdate", "date", "issued"),
    "volume": ("journal/volume", "volume"),
    "issue": ("journal/issue", "issue", "number"),
    "pages": ("journal/pages", "pages", "page"),
    "doi": ("doi", "externalids/doi"),
    "pmid": ("pmid", "externalids/pubmed"),
    "pmcid": ("pmcid",),
    "issn": ("issn", "eissn", "journal/issn"),
    "abstract": ("abstract", "description"),
    "keywords": ("keywords", "keyword"),
}  # fmt: skip
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")


def add_json(finds: Finds, citation: Citation, rule: str) -> None:
    """Add what the `fields` of a record read from JSON say; each path counts by its last keys."""
    lines = (citation.first_line,) if citation.first_line else ()
    by_key: dict[str, list[str]] = {}
    for path, value in citation.fields:
        if text := " ".join(unescape(_TAG.sub(" ", value)).split()):
            steps = path.casefold().split("/")
            for key in {steps[-1] if len(steps) == 1 else "/".join(steps[-2:])}:
                by_key.setdefault(key, []).append(text)
    for name, keys in _KEYS.items():
        found = next((by_key[key] for key in keys if key in by_key), [])
        if found:
            finds.add(name, _values(name, found), lines, rule)


def _values(name: str, texts: list[str]) -> tuple[str, ...]:
    first = texts[0]
    if name == "authors":
        return tuple(one for text in texts for one in (names_in(text) or (text,)))
    if name == "doi":
        return (identifiers.clean_doi(first),)
    if name == "year":
        year = identifiers.clean_year(first)
        return (str(year) if year else "",)
    if name == "issn":
        return tuple(issn for text in texts for issn in identifiers.clean_issns(text)[0])
    return tuple(texts) if name == "keywords" else (first,)
