"""The list of tables, room by room."""

from reviews.accounts.models import User
from reviews.audit.models import Chain, Event
from reviews.library.group_models import (
    CandidatePair,
    Companion,
    Join,
    KeyRules,
    StudyKey,
    StudyProfile,
)
from reviews.library.models import (
    ImportProblem,
    ImportProgress,
    Reference,
    ReferenceReading,
    Search,
    SourceFile,
    Study,
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
    "StudyProfile",
    "User",
    "Walk",
]
