"""One entry taken apart: its key, and the text of each of its fields.

bibtexparser reads the entries that keep to the rules. The others, with a comma or a brace
missing, are read again by where their fields begin, so that what can be read is.
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bibtexparser.model import DuplicateFieldKeyBlock
from bibtexparser.model import Entry as ParsedEntry
from bibtexparser.splitter import Splitter

from reviews.formats.bibtex.blocks import Entry
from reviews.formats.bibtex.latex import unwrapped

# Every failure is told in our own words, by line; bibtexparser's log would repeat them.
logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)

_KEY = re.compile(r"\s*@\s*[\w.+-]+\s*[{(]\s*([^\s,={}\"()]*)\s*(?:,|\Z|(?=[}\s]))")
_FIELD = re.compile(
    r"(?:^|(?<=,)|(?<=[}\"]))[ \t,]*([A-Za-z][\w:+.-]*(?:[ -][A-Za-z][\w-]*){0,3})[ \t]*="
    r"[ \t]*(?=[{\"\w\n\r])",
    re.MULTILINE,
)
# SAGE and other publishers put the DOI between the key and the fields, without a name.
_BARE_DOI = re.compile(r"(\s*@\s*\w+\s*\{\s*[^\s,={}\"]+,)\s*(doi:10\.[^\s,={}\"]+),", re.I)
_MARKS = re.compile(r'\\.|[{}"]', re.DOTALL)
_WORD = re.compile(r'[^\s#{}",=]+')
_BLANK = re.compile(r"\s*")
LONGEST_MACROS = 100_000  # characters that names may stand for in one value

_DIVIDED = re.compile("[,;{]")
_MONTH = re.compile("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")


class NotAValue(Exception):
    """The text is not what may stand after a field's `=`."""


@dataclass(slots=True)
class Parts:
    """What an entry says: its key, and each field's name and text in order.

    `is_damaged` says that it does not keep to BibTeX's rules; `undefined` are the names in it
    that no @string defines.
    """

    key: str
    fields: list[tuple[str, str]]
    is_damaged: bool = False
    undefined: list[str] = field(default_factory=list)


def parts_of(entry: Entry, macros: Mapping[str, str]) -> Parts:
    """Take `entry` apart; `macros` are the texts that @string has given to names so far."""
    found, lead = None, ""
    if entry.is_whole and entry.is_closed:
        text = entry.text
        if bare := _BARE_DOI.match(text):
            text, lead = bare[1] + text[bare.end() :], bare[2]
        found = _by_the_rules(text)
    if found is not None:
        key, fields = found
        parts = Parts(key, [("", lead)] if lead else [])
        try:
            for name, expression in fields:
                text = value_of(expression, macros, parts.undefined)
                parts.fields.append((name, _on_lines(name, text)))
        except NotAValue:
            pass
        else:
            return parts
    return _piecemeal(entry.text, macros)


def _on_lines(name: str, text: str) -> str:
    """The text in one line; but EndNote's keywords, which nothing else divides, in one for each."""
    if name.lower() == "keywords" and not _DIVIDED.search(text):
        return "\n".join(filter(None, map(str.strip, text.split("\n"))))
    return unwrapped(text)


def macro_of(entry: Entry, macros: Mapping[str, str]) -> tuple[str, str] | None:
    """The name, in lower case, and the text that an @string entry gives to it."""
    body = re.sub(r"\A\s*@\s*\w+\s*[{(]|[})]+\s*\Z", "", entry.text)
    name, _, expression = body.partition("=")
    # The cut may have taken the brace that closes the text.
    expression = expression.strip()
    if expression.startswith("{"):
        expression += "}" * (expression.count("{") - expression.count("}"))
    try:
        return name.strip().lower(), value_of(expression, macros, [])
    except NotAValue:
        return None


def value_of(expression: str, macros: Mapping[str, str], undefined: list[str]) -> str:
    """The text of `{...}`, `"..."`, a number, a macro's name, or several joined by `#`.

    Names that are not in `macros` are added to `undefined` and stand for themselves. Raises
    NotAValue for anything else, and where names stand for absurdly much: each may be made of
    others, and so grow without end.

    >>> value_of('{Jan } # feb # "\\u2013"', {"feb": "Feb"}, [])
    'Jan Feb–'
    """
    texts: list[str] = []
    defined = 0
    position = _skip(expression, 0)
    while position < len(expression):
        opening = expression[position]
        if opening in '{"':
            end = _closing(expression, position)
            texts.append(expression[position + 1 : end])
            position = end + 1
        elif word := _WORD.match(expression, position):
            texts.append(_meaning(word[0], macros, undefined))
            position = word.end()
            defined += len(texts[-1])
            if defined > LONGEST_MACROS:
                raise NotAValue
        else:
            raise NotAValue
        position = _skip(expression, position)
        if position < len(expression):
            if expression[position] != "#":
                raise NotAValue
            position = _skip(expression, position + 1)
    return "".join(texts)


def _skip(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position


def _closing(text: str, start: int) -> int:
    """Where the brace or quotation mark at `start` is closed."""
    depth = 0
    for mark in _MARKS.finditer(text, start + 1):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            if depth == 0 and text[start] == "{":
                return mark.start()
            depth -= 1
        elif mark[0] == '"' and depth == 0 and text[start] == '"':
            return mark.start()
    raise NotAValue


def _meaning(word: str, macros: Mapping[str, str], undefined: list[str]) -> str:
    name = word.lower()
    if name in macros:
        return macros[name]
    if not word.isdecimal() and not _MONTH.fullmatch(name):
        undefined.append(word)
    return word


def _by_the_rules(text: str) -> tuple[str, list[tuple[str, str]]] | None:
    """The key, and the fields with what stands after their `=`, or None."""
    blocks = Splitter(text).split().blocks
    block = blocks[0] if blocks else None
    if isinstance(block, DuplicateFieldKeyBlock):
        block = block.ignore_error_block
    if not isinstance(block, ParsedEntry):
        return None
    return block.key, [(one.key, one.value) for one in block.fields if one.key or one.value]


def _piecemeal(text: str, macros: Mapping[str, str]) -> Parts:
    """What can be read of a damaged entry: each field from its name to the next one's."""
    head = _KEY.match(text)
    parts = Parts(head[1] if head else "", [], is_damaged=True)
    start = head.end() if head else 0
    names = list(_FIELD.finditer(text, start))
    lead = text[start : names[0].start() if names else len(text)].strip(" \t\r\n,})")
    if lead:  # between the key and the first field; kept, though nobody can say what it is
        parts.fields.append(("", unwrapped(lead)))
    ends = [match.start() for match in names[1:]] + [len(text)]
    for match, end in zip(names, ends, strict=False):  # where there are no names, one end is left
        value = text[match.end() : end].strip(" \t\r\n,")
        parts.fields.append((match[1], _loose_value(value, macros, parts.undefined)))
    return parts


def _loose_value(value: str, macros: Mapping[str, str], undefined: list[str]) -> str:
    """The text of `value`, whose closing brace may be missing or be followed by others."""
    try:
        return unwrapped(value_of(value, macros, undefined))
    except NotAValue:
        pass
    if len(value) > 1 and value[0] == value[-1] == '"':  # with quotation marks inside
        return unwrapped(value[1:-1])
    if value.startswith(("{", '"')):
        try:
            end = _closing(value, 0)
        except NotAValue:
            return unwrapped(value[1:].rstrip('"} \t\r\n,'))
        value = value[1:end] + value[end + 1 :]
    return unwrapped(value.rstrip("} \t\r\n,"))
