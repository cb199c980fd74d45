"""The words by which pages label what they say, in several languages. Data, no rules.

All are written in lower case; a page may write them in any, with or without a colon.
"""

# Field of a draft -> what pages call it.
VALUES: dict[str, tuple[str, ...]] = {
    "title": (
        "title", "article title", "brief title", "public title", "document title", "题名", "标题",
        "篇名", "論文名", "titel", "titre", "título", "titulo", "titolo", "название", "tytuł",
        "dc.title", "citation_title",
        "başlık", "judul", "назва", "název", "題名", "篇名/題名", "main title",
    ),
    "authors": (
        "author", "authors", "author(s)", "main author", "main authors", "by", "creator",
        "creators", "contributors", "作者", "著者", "저자", "autor", "autoren", "autores",
        "autores/as", "autori", "auteur", "auteurs", "автор", "авторы", "yazarlar",
        "dc.contributor.author", "dc.creator", "citation_author",
        "yazar", "penulis", "autorzy", "автори", "autoři", "författare", "forfattere", "auteur(s)",
        "작성자", "저자명", "作成者", "著者名", "المؤلف", "المؤلفون", "نویسندگان", "author(s) name",
        "personal name",
    ),
    "container_title": (
        "journal", "journal title", "journal name", "publication title", "published in", "source",
        "source title", "venue", "期刊", "期刊名称", "刊名", "来源", "文献来源", "雑誌名", "학술지",
        "zeitschrift", "revista", "revue", "rivista", "журнал", "видання", "dergi",
        "citation_journal_title",
        "localización", "czasopismo", "jurnal", "tidskrift", "tijdschrift", "časopis",
        "期刊名稱", "収録刊行物", "掲載誌", "학술지명", "publication name", "is part of",
        "journal or publication title", "host publication title", "journal reference",
    ),
    "year": (
        "year", "publication year", "publication date", "date of publication", "published",
        "published online", "first published", "first published online", "issue date", "date",
        "available online", "submitted on", "first posted", "study first posted", "posted",
        "version published", "date of conference", "date issued", "dc.date.issued",
        "citation_publication_date", "年，卷(期)", "年,卷(期)", "online veröffentlicht",
        "年份", "年",
        "出版日期", "发布日期", "发表时间", "出版年", "publié le", "publicado", "publicación",
        "veröffentlicht", "erschienen", "jahr", "año", "ano", "année", "год", "дата публикации",
        "degree date", "award date", "year of publication", "date published", "publish date",
        "date of award", "published/produced", "published/created", "registration date",
        "yayımlanma tarihi", "yayın tarihi", "yıl", "diterbitkan", "tahun", "data publikacji",
        "data publikacji online", "rok wydania", "fecha de publicación", "data de publicação",
        "data di pubblicazione", "date de publication", "publicerad", "gepubliceerd",
        "опубліковано",
        "опубликован", "опубликована", "дата публікації", "рік", "発行日", "出版年月日", "발행연도",
        "발행년도", "發行日期", "تاريخ النشر", "منشور",
    ),
    "volume": ("volume", "vol", "卷", "卷号", "band", "volumen", "том", "cilt", "tom", "巻", "권"),
    "issue": ("issue", "number", "no", "期", "期号", "heft", "número", "numéro", "выпуск", "номер",
        "sayı", "numer", "nomor", "号", "호",
    ),
    "pages": (
        "pages", "page", "pp", "article number", "article no", "article id", "页码", "页",
        "起止页码", "seiten", "páginas", "страницы", "sayfa", "sayfalar", "strony", "halaman",
        "pagine", "сторінки", "ページ", "頁", "頁碼", "頁次", "쪽", "page(s)", "page range",
    ),
    "doi": (
        "doi", "digital object identifier", "article doi", "dc.identifier.doi", "citation_doi",
        "数字对象唯一标识符",
    ),
    "pmid": ("pmid", "pubmed id", "pubmed"),
    "pmcid": ("pmcid", "pmc id"),
    "issn": (
        "issn", "journal issn", "eissn", "e-issn", "online issn", "print issn", "issn (online)",
        "issn (print)", "electronic issn", "linking issn", "issn-l", "dc.identifier.issn",
        "citation_issn",
        "国际标准刊号",
    ),
    "trial_ids": (
        "clinicaltrials.gov identifier", "clinicaltrials.gov id", "nct number", "trial id",
        "trial registration", "trial registration number", "registration number", "identifier",
        "注册号",
    ),
    "publisher": (
        "publisher", "published by", "dc.publisher", "出版社", "出版者", "verlag", "editorial",
        "éditeur", "издательство", "yayıncı", "wydawca", "penerbit", "видавець", "발행기관",
    ),
    "abstract": (
        "abstract", "summary", "brief summary", "摘要", "内容摘要", "中文摘要", "英文摘要", "要旨",
        "抄録", "초록", "zusammenfassung", "resumen", "resumo", "résumé", "riassunto", "аннотация",
        "резюме", "özet", "streszczenie", "dc.description.abstract", "öz", "abstrak", "анотація",
        "samenvatting", "sammanfattning", "sammendrag", "tiivistelmä", "abstrakt", "souhrn",
        "rezumat", "sažetak", "povzetek", "összefoglalás", "περίληψη", "ملخص", "الملخص", "چکیده",
        "국문초록", "영문초록", "要約", "概要", "tóm tắt",
    ),
    "keywords": (
        "keywords", "key words", "keyword", "author keywords", "keywords and subjects",
        "keywords and phrases", "key words and phrases", "index terms", "关键词", "关键字",
        "主题词", "キーワード", "키워드", "schlüsselwörter", "schlagwörter", "palabras clave",
        "palavras-chave", "mots-clés", "mots clés", "parole chiave", "ключевые слова",
        "dc.subject", "descritores", "descriptores", "descriptors", "unitermos",
        "anahtar kelimeler",
        "anahtar sözcükler", "słowa kluczowe", "kata kunci", "ключові слова", "trefwoorden",
        "nyckelord", "nøkkelord", "klíčová slova", "cuvinte cheie", "ključne riječi",
        "λέξεις κλειδιά", "الكلمات المفتاحية", "کلیدواژهها", "주제어", "핵심어", "關鍵詞", "關鍵字",
        "từ khóa", "identifier / keyword", "identifier/keyword", "author-supplied keywords",
        "assuntos",
    ),
}  # fmt: skip

# Labels of fields that are unmistakable even without a colon, where a value follows.
PLAIN = frozenset({
    "authors", "volume", "vol", "pages", "pp", "doi", "pmid", "pmcid", "issn", "eissn", "e-issn",
    "published", "published online", "first published", "first published online",
    "submitted on", "posted", "keywords", "key words", "作者", "摘要", "关键词",
    "yayımlanma tarihi",
})  # fmt: skip

PUBLICATION_TYPES = (
    "clinical trial", "randomized controlled trial", "meta-analysis", "review", "case reports",
    "comparative study", "multicenter study", "observational study", "systematic review",
    "letter", "editorial", "published erratum", "practice guideline",
)  # fmt: skip

# What kind of work a page is about, in a line above its title; and the same in words that may
# stand in a list of keywords as well.
KINDS = frozenset({
    "article", "journal article", "original article", "original articles", "original paper",
    "original research", "original investigation", "original contribution", "research article",
    "research articles", "research paper", "review article", "review articles", "case report",
    "brief report", "short report", "short communication", "brief communication", "editorial",
    "letter", "systematic review", "conference paper", "artículo", "artículo original",
    "articulo original", "artículos originales", "artículo de revisión",
    "artículo de investigación", "artículos de investigación", "caso clínico",
    "carta al editor", "artigo", "artigo original", "artigos originais", "artigo de revisão",
    "relato de caso", "article original", "articles originaux", "article de revue",
    "cas clinique", "mise au point", "originalarbeit", "originalarbeiten", "originalartikel",
    "übersichtsarbeit", "übersichtsartikel", "kasuistik", "articolo originale",
    "articoli originali", "научная статья", "оригинальная статья", "оригинальные статьи",
    "обзор литературы", "клинический случай", "论著", "综述", "原著", "総説", "症例報告", "資料",
    "araştırma makalesi", "derleme", "olgu sunumu", "artykuł oryginalny", "praca oryginalna",
    "artykuł przeglądowy", "praca poglądowa", "opis przypadku", "оригінальна стаття", "原著論文",
})  # fmt: skip
KINDS_OR_KEYWORDS = frozenset({
    *PUBLICATION_TYPES, "articles", "research", "reviews", "case series", "commentary",
    "perspective", "opinion", "viewpoint", "protocol", "study protocol", "preprint", "thesis",
    "original", "originales", "revisión", "revisiones", "revisão", "übersicht", "rassegna",
    "обзор", "обзоры",
})  # fmt: skip

# Over a citation of the page itself.
CITE_AS = (
    "cite this article", "cite this article as", "to cite this article", "cite as",
    "cite this paper", "cite this", "cite this as", "cite item", "cite",
    "how to cite", "how to cite this article",
    "how to cite this paper", "please cite this article as", "recommended citation",
    "suggested citation", "citation", "référence bibliographique",
    "引用本文", "引用格式", "本文引用格式", "引用方式",
    "cómo citar", "como citar", "como citar este artículo", "comment citer", "zitierweise",
    "zitiervorschlag", "для цитирования", "как цитировать", "citations - apa", "kaynak göster",
    "cara mengutip", "jak cytować", "як цитувати",
    "ama style", "acs style", "mdpi and acs style", "apa", "vancouver", "harvard", "chicago",
)  # fmt: skip

# Over a list of the works that the page cites.
REFERENCES = (
    "references", "reference", "reference list", "bibliography", "literature cited",
    "works cited", "cited references", "list of references", "参考文献", "引用文献", "参考资料",
    "참고문헌", "literatur", "literaturverzeichnis", "referencias", "referencias bibliográficas",
    "referências", "références", "bibliografía", "bibliographie", "bibliografia",
    "список литературы", "литература", "kaynaklar", "kaynakça", "referencje",
    "cited literature", "referencias (en este artículo)", "список літератури", "література",
    "notes and references", "references and notes", "references and links", "references cited",
    "references to studies included in this review",
    "selected references", "bibliographic references", "bibliographical references",
    "références bibliographiques", "referências bibliográficas", "referencias bibliograficas",
    "literatura citada", "literatura", "literaturhinweise", "quellenverzeichnis",
    "riferimenti bibliografici", "piśmiennictwo", "daftar pustaka", "referensi", "referenties",
    "referenser", "litteratur", "litteraturliste", "kirjallisuus", "lähteet", "irodalom",
    "bibliografie", "βιβλιογραφία", "tài liệu tham khảo", "المراجع", "منابع", "참고 문헌",
    "文献", "文 献", "引用・参考文献", "參考文獻", "参考文献表", "библиография",
    "библиографический список", "использованная литература", "список использованной литературы",
    "список использованных источников", "список використаних джерел",
)  # fmt: skip

# Over those who wrote it, each in a line of its own, with affiliations between.
ABOUT_AUTHORS = (
    "about the authors", "about the author", "authors’ information", "authors' information",
    "author biographies", "作者简介", "об авторах", "sobre los autores", "sobre os autores",
    "über die autoren",
)  # fmt: skip

# Lines that head what is no field: whatever stands above them ends there.
HEADINGS = frozenset({
    "author links open overlay panel", "open access article",
    "access options", "access through your institution", "acknowledgements", "acknowledgments",
    "action", "actions", "additional information", "affiliations", "article info",
    "article information", "article metrics", "author contributions", "author information",
    "authors and affiliations", "background and objectives", "change history", "collections",
    "conflict of interest", "conflicts of interest", "competing interests", "copyright",
    "copyright information", "corresponding author", "cover page", "data availability",
    "description", "discussion", "download references", "ethics declarations", "figures",
    "figures and tables", "formats available", "full description", "full text",
    "full text links", "funding", "grant support", "graphical abstract", "highlights",
    "introduction", "introduction section snippets", "license", "linkout - more resources",
    "mesh terms", "metrics", "more resources", "notes", "open access", "permissions",
    "publication types",
    "publisher’s note", "publisher's note", "recommended articles", "related articles",
    "related information", "reprints and permissions", "rights and permissions", "saved in:",
    "section snippets", "share", "share this article", "similar articles", "subjects",
    "substances", "supplementary files", "supplementary information",
    "supplementary materials", "tables", "tags", "view pdf", "download pdf", "pdf",
    "about this article",
    "期刊介绍", "引用次数", "相关文献", "基金资助", "作者单位", "分类号", "引证文献", "相似文献",
    "机构", "单位", "详细信息", "出版信息", "著者情報", "詳細", "書誌事項", "文章信息", "作者信息",
    "bibliographic details", "online access", "item description", "format", "cited by",
    "study details", "study description", "study overview", "sponsor", "detailed description",
    "eligibility criteria", "conditions", "home", "menu", "search", "log in", "login",
    "sign in", "archives",
    "issues", "current issue", "published", "unique identifier", "unduhan", "downloads",
    "ayrıntılar",
    "destekleyen kurum", "abstract and figures", "version of record",
    "received", "accepted", "revised", "edited by", "reviewed by", "academic editor", "export",
    "browse", "subject areas", "peer review", "save", "print", "email", "advertisement",
    "comments", "details", "subject", "topic", "previous article", "next article",
    "previous article next article", "previous article in issue", "next article in issue",
    "creative commons license", "license information", "more details", "issue section",
    "volume title",
})  # fmt: skip

# How a line that names a journal tends to begin or to go on.
JOURNAL_WORDS = (
    "journal", "annals", "archives of", "bulletin", "proceedings", "transactions", "revista",
    "zeitschrift", "acta ", "quarterly", "学报", "杂志", "вестник", "журнал", "revue",
)  # fmt: skip
JOURNAL_ENDS = (" journal", "学报", "杂志", "雑誌", "学会誌")

# What a site says around whatever it shows.
CHROME = frozenset({
    "skip to main content", "skip to main page content", "skip to content", "skip to article",
    "here's how you know", "here’s how you know", "subscribe to journal", "view all journals",
    "search all journals",
    "connect to this object online", "full text available", "save to library", "nih nlm logo",
    "journals & books", "check for updates", "open in viewer", "back to search results",
    "list of issues", "translate", "journal homepage", "journal home", "journal information",
    "información de la revista",
    "万方数据知识服务平台", "中国知网",
    "about", "about the journal", "current", "current issue", "past issues", "all issues",
    "archives", "announcements", "editorial team", "editorial board", "submissions",
})  # fmt: skip

# With what a line begins that is a button.
BUTTON_WORDS = frozenset({
    "view", "show", "hide", "add", "download", "share", "cite", "export", "print", "email", "save",
    "subscribe", "submit", "sign", "log", "skip", "browse", "search", "see", "go", "back",
})  # fmt: skip

# Segments of a trail of links that are no journal.
TRAIL = frozenset({
    "home", "archives", "archive", "journals", "back to journals", "issues", "all issues",
    "browse", "articles", "publications", "search", "首页", "期刊", "inicio", "início", "accueil",
    "startseite", "главная",
})  # fmt: skip
