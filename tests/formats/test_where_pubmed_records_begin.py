"""In PubMed text PMID opens a record, and blank lines separate nothing where there are PMIDs."""

import pytest

from reviews.formats import read
from tests.formats.exports import clean_medline, clean_ris


def citations(text):
    return read(text.encode(), name="pubmed.txt").citations


def test_a_blank_line_inside_a_record_does_not_divide_it():
    text = clean_medline(3).replace("\nPG  -", "\n\nPG  -", 1)

    parsed = read(text.encode(), name="pubmed.txt")

    assert [one.pmid for one in parsed.citations] == ["30000001", "30000002", "30000003"]
    assert [one.fields for one in parsed.citations] == [
        one.fields for one in citations(clean_medline(3))
    ]
    (problem,) = parsed.problems
    assert (problem.code, problem.line, problem.count) == ("NO_PMID", 11, 1)


def test_a_blank_line_after_every_line_changes_nothing():
    parsed = read(clean_medline(20).replace("\n", "\n\n").encode(), name="pubmed.txt")

    assert parsed.problems == ()
    assert [one.fields for one in parsed.citations] == [
        one.fields for one in citations(clean_medline(20))
    ]


def test_blocks_without_pmid_are_kept_with_the_record_before_and_told():
    text = (
        "PMID- 1234567\nTI  - On naps\nAB  - Long.\n\n"
        "A heading.\n\n"
        "PMC - PMC7654321\nTI  - On lamps\n\n"
        "PMCR- 7654321\nAB  - Lit.\n\n"
        "PMID- 2345678\nTI  - On tea\nAB  - Hot.\n"
    )

    parsed = read(text.encode(), name="pubmed.txt")

    first, second = parsed.citations
    assert (first.pmid, first.title, second.pmid) == ("1234567", "On naps", "2345678")
    assert ("TI", "On lamps") in first.fields
    assert ("PMCR", "7654321") in first.fields
    assert first.raw.endswith("PMCR- 7654321\nAB  - Lit.\n")
    assert (first.first_line, first.last_line, second.first_line) == (1, 11, 13)
    assert [(one.line, one.text) for one in parsed.orphans] == [(5, "A heading.")]
    told = [problem for problem in parsed.problems if problem.code == "NO_PMID"]
    assert [problem.text for problem in told] == [
        "Lines 7 and 10: the lines after a blank line do not begin with PMID, which opens every "
        "record of PubMed."
    ]
    assert told[0].action == "They were kept with the record before them."


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_of_pmc_right_before_pmid_belongs_to_the_record_it_begins(gap):
    text = "\n\n".join(
        f"PMC - PMC700000{n}\nPMID- 3000000{n}\nOWN - NLM\nTI  - On naps\nAB  - Long.\nTA  - Nap"
        for n in range(1, 4)
    )

    parsed = read(text.replace("\n", gap).encode(), name="pmc.txt")

    assert parsed.problems == ()
    assert parsed.starts == parsed.ends == 3
    assert [(one.pmcid, one.pmid) for one in parsed.citations] == [
        (f"PMC700000{n}", f"3000000{n}") for n in range(1, 4)
    ]


def test_without_any_pmid_blank_lines_divide():
    text = "PMC - PMC7654321\nTI  - On lamps\n\nTI  - On tea\nFAU - Ito, Aya\n\nTI  - On naps\n"

    assert [one.title for one in citations(text)] == ["On lamps", "On tea", "On naps"]


def test_text_after_a_record_is_not_counted_among_its_lines():
    text = clean_medline(1).strip() + "\n\nA heading.\n\nAnother.\n\n" + clean_medline(1).strip()

    first, second = citations(text)

    assert (first.first_line, first.last_line) == (1, 20)
    assert second.first_line == 26


def test_what_stands_before_the_first_pmid_is_one_record():
    text = "PMC - PMC7654321\nTI  - On lamps\n\nPMC - PMC7654322\n\nPMID- 1234567\nTI  - On tea\n"

    assert [one.title for one in citations(text)] == ["On lamps", "On tea"]


def test_pmid_opens_the_records_of_pubmed_also_after_those_of_ris():
    text = clean_ris(1) + clean_medline(2).replace("\nPG  -", "\n\nPG  -")

    assert len(citations(text)) == 3


def test_before_2003_the_old_number_opens_a_record_and_pmid_stands_further_down():
    text = (
        "UI  - 87654321\nAU  - Roe C\nTI  - Naps.\nPMID- 2345678\nSO  - Naps 1990;3:1-9\n\n"
        "UI  - 87654322\nAU  - Ito A\nTI  - Lamps.\nAB  - We lit.\nPMID- 2345679\n"
    )

    parsed = read(text.encode(), name="medline.txt")

    assert [one.title for one in parsed.citations] == ["Naps.", "Lamps."]
    assert [one.authors for one in parsed.citations] == [("Roe C",), ("Ito A",)]
    assert [one.pmid for one in parsed.citations] == ["2345678", "2345679"]
    assert {problem.code for problem in parsed.problems} == {"NO_ABSTRACT"}
