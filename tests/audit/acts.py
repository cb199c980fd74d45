"""Who acts and on what, and the acts that take more than one call; each begins from a scene."""

from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from reviews.choices import Aside, Role, SourceKind
from reviews.library import actions as library
from reviews.library import keeping, linking, pairs
from reviews.library.group_models import CandidatePair, Companion
from reviews.library.models import Search, SourceFile, Study
from reviews.protocol import team
from reviews.protocol.models import Member
from reviews.reporting import earlier
from reviews.retrieval.actions import receive
from reviews.retrieval.keeping import Kept
from reviews.retrieval.models import FullText, RetrievalNote
from reviews.screening import (
    full_text,
    imports,
    joining,
    removing,
    rereading,
    retrieving,
    searches,
    setting_aside,
)
from tests.cast import YES
from tests.screening.acting import agree, vote

KEPT = Kept(path="no such file", sha256="0" * 64, size=1)
RECORD = b"TY  - JOUR\nTI  - Walking in the morning\nAU  - Rivera, Ana\nPY  - 2020\nER  - \n"


@dataclass
class Scene:
    """Who acts, and on what; every act begins from here."""

    lena: Member
    ada: Member
    ben: Member
    search: Search
    studies: list[Study]

    @property
    def study(self) -> Study:
        return self.studies[0]

    def included(self) -> Study:
        agree(self.study, self.ada, self.ben)
        return self.study

    def a_file(self) -> SourceFile:
        upload = SimpleUploadedFile("morning.ris", RECORD)
        return keeping.receive_file(self.lena, self.search, upload)


def set_aside(scene: Scene) -> None:
    vote(scene.study, scene.ada, YES)
    team.leave(scene.lena, scene.ada)
    setting_aside.set_aside(scene.lena, scene.ada, why="Was not trained.")


def joined(scene: Scene) -> Study:
    joining.join(scene.lena, scene.studies)
    return Study.objects.get(pk=scene.studies[1].pk)


def linked(scene: Scene) -> Companion:
    return linking.link(scene.lena, *scene.studies)


def a_pair(scene: Scene) -> CandidatePair:
    one, other = scene.studies
    return CandidatePair.objects.create(
        review=scene.lena.review, a=one, b=other, score=0.8, rules="1", file=one.reference.file
    )


def linked_pair(scene: Scene) -> Companion:
    pair = a_pair(scene)
    pair.relation = "PREPRINT"
    pair.save()
    return linking.link_pair(scene.lena, pair)


def told_apart(scene: Scene) -> CandidatePair:
    pair = a_pair(scene)
    pairs.tell_apart(scene.lena, pair)
    return pair


def removed(scene: Scene) -> list[int]:
    return removing.remove(scene.lena, [scene.study.pk], kind=Aside.REMOVED, why="Retracted")


def corrected(scene: Scene) -> None:
    shown = library.fingerprint(scene.study)
    scene.study.title = "Walking, corrected"
    library.correct(scene.lena, scene.study, shown=shown)


def changed_search(scene: Scene) -> None:
    shown = library.fingerprint(scene.search)
    scene.search.source_name = "Embase"
    searches.change_search(scene.lena, scene.search, shown=shown)


def removed_search(scene: Scene) -> None:
    empty = library.add_search(
        scene.lena, source_kind=SourceKind.REGISTER, source_name="A register"
    )
    library.remove_search(scene.lena, empty)


def entered_earlier_version(scene: Scene) -> object:
    numbers = earlier.EarlierNumbers(studies=4, reports=5)
    return earlier.enter_earlier_version(scene.lena, numbers, citation="")


def left(scene: Scene) -> Member:
    team.leave(scene.lena, scene.ada)
    return scene.ada


def invited(scene: Scene) -> tuple[object, str]:
    return team.invite(scene.lena, role=Role.SCREENER)


def imported(scene: Scene) -> SourceFile:
    file = scene.a_file()
    imports.import_file(file)
    return file


def reread_file(scene: Scene) -> None:
    """As if the earlier reader had made another title of the record."""
    upload = SimpleUploadedFile("morning.ris", RECORD.replace(b"morning", b"evening"))
    file = keeping.receive_file(scene.lena, scene.search, upload)
    imports.import_file(file)
    path = Path(file.content.path)
    path.write_bytes(RECORD)
    try:
        rereading.reread(file)
    finally:
        path.unlink()


def taken_back_note(scene: Scene) -> None:
    noted = RetrievalNote.objects.create(
        review=scene.lena.review, study=scene.included(), state="requested", noted_by=scene.lena
    )
    full_text.take_back_note(study_id=scene.study.pk, member=scene.lena, note_id=noted.pk)


def arrived(scene: Scene) -> FullText:
    return receive(scene.lena, name="walk.pdf", kept=KEPT)


def matched(scene: Scene) -> FullText:
    return retrieving.match(
        full_text_id=arrived(scene).pk, study_id=scene.included().pk, member=scene.lena
    )


def put_away(scene: Scene) -> FullText:
    return retrieving.put_away(full_text_id=matched(scene).pk, member=scene.lena)
