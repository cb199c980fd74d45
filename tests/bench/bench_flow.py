"""How fast the flow and its lists are: real HTTP, real PostgreSQL, a review of a million studies.

    python tests/bench/bench_flow.py [--studies 1000000] [--times 15]

A review with so many studies and a quarter as many duplicates is laid down in a fresh embedded
server (`large_review.sql`), `manage.py serve`'s web server is started on it, and a lead asks for
the page of the flow and for the first, a middle and the last page of every list behind its
numbers, each several times over. Prints one JSON object: medians, in milliseconds.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
FILL = Path(__file__).with_name("large_review.sql")
PORT = 8898
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

sys.path.insert(0, str(REPO))


@dataclass(frozen=True)
class Asker:
    """A signed-in lead: the session's cookie and the address of the review."""

    session: str
    address: str


def lay_down(studies: int) -> Asker:
    """Fill the database with one large review."""
    from django.db import connection

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
    with connection.cursor() as cursor:
        for statement in FILL.read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                cursor.execute(statement, facts)
        joined = review.studies.filter(joined_to__isnull=False).values_list("pk", flat=True)
        count_by_method(review, list(joined))
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")
    return Asker(_signed_in(lead.user), f"/reviews/{review.pk}")


def _signed_in(user: object) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)  # type: ignore[attr-defined]
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()  # type: ignore[attr-defined]
    session.create()
    return str(session.session_key)
