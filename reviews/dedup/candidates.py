"""The keys under which two citations of one report are found without comparing all with all."""

from reviews.dedup.normalise import (
    GENERIC_TITLES,
    SHORT_TITLE,
    CitationLike,
    Profile,
    letters,
    profile,
    short_hash,
)


def keys(citation: CitationLike) -> tuple[str, ...]:
    """The strings that two citations of one report share, the strongest first; may be empty.

    Stored in an indexed table, they let a new import be compared by an equi-join. Sharing a key
    makes two citations candidates, no more: `group` still refuses those which contradict.

    A title that says too little gives no key: "Editorial" never, and a short title ("Asthma in
    children") only together with an author, a year, a volume and a page.

    >>> from reviews.formats.citation import Citation
    >>> keys(Citation(doi="10.1000/X", pmid="123", title="Editorial"))
    ('doi:10.1000/x', 'pmid:123')
    """
    return profile_keys(profile(citation))


def profile_keys(of: Profile) -> tuple[str, ...]:
    """The keys of a citation whose profile is known already."""
    found = []
    if of.doi:
        found.append(f"doi:{of.doi}")
    if of.pmid:
        found.append(f"pmid:{of.pmid}")
    if not of.title or of.title in GENERIC_TITLES:
        return tuple(found)

    printed = bool(of.volume and of.first_page)
    written = bool(of.author and of.year)
    says_enough = letters(of.title) >= SHORT_TITLE
    if says_enough or (printed and written):
        short_of_words = () if says_enough else (of.volume, of.first_page)
        found.append(f"title:{short_hash(of.title, of.author, str(of.year), *short_of_words)}")
    # Authors are spelled in many ways, and years are of the print or of the screen.
    if says_enough and printed:
        found.append(f"page:{short_hash(of.title, of.volume, of.first_page)}")
    return tuple(found)
