"""The text of the EU Clinical Trials Register: one record per trial and member state.

Each begins with a line "Summary" above the trial's EudraCT number and says everything in lines
such as `A.3 Full title of the trial: ...`, whose texts may run over the following lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reviews.formats.citation import Citation
from reviews.formats.encoding import split_lines
from reviews.formats.format import Head, Source, UnreadableFile
from reviews.formats.identifiers import clean_year, trial_numbers
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import OrphanLine
from reviews.formats.taglines import BLANKS

LARGEST_RECORD = 1 << 25  # characters, also of what belongs to no record
NAME = "EU Clinical Trials Register"

_SIGN = re.compile(r"^EudraCT Number: \d{4}-\d{6}-\d\d", re.M)
_START = re.compile(r"EudraCT Number:")
_LABEL = re.compile(
    r"(EudraCT Number|Sponsor's Protocol Code Number|National Competent Authority|Trial Status"
    r"|Clinical Trial Type|Date on which this record was first entered[^:]*|Link"
    r"|[A-Z]\.[ \d.][^:]*):[ \t]*(.*)\Z",
    re.S,
)
_HEADING = re.compile(r"[A-Z]\.(?: |\d[\d.]*[ \t])")
_LANGUAGE = re.compile(r" \([a-z]{2}\)\Z")
_NUMBER = re.compile(r"\d{4}-\d{6}-\d\d")

# The beginning of a label and its name in the text that screeners read.
_SUMMARY = {
    "A.3.1 Title of the trial for lay people": "Title for lay people",
    "E.1.1 Medical condition(s)": "Condition",
    "E.2.1 Main objective": "Main objective",
    "E.2.2 Secondary objectives": "Secondary objectives",
    "E.3 Principal inclusion criteria": "Inclusion criteria",
    "E.4 Principal exclusion criteria": "Exclusion criteria",
    "E.5.1 Primary end point": "Primary end points",
    "E.5.2 Secondary end point": "Secondary end points",
}


@dataclass(slots=True)
class _Record:
    """A record that is being read: `pairs` of label and text (a heading has no label)."""

    first_line: int
    last_line: int = 0
    lines: list[str] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    size: int = 0

    def add(self, line: str, number: int) -> None:
        """Take the line with that number."""
        self.lines.append(line)
        self.size += len(line)
        text = line.strip(BLANKS)
        if not text:
            return
        self.last_line = number
        if label := _LABEL.match(text):
            self.pairs.append((label[1], label[2]))
        elif _HEADING.match(text) or not self.pairs:
            self.pairs.append(("", text))
        else:
            name, before = self.pairs[-1]
            self.pairs[-1] = (name, f"{before}\n{text}" if before else text)


@dataclass(frozen=True, slots=True)
class EuctrFormat:
    """The register's text, full or as a summary."""

    name: str = NAME

    def recognises(self, head: Head) -> bool:
        """Whether a trial's number stands where a record has it."""
        return _SIGN.search(head.beginning) is not None

    def open(self, source: Source, log: ProblemLog) -> "EuctrReader":
        """Begin to read."""
        return EuctrReader(source, log)


class EuctrReader:
    """The records of the register's text, see `format.Reader`."""

    format = NAME

    def __init__(self, source: Source, log: ProblemLog) -> None:
        self.orphans: list[OrphanLine] = []
        self.starts = 0
        self._source = source
        self._log = log
        self._aside = 0  # characters of orphans

    @property
    def ends(self) -> int:
        """How many records have ended; the format has no mark for it."""
        return self.starts

    def __iter__(self) -> Iterator[tuple[Citation, str]]:
        record: _Record | None = None
        summary = ""  # a line that opens a record if the next one is a trial's number
        number = 0
        for text in self._source.texts(self._log):
            for line in split_lines(text):
                number += 1
                said = line.strip(BLANKS)
                if _START.match(said):
                    if record:
                        yield self._citation(record), NAME
                    self.starts += 1
                    record = _Record(number - bool(summary))
                    if summary:
                        record.add(summary, number - 1)
                elif summary:
                    self._take(record, summary, number - 1)
                summary = line if said == "Summary" else ""
                if not summary:
                    self._take(record, line, number)
        if summary:
            self._take(record, summary, number)
        if record:
            yield self._citation(record), NAME

    def _take(self, record: _Record | None, line: str, number: int) -> None:
        if record:
            record.add(line, number)
        elif said := line.strip(BLANKS):
            self.orphans.append(OrphanLine(number, said))
            self._aside += len(said)
        if max(record.size if record else 0, self._aside) > LARGEST_RECORD:
            raise UnreadableFile(
                f"Up to line {number:,}, more than {LARGEST_RECORD:,} characters belong to one "
                "record or to none. Please check that this is the right file."
            )

    def _citation(self, record: _Record) -> Citation:
        while not record.lines[-1].strip(BLANKS):
            record.lines.pop()
        citation = _described(record)
        if not citation.title:
            self._log.note("NO_TITLE", record.first_line)
        if not citation.abstract:
            self._log.note("NO_ABSTRACT", record.first_line)
        return citation


def _described(record: _Record) -> Citation:
    pairs = [(name, " ".join(text.split())) for name, text in record.pairs]

    def said(beginning: str) -> list[str]:
        return [text for name, text in pairs if name.startswith(beginning) and text]

    def first(beginning: str) -> str:
        return next(iter(said(beginning)), "")

    titles = [
        (_LANGUAGE.search(name), text)
        for name, text in pairs
        if name.startswith("A.3 Full title") and text
    ]
    own = [text for is_translated, text in titles if not is_translated]
    translated = [text for is_translated, text in titles if is_translated]
    number = first("EudraCT Number")
    registered = f"EUCTR{number}" if _NUMBER.fullmatch(number) else ""
    others = trial_numbers("\n".join(said("A.5.")))
    issued = first("Date on which this record")
    parts = [(label, first(beginning)) for beginning, label in _SUMMARY.items()]
    return Citation(
        title=next(iter(own or translated), ""),
        title_short=first("A.3.2"),
        translated_titles=tuple(translated if own else translated[1:]),
        authors=tuple(dict.fromkeys(said("B.1.1 "))),
        year=clean_year(issued),
        issued=issued,
        container_title=NAME,
        abstract="\n\n".join(f"{label}: {text}" for label, text in parts if text),
        type="DATA",
        urls=tuple(url for url in said("Link") if url.startswith("http")),
        keywords=tuple(dict.fromkeys(said("E.1.1 ")[:1] + said("E.1.1.2"))),
        source=NAME,
        accessions=tuple(filter(None, [number])),
        trial_ids=tuple(dict.fromkeys(filter(None, [registered, *others]))),
        status=first("Trial Status"),
        fields=tuple(record.pairs),
        raw="".join(record.lines),
        first_line=record.first_line,
        last_line=record.last_line,
    )
