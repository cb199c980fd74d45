"""What the rows and the log show about how a review was done, for `prisma.methods` to put in words.

What is said of a stage is about its studies that have an outcome and are screened still: not about
duplicates, removed studies or reports that were not retrieved.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from importlib import metadata
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from reviews.choices import (
    Aside,
    Box,
    ImportState,
    Outcome,
    Retrieval,
    Settling,
    SourceKind,
    Stage,
    Verdict,
)
from reviews.library.companions import linked_investigations
from reviews.library.group_models import Join
from reviews.library.models import SourceFile
from reviews.prisma.facts import (
    MethodsFacts,
    PairFact,
    PoolFact,
    SearchFacts,
    SetAsideFact,
    SourceFact,
    StageFacts,
    Voted,
)
from reviews.protocol.models import Member, Review
from reviews.reporting.agreeing import Pair, pairs_at, pool_at
from reviews.reporting.flow import flow_of
from reviews.reporting.left_out import members_left_out, set_aside_at
from reviews.reporting.protocol_history import (
    RuleChange,
    changes_since,
    criteria_of,
    rule_changes,
    share_drawn,
)
from reviews.reporting.snapshot import one_snapshot
from reviews.retrieval.models import RetrievalNote
from reviews.screening.models import Adjudication, Decision, Removal, Reopening, Screening

# Of each settled study: how many decided, and whether each first did so without being able to know
# another's decision.
VOTED = """
SELECT cardinality(screening.voters), first.blinded = cardinality(screening.voters), count(*)
FROM reviews_screening screening
CROSS JOIN LATERAL (
    SELECT count(*) AS blinded FROM reviews_decision decision
    WHERE decision.study_id = screening.study_id AND decision.stage = screening.stage
        AND decision.screener_id = ANY (screening.voters)
        AND decision.revision = 1 AND decision.blinded
) first
WHERE screening.review_id = %(review)s AND screening.stage = %(stage)s AND screening.in_play
    AND screening.outcome <> 'awaiting'
GROUP BY 1, 2 ORDER BY 1, 2
"""
VOTERS = """
SELECT DISTINCT unnest(voters) AS voter FROM reviews_screening
WHERE review_id = %(review)s AND stage = %(stage)s AND in_play AND outcome <> 'awaiting'
ORDER BY voter
"""
BY_TOOLS = (Aside.INELIGIBLE, Aside.BY_TOOL)


def methods_facts(review: Review) -> MethodsFacts:
    """Gather the facts as they stand at one moment, in the same number of queries for any review.

    Raises prisma.flow.BrokenIdentity as `flow_of` does.
    """
    with one_snapshot():
        names = initials({member.pk: str(member) for member in _members(review)})
        changes = rule_changes(review)
        first = review.decisions.order_by("pk").select_related("protocol").first()
        included = Screening.objects.filter(review=review, box=Box.INCLUDED).values_list(
            "study", flat=True
        )
        linked = linked_investigations(review, included)
        return MethodsFacts(
            flow=flow_of(review),
            search=_search_facts(review),
            title_abstract=_stage_facts(review, Stage.TITLE_ABSTRACT, names, changes),
            full_text=_stage_facts(review, Stage.FULL_TEXT, names, changes),
            criteria=criteria_of(first.protocol) if first else None,
            changes=changes_since(review, first.protocol, changes) if first else (),
            reasons=review.reasons.filter(rank__isnull=False).count(),
            requested=_requested(review),
            left_out=[names[member.pk] for member in members_left_out(review)],
            linked_reports=sum(len(one.studies) for one in linked if len(one.studies) > 1),
            software_version=_software_version(),
        )


def initials(names: Mapping[int, str]) -> dict[int, str]:
    """A short name for each person, by id; in full where two would have the same.

    >>> initials({1: "Ada Lovelace", 2: "Ben", 3: "Al Law", 4: "Cleo May"})
    {1: 'Ada Lovelace', 2: 'Ben', 3: 'Al Law', 4: 'CM'}
    """
    short = {}
    for person, name in names.items():
        words = name.partition("@")[0].split()
        short[person] = "".join(word[0] for word in words) if len(words) > 1 else " ".join(words)
    times = Counter(short.values())
    return {person: one if times[one] == 1 else names[person] for person, one in short.items()}


def _members(review: Review) -> QuerySet[Member]:
    """Everyone who was ever in the team: decisions of those who left count too."""
    return review.members.select_related("user").order_by("pk")


def _search_facts(review: Review) -> SearchFacts:
    joins = Join.objects.filter(review=review, split_at=None, study__undone=False)
    by_rules = joins.aggregate(n=Count("pk", filter=Q(joined_by=None)), all=Count("pk"))
    sources = _sources(review)
    return SearchFacts(
        databases=sources[SourceKind.DATABASE],
        registers=sources[SourceKind.REGISTER],
        websites=sources[SourceKind.WEBSITE],
        organisations=sources[SourceKind.ORGANISATION],
        citation_searching=sources[SourceKind.CITATION],
        other_sources=sources[SourceKind.OTHER],
        joined_by_rules=by_rules["n"],
        joined_by_hand=by_rules["all"] - by_rules["n"],
        tools=_tools(review),
    )


def _sources(review: Review) -> dict[SourceKind, list[SourceFact]]:
    """The searches that were run, as far as anything shows it, by kind."""
    imported = SourceFile.objects.filter(search=OuterRef("pk"), state=ImportState.DONE)
    run = (
        Q(Exists(imported))
        | Q(run_on__isnull=False)
        | Q(hits__isnull=False)
        | Q(removed_before_import__gt=0)
        | Q(ineligible_before_import__gt=0)
        | Q(otherwise_removed_before_import__gt=0)
    )
    found: dict[SourceKind, list[SourceFact]] = {kind: [] for kind in SourceKind}
    for search in review.searches.filter(run).exclude(source_name="").order_by("pk"):
        found[SourceKind(search.source_kind)].append(
            SourceFact(
                name=" ".join(search.source_name.split()),
                platform=" ".join(search.platform.split()),
                run_on=search.run_on,
            )
        )
    return found


def _tools(review: Review) -> list[str]:
    """What was named as the tool that took out the records that a tool took out."""
    taken_out = Screening.objects.filter(
        review=review, stage=Stage.TITLE_ABSTRACT, aside__in=BY_TOOLS
    )
    newest = (
        Removal.objects.filter(review=review, study__in=taken_out.values("study"))
        .order_by("study", "-pk")
        .distinct("study")
    )
    named = (
        Removal.objects.filter(pk__in=newest.values("pk")).values("why").annotate(first=Min("pk"))
    )
    said = [row["why"].strip().rstrip(".") for row in named.order_by("first")]
    return [why for why in said if why]


def _stage_facts(
    review: Review, stage: Stage, names: Mapping[int, str], changes: Sequence[RuleChange]
) -> StageFacts:
    asked: dict[str, Any] = {"review": review.pk, "stage": stage.value}
    screened = Screening.objects.filter(review=review, stage=stage, in_play=True)
    states = screened.aggregate(
        awaiting=Count("pk", filter=Q(outcome=Outcome.AWAITING)),
        conflicts=Count("pk", filter=Q(outcome=Outcome.CONFLICT)),
    )
    settled = Adjudication.objects.filter(pk__in=screened.values("adjudication"))
    by_another = settled.filter(settling=Settling.ADJUDICATION)
    settlers = by_another.order_by("adjudicator").values_list("adjudicator", flat=True).distinct()
    said = _said_of_decisions(review, stage)
    pairs = pairs_at(review, stage)
    return StageFacts(
        voted=[
            Voted(reviewers=reviewers, blinded=blinded, studies=n)
            for reviewers, blinded, n in _rows(VOTED, asked)
        ],
        awaiting=states["awaiting"],
        reviewers=[names[voter] for (voter,) in _rows(VOTERS, asked)],
        pairs=[_pair(pair, names) for pair in pairs],
        pool=_pool(review, stage) if len(pairs) > 1 else None,
        settled_by_another=by_another.count(),
        settled_by_consensus=settled.filter(settling=Settling.CONSENSUS).count(),
        settlers=[names[pk] for pk in settlers],
        open_conflicts=states["conflicts"],
        first_unblinded=said["first_unblinded"],
        changed_late=said["changed_late"],
        reopened=Reopening.objects.filter(review=review, stage=stage)
        .values("study")
        .distinct()
        .count(),
        set_aside=_set_aside(review, stage, names),
        maybes=said["maybes"],
        share_drawn=share_drawn(review, stage, said["first"], changes),
        first_on=_day(said["first"]),
        last_on=_day(said["last"]),
    )


def _said_of_decisions(review: Review, stage: Stage) -> dict[str, Any]:
    """What is counted over all decisions of a stage, on whatever study. One query.

    What a lead set aside, or gave back, is not counted again.
    """
    unblinded = Q(blinded=False) & ~Q(verdict=Verdict.WITHDRAWN)
    return Decision.objects.filter(review=review, stage=stage, set_aside=None).aggregate(
        first=Min("decided_at"),
        last=Max("decided_at"),
        maybes=Count("pk", filter=Q(verdict=Verdict.MAYBE)),
        first_unblinded=Count("pk", filter=unblinded & Q(revision=1)),
        changed_late=Count("study", distinct=True, filter=unblinded & Q(revision__gt=1, round=1)),
    )


def _set_aside(review: Review, stage: Stage, names: Mapping[int, str]) -> SetAsideFact | None:
    if not (found := set_aside_at(review, stage)):
        return None
    members, fact = found
    return replace(fact, reviewers=[names[member] for member in members])


def _pair(pair: Pair, names: Mapping[int, str]) -> PairFact:
    agreement, kappa = pair.agreement, pair.agreement.kappa
    return PairFact(
        reviewers=(names[pair.first.pk], names[pair.second.pk]),
        studies=agreement.studies,
        observed=agreement.observed or 0.0,
        kappa=kappa.value if kappa else None,
        low=kappa.low if kappa else 0.0,
        high=kappa.high if kappa else 0.0,
    )


def _pool(review: Review, stage: Stage) -> PoolFact:
    together = pool_at(review, stage)
    return PoolFact(studies=together.studies, alpha=together.alpha)


def _requested(review: Review) -> int:
    """How many of the reports that are sought were asked for from somebody."""
    asked_for = RetrievalNote.objects.filter(
        review=review,
        state=Retrieval.REQUESTED,
        study__screenings__stage=Stage.FULL_TEXT,
        study__screenings__aside=Aside.NOT,
    )
    return asked_for.values("study").distinct().count()


def _software_version() -> str:
    """Tandem's version; empty where it runs from a folder without having been installed."""
    try:
        return metadata.version("tandem-review")
    except metadata.PackageNotFoundError:
        return ""


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None


def _rows(sql: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
