"""Reading a full text: the PDF itself, pictures of its pages, and its text."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reviews.choices import Stage, TextState
from reviews.http import UserRequest
from reviews.protocol import access
from reviews.protocol.models import Member
from reviews.retrieval import pictures, reading, serving
from reviews.retrieval.models import FullText
from reviews.retrieval.pages import PageOfText, pages_of
from reviews.screening import retrieving
from reviews.screening.reading import Terms, marked
from reviews.screening.views import current_protocol, terms_of

PAGES_AT_ONCE = 40  # of text


@require_safe
def full_text(request: UserRequest, review_id: int, full_text_id: int) -> HttpResponse:
    """A page to read one PDF on."""
    member = access.as_member(request.user, review_id)
    found = _found(member, full_text_id)
    reader = reading.Reader(review_id, [reading.reading_of(found)])
    return render(
        request,
        "retrieval/full_text.html",
        {"full_text": found, "reader": reader, "keeps": member.is_a(*access.LIBRARIANS)},
    )


@require_safe
def pdf(request: UserRequest, review_id: int, full_text_id: int) -> HttpResponseBase:
    """The PDF, byte for byte as it came, or the part of it that was asked for."""
    member = access.as_member(request.user, review_id)
    found = _found(member, full_text_id)
    try:
        file = found.content.open("rb")
    except FileNotFoundError as error:
        raise Http404("The file is missing.") from error
    return serving.pdf_response(
        request, file, size=found.size, sha256=found.sha256, name=found.name
    )


@require_safe
def page(request: UserRequest, review_id: int, full_text_id: int, number: int) -> HttpResponseBase:
    """A page of the PDF as a picture; with `?small`, a small one."""
    member = access.as_member(request.user, review_id)
    found = _found(member, full_text_id)
    width = pictures.Width.SMALL if "small" in request.GET else pictures.Width.LARGE
    try:
        drawn = pictures.page(found, number, width)
    except pictures.NoSuchPage as error:
        raise Http404(str(error)) from error
    return serving.picture_response(request, drawn, etag=f'"{found.sha256}-{number}-{width:d}"')


@require_safe
def text(request: UserRequest, review_id: int, full_text_id: int) -> HttpResponse:
    """The text of the PDF with the review's terms marked, some pages at a time.

    `?from=41` begins at that page. htmx gets the text alone.
    """
    member = access.as_member(request.user, review_id)
    found = _found(member, full_text_id)
    asked = request.GET.get("from", "")
    first = int(asked) if asked.isdecimal() and 0 < len(asked) < 7 else 1
    pages = pages_of(found.text, first=first, most=PAGES_AT_ONCE)
    terms = terms_of(current_protocol(member, Stage.FULL_TEXT).pk)
    last = pages[-1].number if pages else 0
    context = {
        "full_text": found,
        "problem": reading.UNREADABLE.get(TextState(found.state), ""),
        "pages": [(page.number, _marked(page, terms)) for page in pages],
        "earlier": max(first - PAGES_AT_ONCE, 1) if first > 1 else 0,
        "later": last + 1 if found.text.count("\f") >= last > 0 else 0,
    }
    template = "retrieval/_text.html" if request.htmx else "retrieval/text.html"
    return render(request, template, context)


def _marked(page: PageOfText, terms: Terms) -> list[list[tuple[str, str]]]:
    return [marked(paragraph, terms) for paragraph in page.paragraphs]


def _found(member: Member, full_text_id: int) -> FullText:
    """The PDF, if the member may read it. Raises Http404."""
    found = (
        FullText.objects.filter(review=member.review_id, pk=full_text_id)
        .select_related("study")
        .defer("words")
        .first()
    )
    if found is None or not retrieving.may_read(member, found):
        raise Http404("No such full text.")
    return found
