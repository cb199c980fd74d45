"""Many people at the same moment: nothing is lost, nothing is counted twice, nobody is stuck."""

from collections import Counter
from random import Random
from uuid import uuid4

import pytest

from reviews.audit import chain
from reviews.choices import Aside, Outcome, Role
from reviews.library import linking
from reviews.library.joining import NotJoined
from reviews.library.models import Study
from reviews.screening import adjudicating, joining, queue, removing, rules
from reviews.screening.adjudicating import reopen
from reviews.screening.models import Decision, Screening, Walk
from reviews.screening.repeating import SentBefore
from tests.cast import MAYBE, NO, TITLE_ABSTRACT, YES, a_member
from tests.screening.acting import (
    agree,
    ask_for,
    at,
    disagree,
    outcome,
    settle_conflict,
    take_back,
    vote,
)
from tests.screening.together import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("verified")]


class TestMany:
    """Many screeners on few studies."""

    @pytest.mark.parametrize("votes", [1, 2, 3])
    def test_no_study_gets_too_many_votes_or_too_few_and_none_is_lost(self, review, studies, votes):
        ask_for(review, votes)
        made = studies(10)
        people = [a_member(review, f"Reader{n}", Role.SCREENER) for n in range(6)]

        done = at_once(*(reading(person, Random(n)) for n, person in enumerate(people)))

        answered = {pk for person in done for pk in person.result()}
        assert answered == set(Decision.objects.values_list("pk", flat=True))
        for study in made:
            assert len(at(study).voters) == votes
            assert outcome(study) != Outcome.AWAITING

    def test_no_more_people_than_votes_needed_are_shown_a_study(self, review, studies):
        studies(3)
        people = [a_member(review, f"Reader{n}", Role.SCREENER) for n in range(8)]

        done = at_once(*(lambda who=who: queue.take_next(who, TITLE_ABSTRACT) for who in people))

        shown = Counter(person.result() for person in done)
        assert shown.pop(None) == 2
        assert set(shown.values()) == {2}
        assert Walk.objects.filter(holding__isnull=False).count() == 6

    def test_the_queue_is_extended_once(self, review, studies):
        studies(9)

        done = at_once(*(lambda: queue.extend(review.pk, TITLE_ABSTRACT, block=3),) * 5)

        assert sorted(act.result() for act in done) == [False, False, True, True, True]
        places = Screening.objects.order_by("place").values_list("place", flat=True)
        assert list(places) == list(range(1, 10))

    def test_double_submits_are_one_decision(self, ada, study):
        click = uuid4()

        done = at_once(*(lambda: vote(study, ada, YES, request_id=click),) * 5)

        assert {act.result().pk for act in done} == {Decision.objects.get().pk}

    def test_one_form_for_two_studies_decides_on_one(self, ada, studies):
        click = uuid4()

        done = at_once(*(lambda s=s: vote(s, ada, YES, request_id=click) for s in studies(2)))

        assert sorted(type(act.exception()) is SentBefore for act in done) == [False, True]
        assert Decision.objects.count() == 1

    def test_two_people_cannot_both_take_the_last_place(self, ada, ben, cleo, study):
        vote(study, ben, YES)

        done = at_once(lambda: vote(study, ada, NO), lambda: vote(study, cleo, NO))

        refusals = [act.exception() for act in done]
        assert sorted(type(refusal) is rules.AlreadySettled for refusal in refusals) == [
            False,
            True,
        ]
        assert len(at(study).voters) == 2

    def test_one_of_two_adjudicators_settles_a_conflict(self, ada, ben, cleo, lena, study):
        disagree(study, ada, ben)

        done = at_once(
            lambda: settle_conflict(study, cleo, YES), lambda: settle_conflict(study, lena, NO)
        )

        refused = [isinstance(act.exception(), adjudicating.NotInConflict) for act in done]
        assert sorted(refused) == [False, True]
        assert study.adjudications.count() == 1

    def test_one_of_two_leads_reopens(self, ada, ben, lena, study):
        agree(study, ada, ben)
        again = {"study_id": study.pk, "stage": TITLE_ABSTRACT, "lead": lena, "why": "Again."}

        done = at_once(lambda: reopen(**again), lambda: reopen(**again))

        assert sorted(type(act.exception()) is adjudicating.NotDecided for act in done) == [
            False,
            True,
        ]
        assert at(study).round == 2

    def test_removing_bringing_back_and_voting_at_once_lose_no_vote(
        self, review, studies, libby, cleo
    ):
        made = [study.pk for study in studies(6)]
        people = [a_member(review, f"Reader{n}", Role.SCREENER) for n in range(3)]

        done = at_once(
            *(reading(person, Random(n)) for n, person in enumerate(people)),
            sorting_out(libby, made, Random(1)),
            sorting_out(cleo, made, Random(2)),
        )

        answered = {pk for person in done[:3] for pk in person.result()}
        assert answered == set(Decision.objects.values_list("pk", flat=True))
        for act in done[3:]:
            act.result()
        assert not Screening.objects.filter(in_play=False).exclude(voters=[]).exists()

    def test_one_of_two_librarians_links_two_studies(self, libby, cleo, studies):
        one, other = studies(2)

        done = at_once(
            lambda: linking.link(libby, one, other), lambda: linking.link(cleo, other, one)
        )

        refused = [isinstance(act.exception(), linking.NotLinkable) for act in done]
        assert sorted(refused) == [False, True]

    def test_joining_splitting_and_voting_at_once_leave_everything_in_order(
        self, review, studies, libby, cleo
    ):
        made = studies(6)
        people = [a_member(review, f"Reader{n}", Role.SCREENER) for n in range(3)]

        done = at_once(
            *(reading(person, Random(n)) for n, person in enumerate(people)),
            shuffling(libby, made, Random(1)),
            shuffling(cleo, made, Random(2)),
        )

        for act in done:
            act.result()


def reading(person, dice):
    """Read, decide, click twice, change one's mind and take back, until nothing is left."""

    def read():
        answered = []
        while study := queue.take_next(person, TITLE_ABSTRACT):
            click = uuid4()
            verdict = dice.choice([YES, MAYBE, NO])
            try:
                answered.append(vote(study, person, verdict, request_id=click).pk)
                assert vote(study, person, verdict, request_id=click).pk == answered[-1]
                if dice.random() < 0.2:
                    answered.append(vote(study, person, dice.choice([YES, NO])).pk)
                if dice.random() < 0.2:
                    answered.append(take_back(study, person).pk)
            except (rules.AlreadySettled, rules.NotInPlay):
                continue
        return answered

    return read


def sorting_out(librarian, studies, dice):
    """Remove and bring back the same studies again and again."""

    def sort_out():
        for _ in range(6):
            some = dice.sample(studies, 3)
            try:
                if dice.random() < 0.6:
                    removing.remove(librarian, some, kind=Aside.BY_TOOL, why="A tool")
                else:
                    removing.bring_back(librarian, some)
            except (removing.NothingToRemove, removing.NothingToBringBack):
                continue

    return sort_out


def shuffling(librarian, studies, dice):
    """Join and split the same studies again and again."""

    def shuffle():
        for _ in range(6):
            pair = Study.objects.filter(pk__in=[s.pk for s in dice.sample(studies, 2)])
            try:
                if dice.random() < 0.6:
                    joining.join(librarian, list(pair))
                else:
                    joining.split(librarian, pair[0])
            except (joining.joining.NotJoinable, NotJoined):
                continue

    return shuffle


def test_the_log_of_a_busy_review_is_one_unbroken_chain(review, studies):
    studies(4)
    people = [a_member(review, f"Reader{n}", Role.SCREENER) for n in range(4)]

    at_once(*(reading(person, Random(n)) for n, person in enumerate(people)))

    assert list(chain.faults(review.pk)) == []
