"""The paragraphs about methods and selection: the page, and the same as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reviews.http import UserRequest
from reviews.prisma.methods import as_text, methods
from reviews.protocol import access
from reviews.reporting.downloads import DOCX
from reviews.reporting.flow_views import explaining_contradictions
from reviews.reporting.methods_facts import methods_facts


@require_safe
@explaining_contradictions
def methods_page(request: UserRequest, review_id: int) -> HttpResponse:
    """Each paragraph with the items of PRISMA 2020 that it answers to, and all as plain text."""
    reader = access.as_reader_of_results(request.user, review_id)
    facts = methods_facts(reader.review)
    paragraphs = methods(facts)
    context = {
        "paragraphs": paragraphs,
        "text": as_text(paragraphs),
        "is_empty": not (facts.flow.identified or facts.flow.other_identified),
        "is_final": facts.flow.is_final,
    }
    return render(request, "reporting/methods.html", context)


@require_safe
@explaining_contradictions
def methods_file(request: UserRequest, review_id: int, extension: str) -> HttpResponse:
    """The paragraphs as plain text or as a Word document."""
    reader = access.as_reader_of_results(request.user, review_id)
    if extension not in {"txt", "docx"}:
        raise Http404("The paragraphs are not written as such a file.")
    paragraphs = methods(methods_facts(reader.review))
    content: str | bytes
    if extension == "txt":
        content, content_type = f"{as_text(paragraphs)}\n", "text/plain; charset=utf-8"
    else:
        # Takes half a second to bring in, which not every process needs.
        from reviews.prisma.paragraphs import as_docx

        content, content_type = as_docx(paragraphs, title=str(reader.review)), DOCX
    return HttpResponse(
        content,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="methods.{extension}"'},
    )
