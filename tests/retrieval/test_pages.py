"""The pages of retrieval: the list, PDFs one by one, and their undoing."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.choices import Retrieval
from reviews.retrieval.models import FullText
from reviews.screening.full_text import note_retrieval
from tests.cast import HTMX
from tests.pdfs import a_pdf
from tests.retrieval.conftest import state, uploaded


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
