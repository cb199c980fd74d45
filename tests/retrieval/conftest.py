"""What the tests of full texts begin with: studies that are sought, and PDFs that arrive."""

import re
from collections import Counter
from collections.abc import Callable
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from reviews.choices import Retrieval
from reviews.library.models import Study
from reviews.protocol.models import Member, Review
from reviews.reporting.verifying import differences
from reviews.retrieval.actions import receive
from reviews.retrieval.keeping import Kept, keep
from reviews.retrieval.models import FullText
from reviews.screening import retrieving
from reviews.screening.tasks import read_full_text
from tests.cast import FULL_TEXT
from tests.pdfs import of_title
from tests.screening.acting import agree, at

UNDO = re.compile(r'action="([^"]+)">\s*<input[^>]+>\s*<button class="button button-small">Undo')


def kept(pdf: bytes, name: str = "report.pdf") -> Kept:
    return keep(SimpleUploadedFile(name, pdf))


def uploaded(pdf: bytes, name: str = "report.pdf") -> SimpleUploadedFile:
    """A PDF as a browser sends it."""
    return SimpleUploadedFile(name, pdf, content_type="application/pdf")


def state(study: Study) -> Retrieval:
    """What is known of the study's report."""
    return Retrieval(at(study, FULL_TEXT).retrieval)


def all_agrees(review: Review) -> bool:
    """Whether `manage.py verify` would find no difference."""
    return list(differences(review, Counter())) == []


@pytest.fixture
def sought(ada: Member, ben: Member, a_study: Callable[..., Study]) -> Callable[..., Study]:
    """Make a study that is included at title and abstract; fields are those of a Citation."""

    def make(**fields: object) -> Study:
        study = a_study(**fields)
        agree(study, ada, ben)
        return study

    return make


@pytest.fixture
def arrives(libby: Member) -> Callable[..., FullText]:
    """Let a PDF arrive without a study, and be read."""

    def arrive(pdf: bytes, name: str = "report.pdf") -> FullText:
        full_text = receive(libby, name=name, kept=kept(pdf, name))
        read_full_text(full_text_id=full_text.pk)
        full_text.refresh_from_db()
        return full_text

    return arrive


@pytest.fixture
def added(libby: Member) -> Callable[..., FullText]:
    """Add a PDF to a study, and let it be read."""

    def add(study: Study, pdf: bytes = b"", name: str = "report.pdf") -> FullText:
        pdf = pdf or of_title(study.title)
        full_text = retrieving.add(study_id=study.pk, member=libby, name=name, kept=kept(pdf, name))
        read_full_text(full_text_id=full_text.pk)
        full_text.refresh_from_db()
        return full_text

    return add


class Desk:
    """A browser, by the names of addresses; what it is shown, as text."""

    def __init__(self, client: Client, review: Review) -> None:
        self.client = client
        self.review = review

    def path(self, name: str, *args: object) -> str:
        return reverse(f"screening:{name}", args=[self.review.pk, *args])

    def get(self, name: str, *args: object, **query: object) -> str:
        return unescape(self.client.get(self.path(name, *args), query).content.decode())

    def post(
        self, name: str, *args: object, headers: dict[str, str] | None = None, **form: object
    ) -> str:
        path = self.path(name, *args)
        answer = self.client.post(path, form, follow=not headers, headers=headers)
        return unescape(answer.content.decode())

    def undo(self, shown: str) -> str:
        """Press the first Undo in sight."""
        return unescape(self.client.post(UNDO.search(shown)[1], follow=True).content.decode())


@pytest.fixture
def desk(signed_in: Callable[[Member], Client], libby: Member, review: Review) -> Desk:
    """Libby's browser."""
    return Desk(signed_in(libby), review)
