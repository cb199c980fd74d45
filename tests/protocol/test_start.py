"""Starting a review through its page."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from reviews.choices import Role, Settling, Stage
from reviews.protocol.forms import USUAL_REASONS, StartForm
from reviews.protocol.models import Member, Review

pytestmark = pytest.mark.django_db


def filled(**fields: Any) -> dict[str, Any]:
    """What a browser posts when somebody fills in these fields and leaves the others alone."""
    form = StartForm()
    untouched = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in (untouched | fields).items()}


def test_the_title_alone_starts_a_review_which_its_starter_leads(signed_in, eve):
    answer = signed_in(eve).post(reverse("protocol:start"), filled(title="Walking and backs"))

    place = Member.objects.select_related("review").get(user=eve)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("reporting:overview", args=[place.review_id])
    assert (place.review.title, place.role) == ("Walking and backs", Role.LEAD)
    assert list(place.review.reasons.order_by("rank").values_list("text", flat=True)) == list(
        USUAL_REASONS
    )


def test_what_was_typed_is_the_first_version_of_the_protocol(signed_in, eve):
    signed_in(eve).post(
        reverse("protocol:start"),
        filled(
            title="T",
            question="Does it help?",
            inclusion="- Adults\n\n  • Walking \n",
            exclusion="1. Animals",
            reasons="Wrong outcome\nWrong population\nwrong outcome",
            include_terms="walk*\nrandomised",
            title_abstract_votes=3,
            title_abstract_dual_share=20,
            full_text_settling="consensus",
        ),
    )

    review = Review.objects.get()
    version = review.protocol_versions.get()
    rules = {rule.stage: rule for rule in review.stage_rules.all()}
    assert (version.question, version.inclusion) == ("Does it help?", ["Adults", "Walking"])
    assert version.exclusion == ["Animals"]
    assert version.reasons == ["Wrong outcome", "Wrong population"]
    assert version.include_terms == ["walk*", "randomised"]
    assert (rules[Stage.TITLE_ABSTRACT].votes, rules[Stage.TITLE_ABSTRACT].dual_share) == (3, 20)
    assert rules[Stage.TITLE_ABSTRACT].settling == Settling.ADJUDICATION
    assert rules[Stage.FULL_TEXT].settling == Settling.CONSENSUS


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "  "}, "This field is required."),
        ({"title": "T", "reasons": ""}, "Keep at least one reason"),
        ({"title": "T", "reasons": "x" * 501}, "Keep each entry below 500 characters."),
        ({"title": "T", "reasons": "\n".join(map(str, range(51)))}, "These are 51 entries."),
        ({"title": "T", "inclusion": "Adults\x00"}, "holds a character that is no text"),
        ({"title": "T", "title_abstract_votes": "4"}, "Select a valid choice"),
        ({"title": "T", "full_text_dual_share": "101"}, "less than or equal to 100"),
        ({"title": "T", "full_text_settling": "vote"}, "Select a valid choice"),
    ],
)
def test_a_refused_form_says_why_and_starts_nothing(signed_in, eve, fields, sentence):
    answer = signed_in(eve).post(reverse("protocol:start"), filled(**fields))

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Review.objects.exists()


def test_a_long_title_is_kept_whole(signed_in, eve):
    signed_in(eve).post(reverse("protocol:start"), filled(title="Walking " * 250))

    assert len(Review.objects.get().title) == 1_999


def test_the_page_is_filled_in_with_what_most_reviews_need(signed_in, eve):
    page = signed_in(eve).get(reverse("protocol:start")).text

    assert "\n".join(USUAL_REASONS) in page
    assert '<option value="2" selected>2: two people read each study, blind</option>' in page


def test_nobody_starts_a_review_without_signing_in(client: Client):
    answer = client.post(reverse("protocol:start"), filled(title="T"))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))
    assert not Review.objects.exists()
