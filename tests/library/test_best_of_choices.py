"""Where somebody chooses a study, or compares it, they read the best of its group."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from reviews.library import linking
from reviews.library.group_models import CandidatePair
from reviews.screening import joining

CUT_OFF, WHOLE = "Walking for low…", "Walking for low back pain"


@pytest.fixture
def group(a_study, libby):
    """A study whose own title is cut off and that has no year, and one joined to it that has."""
    root = a_study(title=CUT_OFF, year=None)
    other = a_study(title=WHOLE, year=1987)
    return joining.join(libby, [root, other], stays=root.pk)


@pytest.fixture
def elsewhere(a_study):
    return a_study(title="Rest")


@pytest.fixture
def addresses(group, elsewhere, a_study, libby, review):
    """The pages, by what they show of the group."""
    of_both = {"review": review, "a": group, "b": elsewhere, "score": 0.5, "rules": "1"}
    CandidatePair.objects.create(**of_both)
    CandidatePair.objects.create(
        **of_both | {"b": a_study(title="A protocol"), "relation": "PROTOCOL"}
    )
    linked = a_study(title="Linked")
    linking.link(libby, group, linked)

    def of(name: str, *args: int) -> str:
        return reverse(name, args=[review.pk, *args])

    return {
        "a related report": of("library:related"),
        "one of a pair": of("screening:pairs"),
        "the other": f"{of('screening:duplicate_of', elsewhere.pk)}?of={group.pk}",
        "what may be the other": f"{of('screening:duplicate_of', elsewhere.pk)}?q={group.pk}",
        "what is a duplicate": of("screening:duplicate_of", group.pk),
        "before a join": f"{of('screening:join_preview')}?studies={group.pk}&studies={linked.pk}",
        "what may be linked": f"{of('library:companions', elsewhere.pk)}?q={group.pk}",
        "what is linked": of("library:companions", linked.pk),
        "what links are of": of("library:companions", group.pk),
        "what is ticked": f"{of('library:join_by_hand')}?studies={group.pk}",
        "what may be ticked": f"{of('library:join_by_hand')}?q=walking",
    }


@pytest.mark.parametrize(
    "what",
    [
        "a related report",
        "one of a pair",
        "the other",
        "what may be the other",
        "what is a duplicate",
        "before a join",
        "what may be linked",
        "what is linked",
        "what links are of",
        "what is ticked",
        "what may be ticked",
    ],
)
def test_the_best_of_the_group_is_shown(addresses, libby, signed_in, what):
    page = signed_in(libby).get(addresses[what]).content.decode()

    assert WHOLE in page
    assert CUT_OFF not in page


@pytest.mark.parametrize("what", ["a related report", "one of a pair", "the other"])
def test_beside_each_other_it_is_said_what_comes_from_where(addresses, libby, signed_in, what):
    page = signed_in(libby).get(addresses[what]).content.decode()

    assert "Title, Year from" in page


@pytest.mark.parametrize("page", ["screening:duplicate_of", "library:companions"])
def test_a_page_of_many_groups_costs_what_a_page_of_one_does(
    a_study, elsewhere, libby, review, signed_in, page
):
    client = signed_in(libby)
    url = reverse(page, args=[review.pk, elsewhere.pk])

    def asked() -> int:
        joining.join(libby, [a_study(title=CUT_OFF), a_study(title=WHOLE)])
        with CaptureQueriesContext(connection) as queries:
            client.get(url, {"q": "walking"})
        return len(queries)

    asked()
    assert asked() == asked()
