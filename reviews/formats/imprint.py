"""Journal, year, volume, issue and pages out of the one line in which some databases put them."""

import re
from typing import NamedTuple

LONGEST = 600  # characters of a line that are looked at


class Imprint(NamedTuple):
    """Where a work was published; what the line does not say is ""."""

    container: str = ""
    year: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    number: str = ""


_JOURNAL = r"(?P<container>[^;]+?)"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_VOLUME = r"(?P<volume>[A-Za-z]{0,5}\d[\w./-]{0,12})"
_ISSUE = r"(?: ?\((?P<issue>[^()]{1,40}(?:\([^()]{1,10}\)[^()]{0,10})?)\))?"
_PAGES = r"(?P<pages>[A-Za-z]{0,3}\d[\w-]{0,24}(?:, ?\d[\w-]{0,14})*)"
_DATE = r"(?:[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z]+)?(?: \d{1,2})?,? )?"  # such as "Spring "

# PubMed writes "79 Suppl 3:54-9", and "12(Pt 1):3" only at times.
_SUPPLEMENT = re.compile(r"(; ?\w{1,10}) ((?:Suppl|Pt|Spec No)(?: \w{1,10})?)(?=[:.])")

# The lines as the databases write them; the first that fits. All are anchored at the start.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # PsycINFO, a chapter: Ito, A [Ed]; Sato, B [Ed]. (2012). Book. (pp. 11-31). xvii, 254 pp.
        rf"(?:[^\[\]]{{1,80}} \[Eds?\][;.] ?)+\({_YEAR}\)\. (?P<container>.+?)\."
        rf"(?: \(pp\. {_PAGES}\)|(?= [ivxl\d]))",
        # Embase: Journal (2014) 3:3 (152-160), Journal (2024) 15:1 Article Number: 4063
        rf"{_JOURNAL} \({_YEAR}\) {_VOLUME}?(?::(?P<issue>[^\s(]{{1,30}}(?: (?!Art)\w[^\s(]*)?))?"
        rf"(?: Article Number: (?P<number>[\w-]+)| \({_PAGES}\))?",
        # PubMed: J Title. 2020 Feb;63(2):103640. doi
        rf"{_JOURNAL}\. {_YEAR}(?: [^;:]{{0,30}})?; ?{_VOLUME}?(?=[:(]){_ISSUE}(?::{_PAGES})?",
        # PubMed, ahead of print: J Title. 2019 Oct 15:1-6. doi
        rf"{_JOURNAL}\. {_YEAR}(?: [A-Z][a-z]{{2}}(?: \d{{1,2}})?)?:{_PAGES}",
        # PsycINFO at Ovid: Journal. Vol.43(5), Sep 2015, pp. 623-634.
        rf"{_JOURNAL}\. Vol\. ?{_VOLUME}{_ISSUE}, ?{_DATE}{_YEAR}(?:, pp?\. {_PAGES})?",
        # MEDLINE and full texts at Ovid: Journal. 28(2):103-106, April 2015 or 2015 Jan 24.
        rf"{_JOURNAL}\.\s+{_VOLUME}{_ISSUE} ?: ?{_PAGES}[,;.] ?{_DATE}{_YEAR}",
        # Embase at Ovid: Journal. 12 (3) (pp 1-9), 2018. or (no pagination)
        rf"{_JOURNAL}\. (?:.{{0,300}}?\. )?{_VOLUME}{_ISSUE} \((?:pp? {_PAGES}|[^()]{{0,40}})\),"
        rf" ?{_YEAR}",
        # Journals at Ovid: Journal August 2011;43(8):647-653
        rf"{_JOURNAL}\.? {_DATE}{_YEAR}; ?(?:{_VOLUME}{_ISSUE}: ?)?{_PAGES}",
        # Journal. 2007 15 June; 433-441.
        rf"{_JOURNAL}\. {_YEAR}(?: [^;:]{{0,30}})?; ?{_PAGES}",
        # Journal 12, Winter 2007: 7-14.
        rf"{_JOURNAL},? {_VOLUME}{_ISSUE}, {_DATE}{_YEAR}: {_PAGES}",
        # Journal, 2013(1): 3-28.
        rf"{_JOURNAL}, {_YEAR}{_ISSUE}: {_PAGES}",
        # LILACS: J Title;139(2): 179-184, 2021 07.
        rf"{_JOURNAL}; ?{_VOLUME}?{_ISSUE}: {_PAGES}, {_YEAR}",
        # SciELO: Journal; 8(1); 132-145
        rf"{_JOURNAL}; ?{_VOLUME}{_ISSUE}; ?{_PAGES}",
    )
)


def read_imprint(line: str) -> Imprint:
    """What `line` says; if it is written in no known way, only the journal, up to a full stop.

    >>> read_imprint("J Rest. 2020 Feb;63(2):103-9. doi: 10.5555/1")
    Imprint(container='J Rest', year='2020', volume='63', issue='2', pages='103-9', number='')
    >>> read_imprint("Journal of Rest.").container
    'Journal of Rest'
    """
    text = _SUPPLEMENT.sub(r"\1(\2)", " ".join(line[:LONGEST].split()))
    for pattern in _PATTERNS:
        if match := pattern.match(text):
            found = match.groupdict(default="")
            found["container"] = found["container"].rstrip(" .,")
            return Imprint(**{name: found.get(name, "") for name in Imprint._fields})
    return Imprint(container=re.split(r"\.(?: |\Z)|;", text, maxsplit=1)[0].strip())
