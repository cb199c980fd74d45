"""PDFs of sought studies: what follows from adding, matching and putting away; and at once."""

from collections import Counter
from functools import partial

import pytest

from reviews.choices import Retrieval
from reviews.library import finding
from reviews.reporting.verifying import differences
from reviews.retrieval.actions import HereAlready, receive
from reviews.retrieval.models import FullText
from reviews.retrieval.reading import reader_of
from reviews.screening import joining, queue, retrieving
from reviews.screening.full_text import (
    HasPdfs,
    NotNewest,
    NotSought,
    note_retrieval,
    take_back_note,
)
from reviews.screening.models import Screening
from reviews.screening.retrieving import MatchedMeanwhile, TwiceOnOneStudy, may_read
from tests.cast import FULL_TEXT, TITLE_ABSTRACT, YES
from tests.pdfs import a_pdf, of_title
from tests.retrieval.conftest import kept
from tests.screening.acting import at, disagree, take_back, vote
from tests.screening.together import at_once


def state(study) -> Retrieval:
    return Retrieval(at(study, FULL_TEXT).retrieval)


def all_agrees(review) -> bool:
    return list(differences(review, Counter())) == []


class TestAdding:
    """A PDF of a study whose report is sought."""

    def test_it_notes_that_the_report_was_retrieved(self, sought, added, libby, review):
        study = sought()

        full_text = added(study)

        assert state(study) == Retrieval.RETRIEVED
        assert [one.full_text for one in reader_of(study.pk, review).readings] == [full_text]
        assert full_text.matched_by == libby
        assert all_agrees(review)

    def test_a_second_one_notes_nothing_more(self, sought, added, review):
        study = sought()

        added(study)
        added(study, a_pdf("A supplement"))

        assert study.retrieval_notes.count() == 1
        assert len(reader_of(study.pk, review).readings) == 2

    def test_it_brings_back_what_could_not_be_retrieved(self, sought, added, libby):
        study = sought()
        note_retrieval(study_id=study.pk, member=libby, state=Retrieval.NOT_RETRIEVED)
        assert not at(study, FULL_TEXT).in_play

        added(study)

        assert at(study, FULL_TEXT).in_play

    def test_it_leaves_a_study_ongoing(self, sought, added, libby):
        study = sought()
        note_retrieval(study_id=study.pk, member=libby, state=Retrieval.ONGOING)

        added(study)
        assert state(study) == Retrieval.ONGOING

        note_retrieval(study_id=study.pk, member=libby, state=Retrieval.SOUGHT)
        assert state(study) == Retrieval.RETRIEVED

    def test_whom_was_asked_and_the_link_stay(self, sought, added, libby):
        study = sought()
        asked = {"asked": "the authors", "link": "https://example.org/"}
        note_retrieval(study_id=study.pk, member=libby, state=Retrieval.REQUESTED, **asked)

        added(study)

        newest = study.retrieval_notes.latest("pk")
        assert (newest.state, newest.asked, newest.link) == ("retrieved", *asked.values())

    def test_only_a_sought_study_gets_one(self, a_study, ada, ben, libby):
        study = a_study()
        disagree(study, ada, ben)

        with pytest.raises(NotSought):
            retrieving.add(study_id=study.pk, member=libby, name="a.pdf", kept=kept(a_pdf()))

        assert not FullText.objects.exists()

    def test_another_reviews_study_is_not_there(self, sought, another_review):
        with pytest.raises(Screening.DoesNotExist):
            retrieving.add(
                study_id=sought().pk,
                member=another_review.members.get(),
                name="a.pdf",
                kept=kept(a_pdf()),
            )

    def test_the_same_pdf_twice_is_noticed(self, sought, added):
        study = sought()
        added(study, a_pdf("Walking"), name="first.pdf")

        with pytest.raises(TwiceOnOneStudy, match=r"“again\.pdf” already, as “first\.pdf”"):
            added(study, a_pdf("Walking"), name="again.pdf")

    def test_with_a_pdf_a_report_cannot_be_called_missing(self, sought, added, libby):
        study = sought()
        added(study)

        with pytest.raises(HasPdfs):
            note_retrieval(study_id=study.pk, member=libby, state=Retrieval.NOT_RETRIEVED)


class TestPuttingAway:
    """Taking a PDF out, and what that takes back."""

    def test_the_report_is_as_it_was_before(self, sought, added, libby, review):
        study = sought()
        note_retrieval(
            study_id=study.pk, member=libby, state=Retrieval.REQUESTED, asked="the authors"
        )
        full_text = added(study)

        retrieving.put_away(full_text_id=full_text.pk, member=libby)

        newest = study.retrieval_notes.latest("pk")
        assert (newest.state, newest.asked) == (Retrieval.REQUESTED, "the authors")
        assert reader_of(study.pk, review).readings == []
        assert full_text.content.open("rb").read(5) == b"%PDF-"
        assert all_agrees(review)

    def test_it_comes_back(self, sought, added, libby, review):
        study = sought()
        full_text = added(study)
        retrieving.put_away(full_text_id=full_text.pk, member=libby)

        retrieving.bring_back(full_text_id=full_text.pk, member=libby)

        assert state(study) == Retrieval.RETRIEVED
        assert len(reader_of(study.pk, review).readings) == 1
        assert all_agrees(review)

    def test_with_another_pdf_the_report_stays_retrieved(self, sought, added, libby):
        study = sought()
        first = added(study)
        added(study, a_pdf("A supplement"))

        retrieving.put_away(full_text_id=first.pk, member=libby)

        assert state(study) == Retrieval.RETRIEVED

    def test_what_was_read_stays_retrieved(self, sought, added, libby, ada):
        study = sought()
        full_text = added(study)
        vote(study, ada, YES, stage=FULL_TEXT)

        retrieving.put_away(full_text_id=full_text.pk, member=libby)

        assert state(study) == Retrieval.RETRIEVED

    def test_what_somebody_noted_since_stands(self, sought, added, libby):
        study = sought()
        full_text = added(study)
        note_retrieval(
            study_id=study.pk, member=libby, state=Retrieval.RETRIEVED, note="On paper too."
        )

        retrieving.put_away(full_text_id=full_text.pk, member=libby)

        assert state(study) == Retrieval.RETRIEVED

    def test_it_does_not_come_back_beside_itself(self, sought, added, libby):
        study = sought()
        full_text = added(study, a_pdf("Walking"))
        retrieving.put_away(full_text_id=full_text.pk, member=libby)
        added(study, a_pdf("Walking"))

        with pytest.raises(TwiceOnOneStudy):
            retrieving.bring_back(full_text_id=full_text.pk, member=libby)


class TestMatching:
    """PDFs that arrived without a study."""

    def test_it_becomes_the_studys_full_text(self, sought, arrives, libby, review):
        study, full_text = sought(), arrives(a_pdf("Walking"))

        retrieving.match(full_text_id=full_text.pk, study_id=study.pk, member=libby)

        assert state(study) == Retrieval.RETRIEVED
        assert all_agrees(review)

    def test_it_can_be_taken_off_again(self, sought, arrives, libby, review):
        study, full_text = sought(), arrives(a_pdf("Walking"))
        retrieving.match(full_text_id=full_text.pk, study_id=study.pk, member=libby)

        retrieving.unmatch(full_text_id=full_text.pk, member=libby)

        assert state(study) == Retrieval.SOUGHT
        assert reader_of(study.pk, review).readings == []
        assert all_agrees(review)

    def test_the_same_study_twice_is_once(self, sought, arrives, libby):
        study, full_text = sought(), arrives(a_pdf("Walking"))

        for _ in range(2):
            retrieving.match(full_text_id=full_text.pk, study_id=study.pk, member=libby)

        assert study.retrieval_notes.count() == 1

    def test_another_study_is_refused_and_says_who_was_first(self, sought, arrives, libby, cleo):
        first, second, full_text = sought(), sought(), arrives(a_pdf("Walking"))
        retrieving.match(full_text_id=full_text.pk, study_id=first.pk, member=libby)

        with pytest.raises(MatchedMeanwhile, match="Libby matched"):
            retrieving.match(full_text_id=full_text.pk, study_id=second.pk, member=cleo)

        assert state(second) == Retrieval.SOUGHT

    def test_of_many_a_refused_one_does_not_stop_the_others(self, sought, arrives, libby):
        first, second = sought(), sought()
        here, away = arrives(a_pdf("Walking")), arrives(a_pdf("Swimming"))
        retrieving.put_away(full_text_id=away.pk, member=libby)

        matched, refusals = retrieving.match_all(
            [(away.pk, second.pk), (here.pk, first.pk), (2**40, first.pk)], libby
        )

        assert matched == [here]
        assert refusals == ["“report.pdf” was put away meanwhile."]

    def test_the_same_pdf_arrives_once(self, sought, added, libby):
        pdf = of_title("Walking in the morning")
        added(sought(title="Walking in the morning"), pdf, name="first.pdf")

        with pytest.raises(HereAlready, match=r"as “first\.pdf”, the full text of “Walking in"):
            receive(libby, name="again.pdf", kept=kept(pdf))


def test_a_note_is_taken_back_while_it_is_the_newest(sought, libby, cleo):
    study = sought()
    first = note_retrieval(study_id=study.pk, member=libby, state=Retrieval.REQUESTED)
    second = note_retrieval(study_id=study.pk, member=cleo, state=Retrieval.NOT_RETRIEVED)

    with pytest.raises(NotNewest):
        take_back_note(study_id=study.pk, member=libby, note_id=first.pk)
    take_back_note(study_id=study.pk, member=libby, note_id=second.pk)

    assert state(study) == Retrieval.REQUESTED


def test_a_duplicates_pdfs_are_the_studys(sought, added, libby, review):
    study, duplicate = sought(), sought()
    added(duplicate)

    joining.join(libby, [study, duplicate])

    assert len(reader_of(study.pk, review).readings) == 1
    assert all_agrees(review)


class TestWhoMayRead:
    """A PDF is there for those who know that its study is included at title and abstract."""

    @pytest.fixture
    def full_text(self, sought, added) -> FullText:
        return added(sought())

    def test_those_who_see_results_read_all(self, full_text, lena, cleo, libby, olive):
        assert all(may_read(member, full_text) for member in (lena, cleo, libby, olive))

    def test_a_screener_reads_what_is_in_their_hands(self, full_text, ada, ben):
        assert not may_read(ada, full_text)

        assert queue.take_next(ada, FULL_TEXT) == full_text.study

        assert may_read(ada, full_text)
        assert not may_read(ben, full_text)

    def test_a_screener_reads_on_after_deciding(self, full_text, ada):
        vote(full_text.study, ada, YES, stage=FULL_TEXT)
        queue.take_next(ada, FULL_TEXT)

        assert may_read(ada, full_text)

    def test_having_read_the_abstract_is_not_enough(self, full_text, ada):
        queue.take_next(ada, TITLE_ABSTRACT)

        assert not may_read(ada, full_text)

    def test_what_is_of_no_study_is_for_librarians(self, arrives, libby, olive, ada):
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


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    """Two people at the same moment."""

    def test_one_pdf_gets_one_study(self, sought, arrives, libby, cleo, review):
        first, second, full_text = sought(), sought(), arrives(a_pdf())

        answers = at_once(
            *(
                partial(retrieving.match, full_text_id=full_text.pk, study_id=study.pk, member=who)
                for who, study in ((libby, first), (cleo, second))
            )
        )

        assert sorted(type(one.exception()) for one in answers if one.exception()) == [
            MatchedMeanwhile
        ]
        assert sorted([state(first), state(second)]) == [Retrieval.RETRIEVED, Retrieval.SOUGHT]
        assert all_agrees(review)

    def test_a_study_gets_one_pdf_once(self, sought, libby, cleo, review):
        study, pdf = sought(), kept(a_pdf())

        answers = at_once(
            *(
                partial(retrieving.add, study_id=study.pk, member=who, name="a.pdf", kept=pdf)
                for who in (libby, cleo)
            )
        )

        assert [type(one.exception()) for one in answers if one.exception()] == [TwiceOnOneStudy]
        assert len(reader_of(study.pk, review).readings) == 1

    def test_the_same_pdf_arrives_once(self, libby, cleo):
        pdf = kept(a_pdf())

        answers = at_once(*(partial(receive, who, name="a.pdf", kept=pdf) for who in (libby, cleo)))

        assert [type(one.exception()) for one in answers if one.exception()] == [HereAlready]
        assert FullText.objects.count() == 1

    def test_adding_while_the_study_leaves_does_not_leave_a_pdf_behind(
        self, sought, libby, ada, review
    ):
        study = sought()

        at_once(
            partial(
                retrieving.add, study_id=study.pk, member=libby, name="a.pdf", kept=kept(a_pdf())
            ),
            partial(take_back, study, ada),
        )

        assert all_agrees(review)
