"""Sentences that studies of blinatumomab in relapsed disease share."""

from reviews.demo.words import alternatives

RELAPSED = alternatives("""
* The outlook of {people} whose B-cell acute lymphoblastic leukaemia returns, or never yields to
  chemotherapy, has been poor for decades.
* Salvage chemotherapy gives short remissions in relapsed or refractory acute lymphoblastic
  leukaemia (ALL), and few {people} reach a transplant.
* Relapse remains the leading cause of death in B-cell ALL, and every further line of chemotherapy
  works less well.
* Treatment of relapsed or refractory (R/R) B-cell ALL has moved from intensive chemotherapy towards
  antibodies and engineered T cells.
* Few options exist once B-cell ALL has come back after transplantation or within a year of first
  remission.
""")

ENGAGER = alternatives("""
* Blinatumomab is a bispecific antibody construct that brings CD3-positive T cells to CD19-positive
  blasts.
* Blinatumomab, given as a continuous infusion over 28 days, links a patient's own T cells to CD19
  on leukaemic cells.
* By binding CD3 and CD19 at once, blinatumomab redirects cytotoxic T cells against B-lineage
  blasts.
* The bispecific T-cell engager blinatumomab is approved for R/R B-cell ALL, yet reports from
  outside trials are few.
* Why some {people} do not respond to the CD19-directed T-cell engager blinatumomab is only partly
  understood.
* T-cell engagement through blinatumomab does not depend on the resistance mechanisms that defeat
  cytotoxic drugs.
""")

OUTSIDE = alternatives("""
* Pivotal trials of blinatumomab excluded or under-represented {people} with active extramedullary
  disease.
* Leukaemia outside the marrow is thought to be harder to reach for redirected T cells.
* Relapse at extramedullary sites after CD19-directed treatment is increasingly recognised.
* Extramedullary leukaemia is found in up to a third of relapses when imaging is done
  systematically, but its meaning for immunotherapy is unsettled.
* Whether blinatumomab acts in sanctuary sites such as the central nervous system and testis is
  disputed.
* Extramedullary involvement has been proposed as a reason for early failure of bispecific
  antibodies.
""")

TRIAL_METHODS = alternatives("""
* In this open-label, single-arm phase 2 trial ({nct}), blinatumomab was given by continuous
  infusion, 9 µg/day in the first week and 28 µg/day thereafter, in cycles of four weeks on and two
  weeks off.
* In {centres} hospitals the {group} enrolled {people} with more than 5% marrow blasts to a phase 2
  study ({nct}) of up to five cycles of blinatumomab with stepped dosing in the first cycle.
* We did a multicentre phase 2 trial ({nct}); after dexamethasone prephase, participants received
  blinatumomab for two induction and up to three consolidation cycles.
* Eligible {people} had refractory disease, first relapse within 12 months, or relapse after
  transplantation, and received 28-day infusions of blinatumomab ({nct}).
* Participants were treated until progression, transplant or five cycles in a Simon two-stage design
  ({nct}).
""")

ENDPOINTS = alternatives("""
* The primary endpoint was complete remission within two cycles; survival and safety were secondary.
* Remission after two cycles was the primary outcome, and residual disease was measured centrally by
  PCR.
* We analysed remission, duration of response, overall survival and adverse events by intention to
  treat.
* The main outcome was complete remission with full or partial haematological recovery.
* Central review of marrow and of imaging defined response; adverse events were graded by common
  criteria.
""")

COHORT_METHODS = alternatives("""
* We reviewed the charts of all {people} who began blinatumomab for R/R B-cell ALL at {centres}
  centres from {first} to {last}.
* This retrospective study drew on the {group}, in which consecutive {people} were registered
  between {first} and {last}.
* Pharmacy lists identified every course of blinatumomab given at {centres} hospitals from {first}
  to {last}; two investigators abstracted the records.
* We conducted a multicentre observational cohort study ({first}–{last}) with central review of
  response.
* All {people} given blinatumomab outside trials in the {town} region ({first}–{last}) were followed
  through linked registers.
* Consecutive patients of {centres} centres were entered in a shared database and followed until
  death or the end of {last}.
""")

COHORT_ANALYSIS = alternatives("""
* Survival was estimated by the Kaplan-Meier method, and predictors were examined in Cox models.
* Logistic regression was used for response, and proportional-hazards models for survival.
* Extramedullary disease was ascertained by imaging, cerebrospinal fluid or biopsy.
* We used competing-risk methods for relapse, with transplantation as a time-dependent covariate.
* Outcomes were response, overall survival, and toxicity of grade 3 or higher.
""")

EM_METHODS = alternatives("""
* We compared {people} with and without extramedullary disease, active or in the past, treated at
  {centres} centres from {first} to {last}.
* From the {group} we took all {people} treated with blinatumomab whose extramedullary status was
  known from imaging or biopsy.
* Positron emission tomography before treatment was read again by two radiologists unaware of
  outcome.
* Baseline imaging, cerebrospinal fluid and response were collected for all courses of blinatumomab
  at {centres} hospitals ({first}–{last}).
* We pooled individual data from {centres} centres and classed disease as marrow only,
  extramedullary only, or both.
""")

HOPEFUL = alternatives("""
* Blinatumomab gave deep remissions in {people} with R/R B-cell ALL, and toxicity was manageable.
* In routine care blinatumomab performs much as it did in trials.
* These results support blinatumomab as salvage for R/R B-cell ALL and as a bridge to
  transplantation.
* A low burden of disease at the start appears to be the best setting for T-cell engagement.
* Blinatumomab is active in this heavily treated group; durable control still relies on
  consolidation.
* Single-agent blinatumomab was feasible and effective, but relapse after response remains a problem
  to be solved.
* The balance of benefit and harm favours blinatumomab over further chemotherapy at this stage of
  disease.
* Response, once deep, was lasting in a substantial minority.
""")

GUARDED = alternatives("""
* Extramedullary disease identifies {people} who need more than blinatumomab alone.
* Imaging for extramedullary disease before blinatumomab seems justified.
* Combined or local treatment should be studied where disease lies outside the marrow.
* Disease outside the marrow lessens, but does not abolish, the chance of response to blinatumomab.
* Extramedullary relapse after blinatumomab deserves systematic surveillance.
* Prospective trials should no longer exclude {people} with extramedullary disease, for whom
  evidence is thinnest.
""")
