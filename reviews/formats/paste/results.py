"""A list of results of a search in pasted text: for each a title, people and an imprint."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reviews.formats import identifiers
from reviews.formats.paste.abstracts import labelled_abstract
from reviews.formats.paste.authors import leading_names
from reviews.formats.paste.draft import Draft, Finds
from reviews.formats.paste.imprints import Imprint, imprint_at
from reviews.formats.paste.lines import Line
from reviews.formats.paste.people import names_in, person_before_institution
from reviews.formats.paste.titleline import may_be_title, without_marks, without_responsible

MOST_LINES = 2_000  # that are looked at; nobody pastes more results than a few pages
_DATE = re.compile(r"(?:[^\W\d]{3,10}\.? )?(?:\d{1,2}, )?(?P<year>(?:1[5-9]|20)\d\d)\W*")
_PUBLISHED = re.compile(
    r"Published (?:in (?P<journal>[^()]{2,150}) )?\(?(?P<year>(?:1[5-9]|20)\d\d)\)?"
)
_BY = re.compile(r"(?:by|por|par|von) (?=[^\W\d_a-z])")
_DATES = re.compile(r", (?:1[5-9]|20)\d\d-(?:(?:1[5-9]|20)\d\d)?\.?")
_CUT = ("...", "…")  # behind a text that is not shown whole
RULE = "a result in a list: title, people and imprint below each other"


class Result(NamedTuple):
    """One result: the place of its title among the lines, its people, their line and its imprint.

    `last` is the place of the last line of these.
    """

    title: int
    people: tuple[str, ...]
    people_line: int
    imprint: Imprint
    last: int


def find_results(lines: Sequence[Line], text: Sequence[str]) -> tuple[Draft, ...]:
    """The results that the lines list, in order; none if they are fewer than two.

    The page of one work has an abstract: what it lists are works like it. In a list the label of
    one is but a button, below which the next result begins. `text` is every pasted line as it
    stood, with its line end.
    """
    lines = lines[:MOST_LINES]
    results: list[Result] = []
    for place in range(len(lines)):
        one = _result(lines, place)
        # A title that is a line of the result above it would be in two drafts.
        if one and not (results and one.title <= results[-1].last):
            results.append(one)
    abstract = labelled_abstract(lines) if len(results) > 1 else None
    titles = {lines[result.title].number for result in results}
    if len(results) < 2 or (abstract and titles.isdisjoint(abstract.lines)):
        return ()
    ends = [*(result.title for result in results[1:]), len(lines)]
    return tuple(
        _draft(lines[result.title : end], result, text)
        for result, end in zip(results, ends, strict=True)
    )


def _result(lines: Sequence[Line], place: int) -> Result | None:
    """The result whose imprint stands at `place`, with people above or below it and a title."""
    imprint = imprint_at(lines, place) or _published(lines[place], place)
    if imprint is None:
        return None
    above, last = place - len(imprint.lines), place
    if above >= 0 and (date := _DATE.fullmatch(lines[above].text)):
        said = {"year": date["year"], **imprint.said}
        imprint = imprint._replace(said=said, lines=(lines[above].number, *imprint.lines))
        above -= 1
    people_line = imprint.lines[0]
    people = tuple(imprint.said.get("authors", "").split("\n")) if "authors" in imprint.said else ()
    if not people and above >= 0 and (people := _people(lines[above].text)):
        people_line = lines[above].number
        above -= 1
    if not people and place + 1 < len(lines) and (people := names_in(lines[place + 1].text)):
        people_line = lines[place + 1].number
        last += 1
    if above > 0 and lines[above].text.endswith(_CUT) and _may_be_title(lines[above - 1]):
        above -= 1  # what a search shows of the text
    if not people or above < 0 or not _may_be_title(lines[above]):
        return None
    return Result(above, people, people_line, imprint, last)


def _published(line: Line, place: int) -> Imprint | None:
    """ "Published 2020", "Published in Journal (2020)", as catalogues tell."""
    match = _PUBLISHED.fullmatch(line.text)
    if match is None:
        return None
    said = {"container_title": match["journal"] or "", "year": match["year"]}
    return Imprint(said, (line.number,), place, "a line of journal and year")


def _people(text: str) -> tuple[str, ...]:
    """The people in a line, of whom catalogues tell the dates behind "by"."""
    by = _BY.match(text)
    if by is None:
        return names_in(text)
    inverted = leading_names(_DATES.sub("", text[by.end() :]))
    return inverted.names or person_before_institution(_DATES.sub("", text[by.end() :]))


def _may_be_title(line: Line) -> bool:
    return may_be_title(without_marks(line.text))


def _draft(lines: Sequence[Line], result: Result, text: Sequence[str]) -> Draft:
    finds = Finds()
    title = without_responsible(without_marks(lines[0].text))
    finds.add("title", title, (lines[0].number,), RULE)
    finds.add("authors", result.people, (result.people_line,), RULE)
    for name, value in result.imprint.said.items():
        finds.add(name, value, result.imprint.lines, RULE)
    for line in lines:
        finds.add("doi", identifiers.clean_doi(line.text[:1_000]), (line.number,), RULE)
        finds.add("pmid", identifiers.noted_pmid(line.text[:1_000]), (line.number,), RULE)
    first, last = lines[0].number, lines[-1].number
    return Draft(finds.in_order(), "".join(text[first - 1 : last]).rstrip("\r\n"), first, last)
