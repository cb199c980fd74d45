"""A browser for the tests of this folder: one Chromium, and a window for each person."""

import threading
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from reviews.accounts.models import User
from reviews.protocol.models import Member
from tests import chromium

# Milliseconds. Only a test that fails waits as long as this: on a busy machine the page may try
# again three times, with growing pauses, before something is saved.
PATIENCE = 60_000


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The installed Chromium. Without one these tests are skipped, or fail where it is required."""
    with pytest.MonkeyPatch.context() as patch, chromium.started() as started:
        # Playwright keeps an event loop running in this thread, so Django takes every query of a
        # test for one made inside a coroutine, and would refuse it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        expect.set_options(timeout=PATIENCE)
        yield started


@pytest.fixture
def window(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Open a window of one's own, signed in as the person given; options are Playwright's.

    Afterwards no page may have thrown an error, or asked for what the security policy refuses.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def complain(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            wrong.append(message.text)

    def open_window(who: Member | User | None = None, **options: object) -> Page:
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.on("console", complain)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        if who is not None:
            sign_in(context, who, live_server.url)
        return context.new_page()

    yield open_window
    for context in contexts:
        context.close()
    wait_until_idle(live_server)
    assert not wrong


def wait_until_idle(server: LiveServer) -> None:
    """Wait until the server has done what the closed windows asked of it last.

    Afterwards the database is emptied, which whoever still uses it would be in the way of.
    """
    address = urlsplit(server.url)
    last = HTTPConnection(address.hostname or "", address.port)
    last.request("HEAD", "/static/nothing")  # the server takes its callers one after the other
    last.getresponse()
    last.close()
    for thread in threading.enumerate():
        if thread.name.endswith("(process_request_thread)"):
            thread.join(PATIENCE / 1000)
            assert not thread.is_alive()


def sign_in(context: BrowserContext, who: Member | User, url: str) -> None:
    """Give the window the cookie of somebody who has signed in."""
    client = Client()
    client.force_login(who.user if isinstance(who, Member) else who)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])
