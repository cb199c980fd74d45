"""The demo's second review: the update of a small one, screened, read and reported to its end."""

from datetime import date

from reviews.choices import Box, Retrieval, Stage
from reviews.demo import strategies
from reviews.demo.cast import ADA, BEN, CLEO, LENA, LIBBY
from reviews.demo.exports import DemoFile, as_embase, as_pubmed
from reviews.demo.holdings import EMBASE, PUBMED, Copy, Database, holdings, report_called
from reviews.demo.protocol import (
    OVERLAPPING,
    WRONG_INTERVENTION,
    WRONG_PUBLICATION,
    of_the_update,
)
from reviews.demo.report import CONFERENCE
from reviews.demo.screeners import Screener, Truth
from reviews.demo.teamwork import gather, import_files, settle
from reviews.library import linking
from reviews.library.models import Study
from reviews.protocol.actions import close_stage
from reviews.protocol.models import Member
from reviews.reporting.earlier import EarlierNumbers, enter_earlier_version
from reviews.reporting.freezing import freeze
from reviews.screening.full_text import note_retrieval, sought
from reviews.screening.models import Screening

SINCE = 2020  # the year in which the earlier version searched
INOTUZUMAB = ("inotuzumab alone", "against inotuzumab")
OTHERS = ("CAR T cells alone", "chemotherapy for relapse", "against CAR T cells")
ALL = 1_000  # more than there is to read


def fill() -> None:
    """Let the team do the update, from its searches to its closed stages and frozen flow."""
    members = gather(of_the_update(), seed="tandem update")
    lena, libby, cleo = members[LENA], members[LIBBY], members[CLEO]
    enter_earlier_version(
        lena,
        EarlierNumbers(studies=6, reports=8, dropped_studies=1, dropped_reports=1),
        citation="Lena, Libby. Inotuzumab ozogamicin in relapsed ALL. Harrowmere, 2020.",
    )
    import_files(libby, _files())
    screeners = [Screener(members[person], truth) for person in (ADA, BEN)]
    for screener in screeners:
        screener.screen(ALL)
    settle(cleo, Stage.TITLE_ABSTRACT, ALL, truth)
    _retrieve(libby)
    for screener in screeners:
        screener.read(ALL)
    settle(cleo, Stage.FULL_TEXT, ALL, truth)
    _link_to_the_earlier_version(libby)
    for stage in Stage:
        close_stage(lena, stage)
    freeze(lena, name="Submitted to the journal")


def truth(study: Study) -> Truth:
    """What a study is to the review of inotuzumab."""
    report = report_called(study.title, study.year or 0)
    if report is None or report.kind not in (*INOTUZUMAB, "chemotherapy for relapse"):
        return Truth("exclude", WRONG_INTERVENTION)
    if report.publication_type == CONFERENCE:
        return Truth("unclear", WRONG_PUBLICATION)
    if report.kind in INOTUZUMAB:
        return Truth("include", OVERLAPPING if report.number % 7 == 3 else "")
    return Truth("unclear", WRONG_INTERVENTION)


def _files() -> list[DemoFile]:
    """What the searches of two databases gave since the earlier version."""
    pubmed, embase = _held(PUBMED), _held(EMBASE)
    return [
        DemoFile(
            name="pubmed-inotuzumab.nbib",
            data=as_pubmed(pubmed),
            source_name="MEDLINE",
            source_kind="database",
            platform="PubMed",
            strategy=strategies.UPDATE,
            run_on=date(2025, 10, 6),
            hits=len(pubmed),
        ),
        DemoFile(
            name="embase-inotuzumab.ris",
            data=as_embase(embase),
            source_name="Embase",
            source_kind="database",
            platform="Embase.com",
            strategy=strategies.UPDATE,
            run_on=date(2025, 10, 6),
            hits=len(embase),
        ),
    ]


def _held(database: Database) -> list[Copy]:
    return [
        copy
        for copy in holdings()[database]
        if copy.report.year >= SINCE and copy.report.kind in (*INOTUZUMAB, *OTHERS)
    ]


def _retrieve(librarian: Member) -> None:
    for place, screening in enumerate(sought(librarian)):
        note_retrieval(
            study_id=screening.study_id,
            member=librarian,
            state=Retrieval.NOT_RETRIEVED if place == 3 else Retrieval.RETRIEVED,
            note="The journal has ceased, and the author did not answer." if place == 3 else "",
        )


def _link_to_the_earlier_version(librarian: Member) -> None:
    """Say that one included report is a later one of a study that the earlier version has."""
    included = Screening.objects.filter(review=librarian.review, box=Box.INCLUDED)
    study = included.select_related("study").earliest("study_id").study
    note = "Longer follow-up of the same people."
    linking.link_to_earlier(librarian, study, "Named-patient use, 2019", note=note)
