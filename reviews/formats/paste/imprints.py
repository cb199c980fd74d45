"""The line of a page that tells volume, issue, pages and year, and the journal beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reviews.formats.identifiers import clean_year
from reviews.formats.paste.labels import (
    BUTTON_WORDS,
    CHROME,
    CITE_AS,
    HEADINGS,
    KINDS,
    PUBLICATION_TYPES,
    TRAIL,
)
from reviews.formats.paste.lines import Line
from reviews.formats.paste.numbers import ET_SEQ, TO, as_range, imprint_in, said_by
from reviews.formats.paste.people import names_in, person_before_institution

LONGEST = 300  # characters of a line that may be an imprint

# What an index of medicine prints before a journal's name.
PUBLICATION_TYPE = re.compile(
    rf"\A(?:{'|'.join(map(re.escape, PUBLICATION_TYPES))})\s+", re.IGNORECASE
)

# The words that lead to each number, in the languages of the labels.
_NUMBERS = {
    "volume": re.compile(
        r"(?:\b(?:volume|volumen|vol|band|bd|jahrgang|jg|tome|tomo|tom|том|cilt"
        r"|المجلد|دوره)\b\.?:? ?"
        r"(?:(?:1[5-9]|20)\d\d:)?|第 ?|(?<![\d第])(?=\d{1,4} ?[卷巻]))"
        r"(?P<value>\d{1,5}[A-Za-z]?(?:[-/]\d{1,4})?)(?!\d|[\w.]*\w?/10\.)(?: ?[卷巻])?",
        re.IGNORECASE,
    ),
    "issue": re.compile(
        r"(?:(?<!article )\b(?:issue|number|no|n[uú]mero|numéro|núm|iss|heft|nr|выпуск|sayı"
        r"|nomor|zeszyt|العدد|شماره)\b\.?:? ?"
        r"|№ ?|\bN° ?|第 ?(?=\d{1,3} ?[期号])|(?<![\d第])(?=\d{1,3} ?[期号號]))"
        r"(?P<value>\d{1,4}[A-Za-z]?(?:[-/–]\d{1,4})?(?!\d)(?: ?(?:Suppl|suppl)[\w. ]{0,8})?)",
        re.IGNORECASE,
    ),
    "pages": re.compile(
        r"(?:\b(?:pages?|pp?|seiten|páginas|págs?|sayfa(?:lar)?|strony|halaman"
        r"|article(?: number| no\.?| id)?)\b\.?(?:\(lar\))?:? ?"
        r"|\b(?:ss?|с|стр|str)\. ?|页码? ?|\bp(?=\d{1,5} ?[-–] ?\d))"
        rf"(?P<value>[A-Za-z]{{0,3}}\d{{1,8}}[A-Za-z]?(?:{TO}[A-Za-z]{{0,3}}\d{{1,8}}|{ET_SEQ})?)"
        r"(?![\w.]*/)",
        re.IGNORECASE,
    ),
}
_CHINESE_VOLUME = re.compile(r"第? ?\d{1,4} ?[卷巻]")
_MONTH_YEAR = re.compile(r"(?:[A-Z][a-z]{2,8} )?((?:1[5-9]|20)\d\d)(?: (?=[^\W\d])|(?=[A-Z][a-z]))")
_ARTICLE_NUMBER = re.compile(
    r"(?:(?:1[5-9]|20)\d\d,|\b[Ii]ssue \d{1,3},?) (?P<value>[a-z]{0,4}\d{3,8})(?:, https?:.*)?\Z"
)
_SUBTITLE = re.compile(r": [^\W\d_A-Z]")  # a journal's would begin with a capital
_SHORT = 60  # characters of a line with the pages alone
_LONG_NAME = 50  # characters that hardly any journal's name has
_BEHIND_ISSUE = re.compile(
    rf"{_NUMBERS['issue'].pattern.replace('value', 'issue')}, (?P<pages>\d{{1,5}} ?[-–] ?\d{{1,5}})"
    r"(?=[,;.]|\Z)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"; [^;]{2,40}\Z")  # where a journal appears, behind its name
_OWNER = re.compile(  # of a journal, in brackets
    r" \([^()]{0,80}\b(?:Inc|Ltd|LLC|Sons|Publish\w{0,6}|Press|GmbH|B\.?V)\b[^()]{0,20}\)\.?\Z"
)
_LOGO = re.compile(r"(?P<name>.{2,100}?) logo ?(?:Link to (?P=name))?", re.IGNORECASE)
_DATE_BEHIND = re.compile(  # a journal, before the year: "12 Feb", "Feb"
    r"[.,]? (?:\d{1,2}\.? [^\W\d]{3,10}|(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[a-z]{0,6}(?: \d{1,2})?)\.?,?\Z"
)
_BEGINNINGS = (  # of what follows a journal's name
    _NUMBERS["volume"],
    _NUMBERS["issue"],
    re.compile(r"(?:\b[A-Z]\w{2,8}\.? )?\b(?:1[5-9]|20)\d\d\b"),
)
_ODD_BLANK = re.compile(r" (?=[.,;:] ?\S)")
_ACCESS = re.compile(
    r"\b(?:open|free) access(?: full| html| article|\W*\Z)|ジャーナル (?:フリー|オープンアクセス)",
    re.IGNORECASE,
)
_TRAIL_MARK = re.compile(r" ?[»›>→] ?| / | \| ")
_PARTS_OF_DATE = re.compile(r"\d / \d")
_HOUSE = re.compile(r"\b(?:University Press|Publish(?:ers?|ing)(?: Company)?|Verlag)\Z")
_SCHOLAR = re.compile(
    r"(?P<authors>[^-–]{3,300}?)…? ?[-–] (?:(?P<journal>[^-–]{2,150}?)…?, )?"
    r"(?P<year>(?:1[5-9]|20)\d\d) ?[-–] (?P<site>\S[^-–]{1,60})"
)
_BEHIND_PEOPLE = re.compile(
    r"(?P<authors>[^–]{3,300}?) – (?P<journal>[^–]{2,150}), (?P<year>(?:1[5-9]|20)\d\d)"
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
        if name == "volume" and "第" in text and not _CHINESE_VOLUME.search(text):
            continue
        if match := pattern.search(text):
            found[name] = (as_range(match["value"]),)
    return found


def find_imprint(lines: Sequence[Line]) -> Imprint | None:
    """The first line that reads as an imprint, with the journal in it, above it or in a trail."""
    for place, line in enumerate(lines):
        if len(line.text) > LONGEST:
            continue
        if found := _trail(line, place) or imprint_at(lines, place):
            return found
    return None


def imprint_at(lines: Sequence[Line], place: int) -> Imprint | None:
    """What the line at `place` says as an imprint, if it is one."""
    if len(lines[place].text) > LONGEST:
        return None
    return _scholar(lines[place], place) or _compact(lines, place) or _in_words(lines, place)


def also_in_words(lines: Sequence[Line], known: Imprint | None) -> list[Imprint]:
    """Other lines that name the volume of the imprint that is known, and may say more."""
    if known is None or "volume" not in known.said:
        return []
    return [
        one
        for place in range(len(lines))
        if place != known.place
        and (one := _in_words(lines, place))
        and one.said.get("volume") == known.said["volume"]
    ]


def journal_alone(name: str) -> str:
    """The name of a journal without the place that hosts of databases add, and without its logo.

    >>> journal_alone("Journal of Rest; Norburg"), journal_alone("Rest logoLink to Rest")
    ('Journal of Rest', 'Rest')
    """
    logo = _LOGO.fullmatch(name)
    return _OWNER.sub("", _PLACE.sub("", logo["name"] if logo else name))


def asked_imprint(lines: Sequence[Line]) -> Imprint | None:
    """The imprint behind "Cite this as:", which may say more than the one above the article."""
    for line in lines:
        label, colon, text = line.text[:LONGEST].partition(":")
        if colon and label.strip().casefold() in CITE_AS:
            return _compact((replace(line, text=text.strip()),), 0)
    return None


def _is_chrome(line: Line) -> bool:
    is_known = any(line.text.casefold() in words for words in (CHROME, TRAIL, HEADINGS))
    return is_known or _HOUSE.search(line.text) is not None


def _is_of_site(line: Line) -> bool:
    """Whether a line is of the site: a button, a place in a menu, or that all may read it."""
    is_button = line.text.split(" ")[0].casefold() in BUTTON_WORDS
    return is_button or _is_chrome(line) or bool(_ACCESS.search(line.text))


def _scholar(line: Line, place: int) -> Imprint | None:
    """ "A Ito, B Sato - Journal, 2020 - site", the line of a search engine for scholars.

    Others leave the site out: "Ito, Aya; Sato, Bo – Journal, 2020".
    """
    match = _SCHOLAR.fullmatch(line.text) or _BEHIND_PEOPLE.fullmatch(line.text)
    authors = person_before_institution(match["authors"].replace("…", "")) if match else ()
    if match is None or not authors:
        return None
    said = {"container_title": match["journal"] or "", "year": match["year"]}
    said["authors"] = "\n".join(authors)
    return Imprint(said, (line.number,), place, "a line of authors, journal and year")


def _trail(line: Line, place: int) -> Imprint | None:
    """Links that lead to the page, such as "Home » Journal » Volume 10"."""
    steps = [step.strip() for step in _TRAIL_MARK.split(line.text) if step.strip()]
    if len(steps) < 2 or _PARTS_OF_DATE.search(line.text):
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
    text = _ODD_BLANK.sub("", text)
    match = imprint_in(text)
    if match is None:
        return None
    said = said_by(match)
    if "volume" not in said or not ("year" in said or ("issue" in said and "pages" in said)):
        return None
    if "pages" not in said and (number := _ARTICLE_NUMBER.search(text)):
        said["pages"] = number["value"]
    before = text[: match.start()].strip(" .,;:(")
    if "volume" in numbers_in(before):
        return None  # "Volume 12, no. 3 (2020)", which `_in_words` reads
    if "year" not in said and (year := clean_year(text[match.end() :])):
        said["year"] = str(year)
    if dated := _MONTH_YEAR.match(before):
        said.setdefault("year", dated[1])
        before = before[dated.end() :]
    numbers: tuple[int, ...] = (line.number,)
    above = [one for one in lines[max(place - 2, 0) : place] if " : " not in one.text[:20]]
    if not before and above and not _is_of_site(above[-1]):
        before = above[-1].text
        numbers = (above[-1].number, line.number)
    if len(before) > 120 or ". " in before[20:]:
        return None
    before = _DATE_BEHIND.sub("", before.strip(" .,"))
    said["container_title"] = PUBLICATION_TYPE.sub("", before)
    return Imprint(said, numbers, place, "a line written as journal; volume (issue): pages")


def _in_words(lines: Sequence[Line], place: int) -> Imprint | None:
    """ "Volume 12, Issue 3, March 2020, Pages 4-9", below or behind the journal's name."""
    line = lines[place]
    found = numbers_in(line.text)
    year = clean_year(line.text)
    if "volume" not in found and not (year and found.keys() >= {"issue", "pages"}):
        return None
    if not year and len(found) < 2:
        return None
    said = {name: values[0] for name, values in found.items()}
    pages_line: tuple[int, ...] = ()
    if "pages" not in said and (number := _ARTICLE_NUMBER.search(line.text)):
        said["pages"] = number["value"]
    if "pages" not in said and place + 1 < len(lines):
        following = lines[place + 1]
        numbers_below = numbers_in(following.text) if len(following.text) <= _SHORT else {}
        if "pages" in numbers_below and not numbers_below.keys() & {"volume", "issue"}:
            said["pages"] = numbers_below["pages"][0]
            year = year or clean_year(following.text)
            pages_line = (following.number,)
    if "pages" not in said and (behind := _BEHIND_ISSUE.search(line.text)):
        said["pages"] = as_range(behind["pages"])
    if year:
        said["year"] = str(year)
    numbers: tuple[int, ...] = (line.number,)
    starts = [match.start() for one in _BEGINNINGS if (match := one.search(line.text))]
    journal = line.text[: min(starts)].partition(" • ")[0].strip(" .,;:(-–|；，：（")
    if journal.casefold() in KINDS or journal.casefold() in TRAIL:
        journal = ""
    above = next(
        (one for one in reversed(lines[max(place - 3, 0) : place]) if not _is_chrome(one)), None
    )
    if not journal and above and not _is_of_site(above) and not names_in(above.text, least=2):
        below = lines[place + 1].text if place + 1 < len(lines) else ""
        is_title = names_in(below) or _SUBTITLE.search(above.text)
        if len(above.text) <= _LONG_NAME or not is_title:
            journal, numbers = above.text, (above.number, line.number)
    ends = (match.start() for match in re.finditer(r"\. ", journal[:LONGEST]))
    if end := max((end for end in ends if names_in(journal[:end], least=2)), default=0):
        said["authors"] = "\n".join(names_in(journal[:end]))
        journal = journal[end + 2 :]
    if (
        2 <= len(journal) <= 120
        and not journal.endswith((".", "?", "!"))
        and any(map(str.isalpha, journal))
        and not clean_year(journal)
    ):
        said["container_title"] = journal
    return Imprint(said, numbers + pages_line, place, "a line that names volume and issue")
