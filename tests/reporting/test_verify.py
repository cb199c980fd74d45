"""`manage.py verify`: a clean history passes, and whatever somebody alters is found."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from reviews.audit.models import Chain
from reviews.choices import Aside, Box, Outcome, Role
from reviews.library import linking
from reviews.library.group_models import Join
from reviews.protocol import team
from reviews.protocol.actions import Protocol, VotingRule, VotingRules
from reviews.reporting.replaying import chapters
from reviews.reporting.verifying import differences
from reviews.screening import removing
from reviews.screening.adjudicating import reopen
from reviews.screening.joining import split
from reviews.screening.models import Decision, Screening
from reviews.screening.protocol_changes import change_protocol
from reviews.screening.setting_aside import give_back, set_aside
from tests.cast import FULL_TEXT, NO, REASONS, TITLE_ABSTRACT, YES, a_member
from tests.screening.acting import agree, ask_for, at, disagree, reason, settle_conflict, vote


@pytest.fixture
def history(review, lena, cleo, ada, ben, one_in_each_box, a_study, studies):
    """Something of every kind: votes, a settled conflict, a reopened study, links, notes."""
    settled, reopened = a_study(), a_study()
    back = a_study()
    removing.remove(lena, [back.pk], kind=Aside.REMOVED, why="Retracted.")
    removing.bring_back(cleo, [back.pk])
    linking.link(cleo, settled, reopened)
    linking.unlink(lena, linking.link(cleo, settled, one_in_each_box[Box.INCLUDED]))
    disagree(settled, ada, ben)
    settle_conflict(settled, cleo, YES)
    agree(reopened, ada, ben, verdict=NO)
    reopen(study_id=reopened.pk, stage=TITLE_ABSTRACT, lead=lena, why="Too strict.")
    agree(reopened, ada, cleo)
    cora = a_member(review, "Cora", Role.SCREENER)
    for study in studies(3):
        vote(study, cora, YES, note="Well.")
    team.leave(lena, cora)
    set_aside(lena, cora, why="Was not trained.")
    give_back(lena, cora)
    return one_in_each_box


def found(review) -> list[str]:
    return list(differences(review, Counter()))


def test_a_clean_history_passes_and_says_what_was_looked_at(review, history):
    seen: Counter[str] = Counter()

    assert list(differences(review, seen)) == []
    assert seen["decisions"] == Decision.objects.count()
    assert seen["of them set aside or given back"] == 6
    assert seen["adjudications"] == seen["reopenings"] == 1
    assert seen["retrieval notes"] == 4
    assert seen["companions"] == 2
    assert seen["removals"] == 5
    assert seen["events"] == Chain.objects.get(review=review).length
    assert seen["references"] == 21
    assert seen["studies at a stage"] == Screening.objects.count()


def test_a_split_group_passes(review, lena, history):
    split(lena, history[Box.DUPLICATE])

    assert found(review) == []


TAMPERINGS = {
    "a verdict": "UPDATE reviews_decision SET verdict = 'maybe' WHERE id = (SELECT max(id)"
    " FROM reviews_decision WHERE verdict = 'include' AND stage = 'title_abstract')",
    "a reason": "UPDATE reviews_decision SET reason_id = (SELECT max(id)"
    " FROM reviews_exclusionreason) WHERE id = (SELECT max(id) FROM reviews_decision"
    " WHERE reason_id IS NOT NULL)",
    "who decided": "UPDATE reviews_decision SET screener_id = (SELECT id FROM reviews_member"
    " WHERE role = 'lead') WHERE id = (SELECT min(id) FROM reviews_decision)",
    "whether it was blinded": "UPDATE reviews_decision SET blinded = false"
    " WHERE id = (SELECT min(id) FROM reviews_decision)",
    "a note": "UPDATE reviews_decision SET note = 'I never wrote this'"
    " WHERE id = (SELECT min(id) FROM reviews_decision)",
    "a decision removed": "DELETE FROM reviews_decision"
    " WHERE id = (SELECT max(id) FROM reviews_decision)",
    "a decision added": "INSERT INTO reviews_decision (review_id, study_id, stage, round,"
    " screener_id, revision, verdict, note, blinded, protocol_id, request_id, decided_at)"
    " SELECT review_id, study_id, stage, round, screener_id, revision + 7, verdict, note, blinded,"
    " protocol_id, gen_random_uuid(), now() FROM reviews_decision WHERE reason_id IS NULL LIMIT 1",
    "why votes were set aside": "UPDATE reviews_setaside SET why = 'No reason.'"
    " WHERE NOT given_back",
    "a vote that was set aside": "UPDATE reviews_decision SET blinded = false WHERE id = (SELECT"
    " min(id) FROM reviews_decision WHERE set_aside_id IS NOT NULL AND verdict = 'withdrawn')",
    "a vote that was given back": "UPDATE reviews_decision SET note = 'Ill.' WHERE id = (SELECT"
    " min(id) FROM reviews_decision WHERE set_aside_id IS NOT NULL AND verdict = 'include')",
    "a vote given back to nobody": "DELETE FROM reviews_decision WHERE id ="
    " (SELECT max(id) FROM reviews_decision WHERE set_aside_id IS NOT NULL)",
    "an adjudication": "UPDATE reviews_adjudication SET verdict = 'exclude'",
    "what was settled": "UPDATE reviews_adjudication SET settles = '{1}'",
    "a reopening removed": "DELETE FROM reviews_reopening",
    "why it was reopened": "UPDATE reviews_reopening SET why = 'No reason.'",
    "a retrieval note": "UPDATE reviews_retrievalnote SET state = 'sought'"
    " WHERE state = 'not_retrieved'",
    "why it was removed": "UPDATE reviews_removal SET why = 'No reason.' WHERE kind = 'by_tool'",
    "what it was removed for": "UPDATE reviews_removal SET kind = 'removed'"
    " WHERE kind = 'ineligible'",
    "who removed it": "UPDATE reviews_removal SET removed_by_id = (SELECT min(id)"
    " FROM reviews_member WHERE role = 'screener') WHERE kind = 'removed'",
    "a removal taken away": "DELETE FROM reviews_removal WHERE kind = 'by_tool'",
    "a removal and its being brought back": "DELETE FROM reviews_removal WHERE study_id ="
    " (SELECT study_id FROM reviews_removal WHERE kind = '')",
    "a removal added": "INSERT INTO reviews_removal (review_id, study_id, kind, why,"
    " removed_by_id, removed_at) SELECT review_id, study_id, kind, why, removed_by_id, now()"
    " FROM reviews_removal WHERE kind = ''",
    "a link": "UPDATE reviews_companion SET note = 'Not so.' WHERE unlinked_at IS NULL",
    "a link removed": "DELETE FROM reviews_companion",
    "a link brought back": "UPDATE reviews_companion SET unlinked_at = NULL, unlinked_by_id = NULL"
    " WHERE unlinked_at IS NOT NULL",
    "a link taken back": "UPDATE reviews_companion SET unlinked_at = now(),"
    " unlinked_by_id = linked_by_id WHERE unlinked_at IS NULL",
    "who took a link back": "UPDATE reviews_companion SET unlinked_by_id = linked_by_id"
    " WHERE unlinked_at IS NOT NULL",
    "an event's words": "UPDATE reviews_event SET details = replace(details, 'include', 'exclude')"
    " WHERE sequence = (SELECT max(sequence) FROM reviews_event WHERE verb = 'decided'"
    " AND details LIKE '%%include%%')",
    "an event's time": "UPDATE reviews_event SET at = at - interval '1 day' WHERE sequence = 3",
    "an event's actor": "UPDATE reviews_event SET actor_id = NULL WHERE sequence = 3",
    "an event removed": "DELETE FROM reviews_event WHERE sequence = 3",
    "the end of the log": "DELETE FROM reviews_event"
    " WHERE sequence > (SELECT max(sequence) - 2 FROM reviews_event)",
    "the end of the log and of the chain": "WITH cut AS (DELETE FROM reviews_event WHERE sequence ="
    " (SELECT max(sequence) FROM reviews_event) RETURNING previous_hash)"
    " UPDATE reviews_chain SET length = length - 1, head = (SELECT previous_hash FROM cut)",
    "an outcome": "UPDATE reviews_screening SET outcome = 'excluded'"
    " WHERE id = (SELECT min(id) FROM reviews_screening WHERE outcome = 'included')",
    "the voters": "UPDATE reviews_screening SET voters = '{}'"
    " WHERE id = (SELECT min(id) FROM reviews_screening WHERE outcome = 'included')",
    "the round": "UPDATE reviews_screening SET round = 3"
    " WHERE id = (SELECT max(id) FROM reviews_screening)",
    "the number of votes": "UPDATE reviews_screening SET required = 3"
    " WHERE id = (SELECT min(id) FROM reviews_screening WHERE outcome = 'included')",
    "the number of votes asked for": "UPDATE reviews_screening SET required = 3"
    " WHERE id = (SELECT min(id) FROM reviews_screening WHERE outcome = 'awaiting')",
    "how a stage is screened": "UPDATE reviews_stagerule SET reasons_must_agree = true"
    " WHERE stage = 'full_text'",
    "votes beyond the rule": "UPDATE reviews_screening SET required = 4"
    " WHERE id = (SELECT min(id) FROM reviews_screening WHERE outcome = 'awaiting')",
    "the settled reason": "UPDATE reviews_screening SET reason_id = NULL WHERE reason_id > 0",
    "the place in screening": "UPDATE reviews_screening SET aside = 'undone'"
    " WHERE id = (SELECT max(id) FROM reviews_screening)",
    "a study never entered": "DELETE FROM reviews_screening WHERE outcome = 'awaiting'"
    " AND stage = 'title_abstract'",
    "a study lost at full text": "DELETE FROM reviews_screening WHERE outcome = 'awaiting'"
    " AND stage = 'full_text'",
    "a join": "UPDATE reviews_study SET joined_to_id = NULL WHERE joined_to_id > 0",
    "a join's record": "UPDATE reviews_join SET split_at = now()",
    "an undone study": "UPDATE reviews_study SET undone = true"
    " WHERE id = (SELECT min(id) FROM reviews_study)",
    "a file's state": "UPDATE reviews_sourcefile SET state = 'undone'",
}


@pytest.mark.parametrize("sql", TAMPERINGS.values(), ids=TAMPERINGS)
def test_what_is_altered_is_found(review, history, tamper, sql):
    assert found(review) == []

    tamper(sql)

    assert found(review) != []


def test_a_cut_off_decision_is_found_though_the_log_was_cut_alike(review, study, ada, tamper):
    """Whoever cuts the log's end with its chain must also remove the row, and forge the state."""
    decision = vote(study, ada, YES)
    tamper("DELETE FROM reviews_event WHERE subject_kind = 'decision'")
    tamper(
        "UPDATE reviews_chain SET length = length - 1, head = (SELECT hash FROM reviews_event"
        " ORDER BY sequence DESC LIMIT 1)"
    )

    assert found(review) == [f"Decision {decision.pk} is in no event of the log."]


def test_a_study_joined_to_a_joined_one_is_found(review, studies, tamper):
    first, second, third = studies(3)
    for study, into in ((first, second), (second, third)):
        tamper("UPDATE reviews_study SET joined_to_id = %s WHERE id = %s", into.pk, study.pk)
        Join.objects.create(review=review, study=study, into=into)
        tamper("UPDATE reviews_screening SET aside = 'duplicate' WHERE study_id = %s", study.pk)

    assert f"Study {first.pk} is joined to a study that is itself joined." in found(review)


def test_a_reason_stays_settled_when_the_protocol_ranks_reasons_anew(review, lena, ada, ben, study):
    agree(study, ada, ben)
    for screener, text in ((ada, REASONS[0]), (ben, REASONS[1])):
        vote(study, screener, NO, stage=FULL_TEXT, reason=reason(review, text))

    change_protocol(lena, protocol_=Protocol(reasons=REASONS[::-1]), rules=VotingRules())

    assert at(study, FULL_TEXT).reason.text == REASONS[0]
    assert found(review) == []


def test_a_reason_settled_by_asking_for_fewer_votes_follows_the_new_ranks(
    review, lena, ada, ben, study
):
    ask_for(review, 3)
    for screener in (ada, ben, lena):
        vote(study, screener, YES)
    for screener, text in ((ada, REASONS[0]), (ben, REASONS[1])):
        vote(study, screener, NO, stage=FULL_TEXT, reason=reason(review, text))
    two = VotingRule(votes=2)

    change_protocol(lena, protocol_=Protocol(reasons=REASONS[::-1]), rules=VotingRules(two, two))

    assert at(study, FULL_TEXT).outcome == Outcome.EXCLUDED
    assert at(study, FULL_TEXT).reason.text == REASONS[1]
    assert found(review) == []


def test_the_command_says_that_everything_agrees(review, history):
    out = StringIO()

    call_command("verify", stdout=out)

    assert f"Review {review.pk}, “Walking for low back pain”" in out.getvalue()
    assert "21 references" in out.getvalue()
    assert out.getvalue().endswith("Everything agrees.\n")


def test_the_command_lists_each_difference_and_fails(review, history, tamper):
    tamper(TAMPERINGS["an outcome"])
    out = StringIO()

    with pytest.raises(CommandError, match=r"^\d differences? found\.$") as failure:
        call_command("verify", str(review.pk), stdout=out)

    assert failure.value.returncode == 1
    assert "is stored as excluded" in out.getvalue()


def test_the_command_looks_at_one_review_where_asked(review, another_review, tamper, history):
    tamper(TAMPERINGS["an outcome"])
    out = StringIO()

    call_command("verify", str(another_review.pk), stdout=out)

    assert "Walking" not in out.getvalue()


def test_before_the_command_reads_all_tables_postgresql_looks_at_them(review, history):
    """Else it may expect a row or two of a review, and go through all rows for each of them."""
    assert not known_of(review)

    call_command("verify", stdout=StringIO())

    assert known_of(review) >= {"reviews_study", "reviews_screening", "reviews_decision"}


def known_of(review) -> set[str]:
    """The tables of which PostgreSQL knows how much the review has in them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_stats"
            " WHERE attname = 'review_id' AND %s = ANY(most_common_vals::text::bigint[])",
            [review.pk],
        )
        return {table for (table,) in cursor.fetchall()}


def test_a_review_that_there_is_not_is_refused(db):
    with pytest.raises(CommandError, match="There is no review 99"):
        call_command("verify", "99")


def test_a_log_that_does_not_tell_the_first_rules_is_replayed_by_what_changed(
    lena, review, ada, ben, studies, tamper
):
    agree(studies(1)[0], ada, ben)
    ask_for(review, 3, reasons_must_agree=True)
    told = chapters(review)
    tamper("UPDATE reviews_event SET details = (details::jsonb - 'rules')::text")

    assert chapters(review) == told
    assert [chapter.rules[TITLE_ABSTRACT].votes for chapter in told] == [2, 3]
