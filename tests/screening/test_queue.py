"""What a screener reads next, and how many people hold a study at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reviews.choices import Outcome, Role
from reviews.library.models import Study
from reviews.protocol.actions import close_stage, open_stage
from reviews.protocol.models import Member
from reviews.ranking import in_sample
from reviews.screening import imports, joining, queue
from reviews.screening.adjudicating import reopen
from reviews.screening.models import Screening, Walk
from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT, YES, a_member
from tests.screening.acting import agree, ask_for, at, next_for, read, take_back, vote


def read_all(member: Member) -> list[Study]:
    return list(iter(lambda: read(member), None))


def in_order(review) -> list[Study]:
    """The studies in the order of the seeded shuffle."""
    return list(review.studies.order_by("draw"))


def put_off(member: Member) -> None:
    """Let the member's hold run out."""
    past = timezone.now() - timedelta(seconds=1)
    Walk.objects.filter(member=member).update(held_until=past)


class TestTheOrder:
    """One order for everyone: seeded, extended in blocks, never changed."""

    def test_everyone_walks_the_same_order(self, ada, ben, review, studies):
        studies(12)

        assert read_all(ada) == read_all(ben) == in_order(review)

    def test_it_is_not_the_order_of_the_file(self, ada, studies):
        imported = studies(20)

        read_order = read_all(ada)

        assert sorted(read_order, key=lambda study: study.pk) == imported
        assert read_order != imported

    def test_it_follows_from_the_seed_and_not_from_who_asks_first(self, ada, ben, review, studies):
        studies(6)
        for reader in (ben, ada, ben, ada):
            read(reader)

        placed = Screening.objects.filter(review=review, place__isnull=False).order_by("place")

        assert [screening.study for screening in placed] == in_order(review)

    def test_it_is_extended_in_blocks(self, review, studies):
        studies(7)
        placed = Screening.objects.filter(review=review, place__isnull=False)

        assert queue.extend(review.pk, TITLE_ABSTRACT, block=3)
        assert placed.count() == 3
        assert queue.extend(review.pk, TITLE_ABSTRACT, block=3)
        assert queue.extend(review.pk, TITLE_ABSTRACT, block=3)
        assert placed.count() == 7
        assert not queue.extend(review.pk, TITLE_ABSTRACT, block=3)

    def test_what_is_placed_stays_there_and_what_comes_later_goes_behind(
        self, ada, review, studies
    ):
        studies(5)
        queue.extend(review.pk, TITLE_ABSTRACT)
        places = dict(Screening.objects.values_list("study", "place"))
        later = studies(5)

        read_order = read_all(ada)

        now = dict(Screening.objects.values_list("study", "place"))
        assert {study: now[study] for study in places} == places
        assert set(read_order[5:]) == set(later)
        assert sorted(now.values()) == list(range(1, 11))

    def test_verdicts_do_not_change_it(self, ada, ben, review, studies):
        studies(8)
        for number in range(4):
            read(ben, NO if number % 2 else YES)

        assert read_all(ada) == in_order(review)


class TestHolding:
    """A study is in no more hands than it needs votes."""

    def test_everyone_gets_the_first_study_that_needs_them(self, ada, ben, review, studies):
        studies(3)
        first, second, _ = in_order(review)

        assert next_for(ada) == next_for(ben) == first
        vote(first, ada, YES)
        assert next_for(ada) == second
        assert next_for(ben) == first

    def test_a_third_person_is_handed_the_next_study(self, ada, ben, cleo, review, studies):
        studies(2)
        first, second = in_order(review)

        assert [next_for(who) for who in (ada, ben, cleo)] == [first, first, second]

    @pytest.mark.parametrize("votes", [1, 2, 3])
    def test_no_more_people_hold_a_study_than_it_needs_votes(self, review, studies, votes):
        ask_for(review, votes)
        studies(4)
        people = [a_member(review, f"Reader{n}", Role.SCREENER) for n in range(8)]

        shown = [next_for(person) for person in people]

        for study in filter(None, shown):
            assert shown.count(study) <= votes
        assert None not in shown[: 4 * votes]

    def test_a_vote_that_was_cast_leaves_fewer_places(self, ada, ben, cleo, review, studies):
        studies(2)
        first, second = in_order(review)
        read(ada)
        assert next_for(ben) == first

        assert next_for(cleo) == second

    def test_loading_the_page_again_shows_the_same_study(self, ada, studies):
        studies(3)

        assert next_for(ada) == next_for(ada) == next_for(ada)
        assert Walk.objects.filter(holding__isnull=False).count() == 1

    def test_a_hold_that_ran_out_comes_free(self, ada, ben, cleo, review, studies):
        studies(2)
        first, _ = in_order(review)
        next_for(ada)
        next_for(ben)
        put_off(ada)

        assert next_for(cleo) == first

    def test_who_comes_back_late_gets_another_study_if_the_place_was_taken(
        self, ada, ben, cleo, review, studies
    ):
        studies(2)
        first, second = in_order(review)
        assert next_for(ada) == next_for(ben) == first
        put_off(ada)
        assert next_for(cleo) == first

        assert not queue.renew(ada, TITLE_ABSTRACT)
        assert next_for(ada) == second

    def test_who_comes_back_late_keeps_the_study_if_nobody_took_the_place(self, ada, studies):
        studies(2)
        shown = next_for(ada)
        put_off(ada)

        assert next_for(ada) == shown
        assert Walk.objects.get(member=ada).held_until > timezone.now()

    def test_reading_on_renews_the_hold(self, ada, studies):
        studies(1)
        next_for(ada)
        soon = timezone.now() + queue.HELD_FOR / 4
        Walk.objects.filter(member=ada).update(held_until=soon)

        assert queue.renew(ada, TITLE_ABSTRACT)
        assert Walk.objects.get(member=ada).held_until > soon

    def test_there_is_nothing_to_renew_without_a_study_in_hand(self, ada):
        assert not queue.renew(ada, TITLE_ABSTRACT)

    def test_the_last_studies_may_all_be_in_other_hands(self, ada, ben, cleo, studies):
        studies(1)
        next_for(ada)
        next_for(ben)

        assert next_for(cleo) is None
        assert queue.asked_of(cleo, TITLE_ABSTRACT).exists()

        put_off(ben)
        assert next_for(cleo) is not None

    def test_at_the_end_nothing_is_asked(self, ada, studies):
        studies(3)
        read_all(ada)

        assert next_for(ada) is None
        assert not queue.asked_of(ada, TITLE_ABSTRACT).exists()

    def test_a_decision_taken_back_is_in_hand_again(self, ada, studies):
        studies(2)
        study = read(ada)
        take_back(study, ada)

        queue.back_in_hand(ada, TITLE_ABSTRACT, study.pk)

        assert next_for(ada) == study


class TestComingBack:
    """What asks for votes again is found by those who had passed it."""

    @pytest.fixture
    def passed(self, ada, ben, cleo, review, studies) -> Study:
        """A study that Ada and Ben decided on; all three have gone further since."""
        studies(6)
        queue.extend(review.pk, TITLE_ABSTRACT)
        first = in_order(review)[0]
        agree(first, ada, ben)
        for who in (ada, ben, cleo):
            read(who)
            read(who)
        assert min(Walk.objects.values_list("place", flat=True)) > at(first).place
        return first

    def test_after_a_decision_was_taken_back(self, ada, cleo, passed):
        take_back(passed, ada)
        put_off(cleo)

        assert queue.take_next(cleo, TITLE_ABSTRACT) == passed

    def test_after_reopening(self, ada, ben, lena, passed):
        reopen(study_id=passed.pk, stage=TITLE_ABSTRACT, lead=lena, why="Once more.")

        assert queue.take_next(ada, TITLE_ABSTRACT) == passed
        assert queue.take_next(ben, TITLE_ABSTRACT) == passed

    def test_after_splitting(self, ada, cleo, libby, passed, review):
        take_back(passed, ada)
        into = in_order(review)[-1]
        for _ in range(2):
            vote(into, [ada, cleo][_], YES)
        joining.join(libby, [passed, into])
        assert not at(passed).in_play
        for who in (ada, cleo):
            read(who)
        passed.refresh_from_db()

        joining.split(libby, passed)

        assert at(passed).in_play
        assert queue.take_next(cleo, TITLE_ABSTRACT) == passed

    def test_when_the_protocol_asks_for_more_votes(self, ada, review, studies):
        ask_for(review, 1)
        studies(3)
        ahead = [read(ada), read(ada)]
        ben = a_member(review, "Ben", Role.SCREENER)
        assert read(ben) not in ahead

        ask_for(review, 2)

        # What one vote settled stays settled: nothing that has an outcome changes silently.
        assert queue.asked_of(ben, TITLE_ABSTRACT).count() == 0

    def test_a_study_that_is_not_placed_yet_need_not_be_brought_back(self, ada, review, studies):
        studies(2)
        queue.extend(review.pk, TITLE_ABSTRACT, block=1)
        unplaced = in_order(review)[1]
        vote(unplaced, ada, YES)

        take_back(unplaced, ada)

        assert read_all(ada) == in_order(review)


class TestWhatIsNotAsked:
    """Studies that leave screening leave the queue."""

    def test_joined_studies_are_read_once(self, ada, libby, review, studies):
        studies(3)
        first, second, third = in_order(review)

        root = joining.join(libby, [first, second])

        assert set(read_all(ada)) == {root, third}

    def test_studies_of_an_undone_import_are_not_read(self, ada, libby, a_file, a_study):
        kept = a_study()
        mistake = a_file()
        a_study(file=mistake)

        imports.undo_import(libby, mistake)

        assert read_all(ada) == [kept]

    def test_a_closed_stage_hands_out_nothing(self, ada, lena, studies):
        studies(2)
        shown = next_for(ada)
        close_stage(lena, TITLE_ABSTRACT)

        assert next_for(ada) is None
        assert not queue.asked_of(ada, TITLE_ABSTRACT).exists()

        open_stage(lena, TITLE_ABSTRACT)
        assert next_for(ada) == shown

    def test_full_texts_are_asked_once_their_study_is_included(self, ada, ben, studies):
        included, excluded = studies(2)
        agree(included, ada, ben)
        agree(excluded, ada, ben, verdict=NO)

        assert queue.take_next(ada, FULL_TEXT) == included
        assert queue.asked_of(ada, FULL_TEXT).count() == 1


def test_a_share_of_the_studies_gets_the_full_number_of_votes(ada, ben, review, studies):
    ask_for(review, 2, dual_share=50)
    made = studies(24)
    dual = {study for study in made if in_sample(review.seed, study.pk, 50)}
    assert 0 < len(dual) < 24

    assert set(read_all(ada)) == set(made)
    assert set(read_all(ben)) == dual
    assert not Screening.objects.filter(stage=TITLE_ABSTRACT, outcome=Outcome.AWAITING).exists()
