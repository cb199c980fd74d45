"""Joins, splits, answers, imports, undone runs and votes, in whatever order: nothing is lost.

Random histories of six studies. After each step every study is in exactly one group, and every
decision stands where it was cast; at the end all that is stored agrees with the log.
"""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reviews.choices import Outcome
from reviews.library import linking, pairs
from reviews.library.group_models import CandidatePair, Join
from reviews.library.joining import NotJoinable, NotJoined
from reviews.library.models import Reference, Study
from reviews.library.standing import told_apart
from reviews.protocol.models import Member
from reviews.reporting.verifying import differences
from reviews.screening import joining, pairing
from reviews.screening.models import Decision, Screening
from tests.cast import NO, TITLE_ABSTRACT, YES
from tests.library.conftest import ris
from tests.screening.acting import vote

STUDIES = 6
# A failing history is short enough to be read as it is.
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
REFUSALS = (
    NotJoinable,
    NotJoined,
    linking.NotLinkable,
    pairing.NothingToJoin,
    pairs.NotToldApart,
    pairs.NotWaiting,
)
ONE = st.integers(0, STUDIES - 1)
TWO = st.lists(ONE, min_size=2, max_size=2, unique=True)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("join"), st.lists(ONE, min_size=2, max_size=3, unique=True)),
        st.tuples(st.just("split"), ONE),
        st.tuples(st.just("ask"), TWO),
        st.tuples(st.just("answer"), TWO),
        st.tuples(st.just("tell apart"), TWO),
        st.tuples(st.just("ask again"), TWO),
        st.tuples(st.just("link"), TWO),
        st.tuples(st.just("undo"), ONE),
        st.tuples(st.just("vote"), ONE),
        st.tuples(st.just("import"), ONE),
    ),
    min_size=4,
    max_size=16,
)


class Histories:
    """What people and imports do to the studies of a review."""

    def __init__(
        self, studies: list[Study], libby: Member, people: list[Member], imported: Any
    ) -> None:
        self.studies, self.libby, self.people = studies, libby, people
        self.imported = imported
        self.review = libby.review
        self.files = 0

    def do(self, step: str, which: Any) -> None:
        """Take one step, unless it is refused."""
        with suppress(*REFUSALS):
            getattr(self, step.replace(" ", "_"))(which)

    def join(self, places: list[int]) -> None:
        joining.join(self.libby, [self.studies[place] for place in places])

    def split(self, place: int) -> None:
        joining.split(self.libby, self.studies[place])

    def ask(self, places: list[int]) -> None:
        self._pair(places)

    def answer(self, places: list[int]) -> None:
        pairing.join_pair(self.libby, self._pair(places))

    def tell_apart(self, places: list[int]) -> None:
        pairs.tell_apart(self.libby, self._pair(places))

    def ask_again(self, places: list[int]) -> None:
        pairs.ask_again(self.libby, self._pair(places))

    def link(self, places: list[int]) -> None:
        linking.link(self.libby, *(self.studies[place] for place in places))

    def undo(self, which: int) -> None:
        runs = Join.objects.filter(review=self.review).order_by("pk").values_list("run", flat=True)
        if found := list(dict.fromkeys(runs)):
            pairing.undo(self.libby, found[which % len(found)])

    def vote(self, place: int) -> None:
        study = self.studies[place]
        screening = Screening.objects.get(study=study, stage=TITLE_ABSTRACT)
        if screening.in_play and screening.outcome == Outcome.AWAITING:
            for person, verdict in zip(self.people, (YES, NO), strict=True):
                if person.pk not in screening.voters:
                    vote(study, person, verdict)
                    return

    def import_(self, place: int) -> None:
        self.files += 1
        study = self.studies[place]
        data = ris(study.title, doi=study.doi) + f"\r\n{' ' * self.files}".encode()
        self.imported(data, name=f"more {self.files}.ris")

    def __getattr__(self, name: str) -> Callable[[Any], None]:
        if name == "import":
            return self.import_
        raise AttributeError(name)

    def _pair(self, places: list[int]) -> CandidatePair:
        a, b = sorted(self.studies[place].pk for place in places)
        about = {"review": self.review, "score": 0.7, "rules": "1"}
        about["file"] = self.studies[places[0]].reference.file
        return CandidatePair.objects.get_or_create(a_id=a, b_id=b, defaults=about)[0]


def nothing_is_lost(history: Histories, cast: Counter[tuple[int, int]]) -> None:
    """Every reference is in one group, one level deep, and every decision where it was cast."""
    every = dict(Study.objects.filter(review=history.review).values_list("pk", "joined_to"))
    assert len(every) == Reference.objects.filter(review=history.review).count()
    assert all(every[root] is None for root in every.values() if root is not None)
    standing = dict(Join.objects.filter(split_at=None).values_list("study", "into"))
    assert standing == {pk: root for pk, root in every.items() if root is not None}
    in_play = Screening.objects.filter(in_play=True, stage=TITLE_ABSTRACT)
    assert set(in_play.values_list("study", flat=True)) == {
        pk for pk, root in every.items() if root is None
    }
    now = Counter(Decision.objects.values_list("study", "screener"))
    assert all(now[where] >= count for where, count in cast.items())
    cast.update(now - cast)


@pytest.fixture
def history(studies, libby, ada, ben, imported) -> Histories:
    return Histories(studies(STUDIES), libby, [ada, ben], imported)


@settings(
    max_examples=15, phases=QUICK, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_whatever_the_order_nothing_is_lost(history, steps):
    scope = transaction.atomic()
    # As Django's own tests mark theirs: within it, durable transactions are savepoints.
    scope._from_testcase = True
    with scope:
        cast: Counter[tuple[int, int]] = Counter()
        for step, which in steps:
            history.do(step, which)
            nothing_is_lost(history, cast)
        assert list(differences(history.review, Counter())) == []
        transaction.set_rollback(True)


def test_a_copy_joins_one_of_two_that_were_told_apart_and_never_both(history, review):
    history.do("split", 0)
    history.do("tell apart", [0, 1])

    history.do("import", 0)
    history.do("import", 1)

    first, second = (study.pk for study in history.studies[:2])
    groups = Counter(Study.objects.exclude(joined_to=None).values_list("joined_to", flat=True))
    assert groups == {first: 1, second: 1}
    assert told_apart([first, second]) == {(first, second)}
