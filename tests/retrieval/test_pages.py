"""The pages of retrieval: the list, PDFs one by one and many at once, and their undoing."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from reviews.choices import Retrieval
from reviews.retrieval.models import FullText
from reviews.screening.full_text import note_retrieval
from tests.cast import FULL_TEXT, HTMX
from tests.pdfs import a_pdf, encrypted, of_title
from tests.screening.acting import at

UNDO = re.compile(r'action="([^"]+)">\s*<input[^>]+>\s*<button class="button button-small">Undo')


def state(study) -> str:
    return at(study, FULL_TEXT).retrieval


@pytest.fixture
def desk(signed_in, libby, review):
    """Libby's browser, by the names of addresses; what it is shown, as text."""

    class Desk:
        client = signed_in(libby)

        def path(self, name, *args):
            return reverse(f"screening:{name}", args=[review.pk, *args])

        def get(self, name, *args, **query):
            return unescape(self.client.get(self.path(name, *args), query).content.decode())

        def post(self, name, *args, **form):
            headers = form.pop("headers", {})
            answer = self.client.post(
                self.path(name, *args), form, follow=not headers, headers=headers
            )
            return unescape(answer.content.decode())

        def undo(self, shown):
            """Press the first Undo in sight."""
            return unescape(self.client.post(UNDO.search(shown)[1], follow=True).content.decode())

    return Desk()


def uploaded(pdf: bytes, name: str = "report.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf, content_type="application/pdf")


class TestTheList:
    """What is sought, by state, by words, page by page."""

    @pytest.fixture
    def three(self, sought, libby):
        studies = [sought(title=f"Walking {word}") for word in ("uphill", "abroad", "at night")]
        for study, what in zip(studies[:2], ("requested", "not_retrieved"), strict=True):
            note_retrieval(study_id=study.pk, member=libby, state=Retrieval(what))
        return studies

    @pytest.mark.usefixtures("three")
    def test_it_counts_and_filters_by_state(self, desk):
        shown = desk.get("retrieval", state="requested")

        assert re.findall(r">([A-Z][a-z ]+) <span class=\"number soft\"[^>]*>(\d+)<", shown) == [
            ("All", "3"),
            ("To find", "1"),
            ("Requested", "1"),
            ("Retrieved", "0"),
            ("Not retrieved", "1"),
        ]
        assert "Walking uphill" in shown
        assert "Walking abroad" not in shown

    @pytest.mark.usefixtures("three")
    def test_it_is_searched(self, desk):
        shown = desk.get("retrieval", q="abroad")

        assert "Walking abroad" in shown
        assert "Walking uphill" not in shown

    def test_states_that_are_rare_are_shown_when_there_are_any(self, three, desk, libby):
        assert "Ongoing study" not in desk.get("retrieval")

        note_retrieval(study_id=three[0].pk, member=libby, state=Retrieval.ONGOING)

        assert "Ongoing study" in desk.get("retrieval")

    def test_it_goes_on_page_by_page(self, sought, desk):
        studies = [sought() for _ in range(52)]

        first = desk.get("retrieval")
        second = desk.get("retrieval", after=studies[49].pk)

        assert f"?after={studies[49].pk}" in first
        assert studies[50].title not in first
        assert studies[50].title in second
        assert f"?before={studies[50].pk}" in second

    def test_more_reports_make_no_more_queries(self, sought, added, desk):
        counted = []
        for number in (2, 10):
            for _ in range(number):
                added(sought())
            with CaptureQueriesContext(connection) as queries:
                desk.get("retrieval")
            counted.append(len(queries))

        assert counted[0] == counted[1]


class TestOneReport:
    """Adding PDFs and writing down what came of looking, without a script."""

    def test_a_pdf_is_added_and_taken_back(self, sought, desk):
        study = sought()

        shown = desk.post("add_pdfs", study.pk, uploads=[uploaded(a_pdf())])
        assert "“report.pdf” was added." in shown
        assert state(study) == Retrieval.RETRIEVED

        shown = desk.undo(shown)
        assert "“report.pdf” was put away." in shown
        assert state(study) == Retrieval.SOUGHT

        assert "“report.pdf” is back." in desk.undo(shown)
        assert state(study) == Retrieval.RETRIEVED

    def test_one_bad_file_does_not_lose_the_others(self, sought, desk):
        study = sought()
        files = [uploaded(b"GIF89a", "picture.pdf"), uploaded(a_pdf()), uploaded(a_pdf(), "b.pdf")]

        shown = desk.post("add_pdfs", study.pk, uploads=files)

        assert "“picture.pdf” is not a PDF." in shown
        assert "“report.pdf” was added." in shown
        assert "This study has “b.pdf” already, as “report.pdf”." in shown
        assert FullText.objects.count() == 1

    def test_the_same_pdf_on_another_study_is_asked_about(self, sought, desk):
        first, second = sought(title="Walking uphill"), sought()
        desk.post("add_pdfs", first.pk, uploads=[uploaded(a_pdf())])

        shown = desk.post("add_pdfs", second.pk, uploads=[uploaded(a_pdf())])

        assert "The same PDF is of “Walking uphill” too." in shown

    def test_a_request_is_noted_and_taken_back(self, sought, desk):
        study = sought()

        shown = desk.post(
            "note_retrieval",
            study.pk,
            state="requested",
            asked="the authors",
            asked_on="2026-03-31",
            link="example.org/report",
        )
        assert "The report has been requested." in shown
        assert "Asked the authors on 31 March 2026." in shown
        assert 'href="https://example.org/report"' in shown

        desk.undo(shown)
        assert state(study) == Retrieval.SOUGHT

    @pytest.mark.parametrize(
        "wrong", [{"link": "javascript:alert(1)"}, {"asked_on": "31.31.2026"}, {"state": "lost"}]
    )
    def test_what_is_wrong_is_said_and_what_was_written_is_kept(self, sought, desk, wrong):
        study = sought()
        form = {"state": "requested", "note": "Ask again in May."} | wrong

        answer = desk.client.post(desk.path("note_retrieval", study.pk), form)

        assert answer.status_code == 422
        assert "Nothing was saved." in answer.content.decode()
        assert "Ask again in May." in answer.content.decode()
        assert not study.retrieval_notes.exists()

    def test_a_refusal_is_said(self, sought, desk):
        study = sought()
        desk.post("add_pdfs", study.pk, uploads=[uploaded(a_pdf())])

        shown = desk.post("note_retrieval", study.pk, state="not_retrieved")

        assert "Put the PDF away first." in shown

    def test_htmx_gets_the_row_the_message_and_the_numbers(self, sought, desk):
        study = sought()

        shown = desk.post("note_retrieval", study.pk, state="not_retrieved", headers=HTMX)

        assert shown.strip().startswith(f'<li id="study-{study.pk}"')
        assert "<html" not in shown
        assert 'id="messages"' in shown
        assert '<span class="number soft" id="number-5" hx-swap-oob="true">1</span>' in shown


class TestManyAtOnce:
    """PDFs that arrive without a study."""

    @pytest.fixture
    def arrived(self, sought, arrives):
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

    def test_they_are_taken_in_and_wait(self, desk):
        files = [uploaded(a_pdf("One"), "one.pdf"), uploaded(a_pdf("Two"), "two.pdf")]

        shown = desk.post("upload_pdfs", uploads=[*files, uploaded(b"no", "no.pdf")])

        assert "2 PDFs were taken in." in shown
        assert "“no.pdf” is not a PDF." in shown
        assert "being read" in shown
        assert FullText.objects.filter(study=None).count() == 2

    def test_the_same_again_is_noticed(self, desk):
        desk.post("upload_pdfs", uploads=[uploaded(a_pdf(), "one.pdf")])

        shown = desk.post("upload_pdfs", uploads=[uploaded(a_pdf(), "again.pdf")])

        assert "“again.pdf” is here already, as “one.pdf”, not matched yet." in shown

    @pytest.mark.usefixtures("arrived")
    def test_each_shows_its_proposal_and_why(self, desk):
        shown = desk.get("arrived")

        assert "DOI 10.5555/gardeners on page 1" in shown
        assert "Title agrees 100 % with page 1." in shown
        assert "No study that is sought was found in it." in shown
        assert "4 PDFs wait to be matched" in desk.get("retrieval")

    def test_confirming_matches_and_undo_takes_it_off(self, arrived, desk):
        studies, pdfs = arrived

        shown = desk.post("match", pdfs[2].pk, study=studies[2].pk)
        assert "“three.pdf” is the full text of “Walking for backs of teachers”." in shown
        assert state(studies[2]) == Retrieval.RETRIEVED

        assert "“three.pdf” is of no study again." in desk.undo(shown)
        assert state(studies[2]) == Retrieval.SOUGHT

    def test_all_with_the_same_doi_are_confirmed_at_once(self, arrived, desk):
        studies, _ = arrived
        shown = desk.get("arrived")
        assert "Confirm the 2 on this page whose DOI agrees" in shown
        pairs = re.findall(r'name="pairs" value="([^"]+)"', shown)

        shown = desk.post("match_all", pairs=pairs)

        assert "2 PDFs were matched." in shown
        assert [state(study) for study in studies] == ["retrieved", "retrieved", "sought"]

    @pytest.mark.parametrize("pairs", [[], ["1"], ["1:2:3"], ["a:b"], [f"{'9' * 30}:1"]])
    def test_what_is_no_pair_is_refused(self, desk, pairs):
        assert "out of date" in desk.post("match_all", pairs=pairs)

    def test_another_study_is_searched_for_and_chosen(self, arrived, desk):
        studies, pdfs = arrived

        shown = desk.get("match", pdfs[3].pk, q="sailors")
        assert "Walking for backs of sailors" in shown
        assert "gardeners" not in shown

        desk.post("match", pdfs[3].pk, study=studies[1].pk)
        pdfs[3].refresh_from_db()
        assert pdfs[3].study == studies[1]

    def test_only_sought_studies_are_offered(self, arrived, a_study, desk):
        a_study(title="Walking for backs of drivers")

        assert "No study that is sought" in desk.get("match", arrived[1][3].pk, q="drivers")

    def test_putting_away_takes_it_from_the_list_and_undo_brings_it_back(self, arrived, desk):
        shown = desk.post("put_away", arrived[1][3].pk)
        assert 'href="{}"'.format(desk.path("full_text", arrived[1][3].pk)) not in shown

        desk.undo(shown)
        assert "four.pdf" in desk.get("arrived")

    def test_looking_again_is_work_for_later(self, arrived, desk):
        without = ProcrastinateJob.objects.filter(args__full_text_id=arrived[1][3].pk)
        assert without.count() == 1
        before = ProcrastinateJob.objects.count()

        assert "looked for again" in desk.post("look_again")

        assert without.count() == 2
        assert ProcrastinateJob.objects.count() == before + 1

    def test_htmx_takes_the_card_away(self, arrived, desk):
        studies, pdfs = arrived

        shown = desk.post("match", pdfs[0].pk, study=studies[0].pk, headers=HTMX)

        assert "<li" not in shown
        assert "is the full text of" in shown

    @pytest.mark.usefixtures("arrived")
    def test_the_list_asks_for_itself_while_pdfs_are_read(self, desk):
        assert "every 3s" not in desk.get("arrived")

        desk.post("upload_pdfs", uploads=[uploaded(a_pdf("New"), "new.pdf")])

        assert "every 3s" in desk.get("arrived")

    def test_a_pdf_that_cannot_be_read_says_so_and_can_be_chosen_for(self, arrives, desk):
        arrives(encrypted(a_pdf(), password="walk"), "locked.pdf")

        shown = desk.get("arrived")

        assert "opens with a password only" in shown
        assert "Choose the study" in shown


def test_another_reviews_pdf_and_study_are_not_there(
    sought, arrives, eve, another_review, signed_in
):
    study, full_text = sought(), arrives(a_pdf())
    client = signed_in(eve)

    def asked(name, *args, **form):
        return client.post(
            reverse(f"screening:{name}", args=[another_review.pk, *args]), form
        ).status_code

    assert asked("match", full_text.pk, study=study.pk) == 404
    assert asked("put_away", full_text.pk) == 404
    assert asked("unmatch", full_text.pk) == 404
    assert asked("bring_back", full_text.pk) == 404
    assert asked("add_pdfs", study.pk, uploads=[uploaded(a_pdf())]) == 404
    assert asked("match_all", pairs=[f"{full_text.pk}:{study.pk}"]) == 302
    full_text.refresh_from_db()
    assert (full_text.study, full_text.removed_at) == (None, None)
    assert FullText.objects.count() == 1
