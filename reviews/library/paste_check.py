"""What a person checks before pasted text is saved: page by page, where there is much of it."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from reviews.choices import SourceKind
from reviews.formats.encoding import split_lines
from reviews.formats.paste import Draft, Pasted
from reviews.library.paste_forms import PlaceForm
from reviews.library.pasted import Saved, drafts_of
from reviews.library.pasted_form import DraftForm
from reviews.library.pasted_lines import Run, ShownLine, left_over, shown
from reviews.protocol.models import Review

PER_PAGE = 50  # drafts, each of some sixteen fields; a page may send 5,000 of these
LONGEST_NAME = 100  # characters of a title in the name that is proposed for a source

# What a person made of the drafts, by their places: field -> what stands there now.
Changes = dict[int, dict[str, str]]
_ON_PAGE = re.compile(r"draft-(\d{1,6})-lines")


@dataclass(frozen=True, slots=True)
class Item:
    """A draft on the page: its number among all, its form, and the lines that it stands in."""

    number: int
    form: DraftForm
    lines: list[Run]


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the drafts, from `first` to `last`; of `doubtful` too little was read."""

    number: int
    first: int
    last: int
    doubtful: int


class Check:
    """What a person checks before saving: each draft beside its lines, and where all came from.

    `sent` is what came with the page that showed it; None when the text has just been pasted.
    What was changed on pages that are not shown goes along with the one that is.
    `search`: the one that pasting began at.
    """

    def __init__(
        self,
        review: Review,
        pasted: Pasted,
        sent: QueryDict | None = None,
        *,
        search: str = "",
    ) -> None:
        self.pasted = pasted
        self.drafts = drafts_of(pasted)
        self.page = 1
        self.is_as_read = True
        self._begins_with_list = not _is_article(pasted)
        self._is_checked = False
        self._to_save: list[DraftForm] = []
        self._changes: Changes = {}
        initial = _source_of(pasted, is_list=self._begins_with_list) | {"search": search}
        if sent is not None:
            self._take(sent)
            initial = {name: sent.get(name, "") for name in PlaceForm.base_fields}
        self.place = PlaceForm(None, review=review, initial=initial)
        self._review, self._sent = review, sent

    def _take(self, sent: QueryDict) -> None:
        """Take over what was changed, on the page that was sent and on others."""
        data = {name: str(text).replace("\r\n", "\n") for name, text in sent.items()}
        places = [int(found[1]) for name in data if (found := _ON_PAGE.fullmatch(name))]
        try:
            self._changes = _carried(data.get("changes", "{}"))
        except ValueError:
            self.is_as_read = False
            return
        known = {place: _lines(draft) for place, draft in enumerate(self.drafts)}
        lines = {place: fields.get("lines", "") for place, fields in self._changes.items()}
        lines |= {place: data[f"draft-{place}-lines"] for place in places}
        if data.get("drafts") != str(len(known)) or not lines.items() <= known.items():
            self.is_as_read = False
            return
        for place in places:
            self._changes[place] = self._form(place, data).changed()
        page = data.get("page", "")
        self.turn_to(int(page) if page.isdecimal() and len(page) < 10 else 1)

    def _form(self, place: int, data: Mapping[str, Any] | None = None) -> DraftForm:
        """The form of a draft: as it was sent, as it was changed, or as it was read."""
        changes = self._changes.get(place)
        if self._is_checked and changes is None:
            changes = {}
        return DraftForm(
            data,
            draft=self.drafts[place],
            keep=self._is_proposed(place),
            prefix=f"draft-{place}",
            changes=changes if data is None else None,
        )

    def _is_proposed(self, place: int) -> bool:
        """Whether a draft is ticked at first."""
        return self._begins_with_list != (self.drafts[place] is self.pasted.draft)

    def _is_kept(self, place: int) -> bool:
        ticked = self._changes.get(place, {}).get("keep")
        return self._is_proposed(place) if ticked is None else bool(ticked)

    @property
    def is_several(self) -> bool:
        """Whether there is more than one draft to choose from."""
        return len(self.drafts) > 1

    @property
    def is_long(self) -> bool:
        """Whether there are more drafts than one page shows."""
        return len(self.drafts) > PER_PAGE

    @property
    def has_both(self) -> bool:
        """Whether the text is about a work and lists others, too."""
        return bool(self.pasted.draft and self.pasted.reference_list)

    @property
    def is_by_hand(self) -> bool:
        """Whether nothing was read, so that a person writes it all."""
        return bool(self.pasted.draft and not self.pasted.draft.fields)

    @property
    def _order(self) -> list[int]:
        """The places of the drafts as they are shown: a work that is left out after its list."""
        places = list(range(len(self.drafts)))
        return places if not self.has_both or self._is_kept(0) else [*places[1:], 0]

    def pages(self) -> list[Page]:
        """All pages of drafts, in order."""
        order = self._order
        return [
            Page(
                start // PER_PAGE + 1,
                start + 1,
                min(start + PER_PAGE, len(order)),
                sum(_is_doubtful(self.drafts[at]) for at in order[start : start + PER_PAGE]),
            )
            for start in range(0, len(order), PER_PAGE)
        ]

    @cached_property
    def items(self) -> list[Item]:
        """What the page shows."""
        text = split_lines(self.pasted.text)
        return [
            Item(number, self._form(place), shown(text, self.drafts[place]))
            for number, place in enumerate(self._places_on_page(), (self.page - 1) * PER_PAGE + 1)
        ]

    @cached_property
    def left_over(self) -> list[ShownLine]:
        """The lines of the text that belong to no draft."""
        return [] if self.pasted.format else left_over(split_lines(self.pasted.text), self.drafts)

    @property
    def changes(self) -> str:
        """What was changed on the pages that are not shown, for the page to send along."""
        elsewhere = {*self._changes} - {*self._places_on_page()}
        return json.dumps(
            {
                place: {**self._changes[place], "lines": _lines(self.drafts[place])}
                for place in sorted(elsewhere)
                if self._changes[place]
            },
            ensure_ascii=False,
        )

    def _places_on_page(self) -> list[int]:
        start = (self.page - 1) * PER_PAGE
        return self._order[start : start + PER_PAGE]

    def kept(self) -> list[int]:
        """The places of the drafts that are not left out, in the order of the text."""
        return [place for place in range(len(self.drafts)) if self._is_kept(place)]

    def turn_to(self, page: int) -> None:
        """Show another page; the last one for a number that is too high."""
        number_of_pages = -(-len(self.drafts) // PER_PAGE)
        self.page = min(max(page, 1), max(number_of_pages, 1))

    def tick(self, *, article: bool, listed: bool) -> None:
        """Keep the work that the text is about, those that it lists, both, or none."""
        for place, draft in enumerate(self.drafts):
            keep = article if draft is self.pasted.draft else listed
            self._changes.setdefault(place, {})["keep"] = "on" if keep else ""

    def is_valid(self) -> bool:
        """Whether all that is kept, and the source, can be saved; every form says what is wrong.

        The first page on which something is wrong is shown.
        """
        self._is_checked = True
        self.place = PlaceForm(self._sent, review=self._review)
        self._to_save = [self._form(place) for place in self.kept()]
        wrong = {form.prefix for form in self._to_save if not form.is_valid()}
        shown = [number for number, at in enumerate(self._order) if f"draft-{at}" in wrong]
        if shown:
            self.turn_to(shown[0] // PER_PAGE + 1)
        return self.place.is_valid() and not shown

    def saved(self) -> Sequence[Saved] | None:
        """What the person saves, once that `is_valid`; None for text in a known format, which is
        read as a file.
        """
        return None if self.pasted.format else [form.saved() for form in self._to_save]


def _carried(written: str) -> Changes:
    """The changes that came along. Raises ValueError for what no page sent."""
    try:
        found = json.loads(written)
    except RecursionError:
        raise ValueError("The changes are nested too deeply.") from None
    if not isinstance(found, dict):
        raise ValueError("The changes are no object.")
    changes: Changes = {}
    for place, fields in found.items():
        if not isinstance(fields, dict) or not all(isinstance(one, str) for one in fields.values()):
            raise ValueError("The changes of a draft are no texts.")
        "".join(fields.values()).encode()  # JSON can write half a character, which nothing keeps
        changes[int(place)] = fields
    return changes


def _lines(draft: Draft) -> str:
    """Where a draft stands in the text, by which one that was shown is known again."""
    return f"{draft.first_line}-{draft.last_line}"


def _is_article(pasted: Pasted) -> bool:
    """Whether the text is that of a work, more than of the works that it lists."""
    draft = pasted.draft
    if draft is None:
        return False
    return not pasted.reference_list or bool(draft.found("authors") or draft.found("abstract"))


def _is_doubtful(draft: Draft) -> bool:
    """Whether so little was read that a person should look twice."""
    return not all(draft.found(name) for name in ("title", "authors", "year"))


def _source_of(pasted: Pasted, *, is_list: bool) -> dict[str, Any]:
    """What a new search would most likely be."""
    kind, name = SourceKind.WEBSITE, ""
    if pasted.format:
        kind = SourceKind.DATABASE
    elif is_list:
        kind = SourceKind.CITATION
        title = pasted.draft.value("title") if pasted.draft else ""
        if len(title) > LONGEST_NAME:
            title = f"{title[:LONGEST_NAME].rsplit(' ', 1)[0]} …"
        name = f"References of “{title}”" if title else ""
    return {"source_kind": kind, "source_name": name, "run_on": timezone.localdate()}
