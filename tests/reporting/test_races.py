"""Freezing the flow, and moving a search across its columns, while others work."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reviews.audit.models import Event
from reviews.choices import Role, SourceKind
from reviews.library import actions as library
from reviews.library import keeping
from reviews.library.models import Search
from reviews.protocol import team
from reviews.reporting.flow import flow_of
from reviews.reporting.freezing import freeze, thawed
from reviews.screening import imports
from reviews.screening.searches import change_search
from tests.cast import NO, YES, a_member
from tests.screening.acting import agree, vote
from tests.screening.together import at_once, interrupted

__all__ = ["interrupted"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("verified")]
RECORDS = b"".join(
    b"TY  - JOUR\nTI  - A report on walking, number %d\nER  - \n" % number for number in range(5)
)


def moved(lena, search: Search, kind: SourceKind) -> None:
    search = Search.objects.get(pk=search.pk)
    shown = library.fingerprint(search)
    search.source_kind = kind
    change_search(lena, search, shown=shown)


def test_a_flow_frozen_in_the_middle_of_votes_is_what_its_part_of_the_log_tells(
    lena, ada, ben, review, studies
):
    made = studies(6)
    for study in made:
        vote(study, ada, NO)

    def read() -> None:
        for study in made:
            vote(study, ben, NO)

    done = at_once(read, *(lambda n=n: freeze(lena, name=f"Number {n}") for n in range(3)))

    for kept in (one.result() for one in done[1:]):
        told = Event.objects.filter(
            review=review, sequence__lte=kept.events, verb="decided", actor=ben
        )
        assert thawed(kept).records_excluded == told.count()


def test_an_act_under_way_is_neither_in_the_numbers_nor_in_their_part_of_the_log(
    interrupted, lena, ada, ben, review, study
):
    vote(study, ada, NO)

    voted, kept = interrupted.run(
        lambda: vote(study, ben, NO), lambda: freeze(lena, name="Right before")
    )

    decided = Event.objects.get(review=review, subject_kind="decision", actor=ben)
    assert voted.result().pk == decided.subject_id
    assert thawed(kept.result()).records_excluded == 0
    assert decided.sequence > kept.result().events


def test_freezing_and_the_lead_s_leaving_do_not_wait_for_each_other(interrupted, lena, review):
    other = a_member(review, "Lou", Role.LEAD)

    left, kept = interrupted.run(
        lambda: team.leave(other, lena), lambda: freeze(lena, name="At last")
    )

    assert left.exception() is None
    assert kept.exception() is None


def test_a_source_that_changes_column_takes_along_what_is_being_imported(
    interrupted, lena, review, search
):
    file = keeping.receive_file(lena, search, SimpleUploadedFile("five.ris", RECORDS))

    for act in interrupted.run(
        lambda: imports.import_file(file), lambda: moved(lena, search, SourceKind.WEBSITE)
    ):
        assert act.exception() is None

    assert (flow_of(review).identified, flow_of(review).other_identified) == (0, 5)


def test_an_import_that_begins_meanwhile_counts_by_the_new_kind(
    interrupted, lena, review, search, a_study
):
    a_study()
    file = keeping.receive_file(lena, search, SimpleUploadedFile("five.ris", RECORDS))

    for act in interrupted.run(
        lambda: moved(lena, search, SourceKind.WEBSITE), lambda: imports.import_file(file)
    ):
        assert act.exception() is None

    assert (flow_of(review).identified, flow_of(review).other_identified) == (0, 6)


def test_a_report_that_is_included_meanwhile_goes_along(
    interrupted, lena, ada, ben, review, search, study
):
    vote(study, ada, YES)

    for act in interrupted.run(
        lambda: vote(study, ben, YES), lambda: moved(lena, search, SourceKind.CITATION)
    ):
        assert act.exception() is None

    assert (flow_of(review).reports_sought, flow_of(review).other_sought) == (0, 1)


def test_a_vote_that_comes_meanwhile_is_counted_in_the_new_column(
    interrupted, lena, ada, ben, review, search, studies
):
    first, second = studies(2)
    agree(first, ada, ben)
    vote(second, ada, YES)

    for act in interrupted.run(
        lambda: moved(lena, search, SourceKind.CITATION), lambda: vote(second, ben, YES)
    ):
        assert act.exception() is None

    assert (flow_of(review).reports_sought, flow_of(review).other_sought) == (0, 2)
