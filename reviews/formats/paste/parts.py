"""The heads of the parts of structured abstracts, in several languages. Data, no rules.

All are written in lower case; a page may write them in any, with or without a colon.
"""

# Heads of the parts of a structured abstract: the first of all, those that tell what came out, and
# the others.
OPENING_PARTS = frozenset({
    "background", "context", "introduction", "importance", "rationale", "背景", "引言",
    "hintergrund", "einleitung", "contexte", "contexto", "introducción", "antecedentes",
    "introdução", "введение", "актуальность", "giriş", "amaç", "wstęp", "wprowadzenie",
    "latar belakang", "pendahuluan", "актуальність", "вступ", "achtergrond", "bakgrund",
    "introduzione", "배경", "서론",
})  # fmt: skip
CLOSING_PARTS = frozenset({
    "results", "findings", "main results", "conclusion", "conclusions", "discussion",
    "interpretation", "结果", "结论", "resultado", "resultados", "conclusión", "conclusiones",
    "discusión", "conclusão", "conclusões", "ergebnisse", "schlussfolgerung",
    "schlussfolgerungen", "résultats", "результаты", "заключение", "выводы", "вывод",
    "conclusions and relevance", "risultati", "conclusioni", "結果", "結論", "考察", "bulgular",
    "sonuç", "sonuçlar", "tartışma", "wyniki", "wnioski", "podsumowanie", "hasil", "kesimpulan",
    "simpulan", "результати", "висновки", "висновок", "resultaten", "conclusie", "resultat",
    "slutsats", "결과", "결론",
})  # fmt: skip
ABSTRACT_PARTS = OPENING_PARTS | CLOSING_PARTS | {
    "aim", "aims", "objective", "objectives", "purpose", "hypothesis", "question",
    "background and objective", "background and objectives", "background and aims",
    "design", "study design", "setting", "settings", "participants", "patients",
    "methods", "method", "methodology", "materials and methods", "material and methods",
    "patients and methods", "subjects and methods", "methods and analysis",
    "methods and findings", "methods and results", "data collection and analysis",
    "search methods", "selection criteria", "eligibility criteria",
    "design, setting, and participants",
    "interventions", "intervention", "exposures", "main outcome measures", "main outcome measure",
    "main outcomes and measures", "outcome measures", "measurements", "limitations", "limitation",
    "significance", "data sources", "data extraction", "data synthesis", "study selection",
    "authors' conclusions", "authors’ conclusions", "main conclusions",
    "relevance to clinical practice", "implications", "ethics and dissemination", "funding",
    "registration",
    "trial registration", "clinical trial registration", "systematic review registration",
    "目的", "方法", "objetivo", "objetivos", "método", "métodos", "metodología", "metodologia",
    "material y métodos", "materiales y métodos", "material e métodos", "materiais e métodos",
    "methoden", "methodik", "material und methoden", "ziel", "zielsetzung", "fragestellung",
    "objectif", "objectifs", "méthode", "méthodes", "obiettivi", "obiettivo", "metodi",
    "цель", "методы", "материалы и методы", "материал и методы", "yöntem", "yöntemler",
    "gereç ve yöntem", "gereç ve yöntemler", "metot", "cel", "cel pracy", "cel badania", "metody",
    "materiał i metody", "materiały i metody", "tujuan", "metode", "мета", "методи",
    "матеріали і методи", "матеріали та методи", "doel", "methode", "syfte", "metod", "scopo",
    "materiali e metodi", "목적", "방법", "цели", "цель исследования",
}  # fmt: skip
