"""The cast of every test: one review, its team and what they screen.

Ada and Ben screen, Cleo adjudicates, Lena leads, Libby is the librarian, Olive observes, and Eve
has an account but no place in the review.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import count
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from reviews.accounts.models import User
from reviews.choices import ImportState, Role, SourceKind, Stage, Verdict
from reviews.formats.citation import Citation
from reviews.library import actions as library
from reviews.library import keys
from reviews.library.importing import study_of
from reviews.library.marks import marks_of
from reviews.library.models import Reference, Search, SourceFile, Study
from reviews.library.stored import as_json
from reviews.protocol import actions as protocol
from reviews.protocol.models import Member, Review
from reviews.ranking import draw
from reviews.reporting.verifying import differences
from reviews.screening.entering import enter_new

TITLE_ABSTRACT, FULL_TEXT = Stage.TITLE_ABSTRACT, Stage.FULL_TEXT
YES, MAYBE, NO = Verdict.INCLUDE, Verdict.MAYBE, Verdict.EXCLUDE
HTMX = {"HX-Request": "true"}
REASONS = ("Wrong population", "Wrong intervention", "Wrong outcome")


def a_user(name: str) -> User:
    return User.objects.create_user(f"{name.lower()}@tandem.example", name=name)


def a_member(review: Review, name: str, role: Role) -> Member:
    return Member.objects.create(review=review, user=a_user(name), role=role)


@pytest.fixture
def lena(db: None) -> Member:
    """Leads, and has started the review."""
    return protocol.start_review(
        by=a_user("Lena"),
        title="Walking for low back pain",
        protocol=protocol.Protocol(
            question="Does walking help adults with low back pain?",
            inclusion=("Adults with low back pain", "Walking as the main intervention"),
            exclusion=("Animal studies",),
            reasons=REASONS,
            include_terms=("walking", "randomised"),
            exclude_terms=("rats",),
        ),
    )


@pytest.fixture
def review(lena: Member) -> Review:
    return lena.review


@pytest.fixture
def ada(review: Review) -> Member:
    return a_member(review, "Ada", Role.SCREENER)


@pytest.fixture
def ben(review: Review) -> Member:
    return a_member(review, "Ben", Role.SCREENER)


@pytest.fixture
def cleo(review: Review) -> Member:
    return a_member(review, "Cleo", Role.ADJUDICATOR)


@pytest.fixture
def libby(review: Review) -> Member:
    return a_member(review, "Libby", Role.LIBRARIAN)


@pytest.fixture
def olive(review: Review) -> Member:
    return a_member(review, "Olive", Role.OBSERVER)


@pytest.fixture
def eve(db: None) -> User:
    return a_user("Eve")


@pytest.fixture
def another_review(eve: User) -> Review:
    """A review that Eve leads and nobody else of the cast belongs to."""
    return protocol.start_review(
        by=eve, title="Another team's review", protocol=protocol.Protocol(reasons=REASONS)
    ).review


@pytest.fixture
def signed_in() -> Callable[[Member | User], Client]:
    """A browser in which the person has signed in; the same one each time."""
    clients: dict[int, Client] = {}

    def sign_in(who: Member | User) -> Client:
        user = who.user if isinstance(who, Member) else who
        if user.pk not in clients:
            clients[user.pk] = Client()
            clients[user.pk].force_login(user)
        return clients[user.pk]

    return sign_in


@pytest.fixture
def search(lena: Member) -> Search:
    return library.add_search(lena, source_kind=SourceKind.DATABASE, source_name="PubMed")


@pytest.fixture
def a_file(search: Search, lena: Member) -> Callable[..., SourceFile]:
    """Make a file that was imported; its references are made by `a_study`."""
    numbers = count(1)

    def make(*, search: Search = search) -> SourceFile:
        name = f"file {next(numbers)}.ris"
        data = name.encode()
        return SourceFile.objects.create(
            review=search.review,
            search=search,
            name=name,
            content=ContentFile(data, name),
            sha256=sha256(data).hexdigest(),
            size=len(data),
            uploaded_by=lena,
            state=ImportState.DONE,
        )

    return make


@pytest.fixture
def a_study(a_file: Callable[..., SourceFile]) -> Callable[..., Study]:
    """Make a study of one reference that asks for votes; fields are those of a Citation."""
    numbers = count(1)
    positions: Counter[int] = Counter()  # the records of each file are numbered without gaps
    files: list[SourceFile] = []

    def make(*, file: SourceFile | None = None, **fields: Any) -> Study:
        if file is None:
            if not files:
                files.append(a_file())
            file = files[0]
        number = next(numbers)
        positions[file.pk] += 1
        described = {
            "title": f"Walking and backs, report {number}",
            "authors": ("Rivera, Ana", "Cho, Min"),
            "year": 2020,
            "container_title": "Journal of Invented Results",
            "abstract": f"BACKGROUND: Walking was tried {number} times. RESULTS: It helped.",
            "doi": f"10.5555/walk.{number}",
            "raw": f"TY  - JOUR\nTI  - Walking and backs, report {number}\nER  - \n",
        }
        citation = Citation(**(described | fields))
        reference = Reference.objects.create(
            review=file.review,
            file=file,
            position=positions[file.pk],
            first_line=number,
            last_line=number,
            citation=as_json(citation),
            raw=citation.raw,
        )
        study = study_of(citation, reference, draw=draw(file.review.seed, number))
        study.save()
        keys.store(file.review_id, [study.pk], [marks_of(citation)])
        enter_new(file.review, Study.objects.filter(pk=study.pk))
        return study

    return make


@pytest.fixture
def study(a_study: Callable[..., Study]) -> Study:
    return a_study()


@pytest.fixture
def studies(a_study: Callable[..., Study]) -> Callable[[int], list[Study]]:
    """Make so many studies."""

    def make(number: int) -> list[Study]:
        return [a_study() for _ in range(number)]

    return make


@pytest.fixture
def verified(review: Review) -> Iterator[None]:
    """At the end of a test, what is stored follows from what was written down."""
    yield
    assert list(differences(review, Counter())) == []
