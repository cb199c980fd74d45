"""XML files of our own for these tests: small, clean, one kind each."""

PUBMED_HEAD = (
    '<?xml version="1.0" ?>\n'
    '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://a.test/p.dtd">\n'
    "<PubmedArticleSet>\n"
)
PUBMED_FOOT = "</PubmedArticleSet>\n"


def pubmed_article(number: int, *, title: str = "", more: str = "") -> str:
    """One article as PubMed writes it; `more` is put after the article's own elements."""
    return f"""<PubmedArticle>
  <MedlineCitation Status="MEDLINE" Owner="NLM">
    <PMID Version="1">{30000000 + number}</PMID>
    <Article PubModel="Print">
      <Journal>
        <ISSN IssnType="Print">1234-567X</ISSN>
        <JournalIssue CitedMedium="Print">
          <Volume>12</Volume>
          <Issue>3</Issue>
          <PubDate><Year>2018</Year><Month>Mar</Month><Day>30</Day></PubDate>
        </JournalIssue>
        <Title>Journal of rest</Title>
        <ISOAbbreviation>J. Rest</ISOAbbreviation>
      </Journal>
      <ArticleTitle>{title or f"Naps on the night shift, part {number}."}</ArticleTitle>
      <Pagination><StartPage>52</StartPage><EndPage>58</EndPage></Pagination>
      <ELocationID EIdType="doi" ValidYN="Y">10.5555/naps.{number}</ELocationID>
      <Abstract>
        <AbstractText Label="BACKGROUND">Naps are <i>long</i>.</AbstractText>
        <AbstractText Label="RESULTS">They were &lt; 3 h.</AbstractText>
      </Abstract>
      <AuthorList CompleteYN="Y">
        <Author ValidYN="Y"><LastName>Müller</LastName><ForeName>Änne</ForeName></Author>
        <Author ValidYN="Y"><CollectiveName>The Night Group</CollectiveName></Author>
      </AuthorList>
      <Language>eng</Language>
    </Article>{more}
  </MedlineCitation>
</PubmedArticle>
"""


def pubmed_xml(records: int = 3) -> str:
    """A clean file of PubMed's XML."""
    articles = "".join(pubmed_article(number) for number in range(1, records + 1))
    return PUBMED_HEAD + articles + PUBMED_FOOT


def endnote_xml(records: int = 3) -> str:
    """A clean file of EndNote's XML, all in one line and with runs of style."""

    def styled(text: str) -> str:
        return f'<style face="normal" font="default" size="100%">{text}</style>'

    return (
        '<?xml version="1.0" encoding="UTF-8" ?><xml><records>'
        + "".join(
            '<record><database name="Naps.enl">Naps.enl</database>'
            '<source-app name="EndNote" version="20.1">EndNote</source-app>'
            f'<rec-number>{number}</rec-number><ref-type name="Journal Article">17</ref-type>'
            "<contributors><authors>"
            f"<author>{styled('Müller, Änne')}</author><author>{styled('The Night Group')}</author>"
            "</authors></contributors><titles>"
            f'<title>{styled("Lamps in ")}<style face="italic">Lampyris</style>'
            f"{styled(f', part {number}')}</title>"
            f"<secondary-title>{styled('Journal of Lamps')}</secondary-title></titles>"
            f"<pages>{styled('52-58')}</pages><volume>{styled('12')}</volume>"
            f"<number>{styled('3')}</number>"
            f"<keywords><keyword>{styled('lamps&#xD;night work')}</keyword></keywords>"
            f"<dates><year>{styled('2018')}</year></dates><isbn>{styled('1234-567X')}</isbn>"
            f"<abstract>{styled('We lit lamps.')}</abstract>"
            f"<electronic-resource-num>{styled(f'10.5555/lamps.{number}')}"
            f"</electronic-resource-num><label>{styled('to read')}</label></record>"
            for number in range(1, records + 1)
        )
        + "</records></xml>"
    )
