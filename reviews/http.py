"""What every view shares: the signed-in request and answers that no cache may keep."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django_htmx.middleware import HtmxDetails

from reviews.accounts.models import User


class UserRequest(HttpRequest):
    """A request that LoginRequiredMiddleware let through. For type checking only."""

    user: User
    htmx: HtmxDetails


class NeverStoredMiddleware:
    """Marks every answer `no-store`: what a screener saw must not be left in a cache.

    Static files never get here, WhiteNoise answers for them before.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
