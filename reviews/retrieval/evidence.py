"""Of which study a PDF is: the DOIs that it names, weighed, and titles that agree. Plain Python."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from reviews.formats.identifiers import clean_doi
from reviews.retrieval.extracting import Extracted

FIRST_PAGES = 3
MOST_DOIS = 40
# Letters of a page in which a report's title stands.
TOP_OF_A_PAGE = 4_000
# A cover sheet or a page with a picture says little; then the title may be on the next.
FEW_LETTERS = 300
SHORTEST_TITLE = 20  # bytes of letters: "Asthma in children" stands in many reports
AGREES = 90  # percent

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>“”]{2,200}")
_CUT = re.compile(r"(10\.\d{4,9}/\S*[-._/])\n(?=[a-z0-9(])")
_REFERENCES = re.compile(r"^\W*(?:\d+\W+)?(?:references|bibliography|literature cited)\W*$", re.I)
_IN_A_NAME = re.compile(r"(10\.\d{4,9})[_:+ -]")
_LETTERS = re.compile(r"[^\W_]+")
_OWN_FIELDS = ("doi", "DOI", "WPS-ARTICLEDOI", "Identifier")
_WRITTEN_FIELDS = ("Subject", "Title", "Keywords")
IN_METADATA = "in the PDF’s own description"
IN_THE_NAME = "in the file’s name"


@dataclass(frozen=True)
class Said:
    """A DOI and where the PDF names it. `page` is 0 outside of pages."""

    doi: str
    where: str
    page: int = 0

    @property
    def sentence(self) -> str:
        """As evidence."""
        return f"DOI {self.doi} {self.where}"


@dataclass(frozen=True)
class Agreement:
    """How far a title agrees with what the PDF says, in percent, and with what."""

    percent: int
    where: str

    @property
    def sentence(self) -> str:
        """As evidence."""
        return f"Title agrees {self.percent} % with {self.where}"


NO_AGREEMENT = Agreement(0, "")


def dois(pdf: Extracted, name: str) -> list[Said]:
    """The DOIs that may be the PDF's own, the likeliest first, each once.

    What publishers wrote into the file weighs most, then its first page, then the next two and
    the file's name. The list of references is no place to look, and ends the search.
    """
    found: dict[str, Said] = {}
    for said in _named(pdf, name):
        found.setdefault(said.doi, said)
        if len(found) == MOST_DOIS:
            break
    return list(found.values())


def _named(pdf: Extracted, name: str) -> Iterator[Said]:
    described = [pdf.info[field] for field in _OWN_FIELDS if field in pdf.info]
    described += pdf.xmp
    described += [pdf.info[field] for field in _WRITTEN_FIELDS if field in pdf.info]
    for text in described:
        for doi in _in(text):
            yield Said(doi, IN_METADATA)
    for number, text in enumerate(pdf.texts[:FIRST_PAGES], 1):
        before = _before_references(text)
        for doi in _in(_CUT.sub(r"\1", before)):
            yield Said(doi, f"on page {number}", number)
        if before != text:
            break
    for doi in _in(_IN_A_NAME.sub(r"\1/", name.removesuffix(".pdf"))):
        yield Said(doi, IN_THE_NAME)


def _in(text: str) -> Iterator[str]:
    for match in _DOI.finditer(text):
        if doi := clean_doi(match.group()):
            yield doi


def _before_references(text: str) -> str:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _REFERENCES.match(line):
            return "\n".join(lines[:number])
    return text


def beginnings(doi: str) -> list[str]:
    """The DOI, and what it would be if the next word had run into it, the longest first.

    >>> beginnings("10.1000/182received")
    ['10.1000/182received', '10.1000/182']
    """
    cuts = [
        doi[:at]
        for at in range(len(doi) - 1, len("10.1234/x"), -1)
        if doi[at].isalpha() and doi[at - 1].isdigit() and "/" in doi[:at]
    ]
    return [doi, *cuts]


def agreement(title: str, pdf: Extracted, name: str) -> Agreement:
    """How far a study's title agrees with the PDF: its own title, its first page, its name.

    Letters and digits count, not spaces, since a PDF breaks lines and words where it likes.
    """
    wanted = letters(title)
    if len(wanted.encode()) < SHORTEST_TITLE:
        return NO_AGREEMENT
    compared = []
    if own := letters(pdf.info.get("Title", "")):
        compared.append((fuzz.ratio(wanted, own), "the title that the PDF gives itself"))
    for number in first_pages(pdf):
        page = letters(pdf.texts[number - 1][:TOP_OF_A_PAGE])
        if len(page) >= len(wanted):
            compared.append((fuzz.partial_ratio(wanted, page), f"page {number}"))
    called = letters(name.removesuffix(".pdf"))
    if len(called.encode()) >= SHORTEST_TITLE and len(called) * 2 >= len(wanted):
        compared.append((fuzz.partial_ratio(wanted, called), "the file’s name"))
    if not compared:
        return NO_AGREEMENT
    percent, where = max(compared, key=lambda pair: pair[0])
    return Agreement(int(percent), where)


def first_pages(pdf: Extracted) -> list[int]:
    """The numbers of the pages that a title may stand on: the first, and the next after a cover."""
    if not pdf.texts:
        return []
    if len(pdf.texts) > 1 and len(pdf.texts[0]) < FEW_LETTERS:
        return [1, 2]
    return [1]


def word_sets(pdf: Extracted, name: str) -> list[tuple[str, ...]]:
    """Sets of words, of which the title of the PDF's study has all of at least one.

    A title fills a line or more, or is broken into two short ones: each line gives its longest
    words, and so does each line with the next. To ask an index with.
    """
    tops = "\n".join(pdf.texts[number - 1][:TOP_OF_A_PAGE] for number in first_pages(pdf))
    lines = [line for line in tops.split("\n") if line.strip()][:MOST_LINES]
    joined = [f"{one} {two}" for one, two in pairwise(lines)]
    texts = [pdf.info.get("Title", ""), name.removesuffix(".pdf"), *lines, *joined]
    found = (_longest_words(text) for text in texts)
    return list(dict.fromkeys(words for words in found if words))


MOST_LINES = 30
WORDS_OF_A_LINE = 5
FEWEST_WORDS = 3  # fewer are in too many titles


def _longest_words(text: str) -> tuple[str, ...]:
    words = dict.fromkeys(word for word in _words(text) if len(word) > 3)
    longest = sorted(words, key=lambda word: (-len(word), word))[:WORDS_OF_A_LINE]
    return tuple(longest) if len(longest) >= FEWEST_WORDS else ()


def _words(text: str) -> Sequence[str]:
    """The words as an index without stemming has them; not those that a line's end may cut."""
    composed = unicodedata.normalize("NFKC", text).lower()
    return _LETTERS.findall(re.sub(r"\S+-\s*$", "", composed))


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """The text's letters and digits alone, in one case and without accents.

    >>> letters("Pilates für den “Rücken”: a trial")
    'pilatesfurdenruckenatrial'
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(_LETTERS.findall("".join(c for c in folded if not unicodedata.combining(c))))
