"""The authors of one citation are read in any style, and groups are no people."""

import pytest

from reviews.formats.paste.cited import read_cited

TITLE = "Short naps for nurses"
AUTHORS = {
    "initials with blanks": (
        "Ito K E, Sato B, van Oss D F G, et al. {}. J Rest, 2020, 63(2): 45-50.",
        ("Ito, K E", "Sato, B", "van Oss, D F G"),
    ),
    "initials with blanks, in capitals": (
        "ITO K E, SATO B. {}. J Rest, 2020, 63(2): 45-50.",
        ("ITO, K E", "SATO, B"),
    ),
    "Korean names": (
        "김하나, 이두리. {}. 휴식학회지. 2020;63(2):45-50.",
        ("김하나", "이두리"),
    ),
    "a group behind a semicolon": (
        "Ito A, Sato BC; NAP Investigators. {}. J Rest. 2020;63(2):45-50.",
        ("Ito, A", "Sato, BC", "NAP Investigators"),
    ),
    "a group behind others": (
        "Ito A, Sato BC, et al; the NAP Study Team. {}. J Rest. 2020;63(2):45-50.",
        ("Ito, A", "Sato, BC", "NAP Study Team"),
    ),
    "a group in front": (
        "Nap Definition Task Force; Eng FG, Fox GH, et al. {}. J Rest. 2020;63(2):45-50.",
        ("Nap Definition Task Force", "Eng, FG", "Fox, GH"),
    ),
    "a group for which people write": (
        "Ito A, Sato BC, for the NAP Investigators. {}. J Rest 2020; 63: 45-50.",
        ("Ito, A", "Sato, BC", "NAP Investigators"),
    ),
    "an arrow in front": (
        "1. ↵ Ito A, Sato B. {}. J Rest. 2020;63(2):45-50.",
        ("Ito, A", "Sato, B"),
    ),
    "a number in brackets, and a full stop": (
        "[1].Ito A., Sato B. {}. J. Rest. 2020;63:45-50.",
        ("Ito, A.", "Sato, B."),
    ),
    "a bullet and a number": (
        "- 3.Ito A. {}. J Rest. 2020;63(2):45-50.",
        ("Ito, A",),
    ),
    "full names and one more": (
        "Aya Ito, Bo Sato, and Dan Wei. {}. Journal of Rest, 63(2):45-50, 2020.",
        ("Ito, Aya", "Sato, Bo", "Wei, Dan"),
    ),
    "full names and others": (
        "Fay Eng, Gil Fox, Eve Moe, et al. {}. Journal of Rest, 63(2):45-50, 2020.",
        ("Eng, Fay", "Fox, Gil", "Moe, Eve"),
    ),
    "full names, one with initials": (
        "Aya R. Ito, Bo Sato, and Dan Wei, “{},” Journal of Rest 63 (2020): 45-50.",
        ("Ito, Aya R.", "Sato, Bo", "Wei, Dan"),
    ),
    "two family names": (
        "García López, Ana, and Bo Sato. “{}.” Journal of Rest 63 (2020): 45-50.",
        ("García López, Ana", "Sato, Bo"),
    ),
    "family names first, in full": (
        "Ito, Aya, Sato, Bo C. and van Oss, Dan (2020) {}. Journal of Rest, 63 (2). pp. 45-50.",
        ("Ito, Aya", "Sato, Bo C.", "van Oss, Dan"),
    ),
    "family names first, in full and in capitals": (
        "ITO, Aya Maria; SATO, Bo. {}. Revista do Sono, v. 63, n. 2, p. 45-50, 2020.",
        ("ITO, Aya Maria", "SATO, Bo"),
    ),
    "family names in capitals": (
        "SATO Aya, ITO Bo, WEI Dan. {}. Journal of Rest, 2020, 63(2): 45-50.",
        ("SATO, Aya", "ITO, Bo", "WEI, Dan"),
    ),
    "a particle behind the given names": (
        "SOUZA, Maria Clara de; LIMA JÚNIOR, João Pedro. {}. Revista, v. 63, n. 2, p. 45-50, 2020.",
        ("SOUZA, Maria Clara de", "LIMA JÚNIOR, João Pedro"),
    ),
    "short family names behind initials": (
        "X. Li, Y. Wu. {}. J. Rest, 63 (2020), pp. 45-50.",
        ("Li, X.", "Wu, Y."),
    ),
    "initials of two letters": (
        "A. Yu. Petrov, Zh. Sato. {}. J. Rest, 63 (2020), pp. 45-50.",
        ("Petrov, A. Yu.", "Sato, Zh."),
    ),
    "an organisation with an abbreviation": (
        "NHS Norland. {}. London: NHS Norland; 2020.",
        ("NHS Norland",),
    ),
    "others in Russian": (
        "Ито А.Б. и др. {} // Журнал отдыха. 2020. Т. 63, № 2. С. 45-50.",
        ("Ито, А.Б.",),
    ),
    "editors": (
        "Ito A, Sato B (eds). {}. Norburg: Norburg Press; 2020.",
        ("Ito, A", "Sato, B"),
    ),
    "editors, with a year in brackets": (
        "Ito, A., Sato, B. (Hrsg.) (2020): {}. Norburg: Norburg Press.",
        ("Ito, A.", "Sato, B."),
    ),
    "family names that are words of pages": (
        "Ito AB, Page MJ, An SK, et al. {}. J Rest. 2020;63(2):45-50.",
        ("Ito, AB", "Page, MJ", "An, SK"),
    ),
    "a group behind an ampersand": (
        "Ito, A., Sato, B. C., & NAP-P Group. (2020). {}. J Rest, 63(2), 45-50.",
        ("Ito, A.", "Sato, B. C.", "NAP-P Group"),
    ),
    "dots for those left out": (
        "Ito, A., Sato, B. C., . . . Wei, D. (2020). {}. J Rest, 63(2), 45-50.",
        ("Ito, A.", "Sato, B. C.", "Wei, D."),
    ),
    "one with a particle behind the given names": (
        "SATO, João Carlos dos. {}. Revista do Sono, v. 63, n. 2, p. 45-50, 2020.",
        ("SATO, João Carlos dos",),
    ),
    "an organisation in Chinese": (
        "北地睡眠学会. {}[J]. 休息杂志, 2020, 63(2): 45-50.",
        ("北地睡眠学会",),
    ),
    "initials first, with nothing behind them but the title": (
        "A.B. Ito, C. Sato, D. van Oss {} at night J. Rest, 63 (2) (2020), pp. 45-50",
        ("Ito, A.B.", "Sato, C.", "van Oss, D."),
    ),
    "initials first, two family names, and a compound behind them": (
        "A.B. Ito, C. Lind Moe, D. Wei {} at night J Rest, 63 (2) (2020), pp. 45-50",
        ("Ito, A.B.", "Lind Moe, C.", "Wei, D."),
    ),
    "two, initials first, with nothing behind them but the title": (
        "A.B. Ito, C. Sato {} at night J Rest, 63 (2) (2020), pp. 45-50",
        ("Ito, A.B.", "Sato, C."),
    ),
    "a title that begins with capitals and a year": (
        "Ito KF, Lind DG, Moe D. NAP 2020 {}. J Rest 2020; 63: c332",
        ("Ito, KF", "Lind, DG", "Moe, D"),
    ),
    "one name before a quoted title": (
        "Aya Ito, “{},” Journal of Rest 63 (2020): 45-50.",
        ("Aya Ito",),
    ),
}


@pytest.mark.parametrize("style", AUTHORS)
def test_authors_are_read_in_any_style(style):
    text, authors = AUTHORS[style]

    cited = read_cited(text.format(TITLE))

    assert cited.authors == authors
    assert cited.title.removesuffix(" at night").removeprefix("NAP 2020 ") == TITLE
    assert cited.year == "2020"


@pytest.mark.parametrize(
    "text",
    [
        "Sleep Study Team; Night Task Force. Rest among drivers. Norburg; 2020.",
        "Night Task Force. Short naps for nurses. Norburg; 2020.",
    ],
)
def test_what_names_no_people_gives_none(text):
    assert not any("," in name for name in read_cited(text).authors)
