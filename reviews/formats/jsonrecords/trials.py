"""ClinicalTrials.gov's studies as its service gives them, in both versions of its format."""

from reviews.formats import identifiers
from reviews.formats.citation import Citation
from reviews.formats.jsonrecords.services import each_of
from reviews.formats.jsonrecords.values import Record, Value, at, distinct, each, first, inner


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


def full_study(record: Record) -> Citation:
    """One study in the first version of the format, of before 2024, read as one in the second."""
    protocol = inner(record, "Study", "ProtocolSection")
    names = inner(protocol, "IdentificationModule")
    status = inner(protocol, "StatusModule")
    text = inner(protocol, "DescriptionModule")
    sponsors = inner(protocol, "SponsorCollaboratorsModule")
    officials = at(protocol, "ContactsLocationsModule", "OverallOfficialList", "OverallOfficial")
    words = inner(protocol, "ConditionsModule")
    treatments = at(protocol, "ArmsInterventionsModule", "InterventionList", "Intervention")
    secondary = at(names, "SecondaryIdInfoList", "SecondaryIdInfo")
    return clinical_trial(
        {
            "protocolSection": {
                "identificationModule": {
                    "nctId": first(names, "NCTId"),
                    "briefTitle": first(names, "BriefTitle"),
                    "officialTitle": first(names, "OfficialTitle"),
                    "acronym": first(names, "Acronym"),
                    "secondaryIdInfos": _named("id", each_of(secondary, "SecondaryId")),
                },
                "statusModule": {
                    "overallStatus": first(status, "OverallStatus"),
                    "startDateStruct": {
                        "date": first(inner(status, "StartDateStruct"), "StartDate")
                        or first(inner(status, "StudyFirstPostDateStruct"), "StudyFirstPostDate")
                    },
                },
                "descriptionModule": {
                    "briefSummary": first(text, "BriefSummary"),
                    "detailedDescription": first(text, "DetailedDescription"),
                },
                "sponsorCollaboratorsModule": {
                    "leadSponsor": {
                        "name": first(inner(sponsors, "LeadSponsor"), "LeadSponsorName")
                    }
                },
                "contactsLocationsModule": {
                    "overallOfficials": _named("name", each_of(officials, "OverallOfficialName"))
                },
                "conditionsModule": {
                    "conditions": [*each(inner(words, "ConditionList"), "Condition")],
                    "keywords": [*each(inner(words, "KeywordList"), "Keyword")],
                },
                "armsInterventionsModule": {
                    "interventions": _named("name", each_of(treatments, "InterventionName"))
                },
            }
        }
    )


def _named(key: str, texts: list[str]) -> list[Value]:
    return [{key: text} for text in texts]
