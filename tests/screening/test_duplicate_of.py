"""Finding, while reading, that two studies are one report."""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse

from reviews.audit.models import Event
from reviews.library import pairs, suspecting
from reviews.library.group_models import CandidatePair, Join
from reviews.library.models import Study
from reviews.reporting.verifying import differences
from reviews.screening import joining, pairing
from tests.cast import HTMX, TITLE_ABSTRACT
from tests.screening.acting import roots


@pytest.fixture
def url_of():
    def make(study: Study, name: str = "duplicate_of") -> str:
        return reverse(f"screening:{name}", args=[study.review_id, study.pk])

    return make


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

    @pytest.mark.parametrize("stage", ["zz", "title_abstract/..", "\x00"])
    def test_a_stage_that_there_is_not_is_none(self, same, ada, url_of, signed_in, stage):
        page = signed_in(ada).get(url_of(same[0]), {"stage": stage})

        assert page.status_code == 200
        assert "Back to screening" not in page.text

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
