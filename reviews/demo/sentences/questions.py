"""Other questions about leukaemia: tests, complications, daily life."""

from functools import partial

from reviews.demo.facts import cohort
from reviews.demo.kind import Kind
from reviews.demo.protocol import WRONG_INTERVENTION, WRONG_OUTCOME
from reviews.demo.words import alternatives

KINDS = (
    Kind(
        name="measuring residual disease",
        count=7,
        facts=partial(cohort, people="patients", size=(60, 240)),
        words={"treatment": "treatment for B-cell ALL"},
        titles=alternatives("""
* High-throughput sequencing against flow cytometry for residual disease in B-cell ALL: agreement in
  {n} patients
* A CD19-independent gating strategy for flow cytometry after CD19-directed therapy in B-cell ALL
  // Gating on CD22 and cytoplasmic CD79a recovered populations that a CD19 gate had missed.
* Cell-free DNA in cerebrospinal fluid as an early sign of central nervous system relapse in ALL
  // Cell-free DNA was found a median of nine weeks before cytological relapse.
* Residual disease by PCR & by flow cytometry: {n} patients of the {group}
* Blood or marrow? Paired monitoring of residual disease during blinatumomab in {n} patients with
  ALL
* Digital PCR for KMT2A fusions, t(4;11) included: sensitivity in {n} patients
* Flow cytometry of cerebrospinal fluid in ALL: agreement with cytology in {n} patients
  // Flow cytometry was positive in twice as many patients as cytology.
"""),
        openings=alternatives("""
* Measurement of residual disease depends on method, sample and timing.
* CD19-directed therapy removes the antigen by which flow cytometry usually finds B-lineage blasts.
* Laboratories differ in how they report residual disease near the limit of detection.
* Detection of leukaemia outside the marrow calls for other means than marrow aspirates.
* A test is useful only if its errors are known.
* New techniques promise lower limits of detection, but comparisons are few.
"""),
        aims=alternatives("""
* We compared methods of detection in samples from patients with B-cell ALL.
* This study determined the accuracy of a test rather than the effect of a treatment.
* The question was whether two ways of looking give the same answer.
* We assessed how well a method performs in daily laboratory work.
"""),
        methods=(
            alternatives("""
* Paired samples from {n} patients were tested with both methods by staff unaware of the other
  result.
* Samples were collected at {centres} centres from {first} to {last} and analysed centrally.
* Archived material from {n} patients was re-examined in one laboratory in {town}.
* From {n} patients, consecutive samples were split and sent to two laboratories.
* Between {first} and {last}, {n} patients gave consent to additional testing.
"""),
            alternatives("""
* Agreement was expressed as kappa and as the share of discordant pairs.
* Sensitivity and specificity were calculated against relapse within one year.
* Limits of detection were determined by dilution series.
* Discordant results were reviewed by a panel.
"""),
        ),
        results=(
            alternatives("""
* Results agreed in {mrd_p} of paired samples, and discordance was concentrated near the limit of
  detection.
* The two methods disagreed in {failed_n} patients ({failed_p}), most of whom were positive by the
  more sensitive one.
* Concordance was {mrd_p}; in the remainder one method was near its limit.
* Of all pairs, {failed_p} were discordant, without a consistent direction.
"""),
            alternatives("""
* The hazard ratio for relapse of those with a positive result was {hr} ({hr_ci}; {hr_p}).
* Those positive by both methods relapsed soonest.
* Patients with discordant results had an outcome between those of the concordant groups.
"""),
            alternatives("""
* Median turnaround was four working days; {stop_n} samples were inadequate.
* Samples older than 48 hours gave more failures.
* Reproducibility between observers was high.
* Costs per sample differed by a factor of three.
* Failure of the assay was recorded in {stop_n} patients.
"""),
        ),
        extras=(
            alternatives("""
* Peripheral blood missed a third of what was detected in the marrow.
* The limit of detection was one cell in 100,000 where enough cells were available.
* Haemodilution of marrow samples was a frequent cause of falsely negative results.
"""),
            alternatives("""
* Training shortened reading time without loss of accuracy.
* A second reading changed the report in fewer than one sample in twenty.
* Freezing before analysis lowered the yield.
* Automated gating agreed well with experts.
"""),
        ),
        closings=alternatives("""
* The method is fit for routine use, with the limits described.
* Laboratories should state sensitivity with every result.
* Confirmation in an independent cohort is needed before treatment is guided by this test.
* Either method may be used, but not both interchangeably in one patient.
* Common standards for reporting would help more than further technical gains.
"""),
        keywords=("measurable residual disease", "flow cytometry", "diagnostic accuracy"),
        relevance=(("exclude", 6), ("unclear", 1)),
        reason=WRONG_INTERVENTION,
        shelf=("Residuum: Journal of Minimal Disease", "Molecular Lymphoblast"),
        years=(2014, 2025),
    ),
    Kind(
        name="supportive care and late effects",
        count=8,
        facts=partial(cohort, people="patients", size=(70, 420)),
        words={"treatment": "leukaemia treatment"},
        titles=alternatives("""
* Invasive fungal infection during treatment of acute leukaemia: incidence at {centres} centres
* Physical inactivity during treatment of acute lymphoblastic leukaemia: a prospective study
  // Steps taken in a day fell by half during induction.
* Osteonecrosis in long-term survivors of ALL: a {group} study
  // The hip was the joint most often affected.
* Central venous catheters & thrombosis in patients with ALL given asparaginase
  // Most thromboses involved the catheter and occurred in the first two months.
* Fear of relapse in patients with leukaemia: a survey in {town}
  // Respondents named uncertainty, poor sleep and the days before a check-up as hardest.
* Loss of vaccine antibodies after treatment of leukaemia
  // Antibodies against measles were lost most often.
* Pain, sleep & fatigue during maintenance treatment of ALL: diary study
* Hepatitis B reactivation during treatment of acute leukaemia at {centres} centres
* Financial toxicity in families of patients with leukaemia: cross-sectional survey
  // Loss of income was the most frequent hardship.
"""),
        openings=alternatives("""
* Supportive care has contributed as much to the survival of leukaemia as anti-leukaemic drugs.
* Survivors of leukaemia live with consequences of disease and treatment.
* Complications that interrupt treatment may lead to relapse.
* The experience of patients and families is seldom reported in trials.
* What troubles patients most is not always what clinicians record.
* Guidelines on supportive care rest on thin evidence in leukaemia.
"""),
        aims=alternatives("""
* We studied a complication or burden of leukaemia treatment rather than its efficacy.
* We set out to describe how frequent the problem is and whom it affects.
* The objective was to find out who needs help and when.
* This study describes everyday experience during and after treatment.
"""),
        methods=(
            alternatives("""
* Data on {n} patients treated at {centres} centres from {first} to {last} were collected
  prospectively.
* We invited {n} patients or their families, of whom most took part, to answer a structured
  questionnaire.
* Records of {n} patients in the {group} were linked with hospital registers.
"""),
            alternatives("""
* Associations were examined by multivariable logistic regression.
* Two researchers coded the data independently and settled differences by discussion.
"""),
        ),
        results=(
            alternatives("""
* The median age was {age} (range {ages}), and {women_n} ({women_p}) were female.
* Participants had a median age of {age}; {hsct_p} had had a transplant.
"""),
            alternatives("""
* The complication or concern under study affected {failed_n} ({failed_p}; most often in the first
  months).
* Overall, {infection3_p} were affected, and {stop_n} had to change treatment because of it.
* Of those studied, {failed_p} reported or had the problem at some time.
* The problem was recorded in {failed_n} of {n} patients, and in some more than once.
"""),
            alternatives("""
* Of the risk factors examined, older age had the highest hazard ratio ({hr}, {hr_ci}).
* Distance from the centre made little difference.
* Adolescents were affected more than other age groups.
* The course was worse after a transplant.
* Intensive phases of treatment carried the greatest burden.
"""),
        ),
        extras=(
            alternatives("""
* In half of those affected the problem had passed within a year.
* Clinical records captured only some of what patients described.
* Admission to intensive care was needed in {crs3_p}.
"""),
            alternatives("""
* Findings were similar in children and adults.
* Participants asked for information earlier and in plainer words.
* The strongest wish was for a single person to call.
* Results did not change over calendar time.
"""),
        ),
        closings=alternatives("""
* Prevention should be directed to the early phases of treatment.
* The findings call for a trial of a simple preventive measure.
* Services should plan for this burden from the day of diagnosis.
* Patients should be told about this risk in plain words.
* Simple measures at little cost seem worth testing.
"""),
        keywords=("supportive care", "leukaemia", "quality of life"),
        relevance=(("exclude", 1),),
        reason=WRONG_OUTCOME,
        shelf=("Supportive Care Compass", "Wayfarer Oncology Nursing"),
        years=(2010, 2025),
    ),
)
