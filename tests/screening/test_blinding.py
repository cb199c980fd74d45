"""Blinding by non-interference: what Ada is sent does not depend on how others voted.

Her whole session, over every address of the resolver, is played in two worlds which differ only
in the others' verdicts, and compared byte for byte: status, headers, bodies, redirects, order and
the number of queries. Then leaks are planted, to show that each would be found.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.urls import reverse

from reviews.choices import Outcome, Role, Stage
from reviews.http import NeverStoredMiddleware
from reviews.library import linking
from reviews.library.group_models import CandidatePair
from reviews.protocol import team
from reviews.reporting.freezing import freeze
from reviews.screening import queue, reading, stage_views, views
from reviews.screening.models import Decision, Screening
from tests.addresses import addresses
from tests.cast import FULL_TEXT, HTMX, TITLE_ABSTRACT, a_member
from tests.screening.acting import outcome, vote
from tests.screening.worlds import (
    ONE,
    OTHER,
    Browser,
    Differing,
    Fetched,
    Places,
    a_world,
    differences,
    everything,
    history,
    unused_id,
)

Play = Callable[[Differing], list[Fetched]]


@pytest.fixture
def values(review, lena, search, a_file) -> dict[str, list[object]]:
    """An object for every parameter that is not a study, the same in both worlds."""
    invitation, token = team.invite(lena, role=Role.OBSERVER)
    gone = a_member(review, "Gil", Role.SCREENER)
    frozen = freeze(lena, name="First submission")
    return {
        "review_id": [review.pk],
        "stage": list(Stage),
        "number": [1],
        "box": ["identified", "conflicts", "included"],
        "token": [token],
        "member_id": [gone.pk],
        "invitation_id": [invitation.pk],
        "extension": ["csv"],
        "reporting:methods_file.extension": ["txt"],
        "pk": [a_file().pk],
        "screening:change_search.pk": [search.pk],
        **{f"reporting:{page}.pk": [frozen.pk] for page in ("frozen", "compare", "frozen_file")},
    } | {
        f"library:{name}.pk": [search.pk]
        for name in ("search", "search_remove", "upload", "import_again")
    }


@pytest.fixture
def in_a_world(
    ada, ben, cleo, review, values, monkeypatch
) -> Callable[[Differing], AbstractContextManager[tuple[Browser, Places, dict[str, Any]]]]:
    """Ada's browser in a world in which all others have voted, and the values of addresses."""
    monkeypatch.setattr(FileSystemStorage, "_open", lambda *_: ContentFile(b"TY  - JOUR\n"))
    file, first_id = review.files.get(), unused_id()

    @contextmanager
    def begin(differs: Differing) -> Iterator[tuple[Browser, Places, dict[str, Any]]]:
        with a_world(first_id):
            places = history(file, ada, ben, cleo, differs)
            companion = linking.link(
                cleo, places.full_text_asking, places.asking, note="One trial."
            )
            a, b = sorted((places.full_text_asking, places.asking), key=lambda study: study.pk)
            pair = CandidatePair.objects.create(
                pk=first_id, review=review, a=a, b=b, score=0.8, rules="1", file=file
            )
            references = list(file.references.order_by("pk").values_list("pk", flat=True))
            studies = {
                "study_id": places.telling,
                "full_text_id": [pdf.pk for pdf in places.pdfs],
                "companion_id": [companion.pk],
                "pair_id": [pair.pk],
                "run": [UUID(int=7)],
                "library:companions.pk": places.telling[:1],
                "library:study.pk": places.telling,
                "library:study_change.pk": places.telling[:1],
                "library:reference.pk": references[:2],
            }
            yield Browser(ada), places, values | studies

    return begin


@pytest.fixture
def glance(in_a_world) -> Play:
    """The pages that a screener opens all the time, once."""

    def play(differs: Differing) -> list[Fetched]:
        with in_a_world(differs) as (browser, _, values):
            for address in addresses():
                if address.name.startswith("screening:") or address.name in EVERYDAY:
                    for path in address.filled_in(values):
                        browser.get(path)
            return browser.fetched

    return play


EVERYDAY = {"reporting:overview", "library:studies", "protocol:reviews"}


@pytest.fixture
def session(in_a_world, ben, review) -> Play:
    """Ada's whole session in a world, and all that she was sent in it."""
    reason = review.reasons.get(text="Wrong outcome").pk

    def play(differs: Differing) -> list[Fetched]:
        with in_a_world(differs) as (browser, places, values):
            form = {"verdict": "exclude", "request_id": str(UUID(int=1)), "text": "walking"}
            everything(browser, values, form)
            for stage, study, verdict in (
                (TITLE_ABSTRACT, places.asking, "exclude"),
                (TITLE_ABSTRACT, places.asking, "exclude"),  # a double click
                (TITLE_ABSTRACT, places.asking, "maybe"),  # the same page with another answer
                (TITLE_ABSTRACT, places.excluded_by_ada, "exclude"),  # once more
                (TITLE_ABSTRACT, places.of_others, "include"),  # not needed
                (TITLE_ABSTRACT, places.untouched, "include"),
                (FULL_TEXT, places.full_text_asking, "exclude"),
                (FULL_TEXT, places.full_text_excluded_by_ada, "include"),
            ):
                decide = reverse("screening:decide", args=[review.pk, stage, study.pk])
                sent = {
                    "verdict": verdict,
                    "request_id": str(UUID(int=study.pk)),
                    "reason": reason if (stage, verdict) == (FULL_TEXT, "exclude") else "",
                    "done": 3,
                    "total": 9,
                }
                browser.get(reverse("screening:take", args=[review.pk, stage]))
                browser.post(decide, sent, **HTMX)
            # Ben votes while Ada reads.
            vote(places.untouched, ben, differs.beside)
            for study in (places.asking, places.excluded_by_ada, places.of_others):
                back = reverse("screening:withdraw", args=[review.pk, TITLE_ABSTRACT, study.pk])
                browser.post(back, {"request_id": str(UUID(int=study.pk + 50))}, **HTMX)
            everything(browser, values, form)
            for path in searched(review.pk, places.untouched.pk):
                browser.get(path)
            return browser.fetched

    return play


def searched(review_id: int, first: int) -> list[str]:
    """Lists with their filters and pages."""
    studies = reverse("library:studies", args=[review_id])
    mine = reverse("screening:mine", args=[review_id, TITLE_ABSTRACT])
    found = [f"{studies}?q={text}" for text in ("Report", "excluded", "conflict", "7")]
    found += [
        f"{studies}?after={first + 2}",
        f"{studies}?before={first + 5}",
        f"{mine}?before={first + 9}",
    ]
    found += [reverse("api:studies", args=[review_id]) + f"?after={first + 3}"]
    export = reverse("reporting:export_file", args=[review_id])
    return [*found, f"{export}?what=included&format=csv", f"{export}?what=conflicts&format=ris"]


def test_the_worlds_differ_in_outcomes(in_a_world):
    told = []
    for differs in (ONE, OTHER):
        with in_a_world(differs) as (_, places, _):
            told.append([outcome(places.excluded_by_ada), outcome(places.of_others)])

    assert told == [[Outcome.CONFLICT] * 2, [Outcome.EXCLUDED] * 2]


def test_nothing_that_ada_is_sent_depends_on_how_others_voted(session):
    one, other = session(ONE), session(OTHER)

    assert differences(one, other) == []
    assert {fetched.status for fetched in one} >= {200, 302, 403, 404, 405, 409, 422}
    assert not any(fetched.status >= 500 for fetched in one)


def test_a_glance_tells_nothing_either(glance):
    assert differences(glance(ONE), glance(OTHER)) == []


@pytest.mark.parametrize("verdict", ["include", "maybe", "exclude"])
def test_the_answer_to_a_vote_does_not_tell_what_it_amounts_to(in_a_world, review, verdict):
    answers = []
    for differs in (ONE, OTHER):
        with in_a_world(differs) as (browser, places, _):
            decide = [review.pk, TITLE_ABSTRACT, places.asking.pk]
            sent = {"verdict": verdict, "request_id": str(UUID(int=7)), "done": 3, "total": 9}
            browser.post(reverse("screening:decide", args=decide), sent, **HTMX)
            answers.append([(f.status, f.headers, f.body) for f in browser.fetched])

    assert answers[0] == answers[1]


class TestLeaksAreFound:
    """The comparison is only worth what it finds: each planted leak is one."""

    @pytest.fixture
    def leaks(self, glance) -> Callable[[], bool]:
        return lambda: differences(glance(ONE), glance(OTHER)) != []

    def test_a_count(self, leaks, monkeypatch):
        counted = views.progress_of

        def leaking(screener, stage):
            progress = counted(screener, stage)
            conflicts = Screening.objects.filter(stage=stage, outcome=Outcome.CONFLICT).count()
            return views.Progress(progress.done, 100 + conflicts)

        monkeypatch.setattr(views, "progress_of", leaking)

        assert leaks()

    def test_a_header(self, leaks, monkeypatch):
        answer = NeverStoredMiddleware.__call__

        def leaking(self, request):
            response = answer(self, request)
            verdicts = Decision.objects.order_by("pk").values_list("verdict", flat=True)
            response.headers["ETag"] = f'"{len("".join(verdicts))}"'
            return response

        monkeypatch.setattr(NeverStoredMiddleware, "__call__", leaking)

        assert leaks()

    def test_an_order(self, leaks, monkeypatch):
        newest_first = queue.decided_by

        def leaking(member, stage):
            return newest_first(member, stage).order_by("study__screenings__outcome", "-id")

        monkeypatch.setattr(stage_views.queue, "decided_by", leaking)

        assert leaks()

    def test_a_query_more(self, leaks, monkeypatch):
        asked_of = queue.asked_of

        def leaking(member, stage):
            disputed = Screening.objects.filter(stage=stage, outcome=Outcome.CONFLICT)
            if disputed.exists():
                disputed.exists()
            return asked_of(member, stage)

        monkeypatch.setattr(queue, "asked_of", leaking)

        assert leaks()

    def test_a_space(self, leaks, monkeypatch):
        marked = reading.marked

        def leaking(text, terms):
            excluded = Screening.objects.filter(outcome=Outcome.EXCLUDED).exists()
            return [*marked(text, terms), (" ", "")] if excluded else marked(text, terms)

        monkeypatch.setattr(reading, "marked", leaking)

        assert leaks()

    def test_a_redirect(self, leaks, monkeypatch):
        found = queue.decided_by

        def leaking(member, stage):
            return found(member, stage).exclude(
                study__screenings__outcome=Outcome.CONFLICT, study__screenings__stage=stage
            )

        monkeypatch.setattr(views.queue, "decided_by", leaking)

        assert leaks()
