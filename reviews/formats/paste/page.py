"""The text of a web page about one work, read into a draft by labels, places and shapes."""

import re
from collections.abc import Sequence

from reviews.formats import identifiers
from reviews.formats.paste import heads
from reviews.formats.paste.abstracts import (
    first_long_paragraph,
    labelled_abstract,
    unlabelled_parts,
)
from reviews.formats.paste.cited import Cited, read_cited
from reviews.formats.paste.draft import Finds
from reviews.formats.paste.imprints import (
    Imprint,
    also_in_words,
    asked_imprint,
    find_imprint,
    journal_alone,
)
from reviews.formats.paste.labelled import Labelled, checked_issns, labelled, merged, values_of
from reviews.formats.paste.labels import CITE_AS
from reviews.formats.paste.lines import Line
from reviews.formats.paste.people import is_institution
from reviews.formats.paste.reflist import is_heading
from reviews.formats.paste.titleline import place_of_title, without_responsible

# How far a field shows that there is a record at all. A title may head anything.
WEIGHTS = {
    "doi": 2,
    "pmid": 2,
    "pmcid": 2,
    "trial_ids": 2,
    "abstract": 1,
    "authors": 1,
    "keywords": 1,
    "volume": 1,
    "container_title": 1,
    "issn": 1,
    "year": 1,
}
ENOUGH = 2
MOST_LINES = 3_000  # of a page that are looked at for what it says of its work
_LINES_AT_HEAD = 60
_LONGEST_ITEM, _SHORTEST_ITEM = 6, 25  # lines, and characters of the first, of one in a list
_NUMBER = re.compile(r"[\[(](?P<one>\d{1,4})[\])]|(?P<other>\d{1,4})[.)](?!\d)")
_YEAR_IN_CITATION = re.compile(r"[(,.;] ?(?:1[5-9]|20)\d\d")
_LETTER_HEADS = ("from", "to", "subject", "cc", "sent", "an", "von", "betreff", "de", "para")


def read_page(lines: Sequence[Line], finds: Finds) -> None:
    """Add to `finds` what the lines of a page, without its list of references, say of the work."""
    lines = lines[:MOST_LINES]
    own = _without_listed(lines)
    cited = _cited_as(lines)
    imprint = find_imprint(lines)
    for one in merged(labelled(own)):
        _add_labelled(finds, one, knows_pages=imprint is not None and "pages" in imprint.said)
    if cited:
        _add_citation(
            finds,
            lines,
            *cited,
            rule="the citation that the page asks to be cited by",
            without={"authors"},
        )
    asked = asked_imprint(lines)
    for one_imprint in (imprint, asked, *also_in_words(lines[:_LINES_AT_HEAD], imprint)):
        if one_imprint:
            _add_imprint(finds, one_imprint)
    _add_identifiers(finds, own)
    if abstract := labelled_abstract(lines) or unlabelled_parts(lines):
        finds.add("abstract", abstract.text, abstract.lines, abstract.rule)
    _add_head(finds, lines, imprint)
    if cited:
        _add_citation(finds, lines, *cited, rule="the citation that the page asks to be cited by")
    if imprint and "authors" in imprint.said:
        finds.add("authors", imprint.said["authors"].split("\n"), imprint.lines, imprint.rule)
    heads.add_copyright(finds, lines)


def add_unlabelled_abstract(finds: Finds, lines: Sequence[Line]) -> None:
    """Add the page's long paragraph as its abstract, where no label says which it is."""
    if "abstract" not in finds and (found := first_long_paragraph(lines)):
        finds.add("abstract", found.text, found.lines, found.rule)


def weight_of(finds: Finds) -> int:
    """How much there is to show that the page is about a work; `ENOUGH` or more is enough."""
    return sum(weight for name, weight in WEIGHTS.items() if name in finds)


def is_letter(lines: Sequence[Line]) -> bool:
    """Whether the text begins as an e-mail does: what it quotes is not its own record."""
    found = {line.text.partition(":")[0].casefold() for line in lines[:12] if ":" in line.text}
    return len(found.intersection(_LETTER_HEADS)) >= 2


def _without_listed(lines: Sequence[Line]) -> list[Line]:
    """The lines but for those of a numbered list, whatever it lists: they tell of other works.

    The last item has as many lines as the one before it.
    """
    numbers = [_number_of(line.text) for line in lines]
    kept: list[Line] = []
    place, length = 0, 0
    while place < len(lines):
        number, following = numbers[place], numbers[place + 1 : place + 1 + _LONGEST_ITEM]
        if number is not None and number + 1 in following:
            length = following.index(number + 1) + 1
            place += length
        elif number is not None and length:
            place, length = place + length, 0
        else:
            kept.append(lines[place])
            place, length = place + 1, 0
    return kept


def _number_of(text: str) -> int | None:
    """The number of an item; none of lines that are too short for one or name institutions."""
    match = _NUMBER.match(text)
    if match is None or len(text) < _SHORTEST_ITEM or is_institution(text):
        return None
    return int(match["one"] or match["other"])


def _add_labelled(finds: Finds, one: Labelled, *, knows_pages: bool) -> None:
    for name, values in values_of(one):
        if name == "pages" and _IS_COUNT.fullmatch("".join(values)) and knows_pages:
            continue  # how many they are
        if name == "container_title":
            values = tuple(map(journal_alone, values))
        if name == "title":
            values = tuple(map(without_responsible, values))
        rule = f"behind the label “{one.label.strip()}”"
        finds.add(name, values, one.lines, rule)


def _add_imprint(finds: Finds, imprint: Imprint) -> None:
    for name, value in imprint.said.items():
        if name == "authors":
            continue  # a byline knows better which are the family names
        texts = [journal_alone(value)] if name == "container_title" else value.split("\n")
        finds.add(name, texts, imprint.lines, imprint.rule)


def _cited_as(lines: Sequence[Line]) -> tuple[Cited, tuple[int, ...]] | None:
    """The citation under a heading such as "How to cite", if it can be taken apart."""
    for place, line in enumerate(lines):
        label, colon, inline = line.text.partition(":")
        if colon and len(label) <= 60 and label.strip().casefold() in CITE_AS and inline.strip():
            tried: list[tuple[str, tuple[int, ...]]] = [(inline, (line.number,))]
        elif is_heading(line, CITE_AS):
            below = lines[place + 1 : place + 4]
            tried = [(one.text, (one.number,)) for one in below]
            tried.append((" ".join(one.text for one in below), tuple(one.number for one in below)))
        else:
            continue
        for text, numbers in tried:
            if (cited := read_cited(text)).is_sure:
                return cited, numbers
    return _cited_beside_title(lines[:_LINES_AT_HEAD])


def _cited_beside_title(lines: Sequence[Line]) -> tuple[Cited, tuple[int, ...]] | None:
    """A citation at the head of a page, the title of which is another line there."""
    texts = {line.text.casefold().strip(" .") for line in lines}
    for line in lines:
        if not _YEAR_IN_CITATION.search(line.text):
            continue
        cited = read_cited(line.text)
        is_whole = cited.is_sure and (cited.authors or cited.container_title)
        if is_whole and cited.title.casefold() in texts:
            return cited, (line.number,)
    return None


def _add_citation(
    finds: Finds,
    lines: Sequence[Line],
    cited: Cited,
    numbers: tuple[int, ...],
    *,
    rule: str,
    without: frozenset[str] | set[str] = frozenset(),
) -> None:
    for name, value in cited._asdict().items():
        if name in without:
            continue
        also: tuple[int, ...] = ()
        if name == "title":
            also = tuple(line.number for line in lines if _same(line.text, value))
        finds.add(name, value, (*also, *numbers), rule)


def _same(one: str, other: str) -> bool:
    return bool(other) and len(one) < 600 and one.casefold().strip(" .") == other.casefold()


_IS_COUNT = re.compile(r"\d{1,2}")
_LONGEST_NUMBERS = 60  # characters of a line that only numbers the work
_AROUND_DOI = 40  # characters that may stand around a DOI that is the page's own
_DOI_TEXT = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*)?\b10\.\d{4,9}/\S+", re.I)
_DOI_IN_IMPRINT = re.compile(
    r"\d{4}.{0,80}[;,:.].{0,40}\b(?:doi:? ?(?:https?://\S+/)?|doi\.org/)(10\.\d{4,9}/\S+)", re.I
)


def _add_identifiers(finds: Finds, lines: Sequence[Line]) -> None:
    """Identifiers that stand in a line of their own, or nearly."""
    for line in lines:
        text = line.text[:600]
        doi = identifiers.clean_doi(text) if "10." in text else ""
        if doi:
            rest = _DOI_TEXT.sub("", text)
            if len(rest) <= _AROUND_DOI and not rest.rstrip(" .").count(" ") > 4:
                finds.add("doi", doi, (line.number,), "a line that is only a DOI")
            elif len(text) <= 300 and _DOI_IN_IMPRINT.search(text):
                finds.add("doi", doi, (line.number,), "the DOI in the line of the imprint")
        if "PM" in text and (doi or len(text) <= _LONGEST_NUMBERS):
            if pmid := identifiers.noted_pmid(text):
                finds.add("pmid", pmid, (line.number,), "the number behind “PMID”")
            if "PMCID" in text:
                pmcid = identifiers.clean_pmcid(text)
                finds.add("pmcid", pmcid, (line.number,), "the number behind “PMCID”")
        if len(text) <= 30 and "-" in text and (issns := checked_issns(text.rpartition(":")[2])):
            bare = re.sub(r"[\d\sXx():-]|online|print|e?issn|item description", "", text.casefold())
            if not bare:
                finds.add("issn", issns, (line.number,), "a line with nothing but an ISSN")
        if len(text) <= 120 and (trials := identifiers.trial_numbers(text)):
            rest = text.replace(trials[0], "")
            if len(rest) <= _AROUND_DOI:
                finds.add("trial_ids", trials, (line.number,), "the number of a trials register")


def _add_head(finds: Finds, lines: Sequence[Line], imprint: Imprint | None) -> None:
    """Title, people and journal by where they stand, above the abstract."""
    limit = heads.head_end(lines)
    place = place_of_title(finds, lines[:limit], imprint)
    if place is not None:
        heads.add_title(finds, lines, place)
        heads.add_byline(finds, lines, place, limit)
        heads.add_journal(finds, lines[:place])
    heads.add_about_authors(finds, lines)
