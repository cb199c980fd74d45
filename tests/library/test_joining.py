"""Joining and splitting: nothing is ever lost, in whatever order."""

import html
from collections import Counter

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviews.library.group_models import Join
from reviews.library.joining import NotJoinable, NotJoined
from reviews.library.models import Study
from reviews.screening import joining
from reviews.screening.models import Screening
from tests.cast import NO, YES
from tests.library.conftest import ris
from tests.screening.acting import vote

SAME = "Walking for low back pain: a randomised trial"
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("join"), st.sets(st.integers(0, 5), min_size=2, max_size=3)),
        st.tuples(st.just("split"), st.integers(0, 5)),
    ),
    max_size=12,
)


def groups_of(studies: list[Study]) -> Counter[int]:
    """How many studies each group has, by its root."""
    found = Study.objects.filter(pk__in=[study.pk for study in studies])
    return Counter(study.joined_to_id or study.pk for study in found)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_every_study_is_in_exactly_one_group_after_any_joins_and_splits(
    studies_of_six, libby, steps
):
    with transaction.atomic():
        for step, which in steps:
            try:
                if step == "join":
                    joining.join(libby, [studies_of_six[place] for place in sorted(which)])
                else:
                    joining.split(libby, studies_of_six[which])
            except (NotJoinable, NotJoined):
                continue
        now = list(Study.objects.filter(pk__in=[study.pk for study in studies_of_six]))
        roots = {study.pk for study in now if study.joined_to_id is None}
        open_joins = dict(Join.objects.filter(split_at=None).values_list("study", "into"))
        in_play = set(Screening.objects.filter(in_play=True).values_list("study", flat=True))

        assert sum(groups_of(now).values()) == len(now) == 6
        assert set(groups_of(now)) == roots
        assert open_joins == {s.pk: s.joined_to_id for s in now if s.joined_to_id}
        assert in_play == roots
        transaction.set_rollback(True)


@pytest.fixture
def studies_of_six(studies):
    return studies(6)


def test_the_study_with_more_votes_is_screened_from_now_on(studies, libby, ada):
    first, second = studies(2)
    vote(second, ada, YES)

    assert joining.join(libby, [first, second]) == second


def test_a_split_gives_each_study_its_own_decisions_back(studies, libby, ada, ben):
    first, second = studies(2)
    vote(first, ada, YES)
    vote(second, ben, NO)
    root = joining.join(libby, [first, second])
    joined = second if root == first else first
    assert not Screening.objects.get(study=joined).in_play

    joining.split(libby, joined)

    assert {s.study_id: s.voters for s in Screening.objects.filter(in_play=True)} == {
        first.pk: [ada.pk],
        second.pk: [ben.pk],
    }


def test_duplicates_are_joined_within_a_file_and_with_earlier_files(imported, review):
    imported(ris(SAME, "Swimming and the lower back in older adults"))

    imported(ris(SAME.upper(), SAME + ".", "Cycling and the lower back in older adults"))

    live = review.studies.filter(joined_to=None).values_list("title", flat=True)
    assert len(live) == 3
    assert SAME in live
    [by_rules] = {(join.into.title, join.joined_by) for join in Join.objects.all()}
    assert by_rules == (SAME, None)
    assert all("Same title" in " ".join(join.evidence) for join in Join.objects.all())


def test_a_new_duplicate_joins_the_group_of_a_joined_study(imported, libby, review, a_study):
    other = a_study(title="Something quite different about the heart")
    imported(ris(SAME))
    assert joining.join(libby, [other, review.studies.get(title=SAME)]) == other

    imported(ris(SAME + "."))

    assert groups_of(list(review.studies.all())) == {other.pk: 3}


def test_joining_and_its_undo_through_the_pages(studies, libby, review, signed_in):
    first, second = studies(2)
    client = signed_in(libby)

    page = client.post(
        reverse("screening:join", args=[review.pk]), {"studies": [first.pk, second.pk]}, follow=True
    ).content.decode()
    assert "2 studies are joined and screened as one" in page
    undo = reverse("screening:undo_joins", args=[review.pk, Join.objects.get().run])
    assert f'action="{undo}"' in page

    page = client.post(undo, follow=True).content.decode()
    assert "1 study is back where they were before" in page
    assert groups_of([first, second]) == {first.pk: 1, second.pk: 1}


@pytest.mark.parametrize("which", ["the one that stays", "the one that left"])
def test_the_undo_of_a_split_gives_the_group_its_root_back(
    studies, libby, review, signed_in, which
):
    first, second = studies(2)
    joining.join(libby, [first, second], stays=second.pk)
    split, other = (second, first) if which == "the one that stays" else (first, second)
    client = signed_in(libby)

    page = client.post(
        reverse("screening:split", args=[review.pk, split.pk]), follow=True
    ).content.decode()
    assert "stands alone again" in page
    again = reverse("screening:join", args=[review.pk])
    query = f"?studies={split.pk}&studies={other.pk}&stays={second.pk}"
    assert f'action="{again}{query}"' in html.unescape(page)

    client.post(again + query)
    assert groups_of([first, second]) == {second.pk: 2}


def test_searching_again_keeps_the_ticks(studies, libby, review, signed_in):
    first, second = studies(2)
    url = reverse("library:join_by_hand", args=[review.pk])

    page = signed_in(libby).post(url, {"q": "report", "studies": [first.pk]}, follow=True)

    assert page.context["chosen"] == [first]
    assert page.context["found"] == [second]


@pytest.mark.parametrize(
    "ticked", [[], ["x"], ["9" * 30], ["one"]], ids=["none", "no number", "endless", "single"]
)
def test_too_few_or_odd_ticks_join_nothing(study, libby, review, signed_in, ticked):
    ticked = [study.pk] if ticked == ["one"] else ticked

    response = signed_in(libby).post(
        reverse("screening:join", args=[review.pk]), {"studies": ticked}, follow=True
    )

    assert "at least two studies" in response.content.decode()
    assert Join.objects.count() == 0


def test_another_reviews_study_cannot_be_joined_or_split(
    study, another_review, eve, a_study, libby, signed_in
):
    client = signed_in(eve)

    client.post(
        reverse("screening:join", args=[another_review.pk]), {"studies": [study.pk, a_study().pk]}
    )
    split = client.post(reverse("screening:split", args=[another_review.pk, study.pk]))

    assert split.status_code == 404
    assert Join.objects.count() == 0


def test_splitting_a_study_that_stands_alone_says_so(study, libby, review, signed_in):
    response = signed_in(libby).post(
        reverse("screening:split", args=[review.pk, study.pk]), follow=True
    )

    assert "not joined to any other" in response.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("lena", 302), ("cleo", 302), ("libby", 302), ("ada", 403), ("olive", 403), ("eve", 404)],
)
def test_only_librarians_join_and_split(studies, who, status, review, signed_in, request):
    first, second = studies(2)
    client = signed_in(request.getfixturevalue(who))
    ticks = {"studies": [first.pk, second.pk]}

    joined = client.post(reverse("screening:join", args=[review.pk]), ticks)
    split = client.post(reverse("screening:split", args=[review.pk, second.pk]))

    assert joined.status_code == split.status_code == status
    assert Join.objects.count() == (1 if status == 302 else 0)
