"""Related reports: offered as companions, never joined by the rules, answered once."""

from collections.abc import Callable

import pytest

from reviews.choices import Relating
from reviews.dedup import Policy, Relation
from reviews.library import counting, linking, pairs
from reviews.library.group_models import CandidatePair, Companion, Join
from reviews.library.models import Study
from reviews.protocol.actions import Protocol, VotingRules, current_protocol
from reviews.protocol.relations import policy_of
from reviews.screening import joining
from reviews.screening.protocol_changes import change_protocol, preview_related
from tests.library.conftest import ris

TITLE = "Walking for low back pain in older adults at home: a randomised trial"
ARTICLE = ris(TITLE).replace(b"ER  -", b"JO  - Backs\r\nVL  - 3\r\nSP  - 100\r\nEP  - 110\r\nER  -")
PREPRINT = ris(TITLE, doi="10.1101/2021.01.02.21000001")
ERRATUM = ris(f"Erratum: {TITLE}")


@pytest.fixture
def pair(imported) -> CandidatePair:
    imported(ARTICLE)
    imported(PREPRINT, name="preprints.ris")
    return CandidatePair.objects.get()


def test_a_preprint_and_its_article_are_offered_as_companions(pair, review):
    assert pair.relation == "PREPRINT"
    assert Join.objects.count() == 0
    assert list(pairs.related(review)) == [pair.pk]
    assert list(pairs.waiting(review)) == []


def test_what_was_linked_is_offered_again_only_when_that_is_taken_back(pair, libby, review):
    link = linking.link_pair(libby, pair)

    assert {link.study_id, link.of_id} == {pair.a_id, pair.b_id}
    assert list(pairs.related(review)) == []
    with pytest.raises(pairs.NotWaiting):
        linking.link_pair(libby, pair)

    linking.unlink(libby, link)
    assert list(pairs.related(review)) == [pair.pk]


def test_what_links_bring_together_over_others_is_not_offered(imported, libby, review):
    imported(ARTICLE)
    imported(PREPRINT, name="preprints.ris")
    imported(ERRATUM, name="errata.ris")
    first, second, third = Study.objects.order_by("pk")
    assert len(list(pairs.related(review))) == 3

    linking.link(libby, first, second)
    linking.link(libby, second, third)

    assert list(pairs.related(review)) == []


def test_what_is_not_related_is_never_offered_or_joined_again(pair, imported, libby, review):
    pairs.tell_apart(libby, pair)
    assert list(pairs.related(review)) == []

    imported(PREPRINT + ARTICLE, name="again.ris")

    assert list(pairs.related(review)) == []
    assert Study.objects.filter(joined_to=None).count() == 2
    with pytest.raises(pairs.NotWaiting):
        linking.link_pair(libby, pair)
    pairs.ask_again(libby, pair)
    assert list(pairs.related(review)) == [pair.pk]


def test_two_different_reports_may_still_be_related(pair, libby, review):
    """Groups that came together later can be asked about twice, for two reasons."""
    doubt = CandidatePair.objects.get()
    doubt.pk, doubt.relation = None, ""
    third = Study.objects.create(
        review=review,
        reference=pair.a.reference.file.references.create(
            review=review, position=2, first_line=9, last_line=9, citation={}
        ),
        draw=1,
    )
    doubt.b = third
    doubt.save()
    joining.join(libby, [pair.b, third])

    pairs.tell_apart(libby, doubt)

    assert list(pairs.related(review)) == [pair.pk]
    pairs.tell_apart(libby, pair)
    assert list(pairs.related(review)) == []


@pytest.fixture
def policy(lena, review) -> Callable[..., None]:
    """Adopt a protocol that treats a preprint and its article so."""

    def adopt(what: Relating) -> None:
        protocol_ = Protocol(reasons=["Wrong outcome"], related={Relation.PREPRINT: what})
        change_protocol(lena, protocol_=protocol_, rules=VotingRules())

    return adopt


def test_a_review_may_take_a_preprint_for_its_article(policy, imported, review):
    policy(Relating.SAME)
    imported(ARTICLE)

    imported(PREPRINT + ERRATUM, name="others.ris")

    [join] = Join.objects.all()
    assert (join.study.doi, join.into.doi) == ("10.1101/2021.01.02.21000001", "")
    [found] = pairs.related(review)
    assert CandidatePair.objects.get(pk=found).relation == "CORRECTION"


def test_what_the_protocol_leaves_alone_is_not_offered_until_it_says_otherwise(
    policy, pair, review
):
    policy(Relating.IGNORE)
    assert list(pairs.related(review)) == list(pairs.waiting(review)) == []

    policy(Relating.COMPANION)
    assert list(pairs.related(review)) == [pair.pk]


def test_related_pairs_found_before_are_asked_about_as_duplicates_if_they_count_as_one(
    policy, pair, review
):
    policy(Relating.SAME)

    assert list(pairs.waiting(review)) == [pair]
    assert list(pairs.related(review)) == []
    assert Join.objects.count() == 0


def test_companions_stay_two_reports_whatever_the_protocol_says_later(
    policy, pair, imported, libby
):
    linking.link_pair(libby, pair)
    policy(Relating.SAME)

    imported(PREPRINT + ARTICLE, name="again.ris")

    assert Study.objects.filter(joined_to=None).count() == 2


def test_reports_of_one_trial_are_never_joined_for_that(lena, review):
    protocol_ = Protocol(reasons=["Wrong outcome"], related={Relation.TRIAL: Relating.SAME})
    change_protocol(lena, protocol_=protocol_, rules=VotingRules())

    assert policy_of(review) == Policy()


def test_joining_related_reports_settles_the_question(pair, libby, review):
    joining.join(libby, [pair.a, pair.b])

    assert list(pairs.related(review)) == []
    assert Companion.objects.count() == 0


def told(review, what: Relating, relation: Relation = Relation.PREPRINT) -> list[str]:
    """What the preview says of pairs if the relation were treated so."""
    effects = preview_related(review, current_protocol(review), {relation: what})
    return [f"{effect.label}: {effect.pairs}, {effect.treated}" for effect in effects]


def test_the_preview_of_a_protocol_tells_how_many_pairs_it_concerns(pair, libby, policy, review):
    assert told(review, Relating.COMPANION) == []
    assert told(review, Relating.SAME) == ["A preprint and its article: 1, same"]
    assert told(review, Relating.IGNORE, Relation.REPLY) == [
        "A report and a reply or comment on it: 0, ignore"
    ]
    policy(Relating.IGNORE)
    assert told(review, Relating.COMPANION) == ["A preprint and its article: 1, companion"]


def test_what_was_answered_is_no_effect_of_a_protocol(pair, libby, review):
    linking.link_pair(libby, pair)

    assert told(review, Relating.SAME) == ["A preprint and its article: 0, same"]


def test_many_pairs_are_counted_as_far_as_anybody_wants_to_know(pair, review, a_study, monkeypatch):
    CandidatePair.objects.create(
        review=review, a=pair.a, b=a_study(), relation="PREPRINT", score=0.5, rules="1"
    )
    monkeypatch.setattr(pairs, "READ_AT_ONCE", 1)

    assert str(counting.up_to(pairs.related(review), 1)) == "1+"
    assert str(counting.up_to(pairs.related(review), 2)) == "2"
    assert not counting.up_to(pairs.waiting(review), 2)
