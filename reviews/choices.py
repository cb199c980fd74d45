"""The words that are stored: each a plain StrEnum, so that rules need no Django."""

from enum import StrEnum
from typing import TypeVar


class Role(StrEnum):
    """What a member may do; `protocol/access.py` holds the rules."""

    LEAD = "lead"
    ADJUDICATOR = "adjudicator"
    SCREENER = "screener"
    LIBRARIAN = "librarian"
    OBSERVER = "observer"


class SourceKind(StrEnum):
    """Where references came from, in PRISMA 2020's words."""

    DATABASE = "database"
    REGISTER = "register"
    WEBSITE = "website"
    ORGANISATION = "organisation"
    CITATION = "citation"
    OTHER = "other"


class Stage(StrEnum):
    """The two readings of a study."""

    TITLE_ABSTRACT = "title_abstract"
    FULL_TEXT = "full_text"


class Verdict(StrEnum):
    """One screener's answer. WITHDRAWN takes an earlier one back."""

    INCLUDE = "include"
    MAYBE = "maybe"
    EXCLUDE = "exclude"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What the decisions on a study at a stage amount to."""

    AWAITING = "awaiting"
    CONFLICT = "conflict"
    INCLUDED = "included"
    EXCLUDED = "excluded"


class Settling(StrEnum):
    """Who may settle a conflict."""

    ADJUDICATION = "adjudication"
    CONSENSUS = "consensus"


class Relating(StrEnum):
    """What a review makes of a report that is related to another: a preprint, an erratum, …"""

    COMPANION = "companion"
    SAME = "same"
    IGNORE = "ignore"


class ImportState(StrEnum):
    """How far a file is. COLUMNS: a person must say what the columns of the table hold.

    It is WAITING until all of it is there, since what an import does shows at its end.
    """

    WAITING = "waiting"
    COLUMNS = "columns"
    DONE = "done"
    FAILED = "failed"
    UNDONE = "undone"


class Retrieval(StrEnum):
    """What came of looking for a report's full text.

    ONGOING and AWAITING_CLASSIFICATION say of a report that was retrieved that it can be neither
    included nor excluded yet: its study has not ended, or too little is known of it.
    """

    SOUGHT = "sought"
    REQUESTED = "requested"
    RETRIEVED = "retrieved"
    NOT_RETRIEVED = "not_retrieved"
    ONGOING = "ongoing"
    AWAITING_CLASSIFICATION = "awaiting_classification"


class TextState(StrEnum):
    """What could be read of a PDF. All but WAITING are final; every PDF is kept."""

    WAITING = "waiting"
    READ = "read"
    SCANNED = "scanned"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"


class Aside(StrEnum):
    """Why a study is not screened at a stage, its import and all that was said of it standing.

    INELIGIBLE and REMOVED are PRISMA's removals before screening, by an automation tool and for
    other reasons; BY_TOOL is an exclusion that a tool made where people would have read it.
    NOT_SOUGHT is said at full text of what is not included at title and abstract.
    """

    NOT = ""
    UNDONE = "undone"
    DUPLICATE = "duplicate"
    INELIGIBLE = "ineligible"
    REMOVED = "removed"
    BY_TOOL = "by_tool"
    NOT_SOUGHT = "not_sought"


class Box(StrEnum):
    """Where a reference has come to in the PRISMA flow, or waits."""

    DUPLICATE = "duplicate"
    INELIGIBLE = "ineligible"
    REMOVED = "removed"
    AWAITING_SCREENING = "awaiting_screening"
    CONFLICT = "conflict"
    EXCLUDED = "excluded"
    EXCLUDED_BY_TOOL = "excluded_by_tool"
    AWAITING_RETRIEVAL = "awaiting_retrieval"
    NOT_RETRIEVED = "not_retrieved"
    AWAITING_ELIGIBILITY = "awaiting_eligibility"
    ELIGIBILITY_CONFLICT = "eligibility_conflict"
    REPORT_EXCLUDED = "report_excluded"
    ONGOING = "ongoing"
    AWAITING_CLASSIFICATION = "awaiting_classification"
    INCLUDED = "included"


LABELS: dict[StrEnum, str] = {
    Stage.TITLE_ABSTRACT: "Title & abstract",
    Stage.FULL_TEXT: "Full text",
    Settling.ADJUDICATION: "A third person settles conflicts",
    Settling.CONSENSUS: "Those who voted may record what they agreed",
    Relating.COMPANION: "Offer them as companions",
    Relating.SAME: "Join them as one report",
    Relating.IGNORE: "Leave them alone",
    ImportState.COLUMNS: "Waits for its columns",
    SourceKind.CITATION: "Citation searching",
    SourceKind.OTHER: "Other source",
    Retrieval.NOT_RETRIEVED: "Not retrieved",
    Retrieval.ONGOING: "Ongoing study",
    Retrieval.AWAITING_CLASSIFICATION: "Awaiting classification",
    Aside.INELIGIBLE: "Marked as ineligible by an automation tool",
    Aside.REMOVED: "Removed for another reason",
    Aside.BY_TOOL: "Excluded by an automation tool",
}

# PRISMA's left column; all other kinds of source are "other methods".
BY_DATABASES = (SourceKind.DATABASE, SourceKind.REGISTER)

Words = TypeVar("Words", bound=StrEnum)


def label(word: StrEnum) -> str:
    """How the interface says the word.

    >>> label(Stage.TITLE_ABSTRACT), label(Role.LEAD)
    ('Title & abstract', 'Lead')
    """
    return LABELS.get(word, word.value.capitalize())


def as_choices(words: type[Words]) -> list[tuple[str, str]]:
    """The pairs that a model field or a form takes.

    Plain strings, so that migrations never import our code.
    """
    return [(word.value, label(word)) for word in words]
