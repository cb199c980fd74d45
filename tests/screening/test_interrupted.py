"""Two acts on the same thing: one has done all but commit when the other begins."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reviews.choices import Aside, ImportState, Outcome, Retrieval
from reviews.library.keeping import receive_file
from reviews.protocol import team
from reviews.protocol.actions import close_stage
from reviews.screening import (
    adjudicating,
    conflicts,
    imports,
    joining,
    queue,
    removing,
    rules,
)
from reviews.screening.full_text import AlreadyRead, Settled, note_retrieval
from reviews.screening.settling import NoLongerAMember
from tests.cast import FULL_TEXT, MAYBE, NO, TITLE_ABSTRACT, YES
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
from tests.screening.together import Interrupted, interrupted

__all__ = ["interrupted"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("verified")]


@pytest.fixture
def waiting_file(libby, search):
    """An uploaded file of two records, one of them twice."""
    record = "TY  - JOUR\nTI  - {}\nAU  - Rivera, Ana\nPY  - 2020\nDO  - 10.5555/{}\nER  - \n"
    text = "".join(record.format(*about) for about in [("Dawn", 1), ("Noon", 2), ("Dawn", 1)])
    return receive_file(libby, search, SimpleUploadedFile("day.ris", text.encode()))


class TestInterrupted:
    """One act has done everything but commit when the other begins; then in the other order."""

    def test_a_vote_in_progress_counts_before_the_stage_closes(
        self, ada, lena, study, interrupted: Interrupted
    ):
        voting, closing = interrupted.run(
            lambda: vote(study, ada, YES), lambda: close_stage(lena, TITLE_ABSTRACT)
        )

        assert voting.result().pk == study.decisions.get().pk
        assert closing.result().is_closed

    def test_a_vote_that_comes_while_the_stage_closes_is_refused(
        self, ada, lena, study, interrupted
    ):
        _, voting = interrupted.run(
            lambda: close_stage(lena, TITLE_ABSTRACT), lambda: vote(study, ada, YES)
        )

        assert isinstance(voting.exception(), rules.StageClosed)
        assert study.decisions.count() == 0

    def test_a_study_that_is_being_voted_on_is_not_removed(self, ada, libby, study, interrupted):
        voting, taking_out = interrupted.run(
            lambda: vote(study, ada, YES),
            lambda: removing.remove(libby, [study.pk], kind=Aside.REMOVED, why="Retracted"),
        )

        assert voting.result().pk == study.decisions.get().pk
        assert isinstance(taking_out.exception(), removing.NothingToRemove)
        assert at(study).in_play

    def test_a_study_that_is_being_removed_is_not_voted_on(self, ada, libby, study, interrupted):
        taking_out, voting = interrupted.run(
            lambda: removing.remove(libby, [study.pk], kind=Aside.REMOVED, why="Retracted"),
            lambda: vote(study, ada, YES),
        )

        assert taking_out.result() == [study.pk]
        assert isinstance(voting.exception(), rules.NotInPlay)

    @pytest.mark.parametrize("agreed", [False, True])
    def test_reasons_settle_under_the_setting_that_is_in_force_when_the_vote_counts(
        self, ada, ben, review, study, interrupted, agreed
    ):
        ask_for(review, 2, reasons_must_agree=not agreed)
        agree(study, ada, ben)
        first, second = review.reasons.order_by("rank")[:2]
        vote(study, ada, NO, stage=FULL_TEXT, reason=first)

        _, voting = interrupted.run(
            lambda: ask_for(review, 2, reasons_must_agree=agreed),
            lambda: vote(study, ben, NO, stage=FULL_TEXT, reason=second),
        )

        assert voting.result().protocol.number == 3
        expected = Outcome.CONFLICT if agreed else Outcome.EXCLUDED
        assert outcome(study, FULL_TEXT) == expected

    def test_a_report_that_is_being_decided_on_is_not_put_off(
        self, ada, ben, libby, study, interrupted
    ):
        agree(study, ada, ben)
        vote(study, ada, YES, stage=FULL_TEXT)
        put_off = {"study_id": study.pk, "member": libby, "state": Retrieval.ONGOING}

        _, noting = interrupted.run(
            lambda: vote(study, ben, YES, stage=FULL_TEXT), lambda: note_retrieval(**put_off)
        )

        assert isinstance(noting.exception(), Settled)
        assert outcome(study, FULL_TEXT) == Outcome.INCLUDED

    def test_a_conflict_is_not_settled_over_a_vote_that_is_changing(
        self, ada, ben, cleo, study, interrupted
    ):
        shown = conflicts.sides_of(disagree(study, ada, ben)).decision_ids

        changing, settling = interrupted.run(
            lambda: vote(study, ada, NO), lambda: settle_conflict(study, cleo, YES, settles=shown)
        )

        changing.result()
        assert isinstance(settling.exception(), adjudicating.NotInConflict)
        assert outcome(study) == Outcome.EXCLUDED

    def test_a_conflict_that_is_still_one_is_not_settled_over_a_change(
        self, ada, ben, cleo, lena, study, interrupted
    ):
        ask_for(study.review, 3)
        vote(study, lena, MAYBE)
        shown = conflicts.sides_of(disagree(study, ada, ben)).decision_ids

        _, settling = interrupted.run(
            lambda: vote(study, lena, NO), lambda: settle_conflict(study, cleo, YES, settles=shown)
        )

        assert isinstance(settling.exception(), adjudicating.DecisionsChanged)
        assert outcome(study) == Outcome.CONFLICT

    def test_a_vote_is_not_changed_under_an_adjudication(self, ada, ben, cleo, study, interrupted):
        disagree(study, ada, ben)

        settling, changing = interrupted.run(
            lambda: settle_conflict(study, cleo, YES), lambda: vote(study, ada, NO)
        )

        settling.result()
        assert isinstance(changing.exception(), rules.Adjudicated)
        assert outcome(study) == Outcome.INCLUDED

    def test_a_vote_on_the_full_text_in_progress_holds_the_decisions_before_it(
        self, ada, ben, study, interrupted
    ):
        agree(study, ada, ben)

        reading, changing = interrupted.run(
            lambda: vote(study, ben, YES, stage=FULL_TEXT), lambda: vote(study, ada, NO)
        )

        reading.result()
        assert isinstance(changing.exception(), rules.WorkedOnLater)
        assert outcome(study) == Outcome.INCLUDED

    def test_a_full_text_whose_inclusion_is_being_taken_back_takes_no_vote(
        self, ada, ben, study, interrupted
    ):
        agree(study, ada, ben)

        changing, reading = interrupted.run(
            lambda: take_back(study, ada), lambda: vote(study, ben, YES, stage=FULL_TEXT)
        )

        changing.result()
        assert isinstance(reading.exception(), rules.NotInPlay)
        assert at(study, FULL_TEXT).voters == []

    def test_a_full_text_that_is_being_read_was_retrieved(
        self, ada, ben, libby, study, interrupted
    ):
        agree(study, ada, ben)

        reading, noting = interrupted.run(
            lambda: vote(study, ada, YES, stage=FULL_TEXT),
            lambda: note_retrieval(study_id=study.pk, member=libby, state=Retrieval.NOT_RETRIEVED),
        )

        reading.result()
        assert isinstance(noting.exception(), AlreadyRead)

    def test_a_vote_in_progress_stands_in_the_way_of_undoing_its_import(
        self, ada, libby, study, interrupted
    ):
        file = study.reference.file

        voting, undoing = interrupted.run(
            lambda: vote(study, ada, YES), lambda: imports.undo_import(libby, file)
        )

        voting.result()
        assert isinstance(undoing.exception(), imports.VotesInTheWay)
        file.refresh_from_db()
        assert file.state == ImportState.DONE

    def test_a_study_whose_import_is_being_undone_takes_no_vote(
        self, ada, libby, study, interrupted
    ):
        undoing, voting = interrupted.run(
            lambda: imports.undo_import(libby, study.reference.file),
            lambda: vote(study, ada, YES),
        )

        undoing.result()
        assert isinstance(voting.exception(), rules.NotInPlay)
        assert study.decisions.count() == 0

    def test_joining_waits_for_a_vote_and_neither_for_the_other_for_ever(
        self, ada, libby, studies, interrupted
    ):
        first, second = studies(2)

        voting, linking = interrupted.run(
            lambda: vote(second, ada, YES), lambda: joining.join(libby, [first, second])
        )

        assert voting.result().pk == second.decisions.get().pk
        assert linking.result() in (first, second)

    def test_a_study_that_is_being_joined_to_another_takes_no_vote(
        self, ada, libby, studies, interrupted
    ):
        first, second = studies(2)

        linking, voting = interrupted.run(
            lambda: joining.join(libby, [first, second]), lambda: vote(second, ada, YES)
        )

        assert linking.result() == first
        assert isinstance(voting.exception(), rules.NotInPlay)

    def test_splitting_waits_for_a_vote_and_neither_for_the_other_for_ever(
        self, ben, libby, studies, interrupted
    ):
        first, second = studies(2)
        vote(first, ben, YES)
        queue.extend(first.review_id, TITLE_ABSTRACT)
        joining.join(libby, [first, second])

        voting, splitting = interrupted.run(
            lambda: take_back(first, ben), lambda: joining.split(libby, first)
        )

        voting.result()
        splitting.result()
        assert at(first).in_play
        assert at(second).in_play

    def test_an_import_does_not_keep_the_log_from_those_who_vote(
        self, ada, study, waiting_file, interrupted
    ):
        importing, voting = interrupted.run(
            lambda: imports.import_file(waiting_file), lambda: vote(study, ada, YES)
        )

        importing.result()
        voting.result()
        told = study.review.events.filter(verb__in=["imported", "decided"]).order_by("sequence")
        assert [event.verb for event in told] == ["decided", "imported"]

    def test_an_import_and_a_join_by_hand_wait_for_each_other_but_not_for_ever(
        self, libby, studies, waiting_file, interrupted
    ):
        first, second = studies(2)

        linking, importing = interrupted.run(
            lambda: joining.join(libby, [first, second]),
            lambda: imports.import_file(waiting_file),
        )

        assert linking.result() == first
        importing.result()
        waiting_file.refresh_from_db()
        assert waiting_file.state == ImportState.DONE

    def test_who_is_leaving_votes_first_or_not_at_all(self, ada, lena, study, interrupted):
        leaving, voting = interrupted.run(
            lambda: team.leave(lena, ada), lambda: vote(study, ada, YES)
        )

        leaving.result()
        assert isinstance(voting.exception(), NoLongerAMember)

    def test_a_vote_in_progress_counts_under_the_rule_it_was_asked_by(
        self, ada, review, study, interrupted
    ):
        voting, changing = interrupted.run(
            lambda: vote(study, ada, YES), lambda: ask_for(review, 1)
        )

        changing.result()
        assert voting.result().protocol.number == 1
        assert outcome(study) == Outcome.INCLUDED
