"""A list of results of a search in pasted text: for each a title, people and an imprint."""

from collections.abc import Sequence
from typing import NamedTuple

from reviews.formats import identifiers
from reviews.formats.paste.draft import Draft, Finds
from reviews.formats.paste.imprints import Imprint, imprint_at
from reviews.formats.paste.labelled import label_of
from reviews.formats.paste.lines import Line
from reviews.formats.paste.people import names_in
from reviews.formats.paste.titleline import may_be_title, without_marks

MOST_LINES = 2_000  # that are looked at; nobody pastes more results than a few pages
RULE = "a result in a list: title, people and imprint below each other"


class Result(NamedTuple):
    """One result: the place of its title among the lines, its people, and its imprint."""

    title: int
    people: tuple[str, ...]
    imprint: Imprint


def find_results(lines: Sequence[Line], text: Sequence[str]) -> tuple[Draft, ...]:
    """The results that the lines list, in order; none if they are fewer than two.

    The page of one work has an abstract with a label, which no list has: what it lists are works
    like it. `text` is every pasted line as it stood, with its line end.
    """
    if any(label_of(line.text)[0] == "abstract" for line in lines):
        return ()
    lines = lines[:MOST_LINES]
    results: list[Result] = []
    for place in range(len(lines)):
        one = _result(lines, place)
        # A title that is a line of the result above it would be in two drafts.
        if one and not (results and one.title <= results[-1].imprint.place):
            results.append(one)
    if len(results) < 2:
        return ()
    ends = [*(result.title for result in results[1:]), len(lines)]
    return tuple(
        _draft(lines[result.title : end], result, text)
        for result, end in zip(results, ends, strict=True)
    )


def _result(lines: Sequence[Line], place: int) -> Result | None:
    """The result whose imprint stands at `place`, if people and a title stand above it."""
    imprint = imprint_at(lines, place)
    if imprint is None:
        return None
    above = place - len(imprint.lines)
    people = tuple(imprint.said.get("authors", "").split("\n")) if "authors" in imprint.said else ()
    if not people and above >= 0:
        people = names_in(lines[above].text)
        above -= 1
    if not people or above < 0 or not may_be_title(without_marks(lines[above].text)):
        return None
    return Result(above, people, imprint)


def _draft(lines: Sequence[Line], result: Result, text: Sequence[str]) -> Draft:
    finds = Finds()
    finds.add("title", without_marks(lines[0].text), (lines[0].number,), RULE)
    until = result.imprint.lines[0]
    numbers = [line.number for line in lines[1:] if line.number < until] or result.imprint.lines
    finds.add("authors", result.people, numbers, RULE)
    for name, value in result.imprint.said.items():
        finds.add(name, value, result.imprint.lines, RULE)
    for line in lines:
        finds.add("doi", identifiers.clean_doi(line.text[:1_000]), (line.number,), RULE)
        finds.add("pmid", identifiers.noted_pmid(line.text[:1_000]), (line.number,), RULE)
    first, last = lines[0].number, lines[-1].number
    return Draft(finds.in_order(), "".join(text[first - 1 : last]).rstrip("\r\n"), first, last)
