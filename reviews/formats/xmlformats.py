"""Every kind of XML that is read, in the order in which they are asked."""

from reviews.formats.crossrefxml import ATOM, CROSSREF_XML
from reviews.formats.endnotexml import ENDNOTE_XML
from reviews.formats.jats import JATS
from reviews.formats.marcxml import MARCXML
from reviews.formats.modsxml import MODS
from reviews.formats.pubmedxml import PUBMED_XML
from reviews.formats.trialsxml import (
    CLINICALTRIALS_SEARCH,
    CLINICALTRIALS_XML,
    ICTRP_XML,
    ISRCTN_XML,
)
from reviews.formats.xmlservices import SERVICES_XML

XML_FORMATS = (
    PUBMED_XML,
    *SERVICES_XML,
    ENDNOTE_XML,
    ICTRP_XML,
    CLINICALTRIALS_XML,
    CLINICALTRIALS_SEARCH,
    ISRCTN_XML,
    *CROSSREF_XML,
    JATS,
    MODS,
    MARCXML,
    ATOM,
)
