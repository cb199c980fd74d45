"""The diagram as a PDF: the same words and numbers, each text in its frame, no letter lost."""

import io
from dataclasses import replace

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviews.prisma import Flow, ReasonCount, Template, layout, typefaces
from reviews.prisma.pdf import STAND_IN, pdf, texts
from tests.prisma.naming import flow_naming
from tests.prisma.reading import SIXTY, PageOfPdf, counts_of, refuse_overflow, sixty, squeezed

FLOWS = [
    "final",
    "with_other",
    "updated",
    "updated_with_other",
    "in_progress",
    "in_progress_with_other",
]


@pytest.fixture
def without_fonts(monkeypatch):
    """A machine without fonts of its own."""
    monkeypatch.setattr(typefaces, "_COMMON", ())
    typefaces._font_of.cache_clear()
    yield
    typefaces._font_of.cache_clear()


@pytest.mark.parametrize("name", FLOWS)
def test_every_text_stands_in_its_frame(request, name):
    drawing = layout(request.getfixturevalue(name))

    page = PageOfPdf(pdf(drawing, title="A flow"))

    assert page.pages == 1
    assert page.size == pytest.approx((drawing.width * 0.75, drawing.height * 0.75))
    refuse_overflow(page, drawing)


@pytest.mark.parametrize("template", Template)
@pytest.mark.parametrize("kind", SIXTY)
def test_no_long_name_leaves_its_box(kind, template):
    for number in (1, 7, 30):
        names = [sixty(SIXTY[kind], at) for at in range(1, number + 1)]
        drawing = layout(flow_naming(names, template))

        refuse_overflow(PageOfPdf(pdf(drawing, title="A flow")), drawing)


@settings(max_examples=20)
@given(st.data())
def test_every_number_is_in_the_text(any_flow, data):
    flow = data.draw(any_flow)

    # Another reader: PDFium leaves out a sign alone in its font where this machine lacks the font.
    page = pypdf.PdfReader(io.BytesIO(pdf(layout(flow), title="A flow"))).pages[0]
    text = squeezed(page.extract_text())

    for statement, times in counts_of(flow).items():
        assert text.count(statement) >= times
    assert text.count("(n=") == sum(each.count("(n=") for each in map(squeezed, said(flow)))


def said(flow: Flow) -> list[str]:
    return [text for text, _ in texts(layout(flow))]


def test_the_document_says_what_it_is(final):
    read = pypdf.PdfReader(io.BytesIO(pdf(layout(final), title="Walking — a review")))

    assert read.metadata.title == "Walking — a review"
    assert read.metadata.subject == Template.NEW.caption
    assert read.metadata.author == ""
    assert read.trailer["/Root"]["/Lang"] == "en"


def test_the_same_drawing_gives_the_same_bytes(final):
    assert pdf(layout(final), title="A flow") == pdf(layout(final), title="A flow")


class TestLetters:
    """Which letters show, and what happens with the rest."""

    @pytest.mark.parametrize("name", FLOWS)
    @pytest.mark.usefixtures("without_fonts")
    def test_the_templates_own_words_need_no_font_of_the_machine(self, request, name):
        drawing = layout(request.getfixturevalue(name))

        missing = [
            run.text
            for text, face in texts(drawing)
            for run in typefaces.runs(text, face=face)
            if run.font not in {"Vera", "VeraBd", "VeraIt"}
        ]

        assert missing == []

    @pytest.mark.parametrize("name", ["哮喘患者", "한국어", "ひらがなカタカナ"])
    @pytest.mark.usefixtures("without_fonts")
    def test_asian_signs_are_selected_as_themselves(self, final, name):
        page = PageOfPdf(pdf(layout(of_reason(final, name)), title="A flow"))

        assert squeezed(name) in squeezed(page.text)
        assert squeezed(STAND_IN) not in squeezed(page.text)

    @pytest.mark.parametrize("name", ["🫁 lungs", "סיבה", "दवा", "Ď"])
    @pytest.mark.usefixtures("without_fonts")
    def test_a_letter_without_a_font_is_framed_and_told(self, final, name):
        drawing = layout(of_reason(final, name))

        page = PageOfPdf(pdf(drawing, title="A flow"))

        assert squeezed(STAND_IN) in squeezed(page.text)
        assert page.size[1] > drawing.height * 0.75

    @pytest.mark.parametrize("name", ["दवा", "Ďáblice"])
    @pytest.mark.usefixtures("without_fonts")
    def test_what_is_framed_is_still_itself_when_copied(self, final, name):
        page = PageOfPdf(pdf(layout(of_reason(final, name)), title="A flow"))

        assert squeezed(name) in squeezed(page.text)

    def test_nothing_is_told_where_every_letter_shows(self, final):
        page = PageOfPdf(pdf(layout(final), title="A flow"))

        assert squeezed(STAND_IN) not in squeezed(page.text)

    @pytest.mark.usefixtures("without_fonts")
    def test_a_shape_that_stands_for_what_a_font_lacks_is_no_letter_of_it(self):
        assert [run.font for run in typefaces.runs("Ďa")] == [None, "Vera"]

    def test_invisible_signs_are_no_missing_letters(self):
        assert [run.text for run in typefaces.runs("so\u00adft\u200d\ufeff")] == ["soft"]


def of_reason(flow: Flow, name: str) -> Flow:
    return replace(flow, reasons=(ReasonCount(name, flow.reports_excluded),))
