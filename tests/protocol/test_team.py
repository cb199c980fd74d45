"""Inviting, joining, changing roles and leaving, through the pages."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from reviews.accounts.models import User
from reviews.choices import Role
from reviews.protocol import team
from reviews.protocol.models import Invitation, Member


def invited(browser, review, **fields):
    """Invite somebody through the page; returns the answer and the link's path."""
    address = reverse("protocol:invite", args=[review.pk])
    answer = browser.post(address, {"role": "screener", "note": ""} | fields)
    found = re.search(r'value="http://testserver(/join/[^"]+)"', answer.text)
    return answer, found[1] if found else ""


def undo_of(page) -> str:
    """The address of the Undo button in a page's messages."""
    found = re.search(
        r'<form method="post" action="([^"]+)">\s*<input[^>]+>\s*<button[^>]*>Undo', page
    )
    assert found, "the message offers no Undo"
    return found[1].replace("&amp;", "&")


def test_a_link_is_shown_once_and_brings_one_person_in(signed_in, lena, review, eve):
    answer, link = invited(signed_in(lena), review, role="librarian", note="Eve")

    assert "Send this link to Eve" in answer.text
    assert link not in signed_in(lena).get(reverse("protocol:team", args=[review.pk])).text
    offer = signed_in(eve).get(link)
    assert "Lena invites you" in offer.text
    assert "as a librarian" in offer.text
    joined = signed_in(eve).post(link)
    assert joined["Location"] == reverse("reporting:overview", args=[review.pk])
    assert review.members.get(user=eve).role == Role.LIBRARIAN


def test_the_link_itself_is_kept_nowhere(signed_in, lena, review):
    _, link = invited(signed_in(lena), review)

    token = link.split("/")[2]
    invitation = Invitation.objects.get()
    assert token.encode() not in bytes(invitation.token_hash)
    assert token not in "".join(review.events.values_list("details", flat=True))


def test_a_newcomer_signs_up_and_comes_back_to_the_invitation(signed_in, lena, review):
    _, link = invited(signed_in(lena), review)
    browser = Client()

    offer = browser.get(link)
    assert f'{reverse("account_signup")}?next={link}"' in offer.text
    assert f'{reverse("account_login")}?next={link}"' in offer.text
    signed_up = browser.post(
        reverse("account_signup"),
        {
            "name": "Noor",
            "email": "noor@tandem.example",
            "password1": "walks every day",
            "password2": "walks every day",
            "next": link,
        },
    )
    assert signed_up["Location"] == link
    browser.post(link)

    assert review.members.get(user__name="Noor").role == Role.SCREENER


def test_accepting_signed_out_asks_to_sign_in_and_takes_no_place(signed_in, lena, review):
    _, link = invited(signed_in(lena), review)

    answer = Client().post(link)

    assert answer["Location"] == f"{reverse('account_login')}?next={link}"
    assert review.members.count() == 1


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        ({"accepted_by": True}, "has been used"),
        ({"withdrawn_at": timezone.now()}, "was withdrawn"),
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, "has expired"),
    ],
)
def test_a_void_link_says_why(signed_in, lena, review, eve, spoil, sentence):
    _, link = invited(signed_in(lena), review)
    if "accepted_by" in spoil:
        spoil = {"accepted_by": lena}
    Invitation.objects.update(**spoil)

    for answer in (Client().get(link), signed_in(eve).get(link), signed_in(eve).post(link)):
        assert answer.status_code == 410
        assert sentence in answer.text
    assert not review.members.filter(user=eve).exists()


@pytest.mark.parametrize("leads_no_more", ["left", "another role"])
def test_a_link_of_who_leads_no_more_is_void(signed_in, lena, cleo, review, eve, leads_no_more):
    team.change_role(lena, cleo, role=Role.LEAD)
    cleo.refresh_from_db()
    _, link = invited(signed_in(cleo), review, role="lead", note="Marta")
    if leads_no_more == "left":
        team.leave(lena, cleo)
    else:
        team.change_role(lena, cleo, role=Role.OBSERVER)

    for answer in (signed_in(eve).get(link), signed_in(eve).post(link)):
        assert answer.status_code == 410
        assert "Whoever invited you does not lead this review any more." in answer.text
    assert not review.members.filter(user=eve).exists()
    assert "Marta" not in signed_in(lena).get(reverse("protocol:team", args=[review.pk])).text


def test_who_was_removed_does_not_come_back_by_an_own_link(signed_in, lena, cleo, review):
    team.change_role(lena, cleo, role=Role.LEAD)
    cleo.refresh_from_db()
    _, link = invited(signed_in(cleo), review, role="lead")
    team.leave(lena, cleo)

    assert signed_in(cleo).post(link).status_code == 410

    cleo.refresh_from_db()
    assert cleo.left_at is not None


@pytest.mark.django_db
def test_an_unknown_link_asks_whether_all_of_it_was_copied():
    answer = Client().get(reverse("protocol:accept", args=["abc"]))

    assert answer.status_code == 410
    assert "Was the whole link copied?" in answer.text


def test_a_link_does_not_change_the_role_of_a_member(signed_in, lena, ada, review):
    _, link = invited(signed_in(lena), review, role="lead")

    page = signed_in(ada).get(link)
    answer = signed_in(ada).post(link)

    ada.refresh_from_db()
    assert "You are a member of this review already." in page.text
    assert answer.status_code == 410
    assert ada.role == Role.SCREENER


def test_a_withdrawn_invitation_is_gone_from_the_list(signed_in, lena, review):
    _, link = invited(signed_in(lena), review, note="Marta")
    address = reverse("protocol:withdraw", args=[review.pk, Invitation.objects.get().pk])

    page = signed_in(lena).post(address, follow=True)

    assert "The invitation is withdrawn." in page.text
    assert "Marta" not in page.text
    assert Client().get(link).status_code == 410


def test_an_invitation_without_a_role_is_refused(signed_in, lena, review):
    answer, link = invited(signed_in(lena), review, role="king")

    assert answer.status_code == 422
    assert not link
    assert not Invitation.objects.exists()


def test_a_role_changes_and_undo_gives_the_earlier_one_back(signed_in, lena, ada, review):
    address = reverse("protocol:change_role", args=[review.pk, ada.pk])

    page = signed_in(lena).post(address, {"role": "adjudicator"}, follow=True)

    ada.refresh_from_db()
    assert "Ada is an adjudicator now." in page.text
    assert ada.role == Role.ADJUDICATOR
    signed_in(lena).post(undo_of(page.text))
    ada.refresh_from_db()
    assert ada.role == Role.SCREENER


def test_the_same_role_again_is_no_event(signed_in, lena, ada, review):
    before = review.events.count()

    signed_in(lena).post(
        reverse("protocol:change_role", args=[review.pk, ada.pk]), {"role": "screener"}
    )

    assert review.events.count() == before


def test_the_last_lead_stays(signed_in, lena, ada, review):
    browser = signed_in(lena)

    demoted = browser.post(
        reverse("protocol:change_role", args=[review.pk, lena.pk]), {"role": "observer"}
    )
    gone = browser.post(reverse("protocol:end_place", args=[review.pk, lena.pk]))

    lena.refresh_from_db()
    for answer in (demoted, gone):
        assert answer.status_code == 422
        assert "A review needs a lead. Make somebody else a lead first." in answer.text
    assert (lena.role, lena.left_at) == (Role.LEAD, None)


def test_a_place_ends_and_undo_brings_the_member_back(signed_in, lena, ada, review):
    page = signed_in(lena).post(
        reverse("protocol:end_place", args=[review.pk, ada.pk]), follow=True
    )

    assert "Ada is no longer a member." in page.text
    assert "Former members" in page.text
    assert signed_in(ada).get(reverse("protocol:team", args=[review.pk])).status_code == 404
    signed_in(lena).post(undo_of(page.text))
    assert signed_in(ada).get(reverse("protocol:team", args=[review.pk])).status_code == 200


def test_everyone_may_leave_by_themselves(signed_in, ada, review):
    answer = signed_in(ada).post(reverse("protocol:end_place", args=[review.pk, ada.pk]))

    assert answer["Location"] == reverse("protocol:reviews")
    ada.refresh_from_db()
    assert ada.left_at is not None


def test_somebody_who_left_comes_back_by_a_new_invitation(signed_in, lena, ada, review):
    team.leave(lena, ada)
    _, link = invited(signed_in(lena), review, role="observer")

    signed_in(ada).post(link)

    ada.refresh_from_db()
    assert (ada.left_at, ada.role) == (None, Role.OBSERVER)
    assert Member.objects.filter(user=ada.user).count() == 1


@pytest.mark.parametrize("who", ["cleo", "ada", "libby", "olive"])
def test_the_team_is_read_by_all_and_kept_by_leads(signed_in, request, review, ben, lena, who):
    browser = signed_in(request.getfixturevalue(who))
    invitation, _ = team.invite(lena, role=Role.LEAD, note="Marta")
    of_ben = [review.pk, ben.pk]

    page = browser.get(reverse("protocol:team", args=[review.pk]))
    refused = [
        browser.post(reverse("protocol:invite", args=[review.pk]), {"role": "lead"}),
        browser.post(reverse("protocol:withdraw", args=[review.pk, invitation.pk])),
        browser.post(reverse("protocol:change_role", args=of_ben), {"role": "lead"}),
        browser.post(reverse("protocol:end_place", args=of_ben)),
        browser.post(reverse("protocol:bring_back", args=of_ben)),
    ]

    assert page.status_code == 200
    assert "Ben" in page.text
    assert "Marta" not in page.text
    assert "ben@tandem.example" not in page.text
    assert [answer.status_code for answer in refused] == [403] * 5


def test_another_review_s_people_and_invitations_are_not_there(
    signed_in, lena, review, another_review, eve
):
    stranger = another_review.members.get(user=eve)
    invitation, _ = team.invite(stranger, role=Role.LEAD)
    browser = signed_in(lena)

    answers = [
        browser.get(reverse("protocol:team", args=[another_review.pk])),
        browser.post(reverse("protocol:withdraw", args=[review.pk, invitation.pk])),
        browser.post(
            reverse("protocol:change_role", args=[review.pk, stranger.pk]), {"role": "observer"}
        ),
        browser.post(reverse("protocol:end_place", args=[review.pk, stranger.pk])),
        browser.post(reverse("protocol:bring_back", args=[review.pk, stranger.pk])),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5


def test_fifty_members_cost_no_more_queries_than_two(signed_in, lena, ada, review):
    browser, address = signed_in(lena), reverse("protocol:team", args=[review.pk])
    team.invite(lena, role=Role.SCREENER)
    with CaptureQueriesContext(connection) as of_two:
        browser.get(address)
    for number in range(48):
        user = User.objects.create_user(f"{number}@tandem.example", name=f"Person {number}")
        Member.objects.create(review=review, user=user, role=Role.SCREENER)
        team.invite(lena, role=Role.SCREENER)

    with CaptureQueriesContext(connection) as of_fifty:
        browser.get(address)

    assert len(of_fifty) == len(of_two)
