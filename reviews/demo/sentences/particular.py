"""Blinatumomab in particular patients and for particular harms, extramedullary relapse first."""

from functools import partial

from reviews.demo.facts import cohort
from reviews.demo.kind import Kind
from reviews.demo.protocol import OVERLAPPING, WRONG_DESIGN, WRONG_POPULATION
from reviews.demo.sentences import outcomes
from reviews.demo.sentences.engager import (
    COHORT_ANALYSIS,
    COHORT_METHODS,
    EM_METHODS,
    ENDPOINTS,
    ENGAGER,
    GUARDED,
    HOPEFUL,
    OUTSIDE,
)
from reviews.demo.words import alternatives

_KEYWORDS = ("blinatumomab", "acute lymphoblastic leukaemia", "bispecific antibody")

KINDS = (
    Kind(
        name="extramedullary cohort",
        count=13,
        facts=partial(cohort, people="patients"),
        words={"who": "patients", "treatment": "blinatumomab"},
        titles=alternatives("""
* Extramedullary disease and outcome of blinatumomab in relapsed or refractory B-cell ALL: a {group}
  analysis
* Extramedullary relapse after blinatumomab: incidence, sites and survival in {n} patients
* Blinatumomab for B-cell ALL with and without extramedullary involvement: a multicentre study of
  {n} patients
* Central nervous system relapse during or after blinatumomab in B-cell ALL: {town} retrospective
  study
  // Prophylactic intrathecal treatment during blinatumomab was given unevenly between centres.
* Does a history of extramedullary leukaemia predict failure of blinatumomab? A cohort study from
  {centres} centres
* PET-CT before blinatumomab in relapsed B-cell ALL: unsuspected extramedullary disease & its
  consequences
  // Imaging showed lesions that had not been suspected in about one patient in eight.
* Patterns of relapse after CD19-directed T-cell engagement: marrow, central nervous system and soft
  tissue
* Extramedullary relapse of B-cell ALL treated with blinatumomab: response by site of disease
  // Nodal disease responded more often than disease of soft tissue or bone.
* Extramedullary disease as a cause of early failure of blinatumomab in refractory B-cell ALL,
  {first}–{last}
* Blinatumomab plus local radiotherapy for extramedullary disease in relapsed B-cell ALL: outcomes
  at {town}
  // Local radiotherapy before or between cycles controlled the irradiated lesion in most patients.
"""),
        openings=OUTSIDE,
        aims=alternatives("""
* We examined how extramedullary disease bears on response to blinatumomab and on later relapse.
* We compared response and survival between patients with and without disease outside the marrow.
* Our question was where leukaemia returns after blinatumomab, and in whom.
* We aimed to quantify the effect of extramedullary disease on the results of blinatumomab.
"""),
        methods=(EM_METHODS, COHORT_ANALYSIS),
        results=(outcomes.BASELINE, outcomes.RESPONSE, outcomes.EXTRAMEDULLARY, outcomes.RELAPSE),
        extras=(outcomes.SURVIVAL, outcomes.TRANSPLANT, outcomes.ENGAGER_SAFETY),
        closings=GUARDED,
        keywords=(*_KEYWORDS, "extramedullary", "central nervous system"),
        relevance=(("include", 12), ("unclear", 1)),
        reason=WRONG_DESIGN,
    ),
    Kind(
        name="Ph-positive relapse",
        count=5,
        facts=partial(cohort, size=(22, 76)),
        words={"who": "adults", "treatment": "blinatumomab with a tyrosine kinase inhibitor"},
        titles=alternatives("""
* Blinatumomab with ponatinib in relapsed or refractory Ph-positive ALL: a retrospective study of
  {n} adults
* Blinatumomab for Ph-positive ALL after failure of a second-generation inhibitor: results of the
  {group}
* T315I-mutated Ph-positive ALL in relapse: results of blinatumomab-based salvage at {town}
  // A T315I mutation did not lower the chance of remission.
* Relapsed Ph-positive and Ph-like ALL: blinatumomab plus a tyrosine kinase inhibitor at {centres}
  centres
* Blinatumomab in lymphoid blast phase & relapsed Ph-positive ALL: registry data, {first}–{last}
"""),
        openings=alternatives("""
* Resistance to tyrosine kinase inhibitors leaves few choices in relapsed Ph-positive ALL.
* Patients with Ph-positive ALL were excluded from most early trials of blinatumomab.
* BCR::ABL1 mutations, above all T315I, underlie many relapses of Ph-positive ALL.
* Blinatumomab acts irrespective of kinase-domain mutations and may be combined with a tyrosine
  kinase inhibitor.
"""),
        aims=alternatives("""
* We assessed blinatumomab, with or without an inhibitor, for relapsed or refractory Ph-positive
  disease.
* We report response, molecular remission and survival with blinatumomab-based salvage.
"""),
        methods=(COHORT_METHODS, ENDPOINTS),
        results=(
            outcomes.BASELINE_PLAIN,
            outcomes.RESPONSE,
            outcomes.SURVIVAL,
            outcomes.ENGAGER_SAFETY,
        ),
        extras=(outcomes.RELAPSE, outcomes.TRANSPLANT),
        closings=alternatives("""
* Blinatumomab-based salvage gives molecular remissions in relapsed Ph-positive ALL.
* Chemotherapy-free salvage appears feasible in Ph-positive relapse, including after the T315I
  mutation.
* Prospective comparison with inhibitor-based chemotherapy is needed.
"""),
        keywords=(*_KEYWORDS, "Philadelphia chromosome", "tyrosine kinase inhibitor"),
        relevance=(("include", 4), ("unclear", 1)),
        reason=WRONG_POPULATION,
    ),
    Kind(
        name="neurotoxicity and cytokine release",
        count=7,
        facts=partial(cohort, people="patients"),
        words={"who": "patients", "treatment": "blinatumomab"},
        titles=alternatives("""
* Neurotoxicity of blinatumomab in {n} patients with relapsed B-cell ALL: onset, course and risk
  factors
  // Events began on median day 6 of the first cycle, and older age was the only independent
  predictor.
* Cytokine release during the first cycle of blinatumomab: interleukin-6, interferon-γ & outcome in
  R/R ALL
  // Interleukin-6 and interferon-γ peaked on day 2 and were highest with a heavy marrow burden.
* Infections during blinatumomab for relapsed or refractory ALL: a {group} study
  // Half of the severe infections were bloodstream infections related to the central venous line.
* Hypogammaglobulinaemia and late infection after blinatumomab for R/R B-cell ALL
  // Immunoglobulin G fell below 4 g/L in most patients and stayed low for a median of seven months.
* Outpatient blinatumomab in relapsed ALL: safety at {centres} centres
  // From the second cycle on, four fifths of infusion days were spent at home.
* Quality of life during blinatumomab for relapsed or refractory B-cell ALL: patient-reported
  outcomes from {town}
  // Global health scores improved from the second cycle, whereas role functioning did not change.
* Antiseizure prophylaxis during blinatumomab: a cohort of {n} patients with R/R ALL
  // Seizures were as frequent with prophylaxis as without it.
"""),
        openings=ENGAGER,
        aims=alternatives("""
* We describe the frequency, timing and predictors of toxicity of blinatumomab in relapsed disease.
* We examined adverse events that interrupt treatment, and whether they bear on response.
* We measured the burden of treatment on patients with relapsed or refractory ALL.
"""),
        methods=(COHORT_METHODS, COHORT_ANALYSIS),
        results=(outcomes.BASELINE, outcomes.ENGAGER_SAFETY, outcomes.RESPONSE),
        extras=(outcomes.SURVIVAL, outcomes.TRANSPLANT),
        closings=alternatives("""
* Toxicity was mostly early, mild and reversible, and did not diminish response.
* High tumour burden was the chief risk factor for severe events, which argues for cytoreduction
  first.
* Careful monitoring in the first week allows later cycles to be given at home.
* Prophylactic measures should be tested in a trial.
"""),
        keywords=(*_KEYWORDS, "neurotoxicity", "cytokine release syndrome", "adverse events"),
        relevance=(("include", 4), ("unclear", 2)),
        reason=OVERLAPPING,
    ),
    Kind(
        name="infants and KMT2A",
        count=4,
        facts=partial(cohort, people="children", size=(20, 48)),
        words={"who": "children", "treatment": "blinatumomab"},
        titles=alternatives("""
* Blinatumomab in relapsed KMT2A-rearranged ALL with t(4;11): outcomes and lineage switch
  // Lineage switch was seen in {neg_n} children.
* KMT2A-rearranged B-cell ALL in relapse: blinatumomab as a bridge to transplantation in young
  children
* Lineage switch to a myeloid phenotype under blinatumomab in KMT2A-rearranged leukaemia: a {group}
  cohort
  // Lineage switch to acute myeloid leukaemia was seen in {neg_n} children, all with t(4;11).
* Relapse of t(4;11)-positive ALL after blinatumomab: an observational study in children
"""),
        openings=alternatives("""
* KMT2A-rearranged ALL, and t(4;11) in particular, relapses early and often.
* Lineage switch is a recognised escape of KMT2A-rearranged leukaemia from CD19-directed treatment.
* Children with KMT2A rearrangement fare worse than others at every stage of ALL.
"""),
        aims=alternatives("""
* We report the results of blinatumomab in children with relapsed or refractory KMT2A-rearranged
  disease.
* We asked how often blinatumomab is followed by lineage switch in this group.
"""),
        methods=(COHORT_METHODS, COHORT_ANALYSIS),
        results=(outcomes.BASELINE_PLAIN, outcomes.RESPONSE, outcomes.SURVIVAL, outcomes.RELAPSE),
        extras=(outcomes.TRANSPLANT, outcomes.ENGAGER_SAFETY),
        closings=HOPEFUL,
        keywords=(*_KEYWORDS, "KMT2A", "lineage switch"),
        relevance=(("include", 3), ("unclear", 2)),
        reason=WRONG_DESIGN,
        shelf=("Tidewater Pediatric Oncology", "Children's Cancer Almanac"),
    ),
)
