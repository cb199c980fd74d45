"""What screeners may do to a review, and what others do to what they decided."""

from uuid import uuid4

from django.db.models import Q
from hypothesis import strategies as st
from hypothesis.stateful import rule

from reviews.choices import Aside, Outcome, Retrieval, Stage, Verdict
from reviews.protocol import team
from reviews.screening import actions as screening
from reviews.screening import adjudicating, full_text, removing, setting_aside
from reviews.screening.adjudicating import reopen
from reviews.screening.conflicts import sides_of
from reviews.screening.models import ASKING, Screening, SetAside
from tests.cast import REASONS
from tests.reporting.attempts import ANY, STAGES, Attempts
from tests.reporting.remembered import REMOVED, Place

VERDICTS = st.sampled_from([Verdict.INCLUDE, Verdict.MAYBE, Verdict.EXCLUDE])
SCREENERS = st.sampled_from(["ada", "ben", "cleo"])
REASON = st.integers(0, len(REASONS) - 1)


class ScreeningActs(Attempts):
    """Votes, conflicts, full texts, and what is taken out of screening."""

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
            self.voted_on.add(pk)
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

    def chosen(self, number: int, stage: Stage, *likely: Q) -> int:
        """A study that is screened at the stage, if any is; mostly one that is `likely` to do."""
        there = Screening.objects.filter(review=self.review, stage=stage)
        for condition in (Q(*likely) if number % 6 else Q(), Q()):
            if pks := list(
                there.filter(condition).order_by("study").values_list("study", flat=True)
            ):
                return int(pks[number // 6 % len(pks)])
        return int(self.review.studies.order_by("pk").values_list("pk", flat=True)[0])
