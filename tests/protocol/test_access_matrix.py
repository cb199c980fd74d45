"""Who may open what: every address, every role. An address without a rule fails."""

from collections.abc import Iterable, Iterator
from html import unescape
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from reviews.choices import Retrieval, Role, Settling, Stage, TextState
from reviews.library import linking
from reviews.library.group_models import CandidatePair, Join
from reviews.protocol import team
from reviews.protocol.actions import close_stage
from reviews.protocol.models import Member
from reviews.reporting.freezing import freeze
from reviews.retrieval.models import FullText
from reviews.retrieval.pictures import Width
from reviews.screening import joining, queue
from reviews.screening.full_text import note_retrieval
from tests.addresses import Address, addresses
from tests.cast import FULL_TEXT, TITLE_ABSTRACT, YES, a_member
from tests.protocol.access_rules import FOR_ACCOUNTS, FOR_EVERYONE, RULES, TEAM
from tests.screening.acting import agree, ask_for, disagree, settle_conflict, vote

ANSWERED = {200, 204, 302, 409, 422}
ADDRESSES = addresses()
INSIDE = [address for address in ADDRESSES if "review_id" in address.parameters]
WITH_AN_OBJECT = [
    address
    for address in INSIDE
    if set(address.parameters) - {"review_id", "stage", "box", "number", "extension"}
]
# Looking back at what one has not decided leads to the queue, whatever it is.
LEADING_ON = {"screening:look_back", "screening:conflict"}
# What any form takes, so that an act is refused for its object and not for its form.
FILLED_IN = {
    "verdict": "include",
    "settles": "1",
    "why": "To be read again.",
    "state": "retrieved",
    "role": "observer",
    "title": "Another title",
}


def test_every_address_has_a_rule():
    named = {address.name for address in ADDRESSES}

    assert named == RULES.keys() | FOR_ACCOUNTS | FOR_EVERYONE
    assert {address.name for address in INSIDE} == RULES.keys()


@pytest.fixture
def team_of_each_role(lena, ada, cleo, libby, olive) -> dict[Role, Member]:
    return {Role(member.role): member for member in (lena, cleo, ada, libby, olive)}


@pytest.fixture
def values(review, ada, ben, cleo, lena, libby, studies, search) -> dict[str, list[object]]:
    """An object of the review for every parameter; the study has been through everything."""
    first, second, third, fourth = studies(4)
    disagree(first, ada, ben)
    agree(second, ada, ben)
    note_retrieval(study_id=second.pk, member=libby, state=Retrieval.RETRIEVED)
    full_text = FullText.objects.create(
        review=review,
        study=second,
        name="second.pdf",
        content="no such file",
        sha256="0" * 64,
        size=7,
        added_by=libby,
        state=TextState.READ,
        pages=1,
        text="Walking helped.",
    )
    caches["pages"].set(f"{full_text.sha256}-1-{Width.LARGE:d}", b"a picture")
    vote(second, ada, YES, stage=FULL_TEXT)
    joining.join(libby, [third, fourth])
    pair = CandidatePair.objects.create(
        review=review, a=first, b=third, score=0.8, rules="1", file=first.reference.file
    )
    related = CandidatePair.objects.create(
        review=review, a=second, b=third, relation="PREPRINT", score=0.6, rules="1"
    )
    queue.take_next(ada, TITLE_ABSTRACT)
    invitation, token = team.invite(lena, role=Role.OBSERVER)
    gone = a_member(review, "Gil", Role.SCREENER)
    study = {"screening:split.study_id": [third.pk], "screening:look_back.study_id": [first.pk]}
    file, frozen = first.reference.file.pk, freeze(lena, name="First submission")
    return study | {
        "review_id": [review.pk],
        "stage": list(Stage),
        "study_id": [second.pk],
        "full_text_id": [full_text.pk],
        "number": [1],
        "box": ["identified"],
        "extension": ["svg", "png", "pdf", "docx", "csv", "json"],
        "reporting:methods_file.extension": ["txt", "docx"],
        **{f"reporting:{page}.pk": [frozen.pk] for page in ("frozen", "compare", "frozen_file")},
        "token": [token],
        "pair_id": [pair.pk],
        "library:link_pair.pair_id": [related.pk],
        "library:unrelate.pair_id": [related.pk],
        "run": [Join.objects.latest("pk").run],
        "member_id": [gone.pk],
        "invitation_id": [invitation.pk],
        "pk": [file],
        "companion_id": [linking.link(libby, first, second).pk],
        "library:companions.pk": [first.pk],
        "library:study.pk": [first.pk],
        "library:study_change.pk": [first.pk],
        "library:reference.pk": [first.reference_id],
        "library:search.pk": [search.pk],
        "screening:change_search.pk": [search.pk],
        "library:search_remove.pk": [search.pk],
        "library:upload.pk": [search.pk],
        "library:import_again.pk": [search.pk],
    }


def answer(client: Client, method: str, path: str) -> HttpResponse:
    """The answer; what the request changed is taken back."""
    before = transaction.savepoint()
    body = FILLED_IN | {"request_id": str(uuid4())}
    response = client.get(path) if method == "get" else client.post(path, body)
    transaction.savepoint_rollback(before)
    return response


def requests(
    those: Iterable[Address], values: dict[str, list[object]]
) -> Iterator[tuple[str, str, frozenset[Role]]]:
    """Every method and path, and the roles that it answers."""
    for address in those:
        rule = RULES[address.name]
        for path in address.filled_in(values):
            yield "get", path, rule.get
            yield "post", path, rule.post


@pytest.fixture(autouse=True)
def _a_file_to_download(monkeypatch):
    """The cast's files have rows and no bytes; who may download is another question."""
    monkeypatch.setattr(FileSystemStorage, "_open", lambda *_: ContentFile(b"TY  - JOUR\n"))


@pytest.mark.parametrize("role", Role)
def test_each_role_may_open_what_the_rules_say(values, team_of_each_role, signed_in, role):
    client, wrong = signed_in(team_of_each_role[role]), []
    for method, path, roles in requests(INSIDE, values):
        status = answer(client, method, path).status_code
        expected = {405} if not roles else ANSWERED if role in roles else {403}
        if status not in expected:
            wrong.append(f"{method} {path}: {status}, not {expected}")

    assert wrong == []


@pytest.mark.parametrize("was_a_member", [False, True])
def test_outsiders_do_not_learn_that_the_review_exists(
    values, review, eve, lena, signed_in, was_a_member
):
    client, wrong = signed_in(eve), []
    if was_a_member:
        team.leave(lena, Member.objects.create(review=review, user=eve, role=Role.LEAD))
    for method, path, roles in requests(INSIDE, values):
        status = answer(client, method, path).status_code
        if status != (404 if roles else 405):
            wrong.append(f"{method} {path}: {status}")

    assert wrong == []


def test_who_is_signed_out_is_asked_to_sign_in(values):
    asked = list(requests(INSIDE, values))
    asked += [("get", reverse(name), TEAM) for name in FOR_ACCOUNTS]
    wrong = []
    for method, path, _ in asked:
        response = answer(Client(), method, path)
        if not response.headers.get("Location", "").startswith(reverse("account_login")):
            wrong.append(f"{method} {path}: {response.status_code}")

    assert wrong == []


def test_another_reviews_object_is_not_there_through_ones_own(
    values, eve, another_review, signed_in
):
    assert another_review.members.filter(user=eve, role=Role.LEAD).exists()
    own = {"review_id": [another_review.pk]}
    nowhere = {key: [2**40] for key in values if key.endswith(("pk", "_id"))}
    client, wrong = signed_in(eve), []
    for address in WITH_AN_OBJECT:
        theirs = requests([address], values | own)
        for asked, missing in zip(theirs, requests([address], values | nowhere | own), strict=True):
            method, path, roles = asked
            if not roles:
                continue
            status = answer(client, method, path).status_code
            leads_on = address.name in LEADING_ON and method == "get"
            if status != (302 if leads_on else 404):
                wrong.append(f"{method} {path}: {status}")
            if status != answer(client, method, missing[1]).status_code:
                wrong.append(f"{method} {path} differs from what does not exist")

    assert wrong == []


@pytest.mark.parametrize("name", sorted(FOR_ACCOUNTS))
def test_everyone_with_an_account_may_start_and_list_reviews(name, eve, signed_in):
    assert signed_in(eve).get(reverse(name)).status_code == 200


def test_the_list_of_reviews_names_only_ones_own(review, eve, another_review, signed_in):
    page = unescape(signed_in(eve).get(reverse("protocol:reviews")).content.decode())

    assert another_review.title in page
    assert review.title not in page


def test_an_invitation_opens_for_whoever_holds_the_link(values, eve, signed_in):
    (path,) = Address("protocol:accept", ("token",)).filled_in(values)

    assert Client().get(path).status_code in {200, 302}
    assert signed_in(eve).get(path).status_code == 200


class TestWhatChangesWithTheReview:
    """Rules that depend on what has happened."""

    def test_screeners_see_results_when_both_stages_are_closed(self, ada, lena, signed_in):
        path = reverse("reporting:flow", args=[ada.review_id])
        close_stage(lena, TITLE_ABSTRACT)
        assert signed_in(ada).get(path).status_code == 403

        close_stage(lena, FULL_TEXT)

        assert signed_in(ada).get(path).status_code == 200

    def test_by_consensus_screeners_open_conflicts_but_others_do_not(
        self, ada, libby, review, signed_in
    ):
        ask_for(review, 2, settling=Settling.CONSENSUS)
        path = reverse("screening:conflicts", args=[review.pk, TITLE_ABSTRACT])

        assert signed_in(ada).get(path).status_code == 200
        assert signed_in(libby).get(path).status_code == 403

    def test_anyone_may_leave_by_themselves(self, ada, review, signed_in):
        path = reverse("protocol:end_place", args=[review.pk, ada.pk])

        assert signed_in(ada).post(path).status_code == 302
        ada.refresh_from_db()
        assert ada.left_at is not None


class TestWhoSeesVotes:
    """Who voted what at a stage: nobody while it is open, and the librarian never."""

    @pytest.fixture
    def shown(self, ada, ben, cleo, study, signed_in):
        """Whether the history of a settled study names the screeners to the member."""
        disagree(study, ada, ben)
        settle_conflict(study, cleo, YES)

        def show(member: Member) -> bool:
            path = reverse("screening:history", args=[study.review_id, TITLE_ABSTRACT, study.pk])
            return bool(signed_in(member).get(path).context.get("decisions"))

        return show

    def test_nobody_while_the_stage_is_open(self, shown, lena, libby, olive):
        assert not any(shown(member) for member in (lena, libby, olive))

    def test_when_it_is_closed_leads_adjudicators_and_observers(self, shown, lena, cleo, olive):
        close_stage(lena, TITLE_ABSTRACT)

        assert all(shown(member) for member in (lena, cleo, olive))

    def test_the_librarian_not_even_then(self, shown, lena, libby):
        close_stage(lena, TITLE_ABSTRACT)

        assert not shown(libby)
