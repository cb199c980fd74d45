"""Descriptions of one report that must be joined, and of two that must not, by class of error."""

from dataclasses import replace

import pytest

from reviews.dedup import Outcome, Policy, Relation, compare, group
from reviews.formats.citation import Citation
from tests.dedup.papers import PAPER, joined, outcome, outcome_with

SAME, REVIEW, RELATED, DISTINCT = Outcome
NOT_JOINED = {REVIEW, RELATED, DISTINCT}


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "INHALED STEROIDS FOR ASTHMA IN CHILDREN - A RANDOMISED TRIAL."},
        {"title": "[Inhaled <b>steroids</b> for asthma in children: a randomised trial]. [French]"},
        {"title": PAPER.title + " [Review] [33 refs]"},
        {"title": PAPER.title + " (Provisional abstract)"},
        {"title": PAPER.title + ".[Erratum appears in J Paed Lungs. 2020 Jan;13(1):7]"},
        {"title": "Retracted: " + PAPER.title},
        {"title": "Inhaled steroids for asthma in children"},
        {"title": "Inhaled sterods for astma in childern: a randomized trial"},
        {"title": PAPER.title + "*"},
        {"title": PAPER.title + "1"},
        {"title": "The inhaled steroids for asthma in children: randomised trial"},
        {"title": "Esteroides inhalados en niños con asma; " + PAPER.title},
        {"title": "[Steroids to breathe in against asthma of the young: an experiment]"},
        {"title": "Les stéroïdes inhalés dans l'asthme de l'enfant : un essai chez des enfants"},
        {"title": "吸入性糖皮质激素治疗儿童哮喘的随机试验"},
        {"authors": ("Okafor, N.",)},
        {"authors": ("Ngozi, Okafor", "Per, Lind")},
        {"authors": ("Okafor N.Lind P.",)},
        {"authors": ("Okáfór, N", "Lind, P")},
        {"authors": ("Lind, Per",)},
        {"authors": ()},
        {"year": 2018},
        {"year": 2021},
        {"year": None},
        {"pages": "101-9"},
        {"pages": "e44"},
        {"pages": "101"},
        {"pages": ""},
        {"volume": "12 (3)"},
        {"volume": ""},
        {"volume": "21"},
        {"container_title": "J Paediatr Lungs"},
        {"container_title": "Revista de pulmones = Journal of paediatric lungs"},
        {"container_title": "Journal of Paediatric Lungs (London, England)"},
        {"container_title": "Revue du poumon"},
        {"container_title": ""},
        {"volume": "", "pages": "1-9"},
        {"container_title": "J Paediatr Lungs", "volume": "", "pages": ""},
    ],
)
def test_one_report_is_joined_however_a_database_spells_it(changes):
    assert outcome_with(**changes) == SAME


@pytest.mark.parametrize(
    "changes",
    [
        {"title": PAPER.title + " in rats"},
        {"title": PAPER.title.replace("children", "adults")},
        {"title": PAPER.title.replace("children", "seven children")},
        {"title": "[" + PAPER.title.replace("children", "adults") + "]"},
        {"title": PAPER.title.replace("asthma", "croup")},
        {"title": "Surgery of the knee in adults"},
        {"volume": "13", "pages": "7-9"},
        {"volume": "13", "pages": "7-9", "year": 2024},
        {"container_title": "Annals of Breath", "pages": "7-9"},
        {"container_title": "Annals of Breath", "volume": "40"},
        {"container_title": "Annals of Breath", "volume": "", "pages": ""},
        {"container_title": "medRxiv", "volume": "", "pages": ""},
        {"authors": ("Other, An",), "pages": "7-9"},
        {"authors": ("Other, An",), "pages": "", "year": 2017},
    ],
)
def test_what_may_be_another_report_is_not_joined(changes):
    assert outcome_with(**changes) in NOT_JOINED


@pytest.mark.parametrize(
    "title", ["Of sleep and breath, part 1", "Of breath in vitro", "Hypertension after dawn"]
)
@pytest.mark.parametrize("identifier", [{}, {"doi": "10.1000/series"}])
def test_numbers_arms_and_opposites_tell_titles_apart(title, identifier):
    other = (
        title.replace("part 1", "part II")
        .replace("vitro", "vivo")
        .replace("Hypertension", "Hypotension")
    )
    one = replace(PAPER, title=f"{title} of {PAPER.title}", **identifier)

    assert outcome(one, replace(one, title=f"{other} of {PAPER.title}")) in NOT_JOINED


@pytest.mark.parametrize(
    ("changes", "relation"),
    [
        ({"title": "Erratum: " + PAPER.title, "pages": "300"}, Relation.CORRECTION),
        ({"title": PAPER.title + " - Correction", "pages": "300"}, Relation.CORRECTION),
        ({"title": "Reply to: " + PAPER.title, "authors": ("Ek, A",)}, Relation.REPLY),
        ({"title": PAPER.title + ": study protocol", "volume": "9"}, Relation.PROTOCOL),
        ({"container_title": "medRxiv", "volume": "", "pages": ""}, Relation.PREPRINT),
        ({"doi": "10.1101/2018.01.02.18000001", "pages": ""}, Relation.PREPRINT),
        (
            {"container_title": "Breath. Conference: Lungs 2019", "volume": "3", "pages": "A7"},
            Relation.ABSTRACT,
        ),
        (
            {"container_title": "Archives of Air", "volume": "3", "pages": "220-230"},
            Relation.ELSEWHERE,
        ),
    ],
)
def test_another_text_of_the_same_work_is_offered_as_a_companion(changes, relation):
    found = group([PAPER, replace(PAPER, **changes)])

    assert (found.groups, found.to_review) == ((), ())
    (pair,) = found.related
    assert (pair.a, pair.b, pair.comparison.relation) == (0, 1, relation)


def test_versions_of_a_cochrane_review_are_companions_and_copies_of_one_are_joined():
    first = Citation(
        title="Breathing exercises for asthma",
        authors=("Okafor, N",),
        year=2008,
        container_title="Cochrane Database of Systematic Reviews",
        pages="CD000123",
    )
    copy = replace(first, title="Breathing exercises against asthma", volume="4")
    second = replace(first, year=2012)

    found = group([first, copy, second])

    assert joined(first, copy, second) == [(0, 1)]
    (pair,) = found.related
    assert pair.comparison.relation is Relation.COCHRANE_VERSION


def test_entries_of_a_trial_in_registries_are_joined_and_its_report_is_a_companion():
    entry = Citation(
        title="Steroids Against Asthma (SAGA)",
        container_title="ClinicalTrials.gov",
        trial_ids=("NCT01234567",),
        year=2016,
    )
    other = replace(entry, title="A Trial of Inhaled Steroids in Asthmatic Children", year=2017)
    report = replace(PAPER, trial_ids=("NCT01234567",))

    found = group([entry, other, report])

    assert [one.members for one in found] == [(0, 1)]
    assert [pair.comparison.relation for pair in found.related] == [Relation.TRIAL]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"pmid": "11"}, {"pmid": "0011"}),
        ({"accessions": ("WOS:000123456",)}, {"accessions": ("wos:000123456",)}),
        ({"doi": "10.1000/a"}, {"doi": "https://doi.org/10.1000/A"}),
        ({"doi": "10.1000/a", "pmid": "11"}, {"doi": "10.1000/b", "pmid": "11"}),
    ],
)
def test_an_identifier_joins_what_else_says_too_little(one, other):
    first = Citation(title="Inhaled steroids for asthma in children", **one)
    second = Citation(title="Inhaled steroids for asthma in children: a trial", **other)

    assert outcome(first, second) == SAME


@pytest.mark.parametrize(
    "other_title", ["Surgery of the knee in adults", "Reply to: " + PAPER.title]
)
@pytest.mark.parametrize("identifier", [{"doi": "10.1000/suppl"}, {"pmid": "77"}])
def test_an_identifier_does_not_join_two_titles_that_clearly_differ(identifier, other_title):
    first = replace(PAPER, **identifier)

    assert outcome(first, replace(first, title=other_title)) in NOT_JOINED


def test_where_only_the_dois_differ_a_person_looks_and_two_pmids_are_two_reports():
    dois = replace(PAPER, doi="10.1000/a"), replace(PAPER, doi="10.1000/b")
    pmids = replace(PAPER, pmid="11"), replace(PAPER, pmid="12")

    assert outcome(*dois) == REVIEW
    assert outcome(*pmids) == DISTINCT
    assert outcome(dois[0], replace(dois[1], title="Of sleep in the mountains")) == DISTINCT


@pytest.mark.parametrize(
    ("title", "same", "other"),
    [
        (
            "吸入性糖皮质激素治疗儿童哮喘",
            "吸入性糖皮质激素治疗儿童哮喘。",
            "吸入性糖皮质激素治疗肺炎",
        ),
        ("Лечение астмы у детей в горах", "ЛЕЧЕНИЕ АСТМЫ У ДЕТЕЙ В ГОРАХ", "Лечение астмы у моря"),
        ("Ağır astımlı çocukta ışık", "AĞIR ASTIMLI ÇOCUKTA IŞIK", "Ağır astımlı kadında ışık"),
        ("β₂-agonists at ﬁrst light", "Beta2-agonists at first light", "α-agonists at first light"),
        ("CD4+ cells of the airways", "CD4+ Cells of the Airways.", "CD4 cells of the airways"),
        ("Sleep at ages > or = 65 years", "Sleep at ages ≥65 years", "Sleep at ages < 65 years"),
        ("बच्चों में अस्थमा की चिकित्सा", "बच्चों में अस्थमा की चिकित्सा।", "बच्चों में अस्थमा का चिकित्सा"),
    ],
)
def test_titles_in_any_script_are_joined_and_told_apart(title, same, other):
    first = replace(PAPER, title=title)

    assert outcome(first, replace(first, title=same)) == SAME
    assert outcome(first, replace(first, title=other)) in NOT_JOINED


@pytest.mark.parametrize(
    ("authors", "same"),
    [
        (("王小明", "李四"), ("王, 小明", "李, 四")),
        (("Çelik, Ş", "Yıldız, I"), ("Celik, S", "Yildiz, I")),
        (("Le Quintrec, M", "van den Berg, J"), ("Quintrec, M. L.", "Berg, J. v. d.")),
        (("Østensson, E", "Łukasik, B"), ("Ostensson, E", "Lukasik, B")),
        (("Müller, K", "Groß, P"), ("Mueller, K", "Gross, P")),
    ],
)
def test_authors_are_the_same_in_any_alphabet_and_order(authors, same):
    # Without pages and volume, so that all hangs on the authors.
    first = replace(PAPER, authors=authors, pages="", volume="")

    assert outcome(first, replace(first, authors=same)) == SAME
    strangers = ("Nguyen, T", "Tran, V") if "," in authors[0] else ("张伟", "刘洋")
    assert outcome(first, replace(first, authors=strangers)) != SAME


def test_a_title_that_comes_again_years_later_is_another_report():
    first = replace(PAPER, volume="", pages="")

    assert outcome(first, replace(first, year=2024)) == DISTINCT
    assert outcome(first, replace(first, year=2020)) == SAME
    assert outcome(PAPER, replace(PAPER, year=2024)) == SAME  # mistyped: the place is the same


def test_two_abstracts_on_one_page_are_two_reports():
    first = replace(PAPER, title="Breath and atypical repair in smears of the lung", pages="100A")
    second = replace(first, title="Breath and atrophy in smears of the lung", pages="100A-101A")

    assert outcome(first, second) in NOT_JOINED


@pytest.mark.parametrize(
    "title",
    [
        "Breath of the mountains: the dose-response",
        "Of lungs and the Essen protocol",
        "Scoliosis correction",
    ],
)
def test_a_word_at_the_end_of_a_title_does_not_make_it_a_text_about_another(title):
    first = replace(PAPER, title=title)

    assert outcome(first, replace(first, title=f"{title}. A cohort of long standing")) == SAME


def test_a_longer_title_may_be_a_sequel_s_unless_the_place_is_the_same():
    first = replace(PAPER, pages="", issue="21")
    sequel = replace(first, title=f"{PAPER.title}. What came of it after two years")

    assert outcome(first, sequel) == REVIEW
    assert outcome(PAPER, replace(sequel, pages="101", issue="")) == SAME


def test_editorials_are_one_only_in_the_same_volume_issue_and_pages():
    editorial = replace(PAPER, title="Editorial", issue="3", pages="101-102")

    assert outcome(editorial, replace(editorial, authors=("Okafor, N", "Lind, P"))) == SAME
    assert outcome(editorial, replace(editorial, issue="4")) == DISTINCT
    assert outcome(editorial, replace(editorial, pages="")) == DISTINCT


def test_a_policy_joins_what_a_review_takes_for_one():
    paper = replace(PAPER, doi="10.1000/a")
    preprint = replace(paper, container_title="medRxiv", volume="", pages="", doi="10.1101/7")
    erratum = replace(paper, title="Erratum: " + PAPER.title, pages="300", doi="10.1000/b")

    def joined_by(*relations: Relation) -> list[tuple[int, ...]]:
        found = group([paper, preprint, erratum], policy=Policy(join=frozenset(relations)))
        return [one.members for one in found]

    assert joined_by() == []
    assert joined_by(Relation.PREPRINT) == [(0, 1)]
    assert joined_by(Relation.CORRECTION) == [(0, 2)]
    assert joined_by(Relation.CORRECTION, Relation.PREPRINT) == [(0, 1, 2)]
    assert compare(paper, preprint).relation is Relation.PREPRINT
