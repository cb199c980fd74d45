"""Deciding: what each screener said, what it amounts to, and where each of them is.

Decision, SetAside, Adjudication, Reopening and Removal are append only (triggers refuse UPDATE and
DELETE) and hold the truth. Screening and Walk are derived: `manage.py verify` recomputes every
Screening.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from reviews.choices import (
    Aside,
    Box,
    Outcome,
    Retrieval,
    Settling,
    Stage,
    Verdict,
    as_choices,
)
from reviews.library.models import Study
from reviews.protocol.models import ExclusionReason, Member, ProtocolVersion, Review
from reviews.screening.placing import IN_PLAY, box, report_state

# `.value`, so that migrations hold plain strings and never import our code.
FULL_TEXT_EXCLUSION = Q(stage=Stage.FULL_TEXT.value, verdict=Verdict.EXCLUDE.value)
REASON_FITS = (FULL_TEXT_EXCLUSION & Q(reason__isnull=False)) | (
    ~FULL_TEXT_EXCLUSION & Q(reason__isnull=True)
)
NO_MAYBE_AT_FULL_TEXT = ~Q(stage=Stage.FULL_TEXT.value, verdict=Verdict.MAYBE.value)
ASKING = Q(outcome=Outcome.AWAITING.value, in_play=True)

REMOVALS = (Aside.INELIGIBLE, Aside.REMOVED, Aside.BY_TOOL)


class SetAside(models.Model):
    """That a lead set aside the votes of a member who left, or gave them back. Append only.

    The newest counts. Each vote that it concerned has a Decision that names this row.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="set_asides")
    given_back = models.BooleanField(default=False)
    why = models.TextField(blank=True)
    done_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["member", "-id"], name="newest_set_aside")]

    def __str__(self) -> str:
        return f"votes of {self.member_id} {'given back' if self.given_back else 'set aside'}"


class Decision(models.Model):
    """One screener's verdict on one study at one stage. Append only.

    Changing one's mind is a new row with the next `revision`. `round` counts from 1 and grows
    when a lead reopens the study. `blinded` is False when the screener could have known another's
    verdict; agreement is computed from blinded first decisions alone.

    A row with `set_aside` was not cast by the screener: a lead withdrew the vote of one who left,
    or gave it back as it had been.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="decisions")
    study = models.ForeignKey(Study, models.PROTECT, related_name="decisions")
    stage = models.CharField(max_length=14, choices=as_choices(Stage))
    round = models.PositiveSmallIntegerField(default=1)
    screener = models.ForeignKey(Member, models.PROTECT, related_name="decisions")
    revision = models.PositiveSmallIntegerField(default=1)
    verdict = models.CharField(max_length=9, choices=as_choices(Verdict))
    reason = models.ForeignKey(ExclusionReason, models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    blinded = models.BooleanField(default=True)
    protocol = models.ForeignKey(ProtocolVersion, models.PROTECT, related_name="+")
    request_id = models.UUIDField(unique=True)  # the form's, so that a retry is no second vote
    set_aside = models.ForeignKey(
        SetAside, models.PROTECT, null=True, related_name="decisions", db_index=False
    )
    decided_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study", "stage", "screener", "revision"],
                name="one_decision_per_screener_and_revision",
            ),
            models.CheckConstraint(
                name="reason_exactly_for_full_text_exclusions", condition=REASON_FITS
            ),
            models.CheckConstraint(name="no_maybe_at_full_text", condition=NO_MAYBE_AT_FULL_TEXT),
        ]
        indexes = [
            models.Index(
                fields=["review", "stage", "screener", "-id"], name="decisions_of_a_screener"
            ),
            # They are few, and whole indexes cost every vote.
            models.Index(
                fields=["review", "set_aside"],
                condition=Q(set_aside__isnull=False),
                name="votes_set_aside",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.screener_id}: {self.verdict} study {self.study_id} at {self.stage}"


class Adjudication(models.Model):
    """The verdict that settles a conflict, and the exact decisions it settles. Append only."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="adjudications")
    study = models.ForeignKey(Study, models.PROTECT, related_name="adjudications")
    stage = models.CharField(max_length=14, choices=as_choices(Stage))
    round = models.PositiveSmallIntegerField(default=1)
    adjudicator = models.ForeignKey(Member, models.PROTECT, related_name="adjudications")
    settling = models.CharField(max_length=12, choices=as_choices(Settling))
    verdict = models.CharField(
        max_length=9,
        choices=[(v.value, v.value) for v in (Verdict.INCLUDE, Verdict.EXCLUDE)],
    )
    reason = models.ForeignKey(ExclusionReason, models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    settles = ArrayField(models.BigIntegerField())
    protocol = models.ForeignKey(ProtocolVersion, models.PROTECT, related_name="+")
    request_id = models.UUIDField(unique=True)
    adjudicated_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study", "stage", "round"], name="one_adjudication_per_round"
            ),
            models.CheckConstraint(
                name="reason_exactly_for_adjudicated_full_text_exclusions",
                condition=REASON_FITS,
            ),
        ]
        indexes = [models.Index(fields=["review", "stage", "-id"], name="adjudications_newest")]

    def __str__(self) -> str:
        return f"{self.verdict} study {self.study_id} at {self.stage}"


class Reopening(models.Model):
    """That a lead asked for a new round on a study. Append only; earlier rounds are kept."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="reopenings")
    study = models.ForeignKey(Study, models.PROTECT, related_name="reopenings")
    stage = models.CharField(max_length=14, choices=as_choices(Stage))
    round = models.PositiveSmallIntegerField()
    reopened_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    why = models.TextField()
    reopened_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "stage", "round"], name="each_round_once"),
        ]

    def __str__(self) -> str:
        return f"round {self.round} of study {self.study_id} at {self.stage}"


class Removal(models.Model):
    """That a study was taken out before screening, or excluded by a tool. Append only.

    The newest counts; Aside.NOT takes an earlier one back. `why` names the tool or the reason.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="removals")
    study = models.ForeignKey(Study, models.PROTECT, related_name="removals")
    kind = models.CharField(
        max_length=10,
        choices=[(a.value, a.value) for a in (Aside.NOT, *REMOVALS)],
        blank=True,
    )
    why = models.TextField(blank=True)
    removed_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["study", "-id"], name="newest_removal")]

    def __str__(self) -> str:
        return f"study {self.study_id}: {self.kind or 'brought back'}"


class Screening(models.Model):
    """A study at a stage: what its decisions amount to and its place in the queue.

    The only cached state, recomputed under this row's lock in the transaction of each change.
    `voters` are the members whose decision stands in the current round. `place` is its fixed
    place in the stage's order, empty until the queue has been extended to it. `aside` says why
    the study is not screened here, `retrieval` (at full text) the state of the newest
    RetrievalNote. `via_other`: PRISMA counts it under other methods, no database having found it;
    of a group of duplicates found both ways, one record is counted under databases as the one
    that is screened, and one under other methods as its duplicate.

    The database works out the rest from the row: `in_play`, whether votes may be asked for, and
    `box`, where PRISMA counts the study.
    """

    # Without indexes of their own, which would repeat how those below begin.
    review = models.ForeignKey(Review, models.PROTECT, related_name="screenings", db_index=False)
    study = models.ForeignKey(Study, models.PROTECT, related_name="screenings", db_index=False)
    stage = models.CharField(max_length=14, choices=as_choices(Stage))
    required = models.PositiveSmallIntegerField()
    round = models.PositiveSmallIntegerField(default=1)
    voters = ArrayField(models.BigIntegerField(), default=list)
    outcome = models.CharField(
        max_length=8, choices=as_choices(Outcome), default=Outcome.AWAITING.value
    )
    reason = models.ForeignKey(ExclusionReason, models.PROTECT, null=True, related_name="+")
    adjudication = models.ForeignKey(Adjudication, models.PROTECT, null=True, related_name="+")
    aside = models.CharField(
        max_length=10, choices=[(a.value, a.value) for a in Aside], default="", blank=True
    )
    retrieval = models.CharField(
        max_length=23, choices=as_choices(Retrieval), default=Retrieval.SOUGHT.value
    )
    via_other = models.BooleanField(default=False)
    in_play = models.GeneratedField(
        expression=IN_PLAY, output_field=models.BooleanField(), db_persist=True
    )
    box = models.GeneratedField(
        expression=box(), output_field=models.CharField(max_length=23, null=True), db_persist=True
    )
    draw = models.BigIntegerField()
    place = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "stage"], name="one_screening_per_stage"),
            models.UniqueConstraint(
                fields=["review", "stage", "place"], name="one_study_in_each_place"
            ),
            models.CheckConstraint(name="at_least_one_vote", condition=Q(required__gte=1)),
        ]
        indexes = [
            models.Index(
                fields=["review", "stage", "place"],
                condition=ASKING & Q(place__isnull=False),
                name="queue_of_a_stage",
            ),
            models.Index(
                fields=["review", "stage", "draw"],
                condition=ASKING & Q(place__isnull=True),
                name="not_yet_queued",
            ),
            models.Index(
                fields=["review", "stage", "outcome", "study"],
                condition=Q(in_play=True),
                name="studies_by_outcome",
            ),
            # Without the study, so that equal entries are kept once and a million count quickly.
            models.Index(
                fields=["review", "box", "via_other", "stage", "in_play", "outcome", "reason"],
                name="counts_of_the_flow",
            ),
            # In the order in which the lists behind the numbers are read.
            models.Index(
                fields=["review", "via_other", "box", "study"],
                condition=Q(box__isnull=False),
                name="studies_by_column_and_box",
            ),
            models.Index(
                fields=["review", "reason", "via_other", "study"],
                condition=Q(box=Box.REPORT_EXCLUDED.value),
                name="excluded_reports_by_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"study {self.study_id} at {self.stage}: {self.outcome}"

    @property
    def report_state(self) -> Retrieval:
        """What came of looking for the report; for those that are sought."""
        return report_state(Retrieval(self.retrieval), Box(self.box))


class Walk(models.Model):
    """Where a screener is in the queue of a stage, and the study in their hands.

    Every study before `place` needs nothing more from them. `returns` counts how often studies
    came back into the queue, so that a step forward that did not see one is not taken.
    `holding` is theirs to decide on until `held_until`.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="walks")
    stage = models.CharField(max_length=14, choices=as_choices(Stage))
    place = models.PositiveIntegerField(default=0)
    returns = models.PositiveIntegerField(default=0)
    holding = models.ForeignKey(Screening, models.PROTECT, null=True, related_name="walks")
    held_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "stage"], name="one_walk_per_stage"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} at {self.place} of {self.stage}"
