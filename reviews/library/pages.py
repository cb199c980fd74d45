"""Long lists, page by page: by key, so that the millionth row costs what the first one does."""

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict

Row = TypeVar("Row", bound=Model)
PAGE = 50


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows of a list, and the addresses of the pages beside it ("" for none)."""

    rows: list[Row]
    previous_url: str
    next_url: str


class Fetch(Protocol[Row]):
    """Fetches at most `most` rows of a list: those beyond the row whose key is `beside`
    (None: from the start), in the list's order, or against it if `backwards`.
    """

    def __call__(self, *, beside: int | None, backwards: bool, most: int) -> list[Row]: ...


def page_of(
    rows: QuerySet[Row],
    request: HttpRequest,
    *,
    size: int = PAGE,
    newest_first: bool = False,
    key_name: str = "pk",
) -> Page[Row]:
    """The page of `rows` that the address asks for, as `page_from` does.

    The list is ordered by primary key, or by another number that each row has of its own
    (`key_name`); downwards if `newest_first`. One query.
    """

    def fetch(*, beside: int | None, backwards: bool, most: int) -> list[Row]:
        falling = newest_first != backwards
        wanted = rows
        if beside is not None:
            wanted = rows.filter(**{f"{key_name}__{'lt' if falling else 'gt'}": beside})
        return list(wanted.order_by(f"-{key_name}" if falling else key_name)[:most])

    return page_from(fetch, request, size=size, key_name=key_name)


def page_from(
    fetch: Fetch[Row], request: HttpRequest, *, size: int = PAGE, key_name: str = "pk"
) -> Page[Row]:
    """The page of a list that the address asks for with `?after=<key>` or `?before=<key>`.

    An address that names no number gets the first page.
    """
    after, before = _number(request.GET.get("after")), _number(request.GET.get("before"))
    backwards = after is None and before is not None
    key = before if backwards else after
    found = fetch(beside=key, backwards=backwards, most=size + 1)
    is_more = len(found) > size
    del found[size:]
    if backwards:
        found.reverse()
    if not found:
        return Page([], "?" + _query(request.GET) if key is not None else "", "")
    has_previous, has_next = (is_more, True) if backwards else (key is not None, is_more)
    return Page(
        found,
        "?" + _query(request.GET, before=getattr(found[0], key_name)) if has_previous else "",
        "?" + _query(request.GET, after=getattr(found[-1], key_name)) if has_next else "",
    )


def number_in(asked: QueryDict, name: str) -> int:
    """The key in an address; 0, which no row has, for none or for nonsense."""
    return _number(asked.get(name)) or 0


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None


def _query(asked: QueryDict, **place: int) -> str:
    """The address's query with another place in the list."""
    query = asked.copy()
    for name in ("after", "before"):
        query.pop(name, None)
    for name, value in place.items():
        query[name] = str(value)
    return query.urlencode()
