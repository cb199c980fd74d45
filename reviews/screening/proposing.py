"""Reading a PDF that arrived, and finding out of which of the sought studies it is."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery
from django.db import transaction

from reviews.audit import actions as audit
from reviews.choices import Aside, Stage, TextState
from reviews.library.models import Study
from reviews.retrieval import evidence, keeping
from reviews.retrieval.evidence import Agreement, Said
from reviews.retrieval.extracting import Extracted, extract
from reviews.retrieval.models import FullText

MOST_CANDIDATES = 300
# A DOI that a page names, though it may be another's, needs a title that agrees as far.
SUPPORTS = 75  # percent


@dataclass(frozen=True)
class Proposal:
    """The study that a PDF seems to be of, or None, and why, in words."""

    study_id: int | None
    evidence: str


NOTHING = Proposal(None, "")


def read(full_text: FullText) -> None:
    """Read a PDF, and propose a study for one that has none.

    One that was read already is left as it is, since a job may run twice; unless it found no
    study, and there may be more of them now.
    """
    waits_for_a_study = full_text.study_id is None and full_text.proposed_id is None
    if full_text.state != TextState.WAITING and not waits_for_a_study:
        return
    try:
        with keeping.as_local_file(str(full_text.content)) as path:
            extracted = extract(path)
    except FileNotFoundError:
        extracted = Extracted(TextState.BROKEN)
    store(full_text, extracted)


@transaction.atomic
def store(full_text: FullText, extracted: Extracted) -> None:
    """Keep what was read of the PDF, and the study that it seems to be of, if it has none yet."""
    locked = FullText.objects.select_for_update(no_key=True, of=("self",)).get(pk=full_text.pk)
    locked.state, locked.pages = extracted.state, extracted.pages
    locked.text = extracted.text
    if locked.study_id is None:
        proposal = propose(locked.review_id, extracted, locked.name)
        locked.proposed_id, locked.evidence = proposal.study_id, proposal.evidence
    locked.save(update_fields=["state", "pages", "text", "proposed", "evidence"])
    audit.record(
        "read",
        locked,
        review_id=locked.review_id,
        actor=None,
        name=locked.name,
        state=locked.state,
        pages=locked.pages,
        proposed=locked.proposed_id,
        evidence=locked.evidence,
    )


def propose(review_id: int, pdf: Extracted, name: str) -> Proposal:
    """The sought study that the PDF seems to be of.

    What a publisher wrote into the file decides. Otherwise a DOI of the first pages proposes,
    rather one whose study's title the PDF has too; a report may name another's DOI at its top.
    Without one, the title alone, where it agrees well enough.
    """
    said = evidence.dois(pdf, name)
    carriers = _carriers(review_id, said)
    sought = _sought(review_id, set(carriers.values()))
    for one in said:
        root = carriers.get(one)
        if root is not None and one.where == evidence.IN_METADATA:
            if root in sought:
                return _by_doi(one, root, evidence.agreement(sought[root].title, pdf, name))
            return Proposal(None, f"{one.sentence}, that of a study which is not sought")

    weighed = [
        (one, carriers[one], evidence.agreement(sought[carriers[one]].title, pdf, name))
        for one in said
        if carriers.get(one) in sought
    ]
    supported = [found for found in weighed if found[2].percent >= SUPPORTS]
    if supported:
        return _by_doi(*max(supported, key=lambda found: found[2].percent))
    if by_title := _by_title(review_id, pdf, name):
        return by_title
    for found in weighed:
        if found[0].page <= 1:
            return _by_doi(*found)
    return NOTHING


def is_by_doi(full_text: FullText) -> bool:
    """Whether a study was proposed because the PDF names its DOI."""
    return full_text.proposed_id is not None and full_text.evidence.startswith("DOI ")


def _by_doi(said: Said, study_id: int, title: Agreement) -> Proposal:
    agrees = title.percent >= evidence.AGREES
    also = f"; {title.sentence[0].lower()}{title.sentence[1:]}" if agrees else ""
    return Proposal(study_id, said.sentence + also)


def _carriers(review_id: int, said: Collection[Said]) -> dict[Said, int]:
    """The study of the review that has each DOI: the one that is screened for its group."""
    asked = {f"doi:{doi}" for one in said for doi in evidence.beginnings(one.doi)}
    rows = Study.objects.filter(
        undone=False, keys__review=review_id, keys__key__in=asked, review=review_id
    ).values_list("keys__key", "pk", "joined_to")
    roots: dict[str, int] = {}
    for key, pk, joined_to in rows.order_by("-pk"):
        roots[key] = joined_to or pk
    found = {}
    for one in said:
        for doi in evidence.beginnings(one.doi):
            if f"doi:{doi}" in roots:
                found[one] = roots[f"doi:{doi}"]
                break
    return found


def _sought(review_id: int, study_ids: Collection[int]) -> dict[int, Study]:
    studies = Study.objects.filter(
        pk__in=study_ids,
        screenings__review=review_id,
        screenings__stage=Stage.FULL_TEXT,
        screenings__aside=Aside.NOT,
    )
    return {study.pk: study for study in studies.defer("words", "abstract", "keywords")}


def _by_title(review_id: int, pdf: Extracted, name: str) -> Proposal | None:
    """The sought study whose title agrees best, if it agrees well.

    Where titles agree alike, as those of an abstract and of its report, the one whose first
    author and year the first page has.
    """
    page = evidence.letters(pdf.texts[0][: evidence.TOP_OF_A_PAGE]) if pdf.texts else ""
    best: tuple[tuple[int, int, int], Study, Agreement] | None = None
    for study in _candidates(review_id, evidence.word_sets(pdf, name)):
        agrees = evidence.agreement(study.title, pdf, name)
        if agrees.percent < evidence.AGREES:
            continue
        surname = evidence.letters(study.authors.split(",")[0].split(";")[0])
        named = bool(surname and surname in page) + bool(study.year and str(study.year) in page)
        weight = (agrees.percent, named, len(study.title))
        if best is None or weight > best[0]:
            best = weight, study, agrees
    return Proposal(best[1].pk, best[2].sentence) if best else None


def _candidates(review_id: int, word_sets: Collection[tuple[str, ...]]) -> list[Study]:
    """Sought studies whose title and authors have all words of one of the sets, by the index."""
    if not word_sets:
        return []
    queries = [SearchQuery(" ".join(words), config="simple") for words in word_sets]
    return list(
        Study.objects.filter(
            words=reduce(or_, queries),
            review=review_id,
            screenings__stage=Stage.FULL_TEXT,
            screenings__aside=Aside.NOT,
        )
        .defer("words", "abstract", "keywords")
        .order_by("pk")[:MOST_CANDIDATES]
    )
