"""Full texts: which studies are read in full, for what reason they are excluded, and retrieval."""

import pytest

from reviews.choices import Outcome, Retrieval
from reviews.library.models import Study
from reviews.screening import queue, rules
from reviews.screening.full_text import AlreadyRead, NotSought, note_retrieval, sought
from reviews.screening.models import Screening
from tests.cast import FULL_TEXT, MAYBE, NO, YES
from tests.screening.acting import (
    agree,
    at,
    disagree,
    outcome,
    settle_conflict,
    take_back,
    vote,
)


class TestFullText:
    """Included studies enter full-text screening at once, and leave it when they no longer are."""

    def test_an_included_study_is_read_in_full_at_once(self, ada, ben, study):
        agree(study, ada, ben)

        assert at(study, FULL_TEXT).in_play
        assert queue.take_next(ada, FULL_TEXT) == study

    def test_a_conflict_settled_for_inclusion_enters_too(self, ada, ben, cleo, study):
        disagree(study, ada, ben)
        assert not Screening.objects.filter(study=study, stage=FULL_TEXT).exists()

        settle_conflict(study, cleo, YES)

        assert at(study, FULL_TEXT).in_play

    def test_taking_back_takes_it_out_and_including_again_brings_it_back(self, ada, ben, study):
        agree(study, ada, ben)

        take_back(study, ada)
        assert not at(study, FULL_TEXT).in_play

        vote(study, ada, MAYBE)
        assert at(study, FULL_TEXT).in_play
        assert Screening.objects.filter(study=study).count() == 2

    @pytest.fixture
    def disputed(self, ada, ben, study, review):
        """A study whose full text Ada includes and Ben excludes."""
        agree(study, ada, ben)
        vote(study, ada, YES, stage=FULL_TEXT)
        vote(study, ben, NO, stage=FULL_TEXT, reason=review.reasons.get(text="Wrong outcome"))
        return study

    def test_excluding_names_one_reason(self, cleo, disputed, review):
        with pytest.raises(rules.NotAllowed, match="one reason"):
            settle_conflict(disputed, cleo, NO, stage=FULL_TEXT)

        wrong = review.reasons.get(text="Wrong population")
        settled = settle_conflict(disputed, cleo, NO, stage=FULL_TEXT, reason=wrong)

        assert settled.reason == wrong
        assert at(disputed, FULL_TEXT).reason == wrong
        assert outcome(disputed, FULL_TEXT) == Outcome.EXCLUDED

    def test_including_names_none(self, cleo, disputed, review):
        with pytest.raises(rules.NotAllowed):
            settle_conflict(disputed, cleo, YES, stage=FULL_TEXT, reason=review.reasons.first())

        settle_conflict(disputed, cleo, YES, stage=FULL_TEXT)

        assert outcome(disputed, FULL_TEXT) == Outcome.INCLUDED
        assert at(disputed, FULL_TEXT).reason is None

    def test_two_excluding_for_different_reasons_settle_on_the_one_ranked_highest(
        self, ada, disputed, review
    ):
        vote(
            disputed,
            ada,
            NO,
            stage=FULL_TEXT,
            reason=review.reasons.get(text="Wrong intervention"),
        )

        assert outcome(disputed, FULL_TEXT) == Outcome.EXCLUDED
        assert at(disputed, FULL_TEXT).reason.text == "Wrong intervention"


class TestRetrieval:
    """What came of looking for a report, and what follows for reading it."""

    def test_an_included_study_is_sought(self, ada, ben, libby, study):
        agree(study, ada, ben)

        (screening,) = sought(libby)

        assert (screening.study, screening.retrieval) == (study, Retrieval.SOUGHT)

    def test_what_could_not_be_retrieved_is_not_read_until_that_is_taken_back(
        self, ada, ben, libby, study
    ):
        agree(study, ada, ben)

        note_retrieval(
            study_id=study.pk, member=libby, state=Retrieval.NOT_RETRIEVED, note="No library."
        )
        assert not at(study, FULL_TEXT).in_play
        assert study.retrieval_notes.get().note == "No library."

        note_retrieval(study_id=study.pk, member=libby, state=Retrieval.SOUGHT)
        assert at(study, FULL_TEXT).in_play
        assert study.retrieval_notes.count() == 2

    def test_what_somebody_has_read_was_retrieved(self, ada, ben, libby, study):
        agree(study, ada, ben)
        vote(study, ada, YES, stage=FULL_TEXT)

        with pytest.raises(AlreadyRead, match="so it was retrieved"):
            note_retrieval(study_id=study.pk, member=libby, state=Retrieval.NOT_RETRIEVED)

    def test_nothing_is_sought_of_what_is_not_included(self, ada, libby, study):
        vote(study, ada, YES)

        with pytest.raises(NotSought, match="nothing is sought"):
            note_retrieval(study_id=study.pk, member=libby, state=Retrieval.RETRIEVED)

    def test_a_study_of_another_review_is_not_there(self, libby, another_review, study):
        Screening.objects.filter(study=study).update(review=another_review)

        with pytest.raises(Screening.DoesNotExist):
            note_retrieval(study_id=study.pk, member=libby, state=Retrieval.SOUGHT)


class TestReasons:
    """An exclusion names the one reason that weighs most; nothing else names any."""

    @pytest.fixture
    def included(self, study: Study, ada, ben) -> Study:
        agree(study, ada, ben)
        return study

    def test_an_exclusion_keeps_its_reason(self, ada, ben, included, review):
        wrong = review.reasons.get(text="Wrong outcome")

        vote(included, ada, NO, stage=FULL_TEXT, reason=wrong)
        vote(included, ben, NO, stage=FULL_TEXT, reason=wrong)

        assert outcome(included, FULL_TEXT) == Outcome.EXCLUDED
        assert at(included, FULL_TEXT).reason == wrong

    def test_different_reasons_settle_on_the_one_ranked_highest_and_both_are_kept(
        self, ada, ben, included, review
    ):
        lighter = review.reasons.get(text="Wrong outcome")
        heavier = review.reasons.get(text="Wrong population")

        vote(included, ada, NO, stage=FULL_TEXT, reason=lighter)
        vote(included, ben, NO, stage=FULL_TEXT, reason=heavier)

        assert outcome(included, FULL_TEXT) == Outcome.EXCLUDED
        assert at(included, FULL_TEXT).reason == heavier
        assert {row.reason for row in included.decisions.filter(stage=FULL_TEXT)} == {
            lighter,
            heavier,
        }

    @pytest.mark.parametrize("verdict", [NO, MAYBE])
    def test_an_exclusion_without_a_reason_and_a_maybe_are_refused(self, ada, included, verdict):
        with pytest.raises(rules.NotAllowed, match="Nothing was saved"):
            vote(included, ada, verdict, stage=FULL_TEXT)

        assert at(included, FULL_TEXT).voters == []

    def test_an_inclusion_with_a_reason_is_refused(self, ada, included, review):
        with pytest.raises(rules.NotAllowed, match="Nothing was saved"):
            vote(included, ada, YES, stage=FULL_TEXT, reason=review.reasons.first())

    def test_the_reason_of_another_review_is_refused(self, ada, included, another_review):
        with pytest.raises(rules.NotAllowed, match="Nothing was saved"):
            vote(included, ada, NO, stage=FULL_TEXT, reason=another_review.reasons.first())

    def test_a_reason_retired_while_somebody_was_reading_is_refused(self, ada, included, review):
        wrong = review.reasons.get(text="Wrong outcome")
        review.reasons.filter(pk=wrong.pk).update(rank=None)

        with pytest.raises(rules.NotAllowed, match="Nothing was saved"):
            vote(included, ada, NO, stage=FULL_TEXT, reason=wrong)

    def test_a_reason_has_no_place_at_title_and_abstract(self, ada, a_study, review):
        with pytest.raises(rules.NotAllowed, match="Nothing was saved"):
            vote(a_study(), ada, NO, reason=review.reasons.first())
