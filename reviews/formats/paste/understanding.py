"""One box for whatever was on the clipboard: records in a known format, or the text of a page."""

from dataclasses import dataclass

from reviews.formats.citation import Citation
from reviews.formats.encoding import split_lines
from reviews.formats.format import UnreadableFile
from reviews.formats.paste import page
from reviews.formats.paste.cited import read_cited
from reviews.formats.paste.draft import Draft, Finds
from reviews.formats.paste.items import Item, draft_of
from reviews.formats.paste.jsonhead import add_json
from reviews.formats.paste.lines import Line, lines_of
from reviews.formats.paste.records import find_records
from reviews.formats.paste.reflist import find_list
from reviews.formats.paste.results import find_results
from reviews.formats.problems import Problem
from reviews.formats.reading import Reading

LONGEST = 1_000_000  # characters of one paste; a file is the better way for more
NAME = "pasted text"
_UNKNOWN_JSON = "JSON"
_TABLE = "Table"  # the dialect of tables, of text or not
_SOME, _DEEPEST = 10_000, 200  # characters, and braces that no record opens within them


class PasteTooLong(Exception):
    """The text is longer than anybody pastes; str() says what to do instead."""


class NoReference(Exception):
    """The text holds no reference that can be read; str() says so and what to do instead."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was made of pasted text.

    Either `format` names the known format of its records, which `formats.open_file` reads from
    the text in UTF-8 (`records` says how many there are, `problems` what was odd); or `format` is
    "" and the text is that of a page: `draft` is the work that it is about, if any, and
    `reference_list` the works that it lists, in order.
    """

    text: str
    format: str = ""
    records: int = 0
    problems: tuple[Problem, ...] = ()
    draft: Draft | None = None
    reference_list: tuple[Draft, ...] = ()


def understand(text: str) -> Pasted:
    """What `text` is, and what it says.

    Raises NoReference for a text without any, and PasteTooLong.

    >>> understand("TY  - JOUR\\nTI  - On rest\\nAU  - Ito, A\\nER  -\\n").format
    'RIS'
    >>> understand("Ito A, Sato B. On rest. J Rest. 2020;63(2):103-9.").draft.value("title")
    'On rest'
    """
    if len(text) > LONGEST:
        raise PasteTooLong(
            f"This text has more than {LONGEST:,} characters. Save it as a file and import that."
        )
    citations, known = _records(text)
    head = citations[0] if citations and known is None else None
    if known is not None:
        return known
    lines = lines_of(text)
    pasted = _page(text, lines, head)
    if pasted.draft is None and not pasted.reference_list:
        raise NoReference(
            "No reference was found in this text. Paste the page of an article, a list of "
            "references, or what a database exports; or write the reference by hand."
        )
    return pasted


def _records(text: str) -> tuple[tuple[Citation, ...], Pasted | None]:
    """The records in a known format and what to answer; for JSON of no known service, only those.

    Such JSON is read by the rules for pages: services that nobody has described name things in
    many ways, and the text of a page may follow.
    """
    if text[:_SOME].count("{") - text[:_SOME].count("}") > _DEEPEST:
        return (), None
    try:
        reading = Reading(text.encode("utf-8", "replace"), name=NAME)
        citations = tuple(reading)
    except UnreadableFile:
        return (), None
    is_table = _TABLE in reading.dialects
    if not any(one.doi or (one.title and _says_more(one, is_table)) for one in citations):
        return (), None
    if set(reading.dialects) == {_UNKNOWN_JSON} and len(citations) == 1:
        return citations, None
    return citations, Pasted(text, reading.format, len(citations), reading.problems)


def _says_more(citation: Citation, is_table: bool) -> bool:
    """Whether a record with a title is one. The labels of a page look like a table's columns."""
    if is_table:
        return bool(citation.authors or citation.year or citation.abstract)
    return len(citation.fields) > 1


def _page(text: str, lines: tuple[Line, ...], head: Citation | None) -> Pasted:
    """The draft and the list of references of a page, or the results that it lists."""
    raw = split_lines(text)
    finds = Finds()
    if head is not None:
        add_json(finds, head, "the JSON at the head of the text")
        lines = tuple(line for line in lines if line.number > head.last_line)
    elif results := find_results(lines, raw) or find_records(lines, raw):
        return Pasted(text, reference_list=results)
    found = find_list(lines)
    if head is None and len(found.items) < 2 and (single := _single(lines)):
        return Pasted(text, draft=draft_of(single, raw, rule="the text, taken apart as a citation"))
    listed = tuple(draft_of(item, raw) for item in found.items)
    own = (*lines[: found.start], *lines[found.end :])
    if not page.is_letter(own):
        page.read_page(own, finds)
    weight = page.weight_of(finds)
    if listed and found.start and "title" in finds and finds["title"].text[-1] != ".":
        weight += page.ENOUGH
    if head is None and ("title" not in finds or weight < page.ENOUGH):
        return Pasted(text, reference_list=listed)
    page.add_unlabelled_abstract(finds, own)
    draft = Draft(finds.in_order(), text, 1, len(raw))
    return Pasted(text, draft=draft, reference_list=listed)


def _single(lines: tuple[Line, ...]) -> Item | None:
    """The one citation that the whole text is, in a few lines at most."""
    if not 1 <= len(lines) <= 4:
        return None
    cited = read_cited(" ".join(line.text for line in lines))
    return Item(lines, cited) if cited.is_sure and cited.authors else None
