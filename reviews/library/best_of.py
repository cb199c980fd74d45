"""What people read of a study that stands for several references: the best of its group.

Worked out whenever it is read, from the studies of the group, and stored nowhere: splitting a
group gives each study its own back by itself. What a person corrected comes before everything.
"""

import copy
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet

from reviews.library.models import Study
from reviews.library.naming import NAMES

# What each member's source is called by; enough to say where a field comes from.
SOURCE = (
    "reference__position",
    "reference__file__name",
    "reference__file__search__source_name",
    "reference__file__search__platform",
)
CUT_OFF = re.compile(r"(?:\.\.\.|…)\s*$")
SUBTITLE = re.compile(r"\s*[:–—]\s*\w")
A_RANGE = re.compile(r"\w\s*[-–—]\s*\w")
# What a line of a list shows.
IN_A_LIST = ("title", "authors", "year", "container_title")
NOT_NAMES = {"", "et al", "others", "and others", "..."}


AStudy = TypeVar("AStudy", bound=Study)


@dataclass(frozen=True)
class Taken:
    """Fields, by their names for people, that were taken from another study of the group."""

    fields: list[str]
    study: Study


@dataclass(frozen=True)
class Source:
    """The study of a group that a field is read from; `corrected`: as a person wrote it there."""

    study: Study
    corrected: bool


def read(studies: Iterable[AStudy], *, fields: Collection[str] | None = None) -> list[AStudy]:
    """The studies as people read them, in their order: copies that are never saved.

    Each field says the best of the group, and `taken` which other study of it each field was
    taken from. A study that is itself joined to another is read as it is. One query for all.

    `fields`: those that are shown, if not all of FIELDS; no other is fetched. Each of `studies`
    must have them at hand, and `corrected` too.
    """
    studies = list(studies)
    wanted = tuple(FIELDS if fields is None else fields)
    groups: dict[int, list[Study]] = {}
    for member in _joined_to(studies, wanted):
        groups.setdefault(member.joined_to_id or 0, []).append(member)
    return [_filled(study, groups.get(study.pk, []), wanted) for study in studies]


def choose(group: Sequence[Study], *, fields: Collection[str]) -> dict[str, Study]:
    """The study of a group that each field is read from.

    `group`: the root first, then as they came. A correction is chosen first, the root's before
    others'. Among the rest, see FIELDS; of what is equally good, the first.
    """
    chosen = {}
    for name in fields:
        corrected = next((study for study in group if name in study.corrected), None)
        chosen[name] = corrected or FIELDS[name](group, name)
    return chosen


def of_group(group: Sequence[Study]) -> tuple[Study, dict[str, Source]]:
    """The root as it is read, and where each field that it shows comes from.

    `group`: the root first, then as they came, with all fields at hand. No query.
    """
    root, *others = group
    shown = _filled(root, others, tuple(FIELDS))
    sources = {name: shown.taken.get(name, root) for name in FIELDS if getattr(shown, name)}
    return shown, {name: Source(one, name in one.corrected) for name, one in sources.items()}


def told(study: Study) -> list[Taken]:
    """What a study that was `read` takes from others of its group, for each of these."""
    by_study: dict[int, Taken] = {}
    for name, member in study.taken.items():
        by_study.setdefault(member.pk, Taken([], member)).fields.append(NAMES[name])
    return list(by_study.values())


def _joined_to(studies: Iterable[Study], fields: Sequence[str]) -> QuerySet[Study]:
    roots = [study.pk for study in studies if study.joined_to_id is None]
    return (
        Study.objects.filter(joined_to__in=roots, undone=False)
        .select_related("reference__file__search")
        .only("joined_to", "corrected", *fields, *SOURCE)
        .order_by("pk")
    )


def _filled(root: AStudy, others: list[Study], fields: Sequence[str]) -> AStudy:
    shown = copy.copy(root)
    shown.taken = {}
    if not others:
        return shown
    for name, study in choose([root, *others], fields=fields).items():
        value = getattr(study, name)
        if study is not root and value != getattr(root, name):
            setattr(shown, name, value)
            shown.taken[name] = study
    return shown


def _first_given(group: Sequence[Study], name: str) -> Study:
    """The first that says anything."""
    return next((study for study in group if getattr(study, name)), group[0])


def _longest(group: Sequence[Study], name: str) -> Study:
    return max(group, key=lambda study: len(getattr(study, name)))


def _most_names(group: Sequence[Study], name: str) -> Study:
    """The one that names most authors, however they are spelled."""

    def number(study: Study) -> int:
        authors = str(getattr(study, name)).split(";")
        return sum(author.strip(" .").casefold() not in NOT_NAMES for author in authors)

    return max(group, key=number)


def _fullest_pages(group: Sequence[Study], name: str) -> Study:
    """The first with a range of pages, else the first with any."""

    def fullness(study: Study) -> int:
        pages = str(getattr(study, name))
        return bool(pages) + bool(A_RANGE.search(pages))

    return max(group, key=fullness)


def _whole_title(group: Sequence[Study], name: str) -> Study:
    """The root's, unless it is empty, cut off, or another's goes on with a subtitle."""
    own = str(getattr(group[0], name)).strip()
    if not own or CUT_OFF.search(own):
        whole = [study for study in group if not CUT_OFF.search(getattr(study, name))]
        return _longest(whole or group, name)
    beginning = own.rstrip(".").casefold()
    longer = [study for study in group if _goes_on(getattr(study, name).casefold(), beginning)]
    whole = [study for study in longer if not CUT_OFF.search(getattr(study, name))]
    return _longest([group[0], *whole], name)


def _goes_on(title: str, beginning: str) -> bool:
    return title.startswith(beginning) and SUBTITLE.match(title, len(beginning)) is not None


# How the best of a group is found, field by field: each gets the studies and the field's name.
FIELDS: dict[str, Callable[[Sequence[Study], str], Study]] = {
    "title": _whole_title,
    "authors": _most_names,
    "year": _first_given,
    "container_title": _first_given,
    "volume": _first_given,
    "issue": _first_given,
    "pages": _fullest_pages,
    "doi": _first_given,
    "pmid": _first_given,
    "abstract": _longest,
}
