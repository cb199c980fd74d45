"""Noting what came of looking for a report, and what follows for full-text screening."""

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from reviews.audit import actions as audit
from reviews.choices import Outcome, Retrieval, Stage
from reviews.protocol.models import Member
from reviews.retrieval.models import RetrievalNote
from reviews.screening import rules
from reviews.screening.models import Screening
from reviews.screening.settling import from_title_abstract_on, locked_screening


class NotSought(rules.Refused):
    """Only a study included at title and abstract has a full text to look for."""


class AlreadyRead(rules.Refused):
    """Somebody voted on the full text, so it was retrieved."""


class Settled(rules.Refused):
    """The report is included or excluded; a lead can reopen it."""


def sought(member: Member) -> QuerySet[Screening]:
    """Studies included at title and abstract, with `retrieval_state`, in the queue's order."""
    newest = RetrievalNote.objects.filter(study=OuterRef("study")).order_by("-id")
    return (
        Screening.objects.filter(
            review_id=member.review_id,
            stage=Stage.TITLE_ABSTRACT,
            in_play=True,
            outcome=Outcome.INCLUDED,
        )
        .select_related("study")
        .annotate(
            retrieval_state=Coalesce(
                Subquery(newest.values("state")[:1]), Value(Retrieval.SOUGHT.value)
            ),
            retrieval_note=Subquery(newest.values("note")[:1]),
        )
        .order_by("study_id")
    )


@transaction.atomic(durable=True)
def note_retrieval(
    *, study_id: int, member: Member, state: Retrieval, note: str = ""
) -> RetrievalNote:
    """Write down that a report was retrieved, could not be, or is sought (again).

    A report that could not be retrieved, or cannot be classified yet, leaves full-text screening
    until that is taken back.

    Raises Screening.DoesNotExist, NotSought, AlreadyRead for a report that has votes and would
    not have been retrieved, or Settled for one that is decided on and could not be classified.
    """
    abstract = locked_screening(member.review_id, study_id, Stage.TITLE_ABSTRACT)
    if not abstract.in_play or abstract.outcome != Outcome.INCLUDED:
        raise NotSought("This study is not included at title and abstract, so nothing is sought.")
    full_text = locked_screening(member.review_id, study_id, Stage.FULL_TEXT)
    if state == Retrieval.NOT_RETRIEVED and full_text.voters:
        raise AlreadyRead("Somebody has voted on this full text, so it was retrieved.")
    unclassified = state in {Retrieval.ONGOING, Retrieval.AWAITING_CLASSIFICATION}
    if unclassified and full_text.outcome in {Outcome.INCLUDED, Outcome.EXCLUDED}:
        raise Settled("This report is included or excluded already. A lead can reopen it first.")
    written = RetrievalNote.objects.create(
        review_id=member.review_id, study_id=study_id, state=state, note=note, noted_by=member
    )
    from_title_abstract_on([study_id])
    audit.record(
        "noted",
        written,
        review_id=member.review_id,
        actor=member,
        study=study_id,
        state=state,
        note=note,
    )
    return written
