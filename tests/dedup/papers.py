"""A made-up paper, and what becomes of it and another description of it."""

from dataclasses import replace

from reviews.dedup import Outcome, compare, group
from reviews.formats.citation import Citation

PAPER = Citation(
    title="Inhaled steroids for asthma in children: a randomised trial",
    authors=("Okafor, Ngozi", "Lind, Per"),
    year=2019,
    container_title="Journal of Paediatric Lungs",
    volume="12",
    pages="101-109",
)


def joined(*citations: Citation) -> list[tuple[int, ...]]:
    """The groups' members."""
    return [found.members for found in group(citations)]


def outcome(a: Citation, b: Citation) -> Outcome:
    """What `group` makes of the two, so that they have to share a key as well."""
    found = group([a, b])
    if found.groups:
        return Outcome.SAME
    if found.to_review:
        return Outcome.REVIEW
    return Outcome.RELATED if found.related else Outcome.DISTINCT


def outcome_with(**changes: object) -> Outcome:
    """What the paper is to the same paper with these changes."""
    other = replace(PAPER, **changes)
    assert compare(PAPER, other) == compare(other, PAPER)
    return outcome(PAPER, other)
