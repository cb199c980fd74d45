"""The paragraphs of a report: each sentence stands where its facts do, and nowhere else."""

from dataclasses import replace
from datetime import date

import docx as word
import pytest

from reviews.prisma import Flow
from reviews.prisma.facts import (
    MethodsFacts,
    PairFact,
    PoolFact,
    ProtocolChange,
    SearchFacts,
    SetAsideFact,
    SourceFact,
    StageFacts,
    Voted,
)
from reviews.prisma.methods import as_text, methods
from reviews.prisma.paragraphs import as_docx

MARCH, APRIL = date(2026, 3, 5), date(2026, 4, 9)
BY_TWO = Voted(reviewers=2, blinded=True, studies=1000)
BY_ONE = Voted(reviewers=1, blinded=True, studies=250)
NOT_BLIND = Voted(reviewers=2, blinded=False, studies=3)
PAIR = PairFact(
    reviewers=("AB", "CD"), studies=1000, observed=0.94, kappa=0.368, low=0.243, high=0.494
)
STAGE = StageFacts(
    voted=[BY_TWO],
    reviewers=["AB", "CD"],
    pairs=[PAIR],
    settled_by_another=12,
    settlers=["EF"],
    first_on=MARCH,
    last_on=APRIL,
)
ASIDE = SetAsideFact(reviewers=["AB"], votes=1)
NOTHING = MethodsFacts(flow=Flow())


def said(**facts: object) -> str:
    """All paragraphs but the one of the flow, which has tests of its own."""
    paragraphs = methods(replace(NOTHING, **facts))
    return "\n".join(each.text for each in paragraphs if each.heading != "Study selection")


def of_stage(**changes: object) -> str:
    return said(title_abstract=replace(STAGE, **changes))


def test_a_review_without_anything_claims_nothing():
    assert said() == ""
    assert [each.heading for each in methods(NOTHING)] == ["Study selection"]


class TestWhoScreened:
    """Two reviewers, or two of more, or some of the records by one; independently only if so."""

    def test_two_reviewers_who_each_read_everything(self):
        assert (
            "Two reviewers (AB, CD) independently screened the title and abstract of each of the "
            "1,000 records." in of_stage()
        )

    def test_two_of_a_larger_team(self):
        text = of_stage(reviewers=["AB", "CD", "EF"])

        assert (
            "Each of the 1,000 records was screened on title and abstract by two of three "
            "reviewers (AB, CD, EF), independently of each other." in text
        )
        assert "Two reviewers" not in text

    def test_full_texts_are_assessed(self):
        text = said(full_text=replace(STAGE, voted=[replace(BY_TWO, studies=1)]))

        assert (
            "Two reviewers (AB, CD) independently assessed the full text of the only report."
            in text
        )

    def test_one_reviewer_is_never_independent(self):
        text = of_stage(voted=[BY_ONE], reviewers=["AB"])

        assert (
            "One reviewer (AB) screened the title and abstract of each of the 250 records" in text
        )
        assert "ndependent" not in text
        assert "No reviewer could see" not in text

    def test_records_by_one_are_told_apart_from_those_by_two(self):
        text = of_stage(voted=[BY_ONE, BY_TWO])

        assert (
            "1,250 records were screened on title and abstract by two reviewers (AB, CD): 1,000 "
            "(80 %) by two independently of each other and 250 (20 %) by one." in text
        )
        assert "Two reviewers (AB, CD) independently" not in text

    def test_a_decision_that_was_not_blind_takes_the_claim_away(self):
        text = of_stage(voted=[NOT_BLIND])

        assert "Two reviewers (AB, CD) screened the title and abstract" in text
        assert "ndependent" not in text
        assert "No reviewer could see" not in text

    def test_such_a_decision_among_others_is_told(self):
        text = of_stage(voted=[BY_TWO, NOT_BLIND])

        assert "1,000 (99.7 %) by two independently of each other" in text
        assert "3 (0.3 %) by two, not all of whom first decided without a chance" in text
        assert "No reviewer could see" not in text

    def test_what_is_not_finished_is_so_far(self):
        text = of_stage(awaiting=1)

        assert "So far, two reviewers (AB, CD) independently screened" in text
        assert "each of 1,000 records." in text
        assert "So far" not in of_stage()

    def test_a_large_team_is_counted_and_not_named(self):
        text = of_stage(reviewers=[f"R{n}" for n in range(12)])

        assert "by two of 12 reviewers, independently" in text

    def test_nothing_is_said_of_a_stage_without_an_outcome(self):
        assert said(title_abstract=StageFacts(awaiting=10, first_on=MARCH, last_on=MARCH)) == ""


@pytest.mark.parametrize(
    ("sentence", "with_it", "without"),
    [
        (
            "No reviewer could see another's decision on a record before making their own.",
            {},
            {"first_unblinded": 1},
        ),
        ("A random 20 % of the records was drawn", {"share_drawn": 20}, {}),
        ("A decision of “maybe” counted as one to include.", {"maybes": 1}, {}),
        ("were made between 5 March 2026 and 9 April 2026.", {}, {"last_on": None}),
        ("were made on 5 March 2026.", {"last_on": MARCH}, {}),
        ("Conflicts on 12 records were settled by a third reviewer (EF).", {}, {"settlers": []}),
        ("A conflict on 1 record was settled", {"settled_by_another": 1}, {}),
        ("were settled", {}, {"settled_by_another": 0}),
        ("by consensus of those who had voted.", {"settled_by_consensus": 3}, {}),
        (
            "Conflicts on 1,015 records were settled: 1,012 by a third reviewer (EF), and 3 by "
            "consensus",
            {"settled_by_another": 1012, "settled_by_consensus": 3},
            {},
        ),
        ("a third reviewer", {}, {"voted": [replace(BY_TWO, reviewers=3)]}),
        (
            "On titles and abstracts, 1 conflict is still open.",
            {"open_conflicts": 1},
            {"open_conflicts": 2},
        ),
        (
            "1 first decision on titles and abstracts was made by a reviewer who could have known",
            {"first_unblinded": 1},
            {},
        ),
        ("On 2 records a reviewer changed their decision", {"changed_late": 2}, {}),
        ("2 records were reopened", {"reopened": 2}, {"reopened": 1}),
        (
            "1,188 decisions of two reviewers (AB, CD) on titles and abstracts were set aside after"
            " they had left the team, for others to decide instead;",
            {"set_aside": replace(ASIDE, votes=1188, reviewers=["AB", "CD"])},
            {"set_aside": ASIDE},
        ),
        ("1 decision of one reviewer (AB) on titles", {"set_aside": ASIDE}, {}),
        (
            "; 1 of these records has been decided on since.",
            {"set_aside": replace(ASIDE, votes=2, since=1)},
            {"set_aside": replace(ASIDE, votes=2, since=2)},
        ),
        (
            "; all of these records have been decided on since.",
            {"set_aside": replace(ASIDE, votes=2, since=2)},
            {"set_aside": replace(ASIDE, votes=2)},
        ),
        (
            "; none of these records has been decided on since.",
            {"set_aside": replace(ASIDE, votes=2)},
            {"set_aside": replace(ASIDE, votes=2, since=1)},
        ),
        ("for others to decide instead; it has not been decided on", {"set_aside": ASIDE}, {}),
        (
            "86 further decisions of theirs were kept, as the conflicts they were part of had been"
            " settled.",
            {"set_aside": replace(ASIDE, kept=86)},
            {"set_aside": ASIDE},
        ),
        ("independently", {}, {"voted": [BY_ONE], "reviewers": ["AB"]}),
        ("AB and CD agreed on 94 % of 1,000 records", {}, {"pairs": []}),
        ("(kappa 0.37, 95 % CI 0.24 to 0.49)", {}, {"pairs": [replace(PAIR, kappa=None)]}),
        ("(kappa cannot be estimated)", {"pairs": [replace(PAIR, kappa=None)]}, {}),
        ("kappa is Cohen's", {}, {"pairs": []}),
        (
            "Krippendorff's alpha of all decisions on 1,200 records was 0.42.",
            {"pool": PoolFact(studies=1200, alpha=0.417)},
            {"pool": PoolFact(studies=1200)},
        ),
    ],
)
def test_a_sentence_about_a_stage_has_its_condition(sentence, with_it, without):
    assert sentence in of_stage(**with_it)
    assert sentence not in of_stage(**without)


def test_many_pairs_are_a_range():
    pairs = [replace(PAIR, observed=0.9 + n / 100, kappa=n / 10) for n in range(1, 8)]

    text = of_stage(pairs=pairs)

    assert "within seven pairs of reviewers was between 91 % and 97 %" in text
    assert "and kappa between 0.10 and 0.70." in text
    assert "AB and CD agreed" not in text
    pairs[0] = replace(pairs[0], kappa=None)
    assert "0.20 and 0.70 (it cannot be estimated for one)." in of_stage(pairs=pairs)


def search(**facts: object) -> dict[str, object]:
    return {"search": SearchFacts(**facts)}


MEDLINE = SourceFact(name="MEDLINE", platform="Ovid", run_on=MARCH)
EMBASE = SourceFact(name="Embase")


@pytest.mark.parametrize(
    ("sentence", "with_it", "without"),
    [
        (
            "Two databases (MEDLINE via Ovid, searched on 5 March 2026; Embase) were searched.",
            search(databases=[MEDLINE, EMBASE]),
            search(databases=[EMBASE]),
        ),
        ("One database (Embase) was searched.", search(databases=[EMBASE]), {}),
        (
            "One database (MEDLINE via Ovid, searched on 5 March 2026 and 9 April 2026) was",
            search(databases=[MEDLINE, replace(MEDLINE, run_on=APRIL)]),
            search(databases=[MEDLINE]),
        ),
        (
            "One database (Embase) and one register (CTR) were searched.",
            search(databases=[EMBASE], registers=[SourceFact(name="CTR")]),
            search(databases=[EMBASE]),
        ),
        (
            "Records were also sought through websites (Ministry) and citation searching.",
            search(
                websites=[SourceFact(name="Ministry")],
                citation_searching=[SourceFact(name="Citation searching")],
            ),
            search(databases=[EMBASE]),
        ),
        (
            "Tandem found 1,104 duplicate records by comparing",
            search(joined_by_rules=1104),
            search(joined_by_hand=1104),
        ),
        (
            "1 duplicate record was found by hand.",
            search(joined_by_hand=1),
            search(joined_by_rules=1),
        ),
        (
            "before the first decision was made. The protocol was not changed after that.",
            {"criteria": ProtocolChange(number=2, on=MARCH)},
            {
                "criteria": ProtocolChange(number=2, on=MARCH),
                "changes": [ProtocolChange(number=3, on=APRIL)],
            },
        ),
        (
            "written down in version 2 of the protocol (5 March 2026)",
            {"criteria": ProtocolChange(number=2, on=MARCH)},
            {"changes": [ProtocolChange(number=2, on=MARCH)]},
        ),
        (
            "Version 3 of the protocol was adopted on 9 April 2026, after decisions had been made, "
            "changing the question and the reasons for exclusion.",
            {
                "changes": [
                    ProtocolChange(
                        number=3,
                        on=APRIL,
                        changed=["the question", "the reasons for exclusion"],
                    )
                ]
            },
            {"changes": [ProtocolChange(number=3, on=APRIL)]},
        ),
        (
            "Agreement leaves out all decisions of two reviewers (AB, CD), whose decisions were "
            "set aside.",
            {"left_out": ["AB", "CD"]},
            {"left_out": ["AB"]},
        ),
        ("The full text of 1 report was asked for from others.", {"requested": 1}, {}),
        ("2 included reports were linked to others", {"linked_reports": 2}, {}),
        (
            "Decisions were made and kept in Tandem (version 1.2 when this was written).",
            {"title_abstract": STAGE, "software_version": "1.2"},
            {"software_version": "1.2"},
        ),
        (
            "Decisions were made and kept in Tandem.",
            {"title_abstract": STAGE},
            {"title_abstract": StageFacts(awaiting=1)},
        ),
    ],
)
def test_a_sentence_about_the_review_has_its_condition(sentence, with_it, without):
    assert sentence in said(**with_it)
    assert sentence not in said(**without)


class TestWhatTheFlowShows:
    """Sentences whose numbers are those of the flow."""

    def test_all_of_it(self, with_other):
        text = said(flow=with_other, search=SearchFacts(tools=["Finder 2"]), reasons=7)

        assert "100 duplicate records were removed before import." in text
        assert (
            "Automation tools (Finder 2) marked as ineligible before screening 102 records and "
            "excluded in screening 10 records." in text
        )
        assert "Full texts were sought for 272 reports; 9 could not be retrieved." in text
        assert "one reason was recorded, out of seven that the protocol ranks." in text

    def test_none_of_it(self):
        text = said(search=SearchFacts(tools=["Finder 2"]), reasons=7)

        assert text == ""

    def test_what_was_retrieved_completely_says_so_by_silence(self, in_progress):
        text = said(flow=in_progress)

        assert "Full texts were sought for 59 reports." in text
        assert "Automation" not in text


def test_plain_text_and_word_document_hold_every_paragraph(final, tmp_path):
    paragraphs = methods(replace(NOTHING, flow=final, title_abstract=STAGE))
    file = tmp_path / "methods.docx"
    file.write_bytes(as_docx(paragraphs, title="Walking\x00 & backs"))

    lines = as_text(paragraphs).splitlines()
    document = word.Document(file)

    assert [line for line in lines if line] == [
        text for each in paragraphs for text in (each.heading, each.text)
    ]
    assert [each.text for each in document.paragraphs][1:] == [line for line in lines if line]
    assert document.core_properties.title == "Walking\ufffd & backs"
    assert document.core_properties.author == ""
