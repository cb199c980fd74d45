"""Other diseases under related treatments."""

from functools import partial

from reviews.demo.facts import cohort
from reviews.demo.kind import Kind
from reviews.demo.protocol import WRONG_POPULATION
from reviews.demo.sentences import outcomes
from reviews.demo.sentences.treatments import ANALYSIS, OPEN_LABEL
from reviews.demo.words import alternatives

KINDS = (
    Kind(
        name="T-cell leukaemia",
        count=11,
        facts=partial(cohort, people="patients", response=(0.4, 0.62), survival=(6.0, 13.0)),
        words={"treatment": "nelarabine-based salvage"},
        titles=alternatives("""
* Nelarabine for relapsed or refractory T-cell acute lymphoblastic leukaemia: outcomes in {n}
  patients
* T-cell lymphoblastic leukaemia and lymphoma in relapse: survival in the {group}
* Early T-cell precursor leukaemia: refractory disease, BCL2 dependence & outcome
  // Early T-cell precursor phenotype was more frequent among those who did not respond.
* Daratumumab with chemotherapy for relapsed T-cell ALL: results of the {group}
  // CD38 expression was retained at relapse.
* CD7 CAR T cells from healthy donors in relapsed T-cell ALL: {town} study
  // Grade 1 or 2 graft-versus-host disease occurred, without severe cases.
* Central nervous system relapse of T-cell acute lymphoblastic leukaemia: outcome at {centres}
  centres
* NOTCH1 mutation and response to salvage in T-cell ALL: cohort from {centres} centres
  // NOTCH1 or FBXW7 mutation did not predict response to salvage.
"""),
        openings=alternatives("""
* Relapsed T-cell acute lymphoblastic leukaemia is seldom cured, and antibodies against CD19 are of
  no use in it.
* T-cell ALL makes up a quarter of adult ALL and has fewer options in relapse than B-cell disease.
* Salvage of T-lineage leukaemia rests on nelarabine, alone or in combination.
* Immunotherapy of T-cell ALL is held back by fratricide and by aplasia of normal T cells.
"""),
        aims=alternatives("""
* We report the outcome of salvage in relapsed or refractory T-cell ALL.
* We sought to describe response and survival in T-lineage relapse.
"""),
        methods=(OPEN_LABEL, ANALYSIS),
        results=(
            alternatives("""
* We studied {n} patients with T-cell ALL, of median age {age} (range {ages}); {em_n} had a
  mediastinal mass.
* Of {n} patients with T-lineage disease, {women_n} ({women_p}) were female; the median number of
  earlier lines was {lines}.
* The cohort consisted of {n} patients aged {ages} with relapsed T-cell disease.
"""),
            outcomes.RESPONSE,
            outcomes.SURVIVAL,
            outcomes.CHEMOTHERAPY_SAFETY,
        ),
        extras=(outcomes.TRANSPLANT,),
        closings=alternatives("""
* Outcome of relapsed T-cell ALL remains poor, and transplantation in second remission offers the
  best chance.
* New agents for T-lineage relapse are urgently needed.
* Salvage gave remissions in about half of the patients, which makes transplantation possible.
"""),
        keywords=("T-cell acute lymphoblastic leukaemia", "nelarabine", "relapse"),
        relevance=(("exclude", 1),),
        reason=WRONG_POPULATION,
        years=(2011, 2025),
    ),
    Kind(
        name="lymphoma",
        count=10,
        facts=partial(cohort, size=(26, 140), response=(0.36, 0.6), survival=(8.0, 19.0)),
        words={"treatment": "bispecific antibody treatment"},
        titles=alternatives("""
* Blinatumomab in relapsed diffuse large B-cell lymphoma: results of the {group}
  // Neurological events were dose-limiting above 60 µg/m² per day.
* CD20×CD3 bispecific antibodies for large B-cell lymphoma after CAR T cells: {n} patients
* Blinatumomab as second salvage of aggressive B-cell non-Hodgkin lymphoma at {town}
* Richter transformation treated with T-cell engaging antibodies: multicentre cohort
  // Nodal masses responded more often than marrow involvement.
* Mantle cell lymphoma with central nervous system involvement: {n} patients from {centres} centres
  // Cytarabine and a BTK inhibitor were the usual treatments.
* Burkitt lymphoma in relapse: treatment and survival at {town}, {first}–{last}
* Blinatumomab consolidation after transplantation for diffuse large B-cell lymphoma & residual
  circulating DNA
  // Circulating tumour DNA cleared in some of those who were positive before treatment.
"""),
        openings=alternatives("""
* Relapsed aggressive B-cell lymphoma has a short survival if it does not respond to salvage.
* T-cell engaging antibodies are active across B-cell lymphomas.
* Large B-cell lymphoma that progresses after cell therapy has no standard treatment.
* Dose and schedule of bispecific antibodies differ between lymphoma and leukaemia.
"""),
        aims=alternatives("""
* We assessed response and toxicity in adults with relapsed lymphoma.
* The aim was to describe outcomes in aggressive lymphoma in relapse.
"""),
        methods=(OPEN_LABEL, ANALYSIS),
        results=(
            alternatives("""
* We treated {n} adults with lymphoma (median age {age}, range {ages}) after a median of {lines}
  earlier lines.
* The {n} adults had a median age of {age}; {em_n} ({em_p}) had more than one extranodal site.
"""),
            alternatives("""
* The overall response rate was {cr_p} ({cr_n} of {n}; 95% CI {cr_ci}).
* Objective responses were seen in {cr_n} adults ({cr_p}; 95% CI {cr_ci}), of which {mrd_n} were
  complete on PET.
* Response by PET-CT was complete in {mrd_n} and partial in others, for an overall rate of {cr_p}.
"""),
            outcomes.SURVIVAL,
            outcomes.ENGAGER_SAFETY,
        ),
        extras=(
            alternatives("""
* Elevated lactate dehydrogenase went with early progression.
* Responses were seen irrespective of cell of origin.
* Progression in the first cycle was the main reason for stopping.
"""),
        ),
        closings=alternatives("""
* Treatment was active in lymphoma and deserves study in earlier lines.
* Response was limited in bulky lymphoma; combinations are being explored.
* Survival in relapsed lymphoma remains short without consolidation.
"""),
        keywords=("lymphoma", "bispecific antibody", "relapse"),
        relevance=(("exclude", 9), ("unclear", 1)),
        reason=WRONG_POPULATION,
        years=(2018, 2025),
    ),
    Kind(
        name="myeloid leukaemia and myeloma",
        count=8,
        facts=partial(
            cohort,
            people="older adults",
            size=(24, 120),
            response=(0.25, 0.5),
            survival=(5.0, 11.0),
        ),
        words={"treatment": "a bispecific antibody"},
        titles=alternatives("""
* CD123×CD3 bispecific antibody in relapsed acute myeloid leukaemia: results from {town}
* BCMA-directed bispecific antibodies in extramedullary multiple myeloma: cohort of the {group}
  // Paraskeletal lesions responded more often than true soft-tissue disease.
* Venetoclax & azacitidine for older adults with refractory acute myeloid leukaemia at {town}
* Extramedullary acute myeloid leukaemia: myeloid sarcoma at relapse after transplantation
  // The skin was the most frequent site of myeloid sarcoma.
* FLT3-directed bispecific antibody in refractory acute myeloid leukaemia: results from {town}
* Bispecific antibodies & infection in older adults with multiple myeloma: {group} data
* Donor lymphocytes & a bispecific antibody for acute myeloid leukaemia in relapse after
  transplantation
* CD33-directed T-cell engager in refractory acute myeloid leukaemia at {centres} centres
"""),
        openings=alternatives("""
* The success of T-cell engagers in ALL has encouraged their study in myeloid disease.
* Extramedullary disease carries a poor prognosis in myeloma and in acute myeloid leukaemia alike.
* Target antigens of myeloid blasts are shared with normal progenitors.
* Older adults with refractory myeloid leukaemia have few options.
* Treatment after failure of a first line is palliative in most older adults.
* Redirected T cells are being tried against several myeloid antigens.
"""),
        aims=alternatives("""
* We report response and safety in older adults with myeloid or plasma-cell disease.
* We describe the outcome of treatment in a cohort of older adults.
* Our purpose was to estimate benefit and harm outside lymphoid disease.
"""),
        methods=(OPEN_LABEL, ANALYSIS),
        results=(
            alternatives("""
* Among {n} older adults (median age {age}, range {ages}), {women_n} ({women_p}) were women.
* We enrolled {n} older adults after a median of {lines} earlier lines.
* The study population was {n} older adults, {women_p} of them women, with a median age of {age}.
"""),
            alternatives("""
* The response rate was {cr_p} (95% CI {cr_ci}).
* Responses were seen in {cr_n} of {n} ({cr_p}), and were short in most.
* A response of any depth was recorded in {cr_n} ({cr_p}; 95% CI {cr_ci}).
"""),
            outcomes.SURVIVAL,
            alternatives("""
* Cytokine release was frequent ({crs_p}), though seldom severe ({crs3_p}).
* Infection of grade 3 or higher occurred in {infection3_p}, and cytopenias were almost universal.
* Prolonged neutropenia ({neutropenia3_p}) limited the dose.
"""),
        ),
        extras=(
            alternatives("""
* Pharmacodynamic studies showed T-cell activation at the higher doses.
* TP53 mutation was associated with failure of treatment.
* Dose interruptions were needed in {failed_p}.
* Outcome was worse with extramedullary disease.
* Cytogenetic risk did not bear on response.
"""),
        ),
        closings=alternatives("""
* Activity was modest, and myelosuppression was the chief obstacle.
* Combination with other agents is under study.
* Extramedullary disease remains an unmet need in these conditions.
* Better targets are needed before such treatment can be recommended.
* Early intervention may widen the therapeutic window.
"""),
        keywords=("acute myeloid leukaemia", "multiple myeloma", "bispecific antibody"),
        relevance=(("exclude", 1),),
        reason=WRONG_POPULATION,
        years=(2014, 2025),
    ),
)
