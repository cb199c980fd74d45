"""What was joined when, undone as a whole; groups found by search; related reports answered."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.library import pairs, receiving
from reviews.library.counting import UpTo
from reviews.library.group_models import CandidatePair, Companion, Join
from reviews.library.models import Study
from reviews.screening import joining, pairing
from tests.cast import YES
from tests.library.conftest import ris, upload, work
from tests.screening.acting import vote

SAME = "Walking for low back pain: a randomised trial"


@pytest.fixture
def imported(libby, search):
    """An import that joined one study to another, and its run."""
    [file] = receiving.receive(libby, search, [upload(ris(SAME, SAME + "."))]).files
    work(file)
    return file, Join.objects.get().run


def page(client, name, *args, **asked):
    return client.get(reverse(name, args=args), asked)


def test_every_run_is_listed_the_newest_first_with_who_or_what_and_how_much_stands(
    imported, studies, libby, review, signed_in
):
    one, two, three = studies(3)
    root = joining.join(libby, [one, two, three])
    joining.split(libby, Study.objects.get(pk=three.pk))

    answer = page(signed_in(libby), "screening:runs", review.pk)

    by_hand, by_rules = answer.context["runs"]
    assert (by_hand.first.joined_by, by_hand.made, by_hand.stands) == (libby, 2, 1)
    assert (by_rules.first.joined_by, by_rules.made, by_rules.stands) == (None, 1, 1)
    assert (by_rules.file, root) == (imported[0], one)
    text = answer.content.decode()
    assert "Libby joined" in text
    assert f"Import of {imported[0].name}" in text
    assert f"version {by_rules.first.rules}" in text


def test_undoing_a_whole_run_says_first_what_it_means(imported, ada, libby, review, signed_in):
    file, run = imported
    joined = Study.objects.get(joined_to__isnull=False)
    client = signed_in(libby)
    address = reverse("screening:run", args=[review.pk, run])
    assert address in page(client, "library:file", review.pk, file.pk).content.decode()
    assert "asks for votes again" in client.get(address).content.decode()
    joining.split(libby, joined)
    vote(joined, ada, YES)
    root = joining.join(libby, [joined, review.studies.get(title=SAME)])
    by_hand = Join.objects.filter(split_at=None).get()

    assert "All of it was undone or split" in client.get(address).content.decode()
    assert root == joined
    undone = client.post(
        reverse("screening:undo_joins", args=[review.pk, by_hand.run]), follow=True
    ).content.decode()
    assert "Undone: 1 study is back" in undone


def test_votes_of_its_own_are_told_of(studies, ada, libby, review, signed_in):
    one, two = studies(2)
    vote(one, ada, YES)
    vote(two, ada, YES)
    joining.join(libby, [one, two])

    told = page(signed_in(libby), "screening:run", review.pk, Join.objects.get().run)

    assert (told.context["voted"], told.context["groups"]) == (1, 1)
    assert "1 of them has votes of its own" in told.content.decode()
    assert (
        page(signed_in(ada), "screening:run", review.pk, Join.objects.get().run).context["voted"]
        == 0
    )


def test_the_list_takes_as_many_queries_for_many_runs_as_for_few(studies, libby, review, signed_in):
    client = signed_in(libby)

    def asked(number: int) -> int:
        for _ in range(number):
            joining.join(libby, studies(2))
        with CaptureQueriesContext(connection) as queries:
            assert page(client, "screening:runs", review.pk).status_code == 200
        return len(queries)

    assert asked(2) == asked(10)


def test_another_reviews_run_is_not_found(studies, libby, another_review, eve, signed_in):
    joining.join(libby, studies(2))
    run = Join.objects.get().run

    assert page(signed_in(eve), "screening:run", another_review.pk, run).status_code == 404
    undo = reverse("screening:undo_joins", args=[another_review.pk, run])
    assert signed_in(eve).post(undo).status_code == 404
    assert Join.objects.get().split_at is None


@pytest.mark.parametrize(
    ("text", "found"),
    [("swimming", True), ("10.5555/joined", True), ("cycling", False), ("", True)],
)
def test_groups_are_found_by_any_of_their_references(
    a_study, libby, review, signed_in, text, found
):
    root = a_study(title="Walking in the morning")
    joining.join(libby, [root, a_study(title="Swimming at night", doi="10.5555/joined")])
    a_study(title="Cycling alone")

    groups = page(signed_in(libby), "library:duplicates", review.pk, q=text).context["groups"]

    assert [group.root for group in groups] == ([root] if found else [])


@pytest.fixture
def a_related_pair(studies, review):
    one, other = studies(2)
    return CandidatePair.objects.create(
        review=review, a=one, b=other, relation="PREPRINT", score=0.6, rules="1"
    )


def test_related_reports_become_companions_or_are_not_related(
    a_related_pair, libby, review, signed_in
):
    client, pair = signed_in(libby), a_related_pair
    asked = page(client, "library:related", review.pk)
    assert (asked.context["pair"], asked.context["relation"]) == (
        pair,
        "A preprint and its article",
    )

    said = client.post(reverse("library:link_pair", args=[review.pk, pair.pk]), follow=True)
    link = Companion.objects.get()
    assert reverse("library:unlink", args=[review.pk, link.pk]) in said.content.decode()
    assert "No related reports wait" in said.content.decode()
    client.post(reverse("library:unlink", args=[review.pk, link.pk]))

    client.post(reverse("library:unrelate", args=[review.pk, pair.pk]))
    assert list(pairs.related(review)) == []
    client.post(reverse("screening:ask_again", args=[review.pk, pair.pk]))
    assert list(pairs.related(review)) == [pair.pk]


def test_skipping_leads_to_the_next_and_to_the_end(a_related_pair, libby, review, signed_in):
    answer = page(signed_in(libby), "library:related", review.pk, after=a_related_pair.pk)

    assert answer.context["pair"] is None
    assert "You have seen every pair" in answer.content.decode()


def test_another_reviews_related_pair_cannot_be_answered(
    a_related_pair, another_review, eve, signed_in
):
    for name in ("link_pair", "unrelate"):
        address = reverse(f"library:{name}", args=[another_review.pk, a_related_pair.pk])
        assert signed_in(eve).post(address).status_code == 404


def test_many_pairs_are_joined_at_the_chosen_certainty(studies, libby, review, signed_in):
    one, two, three, four = studies(4)
    for a, b, score in ((one, two, 0.85), (three, four, 0.8)):
        CandidatePair.objects.create(review=review, a=a, b=b, score=score, rules="1")
    client, address = signed_in(libby), reverse("screening:join_nearly_sure", args=[review.pk])

    text = page(client, "screening:pairs", review.pk).content.decode()
    assert "Join 1 pair at 0.84 or more" in text
    assert "Join 2 pairs at 0.80 or more" in text
    client.post(address, {"at_least": "0.3"})
    assert Join.objects.count() == 0
    client.post(address, {"at_least": "0.84"})
    assert Join.objects.get().study == two
    assert pairing.numbers_of_sure(review) == {0.8: UpTo(1, is_more=False)}
