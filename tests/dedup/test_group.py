"""Which citations are joined as one report, which are kept apart, and why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.dedup import group, groups, keys
from reviews.dedup.normalise import profile
from reviews.dedup.similarity import contradiction
from reviews.formats.citation import Citation

PAPER = Citation(
    title="Inhaled steroids for asthma in children: a randomised trial",
    authors=("Okafor, Ngozi", "Lind, Per"),
    year=2019,
    container_title="Journal of Paediatric Lungs",
    volume="12",
    pages="101-109",
)


def joined(*citations: Citation) -> list[tuple[int, ...]]:
    return [found.members for found in group(citations)]


def alike(**changes: object) -> list[tuple[int, ...]]:
    """Whether the paper and the same paper with these changes are one group."""
    return joined(PAPER, replace(PAPER, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "INHALED STEROIDS FOR ASTHMA IN CHILDREN - A RANDOMISED TRIAL."},
        {"title": "[Inhaled <b>steroids</b> for asthma in children: a randomised trial]. [French]"},
        {"title": PAPER.title + " [Review] [33 refs]"},
        {"authors": ("Okafor, N.",)},
        {"authors": ("Lind, Per",)},
        {"year": 2018},
        {"pages": "101-9"},
        {"volume": "12 (3)"},
        {"container_title": "J Paediatr Lungs", "pages": "e44"},
        {"container_title": "Lungs of Children", "volume": "", "pages": ""},
    ],
)
def test_one_report_is_joined_however_a_database_spells_it(changes):
    assert alike(**changes) == [(0, 1)]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": PAPER.title + " in rats"},
        {"volume": "13", "pages": "7-9"},
        {"container_title": "Annals of Breath", "pages": "7-9"},
        {"container_title": "Annals of Breath", "volume": "40"},
        {"container_title": "medRxiv", "volume": "", "pages": ""},
    ],
)
def test_another_report_is_kept_apart(changes):
    assert alike(**changes) == []


def test_the_same_doi_joins_what_the_title_alone_would_not():
    first = Citation(title="Inhaled steroids for asthma", doi="10.1000/abc")
    second = Citation(
        title="Inhaled steroids for asthma: a trial", doi="https://doi.org/10.1000/ABC"
    )

    (found,) = group([first, second])

    assert found.members == (0, 1)
    assert found.evidence == ("Same DOI 10.1000/abc",)


def test_a_title_is_no_evidence_against_two_dois_or_two_pmids():
    assert joined(replace(PAPER, doi="10.1000/a"), replace(PAPER, doi="10.1000/b")) == []
    assert joined(replace(PAPER, pmid="11"), replace(PAPER, pmid="12")) == []
    assert joined(replace(PAPER, doi="10.1000/a", pmid="11"), replace(PAPER, pmid="11")) == [(0, 1)]


@pytest.mark.parametrize(
    "other_title",
    [
        "Surgery of the knee in adults",
        "Erratum: Inhaled steroids for asthma in children: a randomised trial",
        "Reply to: Inhaled steroids for asthma in children: a randomised trial",
    ],
)
@pytest.mark.parametrize("identifier", [{"doi": "10.1000/suppl"}, {"pmid": "77"}])
def test_an_identifier_does_not_join_two_titles_that_clearly_differ(identifier, other_title):
    first = replace(PAPER, **identifier)

    assert joined(first, replace(first, title=other_title)) == []


def test_parts_of_a_series_under_one_doi_are_kept_apart():
    first = Citation(title="Breathing under water, part 1", doi="10.1000/series")
    second = Citation(title="Breathing under water, part II", doi="10.1000/series")

    assert joined(first, second) == []


@pytest.mark.parametrize("title", ["", "Editorial", "Letter to the Editor", "…", "Reply."])
def test_an_empty_or_generic_title_gives_no_key(title):
    assert keys(replace(PAPER, title=title)) == ()
    assert joined(replace(PAPER, title=title), replace(PAPER, title=title)) == []


def test_a_short_title_needs_volume_and_page_as_well():
    short = replace(PAPER, title="Asthma")

    assert joined(short, short) == [(0, 1)]
    assert joined(short, replace(short, pages="300-301")) == []
    assert keys(replace(short, volume="")) == ()


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
        ("β₂-agonists at ﬁrst light", "β2-agonists at first light", "α-agonists at first light"),
        ("CD4+ cells of the airways", "CD4+ Cells of the Airways.", "CD4 cells of the airways"),
        ("बच्चों में अस्थमा की चिकित्सा", "बच्चों में अस्थमा की चिकित्सा।", "बच्चों में अस्थमा का चिकित्सा"),
    ],
)
def test_titles_in_any_script_are_joined_and_told_apart(title, same, other):
    first = replace(PAPER, title=title)

    assert joined(first, replace(first, title=same)) == [(0, 1)]
    assert joined(first, replace(first, title=other)) == []


def test_one_bad_link_never_joins_two_studies():
    one = replace(PAPER, doi="10.1000/one")
    two = replace(PAPER, doi="10.1000/two")
    between = PAPER

    (found,) = group([one, two, between])

    assert len(found.members) == 2


def test_a_group_names_every_key_that_its_members_share():
    first = replace(PAPER, doi="10.1000/a", pmid="5")
    second = replace(PAPER, doi="10.1000/a", container_title="J Paediatr Lungs")
    third = replace(PAPER, pmid="5", authors=("Lind, P",))

    (found,) = group([first, second, third])

    assert found.members == (0, 1, 2)
    assert found.evidence == (
        "Same DOI 10.1000/a",
        "Same PMID 5",
        "Same title, volume 12 and first page 101",
        "Same title, first author and year 2019",
    )
    assert 0.9 < found.score < 1


@pytest.mark.parametrize("size", [500, 2_000])
def test_work_grows_with_the_number_of_citations_even_if_all_share_one_key(monkeypatch, size):
    compared = 0

    def counted(a, b):
        nonlocal compared
        compared += 1
        return contradiction(a, b)

    monkeypatch.setattr(groups, "contradiction", counted)
    group([Citation(title=f"Breath {n} of the sea", doi="10.1000/suppl") for n in range(size)])

    assert compared < 60 * size


WORDS = st.sampled_from(["asthma", "in", "older", "children", "trial", "2", "II", "哮喘", "Reply:"])
CITATIONS = st.builds(
    Citation,
    title=st.lists(WORDS, max_size=6).map(" ".join),
    authors=st.sampled_from([(), ("Okafor, N",), ("Lind, P", "Okafor, N")]),
    year=st.sampled_from([None, 2019, 2020]),
    container_title=st.sampled_from(["", "Lungs", "medRxiv"]),
    volume=st.sampled_from(["", "1", "2"]),
    pages=st.sampled_from(["", "7-9", "11"]),
    doi=st.sampled_from(["", "10.1000/a", "10.1000/b"]),
    pmid=st.sampled_from(["", "1", "2"]),
)


@given(st.lists(CITATIONS, max_size=25), st.randoms(use_true_random=False))
def test_the_order_of_the_citations_does_not_change_the_groups(citations, random):
    order = list(range(len(citations)))
    random.shuffle(order)

    shuffled = group([citations[place] for place in order])

    restored = {
        (tuple(sorted(order[member] for member in found.members)), found.score, found.evidence)
        for found in shuffled
    }
    assert restored == {(found.members, found.score, found.evidence) for found in group(citations)}


@given(st.lists(CITATIONS, max_size=25))
def test_no_group_holds_a_contradiction_and_every_member_shares_a_key(citations):
    members = []
    for found in group(citations):
        assert found.members == tuple(sorted(found.members))
        assert len(found.members) >= 2
        assert 0 <= found.score <= 1
        assert found.evidence
        members.extend(found.members)
        profiles = [profile(citations[member]) for member in found.members]
        assert not any(contradiction(a, b) for a in profiles for b in profiles)
        for member in found.members:
            others = set(found.members) - {member}
            assert any(set(keys(citations[member])) & set(keys(citations[o])) for o in others)
    assert len(members) == len(set(members))


@given(st.lists(CITATIONS, max_size=12), CITATIONS)
def test_an_exact_copy_is_always_joined_when_it_has_a_key(citations, copied):
    found = group([copied, *citations, copied])

    together = any({0, len(citations) + 1} <= set(each.members) for each in found)
    assert together == bool(keys(copied))


@given(CITATIONS, CITATIONS)
def test_a_contradiction_does_not_depend_on_who_comes_first(a, b):
    one, other = profile(a), profile(b)

    assert contradiction(one, other) == contradiction(other, one)
    assert contradiction(one, one) is None
