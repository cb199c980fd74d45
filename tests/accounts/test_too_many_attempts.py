"""Who fails to sign in too often waits, and nobody else does."""

import runpy
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from reviews.settings import BASE

pytestmark = pytest.mark.django_db

PROXY = "172.18.0.7"
MOST = 10  # failures in a minute from one address
TOO_MANY = "Too many failed login attempts"


@pytest.fixture(autouse=True)
def _nothing_from_before():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def deployed(settings, monkeypatch) -> Callable[..., None]:
    """Take over what the settings make of an environment."""

    def deploy(**environment: str) -> None:
        for name in ("TANDEM_HTTPS", "TANDEM_PROXIES"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        found = runpy.run_path(str(BASE / "reviews/settings.py"))
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = found.get("ALLAUTH_TRUSTED_PROXY_COUNT", 0)

    return deploy


def attempt(number: int, *, peer: str = PROXY, forwarded: str | None = None) -> str:
    """The page after a wrong password, each time for another account."""
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return (
        Client(REMOTE_ADDR=peer, headers=headers)
        .post(
            reverse("account_login"),
            {"login": f"nobody{number}@tandem.example", "password": "guessed"},
        )
        .text
    )


def test_one_visitor_who_fails_blocks_nobody_else_behind_the_proxy(deployed):
    deployed(TANDEM_HTTPS="1")
    for number in range(MOST):
        assert TOO_MANY not in attempt(number, forwarded="203.0.113.9")

    assert TOO_MANY in attempt(MOST, forwarded="203.0.113.9")
    assert TOO_MANY not in attempt(MOST, forwarded="198.51.100.4")


def test_what_a_visitor_says_of_themselves_helps_them_nothing_behind_the_proxy(deployed):
    deployed(TANDEM_HTTPS="1")
    for number in range(MOST):
        attempt(number, forwarded=f"198.51.100.{number}, 203.0.113.9")

    assert TOO_MANY in attempt(MOST, forwarded="198.51.100.99, 203.0.113.9")


@pytest.mark.parametrize("environment", [{}, {"TANDEM_HTTPS": "1", "TANDEM_PROXIES": "0"}])
def test_what_a_visitor_says_of_themselves_helps_them_nothing_without_a_proxy(
    deployed, environment
):
    deployed(**environment)
    for number in range(MOST):
        attempt(number, peer="203.0.113.9", forwarded=f"198.51.100.{number}")

    assert TOO_MANY in attempt(MOST, peer="203.0.113.9", forwarded="198.51.100.99")


def test_the_visitor_is_told_apart_behind_several_proxies(deployed):
    deployed(TANDEM_HTTPS="1", TANDEM_PROXIES="2")
    for number in range(MOST):
        attempt(number, forwarded=f"198.51.100.{number}, 203.0.113.9, 10.0.0.2")

    assert TOO_MANY in attempt(MOST, forwarded="203.0.113.9, 10.0.0.2")
    assert TOO_MANY not in attempt(MOST, forwarded="203.0.113.10, 10.0.0.2")
