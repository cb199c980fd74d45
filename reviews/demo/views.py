"""Signing in to the demo as one of its people, with one click."""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from reviews.demo.cast import CAST, accounts


@login_not_required
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Who can be tried, and what each may do."""
    return render(request, "demo/people.html", {"cast": CAST, "next": request.GET.get("next", "")})


@login_not_required
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Become one of the demo's people; nobody else can be become."""
    user = accounts().filter(email=request.POST.get("email", "")).first()
    if user is None:
        raise Http404("The demo has no such person.")
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    onward = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(onward, allowed_hosts={request.get_host()}):
        onward = reverse("protocol:reviews")
    return redirect(onward)
