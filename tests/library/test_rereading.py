"""Rereading: what today's reader makes of old files, and that nothing is lost in taking it over."""

from collections import Counter
from dataclasses import replace

import pytest
from django.core.management import call_command

from reviews import dedup, formats
from reviews.audit.models import Event
from reviews.formats import reading as formats_reading
from reviews.library import actions as library
from reviews.library import preparing
from reviews.library.group_models import KeyRules, StudyKey, StudyProfile
from reviews.library.models import ReferenceReading, Study
from reviews.library.rereading import compare
from reviews.library.stored import as_json
from reviews.reporting.verifying import differences
from reviews.screening.models import Screening
from reviews.screening.rereading import reread
from tests.cast import YES
from tests.library.conftest import ris
from tests.screening.acting import vote
from tests.screening.together import interrupted

__all__ = ["interrupted"]


@pytest.fixture
def today(monkeypatch):
    """Another reader from now on: it changes each citation as told, and may add more."""

    def read_otherwise(change, more=()):
        every = formats_reading.Reading.__iter__

        def read(reading):
            yield from (change(citation) for citation in every(reading))
            yield from more

        monkeypatch.setattr(formats_reading.Reading, "__iter__", read)

    return read_otherwise


def louder(citation):
    return replace(citation, title=citation.title.upper(), language="eng")


def test_what_is_read_as_before_changes_nothing(imported, capsys):
    file = imported(ris("Walking", "Swimming"))

    call_command("reread", apply=True)

    assert reread(file).is_as_before
    assert "Every record is read as before." in capsys.readouterr().out
    assert not ReferenceReading.objects.exists()


def test_what_was_stored_in_an_earlier_way_is_read_as_before(imported, today, monkeypatch):
    def with_all_fields(citation):
        return as_json(citation) | {"fields": citation.fields}

    with monkeypatch.context() as earlier:
        earlier.setattr(preparing, "as_json", with_all_fields)
        file = imported(ris("Walking").replace(b"ER  -", b"AB  - We walked.\r\nER  -"))
    stored = file.references.get()
    assert ["AB", "We walked."] in stored.citation["fields"]

    assert compare(file).is_as_before
    today(louder)
    [changed] = compare(file).changed
    assert changed.fields == ["language", "title"]


def test_it_shows_what_would_change_and_changes_nothing_by_itself(imported, today, capsys):
    imported(ris("Walking", "Swimming"))
    today(louder)

    call_command("reread")

    told = capsys.readouterr().out
    assert "2 records, 2 read otherwise (language 2, title 2), 0 new" in told
    assert "  record 2: language, title" in told
    assert {study.title for study in Study.objects.all()} == {"Walking", "Swimming"}


def test_studies_follow_but_keep_decisions_and_corrections(imported, today, libby, ada, review):
    file = imported(ris("Walking", "Swimming"))
    walking, swimming = review.studies.order_by("pk")
    shown = library.fingerprint(walking)
    walking.title = "Walking, corrected"
    library.correct(libby, walking, shown=shown)
    vote(swimming, ada, YES)
    before = [reference.citation for reference in file.references.order_by("pk")]
    today(louder)

    reread(file)

    walking, swimming = review.studies.order_by("pk")
    assert (walking.title, walking.language) == ("Walking, corrected", "eng")
    assert (swimming.title, swimming.language) == ("SWIMMING", "eng")
    assert swimming.decisions.count() == 1
    assert [reference.citation for reference in file.references.order_by("pk")] == before
    assert list(differences(review, Counter())) == []


@pytest.mark.django_db(transaction=True)
def test_a_vote_while_a_file_is_taken_over_counts(imported, today, ada, review, interrupted):
    file = imported(ris("Walking"))
    study = review.studies.get()
    today(louder)

    rereading, voting = interrupted.run(lambda: reread(file), lambda: vote(study, ada, YES))

    assert len(rereading.result().changed) == 1
    assert voting.result().pk == study.decisions.get().pk


def test_a_second_time_nothing_changes(imported, today, review):
    file = imported(ris("Walking"))
    today(louder)
    reread(file)

    assert compare(file).is_as_before
    reread(file)

    assert ReferenceReading.objects.count() == 1
    assert Event.objects.filter(verb="took over a new reading of").count() == 1


def test_records_that_come_new_are_screened_and_none_vanishes(imported, today, review):
    file = imported(ris("Walking"))
    [cycling] = formats.read(ris("Cycling"), name="more.ris").citations
    today(lambda citation: citation, more=[replace(cycling, raw="new", first_line=90)])

    reread(file)

    assert [str(study) for study in review.studies.order_by("pk")] == ["Walking", "Cycling"]
    assert Screening.objects.filter(review=review, in_play=True).count() == 2
    assert reread(file).is_as_before
    assert list(differences(review, Counter())) == []


@pytest.mark.parametrize("after_an_upgrade", [False, True])
def test_a_record_that_comes_new_is_joined_to_its_duplicate(
    imported, today, review, ada, after_an_upgrade
):
    imported(ris("Walking to school in the rain", doi="10.1000/182"))
    walking = review.studies.get()
    file = imported(ris("Cycling"))
    vote(walking, ada, YES)
    [found] = formats.read(
        ris("Walking to school in the rain", doi="10.1000/182"), name="more.ris"
    ).citations
    today(lambda citation: citation, more=[replace(found, raw="new", first_line=90)])
    if after_an_upgrade:
        StudyKey.objects.all().delete()
        StudyProfile.objects.all().delete()
        KeyRules.objects.update(version="0")

    reread(file)

    assert [study.joined_to for study in review.studies.order_by("pk")] == [None, None, walking]
    assert walking.decisions.count() == 1
    assert list(differences(review, Counter())) == []


def test_what_comes_new_is_compared_and_not_the_whole_file_again(imported, today, monkeypatch):
    file = imported(ris("Walking to school in the rain", "Walking to school in the rain."))
    assert Study.objects.exclude(joined_to=None).count() == 1
    [found] = formats.read(ris("Cycling"), name="more.ris").citations
    today(lambda citation: citation, more=[replace(found, raw="new", first_line=90)])
    compared, group = [], dedup.group

    def watched(citations, **known):
        compared.extend(citations)
        return group(citations, **known)

    monkeypatch.setattr(dedup, "group", watched)

    reread(file)

    assert compared == []


def test_verify_sees_a_study_that_does_not_follow(imported, today, review):
    file = imported(ris("Walking"))
    today(louder)
    reread(file)
    Study.objects.update(language="fre")

    [sentence] = differences(review, Counter())

    assert sentence.endswith("does not say what was read last: language.")


def test_the_keys_for_duplicates_are_made_anew(imported, today, review):
    file = imported(ris("Walking"))
    today(lambda citation: replace(citation, doi="10.1000/182"))

    reread(file)

    assert any("10.1000/182" in key.key for key in review.studies.get().keys.all())
