"""Pasted text in, drafts out: a web page, a citation or a list of them, read by general rules.

    text -> understanding: records in a known format? else
         -> lines -> reflist: the list of references, each item by `cited`
                  -> page: labels, places and shapes -> a Draft

No rule knows a site. What pages call things is data, in `labels`; each field of a draft says which
lines it came from and by which rule, so that a person can check it.
"""

from reviews.formats.paste.draft import FIELDS, SEVERAL, Draft, Found
from reviews.formats.paste.understanding import (
    LONGEST,
    NoReference,
    Pasted,
    PasteTooLong,
    understand,
)

__all__ = [
    "FIELDS",
    "LONGEST",
    "SEVERAL",
    "Draft",
    "Found",
    "NoReference",
    "PasteTooLong",
    "Pasted",
    "understand",
]
