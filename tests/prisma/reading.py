"""Reading what was written: the text of a PDF's frames, and where its letters stand."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from reviews.prisma import Drawing, Flow
from reviews.prisma.boxes import chart
from reviews.prisma.drawing import Place

SIXTY = {
    "words": "the comparator was another dose of the same drug ",
    "one long word": "x",
    "wide letters": "W",
    "wide letters in words": "MW@ %mW ",
    "Chinese": "哮喘患者的随机对照试验",
    "accents": "Étude contrôlée à l’hôpital öÄß ",
}


def sixty(letters: str, number: int) -> str:
    """A name of 60 characters, different for each number."""
    return f"{number:02d}{letters * 60}"[:60]


@dataclass(frozen=True)
class Letter:
    """A letter and the box of its ink; lengths and places as in a Drawing."""

    text: str
    place: Place


class PageOfPdf:
    """The only page of a PDF, measured as its drawing is.

    `scale`: points for a unit of the drawing; `left` and `top`: where the drawing begins, in points
    from the page's upper left corner.
    """

    def __init__(
        self, document: bytes, *, scale: float = 0.75, left: float = 0, top: float = 0
    ) -> None:
        pdf = pypdfium2.PdfDocument(document)
        self.pages = len(pdf)
        self.size = pdf[0].get_size()
        self.page = pdf[0].get_textpage()
        self.scale, self.left, self.top = scale, left, top

    @property
    def text(self) -> str:
        return self.page.get_text_range()

    def letters(self) -> Iterator[Letter]:
        """Every letter that leaves ink."""
        for at in range(self.page.count_chars()):
            text = self.page.get_text_range(at, 1)
            if not text.strip():
                continue
            left, bottom, right, top = self.page.get_charbox(at)
            place = Place(
                (left - self.left) / self.scale,
                (self.size[1] - top - self.top) / self.scale,
                (right - left) / self.scale,
                (top - bottom) / self.scale,
            )
            if place.width > 0:
                yield Letter(text, place)

    def text_in(self, place: Place) -> str:
        """The letters inside the frame, without white space."""
        return squeezed(
            self.page.get_text_bounded(
                place.x * self.scale + self.left,
                self.size[1] - place.bottom * self.scale - self.top,
                place.right * self.scale + self.left,
                self.size[1] - place.y * self.scale - self.top,
            )
        )


def refuse_overflow(page: PageOfPdf, drawing: Drawing) -> None:
    """Every box holds its own text and no other, and no letter stands astride a frame."""
    for box in drawing.boxes:
        expected = "".join(statement.text for statement in box.statements)
        assert page.text_in(box.place) == squeezed(expected)
    for panel in drawing.heads:
        assert page.text_in(panel.place) == squeezed(panel.statement.text)
    frames = [*(box.place for box in drawing.boxes)]
    frames += [panel.place for panel in (*drawing.heads, *drawing.bars)]
    below = max(place.bottom for place in frames)
    for letter in page.letters():
        at = letter.place
        in_notes = at.y >= below and at.x > 0 and at.right <= drawing.width
        title = at.bottom < 0
        assert title or in_notes or any(holds(frame, at) for frame in frames), letter


def holds(frame: Place, inner: Place) -> bool:
    return (
        frame.x <= inner.x
        and inner.right <= frame.right
        and frame.y <= inner.y
        and inner.bottom <= frame.bottom
    )


def squeezed(text: str) -> str:
    """The text without white space; a hyphen at a line's end is a hyphen."""
    return "".join(text.replace("\ufffe", "-").replace("\x02", "-").split())


def counts_of(flow: Flow) -> Counter[str]:
    """Every `label (n = x)` that the flow's template says, without white space."""
    return Counter(
        squeezed(f"{line.words}{line.count}")
        for phase in chart(flow).phases
        for row in phase.rows
        for box in row
        for line in box.lines
        if line.n is not None
    )
