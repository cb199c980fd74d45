"""The first visitor of a new server, and everyone after."""

import pytest
from django.test import Client
from django.urls import reverse

from reviews.accounts.models import User

pytestmark = pytest.mark.django_db


def test_the_first_visitor_is_led_to_create_the_first_account():
    page = Client().get("/", follow=True)

    assert page.redirect_chain == [(reverse("account_signup"), 302)]
    assert "<h1>Create the first account</h1>" in page.text


def test_the_first_account_is_signed_in_and_told_what_to_do_next():
    page = Client().post(
        reverse("account_signup"),
        {
            "name": "Lena",
            "email": "lena@tandem.example",
            "password1": "walks every day",
            "password2": "walks every day",
        },
        follow=True,
    )

    assert User.objects.get().name == "Lena"
    assert page.redirect_chain[-1][0] == reverse("protocol:reviews")
    assert "No reviews yet" in page.text
    assert reverse("protocol:start") in page.text


def test_later_visitors_are_asked_to_sign_in(eve):
    page = Client().get("/", follow=True)

    assert page.redirect_chain == [(f"{reverse('account_login')}?next=/", 302)]
    assert "Create the first account" not in Client().get(reverse("account_signup")).text
