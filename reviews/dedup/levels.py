"""How far two fields can agree, the best first; 0 where at least one of them says nothing."""

from enum import IntEnum


class TitleLevel(IntEnum):
    """How far two titles agree; from ALIKE on they are those of two reports."""

    UNKNOWN = 0  # at least one is missing, or says nothing
    SAME = 1
    NEAR = 2  # but for spelling and fillers
    PART = 3  # one is the other in one of its two languages
    CUT = 4  # one is the other cut short
    MORE = 5  # one has words that the other lacks
    ALIKE = 6  # words of meaning differ
    OPPOSED = 7  # a number, a part, an arm or an opposite differs
    OTHER = 8


class Level(IntEnum):
    """How far two journals, years, volumes or identifiers agree."""

    UNKNOWN = 0
    SAME = 1
    NEAR = 2  # an abbreviated journal; a year earlier or later
    ALIKE = 3  # journals that share words or a part; two years apart
    OTHER = 4


class PeopleLevel(IntEnum):
    """How far two lists of authors agree."""

    UNKNOWN = 0
    SAME = 1
    NAMESAKE = 2  # a common family name and nothing else, or other initials with it
    MOST = 3  # half of them, in another order
    SOME = 4
    OTHER = 5


class PagesLevel(IntEnum):
    """How far the pages agree."""

    UNKNOWN = 0
    RANGE = 1  # beginning and end
    START = 2
    OVERLAP = 3
    KINDS = 4  # an article number or an early view, and printed pages
    APART = 5
