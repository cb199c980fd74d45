"""Of which study a PDF is: what Tandem proposes, and on which evidence."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reviews.choices import Retrieval, SourceKind, TextState
from reviews.library import actions as library
from reviews.retrieval.extracting import Extracted
from reviews.retrieval.models import FullText
from reviews.screening import joining, proposing
from reviews.screening.full_text import note_retrieval
from reviews.screening.tasks import read_full_text
from tests.pdfs import a_pdf, broken, encrypted, of_title, scanned, with_xmp
from tests.screening.acting import disagree

TITLE = "Supervised walking for chronic low back pain: a randomised trial"


@pytest.fixture
def proposed(arrives):
    """What is proposed for a PDF: the study's id and the evidence."""

    def propose(pdf: bytes, name: str = "report.pdf") -> tuple[int | None, str]:
        full_text = arrives(pdf, name)
        return full_text.proposed_id, full_text.evidence

    return propose


def test_the_doi_on_the_first_page_proposes_its_study(sought, proposed):
    study = sought(title=TITLE, doi="10.5555/walk.77")
    sought()

    assert proposed(of_title(TITLE, doi="10.5555/walk.77")) == (
        study.pk,
        "DOI 10.5555/walk.77 on page 1; title agrees 100 % with page 1",
    )


def test_dois_of_references_propose_nothing(sought, proposed):
    cited = sought(title="Walking in water", doi="10.5555/cited")

    found = proposed(of_title("A report of something else", references=[f"Cho. doi: {cited.doi}"]))

    assert found == (None, "")


def test_of_two_dois_at_the_top_the_one_whose_title_agrees_is_proposed(sought, proposed):
    commented = sought(title="Rest or exercise after an injury of the back", doi="10.5555/first")
    study = sought(title=TITLE, doi="10.5555/second")
    pdf = a_pdf(f"A comment on doi 10.5555/first\n{TITLE}\ndoi 10.5555/second")

    assert proposed(pdf)[0] == study.pk != commented.pk


def test_a_title_is_believed_more_than_a_doi_whose_title_is_another(sought, proposed):
    sought(title="Rest or exercise after an injury of the back", doi="10.5555/commented")
    study = sought(title=TITLE, doi="")

    found, evidence = proposed(of_title(TITLE, doi="10.5555/commented"))

    assert (found, evidence) == (study.pk, "Title agrees 100 % with page 1")


def test_what_the_publisher_wrote_into_the_file_decides(sought, proposed):
    sought(title=TITLE, doi="10.5555/printed")
    study = sought(title="Walking with poles in the mountains", doi="10.5555/written")

    found = proposed(with_xmp(of_title(TITLE, doi="10.5555/printed"), "10.5555/WRITTEN"))

    assert found == (study.pk, "DOI 10.5555/written in the PDF’s own description")


def test_a_report_that_is_not_sought_is_not_taken_for_one_that_is(
    sought, a_study, ada, ben, proposed
):
    sought(title=TITLE, doi="10.5555/sought")
    other = a_study(title="Walking and cycling", doi="10.5555/in-conflict")
    disagree(other, ada, ben)

    assert proposed(with_xmp(of_title(TITLE), other.doi)) == (
        None,
        "DOI 10.5555/in-conflict in the PDF’s own description, that of a study which is not sought",
    )


def test_a_printed_doi_of_a_report_that_is_not_sought_proposes_nothing(a_study, proposed):
    other = a_study(title="Walking and cycling", doi="10.5555/not-sought")

    assert proposed(of_title(other.title, doi=other.doi)) == (None, "")


def test_the_same_doi_in_another_review_is_not_in_the_way(
    sought, a_study, a_file, another_review, proposed
):
    theirs = library.add_search(
        another_review.members.get(), source_kind=SourceKind.DATABASE, source_name="PubMed"
    )
    a_study(file=a_file(search=theirs), doi="10.5555/walk.77")
    study = sought(title=TITLE, doi="10.5555/walk.77")

    assert proposed(of_title("Printed otherwise", doi="10.5555/walk.77"))[0] == study.pk


def test_the_title_on_the_first_page_proposes_its_study(sought, proposed):
    study = sought(title=TITLE)
    sought(title="Supervised swimming for chronic neck pain: a randomised trial")

    assert proposed(
        of_title("Supervised walking for chronic low back\npain: a randomised trial")
    ) == (
        study.pk,
        "Title agrees 100 % with page 1",
    )


def test_the_name_of_the_file_proposes_a_study_for_a_scan(sought, proposed):
    study = sought(title=TITLE)

    assert proposed(scanned(), f"Rivera - {TITLE}.pdf") == (
        study.pk,
        "Title agrees 100 % with the file’s name",
    )


def test_of_two_reports_of_one_title_the_authors_and_the_year_decide(sought, proposed):
    sought(title=TITLE, authors=("Brandt, Uta",), year=2011)
    study = sought(title=TITLE, authors=("Rivera, Ana",), year=2020)
    sought(title=TITLE, authors=("Larsen, Ida",), year=2013)

    assert proposed(of_title(TITLE))[0] == study.pk


def test_titles_in_other_scripts_propose_too(sought, proposed):
    study = sought(title="慢性腰痛に対する歩行の効果についての無作為化比較試験", doi="10.5555/jp")

    found, evidence = proposed(
        a_pdf(f"{study.title}\ndoi 10.5555/jp", font="HeiseiMin-W3", filled=False)
    )

    assert found == study.pk
    assert "title agrees 100 %" in evidence


def test_a_duplicates_doi_leads_to_the_study_that_is_screened(sought, a_study, libby, proposed):
    study, duplicate = sought(title=TITLE, doi=""), a_study(title=TITLE, doi="10.5555/duplicate")
    root = joining.join(libby, [study, duplicate])

    assert root == study
    assert proposed(of_title("Printed otherwise", doi="10.5555/duplicate"))[0] == study.pk


def test_another_reviews_study_is_never_proposed(sought, libby, another_review, arrives):
    sought(title=TITLE, doi="10.5555/walk.77")
    theirs = FullText.objects.create(
        review=another_review,
        name="theirs.pdf",
        content=str(arrives(of_title(TITLE, doi="10.5555/walk.77")).content),
        sha256="0" * 64,
        size=1,
        added_by=another_review.members.get(),
    )

    read_full_text(full_text_id=theirs.pk)

    theirs.refresh_from_db()
    assert (theirs.proposed, theirs.evidence) == (None, "")


@pytest.mark.parametrize(
    ("pdf", "state"),
    [
        (scanned(), TextState.SCANNED),
        (encrypted(a_pdf(), password="walk"), TextState.ENCRYPTED),
        (broken(a_pdf()), TextState.BROKEN),
        (a_pdf(), TextState.READ),
    ],
)
def test_what_cannot_be_read_is_kept_and_says_so(arrives, pdf, state):
    full_text = arrives(pdf)

    assert full_text.state == state
    assert full_text.content.open("rb").read() == pdf


def test_a_job_that_runs_twice_changes_nothing(sought, arrives, django_assert_max_num_queries):
    sought(title=TITLE)
    full_text = arrives(of_title(TITLE))

    with django_assert_max_num_queries(1):
        read_full_text(full_text_id=full_text.pk)


def test_looking_again_finds_a_study_that_came_to_be_sought_later(sought, arrives):
    full_text = arrives(of_title(TITLE))
    assert full_text.proposed is None
    study = sought(title=TITLE)

    read_full_text(full_text_id=full_text.pk)

    full_text.refresh_from_db()
    assert full_text.proposed == study


def test_a_report_that_was_not_retrieved_is_proposed_all_the_same(sought, libby, proposed):
    study = sought(title=TITLE)
    note_retrieval(study_id=study.pk, member=libby, state=Retrieval.NOT_RETRIEVED)

    assert proposed(of_title(TITLE))[0] == study.pk


def test_more_studies_make_no_more_queries(sought, libby):
    page = Extracted(TextState.READ, 1, [f"{TITLE}, report 1\ndoi 10.5555/walk.3"])
    counted = []
    for number in (2, 30):
        for index in range(number):
            sought(title=f"{TITLE}, report {number} {index}")
        with CaptureQueriesContext(connection) as queries:
            proposing.propose(libby.review_id, page, "report.pdf")
        counted.append(len(queries))

    assert counted[0] == counted[1] <= 3
