"""What a report says of how studies were found and selected: paragraphs made from facts.

Written for items 5 to 8 and 16 of PRISMA 2020. No sentence claims what its facts do not show, so
that a paragraph may have few sentences, or be left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviews.prisma import selection
from reviews.prisma.facts import MethodsFacts, ProtocolChange, SourceFact
from reviews.prisma.selection import FULL_TEXT, TITLE_ABSTRACT
from reviews.prisma.text import summary
from reviews.prisma.wording import capitalised, in_words, listed, on, some, was


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `items`: those of PRISMA 2020 that it answers to, in words, or empty."""

    heading: str
    items: str
    text: str


def methods(facts: MethodsFacts) -> tuple[Paragraph, ...]:
    """The paragraphs about the methods, then the one about the results; only what can be said."""
    paragraphs = (
        ("Eligibility criteria", "item 5", _criteria(facts)),
        ("Information sources", "items 6 and 7", _sources(facts)),
        ("Duplicates", "item 8", _duplicates(facts)),
        ("Selection process", "item 8", _selection(facts)),
        ("Retrieval of full texts", "item 8", _full_texts(facts)),
        ("Agreement between reviewers", "", _agreement(facts)),
        ("Changes and departures", "item 24c", _departures(facts)),
        ("Study selection", "item 16a", iter([summary(facts.flow)])),
    )
    return tuple(
        Paragraph(heading, items, text)
        for heading, items, sentences in paragraphs
        if (text := " ".join(sentences))
    )


def as_text(paragraphs: Sequence[Paragraph]) -> str:
    """The paragraphs as plain text, each below its heading.

    >>> print(as_text([Paragraph("Duplicates", "item 8", "None were found.")]))
    Duplicates
    None were found.
    """
    return "\n\n".join(f"{each.heading}\n{each.text}" for each in paragraphs)


def _criteria(facts: MethodsFacts) -> Iterator[str]:
    if (first := facts.criteria) is None:
        return
    yield (
        f"The eligibility criteria were written down in version {first.number} of the protocol "
        f"({on(first.on)}), before the first decision was made."
    )
    if not facts.changes:
        yield "The protocol was not changed after that."


def _sources(facts: MethodsFacts) -> Iterator[str]:
    search = facts.search
    searched = [
        f"{_counted(sources, kind)} ({_named(sources)})"
        for sources, kind in ((search.databases, "database"), (search.registers, "register"))
        if sources
    ]
    if searched:
        one = len({_key(each) for each in (*search.databases, *search.registers)}) == 1
        yield capitalised(f"{listed(searched)} {'was' if one else 'were'} searched.")
    others = [
        _through(sources, words)
        for sources, words in (
            (search.websites, "websites"),
            (search.organisations, "organisations"),
            (search.citation_searching, "citation searching"),
            (search.other_sources, "other sources"),
        )
        if sources
    ]
    if others:
        yield f"Records were also sought through {listed(others)}."


def _counted(sources: Sequence[SourceFact], kind: str) -> str:
    """How many different sources of the kind there are, however often each was searched."""
    number = len({_key(each) for each in sources})
    return f"{in_words(number)} {kind}{'' if number == 1 else 's'}"


def _key(source: SourceFact) -> tuple[str, str]:
    """What makes two searches ones of the same source."""
    return source.name.casefold(), source.platform.casefold()


def _through(sources: Sequence[SourceFact], words: str) -> str:
    """The words for a kind of source, and its sources unless they are called by the same words."""
    if {each.name.casefold() for each in sources} == {words}:
        days = [on(each.run_on) for each in sources if each.run_on]
        return f"{words} (on {listed(days)})" if days else words
    return f"{words} ({_named(sources)})"


def _named(sources: Sequence[SourceFact]) -> str:
    """Each source with the dates on which it was searched, as far as these were noted."""
    found: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for source in sources:
        _, days = found.setdefault(_key(source), (_place(source), []))
        if source.run_on:
            days.append(on(source.run_on))
    return "; ".join(
        f"{name}, searched on {listed(days)}" if days else name for name, days in found.values()
    )


def _place(source: SourceFact) -> str:
    """The source with the platform on which it was searched, unless that is its own."""
    if source.platform and source.platform.casefold() != source.name.casefold():
        return f"{source.name} via {source.platform}"
    return source.name


def _duplicates(facts: MethodsFacts) -> Iterator[str]:
    search, flow = facts.search, facts.flow
    if n := search.joined_by_rules:
        yield (
            f"Tandem found {some(n, 'duplicate record')} by comparing identifiers, titles, "
            "authors, years, journals, volumes and pages."
        )
    if n := search.joined_by_hand:
        yield f"{some(n, 'duplicate record')} {was(n)} found by hand."
    if n := flow.duplicates_before_import:
        yield f"{some(n, 'duplicate record')} {was(n)} removed before import."


def _selection(facts: MethodsFacts) -> Iterator[str]:
    title_abstract, full_text = facts.title_abstract, facts.full_text
    yield from _tools(facts)
    yield from selection.screening(TITLE_ABSTRACT, title_abstract)
    yield from selection.conflicts(TITLE_ABSTRACT, title_abstract)
    yield from selection.screening(FULL_TEXT, full_text)
    yield from selection.conflicts(FULL_TEXT, full_text)
    excluded = facts.flow.reports_excluded + facts.flow.other_excluded
    if excluded and facts.reasons > 1:
        yield (
            "For each report excluded on its full text one reason was recorded, out of "
            f"{in_words(facts.reasons)} that the protocol ranks."
        )
    if title_abstract.studies or full_text.studies:
        version = facts.software_version
        written = f" (version {version} when this was written)" if version else ""
        yield f"Decisions were made and kept in Tandem{written}."


def _tools(facts: MethodsFacts) -> Iterator[str]:
    flow = facts.flow
    named = f" ({'; '.join(facts.search.tools)})" if facts.search.tools else ""
    parts = [
        f"{words} {some(n, 'record')}"
        for n, words in (
            (flow.excluded_automatic, "marked as ineligible before screening"),
            (flow.records_excluded_by_tools, "excluded in screening"),
        )
        if n
    ]
    if parts:
        yield f"Automation tools{named} {listed(parts)}."


def _full_texts(facts: MethodsFacts) -> Iterator[str]:
    flow = facts.flow
    if n := flow.reports_sought + flow.other_sought:
        missing = flow.reports_not_retrieved + flow.other_not_retrieved
        without = f"; {missing:,} could not be retrieved" if missing else ""
        yield f"Full texts were sought for {some(n, 'report')}{without}."
    if n := facts.requested:
        yield f"The full text of {some(n, 'report')} was asked for from others."
    if n := facts.linked_reports:
        yield f"{some(n, 'included report')} {was(n)} linked to others on the same study."


def _agreement(facts: MethodsFacts) -> Iterator[str]:
    said = [
        *selection.agreement(TITLE_ABSTRACT, facts.title_abstract),
        *selection.agreement(FULL_TEXT, facts.full_text),
    ]
    if said:
        yield (
            "Agreement is that of first decisions, made without being able to know another's, on "
            "what has all its decisions; kappa is Cohen's."
        )
    yield from said
    if facts.left_out:
        yield selection.left_out(facts.left_out)


def _departures(facts: MethodsFacts) -> Iterator[str]:
    for change in facts.changes:
        yield _changed(change)
    yield from selection.departures(TITLE_ABSTRACT, facts.title_abstract)
    yield from selection.departures(FULL_TEXT, facts.full_text)


def _changed(change: ProtocolChange) -> str:
    what = f", changing {listed(change.changed)}" if change.changed else ""
    return (
        f"Version {change.number} of the protocol was adopted on {on(change.on)}, after decisions "
        f"had been made{what}."
    )
