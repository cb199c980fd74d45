"""Two people who add, match or lose the same PDF at the same moment."""

from functools import partial

import pytest

from reviews.choices import Retrieval
from reviews.retrieval.actions import HereAlready, receive
from reviews.retrieval.models import FullText
from reviews.retrieval.reading import reader_of
from reviews.screening import retrieving
from reviews.screening.retrieving import MatchedMeanwhile, TwiceOnOneStudy
from tests.pdfs import a_pdf
from tests.retrieval.conftest import all_agrees, kept, state
from tests.screening.acting import take_back
from tests.screening.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_pdf_gets_one_study(sought, arrives, libby, cleo, review):
    first, second, full_text = sought(), sought(), arrives(a_pdf())

    answers = at_once(
        *(
            partial(retrieving.match, full_text_id=full_text.pk, study_id=study.pk, member=who)
            for who, study in ((libby, first), (cleo, second))
        )
    )

    assert sorted(type(one.exception()) for one in answers if one.exception()) == [MatchedMeanwhile]
    assert sorted([state(first), state(second)]) == [Retrieval.RETRIEVED, Retrieval.SOUGHT]
    assert all_agrees(review)


def test_a_study_gets_one_pdf_once(sought, libby, cleo, review):
    study, pdf = sought(), kept(a_pdf())

    answers = at_once(
        *(
            partial(retrieving.add, study_id=study.pk, member=who, name="a.pdf", kept=pdf)
            for who in (libby, cleo)
        )
    )

    assert [type(one.exception()) for one in answers if one.exception()] == [TwiceOnOneStudy]
    assert len(reader_of(study.pk, review).readings) == 1


def test_the_same_pdf_arrives_once(libby, cleo):
    pdf = kept(a_pdf())

    answers = at_once(*(partial(receive, who, name="a.pdf", kept=pdf) for who in (libby, cleo)))

    assert [type(one.exception()) for one in answers if one.exception()] == [HereAlready]
    assert FullText.objects.count() == 1


def test_adding_while_the_study_leaves_does_not_leave_a_pdf_behind(sought, libby, ada, review):
    study = sought()

    at_once(
        partial(retrieving.add, study_id=study.pk, member=libby, name="a.pdf", kept=kept(a_pdf())),
        partial(take_back, study, ada),
    )

    assert all_agrees(review)
