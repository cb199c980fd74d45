"""How fast the flow and its lists are: real HTTP, real PostgreSQL, a review of a million studies.

    python tests/bench/bench_flow.py [--studies 1000000] [--times 15]

A review with so many studies and a quarter as many duplicates is laid down in a fresh embedded
server (`large_review.sql`), `manage.py serve`'s web server is started on it, and a lead asks for
the page of the flow and for the first, a middle and the last page of every list behind its
numbers, each several times over. Prints one JSON object: medians, in milliseconds.
"""

import argparse
import http.client
import json
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

from serving import PORT, a_database, fill, machine, session_of, settle, web_server

FILL = Path(__file__).with_name("large_review.sql")
LIMIT_MS = 200
# Each source's kind, name, how many searches and files it has, and its share of all records.
SOURCES = (
    ("database", "PubMed", 2, 3, 0.36),
    ("database", "Embase", 1, 4, 0.30),
    ("database", "Scopus", 1, 3, 0.20),
    ("register", "ClinicalTrials.gov", 1, 2, 0.08),
    ("register", "WHO ICTRP", 1, 1, 0.04),
    ("website", "Example health agency", 1, 1, 0.006),
    ("organisation", "Example foundation", 1, 1, 0.004),
    ("citation", "Citation searching", 2, 1, 0.01),
)
REASONS = tuple(f"Wrong {what}" for what in ("population", "design", "comparison", "outcome"))


@dataclass(frozen=True)
class Asker:
    """A signed-in lead: the session's cookie and the address of the review."""

    session: str
    address: str


def lay_down(studies: int) -> Asker:
    """Fill the database with one large review."""
    from reviews.accounts.models import User
    from reviews.choices import ImportState, Role, SourceKind
    from reviews.library.actions import add_search
    from reviews.library.models import SourceFile
    from reviews.protocol import actions as protocol
    from reviews.protocol.models import Member
    from reviews.reporting.earlier import EarlierNumbers, enter_earlier_version
    from reviews.screening.entering import count_by_method

    lead = protocol.start_review(
        by=User.objects.create_user("lena@tandem.example", name="Lena"),
        title="A large review",
        protocol=protocol.Protocol(reasons=REASONS),
    )
    review = lead.review
    screeners = [
        Member.objects.create(
            review=review,
            user=User.objects.create_user(f"screener{number}@tandem.example", name=f"S{number}"),
            role=Role.SCREENER,
        ).pk
        for number in range(2)
    ]
    files, sizes = [], []
    for kind, name, searches, of_each, share in SOURCES:
        for _ in range(searches):
            search = add_search(
                lead, source_kind=SourceKind(kind), source_name=name, removed_before_import=40
            )
            for number in range(of_each):
                file = SourceFile.objects.create(
                    review=review,
                    search=search,
                    name=f"part {number}.ris",
                    content="made",
                    sha256="0" * 64,
                    size=1,
                    uploaded_by=lead,
                    state=ImportState.DONE,
                )
                files.append(file.pk)
                sizes.append(round(studies * 1.25 * share / searches / of_each))
    enter_earlier_version(lead, EarlierNumbers(studies=40, reports=52), citation="")
    facts = {
        "review": review.pk,
        "lead": lead.pk,
        "files": files,
        "sizes": sizes,
        "screeners": screeners,
        "reasons": list(review.reasons.values_list("pk", flat=True)),
    }
    fill(FILL.read_text(encoding="utf-8"), facts)
    joined = review.studies.filter(joined_to__isnull=False).values_list("pk", flat=True)
    count_by_method(review, list(joined))
    settle()
    return Asker(session_of(lead.user), f"/reviews/{review.pk}")


class Browser:
    """One signed-in browser over one kept connection."""

    def __init__(self, asker: Asker) -> None:
        self.headers = {"Cookie": f"sessionid={asker.session}"}
        self.address = asker.address
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT)

    def get(self, path: str) -> float:
        """Milliseconds until the whole page was here."""
        started = time.perf_counter()
        self.connection.request("GET", f"{self.address}/{path}", headers=self.headers)
        answer = self.connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        return (time.perf_counter() - started) * 1000

    def wait(self) -> None:
        """Until the server answers."""
        for _ in range(100):
            try:
                self.get("flow/")
            except OSError:
                self.connection.close()
                time.sleep(0.2)
            else:
                return
        raise SystemExit("The web server does not answer.")


def pages_of(review_id: int) -> dict[str, dict[str, str]]:
    """The first, second, a middle and the last page of each list that has more than one page."""
    from django.http import QueryDict

    from reviews.protocol.models import Review
    from reviews.reporting.listings import LISTINGS, behind
    from reviews.reporting.sources import sources_of

    review = Review.objects.get(pk=review_id)
    lists = {key: f"flow/{key}/?" for key in LISTINGS}
    sources = sources_of(review)
    for source in sources:
        box = "other_identified" if source.via_other else "identified"
        lists[f"source {source.name}"] = f"flow/{box}/?source={source.key}&"
    for reason in review.reasons.all():
        lists[f"reason {reason.text}"] = f"flow/reports_excluded/?reason={reason.pk}&"
    pages = {}
    for name, address in lists.items():
        studies = behind(review, LISTINGS[address.split("/")[1]]).order_by("pk")
        asked = QueryDict(address.partition("?")[2])
        if "source" in asked:
            searches = next(one for one in sources if str(one.key) == asked["source"]).searches
            studies = studies.filter(reference__file__search__in=searches)
        if "reason" in asked:
            studies = studies.filter(reason_id=asked["reason"])
        keys = list(studies.values_list("pk", flat=True))
        if len(keys) > 50:
            pages[name] = {
                "first": address,
                "second": f"{address}after={keys[49]}",
                "middle": f"{address}after={keys[len(keys) // 2]}",
                "last": f"{address}after={keys[-51]}",
            }
    return pages


def measure(asker: Asker, times: int) -> dict[str, object]:
    """Medians: of the page of the flow, and of each list's pages."""
    # First, since a connection that is silent for long is closed.
    every = pages_of(int(asker.address.rsplit("/", 1)[1]))
    browser = Browser(asker)
    browser.wait()

    def median(path: str) -> float:
        browser.get(path)
        return round(statistics.median(browser.get(path) for _ in range(times)), 1)

    flow = [browser.get("flow/") for _ in range(times * 3)]
    lists = {
        name: {page: median(path) for page, path in pages.items()} for name, pages in every.items()
    }
    for of_list in lists.values():
        of_list["last_to_second"] = round(of_list["last"] / of_list["second"], 2)
    return {
        "flow_page_ms": round(statistics.median(flow), 1),
        "flow_page_fastest_ms": round(min(flow), 1),
        "limit_ms": LIMIT_MS,
        "lists_ms": lists,
        "largest_last_to_second": max(of_list["last_to_second"] for of_list in lists.values()),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--studies", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=15)
    options = parser.parse_args()
    with a_database() as place:
        asker = lay_down(options.studies)
        with web_server(place):
            measured = measure(asker, options.times)
    found = {"benchmark": "flow", "machine": machine(), "studies": options.studies, **measured}
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
