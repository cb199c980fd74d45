"""The keys by which imports find duplicates: of what a study says, and of the rules in force."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from reviews import dedup
from reviews.library import importing, keys
from reviews.library.actions import correct, fingerprint
from reviews.library.group_models import Join, KeyRules, StudyKey
from reviews.library.models import ImportProgress, Study
from reviews.screening import imports
from reviews.screening.rereading import reread
from tests.library.conftest import ris

TITLE = "Walking for low back pain in older adults at home: a randomised trial"
FULL = """TY  - JOUR
TI  - Yürümenin bel ağrısına etkisi: randomize kontrollü bir çalışma
TT  - The effect of walking on low back pain: a randomised controlled trial
AU  - Öztürk, Ayşe
AU  - Çelik; Ali
PY  - 2019
T2  - Bel Dergisi
VL  - 7
SP  - 31
EP  - 39
DO  - 10.5555/bel.7
AN  - WOS:000123456789
N1  - NCT01234567
ER  -
"""


def stored() -> set[tuple[int, str]]:
    return set(StudyKey.objects.values_list("study", "key"))


@pytest.fixture
def as_before_the_upgrade(imported, review) -> Callable[[], None]:
    """A study was imported, and got other keys than it would get today."""

    def make() -> None:
        imported(ris(TITLE))
        StudyKey.objects.all().delete()
        study = Study.objects.get()
        StudyKey.objects.create(review=review, study=study, key="of earlier rules")
        KeyRules.objects.update(version="0")

    return make


def test_keys_of_earlier_rules_are_made_anew_before_an_import_compares(
    as_before_the_upgrade, imported, review
):
    as_before_the_upgrade()

    imported(ris(TITLE.upper()), name="later.ris")

    assert Join.objects.count() == 1
    assert not StudyKey.objects.filter(key="of earlier rules").exists()
    assert keys.are_current(review)


def test_a_review_imported_before_versions_were_noted_is_brought_up_to_date(
    as_before_the_upgrade, imported, review
):
    as_before_the_upgrade()
    KeyRules.objects.all().delete()

    imported(ris(TITLE.upper()), name="later.ris")

    assert Join.objects.count() == 1


def test_making_keys_anew_is_the_first_part_of_the_progress(
    as_before_the_upgrade, received, monkeypatch
):
    as_before_the_upgrade()
    file = received(ris("Another report"), name="later.ris")
    told = []

    def look(*arguments: object, **more: object) -> int:
        told.append(ImportProgress.objects.get(file=file).percent)
        return importing.import_records(*arguments, **more)

    with monkeypatch.context() as patch:
        patch.setattr(imports, "importing", _With(look))
        imports.import_file(file)

    assert told == [imports.KEYS_DONE]
    assert ImportProgress.objects.get(file=file).percent == imports.READING_DONE


class _With:
    """The module `importing` with another `import_records`."""

    def __init__(self, import_records: Callable[..., int]) -> None:
        self.import_records = import_records

    def __getattr__(self, name: str) -> object:
        return getattr(importing, name)


def test_keys_in_force_are_left_alone(imported, review):
    imported(ris(TITLE))
    before = set(StudyKey.objects.values_list("pk", flat=True))

    assert keys.bring_up_to_date(review, progress=pytest.fail) == 0

    assert set(StudyKey.objects.values_list("pk", flat=True)) == before


def test_the_command_makes_keys_anew(as_before_the_upgrade, review):
    as_before_the_upgrade()
    out = StringIO()

    call_command("rekey", stdout=out, stderr=StringIO())
    call_command("rekey", stdout=out, stderr=StringIO())

    assert out.getvalue().splitlines() == [
        f"Review {review.pk}: studies with new keys: 1",
        "All keys are those of the rules in force.",
    ]
    assert Study.objects.get().keys.exists()


def test_a_stored_study_has_the_keys_that_its_record_got(imported, review):
    imported(FULL.encode())
    imported(ris(TITLE, "Editorial", doi="10.5555/x"), name="others.ris")
    before = stored()
    kinds = {key.partition(":")[0] for _, key in before}
    assert kinds == {"doi", "number", "trial", "page", "title", "words", "head"}

    keys.renew(review, list(Study.objects.values_list("pk", flat=True)))

    assert stored() == before


def test_a_correction_keeps_the_keys_of_what_was_not_corrected(imported, libby):
    imported(FULL.encode())
    study = Study.objects.get()
    shown = fingerprint(study)
    study.doi = "10.5555/bel.8"

    correct(libby, study, shown=shown)

    found = set(study.keys.values_list("key", flat=True))
    assert {"doi:10.5555/bel.8", "number:wos000123456789", "trial:nct01234567"} <= found
    assert "doi:10.5555/bel.7" not in found


def test_what_is_read_again_is_found_by_its_new_numbers(received):
    file = received(FULL.replace("AN  - WOS:000123456789\n", "").encode())
    imports.import_file(file)
    StudyKey.objects.filter(key__startswith="number:").delete()
    file.content.storage.delete(file.content.name)
    file.content.storage.save(file.content.name, ContentFile(FULL.encode()))

    reread(file)

    assert "number:wos000123456789" in set(Study.objects.get().keys.values_list("key", flat=True))


def test_the_version_is_that_of_the_core(imported, review):
    imported(ris(TITLE))

    assert KeyRules.objects.get(review=review).version == dedup.KEYS_VERSION
