"""One XML record as a tree: parsing its text, mended if need be, and what the tree says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from reviews.formats.xmlmend import LOOKS, balanced, letters_read, mended
from reviews.formats.xmltext import XmlRecord

DEEPEST = 64  # levels of elements; what is deeper is text of the element at this level


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

# What stands for one blank but is written otherwise: most blanks need no replacing.
_BLANK = re.compile(r"[\t\r\n][ \t\r\n]*| [ \t\r\n]+")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")


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
    start = "" if record.has_start else f"<{record.name}>"

    def tree(text: str, parser: etree.XMLParser) -> etree._Element:
        whole = f"<around {declarations}>{start}{text}</around>"
        return _inner(etree.fromstring(whole, parser))

    text = letters_read(record.raw)
    try:
        return Parsed(tree(text, _STRICT), False)
    except (etree.XMLSyntaxError, ValueError):
        text = mended(text)
    try:
        return Parsed(tree(text, _STRICT), True)
    except etree.XMLSyntaxError:
        return Parsed(tree(balanced(text, start), _LENIENT), True)


def fields(root: etree._Element) -> tuple[tuple[str, str], ...]:
    """Every text of the tree with the path to it, in order; attributes as `Path@name`.

    Paths begin below `root`. A text with words in italics, or a paragraph with links, is one text.
    """
    found: list[tuple[str, str]] = []
    waiting: list[tuple[etree._Element, str, int]] = [(root, "", 0)]
    while waiting:
        element, path, depth = waiting.pop()
        if element.attrib:
            found += _attributes(element, path)
        if depth < DEEPEST and _has_parts(element):
            below = f"{path}/" if path else ""
            waiting += ((child, f"{below}{child.tag}", depth + 1) for child in reversed(element))
            continue
        if len(element):
            for inner in element.iterdescendants():
                if inner.tag not in LOOKS:
                    found += _attributes(inner, f"{path}/{inner.tag}")
        if text := whole_text(element).strip():
            found.append((path, text))
    return tuple(found)


def whole_text(element: etree._Element) -> str:
    """All text in `element`, also in the elements inside it, exactly as it stands there."""
    if len(element) == 0:  # the usual case, quickly
        return element.text or ""
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
            _call(element, _local(element.tag))
    return root


def _call(element: etree._Element, name: str) -> None:
    """Call `element` by its local name, which after lenient parsing need not be one in XML."""
    try:
        element.tag = name
    except ValueError:
        element.tag = "_" + _NOT_IN_NAMES.sub("_", name)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _has_parts(element: etree._Element) -> bool:
    """Whether the children of `element` hold texts of their own, rather than words of its own."""
    if len(element) == 0 or (element.text and element.text.strip()):
        return False
    if all(child.tag in LOOKS for child in element):
        return False
    return not any(child.tail and child.tail.strip() for child in element)
