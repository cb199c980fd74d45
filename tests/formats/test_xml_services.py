"""XML of services and registers that name their elements in their own ways."""

import pytest

from reviews.formats import read
from reviews.formats.writing.original import write_original

FILES = {
    "Europe PMC": """<?xml version="1.0" encoding="UTF-8"?>
<responseWrapper><version>6.9</version><hitCount>1</hitCount><resultList>
<result><id>30000001</id><source>MED</source><pmid>30000001</pmid><doi>10.5555/1</doi>
<title>Lamps</title><authorString>Ito A, Sato B.</authorString>
<authorList>
<author><fullName>Ito A</fullName><firstName>Aya</firstName><lastName>Ito</lastName></author>
<author><fullName>Sato B</fullName><firstName>Bo</firstName><lastName>Sato</lastName></author>
</authorList>
<journalInfo><issue>3</issue><volume>12</volume><yearOfPublication>2018</yearOfPublication>
<journal><title>Journal of Lamps</title></journal></journalInfo>
<pageInfo>52-58</pageInfo><abstractText>We lit lamps.</abstractText></result>
</resultList></responseWrapper>
""",
    "DOAJ": """<records>
<record><language>eng</language><journalTitle>Journal of Lamps</journalTitle>
<publicationDate>2018-03-01</publicationDate><volume>12</volume><issue>3</issue>
<startPage>52</startPage><endPage>58</endPage><doi>10.5555/1</doi>
<title language="eng">Lamps</title>
<authors><author><name>Aya Ito</name></author><author><name>Bo Sato</name></author></authors>
<abstract language="eng">We lit lamps.</abstract></record>
</records>
""",
    "dblp": """<?xml version="1.0"?>
<dblp>
<article key="journals/l/1"><author>Aya Ito</author><author>Bo Sato 0001</author>
<title>Lamps</title><pages>52-58</pages><year>2018</year><volume>12</volume>
<journal>Journal of Lamps</journal><number>3</number><ee>https://doi.org/10.5555/1</ee></article>
</dblp>
""",
    "RefWorks": """<?xml version="1.0" encoding="UTF-8"?>
<refworks>
<reference><rt>Journal Article</rt><a1>Ito,Aya</a1><a1>Sato,Bo</a1><t1>Lamps</t1>
<jf>Journal of Lamps</jf><yr>2018</yr><vo>12</vo><is>3</is><sp>52</sp><op>58</op>
<ab>We lit lamps.</ab><do>10.5555/1</do></reference>
</refworks>
""",
}
ISRCTN = """<?xml version="1.0" encoding="UTF-8"?>
<allTrials xmlns="http://www.67bricks.com/isrctn" totalCount="1">
<fullTrial><trial version="1">
<isrctn dateAssigned="2018-03-01T00:00:00Z">12345678</isrctn>
<trialDescription><title>Lamps</title><scientificTitle>Lamps at Night</scientificTitle>
<plainEnglishSummary>We light lamps.</plainEnglishSummary></trialDescription>
<externalRefs><doi>10.1186/ISRCTN12345678</doi>
<clinicalTrialsGovNumber>NCT01234567</clinicalTrialsGovNumber></externalRefs>
<conditions><condition><description>Sleep</description></condition></conditions>
</trial></fullTrial>
</allTrials>
"""


@pytest.mark.parametrize("service", FILES)
def test_a_record_is_read_in_every_field(service):
    parsed = read(FILES[service].encode(), name="a.xml")

    (one,) = parsed.citations
    assert parsed.dialects == {service: 1}
    assert (one.title, one.authors, one.year) == ("Lamps", ("Ito, Aya", "Sato, Bo"), 2018)
    assert (one.container_title, one.volume, one.issue) == ("Journal of Lamps", "12", "3")
    assert (one.pages, one.doi) == ("52-58", "10.5555/1")
    assert one.abstract == ("" if service == "dblp" else "We lit lamps.")


def test_a_trial_of_isrctn_is_known_by_its_number():
    parsed = read(ISRCTN.encode(), name="isrctn.xml")

    (one,) = parsed.citations
    assert (parsed.format, parsed.dialects) == ("ISRCTN XML", {"ISRCTN": 1})
    assert (one.title, one.title_short, one.year) == ("Lamps at Night", "Lamps", 2018)
    assert (one.abstract, one.keywords) == ("We light lamps.", ("Sleep",))
    assert one.accessions == ("ISRCTN12345678",)
    assert one.trial_ids == ("ISRCTN12345678", "NCT01234567")


@pytest.mark.parametrize("text", [*FILES.values(), ISRCTN])
def test_records_in_their_own_words_are_the_same_again(text):
    parsed = read(text.encode(), name="a.xml")

    raws = [one.raw for one in parsed.citations]
    written = "".join(write_original(raws, format_name=parsed.format))

    again = read(written.encode(), name="a.xml")
    assert [one.fields for one in again.citations] == [one.fields for one in parsed.citations]
    assert again.format == parsed.format
