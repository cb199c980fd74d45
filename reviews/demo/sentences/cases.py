"""Single patients."""

from reviews.demo.facts import case
from reviews.demo.kind import Kind
from reviews.demo.protocol import WRONG_DESIGN
from reviews.demo.words import alternatives

KINDS = (
    Kind(
        name="case report",
        count=13,
        facts=case,
        titles=alternatives("""
* Isolated relapse of B-cell ALL in the {site} after blinatumomab: a case report
* Blinatumomab for extramedullary relapse of acute lymphoblastic leukaemia involving the {site}
* Complete metabolic response to blinatumomab of a mass in the {site} in relapsed B-cell ALL: case
  report
* {site} relapse with preserved CD19 during blinatumomab: report of one case & comment
* Prolonged encephalopathy during blinatumomab in {in_an} {age}-year-old {person} with relapsed ALL
  // An electroencephalogram during treatment had shown diffuse slowing without seizures.
* Late relapse of t(4;11)-positive ALL after blinatumomab, presenting as a tumour of the {site}
  // Blasts at relapse carried the same KMT2A rearrangement as at diagnosis.
* Blinatumomab between two allogeneic transplants in Ph-positive ALL involving the {site}
"""),
        openings=alternatives("""
* Extramedullary relapse after blinatumomab is known, but single sites are rarely described in
  detail.
* Little guides treatment of B-cell ALL that returns outside the marrow.
* Uncommon sites of relapse may be mistaken for infection or a second cancer.
* The marrow may stay in remission while leukaemia returns elsewhere.
* Reports of relapse in unusual organs help to recognise the next one.
* The pattern of relapse has changed since CD19-directed treatment came into use.
* Leukaemia that spares the marrow is easily overlooked.
"""),
        aims=alternatives("""
* We describe a patient in whom this occurred.
* We present one case and set it beside earlier descriptions.
* This report concerns a single patient.
* The course of one patient is reported here.
* We report what we saw and what we did.
"""),
        methods=(
            alternatives("""
* {an} {age}-year-old {person} with B-cell ALL relapsed {months} months after first remission.
* {an} {age}-year-old {person} was referred to {town} with a second relapse of B-cell ALL, {months}
  months after transplantation.
* The patient, {in_an} {age}-year-old {person}, had refractory B-cell ALL after {months} months of
  chemotherapy.
* Relapse was diagnosed in {in_an} {age}-year-old {person} who had finished maintenance {months}
  months before.
* Our patient was {in_an} {age}-year-old {person} whose B-cell ALL returned {months} months after
  first diagnosis.
"""),
            alternatives("""
* {cap_he} received {cycles} cycles of blinatumomab and entered remission without detectable
  residual disease.
* Blinatumomab was begun, and the marrow was in molecular remission after the first of {cycles}
  cycles.
* With {cycles} cycles of blinatumomab marrow blasts disappeared, with fever on day {day} as the
  only toxicity.
* Salvage consisted of {cycles} cycles of blinatumomab, after which residual disease could not be
  detected.
* Treatment with blinatumomab ({cycles} cycles) led to remission; tremor on day {day} called for a
  short pause.
"""),
        ),
        results=(
            alternatives("""
* After {later} months {he} noticed swelling; imaging showed a {size} lesion of the {site}, and
  biopsy showed CD19-positive blasts.
* Positron emission tomography {later} months later revealed a {size} mass in the {site}; the marrow
  was normal.
* A lesion of {size} in the {site} was found {later} months later, while blood and marrow remained
  in remission.
* Pain led to imaging {later} months later, which showed a mass of {size} in the {site}; its cells
  expressed CD19 and CD10.
* A routine visit {later} months later revealed a {size} tumour of the {site}, which on biopsy was
  B-lymphoblastic.
"""),
            alternatives("""
* Cerebrospinal fluid was free of blasts throughout.
* Flow cytometry of the lesion showed the phenotype of the original disease.
* CD19 and CD22 were both retained.
* The marrow was reexamined twice and showed no blasts.
* Chromosome analysis of the lesion matched the first diagnosis.
"""),
            alternatives("""
* Local radiotherapy and intrathecal treatment were followed by CAR T cells, and {he} remains well.
* {cap_he} was given radiotherapy and inotuzumab and then received a transplant.
* In spite of further treatment {he} died of progressive leukaemia.
* The lesion shrank with radiotherapy; {he} is in remission on maintenance.
* {cap_he} declined intensive treatment and was given steroids and vincristine.
* After CAR T cells the mass disappeared, and {he} has been well since.
"""),
        ),
        extras=(
            alternatives("""
* A search of the literature found few similar patients, in most of whom the marrow was spared.
* {cap_he} had had no extramedullary disease at diagnosis.
* Intrathecal treatment had been given as planned in first remission.
* No earlier patient of our hospital had relapsed at this site.
"""),
            alternatives("""
* The lesion had first been taken for an abscess.
* Imaging at first diagnosis had shown no such lesion.
* Recovery from earlier treatment had been uneventful.
* The interval between symptoms and biopsy was six weeks.
* No antibody against leukaemic antigens was given in the meantime.
"""),
        ),
        closings=alternatives("""
* Extramedullary relapse should be suspected even where the marrow is in remission.
* Imaging is worthwhile when symptoms arise after blinatumomab.
* One case cannot show cause, yet it illustrates an escape that redirected T cells may not reach.
* Biopsy of new lesions, with assessment of CD19, is essential.
* Clinicians should ask about pain and swelling during and after blinatumomab.
* Whether systemic treatment alone would have sufficed cannot be known.
"""),
        keywords=("blinatumomab", "case report", "extramedullary relapse"),
        relevance=(("exclude", 8), ("unclear", 3)),
        reason=WRONG_DESIGN,
        shelf=(
            *("Casebook of Rare Haematology", "Willowbrook Case Reports in Oncology"),
            "Atlas of Extramedullary Disease",
        ),
        publication_type="Case Reports",
    ),
)
