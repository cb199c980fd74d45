"""What every act on a review needs: a team, and to know whether it was done or refused.

An act that is refused changes nothing, neither in the database nor in what is remembered.
"""

from typing import Any

from hypothesis import strategies as st

from reviews.choices import Stage
from reviews.library import joining as groups
from reviews.library import linking
from reviews.protocol import actions as protocol
from reviews.protocol.models import ExclusionReason, Member
from reviews.reporting import earlier
from reviews.screening import imports, rules
from reviews.screening.models import Screening
from tests.reporting.remembered import Remembered

STAGES = st.sampled_from(list(Stage))
ANY = st.integers(0, 1_000)
REFUSED = (
    rules.Refused,
    Screening.DoesNotExist,
    groups.NotJoinable,
    groups.NotJoined,
    imports.VotesInTheWay,
    imports.NotImported,
    linking.NotLinkable,
    linking.NotLinked,
    earlier.NoEarlierVersion,
    earlier.ImpossibleNumbers,
    protocol.AlreadyClosed,
)


class Attempts(Remembered):
    """One review, its team, and what they try.

    `rules`: those of voting that are in force. `files`: how many were handed in.
    """

    lead: Member
    people: dict[str, Member]
    reasons: dict[str, ExclusionReason]
    rules: protocol.VotingRules
    files: int

    def did(self, action: Any, *args: Any, **kwargs: Any) -> bool:
        """Whether the action was taken, and not refused."""
        try:
            action(*args, **kwargs)
        except REFUSED:
            return False
        return True
