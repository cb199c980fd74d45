"""The PDFs of the studies that are sought: added, matched, put away, and who may read them.

A PDF that a study gets notes that its report was retrieved, in the same transaction. Every act
locks the PDF first and the study's screening after it; several of each in the order of their ids.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from reviews.audit import actions as audit
from reviews.choices import Retrieval, Stage
from reviews.library.models import Study
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.retrieval import actions as arriving
from reviews.retrieval.keeping import Kept
from reviews.retrieval.models import FullText, RetrievalNote
from reviews.retrieval.reading import of_study
from reviews.screening import full_text as noting
from reviews.screening import queue, rules
from reviews.screening.entering import hold
from reviews.screening.models import Screening


class MatchedMeanwhile(rules.Refused):
    """Somebody else said of which study the PDF is, or put it away."""


class TwiceOnOneStudy(rules.Refused):
    """The study has the same PDF already."""


def may_read(member: Member, full_text: FullText) -> bool:
    """Whether the member may open the PDF; with its study.

    A report is sought because others included it. So a screener, as long as a stage is open,
    reads what they were handed at full text, and learns of no other PDF that it is there.
    """
    if full_text.study is None or full_text.removed_at is not None:
        return member.is_a(*access.LIBRARIANS)
    if access.sees_results(member):
        return True
    study = full_text.study.joined_to_id or full_text.study.pk
    return queue.was_given(member, Stage.FULL_TEXT, study)


@transaction.atomic(durable=True)
def add(*, study_id: int, member: Member, name: str, kept: Kept) -> FullText:
    """Add a PDF to a study whose report is sought.

    Raises Screening.DoesNotExist, full_text.NotSought, or TwiceOnOneStudy.
    """
    screening = noting.locked_sought(member.review_id, study_id)
    _refuse_twice(screening, name, kept.sha256)
    created = arriving.create(member, name=name, kept=kept, study_id=study_id)
    note = _say_of_which_study(created, screening, member)
    _record("added", created, member, note, study=study_id, **arriving.facts(created))
    return created


@transaction.atomic(durable=True)
def match(*, full_text_id: int, study_id: int, member: Member) -> FullText:
    """Say of which study a PDF is that arrived without one.

    Saying the same twice is once. Raises FullText.DoesNotExist, Screening.DoesNotExist,
    full_text.NotSought, MatchedMeanwhile or TwiceOnOneStudy.
    """
    found = _match(full_text_id, study_id, member)
    found.record(member)
    return found.full_text


@transaction.atomic(durable=True)
def match_all(pairs: Iterable[tuple[int, int]], member: Member) -> tuple[list[FullText], list[str]]:
    """Match several PDFs, each with its study; (matched, why others were not, in sentences).

    `pairs`: the ids of PDF and study, as they were shown.
    """
    wanted = sorted(set(pairs))
    _hold(wanted, member)
    matched, refusals = [], []
    for full_text_id, study_id in wanted:
        try:
            matched.append(_match(full_text_id, study_id, member))
        except (FullText.DoesNotExist, Screening.DoesNotExist):
            continue  # of another review: nothing to say
        except rules.Refused as refusal:
            refusals.append(str(refusal))
    for found in matched:
        found.record(member)
    return [found.full_text for found in matched], refusals


@transaction.atomic(durable=True)
def unmatch(*, full_text_id: int, member: Member) -> FullText:
    """Take a PDF off its study: it waits to be matched again.

    Raises FullText.DoesNotExist or MatchedMeanwhile.
    """
    full_text = _locked(full_text_id, member)
    if full_text.removed_at is not None:
        raise MatchedMeanwhile("This PDF was put away meanwhile.")
    if full_text.study_id is None:
        return full_text
    study_id, matched_at = full_text.study_id, full_text.matched_at
    full_text.study = full_text.matched_by = full_text.matched_at = None
    full_text.save(update_fields=["study", "matched_by", "matched_at"])
    note = _no_longer_retrieved(study_id, matched_at, member)
    _record("unmatched", full_text, member, note, study=study_id, name=full_text.name)
    return full_text


@transaction.atomic(durable=True)
def put_away(*, full_text_id: int, member: Member) -> FullText:
    """Take a PDF out of the review's full texts; the file and the row stay.

    Raises FullText.DoesNotExist.
    """
    full_text = _locked(full_text_id, member)
    if full_text.removed_at is not None:
        return full_text
    full_text.removed_by, full_text.removed_at = member, timezone.now()
    full_text.save(update_fields=["removed_by", "removed_at"])
    note = None
    if full_text.study_id is not None:
        note = _no_longer_retrieved(full_text.study_id, full_text.matched_at, member)
    _record("put away", full_text, member, note, study=full_text.study_id, name=full_text.name)
    return full_text


@transaction.atomic(durable=True)
def bring_back(*, full_text_id: int, member: Member) -> FullText:
    """Undo `put_away`: the PDF is where it was, and its study's report is retrieved again.

    Raises FullText.DoesNotExist, full_text.NotSought or TwiceOnOneStudy.
    """
    full_text = _locked(full_text_id, member)
    if full_text.removed_at is None:
        return full_text
    screening = note = None
    if full_text.study_id is not None:
        screening = noting.locked_sought(member.review_id, full_text.study_id)
        _refuse_twice(screening, full_text.name, full_text.sha256)
    full_text.removed_by = full_text.removed_at = None
    full_text.save(update_fields=["removed_by", "removed_at"])
    if screening is not None:
        note = _say_of_which_study(full_text, screening, member)
    _record("brought back", full_text, member, note, study=full_text.study_id, name=full_text.name)
    return full_text


@dataclass(frozen=True)
class _Matched:
    """A PDF that has its study now, and the note that came with it. `is_new`: not before."""

    full_text: FullText
    note: RetrievalNote | None = None
    is_new: bool = True

    def record(self, member: Member) -> None:
        """Tell the log."""
        if self.is_new:
            named = {"study": self.full_text.study_id, "name": self.full_text.name}
            _record("matched", self.full_text, member, self.note, **named)


def _hold(pairs: Iterable[tuple[int, int]], member: Member) -> None:
    """Lock several PDFs and what is screened of their studies, before anything is written."""
    pdfs, studies = ({pair[side] for pair in pairs} for side in (0, 1))
    arrived = FullText.objects.filter(review=member.review_id, pk__in=pdfs)
    list(arrived.order_by("pk").select_for_update(no_key=True).values_list("pk"))
    hold(member.review, Study.objects.filter(review=member.review_id, pk__in=studies))


def _match(full_text_id: int, study_id: int, member: Member) -> _Matched:
    """Match the two, and lock them; the log is yet to be told."""
    full_text = _locked(full_text_id, member)
    if full_text.removed_at is not None:
        raise MatchedMeanwhile(f"“{full_text.name}” was put away meanwhile.")
    if full_text.study_id == study_id:
        return _Matched(full_text, is_new=False)
    if full_text.study_id is not None:
        raise MatchedMeanwhile(
            f"{full_text.matched_by or full_text.added_by} matched “{full_text.name}” with"
            f" “{full_text.study}” meanwhile. Nothing was changed."
        )
    screening = noting.locked_sought(member.review_id, study_id)
    _refuse_twice(screening, full_text.name, full_text.sha256)
    return _Matched(full_text, _say_of_which_study(full_text, screening, member))


def _locked(full_text_id: int, member: Member) -> FullText:
    """The PDF, locked. Raises FullText.DoesNotExist, also for another review's."""
    return (
        FullText.objects.select_for_update(no_key=True, of=("self",))
        .defer("text", "words")
        .select_related("study", "matched_by__user", "added_by__user")
        .get(pk=full_text_id, review=member.review_id)
    )


def _refuse_twice(screening: Screening, name: str, sha256: str) -> None:
    """Raise TwiceOnOneStudy if the locked study has a PDF of this content."""
    review = screening.review
    same = of_study(screening.study_id, review).filter(sha256=sha256).defer("text", "words").first()
    if same is not None:
        known = "" if same.name == name else f", as “{same.name}”"
        raise TwiceOnOneStudy(f"This study has “{name}” already{known}.")


def _say_of_which_study(
    full_text: FullText, screening: Screening, member: Member
) -> RetrievalNote | None:
    """Put the PDF to the locked study, and note that its report was retrieved, if nobody has.

    Both at one time, which tells later that they belong together.
    """
    at, note = timezone.now(), None
    if screening.retrieval in noting.NOT_HERE:
        before = noting.as_before(noting.newest_notes(screening.study_id))
        found = replace(before, state=Retrieval.RETRIEVED, note="")
        note = noting.write(screening, member, found)
        at = note.noted_at
    full_text.study_id = screening.study_id
    full_text.matched_by, full_text.matched_at = member, at
    full_text.save(update_fields=["study", "matched_by", "matched_at"])
    return note


def _no_longer_retrieved(
    study_id: int, matched_at: datetime | None, member: Member
) -> RetrievalNote | None:
    """Take back the note that came with a PDF that has left the study.

    Not where somebody noted something since, or another PDF is left, or the report has been read.
    """
    try:
        screening = noting.locked_sought(member.review_id, study_id)
    except (Screening.DoesNotExist, noting.NotSought):
        return None
    notes = noting.newest_notes(study_id)
    if not notes or (notes[0].state, notes[0].noted_at) != (Retrieval.RETRIEVED, matched_at):
        return None
    if screening.voters or of_study(study_id, screening.review).exists():
        return None
    return noting.write(screening, member, noting.as_before(notes[1:]))


def _record(
    verb: str, full_text: FullText, member: Member, note: RetrievalNote | None, **details: object
) -> None:
    """Tell the log of the note that came with an act on a PDF, if one did, and of the act."""
    if note is not None:
        noting.record(note)
    audit.record(verb, full_text, review_id=member.review_id, actor=member, **details)
