"""Files over HTTP: whole or a part of them, never out of a cache without asking who reads."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from django.core.files.base import File
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header, parse_etags

PIECE = 256 * 1024  # bytes
RANGE = re.compile(r"bytes=\s*(\d*)\s*-\s*(\d*)\s*\Z", re.IGNORECASE | re.ASCII)
LONGEST_NUMBER = 18  # digits; no file is larger
# Kept by the reader's own browser, which asks each time whether it still may show it.
PRIVATELY = "private, no-cache"


class OutOfRange(Exception):
    """The part that was asked for lies behind the end of the file."""


def pdf_response(
    request: HttpRequest, file: "File[bytes]", *, size: int, sha256: str, name: str
) -> HttpResponseBase:
    """The answer that shows an opened PDF in the browser, or the part of it that was asked for.

    `size` in bytes. `name` is what a reader who saves it will call it. The type is said and must
    not be guessed, and what the PDF may contain runs nothing and asks for nothing.
    """
    etag = f'"{sha256}"'
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": PRIVATELY,
        "Content-Disposition": content_disposition_header(False, safe_name(name)) or "inline",
        "Content-Security-Policy": POLICY,
        "ETag": etag,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
    }
    asked = parse_etags(request.headers.get("If-None-Match", ""))
    if "*" in asked or etag in {tag.removeprefix("W/") for tag in asked}:
        file.close()
        return HttpResponse(status=304, headers=headers)
    try:
        part = _part(request, etag, size)
    except OutOfRange:
        file.close()
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    start, end = part or (0, size)
    headers["Content-Length"] = str(end - start)
    headers["Content-Type"] = "application/pdf"
    if part:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
    body = _pieces(file, start, end) if request.method != "HEAD" else iter(())
    response = StreamingHttpResponse(body, status=206 if part else 200, headers=headers)
    response._resource_closers.append(file.close)  # type: ignore[attr-defined]
    return response


# The viewers of browsers work in a sandbox without any allowance.
POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


def safe_name(name: str) -> str:
    """The name without what a file system or a header takes for something else.

    >>> safe_name("a/b:\\r\\nc.pdf"), safe_name("...")
    ('a_b___c.pdf', 'full text.pdf')
    """
    safe = re.sub(r'[\x00-\x1f\x7f/\\:*?"<>|]', "_", name).strip(" .")
    if not safe:
        return "full text.pdf"
    return safe if safe.lower().endswith(".pdf") else f"{safe}.pdf"


def _part(request: HttpRequest, etag: str, size: int) -> tuple[int, int] | None:
    """Where the part begins and ends (exclusive), None for the whole file.

    What is asked in another way than for one range of bytes, or of another version of the file,
    gets the whole. Raises OutOfRange.
    """
    found = RANGE.match(request.headers.get("Range", ""))
    if found is None or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = found.groups()
    if not (first or last) or max(len(first), len(last)) > LONGEST_NUMBER:
        return None
    if not first:  # so many bytes at the end
        start, end = max(size - int(last), 0), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= size:
        raise OutOfRange
    return start, end


def _pieces(file: "File[bytes] | BinaryIO", start: int, end: int) -> Iterator[bytes]:
    file.seek(start)
    left = end - start
    while left > 0 and (piece := file.read(min(PIECE, left))):
        left -= len(piece)
        yield piece


def picture_response(request: HttpRequest, drawn: bytes, *, etag: str) -> HttpResponse:
    """The answer that is a PNG, or that the browser has it already."""
    headers = {
        "Cache-Control": PRIVATELY,
        "ETag": etag,
        "X-Content-Type-Options": "nosniff",
    }
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(drawn, content_type="image/png", headers=headers)
