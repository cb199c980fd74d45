"""The keys under which two citations of one report are found without comparing all with all."""

from collections.abc import Iterator, Sequence

from reviews.dedup.identifiers import short_hash
from reviews.dedup.profile import CitationLike, Profile, profile
from reviews.dedup.spelling import letters, one_spelling
from reviews.dedup.titles import SHORT_TITLE

# A report is described in a handful of ways (eight at most in the labelled sets). Beyond this
# number a key says little, and each citation is compared with its neighbours only.
LARGE_BLOCK = 24
NEIGHBOURS = 8

# Enough to tell titles apart, and short enough that a subtitle that was cut makes no difference.
TITLE_START = 32
# With author and year, what a spelling mistake further on leaves alike.
TITLE_HEAD = 8
_ARTICLES = ("the ", "a ", "an ")
LONG_WORD = 5
WORDS_TAKEN = 4  # three are shared by whole topics


def keys(citation: CitationLike) -> tuple[str, ...]:
    """The strings that two citations of one report share, the strongest first; may be empty.

    Stored in an indexed table, they let a new import be compared by an equi-join. Sharing a key
    makes two citations candidates, no more: `group` still weighs all that they say.

    A title that says too little gives no key of its own ("Editorial"), and an empty one none.

    >>> from reviews.formats.citation import Citation
    >>> keys(Citation(doi="10.1000/X", pmid="123", title="Editorial"))
    ('doi:10.1000/x', 'pmid:123')
    """
    return profile_keys(profile(citation))


def profile_keys(of: Profile) -> tuple[str, ...]:
    """The keys of a citation whose profile is known already.

    Each kind survives what breaks the others: `title` a change after the title's beginning,
    `words` one before it, `head` any after the first letters, `page` a title in another language.
    """
    found = []
    if of.doi:
        found.append(f"doi:{of.doi}")
    if of.pmid:
        found.append(f"pmid:{of.pmid}")
    found += [f"number:{accession}" for accession in of.accessions]
    found += [f"trial:{trial}" for trial in of.trials]
    if of.cochrane:
        found.append(f"cochrane:{of.cochrane}")
    # Editorials of one author begin on the same page in issue after issue.
    printed = of.pages.first and of.volume and (of.issue or not of.generic)
    if printed and of.author:
        found.append(f"page:{short_hash(of.volume, str(of.pages.first), of.author)}")
    if of.generic:
        return tuple(found)

    title = one_spelling(of.title)
    if letters(of.squeezed) >= SHORT_TITLE:
        found.append(f"title:{short_hash(_start(title))}")
        long_words = sorted({word for word in title.split() if len(word) >= LONG_WORD})
        if len(long_words) > WORDS_TAKEN:
            long_words.sort(key=len, reverse=True)
            found.append(f"words:{short_hash(*long_words[:WORDS_TAKEN])}")
    elif of.year and of.volume:
        found.append(f"title:{short_hash(of.squeezed, str(of.year), of.volume)}")
    found += [f"title:{short_hash(one_spelling(form)[:TITLE_START])}" for form in of.forms]
    if of.author and of.year:
        found.append(f"head:{short_hash(of.author, str(of.year), _start(title)[:TITLE_HEAD])}")
    return tuple(dict.fromkeys(found))


def candidates(
    profiles: Sequence[Profile], keys_of: Sequence[tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    """Every pair of places, the smaller first, that share a key; each pair once.

    In large blocks only neighbours are paired, in the order of the profiles, which puts titles
    that begin alike side by side, and in that of their pages: the work grows with the citations,
    however many share one key.
    """
    blocks: dict[str, int | list[int]] = {}
    for place, found in enumerate(keys_of):
        for key in found:
            there = blocks.setdefault(key, place)
            if isinstance(there, list):
                there.append(place)
            elif there != place:
                blocks[key] = [there, place]

    seen: set[int] = set()
    count = len(profiles)
    for block in blocks.values():
        if isinstance(block, int):
            continue
        for a, b in _pairs(block, profiles):
            pair = a * count + b
            if pair not in seen:
                seen.add(pair)
                yield a, b


def _pairs(block: list[int], profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    if len(block) <= LARGE_BLOCK:
        for at, a in enumerate(block):
            for b in block[at + 1 :]:
                yield a, b
        return
    by_page = sorted(
        block, key=lambda each: (profiles[each].volume, profiles[each].pages.first, each)
    )
    for neighbours in (block, by_page):
        for at, a in enumerate(neighbours):
            for b in neighbours[at + 1 : at + 1 + NEIGHBOURS]:
                yield (a, b) if a < b else (b, a)


def _start(title: str) -> str:
    """How the title begins, without an article, which databases drop."""
    if title.startswith(_ARTICLES):
        title = title[title.index(" ") + 1 :]
    return title.replace(" ", "")[:TITLE_START]
