"""How far each field of two citations agrees."""

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from reviews.dedup.alike import titles
from reviews.dedup.journals import journals
from reviews.dedup.levels import Level, PagesLevel, PeopleLevel, TitleLevel
from reviews.dedup.places import Pages
from reviews.dedup.profile import Profile


@dataclass(slots=True)
class Fields:
    """How far each field of two profiles agrees.

    `accession` and `trial`: whether they share such a number; `registration`: whether both are
    entries of one trial in registries, which know it by more titles than one.
    """

    title: TitleLevel
    people: PeopleLevel
    year: Level
    journal: Level
    volume: Level
    issue: Level
    pages: PagesLevel
    doi: Level
    pmid: Level
    accession: bool
    trial: bool
    registration: bool

    @property
    def identified(self) -> bool:
        """Whether an identifier says that they are one."""
        return self.doi is Level.SAME or self.pmid is Level.SAME

    @property
    def titles_agree(self) -> bool:
        """Whether both titles can be one report's."""
        return self.title in (
            TitleLevel.SAME,
            TitleLevel.NEAR,
            TitleLevel.PART,
            TitleLevel.CUT,
        )

    @property
    def titles_differ(self) -> bool:
        """Whether the titles, as they stand, are those of two reports."""
        return self.title >= TitleLevel.ALIKE

    @property
    def by_the_same(self) -> bool:
        """Whether they have their authors in common."""
        return self.people in (PeopleLevel.SAME, PeopleLevel.MOST)

    @property
    def one_journal(self) -> bool:
        """Whether the names are one journal's beyond doubt."""
        return self.journal in (Level.SAME, Level.NEAR)

    @property
    def one_place(self) -> bool:
        """Whether both begin on the same page of the same volume."""
        return self.volume is Level.SAME and self.pages in (PagesLevel.RANGE, PagesLevel.START)

    @property
    def printed_elsewhere(self) -> bool:
        """Whether they stand in two places for certain: an abstract, a reprint, another report."""
        other_pages = self.pages in (PagesLevel.APART, PagesLevel.KINDS)
        if self.journal is Level.OTHER:
            return self.volume is Level.OTHER or other_pages
        return self.volume is Level.OTHER and other_pages


def fields_of(a: Profile, b: Profile) -> Fields | None:
    """How far each field agrees; None if the titles differ and no number or pages outweigh that.

    What tells most for its cost is looked at first, since most pairs have nothing in common.
    """
    title = titles(a, b)
    pages = pages_agree(a.pages, b.pages)
    if pages is PagesLevel.APART and a.early_view != b.early_view:
        pages = PagesLevel.KINDS
    trial = not set(a.trials).isdisjoint(b.trials)
    one_review = bool(a.cochrane) and a.cochrane == b.cochrane
    if title >= TitleLevel.ALIKE and pages is not PagesLevel.RANGE and not (trial or one_review):
        return None
    return Fields(
        title=title,
        people=people_agree(a, b),
        year=years_agree(a.year, b.year),
        journal=journals(a.journal, b.journal),
        volume=same_text(a.volume, b.volume),
        issue=same_text(a.issue, b.issue),
        pages=pages,
        doi=same_text(a.doi, b.doi),
        pmid=same_text(a.pmid, b.pmid),
        accession=not set(a.accessions).isdisjoint(b.accessions),
        trial=trial,
        registration=trial and a.registry and b.registry,
    )


def people_agree(a: Profile, b: Profile) -> PeopleLevel:
    """How far the authors agree, however they are written and in whichever order."""
    if not a.names or not b.names:
        return PeopleLevel.UNKNOWN
    mine, theirs = a.names.split(), b.names.split()
    small, large = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    there = set(large)
    found = sum(word in there or _spelled_alike(word, large) for word in small)
    if not found:
        # A name in another script is no other name.
        one_script = a.names.isascii() == b.names.isascii()
        return PeopleLevel.OTHER if one_script else PeopleLevel.UNKNOWN
    first_agrees = (
        a.author in theirs
        or b.author in mine
        or _spelled_alike(a.author, theirs[:3])
        or _spelled_alike(b.author, mine[:3])
    )
    share = found / len(small)
    if first_agrees and share > 0.5:
        if found == 1 and not (a.initials[:1] and a.initials[:1] == b.initials[:1]):
            return PeopleLevel.NAMESAKE
        return PeopleLevel.SAME
    return PeopleLevel.MOST if share >= 0.5 else PeopleLevel.SOME


def _spelled_alike(name: str, others: list[str]) -> bool:
    """Whether one of the names is this one, misspelled or written together with another."""
    if len(name) < 4:
        return False
    for other in others:
        if len(other) >= 4:
            short, long = (name, other) if len(name) <= len(other) else (other, name)
            if long.endswith(short) or (long.startswith(short) and len(short) >= 5):
                return True
            allowed = 1 if len(short) < 7 else 2
            if Levenshtein.distance(name, other, score_cutoff=allowed) <= allowed:
                return True
    return False


def years_agree(a: int, b: int) -> Level:
    """How far two years agree: papers are dated when on the screen or in print."""
    if not a or not b:
        return Level.UNKNOWN
    apart = abs(a - b)
    if apart > 2:
        return Level.OTHER
    return (Level.SAME, Level.NEAR, Level.ALIKE)[apart]


def same_text(a: str, b: str) -> Level:
    """Whether two identifiers or volumes are the same."""
    if not a or not b:
        return Level.UNKNOWN
    return Level.SAME if a == b else Level.OTHER


def pages_agree(a: Pages, b: Pages) -> PagesLevel:
    """How far the pages agree. A letter before the number is left out by some databases."""
    if not a.first or not b.first:
        return PagesLevel.UNKNOWN
    marks_fit = a.mark == b.mark or not a.mark or not b.mark
    if marks_fit and a.first == b.first:
        both_end = a.last > a.first and a.last == b.last
        return PagesLevel.RANGE if both_end else PagesLevel.START
    if a.mark != b.mark:
        kinds = not (a.mark and b.mark) and a.is_article_number != b.is_article_number
        return PagesLevel.KINDS if kinds else PagesLevel.APART
    overlap = a.first <= max(b.last, b.first) and b.first <= max(a.last, a.first)
    return PagesLevel.OVERLAP if overlap and (a.last or b.last) else PagesLevel.APART
