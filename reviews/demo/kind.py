"""A kind of report: everything that reports of one design on one subject have in common."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from reviews.demo.dice import Dice
from reviews.demo.facts import Facts

Relevance = Literal["include", "unclear", "exclude"]
Slot = tuple[str, ...]  # alternatives, of which a report gets one


@dataclass(frozen=True, kw_only=True)
class Kind:
    """How to write `count` reports that differ in their sentences and in their numbers.

    An abstract is one or two `openings`, an aim, one sentence from each slot of `methods` and
    `results`, two of the `extras`, and one or two `closings`. `facts` draws the numbers for a
    year; `words` adds constant ones. `relevance` weighs the truths that a report may carry, and
    `reason` is why the excluded ones are.
    """

    name: str
    count: int
    facts: Callable[[Dice, int], Facts]
    titles: Slot
    openings: Slot
    aims: Slot
    methods: tuple[Slot, ...]
    results: tuple[Slot, ...]
    closings: Slot
    keywords: tuple[str, ...]
    relevance: tuple[tuple[Relevance, int], ...]
    reason: str = ""
    extras: tuple[Slot, ...] = ()
    words: Facts = field(default_factory=dict)
    years: tuple[int, int] = (2015, 2025)
    shelf: tuple[str, ...] = ()  # names of the journals that print it; empty: the clinical ones
    publication_type: str = "Journal Article"
