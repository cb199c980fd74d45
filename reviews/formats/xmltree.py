"""One XML record as a tree: parsing its text, mended if need be, and what the tree says."""

import html.entities
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml import etree

from reviews.formats.xmltext import XmlRecord

DEEPEST = 64  # levels of elements; what is deeper is text of the element at this level

# Elements that only say how a text looks.
LOOKS = frozenset(
    [
        "i",
        "b",
        "u",
        "em",
        "strong",
        "sub",
        "sup",
        "sc",
        "tt",
        "style",
        "italic",
        "bold",
        "underline",
        "br",
        "break",
        "monospace",
        "strike",
    ]
)


def _parser(*, is_lenient: bool) -> etree.XMLParser:
    """A parser that loads nothing, follows no address and expands no entity."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=True,  # a record's size is limited before it comes here
        remove_comments=True,
        remove_pis=True,
        recover=is_lenient,
    )


_STRICT = _parser(is_lenient=False)
_LENIENT = _parser(is_lenient=True)

_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.S)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31};)")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);|#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};)")
_BARE_LESS = re.compile(r"<(?![A-Za-z_/!?])")
_NUMBERED = re.compile(r"&#(?:([0-9]{1,7})|[xX]([0-9A-Fa-f]{1,6}));")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BLANK = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of a record, without namespaces, and whether its text had to be mended for it."""

    root: etree._Element
    is_mended: bool


def parse(record: XmlRecord, namespaces: dict[str, str]) -> Parsed:
    """The tree that `record` is; of a damaged one, what can be made out.

    `namespaces` are the declarations of the elements around it. Nothing outside of the record is
    looked at, so there are no entities but those of HTML, and no files or addresses to load.
    """
    declarations = " ".join(namespaces.values())
    before = "" if record.has_start else f"<{record.name}>"
    opening, closing = f"<around {declarations}>{before}", "</around>"
    text = _entities_read(record.raw)
    try:
        return Parsed(_inner(etree.fromstring(f"{opening}{text}{closing}", _STRICT)), False)
    except (etree.XMLSyntaxError, ValueError):
        text = _mended(text)
    if not record.has_end:
        closing = f"</{record.name}>{closing}"
    try:
        return Parsed(_inner(etree.fromstring(f"{opening}{text}{closing}", _STRICT)), True)
    except etree.XMLSyntaxError:
        root = etree.fromstring(f"{opening}{text}{closing}", _LENIENT)
    return Parsed(_inner(root), True)


def fields(root: etree._Element) -> tuple[tuple[str, str], ...]:
    """Every text of the tree with the path to it, in order; attributes as `Path@name`.

    Paths begin below `root`. A text with words in italics, or a paragraph with links, is one text.
    """
    found: list[tuple[str, str]] = []
    waiting: list[tuple[etree._Element, str, int]] = [(root, "", 0)]
    while waiting:
        element, path, depth = waiting.pop()
        found += _attributes(element, path)
        if depth < DEEPEST and _has_parts(element):
            below = f"{path}/" if path else ""
            waiting += ((child, f"{below}{child.tag}", depth + 1) for child in reversed(element))
            continue
        for inner in element.iterdescendants():
            if inner.tag not in LOOKS:
                found += _attributes(inner, f"{path}/{inner.tag}")
        if text := whole_text(element).strip():
            found.append((path, text))
    return tuple(found)


def whole_text(element: etree._Element) -> str:
    """All text in `element`, also in the elements inside it, exactly as it stands there."""
    return "".join(map(str, element.itertext()))


def text_of(element: etree._Element | None) -> str:
    """The text in `element`, also in the elements inside it, in one line; "" for None."""
    if element is None:
        return ""
    return _BLANK.sub(" ", whole_text(element)).strip()


def first(root: etree._Element, *paths: str) -> str:
    """The first text that there is at one of the `paths` below `root`, in their order."""
    return next((text for path in paths for text in texts(root, path)), "")


def texts(root: etree._Element, path: str) -> list[str]:
    """The texts of the elements at `path` below `root` that have any."""
    return [text for text in map(text_of, root.iterfind(path)) if text]


def distinct(items: Iterable[str]) -> tuple[str, ...]:
    """The items without those that are empty or come again."""
    return tuple(dict.fromkeys(item for item in items if item))


def _attributes(element: etree._Element, path: str) -> list[tuple[str, str]]:
    return [(f"{path}@{_local(str(name))}", str(value)) for name, value in element.attrib.items()]


def _inner(around: etree._Element | None) -> etree._Element:
    """The record inside, its elements called by their local names; empty if none is left."""
    if around is None or len(around) == 0:
        return etree.Element("record")
    root = around[0]
    for element in root.iter(etree.Element):
        if "}" in element.tag:
            element.tag = _local(element.tag)
    return root


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _has_parts(element: etree._Element) -> bool:
    """Whether the children of `element` hold texts of their own, rather than words of its own."""
    if len(element) == 0 or (element.text and element.text.strip()):
        return False
    if all(child.tag in LOOKS for child in element):
        return False
    return not any(child.tail and child.tail.strip() for child in element)


def _entities_read(text: str) -> str:
    """`text` with HTML's named letters, such as `&eacute;`, which XML does not know by itself."""
    return _outside_cdata(text, lambda part: _ENTITY.sub(_letter, part)) if "&" in text else text


def _letter(match: re.Match[str]) -> str:
    return html.entities.html5.get(match[1], match[0])


def _mended(text: str) -> str:
    """`text` without what is most often wrong: control characters, a bare `&` or `<`."""
    return _NOT_XML.sub(" ", _outside_cdata(text, _markup_mended))


def _markup_mended(text: str) -> str:
    text = _BARE_AMPERSAND.sub("&amp;", text)
    text = _BARE_LESS.sub("&lt;", text)
    return _NUMBERED.sub(_allowed, text)


def _allowed(match: re.Match[str]) -> str:
    """A letter given by its number, or a blank if XML does not allow that one."""
    number = int(match[1]) if match[1] else int(match[2], 16)
    is_letter = number in (9, 10, 13) or (32 <= number <= 0x10FFFF)
    return match[0] if is_letter and not _NOT_XML.match(chr(number)) else " "


def _outside_cdata(text: str, change: Callable[[str], str]) -> str:
    if "<![CDATA[" not in text:
        return change(text)
    parts = _CDATA.split(text)
    return "".join(part if part.startswith("<![CDATA[") else change(part) for part in parts)
