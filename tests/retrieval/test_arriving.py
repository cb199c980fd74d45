"""The pages on which PDFs arrive without a study, many at once, and are matched with theirs."""

import re

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from reviews.choices import Retrieval
from reviews.retrieval.models import FullText
from tests.cast import HTMX
from tests.pdfs import a_pdf, encrypted, of_title
from tests.retrieval.conftest import state, uploaded


@pytest.fixture
def arrived(sought, arrives):
    """Two that name the DOI of a study, one whose title agrees, and one of no study."""
    studies = [
        sought(title=f"Walking for backs of {word}", doi=f"10.5555/{word}")
        for word in ("gardeners", "sailors", "teachers")
    ]
    pdfs = [
        arrives(of_title(studies[0].title, doi="10.5555/gardeners"), "one.pdf"),
        arrives(of_title(studies[1].title, doi="10.5555/sailors"), "two.pdf"),
        arrives(of_title(studies[2].title), "three.pdf"),
        arrives(a_pdf("Something else"), "four.pdf"),
    ]
    return studies, pdfs


def test_they_are_taken_in_and_wait(desk):
    files = [uploaded(a_pdf("One"), "one.pdf"), uploaded(a_pdf("Two"), "two.pdf")]

    shown = desk.post("upload_pdfs", uploads=[*files, uploaded(b"no", "no.pdf")])

    assert "2 PDFs were taken in." in shown
    assert "“no.pdf” is not a PDF." in shown
    assert "being read" in shown
    assert FullText.objects.filter(study=None).count() == 2


def test_the_same_again_is_noticed(desk):
    desk.post("upload_pdfs", uploads=[uploaded(a_pdf(), "one.pdf")])

    shown = desk.post("upload_pdfs", uploads=[uploaded(a_pdf(), "again.pdf")])

    assert "“again.pdf” is here already, as “one.pdf”, not matched yet." in shown


@pytest.mark.usefixtures("arrived")
def test_each_shows_its_proposal_and_why(desk):
    shown = desk.get("arrived")

    assert "DOI 10.5555/gardeners on page 1" in shown
    assert "Title agrees 100 % with page 1." in shown
    assert "No study that is sought was found in it." in shown
    assert "4 PDFs wait to be matched" in desk.get("retrieval")


def test_confirming_matches_and_undo_takes_it_off(arrived, desk):
    studies, pdfs = arrived

    shown = desk.post("match", pdfs[2].pk, study=studies[2].pk)
    assert "“three.pdf” is the full text of “Walking for backs of teachers”." in shown
    assert state(studies[2]) == Retrieval.RETRIEVED

    assert "“three.pdf” is of no study again." in desk.undo(shown)
    assert state(studies[2]) == Retrieval.SOUGHT


def test_all_with_the_same_doi_are_confirmed_at_once(arrived, desk):
    studies, _ = arrived
    shown = desk.get("arrived")
    assert "Confirm the 2 on this page whose DOI agrees" in shown
    pairs = re.findall(r'name="pairs" value="([^"]+)"', shown)

    shown = desk.post("match_all", pairs=pairs)

    assert "2 PDFs were matched." in shown
    assert [state(study) for study in studies] == ["retrieved", "retrieved", "sought"]


@pytest.mark.parametrize("pairs", [[], ["1"], ["1:2:3"], ["a:b"], [f"{'9' * 30}:1"]])
def test_what_is_no_pair_is_refused(desk, pairs):
    assert "out of date" in desk.post("match_all", pairs=pairs)


def test_another_study_is_searched_for_and_chosen(arrived, desk):
    studies, pdfs = arrived

    shown = desk.get("match", pdfs[3].pk, q="sailors")
    assert "Walking for backs of sailors" in shown
    assert "gardeners" not in shown

    desk.post("match", pdfs[3].pk, study=studies[1].pk)
    pdfs[3].refresh_from_db()
    assert pdfs[3].study == studies[1]


def test_only_sought_studies_are_offered(arrived, a_study, desk):
    a_study(title="Walking for backs of drivers")

    assert "No study that is sought" in desk.get("match", arrived[1][3].pk, q="drivers")


def test_putting_away_takes_it_from_the_list_and_undo_brings_it_back(arrived, desk):
    shown = desk.post("put_away", arrived[1][3].pk)
    assert 'href="{}"'.format(desk.path("full_text", arrived[1][3].pk)) not in shown

    desk.undo(shown)
    assert "four.pdf" in desk.get("arrived")


def test_looking_again_is_work_for_later(arrived, desk):
    without = ProcrastinateJob.objects.filter(args__full_text_id=arrived[1][3].pk)
    assert without.count() == 1
    before = ProcrastinateJob.objects.count()

    assert "looked for again" in desk.post("look_again")

    assert without.count() == 2
    assert ProcrastinateJob.objects.count() == before + 1


def test_htmx_takes_the_card_away(arrived, desk):
    studies, pdfs = arrived

    shown = desk.post("match", pdfs[0].pk, study=studies[0].pk, headers=HTMX)

    assert "<li" not in shown
    assert "is the full text of" in shown


@pytest.mark.usefixtures("arrived")
def test_the_list_asks_for_itself_while_pdfs_are_read(desk):
    assert "every 3s" not in desk.get("arrived")

    desk.post("upload_pdfs", uploads=[uploaded(a_pdf("New"), "new.pdf")])

    assert "every 3s" in desk.get("arrived")


def test_a_pdf_that_cannot_be_read_says_so_and_can_be_chosen_for(arrives, desk):
    arrives(encrypted(a_pdf(), password="walk"), "locked.pdf")

    shown = desk.get("arrived")

    assert "opens with a password only" in shown
    assert "Choose the study" in shown
