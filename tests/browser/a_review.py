"""A review in which something of everything has happened, so that every page has content."""

from datetime import date
from pathlib import Path
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from reviews.choices import Aside, Retrieval, Role, SourceKind
from reviews.formats.paste import understand
from reviews.library import actions as library
from reviews.library import linking, pasting, receiving
from reviews.library.group_models import CandidatePair, Join
from reviews.library.models import Search, SourceFile, Study
from reviews.library.pasted import Saved
from reviews.library.preparing import study_fields
from reviews.protocol import team
from reviews.protocol.actions import VotingRules
from reviews.protocol.models import Member, Review
from reviews.reporting.earlier import EarlierNumbers, enter_earlier_version
from reviews.reporting.freezing import freeze
from reviews.retrieval.actions import receive
from reviews.retrieval.keeping import keep
from reviews.screening import removing, retrieving
from reviews.screening.full_text import note_retrieval
from reviews.screening.protocol_changes import change_protocol
from reviews.screening.tasks import import_file, read_full_text
from tests.cast import FULL_TEXT, MAYBE, NO, TITLE_ABSTRACT, YES, a_member
from tests.pdfs import encrypted, of_title, scanned
from tests.screening.acting import agree, disagree, reason, settle_conflict, vote, written

FILES = Path(__file__).with_name("files")
CITED = "Rivera A, Cho M. Resting on Sundays. J Invented Results. 2021;7:41-49. doi:10.5555/rest.1"
# Parameters of addresses and what to put in; see tests/addresses.py.
Values = dict[str, list[object]]


def fill(lead: Member, ada: Member, ben: Member, cleo: Member) -> Values:
    """Let the team import, join, vote, settle and look for full texts."""
    review = lead.review
    search = library.add_search(
        lead,
        source_kind=SourceKind.DATABASE,
        source_name="PubMed",
        platform="Ovid",
        strategy="walk*[tiab]",
        hits=20,
    )
    for name in ("pubmed.nbib", "scopus.ris"):
        _import(_received(lead, search, name, (FILES / name).read_bytes()))
    refused = _received(lead, search, "odd.ris", b"Nothing that could be read.\n")
    _import(refused)
    _import(_received(lead, search, "rats.ris", b"TY  - JOUR\nTI  - Rats on wheels\nER  - \n"))
    table = b"Wer;Was\nNovak, Jan;Gehen bei Schmerzen im Kreuz\n"
    of_unknown_columns = _received(lead, search, "table.csv", table)
    _import(of_unknown_columns)
    waiting = _received(lead, search, "later.ris", b"TY  - JOUR\nTI  - Later\nER  - \n")
    studies = list(review.studies.filter(joined_to=None).order_by("pk"))
    _screen(studies, ada, ben, cleo)
    _correct(lead, studies[0])
    pasted = _pasted(lead, search)
    dora = a_member(review, "Dora", Role.SCREENER)
    vote(studies[9], dora, YES)
    team.leave(lead, dora)
    change_protocol(lead, protocol_=written(review, exclusion=("Letters",)), rules=VotingRules())
    _, token = team.invite(lead, role=Role.OBSERVER, note="Olga")
    companion = linking.link(lead, studies[1], studies[2], note="One trial’s number in both.")
    linking.link_to_earlier(lead, studies[2], "Rivera 2010")
    frozen = freeze(lead, name="First submission")
    _update(lead)
    file = studies[1].reference.file
    pair = CandidatePair.objects.create(
        review=review, a=studies[1], b=studies[2], score=0.8, rules="1", file=file
    )
    related = CandidatePair.objects.create(
        review=review, a=studies[0], b=studies[3], relation="PREPRINT", score=0.6, rules="1"
    )
    return just_begun(review) | {
        "companion_id": [companion.pk],
        "screening:votes.member_id": [dora.pk],
        "library:companions.pk": [studies[1].pk],
        "study_id": [study.pk for study in studies],
        "full_text_id": _full_texts(lead, studies) + _arrived(lead, studies),
        "number": [1, 2],
        "box": ["identified", "reports_excluded", "other_identified", "total"],
        **{f"reporting:{page}.pk": [frozen.pk] for page in ("frozen", "compare", "frozen_file")},
        "token": [token],
        "pair_id": [pair.pk],
        "library:link_pair.pair_id": [related.pk],
        "library:unrelate.pair_id": [related.pk],
        "run": [Join.objects.filter(review=review).latest("pk").run or uuid4()],
        "pk": [
            studies[0].reference.file_id,
            refused.pk,
            waiting.pk,
            of_unknown_columns.pk,
            pasted.pk,
        ],
        "library:study.pk": [studies[0].pk, studies[1].pk],
        "library:study_change.pk": [studies[0].pk],
        "library:reference.pk": [studies[0].reference_id],
        "library:search.pk": [search.pk],
        "screening:change_search.pk": [search.pk],
    }


def _pasted(lead: Member, search: Search) -> SourceFile:
    """Text of which somebody saved a reference, with another year than it says."""
    read = understand(CITED).draft
    fields = study_fields(read.citation())
    corrected = {name: fields[name] for name in library.CORRECTABLE} | {"year": 2022}
    one = Saved(1, 1, read.citation(), corrected)
    file = pasting.paste(lead, text=CITED, source=search, saved=[one])
    _import(file)
    return file


def _update(lead: Member) -> None:
    """What changes the flow's template: another method, and an earlier version of the review."""
    cited = library.add_search(
        lead, source_kind=SourceKind.CITATION, source_name="References", removed_before_import=2
    )
    record = b"TY  - JOUR\nTI  - Walking to work and the lower back\nER  - \n"
    _import(_received(lead, cited, "cited.ris", record))
    numbers = EarlierNumbers(studies=4, reports=5)
    enter_earlier_version(lead, numbers, citation="Rivera A. Walks. 2015.")


def just_begun(review: Review) -> Values:
    """What fits a review in which nothing has happened yet."""
    ids = ("study_id", "full_text_id", "pk", "member_id", "invitation_id", "companion_id")
    nothing: Values = {key: [0] for key in ids}
    return nothing | {
        "review_id": [review.pk],
        "stage": [TITLE_ABSTRACT.value, FULL_TEXT.value],
        "number": [1],
        "box": ["identified", "reports_excluded"],
        "extension": ["csv"],
        "reporting:methods_file.extension": ["txt"],
        "token": ["unknown"],
        "pair_id": [0],
        "run": [uuid4()],
    }


def _received(librarian: Member, search: Search, name: str, data: bytes) -> SourceFile:
    found = receiving.receive(librarian, search, [SimpleUploadedFile(name, data)])
    return found.files[0]


def _import(file: SourceFile) -> None:
    import_file(file_id=file.pk)


def _screen(studies: list[Study], ada: Member, ben: Member, cleo: Member) -> None:
    """Every outcome at both stages; the last studies are left for whoever screens."""
    out, out_later, through, disputed, lost, settled, conflict, begun = studies[:8]
    population, outcome = (
        reason(out.review, text) for text in ("Wrong population", "Wrong outcome")
    )
    agree(out, ada, ben, verdict=NO)
    for study in (out_later, through, disputed, lost):
        agree(study, ada, ben)
    vote(out_later, ada, NO, stage=FULL_TEXT, reason=population, note="Children only.")
    vote(out_later, ben, NO, stage=FULL_TEXT, reason=outcome)
    for screener in (ada, ben):
        vote(through, screener, YES, stage=FULL_TEXT)
    vote(disputed, ada, YES, stage=FULL_TEXT)
    vote(disputed, ben, NO, stage=FULL_TEXT, reason=population)
    for study, state in ((through, Retrieval.RETRIEVED), (lost, Retrieval.NOT_RETRIEVED)):
        note_retrieval(study_id=study.pk, member=cleo, state=state, note="Asked the authors.")
    note_retrieval(
        study_id=disputed.pk,
        member=cleo,
        state=Retrieval.REQUESTED,
        asked="the authors",
        asked_on=date(2026, 3, 31),
        link="https://example.org/report",
    )
    disagree(settled, ada, ben)
    settle_conflict(settled, cleo, YES, note="Walking was part of it.")
    note_retrieval(
        study_id=settled.pk, member=cleo, state=Retrieval.ONGOING, note="Results next spring."
    )
    disagree(conflict, ada, ben)
    removing.remove(cleo, [studies[-1].pk], kind=Aside.BY_TOOL, why="RCT classifier")
    vote(begun, ada, MAYBE, note="Look again.")


def _full_texts(librarian: Member, studies: list[Study]) -> list[int]:
    """A PDF that was read, and one with a password."""
    through, disputed = studies[2:4]
    report = of_title(through.title, doi="10.5555/browser.1")
    return [
        added(librarian, through, "report.pdf", report),
        added(librarian, disputed, "locked.pdf", encrypted(report, password="walk")),
    ]


def _arrived(librarian: Member, studies: list[Study]) -> list[int]:
    """PDFs that wait for a study: proposed by DOI, by title, not at all, and not read yet."""
    through, disputed = studies[2:4]
    pdfs = {
        "doi.pdf": of_title(through.title, doi=through.doi),
        "title.pdf": of_title(disputed.title),
        "another.pdf": of_title("A report that nobody looks for in this review"),
        "scanned.pdf": scanned(),
        "later.pdf": of_title("A report that will be read in a moment"),
    }
    found = [
        receive(librarian, name=name, kept=keep(SimpleUploadedFile(name, pdf)))
        for name, pdf in pdfs.items()
    ]
    for full_text in found[:-1]:
        read_full_text(full_text_id=full_text.pk)
    return [full_text.pk for full_text in found]


def added(librarian: Member, study: Study, name: str, pdf: bytes) -> int:
    """Give a study a PDF, which is read at once."""
    kept = keep(SimpleUploadedFile(name, pdf))
    added = retrieving.add(study_id=study.pk, member=librarian, name=name, kept=kept)
    read_full_text(full_text_id=added.pk)
    return added.pk


def _correct(librarian: Member, study: Study) -> None:
    shown = library.fingerprint(study)
    study.title = f"{study.title} (corrected)"
    library.correct(librarian, study, shown=shown)
