"""The awkward reports every real search has: opinion, other languages, twins that are no twins."""

from collections.abc import Sequence
from dataclasses import replace

from reviews.demo.dice import Dice
from reviews.demo.facts import cohort
from reviews.demo.names import GROUPS, JOURNALS, TOWNS
from reviews.demo.protocol import OVERLAPPING, WRONG_PUBLICATION
from reviews.demo.report import CONFERENCE, Report, identifiers, published
from reviews.demo.sentences import blinatumomab, outcomes
from reviews.demo.sentences.guidance import COMMENTS
from reviews.demo.words import MARK
from reviews.demo.writing import Writer, sentence

NEAR_DUPLICATE = "near duplicate"


def comments(*, first: int) -> list[Report]:
    """Editorials, letters and old articles without an abstract, numbered from `first`."""
    dice = Dice("comments")
    return [
        published(
            dice,
            number=number,
            kind="comment",
            year=dice.number(2010, 2013) if form == "Journal Article" else dice.number(2014, 2025),
            journal=dice.one(JOURNALS[:6] + JOURNALS[-4:]),
            title=title,
            abstract="",
            keywords=("acute lymphoblastic leukaemia",),
            publication_type=form,
            relevance="unclear" if form == "Journal Article" else "exclude",
            reason=WRONG_PUBLICATION,
        )
        for number, (title, form) in enumerate(COMMENTS, start=first)
    ]


def special(reports: Sequence[Report], *, first: int) -> list[Report]:
    """Near-duplicates of some of the `reports`, one in German, one with a very long abstract."""
    dice = Dice("special")
    made = [
        *_earlier_abstracts(dice, reports),
        _second_part(reports),
        _correction(dice, reports),
        _german(dice),
        _long(dice),
    ]
    return [_renumbered(report, number) for number, report in enumerate(made, start=first)]


def _earlier_abstracts(dice: Dice, reports: Sequence[Report]) -> list[Report]:
    """Two conference abstracts of trials that were published in full two years later."""
    trials = [report for report in reports if report.kind == blinatumomab.KINDS[0].name]
    full = [
        report for report in trials if report.year >= 2018 and report.publication_type != CONFERENCE
    ][:2]
    kind = blinatumomab.KINDS[0]
    return [
        replace(
            report,
            kind=NEAR_DUPLICATE,
            year=report.year - 2,
            volume=str(int(report.volume) - 2),
            issue="Suppl 1",
            pages=f"S{dice.number(100, 900)}",
            abstract=report.journal.spelled(
                Writer(kind, dice).abstract(
                    kind.facts(dice, report.year - 2) | kind.words, "Data are preliminary."
                )
            ),
            publication_type=CONFERENCE,
            relevance="unclear",
            reason=OVERLAPPING,
        )
        for report in full
    ]


def _second_part(reports: Sequence[Report]) -> Report:
    """A second report by the team of an extramedullary cohort, in the same volume."""
    one = next(report for report in reports if report.kind == "extramedullary cohort")
    start = int(one.pages.split("-")[0]) + 14
    return replace(
        one,
        kind=NEAR_DUPLICATE,
        title=f"{one.title}. Part 2: imaging and sites of relapse",
        pages=f"{start}-{start + 9}",
        abstract=(
            "In the first part of this study we reported response and survival. This second part "
            "describes imaging before treatment and the sites at which leukaemia returned. Two "
            "readers, unaware of outcome, examined computed tomography and positron emission "
            "tomography obtained within three weeks before the first infusion, and a third settled "
            "their differences. Each lesion was followed on later images, and biopsy results were "
            "taken from local records. Agreement between readers was good for soft tissue and "
            "lymph nodes and fair for bone. Relapse occurred more often at a site that had been "
            "involved before than at a new one, and the central nervous system was the most "
            "frequent new site. Lesions above 3 cm seldom disappeared after the first cycle, "
            "whereas smaller ones often did. Patients whose lesions were irradiated before or "
            "between cycles had fewer local relapses, although they were too few for a firm "
            "comparison. Imaging after the second cycle separated patients who stayed in "
            "remission from those who did not. We conclude that sites of earlier disease deserve "
            f"attention during follow-up, and that imaging should be repeated. {MARK}"
        ),
    )


def _correction(dice: Dice, reports: Sequence[Report]) -> Report:
    """A published correction of a cohort, a year later."""
    wrong = next(report for report in reports if report.kind == "cohort of adults")
    return replace(
        wrong,
        kind=NEAR_DUPLICATE,
        title=f"Correction: {wrong.title}",
        year=wrong.year + 1,
        volume=str(int(wrong.volume) + 1),
        pages=str(dice.number(200, 900)),
        abstract="",
        publication_type="Published Erratum",
        relevance="exclude",
        reason=WRONG_PUBLICATION,
    )


def _german(dice: Dice) -> Report:
    facts = cohort(dice, 2019, people="patients", size=(30, 60)) | {"treatment": "blinatumomab"}
    patterns = (
        "Whether blinatumomab is effective outside the bone marrow is uncertain.",
        "We reviewed all patients treated at {centres} centres in German-speaking regions from "
        "{first} to {last}.",
        *(
            dice.one(slot)
            for slot in (
                outcomes.BASELINE,
                outcomes.RESPONSE,
                outcomes.EXTRAMEDULLARY,
                outcomes.SURVIVAL,
            )
        ),
        "Central review of imaging was not possible for all courses, and the numbers at single "
        "sites are small.",
        "Extramedullary disease before treatment should be documented, and local therapy "
        "considered.",
    )
    report = published(
        dice,
        number=0,
        kind="extramedullary cohort",
        year=2019,
        journal=next(journal for journal in JOURNALS if journal.short == "Z Erdacht Hamatol"),
        title="Blinatumomab for extramedullary relapse of B-cell acute lymphoblastic leukaemia: "
        "a multicentre analysis",
        abstract=" ".join([*(sentence(part, facts) for part in patterns), MARK]),
        keywords=("blinatumomab", "extramedullary", "acute lymphoblastic leukaemia"),
        publication_type="Journal Article",
        relevance="include",
        reason="",
    )
    return replace(
        report,
        language="German",
        original_title="Blinatumomab beim extramedullären Rezidiv der akuten lymphatischen "
        "B-Zell-Leukämie: eine multizentrische Auswertung",
    )


def _long(dice: Dice) -> Report:
    """Nine cohorts in one report, each described in full: well over a thousand words."""
    towns = dice.some(TOWNS, 9)
    parts = [
        "This joint report gives the results of nine cohorts of blinatumomab in relapsed or "
        "refractory B-cell ALL one after another, as the data protection rules of the "
        "participating sites did not allow individual data to be pooled."
    ]
    for town in towns:
        facts = cohort(dice, 2023, people="patients", size=(28, 96))
        facts |= {"treatment": "blinatumomab"}
        slots = (
            *(outcomes.BASELINE, outcomes.RESPONSE, outcomes.EXTRAMEDULLARY),
            *(outcomes.SURVIVAL, outcomes.RELAPSE, outcomes.ENGAGER_SAFETY),
        )
        parts.append(f"{town.upper()}: " + " ".join(sentence(dice.one(s), facts) for s in slots))
    parts.append(
        "CONCLUSION: The nine cohorts agree that response is less frequent where disease lies "
        f"outside the marrow, and differ in how they looked for it. {MARK}"
    )
    return published(
        dice,
        number=0,
        kind="extramedullary cohort",
        year=2023,
        journal=next(journal for journal in JOURNALS if journal.short == "Fjord Med J"),
        title=f"Blinatumomab in nine national cohorts of relapsed B-cell ALL: separate results & "
        f"joint conclusions of the {GROUPS[0]}",
        abstract=" ".join(parts),
        keywords=("blinatumomab", "extramedullary", "cohort study"),
        publication_type="Multicenter Study",
        relevance="include",
        reason="",
    )


def _renumbered(report: Report, number: int) -> Report:
    """The report under a number, and so under identifiers, of its own."""
    doi, pmid = identifiers(
        report.journal, report.year, number, conference=report.publication_type == CONFERENCE
    )
    return replace(report, number=number, doi=doi, pmid=pmid)
