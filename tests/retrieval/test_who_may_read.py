"""A PDF is there for those who know that its study is included at title and abstract."""

import pytest

from reviews.library import finding
from reviews.retrieval.models import FullText
from reviews.screening import queue, retrieving
from reviews.screening.retrieving import may_read
from tests.cast import FULL_TEXT, TITLE_ABSTRACT, YES
from tests.pdfs import a_pdf
from tests.screening.acting import vote


@pytest.fixture
def full_text(sought, added) -> FullText:
    return added(sought())


def test_those_who_see_results_read_all(full_text, lena, cleo, libby, olive):
    assert all(may_read(member, full_text) for member in (lena, cleo, libby, olive))


def test_a_screener_reads_what_is_in_their_hands(full_text, ada, ben):
    assert not may_read(ada, full_text)

    assert queue.take_next(ada, FULL_TEXT) == full_text.study

    assert may_read(ada, full_text)
    assert not may_read(ben, full_text)


def test_a_screener_reads_on_after_deciding(full_text, ada):
    vote(full_text.study, ada, YES, stage=FULL_TEXT)
    queue.take_next(ada, FULL_TEXT)

    assert may_read(ada, full_text)


def test_having_read_the_abstract_is_not_enough(full_text, ada):
    queue.take_next(ada, TITLE_ABSTRACT)

    assert not may_read(ada, full_text)


def test_what_is_of_no_study_is_for_librarians(arrives, libby, olive, ada):
    full_text = arrives(a_pdf())

    assert [may_read(who, full_text) for who in (libby, olive, ada)] == [True, False, False]


def test_a_search_finds_words_of_full_texts_for_those_who_see_results(
    sought, added, a_study, libby, ada, review, signed_in
):
    study, other = sought(title="Walking uphill"), a_study(title="Proprioception at rest")
    added(study, a_pdf("We measured proprioception in each of them."))

    assert set(finding.found(review, "proprioception")) == {other}
    assert set(finding.found(review, "proprioception", in_full_texts=True)) == {study, other}
    path = f"/reviews/{review.pk}/studies/?q=proprioception"
    assert b"in the full text" in signed_in(libby).get(path).content
    told = signed_in(ada).get(path).content
    assert b"in the full text" not in told
    assert b"Walking uphill" not in told


def test_a_pdf_that_was_put_away_is_searched_no_more(sought, added, libby, review):
    full_text = added(sought(), a_pdf("We measured proprioception in each of them."))
    retrieving.put_away(full_text_id=full_text.pk, member=libby)

    assert not finding.found(review, "proprioception", in_full_texts=True).exists()
