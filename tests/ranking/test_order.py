"""The seeded shuffle and sample: repeatable, even, and independent of each other.

The seeds are fixed, so these tests give the same answer every time.
"""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.ranking import draw, in_sample

SEEDS = ["spring", "", "哮喘", "0:1"]
STUDIES = range(1, 10_001)

# Chi-squared with 15 and 9 degrees of freedom exceeds these once in a thousand fair shuffles.
CHI_SQUARED_15 = 37.7
CHI_SQUARED_9 = 27.9


def chi_squared(counts: list[int]) -> float:
    expected = sum(counts) / len(counts)
    return sum((count - expected) ** 2 / expected for count in counts)


@given(st.text(st.characters(codec="utf-8")), st.integers(0, 2**63 - 1))
def test_a_draw_fits_a_signed_column_and_is_repeatable(seed, study_id):
    assert 0 <= draw(seed, study_id) < 2**63
    assert draw(seed, study_id) == draw(seed, study_id)


@pytest.mark.parametrize("seed", SEEDS)
def test_studies_are_spread_evenly(seed):
    sixteenths = Counter(draw(seed, study_id) * 16 >> 63 for study_id in STUDIES)

    assert chi_squared([sixteenths[part] for part in range(16)]) < CHI_SQUARED_15
    assert len({draw(seed, study_id) for study_id in STUDIES}) == len(STUDIES)


def test_the_order_is_not_the_order_of_import_nor_another_seeds():
    first_half = set(range(1, 5001))
    orders = [sorted(STUDIES, key=lambda study_id, s=s: draw(s, study_id)) for s in SEEDS]

    for order in orders:
        assert 2400 < len(first_half & set(order[:5000])) < 2600
    for order, other in pairwise(orders):
        assert 2400 < len(set(order[:5000]) & set(other[:5000])) < 2600


@pytest.mark.parametrize("share", [1, 20, 50, 99])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_sample_has_its_share(seed, share):
    chosen = sum(in_sample(seed, study_id, share) for study_id in STUDIES)

    four_standard_deviations = 4 * (len(STUDIES) * share * (100 - share)) ** 0.5 / 100
    assert abs(chosen - len(STUDIES) * share / 100) < four_standard_deviations


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sample_is_spread_over_the_whole_queue(seed):
    order = sorted(STUDIES, key=lambda study_id: draw(seed, study_id))

    tenths = [
        sum(in_sample(seed, study_id, 20) for study_id in order[start : start + 1000])
        for start in range(0, 10_000, 1000)
    ]

    assert chi_squared(tenths) < CHI_SQUARED_9


@given(st.text(st.characters(codec="utf-8")), st.integers(0), st.integers(0, 99))
def test_a_larger_share_keeps_every_study_of_a_smaller_one(seed, study_id, share):
    assert not in_sample(seed, study_id, 0)
    assert in_sample(seed, study_id, 100)
    if in_sample(seed, study_id, share):
        assert in_sample(seed, study_id, share + 1)


@pytest.mark.parametrize("share", [-1, 101])
def test_a_share_that_is_no_percentage_is_refused(share):
    with pytest.raises(ValueError, match="from 0 to 100"):
        in_sample("spring", 1, share)
