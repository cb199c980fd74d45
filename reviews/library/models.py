"""What the searches found.

A Reference is one record of an imported file and never changes. Each has one Study, which is
what people read, correct and screen. References to the same report are brought together by
linking their studies (`joined_to`): nothing is deleted, and splitting gives each its own back.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Cast, Left, Now

from reviews.choices import ImportState, SourceKind, as_choices
from reviews.protocol.models import Member, Review

# The database's function that takes the accents off letters; see the migration that makes it.
FOLDED = "tandem_folded"

LIVE = Q(joined_to=None, undone=False)
JOINED = Q(joined_to__isnull=False, undone=False)


class Search(models.Model):
    """One run of one strategy on one source, as PRISMA-S asks it to be reported.

    The numbers `…_before_import` are what a librarian typed in about records that were identified
    here and removed in another program.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="searches")
    source_kind = models.CharField(max_length=12, choices=as_choices(SourceKind))
    source_name = models.TextField()
    platform = models.TextField(blank=True)
    strategy = models.TextField(blank=True)
    limits = models.TextField(blank=True)
    filters = models.TextField(blank=True)
    peer_review = models.TextField(blank=True)
    note = models.TextField(blank=True)
    run_on = models.DateField(null=True, blank=True)
    hits = models.PositiveIntegerField(null=True, blank=True)
    removed_before_import = models.PositiveIntegerField(default=0)
    ineligible_before_import = models.PositiveIntegerField(default=0)
    otherwise_removed_before_import = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.source_name} ({self.through})" if self.through else self.source_name

    @property
    def through(self) -> str:
        """The platform, where that is not the source itself."""
        is_its_own = self.platform.strip().casefold() == self.source_name.strip().casefold()
        return "" if is_its_own else self.platform


class SourceFile(models.Model):
    """An uploaded file, kept as it came, and how its import went.

    `dialects` counts the records of each database recognised. `encoding` is how its letters were
    read, `chosen_encoding` what a person has chosen (empty: the bytes decided), and `sample` some
    text that shows whether that is right. `mapping` is what a person said of a table's columns.
    `drafts` is what a person saved of pasted text, see `pasting.Saved`; empty for other files.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="files")
    search = models.ForeignKey(Search, models.PROTECT, related_name="files")
    name = models.TextField()
    content = models.FileField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    uploaded_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(db_default=Now())
    state = models.CharField(
        max_length=7, choices=as_choices(ImportState), default=ImportState.WAITING.value
    )
    refusal = models.TextField(blank=True)
    format = models.TextField(blank=True)
    dialects = models.JSONField(default=dict)
    encoding = models.TextField(blank=True)
    chosen_encoding = models.TextField(blank=True)
    sample = models.TextField(blank=True)
    mapping = models.JSONField(null=True)
    drafts = models.JSONField(null=True)
    starts = models.PositiveIntegerField(default=0)
    ends = models.PositiveIntegerField(default=0)
    undone_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    # Not columns: what `counting.with_records` adds.
    records: int
    percent: int | None
    has_stopped: bool

    class Meta:
        indexes = [models.Index(fields=["review", "sha256"], name="files_by_content")]

    def __str__(self) -> str:
        return self.name


class ImportProgress(models.Model):
    """How much of a file has been read, as a percentage, while its import is still open.

    Written outside the import's transaction, so without a constraint that would wait for it.
    """

    file = models.OneToOneField(
        SourceFile,
        models.CASCADE,
        primary_key=True,
        related_name="progress",
        db_constraint=False,
    )
    percent = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.file_id}: {self.percent} %"


class ImportProblem(models.Model):
    """Something in a file that was not as it should be, and what was done about it."""

    file = models.ForeignKey(SourceFile, models.CASCADE, related_name="problems")
    code = models.TextField()
    count = models.PositiveIntegerField(default=1)
    line = models.PositiveIntegerField(null=True)
    text = models.TextField()
    action = models.TextField()

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.text}"


class Reference(models.Model):
    """One record of an imported file, for ever as it came. A trigger refuses UPDATE and DELETE.

    `citation` holds the parsed record under the names of `formats.Citation`; `raw` is its text.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="references")
    file = models.ForeignKey(SourceFile, models.PROTECT, related_name="references")
    position = models.PositiveIntegerField()
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    citation = models.JSONField()
    raw = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["file", "position"], name="references_of_a_file_are_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"record {self.position} of {self.file}"


class ReferenceReading(models.Model):
    """What a later version of Tandem read from a reference's text. Append only, as references are.

    The newest one stands for `Reference.citation`, which stays as it was; a study says what it
    says, but for the fields that people corrected. `reader` is Tandem's version.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="+")
    reference = models.ForeignKey(Reference, models.PROTECT, related_name="readings")
    citation = models.JSONField()
    reader = models.TextField()
    read_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["reference", "-id"], name="newest_reading")]

    def __str__(self) -> str:
        return f"{self.reference} as read by Tandem {self.reader}"


class Study(models.Model):
    """What is screened: a report, found by one or more references.

    `joined_to` is the study that this one was found to duplicate; always a study that is itself
    not joined, so a group is one level deep. `undone`: the import of its reference was undone.
    `draw` is its place in the seeded shuffle. `corrected` names the fields that people corrected.
    `words`: those of title, authors, journal and year without accents, to be searched for.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="studies")
    reference = models.OneToOneField(Reference, models.PROTECT, related_name="study")
    title = models.TextField(blank=True)
    authors = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    container_title = models.TextField(blank=True)
    volume = models.TextField(blank=True)
    issue = models.TextField(blank=True)
    pages = models.TextField(blank=True)
    doi = models.TextField(blank=True)
    pmid = models.TextField(blank=True)
    abstract = models.TextField(blank=True)
    keywords = models.TextField(blank=True)
    language = models.TextField(blank=True)
    type = models.TextField(blank=True)
    joined_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="joined")
    undone = models.BooleanField(default=False)
    draw = models.BigIntegerField()
    corrected = ArrayField(models.TextField(), default=list, db_default=[])
    words = models.GeneratedField(
        # A search vector holds at most a megabyte; what no title or list of authors reaches.
        expression=SearchVector(
            *(
                Func(Left(name, most), function=FOLDED, output_field=models.TextField())
                for name, most in (
                    ("title", 50_000),
                    ("authors", 50_000),
                    ("container_title", 10_000),
                )
            ),
            Cast("year", models.TextField()),
            config="simple",
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    # Not a column: what `best_of.read` adds.
    taken: dict[str, "Study"]

    class Meta:
        verbose_name_plural = "studies"
        constraints = [
            models.CheckConstraint(
                name="no_study_is_joined_to_itself",
                condition=Q(joined_to=None) | ~Q(joined_to=F("id")),
            ),
        ]
        indexes = [
            models.Index(fields=["review", "id"], condition=LIVE, name="live_studies"),
            models.Index(fields=["review"], condition=JOINED, name="joined_studies"),
            GinIndex(fields=["words"], name="studies_by_words"),
        ]

    def __str__(self) -> str:
        return self.title or f"Untitled study {self.pk}"
