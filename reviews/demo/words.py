"""The small grammar that the demo's sentences are built with."""

import re

MARK = "Fictional record for demonstration."


def alternatives(text: str) -> tuple[str, ...]:
    """The sentences of a block in which each begins with `* ` on a line of its own.

    >>> alternatives('''
    ... * One sentence that
    ...   runs on.
    ... * Another.
    ... ''')
    ('One sentence that runs on.', 'Another.')
    """
    return tuple(
        " ".join(part.split()) for part in re.split(r"^\* ", text, flags=re.M) if part.strip()
    )


def american(text: str) -> str:
    """The text in American spelling.

    >>> american("Paediatric leukaemia: a randomised trial in ten centres")
    'Pediatric leukemia: a randomized trial in ten centers'
    """
    for british, other in AMERICAN:
        text = text.replace(british, other)
        text = text.replace(british.capitalize(), other.capitalize())
    return text


def number_word(number: int) -> str:
    """Numbers up to twelve in words, larger ones in figures.

    >>> number_word(3), number_word(14)
    ('three', '14')
    """
    return SMALL[number] if 0 <= number < len(SMALL) else str(number)


SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)

AMERICAN = (
    ("leukaemi", "leukemi"),
    ("paediatric", "pediatric"),
    ("haemat", "hemat"),
    ("haemo", "hemo"),
    ("anaemia", "anemia"),
    ("oedema", "edema"),
    ("tumour", "tumor"),
    ("randomis", "randomiz"),
    ("hospitalis", "hospitaliz"),
    ("characteris", "characteriz"),
    ("summaris", "summariz"),
    ("generalis", "generaliz"),
    ("recognis", "recogniz"),
    ("prioritis", "prioritiz"),
    ("individualis", "individualiz"),
    ("standardis", "standardiz"),
    ("analysed", "analyzed"),
    ("centre", "center"),
    ("programme", "program"),
    ("favour", "favor"),
    ("behaviour", "behavior"),
    ("labelled", "labeled"),
    ("equalled", "equaled"),
    ("humanis", "humaniz"),
    ("harmonis", "harmoniz"),
    ("enrol ", "enroll "),
    ("modelling", "modeling"),
    ("modelled", "modeled"),
)
