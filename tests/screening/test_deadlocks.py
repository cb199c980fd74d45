"""Acts that may want the same things at once: each waits its turn, and none ends another.

PostgreSQL ends one of two acts that wait for each other in a circle, and somebody's vote is lost.
"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from reviews.choices import Retrieval, Role, SourceKind
from reviews.library import actions as library
from reviews.library import keeping, pasting, receiving
from reviews.library.models import Study
from reviews.protocol import team
from reviews.protocol.models import Member
from reviews.retrieval.actions import receive
from reviews.screening import queue, retrieving, settling
from reviews.screening.full_text import note_retrieval
from reviews.screening.models import Screening, Walk
from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT, YES, a_member
from tests.pdfs import a_pdf
from tests.retrieval.conftest import kept
from tests.screening.acting import agree, ask_for, at, take_back, vote
from tests.screening.together import Interrupted, interrupted

__all__ = ["interrupted"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("verified")]


@pytest.fixture
def arrived(ada, ben, libby, studies) -> list[tuple[int, int]]:
    """Two studies that are sought, each with a PDF that waits to be matched with it."""
    pairs = []
    for number, study in enumerate(studies(2)):
        agree(study, ada, ben)
        pdf = receive(libby, name=f"{number}.pdf", kept=kept(a_pdf(f"Walking {number}")))
        pairs.append((pdf.pk, study.pk))
    return pairs


def an_upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("one.ris", b"TY  - JOUR\nTI  - Walking at night\nER  - \n")


def corrected(librarian: Member, study: Study) -> list[str]:
    shown = library.fingerprint(study)
    study.title = "Walking, corrected"
    return library.correct(librarian, study, shown=shown)


class TestMatchingSeveralPdfs:
    """A librarian confirms many PDFs at once while the reports are being read."""

    def test_a_vote_on_one_of_the_reports_counts(
        self, ada, libby, arrived, interrupted: Interrupted
    ):
        last = Study.objects.get(pk=arrived[-1][1])

        voting, matching = interrupted.run(
            lambda: vote(last, ada, YES, stage=FULL_TEXT),
            lambda: retrieving.match_all(arrived, libby),
        )

        assert at(last, FULL_TEXT).voters == [voting.result().screener_id]
        assert len(matching.result()[0]) == 2

    def test_a_vote_that_is_taken_back_meanwhile_comes_back_into_the_queue(
        self, ada, ben, libby, studies, arrived, interrupted
    ):
        """Both bring a report back, the one that is matched last and the one whose vote goes."""
        other = studies(1)[0]
        agree(other, ada, ben)
        queue.take_next(ada, FULL_TEXT)
        vote(other, ada, YES, stage=FULL_TEXT)
        for (_, pk), found in zip(
            arrived, (Retrieval.RETRIEVED, Retrieval.NOT_RETRIEVED), strict=True
        ):
            note_retrieval(study_id=pk, member=libby, state=found)

        voting, matching = interrupted.run(
            lambda: take_back(other, ada, stage=FULL_TEXT),
            lambda: retrieving.match_all(arrived, libby),
        )

        assert voting.result().study_id == other.pk
        assert len(matching.result()[0]) == 2

    def test_the_queue_may_be_extended_by_the_same_reports(
        self, libby, review, arrived, interrupted
    ):
        draws = Screening.objects.filter(stage=FULL_TEXT).order_by("-draw")
        by_draw = list(draws.values_list("study", flat=True))
        pairs = list(zip([pdf for pdf, _ in arrived], by_draw, strict=True))

        matching, extending = interrupted.run(
            lambda: retrieving.match_all(pairs, libby),
            lambda: queue.extend(review.pk, FULL_TEXT),
        )

        assert len(matching.result()[0]) == 2
        assert extending.result()
        assert not Screening.objects.filter(stage=FULL_TEXT, place=None).exists()


class TestChangingTheProtocol:
    """A lead asks for other votes while others work on the same studies."""

    def test_a_note_on_a_report_that_awaits_votes_is_kept(
        self, ada, ben, libby, review, study, interrupted
    ):
        agree(study, ada, ben)
        requested = {"study_id": study.pk, "member": libby, "state": Retrieval.REQUESTED}

        noting, changing = interrupted.run(
            lambda: note_retrieval(**requested), lambda: ask_for(review, 1)
        )

        assert noting.result().state == Retrieval.REQUESTED
        assert changing.exception() is None
        assert at(study, FULL_TEXT).required == 1


class TestTheLibrary:
    """Librarians correct and add what others work on."""

    def test_a_vote_on_a_study_that_is_being_corrected_counts(self, ada, libby, study, interrupted):
        correcting, voting = interrupted.run(
            lambda: corrected(libby, study), lambda: vote(study, ada, YES)
        )

        assert correcting.result() == ["title"]
        assert voting.result().pk == study.decisions.get().pk

    def test_a_search_is_added_while_its_lead_changes_the_team(self, lena, ada, interrupted):
        def added() -> object:
            return library.add_search(lena, source_kind=SourceKind.WEBSITE, source_name="A page")

        changing, adding = interrupted.run(
            lambda: team.change_role(lena, ada, role=Role.OBSERVER), added
        )

        assert changing.exception() is None
        assert adding.result().source_name == "A page"

    def test_text_of_a_new_source_is_pasted_while_a_file_is_uploaded(
        self, lena, libby, search, interrupted
    ):
        new = pasting.NewSource(SourceKind.WEBSITE, "A page", None)

        uploading, saving = interrupted.run(
            lambda: keeping.receive_file(libby, search, an_upload()),
            lambda: pasting.paste(lena, text="TY  - JOUR\nTI  - Noon\nER  - \n", source=new),
        )

        assert uploading.result().search == search
        assert saving.result().search.source_name == "A page"

    def test_a_search_to_which_a_file_is_being_uploaded_stays(
        self, lena, libby, search, interrupted
    ):
        uploading, removing = interrupted.run(
            lambda: keeping.receive_file(libby, search, an_upload()),
            lambda: library.remove_search(lena, search),
        )

        assert uploading.result().search == search
        assert isinstance(removing.exception(), library.HasFiles)

    def test_two_may_remove_one_search_at_once(self, lena, libby, review, search, interrupted):
        for act in interrupted.run(
            lambda: library.remove_search(lena, search),
            lambda: library.remove_search(libby, search),
        ):
            assert act.exception() is None

        assert review.events.filter(verb="removed").count() == 1

    def test_no_file_is_kept_for_a_search_that_is_being_removed(
        self, lena, libby, search, interrupted
    ):
        removing, uploading = interrupted.run(
            lambda: library.remove_search(lena, search),
            lambda: receiving.receive(libby, search, [an_upload()]),
        )

        assert removing.exception() is None
        assert isinstance(uploading.exception(), keeping.SearchRemoved)


def test_two_leads_may_end_one_place_at_once(lena, ada, review, interrupted):
    other = a_member(review, "Lou", Role.LEAD)

    for act in interrupted.run(lambda: team.leave(lena, ada), lambda: team.leave(other, ada)):
        assert act.exception() is None

    assert review.events.filter(verb="ended the place of").count() == 1


def test_a_role_is_not_given_to_who_is_leaving(lena, ada, review, interrupted):
    leaving, changing = interrupted.run(
        lambda: team.leave(lena, ada), lambda: team.change_role(lena, ada, role=Role.OBSERVER)
    )

    assert leaving.exception() is None
    assert isinstance(changing.exception(), team.HasLeft)


def test_who_takes_a_vote_back_gets_the_study_while_another_does(
    ada, ben, review, study, interrupted
):
    for reader in (ada, ben):
        queue.take_next(reader, TITLE_ABSTRACT)
        vote(study, reader, NO)
        Walk.objects.filter(member=reader).update(holding=None)
    take_back(study, ada)

    taking_back, given = interrupted.run(
        lambda: take_back(study, ben),
        lambda: queue.back_in_hand(ada, TITLE_ABSTRACT, study.pk),
        before=(settling, "bring_back"),
    )

    assert taking_back.result().screener == ben
    assert given.result() == study
