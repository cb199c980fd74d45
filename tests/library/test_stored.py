"""A citation goes into its column and comes out again, in today's way of writing and the first."""

import json

from hypothesis import given
from hypothesis import strategies as st

from reviews.formats.citation import Citation
from reviews.library.stored import as_json, citation_from

ABSTRACT = "Napping helped. It cost little."


def through_the_column(citation: Citation) -> Citation:
    return citation_from(json.loads(json.dumps(as_json(citation))))


TEXTS = st.sampled_from(["", ABSTRACT, "AB", "Napping"])


@given(
    st.builds(
        Citation,
        title=TEXTS,
        abstract=TEXTS,
        authors=st.lists(TEXTS).map(tuple),
        fields=st.lists(st.tuples(st.sampled_from(["AB", "N2", "TI"]), TEXTS)).map(tuple),
        relations=st.lists(st.tuples(TEXTS, TEXTS)).map(tuple),
        other_abstracts=st.lists(TEXTS).map(tuple),
    )
)
def test_a_citation_comes_back_as_it_was(citation):
    assert through_the_column(citation) == citation
    assert citation_from(as_json(citation)) == citation


def test_the_abstract_is_stored_once():
    fields = (("TI", "Naps"), ("AB", ABSTRACT), ("N2", ABSTRACT + " "))
    stored = json.dumps(as_json(Citation(title="Naps", abstract=ABSTRACT, fields=fields)))

    assert stored.count(ABSTRACT) == 2  # as the abstract, and within the field that says more
    assert '["AB"]' in stored


def test_what_was_stored_before_abstracts_were_stored_once_is_read():
    stored = {"abstract": ABSTRACT, "fields": [["TI", "Naps"], ["AB", ABSTRACT]]}

    assert citation_from(stored).fields == (("TI", "Naps"), ("AB", ABSTRACT))
