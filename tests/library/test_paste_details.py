"""The details that only references have: corrected where a text is pasted, too."""

from collections import Counter

import pytest
from django.urls import reverse

from reviews.library.rereading import compare
from reviews.reporting.verifying import differences
from tests.library.clipboard import ARTICLE
from tests.library.conftest import imported_of, words_of


def test_details_that_only_references_have_are_corrected_too(send, libby, review, signed_in):
    text = ARTICLE.replace("DOI:", "ISSN: 1234-5679\nPMCID: PMC1234567\nTrial: NCT01234567\nDOI:")
    page = send(text)
    [item] = page.context["check"].items
    assert item.form["pmcid"].value() == "PMC1234567"

    saved = send(
        text,
        "save",
        page,
        source_name="A journal’s website",
        draft__0__pmcid="pmc7654321",
        draft__0__issn="1111-2222, 3333444x",
        draft__0__trial_ids="NCT07654321; ISRCTN12345678",
        draft__0__keywords="walking; back pain",
    )
    file = imported_of(saved)

    reference = file.references.select_related("study").get()
    said = reference.citation
    assert said["pmcid"] == "PMC7654321"
    assert said["issn"] == ["1111-2222", "3333-444X"]
    assert said["trial_ids"] == ["NCT07654321", "ISRCTN12345678"]
    assert said["keywords"] == ["walking", "back pain"]
    assert reference.study.keywords == "walking; back pain"
    assert reference.study.corrected == ["issn", "keywords", "pmcid", "trial_ids"]
    [draft] = file.drafts
    assert draft["read"]["pmcid"] == "PMC1234567"
    client = signed_in(libby)
    shown = client.get(reverse("library:study", args=[review.pk, reference.study.pk]))
    assert "PMCID PMC7654321 PMC1234567" in words_of(shown)
    kept = client.get(reverse("library:reference", args=[review.pk, reference.pk]))
    assert "PMCID, corrected before it was saved PMC7654321" in words_of(kept)
    assert list(differences(review, Counter())) == []
    assert compare(file).is_as_before


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("pmcid", "1234", "A PMCID is PMC and a number"),
        ("issn", "12345", "An ISSN has eight digits"),
        ("trial_ids", "the trial", "A trial’s number is short and has digits"),
    ],
)
def test_a_detail_that_cannot_be_is_told_beside_it(send, name, value, why):
    page = send(ARTICLE, "save", send(ARTICLE), **{f"draft__0__{name}": value})

    assert page.status_code == 422
    assert why in words_of(page)
