"""The first page of a review: what waits for the reader, and how far it is."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.accounts.models import User
from reviews.choices import Role, Stage
from reviews.library import importing
from reviews.library.group_models import CandidatePair
from reviews.protocol import actions, team
from reviews.protocol.models import Member
from reviews.reporting.overview import tally_for
from reviews.screening.adjudicating import reopen
from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, ask_for, disagree, take_back, vote


@pytest.fixture
def address(review) -> str:
    return reverse("reporting:overview", args=[review.pk])


def cards_of(page: str) -> list[str]:
    """The titles of what waits, in order."""
    waiting = page.partition('id="waiting"')[2].partition("</section>")[0]
    return re.findall(r"<h3>([^<]+)</h3>", waiting)


def facts_of(page: str) -> list[list[tuple[str, str]]]:
    """The numbers of each stage: (name, number) pairs."""
    found = re.findall(r'<dl class="facts">(.*?)</dl>', page, re.DOTALL)
    pair = re.compile(r"<dt>([^<]+?) *(?:<span[^>]*></span>)?</dt><dd>([^<]+)</dd>")
    return [pair.findall(facts) for facts in found]


def test_an_empty_review_says_what_to_do_next(signed_in, lena, libby, ada, address):
    for_the_lead, for_the_librarian, for_a_screener = (
        signed_in(who).get(address).text for who in (lena, libby, ada)
    )

    assert cards_of(for_the_lead) == ["Import your first search"]
    assert cards_of(for_the_librarian) == ["Import your first search"]
    assert cards_of(for_a_screener) == []
    assert "there are no studies to read" in for_a_screener


def test_a_table_whose_columns_nobody_knows_waits_for_librarians(
    signed_in, lena, libby, ada, a_file, address
):
    importing.ask_for_columns(a_file(), "No column is known to hold titles.")

    asked = "Say what the columns of 1 file hold"
    assert cards_of(signed_in(libby).get(address).text) == [asked]
    assert cards_of(signed_in(lena).get(address).text) == [asked]
    assert cards_of(signed_in(ada).get(address).text) == []


def test_pairs_that_may_be_one_report_wait_for_librarians(
    signed_in, libby, ada, studies, review, address
):
    one, other = studies(2)
    CandidatePair.objects.create(
        review=review, a=one, b=other, score=0.7, rules="1", file=one.reference.file
    )

    page = signed_in(libby).get(address).text

    assert cards_of(page) == ["Say whether 1 pair of studies is the same"]
    assert f'href="{reverse("screening:pairs", args=[review.pk])}"' in page
    assert cards_of(signed_in(ada).get(address).text) == ["Screen 2 studies"]


def test_a_lead_alone_is_told_to_invite(signed_in, lena, study, address):
    page = signed_in(lena).get(address).text

    assert cards_of(page) == ["Invite your team", "Screen 1 study"]
    assert "Each study asks for 2 votes, and only one person here can vote so far." in page


@pytest.mark.parametrize(
    ("share", "told"),
    [(20, "Some studies ask for 2 votes, and only one person here can vote so far."), (0, "")],
)
@pytest.mark.usefixtures("study")
def test_a_lead_is_told_to_invite_for_votes_that_are_asked(
    signed_in, lena, review, address, share, told
):
    review.stage_rules.update(votes=2, dual_share=share)

    page = signed_in(lena).get(address).text

    assert told in page
    assert ("Invite your team" in cards_of(page)) == bool(told)


def test_what_waits_leads_there_in_one_click(
    signed_in, lena, ada, ben, cleo, studies, address, review
):
    disputed, wanted, *_ = studies(4)
    disagree(disputed, ada, ben)
    agree(wanted, ada, ben)

    page = signed_in(cleo).get(address).text

    assert cards_of(page) == [
        "Screen 2 studies",
        "Read 1 full text",
        "Settle 1 conflict",
        "Find 1 full text",
    ]
    for name, *stage in (
        ("screening:take", TITLE_ABSTRACT),
        ("screening:take", FULL_TEXT),
        ("screening:conflicts", TITLE_ABSTRACT),
        ("screening:retrieval",),
    ):
        assert f'href="{reverse(name, args=[review.pk, *stage])}"' in page


def test_by_consensus_a_screener_is_sent_to_their_own_conflict(
    signed_in, ada, ben, study, review, address
):
    ask_for(review, 2, settling="consensus")
    disagree(study, ada, ben)

    assert cards_of(signed_in(ada).get(address).text) == ["Settle 1 conflict"]


def test_leads_see_how_far_each_stage_and_each_screener_is(
    signed_in, lena, ada, ben, studies, address
):
    disputed, wanted, unwanted, begun, _ = studies(5)
    disagree(disputed, ada, ben)
    agree(wanted, ada, ben)
    agree(unwanted, ada, ben, verdict=NO)
    vote(begun, ada, YES)

    page = signed_in(lena).get(address).text

    assert facts_of(page)[0] == [
        ("Your votes", "0"),
        ("Included", "1"),
        ("Excluded", "1"),
        ("In conflict", "1"),
        ("Awaiting", "2"),
    ]
    assert "2 of 5 studies settled" in page
    assert "3 studies are not settled and would stay so." in page
    rows = page.partition("Table of votes cast")[2]
    votes = re.findall(r'<th scope="row">(\w+)</th>.*?abstract">(\d+)</td>', rows)
    assert votes == [("Lena", "0"), ("Ada", "4"), ("Ben", "3")]


def test_a_screener_sees_their_own_votes_and_no_outcome(signed_in, ada, ben, studies, address):
    disputed, wanted, *_ = studies(4)
    disagree(disputed, ada, ben)
    agree(wanted, ada, ben)

    page = signed_in(ada).get(address).text

    assert facts_of(page) == [[("Your votes", "2"), ("Studies", "4")], [("Your votes", "0")]]
    assert "Votes cast" not in page
    assert "settled" not in page


def test_one_s_own_votes_are_the_same_number_for_oneself_and_for_leads(
    lena, ada, ben, studies, review
):
    changed, withdrawn, reopened, kept = studies(4)
    for study in (changed, withdrawn, reopened, kept):
        vote(study, ada, YES)
    vote(changed, ada, NO)
    take_back(withdrawn, ada)
    vote(reopened, ben, YES)
    reopen(study_id=reopened.pk, stage=TITLE_ABSTRACT, lead=lena, why="")

    by_ada, by_lena = tally_for(ada), tally_for(lena)

    assert by_ada.votes[TITLE_ABSTRACT, ada.pk] == 2
    assert by_lena.votes[TITLE_ABSTRACT, ada.pk] == 2
    assert by_ada.found == by_lena.found == 4


@pytest.mark.parametrize("verdicts", [(YES, YES), (YES, NO), (NO, NO)])
def test_what_others_decide_on_a_study_of_theirs_changes_nothing_for_a_screener(
    signed_in, ada, ben, cleo, study, review, address, verdicts
):
    ask_for(review, 3)
    before = signed_in(ada).get(address).content

    vote(study, ben, verdicts[0])
    vote(study, cleo, verdicts[1])

    unmasked = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
    after = signed_in(ada).get(address).content
    assert unmasked.sub(b"", after) == unmasked.sub(b"", before)


def test_when_all_is_closed_a_screener_sees_the_results(signed_in, lena, ada, ben, study, address):
    agree(study, ada, ben)
    actions.close_stage(lena, TITLE_ABSTRACT)
    assert "Included" not in signed_in(ada).get(address).text.partition("</nav>")[0]
    assert facts_of(signed_in(ada).get(address).text)[1] == [("Your votes", "0")]

    actions.close_stage(lena, FULL_TEXT)

    page = signed_in(ada).get(address).text
    assert ("Included", "1") in facts_of(page)[0]
    assert cards_of(page) == []
    assert "Screening is closed." in page


@pytest.mark.parametrize("who", ["lena", "cleo", "ada", "libby", "olive"])
def test_every_member_has_an_overview_and_leads_close_stages(signed_in, request, address, who):
    page = signed_in(request.getfixturevalue(who)).get(address)

    assert page.status_code == 200
    assert ("Close this stage" in page.text) == (who == "lena")


def test_outsiders_and_those_who_left_find_nothing(signed_in, lena, ada, eve, address):
    team.leave(lena, ada)

    assert signed_in(eve).get(address).status_code == 404
    assert signed_in(ada).get(address).status_code == 404


def test_members_and_studies_cost_no_more_queries(signed_in, lena, ada, studies, review, address):
    browser = signed_in(lena)
    for study in studies(2):
        vote(study, ada, YES)
    with CaptureQueriesContext(connection) as of_two:
        browser.get(address)
    for number in range(48):
        user = User.objects.create_user(f"{number}@tandem.example", name=f"Person {number}")
        Member.objects.create(review=review, user=user, role=Role.SCREENER)
    for study in studies(48):
        vote(study, ada, YES)

    with CaptureQueriesContext(connection) as of_fifty:
        browser.get(address)

    assert len(of_fifty) == len(of_two)


def test_votes_of_all_stages_are_counted_apart(signed_in, lena, ada, ben, study, address):
    agree(study, ada, ben)
    vote(study, ada, YES, stage=Stage.FULL_TEXT)

    page = signed_in(lena).get(address).text

    ada_s_row = page.partition(">Ada</th>")[2].partition("</tr>")[0]
    assert re.findall(r'number"[^>]*>(\d+)<', ada_s_row) == ["1", "1"]
