"""How fast decisions are recorded and the next study served: real HTTP, real PostgreSQL.

    python tests/bench/bench_decide.py [--studies 100000 1000000] [--seconds 20]

For each size: a review with so many studies and half the decisions made is laid down in a fresh
embedded server, `manage.py serve`'s web server is started on it, and 50 signed-in screeners
decide (a) back to back and (b) at a steady 50 decisions a second. Beside them, on the same server
in the same run, the raw commit rate: single-row inserts over 8 connections. Prints one JSON object.
"""

import argparse
import asyncio
import json
import re
import statistics
import subprocess
import sys
import threading
import time

from serving import PORT, a_database, fill, machine, session_of, settle, web_server

SCREENERS = 50
STEADY = 50  # decisions per second
CSRF = "b" * 32

FILL = """
INSERT INTO reviews_sourcefile (review_id, search_id, name, content, sha256, size, uploaded_by_id,
    state, refusal, format, dialects, encoding, chosen_encoding, sample, starts, ends)
SELECT %(review)s, %(search)s, 'made.ris', 'made', repeat('0', 64), 1, %(lead)s, 'done', '',
    'RIS', '{}', 'utf-8', '', '', 0, 0;

INSERT INTO reviews_reference (review_id, file_id, position, first_line, last_line, citation, raw)
SELECT %(review)s, (SELECT max(id) FROM reviews_sourcefile), n, n, n,
    jsonb_build_object('title', 'Invented report ' || n), 'TY  - JOUR'
FROM generate_series(1, %(studies)s) n;

INSERT INTO reviews_study (review_id, reference_id, title, authors, year, container_title, volume,
    issue, pages, doi, pmid, abstract, keywords, language, type, undone, draw)
SELECT %(review)s, id, 'Invented report ' || position || ' on walking and the lower back in adults',
    'Rivera, Ana; Cho, Min; Okafor, Ike', 2000 + position %% 25, 'Journal of Invented Results',
    '12', '3', '101-109', '10.5555/made.' || position, '',
    repeat('Walking was compared with rest in ' || position || ' adults with back pain. ', 26),
    '', 'eng', 'JOUR', false, hashint8extended(position, 7) & 9223372036854775807
FROM reviews_reference WHERE review_id = %(review)s;

INSERT INTO reviews_screening (review_id, study_id, stage, required, round, voters, outcome,
    aside, retrieval, via_other, draw, place)
SELECT review_id, id, 'title_abstract', 2, 1, '{}', 'awaiting', '', 'sought', false, draw,
    row_number() OVER (ORDER BY draw)
FROM reviews_study WHERE review_id = %(review)s;

INSERT INTO reviews_decision (review_id, study_id, stage, round, screener_id, revision, verdict,
    note, blinded, protocol_id, request_id)
SELECT %(review)s, study_id, 'title_abstract', 1, member.id, 1, 'exclude', '', true, %(protocol)s,
    gen_random_uuid()
FROM reviews_screening screening
CROSS JOIN LATERAL (VALUES (screening.place %% 50), ((screening.place + 7) %% 50)) turn (number)
JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS number FROM reviews_member
      WHERE review_id = %(review)s AND role = 'screener') member USING (number)
WHERE screening.review_id = %(review)s AND screening.place <= %(studies)s / 2;

UPDATE reviews_screening screening SET outcome = 'excluded', voters = decided.voters
FROM (SELECT study_id, array_agg(screener_id ORDER BY screener_id) AS voters
      FROM reviews_decision WHERE review_id = %(review)s GROUP BY study_id) decided
WHERE decided.study_id = screening.study_id;
"""


def lay_down(studies: int) -> list[tuple[str, str]]:
    """Fill the database; returns each screener's session cookie and the address of their queue."""
    from reviews.accounts.models import User
    from reviews.choices import Role, SourceKind
    from reviews.library.actions import add_search
    from reviews.protocol import actions as protocol
    from reviews.protocol.models import Member

    lead = protocol.start_review(
        by=User.objects.create_user("lena@tandem.example", name="Lena"),
        title="A large review",
        protocol=protocol.Protocol(include_terms=("walking",), exclude_terms=("rats",)),
    )
    search = add_search(lead, source_kind=SourceKind.DATABASE, source_name="PubMed")
    sessions = []
    for number in range(SCREENERS):
        user = User.objects.create_user(f"screener{number}@tandem.example", name=f"S{number}")
        Member.objects.create(review=lead.review, user=user, role=Role.SCREENER)
        sessions.append(session_of(user))
    facts = {
        "review": lead.review_id,
        "search": search.pk,
        "lead": lead.pk,
        "studies": studies,
        "protocol": lead.review.protocol_versions.get().pk,
    }
    fill(FILL, facts)
    settle()
    address = f"/reviews/{lead.review_id}/screen/title_abstract"
    return [(session, address) for session in sessions]


class Screener:
    """One signed-in browser over one kept connection: reads the study it was sent, decides."""

    STUDY = re.compile(rb'action="([^"]+/decide/)"')
    FIELD = {
        name: re.compile(rb'name="' + name + rb'" value="([^"]*)"')
        for name in (b"request_id", b"done", b"total")
    }

    def __init__(self, session: str, address: str) -> None:
        self.address = address
        self.headers = (
            f"Host: 127.0.0.1:{PORT}\r\nCookie: sessionid={session}; csrftoken={CSRF}\r\n"
            f"X-CSRFToken: {CSRF}\r\nHX-Request: true\r\n"
        )
        self.page = b""
        self.seconds: list[float] = []

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", PORT)
        await self._ask("GET", f"{self.address}/next/", b"")

    async def decide(self) -> None:
        found = self.STUDY.search(self.page)
        assert found, self.page[:2000]
        fields = {name: rule.search(self.page) for name, rule in self.FIELD.items()}
        body = b"verdict=exclude&" + b"&".join(
            name + b"=" + match[1] for name, match in fields.items() if match
        )
        started = time.perf_counter()
        await self._ask("POST", found[1].decode(), body)
        self.seconds.append(time.perf_counter() - started)

    async def _ask(self, method: str, path: str, body: bytes) -> None:
        form = "Content-Type: application/x-www-form-urlencoded\r\n" if body else ""
        head = f"{method} {path} HTTP/1.1\r\n{self.headers}{form}"
        self.writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        answer = await self.reader.readuntil(b"\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 200"), answer
        length = re.search(rb"content-length: (\d+)", answer, re.IGNORECASE)
        assert length, answer
        self.page = await self.reader.readexactly(int(length[1]))


async def back_to_back(screeners: list[Screener], seconds: float) -> dict[str, float]:
    """Everyone decides as fast as answers come."""
    until = time.perf_counter() + seconds

    async def work(screener: Screener) -> None:
        while time.perf_counter() < until:
            await screener.decide()

    started = time.perf_counter()
    await asyncio.gather(*map(work, screeners))
    return summary(screeners, time.perf_counter() - started)


async def steadily(screeners: list[Screener], seconds: float) -> dict[str, float]:
    """Together they decide STEADY times a second, evenly spread."""
    begun = time.perf_counter()

    async def work(number: int, screener: Screener) -> None:
        turn = number / STEADY
        while turn < seconds:
            await asyncio.sleep(max(0.0, begun + turn - time.perf_counter()))
            await screener.decide()
            turn += len(screeners) / STEADY

    await asyncio.gather(*(work(*pair) for pair in enumerate(screeners)))
    return summary(screeners, time.perf_counter() - begun)


def summary(screeners: list[Screener], elapsed: float) -> dict[str, float]:
    times = sorted(second for screener in screeners for second in screener.seconds)
    for screener in screeners:
        screener.seconds = []
    cuts = statistics.quantiles(times, n=100)
    return {
        "decisions": len(times),
        "decisions_per_second": round(len(times) / elapsed, 1),
        "p50_ms": round(cuts[49] * 1000, 1),
        "p95_ms": round(cuts[94] * 1000, 1),
        "p99_ms": round(cuts[98] * 1000, 1),
    }


def commit_rate(url: str, seconds: float, connections: int = 8) -> float:
    """Single-row inserts, each its own durable transaction, per second."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS bench_commits (id bigserial, note text)")
    counts = [0] * connections
    until = time.perf_counter() + seconds

    def work(number: int) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            while time.perf_counter() < until:
                connection.execute("INSERT INTO bench_commits (note) VALUES ('x')")
                counts[number] += 1

    threads = [threading.Thread(target=work, args=(n,)) for n in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return round(sum(counts) / seconds, 1)


async def measure(people: list[tuple[str, str]], seconds: float) -> dict[str, object]:
    screeners = [Screener(*person) for person in people]
    for _ in range(100):
        try:
            await screeners[0].open()
            break
        except ConnectionError:
            await asyncio.sleep(0.2)
    for screener in screeners[1:]:
        await screener.open()
    await steadily(screeners, 4)  # warms both workers
    return {
        "steady_50_per_second": await steadily(screeners, seconds),
        "back_to_back": await back_to_back(screeners, seconds),
    }


def run_one(studies: int, seconds: float) -> dict[str, object]:
    """Measure one size, in a process and a data folder of its own."""
    with a_database() as place:
        people = lay_down(studies)
        raw = commit_rate(place.url, min(seconds, 5))
        with web_server(place):
            measured = asyncio.run(measure(people, seconds))
    return {"studies": studies, "raw_commits_per_second": raw, **measured}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--studies", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--seconds", type=float, default=20)
    options = parser.parse_args()
    if len(options.studies) == 1:
        print(json.dumps(run_one(options.studies[0], options.seconds)))
        return
    sizes = []
    for studies in options.studies:
        command = [sys.executable, __file__, "--studies", str(studies)]
        command += ["--seconds", str(options.seconds)]
        answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        sizes.append(json.loads(answer.stdout.splitlines()[-1]))
    first, last = (size["back_to_back"]["decisions_per_second"] for size in (sizes[0], sizes[-1]))
    print(
        json.dumps(
            {
                "benchmark": "decide",
                "machine": machine(),
                "screeners": SCREENERS,
                "sizes": sizes,
                "throughput_of_largest_to_smallest": round(last / first, 3),
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
