"""What a review set out to do, and who does it."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from reviews.accounts.models import User
from reviews.choices import Role, Settling, Stage, as_choices, label


class Review(models.Model):
    """One systematic review. `seed` decides every random choice in it, so that it can be redone."""

    title = models.TextField()
    seed = models.CharField(max_length=32)
    created_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return self.title


class Member(models.Model):
    """A person's place in a review. Leaving keeps the row: decisions point to it."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="members")
    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=11, choices=as_choices(Role))
    joined_at = models.DateTimeField(db_default=Now())
    left_at = models.DateTimeField(null=True)

    # Not columns: what `access` fetches of the review beside the row.
    review_title: str
    review_seed: str
    review_created_at: datetime

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "user"], name="one_place_per_person"),
        ]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def role_label(self) -> str:
        """The role, as the interface says it."""
        return label(Role(self.role))

    def is_a(self, *roles: Role) -> bool:
        """Whether the member's role is one of these."""
        return self.role in roles


class Invitation(models.Model):
    """A link that gives one person a role, once. Only the SHA-256 of its token is kept."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=11, choices=as_choices(Role))
    note = models.TextField(blank=True)
    token_hash = models.BinaryField(unique=True)
    invited_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    accepted_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_invitation_is_not_both_accepted_and_withdrawn",
                condition=Q(accepted_by__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"invitation to {self.review} as {self.role}"


class ProtocolVersion(models.Model):
    """The protocol as it stood from `adopted_at` on. Append only; each decision names its version.

    `reasons` repeats the reasons' texts in ranked order, so that a version can be read alone.
    `related` says what becomes of related reports that are not offered as companions: for the name
    of a `dedup.Relation` a word of `choices.Relating`. `reworded` lists the reasons that had other
    words before: each with its id (`reason`), `earlier` and `now`.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="protocol_versions")
    number = models.PositiveIntegerField()
    question = models.TextField(blank=True)
    inclusion = ArrayField(models.TextField(), default=list, blank=True)
    exclusion = ArrayField(models.TextField(), default=list, blank=True)
    reasons = ArrayField(models.TextField(), default=list, blank=True)
    include_terms = ArrayField(models.TextField(), default=list, blank=True)
    exclude_terms = ArrayField(models.TextField(), default=list, blank=True)
    related = models.JSONField(default=dict, db_default={}, blank=True)
    reworded = models.JSONField(default=list, db_default=[], blank=True)
    adopted_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    adopted_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "number"], name="protocol_versions_are_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of the protocol of {self.review}"


class ExclusionReason(models.Model):
    """Why a full text may be excluded. `rank` 1 weighs most; a retired reason has none."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="reasons")
    text = models.TextField()
    rank = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "text"], name="each_reason_once"),
            models.UniqueConstraint(
                fields=["review", "rank"],
                name="reasons_are_ranked_without_ties",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.text


class StageRule(models.Model):
    """How one stage of a review is screened.

    `dual_share` percent of the studies get `votes` votes, the rest one. `reasons_must_agree`: at
    full text, exclusions for different reasons are a conflict. Every decision locks
    this row FOR SHARE, and closing the stage or changing its rule locks it too: neither happens
    in the middle of the other. `opened_again_at`: when a closed stage was last opened again;
    what had been voted until then could be read meanwhile.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="stage_rules")
    stage = models.CharField(max_length=14, choices=as_choices(Stage))
    votes = models.PositiveSmallIntegerField(
        default=2, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    dual_share = models.PositiveSmallIntegerField(
        default=100, validators=[MinValueValidator(0), MaxValueValidator(100)]
    )
    settling = models.CharField(
        max_length=12, choices=as_choices(Settling), default=Settling.ADJUDICATION.value
    )
    reasons_must_agree = models.BooleanField(default=False)
    protocol = models.ForeignKey(ProtocolVersion, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    opened_again_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "stage"], name="one_rule_per_stage"),
            models.CheckConstraint(
                name="one_to_three_votes", condition=Q(votes__gte=1, votes__lte=3)
            ),
            models.CheckConstraint(
                name="the_dual_share_is_a_percentage",
                condition=Q(dual_share__gte=0, dual_share__lte=100),
            ),
        ]

    def __str__(self) -> str:
        return f"{label(Stage(self.stage))}: {self.votes} votes"

    @property
    def most_votes(self) -> int:
        """How many votes any study is asked for: one, if the share that gets all of them is 0."""
        return self.votes if self.dual_share else 1

    @property
    def is_closed(self) -> bool:
        """Whether a lead has ended screening at this stage."""
        return self.closed_at is not None
