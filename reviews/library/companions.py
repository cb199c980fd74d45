"""Companions: studies that report on the same investigation, and which they are together.

A link brings two studies together, or one study and a study that an earlier version of the review
included. Links reach on: if the first is linked to the second and the second to the third, all
three report on one investigation, whatever became of each in screening. A link stays with the
study that it was made for; while that is joined to another, it counts for the one it is joined to.
Studies whose import was undone link nothing.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from reviews.library import best_of
from reviews.library.group_models import Companion
from reviews.library.models import Study
from reviews.protocol.models import Review

# What links bring together: a study that is not joined, by its id, and one of an earlier version,
# by its name.
Key = int | str


class Investigation(NamedTuple):
    """Reports on one investigation: their studies' ids, ascending, and whether an earlier version
    of the review included it.
    """

    studies: tuple[int, ...]
    earlier: bool


@dataclass(frozen=True)
class Companions:
    """What reports on the same investigation as a study: others of the review, in the order of
    their ids, and the names of studies of an earlier version.
    """

    studies: list[Study]
    earlier: list[str]


def investigations(
    review: Review, among: QuerySet[Any, int] | Collection[int]
) -> list[Investigation]:
    """Which of the studies report on the same investigation; each study is in exactly one.

    `among`: ids of studies of the review, as a collection or a query for them. A study without
    companions is an investigation of its own. Two studies belong together also where what links
    them is not among them. In the order of each one's first study. Two queries.
    """
    return _grouped(_among(review, among), Linked.of(review))


def linked_investigations(review: Review, screened: QuerySet[Any, int]) -> list[Investigation]:
    """Those of `investigations` in which somebody has linked something.

    `screened`: a query for ids of studies that are screened; none of them is joined to another.
    As many rows are read as there are links, however many studies there are. Two queries; one
    where nothing is linked.
    """
    linked = Linked.of(review)
    if not linked.studies:
        return []
    # As one array, which is read faster than a thousand parameters.
    here = RawSQL("SELECT unnest(%s::bigint[])", [list(linked.studies)])
    return _grouped(_among(review, screened).filter(pk__in=here), linked)


def companions_of(review: Review, study_ids: Collection[int]) -> dict[int, Companions]:
    """What reports on the same investigation, for each of the studies that is linked at all.

    The others are as people read them. At most four queries, however many studies; one where
    nothing is linked.
    """
    linked = Linked.of(review)
    if not linked.studies:
        return {}
    rows = _among(review, study_ids).values_list("pk", "joined_to")
    roots = {pk: joined_to or pk for pk, joined_to in rows}
    groups = {root: linked.group(root) for root in set(roots.values()) & linked.studies}
    mentioned = {key for group in groups.values() for key in group if isinstance(key, int)}
    others_here = Study.objects.filter(pk__in=mentioned).defer("words", "abstract", "keywords")
    named_here = {study.pk: study for study in best_of.read(others_here, fields=best_of.IN_A_LIST)}
    found = {}
    for pk, root in roots.items():
        others = groups.get(root, set()) - {root}
        if others:
            found[pk] = Companions(
                [named_here[key] for key in sorted(k for k in others if isinstance(k, int))],
                sorted(linked.names[key] for key in others if isinstance(key, str)),
            )
    return found


def open_links(review: Review) -> QuerySet[Companion]:
    """The links that stand: not taken back, and of no study whose import was undone."""
    return Companion.objects.filter(
        Q(of=None) | Q(of__undone=False), review=review, unlinked_at=None, study__undone=False
    )


def links_of(review: Review, root: int) -> list[Companion]:
    """The links that were made for a study, or for one that is joined to it, with both ends.

    Those between two of the same group say nothing while these are joined, and are left out.
    """
    ends = Q(study=root) | Q(study__joined_to=root) | Q(of=root) | Q(of__joined_to=root)
    links = open_links(review).filter(ends).select_related("study", "of", "linked_by__user")
    return [
        link
        for link in links.order_by("pk")
        if link.of is None or root_of(link.study) != root_of(link.of)
    ]


def root_of(study: Study) -> int:
    """The id of the study that is screened for it."""
    return study.joined_to_id or study.pk


def named(earlier: str) -> str:
    """An earlier version's study by its name, spelled as all its spellings are compared.

    >>> named("Rivera  2010 ") == named("rivera 2010")
    True
    """
    return " ".join(earlier.split()).casefold()


class Linked:
    """What is linked to what, over any number of links: a union-find.

    `names`: how studies of an earlier version were spelled first, by what is compared.
    """

    def __init__(self) -> None:
        self._towards: dict[Key, Key] = {}
        self.names: dict[str, str] = {}

    @classmethod
    def of(cls, review: Review) -> "Linked":
        """The links that stand in the review. One query."""
        linked = cls()
        links = open_links(review).order_by("pk")
        for study, joined_to, of, of_joined_to, earlier in links.values_list(
            "study", "study__joined_to", "of", "of__joined_to", "earlier"
        ):
            if of is None:
                linked.names.setdefault(named(earlier), earlier)
                linked.link(joined_to or study, named(earlier))
            else:
                linked.link(joined_to or study, of_joined_to or of)
        return linked

    @property
    def studies(self) -> set[int]:
        """The studies that something is linked to."""
        return {key for key in self._towards if isinstance(key, int)}

    def link(self, one: Key, other: Key) -> None:
        """Bring two together, with all that is linked to either."""
        self._towards.setdefault(one, one)
        self._towards.setdefault(other, other)
        self._towards[self.end(one)] = self.end(other)

    def end(self, key: Key) -> Key:
        """What stands for all that is linked to `key`; itself if nothing is."""
        towards = self._towards.get(key, key)
        while towards != key:
            # Each looks past the next one from now on, so that no chain stays long.
            further = self._towards[towards]
            self._towards[key] = further
            key, towards = towards, further
        return key

    def group(self, key: Key) -> set[Key]:
        """Everything that is linked to `key`, and itself."""
        end = self.end(key)
        return {other for other in self._towards if self.end(other) == end}


def _among(review: Review, among: QuerySet[Any, int] | Collection[int]) -> QuerySet[Study]:
    return Study.objects.filter(review=review, pk__in=among)


def _grouped(studies: QuerySet[Study], linked: Linked) -> list[Investigation]:
    of_earlier = {linked.end(name) for name in linked.names}
    groups: defaultdict[Key, list[int]] = defaultdict(list)
    for pk, joined_to in studies.order_by("pk").values_list("pk", "joined_to"):
        groups[linked.end(joined_to or pk)].append(pk)
    return [Investigation(tuple(found), end in of_earlier) for end, found in groups.items()]
