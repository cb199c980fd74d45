"""Trial registers' XML: WHO's ICTRP portal, and ClinicalTrials.gov's of before 2024."""

import re

from lxml import etree

from reviews.formats.citation import Citation
from reviews.formats.identifiers import clean_doi, trial_numbers
from reviews.formats.xmlformat import XmlFormat, year_of
from reviews.formats.xmltree import distinct, first, texts

# RIS has no word for a trial's registration; it is kept as what it is, a set of data.
REGISTRATION = "DATA"

_BREAK = re.compile(r"\s*(?:</?(?:br|p|div|li|ul|ol)\s*/?>\s*)+", re.IGNORECASE)

# Element -> its label in the text that screeners read, as a registration has no abstract.
_SUMMARY = {
    "Public_title": "Public title",
    "Condition": "Condition",
    "Intervention": "Intervention",
    "Primary_outcome": "Primary outcome",
    "Secondary_outcome": "Secondary outcome",
    "Study_type": "Study type",
    "Study_design": "Study design",
    "Phase": "Phase",
    "Inclusion_Criteria": "Inclusion criteria",
    "Exclusion_Criteria": "Exclusion criteria",
    "results_summary": "Results",
}


def _ictrp(root: etree._Element) -> Citation:
    number = first(root, "TrialID")
    issued = first(root, "Date_registration", "Date_registration3")
    title = first(root, "Scientific_title", "Public_title")
    said = {label: _plain(first(root, name)) for name, label in _SUMMARY.items()}
    if said["Public title"] == title:
        del said["Public title"]
    return Citation(
        title=title,
        title_short=first(root, "Acronym"),
        authors=tuple(texts(root, "Primary_sponsor")),
        year=year_of(first(root, "Date_registration3"), issued),
        issued=issued,
        container_title=first(root, "Source_Register"),
        abstract=" ".join(f"{label}: {text}" for label, text in said.items() if text),
        type=REGISTRATION,
        urls=distinct(
            [
                url
                for name in ("web_address", "results_url_link", "results_url_protocol")
                for url in first(root, name).split()
                if url.startswith(("http://", "https://"))
            ]
        ),
        keywords=distinct(part.strip() for part in first(root, "Condition").split(";")),
        source="ICTRP",
        accessions=distinct([number]),
        trial_ids=distinct([number, *trial_numbers(first(root, "Secondary_ID"))]),
        status=first(root, "Recruitment_Status"),
    )


def _clinicaltrials_gov(root: etree._Element) -> Citation:
    number = first(root, "id_info/nct_id")
    aliases = texts(root, "id_info/nct_alias")
    secondary = texts(root, "id_info/secondary_id")
    brief, official = first(root, "brief_title"), first(root, "official_title")
    issued = first(
        root, "start_date", "study_first_posted", "study_first_submitted", "firstreceived_date"
    )
    keywords = [
        word
        for path in ("condition", "keyword", "intervention/intervention_name", "*/mesh_term")
        for word in texts(root, path)
    ]
    return Citation(
        title=official or brief,
        title_short=brief if official else first(root, "acronym"),
        authors=distinct(
            [
                *texts(root, "overall_official/last_name"),
                *texts(root, "sponsors/lead_sponsor/agency"),
            ]
        ),
        year=year_of(issued),
        issued=issued,
        abstract="\n\n".join(texts(root, "brief_summary") + texts(root, "detailed_description")),
        type=REGISTRATION,
        urls=distinct(texts(root, "required_header/url")),
        keywords=distinct(keywords),
        source="ClinicalTrials.gov",
        accessions=distinct([number, *texts(root, "id_info/org_study_id")]),
        trial_ids=distinct([number, *aliases, *trial_numbers("\n".join(secondary))]),
        status=first(root, "overall_status"),
    )


def _found_study(root: etree._Element) -> Citation:
    """One of a list of search results, which says little."""
    number = first(root, "nct_id")
    issued = first(root, "start_date", "first_posted", "first_received")
    return Citation(
        title=first(root, "title"),
        title_short=first(root, "acronym"),
        authors=distinct(texts(root, "sponsors/lead_sponsor")),
        year=year_of(issued),
        issued=issued,
        type=REGISTRATION,
        urls=distinct(texts(root, "url")),
        keywords=distinct(
            [*texts(root, "conditions/condition"), *texts(root, "interventions/intervention")]
        ),
        source="ClinicalTrials.gov",
        accessions=distinct([number]),
        trial_ids=distinct([number, *trial_numbers("\n".join(texts(root, "other_ids/id")))]),
        status=first(root, "status"),
    )


def _isrctn(root: etree._Element) -> Citation:
    """One of ISRCTN's trials, whose elements are in several parts."""
    number = f"ISRCTN{first(root, 'isrctn')}"
    public, scientific = (
        first(root, f"trialDescription/{name}") for name in ("title", "scientificTitle")
    )
    others = [
        text
        for name in ("eudraCTNumber", "clinicalTrialsGovNumber")
        for text in texts(root, f"externalRefs/{name}")
    ]
    assigned = root.find("isrctn")
    issued = (assigned.get("dateAssigned") or "")[:10] if assigned is not None else ""
    said = [
        text
        for name in ("plainEnglishSummary", "studyHypothesis", "primaryOutcome")
        for text in texts(root, f"trialDescription/{name}")
    ]
    return Citation(
        title=scientific or public,
        title_short=public if scientific else "",
        year=year_of(issued),
        issued=issued,
        abstract="\n\n".join(map(_plain, said)),
        doi=clean_doi(first(root, "externalRefs/doi")),
        type=REGISTRATION,
        keywords=distinct(texts(root, "conditions/condition/description")),
        source="ISRCTN",
        accessions=distinct([number]),
        trial_ids=distinct([number, *trial_numbers("\n".join(others))]),
    )


def _plain(text: str) -> str:
    """`text` without the markup of web pages that registers put into it."""
    return _BREAK.sub(" ", text).strip() if "<" in text else text


ICTRP_XML = XmlFormat(
    name="ICTRP XML",
    dialect="ICTRP",
    records=("Trial",),
    wrappers=("Trials_downloaded_from_ICTRP",),
    sign=re.compile(r"<Trials_downloaded_from_ICTRP|<TrialID>"),
    date="Date_registration",
    describe=_ictrp,
)

CLINICALTRIALS_XML = XmlFormat(
    name="ClinicalTrials.gov XML",
    dialect="ClinicalTrials.gov",
    records=("clinical_study",),
    wrappers=("clinical_studies", "search_results"),
    sign=re.compile(r"<clinical_study[\s>]"),
    date="start_date",
    describe=_clinicaltrials_gov,
)

# What the register gave for a list of search results before 2024.
CLINICALTRIALS_SEARCH = XmlFormat(
    name="ClinicalTrials.gov search XML",
    dialect="ClinicalTrials.gov",
    records=("study",),
    wrappers=("search_results",),
    sign=re.compile(r"<search_results\b(?:(?!<clinical_study)[^\0])*?<study\b[^>]*>\s*<nct_id>"),
    date="start_date",
    describe=_found_study,
)

ISRCTN_XML = XmlFormat(
    name="ISRCTN XML",
    dialect="ISRCTN",
    records=("trial",),
    wrappers=("allTrials", "fullTrial"),
    sign=re.compile(r"<isrctn\b[^>]*>\d{8}</isrctn>"),
    date="isrctn",
    describe=_isrctn,
)
