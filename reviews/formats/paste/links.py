"""Numbers, links and buttons around the items of lists, and the items without them."""

import re

# The number or mark of an item, which some pages write twice, and the arrows back to the text.
_NUMBER = re.compile(
    r"\A\s*(?:[•·▪‣–-] |\*)?\s*"
    r"(?:(?:\[\d{1,4}\]\.?|\(\d{1,4}\)|\d{1,4}[.)](?!\d))\s*(?:\d{1,4}\.\s+)?)?"
    r"(?:[\^↑↵]\s*(?:Jump up(?: to)?:?\s*)?(?:[a-z] ){0,26})?"
)
# Nothing but what the buttons behind an item say, run together or not.
_BUTTONS = re.compile(
    r"(?:[\s|\[\],®.:]*(?:\(\d{1,6}\)|article|cas|pubmed|abstract|central|google|scholar|crossref|ads|"
    r"mathscinet|view|in scopus|record|pdf|full[ -]?text|web of science|openurl|download|medline|"
    r"scopus|doi|isi|free|pmc|10\.\d{4,9}/\S++|https?://\S++))+[\s|\[\],®.:]*",
    re.IGNORECASE,
)
# Where a link begins that nothing divides from what stands before it. As links are written: small
# letters, and a single short word, may as well belong to a DOI.
_GLUED = re.compile(
    r"(?<=[\w.,;)\]>])(?=(?:(?:Article|CAS|ADS|ISI|MathSciNet|Abstract|PDF) ?){0,4}"
    r"(?:PubMed|Google ?Scholar|Cross[Rr]ef|OpenU(?:rl|RL)|Web of Science|Medline|Scopus|View |"
    r"pmc?id:|PMC?ID:|doi:|DOI:|\[(?:DOI|PubMed|PMC|Google|Cross[Rr]ef)))"
)
_MONTH = (
    r"(?:jan|ene|feb|fev|fév|mar|mär|apr|abr|avr|may|mai|jun|jul|juin|juil|aug|ago|août|sep|set|"
    r"oct|okt|out|nov|dec|dez|dic|déc)[^\W\d_]*\.?"
)
_DATE = (
    rf"(?:on )?(?:(?:\d{{1,2}}\.?|{_MONTH})[ ,/.-]{{1,2}}){{0,3}}(?:1[5-9]|20)\d\d\b"
    rf"(?: {_MONTH}(?: \d{{1,2}}\b)?)?"
)
_CUTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\[ ?(?:google scholar|crossref|pubmed|pmc[^\]]{0,20}|"
        r"doi|web of science|full text|link)[^\]]{0,40}\]",
        r"(?:\b(?:article|cas|pubmed(?: central)?|google scholar|crossref|ads|mathscinet|"
        r"view (?:in )?article|view in scopus|full text|openurl|medline|scopus|web of science|isi)"
        r"\b[\s®]*){1,8}$",
        rf"[\[(]?\b(?:retrieved|accessed|viewed|cited|citad[oa]|updated|archived from the original|"
        rf"consulted|"
        rf"acesso em|consultado(?: el)?|consulté le|abgerufen(?: am)?|zugriff(?: am)?|"
        rf"дата обращения)[:,]? {_DATE}[\])]?(?:,? from\b)?",
        r"\bretrieved from(?= ?(?:https?:|www\.))",
        r"\b(?:available|disponível|disponible|verfügbar|abrufbar) (?:from|at|online|em|en|unter)\b"
        r"[^.:]{0,30}(?::|https?:|www\.|\b10\.).{0,250}$",
        r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?\b10\.\d{4,9}/\S+",
        r"\bpmid:? ?(?:\d{4,8}\b|https?://\S+)|\bpmcid:? ?pmc\d{3,9}\b|\bPMC\d{4,9}\b",
        r"(?<=\d{4})\. \d{1,4} ?[fp]\. \(?(?:tese|disserta|monografia|trabalho).*$",
        r"\barxiv: ?\d{4}\.\d{4,5}(?:v\d{1,2})?(?: ?\[[\w.-]{2,20}\])?",
        r"\[(?:(?:article|abstract|text) )?in [a-z]{4,15}(?:,? [^\[\]]{0,30})?\]\.?",
        r"\bcited (?:by )?\d{1,6} times\b\.?",
        r"\b(?:s2cid|isbn|issn|oclc|jstor):? \d[\dx -]{3,20}",
        r"<?https?://\S+",
        r"\bdoi:?(?=[\s.]*$)",
        r"\bepub .{0,40}$",
        r"\bpreprint (?:available )?at\b",
        r"\[(?:internet|online|electronic resource)\]",
        r"\( ?\)",
    )
)


def is_buttons(text: str) -> bool:
    """Whether a line says only what buttons and links behind an item say."""
    return len(text) <= 300 and _BUTTONS.fullmatch(text) is not None


def without_number(text: str) -> str:
    """The citation without its number in the list, or the mark that stands for one.

    >>> without_number("1. ^ a b Ito A. On rest.")
    'Ito A. On rest.'
    """
    return _NUMBER.sub("", text, count=1)


def unglued(text: str) -> str:
    """The text of an item with blanks before links that were copied without any.

    >>> unglued("J Rest 2020;63:1-9.doi:10.5555/jr.63PubMedGoogle Scholar")
    'J Rest 2020;63:1-9. doi:10.5555/jr.63 PubMed Google Scholar'
    """
    return _GLUED.sub(" ", text)


def without_links(text: str) -> str:
    """The text of an item without links, identifiers, and what buttons behind it say.

    >>> without_links("On rest. Retrieved May 3, 2016, from http://example.org/rest").strip()
    'On rest.'
    """
    for cut in _CUTS:
        text = cut.sub(" ", text)
    return text
