"""How the log tells of each kind of thing: one function for each, from an event to words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.urls import reverse

from reviews.audit.models import Event
from reviews.choices import Aside, Retrieval, Role, Settling, Stage, Verdict, label
from reviews.reporting.replaying import rule_of


class Said(NamedTuple):
    """What follows the name of who acted; `what` leads to `url`, if there is one."""

    before: str
    what: str = ""
    url: str = ""
    after: str = ""

    @property
    def stop(self) -> str:
        """What ends the sentence: nothing, where somebody's own words have ended it."""
        said = self.after or self.what or self.before
        return "" if said.endswith((".", "!", "?", "…")) else "."


@dataclass(frozen=True)
class Names:
    """What the sentences of some events mention, by id; and the stages that are closed.

    `reworded`: the words that a reason had until a version of the protocol gave it others, by the
    reason's id: that version's, in their order.
    """

    review_id: int
    people: dict[int, str]
    titles: dict[int, str]
    searches: dict[int, str]
    files: dict[int, str]
    reasons: dict[int, str]
    reworded: dict[int, list[tuple[int, str]]]
    closed: frozenset[str]

    def reason(self, facts: dict[str, Any]) -> str | None:
        """The reason in the words of the version under which somebody named it."""
        named, under = facts["reason"] or 0, facts.get("protocol") or 0
        for version, earlier in self.reworded.get(named, []):
            if 0 < under < version:
                return earlier
        return self.reasons.get(named)


Facts = dict[str, Any]
Sentence = Callable[[Event, Facts, Names], Said]


def _review(event: Event, facts: Facts, names: Names) -> Said:
    if event.verb == "renamed":
        return Said(f"renamed the review from “{facts['earlier']}” to “{facts['title']}”")
    if "joined" in facts:
        chosen = ", and chose which stays" if facts.get("chosen") else ""
        joined = _studies(len(facts["joined"]))
        return Said(f"joined {joined} to others, from pairs to review{chosen}")
    if "taken_apart" in facts:
        return Said(f"undid the joins of {_studies(len(facts['taken_apart']))}")
    if "studies" in facts:
        return _removal(event, facts, names)
    return Said(f"{event.verb} the review “{facts.get('title', '')}”")


def _removal(event: Event, facts: Facts, names: Names) -> Said:
    before, after = "brought", " back into screening"
    if event.verb == "removed":
        what = label(Aside(facts["kind"])).lower()
        before, after = "took", f" out of screening: {what}, {facts['why']}"
    if len(facts["studies"]) == 1:
        return _of_study(before, facts["studies"][0], names, after=after)
    return Said(f"{before} {_studies(len(facts['studies']))}{after}")


def _protocol(event: Event, facts: Facts, names: Names) -> Said:
    number = facts["number"]
    url = reverse("protocol:version", args=[names.review_id, number])
    changed = [
        f"the reason “{one['earlier']}” is now “{one['now']}”" for one in facts.get("reworded", [])
    ]
    after = f": {', '.join(changed)}" if changed else ""
    return Said(event.verb, f"version {number} of the protocol", url, after)


def _stage_rule(event: Event, facts: Facts, names: Names) -> Said:  # noqa: ARG001
    stage = label(Stage(facts["stage"]))
    if event.verb != "changed":
        return Said(f"{event.verb} {stage}")
    before, after = rule_of(facts["earlier"]), rule_of(facts)
    changes = [
        f"{what} from {say(getattr(before, name))} to {say(getattr(after, name))}"
        for name, what, say in (
            ("votes", "votes a study needs", str),
            ("dual_share", "share with all votes", lambda share: f"{share} %"),
            ("settling", "settling", lambda word: f"“{label(Settling(word))}”"),
            (
                "reasons_must_agree",
                "exclusions for different reasons",
                lambda agree: "a conflict" if agree else "the weightiest reason",
            ),
        )
        if getattr(before, name) != getattr(after, name)
    ]
    return Said(f"changed how {stage} is screened: {', '.join(changes)}")


def _invitation(event: Event, facts: Facts, names: Names) -> Said:  # noqa: ARG001
    if event.verb == "withdrew":
        return Said("withdrew an invitation")
    return Said(f"invited {_a(facts['role'])}")


def _member(event: Event, facts: Facts, names: Names) -> Said:
    who = names.people[event.subject_id or 0]
    if event.verb == "joined":
        return Said(f"joined as {_a(facts['role'])}")
    if event.verb == "ended the place of" and event.subject_id == event.actor_id:
        return Said("left the review")
    if event.verb == "changed role of":
        earlier, role = label(Role(facts["earlier"])).lower(), _a(facts["role"])
        return Said(f"made {who}, until then {earlier}, {role}")
    return Said(f"{event.verb} {who}")


def _search(event: Event, facts: Facts, names: Names) -> Said:
    before, name = f"{event.verb} the search", names.searches.get(event.subject_id or 0)
    if name is None:  # it was removed, as a search without files can be
        return Said(before, f"“{facts['source_name']}”")
    url = reverse("library:search", args=[names.review_id, event.subject_id])
    return Said(before, f"“{name}”", url)


def _file(event: Event, facts: Facts, names: Names) -> Said:
    url = reverse("library:file", args=[names.review_id, event.subject_id])
    said = Said(event.verb, f"“{names.files[event.subject_id or 0]}”", url)
    if event.verb in {"pasted", "imported"}:
        return said._replace(after=f": {_references(facts['references'])}")
    if event.verb == "joined the duplicates of":
        return said._replace(after=f": {_studies(len(facts['joined']))}")
    if event.verb == "refused":
        return said._replace(before="could not import", after=f": {facts['why']}")
    if event.verb == "took over a new reading of":
        changed, new = len(facts["readings"]), len(facts["new"])
        return said._replace(after=f": {changed:,} read otherwise, {new:,} new")
    if event.verb == "read again":
        letters = facts["encoding"].upper()
        return said._replace(
            before="had read again",
            after=(f", letters as {letters}" if letters else "")
            + (", its columns named by hand" if facts["mapping"] else "")
            + (", its first row as a record" if isinstance(facts["mapping"], list) else ""),
        )
    return said


def _study(event: Event, facts: Facts, names: Names) -> Said:
    if event.verb == "joined":
        joined = _studies(len(facts["studies"]))
        chosen = ", chosen to stay" if facts.get("chosen") else ""
        return _of_study(f"joined {joined} to", event.subject_id, names, after=chosen)
    if event.verb == "split":
        return _of_study("split", event.subject_id, names, after=" off its duplicates")
    if event.verb == "corrected":
        changed = ", ".join(name.replace("_", " ") for name in facts["changes"])
        return _of_study("corrected", event.subject_id, names, after=f": {changed}")
    return _of_study(event.verb, event.subject_id, names)


def _decision(event: Event, facts: Facts, names: Names) -> Said:
    stage = f" at {label(Stage(facts['stage'])).lower()}"
    if event.verb == "withdrew":
        return _of_study("took back the decision on", facts["study"], names, after=stage)
    again = "decided again on" if facts["revision"] > 1 else "decided on"
    return _of_study(again, facts["study"], names, after=stage + _verdict(facts, names))


def _set_aside(event: Event, facts: Facts, names: Names) -> Said:
    number, who = len(facts["votes"]), names.people[facts["member"]]
    votes = "1 vote" if number == 1 else f"{number:,} votes"
    why = f": {facts['why']}" if facts["why"] else ""
    return Said(f"{event.verb} {votes} of {who}{why}")


def _adjudication(event: Event, facts: Facts, names: Names) -> Said:
    stage = f" at {label(Stage(facts['stage'])).lower()}"
    after = stage + _verdict(facts, names)
    return _of_study(f"{event.verb} the conflict about", facts["study"], names, after=after)


def _reopening(event: Event, facts: Facts, names: Names) -> Said:
    stage = label(Stage(facts["stage"])).lower()
    after = f" at {stage}: {facts['why']}" if facts["why"] else f" at {stage}"
    return _of_study(event.verb, facts["study"], names, after=after)


def _retrieval_note(event: Event, facts: Facts, names: Names) -> Said:
    state = label(Retrieval(facts["state"])).lower()
    more = [facts.get("asked") and f"asked {facts['asked']}", facts["note"], facts.get("link")]
    said = "; ".join(part for part in more if part)
    note = f" ({said})" if said else ""
    return _of_study(f"{event.verb} the full text of", facts["study"], names, f" as {state}{note}")


def _full_text(event: Event, facts: Facts, names: Names) -> Said:
    url = reverse("screening:full_text", args=[names.review_id, event.subject_id])
    said = Said(f"{event.verb} the PDF", f"“{facts['name']}”", url)
    if event.verb == "read":
        pages = facts["pages"]
        if not pages:
            return said
        return said._replace(after=": 1 page" if pages == 1 else f": {pages:,} pages")
    if not facts.get("study"):
        return said
    title = names.titles.get(facts["study"]) or "Untitled"
    how = {"added": "to", "matched": "with", "unmatched": "from"}.get(event.verb, "of")
    return said._replace(after=f" {how} “{title}”")


def _pair(event: Event, facts: Facts, names: Names) -> Said:
    other = names.titles.get(facts["of"]) or "Untitled"
    if event.verb == "reported":
        return _of_study(
            "reported", facts["study"], names, after=f" and “{other}” as the same report"
        )
    if event.verb == "took back the report of":
        return _of_study(
            "took back that", facts["study"], names, after=f" and “{other}” are the same report"
        )
    if event.verb == "told apart":
        return _of_study("told apart", facts["study"], names, after=f" and “{other}”")
    if event.verb == "found unrelated":
        return _of_study("found no relation of", facts["study"], names, after=f" to “{other}”")
    before = "asked again what to each other are"
    return _of_study(before, facts["study"], names, after=f" and “{other}”")


def _companion(event: Event, facts: Facts, names: Names) -> Said:
    other = facts["earlier"]
    if facts["of"]:
        other = names.titles.get(facts["of"]) or "Untitled"
    after = f" with “{other}”" + (f": {facts['note']}" if facts.get("note") else "")
    return _of_study(event.verb, facts["study"], names, after=after)


def _earlier_version(event: Event, facts: Facts, names: Names) -> Said:
    url = reverse("reporting:earlier", args=[names.review_id])
    said = Said(event.verb, "the earlier version of the review", url)
    if event.verb == "took back":
        return said
    reports = "1 report" if facts["reports"] == 1 else f"{facts['reports']:,} reports"
    return said._replace(after=f": {_studies(facts['studies'])} in {reports}")


def _frozen_flow(event: Event, facts: Facts, names: Names) -> Said:
    url = reverse("reporting:frozen", args=[names.review_id, event.subject_id])
    return Said(f"{event.verb} the flow as", f"“{facts['name']}”", url)


def anything(event: Event, facts: Facts, names: Names) -> Said:  # noqa: ARG001
    """The words for what has no function of its own."""
    number = f" {event.subject_id}" if event.subject_id else ""
    return Said(f"{event.verb} {event.subject_kind}{number}")


SENTENCES: dict[str, Sentence] = {
    "review": _review,
    "protocolversion": _protocol,
    "stagerule": _stage_rule,
    "invitation": _invitation,
    "member": _member,
    "search": _search,
    "sourcefile": _file,
    "study": _study,
    "candidatepair": _pair,
    "companion": _companion,
    "decision": _decision,
    "setaside": _set_aside,
    "adjudication": _adjudication,
    "reopening": _reopening,
    "retrievalnote": _retrieval_note,
    "fulltext": _full_text,
    "earlierversion": _earlier_version,
    "frozenflow": _frozen_flow,
}


def _verdict(facts: Facts, names: Names) -> str:
    """The verdict and its reason, once the stage is closed."""
    if facts["stage"] not in names.closed:
        return ""
    reason = names.reason(facts)
    verdict = label(Verdict(facts["verdict"])).lower()
    return f": {verdict}, {reason}" if reason else f": {verdict}"


def _of_study(before: str, study_id: int | None, names: Names, after: str = "") -> Said:
    url = reverse("library:study", args=[names.review_id, study_id])
    return Said(before, f"“{names.titles.get(study_id or 0) or 'Untitled'}”", url, after)


def _studies(number: int) -> str:
    return "1 study" if number == 1 else f"{number:,} studies"


def _references(number: int) -> str:
    return "1 reference" if number == 1 else f"{number:,} references"


def _a(role: str) -> str:
    return f"{'an' if role[0] in 'aeiou' else 'a'} {label(Role(role)).lower()}"
