"""What a single line of tagged text is: a start mark, an end mark, a tag with its text, or none.

Nearly every line is written exactly as `TI  - Title`. But files are also edited by hand and
re-saved by programs: with one blank before the dash, with an en dash, tabs or no-break spaces,
in lower case, indented. Such loose lines are understood too, with care: a wrapped line of an
abstract, such as "is - as we showed - rare", must not pass for a tag.
"""

import re
from dataclasses import dataclass

from reviews.formats.tags import MEDLINE_TAGS, RIS_TAGS

WRAPPED = "+"  # stands for the tag of a wrapped line until its record is closed
BLANKS = " \t\r\n\x0b\x0c\x1a\xa0\ufeff"  # a line of nothing else is blank

DASH = "[-\u2010-\u2015\u2212]"
_TAG = re.compile(
    rf"([\s\ufeff]*)([a-z][a-z0-9]{{1,3}})([ \t\xa0]*)({DASH})([ \t\xa0]*)(.*)\Z", re.I | re.S
)
_LONG_TAG = re.compile(r"(DESCRIPTORS)  - (.*)\Z", re.S)  # PsycNet's, among tags of two letters
_END = re.compile(rf"[\s\ufeff]*er[ \t\xa0]*{DASH}[ \t\xa0]*", re.I)
_TYPE = re.compile(r"[\w /-]{0,40}\Z")
_WOS_TAG = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?: (?! -)(.*))?\Z", re.S)
_WOS_FILE_MARK = re.compile(
    r"\ufeff?(?:FN (?:Clarivate|Thomson|ISI)\b.*|VR [\d.]+\s*|EF\s*)\Z", re.S
)
_WOS_TYPE = re.compile(r"[A-Z]\Z")
# What a wrapped line must not begin with to be one without any doubt.
MAY_BE_TAG = re.compile(
    rf"[\s\ufeff]*(?:[a-z][a-z0-9]{{1,3}}[ \t\xa0]*{DASH}|(?:TY|ER|PT|FN|VR|EF)\b|DESCRIPTORS  -)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a record writes its tags, taken from its start mark.

    A loose tag line is believed only if it looks as the start mark did.
    """

    indent: str = ""
    is_lower: bool = False
    dash: str = "-"
    is_narrow: bool = False  # less than two blanks between tag and dash

    def fits(self, match: re.Match[str]) -> bool:
        """Whether the line that `_TAG` has matched is a RIS tag in this style."""
        tag, gap = match[2], match[3]
        if tag.upper() not in RIS_TAGS:
            return False
        if match[6].strip(BLANKS) and not match[5]:
            # Nothing between dash and text: believed only if all else is exact.
            return tag.isupper() and gap == "  " and not _indent(match)
        return (
            _indent(match) == self.indent
            and match[4] in (self.dash, "-")
            and (tag.islower() if self.is_lower else tag.isupper())
            and (self.is_narrow or not _is_narrow(gap))
        )


@dataclass(frozen=True, slots=True)
class StartMark:
    """A line `TY  - JOUR`: the type of work, and the style that it is written in."""

    type: str
    style: Style


def start_mark(line: str) -> StartMark | None:
    """The start mark that `line` is, in any style, or None.

    >>> start_mark("ty - jour").type
    'jour'
    """
    match = _TAG.match(line)
    if match is None or match[2].upper() != "TY":
        return None
    kind = match[6].strip()
    if not line.startswith("TY  - ") and not _TYPE.match(kind):
        return None
    return StartMark(
        kind,
        Style(
            indent=_indent(match),
            is_lower=match[2].islower(),
            dash=match[4],
            is_narrow=_is_narrow(match[3]),
        ),
    )


def end_mark(line: str) -> tuple[str, str] | None:
    """The end mark that `line` begins with, and what follows it (in most files nothing).

    >>> end_mark("ER  - "), end_mark("er - in a wrapped line")
    (('ER  - ', ''), None)
    """
    match = _END.match(line)
    if match is None:
        return None
    rest = line[match.end() :]
    if rest.strip(BLANKS) and not line.startswith("ER  -") and start_mark(rest) is None:
        return None
    return (match[0], rest) if rest.strip(BLANKS) else (line, "")


def tag_line(line: str, style: Style, *, is_medline: bool) -> tuple[str, str] | None:
    """The tag and the text of a line that has them, or None for a line of mere text."""
    match = _TAG.match(line)
    if match is None:
        long = _LONG_TAG.match(line)
        return (long[1], long[2].strip()) if long else None
    tag, value = match[2], match[6].strip()
    if not _indent(match) and match[4] == "-" and tag.isupper():
        is_exact = len(tag + match[3]) == 4 and bool(match[5] or not value)
        is_known = tag in MEDLINE_TAGS
        # A tag of the exact shape is one even if nobody knows it; but in RIS a longer unknown
        # one would rather be a wrapped line that begins with "DNA - ".
        if (is_exact or is_known) if is_medline else is_exact and (len(tag) == 2 or is_known):
            return tag, value
    return (tag.upper(), value) if style.fits(match) else None


def wos_tag_line(line: str) -> tuple[str, str] | None:
    """The tag and the text of a line as Web of Science writes it, or None for mere text.

    A wrapped line is indented, but not in every file: "ER stress" is the rest of a text, while
    ER alone is the end mark.

    >>> wos_tag_line("TI On sleep"), wos_tag_line("   ER"), wos_tag_line("ER")
    (('TI', 'On sleep'), None, ('ER', ''))
    """
    match = _WOS_TAG.match(line.rstrip(BLANKS))
    if match is None:
        return None
    tag, value = match[1], (match[2] or "").strip()
    return None if value and tag == "ER" else (tag, value)


def is_wos_start(tag: str, value: str) -> bool:
    """Whether these are Web of Science's start mark, such as `PT J`."""
    return tag == "PT" and _WOS_TYPE.match(value) is not None


def is_wos_file_mark(line: str) -> bool:
    """Whether `line` stands at the head or the foot of a Web of Science file: FN, VR or EF."""
    return _WOS_FILE_MARK.match(line) is not None


def _indent(match: re.Match[str]) -> str:
    return match[1].strip("\r\n\ufeff")


def _is_narrow(gap: str) -> bool:
    return len(gap) < 2 and "\t" not in gap and "\xa0" not in gap
