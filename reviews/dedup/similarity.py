"""Whether two citations may be one report: what speaks for it, and what forbids it."""

import re

from reviews.dedup.normalise import Profile, numbers

# Of the letter triples of the shorter title, the share that the longer one must have too. Unrelated
# English titles share up to 0.3; a title whose subtitle was cut shares all.
SAME_TITLE = 0.6

SAME_IDENTIFIER_SCORE = 0.99
SAME_TITLE_AND_PAGES_SCORE = 0.97
SAME_TITLE_SCORE = 0.93

_ABOUT_ANOTHER = re.compile(
    r"(?:author)?(?:errat|corrig|correction|retract|expressionofconcern|comment(?:on|ary)|reply|"
    r"inreply|responseto|withdraw)"
)
_SMALL_WORDS = {
    "a",
    "and",
    "de",
    "der",
    "des",
    "die",
    "et",
    "for",
    "in",
    "la",
    "le",
    "of",
    "on",
    "the",
}
_PREPRINT = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|preprints?|ssrn|research square)\b"
)


def contradiction(a: Profile, b: Profile) -> str | None:
    """Why the two cannot be one report although they share a key; None if nothing forbids it.

    The answer does not depend on which of the two comes first, and a profile never contradicts
    itself. An identifier that both give outweighs all but a title of its own: publishers give one
    DOI to a whole supplement, and files hold DOIs in the wrong row. Without a shared identifier
    everything else that both give has to fit, for a title can appear twice: as a conference
    abstract and as an article, or in two parts.
    """
    if a.pmid and b.pmid and a.pmid != b.pmid:
        return "different PMIDs"
    same_pmid = bool(a.pmid) and a.pmid == b.pmid
    if a.doi and b.doi and a.doi != b.doi and not same_pmid:
        return "different DOIs"
    if not titles_agree(a, b):
        return "different titles"
    if same_pmid or (a.doi and a.doi == b.doi):
        return None

    volumes_differ = _both_differ(a.volume, b.volume)
    pages_differ = _both_differ(a.first_page, b.first_page)
    if volumes_differ and pages_differ:
        return "different volumes and pages"
    if (volumes_differ or pages_differ) and not _one_journal(a.journal, b.journal):
        return "different journals, and different volumes or pages"
    if bool(_PREPRINT.search(a.journal)) != bool(_PREPRINT.search(b.journal)):
        return "a preprint and a published article"
    return None


def titles_agree(a: Profile, b: Profile) -> bool:
    """Whether the titles can be those of one report: equal, near, cut short, or not known."""
    if a.title == b.title or not a.title or not b.title:
        return True
    if bool(_ABOUT_ANOTHER.match(a.title)) != bool(_ABOUT_ANOTHER.match(b.title)):
        return False
    in_a, in_b = numbers(a.words), numbers(b.words)
    if not (in_a <= in_b or in_b <= in_a):
        return False
    return _overlap(a.title, b.title) >= SAME_TITLE


def score(a: Profile, b: Profile) -> float:
    """How sure it is that two citations which share a key and do not contradict are one report."""
    if a == b:
        return 1.0
    if (a.doi and a.doi == b.doi) or (a.pmid and a.pmid == b.pmid):
        return SAME_IDENTIFIER_SCORE
    if a.first_page and (a.volume, a.first_page) == (b.volume, b.first_page):
        return SAME_TITLE_AND_PAGES_SCORE
    return SAME_TITLE_SCORE


def _both_differ(a: str, b: str) -> bool:
    """Whether both are known and they are not the same."""
    return bool(a) and bool(b) and a != b


def _one_journal(a: str, b: str) -> bool:
    """Whether the names can be one journal's: equal, not known, or one abbreviates the other."""
    if a == b or not a or not b:
        return True
    short, long = sorted((_name_words(a), _name_words(b)), key=lambda words: len("".join(words)))
    rest = iter(long)
    return all(any(full.startswith(word) for full in rest) for word in short)


def _name_words(journal: str) -> list[str]:
    return [word for word in journal.split() if word not in _SMALL_WORDS]


def _overlap(a: str, b: str) -> float:
    """The share of the shorter text's letter triples that the other has, from 0 to 1."""
    triples_of_a = _triples(a)
    triples_of_b = _triples(b)
    shared = len(triples_of_a & triples_of_b)
    return shared / min(len(triples_of_a), len(triples_of_b))


def _triples(text: str) -> frozenset[str]:
    """Every three letters that follow each other; the text itself where it has fewer."""
    return frozenset(text[start : start + 3] for start in range(max(1, len(text) - 2)))
