"""What stands at the head of a page without any label: the title, the people, the journal."""

import re
from collections import Counter
from collections.abc import Sequence

from reviews.formats.identifiers import clean_year
from reviews.formats.paste.affiliated import people_before_affiliations
from reviews.formats.paste.draft import Finds
from reviews.formats.paste.imprints import Imprint
from reviews.formats.paste.labelled import is_entry, is_label, is_other_heading, label_of
from reviews.formats.paste.labels import (
    ABOUT_AUTHORS,
    ABSTRACT_PARTS,
    CHROME,
    JOURNAL_WORDS,
    REFERENCES,
)
from reviews.formats.paste.lines import Line
from reviews.formats.paste.people import is_institution, names_in, says_nothing_of_people
from reviews.formats.paste.reflist import is_heading

_LINES_LOOKED_AT = 60
_LONG = 400  # characters of a line that is a paragraph, not a title
_NO_TITLE = re.compile(
    r"https?://|www\.|@|\b10\.\d{4,9}/|[»›→{}<>]|^\W*\d+\W*$|^©|"
    r"\b(?:received|accepted|published|submitted|cookies?|javascript|log ?in|sign in|click|prices?|"
    r"download|subscribe|subscription|copyright|licen[cs]e|volume|vol\.|issue|"
    r"get (?:time|access)|home ?page)\b",
    re.IGNORECASE,
)
# A line about an institution; a title may well speak of hospitals.
_AFFILIATION = re.compile(
    r"^\W*(?:\w |\d+ ?)?(?:(?:\w+ ){0,2}(?:department|division|school|faculty|institute|university|"
    r"hospital|college|centre|center|laboratory) (?:of|for)\b)|"
    r"university,|(?:大学|学院|医院|研究所)$",
    re.IGNORECASE,
)
_FORMAT_MARK = re.compile(r"^\[(?:HTML|PDF|BOOK|B|CITATION|C)\]\s*(?:\[[A-Z]\]\s*)?")
_TYPE_MARK = re.compile(r"(?:\s*\((?:Article|Review|Open Access|Letter|Editorial)\))+\Z")
_MARKS_ONLY = re.compile(r"[\W\d]*(?:\b[a-z]\b[\W\d]*){0,9}")  # of affiliations, after a name
_DATE = re.compile(r"(?:\d{1,2}\.? )?[^\W\d]{3,10}\.? (?:\d{1,2}, )?(?:1[5-9]|20)\d\d")
_HAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


def head_end(lines: Sequence[Line]) -> int:
    """How many lines stand above the abstract, or the first long paragraph."""
    for place, line in enumerate(lines[:_LINES_LOOKED_AT]):
        if is_entry(lines, place):
            continue
        if label_of(line.text)[0] == "abstract" and place:
            return place
        if len(line.text) > _LONG or is_heading(line, REFERENCES):
            return max(place, 1)
    return min(len(lines), _LINES_LOOKED_AT)


def place_of_title(finds: Finds, head: Sequence[Line], imprint: Imprint | None) -> int | None:
    """Where the title stands: found already, or the line that reads most like one."""
    if "title" in finds:
        known = finds["title"].text.casefold().strip(" .")
        places = (i for i, line in enumerate(head) if line.text.casefold().strip(" .") == known)
        at_label = (i for i, line in enumerate(head) if line.number in finds["title"].lines)
        return next(places, next(at_label, None))
    journal = finds["container_title"].text.casefold() if "container_title" in finds else ""
    best, place = 0, None
    has_any = False
    texts = Counter(line.text.casefold() for line in head)
    for i, line in enumerate(head):
        if not may_be_title(line.text) or line.text.casefold().strip(" .") == journal:
            continue
        if imprint and imprint.place == i:
            continue
        score = 3 + 2 * (not has_any) + (len(line.text) >= 40) + line.is_apart
        has_any = True
        if _has_byline(head, i + 1):
            score += 5
        score += texts[line.text.casefold()] > 1
        score -= 3 * line.text.endswith((".", ";", ",")) + 3 * _is_journal(line.text)
        if score > best:
            best, place = score, i
    return place


def add_title(finds: Finds, line: Line) -> None:
    """Add the line as the title."""
    rule = "the line at the head that reads as a title"
    finds.add("title", without_marks(line.text), (line.number,), rule)


def without_marks(text: str) -> str:
    """A title without what sites print before and behind it, such as "[PDF]" and "(Article)"."""
    return _TYPE_MARK.sub("", _FORMAT_MARK.sub("", text))


def add_byline(finds: Finds, lines: Sequence[Line], title: int, limit: int) -> None:
    """Add the people below the title: in one line, or one in each with institutions between."""
    names: list[str] = []
    numbers: list[int] = []
    skipped = 0
    below = lines[title + 1 : max(limit, title + 2)]
    beside_affiliations = people_before_affiliations([line.text for line in below])
    stand_alone = False  # then the names in lines of institutions are no authors
    for line, beside in zip(below, beside_affiliations, strict=True):
        alone = names_in(line.text)
        stand_alone = stand_alone or bool(alone and not names)
        if found := alone or (() if stand_alone else beside):
            names += found
            numbers.append(line.number)
        elif names and (
            is_institution(line.text)
            or _MARKS_ONLY.fullmatch(line.text)
            or says_nothing_of_people(line.text)
        ):
            continue
        elif names or skipped >= 3:
            break
        else:
            skipped += 1
    if names:
        finds.add("authors", names, numbers, "the names below the title")


def add_journal(finds: Finds, above: Sequence[Line]) -> None:
    """Add the line above the title that is named as journals are."""
    for line in reversed(above):
        if ": " in line.text or is_other_heading(line.text):
            continue
        if _is_journal(line.text) and len(line.text) <= 120:
            rule = "a line above the title that is named as journals are"
            finds.add("container_title", line.text.rstrip("."), (line.number,), rule)
            return


def add_about_authors(finds: Finds, lines: Sequence[Line]) -> None:
    """Add the people told about under a heading such as "About the authors"."""
    start = next((i for i, line in enumerate(lines) if is_heading(line, ABOUT_AUTHORS)), None)
    if start is None:
        return
    names: list[str] = []
    numbers: list[int] = []
    for place in range(start + 1, len(lines) - 1):
        line = lines[place]
        is_end = is_other_heading(line.text) and ":" not in line.text
        if is_heading(line, REFERENCES) or label_of(line.text)[0] or is_end:
            break
        found = names_in(line.text)
        if len(found) == 1 and line.is_apart and is_institution(lines[place + 1].text):
            names += found
            numbers.append(line.number)
    finds.add("authors", names, numbers, "the names under “About the authors”")


_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))(?:\s*(?:\(c\)|©))?\s*((?:1[5-9]|20)\d\d)[,.]?\s*(.*)", re.IGNORECASE
)


def add_copyright(finds: Finds, lines: Sequence[Line]) -> None:
    """Add the year of a copyright notice, and the people in it."""
    for line in lines:
        if match := _COPYRIGHT.match(line.text[:2_000]):
            people = names_in(match[2], least=2)
            finds.add("authors", people, (line.number,), "the names in the copyright notice")
            if people or any(name in finds for name in ("doi", "authors", "container_title")):
                finds.add("year", match[1], (line.number,), "the year of the copyright notice")
            return


def may_be_title(text: str) -> bool:
    """Whether a line could be a title: words, and nothing that pages print around one."""
    if not 12 <= len(text) <= _LONG and not 6 <= len(_HAN.findall(text)) <= 100:
        return False
    words = text.split()
    if len(words) < 3 and len(_HAN.findall(text)) < 6:
        return False
    if _NO_TITLE.search(text) or is_label(text) or _DATE.fullmatch(text):
        return False
    if text.casefold() in ABSTRACT_PARTS or text.casefold().rstrip(".!") in CHROME:
        return False
    return not names_in(text, least=2) and not _AFFILIATION.search(text)


def _has_byline(lines: Sequence[Line], place: int) -> bool:
    """Whether the people are named at `place`, or right below the one heading that stands there."""
    for line in lines[place : place + 2]:
        if label_of(line.text)[0] == "authors" or names_in(line.text):
            return True
        if not is_other_heading(line.text):
            return False
    return False


def _is_journal(text: str) -> bool:
    lower = text.casefold().removeprefix("the ")
    if clean_year(text) or len(lower) > 120:
        return False
    return lower.startswith(JOURNAL_WORDS) or lower.endswith((" journal", "学报", "杂志"))
