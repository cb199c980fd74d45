"""Identifiers in one spelling, and the hash that stands for what a key is made of."""

import re
from collections.abc import Iterable
from hashlib import blake2b
from urllib.parse import unquote

# Shorter numbers are counted anew in every file.
SHORTEST_ACCESSION = 8

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_DOI_END = re.compile(r"(?:\[doi\]|/(?:full|abstract|pdf|epdf))$")
# Preprint servers give each version of a text a name of its own.
_PREPRINT_DOI = re.compile(r"10\.(?:1101|21203|48550|2139|20944|31234|26434|36227)/")
_PREPRINT_VERSION = re.compile(r"[./]?v\d{1,2}$")
_NUMBER = re.compile(r"\d+")
_NO_LETTER_OR_DIGIT = re.compile(r"[^0-9a-z]")
# Registries' numbers, and Cochrane's for its reviews.
_TRIAL = re.compile(
    r"\b(?:nct\d{8}|isrctn\d{8}|actrn\d{14}|chictr[a-z-]*\d{8,10}|umin\d{9}|"
    r"eudract\d{4}-\d{6}-\d{2}|ctri/\d{4}/\d{2,3}/\d{6}|drks\d{8}|jprn-[a-z]+\d{9}|ntr\d{2,5})\b"
)
_REGISTRIES = ("nct", "isrctn", "actrn", "chictr", "umin", "eudract", "ctri", "drks", "jprn", "ntr")
_COCHRANE = re.compile(r"\b(?:cd|mr)0\d{5}\b")


def doi_of(text: str) -> str:
    """The DOI alone, in lower case, of a preprint without its version; "" if there is none.

    >>> doi_of("https://doi.org/10.1000/ABC.1"), doi_of("10.1000/abc.1 [doi]"), doi_of("none")
    ('10.1000/abc.1', '10.1000/abc.1', '')
    """
    if not text:
        return ""
    found = _DOI.search(unquote(text).lower())
    if not found:
        return ""
    doi = _DOI_END.sub("", found.group().rstrip(".,;")).rstrip(".,;")
    return _PREPRINT_VERSION.sub("", doi) if _PREPRINT_DOI.match(doi) else doi


def pmid_of(text: str) -> str:
    """The PubMed number without leading zeros; "" where the text holds none.

    >>> pmid_of("PMID: 0123456"), pmid_of("0")
    ('123456', '')
    """
    found = _NUMBER.search(text)
    return found.group().lstrip("0") if found else ""


def is_preprint_doi(doi: str) -> bool:
    """Whether a server for preprints gave this DOI.

    >>> is_preprint_doi("10.1101/2020.03.04.20031112"), is_preprint_doi("10.1000/abc")
    (True, False)
    """
    return bool(_PREPRINT_DOI.match(doi))


def accessions_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Databases' numbers for their records, those long enough to be nobody else's, sorted.

    >>> accessions_of(["WOS:000123456789", "17"])
    ('wos000123456789',)
    """
    found = {_NO_LETTER_OR_DIGIT.sub("", text.lower()) for text in texts}
    return tuple(
        sorted(each for each in found if len(each) >= SHORTEST_ACCESSION and _NUMBER.search(each))
    )


def trials_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The numbers of trials in registries, sorted.

    >>> trials_of(["NCT01234567 and ISRCTN 12", "see NCT00000001"])
    ('nct00000001', 'nct01234567')
    """
    folded = "\n".join(texts).lower()
    if not any(registry in folded for registry in _REGISTRIES):
        return ()
    return tuple(sorted(set(_TRIAL.findall(folded))))


def registry_of(trial: str) -> str:
    """The registry that gave a trial its number, by the beginning of it.

    >>> registry_of("nct01234567"), registry_of("chictr-ooc-16010033")
    ('nct', 'chictr')
    """
    return next(registry for registry in _REGISTRIES if trial.startswith(registry))


def cochrane_number(*texts: str) -> str:
    """The Cochrane Library's number for a review; "" if none is given.

    >>> cochrane_number("10.1002/14651858.CD006273.pub2")
    'cd006273'
    """
    for text in texts:
        if found := _COCHRANE.search(text.lower()):
            return found.group()
    return ""


def short_hash(*parts: str) -> str:
    """Sixteen hexadecimal digits that stand for the parts."""
    return blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()
