"""What the demo's people have done so far: imported, screened part of the way, disagreed.

Every step is one of the actions that the pages call, so the demo holds nothing that a team could
not have done.
"""

from hashlib import blake2b
from uuid import UUID, uuid5

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from reviews.accounts.models import User
from reviews.choices import Retrieval, Role, SourceKind, Stage, Verdict
from reviews.demo.cast import ADA, BEN, CAST, CLEO, LENA, LIBBY, Person
from reviews.demo.exports import files
from reviews.demo.holdings import report_called
from reviews.demo.protocol import protocol
from reviews.library import actions as library
from reviews.library.models import Study
from reviews.protocol import actions, team
from reviews.protocol.models import ExclusionReason, Member
from reviews.screening import actions as screening
from reviews.screening import conflicts, full_text, imports, queue

NAMESPACE = UUID("0b51d1f6-9f0c-4d2e-8d0c-54a0de40b1c5")
# How many studies each has read so far, so that some wait for one vote, some for two.
READ = ((ADA, 170), (BEN, 150))
SETTLED = 6
FULL_TEXTS = 14


def is_there() -> bool:
    """Whether the demo has been filled before."""
    return User.objects.filter(email=LENA.email).exists()


def fill() -> None:
    """Make the accounts and the review, and let its team work part of the way."""
    members = _team()
    _import_files(members[LIBBY])
    for person, number in READ:
        _screen(members[person], number)
    _settle(members[CLEO])
    _retrieve(members[LIBBY])
    for person in (ADA, BEN):
        _read_full_texts(members[person], FULL_TEXTS)


@transaction.atomic
def _team() -> dict[Person, Member]:
    users = {person: User.objects.create_user(person.email, name=person.name) for person in CAST}
    written = protocol()
    lead = actions.start_review(
        by=users[LENA],
        title=written.title,
        seed="tandem demo",
        protocol=actions.Protocol(
            question=written.question,
            inclusion=written.inclusion,
            exclusion=written.exclusion,
            reasons=written.reasons,
            include_terms=written.include_terms,
            exclude_terms=written.exclude_terms,
        ),
    )
    members = {LENA: lead}
    for person in CAST:
        if person.role != Role.LEAD:
            _, token = team.invite(lead, role=person.role, note=person.name)
            members[person] = team.accept(users[person], token)
    return members


def _import_files(librarian: Member) -> None:
    for export in files():
        search = library.add_search(
            librarian,
            source_kind=SourceKind(export.source_kind),
            source_name=export.source_name,
            platform=export.platform,
            strategy=export.strategy,
            run_on=export.run_on,
            hits=export.hits,
        )
        upload = SimpleUploadedFile(export.name, export.data)
        imports.import_file(library.receive_file(librarian, search, upload))


def _screen(screener: Member, number: int) -> None:
    for _ in range(number):
        study = queue.take_next(screener, Stage.TITLE_ABSTRACT)
        if study is None:
            return
        screening.decide(
            study_id=study.pk,
            stage=Stage.TITLE_ABSTRACT,
            screener=screener,
            verdict=_verdict(screener, study),
            request_id=_request_id("screen", screener, study),
        )


def _settle(adjudicator: Member) -> None:
    for conflict in list(conflicts.waiting(adjudicator, Stage.TITLE_ABSTRACT)[:SETTLED]):
        relevant = _relevance(conflict.study) != "exclude"
        screening.adjudicate(
            study_id=conflict.study_id,
            stage=Stage.TITLE_ABSTRACT,
            adjudicator=adjudicator,
            verdict=Verdict.INCLUDE if relevant else Verdict.EXCLUDE,
            settles=conflicts.sides_of(conflict).decision_ids,
            request_id=_request_id("settle", adjudicator, conflict.study),
        )


def _retrieve(librarian: Member) -> None:
    for number, sought in enumerate(full_text.sought(librarian)[:24]):
        lost = number % 9 == 4
        full_text.note_retrieval(
            study_id=sought.study_id,
            member=librarian,
            state=Retrieval.NOT_RETRIEVED if lost else Retrieval.RETRIEVED,
            note="Two libraries asked, no copy." if lost else "",
        )


def _read_full_texts(screener: Member, number: int) -> None:
    for _ in range(number):
        study = queue.take_next(screener, Stage.FULL_TEXT)
        if study is None:
            return
        reason = _reason(screener, study)
        screening.decide(
            study_id=study.pk,
            stage=Stage.FULL_TEXT,
            screener=screener,
            verdict=Verdict.EXCLUDE if reason else Verdict.INCLUDE,
            reason=reason,
            request_id=_request_id("read", screener, study),
        )


def _verdict(screener: Member, study: Study) -> Verdict:
    """What the screener makes of the abstract: mostly the truth, each now and then mistaken."""
    relevance, luck = _relevance(study), _luck("verdict", screener, study)
    if relevance == "include":
        return Verdict.EXCLUDE if luck < 5 else Verdict.MAYBE if luck < 12 else Verdict.INCLUDE
    if relevance == "unclear":
        return Verdict.MAYBE if luck < 55 else Verdict.INCLUDE if luck < 75 else Verdict.EXCLUDE
    return Verdict.INCLUDE if luck < 3 else Verdict.MAYBE if luck < 7 else Verdict.EXCLUDE


def _reason(screener: Member, study: Study) -> ExclusionReason | None:
    """Why the screener excludes the full text; None to include it."""
    report = report_called(study.title, study.year or 0)
    if report is None or not report.reason:
        return None
    if _luck("reason", screener, study) < 10:
        return None
    reason: ExclusionReason = study.review.reasons.get(text=report.reason)
    return reason


def _relevance(study: Study) -> str:
    report = report_called(study.title, study.year or 0)
    return report.relevance if report else "unclear"


def _luck(purpose: str, screener: Member, study: Study) -> int:
    """From 0 to 99, the same each time."""
    text = f"{purpose}:{screener.user.email}:{study.title}"
    return blake2b(text.encode(), digest_size=4).digest()[0] * 100 // 256


def _request_id(purpose: str, member: Member, study: Study) -> UUID:
    return uuid5(NAMESPACE, f"{purpose}:{member.pk}:{study.pk}")
