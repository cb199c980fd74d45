"""What the demo review is about: blinatumomab in relapsed or refractory disease."""

from functools import partial

from reviews.demo.facts import cohort
from reviews.demo.kind import Kind
from reviews.demo.protocol import OVERLAPPING
from reviews.demo.sentences import outcomes
from reviews.demo.sentences.engager import (
    COHORT_ANALYSIS,
    COHORT_METHODS,
    ENDPOINTS,
    ENGAGER,
    GUARDED,
    HOPEFUL,
    RELAPSED,
    TRIAL_METHODS,
)
from reviews.demo.words import alternatives

_SHARED_EXTRAS = (outcomes.RELAPSE, outcomes.TRANSPLANT, outcomes.EXTRAMEDULLARY)
_KEYWORDS = ("blinatumomab", "acute lymphoblastic leukaemia", "bispecific antibody")
_CHILDREN = partial(cohort, people="children", size=(24, 118), response=(0.46, 0.68))

TRIAL_TITLES = alternatives("""
* Blinatumomab in {who} with relapsed or refractory B-cell acute lymphoblastic leukaemia: a phase 2
  trial of the {group}
* Single-agent blinatumomab for {who} with refractory B-cell precursor ALL: final results of a
  multicentre, single-arm study
* Stepped dosing of the CD3ζ-activating T-cell engager blinatumomab in {who} with relapsed ALL: a
  phase 2 study
  // The step from 9 to 28 µg/day was made on day 8 in all but {ted_n} {people}.
* Long-term survival of {who} given blinatumomab for relapsed or refractory ALL: {group} trial at
  its last analysis
* Blinatumomab & dexamethasone prephase in {who} with high-burden relapsed B-cell ALL: a phase 2
  study
  // With the prephase, circulating blasts fell by more than half before the infusion in most
  {people}.
* Blinatumomab after late first relapse of B-cell ALL in {who}: an open-label phase 2 trial
* Blinatumomab following debulking chemotherapy in {who} with refractory ALL: open-label phase 2
  results from {town}
* Measurable residual disease response to blinatumomab in {who} with relapsed ALL: the {group} phase
  2 trial
* Up to five cycles of blinatumomab for {who} with R/R B-cell ALL: efficacy, safety & subgroup with
  extramedullary disease
  // Extramedullary disease at entry ({em_n} {people}) went with a lower response rate ({cr_em_p} v.
  {cr_rest_p}; {em_p_value}).
""")

COHORT_TITLES = alternatives("""
* Blinatumomab for relapsed or refractory B-cell ALL in routine care: {who} of the {group}
* Real-world outcomes of blinatumomab in {who} with relapsed B-cell acute lymphoblastic leukaemia: a
  cohort from {town}
* Predictors of response to blinatumomab in {who} with relapsed or refractory ALL: a multicentre
  retrospective study
  // In multivariable analysis, marrow blasts below 50% and no earlier transplant went with
  response.
* Compassionate use of blinatumomab in {who} with refractory B-precursor ALL, {first}–{last}
* Blinatumomab outside clinical trials: survival and toxicity in {n} {who}
* Low disease burden and benefit from blinatumomab in {who} with R/R B-cell ALL: {n} consecutive
  courses
  // Remission was most frequent where blasts made up less than a quarter of marrow cells.
* Blinatumomab before & after allogeneic transplantation in {who} with relapsed ALL: a study of the
  {group}
  // Those treated for relapse after a transplant ({hsct_n}) responded as often as the others.
* A national named-patient programme of blinatumomab for {who} with R/R ALL: experience at {centres}
  centres
* Absolute CD3⁺ lymphocyte count and benefit from blinatumomab in {who} with relapsed ALL
  // Responders had more circulating CD3⁺ cells at the start than those who did not respond.
* Blinatumomab for {who} in first or later salvage of B-cell ALL: line of treatment and survival
  // Survival was longest when blinatumomab was the first salvage rather than a later one.
""")

KINDS = (
    Kind(
        name="trial in adults",
        count=11,
        facts=partial(cohort, response=(0.44, 0.62)),
        words={"who": "adults", "treatment": "blinatumomab"},
        titles=TRIAL_TITLES,
        openings=RELAPSED + ENGAGER,
        aims=alternatives("""
* We assessed its efficacy and safety in adults with R/R disease.
* This trial tested whether remission could be reached without further cytotoxic treatment.
* Our aim was to estimate response, survival and toxicity in adults with two or more earlier
  treatments.
* We report the final analysis of a trial in adults, with a planned subgroup of those with disease
  outside the marrow.
"""),
        methods=(TRIAL_METHODS, ENDPOINTS),
        results=(outcomes.BASELINE, outcomes.RESPONSE, outcomes.SURVIVAL, outcomes.ENGAGER_SAFETY),
        extras=_SHARED_EXTRAS,
        closings=HOPEFUL,
        keywords=(*_KEYWORDS, "clinical trial", "relapse"),
        relevance=(("include", 1),),
        publication_type="Clinical Trial, Phase II",
    ),
    Kind(
        name="trial in children",
        count=8,
        facts=_CHILDREN,
        words={"who": "children and adolescents", "treatment": "blinatumomab"},
        titles=TRIAL_TITLES,
        openings=RELAPSED + ENGAGER,
        aims=alternatives("""
* We studied blinatumomab in children and adolescents with relapsed or refractory disease.
* The trial asked whether blinatumomab could replace intensive consolidation before transplantation
  in childhood.
* We set out to measure response and toxicity in paediatric relapse, including relapse of the
  central nervous system.
"""),
        methods=(TRIAL_METHODS, ENDPOINTS),
        results=(outcomes.BASELINE, outcomes.RESPONSE, outcomes.SURVIVAL, outcomes.ENGAGER_SAFETY),
        extras=_SHARED_EXTRAS,
        closings=HOPEFUL,
        keywords=(*_KEYWORDS, "child", "relapse"),
        relevance=(("include", 1),),
        shelf=("Tidewater Pediatric Oncology", "Children's Cancer Almanac"),
        publication_type="Clinical Trial, Phase II",
    ),
    Kind(
        name="cohort of adults",
        count=15,
        facts=cohort,
        words={"who": "adults", "treatment": "blinatumomab"},
        years=(2017, 2025),
        titles=COHORT_TITLES,
        openings=RELAPSED + ENGAGER,
        aims=alternatives("""
* We describe the use of blinatumomab and its results in routine practice.
* We asked which characteristics before treatment foretell response and survival.
* The purpose of this study was to learn whether trial results hold in everyday care.
* We examined outcomes in adults who would often have been excluded from trials.
"""),
        methods=(COHORT_METHODS, COHORT_ANALYSIS),
        results=(outcomes.BASELINE, outcomes.RESPONSE, outcomes.SURVIVAL, outcomes.EXTRAMEDULLARY),
        extras=(outcomes.RELAPSE, outcomes.TRANSPLANT, outcomes.ENGAGER_SAFETY),
        closings=HOPEFUL + GUARDED,
        keywords=(*_KEYWORDS, "real-world evidence", "cohort study"),
        relevance=(("include", 12), ("unclear", 1)),
        reason=OVERLAPPING,
    ),
    Kind(
        name="cohort of children",
        count=7,
        facts=_CHILDREN,
        words={"who": "children", "treatment": "blinatumomab"},
        titles=COHORT_TITLES,
        openings=RELAPSED + ENGAGER,
        aims=alternatives("""
* We report national experience with blinatumomab in children whose leukaemia had relapsed or was
  refractory.
* The study describes response, bridging to transplantation and late relapse in childhood.
* We sought predictors of response to blinatumomab in paediatric R/R B-cell ALL.
"""),
        methods=(COHORT_METHODS, COHORT_ANALYSIS),
        results=(outcomes.BASELINE, outcomes.RESPONSE, outcomes.SURVIVAL, outcomes.RELAPSE),
        extras=(outcomes.TRANSPLANT, outcomes.EXTRAMEDULLARY, outcomes.ENGAGER_SAFETY),
        closings=HOPEFUL,
        keywords=(*_KEYWORDS, "child", "cohort study"),
        relevance=(("include", 1),),
        shelf=("Tidewater Pediatric Oncology", "Children's Cancer Almanac"),
    ),
    Kind(
        name="interim or single-centre part of a larger report",
        count=5,
        facts=partial(cohort, size=(20, 44)),
        words={"who": "adults", "treatment": "blinatumomab"},
        titles=alternatives("""
* Blinatumomab for relapsed B-cell ALL: interim results from the {town} centre of a multicentre
  trial
* Participants recruited before the amendment of a blinatumomab trial in R/R ALL: exploratory
  analysis, {group}
* Patients treated at {town} within the {group} blinatumomab cohort: a single-centre account
* Early experience with blinatumomab for refractory B-cell ALL at {town}, later part of a national
  cohort
* Regional results of blinatumomab for relapsed ALL ahead of the {group} report
"""),
        openings=RELAPSED + ENGAGER,
        aims=alternatives("""
* We report the patients of our own centre, who also contribute to a larger study.
* This planned interim analysis covers the first participants of a multicentre study.
"""),
        methods=(
            alternatives("""
* All adults treated with blinatumomab in {town} from {first} to {last} were included.
* We took the adults treated in {town} ({first}–{last}) from the database of the main study.
* Data were cut off at the end of {last}, when our part of recruitment was complete.
"""),
            ENDPOINTS,
        ),
        results=(outcomes.BASELINE, outcomes.RESPONSE, outcomes.SURVIVAL),
        extras=(outcomes.ENGAGER_SAFETY, outcomes.TRANSPLANT, outcomes.EXTRAMEDULLARY),
        closings=HOPEFUL,
        keywords=(*_KEYWORDS, "single-centre"),
        relevance=(("unclear", 3), ("exclude", 2)),
        reason=OVERLAPPING,
        years=(2014, 2021),
    ),
)
