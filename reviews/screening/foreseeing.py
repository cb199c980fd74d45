"""What joining studies would make of their votes, told before somebody joins them by hand.

Each study keeps its own decisions. From the join on, one of them is screened and its outcome
stands; those of the others are kept, and come back when they are split off. So it is with what
was noted of their full texts, and with what was taken out of screening.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from reviews.choices import Aside, Outcome, Retrieval, Stage, Verdict, label
from reviews.library.joining import NotJoinable
from reviews.library.models import Study
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.screening import rules, staying
from reviews.screening.models import Decision, Removal, Screening
from reviews.screening.placing import NOT_TO_READ


class LookFirst(NotJoinable):
    """Whoever joins studies of which something was said has not seen what that means, or what they
    saw has changed since: a vote, an outcome, a note, that one was taken out, or that the study
    chosen to stay is joined to another.
    """

    def __init__(self, *, has_changed: bool) -> None:
        self.has_changed = has_changed
        super().__init__(
            "Somebody voted on one of these, or settled it, noted something, took it out or joined"
            " it, while you were looking. Nothing was joined. This is how it stands now."
            if has_changed
            else "These studies have votes, or one was taken out of screening. See what becomes of"
            " them before you join."
        )


class CannotStay(NotJoinable):
    """The study chosen to stay was taken out of screening, and another of them was screened."""

    def __init__(self, study: int) -> None:
        super().__init__(
            f"No. {study} was taken out of screening and cannot stay, as somebody has voted on"
            " another of these. Let that one stay, or bring it back first. Nothing was joined."
        )


@dataclass(frozen=True)
class Part:
    """A study at a stage: votes cast of those required, and what they amount to.

    `said`: who voted what, for those who may see it, else empty. `noted`: what came of looking for
    its report, if anything was said. `comes_to`: where the study is at this stage, in a word.
    """

    stage_label: str
    votes: int
    required: int
    outcome: Outcome
    is_settled: bool
    said: list[str]
    noted: str
    comes_to: str


@dataclass(frozen=True)
class Side:
    """One of the studies to be joined, and how far it is.

    `stays`: it is screened from then on, unless another is chosen. `out`: how and why it was taken
    out of screening, or empty. `may_stay`: it can be chosen, see `staying.may_stay`.
    """

    study: Study
    stays: bool
    parts: list[Part]
    out: str
    may_stay: bool

    @property
    def votes(self) -> int:
        """How many votes it has, over both stages."""
        return sum(part.votes for part in self.parts)

    @property
    def says_more(self) -> bool:
        """Whether more than its votes is set aside if another stays."""
        return bool(self.out) or any(part.noted for part in self.parts)


@dataclass(frozen=True)
class Foreseen:
    """The sides, the one that is suggested to stay first, and a short text that changes when any of
    it does.
    """

    sides: list[Side]
    shown: str

    @property
    def matters(self) -> bool:
        """Whether votes on more than one side have to be told of."""
        return sum(side.votes > 0 for side in self.sides) > 1

    @property
    def says_more(self) -> bool:
        """Whether a side was taken out, or something was noted of its report."""
        return any(side.says_more for side in self.sides)

    @property
    def one_is_out(self) -> bool:
        """Whether a side was taken out of screening."""
        return any(side.out for side in self.sides)

    @property
    def voted(self) -> Side | None:
        """The side that alone has votes, if there is one."""
        sides = [side for side in self.sides if side.votes]
        return sides[0] if len(sides) == 1 else None


def foreseen(member: Member, studies: Collection[Study], *, chosen: int | None = None) -> Foreseen:
    """What joining the studies would do, as far as the member may know it.

    `studies`: roots of groups, at least one. `chosen`: the one that the member would have stay,
    if that is still one of them. For those who may see what studies came to. At most ten queries.
    """
    ids = [study.pk for study in studies]
    rows = _screenings(ids)
    at: defaultdict[int, list[Screening]] = defaultdict(list)
    for screening in rows.order_by("-stage"):  # title and abstract comes first
        at[screening.study_id].append(screening)
    seen = [stage for stage in Stage if access.sees_votes(member, stage)]
    said = _said(rows.filter(stage__in=seen)) if seen else {}
    first = staying.choose(ids)
    can_stay = staying.may_stay(ids)
    stays = chosen if chosen in can_stay else first
    out = staying.removals_of(ids)
    return Foreseen(
        sides=[
            Side(
                study,
                study.pk == stays,
                [_part(row, said) for row in at[study.pk] if _is_worth_telling(row)],
                _how_it_was_taken_out(out.get(study.pk)),
                study.pk in can_stay,
            )
            for study in sorted(studies, key=lambda study: (study.pk != first, study.pk))
        ],
        shown=fingerprint(ids),
    )


def to_stay(claims: Mapping[int, rules.Claim], *, chosen: int | None, shown: str | None) -> int:
    """Of studies to be joined, the one that is screened from then on: `chosen`, if one was.

    `claims`: `staying.claims_on` them. `shown`: the `Foreseen.shown` of the page that was answered,
    empty if there was none; None where nobody is asked. To be called while the studies are held.

    Raises LookFirst if `chosen` is none of them, or if something that people said is at stake and
    `shown` does not tell of it as it is; and CannotStay.
    """
    if chosen is not None and chosen not in claims:
        raise LookFirst(has_changed=True)
    if chosen is not None and chosen not in staying.may_stay(claims):
        raise CannotStay(chosen)
    stays = rules.stays(claims) if chosen is None else chosen
    at_stake = any(
        claim.votes
        or claim.retrieval != Retrieval.SOUGHT
        or claim.taken_out != claims[stays].taken_out
        for study, claim in claims.items()
        if study != stays
    )
    if shown is not None and at_stake and shown != fingerprint(claims):
        raise LookFirst(has_changed=bool(shown))
    return stays


def was_chosen(claims: Mapping[int, rules.Claim], stays: int) -> bool:
    """Whether another study stays than the one that would if nobody had chosen."""
    return stays != rules.stays(claims)


def why_joined(librarian: Member, claims: Mapping[int, rules.Claim], stays: int) -> list[str]:
    """What a join by hand gives as its evidence."""
    found = f"{librarian} found them to be the same report"
    return (
        [found, f"{librarian} chose No. {stays} to stay"] if was_chosen(claims, stays) else [found]
    )


def fingerprint(roots: Collection[int]) -> str:
    """A short text that differs when anything does that is told of one of the studies."""
    states = _screenings(roots).values_list(
        "study",
        "stage",
        "round",
        "required",
        "voters",
        "outcome",
        "adjudication",
        "aside",
        "retrieval",
    )
    last = Decision.objects.filter(study__in=roots).aggregate(last=Max("pk"))["last"]
    written = json.dumps([last, *map(list, states.order_by("study", "stage"))])
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _screenings(study_ids: Collection[int]) -> QuerySet[Screening]:
    return Screening.objects.filter(study__in=study_ids)


def _is_worth_telling(screening: Screening) -> bool:
    is_sought = screening.aside == Aside.NOT
    return screening.stage == Stage.TITLE_ABSTRACT or is_sought or bool(screening.voters)


def _part(screening: Screening, said: dict[tuple[int, str], list[str]]) -> Part:
    outcome, retrieval = Outcome(screening.outcome), Retrieval(screening.retrieval)
    noted = "" if retrieval == Retrieval.SOUGHT else label(retrieval).lower()
    return Part(
        stage_label=label(Stage(screening.stage)),
        votes=len(screening.voters),
        required=screening.required,
        outcome=outcome,
        is_settled=outcome in {Outcome.INCLUDED, Outcome.EXCLUDED},
        said=said.get((screening.study_id, screening.stage), []),
        noted=noted,
        comes_to=noted if retrieval in NOT_TO_READ else outcome,
    )


def _how_it_was_taken_out(removal: Removal | None) -> str:
    return f"{label(Aside(removal.kind))}: {removal.why}" if removal else ""


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
