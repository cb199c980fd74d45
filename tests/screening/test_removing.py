"""Taking studies out before screening, excluding by a tool, and bringing them back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.choices import Aside, Box
from reviews.library.models import Study
from reviews.protocol import team
from reviews.reporting.flow import flow_of
from reviews.screening import queue, removing, rules
from reviews.screening.adjudicating import reopen
from reviews.screening.joining import join, split
from reviews.screening.models import REMOVALS, Removal
from reviews.screening.removing import (
    Effect,
    NothingToBringBack,
    NothingToRemove,
    bring_back,
    effect_of_removing,
    remove,
)
from reviews.screening.setting_aside import set_aside
from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, at, next_for, take_back, vote

pytestmark = pytest.mark.usefixtures("verified")

WHY = {"kind": Aside.REMOVED, "why": "Retracted"}


def numbers(studies: list[Study]) -> list[int]:
    return [study.pk for study in studies]


class TestRemoving:
    """What is removed asks for no votes, and is counted where PRISMA counts it."""

    @pytest.mark.parametrize(
        ("kind", "box"),
        [
            (Aside.INELIGIBLE, Box.INELIGIBLE),
            (Aside.REMOVED, Box.REMOVED),
            (Aside.BY_TOOL, Box.EXCLUDED_BY_TOOL),
        ],
    )
    def test_each_kind_has_its_box(self, libby, study, kind, box):
        assert remove(libby, [study.pk], kind=kind, why="A tool") == [study.pk]

        assert (at(study).box, at(study).in_play) == (box, False)

    def test_nobody_is_asked_to_read_it_until_it_is_brought_back(self, libby, ada, study):
        remove(libby, [study.pk], **WHY)
        assert next_for(ada) is None

        assert bring_back(libby, [study.pk]) == [study.pk]

        assert next_for(ada) == study

    def test_who_had_passed_it_is_asked_again_when_it_comes_back(self, libby, ada, studies):
        studies(3)
        first = next_for(ada)
        remove(libby, [first.pk], **WHY)
        while study := next_for(ada):
            vote(study, ada, YES)

        bring_back(libby, [first.pk])

        assert next_for(ada) == first

    def test_who_has_it_in_hand_is_told_plainly(self, libby, ada, study):
        assert queue.take_next(ada, TITLE_ABSTRACT) == study
        remove(libby, [study.pk], **WHY)

        with pytest.raises(rules.NotInPlay, match="taken out of screening"):
            vote(study, ada, YES)

    def test_what_somebody_voted_on_stays(self, libby, ada, ben, studies):
        free, begun, settled, withdrawn = studies(4)
        vote(begun, ada, NO)
        agree(settled, ada, ben)
        vote(withdrawn, ada, YES)
        take_back(withdrawn, ada)

        removed = remove(libby, numbers([free, begun, settled, withdrawn]), **WHY)

        assert removed == [free.pk]

    def test_what_was_screened_stays_though_it_was_reopened(
        self, libby, lena, ada, ben, review, studies
    ):
        """It was not removed before screening; of its votes none is of the present round."""
        free, reopened = studies(2)
        agree(reopened, ada, ben)
        for screener in (ada, ben):
            vote(reopened, screener, YES, stage=FULL_TEXT)
        reopen(study_id=reopened.pk, stage=TITLE_ABSTRACT, lead=lena, why="A slip")

        assert effect_of_removing(review, review.studies.all()) == Effect(2, free=1, voted=1)
        assert remove(libby, numbers([free, reopened]), **WHY) == [free.pk]
        with pytest.raises(NothingToRemove, match="vote to exclude it"):
            remove(libby, [reopened.pk], **WHY)
        assert flow_of(review).as_dict()["excluded_other"] == 1
        assert at(reopened).box == Box.AWAITING_SCREENING

    def test_what_was_screened_stays_though_the_votes_were_set_aside(self, libby, lena, ada, study):
        vote(study, ada, YES)
        team.leave(lena, ada)
        set_aside(lena, ada, why="Was not trained.")

        with pytest.raises(NothingToRemove):
            remove(libby, [study.pk], **WHY)

    def test_what_was_screened_as_another_record_of_the_report_stays(
        self, libby, ada, review, studies
    ):
        root, screened = studies(2)
        vote(screened, ada, NO)
        join(libby, [root, screened], stays=root.pk)

        assert effect_of_removing(review, review.studies.all()) == Effect(2, free=0, voted=1)
        with pytest.raises(NothingToRemove):
            remove(libby, [root.pk], **WHY)
        split(libby, screened)
        assert remove(libby, [root.pk], **WHY) == [root.pk]

    def test_a_duplicate_stays_with_the_study_it_is_joined_to(self, libby, studies):
        root, duplicate = studies(2)
        join(libby, [root, duplicate])

        with pytest.raises(NothingToRemove, match="Nothing was changed"):
            remove(libby, [duplicate.pk], **WHY)
        remove(libby, [root.pk], **WHY)
        split(libby, duplicate)

        assert (at(root).in_play, at(duplicate).in_play) == (False, True)

    def test_what_is_removed_stays_so_while_it_is_joined_and_afterwards(self, libby, studies):
        root, removed = studies(2)
        remove(libby, [removed.pk], **WHY)

        join(libby, [root, removed])
        assert at(removed).box == Box.DUPLICATE
        split(libby, removed)

        assert at(removed).box == Box.REMOVED

    def test_what_is_out_is_not_removed_twice_nor_what_is_in_brought_back(self, libby, study):
        with pytest.raises(NothingToBringBack, match="Nothing was changed"):
            bring_back(libby, [study.pk])
        remove(libby, [study.pk], **WHY)

        with pytest.raises(NothingToRemove):
            remove(libby, [study.pk], **WHY)

    def test_another_reviews_studies_are_left_alone(self, eve, another_review, study):
        lead = another_review.members.get(user=eve)

        with pytest.raises(NothingToRemove):
            remove(lead, [study.pk], **WHY)

        assert at(study).in_play

    @pytest.mark.parametrize("kind", sorted(set(Aside) - set(REMOVALS)))
    def test_other_words_are_no_kind_of_removal(self, libby, study, kind):
        with pytest.raises(ValueError, match="no kind of removal"):
            remove(libby, [study.pk], kind=kind, why="")

    def test_the_preview_is_what_then_happens(self, libby, ada, ben, review, studies):
        free, begun, settled, out, root, duplicate = made = studies(6)
        vote(begun, ada, NO)
        agree(settled, ada, ben)
        remove(libby, [out.pk], **WHY)
        join(libby, [root, duplicate])

        told = effect_of_removing(review, review.studies.all())

        assert told == Effect(chosen=6, free=2, voted=2)
        assert told.elsewhere == 2
        assert remove(libby, numbers(made), **WHY) == [free.pk, root.pk]

    def test_an_act_is_taken_back_as_far_as_nothing_was_said_since(self, libby, lena, studies):
        made = studies(3)
        remove(libby, numbers(made), **WHY)
        act = Removal.objects.first()
        bring_back(lena, [made[0].pk])
        remove(lena, [made[0].pk], kind=Aside.BY_TOOL, why="A tool")
        bring_back(lena, [made[1].pk])

        assert removing.studies_of_act(act) == [made[2].pk]
        assert removing.studies_brought_back(act) == [made[1].pk]


class TestPages:
    """Removing in a browser, without JavaScript."""

    @pytest.fixture
    def address(self, review) -> str:
        return reverse("screening:take_out", args=[review.pk])

    @pytest.fixture
    def client(self, signed_in, libby):
        return signed_in(libby)

    @staticmethod
    def undo(page) -> str:
        (message,) = page.context["messages"]
        return message.extra_tags.removeprefix("undo=")

    def test_what_was_ticked_is_previewed_and_removed(self, client, ada, studies, address):
        free, begun, other = studies(3)
        vote(begun, ada, NO)
        ticked = {"studies": numbers([free, begun])}

        page = client.get(address, ticked)
        assert page.context["effect"] == Effect(chosen=2, free=1, voted=1)
        assert "1 study would leave screening" in page.text
        assert "1 study would stay: somebody has voted on it, now or earlier" in page.text
        assert at(free).in_play

        page = client.post(
            address, ticked | {"kind": "by_tool", "why": "RCT classifier"}, follow=True
        )
        assert "1 study is not screened any more. Left as before: 1." in page.text
        assert "Voted on, now or earlier, and so screened: 1." in page.text
        assert "RCT classifier" in page.text
        assert [at(study).in_play for study in (free, begun, other)] == [False, True, True]

    def test_all_that_a_search_finds_are_removed_and_brought_back(
        self, client, a_study, studies, address
    ):
        found, others = [a_study(title=f"Rats, report {n}") for n in range(3)], studies(2)

        page = client.get(address, {"q": "rats"})
        assert page.context["effect"].free == 3
        page = client.post(
            address, {"q": "rats", "kind": "ineligible", "why": "Animals"}, follow=True
        )
        assert [at(study).in_play for study in (*found, *others)] == [False] * 3 + [True] * 2

        page = client.post(self.undo(page), follow=True)
        assert "3 studies are screened again." in page.text
        assert all(at(study).in_play for study in found)
        client.post(self.undo(page))
        assert [at(study).box for study in found] == [Box.INELIGIBLE] * 3

    def test_a_search_counts_and_not_what_was_ticked_before(self, client, a_study, address):
        ticked, found = a_study(), a_study(title="Rats")

        page = client.get(address, {"q": "rats", "studies": [ticked.pk]})

        assert page.context["named"] == [found]

    def test_the_study_says_so_and_offers_to_bring_it_back(
        self, client, signed_in, libby, ada, study
    ):
        remove(libby, [study.pk], kind=Aside.BY_TOOL, why="RCT classifier")
        shown = reverse("library:study", args=[study.review_id, study.pk])
        back = reverse("screening:screen_again", args=[study.review_id]) + f"?study={study.pk}"

        assert back in client.get(shown).text
        seen = signed_in(ada).get(shown).text
        assert "RCT classifier" in seen
        assert back not in seen
        page = client.post(back, follow=True)

        assert at(study).in_play
        assert "RCT classifier" not in page.text
        client.post(self.undo(page))
        assert not at(study).in_play

    def test_the_list_shows_what_is_removed(self, client, libby, studies):
        first, _ = studies(2)
        remove(libby, [first.pk], **WHY)

        page = client.get(reverse("library:studies", args=[libby.review_id])).text

        assert page.count("Removed before screening") == 1

    def test_only_librarians_are_offered_to_choose(self, client, signed_in, ada, studies):
        studies(2)
        listed = reverse("library:studies", args=[ada.review_id])

        assert 'name="studies"' in client.get(listed).text
        assert 'name="studies"' not in signed_in(ada).get(listed).text

    @pytest.mark.parametrize(
        ("form", "status"),
        [
            ({"kind": "removed", "why": " "}, 422),
            ({"kind": "duplicate", "why": "Because"}, 422),
            ({"kind": "", "why": "Because"}, 422),
        ],
    )
    def test_a_refused_form_changes_nothing(self, client, study, address, form, status):
        answer = client.post(address, {"studies": [study.pk]} | form)

        assert answer.status_code == status
        assert at(study).in_play

    def test_what_got_a_vote_meanwhile_is_refused_in_words(self, client, ada, study, address):
        vote(study, ada, YES)

        answer = client.post(address, {"studies": [study.pk], "kind": "removed", "why": "Because"})

        assert answer.status_code == 409
        assert "somebody has voted on them" in answer.text

    @pytest.mark.parametrize("said", [{}, {"studies": ["x", "9" * 30]}, {"q": " "}])
    def test_nothing_chosen_says_what_to_do(self, client, address, said):
        assert "No study is chosen" in client.get(address, said).text

    def test_another_reviews_studies_are_not_there(
        self, signed_in, eve, another_review, libby, study
    ):
        client, theirs = signed_in(eve), another_review.pk
        remove(libby, [study.pk], **WHY)
        act = Removal.objects.get().pk

        page = client.get(reverse("screening:take_out", args=[theirs]), {"studies": [study.pk]})
        assert page.context["effect"].chosen == 0
        for name, asked in (("screen_again", f"study={study.pk}"), ("screen_again", f"act={act}")):
            client.post(reverse(f"screening:{name}", args=[theirs]) + f"?{asked}")
        client.post(reverse("screening:take_out_again", args=[theirs]) + f"?act={act}")

        assert Removal.objects.count() == 1

    def test_the_pages_cost_the_same_for_two_studies_as_for_thirty(
        self, client, libby, studies, address
    ):
        listed = reverse("library:studies", args=[libby.review_id])

        def queries(path: str) -> int:
            with CaptureQueriesContext(connection) as run:
                client.get(path, {"q": "walking"})
            return len(run)

        remove(libby, numbers(studies(2)), **WHY)
        few = queries(address), queries(listed)
        remove(libby, numbers(studies(28)), **WHY)

        assert (queries(address), queries(listed)) == few
