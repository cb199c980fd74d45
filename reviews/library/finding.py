"""Finding studies: by an identifier or number exactly, else by words.

The words are those of title, authors, journal and year, found however their accents are typed,
and those of full texts.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable

from django.contrib.postgres.search import SearchQuery
from django.db.models import (
    Exists,
    F,
    FilteredRelation,
    Func,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Coalesce

from reviews.choices import Stage
from reviews.formats.identifiers import clean_doi, clean_pmid
from reviews.library.group_models import StudyKey
from reviews.library.models import FOLDED, LIVE, Study
from reviews.protocol.models import Review


def live_studies(review: Review) -> QuerySet[Study]:
    """What the review screens: no study that was joined to another or whose import was undone."""
    return review.studies.filter(LIVE)


def with_places(studies: QuerySet[Study]) -> QuerySet[Study]:
    """The studies with `aside`: an Aside that says why a study is not screened, or "".

    Asked through the relation, as it belongs to a later room. It tells nothing of any vote.
    """
    at_abstract = Q(screenings__stage=Stage.TITLE_ABSTRACT)
    place = FilteredRelation("screenings", condition=at_abstract)
    return studies.annotate(place=place, aside=F("place__aside"))


A_NUMBER = re.compile(r"(?:no\.?\s*)?([0-9]{1,18})", re.IGNORECASE)
# Keys that more studies share than this say little of any of them.
MOST_SHARING = 500
MOST_NAMED = 1_000
# A search that more full texts answer wants more words.
MOST_BY_FULL_TEXT = 2_000


def found(review: Review, text: str, *, in_full_texts: bool = False) -> QuerySet[Study]:
    """The live studies that `text` asks for; all of them if it is empty.

    A DOI or a PMID finds the study that has it, also through a study joined to it. Any other
    text is searched for in titles, authors, journals and years: all its words, "a phrase" in
    quotes, -without. A number also finds the study beside which it is printed.

    `in_full_texts`: also in what the PDFs of the studies say. Only for those who may know which
    studies are included at title and abstract, since only these have PDFs.
    """
    text = text.strip()
    if not text:
        return live_studies(review)
    if identified := _identified(review, text):
        return live_studies(review).filter(pk__in=identified)
    words = _said(live_studies(review), text)
    if numbered := _numbered(review, text):
        words |= Q(pk__in=numbered)
    if in_full_texts and (ids := _roots(_by_full_text(review, text)[:MOST_BY_FULL_TEXT])):
        # As a list, so that both parts are answered by an index.
        words |= Q(pk__in=ids)
    return live_studies(review).filter(words)


def joins_of_groups(review: Review, text: str) -> Q:
    """Which joins are of a group of which some study is what `text` asks for."""
    if identified := _identified(review, text):
        return Q(into__in=identified)
    numbered = Q(into__in=_numbered(review, text))
    said = review.studies.filter(words=asked_for(text), undone=False)
    roots = said.values_list(Coalesce("joined_to", "pk"), flat=True)[: MOST_NAMED + 1]
    if len(roots) <= MOST_NAMED:
        return numbered | Q(into__in=list(roots))
    return (
        numbered
        | Q(Exists(said.filter(pk=OuterRef("into"))))
        | Q(Exists(said.filter(joined_to=OuterRef("into"))))
    )


def _said(studies: QuerySet[Study], text: str) -> Q:
    """Which of the studies have all the words, put so that a few of them come soon.

    Of words that few have, the studies are named: PostgreSQL takes rare words for commoner than
    they are, and would walk through the whole review for the first in order. Of words that many
    have, such a walk soon meets some.
    """
    words = Q(words=asked_for(text))
    named = list(studies.filter(words).values_list("pk", flat=True)[: MOST_NAMED + 1])
    return Q(pk__in=named) if len(named) <= MOST_NAMED else words


def to_choose(review: Review, text: str, *, besides: Collection[int], most: int) -> list[Study]:
    """Live studies to choose one from: found by words, an identifier or a study's number, which
    comes first.
    """
    asked = found(review, text).exclude(pk__in=besides)
    chosen = list(asked.defer("words", "abstract", "keywords").order_by("pk")[:most])
    if ids := _numbered(review, text):
        numbered = live_studies(review).filter(pk__in=ids).exclude(pk__in=besides)
        chosen = [*(study for study in numbered if study not in chosen), *chosen]
    return chosen


def alike(review: Review, root: int, *, most: int) -> list[Study]:
    """Live studies that share a key with a group, which a duplicate would; most keys first.

    Three queries, of few rows each.
    """
    group = Q(study=root) | Q(study__joined_to=root)
    keys = list(StudyKey.objects.filter(group).values_list("key", flat=True)[:MOST_SHARING])
    sharing = StudyKey.objects.filter(review=review, key__in=keys, study__undone=False)
    ends = sharing.exclude(group).values_list("study", "study__joined_to")[:MOST_SHARING]
    shared = Counter(joined_to or pk for pk, joined_to in ends)
    best = [pk for pk, _ in shared.most_common(most)]
    studies = live_studies(review).defer("words", "abstract", "keywords").in_bulk(best)
    return [studies[pk] for pk in best if pk in studies]


def said_in_full_text(review: Review, text: str, studies: Iterable[Study]) -> set[int]:
    """Which of the studies have all that is searched for in a PDF; their ids. One query."""
    ids = [study.pk for study in studies]
    return _roots(_by_full_text(review, text).filter(Q(pk__in=ids) | Q(joined_to__in=ids)))


def _by_full_text(review: Review, text: str) -> QuerySet[Study]:
    """The studies that have a PDF with all the words; the PDFs belong to a later room."""
    return review.studies.filter(
        full_texts__words=_in_full_texts(text), full_texts__removed_at=None
    )


def _roots(studies: QuerySet[Study]) -> set[int]:
    return {joined_to or pk for pk, joined_to in studies.values_list("pk", "joined_to")}


def asked_for(text: str) -> SearchQuery:
    """What is asked for in the words of studies: without accents, as these are."""
    folded = Func(Value(_plain(text)), function=FOLDED, output_field=TextField())
    return SearchQuery(folded, search_type="websearch", config="simple")


def _in_full_texts(text: str) -> SearchQuery:
    """What is asked for in the words of PDFs, which are stored as they are spelt."""
    return SearchQuery(_plain(text), search_type="websearch", config="simple")


def _plain(text: str) -> str:
    # A NUL ends a string in PostgreSQL, and no title has one.
    return text.replace("\0", " ")


def _numbered(review: Review, text: str) -> set[int]:
    """The root of the study that has the number, if `text` is one."""
    if not (number := A_NUMBER.fullmatch(text.strip())):
        return set()
    return _roots(review.studies.filter(pk=int(number[1]), undone=False))


def _identified(review: Review, text: str) -> set[int]:
    """The roots of the studies that carry the identifier, if `text` is one."""
    keys = []
    if doi := clean_doi(text):
        keys.append(f"doi:{doi}")
    if pmid := clean_pmid(text):
        keys.append(f"pmid:{pmid}")
    if not keys:
        return set()
    return _roots(review.studies.filter(undone=False, keys__review=review, keys__key__in=keys))
