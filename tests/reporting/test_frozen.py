"""Frozen flows: kept as they were, tied to the log, compared with today's."""

import json

import pytest
from django.db import IntegrityError, connection, transaction

from reviews.audit.models import Chain, Event
from reviews.choices import SourceKind
from reviews.library import actions as library
from reviews.prisma.table import csv
from reviews.reporting.flow import flow_of
from reviews.reporting.freezing import freeze, thawed
from reviews.reporting.models import FrozenFlow
from reviews.reporting.numbers import compared
from tests.cast import NO
from tests.reporting.conftest import found_by_verify
from tests.screening.acting import agree


def test_a_frozen_flow_stays_as_it_was(lena, ada, ben, review, studies):
    first, _ = studies(2)
    before = flow_of(review)
    kept = freeze(lena, name="First submission")

    agree(first, ada, ben, verdict=NO)

    assert thawed(FrozenFlow.objects.get(pk=kept.pk)) == before
    assert flow_of(review).records_excluded == 1
    assert found_by_verify(review) == []


def test_it_names_the_event_that_it_was_counted_after(lena, review, studies):
    studies(1)
    chain = Chain.objects.get(review=review)

    kept = freeze(lena, name="First submission")

    assert (kept.events, bytes(kept.head)) == (chain.length, bytes(chain.head))
    assert Event.objects.get(review=review, sequence=kept.events + 1).verb == "froze"


@pytest.mark.parametrize(
    "statement", ["UPDATE reviews_frozenflow SET name = ''", "DELETE FROM reviews_frozenflow"]
)
def test_the_database_refuses_to_change_it(lena, review, studies, statement):
    freeze(lena, name="First submission")

    with pytest.raises(IntegrityError, match="append only"), transaction.atomic():
        connection.cursor().execute(statement)


TAMPERINGS = {
    "its numbers": "UPDATE reviews_frozenflow SET numbers = numbers || '{\"conflicts\": 7}'",
    "its name": "UPDATE reviews_frozenflow SET name = 'Another'",
    "how long the log was": "UPDATE reviews_frozenflow SET events = events - 1",
    "the seal": "UPDATE reviews_frozenflow SET head = sha256('anything')",
    "all of it": "DELETE FROM reviews_frozenflow",
    "a flow that nobody froze": "INSERT INTO reviews_frozenflow (review_id, name, numbers, events,"
    " head, frozen_by_id, frozen_at) SELECT review_id, name, numbers, events, head, frozen_by_id,"
    " now() FROM reviews_frozenflow",
}


@pytest.mark.parametrize("sql", TAMPERINGS.values(), ids=TAMPERINGS)
def test_an_altered_frozen_flow_is_found(lena, review, studies, tamper, sql):
    studies(1)
    freeze(lena, name="First submission")
    assert found_by_verify(review) == []

    tamper(sql)

    assert found_by_verify(review) != []


def test_the_page_tells_who_when_and_the_proof(signed_in, lena, olive, review, studies):
    studies(1)
    kept = freeze(lena, name="First <submission>")

    page = signed_in(olive).get(f"/reviews/{review.pk}/flow/frozen/{kept.pk}/").content.decode()

    assert "First &lt;submission&gt;" in page
    assert "Frozen by Lena" in page
    assert bytes(kept.head).hex() in page
    assert f"first {kept.events} event" in page
    assert "PRISMA 2020 flow diagram for new" in page


def test_another_reviews_frozen_flow_is_not_found(
    signed_in, eve, another_review, lena, review, studies
):
    kept = freeze(lena, name="First submission")

    for page in ("", "compare/", "flow.svg"):
        path = f"/reviews/{another_review.pk}/flow/frozen/{kept.pk}/{page}"
        assert signed_in(eve).get(path).status_code == 404


def test_a_lead_freezes_and_the_list_shows_the_newest_first(signed_in, lena, review, studies):
    client, page = signed_in(lena), f"/reviews/{review.pk}/flow/frozen/"

    for name in ("First submission", "Revision"):
        assert client.post(page, {"name": name}).status_code == 302

    shown = client.get(page).context["page"].rows
    assert [kept.name for kept in shown] == ["Revision", "First submission"]
    assert client.post(page, {"name": ""}).status_code == 422
    log = client.get(f"/reviews/{review.pk}/log/").content.decode()
    assert "froze the flow as" in log


def test_its_files_hold_its_own_numbers(signed_in, lena, ada, ben, review, studies):
    first, _ = studies(2)
    kept = freeze(lena, name="First submission")
    agree(first, ada, ben, verdict=NO)
    client, address = signed_in(lena), f"/reviews/{review.pk}/flow/frozen/{kept.pk}/flow"

    svg, table, numbers = (client.get(f"{address}.{kind}") for kind in ("svg", "csv", "json"))

    assert svg.content.startswith(b"<svg")
    assert svg["Content-Disposition"] == 'attachment; filename="flow-first-submission.svg"'
    assert table.content.decode() == csv(thawed(kept))
    assert json.loads(numbers.content)["records_excluded"] == 0
    assert client.get(f"{address}.exe").status_code == 404


def test_today_is_compared_number_by_number(signed_in, lena, ada, ben, review, studies):
    first, _ = studies(2)
    kept = freeze(lena, name="First submission")
    agree(first, ada, ben, verdict=NO)
    library.add_search(
        lena, source_kind=SourceKind.WEBSITE, source_name="An agency", removed_before_import=3
    )

    answer = signed_in(lena).get(f"/reviews/{review.pk}/flow/frozen/{kept.pk}/compare/")

    said = {
        (group.title, number.words): (number.earlier, number.later)
        for group in answer.context["groups"]
        for number in group.numbers
        if number.earlier != number.later
    }
    assert said == {
        ("Databases and registers", "Awaiting screening"): (2, 1),
        ("Databases and registers", "Records excluded"): (0, 1),
        ("Databases and registers", "By a human"): (0, 1),
        ("Other methods", "Records identified"): (0, 3),
        ("Other methods", "Websites"): (0, 3),
        ("Other methods", "An agency"): (0, 3),
        ("Other methods", "Duplicate records"): (0, 3),
    }
    page = answer.content.decode()
    assert "7 numbers have changed" in page
    assert "<strong>1 fewer</strong>" in page
    assert "<strong>3 more</strong>" in page


def test_a_source_that_is_gone_is_still_compared(lena, review, studies):
    search = library.add_search(lena, source_kind=SourceKind.REGISTER, source_name="A register")
    before = flow_of(review)
    library.remove_search(lena, search)

    [group] = [one for one in compared(before, flow_of(review)) if one.title[0] == "D"]

    words = [number.words for number in group.numbers]
    assert words.index("A register") == words.index("Registers") + 1
