"""What holds for every list of citations."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reviews.dedup import Grouping, Known, Outcome, compare, group, keys
from reviews.formats.citation import Citation

WORDS = st.sampled_from(
    ["asthma", "in", "older", "children", "trial", "2", "II", "哮喘", "Reply:", "mild", "hypnosis"]
)
CITATIONS = st.builds(
    Citation,
    title=st.lists(WORDS, max_size=6).map(" ".join),
    authors=st.sampled_from([(), ("Okafor, N",), ("Lind, P", "Okafor, N"), ("Ek A",)]),
    year=st.sampled_from([None, 2019, 2020]),
    container_title=st.sampled_from(["", "Lungs", "medRxiv", "Breath and Air", "BA"]),
    volume=st.sampled_from(["", "1", "2"]),
    issue=st.sampled_from(["", "4"]),
    pages=st.sampled_from(["", "7-9", "11", "211-219", "e5"]),
    doi=st.sampled_from(["", "10.1000/a", "10.1000/b"]),
    pmid=st.sampled_from(["", "1", "2"]),
    accessions=st.sampled_from([(), ("WOS:000123456",)]),
)


def restored(found: Grouping, order: list[int]) -> object:
    """What was found, by the citations' places before they were shuffled."""
    pairs = (
        {(*sorted((order[pair.a], order[pair.b])), pair.comparison.outcome) for pair in each}
        for each in (found.to_review, found.related)
    )
    groups = {
        (tuple(sorted(order[member] for member in one.members)), one.score, one.evidence)
        for one in found
    }
    return groups, *pairs


@given(st.lists(CITATIONS, max_size=25), st.randoms(use_true_random=False))
def test_the_order_of_the_citations_does_not_change_the_groups(citations, random):
    order = list(range(len(citations)))
    random.shuffle(order)

    shuffled = restored(group([citations[place] for place in order]), order)
    straight = restored(group(citations), list(range(len(citations))))

    assert shuffled[0] == straight[0]
    # Of copies either may stand for both in a pair.
    assert [len(pairs) for pairs in shuffled[1:]] == [len(pairs) for pairs in straight[1:]]


@given(st.lists(CITATIONS, max_size=25))
def test_no_group_holds_a_contradiction_and_every_member_shares_a_key(citations):
    for found in group(citations):
        assert found.members == tuple(sorted(found.members))
        assert 0 <= found.score <= 1
        assert found.evidence
        members = [citations[member] for member in found.members]
        assert not any(compare(a, b).forbids for a, b in combinations(members, 2))
        for at, member in enumerate(members):
            others = members[:at] + members[at + 1 :]
            assert any(set(keys(member)) & set(keys(other)) for other in others)


@given(st.lists(CITATIONS, max_size=25))
def test_two_citations_have_one_outcome(citations):
    found = group(citations)

    joined = [pair for one in found for pair in combinations(one.members, 2)]
    others = [(pair.a, pair.b) for pair in (*found.to_review, *found.related)]
    assert all(a < b for a, b in others)
    assert len(joined) + len(others) == len({*joined, *others})
    assert all(pair.comparison.outcome is Outcome.REVIEW for pair in found.to_review)
    assert all(pair.comparison.outcome is Outcome.RELATED for pair in found.related)


@given(st.lists(CITATIONS, max_size=12), CITATIONS)
def test_an_exact_copy_is_always_joined_when_it_has_a_key(citations, copied):
    found = group([copied, *citations, copied])

    together = any({0, len(citations) + 1} <= set(each.members) for each in found)
    assert together == bool(keys(copied))


@given(CITATIONS, CITATIONS)
def test_a_comparison_does_not_depend_on_who_comes_first(a, b):
    assert compare(a, b) == compare(b, a)
    assert not compare(a, a).forbids


@given(st.lists(CITATIONS, max_size=20))
def test_grouping_again_with_what_is_known_changes_nothing(citations):
    first = group(citations)

    again = group(citations, known=Known(joined=tuple(one.members for one in first)))

    assert [one.members for one in again] == [one.members for one in first]


@given(st.lists(CITATIONS, max_size=12), st.lists(CITATIONS, max_size=12))
def test_an_incremental_run_sees_only_what_shares_a_key_and_finds_the_same(there, new):
    """Groups that stand, and all that share a key with a newcomer, are all that is needed."""
    everything = [*there, *new]
    earlier = group(there)
    whole = group(everything, known=Known(joined=tuple(one.members for one in earlier)))

    reached = set(range(len(there), len(everything)))
    group_of = {place: set(one.members) for one in earlier for place in one.members}
    grown = True
    while grown:
        wanted = {key for place in reached for key in keys(everything[place])}
        found = {
            place for place, each in enumerate(everything) if not wanted.isdisjoint(keys(each))
        }
        found |= {other for place in found for other in group_of.get(place, ())}
        grown = not found <= reached
        reached |= found
    seen = sorted(reached)
    place_of = {place: at for at, place in enumerate(seen)}
    known = Known(
        joined=tuple(
            tuple(place_of[member] for member in one.members)
            for one in earlier
            if one.members[0] in place_of
        )
    )
    part = group([everything[place] for place in seen], known=known)

    found_in_part = [tuple(seen[member] for member in one.members) for one in part]
    assert found_in_part == [one.members for one in whole if one.members[0] in place_of]


@given(st.lists(CITATIONS, max_size=15), st.data())
def test_what_is_told_apart_is_in_no_group_together(citations, data):
    places = list(range(len(citations)))
    pairs = list(combinations(places, 2))
    distinct = data.draw(st.lists(st.sampled_from(pairs), max_size=5)) if pairs else []

    found = group(citations, known=Known(distinct=tuple(distinct)))

    for a, b in distinct:
        assert not any({a, b} <= set(one.members) for one in found)
        assert (a, b) not in {(pair.a, pair.b) for pair in (*found.to_review, *found.related)}


@given(st.lists(CITATIONS, max_size=12), st.lists(CITATIONS, max_size=6))
def test_newcomers_join_the_same_when_only_who_shares_a_key_and_their_groups_are_seen(there, new):
    """This is all that an import reads of a review."""
    everything = [*there, *new]
    earlier = group(there)
    whole = group(everything, known=Known(joined=tuple(one.members for one in earlier)))

    wanted = {key for citation in new for key in keys(citation)}
    sharing = {place for place, each in enumerate(everything) if not wanted.isdisjoint(keys(each))}
    standing = [one.members for one in earlier if not sharing.isdisjoint(one.members)]
    seen = sorted({*sharing, *range(len(there), len(everything))}.union(*standing))
    place_of = {place: at for at, place in enumerate(seen)}
    known = Known(joined=tuple(tuple(map(place_of.__getitem__, one)) for one in standing))
    part = group([everything[place] for place in seen], known=known)

    def of_newcomers(groups):
        return [members for members in groups if members[-1] >= len(there)]

    found_in_part = (tuple(seen[member] for member in one.members) for one in part)
    assert of_newcomers(found_in_part) == of_newcomers(one.members for one in whole)
