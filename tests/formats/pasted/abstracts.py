# ruff: noqa: E501  # pages have lines of any length
"""Pages on which it is hard to tell where the abstract ends, in our own words.

`ABSTRACTS` maps a name to the text and to what a reader would say of it, as `PAGES` does in
`pages`. All works, people and numbers in it are invented.
"""

from tests.formats.pasted.words import ABSTRACT, FIRST, REST

TITLE = "Short naps for nurses at night: a trial in four hospitals"
SPANISH = """Introducción:
Las enfermeras de noche duermen menos que las otras.
Objetivos:
Saber si una siesta corta ayuda a descansar.
Materiales y métodos:
Ensayo con 212 enfermeras en cuatro hospitales.
Palabras de las enfermeras:
Todas quieren más siestas.
Conclusión:
La siesta ayuda."""
CHINESE = """目的

了解夜班期间的短时小睡是否有助于护士休息。

方法

纳入四所医院的二百十二名护士,随机分组。

结论

短时小睡有助于休息。"""


def page_with(abstract: str, after: str) -> tuple[str, dict[str, str]]:
    """A page with the text between its title and `after`, and what a reader would say of it."""
    text = f"{TITLE}\nAya Ito, Bo C. Sato\nAbstract\n{abstract}\n{after}\n"
    shown = abstract.removeprefix("Translate\n").replace("\n\n", "\n")
    return text, {"title": TITLE, "authors": "Ito, Aya|Sato, Bo C.", "abstract": shown}


ABSTRACTS: dict[str, tuple[str, dict[str, str]]] = {
    "an article below its abstract, with the same headings": page_with(
        f"Background\n{FIRST}\nMethods\nWe asked 212 nurses.\nResults\n{REST}",
        f"Introduction\n{FIRST}\nMethods\nWe wrote to all.\nResults\nMany answered.\nDiscussion\nWhy?",
    ),
    "an article without an introduction below its abstract": page_with(
        f"Methods\nWe asked 212 nurses.\nResults\n{REST}", "Method\nWe wrote to all."
    ),
    "an article below an abstract with its parts in lines": page_with(
        f"Objective To help nurses.\nResults Naps helped.\n{REST}", f"Introduction\n{FIRST}"
    ),
    "a first part that nobody knows": page_with(
        f"Why this matters\n\n{FIRST}\n\nMethods\n\nWe asked 212 nurses.\n\nResults\n\n{REST}",
        "\nArticle",
    ),
    "headings with colons in Spanish": page_with(SPANISH, "\nArticle"),
    "headings in Chinese": page_with(CHINESE, "\nArticle"),
    "a count of downloads below the abstract": page_with(
        ABSTRACT, "Downloads\nNo data are there as yet.\nAuthor Biography\nShe leads the nights."
    ),
    "an invitation below the abstract": page_with(
        ABSTRACT, "Meet others who cannot sleep\n25+ million members"
    ),
    "what others read, below an abstract in parts": page_with(
        f"Methods\n{FIRST}\nConclusions\nNaps help.", "What others have read of nights\nWho sleeps?"
    ),
    "values within an abstract in parts": page_with(
        f"Methods\n{FIRST}\nKind of trial: two arms, in parallel\nPlaces: four\nResults\n{REST}",
        "Article",
    ),
    "a button above the abstract": page_with(f"Translate\n{ABSTRACT}", "Article"),
    "values below the abstract": page_with(
        ABSTRACT, "URI: http://repo.example.org/handle/1/2\nAppears in Collections:PhD theses"
    ),
    "a kind of item below the abstract": page_with(ABSTRACT, "Item Type: Article"),
    "the number of a register below the abstract": page_with(
        f"{ABSTRACT}\nNumber in the register of reviews: CRD42020123456", "Article"
    ),
    "limits of the study in a line that was broken": page_with(
        f"{REST}\nWhat it cannot say: we asked nurses of hospitals in the north only, and at\nnight only.",
        "Article",
    ),
}
