"""Why two citations are one report or not, in sentences for people."""

from reviews.dedup.fields import Fields
from reviews.dedup.levels import Level, PagesLevel, PeopleLevel, TitleLevel
from reviews.dedup.profile import Profile

_TITLES = {
    TitleLevel.NEAR: "Nearly the same title",
    TitleLevel.PART: "One title is part of the other",
    TitleLevel.CUT: "One title is the beginning of the other",
    TitleLevel.MORE: "One title has words more",
}


def agreements(a: Profile, b: Profile, fields: Fields) -> tuple[str, ...]:
    """What speaks for one report: identifiers first, then all else that agrees."""
    found = []
    if fields.doi is Level.SAME:
        found.append(f"Same DOI {a.doi}")
    if fields.pmid is Level.SAME:
        found.append(f"Same PMID {a.pmid}")
    if fields.accession:
        found.append("Same accession number " + _shared(a.accessions, b.accessions))
    if fields.trial:
        found.append("Same trial number " + _shared(a.trials, b.trials))
    if fields.title in _TITLES:
        found.append(_TITLES[fields.title])
    same = list(_same(a, b, fields))
    if same:
        found.append("Same " + " and ".join(filter(None, (", ".join(same[:-1]), same[-1]))))
    if fields.people is PeopleLevel.MOST:
        found.append("Half of the authors or more are the same")
    if fields.pages is PagesLevel.OVERLAP:
        found.append(f"The pages overlap: {_both(a.pages, b.pages)}")
    return tuple(found)


def differences(a: Profile, b: Profile, fields: Fields) -> tuple[str, ...]:
    """What speaks against one report."""
    found = []
    if fields.title in (TitleLevel.ALIKE, TitleLevel.OPPOSED, TitleLevel.OTHER):
        found.append("The titles differ")
    if fields.people in (PeopleLevel.SOME, PeopleLevel.OTHER, PeopleLevel.NAMESAKE):
        found.append("Different authors")
    if fields.year in (Level.NEAR, Level.ALIKE, Level.OTHER):
        found.append(f"Different years: {_both(a.year, b.year)}")
    if fields.journal in (Level.ALIKE, Level.OTHER):
        found.append("Different names of the journal")
    if fields.volume is Level.OTHER:
        found.append(f"Different volumes: {_both(a.volume, b.volume)}")
    if fields.pages in (PagesLevel.KINDS, PagesLevel.APART):
        found.append(f"Different pages: {_both(a.pages, b.pages)}")
    if fields.doi is Level.OTHER:
        found.append(f"Different DOIs: {_both(a.doi, b.doi)}")
    if fields.pmid is Level.OTHER:
        found.append(f"Different PMIDs: {_both(a.pmid, b.pmid)}")
    return tuple(found)


def _same(a: Profile, b: Profile, fields: Fields) -> list[str]:
    """The fields that are the same, as they are called in a sentence."""
    found = []
    if fields.title is TitleLevel.SAME:
        found.append("title")
    if fields.people is PeopleLevel.SAME:
        found.append("authors" if min(a.people, b.people) > 1 else "first author")
    if fields.year is Level.SAME:
        found.append(f"year {a.year}")
    if fields.journal in (Level.SAME, Level.NEAR):
        found.append("journal")
    if fields.volume is Level.SAME:
        found.append(f"volume {a.volume}")
    if fields.pages is PagesLevel.RANGE:
        found.append(f"pages {a.pages}" if a.pages.last else f"page {a.pages}")
    if fields.pages is PagesLevel.START:
        found.append(f"first page {a.pages.first}")
    return found


def _both(one: object, other: object) -> str:
    """Both values, always in the same order, whichever citation came first."""
    return " and ".join(sorted((str(one), str(other))))


def _shared(mine: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    return min(set(mine) & set(theirs))
