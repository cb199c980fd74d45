"""What a dialect is: which tags of a database or program hold which field of a `Citation`."""

import re
from dataclasses import dataclass, field
from enum import Enum


class Shape(Enum):
    """How much of a text must be an identifier for it to be taken for one."""

    ANYWHERE = "anywhere in the text"
    WHOLE = "the whole text, but for a label or a resolver's address"
    LINK = "in the address of a resolver or of a publisher's page"
    MARKED = "labelled as one: `10.1000/1 [doi]`"


Tags = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dialect:
    """Which tags hold which field of a `Citation`, for one database or program.

    Where a field takes one value, its tags are in order of trust: the first that has text wins.
    Where it takes several, all tags count, in the order of the file. `pmid` tags hold a PMID if
    the whole text is one, but for a label. `short_authors` names the people of `authors` again,
    abbreviated; it counts where it names more of them.
    """

    name: str
    title: Tags = ("TI", "T1", "CT", "BT", "ST")
    original_title: Tags = ("OP",)
    authors: Tags = ("AU", "A1")
    short_authors: Tags = ()
    groups: Tags = ()  # further authors that are organisations
    container: Tags = ("JF", "T2", "JO", "BT", "JA", "J2", "J1")
    container_short: Tags = ("J2", "JA", "J9", "JI", "J1", "JO")
    abstract: Tags = ("AB", "N2")
    year: Tags = ("PY", "Y1", "DA")  # never Y2: the date of access, and in Rayyan the month
    issued: Tags = ("DA", "Y1", "PY")
    volume: Tags = ("VL", "VO")
    issue: Tags = ("IS", "CP")
    short_issue: Tags = ("M1",)  # an issue only if it is a short number
    first_page: Tags = ("SP",)
    last_page: Tags = ("EP",)
    pages: Tags = ("PG",)
    number: Tags = ("C7", "AR")
    doi: tuple[tuple[str, Shape], ...] = (
        ("DO", Shape.ANYWHERE),
        ("DI", Shape.ANYWHERE),
        ("L3", Shape.WHOLE),
        ("M3", Shape.WHOLE),
        ("LID", Shape.MARKED),
        ("AID", Shape.MARKED),
        ("UR", Shape.LINK),
        ("L1", Shape.LINK),
        ("L2", Shape.LINK),
        ("N1", Shape.WHOLE),
    )
    pmid: Tags = ("PM", "PMID")
    pmcid: Tags = ("C2", "U1", "PMC")
    issn: Tags = ("SN", "BN")  # ISSNs and ISBNs, told apart by their form
    urls: Tags = ("UR", "L1", "L2", "LK")
    keywords: Tags = ("KW", "MH")
    language: Tags = ("LA",)
    publisher: Tags = ("PB", "PU")
    publisher_place: Tags = ("PP", "CY")
    source: Tags = ("DB",)
    accessions: Tags = ("AN",)
    trial_ids: Tags = ("AN", "ID", "N1")
    notes: Tags = ("N1", "RN")
    database: str | None = None  # the records' own, where they do not say; None for `name`
    # Where the record's number stands inside a text: the tag, and what finds it (or several).
    accession_form: tuple[str, re.Pattern[str]] | None = None
    type: Tags = ()  # words for the kind of work; RIS, PubMed and Web of Science have their own
    imprint: Tags = ()  # "Journal. 2020;12(3):4-5", for what has no tag of its own
    # What few records have; see `rare`.
    editors: Tags = ("A2", "ED")
    title_short: Tags = ("ST",)
    translated_titles: Tags = ("TT",)
    event_title: Tags = ()
    collection_title: Tags = ("T3",)
    status: Tags = ()
    labels: Tags = ("LB",)
    relations: tuple[tuple[str, str], ...] = ()  # a tag, and the kind of relation that it tells
    rare: frozenset[str] = field(init=False)  # all tags of those: most records have none of them

    def __post_init__(self) -> None:
        rare = {
            *(*self.editors, *self.title_short, *self.translated_titles),
            *(*self.event_title, *self.collection_title, *self.status, *self.labels),
            *(tag for tag, _ in self.relations),
        }
        object.__setattr__(self, "rare", frozenset(rare))
