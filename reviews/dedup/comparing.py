"""What two citations are to each other: what forbids one report first, then the weight of it."""

from reviews.dedup.alike import adds_an_arm, retold
from reviews.dedup.candidates import profile_keys
from reviews.dedup.fields import Fields, fields_of
from reviews.dedup.identifiers import registry_of
from reviews.dedup.levels import Level, PagesLevel, PeopleLevel, TitleLevel
from reviews.dedup.misspelling import misspelt
from reviews.dedup.profile import CitationLike, Profile, profile
from reviews.dedup.results import KEEP_RELATED_APART, Comparison, Outcome, Policy, Relation
from reviews.dedup.sentences import agreements, differences
from reviews.dedup.titles import Kind
from reviews.dedup.weighing import (
    ABSTRACT,
    FIRST_PAGES,
    JOIN_AT,
    REVIEW_AT,
    score_of,
    weight,
    weight_of_abstracts,
)

# Two articles cannot fill the same pages of one volume. Two abstracts can share a page or two.
PAGES_OF_AN_ARTICLE = 2  # from the first to the last
# Where each issue begins anew with page 1, it has ended before this page.
ISSUE_ENDS = 300
# Where a forbidden pair's weight would say otherwise, the score shown says so.
MOST_IF_FORBIDDEN = REVIEW_AT - 4

NOTHING_ALIKE = Comparison(Outcome.DISTINCT, 0.0, forbids=True)
_ABOUT_ANOTHER = {
    Kind.CORRECTION: Relation.CORRECTION,
    Kind.REPLY: Relation.REPLY,
    Kind.PROTOCOL: Relation.PROTOCOL,
}


def compare(a: CitationLike, b: CitationLike, policy: Policy = KEEP_RELATED_APART) -> Comparison:
    """What two citations are to each other, and why; in which order they come does not matter.

    >>> from reviews.formats.citation import Citation
    >>> found = compare(Citation(title="Asthma", doi="10.1000/a"), Citation(doi="10.1000/a"))
    >>> found.outcome, found.agree
    (<Outcome.SAME: 'same report'>, ('Same DOI 10.1000/a',))
    """
    return compare_profiles(profile(a), profile(b), policy)


def compare_profiles(a: Profile, b: Profile, policy: Policy = KEEP_RELATED_APART) -> Comparison:
    """What two citations are to each other whose profiles are known already."""
    if a.squeezed == b.squeezed and a == b:  # most differ there, and the rest takes longer
        keys = profile_keys(a)
        if not keys or (a is not b and set(keys).isdisjoint(profile_keys(b))):
            return Comparison(Outcome.DISTINCT, 0.0)
        return _told(a, b, _fields_of_copies(a, b), Outcome.SAME, JOIN_AT)
    fields = fields_of(a, b)
    if fields is None:
        return NOTHING_ALIKE
    on_same_pages = _on_same_pages(a, b, fields)
    bits = weight(a, b, fields, on_same_pages=on_same_pages)
    relation = _relation(a, b, fields)
    if relation is not None:
        outcome = Outcome.SAME if relation in policy.join else Outcome.RELATED
        return _told(a, b, fields, outcome, bits, relation)
    if _forbidden(a, b, fields, on_same_pages=on_same_pages) or _two_trials(a, b):
        return Comparison(Outcome.DISTINCT, score_of(min(bits, MOST_IF_FORBIDDEN)), forbids=True)
    if bits < JOIN_AT and bits + ABSTRACT >= REVIEW_AT:
        bits += weight_of_abstracts(a, b, fields)
    if bits >= REVIEW_AT and (bits < JOIN_AT or _doubtful(a, b, fields)):
        return _told(a, b, fields, Outcome.REVIEW, min(bits, JOIN_AT - 1))
    if bits >= JOIN_AT:
        return _told(a, b, fields, Outcome.SAME, bits)
    if fields.trial and a.registry != b.registry:
        return _told(a, b, fields, Outcome.RELATED, bits, Relation.TRIAL)
    return Comparison(Outcome.DISTINCT, score_of(bits))


def _told(
    a: Profile,
    b: Profile,
    fields: Fields,
    outcome: Outcome,
    bits: float,
    relation: Relation | None = None,
) -> Comparison:
    """The outcome with its reasons in words."""
    return Comparison(
        outcome,
        1.0 if a == b else score_of(bits),
        agreements(a, b, fields),
        differences(a, b, fields),
        relation,
        forbids=outcome is Outcome.RELATED or (outcome is Outcome.REVIEW and _contradict(fields)),
    )


def _fields_of_copies(a: Profile, b: Profile) -> Fields:
    """How far the fields of two citations agree that say exactly the same."""
    same = Level.SAME
    unknown = Level.UNKNOWN
    return Fields(
        title=TitleLevel.SAME if a.squeezed else TitleLevel.UNKNOWN,
        people=PeopleLevel.SAME if a.names else PeopleLevel.UNKNOWN,
        year=same if a.year else unknown,
        journal=same if a.journal else unknown,
        volume=same if a.volume else unknown,
        issue=same if a.issue else unknown,
        pages=PagesLevel.RANGE if a.pages.first else PagesLevel.UNKNOWN,
        doi=same if a.doi else unknown,
        pmid=same if a.pmid else unknown,
        accession=not set(a.accessions).isdisjoint(b.accessions),
        trial=bool(a.trials),
        registration=bool(a.trials) and a.registry,
    )


def _on_same_pages(a: Profile, b: Profile, fields: Fields) -> bool:
    """Whether both fill the same pages, several of them, of one volume of one journal."""
    if fields.volume is not Level.SAME or fields.pages is not PagesLevel.RANGE:
        return False
    if fields.year in (Level.ALIKE, Level.OTHER):
        return False
    if fields.issue is Level.OTHER and a.pages.last < ISSUE_ENDS:
        return False
    # Several authors, a volume and a range do not agree by chance: then the name was damaged.
    by_many = fields.people is PeopleLevel.SAME and min(a.people, b.people) > 1
    if fields.journal is Level.OTHER and not by_many:
        return False
    length = a.pages.last - a.pages.first
    return length >= PAGES_OF_AN_ARTICLE and a.pages.first > FIRST_PAGES


def _relation(a: Profile, b: Profile, fields: Fields) -> Relation | None:
    """How one is related to the other without being the same report; None if it is not."""
    if a.kind is not b.kind:
        about = b.kind if a.kind is Kind.REPORT else a.kind
        return _ABOUT_ANOTHER[about] if fields.titles_agree else None
    if a.cochrane and a.cochrane == b.cochrane and not fields.identified:
        new_version = fields.doi is Level.OTHER or fields.year not in (Level.SAME, Level.UNKNOWN)
        return Relation.COCHRANE_VERSION if new_version else None
    if not fields.titles_agree or not fields.by_the_same or fields.identified:
        return None
    if a.preprint != b.preprint:
        return Relation.PREPRINT
    if a.of_meeting != b.of_meeting and not fields.one_place:
        article = b if a.of_meeting else a
        if article.pages.last - article.pages.first >= PAGES_OF_AN_ARTICLE:
            return Relation.ABSTRACT
    if fields.printed_elsewhere:
        return Relation.ABSTRACT if _brief(a) or _brief(b) else Relation.ELSEWHERE
    return None


def _brief(one: Profile) -> bool:
    """Whether this is an abstract as far as its pages tell: in a supplement, or on one page."""
    return one.of_meeting or one.pages.last - one.pages.first < PAGES_OF_AN_ARTICLE


def _forbidden(a: Profile, b: Profile, fields: Fields, *, on_same_pages: bool) -> bool:
    """Whether they cannot be one report, whatever else agrees."""
    if a.kind is not b.kind:
        return True
    if fields.pmid is Level.OTHER and (fields.doi is not Level.SAME or not fields.titles_agree):
        return True  # PubMed has one record for a report
    # An identifier does not help where titles differ: whole supplements have one DOI, and files
    # hold DOIs in the wrong row. The same pages do: a person should look, if it is no translation.
    if fields.titles_differ and not (on_same_pages and fields.by_the_same):
        return not fields.registration
    if fields.identified:
        return False
    if fields.doi is Level.OTHER and not _may_have_two_dois(fields):
        return True
    if a.generic or b.generic:
        return not (fields.one_journal and fields.one_place and fields.issue is Level.SAME)
    if fields.printed_elsewhere:
        return True
    return fields.year is Level.OTHER and not fields.one_place


def _two_trials(a: Profile, b: Profile) -> bool:
    """Whether both are entries of one registry, for two trials: many have the same title.

    A trial has one number in each registry, so numbers of two registries say nothing.
    """
    if not (a.registry and b.registry) or not set(a.trials).isdisjoint(b.trials):
        return False
    return not {registry_of(each) for each in a.trials}.isdisjoint(map(registry_of, b.trials))


def _may_have_two_dois(fields: Fields) -> bool:
    """Whether all but the DOI says that they are one report, and nothing that they are not."""
    return (
        fields.title in (TitleLevel.SAME, TitleLevel.NEAR)
        and fields.people is PeopleLevel.SAME
        and fields.one_journal
        and fields.year is Level.SAME
        and fields.volume is not Level.OTHER
        and fields.pages is not PagesLevel.APART
    )


def _contradict(fields: Fields) -> bool:
    """Whether what differs is not for a third citation to explain away."""
    apart = fields.pages is PagesLevel.APART and not fields.identified
    return apart or _two_identifiers(fields)


def _two_identifiers(fields: Fields) -> bool:
    """Whether one identifier says that they are two reports, and no other that they are one."""
    return not fields.identified and Level.OTHER in (fields.doi, fields.pmid)


def _doubtful(a: Profile, b: Profile, fields: Fields) -> bool:
    """Whether a person should look although nearly all agrees."""
    if fields.registration:
        return False
    if fields.titles_differ and (fields.title is TitleLevel.OPPOSED or not retold(a, b)):
        return True
    if _two_identifiers(fields):
        return True
    if a.early_view != b.early_view and fields.year is not Level.SAME and not fields.identified:
        return True
    if fields.identified or (a.cochrane and a.cochrane == b.cochrane):
        return False
    if fields.title is TitleLevel.NEAR and not fields.one_place:
        return misspelt(a, b)
    return fields.title in (TitleLevel.CUT, TitleLevel.MORE) and adds_an_arm(a, b)
