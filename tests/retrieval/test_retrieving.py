"""PDFs of sought studies: what follows from adding, matching and putting away."""

import pytest

from reviews.choices import Retrieval
from reviews.retrieval.actions import HereAlready, receive
from reviews.retrieval.models import FullText
from reviews.retrieval.reading import reader_of
from reviews.screening import joining, retrieving
from reviews.screening.full_text import (
    HasPdfs,
    NotNewest,
    NotSought,
    note_retrieval,
    take_back_note,
)
from reviews.screening.models import Screening
from reviews.screening.retrieving import MatchedMeanwhile, TwiceOnOneStudy
from tests.cast import FULL_TEXT, YES
from tests.pdfs import a_pdf, of_title
from tests.retrieval.conftest import all_agrees, kept, state
from tests.screening.acting import at, disagree, vote


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

    joining.join(libby, [study, duplicate], stays=study.pk)

    assert len(reader_of(study.pk, review).readings) == 1
    assert all_agrees(review)
