"""DOIs, PMIDs, years and the like, out of the texts that exports wrap them in."""

import re
from functools import lru_cache
from urllib.parse import unquote

from reviews.formats.dialect import Shape

_DOI = re.compile(r"\b10\.\d{4,9}(?:\.\d+)*/\S+")
_PLAIN_DOI = re.compile(r"10\.\d{4,9}/[a-z0-9._/-]*[a-z0-9]\Z")
_LABEL = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/|doi:?\s*", re.IGNORECASE)
_LINK_DOI = re.compile(r"doi(?:\.org)?/(?:abs/|full/|pdf/|epdf/)?(10\.\d{4,9}[^\s?&#]+)", re.I)
_MARKED_DOI = re.compile(r"(10\.\d{4,9}/\S+)\s*\[doi\]|doi:\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)
LONGEST_DOI = 500  # characters; far longer than any in use
_CENTRAL = "10.1002/central/"  # not a DOI of the report, but the number of CENTRAL's own record

_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/(?=https?://)", re.IGNORECASE)
_PMID = re.compile(r"\s*(?:PUBMED|PMID|PM|MEDLINE)?[:\s]*(\d{4,8})(?:\s*\[PMID\])?\s*\Z", re.I)
_PUBMED_LINK = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/|^PM:|"
    r"europepmc\.org/(?:abstract|article)/MED/|"
    r"ovid\.com/\S{1,200}&D=(?:me|pp|pre|pm)[a-z]+\d*&\S{0,80}\bAN=)(\d{4,8})\b"
)
_PMID_NOTE = re.compile(r"\bPMID:?\s*(\d{4,8})\b")
_PROQUEST_NUMBERS = ("PCID: ", "DOCID: ", "PublisherXID: ", "MSTARLegacyID: ")
_PMCID = re.compile(r"\bPMC\d{3,9}\b", re.IGNORECASE)

_YEAR = re.compile(
    r"(?<!\d)(1[5-9]\d\d|20\d\d|2100)(?!\d)"
    r"|(?<!\d)(1[5-9]\d\d|20\d\d)(?:0\d|1[0-2])(?:[0-2]\d|3[01])(?!\d)"
)
_ISSN = re.compile(r"(?<![\dXx-])(\d{4})-?(\d{3}[\dXx])(?![\dXx-])")
# As PubMed writes them.
_PLAIN_ISSN = re.compile(r"(\d{4}-\d{3}[\dXx]) \((?:Print|Electronic|Linking)\)\Z")
_LAST_OF_ISSN = frozenset("0123456789Xx")
_ISBN = re.compile(r"(?<!\d)(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?!\d)")
_TRIAL = re.compile(
    r"\b(?:NCT\d{8}|ISRCTN\d{6,8}|ACTRN\d{14}|ChiCTR[-\w]*\d{6,}|DRKS\d{8}|UMIN\d{9}|"
    r"EUCTR\d{4}-\d{6}-\d\d|CTRI/\d{4}/\d+/\d+|NTR\d{3,5}|PACTR\d{15,16}|JPRN-\w+|KCT\d{7}|"
    r"IRCT\d{8,14}N\d{1,3}|jRCTs?\d{9,10}|TCTR\d{11}|RBR-[0-9a-z]{5,8}|SLCTR/\d{4}/\d{3}|"
    r"PER-\d{3}-\d\d|RPCEC\d{8}|LBCTR\d{10}|ITMCTR\d{10})\b"
)
# One of these is in every such number: looking for them first is much faster.
_TRIAL_HINTS = ("CT", "NTR", "DRKS", "UMIN", "JPRN", "RBR-", "PER-", "RPCEC")

# By these names, since looking a member up in its Enum is slow.
_ANYWHERE, _WHOLE, _LINK = Shape.ANYWHERE, Shape.WHOLE, Shape.LINK


def clean_doi(text: str, shape: Shape = _ANYWHERE) -> str:
    """The DOI in `text`, lower case and bare, or "" if there is none of the given shape.

    >>> clean_doi("https://doi.org/10.1000/ABC(12)3.")
    '10.1000/abc(12)3'
    >>> clean_doi("10.1000/182 [doi]", Shape.MARKED)
    '10.1000/182'
    >>> clean_doi("see 10.1000/182", Shape.WHOLE)
    ''
    """
    if shape is _ANYWHERE:
        lower = text.lower()
        if _PLAIN_DOI.match(lower):  # the usual case, quickly
            return "" if lower.startswith(_CENTRAL) else lower
    if "10." not in text:
        return ""
    if shape is _ANYWHERE:
        match = _DOI.search(_unquoted(text))
        found = match[0] if match else ""
    elif shape is _WHOLE:
        found = _unlabelled(text)
    elif shape is _LINK:
        match = _LINK_DOI.search(_unquoted(text))
        found = match[1] if match and "/" in match[1] else ""
    else:
        bare = text.removesuffix(" [doi]").lower()  # the usual case, quickly
        if len(bare) < len(text) <= LONGEST_DOI and _PLAIN_DOI.match(bare):
            return "" if bare.startswith(_CENTRAL) else bare
        match = _MARKED_DOI.search(text)
        found = (match[1] or match[2]) if match else ""
    doi = _without_trailing_marks(found).lower() if len(found) <= LONGEST_DOI else ""
    if doi.startswith(_CENTRAL) or doi.endswith("/"):
        return ""
    return doi


def undoubled(address: str) -> str:
    """The address without a resolver's in front of it, which some publishers write twice.

    >>> undoubled("https://doi.org/https://doi.org/10.1000/1")
    'https://doi.org/10.1000/1'
    """
    return _RESOLVER.sub("", address) if address.count("://") > 1 else address


def _unlabelled(text: str) -> str:
    """The DOI that the whole of `text` is, but for labels such as "doi:" before it."""
    text = _unquoted(text).strip()
    while label := _LABEL.match(text):
        text = text[label.end() :]
    return text if _DOI.fullmatch(text) else ""


def _unquoted(text: str) -> str:
    return unquote(text) if "%2" in text else text


def _without_trailing_marks(doi: str) -> str:
    """Without what a sentence or an address put after it; a DOI may end in a bracket of its own."""
    while doi and (doi[-1] in ".,;:'\"”’" or _is_unopened(doi)):
        doi = doi[:-1]
    return doi


def _is_unopened(doi: str) -> bool:
    """Whether the last character closes a bracket that is not opened in `doi`."""
    opening = {")": "(", "]": "[", ">": "<"}.get(doi[-1])
    return opening is not None and doi.count(opening) < doi.count(doi[-1])


def clean_pmid(text: str) -> str:
    """The PMID that `text` is, but for a label, or "".

    >>> clean_pmid("PUBMED 21314913"), clean_pmid("35957633 [PMID]"), clean_pmid("PMC935")
    ('21314913', '35957633', '')
    """
    if text.isdecimal() and text.isascii():  # the usual case, quickly
        return text.lstrip("0") if 4 <= len(text) <= 8 else ""
    match = _PMID.match(text)
    return match[1].lstrip("0") if match else ""


def linked_pmid(text: str) -> str:
    """The PMID in an address of PubMed, or of a service that knows records by it, or ""."""
    if not ("pubmed" in text or "ovid.com/" in text or "/MED/" in text or text.startswith("PM:")):
        return ""
    match = _PUBMED_LINK.search(text)
    return match[1].lstrip("0") if match else ""


def noted_pmid(text: str) -> str:
    """The PMID that a note names, as in "PMID: 123456", or "".

    ProQuest's notes call the number of the journal so, beside further numbers of its own.
    """
    match = _PMID_NOTE.search(text) if "PMID" in text else None
    if match is None or any(number in text for number in _PROQUEST_NUMBERS):
        return ""
    return match[1].lstrip("0")


def clean_pmcid(text: str) -> str:
    """The PMCID in `text`, upper case, or ""."""
    match = _PMCID.search(text) if "PMC" in text.upper() else None
    return match[0].upper() if match else ""


@lru_cache(maxsize=4096)
def clean_year(text: str) -> int | None:
    """The first year from 1500 to 2100 in a date, however it is written.

    >>> clean_year("2019/08//"), clean_year("Mar 16 2004"), clean_year("20180330")
    (2019, 2004, 2018)
    >>> clean_year("in press") is None
    True
    """
    match = _YEAR.search(text)
    return int(match[1] or match[2]) if match else None


def clean_issns(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ISSNs (with their hyphen) and the ISBNs (digits only) in `text`.

    >>> clean_issns("1234567X (Print); 978-3-16-148410-0")
    (('1234-567X',), ('9783161484100',))
    >>> clean_issns("1234-567?")
    ((), ())
    """
    usual = len(text) == 9 and text[4] == "-" and text[8] in _LAST_OF_ISSN
    if usual and text[:4].isdecimal() and text[5:8].isdecimal():
        return (text.upper(),), ()  # quickly
    if match := _PLAIN_ISSN.match(text):
        return (match[1].upper(),), ()
    isbns = tuple(re.sub(r"[- ]", "", found).upper() for found in _ISBN.findall(text))
    rest = _ISBN.sub(" ", text) if isbns else text
    return tuple(f"{a}-{b.upper()}" for a, b in _ISSN.findall(rest)), isbns


def trial_numbers(text: str) -> list[str]:
    """The trial registration numbers in `text`."""
    for hint in _TRIAL_HINTS:
        if hint in text:
            return _TRIAL.findall(text)
    return []
