"""When the study that is screened for a group leaves it, the others go on with what they had."""

import pytest

from reviews.choices import Aside, Box, Retrieval
from reviews.library import receiving
from reviews.library.models import Study
from reviews.screening import imports, joining
from reviews.screening.full_text import note_retrieval
from reviews.screening.removing import remove
from tests.cast import FULL_TEXT, NO
from tests.library.conftest import ris, upload, work
from tests.screening.acting import agree, at, roots

pytestmark = pytest.mark.usefixtures("verified")


def by_split(libby, root):
    joining.split(libby, root)


def by_undoing_its_import(libby, root):
    imports.undo_import(libby, root.reference.file)


LEAVES = pytest.mark.parametrize("leave", [by_split, by_undoing_its_import])


@pytest.fixture
def group(search, review, libby):
    """Studies of a file each, in no group yet, and a way to join them to the first."""
    for title in ("Walking to work", "Swimming at night", "Cycling in the rain"):
        [file] = receiving.receive(libby, search, [upload(ris(title), f"{title}.ris")]).files
        work(file)
    made = list(review.studies.select_related("reference__file").order_by("pk"))

    def join() -> None:
        joining.join(libby, made, stays=made[0].pk)

    return [*made, join]


@LEAVES
def test_votes_from_before_stand_again(group, ada, ben, libby, leave):
    root, nothing, voted, join = group
    agree(voted, ada, ben, verdict=NO)
    join()

    leave(libby, root)

    assert roots(nothing, voted) == [voted.pk, voted.pk]
    assert (at(nothing).box, at(voted).box) == (Box.DUPLICATE, Box.EXCLUDED)


@LEAVES
def test_what_was_taken_out_does_not_take_the_others_with_it(group, libby, leave):
    root, out, live, join = group
    remove(libby, [out.pk], kind=Aside.REMOVED, why="Retracted")
    join()

    leave(libby, root)

    assert roots(out, live) == [live.pk, live.pk]
    assert at(live).in_play


@LEAVES
def test_a_report_that_was_retrieved_is_counted_so_again(group, ada, ben, lena, libby, leave):
    root, missing, here, join = group
    for study, state in ((missing, Retrieval.NOT_RETRIEVED), (here, Retrieval.RETRIEVED)):
        agree(study, ada, ben)
        note_retrieval(study_id=study.pk, member=lena, state=state)
    join()

    leave(libby, root)

    assert at(here, FULL_TEXT).box == Box.AWAITING_ELIGIBILITY


@LEAVES
def test_of_equals_the_first_goes_on(group, libby, leave):
    root, first, second, join = group
    join()

    leave(libby, root)

    assert roots(first, second) == [first.pk, first.pk]
    assert Study.objects.get(pk=root.pk).joined_to is None
