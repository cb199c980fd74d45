"""Every page, as everyone who may open it: axe finds nothing, and nothing is too wide for a phone.

Pages are opened by the test client first. Those on which a role sees elements that no role before
saw at that address go to the browser: light at 1,280 pixels, then dark at 360, then 320.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from reviews.accounts.models import User
from reviews.protocol.actions import close_stage
from reviews.protocol.models import Member
from tests.addresses import addresses
from tests.browser.a_review import Values, fill, just_begun
from tests.browser.accessibility import sideways_overflow, violations
from tests.cast import FULL_TEXT, TITLE_ABSTRACT

ELEMENT = re.compile(r"""<(\w+)(?:[^>]*?\sclass="([^"]*)")?""")
OPEN_ALL = "for (const fold of document.querySelectorAll('details')) fold.open = true"
# Addresses of signing in that answer a GET with a page of their own.
FOR_VISITORS = (
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_inactive",
)
FOR_ACCOUNTS = (
    "account_logout",
    "account_email",
    "account_change_password",
    "account_reauthenticate",
)
# What takes a GET and is no page: files, fragments, and answers to programs.
NO_PAGES = {
    "healthz",
    "library:file_download",
    "library:file_progress",
    "library:duplicates_csv",
    "reporting:export_file",
    "screening:pdf",
    "screening:pdf_page",
    "reporting:flow_file",
    "reporting:frozen_file",
    "reporting:methods_file",
    "reporting:searches_csv",
    "api:flow",
    "api:studies",
}
PARTS = 4  # of the addresses, so that processes can share this work

Seen = dict[str, set[tuple[str, str]]]


def faults(page: Page, path: str) -> list[str]:
    """What is wrong with the page at the path, in sentences."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
    page.goto(path)
    wide = sideways_overflow(page)
    page.evaluate(OPEN_ALL)
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 800})
    found += [f"in dark: {fault}" for fault in violations(page, "color-contrast")]
    page.set_viewport_size({"width": 320, "height": 800})
    if too_wide := wide or sideways_overflow(page):
        found.append(f"too wide by {too_wide} pixels")
    return [f"{path}: {fault}" for fault in found]


def is_page(answer) -> bool:
    return answer.get("Content-Type", "").startswith("text/html") and b"<html" in answer.content


def is_empty(answer) -> bool:
    return is_page(answer) and b'class="empty"' in answer.content


def paths(values: Values) -> list[tuple[str, str]]:
    """The name and the path of every address that the values fill in."""
    return [(address.name, path) for address in addresses() for path in address.filled_in(values)]


def of_two(values: Values) -> list[tuple[str, str]]:
    """The pages that show two studies side by side, which their addresses ask for."""
    (review,), one, other = values["review_id"], *values["study_id"][3:5]
    preview = reverse("screening:join_preview", args=[review])
    search = reverse("screening:duplicate_of", args=[review, one])
    return [
        ("screening:join_preview", f"{preview}?studies={one}&studies={other}"),
        ("screening:duplicate_of", f"{search}?of={other}"),
    ]


def with_something_new(
    client: Client, those: Iterable[tuple[str, str]], seen: Seen
) -> Iterator[str]:
    """The paths of pages with an element that no page of that name had so far."""
    for name, path in those:
        answer = client.get(path)
        if answer.status_code == 200 and is_page(answer):
            elements = set(ELEMENT.findall(answer.content.decode()))
            if elements - seen[name]:
                seen[name] |= elements
                yield path


@pytest.fixture
def check(window, signed_in):
    """Look at every page that differs, as each of these people; the names of those seen."""

    def check_all(people: list[Member | User | None], those: list[tuple[str, str]]) -> set[str]:
        seen: Seen = defaultdict(set)
        found = []
        for who in people:
            page = window(who, reduced_motion="reduce")  # or colours would be caught changing
            for path in list(with_something_new(signed_in(who) if who else Client(), those, seen)):
                found += faults(page, path)
        assert not found, "\n".join(found)
        return set(seen)

    return check_all


@pytest.mark.parametrize("part", range(PARTS))
def test_pages_of_a_review_at_work(part, check, signed_in, lena, ada, ben, cleo, libby, olive):
    values = fill(lena, ada, ben, cleo)
    names = {address.name for address in addresses()[part::PARTS]}
    those = [found for found in paths(values) if found[0] in names]
    beside = [found for found in of_two(values) if found[0] in names]

    shown = check([lena, ada, cleo, libby, olive], [*those, *beside])

    client = signed_in(lena)
    unseen = [(name, path) for name, path in those if name not in shown]
    takes_get = {name for name, path in unseen if client.get(path).status_code != 405}
    assert takes_get == NO_PAGES & names


def test_pages_of_a_review_that_is_closed(check, lena, ada, ben, cleo):
    values = fill(lena, ada, ben, cleo)
    for stage in (TITLE_ABSTRACT, FULL_TEXT):
        close_stage(lena, stage)
    changed = {"reporting:overview", "reporting:log", "screening:stage", "screening:history"}

    shown = check([lena, ada], [found for found in paths(values) if found[0] in changed])

    assert shown == changed


def test_pages_of_a_review_that_has_just_begun(check, signed_in, eve, another_review):
    client, found = signed_in(eve), paths(just_begun(another_review))

    shown = check([eve], [(name, path) for name, path in found if is_empty(client.get(path))])

    assert {"reporting:flow", "library:searches", "screening:take"} <= shown


def test_pages_of_signing_in(check, ada):
    check([None], [(name, reverse(name)) for name in FOR_VISITORS])
    check([ada], [(name, reverse(name)) for name in FOR_ACCOUNTS])


def test_the_first_page_ever_and_pages_that_are_not_there(window, db):
    page = window(reduced_motion="reduce")

    assert faults(page, "/") + faults(page, "/nowhere/") + faults(page, "/join/unknown/") == []
