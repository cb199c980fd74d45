"""A history of one review in plain Python, which knows no rules but what is written here."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from reviews.choices import Aside, Box, Outcome, Retrieval, SourceKind, Stage, Verdict
from reviews.library.models import Search
from reviews.protocol.models import Review
from reviews.reporting import earlier
from reviews.screening.models import Screening


@dataclass
class Place:
    """What was said about a study at a stage in its current round, as plain Python remembers it."""

    votes: dict[str, tuple[Verdict, str | None]] = field(default_factory=dict)
    settled: tuple[Verdict, str | None] | None = None
    round: int = 1
    must_agree: bool = False  # whether reasons had to, when it was last voted on
    aside: dict[str, tuple[Verdict, str | None]] = field(default_factory=dict)

    def outcome(self, required: int) -> Outcome:
        if self.settled:
            return Outcome.EXCLUDED if self.settled[0] == Verdict.EXCLUDE else Outcome.INCLUDED
        if len(self.votes) < required:
            return Outcome.AWAITING
        said = {verdict == Verdict.EXCLUDE for verdict, _ in self.votes.values()}
        if len(said) == 2:
            return Outcome.CONFLICT
        if self.must_agree and len({why for _, why in self.votes.values()}) > 1:
            return Outcome.CONFLICT
        return Outcome.EXCLUDED if said == {True} else Outcome.INCLUDED


# The searches that every history begins with, and what was typed in with each.
SEARCHES: tuple[tuple[SourceKind, str, dict[str, int]], ...] = (
    (SourceKind.DATABASE, "PubMed", {"removed_before_import": 2}),
    (SourceKind.DATABASE, "Embase", {"ineligible_before_import": 3}),
    (SourceKind.REGISTER, "PubMed", {}),
    (SourceKind.CITATION, "Their references", {"removed_before_import": 4}),
    (SourceKind.WEBSITE, "An agency", {"otherwise_removed_before_import": 5}),
)
BY_DATABASES = (SourceKind.DATABASE, SourceKind.REGISTER)
REMOVED = {
    Aside.INELIGIBLE: Box.INELIGIBLE,
    Aside.REMOVED: Box.REMOVED,
    Aside.BY_TOOL: Box.EXCLUDED_BY_TOOL,
}
NOTED = {
    Retrieval.NOT_RETRIEVED: Box.NOT_RETRIEVED,
    Retrieval.ONGOING: Box.ONGOING,
    Retrieval.AWAITING_CLASSIFICATION: Box.AWAITING_CLASSIFICATION,
}

SO_FAR = {
    Retrieval.NOT_RETRIEVED: 0,
    Retrieval.SOUGHT: 1,
    Retrieval.REQUESTED: 2,
    Retrieval.ONGOING: 3,
    Retrieval.AWAITING_CLASSIFICATION: 3,
    Retrieval.RETRIEVED: 4,
}


@dataclass(frozen=True)
class Asked:
    """The little that plain Python asks Tandem for.

    `required`: how many votes each study needs at each stage, which is drawn by the review's
    seed. `searches`: the search that each reference came from.
    """

    required: dict[tuple[int, Stage], int]
    searches: dict[int, int]

    @classmethod
    def of(cls, review: Review) -> "Asked":
        return cls(
            required=required_in(review),
            searches=dict(review.references.values_list("study__pk", "file__search")),
        )


def required_in(review: Review) -> dict[tuple[int, Stage], int]:
    """How many votes each study of the review needs at each stage."""
    asked = Screening.objects.filter(review=review).values_list("study", "stage", "required")
    return {(study, Stage(stage)): number for study, stage, number in asked}


class Remembered:
    """One review as plain Python remembers it: what was said, and what follows from it."""

    review: Review
    searches: list[Search]

    def remember(self) -> None:
        """Begin with searches, and with nothing that was said."""
        self.kinds = {
            search.pk: kind for search, (kind, _, _) in zip(self.searches, SEARCHES, strict=True)
        }
        self.places: dict[tuple[int, Stage], Place] = {}
        self.notes: dict[int, Retrieval] = {}
        self.removed: dict[int, Aside] = {}
        self.voted_on: set[int] = set()
        self.undone: set[int] = set()
        self.joined: dict[int, int] = {}
        self.links: dict[int, tuple[int, int | str]] = {}
        self.previous: earlier.EarlierNumbers | None = None

    def at(self, study: int, stage: Stage) -> Place:
        return self.places.setdefault((study, stage), Place())

    def is_untouched(self, pk: int) -> bool:
        """Whether nobody ever voted on the report, and the study was not taken out or joined."""
        records = {pk, *(one for one, into in self.joined.items() if into == pk)}
        gone = pk in self.joined or pk in self.undone or pk in self.removed
        return not (gone or records & self.voted_on)

    def expected_to_stay(self, studies: Collection[int], asked: Asked) -> int:
        """Of studies that are one report, the one that is screened for all, if nobody chooses."""

        def at(pk: int, stage: Stage) -> Place:
            return self.places.get((pk, stage), Place())

        def outcome(pk: int) -> Outcome:
            required = asked.required[pk, Stage.TITLE_ABSTRACT]
            return at(pk, Stage.TITLE_ABSTRACT).outcome(required)

        def votes(pk: int) -> tuple[int, bool, int]:
            number = sum(len(at(pk, stage).votes) for stage in Stage)
            return number, self.notes.get(pk) == Retrieval.RETRIEVED, -pk

        def after_inclusion(pk: int) -> tuple[bool, int, int, tuple[int, bool, int]]:
            note = self.notes.get(pk, Retrieval.SOUGHT)
            read = len(at(pk, Stage.FULL_TEXT).votes)
            return note != Retrieval.NOT_RETRIEVED, read, SO_FAR[note], votes(pk)

        screened = [pk for pk in studies if pk not in self.removed] or list(studies)
        first = max(screened, key=votes)
        if outcome(first) != Outcome.INCLUDED:
            return first
        included = [pk for pk in screened if outcome(pk) == Outcome.INCLUDED]
        return max(included, key=after_inclusion)

    def expected_flow(self, boxes: dict[int, Box], via_other: dict[int, bool]) -> dict[str, object]:
        """Every number of the flow, counted in Python from where each reference is."""
        here, there = (
            Counter(box for pk, box in boxes.items() if via_other[pk] == other)
            for other in (False, True)
        )
        typed = [
            (self.kinds[search.pk] in BY_DATABASES, said)
            for search, (_, _, said) in zip(self.searches, SEARCHES, strict=True)
        ]

        def before(name: str, *, by_databases: bool) -> int:
            return sum(said.get(name, 0) for here, said in typed if here == by_databases)

        duplicates, ineligible, otherwise = (
            "removed_before_import",
            "ineligible_before_import",
            "otherwise_removed_before_import",
        )
        all_typed = {
            by_databases: sum(
                before(name, by_databases=by_databases)
                for name in (duplicates, ineligible, otherwise)
            )
            for by_databases in (True, False)
        }
        databases = {
            "identified": here.total() + all_typed[True],
            "duplicates": here[Box.DUPLICATE] + before(duplicates, by_databases=True),
            "excluded_automatic": here[Box.INELIGIBLE] + before(ineligible, by_databases=True),
            "excluded_other": here[Box.REMOVED] + before(otherwise, by_databases=True),
            "awaiting_screening": here[Box.AWAITING_SCREENING] + here[Box.CONFLICT],
            "conflicts": here[Box.CONFLICT],
            "records_excluded": here[Box.EXCLUDED] + here[Box.EXCLUDED_BY_TOOL],
            "records_excluded_by_tools": here[Box.EXCLUDED_BY_TOOL],
            "awaiting_retrieval": here[Box.AWAITING_RETRIEVAL],
            "reports_not_retrieved": here[Box.NOT_RETRIEVED],
            "awaiting_eligibility": here[Box.AWAITING_ELIGIBILITY] + here[Box.ELIGIBILITY_CONFLICT],
            "eligibility_conflicts": here[Box.ELIGIBILITY_CONFLICT],
            "reports_excluded": here[Box.REPORT_EXCLUDED],
            "reports_ongoing": here[Box.ONGOING],
            "reports_awaiting_classification": here[Box.AWAITING_CLASSIFICATION],
            "included_via_databases": here[Box.INCLUDED],
        }
        others = {
            "other_identified": there.total() + all_typed[False],
            "other_duplicates": there[Box.DUPLICATE] + before(duplicates, by_databases=False),
            "other_removed": there[Box.INELIGIBLE]
            + there[Box.REMOVED]
            + before(ineligible, by_databases=False)
            + before(otherwise, by_databases=False),
            "other_awaiting_screening": there[Box.AWAITING_SCREENING] + there[Box.CONFLICT],
            "other_conflicts": there[Box.CONFLICT],
            "other_excluded_on_title": there[Box.EXCLUDED] + there[Box.EXCLUDED_BY_TOOL],
            "other_awaiting_retrieval": there[Box.AWAITING_RETRIEVAL],
            "other_not_retrieved": there[Box.NOT_RETRIEVED],
            "other_awaiting_eligibility": there[Box.AWAITING_ELIGIBILITY]
            + there[Box.ELIGIBILITY_CONFLICT],
            "other_eligibility_conflicts": there[Box.ELIGIBILITY_CONFLICT],
            "other_excluded": there[Box.REPORT_EXCLUDED],
            "other_ongoing": there[Box.ONGOING],
            "other_awaiting_classification": there[Box.AWAITING_CLASSIFICATION],
            "included_via_other": there[Box.INCLUDED],
        }
        return {**databases, **others, **self.expected_inclusions(boxes)}

    def expected_inclusions(self, boxes: dict[int, Box]) -> dict[str, object]:
        """Studies and reports: what links bring together is one study, over any number of them."""
        together: list[set[int | str]] = []
        for ends in self.links.values():
            if not self.undone.intersection(ends):
                one = {self.joined.get(end, end) if isinstance(end, int) else end for end in ends}
                linked = [group for group in together if group & one]
                together = [group for group in together if group not in linked]
                together.append(one.union(*linked))
        included = {pk for pk, box in boxes.items() if box == Box.INCLUDED}
        was = self.previous
        is_kept = was is not None and was.studies > was.dropped_studies
        studies, added = len(included), 0
        for group in together:
            reports = len(group & included)
            if is_kept and any(isinstance(end, str) for end in group):
                studies, added = studies - reports, added + reports
            elif reports:
                studies -= reports - 1
        kept = (
            (was.studies - was.dropped_studies, was.reports - was.dropped_reports)
            if was
            else (0, 0)
        )
        return {
            "new_studies": studies,
            "new_reports": len(included) - added,
            "reports_added_to_previous": added,
            "total_studies": kept[0] + studies,
            "total_reports": kept[1] + len(included),
        }

    def expected_columns(self, asked: Asked) -> dict[int, bool]:
        """Whether each reference is counted under other methods.

        A report that a database found is screened in the databases' column. Where its group is
        screened by a record of another method, that record is their duplicate in this column, and
        the first of the databases' records is the one that is screened.
        """
        came_by = {
            pk: self.kinds[search] in BY_DATABASES
            for pk, search in asked.searches.items()
            if pk not in self.undone
        }
        columns = {pk: not by_databases for pk, by_databases in came_by.items()}
        for root in came_by.keys() - self.joined.keys():
            group = [root, *sorted(pk for pk, into in self.joined.items() if into == root)]
            found = [pk for pk in sorted(group) if came_by.get(pk)]
            if found and not came_by[root]:
                columns[root], columns[found[0]] = False, True
        return columns

    def expected_boxes(self, asked: Asked) -> dict[int, Box]:
        return {
            pk: self.expected_box(pk, asked.required)
            for pk in asked.searches
            if pk not in self.undone
        }

    def expected_box(self, pk: int, required: dict[tuple[int, Stage], int]) -> Box:
        if pk in self.joined:
            return Box.DUPLICATE
        if pk in self.removed:
            return REMOVED[self.removed[pk]]
        first = self.at(pk, Stage.TITLE_ABSTRACT).outcome(required[pk, Stage.TITLE_ABSTRACT])
        if first != Outcome.INCLUDED:
            return {
                Outcome.AWAITING: Box.AWAITING_SCREENING,
                Outcome.CONFLICT: Box.CONFLICT,
                Outcome.EXCLUDED: Box.EXCLUDED,
            }[first]
        if (noted := self.notes.get(pk)) in NOTED:
            return NOTED[noted]
        reading = self.at(pk, Stage.FULL_TEXT)
        second = reading.outcome(required[pk, Stage.FULL_TEXT])
        if second != Outcome.AWAITING:
            return {
                Outcome.CONFLICT: Box.ELIGIBILITY_CONFLICT,
                Outcome.EXCLUDED: Box.REPORT_EXCLUDED,
                Outcome.INCLUDED: Box.INCLUDED,
            }[second]
        has_it = reading.votes or reading.round > 1
        if has_it or self.notes.get(pk) == Retrieval.RETRIEVED:
            return Box.AWAITING_ELIGIBILITY
        return Box.AWAITING_RETRIEVAL
