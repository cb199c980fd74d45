"""One spelling for the names of authors and of journals."""

import re
from collections.abc import Sequence
from functools import lru_cache

from reviews.dedup.spelling import DENSE_SCRIPTS, fold, without_markup, words

# Papers with a thousand authors exist; a dozen tell them apart.
AUTHORS_READ = 12
LONGEST_NAME = 1_000  # characters: all authors in one name, or something else altogether

_PARTICLES = """
    af al am and bin da das de del della den der di dos du el et ibn jr la las le les lo los of
    san sr st ten ter the van vom von y zu zum zur
"""
PARTICLES = frozenset(_PARTICLES.split())
NOBODY = frozenset({"anon", "anonymous", "noauthor", "nonamed", "unknown", "authors"})
_NO_NAMES = PARTICLES | NOBODY
# Some exports run the names together: "Adeli K.Lewis G. F."
_RUN_TOGETHER = re.compile(r"\.(?<=[A-Z]\.)(?=[A-Z][a-z'’-]{2,})")

_SMALL = """
    a an and d da de del der des di die do e et for fur fuer in l la le of on proceedings the und y
"""
_SMALL_WORDS = frozenset(_SMALL.split())
_EDITION = re.compile(r"\b(?:(?:19|20)\d\d|\d{1,3}(?:st|nd|rd|th))\b")
# Embase's way to say which meeting a supplement is of.
_CONFERENCE = re.compile(r"\.\s*conference(?::.*|\s*)$")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_JOURNAL_PARTS = re.compile(r"[=;:/|]")
_MEETING = re.compile(
    r"\b(?:annual meeting|conference|congress|kongress|meeting|scientific sessions?|symposium|"
    r"workshop|abstracts?|poster)\b|meetingabstracts"
)
_PREPRINT = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|osf preprints|preprints?|ssrn|research square|"
    r"authorea|techrxiv)\b"
)
_REGISTRY = re.compile(
    r"clinicaltrials ?\.?gov|clinical trials? regist|trialsearch|ictrp|isrctn|\banzctr\b|"
    r"\beudract\b"
)


def split_names(authors: Sequence[str]) -> list[str]:
    """The authors, one by one, where an export ran them together.

    >>> split_names(["Adeli K.Lewis G. F."])
    ['Adeli K', 'Lewis G. F.']
    """
    found: list[str] = []
    for author in authors[:AUTHORS_READ]:
        author = author[:LONGEST_NAME]
        found += _RUN_TOGETHER.split(author) if "." in author else [author]
    return found[:AUTHORS_READ]


def people_of(authors: Sequence[str]) -> tuple[str, str, str, int]:
    """The first author's family name and initials, the words of all names, and how many they are.

    >>> people_of(["Okafor, N. J.", "Lind, Per"])
    ('okafor', 'nj', 'okafor lind per', 2)
    """
    each = split_names(authors)
    for at, author in enumerate(each):
        found, initials = name_words(author)
        if found:
            others = each[at + 1 :]
            together = " ".join(others)
            if together.isascii():  # all at once, since most names are
                every = words(together.lower())
                of_others = [each for each in every if len(each) > 2 and each not in _NO_NAMES]
            else:
                of_others = [word for other in others for word in name_words(other)[0]]
            names = dict.fromkeys([*found, *of_others])
            return found[0], initials, " ".join(names), len(others) + 1
    return "", "", "", 0


def name_words(author: str) -> tuple[tuple[str, ...], str]:
    """The words of a name, the family's first where a comma tells it; and the initials.

    >>> name_words("van den Berg, J. H."), name_words("Le Quintrec, M")
    ((('berg',), 'jh'), (('quintrec',), 'm'))
    >>> name_words("Li, W."), name_words("Li W")
    ((('li',), 'w'), (('li',), 'w'))
    >>> name_words("王, 小明"), name_words("Okafor, Ngozi")
    ((('王小明',), ''), (('okafor', 'ngozi'), 'n'))
    """
    if DENSE_SCRIPTS.search(author):
        return ("".join(words(author)),), ""
    family, comma, given = fold(author).partition(",")
    of_family, of_given = words(family), words(given)
    if comma:  # "Li, W.": before a comma two letters are a name
        found = [each for each in of_family if _tells(each) or len(each) == 2]
    else:
        found = [each for each in of_family if _tells(each)]
        of_given = [each for each in of_family if each not in found]
        if not found and of_given:  # "Li W"
            found = [max(of_given, key=len)]
            of_given.remove(found[0])
    found = [each for each in found if each not in _NO_NAMES]
    found += [each for each in of_given if _tells(each)]
    return tuple(found), "".join(each[0] for each in of_given if each not in PARTICLES)


def _tells(word: str) -> bool:
    """Whether a word is a name and no initial or particle."""
    if len(word) <= 2 and (len(word) < 2 or word.isascii()):
        return False
    return word not in _NO_NAMES


@lru_cache(maxsize=100_000)
def journal_name(text: str) -> str:
    """The journal's name as words; its parts, such as two languages, are kept apart by "|".

    >>> journal_name("Lung cancer (Amsterdam, Netherlands)")
    'lung cancer'
    >>> journal_name("Salud Publica de Mexico = Public health of Mexico")
    'salud publica mexico|public health mexico'
    """
    folded = fold(without_markup(text))
    bare = _EDITION.sub(" ", _CONFERENCE.sub("", _BRACKETS.sub(" ", folded))) or folded
    if bare.strip(". ").count(".") == 1:  # "Circulation. Conference: ...", no abbreviation
        bare = bare.strip(". ").replace(".", "|")
    parts = []
    for part in _JOURNAL_PARTS.split(bare):
        found = [each for each in words(part) if each not in _SMALL_WORDS]
        if found:
            parts.append(" ".join(found))
    return "|".join(parts)


@lru_cache(maxsize=100_000)
def journal_marks(text: str) -> tuple[bool, bool, bool, bool]:
    """Whether it is a meeting, a preprint server, a registry of trials, or the Cochrane Library."""
    folded = fold(text)
    return (
        bool(_MEETING.search(folded)),
        bool(_PREPRINT.search(folded)),
        bool(_REGISTRY.search(folded)),
        "cochrane database" in folded,
    )
