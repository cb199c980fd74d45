"""Stored keys and joins name the version of the rules that made them; here versions are held.

Each fails when the rules come to make something else of the papers below. Then raise the version
in `reviews/dedup/versions.py`, and write what it makes of them under its number.
"""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import combinations

from reviews.dedup import (
    KEYS_VERSION,
    RULES_VERSION,
    compare_profiles,
    group,
    keys,
    profile,
    storing,
)
from reviews.formats.citation import Citation

MARKS = {"5": "c92cdb4fafa3084d"}
DECISIONS = {"3": "d659422b64e420e4"}

SUBJECTS = (
    ("Inhaled steroids", "asthma in children", "Okafor, Ngozi", "Journal of Paediatric Lungs"),
    ("Cognitive therapy", "insomnia after stroke", "Lind, Per", "Sleep & Rest"),
    ("Compiler caches", "reproducible builds", "García-Ruiz, Inés", "ACM Trans. Build Syst."),
    ("Minimum wages", "rural employment", "Öztürk, Ayşe", "Review of Country Economics"),
    ("针灸", "慢性腰痛的随机对照试验研究与长期随访结果分析", "王, 小明", "中华针灸杂志"),
)
FORMS = (
    "{a} for {b}: a randomised trial",
    "Effect of {a} on {b}. Part 1: short-term results",
    "Effect of {a} on {b}. Part 2: long-term results",
    "Erratum: {a} for {b}: a randomised trial",
    "Reply to: {a} for {b}",
    "[{a} for {b}: a randomised trial]. [Turkish]",
    "{a} for {b}: study protocol for a randomised trial",
    "Editorial",
    "{a} for {b} among nurses in Iran",
    "{a} for {b} among nurses in Iraq",
)
CHANGES: tuple[dict[str, object], ...] = (
    {},
    {"doi": "", "pmid": "31234567"},
    {"doi": "10.1101/2020.01.02.21000001", "container_title": "medRxiv", "volume": "", "pages": ""},
    {"year": 2020, "pages": "1-9", "volume": ""},
    {"authors": ("Chan, Li", "Okafor, N."), "accessions": ("WOS:000123456789",)},
    {"container_title": "JPL", "pages": "101-9", "trial_ids": ("NCT01234567",)},
    {"doi": "10.1000/other", "issue": "4 Suppl"},
    {"title": ""},
    {"doi": "", "pages": "", "issue": ""},
    {"original_title": "Eine Studie über das, was hier berichtet wird, und ihre Ergebnisse"},
    {"container_title": "ClinicalTrials.gov", "accessions": ("NCT01234567",), "authors": ()},
    {"container_title": "Proceedings of the Annual Meeting", "type": "CONF", "pages": "12"},
    {"container_title": "Cochrane Database Syst Rev", "doi": "10.1002/14651858.CD001234.pub3"},
)


def papers() -> Iterator[Citation]:
    """Papers on a few subjects, each described in many ways."""
    for number, (a, b, author, journal) in enumerate(SUBJECTS):
        for at, form in enumerate(FORMS):
            paper = Citation(
                title=form.format(a=a, b=b),
                authors=(author, "Chan, Li"),
                year=2019,
                container_title=journal,
                volume=str(number + 12),
                issue="3",
                pages=f"{101 + at * 10}-{109 + at * 10}",
                doi=f"10.1000/s{number}.{at}",
                abstract=f"We looked at {a} for {b} in form {at}. " * 12,
            )
            yield from (replace(paper, **change) for change in CHANGES)


def seal(told: object) -> str:
    return sha256(repr(told).encode()).hexdigest()[:16]


def test_other_keys_or_profiles_are_another_version():
    made = [storing.written(profile(paper), keys(paper)) for paper in papers()]

    assert seal(made) == MARKS[KEYS_VERSION]


def test_other_decisions_are_another_version():
    every = list(papers())
    per_subject = len(every) // len(SUBJECTS)
    profiles = [profile(paper) for paper in every]  # as `compare` would make each, 129 times over
    compared = [
        compare_profiles(*pair)
        for start in range(0, len(every), per_subject)
        for pair in combinations(profiles[start : start + per_subject], 2)
    ]
    made = [(one.outcome.name, one.score, str(one.relation), one.forbids) for one in compared]
    grouping = group(every)
    made_of_all = (
        [one.members for one in grouping],
        *([(pair.a, pair.b) for pair in each] for each in (grouping.to_review, grouping.related)),
    )

    assert {outcome for outcome, *_ in made} == {"SAME", "REVIEW", "RELATED", "DISTINCT"}
    assert seal((made, made_of_all)) == DECISIONS[RULES_VERSION]
