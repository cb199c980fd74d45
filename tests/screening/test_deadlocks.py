"""Acts that may want the same things at once: each waits its turn, and none ends another.

PostgreSQL ends one of two acts that wait for each other in a circle, and somebody's vote is lost.
"""

from collections import Counter

import pytest

from reviews.choices import Role, SourceKind
from reviews.library import actions as library
from reviews.library.models import Study
from reviews.protocol import team
from reviews.protocol.models import Member
from reviews.reporting.verifying import differences
from tests.cast import YES
from tests.screening.acting import vote
from tests.screening.together import interrupted

__all__ = ["interrupted"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _all_is_as_it_should_be(review):
    """After every race, what is stored follows from what was written down."""
    yield
    assert list(differences(review, Counter())) == []


def corrected(librarian: Member, study: Study) -> list[str]:
    shown = library.fingerprint(study)
    study.title = "Walking, corrected"
    return library.correct(librarian, study, shown=shown)


class TestTheLibrary:
    """Librarians correct and add what others work on."""

    def test_a_vote_on_a_study_that_is_being_corrected_counts(self, ada, libby, study, interrupted):
        correcting, voting = interrupted.run(
            lambda: corrected(libby, study), lambda: vote(study, ada, YES)
        )

        assert correcting.result() == ["title"]
        assert voting.result().pk == study.decisions.get().pk

    def test_a_search_is_added_while_its_lead_changes_the_team(self, lena, ada, interrupted):
        def added() -> object:
            return library.add_search(lena, source_kind=SourceKind.WEBSITE, source_name="A page")

        changing, adding = interrupted.run(
            lambda: team.change_role(lena, ada, role=Role.OBSERVER), added
        )

        assert changing.exception() is None
        assert adding.result().source_name == "A page"
