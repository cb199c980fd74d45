"""What any cohort of patients reports: sentences that fill in `facts.cohort`.

Beside those facts they take `treatment` ("blinatumomab") and `disease` (in words).
"""

from reviews.demo.words import alternatives

_BASELINE_WITH_GENETICS = alternatives("""
* The analysis set comprised {n} {people} aged {ages} (median {age}), of whom {kmt2a_n} ({kmt2a_p})
  carried a KMT2A rearrangement and {ph_n} ({ph_p}) were Ph-positive.
* Recipients of {treatment} were {n} {people} with a median age of {age}; {ph_n} had Ph-positive
  disease and {kmt2a_n} a KMT2A rearrangement.
""")

BASELINE_PLAIN = alternatives("""
* We included {n} {people} (median age {age}, range {ages}); {hsct_n} ({hsct_p}) had relapsed after
  an allogeneic transplant.
* Data on {n} {people} were available. The median age was {age} (range {ages}), {women_n}
  ({women_p}) were female, and the median number of earlier lines was {lines}.
* Between {first} and {last}, {n} {people} received {treatment}; median bone marrow blasts were
  {blasts}, and {hsct_n} ({hsct_p}) had had a previous transplant.
* Of {n} {people} treated (median age {age}; range {ages}), {women_n} were female and {hsct_n}
  ({hsct_p}) entered after failure of a transplant.
* A total of {n} {people} received at least one dose. Median age was {age} ({ages}), and they had
  been through a median of {lines} earlier regimens.
* In all, {n} {people} with a median age of {age} (range {ages}) were eligible; blasts made up a
  median of {blasts} of marrow cells before treatment.
* Records of {n} {people} aged {ages} were complete enough to analyse. Their median age was {age},
  and {hsct_p} had undergone transplantation before.
""")

BASELINE = BASELINE_PLAIN + _BASELINE_WITH_GENETICS

_RESPONSE_BY_CYCLE = alternatives("""
* After up to two cycles {cr_n} {people} ({cr_p}; 95% CI {cr_ci}) were in remission, while {fail_n}
  did not respond or could not be assessed.
* Remission was documented in {cr_n} of {n} {people} (95% CI {cr_ci}), mostly after the first cycle,
  and was molecular in {mrd_n} of them.
* The primary endpoint, remission within two cycles, was met by {cr_n} of {n} {people} ({cr_p}; 95%
  CI {cr_ci}); it was deep, with no detectable disease, in {mrd_n}.
""")

RESPONSE_ONCE = alternatives("""
* Complete remission, with or without full count recovery, was reached by {cr_n} of {n} {people}
  ({cr_p}; 95% CI {cr_ci}), and {mrd_n} of these {cr_n} ({mrd_p}) had no measurable residual
  disease.
* The response rate was {cr_p} (95% CI {cr_ci}); {mrd_n} of {cr_n} responders ({mrd_p}) cleared
  residual disease below 0.01%.
* Overall, {cr_n} {people} ({cr_p}) responded (95% CI {cr_ci}). Among responders, {mrd_p} became
  negative for residual disease by flow cytometry.
* Best response was complete remission in {cr_n} ({cr_p}; 95% CI {cr_ci}) and treatment failure in
  {fail_n}; residual disease was undetectable in {mrd_p} of those in remission.
* Of all {people}, {cr_p} entered remission (95% CI {cr_ci}), and in {mrd_n} of {cr_n} the remission
  was free of measurable disease.
""")

RESPONSE = RESPONSE_ONCE + _RESPONSE_BY_CYCLE

SURVIVAL = alternatives("""
* Median overall survival was {median} months (95% CI {median_ci}) after a median follow-up of
  {follow} months.
* With a median follow-up of {follow} months, overall survival at one year was {year_p} and median
  relapse-free survival {rfs} months.
* Half of the {people} had died by {median} months (95% CI {median_ci}); {two_year_p} were alive at
  two years.
* Overall survival was {year_p} at 12 months and {two_year_p} at 24 months, with a median of
  {median} months.
* Survivors were followed for a median of {follow} months. Median overall survival reached {median}
  months (95% CI {median_ci}), and responders stayed in remission for a median of {rfs} months.
* The Kaplan-Meier estimate of one-year survival was {year_p} (median {median} months; 95% CI
  {median_ci}).
* Median relapse-free and overall survival were {rfs} and {median} months, respectively.
* At a median follow-up of {follow} months the median survival was {median} months, and two-year
  survival {two_year_p}.
""")

RELAPSE = alternatives("""
* Of {cr_n} responders, {rel_n} ({rel_p}) relapsed, {rel_em_n} of them outside the bone marrow.
* Relapse followed in {rel_n} of {cr_n} remissions; {rel_em_n} relapses ({rel_em_p}) were
  extramedullary and {neg_n} had lost CD19.
* The cumulative number of relapses was {rel_n} ({rel_p} of responders), and {neg_n} of these were
  CD19-negative.
* Among responders {rel_p} later relapsed; CD19 was absent from blasts in {neg_n} of {rel_n}
  relapses.
* Relapse was the main cause of failure ({rel_n} of {cr_n}), with an extramedullary component in
  {rel_em_p}.
* During follow-up {rel_n} responders relapsed: {rel_em_n} at an extramedullary site, the others in
  the marrow alone.
""")

RELAPSE_WITHOUT_CD19 = alternatives("""
* Of {cr_n} responders, {rel_n} ({rel_p}) relapsed again, {rel_em_n} of them outside the bone
  marrow.
* Most second failures were relapses ({rel_n}), and {rel_em_n} of these had an extramedullary
  component.
* Remission was followed by relapse in {rel_n} of {cr_n}, usually within a year.
""")

TRANSPLANT = alternatives("""
* In all, {allo_n} responders ({allo_p}) went on to allogeneic transplantation in remission.
* A transplant in remission was possible for {allo_n} of {cr_n} responders.
* Consolidation by allogeneic transplantation was given to {allo_p} of those in remission.
* Of those who responded, {allo_n} were bridged to a transplant; age and want of a donor were the
  usual obstacles for the rest.
* Altogether {allo_n} {people} received an allograft while in remission, at a median of two months
  from response.
""")

EXTRAMEDULLARY = alternatives("""
* Extramedullary disease was present in {em_n} {people} ({em_p}) before treatment: {sites}.
* Response was lower with extramedullary disease ({cr_em_n} of {em_n}, {cr_em_p}) than without
  ({cr_rest_n} of {rest_n}, {cr_rest_p}; {em_p_value}).
* Before treatment {em_n} {people} had extramedullary disease, in {sites}; their median survival was
  {median_em} months, against {median_rest} months in the others (HR {hr}, {hr_ci}).
* Extramedullary involvement at the start ({em_p}) carried a hazard ratio for death of {hr}
  ({hr_ci}; {hr_p}).
* Among {em_n} {people} with disease outside the marrow, {cr_em_n} responded ({cr_em_p}), compared
  with {cr_rest_p} of those with marrow disease alone ({em_p_value}).
* A history of extramedullary relapse was recorded in {em_n} of {n}; remission was reached by
  {cr_em_p} of this group and by {cr_rest_p} of the rest.
* Disease lay outside the marrow in {em_p} ({sites}), and remission there was less frequent
  ({cr_em_p} v. {cr_rest_p}; {em_p_value}).
""")

ENGAGER_SAFETY = alternatives("""
* Cytokine release syndrome occurred in {crs_p} (grade 3 or higher in {crs3_n}), and neurological
  events in {neuro_p} (grade 3 or higher in {neuro3_n}).
* Grade 3 or higher cytokine release and neurotoxicity were seen in {crs3_p} and {neuro3_p};
  {stop_n} {people} stopped treatment for toxicity.
* Treatment was interrupted for neurological events in {neuro3_n} {people} and stopped for good in
  {stop_n}.
* The most frequent severe adverse events were neutropenia ({neutropenia3_p}) and infection
  ({infection3_p}); {ted_n} deaths were judged related to treatment.
* Neurotoxicity of any grade affected {neuro_p}, chiefly tremor and confusion, and resolved with
  dexamethasone and a pause in nearly all.
* Severe toxicity was uncommon: {crs3_n} {people} had cytokine release of grade 3 or more,
  {neuro3_n} had seizures or encephalopathy, and {ted_n} died of infection.
* No new safety signals emerged. Fever in the first week was almost universal, whereas severe
  cytokine release was confined to {crs3_p}.
""")

CHEMOTHERAPY_SAFETY = alternatives("""
* Infection of grade 3 or higher complicated {infection3_p} of courses, and {ted_n} {people} died of
  sepsis.
* Severe infections ({infection3_p}) and raised transaminases ({liver3_p}) were the main toxicities.
* Treatment-related mortality was {ted_p}; prolonged neutropenia beyond day 42 was seen in
  {neutropenia3_p}.
* In total, {ted_n} {people} died during treatment, and {stop_n} stopped because of toxicity.
* The principal severe adverse events were febrile neutropenia ({neutropenia3_p}), mucositis and
  liver toxicity ({liver3_p}).
""")

INOTUZUMAB_SAFETY = alternatives("""
* Veno-occlusive disease developed in {vod_n} {people} ({vod_p}), nearly always after a transplant.
* Sinusoidal obstruction syndrome was diagnosed in {vod_p}, and was fatal in two.
* Liver toxicity of grade 3 or higher affected {liver3_p}; veno-occlusive disease affected {vod_n}
  of {n}.
* Cytopenias were frequent (neutropenia of grade 3 or higher in {neutropenia3_p}), and {vod_n}
  {people} had veno-occlusive disease.
""")

CELL_SAFETY = alternatives("""
* Cytokine release syndrome of any grade occurred in {crs_p} and severe neurotoxicity in {icans3_p}.
* Grade 3 or higher neurotoxicity was reported in {icans3_n} {people} ({icans3_p}); all but two
  recovered.
* Tocilizumab was given to {crs_p}, and intensive care was needed by {icans3_p}.
* Severe cytokine release ({crs3_p}) and neurotoxicity ({icans3_p}) were manageable with standard
  algorithms.
""")
