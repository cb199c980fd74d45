"""Joining what was taken out, or could not be retrieved, with what is in the team's hands."""

import pytest
from django.urls import reverse

from reviews.choices import Aside, Box, Retrieval
from reviews.library import suspecting
from reviews.library.group_models import CandidatePair, Join
from reviews.screening import foreseeing, joining, pairing
from reviews.screening.full_text import note_retrieval
from reviews.screening.removing import bring_back, remove
from tests.cast import FULL_TEXT, NO, YES
from tests.screening.acting import agree, ask_for, at, roots, take_back, vote

pytestmark = pytest.mark.usefixtures("verified")

TOOL = {"kind": Aside.INELIGIBLE, "why": "RCT classifier"}


@pytest.fixture
def included(a_study, ada, ben, lena):
    """A study that is included at title and abstract, and what came of looking for its report."""

    def make(state=None, *, voters=(ada, ben)):
        study = a_study()
        agree(study, *voters)
        if state is not None:
            note_retrieval(study_id=study.pk, member=lena, state=state)
        return study

    return make


class TestTakenOut:
    """What was taken out never takes what is screened with it unseen."""

    def test_what_is_screened_stays_though_another_came_first(self, studies, libby):
        out, live = studies(2)
        remove(libby, [out.pk], **TOOL)

        assert joining.join(libby, [out, live]) == live
        assert at(live).box == Box.AWAITING_SCREENING

    def test_also_where_many_are_joined_without_looking(self, studies, libby, review):
        out, between, live = studies(3)
        remove(libby, [out.pk, between.pk], **TOOL)
        for a, b in ((out, between), (between, live)):
            CandidatePair.objects.create(review=review, a=a, b=b, score=0.85, rules="1")

        run = pairing.join_nearly_sure(libby).run

        assert roots(out, between, live) == [live.pk] * 3
        assert at(live).in_play
        pairing.undo(libby, run)
        assert [at(study).box for study in (out, between)] == [Box.INELIGIBLE] * 2

    def test_of_those_that_were_all_taken_out_the_first_stays(self, studies, libby):
        first, second = studies(2)
        remove(libby, [first.pk, second.pk], **TOOL)

        assert joining.join(libby, [first, second]) == first

    def test_the_page_says_what_is_set_aside(self, studies, libby, review, signed_in):
        out, live = studies(2)
        remove(libby, [out.pk], **TOOL)
        page = reverse("screening:join_preview", args=[review.pk])

        text = signed_in(libby).get(page, {"studies": [out.pk, live.pk]}).text

        assert f'value="{live.pk}" form="join" checked' in text
        assert "Marked as ineligible by an automation tool: RCT classifier" in text
        assert "If it stays, none of them is screened" in text
        assert "None of them has votes yet" in text

    def test_who_has_not_seen_that_is_shown_it_first(self, studies, libby, review, signed_in):
        out, live = studies(2)
        remove(libby, [out.pk], **TOOL)
        ticked = {"studies": [out.pk, live.pk]}

        asked = signed_in(libby).post(
            reverse("screening:join", args=[review.pk]), ticked, follow=True
        )

        assert Join.objects.count() == 0
        assert "RCT classifier" in asked.text

    def test_what_is_taken_out_or_brought_back_meanwhile_is_shown_anew(self, studies, ada, libby):
        one, other = studies(2)
        vote(one, ada, YES)
        shown = foreseeing.foreseen(libby, [one, other]).shown
        remove(libby, [other.pk], **TOOL)

        with pytest.raises(foreseeing.LookFirst):
            joining.join(libby, [one, other], shown=shown)
        shown = foreseeing.foreseen(libby, [one, other]).shown
        bring_back(libby, [other.pk])
        with pytest.raises(foreseeing.LookFirst):
            joining.join(libby, [one, other], stays=other.pk, shown=shown)

    def test_it_may_be_chosen_to_stay(self, studies, libby, review, signed_in):
        out, live = studies(2)
        remove(libby, [out.pk], **TOOL)
        shown = foreseeing.foreseen(libby, [out, live]).shown

        signed_in(libby).post(
            reverse("screening:join", args=[review.pk]),
            {"studies": [out.pk, live.pk], "stays": out.pk, "shown": shown},
        )

        assert roots(out, live) == [out.pk, out.pk]
        assert (at(out).box, at(live).box) == (Box.INELIGIBLE, Box.DUPLICATE)

    @pytest.mark.parametrize("where", ["join", "join_pair", "duplicate_of"])
    def test_it_cannot_be_chosen_where_another_was_screened(
        self, studies, ada, libby, review, signed_in, where
    ):
        """The flow would count it as removed before screening."""
        out, screened = studies(2)
        remove(libby, [out.pk], **TOOL)
        vote(screened, ada, YES)
        take_back(screened, ada)
        pair = suspecting.report(ada, out, screened)
        told = foreseeing.foreseen(libby, [out, screened], chosen=out.pk)
        address, said = {
            "join": ([review.pk], {"studies": [out.pk, screened.pk]}),
            "join_pair": ([review.pk, pair.pk], {}),
            "duplicate_of": ([review.pk, out.pk], {"of": screened.pk}),
        }[where]

        answer = signed_in(libby).post(
            reverse(f"screening:{where}", args=address),
            said | {"stays": out.pk, "shown": told.shown},
            follow=True,
        )

        assert [(side.study, side.stays, side.may_stay) for side in told.sides] == [
            (screened, True, True),
            (out, False, False),
        ]
        assert Join.objects.count() == 0
        assert f"No. {out.pk} was taken out of screening and cannot stay" in answer.text

    def test_a_duplicate_says_that_its_group_was_taken_out(self, studies, libby, review, signed_in):
        out, other = studies(2)
        joining.join(libby, [out, other])
        remove(libby, [out.pk], **TOOL)

        text = signed_in(libby).get(reverse("library:study", args=[review.pk, other.pk])).text

        assert "The team screens" not in text
        assert "RCT classifier" in text


class TestNotRetrieved:
    """A report is not counted as not retrieved where a copy of it is here."""

    def test_one_that_is_here_stays(self, included, libby):
        missing = included(Retrieval.NOT_RETRIEVED)
        here = included(Retrieval.RETRIEVED)

        assert joining.join(libby, [missing, here]) == here
        assert at(here, FULL_TEXT).box == Box.AWAITING_ELIGIBILITY

    def test_also_if_more_people_included_the_missing_one(self, included, ada, ben, cleo, libby):
        """What they said at title and abstract, both are."""
        here = included(Retrieval.RETRIEVED)
        ask_for(libby.review, 3)
        missing = included(Retrieval.NOT_RETRIEVED, voters=(ada, ben, cleo))

        assert joining.join(libby, [missing, here]) == here

    def test_one_that_is_still_looked_for_stays(self, included, libby):
        missing, sought = included(Retrieval.NOT_RETRIEVED), included()

        assert joining.join(libby, [missing, sought]) == sought

    @pytest.mark.parametrize("state", [Retrieval.ONGOING, Retrieval.AWAITING_CLASSIFICATION])
    def test_what_somebody_read_and_could_not_classify_yields_only_to_one_to_be_read(
        self, included, libby, state
    ):
        unclassified, sought, here = included(state), included(), included(Retrieval.RETRIEVED)

        assert joining.join(libby, [sought, unclassified]) == unclassified
        assert joining.join(libby, [unclassified, here]) == here

    def test_a_vote_on_the_full_text_stays_before_all(self, included, ada, libby):
        here, read = included(Retrieval.RETRIEVED), included()
        vote(read, ada, YES, stage=FULL_TEXT)

        assert joining.join(libby, [here, read]) == read

    def test_votes_are_not_outweighed_by_what_nobody_voted_on(self, included, a_study, libby):
        nothing, missing = a_study(), included(Retrieval.NOT_RETRIEVED)

        assert joining.join(libby, [nothing, missing]) == missing

    def test_an_exclusion_by_more_votes_stays(self, included, a_study, ada, ben, cleo, libby):
        here, missing = included(Retrieval.RETRIEVED), included(Retrieval.NOT_RETRIEVED)
        ask_for(libby.review, 3)
        excluded = a_study()
        agree(excluded, ada, ben, cleo, verdict=NO)

        assert joining.join(libby, [here, missing, excluded]) == excluded

    def test_the_page_says_what_is_set_aside(self, included, libby, review, signed_in):
        missing, here = included(Retrieval.NOT_RETRIEVED), included(Retrieval.RETRIEVED)
        page = reverse("screening:join_preview", args=[review.pk])

        text = signed_in(libby).get(page, {"studies": [missing.pk, here.pk]}).text

        assert "included at title &amp; abstract, not retrieved at full text." in text
        assert "included at title &amp; abstract, awaiting at full text." in text
        assert "Noted: not retrieved" in text

    def test_a_note_since_the_page_was_shown_is_told(self, included, libby, lena):
        one, other = included(), included()
        shown = foreseeing.foreseen(libby, [one, other]).shown
        note_retrieval(study_id=one.pk, member=lena, state=Retrieval.NOT_RETRIEVED)

        with pytest.raises(foreseeing.LookFirst, match="how it stands now"):
            joining.join(libby, [one, other], shown=shown)


def test_pairs_tell_it_too(studies, ada, libby, review, signed_in):
    out, live = studies(2)
    suspecting.report(ada, out, live)
    remove(libby, [out.pk], **TOOL)

    text = signed_in(libby).get(reverse("screening:pairs", args=[review.pk])).text

    assert "If it stays, none of them is screened" in text
