"""RIS's word for the kind of work, out of the words that other formats have for it."""

import re

# RIS's word -> what databases and programs call such works, in lower case.
_WORDS: dict[str, str] = {
    "JOUR": (
        "journal article|journal|article|journal-article|journalarticle|review|review article|"
        "article in press|short survey|editorial|letter|note|erratum|retracted|retraction|"
        "peer reviewed journal|journal: article|journal, article|journal articles|"
        "original article|brief report|meeting abstract|期刊"
    ),
    "BOOK": "book|books|whole book|monograph|book, whole|edited book|authored book|text/reference",
    "CHAP": "book section|book chapter|book, section|book-chapter|booksection|chapter|incollection|"
    "inbook|book part|book, chapter",
    "CPAPER": "conference paper|conference abstract|conference proceedings|proceedings paper|"
    "proceedings-article|conferencepaper|conference review|inproceedings|proceedings article|会议|"
    "conference proceedings article|conference|conference, proceedings|proceedings|proceeding|"
    "conference and workshop papers",
    "THES": "thesis|dissertation|phdthesis|mastersthesis|dissertation/thesis|dissertation abstract|"
    "dissertation/thesis, unpublished|dissertation, unpublished|doctoral dissertation|硕士|博士",
    "RPRT": "report|techreport|technical report|working paper|government document|reports",
    "ELEC": "web page|webpage|website|electronic article|electronic source|online multimedia",
    "NEWS": "newspaper article|newspaper|newspaperarticle",
    "MGZN": "magazine article|magazine|magazinearticle",
    "PAT": "patent",
    "UNPB": "preprint|posted-content|unpublished work|unpublished|unpublished material|manuscript",
    "DATA": "dataset|data set|trial registry record|trial|clinical trial registry record",
    "GEN": "generic|other|misc|miscellaneous",
    "SER": "serial|series|journal, whole",
    "MAP": "map",
    "COMP": "computer program|software|computerprogram",
    "ADVS": "audiovisual material|audio|audiorecording",
    "MPCT": "film or broadcast|film|motion picture|movie",
    "VIDEO": "video|videorecording|video/ dvd",
    "BILL": "bill|bills/resolutions",
    "CASE": "case|court case|case/court decisions",
    "HEAR": "hearing",
    "STAT": "statute|laws/statutes",
    "PCOMM": "personal communication|email|instantmessage",
    "ART": "artwork",
    "DICT": "dictionary|dictionaryentry",
    "ENCYC": "encyclopedia|encyclopediaarticle|reference-entry",
    "ABST": "abstract",
    "BLOG": "blog|blogpost",
    "GRANT": "grant",
    "SOUND": "sound recording",
    "MUSIC": "music|music score",
    "STAND": "standard",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}
_RIS_WORD = re.compile(r"(?!(?:HTML|PDF|DOCX?|PPTX?|RTF|XLSX?|TXT|XML)\Z)[A-Z]{3,6}\Z")

# Web of Science's PT, and what its DT says more of works that stand in no journal.
_WOS_KINDS = {"J": "JOUR", "B": "BOOK", "S": "SER", "C": "CPAPER", "P": "PAT"}
_WOS_DOCUMENT_KINDS = (("Book Chapter", "CHAP"), ("Proceedings Paper", "CPAPER"))


def kind_of(texts: list[str]) -> str:
    """RIS's word for the first of `texts` that names a known kind of work; GEN if none does.

    A text may name several, divided by semicolons, of which the first known one counts. Where
    there are no texts at all the answer is "".

    >>> kind_of(["Peer-reviewed", "Journal Article; Review"]), kind_of(["RPRT"]), kind_of([])
    ('JOUR', 'RPRT', '')
    """
    for text in texts:
        if _RIS_WORD.match(text):
            return text
        for part in text.split(";"):
            if kind := _KINDS.get(part.strip(" .").lower()):
                return kind
    return "GEN" if texts else ""


def wos_kind(publication: str, document: str) -> str:
    """RIS's word for the kind of work by Web of Science's PT and DT; GEN if there is no telling.

    >>> wos_kind("J", "Article; Proceedings Paper"), wos_kind("B", "Review; Book Chapter")
    ('JOUR', 'CHAP')
    """
    if publication != "J":
        for words, kind in _WOS_DOCUMENT_KINDS:
            if words in document:
                return kind
    return _WOS_KINDS.get(publication, "GEN")
