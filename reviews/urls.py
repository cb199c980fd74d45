"""Addresses, room by room."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_safe

from reviews.protocol import urls as protocol
from reviews.reporting import overview_views

# One's reviews stand among the protocol's addresses, but their page tells what waits at every
# stage, so it is made in the last room.
PROTOCOL = [path("", overview_views.reviews, name="reviews"), *protocol.urlpatterns]


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """For load balancers: answers when the database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("accounts/", include("allauth.account.urls")),
    path("", include((PROTOCOL, protocol.app_name))),
    path("reviews/<int:review_id>/", include("reviews.reporting.urls")),
    path("reviews/<int:review_id>/", include("reviews.library.urls")),
    path("reviews/<int:review_id>/", include("reviews.screening.urls")),
    path("api/", include("reviews.api.urls")),
]
