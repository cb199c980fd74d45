"""The people of an `author` or `editor` field, as "Family, Given"."""

import re

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from reviews.formats.bibtex.latex import as_latex, plain, unwrapped

_AND = re.compile(r"\s+and(?:\s+and)*(?=\s)", re.IGNORECASE)
_EDGE_AND = re.compile(r"\A\s*and\s+|\s+and\s*\Z", re.IGNORECASE)
_OTHERS = frozenset({"others", "others.", "et al", "et al."})
_SUFFIX = re.compile(r"(?:jr|sr|[ivx]+|\d(?:st|nd|rd|th))\.?", re.IGNORECASE)
_LAST_INITIALS = re.compile(r"([^,]+?) ((?:[A-ZÀ-Þ]\.[ -]?){1,4})")  # Scopus's editors
_PARTICLE = re.compile(r"(?:^|\s)[a-zà-ÿ]")
_MARKS = re.compile(r"\\.|[{};,]", re.DOTALL)


def people(value: str) -> tuple[tuple[str, ...], bool]:
    r"""The names in `value`, and whether it ends in "and others".

    Names are divided by `and` outside braces; exports also use semicolons, and some nothing but
    commas.

    >>> people("Milton {Abramowitz} and van Gogh, V. and {R Core Team} and others")
    (('Abramowitz, Milton', 'van Gogh, V.', 'R Core Team'), True)
    >>> people("Jane Doe, Al Poe, Bo Roe")[0], people("Doe, J.; Poe, A.")[0]
    (('Doe, Jane', 'Poe, Al', 'Roe, Bo'), ('Doe, J.', 'Poe, A.'))
    """
    texts = [part for one in _divided(unwrapped(value)) for part in _parts(one, ";")]
    has_others = any(text.strip().lower() in _OTHERS for text in texts)
    names = [
        name
        for text in texts
        if text.strip().lower() not in _OTHERS
        for one in _comma_list(text.strip())
        if (name := _name(one))
    ]
    return tuple(names), has_others


def as_names(names: tuple[str, ...]) -> str:
    """`names` so that `people` gives them back, and other programs see the same people."""
    return " and ".join(map(_written, names))


def _written(name: str) -> str:
    text = as_latex(name)
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 3 and all(parts) and name.count(",") == 2:
        text = f"{parts[0]}, {parts[2]}, {parts[1]}"  # BibTeX has the suffix in the middle
    return text if "," in name and people(text) == ((name,), False) else f"{{{as_latex(name)}}}"


def _divided(value: str) -> list[str]:
    value = _EDGE_AND.sub("", value)
    if "{" in value or "\\" in value:
        names: list[str] = split_multiple_persons_names(value)
        return names
    return _AND.split(value)


def _parts(text: str, separator: str) -> list[str]:
    """`text` cut at each `separator` outside braces."""
    if separator not in text:
        return [text]
    parts: list[str] = []
    depth = start = 0
    for mark in _MARKS.finditer(text):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
        elif mark[0] == separator and depth <= 0:
            parts.append(text[start : mark.start()])
            start = mark.end()
    return [*parts, text[start:]]


def _comma_list(text: str) -> list[str]:
    """One name; or several, where commas divide more parts than one name can have."""
    if text.count(",") < 2:
        return [text]
    parts = [part.strip() for part in _parts(text, ",")]
    parts = [part for part in parts if part]
    if len(parts) > 2 and all(" " in part for part in parts):
        return parts
    if len(parts) > 3 and len(parts) % 2 == 0 and not any(map(_SUFFIX.fullmatch, parts)):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    return [text]


def _name(text: str) -> str:
    if _is_braced(text):
        return plain(text)
    parts = [plain(part) for part in _parts(text, ",")]
    while parts and not parts[-1]:
        parts.pop()
    if len(parts) == 1 and (last := _LAST_INITIALS.fullmatch(parts[0])):
        return f"{last[1]}, {last[2]}"
    if len(parts) == 1:
        return _family_first(text.rstrip(", "))
    if len(parts) == 3:
        family, suffix, given = parts
        return f"{family}, {given}, {suffix}" if suffix else f"{family}, {given}"
    return ", ".join(parts)


def _is_braced(text: str) -> bool:
    """Whether one pair of braces holds the whole text: a name not to be taken apart."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for mark in _MARKS.finditer(text):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0:
            return mark.end() == len(text)
    return False


def _family_first(text: str) -> str:
    """ "Given von Family" as "von Family, Given"; one word alone is a name by itself."""
    if "{" not in text and "\\" not in text and not _PARTICLE.search(text):
        given, _, family = plain(text).rpartition(" ")
        return f"{family}, {given}" if given else family
    parsed = parse_single_name_into_parts(text, strict=False)
    family = plain(" ".join([*parsed.von, *parsed.last]))
    given = plain(" ".join([*parsed.first, *parsed.jr]))
    return f"{family}, {given}" if family and given else family or given
