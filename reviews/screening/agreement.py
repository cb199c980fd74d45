"""How far screeners agree beyond chance: the statistics of two raters, and of many.

Only first, blinded decisions belong here: later ones, consensus and adjudication were not made
independently. Prevalence is low in screening, so kappa alone misleads: show the table, and the
agreement on including and on excluding, beside it. A number that the data cannot give is None.

Sums are exact fractions until the last step, so that "nothing left to agree on by chance" is a
comparison with zero and not with a rounding error.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

Counts = Sequence[Sequence[int]]

# For a 95 % confidence interval; of the normal distribution, as most packages have it.
_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A statistic from -1 to 1, its standard error, and its 95 % confidence interval.

    `low` and `high` are cut off at -1 and 1. The error is 0 where the data leave no room for
    chance, as in complete agreement; that is the formula's answer, not certainty.
    """

    value: float
    error: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """What two screeners' decisions on the same studies amount to.

    `studies`: how many both decided on. `observed` and `expected`: the shares on which they agree
    and on which two with the same habits would by chance, from 0 to 1. `pabak`: kappa adjusted for
    prevalence and bias (with more than two categories, Brennan and Prediger's). `ac1`: Gwet's.
    `alpha`: Krippendorff's, nominal. The last four are given for two categories only: the share of
    agreement on the first category (`positive`) and on the second (`negative`), and the prevalence
    and bias indexes, from -1 to 1.
    """

    studies: int
    observed: float | None = None
    expected: float | None = None
    kappa: Estimate | None = None
    pabak: float | None = None
    ac1: Estimate | None = None
    alpha: float | None = None
    positive: float | None = None
    negative: float | None = None
    prevalence_index: float | None = None
    bias_index: float | None = None


@dataclass(frozen=True, slots=True)
class PooledAgreement:
    """What the decisions of a pool of screeners amount to, whoever decided on which study.

    `studies`: how many have two decisions or more. `observed`: the share of pairs that agree, from
    0 to 1, averaged over the studies. The others as in PairAgreement; `fleiss` is Fleiss's kappa.
    """

    studies: int
    observed: float | None = None
    fleiss: float | None = None
    pabak: float | None = None
    ac1: float | None = None
    alpha: float | None = None


def crossed(
    pairs: Iterable[tuple[Hashable, Hashable]], categories: Sequence[Hashable]
) -> list[list[int]]:
    """The table of two screeners' decisions: a row for each of the first's, a column for each of
    the second's, in the order of the categories.

    Raises ValueError when a decision is none of the categories.

    >>> crossed([("yes", "yes"), ("yes", "no"), ("no", "no")], ["yes", "no"])
    [[1, 1], [0, 1]]
    """
    table = [[0] * len(categories) for _ in categories]
    for first, second in pairs:
        table[_place(first, categories)][_place(second, categories)] += 1
    return table


def tallied(
    studies: Iterable[Iterable[Hashable]], categories: Sequence[Hashable]
) -> list[list[int]]:
    """For each study, how many decisions fell into each category.

    Raises ValueError when a decision is none of the categories.

    >>> tallied([["yes", "no", "yes"], ["no"]], ["yes", "no"])
    [[2, 1], [0, 1]]
    """
    rows = []
    for decisions in studies:
        row = [0] * len(categories)
        for decision in decisions:
            row[_place(decision, categories)] += 1
        rows.append(row)
    return rows


def pair_agreement(table: Counts) -> PairAgreement:
    """The agreement of two screeners from their table, as `crossed` gives it.

    Raises ValueError unless the table is square, with two categories or more and no count below 0.

    >>> agreed = pair_agreement([[20, 30], [30, 920]])
    >>> round(agreed.kappa.value, 3), round(agreed.positive, 3), round(agreed.negative, 3)
    (0.368, 0.4, 0.968)
    """
    _refuse_ragged(table, width=len(table))
    studies = sum(map(sum, table))
    if not studies:
        return PairAgreement(studies=0)

    shares = _Shares.of(table, studies)
    two = len(table) == 2
    return PairAgreement(
        studies=studies,
        observed=float(shares.observed),
        expected=float(shares.expected),
        kappa=_kappa(shares),
        pabak=_float(_beyond_chance(shares.observed, Fraction(1, len(table)))),
        ac1=_ac1(shares),
        alpha=_float(_pair_alpha(shares)),
        positive=_float(_agreement_on(0, shares)) if two else None,
        negative=_float(_agreement_on(1, shares)) if two else None,
        prevalence_index=float(shares.of_both[0][0] - shares.of_both[1][1]) if two else None,
        bias_index=float(shares.of_both[0][1] - shares.of_both[1][0]) if two else None,
    )


def pooled_agreement(counts: Counts) -> PooledAgreement:
    """The agreement of many screeners from how each study was decided, as `tallied` gives it.

    Studies may have any number of decisions. One without a second to compare it with says nothing
    about agreement, yet counts, except for `alpha`, towards how common each category is.

    Raises ValueError unless every row has the same two categories or more and no count below 0.
    """
    if not counts:
        return PooledAgreement(studies=0)
    categories = len(counts[0])
    _refuse_ragged(counts, width=categories)
    decided = [row for row in counts if sum(row)]
    compared = [row for row in counts if sum(row) > 1]
    if not compared:
        return PooledAgreement(studies=0)

    observed = _mean(
        Fraction(sum(n * (n - 1) for n in row), sum(row) * (sum(row) - 1)) for row in compared
    )
    common = [_mean(Fraction(row[k], sum(row)) for row in decided) for k in range(categories)]
    by_chance = sum((share * share for share in common), Fraction(0))
    ac1_by_chance = sum((share * (1 - share) for share in common), Fraction(0)) / (categories - 1)
    return PooledAgreement(
        studies=len(compared),
        observed=float(observed),
        fleiss=_float(_beyond_chance(observed, by_chance)),
        pabak=_float(_beyond_chance(observed, Fraction(1, categories))),
        ac1=_float(_beyond_chance(observed, ac1_by_chance)),
        alpha=_float(_pooled_alpha(compared)),
    )


@dataclass(frozen=True, slots=True)
class _Shares:
    """A table of counts as shares of all studies.

    `of_both[i][j]`: the first chose category i and the second j; `of_first` and `of_second`: the
    sums of its rows and columns.
    """

    studies: int
    of_both: list[list[Fraction]]
    of_first: list[Fraction]
    of_second: list[Fraction]

    @classmethod
    def of(cls, table: Counts, studies: int) -> "_Shares":
        of_both = [[Fraction(count, studies) for count in row] for row in table]
        of_first = [sum(row, Fraction(0)) for row in of_both]
        of_second = [sum(column, Fraction(0)) for column in zip(*of_both, strict=True)]
        return cls(studies, of_both, of_first, of_second)

    @property
    def categories(self) -> range:
        return range(len(self.of_both))

    @property
    def observed(self) -> Fraction:
        return sum((self.of_both[k][k] for k in self.categories), Fraction(0))

    @property
    def expected(self) -> Fraction:
        return sum((self.of_first[k] * self.of_second[k] for k in self.categories), Fraction(0))


def _kappa(shares: _Shares) -> Estimate | None:
    """Cohen's kappa with the standard error of Fleiss, Cohen and Everitt (1969)."""
    expected = shares.expected
    kappa = _beyond_chance(shares.observed, expected)
    if kappa is None:
        return None
    agreeing = disagreeing = Fraction(0)
    for i in shares.categories:
        for j in shares.categories:
            if i == j:
                habit = shares.of_first[i] + shares.of_second[i]
                agreeing += shares.of_both[i][i] * (1 - habit * (1 - kappa)) ** 2
            else:
                habit = shares.of_second[i] + shares.of_first[j]
                disagreeing += shares.of_both[i][j] * habit**2
    variance = (
        agreeing + (1 - kappa) ** 2 * disagreeing - (kappa - expected * (1 - kappa)) ** 2
    ) / (shares.studies * (1 - expected) ** 2)
    return _estimate(kappa, variance)


def _ac1(shares: _Shares) -> Estimate | None:
    """Gwet's AC1 with its standard error (Gwet 2008)."""
    others = len(shares.categories) - 1
    common = [(shares.of_first[k] + shares.of_second[k]) / 2 for k in shares.categories]
    expected = sum((share * (1 - share) for share in common), Fraction(0)) / others
    ac1 = _beyond_chance(shares.observed, expected)
    if ac1 is None:
        return None
    spread = Fraction(0)
    for k in shares.categories:
        for m in shares.categories:
            chance = 2 * (1 - ac1) * (1 - (common[k] + common[m]) / 2) / others
            spread += shares.of_both[k][m] * ((k == m) - chance) ** 2
    variance = (spread - (shares.observed - 2 * (1 - ac1) * expected) ** 2) / (
        shares.studies * (1 - expected) ** 2
    )
    return _estimate(ac1, variance)


def _agreement_on(category: int, shares: _Shares) -> Fraction | None:
    """Of all choices of the category, the share that the other screener made too."""
    chosen = shares.of_first[category] + shares.of_second[category]
    return 2 * shares.of_both[category][category] / chosen if chosen else None


def _pair_alpha(shares: _Shares) -> Fraction | None:
    """Krippendorff's alpha, nominal, of two screeners who both decided on every study."""
    decisions = 2 * shares.studies
    chosen = [
        (shares.of_first[k] + shares.of_second[k]) * shares.studies for k in shares.categories
    ]
    return _alpha(1 - shares.observed, chosen, decisions)


def _pooled_alpha(compared: Counts) -> Fraction | None:
    """Krippendorff's alpha, nominal, of studies with two decisions or more each."""
    decisions = sum(map(sum, compared))
    agreed = sum(
        (Fraction(sum(n * (n - 1) for n in row), sum(row) - 1) for row in compared), Fraction(0)
    )
    chosen = [Fraction(sum(column)) for column in zip(*compared, strict=True)]
    return _alpha(1 - agreed / decisions, chosen, decisions)


def _alpha(disagreed: Fraction, chosen: Sequence[Fraction], decisions: int) -> Fraction | None:
    """Alpha from the share of disagreement and how often each category was chosen."""
    pairs = decisions * (decisions - 1)
    by_chance = 1 - sum((n * (n - 1) for n in chosen), Fraction(0)) / pairs
    return 1 - disagreed / by_chance if by_chance else None


def _beyond_chance(observed: Fraction, by_chance: Fraction) -> Fraction | None:
    """The part of the agreement that chance leaves open, and that is reached; None if none is."""
    return (observed - by_chance) / (1 - by_chance) if by_chance != 1 else None


def _estimate(value: Fraction, variance: Fraction) -> Estimate:
    error = sqrt(variance)
    low, high = float(value) - _Z * error, float(value) + _Z * error
    return Estimate(value=float(value), error=error, low=max(low, -1.0), high=min(high, 1.0))


def _mean(numbers: Iterable[Fraction]) -> Fraction:
    """The mean of at least one number."""
    listed = list(numbers)
    return sum(listed, Fraction(0)) / len(listed)


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _place(decision: Hashable, categories: Sequence[Hashable]) -> int:
    """Where the decision stands among the categories; ValueError if nowhere."""
    if decision not in categories:
        raise ValueError(
            f"{decision!r} is none of the categories {', '.join(map(str, categories))}"
        )
    return categories.index(decision)


def _refuse_ragged(counts: Counts, *, width: int) -> None:
    """ValueError unless every row has that many counts, at least two, and none is below 0."""
    if width < 2 or any(len(row) != width for row in counts):
        raise ValueError("Agreement needs the same categories in every row, two or more.")
    if any(count < 0 for row in counts for count in row):
        raise ValueError("No count is below 0.")
