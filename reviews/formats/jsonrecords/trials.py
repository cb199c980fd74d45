"""ClinicalTrials.gov's studies as its service gives them, in the second version of its format."""

from reviews.formats import identifiers
from reviews.formats.citation import Citation
from reviews.formats.jsonrecords.services import each_of
from reviews.formats.jsonrecords.values import Record, at, distinct, each, first, inner


def clinical_trial(record: Record) -> Citation:
    """One study of the register; the investigators and the sponsor are its authors."""
    protocol = inner(record, "protocolSection")
    names = inner(protocol, "identificationModule")
    status = inner(protocol, "statusModule")
    text = inner(protocol, "descriptionModule")
    sponsors = inner(protocol, "sponsorCollaboratorsModule")
    contacts = inner(protocol, "contactsLocationsModule")
    words = inner(protocol, "conditionsModule")
    number = first(names, "nctId")
    secondary = each_of(names.get("secondaryIdInfos"), "id")
    issued = first(inner(status, "startDateStruct"), "date") or first(
        inner(status, "studyFirstPostDateStruct"), "date"
    )
    registered = identifiers.trial_numbers("\n".join(secondary))
    brief, official = first(names, "briefTitle"), first(names, "officialTitle")
    return Citation(
        title=official or brief,
        title_short=brief if official else first(names, "acronym"),
        authors=distinct(
            [
                *each_of(contacts.get("overallOfficials"), "name"),
                *each(inner(sponsors, "leadSponsor"), "name"),
            ]
        ),
        year=identifiers.clean_year(issued),
        issued=issued,
        abstract="\n\n".join(each(text, "briefSummary", "detailedDescription")),
        type="DATA",
        keywords=distinct(
            [
                *each(words, "conditions", "keywords"),
                *each_of(at(protocol, "armsInterventionsModule", "interventions"), "name"),
            ]
        ),
        urls=(f"https://clinicaltrials.gov/study/{number}",) if number else (),
        source="ClinicalTrials.gov",
        accessions=distinct([number] if number else []),
        trial_ids=distinct([*([number] if number else []), *registered]),
        status=first(status, "overallStatus"),
    )
