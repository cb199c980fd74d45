"""Chance that falls the same way on every machine, so that the demo is the same demo everywhere."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Seeded choices, built on `Random.random()` alone.

    That method's sequence is the only one Python promises to keep between versions; `choice`,
    `sample` and `shuffle` may change, so they are written out here.

    >>> Dice("a").number(1, 6) == Dice("a").number(1, 6)
    True
    """

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)  # noqa: S311 - fiction, not a secret

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both possible."""
        return low + int(self._random.random() * (high - low + 1))

    def between(self, low: float, high: float) -> float:
        """A number from `low` up to, not including, `high`."""
        return low + self._random.random() * (high - low)

    def chance(self, share: float) -> bool:
        """True in about `share` (0 to 1) of all throws."""
        return self._random.random() < share

    def one(self, options: Sequence[T]) -> T:
        """One of the options, which must not be empty."""
        return options[self.number(0, len(options) - 1)]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """`count` different options (or all, where there are fewer), in random order."""
        left = list(options)
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(min(count, len(left)))]

    def weighted(self, options: Sequence[tuple[T, int]]) -> T:
        """One of the options, each as likely as the whole number beside it."""
        throw = self.number(1, sum(weight for _, weight in options))
        for option, weight in options:
            throw -= weight
            if throw <= 0:
                return option
        raise ValueError("Weights must be positive whole numbers.")


class Deck:
    """Options dealt without return: each comes up once before any comes up again.

    Two abstracts of one design therefore share few sentences. Nor does an option come twice
    running, unless it is the only one.
    """

    def __init__(self, options: Sequence[str], dice: Dice) -> None:
        if not options:
            raise ValueError("A deck needs at least one option.")
        self._options = tuple(options)
        self._dice = dice
        self._left: list[str] = []
        self._last = ""

    def deal(self) -> str:
        """The next option."""
        if not self._left:
            others = [option for option in self._options if option != self._last]
            # The one dealt last goes to the bottom of the new deck.
            self._left = [self._last] if self._last in self._options else []
            self._left += self._dice.some(others, len(others))
        self._last = self._left.pop()
        return self._last
