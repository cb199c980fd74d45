"""Companions: which studies report on the same investigation, however they are linked."""

from collections.abc import Iterable
from random import Random

import pytest

from reviews.library import linking
from reviews.library.companions import (
    Linked,
    companions_of,
    investigations,
    linked_investigations,
    links_of,
)
from reviews.library.group_models import Companion
from reviews.library.models import Study
from reviews.screening import imports
from reviews.screening.joining import join, split


def numbers(studies: Iterable[Study]) -> list[int]:
    return [study.pk for study in studies]


def groups(review, studies: Iterable[Study]) -> list[tuple[int, ...]]:
    return [one.studies for one in investigations(review, numbers(studies))]


class TestInvestigations:
    """What links bring together, among the studies that are asked about."""

    def test_without_links_each_study_is_one(self, review, studies):
        first, second = studies(2)

        assert groups(review, [second, first]) == [(first.pk,), (second.pk,)]

    def test_links_reach_on_in_either_direction(self, review, studies, link):
        one, two, three, four, alone = studies(5)
        link(two, one)
        link(two, three)
        link(four, three)

        assert groups(review, [one, two, three, four, alone]) == [
            (one.pk, two.pk, three.pk, four.pk),
            (alone.pk,),
        ]

    def test_links_reach_on_through_studies_that_are_not_asked_about(self, review, studies, link):
        one, excluded, three = studies(3)
        link(one, excluded)
        link(three, excluded)

        assert groups(review, [one, three]) == [(one.pk, three.pk)]

    def test_a_link_of_a_joined_study_counts_for_the_one_it_is_joined_to(
        self, review, libby, studies, link
    ):
        root, duplicate, other = studies(3)
        link(duplicate, other)
        join(libby, [root, duplicate])
        assert groups(review, [root, other]) == [(root.pk, other.pk)]
        assert groups(review, [root, duplicate]) == [(root.pk, duplicate.pk)]

        split(libby, duplicate)
        assert groups(review, [root, duplicate, other]) == [(root.pk,), (duplicate.pk, other.pk)]

    def test_a_link_of_an_undone_import_links_nothing(self, review, libby, a_file, a_study, link):
        one, three = a_study(), a_study()
        file = a_file()
        gone = a_study(file=file)
        link(one, gone)
        link(gone, three)
        imports.undo_import(libby, file)

        assert groups(review, [one, three]) == [(one.pk,), (three.pk,)]

    def test_a_study_of_an_earlier_version_brings_its_reports_together(self, review, studies, link):
        one, two, other, new = studies(4)
        link(one, earlier="Rivera  2010")
        link(two, earlier="rivera 2010 ")
        link(other, earlier="Cho 2012")

        assert investigations(review, numbers([one, two, other, new])) == [
            ((one.pk, two.pk), True),
            ((other.pk,), True),
            ((new.pk,), False),
        ]

    def test_an_earlier_study_reaches_all_that_are_linked(self, review, studies, link):
        one, two = studies(2)
        link(one, two)
        link(two, earlier="Cho 2012")

        assert investigations(review, [one.pk]) == [((one.pk,), True)]

    def test_what_was_taken_back_links_nothing(self, review, lena, studies, link):
        one, two = studies(2)
        link(one, two, unlinked_at="2026-01-01T00:00Z", unlinked_by=lena)

        assert groups(review, [one, two]) == [(one.pk,), (two.pk,)]

    def test_studies_of_another_review_are_not_there(self, another_review, studies, link):
        one, two = studies(2)
        link(one, two)

        assert investigations(another_review, [one.pk, two.pk]) == []

    def test_a_query_may_say_which_studies(self, review, studies, link):
        one, two, _ = studies(3)
        link(one, two)
        asked = review.studies.filter(pk__in=[one.pk, two.pk]).values_list("pk", flat=True)

        assert [found.studies for found in investigations(review, asked)] == [(one.pk, two.pk)]

    def test_only_those_that_somebody_linked_can_be_asked_for(self, review, studies, link):
        one, two, three, _ = studies(4)
        link(one, two)
        link(three, earlier="Cho 2012")
        asked = review.studies.values_list("pk", flat=True)

        assert linked_investigations(review, asked) == [
            ((one.pk, two.pk), False),
            ((three.pk,), True),
        ]

    @pytest.mark.parametrize("number", [2, 40])
    def test_any_number_takes_two_queries(
        self, review, studies, link, number, django_assert_num_queries
    ):
        made = studies(number)
        for one, two in zip(made[::2], made[1::2], strict=True):
            link(one, two)

        for ask in (investigations, linked_investigations):
            with django_assert_num_queries(2):
                assert len(ask(review, numbers(made))) == number // 2


def test_any_links_in_any_order_give_the_groups_that_walking_along_them_gives():
    dice = Random(7)
    for _ in range(300):
        pairs = [(dice.randrange(12), dice.randrange(12)) for _ in range(dice.randrange(14))]
        beside: dict[int, set[int]] = {}
        for one, two in pairs:
            beside.setdefault(one, set()).add(two)
            beside.setdefault(two, set()).add(one)
        expected = set()
        for start in beside:
            reached, ahead = {start}, [start]
            while ahead:
                new = beside[ahead.pop()] - reached
                reached |= new
                ahead += new
            expected.add(frozenset(reached))

        linked = Linked()
        for one, two in pairs:
            linked.link(one, two)
        assert {frozenset(linked.group(number)) for number in beside} == expected


@pytest.mark.usefixtures("verified")
class TestLinking:
    """Links are made and taken back at any time, each with its event in the log."""

    def test_a_link_says_who_made_it_and_why(self, libby, studies):
        one, other = studies(2)

        made = linking.link(libby, one, other, note="Both name the same trial.")

        assert (made.study, made.of, made.linked_by) == (one, other, libby)
        assert companions_of(libby.review, [one.pk])[one.pk].studies == [other]
        assert companions_of(libby.review, [other.pk])[other.pk].studies == [one]

    def test_a_study_of_an_earlier_version_is_named(self, libby, study):
        linking.link_to_earlier(libby, study, " Rivera 2010 ")

        assert companions_of(libby.review, [study.pk])[study.pk].earlier == ["Rivera 2010"]

    def test_what_is_taken_back_can_be_linked_again_and_both_rows_stay(self, libby, studies):
        one, other = studies(2)
        made = linking.link(libby, one, other)

        linking.unlink(libby, made)
        assert companions_of(libby.review, [one.pk]) == {}
        linking.link(libby, other, one)

        assert companions_of(libby.review, [one.pk])[one.pk].studies == [other]
        assert Companion.objects.count() == 2

    def test_a_link_is_taken_back_once(self, libby, studies):
        made = linking.link(libby, *studies(2))
        linking.unlink(libby, made)

        with pytest.raises(linking.NotLinked, match="already"):
            linking.unlink(libby, made)

    @pytest.mark.parametrize("turned", [False, True])
    def test_two_studies_are_linked_once_in_either_direction(self, libby, studies, turned):
        one, other = studies(2)
        linking.link(libby, one, other)

        with pytest.raises(linking.NotLinkable, match="linked already"):
            linking.link(libby, *((other, one) if turned else (one, other)))

    def test_one_report_is_not_its_own_companion(self, libby, studies):
        one, other = studies(2)
        join(libby, [one, other])

        for study in (one, other):
            with pytest.raises(linking.NotLinkable, match="one report"):
                linking.link(libby, one, study)

    def test_joining_two_that_are_linked_silences_the_link_and_splitting_gives_it_back(
        self, libby, studies
    ):
        one, other = studies(2)
        linking.link(libby, one, other)

        join(libby, [one, other])
        assert companions_of(libby.review, [one.pk]) == {}
        assert links_of(libby.review, one.pk) == []

        split(libby, other)
        assert companions_of(libby.review, [one.pk])[one.pk].studies == [other]

    def test_a_study_belongs_to_one_study_of_an_earlier_version(self, libby, study):
        linking.link_to_earlier(libby, study, "Rivera 2010")

        with pytest.raises(linking.NotLinkable, match="Rivera 2010"):
            linking.link_to_earlier(libby, study, "Cho 2012")

    def test_a_study_of_an_earlier_version_needs_a_name(self, libby, study):
        with pytest.raises(linking.NotLinkable, match="Name the study"):
            linking.link_to_earlier(libby, study, " ")

    def test_a_study_whose_import_was_undone_is_not_linked(self, libby, a_file, a_study):
        one, file = a_study(), a_file()
        gone = a_study(file=file)
        imports.undo_import(libby, file)

        with pytest.raises(linking.NotLinkable, match="undone"):
            linking.link(libby, one, gone)
        with pytest.raises(linking.NotLinkable, match="undone"):
            linking.link_to_earlier(libby, gone, "Rivera 2010")

    def test_another_reviews_study_is_not_there(self, libby, study, another_review):
        theirs = Study(pk=2**40, review=another_review)

        with pytest.raises(Study.DoesNotExist):
            linking.link(libby, study, theirs)
