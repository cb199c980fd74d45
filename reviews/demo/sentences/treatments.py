"""The same disease under other treatments: reports that a broad search cannot help finding."""

from functools import partial

from reviews.demo.facts import cohort
from reviews.demo.kind import Kind
from reviews.demo.protocol import WRONG_INTERVENTION, WRONG_POPULATION
from reviews.demo.sentences import outcomes
from reviews.demo.words import alternatives

OPEN_LABEL = alternatives("""
* This single-arm study ({nct}) enrolled {people} at {centres} centres from {first} to {last}.
* We analysed consecutive {people} treated at {centres} centres between {first} and {last}.
* The {group} registered all {people} who began treatment from {first} to {last}.
* A retrospective cohort was assembled from the records of {centres} hospitals ({first}–{last}).
* In this open-label study ({nct}), {centres} centres enrolled {people} from {first} to {last}.
""")

ANALYSIS = alternatives("""
* Remission, survival and severe toxicity were the outcomes of interest.
* Event-free survival was estimated by the Kaplan-Meier method, and prognostic factors by Cox
  regression.
* Relapse and death in remission were treated as competing events.
* Residual disease was measured by flow cytometry with a sensitivity of 0.01%.
* The primary endpoint was overall survival at two years.
""")

KINDS = (
    Kind(
        name="CAR T cells alone",
        count=16,
        facts=partial(cohort, people="patients", response=(0.62, 0.86), survival=(10.0, 22.0)),
        words={"treatment": "CD19 CAR T cells"},
        titles=alternatives("""
* CD19 CAR T cells in relapsed or refractory B-cell ALL: long-term follow-up of a {group} cohort
* Extramedullary leukaemia and CAR T-cell therapy for B-cell ALL: response and patterns of relapse
  at {centres} centres
  // Extramedullary lesions larger than 5 cm before infusion were followed by relapse in most cases.
* Bispecific CD19/CD22 CAR T cells for relapsed B-cell ALL: results of the {group}
  // Loss of both antigens at relapse was not observed.
* CAR T cells with a 4-1BB domain at 1 × 10⁶ cells/kg in refractory ALL: results from {town}
  // Expansion peaked on day 11 and was greater in responders.
* Transplantation after CAR T-cell remission in ALL: who should be consolidated?
  // Consolidation by transplantation was linked with fewer relapses but not with longer survival.
* Humanised CD19 CAR T cells after loss of murine cells in relapsed B-cell ALL
  // A second, humanised product gave remissions where the first had been rejected.
* Central nervous system relapse of B-cell ALL treated with CD19 CAR T cells: outcome at {centres}
  centres
  // CAR T cells were found in the cerebrospinal fluid of every patient examined.
* Commercial CD19 CAR T cells in routine care of relapsed ALL: manufacture, bridging & outcome
  // Bridging chemotherapy was given to four fifths of patients.
* B-cell aplasia, relapse and survival after CD19 CAR T cells: {town} experience
  // Return of B cells within six months preceded CD19-positive relapse.
* CD22 CAR T cells for B-cell ALL in relapse after CD19-directed treatment
  // Low CD22 density on blasts was associated with shorter remission.
"""),
        openings=alternatives("""
* CAR T cells directed at CD19 give high remission rates in relapsed ALL, but half of responders
  relapse.
* Durability, rather than response, is the open question of CAR T-cell therapy in ALL.
* Manufacturing and lymphodepletion differ between centres that provide CAR T cells for B-cell ALL.
* Antigen loss and poor persistence explain most relapses after CAR T-cell therapy.
* Engineered T cells traffic to sites that antibodies hardly reach.
"""),
        aims=alternatives("""
* We report efficacy and safety of CAR T-cell therapy in relapsed or refractory disease.
* The study examined remission, persistence and relapse after infusion of CAR T cells.
* We asked which patients benefit in the long run from CAR T cells.
"""),
        methods=(OPEN_LABEL, ANALYSIS),
        results=(
            outcomes.BASELINE,
            outcomes.RESPONSE_ONCE,
            outcomes.CELL_SAFETY,
            outcomes.SURVIVAL,
        ),
        extras=(outcomes.RELAPSE, outcomes.TRANSPLANT),
        closings=alternatives("""
* CAR T cells gave deep remissions, with toxicity that could be managed.
* Persistence of CAR T cells beyond six months appears to be needed for cure.
* Relapse remains the main obstacle, and dual targeting merits study.
* Results in practice equalled those of the registration trials.
* Early consolidation should be weighed against the harms of a transplant.
"""),
        keywords=(
            "chimeric antigen receptor",
            "CD19",
            "acute lymphoblastic leukaemia",
            "immunotherapy",
        ),
        relevance=(("exclude", 14), ("unclear", 1)),
        reason=WRONG_INTERVENTION,
        years=(2017, 2025),
    ),
    Kind(
        name="inotuzumab alone",
        count=10,
        facts=partial(cohort, response=(0.6, 0.78), survival=(6.5, 11.0)),
        words={"treatment": "inotuzumab ozogamicin"},
        titles=alternatives("""
* Inotuzumab ozogamicin in relapsed or refractory B-cell ALL: results of the {group}
* Veno-occlusive disease after inotuzumab ozogamicin and transplantation: incidence & prevention
  // Two alkylating drugs in the conditioning regimen trebled the risk.
* Low-dose inotuzumab ozogamicin with mini-hyper-CVD in adults with relapsed ALL: {town} results
* Fractionated inotuzumab ozogamicin for extramedullary relapse of B-cell ALL
  // Masses shrank in most patients with measurable extramedullary disease.
* CD22 expression and response to inotuzumab ozogamicin in R/R B-cell ALL
  // Response was rare where fewer than half of blasts expressed CD22.
* Inotuzumab ozogamicin for relapsed ALL outside trials: named-patient use at {centres} centres
"""),
        openings=alternatives("""
* Inotuzumab ozogamicin is a CD22-directed antibody linked to calicheamicin.
* Antibody-drug conjugates have a place in salvage of B-cell ALL, limited by toxicity to the liver.
* Remission after inotuzumab is frequent but short unless followed by transplantation.
* The dose and number of cycles of inotuzumab before a transplant are debated.
"""),
        aims=alternatives("""
* We describe the results of inotuzumab ozogamicin for relapsed or refractory disease.
* We examined response, bridging to transplantation and liver toxicity.
* The study looked for predictors of durable benefit.
"""),
        methods=(OPEN_LABEL, ANALYSIS),
        results=(
            outcomes.BASELINE,
            outcomes.RESPONSE,
            outcomes.SURVIVAL,
            outcomes.INOTUZUMAB_SAFETY,
        ),
        extras=(outcomes.RELAPSE_WITHOUT_CD19, outcomes.TRANSPLANT),
        closings=alternatives("""
* Inotuzumab is an effective bridge to transplantation, provided that the liver is protected.
* Lower doses kept activity and spared the liver.
* Remissions were frequent; few lasted without a transplant.
* CD22 should be quantified before treatment.
"""),
        keywords=(
            "inotuzumab ozogamicin",
            "CD22",
            "acute lymphoblastic leukaemia",
            "salvage therapy",
        ),
        relevance=(("exclude", 9), ("unclear", 1)),
        reason=WRONG_INTERVENTION,
        years=(2014, 2025),
    ),
    Kind(
        name="chemotherapy for relapse",
        count=11,
        facts=partial(cohort, people="patients", response=(0.3, 0.5), survival=(4.2, 8.5)),
        words={"treatment": "salvage chemotherapy"},
        titles=alternatives("""
* Outcome of first relapse of acute lymphoblastic leukaemia before immunotherapy: {n} patients of
  the {group}
* FLAG-idarubicin as salvage for relapsed or refractory ALL: experience at {town}
* Clofarabine, etoposide & cyclophosphamide in multiply relapsed ALL: results of the {group}
  // Pancreatitis and liver toxicity led to two amendments of the dose.
* Extramedullary relapse of ALL: chemotherapy and cranial irradiation in {n} patients
  // Late isolated relapse of the central nervous system was cured in about two thirds.
* Bortezomib added to reinduction chemotherapy for relapsed ALL: results of the {group}
* Bone & soft-tissue relapse of acute lymphoblastic leukaemia: local treatment and survival
  // Local radiotherapy was given to most patients with a single lesion.
* Venetoclax and low-dose navitoclax with chemotherapy in refractory ALL: results from {town}
  // The recommended dose of navitoclax was 50 mg/day.
* Liposomal vincristine in adults with ALL in second relapse
"""),
        openings=alternatives("""
* Before antibodies became available, relapse of ALL was treated with repeated intensive
  chemotherapy.
* Historical series provide the yardstick for new agents in relapsed ALL.
* Timing and site of relapse determine the outcome of salvage chemotherapy.
* No chemotherapy regimen has become standard for refractory ALL.
"""),
        aims=alternatives("""
* We describe response and survival with chemotherapy at relapse.
* This study assessed a salvage regimen in relapsed or refractory ALL.
* We sought prognostic factors after first relapse.
"""),
        methods=(OPEN_LABEL, ANALYSIS),
        results=(
            outcomes.BASELINE,
            outcomes.RESPONSE,
            outcomes.SURVIVAL,
            outcomes.CHEMOTHERAPY_SAFETY,
        ),
        extras=(outcomes.RELAPSE_WITHOUT_CD19, outcomes.TRANSPLANT),
        closings=alternatives("""
* Chemotherapy alone rarely cures relapsed ALL, and new agents are needed.
* Duration of first remission was the strongest prognostic factor.
* The regimen was active, at the price of severe infection.
* These figures may serve as a reference for trials of immunotherapy.
"""),
        keywords=("salvage therapy", "acute lymphoblastic leukaemia", "chemotherapy", "relapse"),
        relevance=(("exclude", 11), ("unclear", 1)),
        reason=WRONG_INTERVENTION,
        years=(2010, 2021),
    ),
    Kind(
        name="first-line chemotherapy",
        count=11,
        facts=partial(
            cohort, people="children", size=(88, 640), response=(0.9, 0.96), survival=(70, 110)
        ),
        words={"treatment": "first-line chemotherapy"},
        titles=alternatives("""
* Risk-adapted treatment of newly diagnosed childhood ALL: results of the {group} protocol
* Omission of cranial irradiation in childhood acute lymphoblastic leukaemia: outcome in {n}
  children
  // Relapse in the central nervous system was no more frequent than in the previous protocol.
* Pegylated asparaginase activity & relapse in newly diagnosed paediatric ALL
  // Silent inactivation of asparaginase was found in about one child in ten.
* IKZF1 deletion and early response in childhood B-cell ALL treated on a uniform protocol
  // IKZF1 deletion doubled the rate of relapse independently of early response.
* Dexamethasone or prednisone in induction of childhood ALL: comparison at {centres} centres
  // Dexamethasone lowered relapse but raised deaths in induction.
* Socioeconomic position, adherence to mercaptopurine and relapse of childhood ALL
  // Missing more than one dose in ten was associated with relapse.
"""),
        openings=alternatives("""
* Nine of ten children with newly diagnosed ALL are now cured by chemotherapy.
* Stratification by early response allows treatment of childhood ALL to be lessened or strengthened.
* Late effects motivate the reduction of treatment in favourable childhood ALL.
* Prognostic markers at diagnosis need to be judged again whenever treatment improves.
* Protocols for childhood ALL have been refined step by step over fifty years.
* Few children now relapse, which makes each relapse harder to predict.
"""),
        aims=alternatives("""
* We report the outcome of a first-line protocol in newly diagnosed children.
* Our aim was to identify those whose first-line treatment can safely be reduced.
* We studied failure of treatment in a uniformly treated cohort.
"""),
        methods=(OPEN_LABEL, ANALYSIS),
        results=(
            alternatives("""
* In all, {n} children with newly diagnosed ALL were enrolled; the median age was {age} (range
  {ages}).
* Of {n} newly diagnosed children, {women_n} ({women_p}) were girls; {kmt2a_n} carried a KMT2A
  rearrangement.
* The cohort comprised {n} children aged {ages}, {ph_p} of whom were at high risk by cytogenetics.
"""),
            alternatives("""
* Complete remission at the end of induction was reached by {cr_n} ({cr_p}).
* After induction {cr_p} were in remission, and {mrd_p} of these had residual disease below 0.01%.
* Induction failed or was fatal in {fail_n} children; {cr_n} entered remission.
"""),
            alternatives("""
* At a median follow-up of {follow} months, event-free survival exceeded that of the previous
  protocol.
* Survival at two years was close to 90%; most failures were relapses of the marrow.
* The hazard ratio for failure with age of ten years or more was {hr} ({hr_ci}; {hr_p}).
"""),
            outcomes.CHEMOTHERAPY_SAFETY,
        ),
        extras=(
            alternatives("""
* Osteonecrosis was seen mostly in girls over ten years of age.
* Hyperglycaemia in induction was frequent and short.
* Thrombosis and pancreatitis were the leading reasons for stopping asparaginase.
"""),
            alternatives("""
* Outcome did not differ between centres after adjustment for risk group.
* Adolescents fared worse than younger children.
* Boys and girls had the same outcome.
"""),
        ),
        closings=alternatives("""
* Risk-adapted chemotherapy gave excellent results in newly diagnosed children.
* Treatment may be reduced further in children with early molecular response.
* Stratification at diagnosis can still be improved.
* Toxic deaths in induction are now as important a target as relapse.
"""),
        keywords=(
            "acute lymphoblastic leukaemia",
            "child",
            "induction chemotherapy",
            "newly diagnosed",
        ),
        relevance=(("exclude", 1),),
        reason=WRONG_POPULATION,
        shelf=(
            "Tidewater Pediatric Oncology",
            "Children's Cancer Almanac",
            "Fjord Medical Journal",
        ),
        years=(2010, 2024),
    ),
)
