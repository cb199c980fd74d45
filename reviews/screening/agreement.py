"""How far screeners agree beyond chance: the statistics of two raters, and of many.

Only first, blinded decisions belong here: later ones, consensus and adjudication were not made
independently. Prevalence is low in screening, so kappa alone misleads: show the table, and the
agreement on including and on excluding, beside it. A number that the data cannot give is None.

Sums are exact fractions until the last step, so that "nothing left to agree on by chance" is a
comparison with zero and not with a rounding error.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from statistics import NormalDist

Counts = Sequence[Sequence[int]]
# How many studies were decided in each way: how many decisions fell into each category.
Tally = Mapping[tuple[int, ...], int]

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


def pair_agreement(table: Counts) -> PairAgreement:
    """The agreement of two screeners from their table: a row for each category that the first
    chose, a column for each that the second did.

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


def pooled_agreement(tally: Tally) -> PooledAgreement:
    """The agreement of many screeners, from how many studies were decided in each way.

    Studies may have any number of decisions. One without a second to compare it with says nothing
    about agreement, yet counts, except for `alpha`, towards how common each category is.

    Raises ValueError unless every way has the same two categories or more and no count is below 0.

    >>> agreed = pooled_agreement({(3, 0): 20, (2, 1): 10, (1, 2): 10, (0, 3): 460})
    >>> agreed.studies, round(agreed.alpha, 3), round(agreed.fleiss, 3)
    (500, 0.764, 0.764)
    """
    if not tally:
        return PooledAgreement(studies=0)
    categories = len(next(iter(tally)))
    _refuse_ragged([*tally], width=categories)
    if min(tally.values()) < 0:
        raise ValueError("No count is below 0.")
    decided = [(way, studies) for way, studies in tally.items() if sum(way)]
    compared = [(way, studies) for way, studies in decided if studies and sum(way) > 1]
    if not compared:
        return PooledAgreement(studies=0)

    observed = _mean((_pairs_alike(way) / (sum(way) - 1) / sum(way), n) for way, n in compared)
    common = [
        _mean((Fraction(way[k], sum(way)), n) for way, n in decided) for k in range(categories)
    ]
    by_chance = sum((share * share for share in common), Fraction(0))
    ac1_by_chance = sum((share * (1 - share) for share in common), Fraction(0)) / (categories - 1)
    return PooledAgreement(
        studies=sum(studies for _, studies in compared),
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


def _pooled_alpha(compared: Sequence[tuple[tuple[int, ...], int]]) -> Fraction | None:
    """Krippendorff's alpha, nominal, of studies with two decisions or more each."""
    decisions = sum(sum(way) * studies for way, studies in compared)
    agreed = sum(
        (_pairs_alike(way) / (sum(way) - 1) * studies for way, studies in compared), Fraction(0)
    )
    chosen = [
        Fraction(sum(way[k] * studies for way, studies in compared))
        for k in range(len(compared[0][0]))
    ]
    return _alpha(1 - agreed / decisions, chosen, decisions)


def _pairs_alike(way: Sequence[int]) -> Fraction:
    """How many ordered pairs of a study's decisions fall into the same category."""
    return Fraction(sum(n * (n - 1) for n in way))


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


def _mean(numbers: Iterable[tuple[Fraction, int]]) -> Fraction:
    """The mean of numbers, each of which counts so many times; one of them at least once."""
    listed = list(numbers)
    total = sum((number * times for number, times in listed), Fraction(0))
    return total / sum(times for _, times in listed)


def _float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _refuse_ragged(counts: Counts, *, width: int) -> None:
    """ValueError unless every row has that many counts, at least two, and none is below 0."""
    if width < 2 or any(len(row) != width for row in counts):
        raise ValueError("Agreement needs the same categories in every row, two or more.")
    if any(count < 0 for row in counts for count in row):
        raise ValueError("No count is below 0.")
