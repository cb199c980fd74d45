"""The installed Chromium, for the tests that look at pages in a browser."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

# The first of these that there is. The headless shell paints the same as the others and has no
# windows to keep up, so the tests take a third of the processor's time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# A window that talks to nobody but the server under test.
ALONE = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@contextmanager
def started() -> Iterator[Browser]:
    """A running Chromium. Without one the test is skipped, or fails where it is required."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        missing = f"no browser is installed (looked for {', '.join(NAMES)})"
        if os.environ.get("TANDEM_REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    args = [*ALONE, *(["--no-sandbox"] if is_root else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=args)
        yield browser
        browser.close()
