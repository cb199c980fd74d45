"""Companions: studies that report on the same investigation, and which they are together.

A link brings two studies together, or one study and a study that an earlier version of the review
included. Links reach on: if the first is linked to the second and the second to the third, all
three report on one investigation, whatever became of each in screening. A link stays with the
study that it was made for; while that is joined to another, it counts for the one it is joined to.
Studies whose import was undone link nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from reviews.library.models import Companion, Study
from reviews.protocol.models import Review


class Investigation(NamedTuple):
    """Reports on one investigation: their studies' ids, ascending, and whether an earlier version
    of the review included it.
    """

    studies: tuple[int, ...]
    earlier: bool


def investigations(
    review: Review, among: QuerySet[Any, int] | Collection[int]
) -> list[Investigation]:
    """Which of the studies report on the same investigation; each study is in exactly one.

    `among`: ids of studies of the review, as a collection or a query for them. A study without
    companions is an investigation of its own. Two studies belong together also where what links
    them is not among them. In the order of each one's first study. Two queries.
    """
    return _grouped(_among(review, among), _linked(review))


def linked_investigations(
    review: Review, among: QuerySet[Any, int] | Collection[int]
) -> list[Investigation]:
    """Those of `investigations` in which somebody has linked something.

    As many rows are read as there are links, however many studies there are. Two queries.
    """
    linked = _linked(review)
    studies = _among(review, among).annotate(root=Coalesce("joined_to", "pk"))
    return _grouped(studies.filter(root__in=[key for key in linked.keys if _is_study(key)]), linked)


def open_links(review: Review) -> QuerySet[Companion]:
    """The links that stand: not taken back, and of no study whose import was undone."""
    return Companion.objects.filter(
        Q(of=None) | Q(of__undone=False), review=review, unlinked_at=None, study__undone=False
    )


class Linked:
    """What is linked to what, over any number of links: a union-find."""

    def __init__(self, pairs: Iterable[tuple[Hashable, Hashable]] = ()) -> None:
        self._towards: dict[Hashable, Hashable] = {}
        for one, other in pairs:
            self.link(one, other)

    @property
    def keys(self) -> Collection[Hashable]:
        """Everything that was linked."""
        return self._towards.keys()

    def link(self, one: Hashable, other: Hashable) -> None:
        """Bring two together, with all that is linked to either."""
        self._towards.setdefault(one, one)
        self._towards.setdefault(other, other)
        self._towards[self.end(one)] = self.end(other)

    def end(self, key: Hashable) -> Hashable:
        """What stands for all that is linked to `key`; itself if nothing is."""
        towards = self._towards.get(key, key)
        while towards != key:
            # Each looks past the next one from now on, so that no chain stays long.
            further = self._towards[towards]
            self._towards[key] = further
            key, towards = towards, further
        return key


def named(earlier: str) -> str:
    """An earlier version's study by its name, spelled as all its spellings are compared.

    >>> named("Rivera  2010 ") == named("rivera 2010")
    True
    """
    return " ".join(earlier.split()).casefold()


def _linked(review: Review) -> Linked:
    """The review's roots and named earlier studies (text), as far as links bring them together."""
    links = open_links(review).values_list(
        "study", "study__joined_to", "of", "of__joined_to", "earlier"
    )
    return Linked(
        (study_root or study, named(earlier) if of is None else of_root or of)
        for study, study_root, of, of_root, earlier in links
    )


def _is_study(key: Hashable) -> bool:
    return isinstance(key, int)


def _among(review: Review, among: QuerySet[Any, int] | Collection[int]) -> QuerySet[Study]:
    return Study.objects.filter(review=review, pk__in=among)


def _grouped(studies: QuerySet[Study], linked: Linked) -> list[Investigation]:
    of_earlier = {linked.end(key) for key in linked.keys if not _is_study(key)}
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for pk, joined_to in studies.order_by("pk").values_list("pk", "joined_to"):
        groups[linked.end(joined_to or pk)].append(pk)
    return [Investigation(tuple(found), end in of_earlier) for end, found in groups.items()]
