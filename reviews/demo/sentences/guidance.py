"""Guidance, plans and opinion."""

from reviews.demo.facts import literature
from reviews.demo.kind import Kind
from reviews.demo.protocol import NO_RESULTS, WRONG_PUBLICATION
from reviews.demo.words import alternatives

KINDS = (
    Kind(
        name="guideline",
        count=5,
        facts=literature,
        titles=alternatives("""
* Treatment of relapsed acute lymphoblastic leukaemia in adults: consensus recommendations of the
  {group}
* Guideline for the use of bispecific antibodies in children with ALL
* Expert consensus on extramedullary leukaemia: definition, imaging & response
* Prevention and treatment of neurotoxicity during T-cell engager therapy: a guideline
* Diagnosis and treatment of ALL in adolescents and young adults: {group} guideline
"""),
        openings=alternatives("""
* Practice in relapsed ALL varies between centres.
* New agents call for revised recommendations.
* Definitions of extramedullary response have differed between studies.
* Patients deserve the same standard wherever they are treated.
* Evidence has grown faster than advice.
"""),
        aims=alternatives("""
* The {group} convened a panel to make recommendations.
* This guideline gives advice on treatment, monitoring and supportive care.
"""),
        methods=(
            alternatives("""
* A panel of {panel} clinicians, nurses and patients voted in {rounds} rounds; agreement of {agreed}
  was needed.
* We used a modified Delphi process with {rounds} rounds among {panel} experts.
* A working group with {panel} members drafted statements, which were put to {rounds} rounds of
  voting.
"""),
            alternatives("""
* Evidence was gathered from {databases} databases to {until} and graded.
* A literature search to {until} informed the draft statements.
"""),
        ),
        results=(
            alternatives("""
* Consensus was reached on {statements} statements.
* The panel agreed on {statements} recommendations, most of them based on low-certainty evidence.
* Of the statements proposed, {statements} were accepted.
"""),
            alternatives("""
* Immunotherapy is preferred to intensive chemotherapy in first relapse, where it is available.
* Imaging is advised before CD19-directed treatment if extramedullary disease is suspected.
* Dexamethasone is recommended before the first dose and after every interruption.
* First salvage should include an antibody or cell therapy wherever possible.
* Referral to a centre with cell therapy is advised at first relapse.
"""),
            alternatives("""
* Intrathecal prophylaxis should continue during blinatumomab.
* Antigen expression should be confirmed by flow cytometry before each line of treatment.
* Immunoglobulin replacement is suggested for recurrent infection with low immunoglobulin G.
* Fever during the first infusion should be treated as infection until this is excluded.
* Residual disease should be measured after every cycle.
"""),
            alternatives("""
* No agreement was reached on transplantation for all who respond.
* Statements on outpatient treatment were left to local judgement.
* Monitoring by molecular methods was recommended after every cycle.
* The best order of antibodies was left open.
* Views differed on radiotherapy for single lesions.
"""),
        ),
        extras=(
            alternatives("""
* Research priorities include the sequence of antibodies and cell therapy.
* Patients on the panel asked for clear information on time away from home.
"""),
            alternatives("""
* The document will be revised every two years.
* Audit criteria are given for each recommendation.
"""),
        ),
        closings=alternatives("""
* These recommendations are meant to harmonise care and to guide research.
* Local adaptation will be needed where access to immunotherapy is limited.
"""),
        keywords=("guideline", "consensus", "acute lymphoblastic leukaemia"),
        relevance=(("exclude", 1),),
        reason=WRONG_PUBLICATION,
        publication_type="Practice Guideline",
        years=(2018, 2025),
    ),
    Kind(
        name="trial protocol",
        count=6,
        facts=literature,
        titles=alternatives("""
* Blinatumomab with CNS-directed treatment for extramedullary relapse of B-cell ALL: protocol of a
  phase 2 trial
* Study protocol: randomised comparison of blinatumomab and inotuzumab ozogamicin in first salvage
  ({nct})
* Subcutaneous blinatumomab in R/R B-cell ALL: rationale and design of a multicentre trial
* Intrathecal treatment during blinatumomab: protocol of a randomised trial
* Imaging-guided blinatumomab for extramedullary ALL: protocol of a trial of the {group}
* Low-dose radiotherapy & blinatumomab for bulky extramedullary ALL: study protocol
"""),
        openings=alternatives("""
* Patients with extramedullary relapse have been left out of most trials of blinatumomab.
* Equipoise persists between available treatments of relapsed ALL.
* Local treatment may complement systemic T-cell engagement.
"""),
        aims=alternatives("""
* This protocol describes a trial that is about to recruit.
* We describe the rationale, design and planned analysis of the study.
"""),
        methods=(
            alternatives("""
* The study ({nct}) will enrol {enrol} participants at {centres} centres of the {group}.
* At {centres} centres, {enrol} participants will be treated and followed for two years ({nct}).
"""),
            alternatives("""
* The primary endpoint is complete remission at all sites after two cycles.
* Remission without measurable disease after two cycles is the main endpoint.
* Overall survival at 18 months has been chosen as primary endpoint.
* Event-free survival at one year is the primary endpoint.
* Response outside the marrow will be judged by blinded central review of imaging.
"""),
        ),
        results=(
            alternatives("""
* A response rate of {pooled} would be of interest; the design has 80% power at a one-sided alpha of
  5%.
* With 80% power, the trial can detect a rise in response to {pooled}.
* Sample size rests on a response rate of {pooled} in earlier cohorts.
"""),
            alternatives("""
* Secondary endpoints are survival, toxicity, residual disease and quality of life.
* Samples for studies of resistance will be taken before treatment and at relapse.
* Costs and time spent in hospital will be recorded as well.
* An interim analysis is planned when half of the participants have finished two cycles.
"""),
            alternatives("""
* An independent committee will review safety every six months.
* Training in response assessment is given to all sites.
* Quality of radiotherapy and of imaging will be assured centrally.
* Stopping rules apply to neurotoxicity of grade 4 or higher.
* Patients and families took part in the design.
"""),
            alternatives("""
* Recruitment is expected to take three years.
* The first site opened shortly before submission of this protocol.
* No results are available yet.
* Data collection is under way.
"""),
        ),
        extras=(
            alternatives("""
* Ethical approval has been obtained at the leading centre.
* Protocol amendments will be published with the results.
"""),
            alternatives("""
* Eligibility is deliberately wide, and prior CD19-directed treatment is allowed.
* Children and adults are enrolled under one protocol.
* Data will be shared after the main publication.
* Participants may go to transplantation at any time after the second cycle.
"""),
        ),
        closings=alternatives("""
* Results will show whether the approach merits a phase 3 trial.
* The trial addresses a group for whom evidence is lacking.
* If positive, the study would support treatment by site of disease.
* The design may serve as a model for other rare relapses.
"""),
        keywords=("blinatumomab", "study protocol", "clinical trial"),
        relevance=(("unclear", 2), ("exclude", 4)),
        reason=NO_RESULTS,
        shelf=("Juniper Clinical Trials",),
        publication_type="Clinical Trial Protocol",
        years=(2017, 2025),
    ),
)

# Opinion and correspondence: no abstract, so only titles.
COMMENTS: tuple[tuple[str, str], ...] = (
    ("T-cell engagers at relapse: a door half open", "Editorial"),
    ("Where does leukaemia hide from blinatumomab?", "Editorial"),
    ("Blinatumomab or CAR T cells: the wrong question?", "Editorial"),
    ("Extramedullary relapse & the limits of CD19", "Comment"),
    ("Salvage without chemotherapy in ALL", "Editorial"),
    ("Paying for remission", "Editorial"),
    ("The pump at home: nursing blinatumomab", "Comment"),
    ("Blinatumomab in extramedullary relapse: reply to a letter", "Letter"),
    ("Antigen loss after blinatumomab may be overestimated", "Letter"),
    ("Dexamethasone prephase and cytokine release", "Letter"),
    ("Isolated testicular relapse after blinatumomab", "Letter"),
    ("Blinatumomab for relapsed ALL in pregnancy", "Letter"),
    ("Neurological events of bispecific antibodies: a plea for common terms", "Letter"),
    ("Bispecific antibodies in leukaemia: a first look", "Journal Article"),
    ("Relapse of acute leukaemia in the orbit", "Journal Article"),
    ("Central nervous system prophylaxis in adults with ALL", "Journal Article"),
)
