"""The lists behind the numbers: what is in them, page by page, and parts of them."""

from itertools import chain

import pytest

from reviews.choices import Box, SourceKind
from reviews.library import actions as library
from reviews.prisma.boxes import BOX_KEYS, OTHER_BOX_KEYS, UPDATE_BOX_KEYS
from reviews.reporting.earlier import EarlierNumbers, enter_earlier_version
from reviews.reporting.flow import flow_of
from reviews.reporting.listings import LISTINGS
from reviews.reporting.numbers import numbers_of
from reviews.screening.joining import join
from tests.cast import FULL_TEXT, NO, YES
from tests.screening.acting import agree, many, reason, vote


@pytest.fixture
def open_list(signed_in, lena, review):
    """Give a page of a list: the ids of its studies, and the page."""
    client = signed_in(lena)

    def get(address: str):
        answer = client.get(f"/reviews/{review.pk}/flow/{address}")
        assert answer.status_code == 200
        return [row["study"].pk for row in answer.context["rows"]], answer

    return get


def walked(open_list, address: str, *, backwards: bool = False) -> list[list[int]]:
    """Every page, one after the other."""
    box, _, query = address.partition("?")
    pages, step = [], f"?{query}"
    while step:
        found, answer = open_list(f"{box}{step}")
        pages.append(found)
        assert len(pages) < 20, "The pages have no end."
        step = getattr(answer.context["page"], "previous_url" if backwards else "next_url")
    return pages[::-1] if backwards else pages


def test_every_box_of_every_template_leads_somewhere():
    assert {*BOX_KEYS, *OTHER_BOX_KEYS, "total"} <= set(LISTINGS)
    assert set(UPDATE_BOX_KEYS) == {"previous", "total"}  # what was typed in has no list


def test_pages_follow_each_other_without_a_gap_in_either_direction(open_list, lena, review, a_file):
    made = [study.pk for study in many(a_file(), 120)]
    other = library.add_search(lena, source_kind=SourceKind.WEBSITE, source_name="An agency")
    many(a_file(search=other), 60)

    forwards = walked(open_list, "records_screened/")

    assert [len(page) for page in forwards] == [50, 50, 20]
    assert list(chain(*forwards)) == made
    last = forwards[-1][-1]
    backwards = walked(open_list, f"records_screened/?before={last + 1}", backwards=True)
    assert list(chain(*backwards)) == made
    assert list(chain(*walked(open_list, "other_identified/"))) == sorted(
        review.studies.exclude(pk__in=made).values_list("pk", flat=True)
    )


def test_a_list_of_several_boxes_is_in_one_order(open_list, one_in_each_box):
    found, _ = open_list("identified/")

    assert found == sorted(study.pk for study in one_in_each_box.values())


def test_a_source_lists_what_its_searches_found_in_the_order_of_its_files(
    open_list, lena, review, search, a_file, studies
):
    again = library.add_search(lena, source_kind=SourceKind.DATABASE, source_name="pubmed")
    embase = library.add_search(lena, source_kind=SourceKind.DATABASE, source_name="Embase")
    mine = [study.pk for study in many(a_file(), 30)]
    theirs = [study.pk for study in many(a_file(search=embase), 30)]
    mine += [study.pk for study in many(a_file(search=again), 30)]

    address = f"identified/?source={search.pk}"
    pages = walked(open_list, address)

    assert pages == [mine[:50], mine[50:]]
    back, _ = open_list(f"{address}&before={mine[50]}")
    assert back == mine[:50]
    assert open_list(f"identified/?source={embase.pk}")[0] == theirs
    assert sorted(chain(*walked(open_list, "identified/?source=database"))) == sorted(mine + theirs)
    assert open_list("identified/?source=nonsense")[1].context["number"] == 90


def test_a_source_of_the_other_column_is_no_part_of_this_one(open_list, lena, a_file, studies):
    other = library.add_search(lena, source_kind=SourceKind.WEBSITE, source_name="An agency")
    many(a_file(search=other), 3)

    assert open_list(f"identified/?source={other.pk}")[0] == []
    assert len(open_list(f"other_identified/?source={other.pk}")[0]) == 3


def test_each_reason_has_its_list(open_list, review, ada, ben, studies):
    texts = ("Wrong outcome", "Wrong population", "Wrong outcome")
    made = studies(3)
    for study, text in zip(made, texts, strict=True):
        agree(study, ada, ben)
        for screener in (ada, ben):
            vote(study, screener, NO, stage=FULL_TEXT, reason=reason(review, text))
    outcome = reason(review, "Wrong outcome").pk

    found, answer = open_list(f"reports_excluded/?reason={outcome}")

    assert found == [made[0].pk, made[2].pk]
    assert answer.context["number"] == 2
    assert open_list(f"reports_excluded/?reason={outcome}&after={made[0].pk}")[0] == [made[2].pk]
    assert open_list(f"full_texts_excluded/?reason={outcome}")[0] == found
    assert open_list(f"other_excluded/?reason={outcome}")[0] == []


def test_every_number_of_the_page_is_how_many_its_list_holds(
    open_list, signed_in, lena, review, one_in_each_box, a_file
):
    other = library.add_search(lena, source_kind=SourceKind.CITATION, source_name="References")
    [cited] = many(a_file(search=other), 1)
    join(lena, [cited, one_in_each_box[Box.INCLUDED]])
    page = signed_in(lena).get(f"/reviews/{review.pk}/flow/")

    for _, numbers in page.context["groups"]:
        for number, url in numbers:
            listed, answer = open_list(url.split("/flow/")[1])
            assert len(listed) == answer.context["number"] == number.n, number


@pytest.mark.parametrize(
    ("box", "sentences"),
    [
        ("identified", ["4 were removed as duplicates", "3 were marked", "1 was removed for"]),
        ("removed", ["4 were removed as duplicates", "3 were marked", "1 was removed for"]),
        ("duplicates", ["4 were removed as duplicates"]),
        ("excluded_automatic", ["3 were marked as ineligible by an automation tool"]),
        ("excluded_other", ["1 was removed for other reasons"]),
        ("records_screened", []),
        ("other_identified", ["9 were removed as duplicates"]),
        ("other_duplicates", ["9 were removed as duplicates"]),
        ("other_removed", []),
    ],
)
def test_numbers_that_were_typed_in_are_told_beside_the_list(
    open_list, lena, studies, box, sentences
):
    for kind, typed in (
        (SourceKind.REGISTER, (4, 3, 1)),
        (SourceKind.WEBSITE, (9, 0, 0)),
    ):
        library.add_search(
            lena,
            source_kind=kind,
            source_name="There",
            removed_before_import=typed[0],
            ineligible_before_import=typed[1],
            otherwise_removed_before_import=typed[2],
        )

    page = open_list(f"{box}/")[1].content.decode()

    assert page.count("in another program before import") == len(sentences)
    assert all(f"Besides, {sentence}" in page for sentence in sentences)


def test_the_total_says_what_it_cannot_list(open_list, lena, ada, ben, study):
    enter_earlier_version(lena, EarlierNumbers(studies=12, reports=15), citation="")
    agree(study, ada, ben)
    for screener in (ada, ben):
        vote(study, screener, YES, stage=FULL_TEXT)

    found, answer = open_list("total/")

    assert found == [study.pk]
    assert "Besides, 12 studies of the" in answer.content.decode()


def test_a_number_of_the_flow_is_shown_once(review, one_in_each_box):
    for group in numbers_of(flow_of(review)):
        names = [number.name for number in group.numbers]
        assert len(set(names)) == len(names)
