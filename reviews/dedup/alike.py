"""How alike two titles are: in spelling, in words, and in what the words say."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from reviews.dedup.levels import TitleLevel
from reviews.dedup.profile import Profile
from reviews.dedup.spelling import letters, numbers
from reviews.dedup.titles import SHORT_TITLE

# Titles whose letters agree less than this in per cent have nothing to do with each other.
UNLIKE = 55.0
# A title that was cut short, spelling mistakes included, in per cent of its letters.
SAME_BEGINNING = 94.0
# Shorter words may be others by a single letter: "rats" and "cats".
LONG_RUN = 6
# Letters; the narrowest column to which a program cuts titles takes 200 characters.
COLUMN_WIDTH = 150
# What a database adds or cuts in the middle of a title; subtitles are longer.
FEW_WORDS = 4
# More words than misspellings can explain.
MANY_WORDS = 5
SHORTEST_TO_MISSPELL = 4

# Words that carry no meaning by themselves, so that titles may differ in them.
_FILLER_WORDS = """
    a among an and are as at be by can der die das for from g in into is it its of on or s the their
    to und using versus via vs was were with within
"""
_FILLERS = frozenset(_FILLER_WORDS.split())
# Beginnings and words that turn a word or a title into its opposite, or into another arm.
_OPPOSITE_BEGINNINGS = (
    ("hyper", "hypo"), ("pre", "post"), ("intra", "inter"), ("intra", "extra"), ("in", "ex"),
    ("anti", "pro"), ("over", "under"), ("micro", "macro"), ("mono", "poly"), ("uni", "bi"),
    ("endo", "exo"), ("", "non"), ("", "un"), ("", "in"), ("", "im"), ("", "anti"), ("", "fe"),
    ("", "wo"), ("", "pre"), ("", "dys"), ("", "re"), ("de", "in"), ("tachy", "brady"),
    ("", "post"), ("", "a"), ("en", "de"), ("mater", "pater"), ("pre", "peri"), ("ab", "ad"),
    ("af", "ef"), ("homo", "hetero"),
)  # fmt: skip
_ARM_WORDS = """
    + < > ≤ ≥ adolescents adult adults animals babies boys cats child children dogs elderly female
    females girls healthy humans infants male males men mice monkeys mouse neonates older pigs
    pregnant rabbits rat rats sheep swine vitro vivo women young younger
"""
_ARMS = frozenset(_ARM_WORDS.split())
# Words that tell in which language a title is.
_TELLING_WORDS = {
    "English": "the of and with for in",
    "French": "des les du et dans par chez sur une au aux",
    "German": "der die das und bei von mit zur zum des ein eine",
    "Italian": "della di nel il gli nella delle con dei",
    "Portuguese": "da do dos das em na no uma com e ao",
    "Spanish": "el los las en por y con un una del",
}
_LANGUAGE_OF = {name: frozenset(words.split()) for name, words in _TELLING_WORDS.items()}


def titles(a: Profile, b: Profile) -> TitleLevel:
    """How far the titles agree; the order of the two does not matter."""
    if a.squeezed == b.squeezed:
        return TitleLevel.SAME if a.squeezed else TitleLevel.UNKNOWN
    if not a.squeezed or not b.squeezed:
        return TitleLevel.UNKNOWN
    if _share_a_form(a, b):
        return TitleLevel.PART
    in_order = (len(a.squeezed), a.title) <= (len(b.squeezed), b.title)
    short, long = (a, b) if in_order else (b, a)
    beginning = long.squeezed[: len(short.squeezed)]
    alike = fuzz.ratio(short.squeezed, beginning, score_cutoff=UNLIKE)
    if not alike and not fuzz.ratio(a.squeezed, b.squeezed, score_cutoff=UNLIKE):
        return TitleLevel.PART if _forms_alike(a, b) else TitleLevel.OTHER

    level = _by_words(short.title.split(), long.title.split())
    is_cut = (
        alike >= SAME_BEGINNING
        and letters(short.squeezed) >= SHORT_TITLE
        and len(long.squeezed) > len(short.squeezed) + 4
    )
    if is_cut and level in (TitleLevel.MORE, TitleLevel.ALIKE):
        return TitleLevel.CUT
    return level


def _share_a_form(a: Profile, b: Profile) -> bool:
    if not a.forms and not b.forms:
        return False
    return not {a.squeezed, *a.forms}.isdisjoint((b.squeezed, *b.forms))


def _forms_alike(a: Profile, b: Profile) -> bool:
    """Whether titles that are unlike as a whole are one by a form of theirs, spelling apart."""
    if not a.forms and not b.forms:
        return False
    return any(
        fuzz.ratio(one, other, score_cutoff=SAME_BEGINNING)
        for one in (a.squeezed, *a.forms)
        for other in (b.squeezed, *b.forms)
    )


def retold(a: Profile, b: Profile) -> bool:
    """Whether one of the titles may be the other in another language.

    Databases put their own translations in brackets; no two translate alike.
    """
    if a.translated or b.translated or a.title.isascii() != b.title.isascii():
        return True
    mine, theirs = _language(a), _language(b)
    return bool(mine and theirs) and mine != theirs


def _language(of: Profile) -> str:
    """The language that most of the title's telling words are of; "" if none is ahead."""
    found = of.title.split()
    counted = sorted(
        ((sum(word in telling for word in found), name) for name, telling in _LANGUAGE_OF.items()),
        reverse=True,
    )
    (most, name), (next_most, _) = counted[:2]
    return name if most > next_most else ""


def _by_words(short: list[str], long: list[str]) -> TitleLevel:
    """What the words say that only one of the titles has."""
    of_short, of_long = _left_over(short, long)
    if not of_short and not of_long:
        return TitleLevel.NEAR

    # "mice1": a mark for a footnote stuck to the last word.
    if long[-1][:-1] == short[-1] and long[-1][-1:].isdigit():
        of_long, of_short = _without(of_long, long[-1]), _without(of_short, short[-1])
    if min(len(of_short), len(of_long)) > MANY_WORDS:
        return TitleLevel.ALIKE
    mine, theirs = numbers(of_short), numbers(of_long)
    for word in list(of_short):
        match = next((other for other in of_long if _one_word(word, other)), None)
        if match is not None:
            of_short, of_long = _without(of_short, word), _without(of_long, match)
    if of_short and of_long:
        many = max(len(of_short), len(of_long)) > FEW_WORDS
        return TitleLevel.ALIKE if many else _few_words_differ(of_short, of_long)
    if mine - theirs and theirs - mine:
        return TitleLevel.OPPOSED
    return TitleLevel.MORE if of_short or of_long or mine != theirs else TitleLevel.NEAR


def _few_words_differ(mine: list[str], theirs: list[str]) -> TitleLevel:
    """Whether the words that differ make the titles those of two arms, parts or opposites."""
    if not _ARMS.isdisjoint(mine) and not _ARMS.isdisjoint(theirs):
        return TitleLevel.OPPOSED
    of_mine, of_theirs = numbers(mine), numbers(theirs)
    if of_mine - of_theirs and of_theirs - of_mine:
        return TitleLevel.OPPOSED
    if any(_opposed(word, other) for word in mine for other in theirs):
        return TitleLevel.OPPOSED
    return TitleLevel.ALIKE


def _left_over(short: list[str], long: list[str]) -> tuple[list[str], list[str]]:
    """The words of each title that the other has neither there nor, in another order, elsewhere."""
    of_short: list[str] = []
    of_long: list[str] = []
    for mine, theirs in _runs(short, long):
        if not _one_run("".join(mine), "".join(theirs)):
            of_short += mine
            of_long += theirs
    if _cut_in_a_word(short, long) and of_short[-1:] == short[-1:] and of_long[-1:] == long[-1:]:
        of_short, of_long = of_short[:-1], of_long[:-1]
    counted, counted_long = Counter(of_short), Counter(of_long)
    return (
        [word for word in (counted - counted_long).elements() if word not in _FILLERS],
        [word for word in (counted_long - counted).elements() if word not in _FILLERS],
    )


def _runs(short: list[str], long: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The runs of words in which the titles differ, with what stands there in each."""
    at_short = at_long = 0
    for block in Levenshtein.opcodes(short, long).as_matching_blocks():
        if block.a > at_short or block.b > at_long:
            yield short[at_short : block.a], long[at_long : block.b]
        at_short, at_long = block.a + block.size, block.b + block.size


def _cut_in_a_word(short: list[str], long: list[str]) -> bool:
    """Whether the titles were cut to a column's width, one a few letters before the other."""
    if sum(map(len, long)) < COLUMN_WIDTH:
        return False
    return long[-1].startswith(short[-1]) or short[-1].startswith(long[-1])


def adds_an_arm(a: Profile, b: Profile) -> bool:
    """Whether one title is the other and, in a few words, another number or other subjects.

    A longer addition is a subtitle that one database cut.

    >>> from reviews.formats.citation import Citation
    >>> from reviews.dedup.profile import profile
    >>> short, long = Citation(title="Of sleep"), Citation(title="Of sleep in rats")
    >>> adds_an_arm(profile(short), profile(long))
    True
    """
    mine, theirs = set(a.title.split()), set(b.title.split())
    only_one = mine ^ theirs
    if len(only_one) > FEW_WORDS:
        return False
    return bool(only_one & _ARMS) or numbers(sorted(mine)) != numbers(sorted(theirs))


def _without(words: list[str], word: str) -> list[str]:
    at = words.index(word) if word in words else len(words)
    return words[:at] + words[at + 1 :]


def _one_run(one: str, other: str) -> bool:
    """Whether two runs of words are one, with hyphens elsewhere or a letter misspelled."""
    if one == other:
        return True
    if min(len(one), len(other)) < LONG_RUN or not (one.isalpha() and other.isalpha()):
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1 and not _opposed(one, other)


def _one_word(one: str, other: str) -> bool:
    """Whether the words are one, misspelled, inflected or abbreviated; never opposites."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < SHORTEST_TO_MISSPELL or len(long) - len(short) > 3 or one.isdigit():
        return False
    allowed = 1 if len(short) < 8 else 2
    alike = long.startswith(short) or OSA.distance(one, other, score_cutoff=allowed) <= allowed
    return alike and not _opposed(one, other)


@lru_cache(maxsize=50_000)
def _opposed(one: str, other: str) -> bool:
    """Whether the words differ by a beginning that makes them opposites."""
    for left, right in _OPPOSITE_BEGINNINGS:
        for a, b in ((one, other), (other, one)):
            if a.startswith(left) and b.startswith(right):
                rest = a[len(left) :]
                if len(rest) >= 3 and rest[:6] == b[len(right) :][:6]:
                    return True
    return False
