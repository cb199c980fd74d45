"""Every act leaves a trace: an action that tells the log nothing, or is not listed here, fails."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

import reviews
from reviews.audit import actions as audit
from reviews.audit import chain
from reviews.audit.models import Event
from reviews.choices import Retrieval, Role, SourceKind, TextState
from reviews.library import actions as library
from reviews.library import importing, keeping, linking, pairs, pasting, receiving, suspecting
from reviews.protocol import actions as protocol
from reviews.protocol import team
from reviews.reporting import earlier, freezing
from reviews.retrieval.extracting import Extracted
from reviews.screening import (
    adjudicating,
    full_text,
    imports,
    joining,
    pairing,
    proposing,
    protocol_changes,
    reading_again,
    removing,
    retrieving,
    setting_aside,
)
from tests.audit.acts import (
    KEPT,
    Scene,
    a_pair,
    arrived,
    changed_search,
    corrected,
    entered_earlier_version,
    imported,
    invited,
    joined,
    left,
    linked,
    linked_pair,
    matched,
    put_away,
    removed,
    removed_search,
    reread_file,
    set_aside,
    taken_back_note,
    told_apart,
)
from tests.cast import TITLE_ABSTRACT, YES, a_user
from tests.screening.acting import disagree, settle_conflict, take_back, vote, written

ROOMS = ("accounts", "protocol", "library", "retrieval", "screening", "reporting", "api")


@pytest.fixture
def scene(lena, ada, ben, search, studies) -> Scene:
    return Scene(lena, ada, ben, search, studies(2))


# The name of each action, where it stands, and how it is done; with the word for it in the log.
ACTS: dict[str, tuple[str, Callable[[Scene], object]]] = {
    "protocol.actions.start_review": (
        "started",
        lambda s: protocol.start_review(by=s.ada.user, title="T", protocol=protocol.Protocol()),
    ),
    "protocol.actions.rename": ("renamed", lambda s: protocol.rename(s.lena, title="Walks")),
    "protocol.actions.close_stage": (
        "closed",
        lambda s: protocol.close_stage(s.lena, TITLE_ABSTRACT),
    ),
    "protocol.actions.open_stage": (
        "opened",
        lambda s: (
            protocol.close_stage(s.lena, TITLE_ABSTRACT),
            protocol.open_stage(s.lena, TITLE_ABSTRACT),
        ),
    ),
    "protocol.team.invite": ("invited", invited),
    "protocol.team.withdraw": ("withdrew", lambda s: team.withdraw(s.lena, invited(s)[0])),
    "protocol.team.accept": ("joined", lambda s: team.accept(a_user("Dan"), invited(s)[1])),
    "protocol.team.change_role": (
        "changed role of",
        lambda s: team.change_role(s.lena, s.ada, role=Role.OBSERVER),
    ),
    "protocol.team.leave": ("ended the place of", left),
    "protocol.team.bring_back": ("brought back", lambda s: team.bring_back(s.lena, left(s))),
    "library.actions.add_search": (
        "added",
        lambda s: library.add_search(s.lena, source_kind=SourceKind.DATABASE, source_name="Embase"),
    ),
    "library.actions.remove_search": ("removed", removed_search),
    "library.keeping.receive_file": ("uploaded", Scene.a_file),
    "library.keeping.keep_file": (
        "uploaded",
        lambda s: keeping.keep_file(
            s.lena, s.search, name="again.ris", sha256="0" * 64, size=1, path="00/00"
        ),
    ),
    "library.actions.correct": ("corrected", corrected),
    "library.linking.link": ("linked", linked),
    "library.linking.link_pair": ("linked", linked_pair),
    "library.linking.link_to_earlier": (
        "linked",
        lambda s: linking.link_to_earlier(s.lena, s.study, "Rivera 2010"),
    ),
    "library.linking.unlink": ("unlinked", lambda s: linking.unlink(s.lena, linked(s))),
    "library.suspecting.report": (
        "reported",
        lambda s: suspecting.report(s.ada, *s.studies),
    ),
    "library.suspecting.take_back": (
        "took back the report of",
        lambda s: suspecting.take_back(s.ada, suspecting.report(s.ada, *s.studies)),
    ),
    "library.pairs.tell_apart": ("told apart", told_apart),
    "library.pairs.ask_again": (
        "asked again about",
        lambda s: pairs.ask_again(s.lena, told_apart(s)),
    ),
    "library.importing.refuse": ("refused", lambda s: importing.refuse(s.a_file(), "No records.")),
    "library.importing.ask_for_columns": (
        "asked for the columns of",
        lambda s: importing.ask_for_columns(s.a_file(), "Which column holds the titles?"),
    ),
    "library.pasting.paste": (
        "pasted",
        lambda s: pasting.paste(s.lena, text="On walking", source=s.search, saved=[]),
    ),
    "library.receiving.receive_again": (
        "uploaded",
        lambda s: receiving.receive_again(
            s.lena, s.search, s.study.reference.file, name="again.ris"
        ),
    ),
    "reporting.earlier.enter_earlier_version": ("entered", entered_earlier_version),
    "reporting.earlier.take_back_earlier_version": (
        "took back",
        lambda s: (entered_earlier_version(s), earlier.take_back_earlier_version(s.lena)),
    ),
    "reporting.freezing.freeze": ("froze", lambda s: freezing.freeze(s.lena, name="In March")),
    "screening.actions.decide": ("decided", lambda s: vote(s.study, s.ada, YES)),
    "screening.actions.withdraw": (
        "withdrew",
        lambda s: (vote(s.study, s.ada, YES), take_back(s.study, s.ada)),
    ),
    "screening.adjudicating.adjudicate": (
        "settled",
        lambda s: (disagree(s.study, s.ada, s.ben), settle_conflict(s.study, s.lena, YES)),
    ),
    "screening.adjudicating.reopen": (
        "reopened",
        lambda s: adjudicating.reopen(
            study_id=s.included().pk, stage=TITLE_ABSTRACT, lead=s.lena, why="Once more."
        ),
    ),
    "screening.setting_aside.set_aside": ("set aside", set_aside),
    "screening.setting_aside.give_back": (
        "gave back",
        lambda s: (set_aside(s), setting_aside.give_back(s.lena, s.ada)),
    ),
    "screening.full_text.note_retrieval": (
        "noted",
        lambda s: full_text.note_retrieval(
            study_id=s.included().pk, member=s.lena, state=Retrieval.RETRIEVED
        ),
    ),
    "screening.full_text.take_back_note": ("noted", taken_back_note),
    "retrieval.actions.receive": ("uploaded", arrived),
    "screening.retrieving.add": (
        "added",
        lambda s: retrieving.add(
            study_id=s.included().pk, member=s.lena, name="walk.pdf", kept=KEPT
        ),
    ),
    "screening.retrieving.match": ("matched", matched),
    "screening.retrieving.match_all": (
        "matched",
        lambda s: retrieving.match_all([(arrived(s).pk, s.included().pk)], s.lena),
    ),
    "screening.retrieving.unmatch": (
        "unmatched",
        lambda s: retrieving.unmatch(full_text_id=matched(s).pk, member=s.lena),
    ),
    "screening.retrieving.put_away": ("put away", put_away),
    "screening.retrieving.bring_back": (
        "brought back",
        lambda s: retrieving.bring_back(full_text_id=put_away(s).pk, member=s.lena),
    ),
    "screening.proposing.store": (
        "read",
        lambda s: proposing.store(arrived(s), Extracted(TextState.SCANNED, pages=2)),
    ),
    "screening.imports.import_file": ("imported", imported),
    "screening.imports.undo_import": (
        "undid the import of",
        lambda s: imports.undo_import(s.lena, imported(s)),
    ),
    "screening.reading_again.read_again": (
        "read again",
        lambda s: reading_again.read_again(s.lena, imported(s), encoding="koi8-r"),
    ),
    "screening.rereading.reread": ("took over a new reading of", reread_file),
    "screening.searches.change_search": ("changed", changed_search),
    "screening.joining.join": ("joined", joined),
    "screening.joining.split": ("split", lambda s: joining.split(s.lena, joined(s))),
    "screening.pairing.join_pair": ("joined", lambda s: pairing.join_pair(s.lena, a_pair(s))),
    "screening.pairing.join_nearly_sure": (
        "joined",
        lambda s: (a_pair(s), pairing.join_nearly_sure(s.lena)),
    ),
    "screening.pairing.undo": (
        "split",
        lambda s: pairing.undo(s.lena, pairing.join_pair(s.lena, a_pair(s)).run),
    ),
    "screening.removing.remove": ("removed", removed),
    "screening.removing.bring_back": (
        "brought back",
        lambda s: removing.bring_back(s.lena, removed(s)),
    ),
    "screening.protocol_changes.change_protocol": (
        "adopted",
        lambda s: protocol_changes.change_protocol(
            s.lena,
            protocol_=written(s.lena.review, question="Does it last?"),
            rules=protocol.VotingRules(),
        ),
    ),
}
# Not one transaction of its own: a part of it may fail, and then the rest is told.
COMPOSED = {"screening.imports.import_file"}


def test_every_action_of_every_room_is_listed_here():
    root = Path(reviews.__file__).parent
    found = {
        ".".join([*path.relative_to(root).with_suffix("").parts, node.name])
        for room in ROOMS
        for path in (root / room).rglob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and any("atomic" in ast.unparse(decorator) for decorator in node.decorator_list)
    }

    assert found == ACTS.keys() - COMPOSED


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_in_the_log(name, scene):
    verb, act = ACTS[name]
    before = Event.objects.filter(verb=verb).count()

    act(scene)

    assert Event.objects.filter(verb=verb).count() == before + 1
    assert list(chain.faults(scene.lena.review_id)) == []


@pytest.mark.parametrize("name", ACTS)
def test_what_nobody_wrote_down_did_not_happen(name, scene, monkeypatch):
    class Broken(Exception):
        pass

    def failing(verb, *args, **details):
        if verb == ACTS[name][0]:
            raise Broken
        return record(verb, *args, **details)

    record = audit.record
    monkeypatch.setattr(audit, "record", failing)

    with pytest.raises(Broken):
        ACTS[name][1](scene)
