"""What stands beside the decision on a full text: its PDFs, its companions and the reasons."""

from typing import Any

from reviews.library.companions import companions_of
from reviews.library.models import Study
from reviews.protocol import access
from reviews.protocol.models import Member, Review
from reviews.retrieval.reading import reader_of


def beside(member: Member, study: Study) -> dict[str, Any]:
    """For the page on which the member reads a full text, and for its conflict.

    `reader`: its PDFs. `companions`: what reports on the same investigation, or None. `reasons`:
    those of the protocol, the weightiest first, as pairs of id and text. `classifies`: whether
    the member may say that it cannot be decided on yet.
    """
    review = member.review
    return {
        "reader": reader_of(study.pk, review),
        "companions": companions_of(review, [study.pk]).get(study.pk),
        "reasons": reasons_of(review),
        "classifies": member.is_a(*access.LIBRARIANS),
    }


def reasons_of(review: Review) -> list[tuple[int, str]]:
    """The reasons for which a full text may be excluded now, the weightiest first."""
    ranked = review.reasons.filter(rank__isnull=False).order_by("rank")
    return list(ranked.values_list("pk", "text"))
