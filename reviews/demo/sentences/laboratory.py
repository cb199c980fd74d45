"""Cells, animals and drug levels: reports without patients' outcomes, or nearly so."""

from functools import partial

from reviews.demo.facts import bench, cohort
from reviews.demo.kind import Kind
from reviews.demo.protocol import WRONG_DESIGN, WRONG_OUTCOME
from reviews.demo.sentences import outcomes
from reviews.demo.words import alternatives

KINDS = (
    Kind(
        name="preclinical",
        count=15,
        facts=bench,
        titles=alternatives("""
* Interferon-γ primes CD19-positive blasts for killing by blinatumomab in vitro
* Engineered γδ T cells that release a CD19×CD3 engager clear B-cell ALL in mice
  // Engineered γδ T cells persisted in marrow for five weeks.
* BCL2 inhibition enhances T-cell engager cytotoxicity against B-cell ALL: synergy in xenografts
  // Synergy scores were positive at every dose pair of venetoclax and blinatumomab.
* Mesenchymal stroma shields leukaemic blasts from blinatumomab through TGF-β & PD-L1
  // Blocking TGF-β restored killing in contact with stroma.
* A meningeal niche model of B-cell ALL: T-cell engagement beyond the blood-brain barrier
  // Few human T cells crossed into the meninges unless they were infused directly.
* CD58 loss blunts synapse formation & killing by the CD19×CD3 bispecific antibody
  // Re-expression of CD58 restored the synapse.
* KMT2A::AFF1 knock-in cells carrying t(4;11) evade CD19-directed killing by lineage plasticity
  // Single-cell sequencing showed a myeloid programme before CD19 was lost.
* Half-life extended CD19 engager: pharmacology in mice and IC₅₀ against primary ALL
  // The IC₅₀ in primary samples lay in the low picomolar range.
* Regulatory T cells limit blinatumomab: depletion restores lysis of primary samples of ALL
* A dual CD19/CD22×CD3 antibody prevents antigen escape in patient-derived xenografts
  // No antigen-negative relapse was seen with dual targeting.
* Dasatinib as a reversible switch for T-cell engagers in vitro
  // Dasatinib at 50 nM halted lysis within an hour, and washout restored it.
* Ex vivo sensitivity to blinatumomab of {samples} primary B-cell ALL samples
* Repeated T-cell engagement induces exhaustion that a pause reverses: a xenograft study of
  treatment-free intervals
  // Seven days without antibody restored lysis to almost its first value.
* Ovarian and hepatic deposits in mice with B-cell ALL: imaging of T-cell engagement at
  extramedullary sites
  // Human T cells reached the liver within two days and the ovary only after a week.
* CRISPR screen for resistance of B-cell ALL to CD19×CD3 engagement
  // The screen ranked CD19, CD58 and members of death-receptor signalling highest.
"""),
        openings=alternatives("""
* The determinants of blast killing by T-cell engagers are incompletely known.
* Models that reproduce extramedullary leukaemia are scarce.
* Resistance to CD19-directed antibodies may lie in the tumour, in the T cell, or in the niche.
* Combining T-cell engagers with targeted drugs could raise efficacy, provided T cells are spared.
* Leukaemic blasts differ widely in their sensitivity to redirected lysis.
* Stromal cells and soluble factors modify what T cells can do.
* Redirected lysis needs adhesion, synapse and death signalling, each of which may fail.
"""),
        aims=alternatives("""
* We examined the mechanism in cell lines, primary samples and mice.
* Here we test a strategy to strengthen T-cell engagement against B-cell ALL.
* We used complementary models to find out.
* The work presented here addresses this gap with genetic and pharmacological tools.
* We asked whether this vulnerability could be exploited in vivo.
"""),
        methods=(
            alternatives("""
* Co-cultures of {lines} B-cell ALL lines with T cells from {donors} donors were treated for {hours}
  hours with increasing concentrations of antibody.
* We tested {samples} primary samples ex vivo and followed xenografts in immunodeficient mice by
  bioluminescence.
* Cytotoxicity was measured by flow cytometry after {hours} hours at an effector-to-target ratio of
  1:1 and 1:10.
* Blasts of {samples} patients were co-cultured with autologous or donor T cells, with and without
  the combination.
* Target cells were edited with CRISPR-Cas9 and exposed to T cells for {hours} hours.
* Live imaging recorded contacts between T cells and blasts of {lines} lines over {hours} hours.
"""),
            alternatives("""
* Mice ({mice} per group) received human T cells and were treated with {dose} mg/kg or vehicle.
* RNA sequencing and phospho-flow cytometry were used to trace signalling.
* Groups of {mice} mice were compared by log-rank test.
* For in vivo work, {mice} mice per group were engrafted with luciferase-labelled blasts.
* Animals in groups of {mice} were randomised once engraftment was seen.
"""),
        ),
        results=(
            alternatives("""
* Specific lysis rose from {lysis_low} to {lysis} with the combination ({p}).
* Killing was {fold}-fold higher than with antibody alone ({p}) and depended on contact.
* In {responders} of {samples} samples ({responders_p}) lysis exceeded 50%.
* Half-maximal lysis was reached at a concentration {fold} times lower ({p}).
* Blockade of the pathway changed lysis from {lysis} to {lysis_low} ({p}).
"""),
            alternatives("""
* Median survival of treated mice was {treated} days, against {control} days in controls ({p}).
* Leukaemic burden in marrow and spleen fell {drop}-fold, and survival lengthened from {control} to
  {treated} days.
* Treated animals outlived controls (median {treated} v. {control} days; {p}), without loss of
  weight.
"""),
            alternatives("""
* T-cell activation markers and granzyme B increased in parallel.
* Secretion of interferon-γ and TNF-α was {drop} times as high.
* Proliferation of CD8-positive cells accounted for most of the effect.
* Exhaustion markers appeared after repeated stimulation.
* Cytokine release did not rise in step with killing.
* Naive T cells were recruited later than memory cells.
"""),
        ),
        extras=(
            alternatives("""
* Normal haematopoietic progenitors were spared.
* The effect vanished when CD19 was deleted.
* Non-malignant B cells were killed equally.
* Results were alike with T cells from patients and from healthy donors.
"""),
            alternatives("""
* Meningeal infiltration was reduced but not abolished.
* Extramedullary deposits in ovary and liver responded later than marrow.
* Late relapses in mice retained CD19.
"""),
        ),
        closings=alternatives("""
* These preclinical findings provide a rationale for a clinical trial.
* The combination strengthens T-cell engagement in models of B-cell ALL.
* The pathway is a candidate cause of resistance and a possible target.
* The model offers a way to study treatment at sites outside the marrow.
* Clinical testing should include samples from extramedullary lesions.
* Results in mice need confirmation in samples from treated patients.
"""),
        keywords=("blinatumomab", "in vitro", "xenograft", "T-cell engager"),
        relevance=(("exclude", 1),),
        reason=WRONG_DESIGN,
        shelf=("Bench & Blast: Experimental Leukaemia", "Molecular Lymphoblast"),
        years=(2011, 2025),
    ),
    Kind(
        name="resistance in patients' samples",
        count=8,
        facts=partial(cohort, people="patients", size=(22, 84)),
        words={"treatment": "blinatumomab"},
        titles=alternatives("""
* Mechanisms of CD19 loss after blinatumomab in relapsed B-cell ALL: sequencing of {rel_n} paired
  samples
  // Truncating CD19 mutations explained half of the antigen-negative relapses.
* T-cell fitness before blinatumomab and response in R/R B-cell ALL
  // Responders had more CD8⁺ memory cells, and non-responders more regulatory T cells.
* TP53 alteration, Ph-like profile & outcome of blinatumomab in relapsed ALL: genomic study of {n}
  patients
  // Neither TP53 alteration nor a Ph-like profile predicted failure.
* Alternative splicing of CD19 (Δexon 2) in relapse under bispecific antibody treatment
  // The Δexon 2 transcript was present at low level before treatment in most patients.
* Single-cell profiles of extramedullary blasts after blinatumomab
  // Blasts from soft tissue expressed adhesion genes that were silent in the marrow.
* Serum blinatumomab concentration, body weight & response in relapsed ALL: population
  pharmacokinetics
  // Clearance did not depend on weight within the range studied.
"""),
        openings=alternatives("""
* Why some patients with relapsed ALL fail to respond to blinatumomab is insufficiently explained.
* Loss of CD19 is one of several escape routes from bispecific antibodies.
* Samples taken before and after treatment allow resistance to be traced in patients.
* Biomarkers of response to T-cell engagement would spare patients futile treatment.
"""),
        aims=alternatives("""
* We looked for correlates of response in samples from treated patients.
* We related laboratory findings before treatment to remission and relapse.
"""),
        methods=(
            alternatives("""
* Marrow from {n} patients treated with blinatumomab at {centres} centres was studied by sequencing
  and cytometry.
* Samples of {n} patients with relapsed or refractory ALL, stored from {first} to {last}, were
  examined.
* We analysed pretreatment samples of {n} patients and, where there was one, a sample at relapse.
"""),
            alternatives("""
* Findings were compared between responders and non-responders, with correction for multiple
  testing.
* Clinical outcome was abstracted without knowledge of laboratory results.
"""),
        ),
        results=(
            outcomes.RESPONSE,
            outcomes.RELAPSE,
            alternatives("""
* The marker was found in {failed_n} patients ({failed_p}), in whom the hazard ratio for death was
  {hr} ({hr_ci}; {hr_p}).
* Expression before treatment was lower in the {fail_n} patients without a response.
* No single alteration separated responders from the rest.
"""),
        ),
        extras=(
            outcomes.EXTRAMEDULLARY,
            alternatives("""
* Resistant clones could be traced back to the pretreatment sample in half of the cases examined.
* Findings were confirmed in a second set of samples.
* Antigen-negative cells were below the limit of detection before treatment.
"""),
        ),
        closings=alternatives("""
* Resistance to blinatumomab arises in more than one way, and antigen loss explains a minority.
* The marker should be tested prospectively before it guides treatment.
* Monitoring of CD19 before the next CD19-directed treatment is advisable.
"""),
        keywords=("blinatumomab", "CD19", "drug resistance", "biomarker"),
        relevance=(("unclear", 5), ("exclude", 4), ("include", 1)),
        reason=WRONG_OUTCOME,
        shelf=(
            "Molecular Lymphoblast",
            "Bench & Blast: Experimental Leukaemia",
            "Lymphoid Horizons",
        ),
        years=(2016, 2025),
    ),
)
