"""Items of a list of references that begin with their numbers."""

import re
from collections.abc import Sequence

from reviews.formats.paste.cited import LONGEST, read_cited
from reviews.formats.paste.items import (
    LONE,
    LONGEST_ITEM_LINES,
    MOST_ITEMS,
    YEAR_OR_LINK,
    Item,
    after,
    begins_citation,
    below_subheadings,
    is_plainly_numbered,
    item_of,
    joined,
    may_be_subheading,
)
from reviews.formats.paste.labelled import is_other_heading, label_of
from reviews.formats.paste.lines import Line, is_broken
from reviews.formats.paste.links import is_buttons

_COMPLETE = re.compile(r"(?:[.\]]|https?://\S+)\Z")
_LONGEST_GAP = 500  # numbers left out, where only some items of a list were copied

Numbers = Sequence[int | None]  # for each line, the number in the list that it begins with


def numbered_groups(lines: Sequence[Line], numbers: Numbers, at: int) -> list[Item]:
    """The numbered items from `at` on, in one run or in several with a subheading over each."""
    items: list[Item] = []
    while group := numbered_items(lines, numbers, below_subheadings(lines, at)):
        items += group
        at = after(lines, items)
        if at == below_subheadings(lines, at):
            break
    return items


def numbered_items(
    lines: Sequence[Line], numbers: Numbers, at: int, *, least: int = 1
) -> list[Item]:
    """The items from `at` on, as long as each has a number above the one before it.

    A bare number counts only if the first is one, too. `least`: with fewer there is no list.
    """
    items: list[Item] = []
    if at >= len(lines) or (number := numbers[at]) is None:
        return items
    is_plain = is_plainly_numbered(lines[at])
    starts = [at]
    for place in range(at + 1, len(lines)):
        if len(starts) >= MOST_ITEMS or place - starts[-1] > LONGEST_ITEM_LINES:
            break
        found = numbers[place]
        if found is None or found <= number or (is_plain and not is_plainly_numbered(lines[place])):
            continue
        if found == number + 1 or _follows_gap(lines, numbers, place, number):
            starts.append(place)
            number = found
    if len(starts) < least:
        return items
    for start, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        is_last = following == len(lines)
        part = _first_paragraph(lines, start) if is_last else lines[start:following]
        items.append(item_of(_without_subheading(_without_page_end(part)), is_numbered=True))
    return items


def _is_link(text: str) -> bool:
    """Whether a line below the last item is a button of it, and heads nothing of the page."""
    is_own = label_of(text)[0] in ("", "doi") and not is_other_heading(text)
    return is_own and is_buttons(text)


def _follows_gap(lines: Sequence[Line], numbers: Numbers, place: int, number: int) -> bool:
    """Whether a citation stands at `place`, and the next number nowhere in the lines below."""
    below = numbers[place + 1 : place + 1 + LONGEST_ITEM_LINES]
    found = numbers[place]
    if found is None or found - number > _LONGEST_GAP or number + 1 in below:
        return False
    text, above = lines[place].text[:LONGEST], lines[place - 1].text
    if begins_citation(text):
        return True
    return read_cited(text).is_sure and bool(_COMPLETE.search(above) or is_buttons(above))


def _without_page_end(part: Sequence[Line]) -> Sequence[Line]:
    """The lines of an item up to the number at the end of a page, if the item is whole there."""
    for end in range(1, len(part)):
        is_end = LONE.fullmatch(part[end].text) and part[end - 1].text.endswith(".")
        if is_end and (cited := read_cited(joined(part[:end]))).is_sure and cited.pages:
            return part[:end]
    return part


def _without_subheading(part: Sequence[Line]) -> Sequence[Line]:
    """The lines of an item without the subheading of the next, if it is whole without it."""
    is_over_next = len(part) > 1 and may_be_subheading(part[-1].text)
    return part[:-1] if is_over_next and read_cited(joined(part[:-1])).is_sure else part


def _first_paragraph(lines: Sequence[Line], start: int) -> Sequence[Line]:
    """The last item: its number, which may stand alone, and the lines up to the next blank one."""
    end = start + 1
    if LONE.fullmatch(lines[start].text) and end < len(lines):
        end += 1
    while end < len(lines) and not lines[end].is_apart and end - start < LONGEST_ITEM_LINES:
        text = joined(lines[start:end])
        is_cut = is_broken(lines[end - 1].text)
        is_whole = YEAR_OR_LINK.search(text) and _COMPLETE.search(text)
        if not is_cut and (is_whole or read_cited(text).is_sure):
            break
        end += 1
    while end < len(lines) and not lines[end].is_apart and _is_link(lines[end].text):
        end += 1
    return lines[start:end]
