"""Reasons put in other words: the same reasons, so that what was excluded for them goes with them.

The versions of the protocol keep the words that they were adopted with, and each says which of its
reasons had others before.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from reviews.protocol.models import ExclusionReason, Review


class NotReworded(ValueError):
    """Only a reason in force that would be retired can have other words, which no other had."""


def changed_in_place(earlier: Sequence[str], now: Sequence[str]) -> list[tuple[str, str]]:
    """The entries of a list that were changed where they stood: what each said, and says now.

    It may be the same in other words, or another that took its place: only people know.

    >>> changed_in_place(["Wrong population", "No trial"], ["Ineligible population", "No trial"])
    [('Wrong population', 'Ineligible population')]
    """
    found: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, earlier, now, autojunk=False)
    for what, start, end, from_, to in matcher.get_opcodes():
        if what == "replace":
            gone = [entry for entry in earlier[start:end] if entry not in now]
            new = [entry for entry in now[from_:to] if entry not in earlier]
            found += zip(gone, new, strict=False)
    return found


def reword(
    review: Review, words: Mapping[str, str], *, wanted: Sequence[str]
) -> list[dict[str, str | int]]:
    """Give reasons other words; says what a version of the protocol keeps of that.

    `words`: the new words for the old. `wanted`: the reasons as they will be listed. To be called
    while nobody can decide (`actions.locked_rules`). Raises NotReworded.
    """
    reasons = {reason.text: reason for reason in ExclusionReason.objects.filter(review=review)}
    told: list[dict[str, str | int]] = []
    for earlier, now in words.items():
        reason = reasons.get(earlier)
        stays = reason is None or reason.rank is None or earlier in wanted
        if reason is None or stays or now not in wanted or now in reasons:
            raise NotReworded(f"“{earlier}” cannot be reworded to “{now}”.")
        told.append({"reason": reason.pk, "earlier": earlier, "now": now})
        reason.text = now
        reason.save(update_fields=["text"])
        reasons[now] = reason
    return told
