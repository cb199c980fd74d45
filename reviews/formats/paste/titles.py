"""Where a title ends and a journal begins, in a citation that puts only a full stop between."""

import re

_STOP = re.compile(r"[.?!](?:[”\"’)\]])? +|(?<=[\u4e00-\u9fff\]])\. *")
_ABBREVIATIONS = ("vs", "al", "St", "Dr", "e.g", "i.e", "spp", "sp", "cf", "approx", "ver")
_WORD = re.compile(r"[^\W\d_]+")
# ", Am. J. Rest." at the end: the comma stands where other styles have a full stop.
_COMMA_JOURNAL = re.compile(r", (?:[A-Z][A-Za-z]{0,8}\.? ){0,6}[A-Z][A-Za-z]{0,8}\.? ?\Z")
_SMALL = frozenset({"of", "the", "in", "and", "for", "et", "de", "la", "on", "der", "und", "&"})


def title_and_journal(text: str, *, is_cut: bool) -> tuple[str, str]:
    """The title and the journal in `text`.

    `is_cut`: the numbers that follow a journal's name were cut off at its end, so there is one.

    >>> title_and_journal("Does rest help? A trial. Am. J. Rest.", is_cut=True)
    ('Does rest help? A trial', 'Am. J. Rest.')
    >>> title_and_journal("On rest. Elsewhere Press", is_cut=False)
    ('On rest', 'Elsewhere Press')
    >>> title_and_journal("Сон медсестёр // Журнал отдыха", is_cut=True)
    ('Сон медсестёр', 'Журнал отдыха')
    """
    text = text.strip(" ,;")
    if " // " in text:  # as Russian citations put between
        title, _, name = text.rpartition(" // ")
        return title.rstrip(" ."), name.strip(" .,;–—-")
    ends = _sentence_ends(text)
    if not is_cut:
        ends = [end for end in ends if " " in text[:end].strip()]
        return (text[: ends[0]].rstrip(" ."), text[ends[0] :].strip()) if ends else (text, "")
    if not ends:
        return _at_comma(text)
    cut = len(ends) - 1
    if journal := _COMMA_JOURNAL.search(text):
        return text[: journal.start()], text[journal.start() + 2 :]
    while cut > 0 and _is_abbreviation(text[ends[cut - 1] : ends[cut]]):
        cut -= 1
    return text[: ends[cut]].rstrip(" .,"), text[ends[cut] :].strip(" ,;")


def _sentence_ends(text: str) -> list[int]:
    """Where each sentence but the first begins."""
    return [
        match.end()
        for match in _STOP.finditer(text)
        if match.end() < len(text)
        and text[: match.start()].rsplit(" ", 1)[-1].strip("(") not in _ABBREVIATIONS
        and not _is_initial(text, match.start())
    ]


def _is_initial(text: str, stop: int) -> bool:
    """Whether the full stop follows a single small letter, which begins no sentence."""
    word = text[:stop].rsplit(" ", 1)[-1]
    return len(word) == 1 and word.islower()


def _is_abbreviation(part: str) -> bool:
    """Whether the part, up to its full stop, is a piece of an abbreviated journal's name."""
    words = _WORD.findall(part)
    if part.rstrip()[-1:] != "." or not 1 <= len(words) <= 3:
        return False
    return len(words[-1]) <= 9 and all(
        word[0].isupper() or word.casefold() in _SMALL for word in words
    )


def _at_comma(text: str) -> tuple[str, str]:
    """Title and journal where only commas divide: the journal is what follows the last."""
    title, comma, journal = text.rpartition(", ")
    if comma and journal[:1].isupper() and len(title) > len(journal) / 2:
        return title, journal
    return text, ""
