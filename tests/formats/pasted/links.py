# ruff: noqa: E501  # lists have lines of any length
"""Lists of references among links and buttons, as pages run them together when they are copied.

`LINKED` maps a shape to the text and to what each item says, as `LISTS` in `lists` does.
"""

LINKED: dict[str, tuple[str, tuple[str, ...]]] = {
    "link words glued to what stands before them": (
        """References
1. Ito A, Sato BC. Short naps for nurses. J Night Work 2020;63:103–9.doi:10.5555/jnw.2020.103pmid:http://www.ncbi.nlm.nih.gov/pubmed/31999999OpenUrlCrossRefPubMed
2. Eng F. Rest among drivers. Roads 2011;3:1–14. doi:10.5555/r.3.1OpenUrl
3. Moe E. Who sleeps? Sleep Lett. 2015;12:101–5. https://doi.org/10.5555/sl.12PubMedGoogle ScholarCrossref
4. Fox G. Naps. Sleep Lett. 2016;13:1-5. 10.5555/sl.13.[DOI] [PMC free article] [PubMed] [Google Scholar]
5. Fox G, Moe E. Beds. Sleep Lett. 2017;14:103–9.OpenUrlCrossRefPubMedWeb of Science
6. Moe E. Doors. Sleep Lett. 2018;15:7-9. doi:10.5555/sl.2018.xArticleCASPubMedGoogle Scholar
""",
        (
            "Ito, A; Sato, BC | Short naps for nurses | J Night Work | 2020 | 63:103–9 | 10.5555/jnw.2020.103",
            "Eng, F | Rest among drivers | Roads | 2011 | 3:1–14 | 10.5555/r.3.1",
            "Moe, E | Who sleeps? | Sleep Lett | 2015 | 12:101–5 | 10.5555/sl.12",
            "Fox, G | Naps | Sleep Lett | 2016 | 13:1-5 | 10.5555/sl.13",
            "Fox, G; Moe, E | Beds | Sleep Lett | 2017 | 14:103–9 | ",
            "Moe, E | Doors | Sleep Lett | 2018 | 15:7-9 | 10.5555/sl.2018.x",
        ),
    ),
    "link words in the lines below": (
        """References

    Ito A, Sato BC. Short naps for nurses. J Night Work 2020;63:103–9.doi:10.5555/jnw.2020.103pmid:31999999
    OpenUrlCrossRefPubMedWeb of ScienceGoogle Scholar
    Eng F, Fox G. Rest among drivers. Roads 2011;3:1–14. https://doi.org/10.5555/r.3.1
    DOI:
    10.5555/r.3.1
    Moe E. Who sleeps? Sleep Lett 2015;12:101–5.
    OpenUrl
""",
        (
            "Ito, A; Sato, BC | Short naps for nurses | J Night Work | 2020 | 63:103–9 | 10.5555/jnw.2020.103",
            "Eng, F; Fox, G | Rest among drivers | Roads | 2011 | 3:1–14 | 10.5555/r.3.1",
            "Moe, E | Who sleeps? | Sleep Lett | 2015 | 12:101–5 | ",
        ),
    ),
    "words of links that are words of titles": (
        """1. Ito A. Memories retrieved from sleep. J Rest. 2020;63:103-9. https://doi.org/10.5555/pubmed.2020.1
2. Eng F. What PubMed tells of naps. J Rest. 2021;64:1-9.
3. Moe E. Rest: a full text. J Rest. 2022;65:1-9.
""",
        (
            "Ito, A | Memories retrieved from sleep | J Rest | 2020 | 63:103-9 | 10.5555/pubmed.2020.1",
            "Eng, F | What PubMed tells of naps | J Rest | 2021 | 64:1-9 | ",
            "Moe, E | Rest: a full text | J Rest | 2022 | 65:1-9 | ",
        ),
    ),
}
