"""What the tags mean: one table per dialect, as data. Adding a database is adding a table.

The engine in `tagged.py` needs to know only which tags exist; `canonical.py` reads a record's
fields through the table of its dialect. Where a database bends the usual meaning of a tag, the
table says so beside it.
"""

from dataclasses import dataclass, replace
from enum import Enum


class Shape(Enum):
    """How much of a text must be an identifier for it to be taken for one."""

    ANYWHERE = "anywhere in the text"
    WHOLE = "the whole text, but for a label or a resolver's address"
    LINK = "in the address of a resolver or of a publisher's page"
    MARKED = "labelled as one: `10.1000/1 [doi]`"


Tags = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dialect:
    """Which tags hold which field of a `Citation`, for one database or program.

    Where a field takes one value, its tags are in order of trust: the first that has text wins.
    Where it takes several, all tags count, in the order of the file. `pmid` tags hold a PMID if
    the whole text is one, but for a label. `short_authors` names the people of `authors` again,
    abbreviated; it counts where it names more of them.
    """

    name: str
    title: Tags = ("TI", "T1", "CT", "BT", "ST")
    original_title: Tags = ("OP",)
    authors: Tags = ("AU", "A1")
    short_authors: Tags = ()
    groups: Tags = ()  # further authors that are organisations
    container: Tags = ("JF", "T2", "JO", "BT", "JA", "J2", "J1")
    container_short: Tags = ("J2", "JA", "J9", "JI", "J1", "JO")
    abstract: Tags = ("AB", "N2")
    year: Tags = ("PY", "Y1", "DA")  # never Y2: the date of access, and in Rayyan the month
    issued: Tags = ("DA", "Y1", "PY")
    volume: Tags = ("VL", "VO")
    issue: Tags = ("IS", "CP")
    short_issue: Tags = ("M1",)  # an issue only if it is a short number
    first_page: Tags = ("SP",)
    last_page: Tags = ("EP",)
    pages: Tags = ("PG",)
    number: Tags = ("C7", "AR")
    doi: tuple[tuple[str, Shape], ...] = (
        ("DO", Shape.ANYWHERE),
        ("DI", Shape.ANYWHERE),
        ("L3", Shape.WHOLE),
        ("M3", Shape.WHOLE),
        ("LID", Shape.MARKED),
        ("AID", Shape.MARKED),
        ("UR", Shape.LINK),
        ("L1", Shape.LINK),
        ("L2", Shape.LINK),
        ("N1", Shape.WHOLE),
    )
    pmid: Tags = ("PM", "PMID")
    pmcid: Tags = ("C2", "U1", "PMC")
    issn: Tags = ("SN", "BN")  # ISSNs and ISBNs, told apart by their form
    urls: Tags = ("UR", "L1", "L2", "LK")
    keywords: Tags = ("KW", "MH")
    language: Tags = ("LA",)
    publisher: Tags = ("PB", "PU")
    source: Tags = ("DB",)
    accessions: Tags = ("AN",)
    trial_ids: Tags = ("AN", "ID", "N1")
    notes: Tags = ("N1", "RN")


RIS = Dialect("RIS")

DIALECTS: dict[str, Dialect] = {
    dialect.name: dialect
    for dialect in (
        RIS,
        # M1 repeats and holds affiliations; T2 is the title in the original language.
        replace(
            RIS,
            name="Embase",
            original_title=("T2", "OP"),
            container=("JF", "JO", "BT", "JA", "J2"),
            short_issue=(),
            pmid=("C5", "PM"),
            pmcid=(),
            accessions=("U2", "AN"),
        ),
        # M1 and M2 hold test names, methods, or cited references; ID is the accession number.
        replace(RIS, name="Ovid", short_issue=(), accessions=("ID", "AN")),
        replace(RIS, name="Scopus", container=("T2", "JF", "JO", "BT"), pmid=("C2", "PM")),
        # C2 and M3 are of no use here; the whole page range may stand in SP.
        replace(RIS, name="Web of Science", pmcid=(), short_issue=()),
        # JO may repeat JF; the database is a code such as `aph`.
        replace(RIS, name="EBSCOhost", short_issue=(), accessions=("AN", "ID")),
        # M1 may be a PMID, and AN may hold two numbers.
        replace(RIS, name="ProQuest", pmid=("M1", "PM"), short_issue=()),
        # C3 is "PUBMED 21314913"; CC the review group.
        replace(RIS, name="Cochrane CENTRAL", pmid=("C3", "PM"), short_issue=()),
        replace(RIS, name="IEEE Xplore"),
        # U1 repeats: "35957633 [PMID]", "PMC9359172 [PMCID]".
        replace(RIS, name="Dimensions", pmid=("U1", "PM")),
        replace(RIS, name="Lens", accessions=("ID", "AN")),
        # TT holds translated titles, AB one abstract per language, MH and KW DeCS terms.
        replace(RIS, name="LILACS", accessions=("ID", "AN")),
        # From PubMed through a reference manager: AN is the PMID.
        replace(RIS, name="PubMed", pmid=("AN", "PM", "PMID")),
        # CY holds affiliations, Y2 the month and Y3 the day.
        replace(RIS, name="Rayyan"),
        replace(RIS, name="JSTOR"),
    )
}

MEDLINE = Dialect(
    "MEDLINE",
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
    number=(),
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
)

# RIS's word for the kind of work: by PT, unless DT says more (in a journal it does not).
WOS_TYPES = {"J": "JOUR", "B": "BOOK", "S": "SER", "C": "CPAPER", "P": "PAT"}
WOS_DOCUMENT_TYPES = (("Book Chapter", "CHAP"), ("Proceedings Paper", "CPAPER"))

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
        ("http://bvsalud", "LILACS"),
        ("https://bvsalud", "LILACS"),
        ("http://www.scielo", "LILACS"),
        ("https://www.scielo", "LILACS"),
    ),
    "DB": (
        ("Ovid ", "Ovid"),
        ("Scopus", "Scopus"),
        ("SCOPUS", "Scopus"),
        ("ProQuest", "ProQuest"),
        ("ABI/INFORM", "ProQuest"),
        ("LILACS", "LILACS"),
        ("JSTOR", "JSTOR"),
        ("PubMed", "PubMed"),
    ),
    "N1": (("Accession Number: ", "EBSCOhost"),),
}

# Where no tag says so: what an address contains, and the dialect which that shows.
ADDRESS_SIGNS: tuple[tuple[str, str], ...] = (
    ("//www.scopus.com/", "Scopus"),
    ("lens.org/", "Lens"),
    ("ebscohost.com/", "EBSCOhost"),
    ("ovid.com/", "Ovid"),
    ("proquest.com", "ProQuest"),
)


def _tags(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Every two-letter tag that a RIS export was seen to use; others are kept and reported.
RIS_TAGS = _tags(
    """
    TY ER ID TI T1 T2 T3 TT ST CT BT AU A1 A2 A3 A4 TA AB N1 N2 PY Y1 Y2 Y3 DA JF JO JA J1 J2 J9
    JI VL VO IS CP SP EP PG SN BN UR L1 L2 L3 L4 LK DO KW MH LA PB PU PP PI PA CY DB DP AN AD AI
    AV C1 C2 C3 C4 C5 C6 C7 C8 CA CC CN DI ET FU FX H1 H2 LB M1 M2 M3 M4 NL NS NV OP PD PM PT RI
    RN RP SE SV TS U1 U2 U3 U4 U5 WE AR CI WP
    """
)

MEDLINE_TAGS = _tags(
    """
    PMID OWN STAT LR DA DCOM IS VI IP DP TI PG LID AB FAU AU AUID AD LA PT PL TA JT JID SB MH OT
    OTO PMC PMCR EDAT MHDA CRDT PHST AID PST SO CN FIR IR SI GR RN CI COIS DEP EIN EFR CIN CON
    CRI CRF RIN RPI RPF ROF UOF UIN DDIN DRIN ECI ECF OAB OABL OCI OID MID TT BTI CTI CP FED ED
    ISBN ISSN PB CDAT GN NM PS FPS RF SFM SPIN DRDT URLF URLS VTI NI NO LI RCI
    """
)

WOS_TAGS = _tags(
    """
    PT ER AU AF BA BF CA GP BE TI SO SE BS LA DT CT CY CL SP HO DE ID AB C1 C3 RP EM RI OI FU FP
    FX CR NR TC Z9 U1 U2 PU PI PA SN EI BN J9 JI PD PY VL IS PN SU SI MA BP EP AR DI DL D2 EA EY
    PG WC WE SC GA PM UT OA HC HP DA FT X1 Y1 Z1 Z2 Z3 Z4 Z8 ZA ZB ZK ZR ZS X4 X5 Y4 Y5 AN AK PS
    CC CN CO DS GE MC MI MQ OR BD PV ST TA TM TN UR NM C2 DC AE PC SD ED AA NO RC RS TS ES VN
    """
)


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """How the records of a format stand in a text.

    `start` is the tag that opens a record, `tags` are those that are known there. A wrapped text
    is put together again with `joiner`, but for `lists`: each of their lines is a text of its own.
    `dialect` says what the tags mean, or is None where that depends on the record's database.
    """

    name: str
    start: str
    tags: frozenset[str]
    joiner: str
    lists: frozenset[str] = frozenset()
    dialect: Dialect | None = None


# In RIS, a list may be wrapped like any text: its lines stay apart until the field is known.
RIS_LAYOUT = Layout("RIS", "TY", RIS_TAGS | MEDLINE_TAGS, "\n")
MEDLINE_LAYOUT = Layout("PubMed", "PMID", MEDLINE_TAGS, " ", dialect=MEDLINE)
WOS_LAYOUT = Layout(
    "Web of Science", "PT", WOS_TAGS, " ", lists=_tags("AU AF BA BF BE GP C1 CR"), dialect=WOS
)
LAYOUTS = (RIS_LAYOUT, MEDLINE_LAYOUT, WOS_LAYOUT)

# Tags that only one of the two formats uses: they decide which one a text is.
ONLY_MEDLINE = MEDLINE_TAGS - RIS_TAGS
ONLY_RIS = RIS_TAGS - MEDLINE_TAGS

# A tag that says enough about a work for a record to begin with it where the start mark is
# missing. What else follows an end mark (Ovid's `NL`) belongs to the record before.
SUBSTANTIAL = _tags("TI T1 CT BT AU A1 FAU AB N2 DO PY Y1 T2 JF JO JA JT PMID")
