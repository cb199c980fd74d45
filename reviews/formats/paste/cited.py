"""One citation, as lists of references and "cite this article" print it, taken apart.

Vancouver, APA, Harvard, Chicago, MLA, IEEE, GB/T 7714 and the styles of large publishers differ in
three things only: how names are written, whether the year follows them, and how the numbers of
the imprint are arranged (`numbers.py`). Each is a table; no style has a reader of its own.
"""

import re
from typing import NamedTuple

from reviews.formats.identifiers import clean_doi, clean_pmcid, linked_pmid, noted_pmid
from reviews.formats.paste.authors import HAN, Names, leading_names, names_before_title
from reviews.formats.paste.books import book_in, edited_book_in
from reviews.formats.paste.labels import JOURNAL_WORDS
from reviews.formats.paste.links import unglued, without_links, without_number
from reviews.formats.paste.numbers import ENGLISH_MONTH, as_range, imprint_in, said_by
from reviews.formats.paste.titles import journal_behind, title_and_journal

LONGEST = 3_000  # characters of one citation

_ONE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ONLINE = re.compile(  # what stands between a journal and the year of what has no volume yet
    r"(?:(?:[Ff]irst )?[Pp]ublished (?:online|ahead of print)[:,]? "
    r"(?:[A-Za-z]+ )?(?:\d{1,2},? )?(?:[A-Za-z]+ )?|(?:[Pp]reprint )?(?:[Pp]ublished|[Pp]osted)"
    rf"(?: online)?[:,]? (?:{ENGLISH_MONTH} (?:\d{{1,2}}, )?|\d{{1,2}} {ENGLISH_MONTH} ))"
    r"(?=(?:1[5-9]|20)\d\d\b)"
)
_SAME_AUTHORS = re.compile(r"[—–_-]{2,6}[.,] ")  # as in the item above
_DATE = re.compile(
    r"[\s,.]*(?:\((?:(?:\d{1,2}\.? )?[^\W\d_]{3,10}\.?(?:[ /–-][^\W\d_]{3,10}\.?)? (?:\d{1,2}, )?)?"
    r"((?:1[5-9]|20)\d\d)[a-z]?(?:, [^()]{1,30})?\)"
    r"|((?:1[5-9]|20)\d\d)[a-z]?(?:(?=[.,:] )| [–—-](?= ))"
    r"|\((?:n\. ?d\.|s\. ?f\.|o\. ?J\.|[Ii]n press|[Ff]orthcoming)\))[\s.,:]*"
)
_EDITORS = re.compile(  # behind their names
    r"[\s,]*(?:\((?:Hrsg|Hg|[Ee]ds?|[Ee]ditors?|[Cc]oords?|[Oo]rgs?)\.?\)|(?:eds?|editors?)(?=[.,]))"
)
_GROUP = re.compile(  # an organisation: two words or more, all with a capital but the smallest
    r"((?:[^\W\d_a-z][\w’'-]{1,30})(?: (?:of|for|the|and|on|d[aeo]s?|del|la|et|e|y|für|der|"
    r"[^\W\d_a-z][\w’'-]{1,30})){1,9}|[A-Z]{3,8})"
    r"(?: \([A-Z]{2,8}\))?(?:\. |,(?= (?:1[5-9]|20)\d\d, ))"
    r"(?=.{1,300}?(?:\.(?: |\Z)|\b(?:1[5-9]|20)\d\d\b))"
)
_BEFORE_QUOTE = re.compile(  # the one who is named before a title in quotation marks
    r"([^\W\d_a-z][\w’'.-]{1,30}(?: (?:of|for|the|and|[^\W\d_a-z][\w’'.-]{0,30})){0,6}), (?=[\"“«])"
)
_HAN_GROUP = re.compile(rf"({HAN}{{2,30}}(?:会|组|院|部|局|中心|大学|联盟))[.．] ?")
# "63 (2) (2020), pp. 45-50", before which some pages divide nothing.
_UNDIVIDED = re.compile(r"\d\)? \((?:1[5-9]|20)\d\d\), (?:pp?\. |Article )")
_JOURNAL_ONLY = re.compile(  # where chemists and physicists cite without titles
    r"[^\W\d_a-z][\w-]*\.?(?:,? (?:[^\W\d_a-z][\w.-]*|of|the|and|&|in|for|de)){0,8}[ ,]*"
)
_PUBLISHER = re.compile(  # and its place, either of them first
    r"[.;] [^\W\d_a-z][\w’' ]{2,30}(?:, [^\W\d_]{2,20})?: [^:]{2,80}\Z"
)
# "Ito, On rest, J. Rest, № 63, с. 45", of which an index of citations tells no more.
_BRIEF = re.compile(
    r"(?P<family>[^\W\d_a-z][\w’' -]{1,40}), (?P<title>[^\W\d_].{5,400}), "
    r"(?P<container_title>[^,]{2,100}), № (?P<volume>\d{1,5})(?:, с\. (?P<pages>[\w.–-]{1,15}))?\.?"
)
_PUT_ONLINE = re.compile(r"[(,] ?((?:1[5-9]|20)\d\d)-\d{1,2}-\d{1,2}")
_PLACE = re.compile(  # of a journal, before "v. 12": Brazil's style
    r"(?<=[^.,:]), [^\W\d_a-z][\w.]+(?: (?:d[aeo]s?|del|la|[^\W\d_a-z][\w.]+)){0,3},? *\Z"
)
_RESPONSIBLE = re.compile(r" / [^/]{3,300}(?= // )")  # the authors once more, before a journal
_ODD_BLANK = re.compile(r"(?<=[\d)\]]) (?=[.,;:] ?\S)")
_YEAR_BEFORE_JOURNAL = re.compile(r" \(((?:1[5-9]|20)\d\d)\) (?=[^\W\d_a-z])(?!.*\([12])")
_IN_JOURNAL = re.compile(r"[,.] [Ii]n: (?=[^\W\d_a-z])")
_MONTH_BEHIND = re.compile(rf", {ENGLISH_MONTH}\Z")
_HOUSE_BEHIND = re.compile(r"\. (?:Springer|IEEE|ACM|Elsevier|PMLR|Wiley|AAAI)(?: Press)?\Z")
_LAST_YEAR = re.compile(rf"[;,.] ?(?:{ENGLISH_MONTH} )?((?:1[5-9]|20)\d\d)(?=[.;,)]).{{0,60}}$")
_WIDE = str.maketrans({"．": ". ", "，": ", ", "：": ": ", "；": "; ", "（": " (", "）": ") "})
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“", "《": "》", "「": "」"}
_TYPE_MARK = re.compile(r"\s*\[([A-Z]{1,2})(?:/OL)?\](?:\s*//)?")  # as China writes behind titles
_IN_ANOTHER = ("J", "C")  # the marks of what stands in a journal or in proceedings


class Cited(NamedTuple):
    """What one citation says; "" or () for what it does not."""

    authors: tuple[str, ...] = ()
    title: str = ""
    container_title: str = ""
    year: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether enough hangs together that this can hardly be anything but a citation."""
        if not self.title:
            is_whole = self.container_title and self.volume and self.pages
            return bool(self.authors and self.year and is_whole)
        return bool(
            (self.authors and (self.year or self.doi))
            or (self.year and (self.doi or (self.volume and self.pages)))
        )


def read_cited(text: str) -> Cited:
    """What the citation `text` says; of a text that is none, little or nothing.

    >>> read_cited("1. Ito A, Sato B. On rest in nurses. J Rest. 2020;63(2):103-9.")[:4]
    (('Ito, A', 'Sato, B'), 'On rest in nurses', 'J Rest', '2020')
    >>> read_cited("Ito, A. (2020). On rest in nurses. Journal of Rest, 63(2), 103–109.")[2:7]
    ('Journal of Rest', '2020', '63', '2', '103–109')
    >>> read_cited("Dear all, the file is attached.").is_sure
    False
    """
    whole = unglued(" ".join(text[:LONGEST].translate(_WIDE).replace(" ∙", ";").split()))
    body = without_number(whole)
    doi, pmcid = clean_doi(whole), clean_pmcid(whole)
    pmid = noted_pmid(whole.replace("pmid", "PMID")) or linked_pmid(whole)
    body = " ".join(_ONLINE.sub(" ", without_links(body)).split()).strip(" ;,(")
    body = _ODD_BLANK.sub("", body).replace(". . .", "…").replace(". . ", ". ")
    if brief := _BRIEF.fullmatch(body):
        said = {name: value.strip(" .,") for name, value in brief.groupdict("").items()}
        family, journal = said.pop("family"), brief["container_title"]
        said |= {"container_title": journal, "doi": doi, "pmid": pmid, "pmcid": pmcid}
        return Cited(authors=(family,), **said)
    authors, end = _authors_ahead(body)
    rest = body[end:].lstrip(" .,:;")
    year = ""
    if dated := _DATE.match(body, end):
        year, rest = dated[1] or dated[2] or "", body[dated.end() :]
    quoted, after = _quoted(rest)
    found = imprint_in(after)
    before = _RESPONSIBLE.sub("", after[: found.start()] if found else after)
    if found and found[0][:2] in ("v.", "V."):
        before = _PLACE.sub("", before)
    said = said_by(found) if found else {}
    if not year and "year" not in said and _ONE_YEAR.fullmatch(said.get("pages", "")):
        said["year"] = said.pop("pages")
    year = year or said.get("year", "")
    if not year and authors and (last := _LAST_YEAR.search(after)):
        year = last[1]
    if found and not year and (dated_before := _YEAR_BEFORE_JOURNAL.search(before)):
        year = dated_before[1]
        before = f"{before[: dated_before.start()].rstrip(' .,')}. {before[dated_before.end() :]}"
    is_in_journal = "volume" in said and "pages" in said
    is_book = False
    if quoted:
        title, container = quoted, before
    elif (
        authors and is_in_journal and body[end : end + 1] == "," and _JOURNAL_ONLY.fullmatch(before)
    ):
        title, container = "", before
    elif mark := _TYPE_MARK.search(before):
        title = before[: mark.start()]
        container = before[mark.end() :].strip(" .,") if mark[1] in _IN_ANOTHER else ""
        if not year and (online := _PUT_ONLINE.search(after, mark.end())):
            year = online[1]
    elif found and "volume" not in said and (publisher := _PUBLISHER.search(before)):
        title, container = before[: publisher.start()], ""
        is_book = True
    elif is_in_journal and (lead := _IN_JOURNAL.search(before)):
        title, container = before[: lead.start()], before[lead.end() :]
    else:
        title, container = journal_behind(before) if _UNDIVIDED.search(body) else (before, "")
        if not container:
            title, container = title_and_journal(before, is_cut=found is not None)
    is_short = title.count(" ") < 3 or title.casefold().startswith(JOURNAL_WORDS)
    if found and not (authors or container or is_book) and is_short:
        title, container = "", title  # an imprint by itself
    container = _as_journal(container, may_have_subtitle=is_in_journal) if found else ""
    if quoted and (edited := edited_book_in(after)):
        container = edited.container_title
        said.setdefault("pages", edited.pages)
    if not quoted and (book := book_in(after)):
        title, container = book.title, book.container_title
        said.setdefault("pages", book.pages)
    return Cited(
        authors=authors,
        title=title.rstrip(" (").strip(" .,;:"),
        container_title=container,
        year=year,
        volume=said.get("volume", ""),
        issue=said.get("issue", ""),
        pages=as_range(said.get("pages", "")),
        doi=doi,
        pmid=pmid,
        pmcid=pmcid,
    )


def _authors_ahead(body: str) -> Names:
    """The people or the organisation with whom a citation begins, or who come before its title."""
    if same := _SAME_AUTHORS.match(body):
        return Names((), same.end())
    found = leading_names(body)
    if not found.names and (named := _named_ahead(body)):
        found = Names((named[1],), named.end())
    if _UNDIVIDED.search(body) and (undivided := names_before_title(body)).end > found.end:
        found = undivided
    if found.names and (editors := _EDITORS.match(body, found.end)):
        return Names(found.names, editors.end())
    return found


def _named_ahead(body: str) -> re.Match[str] | None:
    """An organisation, or whoever is named before a title in quotation marks."""
    return _GROUP.match(body) or _HAN_GROUP.match(body) or _BEFORE_QUOTE.match(body)


def _quoted(text: str) -> tuple[str, str]:
    """The title in quotation marks with which `text` begins, and what follows; or ""."""
    closing = _QUOTES.get(text[:1])
    if closing is None:
        return "", text
    at = 1
    while (at := text.find(closing, at)) > 0:
        if not text[at + 1 : at + 2].isalnum() and at > 8:
            return text[1:at].strip(" .,"), text[at + 1 :].lstrip(" .,;")
        at += 1
    return "", text


def _as_journal(text: str, *, may_have_subtitle: bool) -> str:
    """The journal's name without what leads to it or follows it."""
    name = re.sub(r"^(?:in|In)[: ]\s*", "", text.strip(" ,;:–—"))
    if ": " in name and not may_have_subtitle:
        return ""  # a place and a publisher
    name = _HOUSE_BEHIND.sub("", _MONTH_BEHIND.sub("", name))
    name = re.sub(r"[,;(]?\s*(?:[Vv]ol(?:ume)?\.?|\()?\s*$", "", name).strip(" ,;:(")
    return name.rstrip(".") if name.count(".") == 1 else name
