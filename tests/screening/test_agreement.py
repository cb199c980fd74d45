"""Agreement beyond chance equals what the established packages give, and is None where undefined.

The reference values agree among statsmodels, and R's vcd and irrCAC, to ten digits; the tables
are those that textbooks discuss.
"""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from reviews.screening.agreement import pair_agreement, pooled_agreement

REFERENCE = json.loads((Path(__file__).parent / "files" / "agreement.json").read_text("utf-8"))

# How long an example takes says nothing about whether it is right.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def tally(studies):
    """How many of the studies were decided in each way."""
    return Counter(tuple(decisions) for decisions in studies)


def near(expected):
    return None if expected is None else pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("pair", REFERENCE["pairs"], ids=lambda pair: pair["name"])
def test_two_raters_agree_as_the_packages_say(pair):
    agreed = pair_agreement(pair["table"])

    assert agreed.studies == sum(map(sum, pair["table"]))
    for name in ("observed", "expected", "pabak", "alpha"):
        assert getattr(agreed, name) == near(pair[name])
    for name in ("positive", "negative", "prevalence_index", "bias_index"):
        assert getattr(agreed, name) == near(pair[name])
    assert agreed.ac1.value == near(pair["ac1"])
    assert agreed.ac1.error == near(pair["ac1_error"])
    assert (agreed.kappa and agreed.kappa.value) == near(pair["kappa"])
    if agreed.kappa:
        for name in ("error", "low", "high"):
            assert getattr(agreed.kappa, name) == near(pair[name])


@pytest.mark.parametrize("pool", REFERENCE["pools"], ids=lambda pool: pool["name"])
def test_a_pool_agrees_as_the_packages_say(pool):
    agreed = pooled_agreement(tally(pool["counts"]))

    for name in ("observed", "fleiss", "pabak", "ac1", "alpha"):
        assert getattr(agreed, name) == near(pool[name])


def test_what_cannot_be_estimated_is_none_and_never_0_or_1():
    nothing = pair_agreement([[0, 0], [0, 0]])
    one_category = pair_agreement([[0, 0], [0, 50]])

    assert nothing.studies == 0
    assert (nothing.observed, nothing.kappa, nothing.pabak, nothing.alpha) == (None,) * 4
    assert (one_category.kappa, one_category.alpha, one_category.positive) == (None,) * 3
    assert one_category.observed == one_category.negative == 1
    assert pooled_agreement({}).observed is None
    assert pooled_agreement({(1, 0): 1, (0, 1): 1}).alpha is None
    assert pooled_agreement({(2, 0): 0, (0, 1): 4}).observed is None
    assert pooled_agreement({(2, 0): 1, (3, 0): 1}).fleiss is None


@pytest.mark.parametrize("counts", [[[1]], [[1, 2]], [[1, 2], [3]], [[1, 2], [3, -1]]])
def test_a_table_that_is_none_is_refused(counts):
    with pytest.raises(ValueError, match=r"Agreement needs|below 0"):
        pair_agreement(counts)


TABLES = st.lists(st.lists(st.integers(0, 200), min_size=2, max_size=2), min_size=2, max_size=2)


@UNTIMED
@given(TABLES)
def test_the_order_of_the_two_raters_changes_only_the_sign_of_bias(table):
    one = pair_agreement(table)
    other = pair_agreement([list(column) for column in zip(*table, strict=True)])

    assert other.kappa == one.kappa
    assert other.ac1 == one.ac1
    assert other.alpha == one.alpha
    if one.bias_index is not None:
        assert other.bias_index == -one.bias_index


@UNTIMED
@given(TABLES)
def test_kappa_is_pabak_corrected_by_prevalence_and_bias(table):
    agreed = pair_agreement(table)
    assume(agreed.kappa)
    correction = agreed.bias_index**2 - agreed.prevalence_index**2

    assert agreed.kappa.value == near((agreed.pabak + correction) / (1 + correction))
    assert -1 <= agreed.kappa.low <= agreed.kappa.value <= agreed.kappa.high <= 1


@UNTIMED
@given(TABLES)
def test_a_pool_of_two_has_the_same_alpha_as_the_pair(table):
    (both, first), (second, neither) = table
    ways = {(2, 0): both, (1, 1): first + second, (0, 2): neither}

    assert pooled_agreement(ways).alpha == near(pair_agreement(table).alpha)


@UNTIMED
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=40), st.integers(1, 50))
def test_how_often_a_way_occurs_counts_as_so_many_studies(ways, times):
    one = pooled_agreement(tally(ways))
    more = pooled_agreement({way: times * n for way, n in tally(ways).items()})

    assert more.studies == times * one.studies
    for name in ("observed", "fleiss", "pabak", "ac1"):
        assert getattr(more, name) == getattr(one, name)


@pytest.mark.parametrize("wrong", [{(1,): 1}, {(1, 2): 1, (3,): 1}, {(3, -1): 1}, {(1, 1): -1}])
def test_a_tally_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match=r"Agreement needs|below 0"):
        pooled_agreement(wrong)
