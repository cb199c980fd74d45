"""What axe finds on a page, in sentences that a failing test can show."""

from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe().axe_script
WCAG_2_2_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, *rules: str) -> list[str]:
    """Every rule that the page as it stands breaks: "rule: first element (and n more)".

    Empty when axe finds nothing. `rules`: only these, by axe's names; by default all that belong
    to WCAG 2.2 AA and good practice. The page must have finished loading; whether it is looked at
    in light or in dark is up to the caller.
    """
    only = ("rule", list(rules)) if rules else ("tag", WCAG_2_2_AA)
    options = {
        "runOnly": dict(zip(("type", "values"), only, strict=True)),
        "resultTypes": ["violations"],
    }
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    # Only what is wrong crosses over from the browser; the list of what is right is long.
    found = page.evaluate("options => axe.run(options).then(all => all.violations)", options)
    return [
        f"{rule['id']}: {rule['nodes'][0]['html']} (and {len(rule['nodes']) - 1} more)"
        for rule in found
    ]


def sideways_overflow(page: Page) -> int:
    """How many CSS pixels the page is wider than its window; 0 is right at any width."""
    width: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return max(width, 0)
