"""BibTeX and BibLaTeX: text -> blocks -> fields -> Citation.

`blocks` finds the entries, `entry` takes one apart, `latex` and `names` turn what is written for
TeX into plain text, `citation` says which field means what, and `reader` puts them together.
"""
