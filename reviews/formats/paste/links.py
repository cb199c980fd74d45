"""What links and buttons say in the items of lists, and the items without it."""

import re

# Nothing but what the buttons behind an item say, run together or not.
_BUTTONS = re.compile(
    r"(?:[\s|\[\],®.]*(?:article|cas|pubmed|abstract|central|google|scholar|crossref|ads|"
    r"mathscinet|view|in scopus|record|pdf|full[ -]?text|web of science|openurl|download|medline|"
    r"scopus|doi|isi|free|pmc|10\.\d{4,9}/\S+|https?://\S+))+[\s|\[\],®.]*",
    re.IGNORECASE,
)
_CUTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\[(?:google scholar|crossref|pubmed|pmc[^\]]{0,20}|"
        r"doi|web of science|full text|link)[^\]]{0,40}\]",
        r"(?:\b(?:article|cas|pubmed|pubmed central|google scholar|crossref|ads|mathscinet|"
        r"view article|view in article|full text)\b\s*){1,8}$",
        r"(?:available (?:from|at|online)|accessed|retrieved from|cited \d{4})\b.{0,120}$",
        r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?\b10\.\d{4,9}/\S+",
        r"\bpmid:? ?\d{4,8}\b|\bpmcid:? ?pmc\d{3,9}\b|\bPMC\d{4,9}\b",
        r"https?://\S+",
        r"\bdoi:?(?=[\s.]*$)",
        r"\bepub .{0,40}$",
        r"\bpreprint (?:available )?at\b",
        r"\[(?:internet|online|electronic resource)\]",
    )
)


def is_buttons(text: str) -> bool:
    """Whether a line says only what buttons and links behind an item say."""
    return len(text) <= 300 and _BUTTONS.fullmatch(text) is not None


def without_links(text: str) -> str:
    """The text of an item without links, identifiers, and what buttons behind it say."""
    for cut in _CUTS:
        text = cut.sub(" ", text)
    return text
