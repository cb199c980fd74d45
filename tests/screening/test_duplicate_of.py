"""Finding, while reading, that two studies are one report; and what joining them does to votes."""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse

from reviews.audit.models import Event
from reviews.choices import Stage
from reviews.library import pairs, suspecting
from reviews.library.group_models import CandidatePair, Join
from reviews.library.models import Study
from reviews.protocol.actions import close_stage
from reviews.reporting.verifying import differences
from reviews.screening import foreseeing, joining, pairing
from reviews.screening.models import Screening
from tests.cast import FULL_TEXT, HTMX, MAYBE, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, outcome, settle_conflict, vote


@pytest.fixture
def url_of():
    def make(study: Study, name: str = "duplicate_of") -> str:
        return reverse(f"screening:{name}", args=[study.review_id, study.pk])

    return make


def roots(*studies: Study) -> list[int]:
    found = {study.pk: study for study in Study.objects.filter(pk__in=[s.pk for s in studies])}
    return [found[s.pk].joined_to_id or s.pk for s in studies]


class TestSearching:
    """The same report is found by what it shares, by words, by an identifier or by its number."""

    @pytest.fixture
    def same(self, a_study):
        title = "Walking in the morning for adults with chronic low back pain"
        return a_study(title=title, doi="10.5555/x"), a_study(title=title.upper(), pmid="12345678")

    def test_what_is_most_alike_is_offered_before_any_search(self, same, a_study, ada, url_of):
        one, other = same
        a_study()

        assert found(ada, url_of(one)) == [other]

    @pytest.mark.parametrize("text", ["walking morning", "12345678", "No. {number}"])
    def test_it_is_found_in_several_ways(self, same, a_study, ada, url_of, text):
        one, other = same
        a_study()

        assert found(ada, url_of(one), text.format(number=other.pk)) == [other]

    def test_the_search_answers_htmx_with_the_list_alone(self, same, ada, url_of, signed_in):
        page = signed_in(ada).get(url_of(same[0]), {"q": "walking"}, headers=HTMX).content.decode()

        assert page.lstrip().startswith('<section id="found"')

    def test_studies_of_other_reviews_are_never_found(
        self, same, another_review, eve, signed_in, url_of
    ):
        assert signed_in(eve).get(url_of(same[0])).status_code == 404
        mine = reverse("screening:duplicate_of", args=[another_review.pk, same[0].pk])
        assert signed_in(eve).get(mine).status_code == 404

    def test_the_two_stand_side_by_side(self, same, ada, url_of, signed_in):
        one, other = same

        page = signed_in(ada).get(url_of(one), {"of": other.pk}).content.decode()

        assert page.count("Abstract of No.") == 2
        assert "Report them as the same" in page
        assert "Which one stays?" not in page


def found(member, url: str, text: str = "") -> list[Study]:
    client = Client()
    client.force_login(member.user)
    return client.get(url, {"q": text}).context["found"]


class TestReporting:
    """Screeners report; a librarian answers it as any other pair."""

    def test_it_waits_for_the_librarian_and_the_screener_goes_on(
        self, studies, ada, libby, review, url_of, signed_in
    ):
        one, other = studies(2)

        answer = signed_in(ada).post(url_of(one), {"of": other.pk, "stage": TITLE_ABSTRACT})

        assert answer.url == reverse("screening:take", args=[review.pk, TITLE_ABSTRACT])
        [pair] = pairs.waiting(review)
        assert (pair.a_id, pair.b_id, pair.reported_by) == (one.pk, other.pk, ada)
        assert Join.objects.count() == 0
        page = signed_in(libby).get(reverse("screening:pairs", args=[review.pk])).content.decode()
        assert "Ada reported them as the same" in page
        pairing.join_pair(libby, pair)
        assert roots(one, other) == [one.pk, one.pk]

    def test_the_log_tells_of_it_and_verify_agrees(self, studies, ada, review):
        one, other = studies(2)

        pair = suspecting.report(ada, one, other)

        event = Event.objects.get(verb="reported")
        assert (event.actor_id, event.subject_id) == (ada.pk, pair.pk)
        assert list(differences(review, Counter())) == []
        CandidatePair.objects.update(reported_by=None)
        assert list(differences(review, Counter())) == [
            f"Pair {pair.pk} was not reported by whom the log names."
        ]

    def test_what_rules_asked_about_as_related_is_asked_as_one_report(self, studies, ada, review):
        one, other = studies(2)
        asked = CandidatePair.objects.create(
            review=review, a=one, b=other, relation="PREPRINT", score=0.5, rules="1"
        )

        assert suspecting.report(ada, other, one) == asked

        [pair] = pairs.waiting(review)
        assert (pair.relation, pair.score, pair.reported_by) == ("", 0.5, ada)

    def test_reported_pairs_come_first_and_skipping_goes_through_all(
        self, studies, ada, libby, review, signed_in
    ):
        one, two, three, four = studies(4)
        sure = CandidatePair.objects.create(review=review, a=one, b=two, score=0.7, rules="1")
        less = CandidatePair.objects.create(review=review, a=one, b=three, score=0.6, rules="1")
        reported = suspecting.report(ada, two, four)
        url = reverse("screening:pairs", args=[review.pk])
        seen, after = [], ""

        while (pair := signed_in(libby).get(url, {"after": after}).context["pair"]) is not None:
            seen.append(pair)
            after = pair.pk

        assert seen == [reported, sure, less]

    def test_it_is_refused_where_there_is_nothing_to_report(self, studies, ada, ben, libby):
        one, two, three, four = studies(4)
        joining.join(libby, [one, two])
        pairs.tell_apart(libby, suspecting.report(ada, one, three))
        suspecting.report(ada, one, four)

        for pair, sentence in (
            ((one, two), "joined already"),
            ((two, three), "different"),
            ((four, two), "reported this already"),
        ):
            with pytest.raises(suspecting.NotReported, match=sentence):
                suspecting.report(ben, *pair)

    def test_no_screener_joins(self, studies, ada, url_of, signed_in):
        one, other = studies(2)

        signed_in(ada).post(url_of(one), {"of": other.pk, "shown": "anything"})

        assert Join.objects.count() == 0

    @pytest.mark.parametrize(("of", "status"), [("", 422), ("x", 422), ("own", 422)])
    def test_without_another_study_nothing_happens(self, study, ada, url_of, signed_in, of, status):
        of = study.pk if of == "own" else of

        assert signed_in(ada).post(url_of(study), {"of": of}).status_code == status
        assert CandidatePair.objects.count() == 0


class TestWhatHappensToTheVotes:
    """Whoever joins by hand is told first what becomes of the outcomes."""

    def test_the_study_with_more_votes_over_both_stages_stays(self, studies, libby, ada, ben):
        one, other = studies(2)
        agree(one, ada, ben, verdict=NO)
        agree(other, ada, ben)
        vote(other, ada, YES, stage=FULL_TEXT)

        told = foreseeing.foreseen(libby, [one, other])

        assert told.matters
        assert [(side.study, side.stays, side.votes) for side in told.sides] == [
            (other, True, 3),
            (one, False, 2),
        ]
        assert [(part.outcome, part.votes) for part in told.sides[0].parts] == [
            ("included", 2),
            ("awaiting", 1),
        ]
        assert joining.join(libby, [one, other]) == other

    def test_votes_on_one_side_need_no_telling(self, studies, libby, ada, review, signed_in):
        one, other = studies(2)
        vote(other, ada, YES)

        assert not foreseeing.foreseen(libby, [one, other]).matters
        signed_in(libby).post(
            reverse("screening:join", args=[review.pk]), {"studies": [one.pk, other.pk]}
        )
        assert roots(one, other) == [other.pk, other.pk]

    def test_joining_by_hand_asks_first_and_splitting_gives_each_its_own_back(
        self, studies, libby, ada, ben, review, signed_in
    ):
        one, other = studies(2)
        agree(one, ada, ben, verdict=NO)
        agree(other, ada, ben)
        client, url = signed_in(libby), reverse("screening:join", args=[review.pk])
        ticked = {"studies": [one.pk, other.pk]}

        preview = client.post(url, ticked, follow=True)

        assert Join.objects.count() == 0
        page = preview.content.decode()
        assert f"<strong>If it stays, the outcome is:</strong> excluded at {TITLE}" in page
        client.post(url, ticked | {"shown": preview.context["foreseen"].shown})
        assert roots(one, other) == [one.pk, one.pk]
        joining.split(libby, Study.objects.get(pk=other.pk))
        assert (outcome(one), outcome(other)) == ("excluded", "included")
        assert {s.study_id for s in Screening.objects.filter(stage=FULL_TEXT, in_play=True)} == {
            other.pk
        }

    @pytest.mark.parametrize("what", ["a vote", "another verdict", "a settled conflict"])
    def test_what_changes_between_looking_and_joining_is_shown_anew(
        self, studies, libby, ada, ben, cleo, review, signed_in, what
    ):
        one, other = studies(2)
        vote(one, ada, YES)
        vote(other, ada, YES)
        if what == "a settled conflict":
            vote(one, ben, NO)
        client, url = signed_in(libby), reverse("screening:join", args=[review.pk])
        ticked = {"studies": [one.pk, other.pk]}
        shown = client.post(url, ticked, follow=True).context["foreseen"].shown
        {
            "a vote": lambda: vote(one, ben, NO),
            "another verdict": lambda: vote(other, ada, MAYBE),
            "a settled conflict": lambda: settle_conflict(one, cleo, NO),
        }[what]()

        again = client.post(url, ticked | {"shown": shown}, follow=True)

        assert Join.objects.count() == 0
        assert "Nothing was joined" in again.content.decode()
        client.post(url, ticked | {"shown": again.context["foreseen"].shown})
        assert Join.objects.count() == 1

    def test_a_vote_on_the_second_side_makes_it_ask(self, studies, libby, ada, ben):
        one, other = studies(2)
        vote(one, ada, YES)
        shown = foreseeing.foreseen(libby, [one, other]).shown
        vote(other, ben, NO)

        with pytest.raises(foreseeing.LookFirst):
            joining.join(libby, [one, other], shown=shown)

    def test_a_pair_is_joined_only_as_it_was_shown(
        self, studies, libby, ada, ben, review, signed_in
    ):
        one, other = studies(2)
        vote(one, ada, YES)
        vote(other, ada, YES)
        pair = suspecting.report(ben, one, other)
        client = signed_in(libby)
        page = client.get(reverse("screening:pairs", args=[review.pk]))
        url = reverse("screening:join_pair", args=[review.pk, pair.pk])
        shown = {"shown": page.context["foreseen"].shown}
        vote(other, ben, NO)

        again = client.post(url, shown, follow=True)

        assert again.context["pair"] == pair
        assert "Nothing was joined" in again.content.decode()
        client.post(url, {"shown": again.context["foreseen"].shown})
        assert Join.objects.count() == 1

    def test_a_librarian_joins_from_the_study_and_undoes(
        self, studies, lena, ada, review, url_of, signed_in
    ):
        one, other = studies(2)
        vote(one, ada, YES)
        vote(other, ada, NO)
        client = signed_in(lena)

        refused = client.post(url_of(one), {"of": other.pk})
        assert refused.status_code == 409
        assert "See what becomes of them" in refused.content.decode()
        shown = refused.context["foreseen"].shown
        page = client.post(url_of(one), {"of": other.pk, "shown": shown}, follow=True)

        assert roots(one, other) == [one.pk, one.pk]
        run = Join.objects.get().run
        undo = reverse("screening:undo_joins", args=[review.pk, run])
        assert f'action="{undo}"' in page.content.decode()
        client.post(undo)
        assert roots(one, other) == [one.pk, other.pk]

    def test_who_voted_what_is_told_when_the_stage_is_closed_and_never_to_the_librarian(
        self, studies, lena, libby, ada, ben
    ):
        one, other = studies(2)
        agree(one, ada, ben)
        agree(other, ada, ben, verdict=NO)

        def said(member):
            sides = foreseeing.foreseen(member, [one, other]).sides
            return [part.said for side in sides for part in side.parts if part.said]

        assert said(lena) == []
        close_stage(lena, Stage.TITLE_ABSTRACT)
        assert said(libby) == []
        assert said(lena) == [["Ada: include", "Ben: include"], ["Ada: exclude", "Ben: exclude"]]

    def test_joining_all_that_are_sure_brings_no_two_voted_studies_together(
        self, studies, libby, ada, review
    ):
        one, between, other = studies(3)
        vote(one, ada, YES)
        vote(other, ada, NO)
        for a, b in ((one, between), (between, other)):
            CandidatePair.objects.create(review=review, a=a, b=b, score=0.85, rules="1")

        pairing.join_nearly_sure(libby)

        assert roots(one, between, other) == [one.pk, one.pk, other.pk]


TITLE = "title &amp; abstract"
