"""Titles and abstracts, put together from the sentences of a kind."""

from reviews.demo.dice import Deck, Dice
from reviews.demo.facts import Facts
from reviews.demo.kind import Kind, Slot
from reviews.demo.words import MARK

SHORTEST, LONGEST = 120, 260  # words in an abstract, its mark included

# Where a title's words do not vary, its second use says where the study was done.
_ENDINGS = (" – a study from {town}", " – {group}", ", {first}–{last}")

_HEADINGS = (
    ("BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS"),
    ("BACKGROUND", "METHODS", "RESULTS", "CONCLUSION"),
    ("INTRODUCTION", "PATIENTS AND METHODS", "RESULTS", "DISCUSSION"),
    ("OBJECTIVE", "METHODS", "FINDINGS", "INTERPRETATION"),
)
_HEADINGS_OF = {
    "Case Reports": (("BACKGROUND", "CASE PRESENTATION", "COURSE", "CONCLUSIONS"),),
    "Review": (),
    "Clinical Trial Protocol": (("BACKGROUND", "METHODS", "ANALYSIS", "DISCUSSION"),),
}


class Writer:
    """Writes the reports of one kind; no sentence comes again before all others have been used."""

    def __init__(self, kind: Kind, dice: Dice) -> None:
        self._kind = kind
        self._dice = dice
        self._decks: dict[Slot, Deck] = {}

    def title(self, facts: Facts, *, taken: set[str]) -> tuple[str, str]:
        """A title that is not `taken`, and the finding it promises (or an empty text)."""
        title, finding = "", ""
        for _ in self._kind.titles:
            title, _, finding = self._deal(self._kind.titles).partition(" // ")
            title = sentence(title, facts)
            if title not in taken:
                return title, sentence(finding, facts)
        for ending in self._dice.some(_ENDINGS, len(_ENDINGS)):
            longer = title + ending.format_map(facts)
            if longer not in taken:
                return longer, sentence(finding, facts)
        raise ValueError(f"The kind {self._kind.name!r} has too few titles for its reports.")

    def abstract(self, facts: Facts, finding: str) -> str:
        """An abstract of `SHORTEST` to `LONGEST` words, in sections or in one paragraph."""
        kind, dice = self._kind, self._dice
        before = [self._deal(kind.openings), self._deal(kind.openings), self._deal(kind.aims)]
        methods = [self._deal(slot) for slot in kind.methods]
        results = [self._deal(slot) for slot in kind.results]
        extras = dice.some([self._deal(slot) for slot in kind.extras], dice.number(2, 3))
        after = [self._deal(kind.closings), self._deal(kind.closings)]
        if finding:
            results.insert(min(2, len(results)), finding)

        sections = [before, methods, results + extras, after]
        # What may go when there is too much: an extra, the second conclusion, the first opening.
        spare = [(2, -1)] * (len(extras) - 1) + [(3, -1), (0, 0)] + [(2, -1)] * min(1, len(extras))
        while _words(sections, facts) > dice.number(185, LONGEST - 8) and spare:
            section, place = spare.pop(0)
            del sections[section][place]

        texts = [" ".join(sentence(part, facts) for part in section) for section in sections]
        headings = _HEADINGS_OF.get(kind.publication_type, _HEADINGS)
        if headings and dice.chance(0.62):
            chosen = dice.one(headings)
            texts = [f"{heading}: {text}" for heading, text in zip(chosen, texts, strict=True)]
        return " ".join([*texts, MARK])

    def _deal(self, slot: Slot) -> str:
        return self._decks.setdefault(slot, Deck(slot, self._dice)).deal()


def sentence(pattern: str, facts: Facts) -> str:
    """The pattern with its facts filled in, beginning with a capital."""
    text = pattern.format_map(facts)
    return text[:1].upper() + text[1:]


def _words(sections: list[list[str]], facts: Facts) -> int:
    return sum(len(part.format_map(facts).split()) for section in sections for part in section)
