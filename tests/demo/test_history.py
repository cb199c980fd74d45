"""The demo's reviews are as a team would have left them, with something on every page."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction

from reviews.choices import Retrieval, TextState
from reviews.demo import history
from reviews.demo.cast import ADA
from reviews.library.group_models import Companion
from reviews.library.pairs import waiting
from reviews.prisma.counts import Template
from reviews.protocol.models import Member, Review
from reviews.reporting.flow import flow_of
from reviews.reporting.freezing import thawed
from reviews.reporting.models import FrozenFlow
from reviews.retrieval.models import FullText
from reviews.screening import queue
from reviews.screening.models import Screening
from tests.cast import FULL_TEXT


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The demo's reviews, made once for this file. Each test undoes what it adds, as ever."""
    scope = transaction.atomic()
    # As Django's own tests mark theirs: within it, durable transactions are savepoints.
    scope._from_testcase = True
    with django_db_blocker.unblock(), scope:
        call_command("filldemo")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def under_way(filled, db) -> Review:
    """The review that newcomers see first; the other one is older."""
    return Review.objects.latest("pk")


def test_everything_agrees_and_a_second_start_adds_nothing(under_way, capsys):
    call_command("filldemo")
    call_command("verify")

    assert capsys.readouterr().out.endswith("Everything agrees.\n")
    assert Review.objects.count() == 2
    assert history.is_there()


def test_there_is_something_of_everything(under_way):
    flow = flow_of(under_way)
    assert flow.template == Template.NEW_WITH_OTHER_METHODS
    assert flow.included_via_databases > 0
    assert flow.other_sought > 0
    assert flow.conflicts > 0
    assert flow.other_duplicates > 0
    assert flow.reports_ongoing == flow.reports_awaiting_classification == 1
    half_way = thawed(FrozenFlow.objects.get(review=under_way))
    assert half_way.new_reports < flow.new_reports

    states = Screening.objects.filter(review=under_way, stage=FULL_TEXT)
    assert set(states.values_list("retrieval", flat=True)) == set(Retrieval)
    assert waiting(under_way).count() == 2
    assert Companion.objects.filter(review=under_way).count() == 2

    pdfs = FullText.objects.order_by("pk")
    assert [pdf.state for pdf in pdfs] == [TextState.READ] * 4
    assert [pdf.study_id is None for pdf in pdfs] == [False, False, False, True]
    assert pdfs[3].evidence.startswith("DOI 10.5555/")
    ada = Member.objects.get(review=under_way, user__email=ADA.email)
    assert queue.take_next(ada, FULL_TEXT) in [pdf.study for pdf in pdfs]

    update = Review.objects.earliest("pk")
    ended = flow_of(update)
    assert ended.template == Template.UPDATED
    assert ended.is_final
    assert ended.total_studies > ended.previous_studies_kept
    assert ended.reports_added_to_previous == 1
    assert thawed(FrozenFlow.objects.get(review=update)) == ended
