"""The list of tables, room by room."""

from reviews.accounts.models import User
from reviews.audit.models import Chain, Event
from reviews.library.models import (
    ImportProblem,
    ImportProgress,
    Join,
    Reference,
    Search,
    SourceFile,
    Study,
    StudyKey,
)
from reviews.protocol.models import (
    ExclusionReason,
    Invitation,
    Member,
    ProtocolVersion,
    Review,
    StageRule,
)
from reviews.retrieval.models import RetrievalNote
from reviews.screening.models import Adjudication, Decision, Reopening, Screening, Walk

__all__ = [
    "Adjudication",
    "Chain",
    "Decision",
    "Event",
    "ExclusionReason",
    "ImportProblem",
    "ImportProgress",
    "Invitation",
    "Join",
    "Member",
    "ProtocolVersion",
    "Reference",
    "Reopening",
    "RetrievalNote",
    "Review",
    "Screening",
    "Search",
    "SourceFile",
    "StageRule",
    "Study",
    "StudyKey",
    "User",
    "Walk",
]
