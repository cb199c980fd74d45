"""The line of a page that tells volume, issue, pages and year, and the journal beside it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reviews.formats.identifiers import clean_year
from reviews.formats.paste.cited import imprint_in
from reviews.formats.paste.labels import TRAIL
from reviews.formats.paste.lines import Line
from reviews.formats.paste.people import names_in

LONGEST = 300  # characters of a line that may be an imprint

# The words that lead to each number, in the languages of the labels.
_NUMBERS = {
    "volume": re.compile(
        r"(?:\b(?:volume|volumen|vol|band|bd|том)\b\.?:? ?(?:(?:1[5-9]|20)\d\d:)?|第 ?)"
        r"(?P<value>\d{1,5}[A-Za-z]?(?:[-/]\d{1,4})?)(?![\w.]*\w?/10\.)(?: ?卷)?",
        re.IGNORECASE,
    ),
    "issue": re.compile(
        r"(?:\b(?:issue|number|no|núm|iss|heft|nr|выпуск|№)\b\.?:? ?|第 ?(?=\d{1,3} ?期))"
        r"(?P<value>\d{1,4}[A-Za-z]?(?:[-/–]\d{1,4})?(?: ?(?:Suppl|suppl)[\w. ]{0,8})?)",
        re.IGNORECASE,
    ),
    "pages": re.compile(
        r"(?:\b(?:pages?|pp?|seiten|páginas|article(?: number| no\.?| id)?)\b\.?:? ?|页码? ?)"
        r"(?P<value>[A-Za-z]{0,3}\d{1,8}[A-Za-z]?(?: ?[-–—‐‑] ?[A-Za-z]{0,3}\d{1,8})?)(?![\w.]*/)",
        re.IGNORECASE,
    ),
}
_CHINESE_VOLUME = re.compile(r"第? ?\d{1,4} ?卷")
_TRAIL_MARK = re.compile(r" ?[»›>→] ?| / | \| ")
_SCHOLAR = re.compile(
    r"(?P<authors>[^-–]{3,300}?)…? ?[-–] (?:(?P<journal>[^-–]{2,150}?)…?, )?"
    r"(?P<year>(?:1[5-9]|20)\d\d) ?[-–] (?P<site>\S[^-–]{1,60})"
)


class Imprint(NamedTuple):
    """What the line at `place` says, field -> text, and the numbers of its lines."""

    said: dict[str, str]
    lines: tuple[int, ...]
    place: int
    rule: str


def numbers_in(text: str) -> dict[str, tuple[str, ...]]:
    """Volume, issue and pages that stand behind their words.

    >>> numbers_in("19 July 2017 Volume 2017:10 Pages 35—38")
    {'volume': ('10',), 'pages': ('35—38',)}
    """
    text = text[:LONGEST]
    found: dict[str, tuple[str, ...]] = {}
    for name, pattern in _NUMBERS.items():
        if name == "volume" and "卷" not in text and "第" in text:
            continue
        if match := pattern.search(text):
            found[name] = (match["value"].replace(" ", ""),)
    return found


def find_imprint(lines: Sequence[Line]) -> Imprint | None:
    """The first line that reads as an imprint, with the journal in it, above it or in a trail."""
    for place, line in enumerate(lines):
        if len(line.text) > LONGEST:
            continue
        if found := _scholar(line, place) or _trail(line, place):
            return found
        if found := _compact(lines, place) or _in_words(lines, place):
            return found
    return None


def _scholar(line: Line, place: int) -> Imprint | None:
    """ "A Ito, B Sato - Journal, 2020 - site", the line of a search engine for scholars."""
    match = _SCHOLAR.fullmatch(line.text)
    authors = names_in(match["authors"].replace("…", "")) if match else ()
    if match is None or not authors:
        return None
    said = {"container_title": match["journal"] or "", "year": match["year"]}
    said["authors"] = "\n".join(authors)
    return Imprint(said, (line.number,), place, "a line of authors, journal, year and site")


def _trail(line: Line, place: int) -> Imprint | None:
    """Links that lead to the page, such as "Home » Journal » Volume 10"."""
    steps = [step.strip() for step in _TRAIL_MARK.split(line.text) if step.strip()]
    if len(steps) < 2:
        return None
    at = next((i for i, step in enumerate(steps) if "volume" in numbers_in(step)), None)
    if at is None:
        return None
    said = {name: values[0] for name, values in numbers_in(steps[at]).items()}
    if year := re.search(r"\(((?:1[5-9]|20)\d\d)\)", steps[at]):
        said["year"] = year[1]
    journals = [step for step in steps[:at] if step.casefold() not in TRAIL]
    said["container_title"] = journals[-1] if journals and len(journals[-1]) <= 150 else ""
    return Imprint(said, (line.number,), place, "the trail of links above the article")


def _compact(lines: Sequence[Line], place: int) -> Imprint | None:
    """ "Journal. 2020 Feb;63(2):103-9", also with the journal in the line above."""
    line = lines[place]
    text = re.split(r"\s*(?:https?://|\bdoi\b)", line.text, maxsplit=1, flags=re.IGNORECASE)[0]
    match = imprint_in(text)
    if match is None:
        return None
    said = {name: value for name, value in match.groupdict().items() if value}
    if "year2" in said:
        said.setdefault("year", said.pop("year2"))
    if "volume" not in said or not ("year" in said or ("issue" in said and "pages" in said)):
        return None
    before = text[: match.start()].strip(" .,;:(")
    numbers: tuple[int, ...] = (line.number,)
    if not before and place:
        before = lines[place - 1].text
        numbers = (lines[place - 1].number, line.number)
    if len(before) > 120 or ". " in before[20:]:
        return None
    said["container_title"] = before.strip(" .,")
    return Imprint(said, numbers, place, "a line written as journal; volume (issue): pages")


def _in_words(lines: Sequence[Line], place: int) -> Imprint | None:
    """ "Volume 12, Issue 3, March 2020, Pages 4-9", below or behind the journal's name."""
    line = lines[place]
    found = numbers_in(line.text)
    if "volume" not in found or not (found.keys() > {"volume"} or clean_year(line.text)):
        return None
    said = {name: values[0] for name, values in found.items()}
    if year := clean_year(line.text):
        said["year"] = str(year)
    numbers: tuple[int, ...] = (line.number,)
    start = _NUMBERS["volume"].search(line.text)
    journal = line.text[: start.start()].strip(" .,;:(-–|") if start else ""
    if not journal and place:
        journal, numbers = lines[place - 1].text, (lines[place - 1].number, line.number)
    if (
        2 <= len(journal) <= 120
        and not journal.endswith((".", "?", "!"))
        and not clean_year(journal)
    ):
        said["container_title"] = journal
    return Imprint(said, numbers, place, "a line that names volume and issue")
