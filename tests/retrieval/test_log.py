"""What the log says of PDFs, in sentences."""

from reviews.audit.models import Event
from reviews.choices import Retrieval
from reviews.reporting.sentences import lines
from reviews.screening import retrieving
from reviews.screening.full_text import note_retrieval
from tests.pdfs import a_pdf


def test_every_act_is_told_in_a_sentence(sought, arrives, libby, review):
    study = sought(title="Walking uphill")
    note_retrieval(study_id=study.pk, member=libby, state=Retrieval.REQUESTED, asked="the authors")
    full_text = arrives(a_pdf(), "a.pdf")
    retrieving.match(full_text_id=full_text.pk, study_id=study.pk, member=libby)
    retrieving.put_away(full_text_id=full_text.pk, member=libby)
    retrieving.bring_back(full_text_id=full_text.pk, member=libby)
    retrieving.unmatch(full_text_id=full_text.pk, member=libby)

    events = Event.objects.filter(subject_kind__in=["fulltext", "retrievalnote"])
    told = [
        f"{line.who} {line.said.before} {line.said.what}{line.said.after}"
        for line in lines(review.pk, list(events.order_by("sequence")))
    ]

    assert told == [
        "Libby noted the full text of “Walking uphill” as requested (asked the authors)",
        "Libby uploaded the PDF “a.pdf”",
        "Tandem read the PDF “a.pdf”: 1 page",
        "Libby noted the full text of “Walking uphill” as retrieved (asked the authors)",
        "Libby matched the PDF “a.pdf” with “Walking uphill”",
        "Libby noted the full text of “Walking uphill” as requested (asked the authors)",
        "Libby put away the PDF “a.pdf” of “Walking uphill”",
        "Libby noted the full text of “Walking uphill” as retrieved (asked the authors)",
        "Libby brought back the PDF “a.pdf” of “Walking uphill”",
        "Libby noted the full text of “Walking uphill” as requested (asked the authors)",
        "Libby unmatched the PDF “a.pdf” from “Walking uphill”",
    ]
