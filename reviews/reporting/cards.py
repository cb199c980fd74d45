"""What waits for the reader, as cards on the first page of a review.

`overview.py` says what a screener may learn there while a stage is open.
"""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse

from reviews.choices import ImportState, Retrieval, Stage
from reviews.library import jobs, pairs
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.reporting.overview import StageState
from reviews.reporting.waiting import COUNTED_UP_TO, Waiting, counted, numbers_shown, waiting_for
from reviews.screening import seeking


@dataclass(frozen=True)
class Card:
    """Something that waits for the reader, and the address that takes them there."""

    title: str
    text: str
    url: str
    label: str


def cards(member: Member, states: list[StageState]) -> list[Card]:
    """What waits for the member, the nearest first."""
    waiting = waiting_for([member])
    found = _first_steps(member, states)
    for state in states:
        found += _votes(member, state, waiting.get((member.pk, state.stage), Waiting()))
    for state in states:
        found += _conflicts(member, state, waiting.get((member.pk, state.stage), Waiting()))
    if member.is_a(*access.LIBRARIANS) and not all(state.rule.is_closed for state in states):
        found += _pairs(member)
        found += _full_texts(member)
    return found


def _first_steps(member: Member, states: list[StageState]) -> list[Card]:
    """What has to be there before anyone can screen."""
    found = []
    review = member.review_id
    files = Counter(member.review.files.values_list("state", jobs.stopped()))
    if files[ImportState.WAITING, False]:
        found.append(
            Card(
                "A search is being imported",
                "Its studies can be screened as soon as the whole file is read.",
                reverse("library:searches", args=[review]),
                "See how far it is",
            )
        )
    if (number := files[ImportState.WAITING, True]) and member.is_a(*access.LIBRARIANS):
        found.append(
            Card(
                f"The import of {number:,} {'file' if number == 1 else 'files'} has stopped",
                "Nothing of it was kept. On the page of the file it can be tried again.",
                reverse("library:searches", args=[review]),
                "Go to the searches",
            )
        )
    if (number := files[ImportState.COLUMNS, False]) and member.is_a(*access.LIBRARIANS):
        found.append(
            Card(
                f"Say what the columns of {number:,} {'file' if number == 1 else 'files'} hold",
                "Nothing of such a table is imported before somebody names the column of titles.",
                reverse("library:searches", args=[review]),
                "Go to the searches",
            )
        )
    if not (found or states[0].studies) and member.is_a(*access.LIBRARIANS):
        found.append(
            Card(
                "Import your first search",
                "Export the results from each database as RIS or, from PubMed, as nbib, and add"
                " the files here. Duplicates are found by themselves.",
                reverse("library:search_add", args=[review]),
                "Add a search",
            )
        )
    if member.is_a(*access.LEADS):
        rules = [state.rule for state in states]
        asked = max(rule.most_votes for rule in rules)
        each = any(rule.most_votes == asked and rule.dual_share in {0, 100} for rule in rules)
        there = sum(
            one.is_a(*access.SCREENERS) for one in member.review.members.filter(left_at=None)
        )
        if there < asked:
            asking = "Each study asks" if each else "Some studies ask"
            votes = "1 vote" if asked == 1 else f"{asked} votes"
            people = "one person" if there == 1 else f"{there} people"
            found.append(
                Card(
                    "Invite your team",
                    f"{asking} for {votes}, and only {people} here can vote so far.",
                    reverse("protocol:team", args=[review]),
                    "Invite someone",
                )
            )
    return found


def _pairs(member: Member) -> list[Card]:
    number = pairs.waiting(member.review)[: COUNTED_UP_TO + 1].count()
    if not number:
        return []
    many = "1 pair of studies is" if number == 1 else f"{counted(number)} pairs of studies are"
    return [
        Card(
            f"Say whether {many} the same",
            "The rules for duplicates could not tell. Each answer saves everybody a study to read,"
            " or keeps one.",
            reverse("screening:pairs", args=[member.review_id]),
            "Go to the pairs",
        )
    ]


def _votes(member: Member, state: StageState, waiting: Waiting) -> list[Card]:
    if not waiting.votes:
        return []
    verb, one, more = (
        ("Read", "full text", "full texts")
        if state.stage == Stage.FULL_TEXT
        else ("Screen", "study", "studies")
    )
    number = counted(waiting.votes) if numbers_shown(member, state.stage) else ""
    return [
        Card(
            " ".join(filter(None, (verb, number, one if number == "1" else more))),
            f"{state.label}: you have decided on {state.own:,} so far."
            if state.own
            else f"{state.label}: they ask for your vote.",
            reverse("screening:take", args=[member.review_id, state.stage]),
            "Go on screening" if state.own else "Start screening",
        )
    ]


def _conflicts(member: Member, state: StageState, waiting: Waiting) -> list[Card]:
    if not waiting.conflicts:
        return []
    return [
        Card(
            f"Settle {counted(waiting.conflicts)}"
            f" {'conflict' if waiting.conflicts == 1 else 'conflicts'}",
            f"{state.label}: the decisions on these studies disagree.",
            reverse("screening:conflicts", args=[member.review_id, state.stage]),
            "Look at the conflicts",
        )
    ]


def _full_texts(member: Member) -> list[Card]:
    number, requested = (
        seeking.matching(member, state=state, text="").order_by()[: COUNTED_UP_TO + 1].count()
        for state in (Retrieval.SOUGHT, Retrieval.REQUESTED)
    )
    if not number:
        return []
    has = "has" if requested == 1 else "have"
    return [
        Card(
            f"Find {counted(number)} full {'text' if number == 1 else 'texts'}",
            "These reports were included at title and abstract. Note which ones you could get."
            + (f" {counted(requested)} more {has} been requested." if requested else ""),
            reverse("screening:retrieval", args=[member.review_id]),
            "Go to retrieval",
        )
    ]
