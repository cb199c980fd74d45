"""The words that tell names of people from other words. Data, no rules."""

# Words that no person's name holds, so that a line with one is no list of people.
NOT_IN_NAMES = frozenset({
    "abstract", "academy", "access", "advances", "american", "an", "analysis", "and", "annals",
    "april", "archives", "are", "article", "articles", "artigo", "artículo", "artículos",
    "association", "august", "author", "authors", "back", "board", "bulletin", "by", "care",
    "center", "centre", "china", "ciencias", "cite", "cited", "ciências", "clinic", "clinical",
    "college", "commons", "conclusion", "conclusions", "copyright", "corresponding", "council",
    "cover", "creative", "december", "department", "disease", "diseases", "division", "download",
    "editor", "editorial", "educación", "educação", "effect", "effects", "email", "enfermagem",
    "enfermería", "european", "export", "faculty", "february", "federation", "figure", "figures",
    "find", "for", "format", "foundation", "from", "full", "germany", "get", "google", "group",
    "health", "home", "hospital", "how", "in", "information", "institute", "international",
    "introduction", "investigación", "is", "issue", "issues", "january", "japan", "journal",
    "journals", "july", "june", "keywords", "kingdom", "laboratory", "lancet", "letters",
    "library", "license", "links", "logo", "medical", "medicina", "medicine", "menu", "methods",
    "metrics", "ministry", "national", "new", "november", "nursing", "número", "october", "of",
    "on", "online", "open", "original", "page", "pages", "patients", "pdf", "permissions",
    "pesquisa", "press", "print", "privacy", "proceedings", "program", "publication", "published",
    "publisher", "publishing", "quarterly", "read", "reference", "references", "related", "report",
    "reports", "research", "results", "review", "reviews", "revisión", "revista", "revisão",
    "rights", "salud", "save", "saúde", "scholar", "school", "science", "sciences", "search",
    "section", "september", "share", "sign", "society", "states", "studies", "study", "subjects",
    "summary", "supplementary", "surgery", "table", "tables", "tags", "text", "the", "therapy",
    "title", "to", "treatment", "trial", "trials", "united", "university", "view", "vol", "volume",
    "was", "were", "with", "year", "your",
    "adults", "after", "among", "approach", "approaches", "as", "assessment", "at", "attitudes",
    "based", "before", "behavior", "behaviour", "between", "but", "children", "cohort", "community",
    "controlled", "data", "development", "diabetes", "disorder", "disorders", "during", "education",
    "evaluation", "evidence", "experience", "experiences", "factors", "impact", "infection",
    "intervention", "interventions", "into", "its", "knowledge", "learning", "management", "mental",
    "meta-analysis", "not", "nurses", "or", "outcome", "outcomes", "over", "patient", "people",
    "perspective", "perspectives", "physical", "policy", "population", "practice", "prevention",
    "programme", "quality", "randomised", "randomized", "role", "service", "services", "social",
    "students", "syndrome", "system", "systematic", "systems", "teaching", "technology", "their",
    "theory", "through", "training", "under", "use", "using", "versus", "within", "without",
    "women", "workers",
})  # fmt: skip

# Those of them that are family names as well, where initials stand beside them.
FAMILY_NAMES_TOO = frozenset({"an", "august", "home", "links", "page", "press", "read", "to"})

DEGREES = frozenset({
    "md", "phd", "msc", "mph", "ms", "bsc", "ma", "rn", "dsc", "dds", "pharmd", "mbbs", "mba",
    "frcp", "dphil", "mb", "bs", "chb", "bch", "dnp", "dr", "prof", "msn", "do", "scd", "drph",
    "mbchb",
})  # fmt: skip

PARTICLES = frozenset({
    "van", "von", "de", "del", "della", "di", "da", "dos", "das", "do", "der", "den", "ter", "ten",
    "la", "le", "el", "al", "bin", "ibn", "zu", "zur", "van der", "van den", "van de", "de la",
    "von der", "du", "des", "Van", "Von", "De", "Del", "Di", "La", "Le", "El", "Al",
})  # fmt: skip

# With what an institution's line is told from a person's.
INSTITUTIONS = (
    "universi", "hospital", "institut", "department", "center", "centre", "clinic", "school",
    "college", "faculty", "laborator", "academy", "ministry", "orcid", "email", "e-mail",
    "author for correspondence", "sveučilišt", "bolnica", "fakultet", "uniwersytet", "szpital",
    "üniversite", "hastane", "hôpital", "ospedale", "sjukhus", "больниц", "大学",
    "医院", "学院", "研究所",
    "университет", "институт",
)  # fmt: skip

# How words begin, in many languages, that name a place of work and never a person.
WORKPLACES = (
    "universi", "institut", "hospita", "hôpita", "facult", "laborato", "üniversite", "uniwersytet",
    "университет", "институт", "больниц", "кафедр", "факультет", "університет", "інститут",
)  # fmt: skip
