"""Records that are written so exactly that they can be read at once, not line by line.

Most are. Their lines need no thought, since each begins with a tag in its exact shape, or is so
unlike a tag in any shape that it can only be the rest of the text above it. Of any other record
the lines must be looked at one by one, as `tagged.py` does, with the same result.
"""

import re
from collections.abc import Iterator

from reviews.formats.taglines import BLANKS, DASH, MAY_BE_TAG
from reviews.formats.tags import MEDLINE_TAGS, RIS_TAGS

Fields = list[tuple[str, str]]

# How a line begins -> its tag, for the tags that neither open nor close a record.
RIS_LINES = {f"{tag:<4}- ": tag for tag in RIS_TAGS - {"TY", "ER"}}
MEDLINE_LINES = {f"{tag:<4}- ": tag for tag in MEDLINE_TAGS - {"PMID"}}
# The same of lines that end where their text would begin.
_EMPTY_RIS_LINES = {f"{tag:<4}-{end}": tag for tag in RIS_LINES.values() for end in ("", "\r")}
_ALL_RIS_LINES = RIS_LINES | _EMPTY_RIS_LINES
_RIS_LINES_TO_THE_END = _ALL_RIS_LINES | {"ER  - ": "ER", "ER  -": "ER", "ER  -\r": "ER"}
_END = ("ER", "")

# Where a text goes on in the next line of PubMed's format, which leaves a blank before the line's
# end. Not so if there are more blanks, or if the line may open or close a record of another format.
_WRAP = re.compile(
    r"\n {6}(?=[^\s\x1a\ufeff])"
    rf"(?!(?:[Tt][Yy]|[Ee][RrFf]|[Pp][Tt]|[Ff][Nn]|[Vv][Rr])(?:\b|\w{{0,2}}[ \t\xa0]*{DASH}))"
    r"(?:(?<=[^\s\x1a\ufeff] \r\n {6})|(?<=[^\s\x1a\ufeff]\r\n {6})"
    r"|(?<=[^\s\x1a\ufeff] \n {6})|(?<=[^\s\x1a\ufeff]\n {6}))"
)
# One search for both, since going through a text takes longer than anything that is found in it.
_CUT = re.compile(r"\n(?:ER  -|PMID- )")
_LONE_CR = re.compile("\r(?!\n)")


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """`text` cut where records end: after an exact end mark of RIS, and before PMID after a gap.

    With each piece comes whether a record is known to end with it: the last one may go on in the
    next text. Joined the pieces are `text` again.
    """
    position = 0
    for mark in _CUT.finditer(text):
        place = mark.start()
        if text[place + 1] == "E":
            stop = text.find("\n", place + 1) + 1 or len(text)
        elif place > position and (text[place - 1] == "\n" or text[place - 2 : place] == "\n\r"):
            stop = place + 1
        else:
            continue
        yield text[position:stop], True
        position = stop
    if position < len(text):
        yield text[position:], False


def plain_ris_fields(piece: str) -> tuple[Fields, int] | None:
    """The fields of a piece that is one RIS record without wrapped texts, and how many lines.

    None if a line is anything but an exact tag with its text; blank lines are so too.
    """
    if not piece.startswith("TY  - ") or _has_odd_ends(piece):
        return None
    first, *lines = piece.split("\n")
    if lines.pop():  # a text without a line end
        return None
    fields = _plain_fields(lines, _RIS_LINES_TO_THE_END)
    if not fields or fields[-1] != _END:
        return None
    return [("TY", first[6:].strip()), *fields], len(lines) + 1


def ris_fields(piece: str) -> tuple[Fields, int, bool] | None:
    """The fields of a piece that is one RIS record, how many lines it has, and if any is wrapped.

    A piece as `pieces` cuts it, which has an end mark in its last line or nowhere. The lines of a
    wrapped text are joined by line breaks. None if the piece is anything else.
    """
    if not piece.startswith("TY  - ") or _has_odd_ends(piece):
        return None
    first, *lines = piece.split("\n")
    count = len(lines) + (lines[-1:] != [""])
    fields: Fields = [("TY", first[6:].strip())]
    parts: list[str] = []  # of the last text, if it is wrapped
    is_wrapped = False
    for line in lines:
        if tag := RIS_LINES.get(line[:6]):
            if parts:
                fields[-1] = (fields[-1][0], _joined(parts))
                parts = []
            fields.append((tag, line[6:].strip()))
        elif not (text := line.strip(BLANKS)):
            continue
        elif _is_end(line):
            break
        elif line[2:].rstrip() == "  -" and line[:2] in RIS_TAGS and line[:2] != "TY":
            if parts:
                fields[-1] = (fields[-1][0], _joined(parts))
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
        fields[-1] = (fields[-1][0], _joined(parts))
    fields.append(_END)
    return fields, count, is_wrapped


def medline_fields(piece: str) -> tuple[Fields, int] | None:
    """The fields of a piece that is one record of PubMed, and how many lines it has.

    The lines of a wrapped text are joined by blanks. None if the piece is anything else, or if it
    holds blank lines.
    """
    if not piece.startswith("PMID- ") or _has_odd_ends(piece):
        return None
    parts = [part.rstrip(" \r") for part in _WRAP.split(piece)]
    first, *lines = " ".join(parts).split("\n")
    fields = _plain_fields(lines, MEDLINE_LINES)
    if fields is None:
        return None
    return [("PMID", first[6:].strip()), *fields], len(parts) + len(lines)


def _plain_fields(lines: list[str], tags: dict[str, str]) -> Fields | None:
    """The fields of lines that all begin as `tags` has it, else None."""
    try:
        return [(tags[line[:6]], line[6:].strip()) for line in lines]
    except KeyError:
        return None


def _is_end(line: str) -> bool:
    """Whether the line is RIS's end mark, with nothing after it."""
    return line.startswith("ER  -") and not line[5:].strip()


def _has_odd_ends(piece: str) -> bool:
    r"""Whether a line ends otherwise than in "\n" or "\r\n"."""
    return "\r" in piece and _LONE_CR.search(piece) is not None


def _joined(parts: list[str]) -> str:
    return "\n".join(filter(None, parts))
