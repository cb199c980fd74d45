"""What a screener may ask about full texts that they were never given: nothing."""

from uuid import uuid4

import pytest
from django.urls import reverse

from reviews.screening.models import Decision
from tests.cast import FULL_TEXT, HTMX, NO, YES
from tests.screening.acting import agree, take_back, vote


@pytest.fixture
def told(signed_in, ada, ben, cleo, review, studies):
    """What Ada is told when she sends `form` to an address of a study at full text.

    Two others agreed on it at title and abstract, `verdict`, and one of them took the vote back
    since, so that hers is asked for.
    """

    def ask(verdict, address, form, **headers):
        [study] = studies(1)
        agree(study, ben, cleo, verdict=verdict)
        take_back(study, ben)
        answer = signed_in(ada).post(
            reverse(f"screening:{address}", args=[review.pk, FULL_TEXT, study.pk]),
            {"request_id": uuid4(), **form},
            headers=headers,
        )
        return answer.status_code, answer.text.count("Nothing was saved.")

    return ask


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("decide", {"verdict": "include"}),
        ("decide", {"verdict": "no such verdict"}),
        ("withdraw", {}),
        ("withdraw", {"request_id": "none"}),
    ],
)
def test_the_answer_does_not_tell_whether_others_included_it(told, address, form, headers):
    included = told(YES, address, form, **headers)
    excluded = told(NO, address, form, **headers)

    assert included == excluded == (409, 1)


def test_no_vote_is_taken_on_a_full_text_that_was_given_to_others(
    signed_in, ada, ben, cleo, review, study
):
    agree(study, ben, cleo)

    answer = signed_in(ada).post(
        reverse("screening:decide", args=[review.pk, FULL_TEXT, study.pk]),
        {"request_id": uuid4(), "verdict": "include"},
    )

    assert answer.status_code == 409
    assert not Decision.objects.filter(screener=ada, stage=FULL_TEXT).exists()


def test_what_was_given_stays_open_to_change_while_another_is_read(
    signed_in, ada, ben, review, studies
):
    one, other = studies(2)
    for study in (one, other):
        agree(study, ada, ben)
    vote(one, ada, YES, stage=FULL_TEXT)
    signed_in(ada).get(reverse("screening:take", args=[review.pk, FULL_TEXT]))
    reason = review.reasons.get(rank=1)

    answer = signed_in(ada).post(
        reverse("screening:decide", args=[review.pk, FULL_TEXT, one.pk]),
        {"request_id": uuid4(), "verdict": "exclude", "reason": reason.pk},
    )

    assert answer.status_code == 302
    assert [d.verdict for d in one.decisions.filter(stage=FULL_TEXT)] == ["include", "exclude"]
