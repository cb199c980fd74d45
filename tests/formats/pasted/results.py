# ruff: noqa: E501  # lines have any length
"""Results of searches, as sites list them, in our own words.

`RESULTS` maps a name to the text and to what a reader would say of each result, as `LISTS` does
in `lists`. All works, people and numbers in it are invented.
"""

NAPS = "Ito, A; Sato, BC | Short naps for nurses at night: a trial | J Night Work | 2020 | 63(2):103-9 | "
DRIVERS = "Eng, F; Fox, G | Rest among drivers of lorries | Roads | 2011 | 3(1):1-14 | "
IN_FULL = "Ito, Aya; Sato, Bo C. | Short naps for nurses at night: a trial | Night Work | 2020 | 63(2):103-109 | "
DRIVERS_IN_FULL = "Eng, Fay; Fox, Gil | Rest among drivers of lorries | Roads | 2011 | 3(1):1-14 | "

RESULTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "results with buttons for abstracts": (
        """Short naps for nurses at night: a trial
Ito A, Sato BC
J Night Work. 2020 Feb;63(2):103-9.
Abstract
PDF
Rest among drivers of lorries
Eng F, Fox G
Roads. 2011 Mar;3(1):1-14.
Abstract
PDF
""",
        (NAPS, DRIVERS),
    ),
    "results with no more than buttons for abstracts between": (
        """Short naps for nurses at night: a trial
Ito A, Sato BC
J Night Work. 2020 Feb;63(2):103-9.
Abstract
Rest among drivers of lorries
Eng F, Fox G
Roads. 2011 Mar;3(1):1-14.
Abstract
""",
        (NAPS, DRIVERS),
    ),
    "results with a piece of the text below the title": (
        """Article 12 February 2020
Short naps for nurses at night: a trial
Nurses who work at night sleep less than others...
Aya Ito & Bo C. Sato
Night Work
Volume 63, No. 2, pages 103-109 (2020)
Article 3 March 2011
Rest among drivers of lorries
Drivers who drive at night rest little…
Fay Eng & Gil Fox
Roads
Volume 3, No. 1, pages 1-14 (2011)
""",
        (IN_FULL, DRIVERS_IN_FULL),
    ),
    "results with the people below the imprint": (
        """Research article
Open access
Short naps for nurses at night: a trial
Night Work, Volume 63, Issue 2, February 2020, Pages 103-109
Aya Ito, Bo C. Sato
View PDF
Abstract
Export
Review article
Rest among drivers of lorries
Roads, Volume 3, Issue 1, March 2011, Pages 1-14
Fay Eng, Gil Fox
View PDF
""",
        (IN_FULL, DRIVERS_IN_FULL),
    ),
    "results with the date above the journal": (
        """1
Short naps for nurses at night: a trial
Ito, A; Sato, BC
Feb 2020 |
J Night Work
63 (2) , pp.103-9
Nurses who work at night sleep less than others.
12 Citations
2
Rest among drivers of lorries
Eng, F and Fox, G
Mar 2011 |
Roads
3 (1) , pp.1-14
""",
        (NAPS, DRIVERS),
    ),
    "results of an index, with journal and year behind the people": (
        """Showing 1 to 15 of 1,234 results Save | Export
Peer reviewed
Direct link
Short naps for nurses at night: a trial
Ito, Aya; Sato, Bo C. – Night Work, 2020
Nurses who work at night sleep less than others.…
Descriptors: Nurses, Sleep
Peer reviewed
PDF Download full text
Rest among drivers of lorries
Eng, Fay – Roads, 2011
Drivers who drive at night rest little…
Descriptors: Drivers, Rest
""",
        (
            "Ito, Aya; Sato, Bo C. | Short naps for nurses at night: a trial | Night Work | 2020 |  | ",
            "Eng, Fay | Rest among drivers of lorries | Roads | 2011 |  | ",
        ),
    ),
    "results of a catalogue": (
        """Showing 1 - 20 results of 1,234 for search 'sleep nurses', query time: 0.12s
1
Short naps for nurses at night / Aya Ito.
by Ito, Aya, 1960-
Published 2020
Call Number: Loading…
Book
2
Rest among drivers of lorries
by Eng, Fay, Fox, Gil
Published in Roads (2011)
Get full text
Article
""",
        (
            "Ito, Aya | Short naps for nurses at night |  | 2020 |  | ",
            "Eng, Fay; Fox, Gil | Rest among drivers of lorries | Roads | 2011 |  | ",
        ),
    ),
    "works with the same labels again": (
        """2 works
Title: Short naps for nurses at night
Authors: Ito, Aya; Sato, Bo
Published: 2020
Title: Rest among drivers of lorries
Authors: Eng, Fay
Authors: Fox, Gil
Published: 2011
DOI: 10.5555/r.3.1
""",
        (
            "Ito, Aya; Sato, Bo | Short naps for nurses at night |  | 2020 |  | ",
            "Eng, Fay; Fox, Gil | Rest among drivers of lorries |  | 2011 |  | 10.5555/r.3.1",
        ),
    ),
    "works with the same labels again, people first": (
        """Author: Ito, Aya
Title: Short naps for nurses at night
Year: 2020

Author: Eng, Fay
Title: Rest among drivers of lorries
Year: 2011
""",
        (
            "Ito, Aya | Short naps for nurses at night |  | 2020 |  | ",
            "Eng, Fay | Rest among drivers of lorries |  | 2011 |  | ",
        ),
    ),
}
