"""Which tags exist in each kind of tagged text, and how its records stand there.

The engine in `tagged.py` needs to know no more; what the tags mean is in `dialects.py`.
"""

from dataclasses import dataclass

from reviews.formats.dialect import Dialect
from reviews.formats.dialects import MEDLINE, WOS


def tags_of(text: str) -> frozenset[str]:
    """The tags that `text` names, divided by blanks."""
    return frozenset(text.split())


# Every tag that a RIS export was seen to use; others are kept and reported.
RIS_TAGS = tags_of(
    """
    TY ER ID TI T1 T2 T3 TT ST CT BT AU A1 A2 A3 A4 TA AB N1 N2 PY Y1 Y2 Y3 DA JF JO JA J1 J2 J9
    JI VL VO IS CP SP EP PG SN BN UR L1 L2 L3 L4 LK DO KW MH LA PB PU PP PI PA CY DB DP AN AD AI
    AV C1 C2 C3 C4 C5 C6 C7 C8 CA CC CN DI ET FU FX H1 H2 LB M1 M2 M3 M4 NL NS NV OP PD PM PT RI
    RN RP SE SV TS U1 U2 U3 U4 U5 WE AR CI WP DESCRIPTORS
    """
)

MEDLINE_TAGS = tags_of(
    """
    PMID OWN STAT LR DA DCOM IS VI IP DP TI PG LID AB FAU AU AUID AD LA PT PL TA JT JID SB MH OT
    OTO PMC PMCR EDAT MHDA CRDT PHST AID PST SO CN FIR IR SI GR RN CI COIS DEP EIN EFR CIN CON
    CRI CRF RIN RPI RPF ROF UOF UIN DDIN DRIN ECI ECF OAB OABL OCI OID MID TT BTI CTI CP FED ED
    ISBN ISSN PB CDAT GN NM PS FPS RF SFM SPIN DRDT URLF URLS VTI NI NO LI RCI UI PUBM AA EM
    """
)

WOS_TAGS = tags_of(
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
    "Web of Science", "PT", WOS_TAGS, " ", lists=tags_of("AU AF BA BF BE GP C1 CR"), dialect=WOS
)
LAYOUTS = (RIS_LAYOUT, MEDLINE_LAYOUT, WOS_LAYOUT)

# Tags that only one of the two formats uses: they decide which one a text is.
ONLY_MEDLINE = MEDLINE_TAGS - RIS_TAGS
ONLY_RIS = RIS_TAGS - MEDLINE_TAGS

# A tag that says enough about a work for a record to begin with it where the start mark is
# missing. What else follows an end mark (Ovid's `NL`) belongs to the record before.
SUBSTANTIAL = tags_of("TI T1 CT BT AU A1 FAU AB N2 DO PY Y1 T2 JF JO JA JT PMID")
