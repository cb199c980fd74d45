"""The EU register's text: one record per trial and member state."""

import re

from hypothesis import given
from hypothesis import strategies as st

from reviews.formats import read
from tests.formats.exports import CORPUS, needs_corpus

HEAD = "This file contains full details on each trial.\n\n"


def trial(country="ES", more=""):
    return f"""Summary
EudraCT Number: 2019-001234-56
Sponsor's Protocol Code Number: NAP-1
National Competent Authority: {country} - Agency
Clinical Trial Type: EEA CTA
Trial Status: Ongoing
Date on which this record was first entered in the EudraCT database: 2019-04-16
Link: https://www.clinicaltrialsregister.eu/ctr-search/trial/2019-001234-56/{country}/

A. Protocol Information
A.3 Full title of the trial: Naps on the night shift:
a trial
A.3 Full title of the trial (es): Siestas en el turno de noche
A.5.2 US NCT (ClinicalTrials.gov registry) number: NCT01234567
B.1.1 Name of Sponsor: Sleep Trust

E. General Information on the Trial
E.1.1 Medical condition(s) being investigated: Sleepiness
E.3 Principal inclusion criteria: 1. Nurses
2. At night: every one
{more}

"""


def test_a_trial_is_read_field_by_field():
    parsed = read((HEAD + trial("ES") + trial("DE")).encode(), name="trials.txt")

    one, other = parsed.citations
    assert one.title == "Naps on the night shift: a trial"
    assert one.translated_titles == ("Siestas en el turno de noche",)
    assert one.trial_ids == other.trial_ids == ("EUCTR2019-001234-56", "NCT01234567")
    assert (one.accessions, one.authors) == (("2019-001234-56",), ("Sleep Trust",))
    assert (one.year, one.status, one.keywords) == (2019, "Ongoing", ("Sleepiness",))
    assert one.abstract == (
        "Condition: Sleepiness\n\nInclusion criteria: 1. Nurses 2. At night: every one"
    )
    assert (one.first_line, one.last_line, other.first_line) == (3, 22, 25)
    assert [orphan.text for orphan in parsed.orphans] == [HEAD.strip()]
    assert ("E.3 Principal inclusion criteria", "1. Nurses\n2. At night: every one") in one.fields


@needs_corpus
def test_a_real_file_is_read_whole():
    name = "trials/ctrdata__test_error_trials_euctr.txt"
    data = (CORPUS / name).read_bytes()

    parsed = read(data, name=name)

    assert len(parsed.citations) == 10
    assert {one.trial_ids[0] for one in parsed.citations} == {
        "EUCTR2022-002568-62",
        "EUCTR2021-002179-21",
    }
    assert all(one.title and one.abstract and one.year for one in parsed.citations)
    kept = "".join(one.raw for one in parsed.citations)
    kept += "".join(orphan.text for orphan in parsed.orphans)
    assert sorted(kept.split()) == sorted(data.decode().split())
    for one in parsed.citations:
        said = "".join(label + text for label, text in one.fields)
        assert re.sub(r"[\s:]", "", said) == re.sub(r"[\s:]", "", one.raw)


LINES = st.sampled_from(
    ["Summary", "EudraCT Number: 2019-001234-56", "A. Protocol", "A.3 Full title: x", "text", ""]
)


@given(st.lists(LINES, max_size=30))
def test_no_line_of_any_mixture_is_lost_or_doubled(lines):
    text = "\n".join(["EudraCT Number: 2019-001234-56", *lines])

    parsed = read(text.encode(), name="mixture.txt")

    kept = "\n".join(one.raw for one in parsed.citations)
    kept += "\n".join(orphan.text for orphan in parsed.orphans)
    assert sorted(kept.split()) == sorted(text.split())
    assert len(parsed.citations) == text.count("EudraCT Number:")
