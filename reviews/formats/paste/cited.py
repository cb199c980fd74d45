"""One citation, as lists of references and "cite this article" print it, taken apart.

Vancouver, APA, Harvard, Chicago, MLA, IEEE, GB/T 7714 and the styles of large publishers differ in
three things only: how names are written, whether the year follows them, and how the numbers of
the imprint are arranged. Each is a table here; no style has a reader of its own.
"""

import re
from typing import NamedTuple

from reviews.formats.identifiers import clean_doi, clean_pmcid, linked_pmid, noted_pmid
from reviews.formats.paste.authors import NONE, leading_names
from reviews.formats.paste.books import book_in
from reviews.formats.paste.links import unglued, without_links, without_number
from reviews.formats.paste.titles import title_and_journal

LONGEST = 3_000  # characters of one citation

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_VOLUME = r"(?P<volume>[A-Za-z]{0,3}\d{1,5}[A-Za-z]{0,2}(?:[-/]\d{1,4})?)"
_ISSUE = r"(?P<issue>[\w./ –-]{1,30})"
_IN_BRACKETS = rf"(?: ?\({_ISSUE}\)| (?P<supplement>[Ss]uppl(?:ement)?\.? ?[\w-]{{0,4}}))"
# What stands between the first page and the last; "45 à 50", "45 bis 50".
TO = r"(?: ?[-–—‐‑−] ?| (?:to|à|a|bis|до) )"
ET_SEQ = r"(?: (?:et seq|et sqq?|sqq?|ff?)\b\.?)"
_PAGES = (
    rf"(?P<pages>[A-Za-z]{{0,3}}\d[\w.]{{0,12}}(?:{TO}[A-Za-z]{{0,3}}\d[\w.]{{0,12}}(?<!\.)"
    rf"|{ET_SEQ}|(?<!\.))|CD\d{{6}})"
)
# The words for pages, volumes and issues in the languages of reference lists.
_PAGE_WORD = (
    r"(?:pp?\.? ?|P[Pp]?\. ?|(?:[Ss]s?|[сС]|[сС]тр|[Ss]tr|[Pp]ágs?)\. ?"
    r"|(?:[Pp]ages?|[Ss]eiten|[Ss]trony) |页 ?|Art(?:icle|\.)? (?:[Nn]o\.? ?|ID )?)"
)
_PP = f"{_PAGE_WORD}?"
_VOLUME_WORD = r"(?:[Vv]ol(?:ume|umen)?|[Vv](?=\.)|[Bb](?:an)?d|[Jj]g|[Rr]oč|[Tt]om[eo]?|[TТт])"
_ISSUE_WORD = r"(?:no|iss(?:ue)?|nr|núm|n|Nr|No|Heft|H|č|[вВ]ып|[nN][°º]|№)"
_MONTH = r"(?:[A-Z][a-z]{2,8}\.?(?:[ /–-][A-Z]?[a-z0-9]{1,9}){0,2}\.?)"
_SMALL_MONTH = r"(?:[a-z]{3,9}\.?(?:[/–-][a-z]{3,9}\.?)?)"
_ENGLISH_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)

# How the numbers of a journal stand in a citation; the first that fits near its end.
_IMPRINTS = tuple(
    re.compile(pattern)
    for pattern in (
        # 2007;109(4):944–50, 2007 Feb 3;109:944, 2018;12.
        rf"\b{_YEAR}(?: {_MONTH}| \d{{1,2}} [A-Z][a-z]+)?; ?"
        rf"{_VOLUME}{_IN_BRACKETS}?(?:: ?{_PP}{_PAGES})?",
        rf"\b{_YEAR}(?: {_MONTH})?: ?{_PAGES}",
        # 12, no. 3 (March 2010): 4–9
        rf"\b{_VOLUME}, (?:no|issue|nr)\.? ?{_ISSUE} "
        rf"\((?:[A-Z][a-z/ -]{{2,20}} )?{_YEAR}\)(?:: ?{_PAGES})?",
        rf"\b{_VOLUME}, (?:no|issue|nr)\.? ?(?P<issue>[\w/–-]{{1,12}}): ?{_PAGES}",
        # 12, 3 (March 2010), 4–9
        rf"(?<![\w.–-]){_VOLUME}, (?P<issue>\d{{1,3}}(?:[/–-]\d{{1,3}})?) "
        rf"\((?:{_MONTH} )?{_YEAR}\)[,:] ?{_PP}{_PAGES}",
        # 12.3 (2010): 4–9
        rf"(?<![\w.–-])(?P<volume>\d{{1,4}})\.(?P<issue>\d{{1,3}}(?:[/–-]\d{{1,3}})?) "
        rf"\((?:{_MONTH} )?{_YEAR}\)(?:[,:] ?{_PP}{_PAGES})?",
        # vol. 12, no. 3, pp. 4–9, Mar. 2010, and 2010. Т. 12, № 3. С. 4–9
        rf"(?:(?<!\w)(?P<year3>(?:1[5-9]|20)\d\d)[.,;–—-]{{1,2}} ?[–—-]? ?)?"
        rf"(?<!\w){_VOLUME_WORD}\.? ?{_VOLUME}"
        rf"(?:(?:[,.;]? ?[–—-]? ?{_ISSUE_WORD}\.? ?| ?\()(?P<issue>[\w/–-]{{1,12}})\)?)?"
        rf"(?:, (?:{_MONTH},? )?{_YEAR}| ?\((?P<year4>(?:1[5-9]|20)\d\d)\))?"
        rf"(?:[,.;:] ?[–—-]? ?(?:{_PAGE_WORD}|[Aa]rt\.? ?)(?:no\. ?)?{_PAGES})?"
        rf"(?:, (?:(?:{_MONTH}|{_SMALL_MONTH}),? )?(?P<year2>(?:1[5-9]|20)\d\d))?",
        # 2010. № 3. С. 4–9
        rf"(?<!\w){_YEAR}[.,;: –—-]{{1,6}}{_ISSUE_WORD}\.? ?(?P<issue>[\w/–-]{{1,12}})"
        rf"[.,;: –—-]{{1,6}}{_PAGE_WORD}{_PAGES}",
        # 12, pages 4–9, 2010
        rf"(?:(?<![\w–-])(?!(?:1[5-9]|20)\d\d\b){_VOLUME}(?:{_IN_BRACKETS}[.,:]|[,:]) ?)?"
        rf"(?<![^\W_]){_PAGE_WORD}{_PAGES}, (?:{_MONTH} )?{_YEAR}",
        # v63 n2 p45-50 Mar 2020
        rf"\bv{_VOLUME} n(?P<issue>[\w/-]{{1,12}}) p{_PAGES} (?:{_MONTH} )?{_YEAR}",
        # 63 (2020), H. 2, S. 45–50
        rf"(?<![\w–-]){_VOLUME} \({_YEAR}\),? {_ISSUE_WORD}\.? ?(?P<issue>[\w/–-]{{1,12}}), ?"
        rf"{_PP}{_PAGES}",
        # 12. Jg., H. 3, S. 45–50
        rf"(?<![\w–-])(?P<volume>\d{{1,4}})\. (?:Jg\b|Jahrg\b|Jahrgang)\.?,? {_ISSUE_WORD}\.? ?"
        rf"(?P<issue>[\w/–-]{{1,12}}), ?{_PP}{_PAGES}",
        # 2020, 12(3): 45-50, 2020, 12, 345
        rf"\b{_YEAR}, ?{_VOLUME}{_IN_BRACKETS}?(?:[,:] ?{_PP}{_PAGES})",
        rf"\b{_YEAR}, ?{_VOLUME}{_IN_BRACKETS}",
        # 12(3), 3–4 (2020)
        rf"(?<![\w–-]){_VOLUME}{_IN_BRACKETS}?[,:] ?{_PP}{_PAGES} \({_YEAR}\)",
        # 12(3) (2010) 100–110
        rf"(?<![\w–-]){_VOLUME}{_IN_BRACKETS}? \((?:{_MONTH} )?{_YEAR}\)[,:]? ?{_PP}(?:{_PAGES})?",
        # 2010(3): 4–9, where the years are the volumes
        rf"(?<![\w–-]){_YEAR} ?\((?P<issue>[\w/–-]{{1,12}})\)(?:: ?{_PP}{_PAGES}|(?=[.,; ]*\Z))",
        # 12(3), 3–4, 12(3):3-4
        rf"(?<![\w–-])(?!(?:1[5-9]|20)\d\d,){_VOLUME}{_IN_BRACKETS}?[,:] ?{_PP}{_PAGES}",
        rf"(?<![\w–-]){_VOLUME}{_IN_BRACKETS}\. {_PAGE_WORD}{_PAGES}",
        rf"\b{_YEAR}(?:[,.]|\),?) ?{_PAGE_WORD}{_PAGES}",
        rf"(?<![\w–-]){_VOLUME}{_IN_BRACKETS}(?:, {_YEAR})?(?=[.,; ]*\Z)",
        # 12 3–4, once lines of their own
        r"(?:(?<=[^\W\d_] )|(?<=[^\W\d_]\. ))(?P<volume>\d{1,4}) (?P<pages>\d{1,6}[–-]\d{1,6})"
        r"(?=[.,; ]*\Z)",
        rf"\b(?:{_ENGLISH_MONTH} (?:\d{{1,2}}, )?|\d{{1,2}} {_ENGLISH_MONTH} )?"
        rf"{_YEAR}(?: {_MONTH})?(?=[).,; ]*\Z)",
    )
)
_WORD_BETWEEN = re.compile(r" (?:to|à|a|bis|до) (?=[A-Za-z]{0,3}\d)")
_ET_SEQ = re.compile(rf"{ET_SEQ}\Z")
_AFTER = 80  # characters that may follow the imprint
_MONTH_AHEAD = re.compile(rf"(?<!\w){_ENGLISH_MONTH} ?\Z")
_ONE_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

_ONLINE = re.compile(  # what stands between a journal and the year of what has no volume yet
    r"(?:(?:[Ff]irst )?[Pp]ublished (?:online|ahead of print)[:,]? "
    r"(?:[A-Za-z]+ )?(?:\d{1,2},? )?(?:[A-Za-z]+ )?|(?:[Pp]reprint )?(?:[Pp]ublished|[Pp]osted)"
    rf"(?: online)?[:,]? (?:{_ENGLISH_MONTH} (?:\d{{1,2}}, )?|\d{{1,2}} {_ENGLISH_MONTH} ))"
    r"(?=(?:1[5-9]|20)\d\d\b)"
)
_SAME_AUTHORS = re.compile(r"[—–_-]{2,6}[.,] ")  # as in the item above
_DATE = re.compile(
    r"[\s,.]*(?:\((?:(?:\d{1,2}\.? )?[^\W\d_]{3,10}\.?(?:[ /–-][^\W\d_]{3,10}\.?)? (?:\d{1,2}, )?)?"
    r"((?:1[5-9]|20)\d\d)[a-z]?(?:, [^()]{1,30})?\)"
    r"|((?:1[5-9]|20)\d\d)[a-z]?(?=[.,:] )"
    r"|\((?:n\. ?d\.|s\. ?f\.|o\. ?J\.|[Ii]n press|[Ff]orthcoming)\))[\s.,:]*"
)
_EDITORS = re.compile(  # behind their names
    r"[\s,]*(?:\((?:Hrsg|Hg|[Ee]ds?|[Ee]ditors?|[Cc]oords?|[Oo]rgs?)\.?\)|(?:eds?|editors?)(?=[.,]))"
)
_GROUP = re.compile(  # an organisation: two words or more, all with a capital but the smallest
    r"((?:[A-Z][\w’'-]{1,30})(?: (?:of|for|the|and|on|[A-Z][\w’'-]{1,30})){1,9}|[A-Z]{3,8})\. "
    r"(?=.{3,300}?(?:\.(?: |\Z)|\b(?:1[5-9]|20)\d\d\b))"
)
_BEFORE_QUOTE = re.compile(  # the one who is named before a title in quotation marks
    r"([^\W\d_a-z][\w’'.-]{1,30}(?: (?:of|for|the|and|[^\W\d_a-z][\w’'.-]{0,30})){0,6}), (?=[\"“«])"
)
_PLACE = re.compile(  # of a journal, before "v. 12": Brazil's style
    r"(?<=[^.,:]), [^\W\d_a-z][\w.]+(?: (?:d[aeo]s?|del|la|[^\W\d_a-z][\w.]+)){0,3},? *\Z"
)
_RESPONSIBLE = re.compile(r" / [^/]{3,300}(?= // )")  # the authors once more, before a journal
_ODD_BLANK = re.compile(r"(?<=[\d)\]]) (?=[.,;:] ?\S)")
_LAST_YEAR = re.compile(rf"[;,.] ?(?:{_ENGLISH_MONTH} )?((?:1[5-9]|20)\d\d)(?=[.;,)]).{{0,60}}$")
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
            return False
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
    whole = unglued(" ".join(text[:LONGEST].translate(_WIDE).split()))
    body = without_number(whole)
    doi, pmcid = clean_doi(whole), clean_pmcid(whole)
    pmid = noted_pmid(whole.replace("pmid", "PMID")) or linked_pmid(whole)
    body = " ".join(_ONLINE.sub(" ", without_links(body)).split()).strip(" ;,")
    body = _ODD_BLANK.sub("", body)
    if same := _SAME_AUTHORS.match(body):
        body = body[same.end() :]
    authors, end = NONE if same else leading_names(body)
    if not authors and not same and (group := _GROUP.match(body)):
        authors, end = (group[1],), group.end()
    if not authors and (named := _BEFORE_QUOTE.match(body)):
        authors, end = (named[1],), named.end()
    if authors and (editors := _EDITORS.match(body, end)):
        end = editors.end()
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
    if quoted:
        title, container = quoted, before
    elif mark := _TYPE_MARK.search(before):
        title = before[: mark.start()]
        container = before[mark.end() :].strip(" .,") if mark[1] in _IN_ANOTHER else ""
    else:
        title, container = title_and_journal(before, is_cut=found is not None)
    if found and not (authors or container) and title.count(" ") < 3:
        title, container = "", title  # an imprint by itself
    container = _as_journal(container) if found else ""
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


def imprint_in(text: str) -> re.Match[str] | None:
    """The numbers of the journal: by the surest pattern that stands near the end."""
    for pattern in _IMPRINTS:
        found = (match for match in pattern.finditer(text) if not _is_date(text, match))
        last = max(found, key=re.Match.end, default=None)
        if last is not None and len(text) - last.end() <= _AFTER:
            return last
    return None


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Whether the volume is the day of a date, as in "May 3, 2016"."""
    said = match.groupdict()
    if not said.get("volume") or said.get("issue") or not match[0].startswith(said["volume"]):
        return False
    return _MONTH_AHEAD.search(text[max(match.start() - 12, 0) : match.start()]) is not None


def said_by(imprint: re.Match[str]) -> dict[str, str]:
    """What an imprint says, field -> text; fields without any are left out."""
    said = {name: text.strip() for name, text in imprint.groupdict().items() if text}
    if supplement := said.pop("supplement", ""):
        said.setdefault("issue", supplement)
    for elsewhere in ("year2", "year3", "year4"):
        if year := said.pop(elsewhere, ""):
            said.setdefault("year", year)
    return said


def as_range(pages: str) -> str:
    """Pages as they are kept: without spaces, and a hyphen for a word.

    >>> as_range("45 à 50"), as_range("45 – 50."), as_range("45 et seq.")
    ('45-50', '45–50', '45 et seq.')
    """
    if _ET_SEQ.search(pages):
        return pages
    return _WORD_BETWEEN.sub("-", pages).replace(" ", "").rstrip(".")


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


def _as_journal(text: str) -> str:
    """The journal's name without what leads to it or follows it."""
    name = re.sub(r"^(?:in|In)[: ]\s*", "", text.strip(" ,;:"))
    if ": " in name:
        return ""  # a place and a publisher
    name = re.sub(r"[,;(]?\s*(?:[Vv]ol(?:ume)?\.?|\()?\s*$", "", name).strip(" ,;:(")
    return name.rstrip(".") if name.count(".") == 1 else name
