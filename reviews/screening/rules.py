"""The rules of screening, as plain Python that anyone can check."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reviews.choices import Outcome, Retrieval, Settling, Stage, Verdict

NO_RANK = 1_000_000


class AnyDecision(Protocol):
    """What the rules need to know of a decision."""

    @property
    def screener_id(self) -> int: ...

    @property
    def revision(self) -> int: ...

    @property
    def verdict(self) -> str: ...


class AnyReasoned(AnyDecision, Protocol):
    """A decision at full text."""

    @property
    def reason_id(self) -> int | None: ...


Decided = TypeVar("Decided", bound=AnyDecision)


def outcome(
    verdicts: Collection[str], *, required: int, must_agree: Collection[int] = ()
) -> Outcome:
    """What the verdicts on one study at one stage amount to.

    `verdicts`: one per screener whose decision stands, in any order; may be empty.
    `required`: how many screeners must decide, at least 1 (2 in most reviews).
    `must_agree`: the reasons of the exclusions, where the review wants these to be the same.

    MAYBE counts as INCLUDE: a screener in doubt wants the study kept. Until everyone required
    has decided the answer is AWAITING, even if those so far disagree, so that nobody learns how
    others voted before voting.

    Raises ValueError if `required` is below 1 or a verdict is WITHDRAWN, which is none.

    >>> outcome([Verdict.INCLUDE, Verdict.MAYBE], required=2)
    <Outcome.INCLUDED: 'included'>
    >>> outcome([Verdict.EXCLUDE, Verdict.EXCLUDE], required=2, must_agree=[7, 9])
    <Outcome.CONFLICT: 'conflict'>
    """
    if required < 1:
        raise ValueError(f"required must be at least 1, not {required}")
    if Verdict.WITHDRAWN in verdicts:
        raise ValueError("a withdrawn decision is no verdict")
    if len(verdicts) < required:
        return Outcome.AWAITING

    excluding = sum(verdict == Verdict.EXCLUDE for verdict in verdicts)
    if excluding == 0:
        return Outcome.INCLUDED
    if excluding == len(verdicts) and len(set(must_agree)) <= 1:
        return Outcome.EXCLUDED
    return Outcome.CONFLICT


def standing(decisions: Iterable[Decided]) -> list[Decided]:
    """The decisions of one round that count: each screener's latest, unless it was withdrawn.

    In the order of the screeners' ids, whatever the order of `decisions`.
    """
    latest: dict[int, Decided] = {}
    for decision in decisions:
        earlier = latest.get(decision.screener_id)
        if earlier is None or decision.revision > earlier.revision:
            latest[decision.screener_id] = decision
    return [
        latest[screener]
        for screener in sorted(latest)
        if latest[screener].verdict != Verdict.WITHDRAWN
    ]


def most_at_once(decisions: Iterable[AnyDecision]) -> int:
    """How many votes stood at once at most; `decisions` of one round, oldest first."""
    voters: set[int] = set()
    most = 0
    for decision in decisions:
        if decision.verdict == Verdict.WITHDRAWN:
            voters.discard(decision.screener_id)
        else:
            voters.add(decision.screener_id)
        most = max(most, len(voters))
    return most


def for_several_reasons(standing: Collection[AnyReasoned]) -> bool:
    """Whether all who decided exclude the study, though not for the same reason."""
    return (
        all(decision.verdict == Verdict.EXCLUDE for decision in standing)
        and len({decision.reason_id for decision in standing}) > 1
    )


def weightiest(reasons: Iterable[tuple[int, int | None]]) -> int | None:
    """Of (reason's id, its rank) pairs, the id ranked highest (1 before 2) in the protocol.

    Reasons that were retired since have no rank and weigh least. None if there are none.

    >>> weightiest([(7, 3), (5, 1), (9, None)])
    5
    """
    pairs = [(NO_RANK if rank is None else rank, reason) for reason, rank in reasons]
    return min(pairs)[1] if pairs else None


@dataclass(frozen=True)
class Standing:
    """A study at a stage, as far as a vote depends on it."""

    in_play: bool
    closed: bool
    adjudicated: bool
    worked_on_later: bool
    required: int
    voters: Collection[int]


class Refused(Exception):
    """The act is not possible as things stand; the message tells the person why."""


class NotAllowed(Refused):
    """The stage does not take such a verdict, or not for such a reason."""


class StageClosed(Refused):
    """A lead has ended screening at this stage."""


class NotInPlay(Refused):
    """The study is not being screened at this stage."""


class Adjudicated(Refused):
    """The study's conflict was settled."""


class WorkedOnLater(Refused):
    """Somebody built on the decision at the next stage."""


class AlreadySettled(Refused):
    """Enough others decided first."""


def refuse_unless_open_to(screener_id: int, study: Standing) -> None:
    """Raise the Refused that says why the screener's vote, or its change, is not taken.

    The messages tell nothing about anyone's verdict.
    """
    if study.closed:
        raise StageClosed("Screening at this stage has been closed. Your decision was not saved.")
    if not study.in_play:
        raise NotInPlay(
            "This study is not screened here any more: it was joined to another, or taken out of"
            " screening. Your decision was not saved."
        )
    if study.adjudicated:
        raise Adjudicated(
            "This study has been settled since. Only a lead can reopen it."
            " Your decision was not saved."
        )
    if study.worked_on_later:
        raise WorkedOnLater(
            "Work on this study's full text has begun. Only a lead can reopen it."
            " Your decision was not saved."
        )
    if screener_id not in study.voters and len(study.voters) >= study.required:
        raise AlreadySettled(
            "This study received all the votes it needs while you were reading."
            " Your decision was not needed and not saved."
        )


def may_settle(
    member_id: int, *, adjudicates: bool, voters: Collection[int], settling: str
) -> bool:
    """Whether the member may settle a conflict among `voters`.

    A third person who adjudicates may, always; those who voted may where the review settles
    by consensus, to record what they agreed. Nobody else does.

    >>> may_settle(1, adjudicates=True, voters=[1, 2], settling=Settling.ADJUDICATION)
    False
    """
    if member_id in voters:
        return settling == Settling.CONSENSUS
    return adjudicates


def allowed(verdict: Verdict, *, stage: Stage, has_reason: bool) -> bool:
    """Whether a verdict can be cast at a stage: no maybe at full text, where an exclusion needs
    its one reason, which nothing else has.

    >>> allowed(Verdict.EXCLUDE, stage=Stage.FULL_TEXT, has_reason=False)
    False
    """
    if verdict == Verdict.WITHDRAWN:
        return False  # taking back is an act of its own
    if stage == Stage.TITLE_ABSTRACT:
        return not has_reason
    if verdict == Verdict.MAYBE:
        return False
    return has_reason == (verdict == Verdict.EXCLUDE)


# How far looking for a report has come, the least first.
LOOKED_FOR = (
    (Retrieval.NOT_RETRIEVED,),
    (Retrieval.SOUGHT,),
    (Retrieval.REQUESTED,),
    (Retrieval.ONGOING, Retrieval.AWAITING_CLASSIFICATION),
    (Retrieval.RETRIEVED,),
)


@dataclass(frozen=True)
class Claim:
    """What speaks for a study to be the one that is screened when others are joined to it.

    `votes`: those that stand, over both stages; `read`: of these, those at full text. `included`:
    at title and abstract. `retrieval`: what the newest note says of its report.
    """

    taken_out: bool = False
    votes: int = 0
    read: int = 0
    included: bool = False
    retrieval: Retrieval = Retrieval.SOUGHT

    @property
    def looked_for(self) -> int:
        """The place of `retrieval` in LOOKED_FOR."""
        return next(place for place, here in enumerate(LOOKED_FOR) if self.retrieval in here)


def stays(claims: Mapping[int, Claim]) -> int:
    """Of studies that are one report, the one that is screened for all of them.

    `claims`: of each study, by its id; at least one.

    What was taken out comes last, or nobody would read what the team is reading. Of the others the
    one with the most votes stays, as these are people's work; of equals the one whose full text is
    here, then the first. If it is included, others that are too say the same at title and
    abstract, however many people said it, and the one stays that has come farthest after that. So
    no report is counted as not retrieved that was found.

    >>> stays({1: Claim(taken_out=True), 2: Claim(), 3: Claim()})
    2
    >>> missing = Claim(votes=3, included=True, retrieval=Retrieval.NOT_RETRIEVED)
    >>> stays({1: missing, 2: Claim(votes=2, included=True), 3: Claim(votes=2)})
    2
    """
    screened = {study: claim for study, claim in claims.items() if not claim.taken_out} or claims

    def by_votes(study: int) -> tuple[int, bool, int]:
        claim = screened[study]
        return claim.votes, claim.retrieval == Retrieval.RETRIEVED, -study

    def by_full_text(study: int) -> tuple[bool, int, int, tuple[int, bool, int]]:
        claim = screened[study]
        is_missing = claim.retrieval == Retrieval.NOT_RETRIEVED
        return not is_missing, claim.read, claim.looked_for, by_votes(study)

    first = max(screened, key=by_votes)
    if not screened[first].included:
        return first
    return max((study for study in screened if screened[study].included), key=by_full_text)
