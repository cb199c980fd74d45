"""What is written in any format reads back as the same citation, and written again is the same."""

import io
from dataclasses import asdict, replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reviews.formats import WRITERS, Citation, Exportable, read, write_xlsx
from reviews.formats.writing.cells import rows
from reviews.formats.writing.exportable import one_line, with_texts
from reviews.formats.writing.tables import LONGEST_CELL
from tests.formats.citations import CITATIONS, TEXTS, several
from tests.formats.exports import CORPUS, needs_corpus

# Each of these examples takes as long as ten others; every run tries different ones. Shrinking such
# large values takes minutes and helps little: the assertion shows the field.
few = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=12,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
many = settings(few, max_examples=100)

EXPORTABLES = st.builds(
    Exportable,
    CITATIONS,
    notes=several(TEXTS, most=2),
    keywords=several(TEXTS, most=2),
    columns=st.tuples(st.tuples(st.just("outcome"), TEXTS), st.tuples(st.just("source"), TEXTS)),
)


def canonical(citation):
    return replace(citation, fields=(), raw="", first_line=0, last_line=0)


def written(name, items):
    if name == "xlsx":
        file = io.BytesIO()
        write_xlsx(items, file)
        return file.getvalue()
    return b"".join(WRITERS[name].write(items))


def meant(name, item):
    joins_lines = name in WRITERS and WRITERS[name].joins_lines
    return with_texts(item.said, one_line) if joins_lines else item.said


def fits(name, item):
    """Whether a workbook has room: a text too long for a cell stands in its second sheet."""
    return name != "xlsx" or all(
        len(cell) < LONGEST_CELL / 2 for row in rows([item]) for cell in row
    )


REAL = [
    "ris/rispy__example_wos.ris",
    "bibtex/buhos__scopus_tertiary.bib",
    "bibtex/buhos__wos_tertiary.bib",
    "bibtex/zotero__BibTeX_15.bib",
    "bibtex/RefManageR__biblatexExamples.bib",
    "csl_json/zotero-import-export-formats__CSL_JSON.json",
    "api_json/findpapers__ieee-api-search.json",
    "api_json/zotero__OpenAlex_JSON_05.json",
    "nbib/nbib__pmc_medlars.txt",
]
ALL = [*WRITERS, "xlsx"]


@pytest.mark.parametrize("name", ALL)
@few
@given(items=st.lists(EXPORTABLES, min_size=1, max_size=3))
def test_citations_come_back_the_same_from_every_format(name, items):
    assert_they_come_back(name, items)


@pytest.mark.full
@pytest.mark.parametrize("name", ALL)
@many
@given(items=st.lists(EXPORTABLES, min_size=1, max_size=3))
def test_many_citations_come_back_the_same_from_every_format(name, items):
    assert_they_come_back(name, items)


def assert_they_come_back(name, items):
    items = [item for item in items if fits(name, item)] or [Exportable(Citation(title="A"))]
    back = read(written(name, items), name=f"back.{name}").citations

    assert len(back) == len(items)
    for one, item in zip(back, items, strict=True):
        assert asdict(canonical(one)) == asdict(meant(name, item))


@pytest.mark.parametrize("name", list(WRITERS))
@few
@given(items=st.lists(CITATIONS, min_size=1, max_size=3))
def test_a_second_round_trip_gives_the_same_bytes(name, items):
    assert_written_the_same_again(name, items)


@pytest.mark.full
@pytest.mark.parametrize("name", list(WRITERS))
@many
@given(items=st.lists(CITATIONS, min_size=1, max_size=3))
def test_many_second_round_trips_give_the_same_bytes(name, items):
    assert_written_the_same_again(name, items)


def assert_written_the_same_again(name, items):
    once = written(name, items)
    back = read(once, name="back").citations

    assert written(name, [canonical(one) for one in back]) == once


@needs_corpus
@pytest.mark.parametrize("name", ALL)
def test_real_references_come_back_the_same_from_every_format(name):
    citations = [
        one for file in REAL for one in read((CORPUS / file).read_bytes(), name=file).citations
    ]

    back = read(written(name, citations), name="back").citations

    assert len(back) == len(citations)
    for one, citation in zip(back, citations, strict=True):
        if fits(name, Exportable(citation)):
            assert asdict(canonical(one)) == asdict(canonical(meant(name, Exportable(citation))))


@pytest.mark.parametrize("name", ALL)
def test_nothing_to_write_is_a_file_all_the_same(name):
    assert written(name, []) is not None


@pytest.mark.parametrize("name", ALL)
def test_a_citation_of_nothing_comes_back(name):
    (back,) = read(written(name, [Citation(title="A")]), name="a").citations

    assert canonical(back) == Citation(title="A", type="GEN")
