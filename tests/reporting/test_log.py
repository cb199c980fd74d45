"""The log: plain sentences, and nothing in them that the reader may not know yet."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.audit import actions as audit
from reviews.choices import Retrieval, Role
from reviews.library import actions as library
from reviews.protocol import actions, team
from reviews.reporting import log
from reviews.reporting.protocol_history import rule_changes
from reviews.screening import full_text
from reviews.screening import joining as joins
from reviews.screening.adjudicating import reopen
from reviews.screening.setting_aside import give_back, set_aside
from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import (
    agree,
    ask_for,
    disagree,
    reason,
    settle_conflict,
    take_back,
    vote,
)


@pytest.fixture
def address(review) -> str:
    return reverse("reporting:log", args=[review.pk])


def retitle(study, librarian, title: str) -> None:
    shown = library.fingerprint(study)
    study.title = title
    library.correct(librarian, study, shown=shown)


def sentences(page: str) -> list[str]:
    """The sentences of the page, without their times and markup."""
    listed = page.partition('<ol class="log">')[2].partition("</ol>")[0]
    found = re.findall(r"<p>(.*?)</p>", listed, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]+>", "", sentence)) for sentence in found]


def test_acts_of_the_whole_line_read_as_sentences(
    signed_in, lena, ada, ben, cleo, libby, a_study, search, review, address
):
    study, other = a_study(title="Walking in Oslo"), a_study(title="Walking in Bergen")
    disagree(study, ada, ben)
    settle_conflict(study, cleo, YES)
    full_text.note_retrieval(
        study_id=study.pk, member=libby, state=Retrieval.NOT_RETRIEVED, note="Lost"
    )
    vote(other, ada, YES)
    take_back(other, ada)
    vote(other, ada, NO)
    reopen(study_id=study.pk, stage=TITLE_ABSTRACT, lead=lena, why="A new erratum")
    joins.join(libby, [study, other])
    retitle(study, libby, "Walking in Oslo, Norway")
    team.invite(lena, role=Role.ADJUDICATOR)
    team.change_role(lena, ben, role=Role.OBSERVER)
    team.leave(lena, ben)
    team.leave(ada, ada)
    set_aside(lena, ada, why="Was not trained")
    give_back(lena, ada)
    team.bring_back(lena, ada)
    actions.rename(lena, title="Walking")
    ask_for(review, 1)
    actions.close_stage(lena, FULL_TEXT)

    found = sentences(signed_in(lena).get(address).text)

    assert found == [
        "Lena closed Full text.",
        "Lena changed how Title & abstract is screened: votes a study needs from 2 to 1.",
        "Lena changed how Full text is screened: votes a study needs from 2 to 1.",
        "Lena adopted version 2 of the protocol.",
        "Lena renamed the review from “Walking for low back pain” to “Walking”.",
        "Lena brought back Ada.",
        "Lena gave back 1 vote of Ada.",
        "Lena set aside 1 vote of Ada: Was not trained.",
        "Ada left the review.",
        "Lena ended the place of Ben.",
        "Lena made Ben, until then screener, an observer.",
        "Lena invited an adjudicator.",
        "Libby corrected “Walking in Oslo, Norway”: title.",
        "Libby joined 1 study to “Walking in Bergen”.",
        "Lena reopened “Walking in Oslo, Norway” at title & abstract: A new erratum.",
        "Ada decided again on “Walking in Bergen” at title & abstract.",
        "Ada took back the decision on “Walking in Bergen” at title & abstract.",
        "Ada decided on “Walking in Bergen” at title & abstract.",
        "Libby noted the full text of “Walking in Oslo, Norway” as not retrieved (Lost).",
        "Cleo settled the conflict about “Walking in Oslo, Norway” at title & abstract.",
        "Ben decided on “Walking in Oslo, Norway” at title & abstract.",
        "Ada decided on “Walking in Oslo, Norway” at title & abstract.",
        "Lena added the search “PubMed”.",
        "Lena adopted version 1 of the protocol.",
        "Lena started the review “Walking for low back pain”.",
    ]


def test_what_was_done_to_files_names_the_file(signed_in, lena, a_file, review, address):
    file = a_file()
    for verb, facts in (
        ("uploaded", {"name": file.name}),
        ("imported", {"references": 1_204}),
        ("imported", {"references": 1}),
        ("joined the duplicates of", {"joined": [[2, 1], [3, 1]]}),
        ("refused", {"why": "It is empty."}),
        ("undid the import of", {"name": file.name}),
    ):
        audit.record(verb, file, review_id=review.pk, actor=lena, **facts)

    assert sentences(signed_in(lena).get(address).text)[:6] == [
        "Lena undid the import of “file 1.ris”.",
        "Lena could not import “file 1.ris”: It is empty.",
        "Lena joined the duplicates of “file 1.ris”: 2 studies.",
        "Lena imported “file 1.ris”: 1 reference.",
        "Lena imported “file 1.ris”: 1,204 references.",
        "Lena uploaded “file 1.ris”.",
    ]


def test_a_search_that_was_removed_is_still_named(signed_in, lena, search, address):
    library.remove_search(lena, search)

    assert sentences(signed_in(lena).get(address).text)[:2] == [
        "Lena removed the search “PubMed”.",
        "Lena added the search “PubMed”.",
    ]


OLDER = (
    "UPDATE reviews_event SET details = (details::jsonb - 'reasons_must_agree'"
    " #- '{earlier,reasons_must_agree}')::text WHERE subject_kind = 'stagerule'"
)


def test_a_change_is_told_by_a_log_that_knew_of_fewer_choices(
    signed_in, lena, ada, study, review, address, tamper
):
    vote(study, ada, YES)
    ask_for(review, 3)
    tamper(OLDER)

    told = sentences(signed_in(lena).get(address).text)
    changed = "Lena changed how Title & abstract is screened: votes a study needs from 2 to 3."
    assert changed in told
    assert [change.changed for change in rule_changes(review)] == [("votes",)] * 2
    assert signed_in(lena).get(reverse("reporting:methods", args=[review.pk])).status_code == 200


def test_an_act_without_a_sentence_of_its_own_is_still_told(
    signed_in, lena, review, study, address
):
    audit.record("weighed", study.reference, review_id=review.pk, actor=None)

    told = sentences(signed_in(lena).get(address).text)[0]
    assert told == f"Tandem weighed reference {study.reference.pk}."


def test_a_screener_reads_only_their_own_decisions(
    signed_in, ada, ben, cleo, libby, lena, studies, address
):
    disputed, wanted = studies(2)
    disagree(disputed, ada, ben)
    settle_conflict(disputed, cleo, YES)
    agree(wanted, ada, ben)
    full_text.note_retrieval(study_id=wanted.pk, member=libby, state=Retrieval.RETRIEVED)
    reopen(study_id=wanted.pk, stage=TITLE_ABSTRACT, lead=lena, why="To be sure")
    joins.join(libby, [disputed, wanted])

    found = sentences(signed_in(ada).get(address).text)

    assert [sentence.split(maxsplit=2)[:2] for sentence in found] == [
        ["Libby", "joined"],
        ["Ada", "decided"],
        ["Ada", "decided"],
        ["Lena", "added"],
        ["Lena", "adopted"],
        ["Lena", "started"],
    ]


def test_verdicts_are_told_to_nobody_until_their_stage_is_closed(
    signed_in, lena, ada, ben, cleo, review, study, address
):
    disagree(study, ada, ben)
    settle_conflict(study, cleo, YES)
    vote(study, ada, NO, stage=FULL_TEXT, reason=reason(review, "Wrong outcome"))

    def told() -> str:
        return "\n".join(sentences(signed_in(lena).get(address).text))

    assert "include" not in told()
    assert "exclude" not in told()
    actions.close_stage(lena, TITLE_ABSTRACT)
    title = study.title
    assert f"Ada decided on “{title}” at title & abstract: include." in told()
    assert f"Ben decided on “{title}” at title & abstract: exclude." in told()
    assert f"Cleo settled the conflict about “{title}” at title & abstract: include." in told()
    assert "Wrong outcome" not in told()
    actions.close_stage(lena, FULL_TEXT)
    assert f"Ada decided on “{title}” at full text: exclude, Wrong outcome." in told()


def test_when_all_is_closed_a_screener_reads_everything(signed_in, lena, ada, ben, study, address):
    disagree(study, ada, ben)
    actions.close_stage(lena, TITLE_ABSTRACT)
    assert not any("Ben" in told for told in sentences(signed_in(ada).get(address).text))

    actions.close_stage(lena, FULL_TEXT)

    assert f"Ben decided on “{study.title}” at title & abstract: exclude." in sentences(
        signed_in(ada).get(address).text
    )


def test_nothing_on_the_page_counts_what_is_left_out(
    signed_in, lena, ada, ben, studies, address, monkeypatch
):
    """The address of the next page is the same however much others did in between."""
    monkeypatch.setattr(log.page_of, "__kwdefaults__", log.page_of.__kwdefaults__ | {"size": 1})
    mine, *others = studies(4)
    for study in others:
        vote(study, ben, YES)
    vote(mine, ada, YES)

    page = signed_in(ada).get(address).text

    newest = log.readable_by(ada).order_by("-sequence")[0]
    (key,) = re.findall(r'href="\?before=(\d+)"', page)
    assert key == f"{newest.at.timestamp():.6f}".replace(".", "")
    assert sentences(page) == [f"Ada decided on “{mine.title}” at title & abstract."]


def test_pages_lead_through_the_whole_log_and_back(lena, review):
    for number in range(7):
        actions.rename(lena, title=f"Title {number}")
    numbers = list(review.events.order_by("-sequence").values_list("sequence", flat=True))

    forth, key = [], None
    while not forth or key is not None:
        page = log.page_of(lena, before=key, size=4)
        forth.append([event.sequence for event in page.events])
        key = page.older_than
    back = log.page_of(lena, after=page.newer_than, size=4)

    assert [number for page in forth for number in page] == numbers
    assert [event.sequence for event in back.events] == forth[-2]
    assert (back.newer_than is None) == (len(forth) == 2)
    assert back.older_than is not None


@pytest.mark.parametrize("query", ["before=x", "before=-1", "before=", f"after={'9' * 30}"])
def test_an_address_that_names_no_time_shows_the_newest(signed_in, lena, address, query):
    assert len(sentences(signed_in(lena).get(f"{address}?{query}").text)) == 2


def test_a_time_after_the_last_year_shows_nothing_newer(signed_in, lena, address):
    page = signed_in(lena).get(f"{address}?after={'9' * 18}")

    assert page.status_code == 200
    assert "no events in this direction" in page.text


@pytest.mark.parametrize("who", ["lena", "cleo", "ada", "libby", "olive"])
def test_every_member_may_open_the_log(signed_in, request, address, who):
    assert signed_in(request.getfixturevalue(who)).get(address).status_code == 200


def test_outsiders_do_not_find_it_and_members_read_their_own_review_s(
    signed_in, lena, eve, another_review, address
):
    assert signed_in(eve).get(address).status_code == 404
    assert "Another team" not in signed_in(lena).get(address).text


def test_a_full_page_costs_no_more_queries_than_two_lines(
    signed_in, lena, ada, ben, libby, a_file, studies, address
):
    def act(number: int) -> None:
        for study in studies(number):
            disagree(study, ada, ben)
            retitle(study, libby, f"{study.title}, corrected")

    browser = signed_in(lena)
    act(1)
    with CaptureQueriesContext(connection) as of_few:
        browser.get(address)
    act(16)

    with CaptureQueriesContext(connection) as of_fifty:
        assert len(sentences(browser.get(address).text)) == 50

    assert len(of_fifty) <= len(of_few)
