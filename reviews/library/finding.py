"""Finding studies: by an identifier exactly, else by the words of title and authors."""

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet

from reviews.formats.identifiers import clean_doi, clean_pmid
from reviews.library.models import LIVE, Study
from reviews.protocol.models import Review


def live_studies(review: Review) -> QuerySet[Study]:
    """What the review screens: no study that was joined to another or whose import was undone."""
    return review.studies.filter(LIVE)


def found(review: Review, text: str) -> QuerySet[Study]:
    """The live studies that `text` asks for; all of them if it is empty.

    A DOI or a PMID finds the study that has it, also through a study joined to it. Any other
    text is searched for in titles and authors: all its words, "a phrase" in quotes, -without.
    """
    text = text.strip()
    if not text:
        return live_studies(review)
    if identified := _identified(review, text):
        return live_studies(review).filter(pk__in=identified)
    # A NUL ends a string in PostgreSQL, and no title has one.
    query = SearchQuery(text.replace("\0", " "), search_type="websearch", config="simple")
    return live_studies(review).filter(words=query)


def _identified(review: Review, text: str) -> set[int]:
    """The roots of the studies that carry the identifier, if `text` is one."""
    keys = []
    if doi := clean_doi(text):
        keys.append(f"doi:{doi}")
    if pmid := clean_pmid(text):
        keys.append(f"pmid:{pmid}")
    if not keys:
        return set()
    carriers = review.studies.filter(
        undone=False, keys__review=review, keys__key__in=keys
    ).values_list("pk", "joined_to")
    return {joined_to or pk for pk, joined_to in carriers}
