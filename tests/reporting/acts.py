"""Everything that people may do to a review, each act done and remembered."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from reviews.choices import Outcome, Role, Settling, Stage, Verdict
from reviews.library import actions as library
from reviews.protocol import actions as protocol
from reviews.reporting import earlier
from reviews.reporting.flow import flow_of
from reviews.screening import protocol_changes
from reviews.screening.models import ASKING, Screening
from tests.cast import REASONS, a_member, a_user
from tests.prisma.test_second_opinion import as_theirs, complaints
from tests.reporting.attempts import ANY, STAGES
from tests.reporting.library_acts import LibraryActs
from tests.reporting.remembered import SEARCHES, required_in
from tests.reporting.screening_acts import ScreeningActs


class Acts(LibraryActs, ScreeningActs):
    """One review, its team, and what they do to it."""

    def start(self) -> None:
        """Begin with six references, four of which are included at title and abstract."""
        self.lead = protocol.start_review(
            by=a_user("Lena"), title="A history", protocol=protocol.Protocol(reasons=REASONS)
        )
        self.review = self.lead.review
        self.people = {
            name: a_member(self.review, name, role)
            for name, role in (
                ("ada", Role.SCREENER),
                ("ben", Role.SCREENER),
                ("cleo", Role.ADJUDICATOR),
            )
        }
        self.searches = [
            library.add_search(self.lead, source_kind=kind, source_name=name, **typed)
            for kind, name, typed in SEARCHES
        ]
        self.reasons = {reason.text: reason for reason in self.review.reasons.all()}
        self.rules = protocol.VotingRules()
        self.remember()
        self.files = 0
        self.bring([1, 2, 3, 4, 5, 6], search=0)
        for number in range(4):
            self.vote(number, Stage.TITLE_ABSTRACT, "ada", Verdict.INCLUDE, 0)
            self.vote(number, Stage.TITLE_ABSTRACT, "ben", Verdict.INCLUDE, 0)

    @rule(numbers=st.tuples(*[st.integers(0, 3)] * 4))
    def tell_of_an_earlier_version(self, numbers: tuple[int, int, int, int]) -> None:
        studies, more, dropped, more_dropped = numbers
        told = earlier.EarlierNumbers(
            studies=studies,
            reports=studies + more,
            dropped_studies=dropped,
            dropped_reports=dropped + more_dropped,
        )
        if self.did(earlier.enter_earlier_version, self.lead, told, citation=""):
            self.previous = told

    @rule()
    def take_the_earlier_version_back(self) -> None:
        if self.did(earlier.take_back_earlier_version, self.lead):
            self.previous = None

    @rule(out_of=st.integers(1, 4))
    def finish_the_review(self, out_of: int) -> None:
        """Everybody reads everything; another program then accepts the numbers."""
        in_force = [one.text for one in self.review.reasons.filter(rank__isnull=False)]
        for stage in Stage:
            excludes = stage == Stage.TITLE_ABSTRACT or in_force
            asking = Screening.objects.filter(ASKING, review=self.review, stage=stage)
            for pk in list(asking.order_by("study").values_list("study", flat=True)):
                verdict = Verdict.INCLUDE if pk % out_of or not excludes else Verdict.EXCLUDE
                reason = REASONS.index(in_force[0]) if in_force else 0
                for who in self.people:
                    if who not in self.at(pk, stage).votes:
                        self.vote_on(pk, stage, who, verdict, reason)
            for conflict in Screening.objects.filter(
                review=self.review, stage=stage, in_play=True, outcome=Outcome.CONFLICT
            ):
                self.settle(conflict, Verdict.INCLUDE)
        flow = flow_of(self.review)
        assert flow.is_final
        corrected = (
            flow.reports_ongoing,
            flow.reports_awaiting_classification,
            flow.other_duplicates,
            flow.other_removed,
            flow.other_excluded_on_title,
            flow.other_ongoing,
            flow.other_awaiting_classification,
            flow.other_results,
        )
        # What that program has no box for is none of its business.
        if not any(corrected):
            reports = flow.new_reports + flow.reports_added_to_previous
            if flow.reasons or flow.other_reasons or flow.new_studies == reports:
                assert complaints(as_theirs(flow)) == set()

    @rule(
        votes=st.integers(1, 3),
        share=st.sampled_from([0, 50, 100]),
        settling=st.sampled_from(list(Settling)),
        order=st.permutations(REASONS),
        kept=st.integers(0, 3),
        must_agree=st.booleans(),
    )
    def change_the_protocol(
        self,
        votes: int,
        share: int,
        settling: Settling,
        order: list[str],
        kept: int,
        must_agree: bool,
    ) -> None:
        voting = protocol.VotingRule(votes, share, settling)
        reading = protocol.VotingRule(votes, share, settling, must_agree)
        self.rules = protocol.VotingRules(title_abstract=voting, full_text=reading)
        required = required_in(self.review)
        awaiting = [
            place
            for key, place in self.places.items()
            if place.outcome(required[key]) == Outcome.AWAITING
        ]
        protocol_changes.change_protocol(
            self.lead, protocol_=protocol.Protocol(reasons=order[:kept]), rules=self.rules
        )
        for place in awaiting:
            place.must_agree = must_agree

    @rule(stage=STAGES, study=ANY)
    def close_for_a_while(self, stage: Stage, study: int) -> None:
        """What comes late is refused; then work goes on, or no history would get far."""
        self.did(protocol.close_stage, self.lead, stage)
        self.vote(study, stage, "cleo", Verdict.INCLUDE, 0)
        self.withdraw(study, stage, "ada")
        self.did(protocol.open_stage, self.lead, stage)
