# ruff: noqa: E501  # pages have lines of any length
"""The words that pages in tests share: an abstract in two parts."""

FIRST = "Nurses who work at night sleep less than others. We asked whether a short nap during the shift helps them to rest."
REST = "In a trial with 212 nurses, those who napped slept 40 minutes longer on the following day. No harm was seen, and most of them wished to go on. We conclude that hospitals may offer naps to nurses at night without fear for the care of their patients, and that more is to be learned."
ABSTRACT = FIRST + " " + REST
