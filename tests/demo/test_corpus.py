"""The demo's literature is invented, plausible and varied, and knows the truth about itself."""

import re
from collections import Counter
from itertools import pairwise

from reviews.demo import protocol, references
from reviews.demo.corpus import KINDS
from reviews.demo.dice import Deck, Dice
from reviews.demo.special import NEAR_DUPLICATE
from reviews.demo.words import MARK

REPORTS = references()
WITH_ABSTRACT = [report for report in REPORTS if report.abstract]
SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z])")

# Journals that exist; nothing invented may be put in their mouths.
REAL_JOURNALS = (
    *(
        "blood",
        "blood advances",
        "leukemia",
        "haematologica",
        "nature",
        "science",
        "cell",
        "cancer",
    ),
    *("the lancet", "lancet oncology", "lancet haematology", "jama", "jama oncology", "bmj"),
    *("new england journal of medicine", "journal of clinical oncology", "leukemia research"),
    *("british journal of haematology", "american journal of hematology", "annals of hematology"),
    *("bone marrow transplantation", "pediatric blood & cancer", "leukemia & lymphoma"),
    *("blood cancer journal", "clinical cancer research", "value in health", "hemasphere"),
    *("transplantation and cellular therapy", "european journal of haematology", "cancers"),
    *("frontiers in immunology", "frontiers in oncology", "annals of oncology", "cureus"),
)


def test_every_abstract_says_that_it_is_fictional():
    for report in WITH_ABSTRACT:
        assert report.abstract.endswith(MARK), report.number
        assert report.abstract.count(MARK) == 1, report.number


def test_abstracts_have_a_usual_length_except_for_one():
    lengths = sorted(len(report.abstract.split()) for report in WITH_ABSTRACT)

    assert lengths[0] >= 120
    assert lengths[-2] <= 260
    assert lengths[-1] > 1000


def test_some_reports_have_no_abstract():
    assert 10 <= len(REPORTS) - len(WITH_ABSTRACT) <= 25


def test_no_two_abstracts_are_alike():
    assert len({report.abstract for report in WITH_ABSTRACT}) == len(WITH_ABSTRACT)

    words = {report.number: set(report.abstract.lower().split()) for report in WITH_ABSTRACT}
    likeness = [
        len(words[one.number] & words[other.number]) / len(words[one.number] | words[other.number])
        for place, one in enumerate(WITH_ABSTRACT)
        for other in WITH_ABSTRACT[place + 1 :]
    ]

    assert max(likeness) < 0.8


def test_abstracts_are_written_with_care():
    for report in WITH_ABSTRACT:
        text = f"{report.title}. {report.abstract}"
        sentences = SENTENCE.split(report.abstract)

        assert not re.search(r"[{}]|  | [.,;:)]|\( ", text)
        assert not re.search(
            r"(?<![\d.,])1 (patients|adults|children|deaths|months|participants)\b", text
        )
        assert not re.search(r"\b(a|an|the) (a|an|the)\b", text)
        assert not re.search(
            r"\b[Aa] (?:(?!one-)[aeio]\w+|8\d?|11|18)\b|\b[Aa]n [bcdfgjkpqtvwz]\w+", text
        )
        assert max(Counter(sentences).values()) == 1
        for sentence in sentences:
            assert not re.sub(r"^[A-Z ]+: ", "", sentence)[0].isdigit(), sentence


def test_shares_agree_with_their_counts():
    for report in WITH_ABSTRACT:
        for part, whole, share in re.findall(
            r"(\d+) of (\d+)[a-z ]* \((\d+)%(?! CI)", report.abstract
        ):
            assert abs(100 * int(part) / int(whole) - int(share)) <= 0.5, report.number


def test_cost_per_qaly_is_the_quotient_of_what_is_printed():
    pattern = r"(?:cost of|At) \D*([\d,]+) (?:more )?for ([\d.]+) QALYs\D+?([\d,]+)"
    found = 0
    for report in WITH_ABSTRACT:
        for cost, gain, ratio in re.findall(pattern, report.abstract):
            found += 1
            quotient = int(cost.replace(",", "")) / float(gain)
            assert abs(quotient - int(ratio.replace(",", ""))) <= 1

    assert found == 12


def test_the_vocabulary_is_wide():
    words = Counter(
        word
        for report in REPORTS
        for word in re.findall(r"[a-zäöü]{4,}", f"{report.title} {report.abstract}".lower())
    )

    assert len(words) > 1500


def test_no_journal_exists():
    names = {report.journal.name.casefold() for report in REPORTS}
    names |= {report.journal.short.casefold() for report in REPORTS}

    assert names.isdisjoint(REAL_JOURNALS)


def test_no_identifier_belongs_to_anyone():
    assert all(report.doi.startswith("10.5555/") for report in REPORTS if report.doi)
    assert all(re.fullmatch(r"99\d{6}", report.pmid) for report in REPORTS if report.pmid)
    assert all(report.journal.issn.startswith("9999-") for report in REPORTS)


def test_identifiers_are_distinct():
    for values in (
        [report.doi for report in REPORTS if report.doi],
        [report.pmid for report in REPORTS if report.pmid],
        [(report.title, report.year) for report in REPORTS],
    ):
        assert len(set(values)) == len(values)


def test_years_lie_within_the_protocol():
    years = {report.year for report in REPORTS}

    assert min(years) >= 2010
    assert max(years) == 2025


def test_titles_hold_what_is_hard_to_read():
    titles = " ".join(report.title for report in REPORTS)

    for hard in ("γδ", "β", "⁺", "10⁶", "₅₀", "t(4;11)", "KMT2A", "CD19×CD3", "Ph-positive", "&"):
        assert hard in titles, hard


def test_one_report_has_a_german_original_title():
    (german,) = [report for report in REPORTS if report.original_title]

    assert german.language == "German"
    assert "Rezidiv" in german.original_title


def test_truth_gives_screeners_something_to_agree_and_to_disagree_about():
    truth = Counter(report.relevance for report in REPORTS)

    assert 60 <= truth["include"] <= 110
    assert 25 <= truth["unclear"] <= 60
    assert truth["exclude"] >= 150


def test_every_report_that_may_be_excluded_has_a_reason_of_the_protocol():
    for report in REPORTS:
        if report.relevance == "include":
            assert report.reason == ""
        else:
            assert report.reason in protocol().reasons

    assert {report.reason for report in REPORTS if report.reason} == set(protocol().reasons)


def test_near_duplicates_have_the_same_authors_and_are_other_publications():
    near = [report for report in REPORTS if report.kind == NEAR_DUPLICATE]

    assert len(near) == 4
    for report in near:
        (twin,) = [
            other
            for other in REPORTS
            if other.authors == report.authors and other.number != report.number
        ]
        assert twin.doi != report.doi
        assert (twin.title, twin.year) != (report.title, report.year)


def test_every_kind_is_written_as_often_as_it_says():
    written = Counter(report.kind for report in REPORTS)

    for kind in KINDS:
        special = 2 if kind.name == "extramedullary cohort" else 0
        assert written[kind.name] == kind.count + special


def test_a_deck_deals_every_option_before_any_comes_again():
    deck = Deck(("a", "b", "c"), Dice("deck"))

    dealt = [deck.deal() for _ in range(30)]

    assert {frozenset(dealt[place : place + 3]) for place in range(0, 30, 3)} == {frozenset("abc")}
    assert all(one != next_one for one, next_one in pairwise(dealt))
