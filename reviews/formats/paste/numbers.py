"""The numbers of a journal in a citation: year, volume, issue and pages, in every style's way."""

import re

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
ENGLISH_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)

_SEASON = rf"(?:{ENGLISH_MONTH}|Spring|Summer|Autumn|Fall|Winter)"
_MONTH_OR_SEASON = rf"{_SEASON}(?:[/–-]{_SEASON})?"

# How the numbers of a journal stand in a citation; the first that fits near its end.
_IMPRINTS = tuple(
    re.compile(pattern)
    for pattern in (
        # 2007;109(4):944–50, 2007 Feb 3;109:944, 2018;12.
        rf"\b{_YEAR}(?: {_MONTH}| \d{{1,2}} [A-Z][a-z]+)?; ?"
        rf"{_VOLUME}{_IN_BRACKETS}?(?:[:,] ?{_PP}{_PAGES})?",
        # (2007) 109(4):944–50
        rf"\({_YEAR}\) {_VOLUME}{_IN_BRACKETS}?: ?{_PP}{_PAGES}",
        rf"\b{_YEAR}(?: {_MONTH})?: ?{_PAGES}",
        # 2007;(4):CD001234, 2007, Issue 4. Art. No.: CD001234
        rf"\b{_YEAR}(?: {_MONTH})?; ?\({_ISSUE}\): ?{_PP}{_PAGES}",
        rf"\b{_YEAR}[,;]? ?[Ii]ssue (?P<issue>\d{{1,3}})[.,:;]? ?"
        rf"(?:Art(?:\.|icle) ?[Nn]o\.?:? ?)?(?P<pages>CD\d{{6}})",
        # 12, no. 3 (March 2010): 4–9, also without the year
        rf"\b{_VOLUME}, (?:no|issue|nr)\.? ?{_ISSUE} "
        rf"\((?:[A-Z][a-z/ -]{{2,20}} )?{_YEAR}\)(?:: ?{_PAGES})?",
        rf"\b{_VOLUME}, (?:no|issue|nr)\.? ?(?P<issue>[\w/–-]{{1,12}}) "
        rf"\({_MONTH_OR_SEASON}\)(?:: ?{_PAGES})?",
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
        # 12e année, n°3, 2010. pp. 4–9
        rf"(?<!\w)(?P<volume>\d{{1,4}}) ?(?:e|ᵉ|è?me) année, {_ISSUE_WORD}\.? ?"
        rf"(?P<issue>[\w/–-]{{1,12}}), {_YEAR}[.,] {_PAGE_WORD}{_PAGES}",
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
        rf"\b{_YEAR}(?:[,.;]|\),?) ?{_PAGE_WORD}{_PAGES}",
        rf"(?<![\w–-]){_VOLUME}{_IN_BRACKETS}(?:, {_YEAR})?(?=[.,; ]*\Z)",
        # 12 3–4, once lines of their own
        r"(?:(?<=[^\W\d_] )|(?<=[^\W\d_]\. ))(?P<volume>\d{1,4}) (?P<pages>\d{1,6}[–-]\d{1,6})"
        r"(?=[.,; ]*\Z)",
        rf"\b(?:{ENGLISH_MONTH} (?:\d{{1,2}}, )?|\d{{1,2}} {ENGLISH_MONTH} )?"
        rf"{_YEAR}(?: {_MONTH})?(?=[).,; ]*\Z)",
    )
)
_WORD_BETWEEN = re.compile(r" (?:to|à|a|bis|до) (?=[A-Za-z]{0,3}\d)")
_ET_SEQ = re.compile(rf"{ET_SEQ}\Z")
_AFTER = 80  # characters that may follow the imprint
_MONTH_AHEAD = re.compile(rf"(?<!\w){ENGLISH_MONTH} ?\Z")


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
    if re.fullmatch(_MONTH_OR_SEASON, said.get("issue", "")):
        del said["issue"]
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
