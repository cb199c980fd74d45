"""What a person checks before pasted text is saved."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from reviews.choices import SourceKind
from reviews.formats.encoding import split_lines
from reviews.formats.paste import Pasted
from reviews.library.paste_forms import DraftForm, PlaceForm
from reviews.library.pasted import Saved, drafts_of
from reviews.library.pasted_lines import Run, ShownLine, left_over, shown
from reviews.protocol.models import Review

LONGEST_NAME = 100  # characters of a title in the name that is proposed for a source


class Check:
    """What a person checks before saving: each draft beside its lines, and where all came from.

    `data` is what was sent with the page that showed it; None when the text has just been pasted.
    `search`: the one that pasting began at.
    """

    def __init__(
        self,
        review: Review,
        pasted: Pasted,
        data: Mapping[str, Any] | None = None,
        *,
        search: str = "",
    ) -> None:
        self.pasted = pasted
        text = split_lines(pasted.text)
        drafts = drafts_of(pasted)
        begins_with_list = not _is_article(pasted)
        self.forms = [
            DraftForm(
                data,
                draft=draft,
                keep=begins_with_list != (draft is pasted.draft),
                prefix=f"draft-{place}",
            )
            for place, draft in enumerate(drafts)
        ]
        self.lines: list[list[Run]] = [shown(text, draft) for draft in drafts]
        self.left_over: list[ShownLine] = [] if pasted.format else left_over(text, drafts)
        initial = _source_of(pasted, is_list=begins_with_list) | {"search": search}
        self.place = PlaceForm(data, review=review, initial=initial)

    @property
    def is_several(self) -> bool:
        """Whether there is more than one draft to choose from."""
        return len(self.forms) > 1

    @property
    def has_both(self) -> bool:
        """Whether the text is about a work and lists others, too."""
        return bool(self.pasted.draft and self.pasted.reference_list)

    @property
    def is_by_hand(self) -> bool:
        """Whether nothing was read, so that a person writes it all."""
        return bool(self.pasted.draft and not self.pasted.draft.fields)

    @property
    def is_as_read(self) -> bool:
        """Whether the page that was checked showed these drafts."""
        return all(form.is_as_read for form in self.forms)

    def items(self) -> list[tuple[DraftForm, list[Run]]]:
        """Each draft's form with its lines; what is left out stands last."""
        pairs = list(zip(self.forms, self.lines, strict=True))
        return (
            sorted(pairs, key=lambda pair: not pair[0]["keep"].value()) if self.has_both else pairs
        )

    def kept(self) -> list[DraftForm]:
        """The forms of the references that are not left out."""
        return [form for form in self.forms if form["keep"].value()]

    def is_valid(self) -> bool:
        """Whether all that is kept, and the source, can be saved; every form says what is wrong."""
        forms_hold = [form.is_valid() for form in self.kept()]
        return self.place.is_valid() and all(forms_hold)

    def saved(self) -> Sequence[Saved] | None:
        """What the person saves; None for text in a known format, which is read as a file."""
        return None if self.pasted.format else [form.saved() for form in self.kept()]


def _is_article(pasted: Pasted) -> bool:
    """Whether the text is that of a work, more than of the works that it lists."""
    draft = pasted.draft
    if draft is None:
        return False
    return not pasted.reference_list or bool(draft.found("authors") or draft.found("abstract"))


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
