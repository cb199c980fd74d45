"""Texts as they lie on a clipboard, all of them invented."""

ARTICLE = """\
Home > Journal of Invented Results > Volume 4

Walking to work and the lower back: a trial in nine towns

Authors: Ana Rivera, Min Cho
Published: 2021
DOI: 10.5555/walk.town

Abstract

BACKGROUND: Many adults sit all day. METHODS: We asked 120 of them to walk to work for a year.
RESULTS: Their backs hurt less often than those of 118 others. CONCLUSION: Walking helps.

Share this page
"""
LIST = """\
Walking and the back, a chapter

References

1. Rivera A, Cho M. Walking for backs. J Invented Results. 2018;4:11-19. doi:10.5555/walk.1
2. Novak J, Sato B. Swimming for backs. J Invented Results. 2019;5:21-29. doi:10.5555/swim.2
3. Adeyemi O, Lind K. Sitting less at work. J Invented Results. 2020;6:31-39. doi:10.5555/sit.3
"""
RIS = "TY  - JOUR\nTI  - Walking in the morning\nAU  - Rivera, Ana\nPY  - 2020\nER  - \n"
NOTHING = "Yesterday it rained.\nToday we go out."
