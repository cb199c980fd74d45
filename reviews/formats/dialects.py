"""What the tags mean: one table per database, as data. Adding a database is adding a table.

Where a database bends the usual meaning of a tag, the table says so beside it.
"""

import re
from dataclasses import replace
from typing import Any

from reviews.formats.dialect import Dialect, Shape

RIS = Dialect("RIS", database="")


def _ris(name: str, **changes: Any) -> Dialect:
    """RIS as the database `name` writes it."""
    return replace(RIS, name=name, database=None, **changes)


DIALECTS: dict[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        RIS,
        # M1 repeats and holds affiliations; T2 is the title in the original language.
        _ris(
            "Embase",
            original_title=("T2", "OP"),
            container=("JF", "JO", "BT", "JA", "J2"),
            short_issue=(),
            pmid=("C5", "PM"),
            pmcid=(),
            accessions=("U2", "AN"),
        ),
        # M1 and M2 hold test names, methods, or cited references; ID is the accession number, CY
        # the country. Through a reference manager, IS may be the journal's code.
        _ris(
            "Ovid",
            short_issue=(),
            accessions=("ID", "AN"),
            accession_form=("L2", re.compile(r"ovid\.com/\S*[?&]AN=([\w.-]+)")),
            publisher_place=("PP",),
        ),
        _ris(
            "Scopus",
            container=("T2", "JF", "JO", "BT"),
            pmid=("C2", "PM"),
            accession_form=("UR", re.compile(r"eid=(2-s2\.0-\d+)")),
        ),
        # C2 and M3 are of no use here; the whole page range may stand in SP.
        _ris("Web of Science", pmcid=(), short_issue=(), publisher_place=("PI", "PP", "CY")),
        # JO may repeat JF; the database is a code such as `aph`.
        _ris(
            "EBSCOhost",
            short_issue=(),
            accessions=("AN", "ID"),
            accession_form=("N1", re.compile(r"\AAccession Number: ([\w.-]*[\w-])")),
        ),
        # M1 may be a PMID, and AN may hold two numbers.
        _ris(
            "ProQuest",
            pmid=("M1", "PM"),
            short_issue=(),
            accession_form=("AN", re.compile(r"[^;\s]+")),
        ),
        # C3 is "PUBMED 21314913"; CC the review group.
        _ris("Cochrane CENTRAL", pmid=("C3", "PM"), short_issue=()),
        _ris("IEEE Xplore"),
        # U1 repeats: "35957633 [PMID]", "PMC9359172 [PMCID]".
        _ris("Dimensions", pmid=("U1", "PM")),
        _ris("Lens", accessions=("ID", "AN")),
        # TT holds translated titles, AB one abstract per language, MH and KW DeCS terms.
        _ris("LILACS", accessions=("ID", "AN")),
        # From PubMed through a reference manager: AN is the PMID.
        _ris("PubMed", pmid=("AN", "PM", "PMID")),
        # CY holds affiliations, Y2 the month and Y3 the day.
        _ris("Rayyan", publisher_place=("PP",)),
        _ris("JSTOR"),
        _ris("PsycNet", accessions=("AN", "ID")),  # the older ones have no AN
        _ris("CAB Direct", accessions=("ID", "AN")),
        _ris("Epistemonikos", accessions=("ID", "AN")),
        _ris("Europe PMC"),
        _ris("ClinicalTrials.gov", accessions=("ID", "AN")),
    )
}

MEDLINE = Dialect(
    "MEDLINE",
    database="PubMed",
    title=("TI", "BTI", "CTI", "TT"),
    original_title=("TT",),
    authors=("FAU",),
    short_authors=("AU",),
    groups=("CN",),
    container=("JT", "TA", "CTI", "BTI"),
    container_short=("TA",),
    abstract=("AB", "OAB"),
    year=("DP", "DEP", "DA"),
    issued=("DP", "DEP", "DA"),
    volume=("VI", "VL"),
    issue=("IP",),
    short_issue=(),
    first_page=(),
    last_page=(),
    pages=("PG",),
    number=("LID",),
    doi=(
        ("LID", Shape.MARKED),
        ("AID", Shape.MARKED),
        ("DO", Shape.ANYWHERE),
        ("SO", Shape.MARKED),
        ("AID", Shape.WHOLE),
        ("LID", Shape.WHOLE),
    ),
    pmid=("PMID",),
    pmcid=("PMC", "PMCR"),
    issn=("IS", "ISBN", "ISSN"),
    urls=("URLF", "URLS", "UR"),
    keywords=("MH", "OT"),
    language=("LA",),
    publisher=("PB",),
    source=("OWN",),
    accessions=("PMID", "OID"),
    trial_ids=("SI",),
    notes=("GN",),
    editors=("FED", "ED"),
    title_short=(),
    translated_titles=(),
    publisher_place=("PL",),
    collection_title=("CTI",),
    labels=(),
    relations=(
        *(("CIN", "comment in"), ("CON", "comment on"), ("EIN", "erratum in")),
        *(("EFR", "erratum for"), ("RIN", "retraction in"), ("ROF", "retraction of")),
        *(("RPI", "republished in"), ("RPF", "republished from"), ("UIN", "update in")),
        *(("UOF", "update of"), ("CRI", "corrected and republished in")),
        *(("CRF", "corrected and republished from"), ("ECI", "expression of concern in")),
        *(("ECF", "expression of concern for"), ("DRIN", "dataset described in")),
        *(("DDIN", "dataset described in"), ("SPIN", "summary for patients in")),
    ),
)

# Web of Science's own plain text. SP is the sponsor of a meeting and PG the number of pages; DA is
# the day of the export, D2 the DOI of the book that a chapter is in.
WOS = Dialect(
    "Web of Science",
    title=("TI",),
    original_title=("FT", "Z1", "X1", "Y1"),
    authors=("AF",),
    short_authors=("AU",),
    groups=("CA", "GP"),
    container=("SO", "SE", "BS"),
    container_short=("JI", "J9"),
    abstract=("AB",),
    year=("PY", "PD", "EA"),
    issued=("PD", "PY", "EA"),  # PD often holds no more than a month
    volume=("VL",),
    issue=("IS",),
    short_issue=(),
    first_page=("BP",),
    last_page=("EP",),
    pages=("PS",),
    number=("AR",),
    doi=(("DI", Shape.ANYWHERE), ("UR", Shape.LINK)),
    pmid=("PM", "UT"),  # UT may be "MEDLINE:16842170"
    pmcid=(),
    issn=("SN", "EI", "BN"),
    urls=("UR",),
    keywords=("DE", "ID"),
    language=("LA",),
    publisher=("PU",),
    source=(),
    accessions=("UT", "AN"),
    trial_ids=(),
    notes=(),
    editors=("BE", "ED"),
    title_short=(),
    translated_titles=(),
    publisher_place=("PI",),
    event_title=("CT",),
    collection_title=("SE",),
    labels=(),
)

# A record's database: for each tag, how its text begins and the dialect which that shows. The
# first that fits.
SIGNS: dict[str, tuple[tuple[str, str], ...]] = {
    "AN": (
        ("rayyan-", "Rayyan"),
        ("WOS:", "Web of Science"),
        ("pub.1", "Dimensions"),
        ("CN-0", "Cochrane CENTRAL"),
    ),
    "U2": tuple((f"L{digit}", "Embase") for digit in range(1, 10)),
    "DP": (
        ("EBSCO", "EBSCOhost"),
        ("NLM", "PubMed"),
        ("JSTOR", "JSTOR"),
        ("http://bvsalud", "LILACS"),
        ("https://bvsalud", "LILACS"),
        ("http://www.scielo", "LILACS"),
        ("https://www.scielo", "LILACS"),
    ),
    "DB": (
        ("Ovid ", "Ovid"),
        ("APA PsycInfo <", "Ovid"),
        ("Embase <", "Ovid"),
        ("NLM", "PubMed"),
        ("Scopus", "Scopus"),
        ("SCOPUS", "Scopus"),
        ("ProQuest", "ProQuest"),
        ("ABI/INFORM", "ProQuest"),
        ("LILACS", "LILACS"),
        ("JSTOR", "JSTOR"),
        ("PubMed", "PubMed"),
    ),
    "N1": (("Accession Number: ", "EBSCOhost"),),
    # ERIC's numbers, which others write in AN, and those of trials.
    "ID": (("EJ", "Ovid"), ("ED", "Ovid"), ("NCT", "ClinicalTrials.gov")),
    "DESCRIPTORS": (("", "PsycNet"),),
}

# Where no tag says so: what an address contains, and the dialect which that shows.
ADDRESS_SIGNS: tuple[tuple[str, str], ...] = (
    ("//www.scopus.com/", "Scopus"),
    ("lens.org/", "Lens"),
    ("ebscohost.com/", "EBSCOhost"),
    ("ovid.com/", "Ovid"),
    ("proquest.com", "ProQuest"),
    ("cabdirect.org/", "CAB Direct"),
    ("cabidigitallibrary.org/", "CAB Direct"),
    ("epistemonikos.org/", "Epistemonikos"),
    ("//europepmc.org/", "Europe PMC"),
)
