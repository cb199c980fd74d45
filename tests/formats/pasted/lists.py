# ruff: noqa: E501  # lists have lines of any length
"""Lists of references as people copy them, in many styles and in our own words.

`LISTS` maps a style to the text and to what each item says: authors, title, journal, year,
volume(issue):pages and DOI. All works, people and numbers in it are invented.
"""

LISTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "Vancouver in square brackets, with links": (
        """References
[1] Ito A, Sato BC, van Oss D, et al. Short naps for nurses at night: a randomised trial. J Night Work 2020;63(2):103-9. https://doi.org/10.5555/jnw.2020.103. [Google Scholar] [CrossRef] [PubMed]
[2] World Health Organization. Sleep and work: a report. Geneva: WHO; 2018.
[3] Eng F, Fox G. Rest among drivers. In: Moe E, editor. Handbook of rest. 2nd ed. Norburg: Norburg Press; 2015. p. 45-67.
[4] De la Cruz-Pérez M, O'Brien JK, Ng S-H. Does shift work harm? Lancet Rest 2019;394:e12-e20. doi:10.5555/lr.19.
""",
        (
            "Ito, A; Sato, BC; van Oss, D | Short naps for nurses at night: a randomised trial | J Night Work | 2020 | 63(2):103-9 | 10.5555/jnw.2020.103",
            "World Health Organization | Sleep and work: a report |  | 2018 |  | ",
            "Eng, F; Fox, G | Rest among drivers | Handbook of rest | 2015 | :45-67 | ",
            "De la Cruz-Pérez, M; O'Brien, JK; Ng, S-H | Does shift work harm? | Lancet Rest | 2019 | 394:e12-e20 | 10.5555/lr.19",
        ),
    ),
    "names, title and journal in lines of their own, under short names": (
        """References
Ito and Sato, 2020
A. Ito, B.C. Sato
Short naps for nurses at night: a randomised trial
J. Night Work, 63 (2) (2020), pp. 103-109
View in ScopusGoogle Scholar
Eng et al., 2011
F. Eng, G. Fox, E. Moe
Rest among drivers
Roads, 3 (2011), pp. 1-14, 10.5555/r.3.1
View article
CrossrefView in ScopusGoogle Scholar
Moe, 2015
E. Moe
Who sleeps?
Sleep Lett., 12 (2015), Article 104677
""",
        (
            "Ito, A.; Sato, B.C. | Short naps for nurses at night: a randomised trial | J. Night Work | 2020 | 63(2):103-109 | ",
            "Eng, F.; Fox, G.; Moe, E. | Rest among drivers | Roads | 2011 | 3:1-14 | 10.5555/r.3.1",
            "Moe, E. | Who sleeps? | Sleep Lett | 2015 | 12:104677 | ",
        ),
    ),
    "names, title and journal in lines of their own, numbered": (
        """References
1
A. Ito, B.C. Sato
Short naps for nurses at night: a randomised trial
J. Night Work, 63 (2) (2020), pp. 103-109
View PDFView articleView in ScopusGoogle Scholar
2
F. Eng, G. Fox, E. Moe
Rest among drivers
Roads, 3 (2011), pp. 1-14
CrossRefView in ScopusGoogle Scholar
3
E. Moe
Who sleeps?
Sleep Lett., 12 (2015), p. 104677
Google Scholar
""",
        (
            "Ito, A.; Sato, B.C. | Short naps for nurses at night: a randomised trial | J. Night Work | 2020 | 63(2):103-109 | ",
            "Eng, F.; Fox, G.; Moe, E. | Rest among drivers | Roads | 2011 | 3:1-14 | ",
            "Moe, E. | Who sleeps? | Sleep Lett | 2015 | 12:104677 | ",
        ),
    ),
    "semicolons between the names, with links": (
        """References
Ito, A.; Sato, B.C.; van Oss, D. Short naps for nurses at night: A randomised trial. J. Night Work 2020, 63, 103–109. [Google Scholar] [CrossRef] [PubMed]
Eng, F.; Fox, G. Rest among drivers. Roads 2011, 3, 1–14. [Google Scholar] [CrossRef]
Moe, E. Who sleeps? Sleep Lett. 2015, 12, e101. [Google Scholar]
World Health Organization. Sleep and Work; WHO: Geneva, Switzerland, 2018. [Google Scholar]
""",
        (
            "Ito, A.; Sato, B.C.; van Oss, D. | Short naps for nurses at night: A randomised trial | J. Night Work | 2020 | 63:103–109 | ",
            "Eng, F.; Fox, G. | Rest among drivers | Roads | 2011 | 3:1–14 | ",
            "Moe, E. | Who sleeps? | Sleep Lett | 2015 | 12:e101 | ",
            "World Health Organization | Sleep and Work |  | 2018 |  | ",
        ),
    ),
    "the year in brackets, with links below": (
        """References
Ito, A., Sato, B. C., and van Oss, D. (2020). Short naps for nurses at night: a randomised trial. J. Night Work 63, 103–109. doi: 10.5555/jnw.2020.103

PubMed Abstract | CrossRef Full Text | Google Scholar

Eng, F., and Fox, G. (2011). Rest among drivers. Roads 3, 1–14. doi: 10.5555/r.3.1

CrossRef Full Text | Google Scholar

Moe, E. (2015). Who sleeps? Sleep Lett. 12:e101.

CrossRef Full Text | Google Scholar
""",
        (
            "Ito, A.; Sato, B. C.; van Oss, D. | Short naps for nurses at night: a randomised trial | J. Night Work | 2020 | 63:103–109 | 10.5555/jnw.2020.103",
            "Eng, F.; Fox, G. | Rest among drivers | Roads | 2011 | 3:1–14 | 10.5555/r.3.1",
            "Moe, E. | Who sleeps? | Sleep Lett | 2015 | 12:e101 | ",
        ),
    ),
    "APA in lines of one width": (
        """References

Ito, A., Sato, B. C., & van Oss, D. (2020). Short naps for nurses at night: A
    randomised trial in four hospitals. Journal of Night Work, 63(2),
    103–109. https://doi.org/10.5555/jnw.2020.103
Eng, F., & Fox, G. (2011a). Rest among drivers. Roads, 3, 1–14.
    https://doi.org/10.5555/r.3.1
Moe, E. (2015, March 3). Who sleeps? Sleep Letters, 12(2), Article e101.
World Health Organization. (2018). Sleep and work: A report. https://www.example.org/sleep
Fox, G. (2012). The book of rest (2nd ed.). Norburg Press.
""",
        (
            "Ito, A.; Sato, B. C.; van Oss, D. | Short naps for nurses at night: A randomised trial in four hospitals | Journal of Night Work | 2020 | 63(2):103–109 | 10.5555/jnw.2020.103",
            "Eng, F.; Fox, G. | Rest among drivers | Roads | 2011 | 3:1–14 | 10.5555/r.3.1",
            "Moe, E. | Who sleeps? | Sleep Letters | 2015 | 12(2):e101 | ",
            "World Health Organization | Sleep and work: A report |  | 2018 |  | ",
            "Fox, G. | The book of rest (2nd ed.) |  | 2012 |  | ",
        ),
    ),
    "Vancouver in lines of one width": (
        """1. Ito A, Sato BC, van Oss D. Short naps for nurses at night: a
randomised trial. J Night Work. 2020 Feb;63(2):103-9. Epub 2020
Jan 5.
2. Eng F, Fox G. Rest among
drivers. Roads. 2011;3:1-14.
3. Moe E. Who sleeps? Sleep Lett.
2015;12(Suppl 1):S10-5.
""",
        (
            "Ito, A; Sato, BC; van Oss, D | Short naps for nurses at night: a randomised trial | J Night Work | 2020 | 63(2):103-9 | ",
            "Eng, F; Fox, G | Rest among drivers | Roads | 2011 | 3:1-14 | ",
            "Moe, E | Who sleeps? | Sleep Lett | 2015 | 12(Suppl 1):S10-5 | ",
        ),
    ),
    "numbers in round brackets, and minus signs for dashes": (
        """(1) Ito, A.; Sato, B. C. Short naps. J. Night Work 2020, 63, 103−109.
(2) Eng, F.; Fox, G. Rest among drivers. Roads 2011, 3 (1), 1−14.
(3) Moe, E. Who sleeps? Sleep Lett. 2015, 12, 5.
""",
        (
            "Ito, A.; Sato, B. C. | Short naps | J. Night Work | 2020 | 63:103−109 | ",
            "Eng, F.; Fox, G. | Rest among drivers | Roads | 2011 | 3(1):1−14 | ",
            "Moe, E. | Who sleeps? | Sleep Lett | 2015 | 12:5 | ",
        ),
    ),
    "IEEE": (
        """[1] A. Ito, B. C. Sato, and D. van Oss, “Short naps for nurses at night: a randomised trial,” J. Night Work, vol. 63, no. 2, pp. 103–109, Feb. 2020, doi: 10.5555/jnw.2020.103.
[2] F. Eng and G. Fox, "Rest among drivers," in Proc. Int. Conf. Roads, 2011, pp. 1-14.
[3] E. Moe, The Book of Rest. Norburg, Norland: Norburg Press, 2015.
""",
        (
            "Ito, A.; Sato, B. C.; van Oss, D. | Short naps for nurses at night: a randomised trial | J. Night Work | 2020 | 63(2):103–109 | 10.5555/jnw.2020.103",
            "Eng, F.; Fox, G. | Rest among drivers | Proc. Int. Conf. Roads | 2011 | :1-14 | ",
            "Moe, E. | The Book of Rest |  | 2015 |  | ",
        ),
    ),
    "GB/T 7714": (
        """参考文献
[1] 张三, 李四, 王小明. 短时小睡对夜班护士的影响[J]. 护理学杂志, 2021, 36(5): 12-15.
[2] 王芳,刘洋,陈静,等.夜班护士睡眠质量的研究[J].中华护理杂志,2019,54(3):345-349.
[3] Ito A, Sato B. Short naps at night[J]. J Night Work, 2020, 63(2): 103-109.
[4] 李华. 睡眠医学[M]. 北京: 人民卫生出版社, 2015: 33-40.
""",
        (
            "张三; 李四; 王小明 | 短时小睡对夜班护士的影响 | 护理学杂志 | 2021 | 36(5):12-15 | ",
            "王芳; 刘洋; 陈静 | 夜班护士睡眠质量的研究 | 中华护理杂志 | 2019 | 54(3):345-349 | ",
            "Ito, A; Sato, B | Short naps at night | J Night Work | 2020 | 63(2):103-109 | ",
            "李华 | 睡眠医学 |  | 2015 | :33-40 | ",
        ),
    ),
    "the year in brackets behind names without commas": (
        """References
Ito A, Sato BC, van Oss D (2020) Short naps for nurses at night: a randomised trial. J Night Work 63(2):103–109. https://doi.org/10.5555/jnw.2020.103

Article Google Scholar

Eng F, Fox G (2011) Rest among drivers. Roads 3:1–14

Article CAS PubMed Google Scholar

Moe E (2015) Who sleeps? Sleep Lett 12:e101

Google Scholar
""",
        (
            "Ito, A; Sato, BC; van Oss, D | Short naps for nurses at night: a randomised trial | J Night Work | 2020 | 63(2):103–109 | 10.5555/jnw.2020.103",
            "Eng, F; Fox, G | Rest among drivers | Roads | 2011 | 3:1–14 | ",
            "Moe, E | Who sleeps? | Sleep Lett | 2015 | 12:e101 | ",
        ),
    ),
    "Vancouver without numbers, and a site": (
        """References
Ito A, Sato BC, van Oss D, et al. Short naps for nurses at night: a randomised trial. J Night Work. 2020;63(2):103–9.

Article  PubMed  PubMed Central  Google Scholar

Eng F, Fox G. Rest among drivers. Roads. 2011;3:1–14. https://doi.org/10.5555/r.3.1.

Article  Google Scholar

WHO. Sleep and work. https://www.example.org/sleep. Accessed 3 Mar 2020.

Moe E. Who sleeps? Sleep Lett. 2015;12:e101.

Google Scholar
""",
        (
            "Ito, A; Sato, BC; van Oss, D | Short naps for nurses at night: a randomised trial | J Night Work | 2020 | 63(2):103–9 | ",
            "Eng, F; Fox, G | Rest among drivers | Roads | 2011 | 3:1–14 | 10.5555/r.3.1",
            "WHO | Sleep and work |  |  |  | ",
            "Moe, E | Who sleeps? | Sleep Lett | 2015 | 12:e101 | ",
        ),
    ),
    "APA with a DOI below": (
        """REFERENCES
Ito, A., Sato, B. C., & van Oss, D. (2020). Short naps for nurses at night: A randomised trial. Journal of Night Work, 63, 103–109. https://doi.org/10.5555/jnw.2020.103
10.5555/jnw.2020.103
PubMedWeb of Science®Google Scholar
Eng, F., & Fox, G. (2011). Rest among drivers. Roads, 3(1), 1–14.
CrossrefGoogle Scholar
Moe, E. (2015). Who sleeps? Sleep Letters, 12, e101.
Google Scholar
""",
        (
            "Ito, A.; Sato, B. C.; van Oss, D. | Short naps for nurses at night: A randomised trial | Journal of Night Work | 2020 | 63:103–109 | 10.5555/jnw.2020.103",
            "Eng, F.; Fox, G. | Rest among drivers | Roads | 2011 | 3(1):1–14 | ",
            "Moe, E. | Who sleeps? | Sleep Letters | 2015 | 12:e101 | ",
        ),
    ),
    "Harvard with the year between commas": (
        """Ito, A., Sato, B.C. and van Oss, D., 2020. Short naps for nurses at night: a randomised trial. Journal of Night Work, 63(2), pp.103-109.
Eng, F. and Fox, G., 2011. Rest among drivers. Roads, 3(1), pp.1-14.
Moe, E., 2015. Who sleeps?. Sleep Letters, 12, p.e101.
""",
        (
            "Ito, A.; Sato, B.C.; van Oss, D. | Short naps for nurses at night: a randomised trial | Journal of Night Work | 2020 | 63(2):103-109 | ",
            "Eng, F.; Fox, G. | Rest among drivers | Roads | 2011 | 3(1):1-14 | ",
            "Moe, E. | Who sleeps? | Sleep Letters | 2015 | 12:e101 | ",
        ),
    ),
    "MLA": (
        """Works Cited
Eng, Fay, and Gil Fox. "Rest among Drivers." Roads, vol. 3, no. 1, 2011, pp. 1-14.
Ito, Aya, et al. "Short Naps for Nurses at Night: A Randomised Trial." Journal of Night Work, vol. 63, no. 2, 2020, pp. 103-09, https://doi.org/10.5555/jnw.2020.103.
Moe, Eve. "Who Sleeps?" Sleep Letters, vol. 12, 2015, p. 101.
""",
        (
            "Eng, Fay; Fox, Gil | Rest among Drivers | Roads | 2011 | 3(1):1-14 | ",
            "Ito, Aya | Short Naps for Nurses at Night: A Randomised Trial | Journal of Night Work | 2020 | 63(2):103-09 | 10.5555/jnw.2020.103",
            "Moe, Eve | Who Sleeps? | Sleep Letters | 2015 | 12:101 | ",
        ),
    ),
    "the year in brackets at the end": (
        """References
Ito, A., Sato, B. C. & van Oss, D. Short naps for nurses at night: a randomised trial. J. Night Work 63, 103–109 (2020).

Article  PubMed  Google Scholar

Eng, F. & Fox, G. Rest among drivers. Roads 3, 1–14 (2011).

Article  ADS  Google Scholar

Moe, E. et al. Who sleeps? Preprint at https://doi.org/10.5555/pre.1 (2015).
""",
        (
            "Ito, A.; Sato, B. C.; van Oss, D. | Short naps for nurses at night: a randomised trial | J. Night Work | 2020 | 63:103–109 | ",
            "Eng, F.; Fox, G. | Rest among drivers | Roads | 2011 | 3:1–14 | ",
            "Moe, E. | Who sleeps? |  | 2015 |  | 10.5555/pre.1",
        ),
    ),
    "AMA with a group and an article ahead of its volume": (
        """1. Ito A, Sato BC, van Oss D. Short naps for nurses at night: a randomised trial. J Night Work. 2020;63(2):103-109. doi:10.5555/jnw.2020.103
2. Eng F, Fox G; for the Roads Study Group. Rest among drivers. Roads. 2011;3:1-14.
3. Moe E. Who sleeps? Sleep Lett. Published online March 3, 2015. doi:10.5555/sl.15
""",
        (
            "Ito, A; Sato, BC; van Oss, D | Short naps for nurses at night: a randomised trial | J Night Work | 2020 | 63(2):103-109 | 10.5555/jnw.2020.103",
            "Eng, F; Fox, G; Roads Study Group | Rest among drivers | Roads | 2011 | 3:1-14 | ",
            "Moe, E | Who sleeps? | Sleep Lett | 2015 |  | 10.5555/sl.15",
        ),
    ),
    "German letters and colons": (
        """Literatur
1. Müller-Lüdenscheidt J, Groß K: Schlaf bei Pflegenden. Dtsch Arztebl 2018; 115: 201–7.
2. Özdemir Ç, Łukasz W: Nachtdienst und Gesundheit. Pflege 2016; 29(3): 123–30.
3. Søndergård Å. Naps. Ugeskr Læger 2012;174:33-5.
""",
        (
            "Müller-Lüdenscheidt, J; Groß, K | Schlaf bei Pflegenden | Dtsch Arztebl | 2018 | 115:201–7 | ",
            "Özdemir, Ç; Łukasz, W | Nachtdienst und Gesundheit | Pflege | 2016 | 29(3):123–30 | ",
            "Søndergård, Å | Naps | Ugeskr Læger | 2012 | 174:33-5 | ",
        ),
    ),
    "numbers and tabs": (
        """1.	Ito A, Sato BC. Short naps. J Night Work 2020;63:103–9.
2.	Eng F, Fox G. Rest among drivers. Roads 2011;3:1–14.
3.	Moe E. Who sleeps? Sleep Lett 2015;12:e101.
""",
        (
            "Ito, A; Sato, BC | Short naps | J Night Work | 2020 | 63:103–9 | ",
            "Eng, F; Fox, G | Rest among drivers | Roads | 2011 | 3:1–14 | ",
            "Moe, E | Who sleeps? | Sleep Lett | 2015 | 12:e101 | ",
        ),
    ),
    "bullets": (
        """• Ito A, Sato BC. Short naps. J Night Work 2020;63:103–9.
• Eng F, Fox G. Rest among drivers. Roads 2011;3:1–14.
- Moe E. Who sleeps? Sleep Lett 2015;12:e101.
""",
        (
            "Ito, A; Sato, BC | Short naps | J Night Work | 2020 | 63:103–9 | ",
            "Eng, F; Fox, G | Rest among drivers | Roads | 2011 | 3:1–14 | ",
            "Moe, E | Who sleeps? | Sleep Lett | 2015 | 12:e101 | ",
        ),
    ),
    "results of a search engine for scholars": (
        """About 1,200 results (0.05 sec)
[HTML] Short naps for nurses at night
A Ito, BC Sato, D van Oss - Journal of Night Work, 2020 - nightwork.example
Nurses who work at night sleep less than others. We asked whether …
Save Cite Cited by 14 Related articles All 5 versions
Rest among drivers
F Eng, G Fox - Roads, 2011 - Elsevier
Drivers rest …
Save Cite Cited by 4
[PDF] Who sleeps at night, and who does not?
E Moe - 2015 - example.org
""",
        (
            "Ito, A; Sato, BC; van Oss, D | Short naps for nurses at night | Journal of Night Work | 2020 |  | ",
            "Eng, F; Fox, G | Rest among drivers | Roads | 2011 |  | ",
            "Moe, E | Who sleeps at night, and who does not? |  | 2015 |  | ",
        ),
    ),
    "results of an index of medicine": (
        """1
Cite
Share
Short naps for nurses at night: a randomised trial.
Ito A, Sato BC, van Oss D.
Sleep Med. 2021 Mar;45(3):e211-e219. doi: 10.5555/sm.2021.211. Epub 2021 Feb 3.
PMID: 33999999 Free PMC article. Clinical Trial.
2
Cite
Share
Rest among drivers.
Eng F, Fox G.
Roads. 2011 Jan;3(1):1-14. doi: 10.5555/r.3.1.
PMID: 21111111
""",
        (
            "Ito, A; Sato, BC; van Oss, D | Short naps for nurses at night: a randomised trial. | Sleep Med | 2021 | 45(3):e211-e219 | 10.5555/sm.2021.211",
            "Eng, F; Fox, G | Rest among drivers. | Roads | 2011 | 3(1):1-14 | 10.5555/r.3.1",
        ),
    ),
}
