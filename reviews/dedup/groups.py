"""Citations -> groups of the same report, in which no two members contradict each other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reviews.dedup.candidates import candidates, profile_keys
from reviews.dedup.collecting import seldom_collecting
from reviews.dedup.comparing import compare_profiles
from reviews.dedup.profile import CitationLike, Profile, profile
from reviews.dedup.results import (
    KEEP_RELATED_APART,
    NOTHING_KNOWN,
    Comparison,
    Group,
    Grouping,
    Known,
    Outcome,
    Pair,
    Policy,
)

# A report is described in a handful of ways. A group beyond this number is a mistake that grows,
# and comparing all its members with all would take for ever.
LARGEST_GROUP = 50
# What resembles more reports than this is one of a series: nobody should read it pair by pair.
MOST_QUESTIONS = 3


class ContradictoryDecisions(ValueError):
    """What is given as known joins two citations and calls them distinct as well."""


def group(
    citations: Sequence[CitationLike],
    *,
    known: Known = NOTHING_KNOWN,
    policy: Policy = KEEP_RELATED_APART,
) -> Grouping:
    """The groups of citations that describe one report, and the pairs that a person should see.

    Citations that share a key (see `keys`) are compared, and joined if they are the same report,
    the surest first. A join that would bring together any two that contradict each other is left
    out: one bad identifier never joins two studies. Citations that are spelled alike and have a
    key are always joined. The order of the citations never changes who is joined with whom.

    What is `known` stands: its groups are kept together and grow, its distinct pairs are never
    joined or asked about again.

    Takes time in proportion to the number of citations, however many share one key.

    Raises ContradictoryDecisions if `known` joins a pair that it calls distinct, ValueError if it
    names a place that is not in the list.

    >>> from reviews.formats.citation import Citation
    >>> copies = [Citation(doi="10.1000/x"), Citation(), Citation(doi="10.1000/X")]
    >>> list(group(copies))
    [Group(members=(0, 2), score=1.0, evidence=('Same DOI 10.1000/x',))]
    """
    with seldom_collecting():
        return group_profiles([profile(each) for each in citations], known=known, policy=policy)


def group_profiles(
    profiles: Sequence[Profile],
    *,
    keys: Sequence[tuple[str, ...]] | None = None,
    known: Known = NOTHING_KNOWN,
    policy: Policy = KEEP_RELATED_APART,
) -> Grouping:
    """The same of citations whose profiles, and perhaps the keys of each, are known already."""
    _check(known, len(profiles))
    with seldom_collecting():
        if keys is None:
            keys = [profile_keys(each) for each in profiles]
        nodes = _nodes(profiles, keys, known)
        clusters = _Clusters(nodes, known, policy)
        joins, to_review, related = [], [], []
        for a, b in candidates([node.profile for node in nodes], [node.keys for node in nodes]):
            found = clusters.compared(a, b)
            if found.outcome is Outcome.SAME:
                joins.append((-found.score, a, b))
            elif found.outcome is Outcome.REVIEW:
                to_review.append((-found.score, a, b))
            elif found.outcome is Outcome.RELATED:
                related.append((-found.score, a, b))
        left = [join for join in sorted(joins) if not clusters.join(*join[1:])]

        # A join that a contradiction elsewhere in the groups forbade is for a person to look at.
        asked: set[tuple[int, int]] = set()
        pairs_to_review = clusters.pairs(sorted(to_review + left), asked, Outcome.REVIEW)
        pairs_related = clusters.pairs(sorted(related), asked, Outcome.RELATED)
        return Grouping(clusters.groups(), pairs_to_review, pairs_related)


@dataclass(slots=True)
class _Node:
    """Citations spelled alike, by their places, ascending; without a key each is alone."""

    profile: Profile
    keys: tuple[str, ...]
    places: list[int]


def _nodes(
    profiles: Sequence[Profile], keys_of: Sequence[tuple[str, ...]], known: Known
) -> list[_Node]:
    """The citations, copies together, in an order that does not depend on theirs.

    Copies that a person told apart from something are nodes of their own.
    """
    told_apart = {place for pair in known.distinct for place in pair}
    nodes: list[_Node] = []
    copies: dict[tuple[Profile, tuple[str, ...]], _Node] = {}
    numbers: dict[int, set[str]] = defaultdict(set)  # of copies in databases
    for place, (described, keys) in enumerate(zip(profiles, keys_of, strict=True)):
        # What has no other key is a copy only where its numbers in databases are the same.
        says_enough = len(keys) > len(described.accessions)
        spelled = (described, () if says_enough else described.accessions)
        if place not in told_apart and (node := copies.get(spelled)):
            node.places.append(place)
            numbers[id(node)].update(described.accessions)
            continue
        node = _Node(described, keys, [place])
        nodes.append(node)
        if keys and place not in told_apart:
            copies[spelled] = node
    for node in nodes:
        if numbers.get(id(node), set()) - set(node.profile.accessions):
            all_numbers = sorted(numbers[id(node)].union(node.profile.accessions))
            node.profile = replace(node.profile, accessions=tuple(all_numbers))
            node.keys = profile_keys(node.profile)
    nodes.sort(key=lambda node: (node.profile.order, node.places))
    return nodes


def _check(known: Known, count: int) -> None:
    """Refuse what is known of places that do not exist, or contradicts itself."""
    group_of: dict[int, int] = {}
    for at, members in enumerate(known.joined):
        for place in members:
            if not 0 <= place < count:
                raise ValueError(f"place {place} is joined but not among the {count} citations")
            group_of[place] = at
    for a, b in known.distinct:
        if not (0 <= a < count and 0 <= b < count):
            raise ValueError(f"places {a} and {b} are not both among the {count} citations")
        if a == b or (a in group_of and group_of[a] == group_of.get(b)):
            raise ContradictoryDecisions(f"places {a} and {b} are joined and distinct")


@dataclass(slots=True)
class _Cluster:
    """Nodes that are one report: their numbers, and the comparisons that joined them."""

    nodes: list[int]
    joins: list[Comparison] = field(default_factory=list)


class _Clusters:
    """The clusters as they grow, one for each node at the beginning."""

    def __init__(self, nodes: list[_Node], known: Known, policy: Policy) -> None:
        self.nodes = nodes
        self.policy = policy
        self.of = [_Cluster([at]) for at in range(len(nodes))]
        self._compared: dict[tuple[int, int], Comparison] = {}
        node_of = {place: at for at, node in enumerate(nodes) for place in node.places}
        self._apart: dict[int, set[int]] = defaultdict(set)
        for a, b in known.distinct:
            self._apart[node_of[a]].add(node_of[b])
            self._apart[node_of[b]].add(node_of[a])
        for members in known.joined:
            for other in members[1:]:
                self._merge(node_of[members[0]], node_of[other])

    def compared(self, a: int, b: int) -> Comparison:
        """What two nodes are to each other, found once."""
        pair = (a, b) if a < b else (b, a)
        found = self._compared.get(pair)
        if found is None:
            found = compare_profiles(
                self.nodes[pair[0]].profile, self.nodes[pair[1]].profile, self.policy
            )
            self._compared[pair] = found
        return found

    def join(self, a: int, b: int) -> bool:
        """Bring the clusters of two nodes together unless their members contradict; if they are."""
        if self.of[a] is self.of[b]:
            return True
        if not self._fit(a, b):
            return False
        self._merge(a, b)
        self.of[a].joins.append(self.compared(a, b))
        return True

    def _merge(self, a: int, b: int) -> None:
        one, other = self.of[a], self.of[b]
        if one is other:
            return
        larger, smaller = (one, other) if len(one.nodes) >= len(other.nodes) else (other, one)
        larger.nodes.extend(smaller.nodes)
        larger.joins.extend(smaller.joins)
        for each in smaller.nodes:
            self.of[each] = larger

    def _fit(self, a: int, b: int) -> bool:
        """Whether the clusters of two nodes, which are to be joined, may become one.

        They may not if anyone in one contradicts anyone in the other, or if they are too many.
        Where somebody joined what contradicts, a newcomer that fits one of the two is welcome.
        """
        one, other = self.of[a], self.of[b]
        if len(one.nodes) + len(other.nodes) > LARGEST_GROUP or self._kept_apart(one, other):
            return False
        return not any(
            self.compared(mine, theirs).forbids
            and not self.compared(a, mine).forbids
            and not self.compared(b, theirs).forbids
            for mine in one.nodes
            for theirs in other.nodes
        )

    def _kept_apart(self, one: _Cluster, other: _Cluster) -> bool:
        """Whether a person said that someone in one is not someone in the other."""
        if not self._apart:
            return False
        return any(not self._apart.get(a, set()).isdisjoint(other.nodes) for a in one.nodes)

    def pairs(
        self,
        found: Iterable[tuple[float, int, int]],
        asked: set[tuple[int, int]],
        outcome: Outcome,
    ) -> tuple[Pair, ...]:
        """The first pair of each two clusters that are not in `asked`, which grows; a few each."""
        pairs = []
        asked_of: Counter[int] = Counter()
        for _score, a, b in found:
            one, other = self.of[a], self.of[b]
            ends = sorted((one.nodes[0], other.nodes[0]))
            both = (ends[0], ends[1])
            if one is other or both in asked or self._kept_apart(one, other):
                continue
            if outcome is Outcome.REVIEW and max(asked_of[end] for end in both) >= MOST_QUESTIONS:
                continue
            asked.add(both)
            asked_of.update(both)
            first, second = sorted((self.nodes[a].places[0], self.nodes[b].places[0]))
            comparison = self.compared(a, b)
            pairs.append(Pair(first, second, replace(comparison, outcome=outcome)))
        return tuple(pairs)

    def groups(self) -> tuple[Group, ...]:
        """The clusters of two citations or more, ordered by their first member."""
        found = []
        for cluster in {id(each): each for each in self.of}.values():
            members = sorted(place for at in cluster.nodes for place in self.nodes[at].places)
            if len(members) < 2:
                continue
            joins = sorted(cluster.joins, key=lambda join: (-join.score, join.agree, join.differ))
            copied = (at for at in sorted(cluster.nodes) if len(self.nodes[at].places) > 1)
            joins = [self.compared(at, at) for at in copied] + joins
            sentences = [sentence for join in joins for sentence in join.agree]
            sentences += [sentence for join in joins for sentence in join.differ]
            score = min((join.score for join in joins), default=1.0)
            found.append(Group(tuple(members), score, tuple(dict.fromkeys(sentences))))
        return tuple(sorted(found, key=lambda one: one.members))
