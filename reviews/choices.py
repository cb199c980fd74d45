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


class ImportState(StrEnum):
    """How far a file is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    UNDONE = "undone"


class Retrieval(StrEnum):
    """What came of looking for a report's full text."""

    SOUGHT = "sought"
    RETRIEVED = "retrieved"
    NOT_RETRIEVED = "not_retrieved"


LABELS: dict[StrEnum, str] = {
    Stage.TITLE_ABSTRACT: "Title & abstract",
    Stage.FULL_TEXT: "Full text",
    Settling.ADJUDICATION: "A third person settles conflicts",
    Settling.CONSENSUS: "Those who voted may record what they agreed",
    Retrieval.NOT_RETRIEVED: "Not retrieved",
}

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
