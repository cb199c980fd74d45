"""How studies were selected, in sentences, each of which has its condition.

A stage's sentences are about its studies, which are records at title and abstract and reports at
full text. Nothing is said of a stage without a decision that counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviews.prisma.facts import PairFact, SetAsideFact, StageFacts, Voted
from reviews.prisma.wording import capitalised, in_words, listed, on, per_cent, some, was

# More names than these would fill the sentence.
MOST_NAMED = 8
MOST_PAIRS = 6


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage in words: what is decided on, what is done with it, and with which part of it."""

    unit: str
    done: str
    part: str

    @property
    def parts(self) -> str:
        """What is read of more than one."""
        return "titles and abstracts" if self is TITLE_ABSTRACT else "full texts"


TITLE_ABSTRACT = Stage("record", "screened", "title and abstract")
FULL_TEXT = Stage("report", "assessed", "full text")


def screening(stage: Stage, facts: StageFacts) -> Iterator[str]:
    """Who screened how many studies, whether independently, and when."""
    if not facts.studies:
        return
    yield _who(stage, facts)
    alone_or_blind = all(each.blinded for each in facts.voted)
    if alone_or_blind and not facts.first_unblinded and _together(facts):
        yield (
            f"No reviewer could see another's decision on a {stage.unit} before making their own."
        )
    if facts.share_drawn is not None:
        yield (
            f"A random {facts.share_drawn} % of the {stage.unit}s was drawn to be decided on by "
            "more than one reviewer."
        )
    if facts.maybes:
        yield "A decision of “maybe” counted as one to include."
    if facts.first_on and facts.last_on:
        yield f"Decisions on {stage.parts} were made {_when(facts)}."


def conflicts(stage: Stage, facts: StageFacts) -> Iterator[str]:
    """How conflicts were settled, and how many are open."""
    settled = facts.settled_by_another + facts.settled_by_consensus
    if settled:
        another = "a third reviewer" if _never_more_than_two(facts) else "a further reviewer"
        by_another = f"by {another}{_named(facts.settlers)}"
        by_consensus = "by consensus of those who had voted"
        on_studies = f"Conflicts on {some(settled, stage.unit)} were settled"
        if settled == 1:
            on_studies = f"A conflict on 1 {stage.unit} was settled"
        if not facts.settled_by_consensus:
            yield f"{on_studies} {by_another}."
        elif not facts.settled_by_another:
            yield f"{on_studies} {by_consensus}."
        else:
            yield (
                f"{on_studies}: {facts.settled_by_another:,} {by_another}, and "
                f"{facts.settled_by_consensus:,} {by_consensus}."
            )
    if n := facts.open_conflicts:
        yield f"On {stage.parts}, {some(n, 'conflict')} {'is' if n == 1 else 'are'} still open."


def agreement(stage: Stage, facts: StageFacts) -> Iterator[str]:
    """How far first, blinded decisions agree: pair by pair, or as a range of many; and together."""
    pairs = facts.pairs
    if not pairs:
        return
    if len(pairs) > MOST_PAIRS:
        yield _range(stage, pairs)
    else:
        said = [_pair(pair, stage) for pair in pairs]
        yield f"On {stage.parts}, {listed(said, between='; ', last='; and ')}."
    if facts.pool and facts.pool.alpha is not None:
        of_studies = some(facts.pool.studies, stage.unit)
        yield f"Krippendorff's alpha of all decisions on {of_studies} was {facts.pool.alpha:.2f}."


def departures(stage: Stage, facts: StageFacts) -> Iterator[str]:
    """Decisions that were not independent, or not the last word."""
    if n := facts.first_unblinded:
        decisions = some(n, "first decision")
        yield (
            f"{decisions} on {stage.parts} {was(n)} made by a reviewer who "
            "could have known another's decision."
        )
    if n := facts.changed_late:
        yield (
            f"On {some(n, stage.unit)} a reviewer changed their decision on "
            f"{stage.parts} after all decisions had been made."
        )
    if n := facts.reopened:
        yield (
            f"{some(n, stage.unit)} {was(n)} reopened for another round "
            f"of decisions on {stage.parts}."
        )
    if facts.set_aside:
        yield from _set_aside(stage, facts.set_aside)


def left_out(initials: Sequence[str]) -> str:
    """Why some reviewers' decisions are in no number of agreement."""
    who = f"{_counted(len(initials))}{_named(initials)}"
    return f"Agreement leaves out all decisions of {who}, whose decisions were set aside."


def _set_aside(stage: Stage, aside: SetAsideFact) -> Iterator[str]:
    who = f"{_counted(len(aside.reviewers))}{_named(aside.reviewers)}"
    yield (
        f"{some(aside.votes, 'decision')} of {who} on {stage.parts} {was(aside.votes)} set aside "
        "after they had left the team, for others to decide instead; "
        f"{_decided_since(stage, aside)}."
    )
    if n := aside.kept:
        conflicts = "a conflict it was" if n == 1 else "the conflicts they were"
        yield (
            f"{some(n, 'further decision')} of theirs {was(n)} kept, as {conflicts} part of had "
            "been settled."
        )


def _decided_since(stage: Stage, aside: SetAsideFact) -> str:
    these = f"of these {stage.unit}s"
    if aside.votes == 1:
        return f"it has {'' if aside.since else 'not '}been decided on since"
    if not aside.since:
        return f"none {these} has been decided on since"
    if aside.since == aside.votes:
        return f"all {these} have been decided on since"
    return f"{aside.since:,} {these} {'has' if aside.since == 1 else 'have'} been decided on since"


def _who(stage: Stage, facts: StageFacts) -> str:
    whole = some(facts.studies, stage.unit)
    so_far = "so far, " if facts.awaiting else ""
    if len(facts.voted) > 1:
        parts = [
            f"{voted.studies:,} ({per_cent(voted.studies, facts.studies)}) {_by(voted)}"
            for voted in sorted(facts.voted, key=lambda one: (-one.reviewers, not one.blinded))
        ]
        done = f"{stage.done} on {stage.part}"
        return capitalised(f"{so_far}{whole} were {done} by {_reviewers(facts)}: {listed(parts)}.")
    (only,) = facts.voted
    each = f"each of {'' if facts.awaiting else 'the '}{whole}"
    if facts.studies == 1:
        each = f"one {stage.unit}" if facts.awaiting else f"the only {stage.unit}"
    if only.reviewers == len(facts.reviewers):
        apart = "independently " if _independent(only) else ""
        sentence = f"{_reviewers(facts)} {apart}{stage.done} the {stage.part} of {each}."
    else:
        apart = ", independently of each other" if _independent(only) else ""
        sentence = (
            f"{each} was {stage.done} on {stage.part} by {in_words(only.reviewers)} of "
            f"{_reviewers(facts)}{apart}."
        )
    return capitalised(so_far + sentence)


def _by(voted: Voted) -> str:
    if voted.reviewers == 1:
        return "by one"
    if voted.blinded:
        return f"by {in_words(voted.reviewers)} independently of each other"
    return (
        f"by {in_words(voted.reviewers)}, not all of whom first decided without a chance to know"
        " another's decision"
    )


def _independent(voted: Voted) -> bool:
    return voted.reviewers > 1 and voted.blinded


def _together(facts: StageFacts) -> bool:
    """Whether some study was decided on by more than one."""
    return any(voted.reviewers > 1 for voted in facts.voted)


def _never_more_than_two(facts: StageFacts) -> bool:
    return all(voted.reviewers <= 2 for voted in facts.voted)


def _reviewers(facts: StageFacts) -> str:
    return f"{_counted(len(facts.reviewers))}{_named(facts.reviewers)}"


def _counted(reviewers: int) -> str:
    return f"{in_words(reviewers)} reviewer{'' if reviewers == 1 else 's'}"


def _named(initials: Sequence[str]) -> str:
    return f" ({', '.join(initials)})" if 0 < len(initials) <= MOST_NAMED else ""


def _when(facts: StageFacts) -> str:
    if facts.first_on is None or facts.last_on is None:
        return ""
    if facts.first_on == facts.last_on:
        return f"on {on(facts.first_on)}"
    return f"between {on(facts.first_on)} and {on(facts.last_on)}"


def _pair(pair: PairFact, stage: Stage) -> str:
    first, second = pair.reviewers
    agreed = f"{first} and {second} agreed on {_agreed(pair)} of {some(pair.studies, stage.unit)}"
    if pair.kappa is None:
        return f"{agreed} (kappa cannot be estimated)"
    return f"{agreed} (kappa {pair.kappa:.2f}, 95 % CI {pair.low:.2f} to {pair.high:.2f})"


def _agreed(pair: PairFact) -> str:
    """The share as of so many studies, which it is."""
    return per_cent(round(pair.observed * pair.studies), pair.studies)


def _range(stage: Stage, pairs: Sequence[PairFact]) -> str:
    shares = sorted(pair.observed for pair in pairs)
    sentence = (
        f"On {stage.parts}, agreement within {in_words(len(pairs))} pairs of reviewers was between "
        f"{per_cent(shares[0], 1)} and {per_cent(shares[-1], 1)}"
    )
    kappas = sorted(pair.kappa for pair in pairs if pair.kappa is not None)
    if not kappas:
        return f"{sentence}; kappa cannot be estimated for any of them."
    missing = len(pairs) - len(kappas)
    but = f" (it cannot be estimated for {in_words(missing)})" if missing else ""
    if len(kappas) == 1:
        return f"{sentence}; kappa was {kappas[0]:.2f} for the only pair that allows it."
    return f"{sentence}, and kappa between {kappas[0]:.2f} and {kappas[-1]:.2f}{but}."
