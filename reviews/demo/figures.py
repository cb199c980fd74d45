"""Shares, intervals and tests as journals print them."""

from math import exp, log, sqrt
from statistics import NormalDist


def percent(part: int, whole: int) -> str:
    """Whole percent, halves rounded up.

    >>> percent(1, 8)
    '13%'
    """
    return f"{int(100 * part / whole + 0.5)}%"


def interval(part: int, whole: int) -> str:
    """The 95 % Wilson interval of a share, in whole percent.

    >>> interval(40, 80)
    '39–61%'
    """
    z = NormalDist().inv_cdf(0.975)
    middle = (part + z * z / 2) / (whole + z * z)
    half = z / (whole + z * z) * sqrt(part * (whole - part) / whole + z * z / 4)
    return f"{int(100 * (middle - half) + 0.5)}–{int(100 * (middle + half) + 0.5)}%"


def p_value(z: float) -> str:
    """A two-sided p from a standard normal deviate, as journals print it.

    >>> p_value(1.96), p_value(5)
    ('p = 0.050', 'p < 0.001')
    """
    p = 2 * (1 - NormalDist().cdf(abs(z)))
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"


def hazard(ratio: float, events: int, name: str = "hr") -> dict[str, str]:
    """A hazard ratio between halves of a group with `events` deaths, its interval and p."""
    error = 2 / sqrt(events)
    low, high = exp(log(ratio) - 1.96 * error), exp(log(ratio) + 1.96 * error)
    return {
        name: f"{ratio:.2f}",
        f"{name}_ci": f"95% CI {low:.2f}–{high:.2f}",
        f"{name}_p": p_value(log(ratio) / error),
    }


def difference(part: int, whole: int, other: int, other_whole: int) -> str:
    """The p of a difference between two shares."""
    pooled = (part + other) / (whole + other_whole)
    error = sqrt(pooled * (1 - pooled) * (1 / whole + 1 / other_whole))
    return p_value((part / whole - other / other_whole) / error if error else 0.0)
