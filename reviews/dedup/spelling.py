"""One spelling for what databases spell in many ways, in any script."""

import html
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Long scripts put a word into one or two characters, so a character there says about three times
# as much as a Latin letter: lengths below are measured in Latin letters.
DENSE_SCRIPTS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")
LETTERS_PER_DENSE_CHARACTER = 3

# Letters that Unicode does not take apart, as databases without them write them. A Turkish
# capital I is dotted or not, and databases mix the two up.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"}
)
_LATIN_ACCENTS = re.compile("[\u0300-\u036f]")
# Vowel signs of Indic scripts are no letters to `re`.
_WORD = re.compile("[\\w\u0900-\u0963\u0966-\u109f\u1780-\u17d3]+")
# The signs that turn one title into another: "CD4+" and "< 65 years".
_WORD_OR_SIGN = re.compile(f"{_WORD.pattern}|\\+(?<=\\w\\+)(?![/-])|[<>≤≥]")
# Most texts are in ASCII, where every letter and digit stays, and all else parts words.
_PARTED = "".join(each if each.isalnum() else " " for each in map(chr, range(128)))
# Spaces and commas are fewer than digits, so they are looked for first.
_DIGITS_MEET = re.compile(r" (?<=\d )(?=\d)")
_THOUSANDS = re.compile(r"[ ,](?<=\d[ ,])(?=\d{3}\b)")
_OR_EQUAL = re.compile(r"([<>])\s*(?:or\s*)?=")
_COMPARED_OR_EQUAL = {"<": "≤", ">": "≥"}
_TAG = re.compile(
    r"</?(?:b|br|em|i|inf|italic|p|sc|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")
# Databases without Greek letters write their names.
_GREEK = {
    ord(letter): f" {name} "
    for letter, name in zip(
        "αβγδεζηθικλμνξπρστυφχψω",
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau"  # noqa: SIM905
        " upsilon phi chi psi omega".split(),
        strict=True,
    )
}
# "I" and "V" and "X" are mostly words or letters of their own.
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_WRITTEN = {
    **dict.fromkeys(("one", "first"), "1"),
    **dict.fromkeys(("two", "second"), "2"),
    **dict.fromkeys(("three", "third"), "3"),
    **dict.fromkeys(("four", "fourth"), "4"),
    **dict.fromkeys(("five", "fifth"), "5"),
    **dict.fromkeys(("six", "sixth"), "6"),
    **dict.fromkeys(("seven", "seventh"), "7"),
    **dict.fromkeys(("eight", "eighth"), "8"),
    **dict.fromkeys(("nine", "ninth"), "9"),
    **dict.fromkeys(("ten", "tenth"), "10"),
    "twelve": "12",
}


def fold(text: str) -> str:
    """The text in lower case without accents, in any script.

    >>> fold("Ağır ASTIM: β₂-agonistler, naïve, Jørgensen")
    'agir astim: β2-agonistler, naive, jorgensen'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = _LATIN_ACCENTS.sub("", unicodedata.normalize("NFKD", decomposed))
    return unicodedata.normalize("NFKC", bare).translate(_PLAIN)


def without_markup(text: str) -> str:
    """The text without HTML's entities and tags.

    >>> without_markup("<i>E. coli</i> &gt; 5")
    'E. coli > 5'
    """
    if "&" in text:
        text = html.unescape(text)
    return _TAG.sub("", text) if "<" in text else text


def words(folded: str) -> list[str]:
    """The words of a folded text.

    >>> words("van den berg, j.-h.")
    ['van', 'den', 'berg', 'j', 'h']
    """
    if folded.isascii():
        return folded.translate(_PARTED).split()
    return _WORD.findall(folded.replace("_", " "))


def words_and_signs(folded: str) -> list[str]:
    """The words of a folded title, with the signs that turn one title into another.

    >>> words_and_signs("10 000 cd4+ cells, age > or = 65, γ-rays")
    ['10000', 'cd4', '+', 'cells', 'age', '≥', '65', 'gamma', 'rays']
    """
    if not folded.isascii():
        folded = folded.translate(_GREEK)
    if "<" in folded or ">" in folded:
        folded = _OR_EQUAL.sub(lambda sign: _COMPARED_OR_EQUAL[sign[1]], folded)
    folded = _THOUSANDS.sub("", folded.replace("_", " "))
    if folded.isascii() and not any(sign in folded for sign in "+<>"):
        return words(folded)
    return _WORD_OR_SIGN.findall(folded)


def compact(spaced: str) -> str:
    """Words without the spaces between them, since databases disagree on hyphens.

    Digits stay apart.

    >>> compact("meta analysis 1 2")
    'metaanalysis1 2'
    """
    return _DIGITS_MEET.sub("\0", spaced).replace(" ", "").replace("\0", " ")


def letters(title: str) -> int:
    """How much a title without spaces says, counted in Latin letters."""
    if title.isascii():
        return len(title)
    return len(title) + (LETTERS_PER_DENSE_CHARACTER - 1) * len(DENSE_SCRIPTS.findall(title))


def numbers(of_title: Sequence[str]) -> frozenset[str]:
    """The numbers in a title's words, Roman ones from II and written ones too.

    >>> sorted(numbers(["phase", "ii", "of", "covid", "19", "six", "weeks"]))
    ['19', '2', '6']
    """
    found = set()
    for word in of_title:
        if named := _ROMAN.get(word) or _WRITTEN.get(word):
            found.add(named)
        elif not word.isalpha():
            found.update(number.lstrip("0") for number in _NUMBER.findall(word))
    return frozenset(found)


# British spellings, and some of transliterations, in one way of writing them; none reaches over a
# space. The order counts.
_VARIANTS = (
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"our"), "or"),
    (re.compile(r"([iy])s(?=[aei])"), r"\1z"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"([lmst])\1"), r"\1"),
    (re.compile(r"(?:tre|bre)\b"), "ter"),
    (re.compile(r"ogue\b"), "og"),
    (re.compile(r"ame\b"), "am"),
)


def one_spelling(folded: str) -> str:
    """The words as British and American writers would both come to, right or not.

    >>> one_spelling("randomised paediatric tumours"), one_spelling("randomized pediatric tumors")
    ('randomized pediatric tumors', 'randomized pediatric tumors')
    """
    return " ".join(map(_one_spelling, folded.split(" ")))


@lru_cache(maxsize=50_000)
def _one_spelling(word: str) -> str:
    """Of a single word: titles on one topic say the same ones over and over."""
    for pattern, plain in _VARIANTS:
        word = pattern.sub(plain, word)
    return word
