"""The diagram as a Word document: native text, movable shapes, and every text in its frame."""

import io
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import docx as word
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviews.prisma import Drawing, Flow, Template, layout
from reviews.prisma.docx import MARGINS, PAGES, TITLE_LEADING, _page_for, docx
from reviews.prisma.wordshapes import EMU, TWIPS
from tests.prisma.naming import flow_naming
from tests.prisma.reading import (
    SIXTY,
    PageOfPdf,
    counts_of,
    refuse_overflow,
    sixty,
    squeezed,
)

FLOWS = [
    "final",
    "with_other",
    "updated",
    "updated_with_other",
    "in_progress",
    "in_progress_with_other",
]
TITLE = "A flow"


def opened(drawing: Drawing, *, title: str = TITLE):
    return word.Document(io.BytesIO(docx(drawing, title=title)))


def shapes_of(document) -> dict[str, object]:
    """Every shape by its name, which need not be the only one of that name."""
    return {name_of(shape): shape for shape in document.element.xpath("//wp:anchor")}


def name_of(shape) -> str:
    (name,) = shape.xpath("./wp:docPr/@name")
    return name


def statements_of(document, *, shapes: str = "") -> list[str]:
    """The text of each paragraph in shapes whose names begin so; a break in it is a space."""
    named = f"//wp:anchor[starts-with(wp:docPr/@name, '{shapes}')]"
    return [
        "".join(
            " " if part.tag.endswith("}br") else part.text or ""
            for part in paragraph.xpath(".//w:t | .//w:br")
        ).replace("\u00a0", " ")
        for paragraph in document.element.xpath(f"{named}//w:txbxContent/w:p")
    ]


@pytest.mark.parametrize("name", FLOWS)
def test_every_statement_is_a_paragraph_of_its_own(request, name):
    drawing = layout(request.getfixturevalue(name))

    said = statements_of(opened(drawing))

    expected = [
        *(panel.statement.text for panel in (*drawing.heads, *drawing.bars)),
        *(statement.text for box in drawing.boxes for statement in box.statements),
        *(note.text for note in drawing.notes),
    ]
    assert said == expected


@settings(max_examples=30)
@given(st.data())
def test_every_number_is_in_the_text(any_flow, data):
    flow = data.draw(any_flow)

    said = statements_of(opened(layout(flow)), shapes="Box: ")

    assert Counter(squeezed(each) for each in said if each.endswith(")")) == counts_of(flow)


def test_every_box_and_arrow_is_a_shape_where_the_layout_has_it(updated_with_other):
    drawing = layout(updated_with_other)
    _, scale = _page_for(drawing, TITLE)

    document = opened(drawing)

    anchors = document.element.xpath("//wp:anchor")
    numbers = [number for anchor in anchors for number in anchor.xpath("./wp:docPr/@id")]
    assert len(set(numbers)) == len(anchors)
    assert len(anchors) == (
        len(drawing.heads) + len(drawing.bars) + len(drawing.boxes) + len(drawing.arrows) + 1
    )
    frames = [shape for shape in anchors if name_of(shape).startswith("Box: ")]
    for box, shape in zip(drawing.boxes, frames, strict=True):
        assert [int(n) for n in shape.xpath(".//wp:posOffset/text()")] == [
            round(box.place.x * EMU * scale),
            round(box.place.y * EMU * scale),
        ]
        assert [int(n) for n in shape.xpath("./wp:extent/@cx | ./wp:extent/@cy")] == [
            round(box.place.width * EMU * scale),
            round(box.place.height * EMU * scale),
        ]
    arrows = [name_of(shape) for shape in anchors if name_of(shape).startswith("Arrow ")]
    assert "Arrow from other assessed to included" in arrows
    assert "Arrow from previous to total" in arrows
    assert len(document.element.xpath("//*[local-name()='tailEnd']")) == len(drawing.arrows)


def test_the_text_of_a_box_is_never_higher_than_the_box(updated_with_other):
    """In exact lines, if Word breaks no text into more lines than the layout did."""
    drawing = layout(updated_with_other)
    _, scale = _page_for(drawing, TITLE)

    frames = opened(drawing).element.xpath("//wp:anchor[.//w:txbxContent]")

    boxes = [shape for shape in frames if name_of(shape).startswith("Box: ")]
    for box, shape in zip(drawing.boxes, boxes, strict=True):
        heights = [int(n) for n in shape.xpath(".//w:pPr/w:spacing/@w:line")]
        after = [int(n) for n in shape.xpath(".//w:pPr/w:spacing/@w:after")]
        assert set(shape.xpath(".//w:pPr/w:spacing/@w:lineRule")) == {"exact"}
        lines = [len(statement.lines) for statement in box.statements]
        high = sum(h * n + a for h, n, a in zip(heights, lines, after, strict=True))
        assert high + 10 * TWIPS * scale <= box.place.height * TWIPS * scale


def test_what_is_not_settled_is_dashed_and_italic(in_progress):
    shapes = shapes_of(opened(layout(in_progress)))

    (waiting,) = [
        each for name, each in shapes.items() if "Reports sought" in name and "Box" in name
    ]
    settled = shapes["Box: Reports not retrieved (n = 0)"]

    assert waiting.xpath(".//*[local-name()='prstDash']")
    assert waiting.xpath(".//w:i")
    assert not settled.xpath(".//*[local-name()='prstDash']")


def test_the_document_says_what_it_is_and_not_what_it_was_made_from(final):
    document = opened(layout(final), title="Walking & backs: a “review”")

    about = document.core_properties
    assert about.title == document.paragraphs[0].text == "Walking & backs: a “review”"
    assert about.subject == Template.NEW.caption
    assert (about.author, about.comments, about.created) == ("", "", None)


@pytest.mark.parametrize("title", ["\x00 control", "a\nb", "x" * 400])
def test_any_title_will_do(final, title):
    assert opened(layout(final), title=title).paragraphs[0].text


class TestThePage:
    """The smallest on which the letters stay readable."""

    def test_a_small_diagram_stands_on_a4(self, final):
        page, scale = _page_for(layout(final), TITLE)

        assert page == PAGES[0]
        assert 0.67 <= scale <= 1

    @pytest.mark.parametrize("template", Template)
    @pytest.mark.parametrize("number", [1, 7, 30])
    def test_a_diagram_fits_its_page(self, template, number):
        drawing = layout(flow_naming([sixty("W ", n) for n in range(number)], template))

        page, scale = _page_for(drawing, TITLE)

        assert drawing.width * 0.75 * scale <= page.width - 2 * MARGINS + 0.01
        assert (
            drawing.height * 0.75 * scale + TITLE_LEADING + 10 <= page.height - 2 * MARGINS + 0.01
        )


@pytest.fixture(scope="session")
def rendered(tmp_path_factory):
    """What LibreOffice makes of documents: the pages, measured as their drawings are."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")

    def render(drawings: list[Drawing]) -> list[PageOfPdf]:
        folder: Path = tmp_path_factory.mktemp("documents")
        files = []
        for at, drawing in enumerate(drawings):
            files.append(folder / f"{at}.docx")
            files[-1].write_bytes(docx(drawing, title=TITLE))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
        return [
            PageOfPdf(
                file.with_suffix(".pdf").read_bytes(),
                scale=0.75 * _page_for(drawing, TITLE)[1],
                left=MARGINS,
                top=MARGINS + TITLE_LEADING + 10,
            )
            for file, drawing in zip(files, drawings, strict=True)
        ]

    return render


def test_libreoffice_shows_every_text_in_its_frame_on_one_page(request, rendered):
    drawings = [layout(request.getfixturevalue(name)) for name in FLOWS]

    for drawing, page in zip(drawings, rendered(drawings), strict=True):
        assert page.pages == 1
        refuse_overflow(page, drawing)


def long_names(number: int) -> list[Flow]:
    return [
        flow_naming([sixty(letters, at) for at in range(1, number + 1)], template)
        for template in Template
        for kind, letters in SIXTY.items()
        # This machine may have no font with these signs, and then what stands for them is as wide
        # as it likes.
        if kind != "Chinese"
    ]


@pytest.mark.parametrize("number", [1, 30])
def test_libreoffice_shows_no_long_name_outside_its_box(rendered, number):
    drawings = [layout(flow) for flow in long_names(number)]

    for drawing, page in zip(drawings, rendered(drawings), strict=True):
        assert page.pages == 1
        refuse_overflow(page, drawing)
