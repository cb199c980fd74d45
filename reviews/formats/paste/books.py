"""Books, and chapters in them, in a citation: where their titles end, and what publishes them."""

import re
from typing import NamedTuple

# "Title. In: Moe E, editor. Book. 2nd ed. Place: Publisher; 2015."
_CHAPTER = re.compile(
    r"[.?!,] In:? [^:]{3,200}?[,.]? \(?(?:editors?|[Ee]ds?|Hrsg|Hg)\b\.?\)?[.,:]? "
    r"(?P<book>\S.{3,200}?)(?=[.,] \d|\. | \(|[.,; ]*\Z)"
)
_EDITED = re.compile(
    r"[Ii]n:? [^:]{3,200}?[,.]? \(?(?:editors?|[Ee]ds?|Hrsg|Hg)\b\.?\)?[.,:]? "
    r"(?P<book>\S.{3,200}?)(?=, pp?\b|, \d|\. | \(|[.,; ]*\Z)"
    r"(?:[,.]? \(?pp?\. ?(?P<pages>\d{1,5}(?:[–-]\d{1,5})?))?"
)
# "Title. In Book; Moe, E., Ed.; Publisher: Place, 2015; pp. 45–67.", and proceedings.
_BETWEEN_SEMICOLONS = re.compile(
    r"[.?!] In:? (?P<book>Proceedings [^;,]{5,250}|[^;.:]{5,200}(?=; ))(?=[;,.] |\Z)"
)
# "Book (Publisher, 2015)."
_PUBLISHED = re.compile(r" \([^()\d]{3,80}, (?:1[5-9]|20)\d\d\)[.,; ]*\Z")
# "Title. in Book (eds Moe, E. & Lind, K.) 45–67", before the publisher; some leave the title out.
_IN_BOOK = re.compile(
    r"(?:(?P<title>\S[^()]{3,300}?)[.?!] )?[Ii]n (?P<book>[^()]{3,200}) \([Ee]ds?\.? [^()]{3,120}\)"
    r"(?:,? (?:pp?\. ?)?(?P<pages>\d[\w–-]{0,15}))?"
)


class Book(NamedTuple):
    """A book, or a chapter and the book that it stands in; `pages` where the shape tells them."""

    title: str
    container_title: str = ""
    pages: str = ""


def edited_book_in(text: str) -> Book | None:
    """The book that `text` names behind a title in quotation marks, if its editors are named.

    >>> edited_book_in("in P. Crook & S. Dave (eds.), Research into rest, pp. 45-50, Moon.")
    Book(title='', container_title='Research into rest', pages='45-50')
    """
    found = _EDITED.match(text)
    return Book("", found["book"].strip(" ,."), found["pages"] or "") if found else None


def book_in(text: str) -> Book | None:
    """The book, or the chapter, that a citation names behind its authors, if it is of one.

    >>> book_in("Rest among drivers. In: Moe E, editor. Handbook of rest. Norburg: Press; 2015.")
    Book(title='Rest among drivers', container_title='Handbook of rest', pages='')
    >>> book_in("Rest among drivers (Norburg Univ. Press, 2015).")
    Book(title='Rest among drivers', container_title='', pages='')
    """
    if chapter := _CHAPTER.search(text):
        return Book(text[: chapter.start()], chapter["book"].strip(" ,."))
    if parted := _BETWEEN_SEMICOLONS.search(text):
        return Book(text[: parted.start()], parted["book"].strip(" ,."))
    published = _PUBLISHED.search(text)
    if published is None:
        return None
    before = text[: published.start()]
    found = _IN_BOOK.fullmatch(before)
    if found is None:
        return Book(before)
    book, pages = found["book"].strip(" ,"), found["pages"] or ""
    return Book(found["title"], book, pages) if found["title"] else Book(book, "", pages)
