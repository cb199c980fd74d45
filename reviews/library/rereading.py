"""What today's reader makes of a file that was imported before, record by record."""

import hashlib
import json
import mmap
from collections import defaultdict, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from importlib import metadata
from itertools import islice
from typing import Any

from django.db.models.functions import MD5

from reviews import formats
from reviews.formats.citation import Citation
from reviews.formats.markup import readable
from reviews.library.importing import mapped
from reviews.library.models import Reference, ReferenceReading, SourceFile, Study
from reviews.library.pasted import PastedReading, Saved, read_today
from reviews.library.preparing import BATCH, Facts, facts_of, study_fields
from reviews.library.stored import IN_JSON, as_json, citation_from

READER = metadata.version("tandem-review")


@dataclass(frozen=True, slots=True)
class Changed:
    """A reference that is read otherwise: what was said before and is now, as JSON columns."""

    reference: int
    position: int
    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def fields(self) -> list[str]:
        """The fields of the citation that differ."""
        before, after = citation_from(self.before), citation_from(self.after)
        return [name for name in sorted(IN_JSON) if getattr(before, name) != getattr(after, name)]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file read anew beside what was imported of it.

    `new` are records that the earlier reader did not see; `not_found` the positions of references
    that today's reader does not find again, which stay as they are. `facts` tell of the file.
    """

    facts: Facts
    records: int
    changed: list[Changed]
    new: list[Citation]
    not_found: list[int]

    @property
    def is_as_before(self) -> bool:
        """Whether there is nothing to write down."""
        return not self.changed and not self.new


def compare(file: SourceFile) -> Comparison:
    """Read the stored file with today's reader, as people said it is to be read.

    A record is the same as a reference with the same text, else as one that begins in the same
    line. What is not changed is not held. Raises formats.UnreadableFile.
    """
    with mapped(file) as data:
        matches, not_found = _matches(file, _opened(file, data))
        reading = _opened(file, data)
        records = 0
        changed: list[Changed] = []
        new: list[Citation] = []
        every = iter(reading)
        while batch := list(islice(every, BATCH)):
            here = matches[records : records + len(batch)]
            records += len(batch)
            new += [one for one, pk in zip(batch, here, strict=True) if pk is None]
            changed += _changed(
                [(pk, one) for one, pk in zip(batch, here, strict=True) if pk is not None]
            )
        return Comparison(facts_of(reading), records, changed, new, not_found)


def newest(reference_ids: Collection[int]) -> dict[int, dict[str, Any]]:
    """What the newest reading of each reference says; only those that were read again."""
    readings = ReferenceReading.objects.filter(reference__in=reference_ids)
    return dict(
        readings.order_by("reference", "-id")
        .distinct("reference")
        .values_list("reference", "citation")
    )


def said_by(reference: Reference) -> dict[str, Any]:
    """What the reference says, as it was read last."""
    stored: dict[str, Any] = reference.citation
    return newest([reference.pk]).get(reference.pk, stored)


def follow(study: Study, changed: Changed) -> list[str]:
    """Let the study say what is read now, but for what people corrected; the fields changed."""
    before = study_fields(citation_from(changed.before))
    after = study_fields(citation_from(changed.after))
    follows = [
        name
        for name, value in after.items()
        if value != before[name] and says(study, name, before[name]) and name not in study.corrected
    ]
    for name in follows:
        setattr(study, name, after[name])
    return follows


def says(study: Study, name: str, value: object) -> bool:
    """Whether the study's field says this, as `study_fields` gives it.

    Earlier versions let it say entities and tags as the file has them.
    """
    stands = getattr(study, name)
    return (readable(stands) if isinstance(stands, str) else stands) == value


def digest(readings: Collection[dict[str, Any]]) -> str:
    """A SHA-256 over what the readings say, in their order."""
    written = json.dumps(list(readings), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _opened(file: SourceFile, data: mmap.mmap) -> formats.Reading | PastedReading:
    if file.drafts is not None:
        text = data[:].decode()
        saved = [Saved.from_stored(draft) for draft in file.drafts]
        return PastedReading(text, read_today(text, saved))
    return formats.open_file(
        data, name=file.name, encoding=file.chosen_encoding or None, mapping=file.mapping
    )


def _matches(
    file: SourceFile, reading: formats.Reading | PastedReading
) -> tuple[list[int | None], list[int]]:
    """For each record its reference, or None; and the positions of the references left over."""
    rows = file.references.order_by("position").annotate(md5=MD5("raw"))
    by_text: defaultdict[str, deque[int]] = defaultdict(deque)
    places: dict[int, tuple[int, int]] = {}
    for pk, position, line, md5 in rows.values_list("pk", "position", "first_line", "md5"):
        by_text[md5].append(pk)
        places[pk] = (position, line)
    matches: list[int | None] = []
    lines: list[int] = []
    for citation in reading:
        same = by_text[hashlib.md5(citation.raw.encode(), usedforsecurity=False).hexdigest()]
        matches.append(same.popleft() if same else None)
        lines.append(citation.first_line)
    left = {pk: places[pk] for same in by_text.values() for pk in same}
    by_line: defaultdict[int, deque[int]] = defaultdict(deque)
    for pk, (_, line) in sorted(left.items(), key=lambda item: item[1]):
        by_line[line].append(pk)
    for number, match in enumerate(matches):
        if match is None and by_line[lines[number]]:
            matches[number] = pk = by_line[lines[number]].popleft()
            del left[pk]
    return matches, sorted(position for position, _ in left.values())


def _changed(read: list[tuple[int, Citation]]) -> Iterator[Changed]:
    ids = [pk for pk, _ in read]
    later = newest(ids)
    stored = Reference.objects.defer("raw").in_bulk(ids)
    for pk, citation in read:
        before = later.get(pk, stored[pk].citation)
        if citation_from(before) != replace(citation, raw="", first_line=0, last_line=0):
            # As the column gives it back: lists for tuples.
            after = json.loads(json.dumps(as_json(citation)))
            yield Changed(pk, stored[pk].position, before, after)
