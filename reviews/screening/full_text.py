"""Noting what came of looking for a report, and what follows for full-text screening."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from reviews.audit import actions as audit
from reviews.choices import Box, Outcome, Retrieval, Stage
from reviews.protocol.models import Member
from reviews.retrieval.models import RetrievalNote
from reviews.retrieval.reading import of_study
from reviews.screening import rules
from reviews.screening.models import Screening
from reviews.screening.settling import from_title_abstract_on, locked_screening


class NotSought(rules.Refused):
    """Only a study included at title and abstract has a full text to look for."""


class AlreadyRead(rules.Refused):
    """Somebody voted on the full text, so it was retrieved."""


class HasPdfs(rules.Refused):
    """The PDF of the report is here, so it was retrieved."""


class NotNewest(rules.Refused):
    """What was to be taken back is not what stands."""


class Settled(rules.Refused):
    """The report is included or excluded; a lead can reopen it."""


# Where a report can be that is sought; by these, since an index knows where studies are.
SOUGHT_BOXES = (
    Box.AWAITING_RETRIEVAL,
    Box.NOT_RETRIEVED,
    Box.AWAITING_ELIGIBILITY,
    Box.ELIGIBILITY_CONFLICT,
    Box.REPORT_EXCLUDED,
    Box.ONGOING,
    Box.AWAITING_CLASSIFICATION,
    Box.INCLUDED,
)


# States of a report that is not here, or that can be neither included nor excluded yet.
NOT_HERE = frozenset({Retrieval.SOUGHT, Retrieval.REQUESTED, Retrieval.NOT_RETRIEVED})
UNCLASSIFIED = frozenset({Retrieval.ONGOING, Retrieval.AWAITING_CLASSIFICATION})


def sought(member: Member) -> QuerySet[Screening]:
    """The reports that are looked for, at full text, with their study, in the order of their ids.

    `retrieval` says what came of looking for each.
    """
    return (
        Screening.objects.filter(
            review=member.review_id, stage=Stage.FULL_TEXT, box__in=SOUGHT_BOXES
        )
        .select_related("study")
        .defer("study__words", "study__abstract", "study__keywords")
        .order_by("study_id")
    )


@dataclass(frozen=True)
class Found:
    """What somebody writes down about looking for a report; see RetrievalNote."""

    state: Retrieval
    note: str = ""
    asked: str = ""
    asked_on: date | None = None
    link: str = ""


@transaction.atomic(durable=True)
def note_retrieval(
    *,
    study_id: int,
    member: Member,
    state: Retrieval,
    note: str = "",
    asked: str = "",
    asked_on: date | None = None,
    link: str = "",
) -> RetrievalNote:
    """Write down that a report was asked for, was or was not retrieved, or is sought (again).

    A report that could not be retrieved, or cannot be classified yet, leaves full-text screening
    until that is taken back.

    Raises Screening.DoesNotExist, NotSought, HasPdfs for a report that would not be here,
    AlreadyRead for one that has votes and would not have been retrieved, or Settled for one that
    is decided on and could not be classified.
    """
    full_text = locked_sought(member.review_id, study_id)
    return record(write(full_text, member, Found(state, note, asked, asked_on, link)))


@transaction.atomic(durable=True)
def take_back_note(*, study_id: int, member: Member, note_id: int) -> RetrievalNote:
    """Note again what was said before a note, as long as that note is the newest.

    Raises what `note_retrieval` does, or NotNewest.
    """
    full_text = locked_sought(member.review_id, study_id)
    newest = newest_notes(study_id)
    if not newest or newest[0].pk != note_id:
        raise NotNewest("Somebody noted something else since. Nothing was changed.")
    return record(write(full_text, member, as_before(newest[1:])))


def newest_notes(study_id: int) -> list[RetrievalNote]:
    """The last note on a study's report and the one before it, as far as there are any."""
    return list(RetrievalNote.objects.filter(study=study_id).order_by("-id")[:2])


def locked_sought(review_id: int, study_id: int) -> Screening:
    """The report at full text, locked, if it is looked for.

    Raises Screening.DoesNotExist or NotSought.
    """
    abstract = locked_screening(review_id, study_id, Stage.TITLE_ABSTRACT)
    if not abstract.in_play or abstract.outcome != Outcome.INCLUDED:
        raise NotSought("This study is not included at title and abstract, so nothing is sought.")
    return locked_screening(review_id, study_id, Stage.FULL_TEXT)


def write(full_text: Screening, member: Member, found: Found) -> RetrievalNote:
    """Add the note on a locked report and let what follows from it follow.

    To be called inside an act, which tells the log at its end (`record`). Raises AlreadyRead,
    HasPdfs or Settled.
    """
    if found.state in NOT_HERE and of_study(full_text.study_id, member.review).exists():
        if found.state != Retrieval.SOUGHT or full_text.retrieval not in UNCLASSIFIED:
            raise HasPdfs("This report has a PDF, so it was retrieved. Put the PDF away first.")
        # No longer ongoing, or now classified, and retrieved all the time.
        found = replace(found, state=Retrieval.RETRIEVED)
    if found.state == Retrieval.NOT_RETRIEVED and full_text.voters:
        raise AlreadyRead("Somebody has voted on this full text, so it was retrieved.")
    if found.state in UNCLASSIFIED and full_text.outcome in {Outcome.INCLUDED, Outcome.EXCLUDED}:
        raise Settled("This report is included or excluded already. A lead can reopen it first.")
    written = RetrievalNote.objects.create(
        review_id=member.review_id,
        study_id=full_text.study_id,
        noted_by=member,
        **asdict(found),
    )
    from_title_abstract_on([full_text.study_id])
    return written


def record(written: RetrievalNote) -> RetrievalNote:
    """Tell the log what was noted."""
    audit.record(
        "noted",
        written,
        review_id=written.review_id,
        actor=written.noted_by,
        study=written.study_id,
        **asdict(as_before([written])),
    )
    return written


def as_before(earlier: Sequence[RetrievalNote]) -> Found:
    """What stands when the newest note is taken back; `earlier`: those before it, newest first."""
    if not earlier:
        return Found(Retrieval.SOUGHT)
    note = earlier[0]
    return Found(Retrieval(note.state), note.note, note.asked, note.asked_on, note.link)
