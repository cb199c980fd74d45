"""JSON as a format: recognising it, and reading one citation per record."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reviews.formats.citation import Citation
from reviews.formats.encoding import split_lines
from reviews.formats.format import Head, Source
from reviews.formats.jsonrecords import csl, others, services, trials
from reviews.formats.jsonrecords.items import Item, Outside, items, list_path
from reviews.formats.jsonrecords.values import Record, pairs, storable, values_of
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import OrphanLine

_BEGINNING = re.compile(r'[\s\ufeff]*(?:\[\s*)?\{\s*"')

DIALECTS: dict[str, Callable[[Record], Citation]] = {
    "CSL-JSON": csl.citation_of,
    "Crossref": csl.citation_of,
    "OpenAlex": services.openalex,
    "Semantic Scholar": services.semantic_scholar,
    "ClinicalTrials.gov": trials.clinical_trial,
    "Scopus": services.scopus,
    "IEEE Xplore": services.ieee,
}
NAMES = DIALECTS.keys() | others.NAMES  # what `JsonReader.format` may be made of


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """CSL-JSON, and the answers of services in their own words."""

    name: str = "JSON"

    def recognises(self, head: Head) -> bool:
        """Whether the text begins with an object, or a list of objects."""
        return _BEGINNING.match(head.beginning) is not None

    def open(self, source: Source, log: ProblemLog) -> "JsonReader":
        """Begin to read."""
        return JsonReader(source, log)


class JsonReader:
    """The records with their citations, see `format.Reader`."""

    def __init__(self, source: Source, log: ProblemLog) -> None:
        self.starts = 0
        self.ends = 0
        self.orphans: list[OrphanLine] = []
        self._source = source
        self._log = log
        self._dialects: dict[str, None] = {}

    @property
    def format(self) -> str:
        """The services whose answers have been read so far."""
        return " and ".join(self._dialects)

    def __iter__(self) -> Iterator[tuple[Citation, str]]:
        path = list_path(self._source.head.text)
        for one in items(self._source.texts(self._log), path):
            if isinstance(one, Outside):
                self.orphans.append(OrphanLine(one.line, one.text))
            elif found := self._record(one):
                yield found

    def _record(self, item: Item) -> tuple[Citation, str] | None:
        """The item's citation and whose words it is in, or None if it is something else."""
        record, is_damaged = values_of(item)
        citation, dialect = _read(record)
        is_named = citation.title or citation.doi or citation.pmid
        if dialect == others.UNKNOWN and not is_named and not self._dialects:
            self._keep_aside(item)
            return None
        self.starts += 1
        self.ends += not is_damaged
        self._dialects[dialect] = None
        if is_damaged:
            self._log.note("BROKEN_ITEM", item.first_line)
        if not citation.title:
            self._log.note("NO_TITLE", item.first_line)
        if not citation.abstract:
            self._log.note("NO_ABSTRACT", item.first_line)
        return (
            replace(
                citation,
                fields=_fields(record),
                raw=item.text,
                first_line=item.first_line,
                last_line=item.last_line,
            ),
            dialect,
        )

    def _keep_aside(self, item: Item) -> None:
        for number, line in enumerate(split_lines(item.text), item.first_line):
            if text := line.strip():
                self.orphans.append(OrphanLine(number, text))


def _read(record: Record) -> tuple[Citation, str]:
    """The citation of a record, and whose words it is in.

    The record may be a whole answer, or say what one work is to another: the work is in it.
    """
    for key in ("message", "citingPaper", "citedPaper"):
        if isinstance(work := record.get(key), dict) and ("title" in work or "DOI" in work):
            record = work
    name = _dialect_name(record)
    if "Study" in record:
        return trials.full_study(record), name
    return (DIALECTS[name](record), name) if name else others.unknown(record)


def _dialect_name(record: Record) -> str:
    """Whose words the record is in, or "" if they have no reader of their own."""
    if "protocolSection" in record or "Study" in record:
        return "ClinicalTrials.gov"
    if "authorships" in record or str(record.get("id", "")).startswith("https://openalex.org/W"):
        return "OpenAlex"
    if "paperId" in record:
        return "Semantic Scholar"
    if "dc:title" in record or "dc:identifier" in record:
        return "Scopus"
    if "publication_title" in record or "article_number" in record:
        return "IEEE Xplore"
    if "DOI" in record and isinstance(record.get("title"), list):
        return "Crossref"
    kind = record.get("type")
    return "CSL-JSON" if isinstance(kind, str) and kind in csl.CSL_TYPES else ""


def _fields(record: Record) -> tuple[tuple[str, str], ...]:
    """Every value with its path; OpenAlex's index of words as the text that it is of."""
    index = record.get("abstract_inverted_index")
    if isinstance(index, dict):
        text = services.abstract_by_words(index)
        record = {**record, "abstract_inverted_index": text}
    return tuple((storable(path), text) for path, text in pairs(dict(record)))
