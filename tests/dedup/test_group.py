"""Groups of one report: their evidence, the pairs that are left to a person, what stands."""

from dataclasses import replace

import pytest

from reviews.dedup import ContradictoryDecisions, Known, Outcome, compare, group, groups, keys
from reviews.dedup.comparing import compare_profiles
from reviews.formats.citation import Citation
from tests.dedup.papers import PAPER, joined


def test_the_same_doi_joins_what_the_title_alone_would_not():
    first = Citation(title="Inhaled steroids for asthma", doi="10.1000/abc")
    second = Citation(
        title="Inhaled steroids for asthma: a trial", doi="https://doi.org/10.1000/ABC"
    )

    (found,) = group([first, second])

    assert found.members == (0, 1)
    assert found.evidence == ("Same DOI 10.1000/abc", "One title is the beginning of the other")


@pytest.mark.parametrize("title", ["", "Editorial", "Letter to the Editor", "…", "Reply."])
def test_an_empty_or_generic_title_gives_no_key_without_an_issue(title):
    nothing_but_title = replace(PAPER, title=title)

    assert keys(nothing_but_title) == ()
    assert joined(nothing_but_title, nothing_but_title) == []


def test_a_short_title_needs_more_beside_it():
    short = replace(PAPER, title="Asthma")

    assert joined(short, short) == [(0, 1)]
    assert joined(short, replace(short, pages="300-301")) == []
    assert joined(short, replace(short, authors=("Ek, A",), container_title="Breath")) == []
    assert keys(Citation(title="Asthma", year=2019)) == ()


def test_one_bad_link_never_joins_two_studies():
    one = replace(PAPER, doi="10.1000/one")
    two = replace(PAPER, doi="10.1000/two")
    between = PAPER

    found = group([one, two, between])

    assert [len(each.members) for each in found] == [2]
    assert len(found.to_review) == 1


def test_pages_far_apart_are_not_joined_by_a_third_that_gives_others():
    between = replace(PAPER, pages="e44")

    found = group([PAPER, replace(PAPER, pages="300-310"), between])

    assert [len(each.members) for each in found] == [2]
    assert len(found.to_review) == 1


def test_a_group_says_what_agrees_and_then_what_differs():
    first = replace(PAPER, doi="10.1000/a", pmid="5")
    second = replace(PAPER, doi="10.1000/a", container_title="J Paediatr Lungs", pages="e44")
    third = replace(PAPER, pmid="5", authors=(), year=2020)

    (found,) = group([first, second, third])

    assert found.members == (0, 1, 2)
    assert found.evidence == (
        "Same DOI 10.1000/a",
        "Same title, authors, year 2019, journal and volume 12",
        "Same PMID 5",
        "Same title, journal, volume 12 and pages 101–109",
        "Different pages: 101–109 and e44",
        "Different years: 2019 and 2020",
    )
    assert 0.9 < found.score <= 1


def test_a_pair_to_review_says_why_it_is_unsure():
    found = group([PAPER, replace(PAPER, pages="300-310", volume="12")])

    assert list(found) == []
    (pair,) = found.to_review
    assert (pair.a, pair.b) == (0, 1)
    assert pair.comparison.outcome is Outcome.REVIEW
    assert pair.comparison.agree == ("Same title, authors, year 2019, journal and volume 12",)
    assert pair.comparison.differ == ("Different pages: 101–109 and 300–310",)
    assert 0.2 < pair.comparison.score < 0.9


def test_abstracts_decide_only_where_nothing_else_does():
    said = "Breath was measured twice a day in ninety children who took a steroid. " * 5
    other = "Cells of the knee were counted in a dish under light of many colours. " * 5
    one = replace(PAPER, abstract=said, pages="", volume="", authors=())
    two = replace(one, container_title="")
    elsewhere = replace(one, container_title="Air and Breath", authors=PAPER.authors)

    assert compare(one, two).outcome is Outcome.SAME
    assert compare(one, replace(two, abstract=other)).outcome is Outcome.DISTINCT
    assert compare(replace(one, authors=PAPER.authors), elsewhere).outcome is Outcome.REVIEW
    assert compare(replace(one, abstract=""), two).outcome is Outcome.REVIEW
    assert compare(PAPER, replace(PAPER, abstract=other)).outcome is Outcome.SAME


def test_what_is_joined_already_stays_together_and_grows():
    other = Citation(title="Surgery of the knee in adults: a cohort", year=2001, volume="3")
    known = Known(joined=((0, 1),))

    found = group([PAPER, other, replace(PAPER, pages="101"), other], known=known)

    assert [each.members for each in found] == [(0, 1, 2, 3)]


def test_what_a_person_told_apart_is_never_joined_nor_asked_again():
    copy = replace(PAPER, year=2020)
    known = Known(distinct=((0, 1),))

    apart = group([PAPER, copy], known=known)
    with_a_third = group([PAPER, copy, replace(PAPER, pages="101")], known=known)
    copies = group([PAPER, PAPER, PAPER], known=known)

    assert (apart.groups, apart.to_review, apart.related) == ((), (), ())
    assert [len(each.members) for each in with_a_third] == [2]
    assert with_a_third.to_review == ()
    assert [len(each.members) for each in copies] == [2]


def test_a_pair_told_apart_keeps_their_groups_apart():
    one, two = replace(PAPER, doi="10.1000/a"), replace(PAPER, doi="10.1000/a", year=2020)
    known = Known(joined=((0, 1), (2, 3)), distinct=((1, 2),))

    found = group([one, two, replace(two, pages="101"), replace(one, pages="101")], known=known)

    assert [each.members for each in found] == [(0, 1), (2, 3)]
    assert found.to_review == ()


@pytest.mark.parametrize(
    ("known", "error"),
    [
        (Known(joined=((0, 1),), distinct=((1, 0),)), ContradictoryDecisions),
        (Known(distinct=((1, 1),)), ContradictoryDecisions),
        (Known(joined=((0, 2),)), ValueError),
        (Known(distinct=((-1, 0),)), ValueError),
    ],
)
def test_what_cannot_be_known_is_refused(known, error):
    with pytest.raises(error):
        group([PAPER, PAPER], known=known)


@pytest.mark.parametrize(
    "citations",
    [
        [Citation()],
        [Citation(year=2019)],
        [Citation(title="…", authors=("", "?"), pages="-", volume="vol", doi="none")],
        [Citation(title="[]", pages="1-", issue="Suppl", container_title="=:/")],
        [Citation(title="\N{COMBINING ACUTE ACCENT} \0 ", year=0, pages="9" * 5000)],
    ],
)
def test_nothing_is_joined_on_emptiness(citations):
    found = group(citations * 40)

    assert (found.groups, found.to_review, found.related) == ((), (), ())
    assert compare(citations[0], citations[0]).outcome is Outcome.DISTINCT


def test_copies_from_many_databases_are_one_report_whatever_their_number():
    copies = [replace(PAPER, accessions=(f"record{n:09}",)) for n in range(200)]

    assert joined(*copies) == [tuple(range(200))]


def test_nobody_is_asked_about_every_pair_of_a_series():
    series = [replace(PAPER, pages=str(n)) for n in range(200, 400, 5)]

    found = group(series)

    assert list(found) == []
    assert len(found.to_review) <= 1.5 * len(series)


def test_very_long_fields_do_no_harm():
    long = replace(
        PAPER,
        title=PAPER.title + " and more" * 20_000,
        abstract="breath " * 15_000,
        authors=("Okafor, N",) * 5_000,
        pages="1, " * 50_000,
        container_title="Lungs (" * 3_000,
    )

    assert joined(long, long, PAPER)[0][:2] == (0, 1)


@pytest.mark.parametrize("size", [500, 2_000])
@pytest.mark.parametrize(
    "described",
    [
        lambda n: Citation(title=f"Breath {n} of the sea", doi="10.1000/suppl"),
        lambda n: Citation(title=f"Breath of the sea in town {n % 50}", pages=str(n)),
        lambda n: replace(PAPER, accessions=(f"record{n:09}",)),
        lambda n: replace(PAPER, pages=str(n + 10), trial_ids=("NCT01234567",)),
    ],
)
def test_work_grows_with_the_number_of_citations_even_if_all_share_one_key(
    monkeypatch, size, described
):
    compared = 0

    def counted(a, b, policy):
        nonlocal compared
        compared += 1
        return compare_profiles(a, b, policy)

    monkeypatch.setattr(groups, "compare_profiles", counted)
    group([described(n) for n in range(size)])

    assert compared < 120 * size
