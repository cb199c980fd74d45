"""Where the records came from: what each source gave, here and before import."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviews.choices import BY_DATABASES, SourceKind
from reviews.library import counting
from reviews.library.models import Search
from reviews.prisma.counts import SourceCount
from reviews.protocol.models import Review


@dataclass(frozen=True)
class BeforeImport:
    """Records that were identified and removed in another program, as librarians typed them in.

    They are in the numbers of the flow, and in no list: Tandem never had them.
    """

    duplicates: int = 0
    ineligible: int = 0
    otherwise: int = 0

    def __add__(self, other: "BeforeImport") -> "BeforeImport":
        return BeforeImport(
            self.duplicates + other.duplicates,
            self.ineligible + other.ineligible,
            self.otherwise + other.otherwise,
        )

    @property
    def total(self) -> int:
        """All of them."""
        return self.duplicates + self.ineligible + self.otherwise


@dataclass(frozen=True)
class Source:
    """One source of a kind: its searches, in the order in which they were added.

    `imported`: the references of their imported files.
    """

    kind: SourceKind
    name: str
    searches: tuple[int, ...]
    imported: int
    before_import: BeforeImport

    @property
    def key(self) -> int:
        """What addresses name the source by: its first search."""
        return self.searches[0]

    @property
    def records(self) -> int:
        """All that the source gave, before anything was removed."""
        return self.imported + self.before_import.total

    @property
    def via_other(self) -> bool:
        """Whether PRISMA counts it among the other methods."""
        return self.kind not in BY_DATABASES


def sources_of(review: Review) -> list[Source]:
    """The review's sources by kind, in the order in which each was first searched. Two queries.

    Searches of the same source count together.
    """
    imported = counting.records_of_searches(review)
    found: dict[tuple[SourceKind, str], Source] = {}
    for search in review.searches.order_by("pk"):
        kind = SourceKind(search.source_kind)
        name = " ".join(search.source_name.split()) or "Source without a name"
        one = found.get((kind, name.casefold()), Source(kind, name, (), 0, BeforeImport()))
        found[kind, name.casefold()] = Source(
            kind=kind,
            name=one.name,
            searches=(*one.searches, search.pk),
            imported=one.imported + imported[search.pk],
            before_import=one.before_import + _typed_in(search),
        )
    return [source for kind in SourceKind for source in found.values() if source.kind == kind]


def of_kind(sources: Iterable[Source], kind: SourceKind) -> tuple[SourceCount, ...]:
    """What each source of the kind gave, as the flow takes it."""
    return tuple(
        SourceCount(source.name, source.records) for source in sources if source.kind == kind
    )


def before_import(sources: Iterable[Source], *, via_other: bool | None = None) -> BeforeImport:
    """What was removed before import, in both columns of the flow or in one."""
    return sum(
        (
            source.before_import
            for source in sources
            if via_other is None or source.via_other == via_other
        ),
        start=BeforeImport(),
    )


def _typed_in(search: Search) -> BeforeImport:
    return BeforeImport(
        search.removed_before_import,
        search.ineligible_before_import,
        search.otherwise_removed_before_import,
    )
