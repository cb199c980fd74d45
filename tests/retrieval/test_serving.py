"""A PDF over real HTTP: whole, in parts, from the browser's cache, and only to those who may."""

import hashlib
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import RequestFactory

from reviews.retrieval import serving
from reviews.screening import queue
from tests.cast import FULL_TEXT
from tests.pdfs import a_pdf, of_title

pytestmark = pytest.mark.django_db(transaction=True)
PDF = of_title("Walking in the morning") + b"%" * 600_000  # more than is sent at once


@pytest.fixture
def full_text(sought, added):
    return added(sought(), PDF, name="Rivera “2020”.pdf")


@pytest.fixture
def ask(live_server, signed_in, libby, full_text):
    """Ask for the PDF, or another path of it, over a connection of one's own."""

    def get(
        *, method: str = "GET", what: str = "file", who=libby, **headers: str
    ) -> tuple[HTTPResponse, bytes]:
        address = urlsplit(live_server.url)
        connection = HTTPConnection(address.hostname, address.port)
        cookie = signed_in(who).cookies[settings.SESSION_COOKIE_NAME].value
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        path = f"/reviews/{full_text.review_id}/full-texts/{full_text.pk}/{what}/"
        cookies = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"}
        connection.request(method, path, headers=cookies | named)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    return get


def test_it_comes_as_it_is_and_as_nothing_else(ask):
    answer, body = ask()

    assert (answer.status, body) == (200, PDF)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Length"] == str(len(PDF))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("inline; filename*=utf-8''Rivera%20")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["ETag"] == f'"{hashlib.sha256(PDF).hexdigest()}"'
    assert answer.headers["Accept-Ranges"] == "bytes"


LAST = len(PDF) - 1


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-99", 0, 99),
        ("bytes=100-", 100, LAST),
        ("bytes=300000-599999", 300_000, 599_999),
        (f"bytes={LAST}-", LAST, LAST),
        (f"bytes=5-{LAST + 500}", 5, LAST),
        ("bytes=-10", LAST - 9, LAST),
        (f"bytes=-{LAST + 500}", 0, LAST),
        ("BYTES = 7-8".replace(" ", ""), 7, 8),
    ],
)
def test_a_part_is_exactly_that_part(ask, asked, first, last):
    answer, body = ask(Range=asked)

    assert answer.status == 206
    assert body == PDF[first : last + 1]
    assert answer.headers["Content-Length"] == str(last - first + 1)
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(PDF)}"
    assert answer.headers["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("asked", [f"bytes={LAST + 1}-", "bytes=99999999-999999999", "bytes=-0"])
def test_a_part_behind_the_end_is_refused(ask, asked):
    answer, body = ask(Range=asked)

    assert (answer.status, body) == (416, b"")
    assert answer.headers["Content-Range"] == f"bytes */{len(PDF)}"


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=0-9,20-29",  # several parts
        "bytes=9-0",
        "bytes=-",
        "bytes=a-b",
        "lines=1-2",
        f"bytes=1-{'9' * 40}",
        "bytes=٣-٤",
    ],
)
def test_what_is_not_one_part_gets_the_whole(asked):
    request = RequestFactory().get("/", headers={"Range": asked})

    assert serving._part(request, '"etag"', 100) is None


def test_a_part_of_another_version_gets_the_whole(ask):
    assert ask(Range="bytes=0-9", If_Range='"another"')[0].status == 200
    etag = f'"{hashlib.sha256(PDF).hexdigest()}"'
    assert ask(Range="bytes=0-9", If_Range=etag)[0].status == 206
    assert ask(Range="bytes=0-9", If_Range="Wed, 21 Oct 2026 07:28:00 GMT")[0].status == 200


def test_who_has_it_is_not_sent_it_again(ask):
    etag = f'"{hashlib.sha256(PDF).hexdigest()}"'

    answer, body = ask(If_None_Match=f'"another", {etag}')

    assert (answer.status, body) == (304, b"")
    assert answer.headers["ETag"] == etag


def test_its_head_alone_has_no_body(ask):
    answer, body = ask(method="HEAD", Range="bytes=0-9")

    assert (answer.status, body) == (206, b"")
    assert answer.headers["Content-Length"] == "10"


def test_who_has_it_in_the_cache_and_left_the_review_is_not_told(ask, ben):
    etag = f'"{hashlib.sha256(PDF).hexdigest()}"'

    assert ask(who=ben, If_None_Match=etag)[0].status == 404


def test_a_screener_gets_it_when_it_is_theirs_to_read(ask, ada):
    assert ask(who=ada)[0].status == 404

    queue.take_next(ada, FULL_TEXT)

    assert ask(who=ada, Range="bytes=0-4")[1] == b"%PDF-"


def test_its_pages_come_as_pictures_and_its_text_with_terms_marked(ask):
    answer, body = ask(what="pages/1")
    assert (answer.status, body[:4]) == (200, b"\x89PNG")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    again = ask(what="pages/1", If_None_Match=answer.headers["ETag"])[0]
    assert again.status == 304
    assert ask(what="pages/4")[0].status == ask(what="pages/0")[0].status == 404

    text = ask(what="text")[1].decode()
    assert '<mark class="term term-include">Walking</mark> in the morning' in text


def test_a_missing_file_is_not_an_error_of_the_server(ask, full_text):
    full_text.content.storage.delete(full_text.content.name)

    assert ask()[0].status == 404


def test_a_long_text_comes_in_parts(signed_in, libby, sought, added, monkeypatch):
    from reviews.screening import pdf_views

    monkeypatch.setattr(pdf_views, "PAGES_AT_ONCE", 2)
    full_text = added(sought(), a_pdf("Page one", "Page two", "Page three"))
    path = f"/reviews/{full_text.review_id}/full-texts/{full_text.pk}/text/"

    first = signed_in(libby).get(path).content.decode()
    second = signed_in(libby).get(f"{path}?from=3").content.decode()

    assert "Page two" in first
    assert "Page three" not in first
    assert f"{path}?from=3" in first
    assert "Page three" in second
    assert f"{path}?from=1" in second
