r"""LaTeX to plain text and back: `P{\"a}ckert` <-> `Päckert`.

One pass over the text, never recursive and never slower than linear, since abstracts are long
and braces may be nested thousands deep. What accents and symbols mean is pylatexenc's table;
a macro that it does not know stays as it is written.
"""

import re
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text, get_default_latex_context_db

_LINE_ENDS = re.compile(r"[\r\n]+")
_SPECIAL = re.compile(r"[\\{}$~]|--|''|``")

_TOKEN = re.compile(
    r"""
    \\(?P<accent>["'`^~=.]|[Hvcdbukrt](?![A-Za-z]))[ \t]*
        (?:\{[ \t]*(?P<braced>\\[ij]|[^\W\d_]?)[ \t]*\}|(?P<bare>\\[ij](?![A-Za-z])|[^\W\d_]))
  | \\(?P<word>[A-Za-z]+)\*?(?P<gap>\{\}|[ \t]+)?
  | \\(?P<sign>[^A-Za-z]|\Z)
  | \$(?P<formula>[^$]{0,300})\$  # beyond this many characters, dollar signs are money
  | (?P<mark>---?|``|''|~)
  | [{}]
    """,
    re.VERBOSE | re.DOTALL,
)

_MARKS = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " "}
_SIGNS = {"\\": " ", ",": " ", ";": " ", ":": " ", " ": " "} | dict.fromkeys("-/!@", "")
# Macros that only say how the text after them looks.
_STYLES = frozenset(
    [
        "textit",
        "textbf",
        "textrm",
        "textsc",
        "texttt",
        "textsf",
        "textup",
        "textsl",
        "textnormal",
        "textsuperscript",
        "textsubscript",
        "text",
        "emph",
        "enquote",
        "mkbibquote",
        "mkbibemph",
        "mkbibitalic",
        "mkbibbold",
        "mbox",
        "hbox",
        "ensuremath",
        "url",
        "path",
        "mathrm",
        "mathbf",
        "mathit",
        "mathsf",
        "mathcal",
        "mathbb",
        "mathtt",
        "operatorname",
        "uppercase",
        "lowercase",
        "protect",
        "vphantom",
        "autocap",
        "relax",
        "it",
        "bf",
        "rm",
        "sc",
        "tt",
        "sf",
        "sl",
        "em",
        "bfseries",
        "itshape",
        "scshape",
        "rmfamily",
        "sffamily",
        "ttfamily",
        "normalfont",
        "boldmath",
        "left",
        "right",
        "displaystyle",
        "underline",
    ]
)
# Symbols that pylatexenc's table lacks, or means otherwise.
_SYMBOLS = {
    "textless": "<",
    "textgreater": ">",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textbar": "|",
    "textasciicircum": "^",
    "textunderscore": "_",
    "textdollar": "$",
    "slash": "/",
    "hyphen": "-",
    "newline": " ",
    "par": "\n",
    "S": "§",
    "copyright": "©",
    "pounds": "£",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "log": "log",
    "ln": "ln",
    "exp": "exp",
    "sin": "sin",
    "cos": "cos",
    "tan": "tan",
    "max": "max",
    "min": "min",
}
_LETTERS = frozenset("ßøØæÆœŒåÅłŁıȷþÞðÐđĐ'")  # a blank after one's macro only ends its name

_ESCAPES = {
    "\\": "{\\textbackslash}",
    "{": "{\\textbraceleft}",
    "}": "{\\textbraceright}",
    "^": "{\\textasciicircum}",
    "~": "{\\textasciitilde}",
    "\n": "{\\par}",
} | {sign: f"\\{sign}" for sign in "&%$#_"}
_TO_ESCAPE = re.compile(r"[\\{}^~\n&%$#_]|(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)")

_TABLE = get_default_latex_context_db()
_CONVERTER = LatexNodes2Text()


def plain(latex: str) -> str:
    r"""The text that `latex` typesets, in one line but for `\par`, trimmed.

    >>> plain(r"P{\"a}ckert {\&} $\alpha$-synuclein, {PD} -- 50% of {\ss} {\H o}")
    'Päckert & α-synuclein, PD – 50% of ß ő'
    """
    text = unwrapped(latex)
    if _SPECIAL.search(text):
        text = _TOKEN.sub(_as_text, text)
    return text.strip()


def unwrapped(text: str) -> str:
    """`text` with each line break and the indent after it as one blank, trimmed."""
    if "\n" not in text and "\r" not in text:
        return text.strip()
    lines = [line.strip(" \t") for line in _LINE_ENDS.split(text.strip())]
    return " ".join(filter(None, lines))


def verbatim(latex: str) -> str:
    r"""An address or identifier as it is meant: without braces, and `\_` as `_`.

    >>> verbatim(r"{10.1007/9-9-9\_3}")
    '10.1007/9-9-9_3'
    """
    return re.sub(r"\\([&%$#_~])(?:\{\})?|[{}]", r"\1", unwrapped(latex)).strip()


def as_latex(text: str) -> str:
    r"""`text` so that `plain` gives it back, and braces balance for every reader.

    >>> as_latex("50 % of {x} -- y")
    '50 \\% of {\\textbraceleft}x{\\textbraceright} -{}- y'
    """
    return _TO_ESCAPE.sub(lambda match: _ESCAPES[match[0]] if match[0] else "{}", text)


def _as_text(match: re.Match[str]) -> str:
    if accent := match["accent"]:
        return _accented(accent, match["braced"] or match["bare"] or "")
    if word := match["word"]:
        meaning = _symbol(word, match["gap"] or "")
        return match[0] if meaning is None else meaning
    if (sign := match["sign"]) is not None:
        return _SIGNS.get(sign, sign)
    if (formula := match["formula"]) is not None:
        is_formula = any(sign in formula for sign in "\\^_{")
        return _TOKEN.sub(_as_text, formula) if is_formula else match[0]
    return _MARKS.get(match[0], "")


@lru_cache(maxsize=2048)
def _accented(accent: str, letter: str) -> str:
    if not letter:
        return accent
    text: str = _CONVERTER.latex_to_text(f"\\{accent}{{{letter}}}")
    return text


@lru_cache(maxsize=2048)
def _symbol(word: str, gap: str) -> str | None:
    """What the macro stands for with the `gap` after it; None if nobody knows."""
    if word in _STYLES:
        return ""
    spec = _TABLE.get_macro_spec(word)
    meaning = _SYMBOLS.get(word) or getattr(spec, "simplify_repl", None)
    if not isinstance(meaning, str) or not meaning or "%" in meaning:
        return None
    return meaning if gap == "{}" or meaning in _LETTERS else meaning + gap
