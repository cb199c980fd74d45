"""What was made of pasted text: values, each with the lines and the rule that it came from."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviews.formats.citation import Citation
from reviews.formats.identifiers import clean_year

# The fields of a citation that a draft may hold, in the order in which people read them.
FIELDS = (
    "title",
    "authors",
    "container_title",
    "year",
    "volume",
    "issue",
    "pages",
    "doi",
    "pmid",
    "pmcid",
    "issn",
    "trial_ids",
    "publisher",
    "abstract",
    "keywords",
)
SEVERAL = frozenset({"authors", "issn", "trial_ids", "keywords"})  # fields of many values


@dataclass(frozen=True, slots=True)
class Found:
    """One field of a draft.

    `name` is one of `FIELDS`; `values` holds one text, or several for those in `SEVERAL`;
    `lines` are the numbers, from 1, of the pasted lines that it was read from, in order; `rule`
    says in words why those lines were taken to mean this.
    """

    name: str
    values: tuple[str, ...]
    lines: tuple[int, ...]
    rule: str

    @property
    def text(self) -> str:
        """The values, one in a line."""
        return "\n".join(self.values)


@dataclass(frozen=True, slots=True)
class Draft:
    """A citation as the rules read it, for a person to check.

    `fields` stand in the order of `FIELDS`, none twice and none empty. `raw` is the pasted text
    of this record, from `first_line` to `last_line` (from 1).
    """

    fields: tuple[Found, ...]
    raw: str
    first_line: int
    last_line: int

    def found(self, name: str) -> Found | None:
        """The field of this name, if the rules found it."""
        return next((one for one in self.fields if one.name == name), None)

    def value(self, name: str) -> str:
        """The text of the field of this name, or ""."""
        found = self.found(name)
        return found.text if found else ""

    def citation(self) -> Citation:
        """The draft as a citation; its `fields` say what the rules read."""
        several = {one.name: one.values for one in self.fields if one.name in SEVERAL}
        return Citation(
            title=self.value("title"),
            authors=several.get("authors", ()),
            year=clean_year(self.value("year")),
            issued=self.value("year"),
            container_title=self.value("container_title"),
            volume=self.value("volume"),
            issue=self.value("issue"),
            pages=self.value("pages"),
            doi=self.value("doi"),
            pmid=self.value("pmid"),
            pmcid=self.value("pmcid"),
            issn=several.get("issn", ()),
            trial_ids=several.get("trial_ids", ()),
            publisher=self.value("publisher"),
            abstract=self.value("abstract"),
            keywords=several.get("keywords", ()),
            type="JOUR" if self.value("container_title") else "GEN",
            fields=tuple((one.name, value) for one in self.fields for value in one.values),
            raw=self.raw,
            first_line=self.first_line,
            last_line=self.last_line,
        )


class Finds:
    """The fields found so far: the first rule that finds one wins, so the surest come first."""

    def __init__(self) -> None:
        self._found: dict[str, Found] = {}

    def add(self, name: str, values: str | Iterable[str], lines: Iterable[int], rule: str) -> None:
        """Keep a field unless it was found before; a text without content is no find."""
        texts = (values,) if isinstance(values, str) else tuple(values)
        kept = tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))
        if kept and name not in self._found:
            self._found[name] = Found(name, kept, tuple(dict.fromkeys(lines)), rule)

    def __contains__(self, name: str) -> bool:
        return name in self._found

    def __getitem__(self, name: str) -> Found:
        return self._found[name]

    def in_order(self) -> tuple[Found, ...]:
        """The fields in the order of `FIELDS`."""
        return tuple(self._found[name] for name in FIELDS if name in self._found)
