"""How the demo's people judge: mostly the truth, each now and then mistaken in their own way."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from uuid import UUID, uuid5

from reviews.choices import Stage, Verdict
from reviews.demo.holdings import report_called
from reviews.demo.kind import Relevance
from reviews.library.models import Study
from reviews.protocol.models import ExclusionReason, Member
from reviews.screening import actions, queue

NAMESPACE = UUID("0b51d1f6-9f0c-4d2e-8d0c-54a0de40b1c5")


@dataclass(frozen=True)
class Truth:
    """What a study is to a review; `reason`, its exclusion reason, is empty for none."""

    relevance: Relevance
    reason: str = ""


def truth(study: Study) -> Truth:
    """What a study is to the review of blinatumomab; "unclear" if no report has its title."""
    report = report_called(study.title, study.year or 0)
    return Truth(report.relevance, report.reason) if report else Truth("unclear")


@dataclass(frozen=True)
class Screener:
    """A member who screens. `truth_of` is what they approach."""

    member: Member
    truth_of: Callable[[Study], Truth] = truth

    def screen(self, number: int) -> None:
        """Decide on the next `number` studies at title and abstract, as far as there are any."""
        for _ in range(number):
            study = queue.take_next(self.member, Stage.TITLE_ABSTRACT)
            if study is None:
                return
            actions.decide(
                study_id=study.pk,
                stage=Stage.TITLE_ABSTRACT,
                screener=self.member,
                verdict=self._verdict(study),
                request_id=request_id("screen", self.member, study),
            )

    def read(self, number: int) -> None:
        """Decide on the next `number` full texts, as far as there are any."""
        for _ in range(number):
            study = queue.take_next(self.member, Stage.FULL_TEXT)
            if study is None:
                return
            reason = self._reason(study)
            actions.decide(
                study_id=study.pk,
                stage=Stage.FULL_TEXT,
                screener=self.member,
                verdict=Verdict.EXCLUDE if reason else Verdict.INCLUDE,
                reason=reason,
                request_id=request_id("read", self.member, study),
            )

    def _verdict(self, study: Study) -> Verdict:
        relevance, luck = self.truth_of(study).relevance, self._luck("verdict", study)
        if relevance == "include":
            return Verdict.EXCLUDE if luck < 5 else Verdict.MAYBE if luck < 12 else Verdict.INCLUDE
        if relevance == "unclear":
            if luck < 55:
                return Verdict.MAYBE
            return Verdict.INCLUDE if luck < 75 else Verdict.EXCLUDE
        return Verdict.INCLUDE if luck < 3 else Verdict.MAYBE if luck < 7 else Verdict.EXCLUDE

    def _reason(self, study: Study) -> ExclusionReason | None:
        """Why the full text is excluded; None to include it."""
        text = self.truth_of(study).reason
        if not text or self._luck("reason", study) < 10:
            return None
        reason: ExclusionReason = study.review.reasons.get(text=text)
        return reason

    def _luck(self, purpose: str, study: Study) -> int:
        """From 0 to 99, the same each time."""
        text = f"{purpose}:{self.member.user.email}:{study.title}"
        return blake2b(text.encode(), digest_size=4).digest()[0] * 100 // 256


def request_id(purpose: str, member: Member, study: Study) -> UUID:
    """What a form would have sent along, the same each time."""
    return uuid5(NAMESPACE, f"{purpose}:{member.pk}:{study.pk}")
