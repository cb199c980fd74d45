"""The list of tables, room by room."""

from reviews.accounts.models import User
from reviews.audit.models import Chain, Event
from reviews.library.models import (
    CandidatePair,
    Companion,
    ImportProblem,
    ImportProgress,
    Join,
    KeyRules,
    Reference,
    ReferenceReading,
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
from reviews.reporting.models import EarlierVersion, FrozenFlow
from reviews.retrieval.models import FullText, RetrievalNote
from reviews.screening.models import (
    Adjudication,
    Decision,
    Removal,
    Reopening,
    Screening,
    SetAside,
    Walk,
)

__all__ = [
    "Adjudication",
    "CandidatePair",
    "Chain",
    "Companion",
    "Decision",
    "EarlierVersion",
    "Event",
    "ExclusionReason",
    "FrozenFlow",
    "FullText",
    "ImportProblem",
    "ImportProgress",
    "Invitation",
    "Join",
    "KeyRules",
    "Member",
    "ProtocolVersion",
    "Reference",
    "ReferenceReading",
    "Removal",
    "Reopening",
    "RetrievalNote",
    "Review",
    "Screening",
    "Search",
    "SetAside",
    "SourceFile",
    "StageRule",
    "Study",
    "StudyKey",
    "User",
    "Walk",
]
