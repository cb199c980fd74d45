"""What the demo's librarian did about full texts: looked for them, linked reports, added PDFs."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from reviews.choices import Box, Retrieval
from reviews.demo.corpus import references
from reviews.demo.holdings import report_called
from reviews.demo.pdfs import pdf_of
from reviews.demo.report import CONFERENCE, Report
from reviews.demo.special import NEAR_DUPLICATE
from reviews.library import linking
from reviews.library.models import Study
from reviews.protocol.models import Member
from reviews.retrieval.actions import receive
from reviews.retrieval.keeping import Kept, keep
from reviews.retrieval.models import FullText
from reviews.screening import full_text, proposing, retrieving

LOOKED_FOR = 28
WITH_PDF = 3  # studies that are read next and have their PDF
# What came of looking for some, by their place in the list; the others were retrieved.
OTHERWISE = {
    4: full_text.Found(Retrieval.NOT_RETRIEVED, note="Two libraries asked, no copy."),
    9: full_text.Found(
        Retrieval.REQUESTED,
        asked="the corresponding author",
        asked_on=date(2025, 11, 24),
        link="https://example.org/request",
    ),
    13: full_text.Found(Retrieval.NOT_RETRIEVED, note="The author no longer has it."),
    17: full_text.Found(
        Retrieval.AWAITING_CLASSIFICATION, note="In Japanese; a translation is asked for."
    ),
    20: full_text.Found(Retrieval.ONGOING, note="Its register says that the trial ends in 2027."),
    22: full_text.Found(Retrieval.NOT_RETRIEVED, note="Two libraries asked, no copy."),
}


def note(librarian: Member) -> None:
    """Look for the first reports of the databases and for all others, and note what came of it."""
    sought = full_text.sought(librarian)
    found_first = [*sought.filter(via_other=False)[:LOOKED_FOR], *sought.filter(via_other=True)]
    for place, report in enumerate(found_first):
        found = OTHERWISE.get(place, full_text.Found(Retrieval.RETRIEVED))
        full_text.note_retrieval(
            study_id=report.study_id,
            member=librarian,
            state=found.state,
            note=found.note,
            asked=found.asked,
            asked_on=found.asked_on,
            link=found.link,
        )


def link_reports(librarian: Member) -> None:
    """Say which reports tell of one investigation: a trial's abstract and its full report."""
    for report in references():
        if report.kind == NEAR_DUPLICATE and report.publication_type == CONFERENCE:
            whole = next(
                other
                for other in references()
                if other.authors == report.authors and other.year == report.year + 2
            )
            linking.link(
                librarian,
                _study(librarian, report),
                _study(librarian, whole),
                note="The congress abstract of the same trial.",
            )


def add_pdfs(librarian: Member) -> None:
    """Add the PDFs of studies that are read next, and receive one that nobody has matched yet."""
    unread = full_text.sought(librarian).filter(
        box__in=(Box.AWAITING_ELIGIBILITY, Box.AWAITING_RETRIEVAL), voters=[]
    )
    chosen = [
        (report.study, found)
        for report in unread.exclude(retrieval=Retrieval.REQUESTED).order_by("place", "draw")
        if (found := report_called(report.study.title, report.study.year or 0))
    ]
    for study, report in chosen[:WITH_PDF]:
        name, kept = _kept(report)
        _read(retrieving.add(study_id=study.pk, member=librarian, name=name, kept=kept))
    _, waiting = next(found for found in chosen[WITH_PDF:] if found[1].doi)
    name, kept = _kept(waiting)
    _read(receive(librarian, name=name, kept=kept))


def _kept(report: Report) -> tuple[str, Kept]:
    """A PDF of the report in the store, and what its publisher calls the file."""
    name = f"{report.journal.short.replace(' ', '-')}-{report.year}-{report.number}.pdf"
    return name, keep(SimpleUploadedFile(name, pdf_of(report)))


def _read(added: FullText) -> None:
    """Do at once what the worker would do when it comes to it."""
    proposing.read(FullText.objects.get(pk=added.pk))


def _study(librarian: Member, report: Report) -> Study:
    """The study that is screened for the report."""
    copy = librarian.review.studies.filter(doi=report.doi).select_related("joined_to").first()
    if copy is None:
        raise Study.DoesNotExist(f"No study has the DOI {report.doi}.")
    root: Study = copy.joined_to or copy
    return root
