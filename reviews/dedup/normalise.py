"""One spelling for what databases spell in many ways: titles, names, pages, identifiers."""

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol
from urllib.parse import unquote

# Long scripts put a word into one or two characters, so a character there says about three times
# as much as a Latin letter: the title's length below is measured in Latin letters.
DENSE_SCRIPTS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")
LETTERS_PER_DENSE_CHARACTER = 3
SHORT_TITLE = 20

_GENERIC = """
    abstract abstracts announcement announcements article authorindex authorreply authorsreply
    authorsresponse bookreview bookreviews calendar casereport clinicaltrial comment commentary
    comments conclusion conclusions conferenceabstract conferenceabstracts contents correction
    corrections correspondence corrigendum corrigenda discussion editorial editorialboard
    editorialcomment editorialcommentary editorialintroduction editornote editorsnote erratum
    errata foreword frontmatter guesteditorial index inbrief inreply inresponse inthisissue
    introduction invitedcommentary issueinformation letter letters lettertotheeditor
    letterstotheeditor meetingabstract meetingabstracts na news newsandviews newsinbrief
    noauthor notavailable notes notitle notitleavailable none null obituary oralpresentations
    orals overview posterpresentations posters poster preface presidentialaddress proceedings
    publishersnote questionsandanswers rebuttal reply replytolettertotheeditor report reports
    research researchletter response responsetolettertotheeditor retraction review reviews
    subjectindex summary supplement tableofcontents titlenotavailable totheeditor unknown untitled
    withdrawn
"""
_PARTICLES = """
    af al am bin da das de del della den der di dos du el ibn la las le les lo los of san st ten
    ter the van vom von y zu zum zur
"""
GENERIC_TITLES = frozenset(_GENERIC.split())
PARTICLES = frozenset(_PARTICLES.split())

_TAG = re.compile(r"</?(?:b|br|em|i|inf|italic|p|sc|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>")
# What databases print after a title: "[33 refs]", "[Review]", "[Article in German]", "LA: Chi".
_APPENDED = re.compile(
    r"(?:[\s.]*(?:[\[(]\s*(?:\d+\s+refs?\.?|review|(?:article\s+)?(?:in\s+)?(?:chinese|czech|danish|"
    r"dutch|english|finnish|french|german|hungarian|italian|japanese|korean|norwegian|persian|polish|"
    r"portuguese|russian|spanish|swedish|turkish|ukrainian))\s*[\])]|\bla: [a-z]{3}))+[\s.]*$"
)
_LATIN_ACCENTS = re.compile("[\u0300-\u036f]")
# Vowel signs of Indic scripts are no letters to `re`. The signs kept are those that turn one title
# into another: "CD4+" and "< 65 years".
_WORD = re.compile("(?:[^\\W_]|[\u0900-\u0963\u0966-\u109f\u1780-\u17d3])+|[+<>≤≥]")
_DIGITS_MEET = re.compile(r"(?<=\d) (?=\d)")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_NUMBER = re.compile(r"\d+")
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}


class CitationLike(Protocol):
    """What is compared of a citation; see `formats.citation.Citation` for what each one holds."""

    @property
    def title(self) -> str: ...
    @property
    def authors(self) -> Sequence[str]: ...
    @property
    def year(self) -> int | None: ...
    @property
    def container_title(self) -> str: ...
    @property
    def volume(self) -> str: ...
    @property
    def pages(self) -> str: ...
    @property
    def doi(self) -> str: ...
    @property
    def pmid(self) -> str: ...


@dataclass(frozen=True, slots=True, order=True)
class Profile:
    """A citation in one spelling: all that the comparison looks at. Empty text means not known.

    `title` has no spaces; `words` are its words; `year` is 0 when not known. Profiles are ordered,
    so that the same set of citations is always walked in the same order.
    """

    title: str
    year: int
    author: str
    volume: str
    first_page: str
    journal: str
    doi: str
    pmid: str
    words: tuple[str, ...]


def profile(citation: CitationLike) -> Profile:
    """The citation in one spelling."""
    words = title_words(citation.title)
    return Profile(
        title=compact(words),
        year=citation.year or 0,
        author=family_name(citation.authors[0]) if citation.authors else "",
        volume=volume(citation.volume),
        first_page=first_page(citation.pages),
        journal=" ".join(title_words(citation.container_title)),
        doi=doi(citation.doi),
        pmid=pmid(citation.pmid),
        words=words,
    )


def fold(text: str) -> str:
    """The text in lower case without accents, in any script.

    >>> fold("Ağır ASTIM: β₂-agonistler, naïve")
    'agir astim: β2-agonistler, naive'
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = _LATIN_ACCENTS.sub("", unicodedata.normalize("NFKD", decomposed))
    # A Turkish capital I is dotted or not, and databases mix the two up.
    return unicodedata.normalize("NFKC", bare).replace("ı", "i")


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title, folded, without markup and without what databases print after it.

    >>> title_words("[<i>E. coli</i> in CD4+ cells]. [Review] (33 refs) [Russian]")
    ('e', 'coli', 'in', 'cd4', '+', 'cells')
    """
    plain = _APPENDED.sub("", _TAG.sub("", fold(html.unescape(title))))
    return tuple(_WORD.findall(plain))


def compact(words: Sequence[str]) -> str:
    """The words without spaces, since databases disagree on hyphens; digits stay apart.

    >>> compact(["meta", "analysis", "1", "2"])
    'metaanalysis1 2'
    """
    joined = " ".join(words)
    kept_apart = _DIGITS_MEET.sub("\0", joined)
    return kept_apart.replace(" ", "").replace("\0", " ")


def family_name(author: str) -> str:
    """The first word of the family name that is no particle; of a group, its first such word.

    >>> family_name("van den Berg, J. H."), family_name("Le Quintrec, M"), family_name("王, 小明")
    ('berg', 'quintrec', '王')
    """
    family, comma, _given = author.partition(",")
    words = [word for word in _WORD.findall(fold(family)) if comma or len(word) > 1]
    return next((word for word in words if word not in PARTICLES), "")


def first_page(pages: str) -> str:
    """The page on which it starts, or its article number, without leading zeros.

    >>> first_page("0244-58"), first_page("S12–S14"), first_page("e01754")
    ('244', 's12', 'e1754')
    """
    words: list[str] = _WORD.findall(fold(pages).removeprefix("pp").removeprefix("p."))
    if not words:
        return ""
    prefix = words[0].rstrip("0123456789")
    return prefix + words[0][len(prefix) :].lstrip("0")


def volume(text: str) -> str:
    """The volume's number, without an issue in brackets.

    >>> volume("12 (3)"), volume("Vol. 07"), volume("Suppl")
    ('12', '7', 'suppl')
    """
    folded = fold(text)
    number = _NUMBER.search(folded)
    return number.group().lstrip("0") if number else "".join(_WORD.findall(folded))


def doi(text: str) -> str:
    """The DOI alone, in lower case; "" where the text holds none.

    >>> doi("https://doi.org/10.1000/ABC.1"), doi("10.1000/abc.1 [doi]"), doi("none")
    ('10.1000/abc.1', '10.1000/abc.1', '')
    """
    found = _DOI.search(unquote(text).casefold())
    return found.group().rstrip(".,;") if found else ""


def pmid(text: str) -> str:
    """The PubMed number without leading zeros; "" where the text holds none.

    >>> pmid("PMID: 0123456"), pmid("0")
    ('123456', '')
    """
    found = _NUMBER.search(text)
    return found.group().lstrip("0") if found else ""


def letters(title: str) -> int:
    """How much a title without spaces says, counted in Latin letters."""
    dense = len(DENSE_SCRIPTS.findall(title))
    return len(title) + (LETTERS_PER_DENSE_CHARACTER - 1) * dense


def numbers(words: Sequence[str]) -> frozenset[str]:
    """The numbers in a title's words, Roman ones from II too.

    >>> sorted(numbers(["phase", "ii", "of", "covid", "19"]))
    ['19', '2']
    """
    found = {_ROMAN[word] for word in words if word in _ROMAN}
    return frozenset(found.union(*(_NUMBER.findall(word) for word in words)))


def short_hash(*parts: str) -> str:
    """Sixteen hexadecimal digits that stand for the parts."""
    return blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()
