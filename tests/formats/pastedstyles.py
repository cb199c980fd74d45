# ruff: noqa: E501  # lists have lines of any length
"""Lists of references in the styles of encyclopaedias, countries and trades, in our own words.

`STYLED` maps a style to the text and to what each item says, as `LISTS` in `pastedlists` does.
"""

STYLED: dict[str, tuple[str, tuple[str, ...]]] = {
    "an encyclopaedia": (
        """References
^ a b Ito AB, Sato C (October 2020). "Short naps for nurses". J Night Work. 63 (2): 103–9. doi:10.5555/jnw.2020.103. PMID 31999999. S2CID 12345678.
^ Eng F (2011). "Rest among drivers". Roads. 3 (1): 1–14.
^ Jump up to: a b c Moe, Eve (3 May 2019). "Why nurses leave". The Norburg Post. Retrieved 4 June 2020.
^ "Staffing of wards". Ministry of Nights. Archived from the original on 4 May 2019. Retrieved 3 March 2020.
""",
        (
            "Ito, AB; Sato, C | Short naps for nurses | J Night Work | 2020 | 63(2):103–9 | 10.5555/jnw.2020.103",
            "Eng, F | Rest among drivers | Roads | 2011 | 3(1):1–14 | ",
            "Moe, Eve | Why nurses leave |  | 2019 |  | ",
            " | Staffing of wards |  |  |  | ",
        ),
    ),
    "an encyclopaedia, with numbers": (
        """References
1. ^ Jump up to: a b Ito AB, Sato C (October 2020). "Short naps for nurses". J Night Work. 63 (2): 103–9.
2. ^ Eng F (2011). "Rest among drivers". Roads. 3 (1): 1–14.
""",
        (
            "Ito, AB; Sato, C | Short naps for nurses | J Night Work | 2020 | 63(2):103–9 | ",
            "Eng, F | Rest among drivers | Roads | 2011 | 3(1):1–14 | ",
        ),
    ),
}
