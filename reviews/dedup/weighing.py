"""How much each field that two citations give speaks for or against one report.

Weights are in bits: how many times likelier it is, as a power of two, that two descriptions of
one report agree so than that two reports on one topic do, which share authors, journals and
words anyway. None was fitted to labelled sets; the reason for each stands beside it.
"""

from rapidfuzz import fuzz

from reviews.dedup.fields import Fields
from reviews.dedup.levels import Level, PagesLevel, PeopleLevel, TitleLevel
from reviews.dedup.profile import Profile
from reviews.dedup.spelling import compact, fold, letters, words

# Of a thousand records on one topic each shares a key with a few that are another report, and a
# wrong join hides a report while a missed one costs a minute: only long odds join.
EVEN_ODDS = 28.0
JOIN_AT = 34.0
REVIEW_AT = 24.0

# A title's letters say less than they could: reports on one topic share half their words.
BITS_PER_LETTER, MOST_FOR_A_TITLE = 0.6, 24.0
LESS_FOR_SPELLING = 2.0
LESS_FOR_A_PART, MOST_FOR_A_PART = 5.0, 15.0
# One that has words more, at its end too, may be a sequel's: "... : two years of follow-up".
MOST_FOR_MORE = 5.0
TITLE_ALIKE = 3.0  # a group's series of reports
TITLE_OTHER = -20.0

IDENTIFIER = 36.0  # made to be unique; enough where nothing contradicts it
ACCESSION = 30.0  # unique in one database, and nobody says in which
DOI_OTHER = -10.0  # files hold DOIs in the wrong row, and some reports have two

PEOPLE = {
    PeopleLevel.UNKNOWN: 0.0,
    PeopleLevel.NAMESAKE: 3.0,  # the most common family names are one author in a hundred
    PeopleLevel.SAME: 8.0,  # on one topic a group publishes one report in a hundred or fewer
    PeopleLevel.MOST: 5.0,
    PeopleLevel.SOME: -3.0,
    PeopleLevel.OTHER: -14.0,
}
PER_FURTHER_AUTHOR, MOST_FOR_FURTHER_AUTHORS = 2.0, 6.0

YEARS = {
    Level.UNKNOWN: 0.0,
    Level.SAME: 4.0,  # a topic's literature spreads over twenty years
    Level.NEAR: 0.0,  # on the screen in December, in print in January
    Level.ALIKE: -3.0,
    Level.OTHER: -10.0,
}
JOURNALS = {
    Level.UNKNOWN: 0.0,
    Level.SAME: 6.0,  # a topic's literature spreads over a hundred journals
    Level.NEAR: 6.0,
    Level.ALIKE: 0.0,
    Level.OTHER: -12.0,  # but for translations and names that only a librarian knows to be one
}
VOLUMES = {Level.UNKNOWN: 0.0, Level.SAME: 5.0, Level.OTHER: -16.0}
# A journal and a year tell the volume already.
VOLUME_OF_JOURNAL_AND_YEAR = 1.0
# Some files have another number there: it says little.
ISSUES = {Level.UNKNOWN: 0.0, Level.SAME: 3.0, Level.OTHER: -2.0}
PAGES = {
    PagesLevel.UNKNOWN: 0.0,
    PagesLevel.RANGE: 15.0,  # a thousand pages in a volume, and some thirty lengths
    PagesLevel.START: 11.0,
    PagesLevel.OVERLAP: 4.0,
    PagesLevel.KINDS: -1.0,  # an article number on the screen, pages in print
    PagesLevel.APART: -18.0,
}
# Every early view begins on page 1, and every issue has first pages.
FIRST_PAGES, LESS_FOR_FIRST_PAGES = 10, 7.0

# Abstracts are retyped by nobody, so one text is one report's; databases also write their own.
ABSTRACT = 8.0
ABSTRACT_SAYS_ENOUGH = 200  # letters
SAME_ABSTRACT, OTHER_ABSTRACT = 88.0, 50.0  # per cent of letters in common


def weight(a: Profile, b: Profile, fields: Fields, *, on_same_pages: bool) -> float:
    """The bits that speak for one report, abstracts apart.

    `on_same_pages`: the reports fill the same pages, so that other words are another language.
    """
    found = _title(a, b, fields, on_same_pages=on_same_pages)
    found += PEOPLE[fields.people] + YEARS[fields.year] + JOURNALS[fields.journal]
    if fields.people is PeopleLevel.SAME:
        further = min(a.people, b.people) - 1
        found += min(MOST_FOR_FURTHER_AUTHORS, PER_FURTHER_AUTHOR * further)
    if fields.volume is Level.SAME and fields.one_journal and fields.year is Level.SAME:
        found += VOLUME_OF_JOURNAL_AND_YEAR
    else:
        found += VOLUMES[fields.volume]
    found += PAGES[fields.pages] + ISSUES[fields.issue]
    if fields.pages in (PagesLevel.RANGE, PagesLevel.START) and a.pages.first <= FIRST_PAGES:
        found -= LESS_FOR_FIRST_PAGES
    if fields.identified or fields.registration:
        found += IDENTIFIER
    elif fields.doi is Level.OTHER:
        found += DOI_OTHER
    if fields.accession:
        found += ACCESSION
    return found


def _title(a: Profile, b: Profile, fields: Fields, *, on_same_pages: bool) -> float:
    if a.generic or b.generic:
        return 0.0
    said = BITS_PER_LETTER * min(letters(a.squeezed), letters(b.squeezed))
    match fields.title:
        case TitleLevel.SAME:
            return min(MOST_FOR_A_TITLE, said)
        case TitleLevel.NEAR:
            return min(MOST_FOR_A_TITLE, said) - LESS_FOR_SPELLING
        case TitleLevel.PART:
            return min(MOST_FOR_A_PART, said - LESS_FOR_A_PART)
        case TitleLevel.CUT | TitleLevel.MORE:
            return min(MOST_FOR_MORE, said - LESS_FOR_A_PART)
        case TitleLevel.ALIKE | TitleLevel.OPPOSED:
            return TITLE_ALIKE
        case TitleLevel.OTHER:
            return 0.0 if on_same_pages or fields.registration else TITLE_OTHER
        case TitleLevel.UNKNOWN:
            return 0.0


def weight_of_abstracts(a: Profile, b: Profile, fields: Fields) -> float:
    """The bits that the abstracts add; costly, so only for pairs that nothing else decides.

    An abstract that is printed by two journals is no sign of one report: congresses do that.
    """
    mine, theirs = _abstract(a), _abstract(b)
    shorter = min(len(mine), len(theirs))
    if shorter < ABSTRACT_SAYS_ENOUGH:
        return 0.0
    alike = fuzz.ratio(mine[:shorter], theirs[:shorter])
    if alike >= SAME_ABSTRACT:
        return ABSTRACT if fields.journal is not Level.OTHER else 0.0
    return -ABSTRACT if alike <= OTHER_ABSTRACT else 0.0


def _abstract(of: Profile) -> str:
    return compact(" ".join(words(fold(of.abstract))))


def score_of(bits: float) -> float:
    """How sure it is, from 0 to 1, that two citations are one report.

    >>> score_of(EVEN_ODDS), round(score_of(JOIN_AT), 2)
    (0.5, 0.89)
    """
    return round(1 / (1 + 2 ** ((EVEN_ODDS - bits) / 2)), 4)
