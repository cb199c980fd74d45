"""Blinatumomab set against other treatments of relapsed B-cell ALL, head to head."""

from functools import partial

from reviews.demo.facts import comparison
from reviews.demo.kind import Kind
from reviews.demo.protocol import WRONG_OUTCOME
from reviews.demo.words import alternatives

HEAD_TO_HEAD = alternatives("""
* We included {a_n} patients treated with blinatumomab and {b_n} treated with {other}, weighted by
  propensity score.
* From the {group} we identified {a_n} courses of blinatumomab and {b_n} of {other} given as
  salvage, {first}–{last}.
* Individual data of {a_n} recipients of blinatumomab were compared with those of {b_n} recipients
  of {other}.
* At {centres} centres, {a_n} patients had received blinatumomab and {b_n} had received {other};
  groups were balanced by inverse probability weighting.
* We emulated a target trial of blinatumomab ({a_n} patients) against {other} ({b_n} patients) in
  registry data.
""")

RESPONSE_BY_GROUP = alternatives("""
* Complete remission was reached by {cr_a_n} of {a_n} ({cr_a_p}) with blinatumomab and {cr_b_n} of
  {b_n} ({cr_b_p}) with {other} ({cr_p_value}).
* Remission rates were {cr_a_p} and {cr_b_p} ({cr_p_value}); residual disease was cleared in
  {mrd_a_p} and {mrd_b_p} of responders.
* Response was {cr_a_p} after blinatumomab against {cr_b_p} after {other} ({cr_p_value}).
* In the two groups, {cr_a_n} patients given blinatumomab ({cr_a_p}) and {cr_b_n} given {other}
  ({cr_b_p}) entered remission ({cr_p_value}).
""")

SURVIVAL_BY_GROUP = alternatives("""
* Median overall survival was {median_a} months with blinatumomab and {median_b} months with {other}
  (HR {ratio}, {ratio_ci}; {ratio_p}).
* The hazard ratio for death, blinatumomab against {other}, was {ratio} ({ratio_ci}; {ratio_p}).
* Patients lived for a median of {median_a} and {median_b} months respectively (HR {ratio},
  {ratio_ci}).
* Adjusted for age, salvage line and earlier transplantation, the hazard ratio for death was {ratio}
  ({ratio_ci}; {ratio_p}).
""")

OUTSIDE_BY_GROUP = alternatives("""
* Extramedullary disease was present in {em_n} patients ({em_p}), and in them both treatments gave
  fewer remissions.
* In the {em_n} patients with extramedullary disease, survival was shorter whichever treatment was
  given (HR {hr}, {hr_ci}).
* The effect of treatment did not differ clearly between patients with and without extramedullary
  disease.
* Too few patients ({em_n}) had disease outside the marrow for a firm comparison in that subgroup.
""")

KINDS = (
    Kind(
        name="randomised against chemotherapy",
        count=6,
        facts=partial(comparison, better=0.7, size=(150, 260)),
        words={"other": "standard chemotherapy", "treatment": "blinatumomab"},
        titles=alternatives("""
* Phase 3 trial of blinatumomab versus chemotherapy in relapsed or refractory B-cell ALL: the {town}
  study
* Blinatumomab or intensive consolidation before transplantation in first relapse of ALL: a
  randomised phase 3 trial
* Blinatumomab versus chemotherapy for high-risk first relapse of B-cell ALL: randomised trial of
  the {group}
* Survival with blinatumomab compared with chemotherapy in R/R B-cell ALL: final analysis of a phase
  3 trial ({nct})
* Adding blinatumomab to reinduction for relapsed B-cell ALL: a randomised, open-label trial at
  {centres} centres
* Extramedullary disease in a randomised trial of blinatumomab versus chemotherapy for relapsed ALL:
  subgroup analysis
  // In patients with extramedullary disease ({em_n}) the difference between the groups was smaller
  and uncertain.
"""),
        openings=alternatives("""
* Chemotherapy for relapsed B-cell ALL has hardly improved in twenty years.
* Blinatumomab had shown activity in single-arm studies, but a comparison with chemotherapy was
  needed.
* Consolidation with further chemotherapy before transplantation is toxic and often incomplete.
* It was unknown whether T-cell engagement prolongs life when set against intensive salvage.
"""),
        aims=alternatives("""
* We compared blinatumomab with chemotherapy in a randomised trial.
* This trial tested whether blinatumomab improves survival over standard treatment.
"""),
        methods=(
            alternatives("""
* We randomly assigned patients at {centres} centres to blinatumomab ({a_n}) or standard
  chemotherapy ({b_n}), stratified by age and earlier transplantation ({nct}).
* In this open-label phase 3 trial ({nct}), {a_n} patients were allocated to blinatumomab and {b_n}
  to chemotherapy.
* Patients were randomised to up to two cycles of blinatumomab ({a_n}) or two blocks of chemotherapy
  ({b_n}), with overall survival as primary endpoint ({nct}).
"""),
        ),
        results=(
            RESPONSE_BY_GROUP,
            SURVIVAL_BY_GROUP,
            alternatives("""
* Grade 3 or higher adverse events were fewer with blinatumomab, except for neurological events
  ({neuro3_p}).
* Severe infection was less frequent, and cytokine release ({crs3_p} of grade 3 or higher) more
  frequent, with blinatumomab.
* The trial was stopped early for benefit on the advice of the data monitoring committee.
"""),
        ),
        extras=(
            OUTSIDE_BY_GROUP,
            alternatives("""
* Transplantation in remission followed in similar proportions of both groups.
* More patients proceeded to transplantation after blinatumomab than after chemotherapy.
"""),
            alternatives("""
* Health-related quality of life worsened later with blinatumomab than with chemotherapy.
* The advantage was seen across subgroups of age and marrow burden.
"""),
        ),
        closings=alternatives("""
* Blinatumomab prolonged survival compared with chemotherapy in relapsed or refractory B-cell ALL.
* Blinatumomab was more effective and less toxic than a further course of chemotherapy.
* Immunotherapy rather than chemotherapy should be considered first at relapse.
"""),
        keywords=(
            "blinatumomab",
            "randomised controlled trial",
            "acute lymphoblastic leukaemia",
            "relapse",
        ),
        relevance=(("include", 1),),
        publication_type="Randomized Controlled Trial",
        years=(2016, 2025),
    ),
    Kind(
        name="against inotuzumab",
        count=9,
        facts=partial(comparison, better=0.97),
        words={"other": "inotuzumab ozogamicin", "treatment": "blinatumomab"},
        titles=alternatives("""
* Blinatumomab or inotuzumab ozogamicin as first salvage in B-cell ALL: a {group} comparison
* Comparative effectiveness of blinatumomab & inotuzumab in relapsed or refractory ALL:
  propensity-weighted cohort
* Sequencing of blinatumomab and inotuzumab ozogamicin in R/R B-cell ALL: outcomes at {centres}
  centres
* Inotuzumab versus blinatumomab for relapsed ALL with high marrow burden: a retrospective study
* CD19 or CD22 first? Blinatumomab and inotuzumab in extramedullary relapse of B-cell ALL
* Bridging to transplantation with blinatumomab or inotuzumab ozogamicin in relapsed ALL,
  {first}–{last}
"""),
        openings=alternatives("""
* Blinatumomab and inotuzumab ozogamicin both surpass chemotherapy in R/R ALL but have not been
  compared directly.
* The choice between CD19- and CD22-directed antibodies at relapse is guided by habit more than by
  evidence.
* Inotuzumab ozogamicin, which carries calicheamicin to CD22-positive blasts, may suit bulky
  disease.
* Order matters: a first antibody may change antigen expression and the safety of a later
  transplant.
* Both antibodies may be available at one hospital, with little to guide the choice.
"""),
        aims=alternatives("""
* We compared response, survival and toxicity of the two antibodies.
* We asked whether one antibody should be preferred in first salvage, notably with extramedullary
  disease.
* This study estimated the relative effectiveness of blinatumomab and inotuzumab in practice.
"""),
        methods=(HEAD_TO_HEAD,),
        results=(RESPONSE_BY_GROUP, SURVIVAL_BY_GROUP, OUTSIDE_BY_GROUP),
        extras=(
            alternatives("""
* Veno-occlusive disease was confined to the inotuzumab group, and neurotoxicity to the blinatumomab
  group.
* Time in hospital was longer with blinatumomab, and cytopenias lasted longer with inotuzumab.
* Liver toxicity after transplantation was more frequent with inotuzumab.
"""),
            alternatives("""
* Loss of CD19 was found in {neg_n} relapses after blinatumomab, and loss of CD22 was rare.
* The second antibody still gave remissions in about a third of those who received both.
"""),
            alternatives("""
* Results were similar in first and later salvage, and after exclusion of earlier transplants.
* Sensitivity analyses with overlap weights did not change these findings.
"""),
        ),
        closings=alternatives("""
* Both antibodies are effective, and the choice may rest on burden, liver risk and transplant plans.
* We found no convincing difference in survival between the two antibodies.
* Sequence rather than choice may be the better question for a randomised trial.
* For patients with liver disease blinatumomab, and for bulky disease inotuzumab, seems the natural
  choice.
"""),
        keywords=("blinatumomab", "inotuzumab ozogamicin", "comparative effectiveness", "relapse"),
        relevance=(("include", 6), ("unclear", 1)),
        reason=WRONG_OUTCOME,
        years=(2018, 2025),
    ),
    Kind(
        name="against CAR T cells",
        count=9,
        facts=partial(comparison, better=1.3, people="patients"),
        words={"other": "CD19 CAR T cells", "treatment": "blinatumomab"},
        titles=alternatives("""
* Blinatumomab compared with CD19 CAR T cells in relapsed or refractory B-cell ALL:
  matching-adjusted analysis
* CD19-directed treatment of relapsed ALL in the {group}: blinatumomab and CAR T cells compared
* Survival after blinatumomab or CD19 CAR T cells in children & adults with R/R B-cell ALL
* T-cell engager or engineered T cell? A {group} comparison in relapsed B-cell ALL
* Blinatumomab or CAR T cells for extramedullary relapse of B-cell ALL: retrospective comparison at
  {centres} centres
* External comparison of a CD19 CAR T-cell product with blinatumomab in adults with relapsed ALL
"""),
        openings=alternatives("""
* Two ways of turning T cells against CD19, blinatumomab and CAR T cells, are used in relapsed
  B-cell ALL.
* CAR T cells expand and persist, whereas blinatumomab acts only while it is infused.
* Access, manufacturing time and earlier treatment shape the choice between CAR T cells and
  blinatumomab.
* Whether earlier blinatumomab harms later CAR T-cell therapy is a matter of debate.
* Indirect comparisons of the two treatments have pointed in different directions.
* Guidance rarely says which CD19-directed treatment should come first.
"""),
        aims=alternatives("""
* We compared outcomes of blinatumomab and CD19 CAR T cells in R/R B-cell ALL.
* We estimated the difference in remission and survival between the two treatments.
* Our objective was to compare the two approaches, with attention to extramedullary disease.
"""),
        methods=(HEAD_TO_HEAD,),
        results=(RESPONSE_BY_GROUP, SURVIVAL_BY_GROUP, OUTSIDE_BY_GROUP),
        extras=(
            alternatives("""
* Severe cytokine release was more frequent after CAR T cells than after blinatumomab.
* Neurotoxicity of grade 3 or higher was twice as frequent after CAR T cells.
* Late cytopenias were seen only after CAR T cells.
"""),
            alternatives("""
* The median time from decision to treatment was 4 days for blinatumomab and 41 days for CAR T
  cells.
* Seven patients died while waiting for CAR T cells.
* Bridging chemotherapy was given to two thirds of those who awaited CAR T cells.
"""),
            alternatives("""
* The comparison was sensitive to how patients who never received their cells were counted.
* Findings held after adjustment for marrow burden and for earlier transplantation.
* Unmeasured confounding would have to be strong to explain the difference.
"""),
        ),
        closings=alternatives("""
* Survival tended to be longer with CAR T cells, subject to confounding by indication.
* Blinatumomab remains useful where speed matters or CAR T cells are not to be had.
* A randomised comparison is feasible and overdue.
* The two treatments may serve different patients rather than compete.
* Waiting time should enter every comparison with CAR T cells.
"""),
        keywords=("blinatumomab", "chimeric antigen receptor", "CD19", "comparative effectiveness"),
        relevance=(("include", 5), ("unclear", 3)),
        reason=WRONG_OUTCOME,
        years=(2018, 2025),
    ),
)
