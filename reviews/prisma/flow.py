"""The PRISMA 2020 numbers of one review, refused when they cannot all be true."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any


class BrokenIdentity(ValueError):
    """Numbers that cannot all be true. `identity` says in words what must hold between them."""

    def __init__(self, identity: str, numbers: Mapping[str, object]) -> None:
        self.identity = identity
        self.numbers = numbers
        listed = "; ".join(
            f"{name}: {number:,}" if isinstance(number, int) else f"{name}: {number!r}"
            for name, number in numbers.items()
        )
        super().__init__(f"{identity} ({listed})")


@dataclass(frozen=True, slots=True)
class SourceCount:
    """The records that one database or register gave, before duplicates were removed."""

    name: str
    n: int


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """The reports excluded at full text for one reason; each report has exactly one."""

    reason: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What became of every record and report, for a new review of databases and registers.

    Identification and title/abstract screening count records; retrieval and eligibility count
    reports; inclusion counts studies and their reports. Each number is counted on its own and
    given here, so that the identities of PRISMA 2020 prove them against each other: nothing is
    computed from the rest except `identified` and `duplicates`. A review in progress says what is
    still awaited; those records and reports are part of the box they wait in.

    Raises BrokenIdentity when a number is negative or the numbers contradict each other, and
    ValueError when a database, register or reason is without a name or named twice.
    """

    databases: tuple[SourceCount, ...] = ()
    registers: tuple[SourceCount, ...] = ()
    database_results: int = 0
    register_results: int = 0
    duplicates_found: int = 0
    # Removed in another program; the sources' counts hold these records too.
    duplicates_before_import: int = 0
    excluded_automatic: int = 0
    excluded_other: int = 0

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

    new_studies: int = 0
    new_reports: int = 0

    def __post_init__(self) -> None:
        self._refuse_what_is_no_count()
        _refuse_names("database", [source.name for source in self.databases])
        _refuse_names("register", [source.name for source in self.registers])
        _refuse_names("reason", [reason.reason for reason in self.reasons])
        self._refuse_broken_sums()
        self._refuse_parts_larger_than_the_whole()

    @property
    def identified(self) -> int:
        """Records identified from all databases and registers."""
        return self.database_results + self.register_results

    @property
    def duplicates(self) -> int:
        """Duplicate records removed, here and before import."""
        return self.duplicates_found + self.duplicates_before_import

    @property
    def is_final(self) -> bool:
        """Whether nothing is awaited any more: every record and report has met its end."""
        return not (self.awaiting_screening or self.awaiting_retrieval or self.awaiting_eligibility)

    def as_dict(self) -> dict[str, Any]:
        """Every number by its name, ready for JSON; sources and reasons are lists of objects."""
        return {
            **asdict(self),
            "databases": [asdict(source) for source in self.databases],
            "registers": [asdict(source) for source in self.registers],
            "reasons": [asdict(reason) for reason in self.reasons],
            "identified": self.identified,
            "duplicates": self.duplicates,
            "is_final": self.is_final,
        }

    def _refuse_what_is_no_count(self) -> None:
        counts: list[tuple[str, object]] = [
            (each.name.replace("_", " "), getattr(self, each.name))
            for each in fields(self)
            if each.name not in {"databases", "registers", "reasons"}
        ]
        counts += [(source.name, source.n) for source in (*self.databases, *self.registers)]
        counts += [(reason.reason, reason.n) for reason in self.reasons]
        for name, count in counts:
            # True is an int to Python, and no number of records.
            if not isinstance(count, int) or isinstance(count, bool) or count < 0:
                raise BrokenIdentity("Every number is a whole number, 0 or more", {name: count})

    def _refuse_broken_sums(self) -> None:
        _refuse_unless_sum(
            "records from databases",
            self.database_results,
            {source.name: source.n for source in self.databases},
        )
        _refuse_unless_sum(
            "records from registers",
            self.register_results,
            {source.name: source.n for source in self.registers},
        )
        _refuse_unless_sum(
            "records identified",
            self.identified,
            {
                "duplicate records found": self.duplicates_found,
                "duplicate records removed before import": self.duplicates_before_import,
                "records marked as ineligible by automation tools": self.excluded_automatic,
                "records removed for other reasons": self.excluded_other,
                "records screened": self.records_screened,
            },
        )
        _refuse_unless_sum(
            "records screened, with extra reports and less merged reports",
            self.records_screened + self.extra_reports - self.merged_reports,
            {
                "records excluded": self.records_excluded,
                "records awaiting screening": self.awaiting_screening,
                "reports sought for retrieval": self.reports_sought,
            },
        )
        _refuse_unless_sum(
            "reports sought for retrieval",
            self.reports_sought,
            {
                "reports not retrieved": self.reports_not_retrieved,
                "reports awaiting retrieval": self.awaiting_retrieval,
                "reports assessed for eligibility": self.reports_assessed,
            },
        )
        _refuse_unless_sum(
            "reports excluded",
            self.reports_excluded,
            {reason.reason: reason.n for reason in self.reasons},
        )
        _refuse_unless_sum(
            "reports assessed for eligibility",
            self.reports_assessed,
            {
                "reports excluded": self.reports_excluded,
                "reports awaiting a decision": self.awaiting_eligibility,
                "reports of ongoing studies": self.reports_ongoing,
                "reports awaiting classification": self.reports_awaiting_classification,
                "reports of included studies": self.new_reports,
            },
        )

    def _refuse_parts_larger_than_the_whole(self) -> None:
        for part, number, whole, limit in (
            ("conflicts", self.conflicts, "records awaiting screening", self.awaiting_screening),
            (
                "conflicts at full text",
                self.eligibility_conflicts,
                "reports awaiting a decision",
                self.awaiting_eligibility,
            ),
            (
                "records excluded by automation tools",
                self.records_excluded_by_tools,
                "records excluded",
                self.records_excluded,
            ),
            (
                "studies included",
                self.new_studies,
                "reports of included studies",
                self.new_reports,
            ),
        ):
            if number > limit:
                sentence = f"There cannot be more {part} than {whole}"
                raise BrokenIdentity(sentence, {part: number, whole: limit})
        if self.new_reports and not self.new_studies:
            raise BrokenIdentity(
                "Every included report belongs to an included study",
                {
                    "studies included": self.new_studies,
                    "reports of included studies": self.new_reports,
                },
            )


def _refuse_unless_sum(whole: str, number: int, parts: dict[str, int]) -> None:
    """Raise BrokenIdentity unless the parts add up to the number."""
    if number == sum(parts.values()):
        return
    listed = " + ".join(parts) or "nothing"
    raise BrokenIdentity(f"{whole.capitalize()} must be {listed}", {whole: number, **parts})


def _refuse_names(kind: str, names: Sequence[str]) -> None:
    """Raise ValueError unless each name says something and no two are the same."""
    if not all(name.strip() for name in names):
        raise ValueError(f"Every {kind} needs a name.")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"Each {kind} is counted once; named twice: {', '.join(twice)}.")
