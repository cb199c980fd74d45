"""What a review makes of reports that are related: its policy, which its protocol holds."""

from collections.abc import Mapping

from reviews.choices import Relating
from reviews.dedup import Policy, Relation
from reviews.protocol.models import ProtocolVersion, Review

# How the interface calls two reports that are related so.
RELATIONS: Mapping[Relation, str] = {
    Relation.PREPRINT: "A preprint and its article",
    Relation.ABSTRACT: "A conference abstract and its article",
    Relation.ELSEWHERE: "One text printed in two places",
    Relation.COCHRANE_VERSION: "Two versions of one Cochrane review",
    Relation.PROTOCOL: "A protocol and what was found under it",
    Relation.CORRECTION: "A report and its erratum or retraction",
    Relation.REPLY: "A report and a reply or comment on it",
    Relation.TRIAL: "Reports with one trial number",
}
# Never one report for that alone: a trial has many.
NEVER_JOINED = frozenset({Relation.TRIAL})


def chosen(version: ProtocolVersion) -> dict[Relation, Relating]:
    """What the version says of each relation."""
    return {
        relation: Relating(version.related.get(relation.name, Relating.COMPANION))
        for relation in RELATIONS
    }


def as_stored(related: Mapping[Relation, Relating]) -> dict[str, str]:
    """The column of a version: what is not offered as companions, by the relations' names."""
    return {
        relation.name: str(related[relation])
        for relation in RELATIONS
        if related.get(relation, Relating.COMPANION) != Relating.COMPANION
    }


def policy_of(review: Review) -> Policy:
    """What the protocol in force has joined although it is only related."""
    return Policy(frozenset(treated(review, Relating.SAME)) - NEVER_JOINED)


def treated(review: Review, how: Relating) -> list[Relation]:
    """The relations of which the protocol in force says so."""
    in_force = review.protocol_versions.order_by("-number")[0]
    return [relation for relation, what in chosen(in_force).items() if what == how]


def in_words(version_says: Mapping[str, str]) -> list[str]:
    """What a version's column says, a sentence for each relation not offered as companions."""
    return [
        f"{RELATIONS[Relation[name]]}: {_OUTCOMES[Relating(what)]}"
        for name, what in version_says.items()
    ]


_OUTCOMES = {Relating.SAME: "joined as one report", Relating.IGNORE: "left alone"}
