"""How many full texts are to be found: the same on the first page, in the list and in the flow."""

import re

import pytest
from django.urls import reverse

from reviews.choices import Retrieval
from reviews.protocol.models import Member
from reviews.reporting.flow import flow_of
from reviews.screening import seeking
from reviews.screening.adjudicating import reopen
from reviews.screening.full_text import note_retrieval
from reviews.screening.joining import join
from tests.cast import FULL_TEXT, HTMX, NO, YES
from tests.screening.acting import agree, reason, vote

COUNTED = r"<a [^>]*>([A-Z][a-z ]+) <span class=\"number soft\"[^>]*>([\d,]+)<"


@pytest.fixture
def mixed(review, lena, ada, ben, studies):
    """Two to find, one requested, one noted as here; and what was read without such a note."""
    made = dict(
        zip(
            (
                *("to find", "also to find", "requested", "here", "missing", "ongoing"),
                *("begun", "included", "excluded", "disputed", "requested, then read", "again"),
                *("duplicate", "not sought"),
            ),
            studies(14),
            strict=True,
        )
    )
    for name, study in made.items():
        agree(study, ada, ben, verdict=NO if name == "not sought" else YES)
    for name, state in (
        ("requested", Retrieval.REQUESTED),
        ("requested, then read", Retrieval.REQUESTED),
        ("here", Retrieval.RETRIEVED),
        ("missing", Retrieval.NOT_RETRIEVED),
        ("ongoing", Retrieval.ONGOING),
    ):
        note_retrieval(study_id=made[name].pk, member=lena, state=state)
    why = reason(review, "Wrong population")
    for name, verdicts in (
        ("begun", (YES,)),
        ("included", (YES, YES)),
        ("excluded", (NO, NO)),
        ("disputed", (YES, NO)),
        ("requested, then read", (NO, NO)),
        ("again", (YES, YES)),
    ):
        for screener, verdict in zip((ada, ben), verdicts, strict=False):
            because = why if verdict == NO else None
            vote(made[name], screener, verdict, stage=FULL_TEXT, reason=because)
    reopen(study_id=made["again"].pk, stage=FULL_TEXT, lead=lena, why="To be read again.")
    join(lena, [made["included"], made["duplicate"]])
    return made


def counted_in_the_list(page: str) -> dict[str, int]:
    return {name: int(n) for name, n in re.findall(COUNTED, page)}


@pytest.mark.usefixtures("mixed")
def test_the_first_page_the_list_and_the_flow_agree(signed_in, lena, review):
    client = signed_in(lena)
    overview = client.get(reverse("reporting:overview", args=[review.pk])).text
    counted = counted_in_the_list(client.get(reverse("screening:retrieval", args=[review.pk])).text)
    flow = flow_of(review)

    assert "Find 2 full texts" in overview
    assert "1 more has been requested." in overview
    assert (counted["To find"], counted["Requested"]) == (2, 1)
    assert flow.awaiting_retrieval == counted["To find"] + counted["Requested"]
    assert counted["All"] == flow.reports_sought
    assert counted["Not retrieved"] == flow.reports_not_retrieved
    here = counted["Retrieved"] + counted["Ongoing study"]
    assert here == flow.reports_assessed == 8


def test_what_was_read_is_listed_as_retrieved(mixed, signed_in, lena, review):
    def listed(state: str) -> set[str]:
        page = signed_in(lena).get(f"/reviews/{review.pk}/retrieval/?state={state}").text
        return {name for name, study in mixed.items() if f'id="study-{study.pk}"' in page}

    assert listed("sought") == {"to find", "also to find"}
    assert listed("requested") == {"requested"}
    assert listed("retrieved") == {
        *("here", "begun", "included", "excluded", "disputed", "requested, then read", "again")
    }
    page = signed_in(lena).get(reverse("library:study", args=[review.pk, mixed["excluded"].pk]))
    assert "Retrieved" in page.text
    assert "Sought" not in page.text


def test_a_row_by_itself_says_the_same(mixed, signed_in, lena, review):
    note = reverse("screening:note_retrieval", args=[review.pk, mixed["begun"].pk])

    shown = signed_in(lena).post(note, {"state": "requested"}, headers=HTMX).text

    assert re.search(r'badge-done">Retrieved<', shown)
    assert "Noted. Somebody has voted on this full text, so it counts as retrieved." in shown


def test_what_is_requested_alone_is_not_to_be_found(lena: Member, ada, ben, study):
    agree(study, ada, ben)
    note_retrieval(study_id=study.pk, member=lena, state=Retrieval.REQUESTED)

    assert seeking.counts(lena) == {Retrieval.REQUESTED: 1}
