"""The PRISMA 2020 numbers of one review, refused when they cannot all be true."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, cast

from reviews.prisma.counts import MetaAnalysis, Previous, ReasonCount, SourceCount, Template
from reviews.prisma.identities import BrokenIdentity, Identity, identities

__all__ = [
    "BrokenIdentity",
    "Flow",
    "MetaAnalysis",
    "NotAFlow",
    "Previous",
    "ReasonCount",
    "SourceCount",
    "Template",
]


class NotAFlow(ValueError):
    """A stored flow that cannot be read; the message says which part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What became of every record and report of a review, in one of the four templates.

    Identification and title/abstract screening count records; retrieval and eligibility count
    reports; inclusion counts studies and their reports. Each number is counted on its own and
    given here, so that the identities of PRISMA 2020 prove them against each other: nothing is
    computed from the rest except the sums below. A review in progress says what is still awaited;
    those records and reports are part of the box they wait in.

    Names that begin with `other_` are of the column for other methods: websites, organisations,
    citation searching and whatever else. The template has that column when any such source is
    named, and boxes for an earlier version when `previous` is given.

    Raises BrokenIdentity when a number is negative or the numbers contradict each other, and
    ValueError when a source or reason is without a name or one of its kind is named twice.
    """

    databases: tuple[SourceCount, ...] = ()
    registers: tuple[SourceCount, ...] = ()
    database_results: int = 0
    register_results: int = 0
    duplicates_found: int = 0
    # Removed in another program; the sources' counts hold these records too.
    duplicates_before_import: int = 0
    excluded_automatic: int = 0  # here and in another program
    excluded_other: int = 0  # here and in another program

    records_screened: int = 0
    awaiting_screening: int = 0  # title and abstract not settled, conflicts included
    conflicts: int = 0  # of those awaiting screening
    records_excluded: int = 0
    records_excluded_by_tools: int = 0  # of those excluded

    reports_sought: int = 0
    extra_reports: int = 0  # sought beyond one for each record
    merged_reports: int = 0  # records found to be one report after screening
    awaiting_retrieval: int = 0
    reports_not_retrieved: int = 0

    reports_assessed: int = 0
    awaiting_eligibility: int = 0  # full text not settled, conflicts included
    eligibility_conflicts: int = 0  # of those awaiting eligibility
    reports_excluded: int = 0
    reasons: tuple[ReasonCount, ...] = ()  # in the protocol's order
    reports_ongoing: int = 0
    reports_awaiting_classification: int = 0
    included_via_databases: int = 0  # reports

    websites: tuple[SourceCount, ...] = ()
    organisations: tuple[SourceCount, ...] = ()
    citation_searching: tuple[SourceCount, ...] = ()
    other_sources: tuple[SourceCount, ...] = ()
    website_results: int = 0
    organisation_results: int = 0
    citation_results: int = 0
    other_results: int = 0
    # The template has no box for what is removed or screened here, so these stand in a footnote.
    other_duplicates: int = 0  # found by the databases too, or twice by other methods
    other_removed: int = 0  # before screening
    other_awaiting_screening: int = 0  # conflicts included
    other_conflicts: int = 0  # of those awaiting screening
    other_excluded_on_title: int = 0

    other_sought: int = 0
    other_awaiting_retrieval: int = 0
    other_not_retrieved: int = 0

    other_assessed: int = 0
    other_awaiting_eligibility: int = 0  # conflicts included
    other_eligibility_conflicts: int = 0  # of those awaiting eligibility
    other_excluded: int = 0
    other_reasons: tuple[ReasonCount, ...] = ()  # in the protocol's order
    other_ongoing: int = 0
    other_awaiting_classification: int = 0
    included_via_other: int = 0  # reports

    new_studies: int = 0  # both columns together, and not in the earlier version
    new_reports: int = 0  # of the new studies
    reports_added_to_previous: int = 0  # included now, of studies of the earlier version

    previous: Previous | None = None
    meta_analysis: MetaAnalysis | None = None

    def __post_init__(self) -> None:
        for broken in _not_counts(self):
            raise BrokenIdentity(broken)
        for kind, names in self._names():
            _refuse_names(kind, names)
        for identity in identities(self):
            if not identity.holds:
                raise BrokenIdentity(identity)

    @property
    def template(self) -> Template:
        """The official diagram that has a box for everything this flow speaks of."""
        if self.websites or self.organisations or self.citation_searching or self.other_sources:
            with_other = (Template.NEW_WITH_OTHER_METHODS, Template.UPDATED_WITH_OTHER_METHODS)
            return with_other[self.previous is not None]
        return Template.NEW if self.previous is None else Template.UPDATED

    @property
    def identified(self) -> int:
        """Records identified from all databases and registers."""
        return self.database_results + self.register_results

    @property
    def other_identified(self) -> int:
        """Records identified via other methods."""
        return (
            self.website_results
            + self.organisation_results
            + self.citation_results
            + self.other_results
        )

    @property
    def duplicates(self) -> int:
        """Duplicate records removed, here and before import."""
        return self.duplicates_found + self.duplicates_before_import

    @property
    def records_excluded_by_people(self) -> int:
        """Records excluded on title and abstract by a human."""
        return self.records_excluded - self.records_excluded_by_tools

    @property
    def previous_studies_kept(self) -> int:
        """Studies of the earlier version that the review still includes."""
        return self.previous.studies - self.previous.dropped_studies if self.previous else 0

    @property
    def previous_reports_kept(self) -> int:
        """Reports of those studies that the earlier version knew already."""
        if not self.previous:
            return 0
        return self.previous.reports - self.previous.reports_of_dropped_studies

    @property
    def total_studies(self) -> int:
        """All studies that the review includes, those of the earlier version among them."""
        return self.previous_studies_kept + self.new_studies

    @property
    def total_reports(self) -> int:
        """All reports of the studies that the review includes."""
        return self.previous_reports_kept + self.new_reports + self.reports_added_to_previous

    @property
    def is_final(self) -> bool:
        """Whether nothing is awaited any more: every record and report has met its end."""
        return not (
            self.awaiting_screening
            or self.awaiting_retrieval
            or self.awaiting_eligibility
            or self.other_awaiting_screening
            or self.other_awaiting_retrieval
            or self.other_awaiting_eligibility
        )

    def as_dict(self) -> dict[str, Any]:
        """Every number by its name, ready for JSON; sources and reasons are lists of objects."""
        lists = {name: [asdict(each) for each in getattr(self, name)] for name in LISTS}
        computed = {name: getattr(self, name) for name in COMPUTED}
        return {**asdict(self), **lists, "template": str(self.template), **computed}

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> "Flow":
        """The flow that `as_dict` wrote, also before it knew every number of today.

        Sums are computed again. Raises NotAFlow when a part cannot be read or is unknown, and as
        Flow does.
        """
        numbers = {**stored}
        for name in ("template", *COMPUTED):
            numbers.pop(name, None)
        if unknown := sorted(set(numbers) - {each.name for each in fields(cls)}):
            raise NotAFlow(f"A flow has no number called {', '.join(unknown)}.")
        # Once there was one column only.
        numbers.setdefault("included_via_databases", numbers.get("new_reports", 0))
        for name in {**LISTS, **PARTS}.keys() & numbers.keys():
            try:
                numbers[name] = _read(name, numbers[name])
            except TypeError as problem:
                raise NotAFlow(f"The flow's {name.replace('_', ' ')} cannot be read.") from problem
        return cls(**numbers)

    def _names(self) -> Iterator[tuple[str, list[str]]]:
        """What each list of the flow holds, and the names in it."""
        for name in LISTS:
            entries = cast("tuple[SourceCount | ReasonCount, ...]", getattr(self, name))
            yield _SINGULAR[name], [_name_of(entry) for entry in entries]


LISTS: dict[str, type[SourceCount] | type[ReasonCount]] = {
    "databases": SourceCount,
    "registers": SourceCount,
    "reasons": ReasonCount,
    "websites": SourceCount,
    "organisations": SourceCount,
    "citation_searching": SourceCount,
    "other_sources": SourceCount,
    "other_reasons": ReasonCount,
}
PARTS: dict[str, type[Previous] | type[MetaAnalysis]] = {
    "previous": Previous,
    "meta_analysis": MetaAnalysis,
}
COMPUTED = (
    "identified",
    "other_identified",
    "duplicates",
    "total_studies",
    "total_reports",
    "is_final",
)
_SINGULAR = {
    "databases": "database",
    "registers": "register",
    "reasons": "reason",
    "websites": "website",
    "organisations": "organisation",
    "citation_searching": "citation search",
    "other_sources": "other source",
    "other_reasons": "reason",
}


def _read(name: str, stored: Any) -> object:
    """A list or a part of the flow from what JSON holds; TypeError if it holds no such thing."""
    if name in PARTS:
        return None if stored is None else PARTS[name](**stored)
    entries = tuple(LISTS[name](**each) for each in stored)
    if not all(isinstance(_name_of(entry), str) for entry in entries):
        raise TypeError("A name is a text.")
    return entries


def _name_of(entry: SourceCount | ReasonCount) -> str:
    return entry.name if isinstance(entry, SourceCount) else entry.reason


def _not_counts(flow: Flow) -> Iterator[Identity]:
    """A broken identity for each number of the flow that is no count."""
    counts: list[tuple[str, object]] = []
    for name in (each.name for each in fields(flow)):
        value = getattr(flow, name)
        if name in LISTS:
            counts += [(_name_of(entry), entry.n) for entry in value]
        elif name not in PARTS:
            counts.append((name.replace("_", " "), value))
        elif value is not None:
            counts += [(f"{name} {part}".replace("_", " "), n) for part, n in asdict(value).items()]
    for named, count in counts:
        # True is an int to Python, and no number of records.
        if not isinstance(count, int) or isinstance(count, bool) or count < 0:
            sentence = "Every number is a whole number, 0 or more"
            yield Identity("counts", sentence, {named: count}, holds=False)


def _refuse_names(kind: str, names: Sequence[str]) -> None:
    """Raise ValueError unless each name says something and no two are the same."""
    if not all(name.strip() for name in names):
        raise ValueError(f"Every {kind} needs a name.")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"Each {kind} is counted once; named twice: {', '.join(twice)}.")
