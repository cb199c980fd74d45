"""The numbers and addresses that a record's work is known by."""

from reviews.formats import identifiers
from reviews.formats.dialect import Dialect, Shape
from reviews.formats.found import Found, distinct, every
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import RawRecord

_ANYWHERE = Shape.ANYWHERE  # by this name, since looking a member up in its Enum is slow


def doi_of(found: Found, dialect: Dialect, record: RawRecord, problems: ProblemLog) -> str:
    """The DOI in the first tag that holds one, or ""; a text that should be one is told."""
    odd = ""
    for tag, shape in dialect.doi:
        if tag in found:
            for text in found[tag]:
                if doi := identifiers.clean_doi(text, shape):
                    return doi
            if shape is _ANYWHERE and "10.1002/central/" not in found[tag][0].lower():
                odd = odd or tag
    if odd:
        problems.note("BAD_DOI", record.first_line, odd)
    return ""


def pmid_of(found: Found, dialect: Dialect, notes: list[str]) -> str:
    """The PMID in a tag of its own, else in an address or a note; or ""."""
    for tag in dialect.pmid:
        if tag in found:
            for text in found[tag]:
                if pmid := identifiers.clean_pmid(text):
                    return pmid
                # A number of the provider's own may stand in the same tag, after a semicolon.
                for part in text.replace(",", ";").split(";"):
                    if pmid := identifiers.clean_pmid(part) or identifiers.linked_pmid(part):
                        return pmid
    for tag in ("U1", "U2"):  # of use here only with a label, as in "30000001[pmid]"
        for text in found.get(tag, ()):
            if text.lower().endswith("[pmid]") and (pmid := identifiers.clean_pmid(text)):
                return pmid
    for tag in ("UR", "L2", "urls"):  # the last one in tables
        for text in found.get(tag, ()):
            if pmid := identifiers.linked_pmid(text):
                return pmid
    for text in notes:
        if pmid := identifiers.noted_pmid(text):
            return pmid
    return ""


def pmcid_of(found: Found, dialect: Dialect, notes: list[str]) -> str:
    """The PMCID in a tag of its own, else in a note; or ""."""
    for tag in dialect.pmcid:
        if tag in found:
            for text in found[tag]:
                if pmcid := identifiers.clean_pmcid(text):
                    return pmcid
    for text in notes:
        if text.startswith("PMC"):
            return identifiers.clean_pmcid(text)
    return ""


def serial_numbers(texts: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The distinct ISSNs, and the distinct ISBNs."""
    if len(texts) == 1:
        return identifiers.clean_issns(texts[0])
    pairs = [identifiers.clean_issns(text) for text in texts]
    return (
        distinct([issn for issns, _ in pairs for issn in issns]),
        distinct([isbn for _, isbns in pairs for isbn in isbns]),
    )


def urls(texts: list[str]) -> tuple[str, ...]:
    """The web addresses; those of files on someone's disk are left in `fields`."""
    if len(texts) == 1 and texts[0].startswith("http") and " " not in texts[0]:
        if "://" not in texts[0][8:]:  # the usual case, quickly
            return (texts[0],)
        return tuple(map(identifiers.undoubled, texts[0].split()))
    return distinct(
        [
            identifiers.undoubled(part.rstrip(";,"))
            for text in texts
            for part in text.split()
            if part.startswith(("http://", "https://"))
        ]
    )


def accessions(found: Found, dialect: Dialect) -> tuple[str, ...]:
    """The numbers that databases have for the record."""
    if dialect.accession_form:
        tag, form = dialect.accession_form
        if numbers := [number for text in found.get(tag, ()) for number in form.findall(text)]:
            others = [tag for tag in dialect.accessions if tag != dialect.accession_form[0]]
            return distinct([*every(found, tuple(others)), *numbers])
    return distinct(every(found, dialect.accessions))


def trial_ids(texts: list[str]) -> tuple[str, ...]:
    """The distinct numbers of trial registers in the texts."""
    return tuple(dict.fromkeys(identifiers.trial_numbers("\n".join(texts)))) if texts else ()
