# ruff: noqa: E501  # lists have lines of any length
"""Lists of references in the styles of encyclopaedias, countries and trades, in our own words.

`STYLED` maps a style to the text and to what each item says, as `LISTS` in `lists` does.
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
    "ABNT": (
        """Referências
ITO, A. B.; SATO, C. Sono, luz e trabalho das enfermeiras. Revista da Noite, Norburgo, v. 21, n. 3, p. 116-128, jan. 2015. ISSN 1234-5679. Disponível em: <http://www.example.org/sono>. Acesso em: 2 set. 2020.
ENG, F. O descanso dos motoristas. Cadernos de Estrada, v. 8, n. 2, p. 219-235, 2001.
ITO, Aya Maria; SATO, Bo. Quem dorme. Revista de Sono, Luz e Vida, v. 5, p. 1-9, maio/jun. 2019.
""",
        (
            "ITO, A. B.; SATO, C. | Sono, luz e trabalho das enfermeiras | Revista da Noite | 2015 | 21(3):116-128 | ",
            "ENG, F. | O descanso dos motoristas | Cadernos de Estrada | 2001 | 8(2):219-235 | ",
            "ITO, Aya Maria; SATO, Bo | Quem dorme | Revista de Sono, Luz e Vida | 2019 | 5:1-9 | ",
        ),
    ),
    "GOST": (
        """Список литературы
1. Ито А. Б., Сато В. Г. Сон медсестёр в ночную смену // Вопросы труда. — 2015. — № 3. — С. 45–50.
2. Ито А.Б. и др. Дневной отдых водителей // Дороги. 2018. Т. 97, № 5. С. 423-428.
3. Eng F., Fox G. Rest among drivers // Roads. 2011. Vol. 20. P. 101-110.
4. Осс Д.Е. Кто спит в палатах / Д.Е. Осс // Гигиена. 2012. № 4. С. 5-9.
""",
        (
            "Ито, А. Б.; Сато, В. Г. | Сон медсестёр в ночную смену | Вопросы труда | 2015 | (3):45–50 | ",
            "Ито, А.Б. | Дневной отдых водителей | Дороги | 2018 | 97(5):423-428 | ",
            "Eng, F.; Fox, G. | Rest among drivers | Roads | 2011 | 20:101-110 | ",
            "Осс, Д.Е. | Кто спит в палатах | Гигиена | 2012 | (4):5-9 | ",
        ),
    ),
    "Chinese, with blanks": (
        """[1] 王强, 刘敏. 夜班护士的睡眠 [J] . 护理学杂志, 2012, 27 (5) : 12-14.
[2] 陈红. 短时小睡的效果 [J]. 护理研究, 2015 (3): 45-50.
[3] 王强, 刘敏. 谁在睡觉[J] .护理学报, 2010(5).
[4] ITO A B, SATO C. Naps of robots[C]//Conference on Rest, Norburg, Norland. Norburg Press, 2019: 12-15.
[5] Eng F. Night work and its nurses[D]. Norburg: University of Norburg, 2018.
""",
        (
            "王强; 刘敏 | 夜班护士的睡眠 | 护理学杂志 | 2012 | 27(5):12-14 | ",
            "陈红 | 短时小睡的效果 | 护理研究 | 2015 | (3):45-50 | ",
            "王强; 刘敏 | 谁在睡觉 | 护理学报 | 2010 | (5) | ",
            "ITO, A B; SATO, C | Naps of robots | Conference on Rest, Norburg, Norland. Norburg Press | 2019 | :12-15 | ",
            "Eng, F | Night work and its nurses |  | 2018 |  | ",
        ),
    ),
    "Chicago and MLA": (
        """Bibliography
Ito, Aya, and Bo Sato. “Short Naps for Nurses.” Journal of Night Work 63 (April 2020): 103–9.
Eng, Fay. “Rest among Drivers.” Roads 3, no. 2 (Spring 2011): 1–14.
Moe, Eve. "Who Sleeps?" Sleep Letters 12.2 (2015): 10-15. Print.
""",
        (
            "Ito, Aya; Sato, Bo | Short Naps for Nurses | Journal of Night Work | 2020 | 63:103–9 | ",
            "Eng, Fay | Rest among Drivers | Roads | 2011 | 3(2):1–14 | ",
            "Moe, Eve | Who Sleeps? | Sleep Letters | 2015 | 12(2):10-15 | ",
        ),
    ),
    "of conferences on computers": (
        """References
[1] Aya Ito, Bo Sato, and Dan van Oss. 2020. Short naps for nurses. J. Night Work 63, 2 (Feb. 2020), 103–109. https://doi.org/10.5555/jnw.2020.103
[2] Fay Eng, Gil Fox, and Eve Moe. Rest among drivers. In Proceedings of the Conference on Roads, pages 1–14, 2011.
[3] Eve Moe and Gil Fox. Who sleeps? Sleep Letters, 12:5–9, 2015.
""",
        (
            "Ito, Aya; Sato, Bo; van Oss, Dan | Short naps for nurses | J. Night Work | 2020 | 63(2):103–109 | 10.5555/jnw.2020.103",
            "Eng, Fay; Fox, Gil; Moe, Eve | Rest among drivers | Proceedings of the Conference on Roads | 2011 | :1–14 | ",
            "Moe, Eve; Fox, Gil | Who sleeps? | Sleep Letters | 2015 | 12:5–9 | ",
        ),
    ),
    "books with publisher and year in brackets": (
        """1. Moe, E. Wards at Night (Norburg Univ. Press, 2011).
2. Ito, A. & Sato, B. Short naps for nurses. J. Night Work 63, 103–109 (2020).
3. Moe, E. Rest among drivers. in Sleep and Its Loss (eds Eng, F. & Fox, G.) 45–67 (Springer, 2015).
4. Fox, G. in Sleep and Its Loss (eds Eng, F. & Fox, G.) 68–70 (Springer, 2015).
""",
        (
            "Moe, E. | Wards at Night |  | 2011 |  | ",
            "Ito, A.; Sato, B. | Short naps for nurses | J. Night Work | 2020 | 63:103–109 | ",
            "Moe, E. | Rest among drivers | Sleep and Its Loss | 2015 | :45–67 | ",
            "Fox, G. | Sleep and Its Loss |  | 2015 | :68–70 | ",
        ),
    ),
    "dates that are no volumes": (
        """Moe, E. (2015). Who sleeps in the wards. Retrieved May 3, 2016, from http://www.example.org/who
Ito A. Short naps for nurses. Preprint posted online June 3, 2019. doi:10.5555/pre.1
Eng F. Rest among drivers. Roads Blog. Published March 12, 2018. Accessed May 3, 2020. https://www.example.org/x
Fox G, Moe E. The longest night. Night News, June 21, 2012.
Fox, G., & Moe, E. (n.d.). The shortest night. Norburg Press. https://doi.org/10.5555/night
""",
        (
            "Moe, E. | Who sleeps in the wards |  | 2015 |  | ",
            "Ito, A | Short naps for nurses |  | 2019 |  | 10.5555/pre.1",
            "Eng, F | Rest among drivers | Roads Blog | 2018 |  | ",
            "Fox, G; Moe, E | The longest night | Night News | 2012 |  | ",
            "Fox, G.; Moe, E. | The shortest night |  |  |  | 10.5555/night",
        ),
    ),
    "names, title and journal in lines of their own, behind short names": (
        """References
Ito et al., 2020 A. Ito, B. Sato, C. Wei
Short naps for nurses at night
J. Night Work, 63 (2020), Article 107439
View PDF Google Scholar
Eng and Fox, 2011 F. Eng, G. Fox
Rest among drivers of lorries in the winter and
in the summer
Roads, 3 (2011), pp. 1-14
Google Scholar
""",
        (
            "Ito, A.; Sato, B.; Wei, C. | Short naps for nurses at night | J. Night Work | 2020 | 63:107439 | ",
            "Eng, F.; Fox, G. | Rest among drivers of lorries in the winter and in the summer | Roads | 2011 | 3:1-14 | ",
        ),
    ),
    "titles of several lines below the names": (
        """[1] X. Li, Y. Wu
Short naps for nurses
at night
J. Night Work, 63 (2) (2020), pp. 103-109
View PDF
[2] A. Ito, B. Sato.
Rest among drivers of lorries in the winter
and the summer. Roads. 2011;3:1-14.
""",
        (
            "Li, X.; Wu, Y. | Short naps for nurses at night | J. Night Work | 2020 | 63(2):103-109 | ",
            "Ito, A.; Sato, B. | Rest among drivers of lorries in the winter and the summer | Roads | 2011 | 3:1-14 | ",
        ),
    ),
    "journal, volume and pages in lines of their own": (
        """References
Ito A. B., Sato C. (2005). Short naps for nurses at night.
J. Night Work
93
3560–3572. 10.5555/jn.01263.2004
[DOI] [PubMed] [Google Scholar]
Eng F. (2015). Rest among drivers of lorries.
J. Roads.
35
2398–2406. 10.5555/roads.3823
[DOI] [Google Scholar]
""",
        (
            "Ito, A. B.; Sato, C. | Short naps for nurses at night | J. Night Work | 2005 | 93:3560–3572 | 10.5555/jn.01263.2004",
            "Eng, F | Rest among drivers of lorries | J. Roads. | 2015 | 35:2398–2406 | 10.5555/roads.3823",
        ),
    ),
    "German, with the year's number of the journal": (
        """Literatur
Müller, H.; Schmidt, K. (2015): Schlaf im Nachtdienst. In: Pflege bei Nacht, 28. Jg., H. 3, S. 145-152.
Weber, A. (2010): Ruhezeiten. In: Das Haus, 12. Jahrgang, Heft 4, S. 20–25.
Becker, P. (Hrsg.) (2009): Handbuch der Ruhe. Norburg: Norburg Verlag.
""",
        (
            "Müller, H.; Schmidt, K. | Schlaf im Nachtdienst | Pflege bei Nacht | 2015 | 28(3):145-152 | ",
            "Weber, A. | Ruhezeiten | Das Haus | 2010 | 12(4):20–25 | ",
            "Becker, P. | Handbuch der Ruhe |  | 2009 |  | ",
        ),
    ),
    "dashes for the authors above": (
        """Bibliography
Ito, Aya. “Ward Sleep.” Night Studies 4, no. 2 (2019): 22–31.
———. “Lamps at Night.” Night Studies 5, no. 1 (2020): 2–3.
———. The Sleepless Ward. Norburg: Norburg Press, 2015.
""",
        (
            "Ito, Aya | Ward Sleep | Night Studies | 2019 | 4(2):22–31 | ",
            " | Lamps at Night | Night Studies | 2020 | 5(1):2–3 | ",
            " | The Sleepless Ward |  | 2015 |  | ",
        ),
    ),
}
