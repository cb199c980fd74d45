"""In which order acts lock, and how hard, so that none of them waits for another in a circle."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction

import reviews
from reviews.library import actions as library
from reviews.protocol.models import Member
from reviews.screening.models import Screening

ROOT = Path(reviews.__file__).parent
# Where a row is locked because it is to be deleted.
DELETING = {"library/actions.py: remove_search"}


@transaction.atomic
def an_act(*parts: Callable[[], object]) -> None:
    for part in parts:
        part()


def logs(lead: Member) -> Callable[[], object]:
    return lambda: library.add_search(lead, source_kind="website", source_name="A page")


@pytest.mark.parametrize(
    "lock",
    [
        lambda study: list(Screening.objects.select_for_update(no_key=True).filter(study=study)),
        lambda study: Screening.objects.filter(study=study).update(required=1),
        lambda study: library.one_at_a_time(study.review),
    ],
)
def test_what_is_locked_after_the_end_of_the_log_is_noticed(
    lena, study, lock, locked_after_the_log
):
    an_act(logs(lena), lambda: lock(study))

    assert len(locked_after_the_log) == 1
    locked_after_the_log.clear()


def test_what_is_locked_before_it_or_in_another_act_is_in_order(lena, study, locked_after_the_log):
    def waits() -> None:
        library.one_at_a_time(study.review)

    def asks() -> None:
        Screening.objects.select_for_update(no_key=True).get(study=study)

    with transaction.atomic():  # the test's own, in which it does several acts
        an_act(waits, asks, logs(lena), waits)
        an_act(asks)
        asks()

    assert locked_after_the_log == []


def test_no_row_is_locked_so_hard_that_others_may_not_refer_to_it():
    """PostgreSQL looks at what a new row refers to when the act commits, which holds the log."""
    found = set()
    for path in ROOT.rglob("*.py"):
        if "migrations" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\bFOR UPDATE\b", text), path
        for function in ast.walk(ast.parse(text)):
            if isinstance(function, ast.FunctionDef) and "select_for_update(" in ast.unparse(
                function
            ):
                found |= {
                    f"{path.relative_to(ROOT).as_posix()}: {function.name}"
                    for call in ast.walk(function)
                    if isinstance(call, ast.Call)
                    and ast.unparse(call.func).endswith(".select_for_update")
                    and "no_key" not in {word.arg for word in call.keywords}
                }

    assert found == DELETING
