"""What the demo's reviews set out to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Protocol:
    """The demo review's plan; lists are in the order in which people should read them.

    `reasons` are the full-text exclusion reasons, highest rank first.
    """

    title: str
    question: str
    inclusion: tuple[str, ...]
    exclusion: tuple[str, ...]
    reasons: tuple[str, ...]
    include_terms: tuple[str, ...]
    exclude_terms: tuple[str, ...]


WRONG_POPULATION = "Wrong population"
WRONG_INTERVENTION = "Wrong intervention"
WRONG_OUTCOME = "Wrong outcome"
WRONG_DESIGN = "Wrong study design"
WRONG_PUBLICATION = "Wrong publication type"
NO_RESULTS = "No results reported yet"
OVERLAPPING = "Same patients as a larger report"


def protocol() -> Protocol:
    """The protocol of the demo review, the same at every call."""
    return Protocol(
        title="Blinatumomab in relapsed or refractory B-cell ALL",
        question=(
            "In children and adults with relapsed or refractory B-cell acute lymphoblastic "
            "leukaemia, what are the benefits and harms of blinatumomab, and do they differ in "
            "people with extramedullary relapse?"
        ),
        inclusion=(
            "Children or adults with relapsed or refractory B-cell acute lymphoblastic leukaemia, "
            "whatever the Philadelphia chromosome or KMT2A status.",
            "Blinatumomab in at least one group, alone or with other treatment.",
            "Reports remission, measurable residual disease, survival, relapse (also "
            "extramedullary) or adverse events.",
            "Randomised or single-arm trials, cohorts, and case series of at least five patients.",
            "Any language and any country, published from 2010.",
        ),
        exclusion=(
            "Blinatumomab in first remission only, or as part of first-line treatment.",
            "Other diseases only: T-cell leukaemia, lymphoma without leukaemia, myeloid leukaemia.",
            "Laboratory or animal studies without patients' outcomes.",
            "Reviews, guidelines, editorials, and letters without data of their own.",
            "Single case reports and series of fewer than five patients.",
        ),
        reasons=(
            WRONG_POPULATION,
            WRONG_INTERVENTION,
            WRONG_OUTCOME,
            WRONG_DESIGN,
            WRONG_PUBLICATION,
            NO_RESULTS,
            OVERLAPPING,
        ),
        include_terms=(
            *("blinatumomab", "bispecific T-cell engager", "relapsed", "refractory"),
            *("extramedullary", "central nervous system", "B-cell", "CD19", "complete remission"),
            *("overall survival", "phase 2", "phase 3", "cohort"),
        ),
        exclude_terms=(
            *("T-cell acute lymphoblastic", "lymphoma", "myeloid", "mice", "xenograft", "in vitro"),
            *("review", "guideline", "case report", "first remission", "newly diagnosed"),
            *("cost-effectiveness", "editorial", "protocol"),
        ),
    )


def of_the_update() -> Protocol:
    """The protocol of the demo's second review, the update of an earlier one."""
    return Protocol(
        title="Inotuzumab ozogamicin in relapsed or refractory B-cell ALL: an update",
        question=(
            "In adults with relapsed or refractory B-cell acute lymphoblastic leukaemia, how many "
            "reach remission with inotuzumab ozogamicin, and how many have liver injury?"
        ),
        inclusion=(
            "Adults with relapsed or refractory B-cell acute lymphoblastic leukaemia.",
            "Inotuzumab ozogamicin in at least one group.",
            "Reports remission, survival or veno-occlusive disease.",
        ),
        exclusion=(
            "Congress abstracts.",
            "Reports of patients that a larger report includes.",
        ),
        reasons=(WRONG_INTERVENTION, WRONG_PUBLICATION, OVERLAPPING),
        include_terms=("inotuzumab", "CD22", "veno-occlusive", "relapsed", "refractory"),
        exclude_terms=("chimeric antigen receptor", "CAR T", "children"),
    )
