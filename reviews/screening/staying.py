"""Of studies that are one report, which is screened for all of them: asked of what is stored.

As it would be if each stood alone: of a duplicate its own votes count here, and its own removal.
"""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from reviews.choices import Aside, Outcome, Retrieval, Stage
from reviews.library.models import Study
from reviews.screening import rules
from reviews.screening.models import Decision, Removal, Screening


def claims_on(studies: Collection[int]) -> dict[int, rules.Claim]:
    """What speaks for each of the studies, as `rules.stays` takes it. Two queries."""
    out = set(removals_of(studies))
    rows = Screening.objects.filter(study__in=studies)
    at = {(row.study_id, row.stage): row for row in rows}
    return {study: _claim(study, at, taken_out=study in out) for study in studies}


def choose(studies: Collection[int]) -> int:
    """The one that stays. To be called while the studies are held."""
    return rules.stays(claims_on(studies))


def removals_of(studies: Collection[int]) -> dict[int, Removal]:
    """Why each of the studies that were taken out, and not brought back since, was. One query."""
    newest = Removal.objects.filter(study__in=studies).order_by("study", "-pk").distinct("study")
    return {one.study_id: one for one in newest if one.kind != Aside.NOT}


def ever_voted_on(study: str) -> Q:
    """Whether anybody ever voted on a study, at any stage and in any round, or on a record that is
    joined to it; also if that was taken back since. `study`: what names it in the query.
    """
    own = Decision.objects.filter(study=OuterRef(study))
    joined = Decision.objects.filter(study__joined_to=OuterRef(study))
    return Exists(own) | Exists(joined)


def may_stay(studies: Collection[int]) -> set[int]:
    """Those of the studies that may be chosen to stay for all of them. At most two queries.

    What was taken out may not where somebody ever voted on another that was not: the flow would
    count what was screened as removed before screening.
    """
    every, out = set(studies), set(removals_of(studies))
    screened = Study.objects.filter(ever_voted_on("pk"), pk__in=every - out)
    return every - out if out and screened.exists() else every


def _claim(study: int, at: dict[tuple[int, str], Screening], *, taken_out: bool) -> rules.Claim:
    abstract, report = at.get((study, Stage.TITLE_ABSTRACT)), at.get((study, Stage.FULL_TEXT))
    read = len(report.voters) if report else 0
    return rules.Claim(
        taken_out=taken_out,
        votes=read + (len(abstract.voters) if abstract else 0),
        read=read,
        included=abstract is not None and abstract.outcome == Outcome.INCLUDED,
        retrieval=Retrieval(report.retrieval) if report else Retrieval.SOUGHT,
    )
