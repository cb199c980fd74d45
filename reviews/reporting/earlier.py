"""What an earlier version of the review included: typed in by a lead, changed, and taken back."""

from dataclasses import dataclass

from django.db import transaction

from reviews.audit import actions as audit
from reviews.prisma.flow import BrokenIdentity, Flow, Previous
from reviews.protocol.models import Member, Review
from reviews.reporting.models import EarlierVersion


class ImpossibleNumbers(ValueError):
    """Numbers of an earlier version that cannot all be true; the message says why."""


class NoEarlierVersion(Exception):
    """None is entered, so there is nothing to take back."""


@dataclass(frozen=True, kw_only=True)
class EarlierNumbers:
    """The studies and reports of the earlier version, and those of them that are dropped now."""

    studies: int
    reports: int
    dropped_studies: int = 0
    dropped_reports: int = 0

    def as_previous(self) -> Previous:
        """The numbers as the flow takes them."""
        return Previous(
            studies=self.studies,
            reports=self.reports,
            dropped_studies=self.dropped_studies,
            reports_of_dropped_studies=self.dropped_reports,
        )


def earlier_version(review: Review) -> EarlierVersion | None:
    """The earlier version as it was entered last; None if there is none or it was taken back."""
    newest = EarlierVersion.objects.filter(review=review).order_by("-pk").first()
    return newest if newest is not None and newest.studies is not None else None


def numbers_of(version: EarlierVersion) -> EarlierNumbers:
    """The numbers of an earlier version that was not taken back."""
    return EarlierNumbers(
        studies=version.studies or 0,
        reports=version.reports or 0,
        dropped_studies=version.dropped_studies,
        dropped_reports=version.dropped_reports,
    )


@transaction.atomic
def enter_earlier_version(
    lead: Member, numbers: EarlierNumbers, *, citation: str
) -> EarlierVersion:
    """Note what the earlier version included; what was noted before stays in the table.

    Raises ImpossibleNumbers.
    """
    try:
        Flow(previous=numbers.as_previous())
    except BrokenIdentity as problem:
        raise ImpossibleNumbers(f"{problem.identity}.") from problem
    return _write(
        lead,
        "entered",
        EarlierVersion(
            review=lead.review,
            studies=numbers.studies,
            reports=numbers.reports,
            dropped_studies=numbers.dropped_studies,
            dropped_reports=numbers.dropped_reports,
            citation=citation,
            entered_by=lead,
        ),
    )


@transaction.atomic
def take_back_earlier_version(lead: Member) -> EarlierVersion:
    """Make the review one without an earlier version again.

    Raises NoEarlierVersion.
    """
    if earlier_version(lead.review) is None:
        raise NoEarlierVersion("No earlier version is entered, so there is nothing to take back.")
    return _write(lead, "took back", EarlierVersion(review=lead.review, entered_by=lead))


def facts_of(version: EarlierVersion) -> dict[str, object]:
    """What the log says of an earlier version."""
    return {
        "studies": version.studies,
        "reports": version.reports,
        "dropped_studies": version.dropped_studies,
        "dropped_reports": version.dropped_reports,
        "citation": version.citation,
    }


def _write(lead: Member, verb: str, version: EarlierVersion) -> EarlierVersion:
    version.save(force_insert=True)
    audit.record(verb, version, review_id=lead.review_id, actor=lead, **facts_of(version))
    return version
