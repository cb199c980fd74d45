"""What joining studies would make of their votes, told before somebody joins them by hand.

Each study keeps its own decisions. From the join on, one of them is screened and its outcome
stands; those of the others are kept, and come back when they are split off.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from reviews.choices import Outcome, Stage, Verdict, label
from reviews.library.joining import NotJoinable
from reviews.library.models import Study
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.screening import rules
from reviews.screening.models import Decision, Screening


class LookFirst(NotJoinable):
    """Whoever joins studies with votes has not seen what that means, or what they saw has changed
    since: a vote, an outcome, or that the study chosen to stay is joined to another.
    """

    def __init__(self, *, has_changed: bool) -> None:
        self.has_changed = has_changed
        super().__init__(
            "Somebody voted, or settled or joined one of these, while you were looking. Nothing was"
            " joined. This is how it stands now."
            if has_changed
            else "These studies have votes. See what becomes of them before you join."
        )


@dataclass(frozen=True)
class Part:
    """A study at a stage: votes cast of those required, and what they amount to.

    `said`: who voted what, for those who may see it, else empty.
    """

    stage_label: str
    votes: int
    required: int
    outcome: Outcome
    is_settled: bool
    said: list[str]


@dataclass(frozen=True)
class Side:
    """One of the studies to be joined, and how far it is.

    `stays`: it is screened from then on, unless another is chosen.
    """

    study: Study
    stays: bool
    parts: list[Part]

    @property
    def votes(self) -> int:
        """How many votes it has, over both stages."""
        return sum(part.votes for part in self.parts)


@dataclass(frozen=True)
class Foreseen:
    """The sides, the one with the most votes first, and a short text that changes when any of it
    does.
    """

    sides: list[Side]
    shown: str

    @property
    def matters(self) -> bool:
        """Whether votes on more than one side have to be told of."""
        return sum(side.votes > 0 for side in self.sides) > 1

    @property
    def voted(self) -> Side | None:
        """The side that alone has votes, if there is one."""
        sides = [side for side in self.sides if side.votes]
        return sides[0] if len(sides) == 1 else None


def foreseen(member: Member, studies: Collection[Study], *, chosen: int | None = None) -> Foreseen:
    """What joining the studies would do, as far as the member may know it.

    `studies`: roots of groups, at least one. `chosen`: the one that the member would have stay,
    if that is still one of them. For those who may see what studies came to. At most seven
    queries.
    """
    ids = [study.pk for study in studies]
    rows = _screenings(ids)
    at: defaultdict[int, list[Screening]] = defaultdict(list)
    for screening in rows.order_by("-stage"):  # title and abstract comes first
        at[screening.study_id].append(screening)
    seen = [stage for stage in Stage if access.sees_votes(member, stage)]
    said = _said(rows.filter(stage__in=seen)) if seen else {}
    first = most_voted(votes_on(ids))
    stays = chosen if chosen in ids else first
    return Foreseen(
        sides=[
            Side(
                study,
                study.pk == stays,
                [_part(row, said) for row in at[study.pk] if _is_worth_telling(row)],
            )
            for study in sorted(studies, key=lambda study: (study.pk != first, study.pk))
        ],
        shown=fingerprint(ids),
    )


def votes_on(roots: Collection[int]) -> dict[int, int]:
    """How many votes each of the studies has, over both stages. One query."""
    votes = dict.fromkeys(roots, 0)
    for study_id, voters in _screenings(roots).values_list("study_id", "voters"):
        votes[study_id] += len(voters)
    return votes


def most_voted(votes: Mapping[int, int]) -> int:
    """Of studies to be joined, the one that is screened from then on if nobody chooses another:
    by `votes_on` them.

    The one with the most votes; of these the first.
    """
    return max(votes, key=lambda study_id: (votes[study_id], -study_id))


def to_stay(votes: Mapping[int, int], *, chosen: int | None, shown: str | None) -> int:
    """Of studies to be joined, the one that is screened from then on: `chosen`, if one was.

    `votes`: `votes_on` them. `shown`: the `Foreseen.shown` of the page that was answered, empty
    if there was none; None where nobody is asked. To be called while the studies are held.

    Raises LookFirst if `chosen` is none of them, or if the votes of one that does not stay are at
    stake and `shown` does not tell of them as they are.
    """
    if chosen is not None and chosen not in votes:
        raise LookFirst(has_changed=True)
    stays = most_voted(votes) if chosen is None else chosen
    at_stake = any(number for study, number in votes.items() if study != stays)
    if shown is not None and at_stake and shown != fingerprint(votes):
        raise LookFirst(has_changed=bool(shown))
    return stays


def was_chosen(votes: Mapping[int, int], stays: int) -> bool:
    """Whether another study stays than the one that would if nobody had chosen."""
    return stays != most_voted(votes)


def why_joined(librarian: Member, votes: Mapping[int, int], stays: int) -> list[str]:
    """What a join by hand gives as its evidence."""
    found = f"{librarian} found them to be the same report"
    return (
        [found, f"{librarian} chose No. {stays} to stay"] if was_chosen(votes, stays) else [found]
    )


def fingerprint(roots: Collection[int]) -> str:
    """A short text that differs when a vote or an outcome of one of the studies does."""
    states = _screenings(roots).values_list(
        "study", "stage", "round", "required", "voters", "outcome", "adjudication"
    )
    last = Decision.objects.filter(study__in=roots).aggregate(last=Max("pk"))["last"]
    written = json.dumps([last, *map(list, states.order_by("study", "stage"))])
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _screenings(study_ids: Collection[int]) -> QuerySet[Screening]:
    return Screening.objects.filter(study__in=study_ids)


def _is_worth_telling(screening: Screening) -> bool:
    return screening.stage == Stage.TITLE_ABSTRACT or screening.in_play or bool(screening.voters)


def _part(screening: Screening, said: dict[tuple[int, str], list[str]]) -> Part:
    outcome = Outcome(screening.outcome)
    return Part(
        stage_label=label(Stage(screening.stage)),
        votes=len(screening.voters),
        required=screening.required,
        outcome=outcome,
        is_settled=outcome in {Outcome.INCLUDED, Outcome.EXCLUDED},
        said=said.get((screening.study_id, screening.stage), []),
    )


def _said(screenings: QuerySet[Screening]) -> dict[tuple[int, str], list[str]]:
    """Who voted what on each study at each stage, in the current round."""
    rounds = {(one.study_id, one.stage): one.round for one in screenings}
    cast: defaultdict[tuple[int, str], list[Decision]] = defaultdict(list)
    for decision in Decision.objects.filter(
        study__in={study for study, _ in rounds}
    ).select_related("screener__user"):
        place = (decision.study_id, decision.stage)
        if rounds.get(place) == decision.round:
            cast[place].append(decision)
    return {
        place: [
            f"{decision.screener}: {label(Verdict(decision.verdict)).lower()}"
            for decision in rules.standing(decisions)
        ]
        for place, decisions in cast.items()
    }
