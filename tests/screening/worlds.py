"""Two worlds that differ only in what others decided, and one screener's session in each.

Whatever the screener fetched is written down byte for byte, without what is random or a time.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import unified_diff
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from reviews.choices import TextState, Verdict
from reviews.library.models import SourceFile, Study
from reviews.protocol.models import Member
from reviews.retrieval.models import FullText
from reviews.screening import views
from tests.addresses import addresses
from tests.cast import FULL_TEXT, HTMX, MAYBE, NO, YES
from tests.screening.acting import many, vote

MASKS = [
    (re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), b"(a request's id)"),
    (
        re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken[^:]*: ?\S{1,6}?)\w{20,}'),
        rb"\1(token)",
    ),
    (re.compile(rb"\b\d{16}\b"), b"(microseconds)"),
    (re.compile(rb"(?<!\d)\d\d:\d\d(:\d\d(\.\d+)?)?"), b"(time of day)"),
]


@dataclass(frozen=True)
class Differing:
    """What one world says where the other says something else: verdicts, and no more.

    `first`: on studies that still ask for Ada's vote. `against`: on those that she excluded, or
    that two others voted on; `beside`: on those that she included at title and abstract.
    """

    first: Verdict
    against: Verdict
    beside: Verdict
    full_text: Verdict


ONE = Differing(first=YES, against=YES, beside=YES, full_text=YES)
OTHER = Differing(first=NO, against=NO, beside=MAYBE, full_text=NO)


@dataclass(frozen=True)
class Fetched:
    """One request and all that came back."""

    asked: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    queries: int

    def __str__(self) -> str:
        headers = "\n".join(f"{name}: {value}" for name, value in self.headers)
        body = self.body.decode(errors="replace")
        return f"{self.asked}\n{self.status} after {self.queries} queries\n{headers}\n\n{body}"


class Counter:
    """Counts the statements that run through it."""

    def __init__(self) -> None:
        self.total = 0

    def __call__(self, execute: Callable[..., Any], *statement: Any) -> Any:
        self.total += 1
        return execute(*statement)


class Browser:
    """Ada's browser: it remembers everything that it was ever sent."""

    def __init__(self, ada: Member) -> None:
        self.client = Client()
        self.client.force_login(ada.user)
        self.fetched: list[Fetched] = []

    def get(self, path: str, **headers: Any) -> HttpResponse:
        return self._keep(f"GET {path}", lambda: self.client.get(path, headers=headers))

    def post(self, path: str, form: Mapping[str, Any], **headers: Any) -> HttpResponse:
        return self._keep(f"POST {path}", lambda: self.client.post(path, form, headers=headers))

    def _keep(self, asked: str, ask: Callable[[], HttpResponse]) -> HttpResponse:
        queries = Counter()
        with connection.execute_wrapper(queries):
            response = ask()
            body = b"".join(response) if response.streaming else response.content
        self.fetched.append(
            Fetched(
                asked,
                response.status_code,
                tuple(
                    sorted(
                        (name, _masked(value.encode()).decode()) for name, value in response.items()
                    )
                ),
                _masked(body),
                queries.total,
            )
        )
        return response


def _masked(said: bytes) -> bytes:
    for pattern, instead in MASKS:
        said = pattern.sub(instead, said)
    return said


def unused_id() -> int:
    """A number above every id that was ever given: rolling back does not reset a sequence."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(coalesce(last_value, 0)) FROM pg_sequences")
        (last,) = cursor.fetchone()
    return int(last) + 1_000_000


@contextmanager
def a_world(first_id: int) -> Iterator[None]:
    """A world that begins with the same ids as every other, and is gone afterwards."""
    views.terms_of.cache_clear()
    before = transaction.savepoint()
    with connection.cursor() as cursor:
        cursor.execute("SELECT schemaname || '.' || sequencename FROM pg_sequences")
        for (sequence,) in cursor.fetchall():
            cursor.execute("SELECT setval(%s, %s, false)", [sequence, first_id])
    yield
    transaction.savepoint_rollback(before)


@dataclass(frozen=True)
class Places:
    """The studies of a world, by what has happened to them."""

    untouched: Study
    asking: Study
    asking_too: Study
    excluded_by_ada: Study
    included_by_ada: Study
    of_others: Study
    full_text_asking: Study
    full_text_excluded_by_ada: Study
    full_text_included_by_ada: Study
    pdfs: list[FullText]

    @property
    def telling(self) -> list[object]:
        """The ids of those whose addresses are asked for: what others said of them differs."""
        told = (self.asking, self.excluded_by_ada, self.of_others, self.full_text_asking)
        return [study.pk for study in told]


def history(file: SourceFile, ada: Member, ben: Member, cleo: Member, differs: Differing) -> Places:
    """Everyone's votes until Ada's session begins."""
    reasons = list(file.review.reasons.order_by("rank"))
    places = Places(*many(file, 9), pdfs=[])
    at_full_text = (
        places.full_text_asking,
        places.full_text_excluded_by_ada,
        places.full_text_included_by_ada,
    )
    for study in at_full_text:
        vote(study, ada, YES)
        vote(study, ben, differs.beside)
        places.pdfs.append(a_pdf_of(study, cleo))
    places.pdfs.append(a_pdf_of(None, cleo))
    vote(places.asking, ben, differs.first)
    vote(places.asking_too, ben, differs.first)
    vote(places.excluded_by_ada, ada, NO)
    vote(places.excluded_by_ada, ben, differs.against)
    vote(places.included_by_ada, ada, YES)
    vote(places.included_by_ada, ben, differs.beside)
    vote(places.of_others, cleo, NO)
    vote(places.of_others, ben, differs.against)
    vote(places.full_text_excluded_by_ada, ada, NO, stage=FULL_TEXT, reason=reasons[0])
    vote(places.full_text_included_by_ada, ada, YES, stage=FULL_TEXT)
    for study in at_full_text:
        excludes = differs.full_text == NO
        vote(
            study,
            ben,
            differs.full_text,
            stage=FULL_TEXT,
            reason=reasons[2] if excludes else None,
            note="Not what we look for." if excludes else "Just what we look for",
        )
    return places


def a_pdf_of(study: Study | None, librarian: Member) -> FullText:
    """A PDF that was read, but whose pages are not drawn. It tells of walking and of no verdict."""
    return FullText.objects.create(
        review=librarian.review,
        study=study,
        name="report.pdf",
        content="no such file",
        sha256=f"{study.pk if study else 0:064x}",
        size=12,
        added_by=librarian,
        state=TextState.READ,
        pages=0,
        text="Walking helped in every world.",
    )


def everything(browser: Browser, values: Mapping[str, list[object]], form: dict[str, Any]) -> None:
    """Ask for every address there is and send it a form, as a page and as a fragment.

    What the forms change is taken back, so that each address meets the same state.
    """
    for address in addresses():
        for path in address.filled_in(values):
            for ask in (
                lambda path=path: browser.get(path),
                lambda path=path: browser.post(path, form),
                lambda path=path: browser.post(path, form, **HTMX),
            ):
                before = transaction.savepoint()
                ask()
                transaction.savepoint_rollback(before)


def differences(one: list[Fetched], other: list[Fetched]) -> list[str]:
    """Where the two sessions were told something else, as far as one can read it."""
    found = []
    for first, second in zip(one, other, strict=True):
        if first != second:
            lines = unified_diff(str(first).splitlines(), str(second).splitlines(), lineterm="")
            found.append("\n".join([first.asked, *lines]))
    return found
