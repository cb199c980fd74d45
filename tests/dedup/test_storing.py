"""A stored profile is the profile: whatever is compared of it comes out as if it were made anew."""

from itertools import combinations

import pytest
from hypothesis import given

from reviews.dedup import compare_profiles, group, group_profiles, profile, profile_keys, storing
from tests.dedup.test_properties import CITATIONS
from tests.dedup.test_versions import papers


def stored(citation):
    made = profile(citation)
    return storing.read(storing.written(made, profile_keys(made)), citation)


def test_a_profile_comes_back_as_it_was():
    for paper in papers():
        made = profile(paper)
        back, keys = stored(paper)

        assert back == made
        assert keys == profile_keys(made)
        # What equality leaves out.
        assert (back.accessions, back.abstract) == (made.accessions, made.abstract)
        assert profile_keys(back) == profile_keys(made)
        assert hash(back) == hash(made)


def test_stored_profiles_are_grouped_and_compared_as_their_citations_are():
    some = list(papers())[:130]
    profiles, keys = zip(*map(stored, some), strict=True)

    assert group_profiles(profiles, keys=keys) == group_profiles(profiles) == group(some)
    for (one, back), (other, too) in combinations(zip(some[:20], profiles, strict=False), 2):
        assert compare_profiles(back, too) == compare_profiles(profile(one), profile(other))


@given(CITATIONS)
def test_whatever_is_said_comes_back_as_it_was(citation):
    assert stored(citation).profile == profile(citation)


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "17", "null", '["a", "b"]', storing.written(profile(next(papers())), [])[:-3]],
)
def test_a_text_that_is_no_profile_is_refused(text):
    with pytest.raises(storing.NoProfile):
        storing.read(text, None)
