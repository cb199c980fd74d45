"""PDFs that arrive without anybody saying of which study they are."""

from django.db import connection, transaction

from reviews.audit import actions as audit
from reviews.protocol.models import Member
from reviews.retrieval.jobs import read_later
from reviews.retrieval.keeping import Kept
from reviews.retrieval.models import FullText


class HereAlready(Exception):
    """The review has the same PDF already; the message says where."""

    def __init__(self, name: str, earlier: FullText) -> None:
        same = "" if earlier.name == name else f", as “{earlier.name}”"
        where = f", the full text of “{earlier.study}”" if earlier.study else ", not matched yet"
        super().__init__(f"“{name}” is here already{same}{where}.")


@transaction.atomic
def receive(librarian: Member, *, name: str, kept: Kept) -> FullText:
    """Note a PDF that arrived, and have it read and its study looked for. Raises HereAlready."""
    _one_at_a_time(librarian.review_id)
    earlier = FullText.objects.filter(
        review=librarian.review_id, sha256=kept.sha256, removed_at=None
    )
    if same := earlier.select_related("study").defer("text", "words").first():
        raise HereAlready(name, same)
    full_text = create(librarian, name=name, kept=kept)
    audit.record(
        "uploaded",
        full_text,
        review_id=librarian.review_id,
        actor=librarian,
        **facts(full_text),
    )
    return full_text


def create(member: Member, *, name: str, kept: Kept, study_id: int | None = None) -> FullText:
    """The row of a PDF that is kept; the worker will read it. To be called inside an act."""
    full_text = FullText.objects.create(
        review_id=member.review_id,
        study_id=study_id,
        name=name,
        content=kept.path,
        sha256=kept.sha256,
        size=kept.size,
        added_by=member,
    )
    read_later(full_text)
    return full_text


def facts(full_text: FullText) -> dict[str, object]:
    """What the log says of a PDF when it arrives."""
    return {"name": full_text.name, "sha256": full_text.sha256, "size": full_text.size}


def _one_at_a_time(review_id: int) -> None:
    """Wait until nobody else adds PDFs to the review, so that the same two are noticed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [ARRIVAL_LOCK, review_id])


# Any number that no other advisory lock of Tandem uses.
ARRIVAL_LOCK = 5_174
