"""Records that are written so exactly that they can be read at once, not line by line.

Most are. Their lines need no thought, since each begins with a tag in its exact shape, or is so
unlike a tag in any shape that it can only be the rest of the text above it. Of any other record
the lines must be looked at one by one, as `tagged.py` does, with the same result.
"""

import re
from collections.abc import Iterator

from reviews.formats.taglines import BLANKS, MAY_BE_TAG
from reviews.formats.tags import MEDLINE_TAGS, RIS_TAGS

Fields = list[tuple[str, str]]

# How a line begins -> its tag, for the tags that neither open nor close a record.
RIS_LINES = {f"{tag:<4}- ": tag for tag in RIS_TAGS - {"TY", "ER"}}
MEDLINE_LINES = {f"{tag:<4}- ": tag for tag in MEDLINE_TAGS - {"PMID"}}

_INDENT = " " * 6  # of the rest of a text in PubMed's format
# How a line may begin that opens or closes a record of another format: in PubMed's, an indented
# line too.
_MARKS = frozenset(
    first + second
    for mark in ("TY", "ER", "PT", "FN", "VR", "EF")
    for first in (mark[0], mark[0].lower())
    for second in (mark[1], mark[1].lower())
)
_GAP = re.compile(r"\n\r?\n(?=PMID- )")


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """`text` cut after each line that is an exact end mark, and before PMID after a blank line.

    With each piece comes whether it is known to end where a record does: the last one may go on
    in the next text. Joined the pieces are `text` again.
    """
    has_gaps = "\nPMID- " in text
    position = 0
    while (end := text.find("\nER  -", position)) >= 0:
        stop = text.find("\n", end + 1) + 1 or len(text)
        if has_gaps:
            yield from _cut_at_gaps(text[position:stop], is_closed=True)
        else:
            yield text[position:stop], True
        position = stop
    if position < len(text):
        yield from _cut_at_gaps(text[position:], is_closed=False)


def _cut_at_gaps(text: str, *, is_closed: bool) -> Iterator[tuple[str, bool]]:
    position = 0
    for gap in _GAP.finditer(text):
        yield text[position : gap.end()], True
        position = gap.end()
    yield text[position:], is_closed


def ris_fields(piece: str) -> tuple[Fields, bool] | None:
    """The fields of a piece that is one RIS record, and whether texts in it are wrapped.

    The lines of a wrapped text are joined by line breaks. None if the piece is anything else.
    """
    if not piece.startswith("TY  - ") or _has_odd_ends(piece):
        return None
    first, *lines = piece.split("\n")
    fields: Fields = [("TY", first[6:].strip())]
    parts: list[str] = []  # of the last text, if it is wrapped
    is_wrapped = False
    for line in lines:
        if tag := RIS_LINES.get(line[:6]):
            if parts:
                fields[-1] = (fields[-1][0], _joined(parts, "\n"))
                parts = []
            fields.append((tag, line[6:].strip()))
        elif not (text := line.strip(BLANKS)):
            continue
        elif line.startswith("ER  -") and not line[5:].strip():
            break
        elif line[2:].rstrip() == "  -" and line[:2] in RIS_TAGS and line[:2] != "TY":
            if parts:
                fields[-1] = (fields[-1][0], _joined(parts, "\n"))
                parts = []
            fields.append((line[:2], ""))
        elif len(fields) < 2 or MAY_BE_TAG.match(text):
            return None
        else:
            parts = parts or [fields[-1][1]]
            parts.append(text)
            is_wrapped = True
    else:
        return None  # it is not closed, or a text follows the end mark
    if parts:
        fields[-1] = (fields[-1][0], _joined(parts, "\n"))
    fields.append(("ER", ""))
    return fields, is_wrapped


def medline_fields(piece: str) -> Fields | None:
    """The fields of a piece that is one record of PubMed without blank lines, else None.

    The lines of a wrapped text are joined by blanks.
    """
    if not piece.startswith("PMID- ") or _has_odd_ends(piece):
        return None
    first, *lines = piece.split("\n")
    fields: Fields = [("PMID", first[6:].strip())]
    parts: list[str] = []
    for line in lines:
        if tag := MEDLINE_LINES.get(line[:6]):
            if parts:
                fields[-1] = (fields[-1][0], _joined(parts, " "))
                parts = []
            fields.append((tag, line[6:].strip()))
        elif line.startswith(_INDENT) and (text := line.strip(BLANKS)) and not _is_mark(text):
            parts = parts or [fields[-1][1]]
            parts.append(text)
        else:
            return None
    if parts:
        fields[-1] = (fields[-1][0], _joined(parts, " "))
    return fields


def _is_mark(text: str) -> bool:
    """Whether the text of an indented line may open or close a record of another format."""
    return text[:2] in _MARKS and MAY_BE_TAG.match(text) is not None


def _has_odd_ends(piece: str) -> bool:
    r"""Whether a line ends otherwise than in "\n" or "\r\n"."""
    return "\r" in piece and piece.count("\r") != piece.count("\r\n")


def _joined(parts: list[str], joiner: str) -> str:
    return joiner.join(filter(None, parts))
