"""What the demo's people do together in each of its reviews: gather, import, settle."""

from collections.abc import Callable, Iterable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from reviews.accounts.models import User
from reviews.choices import Role, SourceKind, Stage, Verdict
from reviews.demo.cast import CAST, LENA, Person
from reviews.demo.exports import DemoFile
from reviews.demo.protocol import Protocol
from reviews.demo.screeners import Truth, request_id, truth
from reviews.library import actions as library
from reviews.library import keeping
from reviews.library.models import Study
from reviews.protocol import actions, team
from reviews.protocol.models import Member
from reviews.screening import adjudicating, conflicts, imports


@transaction.atomic
def gather(plan: Protocol, *, seed: str) -> dict[Person, Member]:
    """Start a review that Lena leads, and let everybody accept her invitation."""
    users = {user.email: user for user in User.objects.filter(email__in=[p.email for p in CAST])}
    lead = actions.start_review(
        by=users[LENA.email],
        title=plan.title,
        seed=seed,
        protocol=actions.Protocol(
            question=plan.question,
            inclusion=plan.inclusion,
            exclusion=plan.exclusion,
            reasons=plan.reasons,
            include_terms=plan.include_terms,
            exclude_terms=plan.exclude_terms,
        ),
    )
    members = {LENA: lead}
    for person in CAST:
        if person.role != Role.LEAD:
            _, token = team.invite(lead, role=person.role, note=person.name)
            members[person] = team.accept(users[person.email], token)
    return members


def import_files(librarian: Member, exports: Iterable[DemoFile]) -> None:
    """Add the search of each file, and import it."""
    for export in exports:
        search = library.add_search(
            librarian,
            source_kind=SourceKind(export.source_kind),
            source_name=export.source_name,
            platform=export.platform,
            strategy=export.strategy,
            run_on=export.run_on,
            hits=export.hits,
            removed_before_import=export.removed_before_import,
        )
        upload = SimpleUploadedFile(export.name, export.data)
        imports.import_file(keeping.receive_file(librarian, search, upload))


def settle(
    adjudicator: Member, stage: Stage, number: int, truth_of: Callable[[Study], Truth] = truth
) -> None:
    """Let the adjudicator settle the first `number` conflicts of a stage, as the truth is."""
    for conflict in list(conflicts.waiting(adjudicator, stage)[:number]):
        found = truth_of(conflict.study)
        excluded = found.relevance == "exclude" if stage == Stage.TITLE_ABSTRACT else found.reason
        reason = None
        if excluded and stage == Stage.FULL_TEXT:
            reason = adjudicator.review.reasons.get(text=found.reason)
        adjudicating.adjudicate(
            study_id=conflict.study_id,
            stage=stage,
            adjudicator=adjudicator,
            verdict=Verdict.EXCLUDE if excluded else Verdict.INCLUDE,
            reason=reason,
            settles=conflicts.sides_of(conflict).decision_ids,
            request_id=request_id(f"settle {stage}", adjudicator, conflict.study),
        )
