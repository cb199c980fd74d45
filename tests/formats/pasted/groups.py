# ruff: noqa: E501  # lists have lines of any length
"""Lists of references in groups, with gaps, and with sites, laws and books among the articles.

`GROUPED` maps a shape to the text and to what each item says, as `LISTS` in `lists` does.
"""

ITO = "Ito, A; Sato, B | Ward sleep in a winter | Night Stud | 2021 | 12(4):33-40 | "
WEI = "Wei, C; Ito, A | Shift length and errors | Int J Night | 2020 | 101:103400 | "
MOE = "Moe, E | Early work in wards | Night Stud | 2020 | 10(1):1-9 | "

GROUPED: dict[str, tuple[str, tuple[str, ...]]] = {
    "numbered, and most of it no article": (
        """References
1. Ministry of Nights. Staffing of wards. Norburg: Ministry of Nights; 2014.
2. National Sleep Board: Guidance on shifts. http://www.example.org/shifts
3. Ito A, Sato B. Ward sleep in a winter. Night Stud. 2021;12(4):33-40.
4. Act on working time, second part.
5. About beds. http://www.example.org/beds

About this journal
""",
        (
            "Ministry of Nights | Staffing of wards |  | 2014 |  | ",
            " | National Sleep Board: Guidance on shifts |  |  |  | ",
            ITO,
            " | Act on working time, second part |  |  |  | ",
            " | About beds |  |  |  | ",
        ),
    ),
    "sites at the end": (
        """References
Ito A, Sato B. Ward sleep in a winter. Night Stud. 2021;12(4):33-40.
Wei C, Ito A. Shift length and errors. Int J Night. 2020;101:103400.
Sleep Society. About naps. http://www.example.org/naps
About lamps. http://www.example.org/lamps
About doors. http://www.example.org/doors
About stairs. http://www.example.org/stairs
Handbook of wards. Norburg: Norburg Press; 2015.

© 2020 The Journal of Wards
Read our rules on cookies
""",
        (
            ITO,
            WEI,
            "Sleep Society | About naps |  |  |  | ",
            " | About lamps |  |  |  | ",
            " | About doors |  |  |  | ",
            " | About stairs |  |  |  | ",
            " | Handbook of wards |  | 2015 |  | ",
        ),
    ),
    "years over the items": (
        """References
2021
Ito A, Sato B. Ward sleep in a winter. Night Stud. 2021;12(4):33-40.
2020
Wei C, Ito A. Shift length and errors. Int J Night. 2020;101:103400.
Moe E. Early work in wards. Night Stud. 2020;10(1):1-9.
""",
        (ITO, WEI, MOE),
    ),
    "years over the items, without a heading": (
        """2021
Ito A, Sato B. Ward sleep in a winter. Night Stud. 2021;12(4):33-40.
2020
Wei C, Ito A. Shift length and errors. Int J Night. 2020;101:103400.
Moe E. Early work in wards. Night Stud. 2020;10(1):1-9.
""",
        (ITO, WEI, MOE),
    ),
    "kinds over the items": (
        """Bibliography

Articles on wards

Ito A, Sato B. Ward sleep in a winter. Night Stud. 2021;12(4):33-40.
Wei C, Ito A. Shift length and errors. Int J Night. 2020;101:103400.

Early articles:

Moe E. Early work in wards. Night Stud. 2020;10(1):1-9.
""",
        (ITO, WEI, MOE),
    ),
    "kinds over items that are numbered anew": (
        """References
Articles on wards
1. Ito A, Sato B. Ward sleep in a winter. Night Stud. 2021;12(4):33-40.
2. Wei C, Ito A. Shift length and errors. Int J Night. 2020;101:103400.
Early articles
1. Moe E. Early work in wards. Night Stud. 2020;10(1):1-9.
2. Moe E, Wei C. Lamps. Night Stud. 2019;9:1-2.
""",
        (ITO, WEI, MOE, "Moe, E; Wei, C | Lamps | Night Stud | 2019 | 9:1-2 | "),
    ),
    "numbers left out": (
        """1. Ito A, Sato B. Ward sleep in a winter. Night Stud. 2021;12(4):33-40.
2. Wei C, Ito A. Shift length and errors. Int J Night. 2020;101:103400.
7. Moe E. Early work in wards. Night Stud. 2020;10(1):1-9.
8. Moe E, Wei C. Lamps. Night Stud. 2019;9:1-2.
""",
        (ITO, WEI, MOE, "Moe, E; Wei, C | Lamps | Night Stud | 2019 | 9:1-2 | "),
    ),
    "numbers far apart, with lines that begin with numbers": (
        """[12] Ito A, Sato B. Ward sleep in a winter. Night Stud. 2021;12(4):33-40.
[15] Wei C, Ito A. Shift length and errors. Int J Night. 2020;101:103400.
[19] Moe E, Wei C. Naps of staff below the age of
40 Years. Night Stud. 2019;9:1-2.
""",
        (
            ITO,
            WEI,
            "Moe, E; Wei, C | Naps of staff below the age of 40 Years | Night Stud | 2019 | 9:1-2 | ",
        ),
    ),
    "names of studies over their reports": (
        """References
References to studies included in this review
Ito 2021
Ito A, Sato B. Ward sleep in a winter. Night Stud. 2021;12(4):33-40.
Wei 2020 {published data only (unpublished data were sought and not used)}
Wei C, Ito A. Shift length and errors. Int J Night. 2020;101:103400.
*Wei C. Lamps at night. Int J Night. 2019;9:1-2.
References to studies excluded from this review
Moe 2020
Moe E. Early work in wards. Night Stud. 2020;10(1):1-9.
""",
        (ITO, WEI, "Wei, C | Lamps at night | Int J Night | 2019 | 9:1-2 | ", MOE),
    ),
    "a line that begins with the next number, but is none": (
        """1. Ministry of Nights. Staffing of wards. Accessed
2 May, on paper only.
2. Ito A, Sato B. Ward sleep in a winter. Night Stud. 2021;12(4):33-40.
3. Wei C, Ito A. Shift length and errors. Int J Night. 2020;101:103400.
""",
        ("Ministry of Nights | Staffing of wards |  |  |  | ", ITO, WEI),
    ),
    "numbers in brackets that stand alone": (
        """References

(1)
Ito A, Sato B
On rest at night
J Rest. 2020;63(2):103-9.

(2)
Moe E, Lind K
Naps for drivers
Roads. 2011;3(1):1-14.
""",
        (
            "Ito, A; Sato, B | On rest at night | J Rest | 2020 | 63(2):103-9 | ",
            "Moe, E; Lind, K | Naps for drivers | Roads | 2011 | 3(1):1-14 | ",
        ),
    ),
}
