"""What was odd in a file, told to a librarian, and told once however often it happens."""

from collections.abc import Iterator
from dataclasses import dataclass

LINES_NAMED = 3  # how many line numbers a problem spells out before it only counts


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of oddity of a file, and what was done about it.

    `code` is for programs (a key of `SENTENCES`), `line` (from 1) the first place, `tag` the tag
    concerned or "", `count` how many places there are. `text` says what is odd and where,
    `action` what was done: both are sentences. A problem never means that a record was left out,
    but for FILE_SKIPPED: a file of an archive that cannot be read.
    """

    code: str
    line: int
    tag: str
    text: str
    action: str
    count: int = 1


# code -> (what is odd, what was done). `{tag}` is filled in.
SENTENCES: dict[str, tuple[str, str]] = {
    "NO_END": (
        "a record is not closed by the end mark ER.",
        "It was closed where the next one begins, with all its lines.",
    ),
    "TRUNCATED_FILE": (
        "the file stops in the middle of a record; it may have been cut off on its way.",
        "The record was kept as far as it goes. Compare the number of records with what the "
        "database said, and export again if some are missing.",
    ),
    "NO_START": (
        "a record does not begin with the start mark {tag}.",
        "It was read as a record of its own.",
    ),
    "NO_PMID": (
        "the lines after a blank line do not begin with PMID, which opens every record of PubMed.",
        "They were kept with the record before them.",
    ),
    "TAG_AFTER_END": (
        "the tag {tag} stands after the end mark ER.",
        "It was added to the record before it.",
    ),
    "UNKNOWN_TAG": (
        "the tag {tag} is not one that we know.",
        "Its text was kept with the record, but is not shown as a field.",
    ),
    "ORPHAN_TEXT": (
        "there is text that belongs to no record, such as a heading of the database.",
        "It was kept aside and is part of no record.",
    ),
    "ROW_WIDTH": (
        "a row has more or fewer cells than there are heads of columns.",
        "It was kept with all its cells; those without a head are not shown as fields.",
    ),
    "HEADER_SKIPPED": (
        "there are rows above the heads of the columns, such as the search itself.",
        "They were kept aside and are part of no record.",
    ),
    "OTHER_SHEET": (
        "the sheet “{tag}” has no column that is known to hold titles.",
        "Its rows were kept aside and are part of no record.",
    ),
    "BROKEN_QUOTES": (
        "a quotation mark opens a cell and is not closed where the cell ends.",
        "It was taken for a part of the text, so that the following rows stay rows.",
    ),
    "BAD_BYTE": (
        "there are damaged letters: bytes that are not valid in the file's encoding.",
        "They were read as Western European letters (Windows-1252) where possible, else shown "
        "as \N{REPLACEMENT CHARACTER}. Look at the names there.",
    ),
    "NO_TITLE": (
        "a record has no title.",
        "It was kept without one.",
    ),
    "NO_ABSTRACT": (
        "a record has no abstract.",
        "It was kept without one.",
    ),
    "BAD_DOI": (
        "the text of tag {tag} is not a DOI.",
        "The text was kept, but is not used as a DOI.",
    ),
    "BROKEN_ENTRY": (
        "a brace, a quotation mark or a comma of an entry is missing or one too many.",
        "The entry was read field by field, as far as it can be understood.",
    ),
    "BROKEN_ITEM": (
        "a record is not valid JSON: a quotation mark, a comma or a brace is missing.",
        "What can be read of it was read, and it was kept as it stands.",
    ),
    "DUP_KEY": (
        "an entry has the same key as one before it.",
        "It was kept as a record of its own.",
    ),
    "UNKNOWN_MACRO": (
        "the name {tag} stands for a text that the file does not define.",
        "The name itself was kept as the text.",
    ),
    "MORE_AUTHORS": (
        "the list of authors ends in “and others”.",
        "The authors that are named were kept.",
    ),
    "XML_REPAIRED": (
        "the XML of a record is damaged, for instance by a control character or a missing tag.",
        "It was mended as far as possible. Compare the record with its own text.",
    ),
    "ODD_YEAR": (
        "the date in tag {tag} holds no year between 1500 and 2100.",
        "The text was kept; the record has no year.",
    ),
}


class ProblemLog:
    """Collects oddities while a file is read; holds one entry per code and tag, not per place."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str], list[int]] = {}
        self._counts: dict[tuple[str, str], int] = {}

    def note(self, code: str, line: int, tag: str = "") -> None:
        """Record that the oddity `code` (a key of `SENTENCES`) occurs at `line` (from 1)."""
        key = (code, tag)
        self._counts[key] = self._counts.get(key, 0) + 1
        places = self._places.setdefault(key, [])
        if len(places) < LINES_NAMED:
            places.append(line)

    def problems(self) -> tuple[Problem, ...]:
        """All problems in the order of their first lines."""
        return tuple(sorted(self._sentences(), key=lambda problem: (problem.line, problem.code)))

    def _sentences(self) -> Iterator[Problem]:
        for (code, tag), places in self._places.items():
            count = self._counts[code, tag]
            text, action = SENTENCES[code]
            yield Problem(
                code=code,
                line=places[0],
                tag=tag,
                text=f"{_where(places, count)}: {text.format(tag=tag)}",
                action=action,
                count=count,
            )


def _where(places: list[int], count: int) -> str:
    """The places in words.

    >>> _where([812], 1)
    'Line 812'
    >>> _where([812, 830], 2)
    'Lines 812 and 830'
    >>> _where([1, 2, 3], 1204)
    'Lines 1, 2, 3 and 1,201 more'
    """
    if count == 1:
        return f"Line {places[0]}"
    *but_last, last = [str(line) for line in places]
    if count > len(places):
        but_last, last = [*but_last, last], f"{count - len(places):,} more"
    return f"Lines {', '.join(but_last)} and {last}"
