"""Reports that look alike and are not one: none of these may ever be joined."""

from dataclasses import replace

import pytest

from reviews.dedup import Outcome
from reviews.formats.citation import Citation
from tests.dedup.papers import outcome

TRIAL = Citation(
    title="Effect of supervised walking on chronic back pain in older adults: a randomised trial",
    authors=("Rivera, Ana", "Cho, Min", "Okafor, Ngozi"),
    year=2019,
    container_title="Journal of Invented Medicine",
    volume="12",
    issue="3",
    pages="101-109",
    trial_ids=("NCT01234567",),
)
BARE = replace(TRIAL, issue="", pages="", trial_ids=())  # without what tells most


def never_joined(one: Citation, other: Citation) -> None:
    assert outcome(one, other) is not Outcome.SAME
    assert outcome(other, one) is not Outcome.SAME


@pytest.mark.parametrize(
    "changes",
    [
        {"title": TRIAL.title.replace(": a", ": two-year follow-up of a"), "year": 2021},
        {"title": TRIAL.title.replace(": a", ": cost-effectiveness alongside a"), "pages": "201-9"},
        {"title": TRIAL.title.replace("chronic back pain", "sleep"), "issue": "5", "pages": "301"},
        {"title": TRIAL.title.replace("trial", "trial: baseline findings"), "pages": "11-19"},
    ],
    ids=["follow-up", "costs", "another outcome", "baseline"],
)
@pytest.mark.parametrize("bare", [False, True], ids=["in full", "bare"])
def test_reports_of_one_trial(changes, bare):
    one, other = TRIAL, replace(TRIAL, **changes)
    if bare:
        one, other = (replace(each, volume="", issue="", pages="") for each in (one, other))

    never_joined(one, other)


@pytest.mark.parametrize("authors", [(), ("A company",)])
def test_entries_of_a_registry_for_two_trials_of_one_title(authors):
    entry = Citation(
        title="A study of the new drug in healthy volunteers and in patients",
        container_title="ClinicalTrials.gov",
        authors=authors,
        year=2019,
    )

    never_joined(
        replace(entry, accessions=("NCT01234567",)), replace(entry, accessions=("NCT01234568",))
    )


def test_entries_of_two_registries_may_be_one_trial():
    """Each registry gives it a number of its own."""
    entry = Citation(
        title="A study of the new drug in healthy volunteers and in patients",
        container_title="ClinicalTrials.gov",
        accessions=("NCT01234567",),
        authors=("Rivera, Ana",),
        year=2019,
    )
    other = replace(entry, container_title="ISRCTN registry", accessions=("ISRCTN01234567",))

    assert outcome(entry, other) is not Outcome.DISTINCT


PARTS = [
    ("Part 1", "Part 2"),
    ("Part I", "Part II"),
    ("part one", "part two"),
    ("Part A", "Part B"),
    ("Phase 2", "Phase 3"),
    ("Study 1", "Study 2"),
    ("(I)", "(II)"),
    ("III", "IV"),
    ("first report", "second report"),
]


@pytest.mark.parametrize(("one", "other"), PARTS)
@pytest.mark.parametrize(
    "form",
    ["Back pain in primary care, {}: the state of evidence", "Back pain in primary care. {}"],
)
@pytest.mark.parametrize("pages", [("", ""), ("101-109", "110-119")], ids=["no pages", "pages"])
def test_parts_of_one_work(one, other, form, pages):
    never_joined(
        replace(TRIAL, title=form.format(one), pages=pages[0], trial_ids=()),
        replace(TRIAL, title=form.format(other), pages=pages[1], trial_ids=()),
    )


EDITIONS = [
    "Cancer statistics, {}",
    "Heart disease and stroke statistics—{} update: a report of the association",
    "Standards of medical care in diabetes-{}",
    "National survey of the health workforce {}: annual report",
]


@pytest.mark.parametrize("title", EDITIONS)
@pytest.mark.parametrize("dated", [True, False])
def test_editions_of_years(title, dated):
    one = replace(BARE, title=title.format(2018), year=2018 if dated else None, volume="")
    other = replace(BARE, title=title.format(2019), year=2019 if dated else None, volume="")

    never_joined(one, other)


def test_abstracts_with_numbers_of_one_meeting():
    one = replace(TRIAL, title="P123 Walking and backs of older adults", pages="S45", trial_ids=())

    never_joined(one, replace(one, title="P124 Walking and backs of older adults"))
    never_joined(one, replace(one, pages="S46", title="P125 Walking and backs of older adults"))


def test_abstracts_that_share_the_doi_of_a_supplement():
    one = replace(TRIAL, title="Walking and backs of older adults", doi="10.1000/s", pages="S45")

    never_joined(one, replace(one, title="Swimming and shoulders of veterans", pages="S46"))


@pytest.mark.parametrize("changes", [{"issue": "5", "pages": "310"}, {"pages": "112"}])
@pytest.mark.parametrize("title", ["Reply", "Editorial", "In this issue", "Introduction"])
def test_texts_without_a_title_of_their_own(title, changes):
    one = replace(TRIAL, title=title, authors=("Rivera, Ana",), pages="110", trial_ids=())

    never_joined(one, replace(one, **changes))


def test_letters_about_one_report_by_two_people():
    one = replace(BARE, title=f"Re: {TRIAL.title}", authors=("Rivera, Ana",), pages="110")

    never_joined(one, replace(one, authors=("Smith, Jo",), pages="111"))
    never_joined(replace(one, pages=""), replace(one, authors=("Smith, Jo",), pages=""))


@pytest.mark.parametrize("words", ["Corrigendum to: {}", "{}. Erratum", "Retraction notice: {}"])
@pytest.mark.parametrize("doi", ["10.1000/a", "10.1000/b", ""])
def test_a_correction_with_whichever_doi(words, doi):
    corrected = replace(TRIAL, title=words.format(TRIAL.title), doi=doi, pages="300")

    never_joined(replace(TRIAL, doi="10.1000/a"), corrected)


def test_chapters_of_one_book():
    one = replace(BARE, title="Back pain", container_title="Handbook", doi="10.1007/978-3-540-0")

    never_joined(one, replace(one, title="Walking, swimming and other exercise", pages="21-44"))
    one = replace(one, doi="", pages="1-20")
    never_joined(one, replace(one, pages="211-220"))


SERIES = [
    (
        "Case 12-2019: a 45-year-old woman with fever",
        "Case 13-2019: a 45-year-old woman with fever",
    ),
    ("Case records. Case 12-2019", "Case records. Case 21-2019"),
    (
        "A 45-year-old woman with fever and back pain",
        "A 54-year-old woman with fever and back pain",
    ),
]


@pytest.mark.parametrize(("one", "other"), SERIES)
@pytest.mark.parametrize("bare", [False, True])
def test_cases_of_a_series(one, other, bare):
    base = BARE if bare else replace(TRIAL, trial_ids=())

    never_joined(replace(base, title=one), replace(base, title=other, pages="", issue="5"))


WORDS = """
    Iran/Iraq Niger/Nigeria Slovakia/Slovenia Austria/Australia prednisone/prednisolone
    nifedipine/nimodipine omeprazole/esomeprazole sitagliptin/saxagliptin bupivacaine/ropivacaine
    dapagliflozin/canagliflozin alfentanil/sufentanil erlotinib/nilotinib mobility/motility
    gain/pain causal/casual maternal/paternal prenatal/perinatal symptomatic/asymptomatic
    employer/employee encryption/decryption synchronous/asynchronous monopoly/monopsony
    supervised/unsupervised
    hyperthyroid/hypothyroid increased/decreased low-dose/high-dose with/without acute/chronic
    left/right 3/6 HIV-1/HIV-2 men/women rats/mice
"""


@pytest.mark.parametrize("words", WORDS.split())
def test_titles_that_one_word_tells_apart(words):
    """By the same people in the same volume; only pages, or an identifier, make it a slip."""
    title = "Evidence on {} in the methods of a region: a comparative study"
    one, other = (replace(BARE, title=title.format(word)) for word in words.split("/"))

    never_joined(one, other)
