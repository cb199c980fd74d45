"""What people compare: what a file said and what stands now; the studies of a group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Exists, OuterRef, Q, QuerySet

from reviews.formats.markup import readable
from reviews.library import best_of
from reviews.library.actions import CORRECTABLE
from reviews.library.group_models import Join
from reviews.library.models import SourceFile, Study
from reviews.library.naming import NAMES
from reviews.library.pasted import DETAILS, Saved, as_line
from reviews.library.rereading import said_by
from reviews.protocol.models import Review

# What is set side by side for a group; abstracts are too long for that.
COMPARED = tuple(name for name in CORRECTABLE if name != "abstract")


@dataclass(frozen=True)
class Correction:
    """A field that says something else than the file did."""

    label: str
    now: str
    in_file: str


def corrections(study: Study) -> list[Correction]:
    """The fields of the study that were corrected, with what its file says."""
    original = said_by(study.reference)
    found = []
    for name in CORRECTABLE:
        value = original.get(name, "")
        in_file = readable("; ".join(value) if isinstance(value, list) else str(value))
        stands = getattr(study, name)
        now = "" if stands is None else readable(str(stands))
        if now != in_file:
            found.append(Correction(NAMES[name], now, in_file))
    return found + _corrected_details(study)


def _corrected_details(study: Study) -> list[Correction]:
    """Of a study that was pasted, what a person corrected and only its reference has."""
    if not {*DETAILS} & {*study.corrected}:
        return []
    place = study.reference.position - 1
    [draft] = SourceFile.objects.filter(pk=study.reference.file_id).values_list(
        f"drafts__{place}", flat=True
    )
    saved = Saved.from_stored(draft)
    return [
        Correction(NAMES[name], as_line(value), as_line(getattr(saved.read, name)))
        for name, value in saved.corrected_details.items()
    ]


@dataclass(frozen=True)
class Line:
    """One field of a study in a group; `differs` if the others do not all say the same."""

    label: str
    value: str
    differs: bool


@dataclass(frozen=True)
class Compared:
    """A study of a group: what it says, and the join that brought it here (None for the root).

    `taken`: what it is read from others of a group that it stands for itself.
    """

    study: Study
    lines: list[Line]
    join: Join | None
    taken: list[best_of.Taken] = field(default_factory=list)


@dataclass(frozen=True)
class Group:
    """Studies joined as one report. `newest` is the join that brought it together last."""

    root: Study
    compared: list[Compared]
    newest: Join

    @property
    def pk(self) -> int:
        """Its place among the groups."""
        return self.newest.pk


def newest_joins(review: Review) -> QuerySet[Join]:
    """For each group of the review the join that was made last."""
    open_joins = Join.objects.filter(split_at=None, study__undone=False)
    later = open_joins.filter(into=OuterRef("into"), pk__gt=OuterRef("pk"))
    return open_joins.filter(~Exists(later), review=review)


def groups(newest: Sequence[Join]) -> list[Group]:
    """The groups of these joins, in the same order; two queries for all of them."""
    roots = [join.into_id for join in newest]
    members = members_of(roots)
    joins = {
        join.study_id: join
        for join in Join.objects.filter(into__in=roots, split_at=None).select_related(
            "joined_by__user"
        )
    }
    return [
        Group(members[join.into_id][0], compared(members[join.into_id], joins), join)
        for join in newest
        if len(members[join.into_id]) > 1
    ]


def members_of(roots: Iterable[int]) -> dict[int, list[Study]]:
    """The studies of each group with their files, the root first, then as they came."""
    roots = list(roots)
    found: dict[int, list[Study]] = {root: [] for root in roots}
    members = (
        Study.objects.filter(Q(pk__in=roots) | Q(joined_to__in=roots), undone=False)
        .select_related("reference__file__search")
        .defer("words", "keywords", "reference__raw", "reference__citation")
        .order_by("pk")
    )
    for study in members:
        found[study.joined_to_id or study.pk].append(study)
    for root, studies in found.items():
        studies.sort(key=lambda study: (study.pk != root, study.pk))
    return found


def side_by_side(studies: Sequence[Study]) -> list[Compared]:
    """Studies of which somebody should say whether they are one report, each as people read it.

    They must have all fields at hand, and their files. One query.
    """
    return [
        replace(one, taken=best_of.told(one.study))
        for one in compared(best_of.read(studies), joins={})
    ]


def compared(studies: Sequence[Study], joins: dict[int, Join]) -> list[Compared]:
    """The studies of a group, field by field, with what differs between them."""
    said = {name: {_plain(getattr(study, name)) for study in studies} for name in COMPARED}
    return [
        Compared(
            study,
            [
                Line(NAMES[name], _text(getattr(study, name)), len(said[name]) > 1)
                for name in COMPARED
                if said[name] != {""}
            ],
            joins.get(study.pk),
        )
        for study in studies
    ]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _plain(value: object) -> str:
    """The value without what nobody would call a difference: case, and a full stop at the end."""
    return " ".join(_text(value).casefold().split()).rstrip(".")
