"""The text of the Cochrane Library: records headed `Record #1 of 9`, lines such as `TI: Title`."""

import re

from reviews.formats.dialect import Dialect, Shape
from reviews.formats.found import Found
from reviews.formats.lineformat import Grammar, LineFormat
from reviews.formats.names import family_first
from reviews.formats.tags import Layout, tags_of

_TAGS = tags_of("ID AU TI SO YR VL NO PG PM XR PT KY CC DOI AB US PB SN LA AN CN")
_HEADING = r"Record #\d+ of \d+"

_DIALECT = Dialect(
    "Cochrane Library",
    container=("SO",),
    container_short=(),
    year=("YR",),
    issued=("YR",),
    volume=("VL",),
    issue=("NO",),
    short_issue=(),
    doi=(("DOI", Shape.ANYWHERE), ("US", Shape.LINK)),
    pmid=("PM", "XR"),  # "PUBMED 12345678"; other databases' numbers have their names too
    pmcid=(),
    urls=("US",),
    keywords=("KY",),
    accessions=("ID",),
    trial_ids=("ID", "XR"),
    notes=(),
    type=("PT",),
)


def _tidy(found: Found) -> None:
    """Put the comma between family and given names, which are in this order here."""
    if "AU" in found:
        found["AU"] = [family_first(name) for name in found["AU"]]


COCHRANE = LineFormat(
    Grammar(
        layout=Layout("Cochrane Library", "", _TAGS, " ", dialect=_DIALECT),
        signs=(
            re.compile(rf"\n[ \t\ufeff]*{_HEADING}[ \t]*\n"),
            re.compile(r"\n(?:ID|TI|AU): "),
        ),
        # No other tags, since a line of an abstract may begin with "OR: 1.2".
        line=re.compile(rf"({'|'.join(sorted(_TAGS))}):(?: (.*))?\Z", re.S),
        heading=re.compile(rf"{_HEADING}\Z"),
        tidy=_tidy,
    )
)
