"""The demo's one-click sign-in: there in the demo, nowhere else."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from reviews.accounts.models import User
from reviews.demo.cast import CAST


@pytest.fixture
def demo(settings) -> None:
    settings.ROOT_URLCONF = "reviews.demo.urls"
    settings.LOGIN_URL = "demo:people"
    for person in CAST:
        User.objects.create_user(person.email, name=person.name)


@pytest.mark.django_db
@pytest.mark.parametrize("person", CAST, ids=lambda person: person.name)
def test_each_person_signs_in_with_one_click(person, demo):
    client = Client()
    assert client.get("/", follow=True).templates[0].name == "demo/people.html"

    answer = client.post("/demo/sign-in/", {"email": person.email}, follow=True)

    assert answer.context["user"].email == person.email


def test_a_click_leads_to_the_page_that_was_asked_for(window, demo):
    page = window()
    page.goto("/reviews/new/")

    page.get_by_role("button", name="Sign in as Lena").click()

    expect(page.get_by_role("heading", name="Start a review")).to_be_visible()
    expect(page.locator(".menu > summary")).to_have_text("Lena")


@pytest.mark.django_db
def test_nobody_but_the_demos_people_can_be_become(demo):
    User.objects.create_user("eve@tandem.example", name="Eve")

    answer = Client().post("/demo/sign-in/", {"email": "eve@tandem.example"})

    assert answer.status_code == 404


@pytest.mark.django_db
def test_tandem_itself_has_no_such_sign_in():
    User.objects.create_user(CAST[0].email, name=CAST[0].name)

    assert Client().get("/demo/").status_code == 404
    assert Client().post("/demo/sign-in/", {"email": CAST[0].email}).status_code == 404
