"""What stands at the head of a page without any label: the title, the people, the journal."""

import re
from collections.abc import Sequence
from itertools import count

from reviews.formats.paste.affiliated import people_before_affiliations, without_glued_marks
from reviews.formats.paste.draft import Finds
from reviews.formats.paste.labelled import is_entry, is_other_heading, label_of
from reviews.formats.paste.labels import ABOUT_AUTHORS, REFERENCES
from reviews.formats.paste.lines import Line
from reviews.formats.paste.people import (
    is_institution,
    names_in,
    person_before_institution,
    says_nothing_of_people,
)
from reviews.formats.paste.reflist import is_heading
from reviews.formats.paste.titleline import (
    LONG,
    is_journal,
    is_subtitle,
    is_value,
    names_people,
    without_marks,
)

_LINES_LOOKED_AT = 60
_MOST_BETWEEN = 3  # lines between the title and what only looks like a name
# "Ito, Aya1", which without the number may be anything.
_INVERTED_ALONE = re.compile(
    r"[^\W\d_a-z][\w’' -]{1,40}, [^\W\d_a-z][\w.’ -]{0,40}\d{1,2}(?:, ?\d{1,2})*"
)
_MARKS_ONLY = re.compile(r"[\W\d]*(?:\b[a-z]\b[\W\d]*){0,9}")  # of affiliations, after a name


def head_end(lines: Sequence[Line]) -> int:
    """How many lines stand above the abstract, or the first long paragraph."""
    for place, line in enumerate(lines[:_LINES_LOOKED_AT]):
        if is_entry(lines, place):
            continue
        if label_of(line.text)[0] == "abstract" and place:
            return place
        if len(line.text) > LONG or is_heading(line, REFERENCES):
            return max(place, 1)
    return min(len(lines), _LINES_LOOKED_AT)


def add_title(finds: Finds, lines: Sequence[Line], place: int) -> None:
    """Add the line at `place` as the title, with the subtitle below it if there is one."""
    rule = "the line at the head that reads as a title"
    said = lines[place : place + 1 + is_subtitle(lines, place + 1)]
    text = ": ".join(line.text for line in said)
    finds.add("title", without_marks(text), [line.number for line in said], rule)


def add_byline(finds: Finds, lines: Sequence[Line], title: int, limit: int) -> None:
    """Add the people below the title: in one line, or one in each with institutions between."""
    names: list[str] = []
    numbers: list[int] = []
    skipped = 0
    below = lines[title + 1 : max(limit, title + 2)]
    beside_affiliations = people_before_affiliations([line.text for line in below])
    journal = finds["volume"].lines if "volume" in finds else ()  # which may look like a name
    stand_alone = False  # then the names in lines of institutions are no authors
    for at, line, beside in zip(count(title + 1), below, beside_affiliations, strict=False):
        if line.number in journal:
            continue
        is_sure = skipped <= _MOST_BETWEEN or names_people(line.text)
        name, stop, house = line.text.partition(" ; ")
        text = name if stop and is_institution(house) else line.text
        alone = names_in(text) if is_sure and not is_value(lines, at) else ()
        if not alone and _INVERTED_ALONE.fullmatch(line.text):
            alone = person_before_institution(line.text)
        stand_alone = stand_alone or bool(alone and not names)
        if found := alone or (() if stand_alone or skipped > _MOST_BETWEEN else beside):
            names += found
            numbers.append(line.number)
        elif names and (
            is_institution(line.text)
            or _MARKS_ONLY.fullmatch(line.text)
            or says_nothing_of_people(line.text)
        ):
            continue
        elif names:
            break
        else:
            skipped += 1
    if names:
        names = without_glued_marks(names, [line.text for line in below])
        finds.add("authors", names, numbers, "the names below the title")


def add_journal(finds: Finds, above: Sequence[Line]) -> None:
    """Add the line above the title that is named as journals are."""
    for line in reversed(above):
        if ": " in line.text or is_other_heading(line.text):
            continue
        if is_journal(line.text) and len(line.text) <= 120:
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
