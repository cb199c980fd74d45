"""Blinatumomab before any relapse: near the demo review's question, and outside it."""

from dataclasses import replace
from functools import partial

from reviews.demo.facts import cohort
from reviews.demo.kind import Kind
from reviews.demo.protocol import WRONG_POPULATION
from reviews.demo.sentences import outcomes
from reviews.demo.sentences.engager import COHORT_ANALYSIS
from reviews.demo.sentences.treatments import OPEN_LABEL
from reviews.demo.words import alternatives

_ADULTS = Kind(
    name="residual disease in first remission",
    count=8,
    facts=partial(cohort, size=(30, 130), response=(0.6, 0.84), survival=(24.0, 44.0)),
    words={"treatment": "blinatumomab"},
    titles=alternatives("""
* Blinatumomab for measurable residual disease in first remission of B-cell ALL: results of the
  {group}
* Blinatumomab before transplantation in residual-disease-positive ALL in first remission: {town}
  cohort
* Clearance of residual disease with one cycle of blinatumomab in newly diagnosed B-cell ALL
* Frontline blinatumomab with reduced chemotherapy in newly diagnosed Ph-negative ALL: {group} study
* Dasatinib & blinatumomab as first treatment of Ph-positive ALL: follow-up at {centres} centres
  // No T315I mutation was found among those who did not clear residual disease.
* Next-generation sequencing of residual disease during blinatumomab consolidation in first
  remission
  // Sequencing found disease in a fifth of those who were negative by flow cytometry.
* Blinatumomab in adults with residual disease after two blocks of consolidation: results at
  {centres} centres
* Omission of transplantation after blinatumomab for residual disease in first remission
  // Survival was similar with and without a transplant.
"""),
    openings=alternatives("""
* Persistence of measurable residual disease after induction is the strongest predictor of relapse
  in ALL.
* Treating residual disease before it becomes relapse is an attractive use of immunotherapy.
* Intensive consolidation cures many, at the price of infection and late effects.
* Blinatumomab can render residual disease undetectable where chemotherapy has not.
* Residual disease after consolidation calls for a treatment that works in another way than
  chemotherapy.
"""),
    aims=alternatives("""
* We tested blinatumomab in first remission.
* This study asked whether blinatumomab given early prevents haematological relapse.
* We evaluated blinatumomab as part of first-line treatment.
"""),
    methods=(OPEN_LABEL, COHORT_ANALYSIS),
    results=(
        alternatives("""
* We treated {n} {people} in first remission (median age {age}, range {ages}); none had relapsed
  before.
* Of {n} {people}, {women_n} ({women_p}) were female; the median age was {age}. None had relapsed
  before treatment.
* The study enrolled {n} {people} aged {ages} within six months of diagnosis.
* As part of first-line treatment, {n} {people} with a median age of {age} (range {ages}) received
  blinatumomab.
"""),
        alternatives("""
* After one cycle {cr_n} of {n} {people} ({cr_p}; 95% CI {cr_ci}) had no detectable residual
  disease.
* Complete molecular response was seen in {cr_p} (95% CI {cr_ci}), nearly all in the first cycle.
* Residual disease fell below 0.01% in {cr_n} of {n} ({cr_p}).
"""),
        outcomes.SURVIVAL,
        outcomes.ENGAGER_SAFETY,
    ),
    extras=(outcomes.TRANSPLANT,),
    closings=alternatives("""
* Blinatumomab clears residual disease in many patients in first remission and may replace part of
  chemotherapy.
* Early use of blinatumomab is promising; its place beside transplantation is still to be settled.
* These data support blinatumomab in first-line treatment.
* Longer follow-up will show whether clearance turns into cure.
"""),
    keywords=("blinatumomab", "measurable residual disease", "first remission"),
    relevance=(("exclude", 5), ("unclear", 2)),
    reason=WRONG_POPULATION,
    years=(2017, 2025),
)

KINDS = (
    _ADULTS,
    replace(
        _ADULTS,
        name="residual disease in children",
        count=6,
        facts=partial(
            cohort, people="children", size=(30, 190), response=(0.64, 0.86), survival=(30.0, 48.0)
        ),
        titles=alternatives("""
* Paediatric measurable residual disease after induction: blinatumomab in place of a chemotherapy
  block
* Persistent residual disease at week 12: outcome of children given blinatumomab in first remission
* Blinatumomab consolidation in newly diagnosed childhood B-cell ALL: {group} study
* Residual disease kinetics during blinatumomab in children with high-risk ALL in first remission
  // Residual disease fell by two orders of magnitude within the first 15 days.
* Blinatumomab for children with Down syndrome & residual disease in first remission of ALL
* Chemotherapy-sparing blinatumomab in children who could not tolerate consolidation: {centres}
  centres
  // Infection or liver toxicity was the usual reason for sparing chemotherapy.
"""),
        shelf=("Tidewater Pediatric Oncology", "Children's Cancer Almanac"),
    ),
)
