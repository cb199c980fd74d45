"""Everything that people may do to a review, each act done and remembered.

An act that is refused changes nothing, neither in the database nor in what is remembered.
"""

from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q
from hypothesis import strategies as st
from hypothesis.stateful import rule

from reviews.choices import (
    Aside,
    Outcome,
    Retrieval,
    Role,
    Settling,
    SourceKind,
    Stage,
    Verdict,
)
from reviews.library import actions as library
from reviews.library import joining as groups
from reviews.library import linking
from reviews.library.models import Study
from reviews.protocol import actions as protocol
from reviews.protocol import team
from reviews.reporting import earlier
from reviews.reporting.flow import flow_of
from reviews.screening import actions as screening
from reviews.screening import (
    adjudicating,
    full_text,
    imports,
    joining,
    protocol_changes,
    removing,
    rules,
    searches,
    setting_aside,
)
from reviews.screening.adjudicating import reopen
from reviews.screening.conflicts import sides_of
from reviews.screening.models import ASKING, Screening, SetAside
from tests.cast import REASONS, a_member, a_user
from tests.prisma.test_second_opinion import as_theirs, complaints
from tests.reporting.remembered import REMOVED, SEARCHES, Place, Remembered, required_in

STAGES = st.sampled_from(list(Stage))
VERDICTS = st.sampled_from([Verdict.INCLUDE, Verdict.MAYBE, Verdict.EXCLUDE])
SCREENERS = st.sampled_from(["ada", "ben", "cleo"])
ANY = st.integers(0, 1_000)
REASON = st.integers(0, len(REASONS) - 1)
WHICH_SEARCH = st.integers(0, len(SEARCHES) - 1)
REFUSED = (
    rules.Refused,
    Screening.DoesNotExist,
    groups.NotJoinable,
    groups.NotJoined,
    imports.VotesInTheWay,
    imports.NotImported,
    linking.NotLinkable,
    linking.NotLinked,
    earlier.NoEarlierVersion,
    earlier.ImpossibleNumbers,
    protocol.AlreadyClosed,
)


class Acts(Remembered):
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

    @rule(reports=st.lists(st.integers(1, 12), min_size=1, max_size=4), search=WHICH_SEARCH)
    def bring(self, reports: list[int], search: int) -> None:
        self.files += 1
        records = "".join(
            f"TY  - JOUR\nTI  - Walking for the backs of group {report}\nAU  - Cho, Min\n"
            f"PY  - 2020\nDO  - 10.5555/w{report}\nAN  - {self.files}\nER  - \n"
            for report in reports
        )
        upload = SimpleUploadedFile(f"{self.files}.ris", records.encode())
        file = library.receive_file(self.lead, self.searches[search], upload)
        imports.import_file(file)
        file.refresh_from_db()
        assert file.refusal == ""
        self.look_who_is_joined()

    @rule(study=ANY, stage=STAGES, who=SCREENERS, verdict=VERDICTS, reason=REASON)
    def vote(self, study: int, stage: Stage, who: str, verdict: Verdict, reason: int) -> None:
        pk = self.chosen(study, stage, ASKING, ~Q(voters__contains=[self.people[who].pk]))
        self.vote_on(pk, stage, who, verdict, reason)

    def vote_on(self, pk: int, stage: Stage, who: str, verdict: Verdict, reason: int) -> None:
        why = None
        if stage == Stage.FULL_TEXT:
            verdict = Verdict.INCLUDE if verdict == Verdict.MAYBE else verdict
            why = REASONS[reason] if verdict == Verdict.EXCLUDE else None
        if self.did(
            screening.decide,
            study_id=pk,
            stage=stage,
            screener=self.people[who],
            verdict=verdict,
            reason=self.reasons[why] if why else None,
            request_id=uuid4(),
        ):
            place = self.at(pk, stage)
            place.votes[who] = (verdict, why)
            place.must_agree = self.rules.of(stage).reasons_must_agree

    @rule(
        some=st.lists(st.tuples(ANY, STAGES, VERDICTS, REASON), min_size=2, max_size=6),
        dissent=st.sampled_from([None, None, Verdict.INCLUDE, Verdict.EXCLUDE]),
    )
    def read_together(
        self, some: list[tuple[int, Stage, Verdict, int]], dissent: Verdict | None
    ) -> None:
        """Ada and Ben read the same studies, so that histories get far."""
        for study, stage, verdict, reason in some:
            pk = self.chosen(study, stage, ASKING, Q(voters=[]))
            self.vote_on(pk, stage, "ada", verdict, reason)
            self.vote_on(pk, stage, "ben", dissent or verdict, reason)

    @rule(study=ANY, stage=STAGES, who=SCREENERS)
    def withdraw(self, study: int, stage: Stage, who: str) -> None:
        member = self.people[who]
        pk = self.chosen(study, stage, Q(in_play=True, voters__contains=[member.pk]))
        if self.did(
            screening.withdraw, study_id=pk, stage=stage, screener=member, request_id=uuid4()
        ):
            place = self.at(pk, stage)
            del place.votes[who]
            place.must_agree = self.rules.of(stage).reasons_must_agree

    @rule(study=ANY, stage=STAGES, exclude=st.booleans(), reason=REASON)
    def adjudicate(self, study: int, stage: Stage, exclude: bool, reason: int) -> None:
        conflicts = Screening.objects.filter(
            review=self.review, stage=stage, outcome=Outcome.CONFLICT
        ).order_by("pk")
        if not conflicts:
            return
        verdict = Verdict.EXCLUDE if exclude else Verdict.INCLUDE
        why = REASONS[reason] if exclude and stage == Stage.FULL_TEXT else None
        self.settle(conflicts[study % len(conflicts)], verdict, why)

    def settle(self, conflict: Screening, verdict: Verdict, why: str | None = None) -> None:
        if self.did(
            adjudicating.adjudicate,
            study_id=conflict.study_id,
            stage=Stage(conflict.stage),
            adjudicator=self.lead,
            verdict=verdict,
            settles=sides_of(conflict).decision_ids,
            reason=self.reasons[why] if why else None,
            request_id=uuid4(),
        ):
            self.at(conflict.study_id, Stage(conflict.stage)).settled = (verdict, why)

    @rule(study=ANY, stage=STAGES)
    def reopen(self, study: int, stage: Stage) -> None:
        pk = self.chosen(study, stage, Q(in_play=True), ~Q(outcome=Outcome.AWAITING))
        if self.did(reopen, study_id=pk, stage=stage, lead=self.lead, why="Look again."):
            self.places[pk, stage] = Place(round=self.at(pk, stage).round + 1)

    @rule(who=SCREENERS)
    def set_votes_aside(self, who: str) -> None:
        member = self.people[who]
        team.leave(self.lead, member)
        if self.did(setting_aside.set_aside, self.lead, member, why="Was not trained."):
            for (_, stage), place in self.places.items():
                if who in place.votes and not place.settled:
                    place.aside[who] = place.votes.pop(who)
                    place.must_agree = self.rules.of(stage).reasons_must_agree
        team.bring_back(self.lead, member)

    @rule(who=SCREENERS)
    def give_votes_back(self, who: str) -> None:
        member = self.people[who]
        if not self.did(setting_aside.give_back, self.lead, member):
            return
        act = SetAside.objects.filter(member=member).latest("pk")
        for given in act.decisions.select_related("reason"):
            place = self.at(given.study_id, Stage(given.stage))
            vote = (Verdict(given.verdict), given.reason.text if given.reason else None)
            assert place.aside.pop(who) == vote
            assert who not in place.votes
            place.votes[who] = vote
            place.must_agree = self.rules.of(Stage(given.stage)).reasons_must_agree

    @rule(study=ANY, state=st.sampled_from(list(Retrieval)))
    def look_for(self, study: int, state: Retrieval) -> None:
        included = Q(in_play=True, outcome=Outcome.INCLUDED)
        pk = self.chosen(study, Stage.TITLE_ABSTRACT, included)
        if self.did(full_text.note_retrieval, study_id=pk, member=self.lead, state=state):
            self.notes[pk] = state

    @rule(some=st.lists(ANY, min_size=2, max_size=3))
    def join(self, some: list[int]) -> None:
        every = list(self.review.studies.order_by("pk"))
        self.did(joining.join, self.lead, [every[number % len(every)] for number in some])
        self.look_who_is_joined()

    @rule(study=ANY)
    def split(self, study: int) -> None:
        every = list(self.review.studies.filter(undone=False).order_by("pk"))
        if every:
            self.did(joining.split, self.lead, every[study % len(every)])
            self.look_who_is_joined()

    @rule(some=st.lists(ANY, min_size=1, max_size=4), kind=st.sampled_from(list(REMOVED)))
    def remove(self, some: list[int], kind: Aside) -> None:
        every = list(self.review.studies.order_by("pk").values_list("pk", flat=True))
        chosen = {every[number % len(every)] for number in some}
        if self.did(removing.remove, self.lead, chosen, kind=kind, why="A tool said so."):
            self.removed |= dict.fromkeys(filter(self.is_untouched, chosen), kind)
        else:
            assert not any(map(self.is_untouched, chosen))

    @rule(some=st.lists(ANY, min_size=1, max_size=6))
    def bring_back(self, some: list[int]) -> None:
        every = list(self.review.studies.order_by("pk").values_list("pk", flat=True))
        chosen = {every[number % len(every)] for number in some}
        if self.did(removing.bring_back, self.lead, chosen):
            for pk in chosen - self.joined.keys() - self.undone:
                self.removed.pop(pk, None)

    @rule(
        one=ANY,
        other=st.one_of(ANY, ANY, st.sampled_from(["Rivera 2010", "Cho 2012"])),
    )
    def link(self, one: int, other: int | str) -> None:
        every = list(self.review.studies.order_by("pk"))
        study = every[one % len(every)]
        if isinstance(other, str):
            done = self.did(linking.link_to_earlier, self.lead, study, other)
            end: int | str = other
        else:
            of = every[other % len(every)]
            done, end = self.did(linking.link, self.lead, study, of), of.pk
        if done:
            self.links[self.review.companions.latest("pk").pk] = (study.pk, end)

    @rule(link=ANY)
    def unlink(self, link: int) -> None:
        every = list(self.review.companions.order_by("pk"))
        if every:
            companion = every[link % len(every)]
            if self.did(linking.unlink, self.lead, companion):
                del self.links[companion.pk]

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

    @rule(search=WHICH_SEARCH, kind=st.sampled_from(list(SourceKind)))
    def find_out_what_kind_of_source_it_was(self, search: int, kind: SourceKind) -> None:
        changed = self.review.searches.get(pk=self.searches[search].pk)
        shown = library.fingerprint(changed)
        changed.source_kind = kind
        searches.change_search(self.lead, changed, shown=shown)
        self.kinds[changed.pk] = kind

    @rule(file=ANY)
    def undo_an_import(self, file: int) -> None:
        files = list(self.review.files.order_by("pk"))
        undone = files[file % len(files)]
        if self.did(imports.undo_import, self.lead, undone):
            self.undone.update(
                Study.objects.filter(reference__file=undone).values_list("pk", flat=True)
            )
            self.look_who_is_joined()

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

    # Asking.

    def did(self, action: Any, *args: Any, **kwargs: Any) -> bool:
        """Whether the action was taken, and not refused."""
        try:
            action(*args, **kwargs)
        except REFUSED:
            return False
        return True

    def chosen(self, number: int, stage: Stage, *likely: Q) -> int:
        """A study that is screened at the stage, if any is; mostly one that is `likely` to do."""
        there = Screening.objects.filter(review=self.review, stage=stage)
        for condition in (Q(*likely) if number % 6 else Q(), Q()):
            if pks := list(
                there.filter(condition).order_by("study").values_list("study", flat=True)
            ):
                return int(pks[number // 6 % len(pks)])
        return int(self.review.studies.order_by("pk").values_list("pk", flat=True)[0])

    def look_who_is_joined(self) -> None:
        """Which studies are joined is the library's to say; here only what follows from it."""
        self.joined = dict(
            self.review.studies.filter(joined_to__isnull=False).values_list("pk", "joined_to")
        )
