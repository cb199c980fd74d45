"""Citations -> groups of the same report, in which no two members contradict each other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviews.dedup.candidates import profile_keys
from reviews.dedup.normalise import CitationLike, Profile, profile
from reviews.dedup.similarity import contradiction, score

# A report is described in a handful of ways (eight at most in the labelled sets). Beyond these
# numbers a key is broken, and comparing all with all would take for ever.
LARGE_BLOCK = 30
NEIGHBOURS = 12
LARGEST_GROUP = 100


@dataclass(frozen=True, slots=True)
class Group:
    """Two or more citations of one report.

    `members`: their places in the list that was given, from 0, ascending. `score`: how sure the
    weakest of the joins is, from 0 to 1. `evidence`: one sentence for each key that at least two
    of the members share, the strongest first.
    """

    members: tuple[int, ...]
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Join:
    """Two profiles that share a key; the surest sort first, then as the profiles sort."""

    doubt: float
    a: Profile
    b: Profile


def group(citations: Sequence[CitationLike]) -> list[Group]:
    """The groups of citations that describe one report, ordered by their first member.

    Citations that share a key (see `keys`) are joined unless they contradict each other, the
    surest first, and a join that would bring together any two that contradict is left out: one
    bad identifier never joins two studies. Citations that are spelled alike and have a key are
    always joined. The order of the citations never changes who is joined with whom.

    Takes time in proportion to the number of citations, however many share one key.

    >>> from reviews.formats.citation import Citation
    >>> copies = [Citation(doi="10.1000/x"), Citation(), Citation(doi="10.1000/X")]
    >>> group(copies)
    [Group(members=(0, 2), score=1.0, evidence=('Same DOI 10.1000/x',))]
    """
    places: dict[Profile, list[int]] = defaultdict(list)
    for place, citation in enumerate(citations):
        places[profile(citation)].append(place)
    keys = {each: found for each in sorted(places) if (found := profile_keys(each))}

    clusters = {each: [each] for each in keys}
    doubts = dict.fromkeys(keys, 0.0)
    for join in sorted(_joins(keys)):
        a, b = clusters[join.a], clusters[join.b]
        if a is b or not _fit(a, b):
            continue
        doubts_together = max(doubts[a[0]], doubts[b[0]], join.doubt)
        larger, smaller = (a, b) if len(a) >= len(b) else (b, a)
        larger.extend(smaller)
        for each in smaller:
            clusters[each] = larger
        doubts[larger[0]] = doubts_together

    groups = [
        Group(
            members=members,
            score=1.0 - doubts[cluster[0]],
            evidence=_evidence(cluster, keys, places),
        )
        for cluster in {id(cluster): cluster for cluster in clusters.values()}.values()
        if len(members := tuple(sorted(place for each in cluster for place in places[each]))) > 1
    ]
    return sorted(groups, key=lambda found: found.members)


def _joins(keys: dict[Profile, tuple[str, ...]]) -> Iterator[_Join]:
    """Every pair that shares a key and does not contradict; a pair may come more than once."""
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for each, found in keys.items():
        for key in found:
            blocks[key].append(each)
    for block in blocks.values():
        # `keys` is sorted, so the neighbours in a large block are those whose titles are alike.
        reach = len(block) if len(block) <= LARGE_BLOCK else NEIGHBOURS
        for at, a in enumerate(block):
            for b in block[at + 1 : at + 1 + reach]:
                if contradiction(a, b) is None:
                    yield _Join(1.0 - score(a, b), a, b)


def _fit(a: list[Profile], b: list[Profile]) -> bool:
    """Whether no one in `a` contradicts anyone in `b`, and together they are not too many."""
    if len(a) + len(b) > LARGEST_GROUP:
        return False
    return all(contradiction(one, other) is None for one in a for other in b)


def _evidence(
    cluster: list[Profile], keys: dict[Profile, tuple[str, ...]], places: dict[Profile, list[int]]
) -> tuple[str, ...]:
    """A sentence for each key that two or more of the cluster's citations share."""
    sharing: dict[str, list[Profile]] = defaultdict(list)
    for each in cluster:
        for key in keys[each]:
            sharing[key].extend([each] * len(places[each]))
    sentences = [_sentence(key, who[0]) for key, who in sharing.items() if len(who) > 1]
    return tuple(sentence for _rank, sentence in sorted(set(sentences)))


def _sentence(key: str, shared_by: Profile) -> tuple[int, str]:
    """The key's rank, from 0 for the strongest kind, and the key in words."""
    kind, _, value = key.partition(":")
    match kind:
        case "doi":
            return 0, f"Same DOI {value}"
        case "pmid":
            return 1, f"Same PMID {value}"
        case "page":
            return 2, f"Same title, volume {shared_by.volume} and first page {shared_by.first_page}"
    also = ["title"]
    if shared_by.author:
        also.append("first author")
    if shared_by.year:
        also.append(f"year {shared_by.year}")
    return 3, "Same " + " and ".join(filter(None, (", ".join(also[:-1]), also[-1])))
