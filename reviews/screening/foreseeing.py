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
    """Two of the studies have votes, and whoever joins them has not seen what that means, or saw
    something that has changed since.
    """

    def __init__(self, *, has_changed: bool) -> None:
        super().__init__(
            "Somebody voted, or settled one of these, while you were looking. Nothing was joined."
            " This is how it stands now."
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
    """One of the studies to be joined, and how far it is; `stays`: it is screened from then on."""

    study: Study
    stays: bool
    parts: list[Part]

    @property
    def votes(self) -> int:
        """How many votes it has, over both stages."""
        return sum(part.votes for part in self.parts)


@dataclass(frozen=True)
class Foreseen:
    """The sides, the one that stays first, and a short text that changes when any of it does."""

    sides: list[Side]
    shown: str

    @property
    def matters(self) -> bool:
        """Whether votes on more than one side have to be told of."""
        return sum(side.votes > 0 for side in self.sides) > 1


def foreseen(member: Member, studies: Collection[Study]) -> Foreseen:
    """What joining the studies would do, as far as the member may know it.

    `studies`: roots of groups, at least one. For those who may see what studies came to. At
    most seven queries.
    """
    ids = [study.pk for study in studies]
    rows = _screenings(ids)
    at: defaultdict[int, list[Screening]] = defaultdict(list)
    for screening in rows.order_by("-stage"):  # title and abstract comes first
        at[screening.study_id].append(screening)
    seen = [stage for stage in Stage if access.sees_votes(member, stage)]
    said = _said(rows.filter(stage__in=seen)) if seen else {}
    stays = most_voted(votes_on(ids))
    return Foreseen(
        sides=[
            Side(
                study,
                study.pk == stays,
                [_part(row, said) for row in at[study.pk] if _is_worth_telling(row)],
            )
            for study in sorted(studies, key=lambda study: (study.pk != stays, study.pk))
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
    """Of studies to be joined, the one that is screened from then on: by `votes_on` them.

    The one with the most votes; of these the first.
    """
    return max(votes, key=lambda study_id: (votes[study_id], -study_id))


def refuse_unless_seen(roots: Collection[int], shown: str | None) -> None:
    """Raise LookFirst if votes on two sides are at stake that `shown` does not tell of.

    `shown`: the `Foreseen.shown` of the page that was answered, empty if there was none; None
    where nobody is asked. To be called while the studies are held.
    """
    if shown is None:
        return
    voted = _screenings(roots).exclude(voters=[]).values("study").distinct()
    if voted.count() > 1 and shown != fingerprint(roots):
        raise LookFirst(has_changed=bool(shown))


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
