"""What a title says without all that databases put around it, and what kind of text it heads."""

import re
from enum import Enum

from reviews.dedup.spelling import compact, fold, letters, without_markup, words_and_signs
from reviews.formats.frozen import frozen_dataclass

# Shorter titles ("Asthma in children") head many reports.
SHORT_TITLE = 20
# What a title says beyond this adds nothing; files hold whole abstracts in the wrong column.
LONGEST_TITLE = 1_500

_GENERIC = """
    abstract abstracts announcement announcements article authorindex authorreply authorsreply
    authorsresponse bookreview bookreviews calendar casereport clinicaltrial comment commentary
    comments conclusion conclusions conferenceabstract conferenceabstracts contents correction
    corrections correspondence corrigendum corrigenda discussion editorial editorialboard
    editorialcomment editorialcommentary editorialintroduction editornote editorsnote erratum
    errata foreword frontmatter guesteditorial index inbrief inreply inresponse inthisissue
    introduction introductiontothespecialissue invitedcommentary issueinformation letter letters
    lettertotheeditor letterstotheeditor meetingabstract meetingabstracts na news newsandviews
    newsinbrief noauthor notavailable notes notitle notitleavailable none null obituary
    oralpresentations orals overview posterpresentations posters poster preface
    presidentialaddress proceedings publishersnote questionsandanswers rebuttal reply
    replytolettertotheeditor report reports research researchletter response
    responsetolettertotheeditor retraction review reviews specialissueintroduction subjectindex
    summary supplement tableofcontents theauthorsreply theeditorreplies titlenotavailable
    totheeditor unknown untitled withdrawn
"""
GENERIC_TITLES = frozenset(_GENERIC.split())

_LANGUAGES = (
    "chinese|croatian|czech|danish|dutch|english|finnish|french|german|greek|hebrew|hungarian|"
    "italian|japanese|korean|norwegian|persian|polish|portuguese|romanian|russian|serbian|slovak|"
    "spanish|swedish|turkish|ukrainian"
)
# What databases print after a title, in brackets: "[33 refs]", "(Provisional abstract)".
_APPENDED = re.compile(
    r"(?:[\s.:*†‡]*(?:[\[(]\s*(?:\d+\s+refs?\.?|(?:systematic |literature )?review(?: article)?|"
    r"(?:(?:provisional|structured|meeting|conference)\s+)?abstract(?:\s+(?:no\b|only)[^\])]*)?|"
    r"brief record|corrected|see comments?|article in press|electronic resource|"
    rf"(?:article\s+)?(?:in\s+)?(?:{_LANGUAGES}))\s*[\])]|\bla: [a-z]{{3}}|"
    r"[:.]\s*original (?:research )?article))+[\s.*†‡]*$"
)
# "[Erratum appears in ...]", "[Comment in ...]": the rest is about another text.
_POINTER = re.compile(
    r"[\[(]\s*(?:(?:published|see)\s+)?(?:errat(?:um|a)|corrections?|corrigendum|comments?|"
    r"republished|reprint(?:ed)?|retract(?:ion|ed)|summary|update|original)"
    r"(?:\s+of)?\s+(?:appears?|in|for|from|on)\b.*$"
)
# Publishers print these before the title of the very text that was withdrawn.
_TAKEN_BACK = re.compile(r"^[\s\"'\[]*(?:retracted|withdrawn)(?:\s+article)?\s*[:.\]-]+\s*")
_ENDS = ". *†‡"
_QUOTES = "\"'“”«» "

# "Reply" ends the title of a reply where a mark stands before it: not in "dose-response".
_BEFORE_THE_LAST = r"(?:[:.(\[][\s]*|\s[-–—]\s*)"
_CORRECTION = re.compile(
    r"^[\W_]*(?:(?:author|publisher)s?'?s?\s+)?(?:errat(?:um|a)|corrigend(?:um|a)|corrections?|"
    r"retraction(?: note| notice)?|expression of concern|notice of (?:retraction|concern)|"
    r"withdrawal(?: notice)?)\b[\s:.,-]*(?:(?:to|for|of|regarding|in)\b[\s:.,-]*)?"
    rf"|{_BEFORE_THE_LAST}(?:errat(?:um|a)|corrigend(?:um|a)|correction|retraction)[\s)\].]*$"
)
_REPLY = re.compile(
    r"^[\W_]*(?:(?:the )?(?:author|editor)s?'?s?\s+)?(?:repl(?:y|ies)|in reply|response|"
    r"in response|comment(?:ary|s)?|invited commentary|editorial comment(?:ary)?|re|"
    r"letter(?: to the editor)?)(?::|\s+(?:to|on|regarding|re)\b)[\s:.,-]*"
    rf"|{_BEFORE_THE_LAST}(?:(?:author|editor)s?'?s?\s+)?(?:reply|response|comment)[\s)\].]*$"
)
_PROTOCOL = re.compile(
    r"[\s:.,(\[-]*\b(?:study|trial|review|research)\s+protocol\s+(?:for|of)\s+(?:an?|the)\b"
    rf"|{_BEFORE_THE_LAST}protocol\s+(?:for|of)\s+(?:an?|the)\b"
    r"|^[\W_]*protocol\s+(?:for|of)\s+(?:an?|the)\b"
    r"|[\s:.,(\[-]*\b(?:a\s+)?(?:study|trial|review) protocol\b[\s).\]]*(?:for an?\b)?"
    rf"|{_BEFORE_THE_LAST}(?:a\s+)?protocol[\s)\].]*$"
)
# Without one of these none of the patterns above fits: most titles need not be searched.
_STEMS = (
    "errat", "corrig", "correct", "retract", "concern", "withdraw", "repl", "response", "comment",
    "re:", "letter", "protocol",
)  # fmt: skip
# Between the two languages of one title.
_TWO_TITLES = re.compile(r"\s*<original>\s*|\s+=\s+|\]\s*(?:to:|[.;/=])\s*|;\s+|\s+/\s+")
_BETWEEN_TITLES = "<=];/"
_TITLE_IN_BRACKETS = re.compile(r"^(.{25,}?)\s*\[(.{25,})\][\s.]*$")


class Kind(Enum):
    """What a title heads: a report, or a text about another one."""

    REPORT = "report"
    CORRECTION = "correction"
    REPLY = "reply"
    PROTOCOL = "protocol"


@frozen_dataclass(frozen=True, slots=True)
class Title:
    """A title in one spelling.

    `spaced` are its words, folded, with single spaces; `squeezed` the same without spaces, and
    `forms` other squeezed texts by which the report may be called: the parts of a title in two
    languages, the original title, and the title that a correction or a reply is about.
    `translated`: it stands in brackets, as titles do that a database translated.
    """

    spaced: str
    squeezed: str
    forms: tuple[str, ...]
    kind: Kind
    translated: bool


def title_of(text: str, *also: str) -> Title:
    """The title in one spelling; `also`: the titles it has in other languages, "" for none.

    >>> title_of("[<i>E. coli</i> in CD4+ cells]. [Review] (33 refs) [Russian]").spaced
    'e coli in cd4 + cells'
    >>> title_of("Erratum: Asthma in the high mountains").kind
    <Kind.CORRECTION: 'correction'>
    """
    folded = _bare(text)
    spaced = _spaced(folded)
    kind, rest = _kind(folded)
    others = [rest] if kind is not Kind.REPORT else []
    others += _parts(folded)
    others += [_bare(other) for other in also if other]
    squeezed = compact(spaced)
    forms: tuple[str, ...] = ()
    if others:
        each = (compact(_spaced(other)) for other in others)
        forms = tuple(
            dict.fromkeys(one for one in each if one != squeezed and letters(one) >= SHORT_TITLE)
        )
    return Title(spaced, squeezed, forms, kind, translated=text.lstrip(_QUOTES)[:1] == "[")


def _bare(text: str) -> str:
    """The title, folded, without markup and what databases print around it."""
    folded = fold(without_markup(text[:LONGEST_TITLE])).strip()
    if "[" in folded or "(" in folded:
        folded = _POINTER.sub("", folded)
    if folded.rstrip(_ENDS).endswith(("]", ")", "article")) or " la: " in folded:
        folded = _APPENDED.sub("", folded)
    if "retracted" in folded or "withdrawn" in folded:
        folded = _TAKEN_BACK.sub("", folded)
    return folded


def _spaced(folded: str) -> str:
    return " ".join(words_and_signs(folded))


def _kind(folded: str) -> tuple[Kind, str]:
    """What the title heads, and the title without the words that say so."""
    if not any(stem in folded for stem in _STEMS):
        return Kind.REPORT, folded
    for kind, pattern in (
        (Kind.CORRECTION, _CORRECTION),
        (Kind.REPLY, _REPLY),
        (Kind.PROTOCOL, _PROTOCOL),
    ):
        if pattern.search(folded):
            return kind, pattern.sub(" ", folded).strip(_QUOTES)
    return Kind.REPORT, folded


def _parts(folded: str) -> list[str]:
    """The title's parts where it may be in two languages; none if it is in one piece."""
    if not any(mark in folded for mark in _BETWEEN_TITLES):
        return []
    parts = [part for part in _TWO_TITLES.split(folded) if part]
    if len(parts) == 1:
        bracketed = _TITLE_IN_BRACKETS.match(folded)
        return list(bracketed.groups()) if bracketed else []
    return parts
