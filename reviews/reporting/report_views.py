"""What a report prints beside the flow: excluded full texts with reasons, and the searches."""

import csv
import io

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reviews import formats
from reviews.formats.writing.tables import MARK
from reviews.http import UserRequest
from reviews.protocol import access
from reviews.reporting import citing
from reviews.reporting.boxes import reason_of
from reviews.reporting.forms import ListingFilter
from reviews.reporting.listings import LISTINGS
from reviews.reporting.searching import as_rows, search_table

ON_A_PAGE = 500  # so that a review's list prints in one go


@require_safe
def excluded_full_texts(request: UserRequest, review_id: int) -> HttpResponse:
    """Every report excluded on its full text, cited, with the reason."""
    reader = access.as_reader_of_results(request.user, review_id)
    listing = LISTINGS["full_texts_excluded"]
    form = ListingFilter(request.GET, review=reader.review, listing=listing, sources=())
    part = form.part()
    page = part.page(request, size=ON_A_PAGE, shown=citing.FIELDS)
    context = {
        "form": form,
        "page": page,
        "number": part.number(),
        "rows": [(study, citing.citation_line(study), reason_of(study)) for study in page.rows],
        "listing": listing,
    }
    return render(request, "reporting/excluded.html", context)


@require_safe
def searches(request: UserRequest, review_id: int) -> HttpResponse:
    """What was searched and how, item by item of PRISMA-S."""
    reader = access.as_reader_of_results(request.user, review_id)
    return render(request, "reporting/searches.html", {"table": search_table(reader.review)})


@require_safe
def searches_csv(request: UserRequest, review_id: int) -> HttpResponse:
    """The same table as a file; no cell is one that a spreadsheet would run."""
    reader = access.as_reader_of_results(request.user, review_id)
    out = io.StringIO()
    out.write(MARK)
    writer = csv.writer(out)
    for row in as_rows(search_table(reader.review)):
        writer.writerow([formats.csv_cell(cell) for cell in row])
    return HttpResponse(
        out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="searches.csv"'},
    )
