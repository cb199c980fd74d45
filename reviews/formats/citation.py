"""What one record of a search file says, in the same words whichever format it came in."""

from dataclasses import field

from reviews.formats.frozen import frozen_dataclass


@frozen_dataclass(frozen=True, slots=True)
class Citation:
    """One parsed record. Names follow CSL-JSON; values are text as the file gave it, trimmed.

    Identifiers are normalised: `doi` lower case without a resolver's address, `pmid` digits.
    `type` is RIS's word for the kind of work, such as JOUR, and `issued` the date as the file
    wrote it. Authors and editors are "Family, Given" (or a group's name), in order.
    `relations` are pairs of a kind (erratum, retraction, comment, ...) and what the file says of
    the other work; `status` is what is said of publication, such as "ahead of print"; `labels`
    are those that somebody gave the record in a reference manager. `fields` holds every tag
    and value of the record in order, known or not, so that nothing the file said is lost; `raw`
    is the record's own text, which `first_line` and `last_line` (from 1) find in the file, or in
    `member`, the file's name within an archive of several.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    container_title: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    abstract: str = ""
    doi: str = ""
    pmid: str = ""
    type: str = ""
    issued: str = ""
    original_title: str = ""
    container_title_short: str = ""
    number: str = ""
    pmcid: str = ""
    issn: tuple[str, ...] = ()
    isbn: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    other_abstracts: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = ""
    publisher: str = ""
    source: str = ""
    accessions: tuple[str, ...] = ()
    trial_ids: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    title_short: str = ""
    translated_titles: tuple[str, ...] = ()
    publisher_place: str = ""
    event_title: str = ""
    collection_title: str = ""
    relations: tuple[tuple[str, str], ...] = ()
    status: str = ""
    labels: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    raw: str = field(default="", repr=False)
    first_line: int = 0
    last_line: int = 0
    member: str = ""
