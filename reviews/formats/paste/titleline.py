"""Which line at the head of a page is the title of its work."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from reviews.formats.identifiers import clean_year
from reviews.formats.markup import readable
from reviews.formats.paste.draft import Finds
from reviews.formats.paste.imprints import Imprint, numbers_in
from reviews.formats.paste.labelled import is_label, is_other_heading, label_of
from reviews.formats.paste.labels import (
    BUTTON_WORDS,
    CHROME,
    JOURNAL_ENDS,
    JOURNAL_WORDS,
    KINDS,
    KINDS_OR_KEYWORDS,
)
from reviews.formats.paste.lines import Line
from reviews.formats.paste.parts import ABSTRACT_PARTS
from reviews.formats.paste.people import names_in, person_before_institution

LONG = 400  # characters of a line that is a paragraph, not a title
_WHOLE, _LONGER = 40, 70  # characters of lines that are hardly, and less than hardly, buttons
_TRANSLATED = 30  # characters of each title where one is told in several languages
_LEAST = 0  # how much a line must read as a title to be taken for one
_AT_START = 2  # characters before the first word
_NO_TITLE = re.compile(
    r"https?://|www\.|@|\b10\.\d{4,9}/|[»›→{}]|[<>](?! ?\d)|^licen[cs]e|^\W*\d+\W*$|^[©•▪‣]|[:：]$|"
    r"\b(?:cookies?|javascript|log ?in|sign in|click|subscribe|subscription|copyright|licen[cs]e|"
    r"vol\.|page \d|(?:get|full) (?:time|access)|home ?page)\b",
    re.IGNORECASE,
)
# What pages say of a work; but titles may speak of volumes and issues too.
_OF_WORK = re.compile(
    r"\b(?:received|accepted|published|submit(?:ted)?|prices?|download|volume|issue)\b",
    re.IGNORECASE,
)
_DATED = re.compile(rf"{_OF_WORK.pattern}.{{0,20}}\d", re.IGNORECASE)
# A line about an institution; a title may well speak of hospitals.
_AFFILIATION = re.compile(
    r"^\W*(?:\w |\d+ ?)?(?:(?:\w+ ){0,2}(?:department|division|school|faculty|institute|university|"
    r"hospital|college|centre|center|laboratory) (?:of|for)\b)|"
    r"university,|(?:大学|学院|医院|研究所)$",
    re.IGNORECASE,
)
_STUDY = re.compile(
    r"(?:an?|the) (?:[\w-]+ ){0,4}"
    r"(?:trial|study|review|analysis|meta-analysis|protocol|report|survey)",
    re.IGNORECASE,
)
_FORMAT_MARK = re.compile(r"^\[(?:HTML|PDF|BOOK|B|CITATION|C)\]\s*(?:\[[A-Z]\]\s*)?")
_TYPE_MARK = re.compile(r"(?:\s*\((?:Article|Review|Open Access|Letter|Editorial)\)|\s+PDF)+\Z")
_OPEN = re.compile(r"\W*\b(?:open|free) access\b\W*", re.IGNORECASE)
_DATE = re.compile(r"(?:\d{1,2}\.? )?[^\W\d]{3,10}\.? (?:\d{1,2}, )?(?:1[5-9]|20)\d\d")
_HAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_GLUED = re.compile(
    r"[^\W\d_A-Z]{2}[A-Z][^\W\d_A-Z]{2}"
)  # where one button ends and another begins
_NAME_MARK = re.compile(r"(?:[\d*,†‡§¶&]|\band)\s*\Z")  # behind a name


def place_of_title(finds: Finds, head: Sequence[Line], imprint: Imprint | None) -> int | None:
    """Where the title stands: found already, or the line that reads most like one."""
    if "title" in finds:
        known = finds["title"].text.casefold().strip(" .")
        places = (i for i, line in enumerate(head) if line.text.casefold().strip(" .") == known)
        at_label = (i for i, line in enumerate(head) if line.number in finds["title"].lines)
        return next(places, next(at_label, None))
    journal = finds["container_title"].text.casefold() if "container_title" in finds else ""
    candidates = [
        place
        for place, line in enumerate(head)
        if may_be_title(line.text)
        and line.text.casefold().strip(" .") != journal
        and not (imprint and line.number in imprint.lines)
    ]
    scores = _scores(head, candidates)
    best = max(candidates, key=lambda place: scores[place], default=None)
    return best if best is not None and scores[best] >= _LEAST else None


def _scores(head: Sequence[Line], candidates: Sequence[int]) -> dict[int, int]:
    """How much each candidate reads as the title; of equal ones the first is best."""
    texts = Counter(line.text.casefold() for line in head)
    people = [place for place in candidates if names_in(head[place].text)]
    titles = [place for place in candidates if place not in people]
    first = next((place for place in titles if not is_journal(head[place].text)), None)
    below = dict(pairwise([*titles, len(head)]))
    scores: dict[int, int] = {}
    for place in candidates:
        text = head[place].text
        length = len(text) + len(_HAN.findall(text))
        score = head[place].is_apart + (length >= _WHOLE) + (length >= _LONGER)
        score += 2 * (place == first)
        if texts[text.casefold()] > 1:
            score += 3 if length >= _WHOLE else 1
        score += 2 * (place > 0 and _is_kind(head[place - 1].text))
        score -= 3 * (len(text) < _LONGER and _OF_WORK.search(text) is not None)
        score -= 3 * (_is_button(text) or is_subtitle(head, place))
        score -= 3 * text.endswith((".", ";", ",")) + 3 * is_journal(text)
        if place in people:
            score -= 6 if _NAME_MARK.search(text) else 3
        else:
            is_two = place + 1 in below and (
                _is_translated(text, head[place + 1].text) or is_subtitle(head, place + 1)
            )
            beside = place + 1 if is_two else place
            score += _worth_of_byline(head, beside + 1, below[beside])
        scores[place] = score
    return scores


def _is_button(text: str) -> bool:
    """Whether a line begins as buttons do: "Search the literature", but not "Back pain"."""
    first, _, rest = text.casefold().partition(" ")
    return first in BUTTON_WORDS and (first != "back" or rest.startswith("to "))


def is_subtitle(head: Sequence[Line], place: int) -> bool:
    """Whether a line below a title says of what kind the study is: "A Randomized Trial"."""
    if not 0 < place < len(head):
        return False
    is_below = len(head[place - 1].text) >= _WHOLE > len(head[place].text)
    return is_below and _STUDY.fullmatch(head[place].text) is not None


def _is_translated(title: str, below: str) -> bool:
    """Whether one of two titles is written in Chinese, Japanese or Korean, and the other is not."""
    return bool(_HAN.search(title)) != bool(_HAN.search(below))


def without_marks(text: str) -> str:
    """A title without what sites print before and behind it, such as "[PDF]" and "(Article)"."""
    first, *others = text.split(" / ")
    if others and all(len(title) >= _TRANSLATED for title in (first, *others)):
        text = first  # the others say the same in other languages
    return _TYPE_MARK.sub("", _FORMAT_MARK.sub("", text))


def without_responsible(text: str) -> str:
    """A title as catalogues write it, without the people behind it.

    >>> without_responsible("On rest : a guide / Aya Ito."), without_responsible("Day / night")
    ('On rest : a guide', 'Day / night')
    """
    title, stroke, people = text.rpartition(" / ")
    return title if stroke and person_before_institution(people.rstrip(".")) else text


def may_be_title(text: str) -> bool:
    """Whether a line could be a title: words, and nothing that pages print around one."""
    if not 12 <= len(text) <= LONG and not 6 <= len(_HAN.findall(text)) <= 100:
        return False
    words = text.split()
    if len(words) < 3 and len(_HAN.findall(text)) < 6:
        return False
    if (
        _NO_TITLE.search(readable(text))
        or is_label(text)
        or _DATE.fullmatch(text)
        or _is_kind(text)
    ):
        return False
    if text.casefold() in ABSTRACT_PARTS or text.casefold().rstrip(".!") in CHROME:
        return False
    word = _OF_WORK.search(text)
    if word and (len(text) < _WHOLE or word.start() <= _AT_START or _DATED.search(text)):
        return False
    if (clean_year(text) and numbers_in(text)) or len(_GLUED.findall(text)) >= 3:
        return False
    if ";" in text and person_before_institution(text):
        return False
    return not names_in(text, least=2) and not _AFFILIATION.search(text)


def is_journal(text: str) -> bool:
    """Whether a line is named as journals are."""
    lower = text.casefold().removeprefix("the ")
    if clean_year(text) or len(lower) > 120 or lower in CHROME:
        return False
    return lower.startswith(JOURNAL_WORDS) or lower.endswith(JOURNAL_ENDS)


def _is_kind(text: str) -> bool:
    """Whether a line only says what kind of work follows: "Original article, open access"."""
    kind = _OPEN.sub("", text).casefold() if len(text) <= 80 else ""
    return kind in KINDS or kind in KINDS_OR_KEYWORDS


def _worth_of_byline(lines: Sequence[Line], place: int, end: int) -> int:
    """How much speaks for a title that people are named below it, from `place` to `end`.

    Most if at once, or right below the one heading that stands there; less if further below, or
    if it is but two or three words with capitals.
    """
    after = place + 1 if place < len(lines) and is_other_heading(lines[place].text) else place
    if after < len(lines) and not is_value(lines, after):
        text = lines[after].text
        if label_of(text)[0] == "authors" or names_people(text):
            return 5
        if names_in(text):
            following = lines[after + 1].text if after + 1 < len(lines) else ""
            return 5 if names_in(following) else 2
    return 3 * any(names_people(line.text) for line in lines[place:end])


def is_value(lines: Sequence[Line], place: int) -> bool:
    """Whether the line above is a label, but not that of authors, with nothing behind it."""
    above = lines[place - 1].text if place else ""
    return above.endswith((":", "：")) and label_of(above)[0] != "authors"


def names_people(text: str) -> bool:
    """Whether a line names people beyond doubt, wherever it stands."""
    names = names_in(text)
    return len(names) > 1 or bool(names and _NAME_MARK.search(text))
