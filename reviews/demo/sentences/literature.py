"""Reviews, narrative and systematic."""

from reviews.demo.facts import literature
from reviews.demo.kind import Kind
from reviews.demo.protocol import WRONG_PUBLICATION
from reviews.demo.words import alternatives

KINDS = (
    Kind(
        name="narrative review",
        count=10,
        facts=literature,
        titles=alternatives("""
* Immunotherapy of relapsed acute lymphoblastic leukaemia: where we stand
* Bispecific antibodies in B-cell ALL: a review of mechanism, results & resistance
* Extramedullary relapse of ALL in the era of CD19-directed treatment: narrative review
* Management of adults with relapsed or refractory B-cell ALL: a practical review
* From blinatumomab to CAR T cells: choosing treatment in paediatric relapse
* Central nervous system leukaemia in the age of immunotherapy: a review
* Testis, meninges, soft tissue: sanctuary sites of ALL reviewed
* Why blinatumomab fails: the blast, the T cell & the niche
* T-cell engagers in haematology: lessons from the first decade
* Ph-like, Ph-positive and KMT2A-rearranged ALL: new treatments reviewed
"""),
        openings=alternatives("""
* Treatment of relapsed B-cell ALL has changed more in ten years than in the forty before.
* Antibodies and engineered T cells have entered every phase of ALL treatment.
* Clinicians face a choice among several immunotherapies and little comparative evidence.
* The biology of relapse is better understood, and treatment begins to follow.
* Relapse of B-cell ALL is no longer met with chemotherapy alone.
* With every new agent the question of order becomes more pressing.
* Extramedullary disease tests the limits of every systemic immunotherapy.
"""),
        aims=alternatives("""
* This review summarises the evidence and offers a practical view.
* Here we review mechanisms, clinical results and open questions.
* We discuss how the available treatments may be ordered and combined.
* Our aim is to help the clinician who must choose today.
* The article traces how practice has changed and where it has not.
"""),
        methods=(
            alternatives("""
* We draw on trials, registries and our own practice rather than on a systematic search.
* Literature known to the authors up to {until} is discussed.
* The article is built around three clinical vignettes.
* Sources were chosen for their weight in practice, not by protocol.
* Published trials and congress reports up to {until} form the basis.
"""),
        ),
        results=(
            alternatives("""
* We first set out how CD19, CD20 and CD22 are expressed in health and disease.
* The immunological synapse, T-cell exhaustion and antigen loss are described first.
* Results of the main trials of blinatumomab, inotuzumab and CAR T cells are set side by side.
* A short history of bispecific constructs opens the text.
* The opening section asks what relapse is, clonally speaking.
* We begin with the pharmacology of short-lived and long-lived constructs.
"""),
            alternatives("""
* Attention is given to older adults, to patients with extramedullary disease and to relapse after
  transplantation.
* Disease of the central nervous system and testis is treated in a section of its own.
* We then turn to toxicity, its grading, and its prevention in routine care.
* Children and adults are considered separately where the evidence differs.
* The management of patients with heavy tumour burden is dealt with at length.
* Relapse outside the marrow, its imaging and its biopsy are then discussed.
"""),
            alternatives("""
* Tables list doses, monitoring and the usual reasons for interruption.
* A flow chart suggests an order of treatment by burden of disease and access to cell therapy.
* The interplay of prior CD19-directed treatment with later cell therapy is examined.
* Worked examples show how residual disease may steer the next step.
* Boxes summarise when to pause, when to give dexamethasone, and when to stop.
* The transition from hospital to home infusion is described in practical terms.
"""),
            alternatives("""
* Resistance is considered under three headings: the blast, the T cell and the site.
* Cost and access in countries with fewer resources receive particular mention.
* Subcutaneous administration and longer-acting molecules are on the horizon.
* Combinations with checkpoint antibodies are judged to be unproven.
* Trials under way are listed with their endpoints.
* The text closes with questions that registries could answer.
"""),
        ),
        extras=(
            alternatives("""
* Residual disease is proposed as the moment at which immunotherapy works best.
* The evidence for each step is graded informally.
* Gaps in knowledge are named throughout.
* Controversies among the authors are stated rather than smoothed over.
* Advice that rests on opinion is marked as such.
"""),
            alternatives("""
* We argue that imaging for extramedullary disease should be routine before treatment.
* The role of transplantation after immunotherapy is weighed.
* Paediatric data are drawn upon wherever adult data are lacking.
* Nursing aspects are given a box of their own.
* Combination with tyrosine kinase inhibitors is covered for Ph-positive disease.
"""),
        ),
        closings=alternatives("""
* Rational sequences and combinations, tested in trials, should be the next step.
* Immunotherapy will move forward in the course of treatment, and chemotherapy will recede.
* Until comparative trials report, decisions must be individual.
* Good practice begins with careful staging, inside and outside the marrow.
* The coming years should be spent on comparisons rather than on further single-arm trials.
"""),
        keywords=("review", "acute lymphoblastic leukaemia", "immunotherapy", "blinatumomab"),
        relevance=(("exclude", 1),),
        reason=WRONG_PUBLICATION,
        shelf=("Kestrel Reviews in Haematology", "Lymphoid Horizons"),
        publication_type="Review",
        years=(2017, 2025),
    ),
    Kind(
        name="systematic review",
        count=8,
        facts=literature,
        titles=alternatives("""
* Blinatumomab for relapsed or refractory B-cell ALL: systematic review and meta-analysis
* Efficacy of CD19-directed immunotherapy in ALL: a systematic review of {included} studies
* Blinatumomab, inotuzumab ozogamicin & CAR T cells in relapsed ALL: network meta-analysis
* Extramedullary disease and response to immunotherapy in B-cell ALL: a meta-analysis
* Neurological adverse events of T-cell engagers: systematic review
  // Neurological events of grade 3 or higher affected between 4% and 15% in single studies.
* Transplantation after blinatumomab in relapsed ALL: meta-analysis of {included} cohorts
  // Transplantation in remission went with longer remission, with a risk of immortal-time bias.
* Late effects of CD19-directed antibodies: systematic review
  // Follow-up beyond five years was reported by two studies only.
* Blinatumomab in children with relapsed ALL: a systematic review of trials & cohorts
"""),
        openings=alternatives("""
* Evidence on blinatumomab in relapsed ALL is spread over trials and observational studies.
* Relative effects of immunotherapies for relapsed ALL have not been established in head-to-head
  trials.
* Single studies are too small to show effects in subgroups such as extramedullary disease.
* Earlier reviews have not separated children from adults.
* New trials call for an updated synthesis.
* Indirect evidence is often all there is.
"""),
        aims=alternatives("""
* We pooled the evidence on remission, survival and harms.
* We set out to summarise all studies of CD19-directed treatment in relapsed or refractory ALL.
* This systematic review estimated response rates and their heterogeneity.
* The objective was to bring together comparative and single-arm evidence.
* We asked what is known, and how well.
"""),
        methods=(
            alternatives("""
* We searched {databases} databases to {until}; two reviewers screened {found} records
  independently.
* {databases} bibliographic databases and two trial registers were searched to {until}, which gave
  {found} records.
* From {found} records found up to {until}, two people chose studies and extracted data in
  duplicate.
"""),
            alternatives("""
* Risk of bias was judged with standard tools, and proportions were pooled in random-effects models.
* Data were combined by random-effects meta-analysis after arcsine transformation.
* Certainty of evidence was graded for each outcome.
* Heterogeneity was explored by meta-regression on burden of disease and line of treatment.
* Data were extracted in duplicate, and authors were asked for what was missing.
"""),
        ),
        results=(
            alternatives("""
* We included {included} studies with {people_n} patients.
* Data of {people_n} patients from {included} studies were analysed.
* Of all records, {included} studies ({people_n} patients) met the criteria.
"""),
            alternatives("""
* The pooled remission rate was {pooled} (95% CI {pooled_ci}; I² {i2}).
* Remission was reached by {pooled} (95% CI {pooled_ci}), with I² of {i2}.
"""),
            alternatives("""
* Compared with chemotherapy, the hazard ratio for death was {hr} ({hr_ci}; {hr_p}).
* Survival favoured immunotherapy over chemotherapy (HR {hr}, {hr_ci}).
"""),
            alternatives("""
* Few studies reported extramedullary disease separately, and definitions differed.
* Subgroups by age and burden explained part of the heterogeneity.
* Observational studies had serious risk of confounding.
* Only a handful of studies gave results by site of relapse.
* Definitions of remission varied, which limited comparison.
"""),
        ),
        extras=(
            alternatives("""
* Funnel plots did not suggest missing small studies.
* Removal of any one study changed the estimate little.
* Results of trials and cohorts were compatible.
"""),
            alternatives("""
* Severe neurotoxicity was reported inconsistently.
* Certainty of evidence was moderate for remission and low for survival.
* Data on quality of life came from two studies only.
"""),
        ),
        closings=alternatives("""
* Immunotherapy improves remission and survival, with moderate certainty at best.
* Better reporting of extramedullary disease is needed before firm conclusions.
* Direct comparisons remain the most pressing gap.
* The evidence supports use at relapse, but says little on order of treatment.
* Trials should report patients with extramedullary disease apart.
"""),
        keywords=(
            "systematic review",
            "meta-analysis",
            "blinatumomab",
            "acute lymphoblastic leukaemia",
        ),
        relevance=(("exclude", 5), ("unclear", 1)),
        reason=WRONG_PUBLICATION,
        publication_type="Systematic Review",
        years=(2017, 2025),
    ),
)
