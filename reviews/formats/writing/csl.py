"""Citations as CSL-JSON, one item in a line."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from reviews.formats.carrying import carried
from reviews.formats.citation import Citation
from reviews.formats.jsonrecords.csl import CSL_TYPES, TYPES, citation_of
from reviews.formats.writing.exportable import Exportable, exportables, storable, with_texts

_KINDS = {word: kind for kind, word in reversed(TYPES.items()) if kind in CSL_TYPES}
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-([0-2]\d|3[01]))?\Z")


def write_csl(items: Iterable[Exportable | Citation]) -> Iterator[str]:
    """The items as one list, piece by piece; what a review says of them is in `custom`."""
    before = "[\n"
    for number, item in enumerate(exportables(items), 1):
        meant = with_texts(item.said, storable)
        record = {name: value for name, value in _record(meant, number).items() if value}
        note = carried(meant, citation_of(record))
        custom: dict[str, Any] = {head: storable(cell) for head, cell in item.columns}
        if note:
            custom["tandem"] = note
        if custom:
            record["custom"] = custom
        if "date-parts" in record.get("issued", {}):
            (parts,) = record["issued"]["date-parts"]
            record["issued"] = {"date-parts": [[int(part) for part in parts]]}
        yield before + json.dumps(record, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _record(citation: Citation, number: int) -> dict[str, Any]:
    return {
        "id": f"tandem-{number}",
        "type": _KINDS.get(citation.type, "document"),
        "title": citation.title,
        "title-short": citation.title_short,
        "original-title": citation.original_title,
        "author": [_name(name) for name in citation.authors],
        "editor": [_name(name) for name in citation.editors],
        "issued": _date(citation),
        "container-title": citation.container_title,
        "container-title-short": citation.container_title_short,
        "collection-title": citation.collection_title,
        "event-title": citation.event_title,
        "volume": citation.volume,
        "issue": citation.issue,
        "page": citation.pages,
        "number": citation.number,
        "abstract": citation.abstract,
        "DOI": citation.doi,
        "PMID": citation.pmid,
        "PMCID": citation.pmcid,
        "ISSN": ", ".join(citation.issn),
        "ISBN": ", ".join(citation.isbn),
        "URL": citation.urls[0] if citation.urls else "",
        "keyword": ", ".join(citation.keywords),
        "language": citation.language,
        "publisher": citation.publisher,
        "publisher-place": citation.publisher_place,
        "source": citation.source,
        "status": citation.status,
        "note": "\n".join(citation.notes),
    }


def _name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    if comma and family.strip() and given.strip():
        return {"family": family.strip(), "given": given.strip()}
    return {"literal": name}


def _date(citation: Citation) -> dict[str, Any]:
    text = citation.issued or str(citation.year or "")
    if match := _DATE.match(text):
        return {"date-parts": [[part for part in match.groups() if part]]}
    return {"literal": text} if text else {}
