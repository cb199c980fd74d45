"""PubMed's texts for people, “Abstract” and “Summary”: numbered records without tags.

An abstract has a paragraph each for the journal, the title, the authors and so on, which are told
by their order and by how they begin; a summary is one paragraph. PMID is in every record.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviews.formats.canonical import citation_from
from reviews.formats.citation import Citation
from reviews.formats.dialect import Dialect, Shape
from reviews.formats.encoding import split_lines
from reviews.formats.format import Head, Source, UnreadableFile
from reviews.formats.found import Found
from reviews.formats.names import NOBODY, split_names
from reviews.formats.problems import ProblemLog
from reviews.formats.rawrecord import RawRecord
from reviews.formats.taglines import BLANKS
from reviews.formats.tags import Layout
from reviews.formats.unmarked import UnmarkedReader

LARGEST_RECORD = 1 << 25  # characters

# "1. J Rest. 2020 Feb;63(2):103-9." opens an abstract, "1: Ito A, Sato B. Title." a summary.
_START = re.compile(r"(\d{1,6})([.:]) (?=\S)")
_JOURNAL = re.compile(r"\d{1,6}\. [^\n]{1,150}\. (?:1[89]|20)\d\d\b")
_PMID = re.compile(r"\bPMID: (\d{1,8})\b")
_PMCID = re.compile(r"\bPMCID: (PMC\d+)")
_IDENTIFIER = re.compile(r"(?:DOI|PMCID|PMID): \S+(?:\s+\[[^\]]*\])?\Z")
_RECORDS = re.compile(r"(?:\A|\n[ \t\r]*\n)[ \t\r\ufeff]*\d{1,6}[.:] \S")
_BRACKETED = re.compile(r"\[(?:Article|Abstract|Indexed) ")
_LANGUAGE = re.compile(r"\[Article in ([^\];]+)")
_MARKS = re.compile(r"(?:\(\d+\)|\[\d+\])+")  # which of the institutions is an author's
_NAME = re.compile(r"[^\W\d_][^,;:.?!()]* [A-ZÀ-Þ]{1,4}(?: (?:Jr|Sr|2nd|3rd|4th|II|III|IV))?\Z")
_LONGEST_SUMMARY = 5_000  # characters that are looked at
_SUMMARY = re.compile(
    r"(?P<title>.+?[.?!\]]) "
    r"(?P<source>[A-Z][^.?!]{0,120}(?:\([^()]{1,60}\))?\. (?:1[89]|20)\d\d\b.*)"
)
# How paragraphs of an abstract begin, and the tag that PubMed has for them in its other format.
_PARAGRAPHS = (
    (re.compile(r"Author information:"), "AD"),
    (re.compile(r"Collaborators?:"), "FIR"),
    (re.compile(r"(?:Comment in|Comment on)\b"), "CIN"),
    (
        re.compile(r"(?:Erratum (?:in|for)|Update (?:in|of)|Retraction (?:in|of)|Republished)\b"),
        "EIN",
    ),
    (re.compile(r"(?:Copyright|©|\(c\) |Published by|Crown Copyright|This article is )"), "CI"),
    (re.compile(r"Conflict of interest statement:"), "COIS"),
    (re.compile(r"(?:DOI|PMCID|PMID): "), "LID"),
    (re.compile(r"Publisher: "), "OAB"),
)
_DIALECT = Dialect(
    "PubMed",
    original_title=(),
    authors=("AU",),
    container=(),
    container_short=(),
    abstract=("AB", "OAB"),
    year=("imprint year",),
    issued=(),
    short_issue=(),
    doi=(("DOI", Shape.ANYWHERE), ("SO", Shape.MARKED)),
    pmid=("PMID",),
    pmcid=("PMCID",),
    urls=(),
    keywords=(),
    accessions=("PMID",),
    trial_ids=("AB",),
    notes=(),
    imprint=("SO",),
)
_LAYOUT = Layout("PubMed", "", frozenset(), " ", dialect=_DIALECT)


@dataclass(frozen=True, slots=True)
class PubmedTextFormat:
    """PubMed's abstracts and summaries as text."""

    name: str = "PubMed text"

    def recognises(self, head: Head) -> bool:
        """Whether the text begins with a numbered record, and others follow, all with PMIDs."""
        text = head.beginning.lstrip("\ufeff \t\r\n")
        start = _START.match(text)
        if start is None or "PMID: " not in text:
            return False
        if start[2] == "." and not _JOURNAL.match(text):
            return False
        records = len(_RECORDS.findall(text))
        return records >= 2 and len(_PMID.findall(text)) >= records // 2

    def open(self, source: Source, log: ProblemLog) -> "PubmedTextReader":
        """Begin to read."""
        return PubmedTextReader(source, log)


class PubmedTextReader(UnmarkedReader):
    """The records with their citations, see `format.Reader`."""

    format = "PubMed text"

    def __iter__(self) -> Iterator[tuple[Citation, str]]:
        lines: list[str] = []
        first = number = size = expected = 0
        after_blank, has_pmid = True, False
        for text in self._source.texts(self._log):
            for line in split_lines(text):
                number += 1
                bare = line.strip(BLANKS)
                start = _START.match(bare) if after_blank else None
                # Before its PMID, a list inside a record may be numbered as well.
                if start and (not lines or has_pmid or _follows(start, bare, expected)):
                    if lines:
                        yield self._citation(lines, first), _DIALECT.name
                    lines, first, size, expected = [], number, 0, int(start[1]) + 1
                    has_pmid = False
                if lines or start:
                    lines.append(line)
                    size += len(line)
                    has_pmid = has_pmid or "PMID: " in line
                elif bare:
                    self._aside.keep(number, bare)
                after_blank = not bare
            if size > LARGEST_RECORD:
                raise UnreadableFile(
                    f"The record that begins in line {first:,} does not end within "
                    f"{LARGEST_RECORD:,} characters. Please check that this is the right file."
                )
        if lines:
            yield self._citation(lines, first), _DIALECT.name

    def _citation(self, lines: list[str], first: int) -> Citation:
        self.starts += 1
        while not lines[-1].strip(BLANKS):
            lines.pop()
        start = _START.match(lines[0].strip(BLANKS))
        is_summary = start is not None and start[2] == ":"
        paragraphs = _paragraphs(lines, has_identifiers=not is_summary)
        fields = [*(_of_summary(paragraphs) if is_summary else _of_abstract(paragraphs))]
        found: Found = {}
        for tag, text in fields:
            found.setdefault(tag, []).append(text)
        _understand(found)
        record = RawRecord(_LAYOUT, first, first + len(lines) - 1, fields, "".join(lines))
        return citation_from(found, _DIALECT, record, self._log)


def _follows(start: re.Match[str], line: str, expected: int) -> bool:
    """Whether the line opens the record with the number `expected`."""
    return int(start[1]) == expected and (start[2] == ":" or _JOURNAL.match(line) is not None)


def _paragraphs(lines: list[str], *, has_identifiers: bool) -> list[str]:
    """The paragraphs, each in one line.

    `has_identifiers` says that lines which are an identifier each are a paragraph each.
    """
    paragraphs: list[str] = []
    is_open = False
    for line in lines:
        bare = line.strip(BLANKS)
        if bare and is_open and not (has_identifiers and _IDENTIFIER.match(bare)):
            paragraphs[-1] += f" {bare}"
        elif bare:
            paragraphs.append(bare)
        is_open = bool(bare)
    return paragraphs


def _of_abstract(paragraphs: list[str]) -> Iterator[tuple[str, str]]:
    """The paragraphs with their tags."""
    yield "SO", paragraphs[0]
    has_authors = False
    for place, text in enumerate(paragraphs[1:]):
        tag = next((tag for sign, tag in _PARAGRAPHS if sign.match(text)), "")
        if place == 0:
            yield "TI", text
        elif tag == "LID":
            yield text.partition(": ")[0], text.partition(": ")[2]
        elif tag:
            yield tag, text
        elif _BRACKETED.match(text):
            yield "LA", text
        elif not has_authors and place <= 2 and _is_authors(text):
            has_authors = True
            yield "AU", text
        else:
            yield "AB", text


def _of_summary(paragraphs: list[str]) -> Iterator[tuple[str, str]]:
    """The authors, the title and the rest of a summary, in tags of PubMed's other format."""
    start = _START.match(paragraphs[0])
    text = paragraphs[0][start.end() if start else 0 :]
    authors, stop, rest = text.partition(". ")
    if stop and _is_authors(authors + "."):
        yield "AU", authors + "."
        text = rest
    if match := _SUMMARY.match(text[:_LONGEST_SUMMARY]):
        yield "TI", match["title"]
        yield "SO", text[match.start("source") :]
    else:
        yield "TI", text
    for more in paragraphs[1:]:
        yield "AB", more


def _is_authors(text: str) -> bool:
    """Whether the text is a list of people, as in "Ito A(1), van Oss D(1)(2); Nap Group." """
    text = text.rstrip(".")
    people = _MARKS.sub("", text).partition(";")[0].split(", ")
    named = sum(_NAME.match(name.strip()) is not None for name in people)
    return text.startswith(NOBODY) or (named > 0 and named >= 0.6 * len(people))


def _understand(found: Found) -> None:
    """Put the texts into the form in which they are understood; the fields stay as they are."""
    source = " ".join(found.get("SO", []))
    start = _START.match(source)
    found["SO"] = [source[start.end() if start else 0 :]]
    for tag, form in (("PMID", _PMID), ("PMCID", _PMCID)):
        if tag not in found and (match := form.search(source)):
            found[tag] = [match[1]]
    if "PMID" in found:
        found["PMID"] = [found["PMID"][0].split(" ")[0]]
    if "LA" in found:
        match = _LANGUAGE.match(found["LA"][0])
        found["LA"] = [match[1]] if match else []
    authors = _MARKS.sub("", " ".join(found.pop("AU", []))).rstrip(".")
    if authors and not authors.startswith(NOBODY):
        people, _, group = authors.partition(";")
        found["AU"] = [*split_names(people.strip()), *filter(None, [group.strip()])]
    if "AB" in found:
        found["AB"] = ["\n\n".join(found["AB"])]
    for tag in [tag for tag, texts in found.items() if not any(texts)]:
        del found[tag]
