"""Editing the protocol: the form, the preview, and the version that comes of it."""

from typing import Any

import pytest
from django.urls import reverse

from reviews.choices import Stage
from reviews.protocol.actions import VotingRules, current_protocol
from reviews.protocol.forms import ProtocolChangeForm, as_typed
from reviews.screening.protocol_changes import Superseded, change_protocol
from tests.cast import FULL_TEXT, NO, TITLE_ABSTRACT, YES
from tests.screening.acting import agree, at, reason, vote, written


def typed(review, **changes: Any) -> dict[str, Any]:
    """What a browser posts when a lead edits these fields of the protocol in force."""
    rules = {Stage(rule.stage): rule for rule in review.stage_rules.all()}
    form = ProtocolChangeForm(initial=as_typed(current_protocol(review), rules))
    return {name: form[name].value() for name in form.fields} | changes


@pytest.fixture
def address(review) -> str:
    return reverse("screening:protocol_change", args=[review.pk])


def test_the_form_starts_from_the_version_in_force(signed_in, lena, address):
    page = signed_in(lena).get(address).text

    assert "Adults with low back pain\nWalking as the main intervention" in page
    assert "Wrong population\nWrong intervention\nWrong outcome" in page


def test_a_preview_shows_what_would_change_and_changes_nothing(
    signed_in, lena, ada, ben, studies, review, address
):
    begun, done, _ = studies(3)
    vote(begun, ada, YES)
    agree(done, ada, ben)
    edited = typed(review, title_abstract_votes=1, exclusion="Animal studies\nChildren")

    page = signed_in(lena).post(address, edited).text

    assert "Title &amp; abstract: 2 studies would ask for fewer votes" in page
    assert "1 of them would be settled at once by the votes they have" in page
    assert "1 study with an outcome would keep it" in page
    assert "<ins>Children</ins>" in page
    assert "<del>Votes a study needs: 2</del>" in page
    assert "<ins>Votes a study needs: 1</ins>" in page
    assert current_protocol(review).number == 1
    assert at(begun).required == 2


def test_what_becomes_of_related_reports_is_part_of_the_protocol(signed_in, lena, review, address):
    client = signed_in(lena)
    edited = typed(review, related_preprint="same", related_reply="ignore")

    preview = client.post(address, edited).text
    page = client.post(address, edited | {"confirm": "yes"}, follow=True).text

    assert "<ins>A preprint and its article: joined as one report</ins>" in preview
    assert "A preprint and its article: no pair waits for an answer." in preview
    assert "A report and a reply or comment on it: left alone" in page
    assert current_protocol(review).related == {"PREPRINT": "same", "REPLY": "ignore"}
    assert typed(review)["related_preprint"] == "same"


def test_one_trial_is_not_offered_to_be_one_report(signed_in, lena, review, address):
    response = signed_in(lena).post(address, typed(review, related_trial="same"))

    assert response.status_code == 422


def test_different_reasons_may_be_made_a_conflict(
    signed_in, lena, ada, ben, study, review, address
):
    agree(study, ada, ben)
    for who, text in ((ada, "Wrong population"), (ben, "Wrong outcome")):
        vote(study, who, NO, stage=FULL_TEXT, reason=reason(review, text))
    edited = typed(review, full_text_reasons_must_agree="conflict")

    page = signed_in(lena).post(address, edited).text
    assert "1 of these is excluded for different reasons; it stays excluded" in page
    signed_in(lena).post(address, edited | {"confirm": "yes"})

    assert review.stage_rules.get(stage=FULL_TEXT).reasons_must_agree
    assert not review.stage_rules.get(stage=TITLE_ABSTRACT).reasons_must_agree
    assert at(study, FULL_TEXT).outcome == "excluded"
    told = signed_in(lena).get(reverse("reporting:log", args=[review.pk])).text
    assert "exclusions for different reasons from the weightiest reason to a conflict" in told


def test_confirmed_it_is_the_next_version(signed_in, lena, ada, study, review, address):
    vote(study, ada, YES)
    edited = typed(review, title_abstract_votes=1, question="Does it help?", confirm="yes")

    answer = signed_in(lena).post(address, edited)

    assert answer["Location"] == reverse("protocol:protocol", args=[review.pk])
    assert (current_protocol(review).number, current_protocol(review).question) == (
        2,
        "Does it help?",
    )
    assert (at(study).required, at(study).outcome) == (1, "included")


def test_reasons_in_another_order_are_a_change_of_order(signed_in, lena, review, address):
    edited = typed(review, reasons="Wrong outcome\nWrong population\nWrong intervention")

    page = signed_in(lena).post(address, edited).text

    assert "The same entries in another order." in page
    assert "No study would ask for more or fewer votes" in page


def test_going_on_editing_keeps_what_was_typed(signed_in, lena, review, address):
    edited = typed(review, question="Half a question", edit="yes")

    answer = signed_in(lena).post(address, edited)

    assert answer.status_code == 200
    assert "Half a question</textarea>" in answer.text


def test_no_change_makes_no_version(signed_in, lena, review, address):
    page = signed_in(lena).post(address, typed(review, confirm="yes"), follow=True)

    assert "so there is no new version" in page.text
    assert current_protocol(review).number == 1


@pytest.mark.parametrize("confirmed", [{}, {"confirm": "yes"}])
def test_two_leads_do_not_overwrite_each_other(signed_in, lena, review, address, confirmed):
    mine = typed(review, question="Mine?", **confirmed)
    signed_in(lena).post(address, typed(review, question="Theirs?", confirm="yes"))

    answer = signed_in(lena).post(address, mine)

    assert answer.status_code == 422
    assert "Lena has changed the protocol to version 2" in answer.text
    assert "Mine?</textarea>" in answer.text
    assert '<input type="hidden" name="version" value="2" id="id_version">' in answer.text
    assert current_protocol(review).question == "Theirs?"


def test_the_change_itself_refuses_what_was_typed_over_an_earlier_version(lena, review):
    rules = VotingRules()
    change_protocol(lena, protocol_=written(review, question="Theirs?"), rules=rules, edited=1)

    with pytest.raises(Superseded):
        change_protocol(lena, protocol_=written(review, question="Mine?"), rules=rules, edited=1)

    assert current_protocol(review).question == "Theirs?"


def test_a_refused_form_says_why(signed_in, lena, review, address):
    answer = signed_in(lena).post(address, typed(review, reasons="", confirm="yes"))

    assert answer.status_code == 422
    assert "Keep at least one reason" in answer.text
    assert current_protocol(review).number == 1


@pytest.mark.parametrize(
    ("who", "status"),
    [("cleo", 403), ("ada", 403), ("libby", 403), ("olive", 403), ("eve", 404)],
)
def test_only_leads_change_the_protocol(signed_in, request, review, address, who, status):
    browser = signed_in(request.getfixturevalue(who))

    assert browser.get(address).status_code == status
    assert browser.post(address, typed(review, question="X", confirm="yes")).status_code == status
    assert current_protocol(review).number == 1
