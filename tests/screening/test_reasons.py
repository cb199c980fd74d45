"""Exclusions of one full text for different reasons: the weightiest counts, or it is a conflict."""

from collections import Counter

import pytest
from django.urls import reverse

from reviews.choices import Outcome, Settling
from reviews.protocol.actions import VotingRule, VotingRules
from reviews.protocol.models import StageRule
from reviews.reporting.verifying import differences
from reviews.screening.protocol_changes import Effect, preview
from tests.cast import FULL_TEXT, NO, REASONS, YES
from tests.screening.acting import agree, ask_for, at, outcome, reason, settle_conflict, vote

pytestmark = pytest.mark.usefixtures("verified")

POPULATION, INTERVENTION, OUTCOME = REASONS


@pytest.fixture
def exclude(review, ada, ben):
    """Let Ada and Ben exclude a study's full text, each for a reason."""

    def act(study, first: str, second: str):
        agree(study, ada, ben)
        vote(study, ada, NO, stage=FULL_TEXT, reason=reason(review, first))
        vote(study, ben, NO, stage=FULL_TEXT, reason=reason(review, second))
        return study

    return act


class TestWhereTheyMustAgree:
    """The review chose to make different reasons a conflict."""

    @pytest.fixture(autouse=True)
    def _must_agree(self, review):
        ask_for(review, 2, reasons_must_agree=True)

    def test_the_same_reason_excludes(self, exclude, study):
        exclude(study, OUTCOME, OUTCOME)

        assert outcome(study, FULL_TEXT) == Outcome.EXCLUDED
        assert at(study, FULL_TEXT).reason.text == OUTCOME

    def test_different_reasons_are_a_conflict(self, exclude, study):
        exclude(study, OUTCOME, POPULATION)

        assert outcome(study, FULL_TEXT) == Outcome.CONFLICT
        assert at(study, FULL_TEXT).reason is None

    def test_a_third_person_settles_it_with_the_reason(self, exclude, study, cleo, review):
        exclude(study, OUTCOME, POPULATION)

        settle_conflict(study, cleo, NO, stage=FULL_TEXT, reason=reason(review, OUTCOME))

        assert outcome(study, FULL_TEXT) == Outcome.EXCLUDED
        assert at(study, FULL_TEXT).reason.text == OUTCOME

    def test_by_consensus_one_of_the_two_records_the_reason(self, exclude, study, ada, review):
        ask_for(review, 2, settling=Settling.CONSENSUS, reasons_must_agree=True)
        exclude(study, OUTCOME, POPULATION)

        settle_conflict(study, ada, NO, stage=FULL_TEXT, reason=reason(review, POPULATION))

        assert at(study, FULL_TEXT).reason.text == POPULATION

    def test_changing_the_reason_resolves_it(self, exclude, study, ada, review):
        exclude(study, OUTCOME, POPULATION)

        vote(study, ada, NO, stage=FULL_TEXT, reason=reason(review, POPULATION))

        assert outcome(study, FULL_TEXT) == Outcome.EXCLUDED

    def test_title_and_abstract_knows_no_reasons(self, study, ada, ben):
        agree(study, ada, ben, verdict=NO)

        assert outcome(study) == Outcome.EXCLUDED

    @pytest.mark.parametrize(
        ("second", "said"), [(POPULATION, True), (None, False)], ids=["reasons", "verdicts"]
    )
    def test_the_page_of_the_conflict_says_what_it_is_about(
        self, study, ada, ben, cleo, review, signed_in, second, said
    ):
        agree(study, ada, ben)
        vote(study, ada, NO, stage=FULL_TEXT, reason=reason(review, OUTCOME))
        why = reason(review, second) if second else None
        vote(study, ben, NO if second else YES, stage=FULL_TEXT, reason=why)

        page = signed_in(cleo).get(
            reverse("screening:conflict", args=[review.pk, FULL_TEXT, study.pk])
        )

        assert ("Both exclude, for different reasons." in page.text) == said


class TestChangingIt:
    """What was settled stays as it is, also when somebody looks again later."""

    def both(self, **rule) -> VotingRules:
        return VotingRules(VotingRule(), VotingRule(**rule))

    def test_what_was_excluded_stays_excluded(self, exclude, study, review):
        exclude(study, OUTCOME, POPULATION)

        ask_for(review, 2, reasons_must_agree=True)

        assert outcome(study, FULL_TEXT) == Outcome.EXCLUDED
        assert at(study, FULL_TEXT).reason.text == POPULATION

    def test_a_conflict_about_reasons_stays_one(self, exclude, study, review):
        ask_for(review, 2, reasons_must_agree=True)
        exclude(study, OUTCOME, POPULATION)

        ask_for(review, 2)

        assert outcome(study, FULL_TEXT) == Outcome.CONFLICT

    def test_a_decision_after_it_is_settled_as_the_protocol_now_says(
        self, exclude, study, ada, review
    ):
        exclude(study, OUTCOME, POPULATION)
        ask_for(review, 2, reasons_must_agree=True)

        vote(study, ada, NO, stage=FULL_TEXT, reason=reason(review, INTERVENTION))

        assert outcome(study, FULL_TEXT) == Outcome.CONFLICT

    def test_what_fewer_votes_settle_at_once_follows_the_new_setting(
        self, exclude, study, lena, review
    ):
        ask_for(review, 3)
        vote(study, lena, YES)
        exclude(study, OUTCOME, POPULATION)
        assert outcome(study, FULL_TEXT) == Outcome.AWAITING

        ask_for(review, 2, reasons_must_agree=True)

        assert outcome(study, FULL_TEXT) == Outcome.CONFLICT

    def test_the_preview_counts_what_would_have_been_settled_otherwise(
        self, exclude, studies, ada, ben, cleo, review
    ):
        several, same, settled, included = studies(4)
        exclude(several, OUTCOME, POPULATION)
        exclude(same, OUTCOME, OUTCOME)
        agree(settled, ada, ben)
        vote(settled, ada, YES, stage=FULL_TEXT)
        vote(settled, ben, NO, stage=FULL_TEXT, reason=reason(review, OUTCOME))
        settle_conflict(settled, cleo, NO, stage=FULL_TEXT, reason=reason(review, OUTCOME))
        agree(included, ada, ben)

        _, effect = preview(review, self.both(reasons_must_agree=True))

        assert effect == Effect(FULL_TEXT, 0, 0, 0, kept=3, excluded_for_several=1)

    def test_the_preview_counts_conflicts_that_stay(self, exclude, studies, ada, ben, review):
        ask_for(review, 2, reasons_must_agree=True)
        about_reasons, about_verdicts = studies(2)
        exclude(about_reasons, OUTCOME, POPULATION)
        agree(about_verdicts, ada, ben)
        vote(about_verdicts, ada, YES, stage=FULL_TEXT)
        vote(about_verdicts, ben, NO, stage=FULL_TEXT, reason=reason(review, OUTCOME))

        _, effect = preview(review, self.both())

        assert effect == Effect(FULL_TEXT, 0, 0, 0, kept=2, disputed_reasons=1)

    def test_a_setting_that_was_never_in_force_is_found(self, exclude, study, review):
        """What the log does not tell of did not settle anything."""
        exclude(study, OUTCOME, POPULATION)
        at_full_text = StageRule.objects.filter(review=review, stage=FULL_TEXT)
        at_full_text.update(reasons_must_agree=True)

        assert list(differences(review, Counter())) == [
            "The rule of full_text is not what the log says."
        ]
        at_full_text.update(reasons_must_agree=False)
