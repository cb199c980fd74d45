"""The whole line in one piece: from the first account to an exported file, in four windows."""

import csv
import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from procrastinate.contrib.django import app

FILES = Path(__file__).with_name("files")
TITLE = "Walking for low back pain"
# What Ada and Ben make of each study, by words of its title, how Cleo settles it, what it sums to.
BOTH_INCLUDE = ("Walking every day", "A walking group", "Brisk walking", "Walking with poles")
BOTH_EXCLUDE = ("rats", "Insoles", "Surgery")
SETTLED = {"a survey": "Include", "Step counters": "Include", "Walking to school": "Exclude"}
AFTERWARDS = {"records_screened": 10, "conflicts": 0, "records_excluded": 4, "reports_sought": 6}


@pytest.fixture
def people(window) -> dict[str, Page]:
    return {name: window(accept_downloads=True) for name in ("Lena", "Ada", "Ben", "Cleo")}


def test_from_the_first_account_to_the_exported_file(people):
    lena = people["Lena"]
    lena.goto("/")
    expect(lena.get_by_role("heading", name="Create the first account")).to_be_visible()
    sign_up(lena, "Lena")
    start_a_review(lena)
    for name, role in (("Ada", "Screener"), ("Ben", "Screener"), ("Cleo", "Adjudicator")):
        accept(people[name], name, invite(lena, role))

    add_a_search(lena, "PubMed", hits=7, file="pubmed.nbib")
    expect(lena.get_by_text("7 records;")).to_be_visible()
    add_a_search(lena, "Scopus", hits=7, file="scopus.ris")
    expect(lena.get_by_text("The source showed 7 hits; this file brought 6.")).to_be_visible()
    expect(lena.get_by_text("1 missing")).to_be_visible()
    go_to(lena, "Duplicates")
    expect(lena.get_by_text("3 of 13 references are duplicates")).to_be_visible()

    screen(people["Ada"], lambda page: page.keyboard.press("y" if ada_includes(page) else "n"))
    screen(people["Ben"], lambda page: page.locator(f".verdict-{ben_says(page)}").click())
    settle_all(people["Cleo"])

    expect_the_flow(lena)
    expect_the_exports(lena)


def sign_up(page: Page, name: str) -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_label("E-mail address").fill(f"{name.lower()}@tandem.example")
    page.get_by_label("Password", exact=True).fill("a walk along the river")
    page.get_by_label("The same password again").fill("a walk along the river")
    page.get_by_role("button", name="Create the account").click()


def start_a_review(page: Page) -> None:
    page.get_by_role("link", name="Start a review").click()
    page.get_by_label("Title", exact=True).fill(TITLE)
    page.get_by_label("Include a study when").fill("Adults with back pain\nWalking")
    page.get_by_role("button", name="Start the review").click()
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


def invite(page: Page, role: str) -> str:
    """The link of a new invitation."""
    go_to(page, "Overview")
    page.get_by_role("link", name="Team", exact=True).click()
    page.get_by_role("radio", name=role).check()
    page.get_by_role("button", name="Make the invitation").click()
    return page.get_by_label("Link", exact=True).input_value()


def accept(page: Page, name: str, link: str) -> None:
    page.goto(link)
    expect(page.get_by_role("heading", name="Lena invites you")).to_be_visible()
    page.get_by_role("link", name="Create an account").click()
    sign_up(page, name)
    page.get_by_role("button", name="Join the review").click()
    expect(page.locator("main").get_by_role("heading", name=TITLE)).to_be_visible()


def go_to(page: Page, step: str) -> None:
    page.get_by_role("navigation", name="Review", exact=True).get_by_role("link", name=step).click()


def add_a_search(page: Page, source: str, *, hits: int, file: str) -> None:
    go_to(page, "Search")
    page.get_by_role("link", name=re.compile("^Add ")).first.click()
    page.get_by_label("Source", exact=True).fill(source)
    page.get_by_label("Hits").fill(str(hits))
    page.get_by_label("Files from this source").set_input_files(FILES / file)
    page.get_by_role("button", name="Add and import").click()
    expect(page.get_by_text("You can leave this page")).to_be_visible()
    work_off()
    page.reload()


def work_off() -> None:
    """Do what waits for a worker, in a thread of its own, since this one runs a loop already."""

    def work() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
            worker_app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(work).result()


def title(page: Page) -> str:
    return page.locator(".study-title").inner_text()


def is_one_of(words: tuple[str, ...], page: Page) -> bool:
    return any(word in title(page) for word in words)


def ada_includes(page: Page) -> bool:
    return not is_one_of(BOTH_EXCLUDE, page)


def ben_says(page: Page) -> str:
    return "maybe" if is_one_of(BOTH_INCLUDE, page) else "exclude"


def screen(page: Page, decide: Callable[[Page], None]) -> None:
    """Decide on all ten studies."""
    page.goto("/")
    page.get_by_role("link", name="Title & abstract: 10 for you").click()
    page.wait_for_url("**/next/")  # and its scripts, without which keys say nothing
    for done in range(1, 11):
        decide(page)
        expect(page.locator(".saved")).to_contain_text(f"{done} of 10 done")
    expect(page.get_by_role("heading", name="You have read everything here")).to_be_focused()


def settle_all(page: Page) -> None:
    """Settle the conflicts one after the other; afterwards none is left."""
    page.goto("/")
    page.get_by_role("link", name="Title & abstract: 3 in conflict").click()
    page.locator(".record-title").first.click()
    for _ in SETTLED:
        [verdict] = [SETTLED[words] for words in SETTLED if words in title(page)]
        expect(page.locator(".card h4")).to_have_text(["Ada", "Ben"])
        page.get_by_role("button", name=verdict).click()
        expect(page.get_by_text("The conflict is settled.")).to_be_visible()
    expect(page.get_by_role("heading", name="No conflict waits for you")).to_be_visible()


def expect_the_flow(page: Page) -> None:
    """13 records, 3 duplicates, 10 screened: 4 excluded by both or by Cleo, 6 sought."""
    go_to(page, "Report")
    expect(page.get_by_role("paragraph").filter(has_text="13 records were")).to_be_visible()
    diagram = page.get_by_role("region", name="PRISMA 2020 flow diagram")
    expect(diagram).to_contain_text("Databases (n = 13)")

    assert "(n = 13)" in download(page, "Diagram (SVG)")
    numbers = json.loads(download(page, "Numbers (JSON)"))
    told = {key: numbers[key] for key in ("database_results", "duplicates_found", *AFTERWARDS)}
    assert told == {"database_results": 13, "duplicates_found": 3, **AFTERWARDS}
    rows = csv.DictReader(download(page, "Numbers (CSV)").splitlines())
    counted = {row["data"]: row["n"] for row in rows}
    assert counted["database_results"] == "13"
    assert counted["duplicates"] == "3"
    assert counted["records_excluded"] == "4"


def expect_the_exports(page: Page) -> None:
    """The four excluded records, and nothing else, in both formats."""
    page.get_by_role("link", name="Export", exact=True).click()
    page.get_by_label("Which studies").select_option("records_excluded")
    ris = download(page, "Download", role="button")
    page.get_by_label("CSV").check()
    rows = list(csv.DictReader(download(page, "Download", role="button").splitlines()))

    assert ris.count("TY  - ") == len(rows) == 4
    for words in (*BOTH_EXCLUDE, "Walking to school"):
        assert words in ris
        assert sum(words in row["title"] for row in rows) == 1


def download(page: Page, name: str, *, role: str = "link") -> str:
    with page.expect_download() as expected:
        page.get_by_role(role, name=name).click()
    return Path(expected.value.path()).read_text("utf-8-sig")
