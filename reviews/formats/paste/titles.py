"""Where a title ends and a journal begins, in a citation that puts only a full stop between."""

import re

_STOP = re.compile(r"[.?!](?:[”\"’)\]])? +|(?<=[\u4e00-\u9fff\]])\. *")
_ABBREVIATIONS = ("vs", "al", "St", "Dr", "e.g", "i.e", "spp", "sp", "cf", "approx", "ver")
_WORD = re.compile(r"[^\W\d_]+")
# ", Am. J. Rest." at the end: the comma stands where other styles have a full stop.
_COMMA_JOURNAL = re.compile(r"(?<!\.), (?:[A-Z][A-Za-z]{0,8}\.? ){0,6}[A-Z][A-Za-z]{0,8}\.? ?\Z")
_THESIS = re.compile(r" ?[:.] (?:[Аа]втореф(?:ерат)?\.? ?)?[Дд]ис(?:с|сертация)?\. .*\Z")
_OF_NUMBER = re.compile(r"[A-Z]{0,4}-?\d")
# The authors once more, as libraries write them behind a title.
_RESPONSIBLE = re.compile(r" / (?:[А-ЯЁ]\. ?){1,2}[А-ЯЁ][а-яё]+")
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
    text = _THESIS.sub("", text)
    responsible = _RESPONSIBLE.search(text)
    if responsible and " // " not in text:
        return text[: responsible.start()].rstrip(" ."), ""
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


def journal_behind(text: str) -> tuple[str, str]:
    """The title and the journal that follows it with nothing between: where the capitals begin.

    >>> journal_behind("On rest in nurses at night Journal of Rest")
    ('On rest in nurses at night', 'Journal of Rest')
    >>> journal_behind("On Rest in Nurses Journal of Rest")
    ('On Rest in Nurses Journal of Rest', '')
    """
    words = text.strip(" ,;").split(" ")
    start = len(words)
    for at in range(len(words) - 1, 0, -1):
        if words[at][:1].isupper():
            start = at
        elif words[at] not in _SMALL:
            break
    is_sentence = start > 2 and any(word.isalpha() and word.islower() for word in words[1:start])
    if not is_sentence or start == len(words) or len(words) - start > 10:
        return text, ""
    if words[start - 1] in _SMALL or words[start - 1][-1:] in ".?!":
        return text, ""
    return " ".join(words[:start]), " ".join(words[start:])


def _sentence_ends(text: str) -> list[int]:
    """Where each sentence but the first begins."""
    return [
        match.end()
        for match in _STOP.finditer(text)
        if match.end() < len(text)
        and text[: match.start()].rsplit(" ", 1)[-1].strip("(") not in _ABBREVIATIONS
        and not _is_initial(text, match.start())
        and not _is_number(text, match)
    ]


def _is_initial(text: str, stop: int) -> bool:
    """Whether the full stop follows a single small letter, which begins no sentence."""
    word = text[:stop].rsplit(" ", 1)[-1]
    return len(word) == 1 and word.islower()


def _is_number(text: str, stop: re.Match[str]) -> bool:
    """Whether the full stop belongs to "No. 10"."""
    word = text[: stop.start()].rsplit(" ", 1)[-1].strip("(")
    return word in ("No", "Nos", "Nr") and _OF_NUMBER.match(text, stop.end()) is not None


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
