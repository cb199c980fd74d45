"""Pasting: the text is kept, the person's word stands, and what was read can be told from it."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from unittest.mock import ANY

import pytest
from django.core.management import call_command

from reviews.audit.models import Event
from reviews.choices import ImportState, SourceKind
from reviews.formats.citation import Citation
from reviews.formats.encoding import split_lines
from reviews.formats.paste import understand
from reviews.library import actions as library
from reviews.library import keeping, pasted, pasting
from reviews.library.actions import CORRECTABLE
from reviews.library.comparing import corrections
from reviews.library.models import ReferenceReading, Search, SourceFile, Study
from reviews.library.pasted import Saved
from reviews.library.pasting import NewSource
from reviews.library.preparing import study_fields
from reviews.reporting.sentences import lines
from reviews.reporting.verifying import differences
from reviews.screening.imports import undo_import
from reviews.screening.reading_again import NotReadable, read_again
from reviews.screening.rereading import reread
from tests.library.clipboard import ARTICLE, LIST, NOTHING, RIS
from tests.library.conftest import ris, work


def saved_of(text: str, *, listed: bool = False, **corrected: object) -> list[Saved]:
    """The article of the text, or the references that it lists, as somebody saves them."""
    found = understand(text)
    drafts = found.reference_list if listed else (found.draft,)
    saved = []
    for draft in drafts:
        read = draft.citation()
        fields = study_fields(read)
        own = {name: fields[name] for name in CORRECTABLE} | corrected
        saved.append(Saved(draft.first_line, draft.last_line, read, own))
    return saved


@pytest.fixture
def paste(libby, search):
    """Paste a text and have it imported."""

    def paste_and_work(text: str, saved: list[Saved] | None, **about: object) -> SourceFile:
        options = {"source": search} | about
        return work(pasting.paste(libby, text=text, saved=saved, **options))

    return paste_and_work


def test_the_text_is_kept_as_a_file_and_each_reference_as_its_part_of_it(paste, review):
    file = paste(LIST, saved_of(LIST, listed=True))

    assert file.content.open("rb").read() == LIST.encode()
    assert (file.state, file.format) == (ImportState.DONE, "Pasted text")
    assert file.name.startswith("Pasted ")
    lines = split_lines(LIST)
    assert [one.raw for one in file.references.order_by("position")] == lines[4:7]
    assert list(differences(review, Counter())) == []


def test_the_study_says_what_was_saved_and_the_reference_what_was_read(paste, libby):
    title = "Walking to work and the lower back: trial"
    file = paste(ARTICLE, saved_of(ARTICLE, title=title, year=2022))

    study = Study.objects.get(reference__file=file)
    assert (study.title, study.year) == (title, 2022)
    assert study.reference.citation["year"] == 2021
    assert study.reference.raw == ARTICLE
    assert {one.label for one in corrections(study)} == {"Title", "Year"}
    event = Event.objects.get(verb="corrected", subject_id=study.pk)
    assert event.actor_id == libby.pk
    assert event.facts["changes"]["year"] == [2021, 2022]
    assert event.facts["changes"]["title"] == [study.reference.citation["title"], title]


def test_who_corrects_nothing_is_said_to_have_corrected_nothing(paste):
    paste(LIST, saved_of(LIST, listed=True))

    assert not Event.objects.filter(verb="corrected").exists()


def test_the_log_tells_what_was_pasted_and_seals_what_was_saved(paste, libby, search):
    file = paste(LIST, saved_of(LIST, listed=True))

    event = Event.objects.get(verb="pasted", subject_id=file.pk)
    assert event.actor_id == libby.pk
    assert event.facts == {
        "name": file.name,
        "sha256": file.sha256,
        "size": len(LIST.encode()),
        "search": search.pk,
        "references": 3,
        "drafts": ANY,
    }
    [line] = lines(file.review_id, [event])
    assert (line.who, line.said.before, line.said.what, line.said.after) == (
        "Libby",
        "pasted",
        f"“{file.name}”",
        ": 3 references",
    )


def test_a_new_source_is_added_with_it_or_neither_is(paste, libby, review):
    source = NewSource(SourceKind.CITATION, "References of a chapter")
    file = paste(LIST, saved_of(LIST, listed=True), source=source)

    assert (file.search.source_kind, file.search.source_name) == (
        SourceKind.CITATION,
        "References of a chapter",
    )
    with pytest.raises(keeping.SeenBefore) as seen:
        pasting.paste(libby, text=LIST, saved=saved_of(LIST), source=source)
    assert seen.value.earlier == file
    assert Search.objects.filter(review=review, source_name=source.source_name).count() == 1


def test_a_duplicate_is_found_by_what_was_saved(paste, imported):
    title = "Strolls along a river and the comfort of the spine"
    there = imported(ris(title, doi="10.5555/there"))
    file = paste(ARTICLE, saved_of(ARTICLE, doi="10.5555/there", title=title))

    study = Study.objects.get(reference__file=file)
    assert study.joined_to == Study.objects.get(reference__file=there)


def test_text_in_a_known_format_is_imported_as_any_file(paste):
    file = paste(RIS, None)

    assert (file.format, file.drafts) == ("RIS", None)
    assert Event.objects.get(verb="uploaded").subject_id == file.pk


def test_it_can_be_undone_and_pasted_again(paste, libby, review):
    file = paste(ARTICLE, saved_of(ARTICLE))
    undo_import(libby, file)

    again = paste(ARTICLE, saved_of(ARTICLE))

    assert Study.objects.get(undone=False).reference.file == again
    assert list(differences(review, Counter())) == []


def test_a_reference_written_by_hand_is_one_like_any_other(paste, review):
    fields = dict.fromkeys(CORRECTABLE, "") | {"title": "Rain and the back", "year": None}
    by_hand = Saved(1, 2, Citation(), fields)
    file = paste(NOTHING, [by_hand])

    study = Study.objects.get(reference__file=file)
    assert (study.title, study.reference.raw) == ("Rain and the back", NOTHING)
    assert study.reference.citation == {}
    assert list(differences(review, Counter())) == []


class TestReadingAgain:
    """Later rules may read more; what a person saved and left out stands."""

    @pytest.fixture
    def _today(self, monkeypatch):
        """Rules that write every title in capitals."""

        def read_otherwise(text):
            found = understand(text)
            louder = [shouted(draft) for draft in found.reference_list]
            return replace(found, reference_list=tuple(louder))

        def shouted(draft):
            fields = tuple(
                replace(one, values=(one.values[0].upper(),)) if one.name == "title" else one
                for one in draft.fields
            )
            return replace(draft, fields=fields)

        monkeypatch.setattr(pasted, "understand", read_otherwise)

    def test_what_is_read_as_before_changes_nothing(self, paste):
        file = paste(LIST, saved_of(LIST, listed=True))

        call_command("reread", apply=True)

        assert reread(file).is_as_before
        assert not ReferenceReading.objects.exists()

    @pytest.mark.usefixtures("_today")
    def test_it_reaches_only_what_nobody_corrected(self, paste, review):
        first, second, _ = saved_of(LIST, listed=True)
        corrected = replace(first, fields=first.fields | {"title": "Walking, by hand"})
        file = paste(LIST, [corrected, second])

        found = reread(file)

        assert (len(found.changed), found.new, found.not_found) == (2, [], [])
        titles = [study.title for study in Study.objects.order_by("pk")]
        assert titles == ["Walking, by hand", "SWIMMING FOR BACKS"]
        assert list(differences(review, Counter())) == []

    @pytest.mark.usefixtures("_today")
    def test_a_detail_that_was_corrected_stays_so(self, paste, review):
        first, second, _ = saved_of(LIST, listed=True)
        details = {"pmcid": "PMC7654321", "issn": (), "trial_ids": (), "keywords": ("walking",)}
        file = paste(LIST, [replace(first, details=details), second])

        reread(file)

        said = file.references.select_related("study").get(position=1)
        newest = ReferenceReading.objects.get(reference=said).citation
        assert (newest["title"], newest["pmcid"]) == ("WALKING FOR BACKS", "PMC7654321")
        assert (said.study.title, said.study.keywords) == ("WALKING FOR BACKS", "walking")
        assert said.study.corrected == ["keywords", "pmcid"]
        assert list(differences(review, Counter())) == []

    def test_what_is_not_found_again_stays_as_it_was(self, paste, monkeypatch):
        file = paste(LIST, saved_of(LIST, listed=True))
        monkeypatch.setattr(pasted, "understand", lambda _: understand(ARTICLE))

        found = reread(file)

        assert (found.changed, found.not_found) == ([], [1, 2, 3])
        assert Study.objects.get(reference__position=1).title == "Walking for backs"

    def test_nobody_chooses_another_encoding(self, paste, libby):
        file = paste(ARTICLE, saved_of(ARTICLE))

        with pytest.raises(NotReadable, match="pasted text"):
            read_again(libby, file, encoding="koi8-r")


@pytest.mark.parametrize(
    ("text", "why"), [("Walk\0ing", "NUL"), ("Walk\ud83ding", "half a character")]
)
def test_what_cannot_be_kept_is_refused_in_words(libby, search, text, why):
    with pytest.raises(pasting.NotText, match=why):
        pasting.paste(libby, text=text, source=search, saved=[])

    assert not SourceFile.objects.exists()


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_line_ends_that_a_browser_sends_are_those_that_were_copied(end):
    assert pasting.tidied(ARTICLE.replace("\n", end)) == ARTICLE


class TestVerifying:
    """`manage.py verify` tells when what was pasted and what stands disagree."""

    @pytest.fixture
    def told(self, paste, review):
        file = paste(ARTICLE, saved_of(ARTICLE, year=2022))
        return lambda: (list(differences(review, Counter())), file)

    def test_a_later_correction_is_no_difference(self, told, libby):
        study = Study.objects.get()
        shown = library.fingerprint(study)
        study.year = 2020
        library.correct(libby, study, shown=shown)

        assert told()[0] == []

    def test_another_word_in_the_study_is(self, told):
        Study.objects.update(year=2021)

        pk = Study.objects.get().pk
        assert sorted(told()[0]) == [
            f"Study {pk} does not say what was saved: year.",
            f"Study {pk} is not compared by what it says now.",
            f"Study {pk} is not found by the keys that the rules make of it.",
        ]

    def test_another_word_in_what_was_saved_is(self, told):
        differing, file = told()
        assert differing == []
        file.drafts[0]["saved"]["title"] = "Another title"
        file.save()

        assert "is not what event" in told()[0][0]

    def test_another_text_is(self, told):
        file = told()[1]
        path = Path(file.content.path)
        path.write_text(ARTICLE.replace("hurt less", "hurt more"))
        try:
            differing = told()[0]
        finally:
            path.write_text(ARTICLE)

        assert [line.split(" ", 2)[0] for line in differing] == ["File", "Reference"]
