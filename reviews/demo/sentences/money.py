"""What blinatumomab costs and whether it is worth it."""

from reviews.demo.facts import economics
from reviews.demo.kind import Kind
from reviews.demo.protocol import WRONG_OUTCOME
from reviews.demo.words import alternatives

MONEY_OPENINGS = alternatives("""
* Immunotherapies for ALL are costly, and payers ask whether their benefit justifies the price.
* Several effective but expensive treatments compete in relapsed B-cell ALL.
* Costs of continuous infusion, admission and toxicity weigh on budgets for leukaemia care.
* Decisions on reimbursement of blinatumomab rest on models whose assumptions are seldom compared.
* Health systems with fixed budgets must weigh new leukaemia drugs against other needs.
* The value of a bridge to transplantation is hard to capture in a model.
* Prices of immunotherapy exceed the usual thresholds in many countries.
""")

KINDS = (
    Kind(
        name="cost-effectiveness",
        count=12,
        facts=economics,
        titles=alternatives("""
* Cost-effectiveness of blinatumomab versus {rival} in relapsed or refractory B-cell ALL
* Economic evaluation of blinatumomab for R/R acute lymphoblastic leukaemia: {country} payer
  perspective
* Blinatumomab compared with {rival} for relapsed ALL: a partitioned survival model
* Value of blinatumomab in relapsed ALL & the price at which it would be good value: {country}
  analysis
* Cost-utility of CD19-directed treatments in children with relapsed B-cell ALL
* Budget impact and cost per life-year of blinatumomab against {rival} in adults with refractory ALL
"""),
        openings=MONEY_OPENINGS,
        aims=alternatives("""
* We estimated the cost per quality-adjusted life-year (QALY) of blinatumomab compared with {rival}.
* This study assessed whether blinatumomab is good value in relapsed or refractory B-cell ALL.
* Our aim was an economic evaluation of blinatumomab from the perspective of the health system.
* We modelled costs and outcomes of blinatumomab and {rival}.
* The objective was to inform a decision on reimbursement.
"""),
        methods=(
            alternatives("""
* A partitioned survival model with {cycle} cycles and {horizon} horizon was fed with published
  trial data; costs and benefits were discounted at {discount} a year.
* We built a Markov model with {cycle} cycles over {horizon} horizon, discounting at {discount}.
* Parametric curves were fitted to reconstructed survival data and extrapolated over {horizon}
  horizon in {cycle} cycles.
* A microsimulation over {horizon} horizon followed individual patients in {cycle} cycles, with
  {discount} discounting.
"""),
            alternatives("""
* Drug, administration, transplant and toxicity costs came from {country} tariffs.
* Unit costs were taken from {country} schedules, and utilities from the literature.
* Uncertainty was examined in one-way and probabilistic analyses with 5,000 draws.
* Scenario analyses varied the cure assumption, the number of cycles and drug wastage.
* Utilities were elicited in a trial, and costs were taken from {country} accounts.
"""),
        ),
        results=(
            alternatives("""
* Blinatumomab cost {cost_a} and yielded {qaly_a} QALYs per patient, compared with {cost_b} and
  {qaly_b} QALYs for {rival}.
* Expected costs were {cost_a} with blinatumomab and {cost_b} with {rival}; expected QALYs were
  {qaly_a} and {qaly_b}.
* Over the horizon, {qaly_a} QALYs were gained at {cost_a} with blinatumomab, against {qaly_b} at
  {cost_b} with {rival}.
"""),
            alternatives("""
* The incremental cost of {extra_cost} for {extra_qaly} QALYs gave a ratio of {ratio} per QALY,
  {side} the threshold of {threshold}.
* At {extra_cost} more for {extra_qaly} QALYs, the cost per QALY gained was {ratio} (threshold
  {threshold}).
"""),
            alternatives("""
* Blinatumomab was cost-effective in {sure} of simulations at a threshold of {threshold}.
* The probability of being cost-effective at {threshold} per QALY was {sure}.
"""),
            alternatives("""
* Results were most sensitive to the share cured, the hazard ratio for death and the price of the
  drug.
* Fewer cycles, and treatment at home from the second cycle, lowered the ratio most.
* A price reduction of {cut} would have brought the ratio well under the threshold in every
  scenario.
* The price of the drug and the utility after cure drove the result.
"""),
        ),
        extras=(
            alternatives("""
* The ratio was higher in patients with an earlier transplant and lower in first salvage.
* Outpatient infusion reduced the cost of the second cycle by {cut}.
* Including lost productivity made little difference.
* Time in hospital fell by {cut} with home infusion.
"""),
            alternatives("""
* Extrapolation beyond the observed period accounted for more than half of the QALYs gained.
* Alternative survival curves changed the ratio by less than {cut} in either direction.
* Treating transplantation as a cost but not as a benefit changed the ranking in one scenario.
* Caregivers' time was not counted.
"""),
        ),
        closings=alternatives("""
* At current prices blinatumomab is {worth} compared with {rival}, on the assumptions made here.
* Blinatumomab is {worth} at the usual threshold; long-term survival remains the chief uncertainty.
* The conclusion that blinatumomab is {worth} depends on survival beyond the period of observation.
* Blinatumomab is {worth} against {rival}, and the decision hinges on price.
* With the evidence at hand blinatumomab is {worth}; better survival data could change this.
"""),
        keywords=(
            "blinatumomab",
            "cost-effectiveness",
            "quality-adjusted life-years",
            "economic model",
        ),
        relevance=(("exclude", 9), ("unclear", 1)),
        reason=WRONG_OUTCOME,
        shelf=("Quarterly Ledger of Health Economics", "Value & Remission"),
        years=(2016, 2025),
    ),
)
