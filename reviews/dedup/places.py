"""Where in a journal a report stands: volume, issue and pages."""

import re

from reviews.dedup.spelling import fold
from reviews.formats.frozen import frozen_dataclass

# No volume has more issues than a year has weeks; larger numbers are those of something else.
MOST_ISSUES = 60
# An article number rather than a page: no volume has so many pages.
LARGEST_PAGE = 20_000
SUPPLEMENT = "s"

_NUMBER = re.compile(r"\d+")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
# Spreadsheets take "8-11" for the eighth of November.
_DATE = re.compile(rf"\s*(?:(\d{{1,2}})-({_MONTHS})|({_MONTHS})-(\d{{1,2}}))\s*$")
_PAGES = re.compile(
    r"[\s\"']*(?:pp?\b\.?\s*|article\s*(?:id|no\.?)?\s*)?([a-z]{0,6}?)0*(\d{1,9})([a-z]{0,2})\b"
    r"(?:\.e\d+)?(?:\s*(?:-+|–|—|‐|‑|to)\s*([a-z]{0,6}?)0*(\d{1,9}))?"
)


@frozen_dataclass(frozen=True, slots=True)
class Pages:
    """Where a report begins and ends. `first` is 0 if not known, `last` as well.

    `mark` are the letters before the number: "s" in a supplement, "e" for an article number.
    """

    mark: str = ""
    first: int = 0
    last: int = 0

    def __str__(self) -> str:
        beginning = f"{self.mark}{self.first}"
        return f"{beginning}–{self.mark}{self.last}" if self.last > self.first else beginning

    @property
    def is_article_number(self) -> bool:
        """Whether this is the number of an article and no page that was printed."""
        if self.last > self.first or self.mark == SUPPLEMENT:
            return False
        return bool(self.mark) or self.first > LARGEST_PAGE


NO_PAGES = Pages()


def pages_of(text: str) -> Pages:
    """The pages; of several ranges the first.

    >>> print(pages_of("0244-58"), pages_of("S12–S14"), pages_of("e01754"), pages_of("08-Nov"))
    244–258 s12–s14 e1754 8–11
    """
    if not text:
        return NO_PAGES
    folded = fold(text)
    if "-" in folded and (dated := _DATE.match(folded)):
        day, month, other_month, other_day = dated.groups()
        both = sorted((int(day or other_day), _MONTHS.index(month or other_month) // 4 + 1))
        return Pages("", both[0], both[1])
    found = _PAGES.match(folded)
    if not found or int(found[2]) == 0:
        return NO_PAGES
    first = found[2]
    last = found[5] or ""
    if last and len(last) < len(first) and int(last) < int(first):  # 244-58
        last = first[: len(first) - len(last)] + last
    end = int(last or 0)
    return Pages(found[1], int(first), end if end >= int(first) else 0)


def volume_of(text: str) -> str:
    """The volume's number, without an issue in brackets; "" if there is none.

    A bracket that closes and never opens is the end of a lost "(Suppl 1)": no volume.

    >>> volume_of("12 (3)"), volume_of("Vol. 07"), volume_of("Suppl"), volume_of("1)")
    ('12', '7', '', '')
    """
    if not text or (")" in text and "(" not in text):
        return ""
    number = _NUMBER.search(fold(text))
    return number.group().lstrip("0") if number else ""


def issue_of(text: str) -> str:
    """The issue's number; "" where there is none, or one that no issue has.

    >>> issue_of("3 Suppl"), issue_of("1620"), issue_of("Pt 2")
    ('3', '', '2')
    """
    number = _NUMBER.search(text)
    if not number or len(number.group()) > 3 or int(number.group()) > MOST_ISSUES:
        return ""
    return number.group().lstrip("0")
