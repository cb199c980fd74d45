"""What studies are to each other: found by keys, joined, asked about in pairs, linked."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from reviews.library.models import SourceFile, Study
from reviews.protocol.models import Member, Review

# Of pairs: somebody or something asks. Of others the report was taken back.
IS_ASKED = Q(reported_by__isnull=False) | Q(file__isnull=False) | ~Q(rules="")


class StudyKey(models.Model):
    """What a duplicate of the study would share with it: `dedup.keys` of its citation.

    An import writes five for each record, so the database checks neither review nor study of each,
    and one index finds a key and is the primary key; studies are never deleted, and
    `manage.py verify` looks.
    """

    pk = models.CompositePrimaryKey("review", "key", "study")
    review = models.ForeignKey(
        Review, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    key = models.TextField()
    study = models.ForeignKey(Study, models.PROTECT, related_name="keys", db_constraint=False)

    def __str__(self) -> str:
        return self.key


class StudyProfile(models.Model):
    """All that is compared of a study, in one spelling: a `dedup.Profile`, as `storing` writes it.

    Stored with the keys, and made anew with them; the database checks as little of it.
    """

    study = models.OneToOneField(
        Study, models.PROTECT, primary_key=True, related_name="profile", db_constraint=False
    )
    profile = models.TextField()

    def __str__(self) -> str:
        return f"{self.study_id}: {self.profile}"


class KeyRules(models.Model):
    """Which version of the rules made all keys and profiles of the review's studies: a
    `dedup.KEYS_VERSION`.

    None where a review has nothing imported yet, or was imported before this was noted.
    """

    review = models.OneToOneField(Review, models.PROTECT, primary_key=True, related_name="+")
    version = models.TextField()

    def __str__(self) -> str:
        return f"{self.review_id}: {self.version}"


class Join(models.Model):
    """That `study` was found to be the same report as `into`: why, by whom, until when.

    `joined_by` is empty for what the rules found, and `rules` names their version then. `run` is
    the same for all that one import or one person's click joined. Splitting ends the join and
    keeps the row.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="joins")
    study = models.ForeignKey(Study, models.PROTECT, related_name="joins")
    into = models.ForeignKey(Study, models.PROTECT, related_name="+")
    score = models.FloatField(null=True)
    evidence = ArrayField(models.TextField(), default=list)
    joined_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    joined_at = models.DateTimeField(db_default=Now())
    split_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    split_at = models.DateTimeField(null=True)
    rules = models.TextField(blank=True, db_default="")
    run = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study"], condition=Q(split_at=None), name="a_study_is_joined_once"
            ),
        ]
        indexes = [models.Index(fields=["review", "run", "id"], name="joins_by_run")]

    def __str__(self) -> str:
        return f"{self.study_id} joined to {self.into_id}"


class CandidatePair(models.Model):
    """Two studies of which a person should say what they are to each other, `a` before `b`.

    `relation`: how the rules think that one report is related to the other ("" if the two may be
    one report). `contradicted`: sure enough to be joined, were it not for another of the group.
    `reported_by`: who takes the two for one report, if a person does; then `rules` and `file` are
    empty unless an import found them too. Without any of the three the report was taken back, and
    nobody asks.
    `told_apart_at`: a person said that they are different, which stands for ever. Whether the two
    are joined is asked of the studies.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="pairs")
    a = models.ForeignKey(Study, models.PROTECT, related_name="+")
    b = models.ForeignKey(Study, models.PROTECT, related_name="+")
    relation = models.TextField(blank=True)
    score = models.FloatField()
    contradicted = models.BooleanField(default=False)
    agree = ArrayField(models.TextField(), default=list)
    differ = ArrayField(models.TextField(), default=list)
    rules = models.TextField(blank=True)
    file = models.ForeignKey(SourceFile, models.PROTECT, null=True, related_name="+")
    found_at = models.DateTimeField(db_default=Now())
    reported_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    told_apart_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    told_apart_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="two_studies_are_one_pair"),
            models.CheckConstraint(
                name="the_study_that_came_first_is_named_first", condition=Q(a__lt=F("b"))
            ),
        ]
        indexes = [
            models.Index(
                fields=["review", "-score", "id"],
                condition=Q(told_apart_at=None),
                name="surest_pairs",
            )
        ]

    def __str__(self) -> str:
        return f"{self.a_id} and {self.b_id}"

    @property
    def is_asked(self) -> bool:
        """Whether the pair is among IS_ASKED."""
        return bool(self.reported_by_id or self.file_id or self.rules)


class Companion(models.Model):
    """That `study` reports on the same investigation as `of`: who said so, until when.

    Links have no direction, and reach on: what two links bring together is one investigation.
    Instead of another study, `earlier` may name one that an earlier version of the review
    included. Taking the link back ends it and keeps the row.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="companions")
    study = models.ForeignKey(Study, models.PROTECT, related_name="companions")
    of = models.ForeignKey(Study, models.PROTECT, null=True, related_name="companions_of")
    earlier = models.TextField(blank=True)
    note = models.TextField(blank=True)
    linked_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField(db_default=Now())
    unlinked_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    unlinked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study", "of"],
                condition=Q(unlinked_at=None),
                name="two_studies_are_linked_once",
            ),
            models.UniqueConstraint(
                fields=["study"],
                condition=Q(unlinked_at=None, of=None),
                name="a_study_belongs_to_one_of_an_earlier_version",
            ),
            models.CheckConstraint(
                name="a_companion_of_a_study_here_or_of_an_earlier_one",
                condition=(Q(of__isnull=False) & Q(earlier="") & ~Q(study=F("of")))
                | (Q(of=None) & ~Q(earlier="")),
            ),
        ]
        indexes = [
            models.Index(fields=["review"], condition=Q(unlinked_at=None), name="linked_studies")
        ]

    def __str__(self) -> str:
        return f"{self.study_id} reports on the same investigation as {self.of_id or self.earlier}"
