"""What a page says behind a label: "Journal: …", or the label in a line and the value below."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reviews.formats import identifiers
from reviews.formats.names import split_list, split_names
from reviews.formats.paste.affiliated import people_before_affiliations
from reviews.formats.paste.imprints import numbers_in
from reviews.formats.paste.labels import (
    ABOUT_AUTHORS,
    CITE_AS,
    HEADINGS,
    KINDS,
    PLAIN,
    REFERENCES,
    VALUES,
)
from reviews.formats.paste.lines import Line, folded
from reviews.formats.paste.numbers import imprint_in, said_by
from reviews.formats.paste.people import is_institution, names_in, person_before_institution


class Labelled(NamedTuple):
    """A field by its label: the text behind it, the label as written, and their lines."""

    name: str
    value: str
    label: str
    lines: tuple[int, ...]


_FIELD_OF = {label: name for name, labels in VALUES.items() for label in labels}
_OTHER = frozenset({*HEADINGS, *KINDS, *CITE_AS, *REFERENCES, *ABOUT_AUTHORS})
_INLINE = re.compile(r"[【\[]?([^:：\]】]{1,40}?)(?:[\]】]\s*[:：]?|\s*[:：])\s*(.*)")
_LABEL_ONLY = re.compile(r"[【\[]?([^:：\]】]{1,40}?)[\]】]?\s*[:：]?")
_FIRST_WORDS = tuple(sorted(PLAIN, key=len, reverse=True))
_HAN_GAP = re.compile("(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_ONE_BY_ONE = frozenset({"authors", "keywords"})
_LISTED = re.compile("[;；，、،|,•:：]")  # what divides values in one line, or a label from one
_COUNT = re.compile(r"\s*\(\d{1,4}\)\Z")  # "References (41)"
_NUMBER = re.compile(r"\A\d{1,2}\.? ")  # "1. Introduction"
_ENTRY = 60  # characters of an entry in a table of contents
_MOST_BELOW = 500
_MOST_COMMAS = 3  # of a group's name, which may name its house and city
_LONGEST_VALUE = 20_000  # characters, but for abstracts


def labelled(lines: Sequence[Line]) -> Iterator[Labelled]:
    """Every labelled value, in order. Abstracts, which go on for lines, are left to `abstracts`."""
    for place, line in enumerate(lines):
        name, label, value = label_of(line.text)
        if not name or name == "abstract" or is_entry(lines, place):
            continue
        texts, numbers = [value] if value else [], [line.number]
        for below in _below(lines, place, name, value):
            texts.append(below.text)
            numbers.append(below.number)
        if texts:
            text = "\n".join(texts)[:_LONGEST_VALUE]
            yield Labelled(name, text, label, tuple(numbers))


def merged(labels: Iterable[Labelled]) -> Iterator[Labelled]:
    """The same, but those of many values that a page labels one by one, as if under one label."""
    by_label: dict[tuple[str, str], Labelled] = {}
    for one in labels:
        earlier = by_label.get((one.name, one.label))
        if earlier is None:
            by_label[one.name, one.label] = one
        elif one.name in _ONE_BY_ONE:
            value = f"{earlier.value}\n{one.value}"
            by_label[one.name, one.label] = earlier._replace(
                value=value, lines=(*earlier.lines, *one.lines)
            )
    yield from by_label.values()


def _below(lines: Sequence[Line], place: int, name: str, value: str) -> Iterator[Line]:
    """The lines below a label that belong to its value.

    One, if none stands beside the label; authors and keywords may go on, one in each line.
    """
    if value and name not in _ONE_BY_ONE:
        return
    for line in lines[place + 1 : place + 1 + _MOST_BELOW]:
        if is_label(line.text) or line.is_row or (line.is_apart and value):
            return
        if value and not _goes_on(name, value, line.text):
            return
        yield line
        if name not in _ONE_BY_ONE:
            return
        value = value or line.text


def _goes_on(name: str, value: str, text: str) -> bool:
    """Whether a line may be one more value of many: a person, an institution, or a short phrase."""
    if ":" in text.replace("://", ""):
        return False
    if name == "authors":
        return bool(person_before_institution(text)) or is_institution(text)
    return len(text) <= 60 and text[-1] not in ".?!。" and not _LISTED.search(value + text)


def label_of(text: str) -> tuple[str, str, str]:
    """The field that a line's label names, the label, and the value behind it; "" where none.

    >>> label_of("Keywords: rest"), label_of("Authors Ito A, Sato B"), label_of("On rest")
    (('keywords', 'Keywords', 'rest'), ('authors', 'Authors', 'Ito A, Sato B'), ('', '', ''))
    """
    if (match := _INLINE.match(text)) and (name := _FIELD_OF.get(_plain(match[1]), "")):
        return name, match[1], match[2].strip()
    if (match := _LABEL_ONLY.fullmatch(text)) and (name := _FIELD_OF.get(_plain(match[1]), "")):
        return name, match[1], ""
    text = text.lstrip("[(")
    start = text[:24].casefold()
    for label in _FIRST_WORDS:
        if start.startswith(label) and text[len(label) : len(label) + 1] == " ":
            return _FIELD_OF[label], text[: len(label)], text[len(label) + 1 :].strip()
    return "", "", ""


def is_label(text: str) -> bool:
    """Whether a line is a label, with or without a value, or the heading of something else."""
    return bool(label_of(text)[0]) or is_other_heading(text)


def is_other_heading(text: str) -> bool:
    """Whether a line heads what is no field, such as "Figures" or "Rights and permissions"."""
    if len(text) > 80:
        match = _INLINE.match(text)
        return match is not None and _plain(match[1]) in _OTHER
    bare = _plain(_NUMBER.sub("", _COUNT.sub("", re.split(r"[:：]", text, maxsplit=1)[0])))
    return bare in _OTHER


def is_entry(lines: Sequence[Line], place: int) -> bool:
    """Whether a label or heading is an entry of a table of contents: others follow at once."""
    below = [_NUMBER.sub("", line.text) for line in lines[place + 1 : place + 4]]
    if label_of(lines[place].text)[2] or len(below) < 3:
        return False
    return all(len(text) <= _ENTRY for text in below) and is_label(below[0])


def _plain(label: str) -> str:
    return _HAN_GAP.sub("", folded(label.strip(" *#•·")))


def values_of(one: Labelled) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields that a labelled value gives: usually its own, if the value has the shape of one.

    >>> one = Labelled("year", "Rest Press, 2024-04-01", "Published", (1,))
    >>> list(values_of(one))
    [('year', ('2024',)), ('publisher', ('Rest Press',))]
    """
    value = one.value
    if one.name == "year":
        yield from _publication(value)
    elif one.name in ("volume", "issue", "pages"):
        yield from numbers_in(f"{one.name} {value}").items()
    elif one.name == "authors":
        yield "authors", _people(value)
    elif one.name == "doi":
        yield "doi", (identifiers.clean_doi(value),)
    elif one.name == "pmid":
        match = re.match(r"\d{4,8}\b", value)
        yield "pmid", (match[0] if match else "",)
    elif one.name == "pmcid":
        yield "pmcid", (identifiers.clean_pmcid(value),)
    elif one.name == "issn":
        yield "issn", checked_issns(value)
    elif one.name == "trial_ids":
        yield "trial_ids", tuple(identifiers.trial_numbers(value))
    elif one.name == "keywords":
        yield "keywords", _keywords(value)
    elif one.name == "container_title":
        yield from _journal(value)
    elif one.name == "title" and len(value) >= 4:
        yield "title", (value,)
    elif one.name == "publisher" and len(value) <= 200 and ":" not in value:
        house, year = _HOUSE_AND_YEAR.fullmatch(value.rstrip(".")), identifiers.clean_year(value)
        yield "publisher", (house[1] if house else value.rstrip("."),)
        yield "year", (str(year) if house and year else "",)


def _people(value: str) -> tuple[str, ...]:
    """The people, or groups, behind a label that says that they are."""
    if found := ("\n" not in value and names_in(value)) or _one_in_each_line(value):
        return found
    has_case = value.upper() != value.lower()  # else commas divide people, not parts of names
    if "\n" in value or (has_case and value.count(",") > _MOST_COMMAS):
        return ()
    if len(value) > 2_000 or ". " in value.replace("et al. ", "")[60:]:
        return ()
    names = split_names(value, marks=";；、" if has_case else ";；、,，")
    return tuple(name.rstrip(".") for name in names if 2 <= len(name) <= 100)


def _one_in_each_line(value: str) -> tuple[str, ...]:
    """People one in each line, with or without their institutions behind or below them."""
    lines = value.split("\n")
    people = list(map(person_before_institution, lines))
    if not people[0]:  # else lines of institutions stand between
        beside = people_before_affiliations(lines)
        people = [alone or before for alone, before in zip(people, beside, strict=True)]
    return tuple(name for names in people for name in names)


def _keywords(value: str) -> tuple[str, ...]:
    if not _LISTED.search(value):
        value = value.replace(" / ", "; ")
    marks = next((marks for marks in _KEYWORD_MARKS if re.search(f"[{marks}]", value)), ",")
    if _HAN_WORDS.fullmatch(value):
        marks = " "
    return tuple(word.strip(" .") for word in split_list(value, marks=marks))


_HOUSE_AND_YEAR = re.compile(r"(.{2,150}), \[?(?:1[5-9]|20)\d\d\]?")
_KEYWORD_MARKS = ("\n", ";；，、،|•")  # the first that are there divide; else commas do
_HAN_WORDS = re.compile("[\u4e00-\u9fff]+(?: [\u4e00-\u9fff]+)+")
_DATE = re.compile(
    r"(?:\d{1,2}[ .-])?(?:[A-Z][a-z]{2,8}\.? )?(?:\d{1,2}, )?(?:1[5-9]|20)\d\d(?:[-/.年].{0,25})?"
)


def _publication(value: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A date, the publisher before it in catalogues, and the numbers that some pages add."""
    year = identifiers.clean_year(value[:200])
    yield "year", (str(year) if year else "",)
    yield from numbers_in(value).items()
    if doi := identifiers.clean_doi(value[:_LONGEST_JOURNAL]):
        yield "doi", (doi,)
    yield from _imprint(value[:200])
    if value.startswith("in "):
        yield from _journal(value.removeprefix(_FINAL_FORM).removeprefix("in ").strip())
        return
    before = _DATE.split(value, maxsplit=1)[0].strip(" ,;:([") if year else ""
    if "," in value and len(before) >= 4 and not before[-1].isdigit() and len(before) <= 150:
        yield "publisher", (before,)


_LONGEST_JOURNAL = 400
_AFTER_JOURNAL = re.compile(  # an abbreviation in brackets, a volume, a date
    r"\s*[\[(](?=[A-Z][A-Z .]+[\])])|\s*\[|,? \(?e?-?ISSN\b"
    r"|\b(?:[Vv]ol|[Vv]olume)\b|第|, ?№|,? \d{1,4} ?\(|"
    r"(?:\b\d{1,2} [A-Z][a-z]{2,8}\.? |\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]{0,6}\.? ?)?(?<!\d)(?:1[5-9]|20)\d\d\b"
)
_YEAR_BEFORE = re.compile(r"\A(?:1[5-9]|20)\d\d, (?=\D)")
_ISSN = re.compile(r"\b\d{4}-\d{3}[\dXx]\b")  # the first half of which looks like a year
_ISSN_BESIDE = re.compile(r",? e?-?ISSN:? \d{4}-\d{3}[\dXx]")
_FINAL_FORM = "in final edited form as:"  # stands before the journal, where another text is shown


def _journal(value: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    value = value[:_LONGEST_JOURNAL]
    yield from numbers_in(value).items()
    yield from _imprint(value)
    if "ISSN" in value:
        yield "issn", checked_issns(value)
    if year := identifiers.clean_year(_ISSN.sub("", value)):
        yield "year", (str(year),)
    value = _YEAR_BEFORE.sub("", value)
    name = _AFTER_JOURNAL.split(value, maxsplit=1)[0].strip(" .,;:(") or value
    if 2 <= len(name) <= 200:
        yield "container_title", (name,)


def _imprint(value: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Volume, issue and pages written around a year, or at least all three."""
    imprint = imprint_in(_ISSN_BESIDE.sub("", value))
    said = said_by(imprint) if imprint else {}
    if "year" in said or ("issue" in said and "pages" in said):
        yield from ((name, (text,)) for name, text in said.items())


def checked_issns(text: str) -> tuple[str, ...]:
    """The ISSNs in `text` whose last digit is right: a range of years has that shape too.

    >>> checked_issns("ISSN 2233-5250, 2019-2020")
    ('2233-5250',)
    """
    found = identifiers.clean_issns(text[:300].replace("ISSN-", "ISSN "))[0]
    return tuple(issn for issn in found if _is_right(issn))


def _is_right(issn: str) -> bool:
    digits = [10 if sign == "X" else int(sign) for sign in issn.replace("-", "")]
    return (
        sum(weight * digit for weight, digit in zip(range(8, 0, -1), digits, strict=True)) % 11 == 0
    )
