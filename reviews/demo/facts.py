"""Numbers for invented studies, drawn so that every sum in an abstract holds.

Each function returns words to put into sentences, under short names such as `n` or `cr_p`.
Names ending in `_n` are counts, in `_p` percentages with their sign; times are months unless
they carry a unit.
"""

from reviews.demo.dice import Dice
from reviews.demo.figures import difference, hazard, interval, p_value, percent
from reviews.demo.names import GROUPS, TOWNS
from reviews.demo.words import number_word

Facts = dict[str, str]


def setting(dice: Dice, year: int) -> Facts:
    """Where and when: a study published in `year`."""
    last = year - dice.number(1, 2)
    first = last - dice.number(3, 6)
    return {
        "first": str(first),
        "last": str(last),
        "centres": number_word(dice.number(3, 34)),
        "group": dice.one(GROUPS),
        "town": dice.one(TOWNS),
        "nct": f"NCT99{dice.number(100000, 999999)}",
    }


# What people of each age group are called; their median age, and its range, in years.
AGES = {
    "adults": ((33, 49), (18, 24), (66, 79)),
    "older adults": ((65, 71), (60, 61), (77, 85)),
    "children": ((6, 10), (1, 2), (16, 18)),
    "patients": ((19, 31), (1, 4), (61, 74)),
}


def cohort(
    dice: Dice,
    year: int,
    *,
    people: str = "adults",
    size: tuple[int, int] = (32, 210),
    response: tuple[float, float] = (0.42, 0.66),
    survival: tuple[float, float] = (6.5, 14.5),
) -> Facts:
    """One group of patients: who they were, how they responded, how long they lived."""
    n = dice.number(*size)
    age, youngest, oldest = (dice.number(*bounds) for bounds in AGES[people])
    em = max(6, int(n * dice.between(0.16, 0.38)))
    rest = n - em
    rate = dice.between(*response)
    cr_rest = min(rest - 1, max(4, int(rest * (rate + 0.06))))
    cr_em = min(em - 2, max(2, int(em * (rate - dice.between(0.14, 0.24)))))
    cr = cr_rest + cr_em
    mrd = min(cr - 1, max(3, int(cr * dice.between(0.58, 0.84))))
    relapsed = min(cr - 2, max(4, int(cr * dice.between(0.36, 0.55))))
    relapsed_em = min(relapsed - 2, max(2, int(relapsed * dice.between(0.2, 0.42))))
    negative = min(relapsed - 2, max(2, int(relapsed * dice.between(0.12, 0.3))))
    allo = min(cr - 1, max(3, int(cr * dice.between(0.3, 0.58))))
    place = setting(dice, year)
    # Nobody can be followed for longer than the study has lasted, nor a median outlast it.
    longest = 8.0 * (year - int(place["first"]))
    median = round(min(dice.between(*survival), 0.7 * longest), 1)
    return {
        **place,
        **_sites(dice, em),
        "people": people,
        "n": str(n),
        "age": f"{age} years",
        "ages": f"{youngest}–{oldest} years",
        "blasts": f"{dice.number(38, 76)}%",
        "lines": number_word(dice.number(2, 4)),
        "cycles": number_word(dice.number(2, 3)),
        "em_n": str(em),
        "em_p": percent(em, n),
        "rest_n": str(rest),
        "cr_n": str(cr),
        "cr_p": percent(cr, n),
        "cr_ci": interval(cr, n),
        "fail_n": str(n - cr),
        "cr_em_n": str(cr_em),
        "cr_em_p": percent(cr_em, em),
        "cr_rest_n": str(cr_rest),
        "cr_rest_p": percent(cr_rest, rest),
        "em_p_value": difference(cr_rest, rest, cr_em, em),
        "mrd_n": str(mrd),
        "mrd_p": percent(mrd, cr),
        "rel_n": str(relapsed),
        "rel_p": percent(relapsed, cr),
        "rel_em_n": str(relapsed_em),
        "rel_em_p": percent(relapsed_em, relapsed),
        "neg_n": str(negative),
        "allo_n": str(allo),
        "allo_p": percent(allo, cr),
        "median": f"{median:.1f}",
        "median_ci": (
            f"{median * dice.between(0.68, 0.8):.1f}–{median * dice.between(1.25, 1.6):.1f}"
        ),
        "median_em": f"{median * dice.between(0.5, 0.68):.1f}",
        "median_rest": f"{median * dice.between(1.12, 1.4):.1f}",
        "rfs": f"{median * dice.between(0.62, 0.88):.1f}",
        "year_p": f"{int(100 * 0.5 ** (12 / median) + 0.5)}%",
        "two_year_p": f"{int(100 * 0.5 ** (24 / median) + 0.5)}%",
        "follow": f"{min(longest, median * dice.between(1.5, 2.6)):.1f}",
        **_counts(
            dice, n, women=(0.38, 0.54), hsct=(0.14, 0.36), ph=(0.06, 0.14), kmt2a=(0.05, 0.1)
        ),
        **_counts(
            dice, n, crs=(0.42, 0.7), crs3=(0.03, 0.08), neuro=(0.3, 0.5), neuro3=(0.05, 0.13)
        ),
        **_counts(dice, n, infection3=(0.14, 0.34), liver3=(0.06, 0.16), ted=(0.02, 0.06)),
        **_counts(dice, n, stop=(0.04, 0.11), neutropenia3=(0.24, 0.62), vod=(0.05, 0.12)),
        **_counts(dice, n, icans3=(0.08, 0.2), failed=(0.15, 0.3)),
        **hazard(dice.between(1.45, 2.3), max(10, int(n * 0.6))),
    }


def _counts(dice: Dice, n: int, **shares: tuple[float, float]) -> Facts:
    """For each name a count `name_n` of at least 2, so that plurals hold, and its `name_p`."""
    facts: Facts = {}
    for name, bounds in shares.items():
        count = max(2, int(n * dice.between(*bounds)))
        facts |= {f"{name}_n": str(count), f"{name}_p": percent(count, n)}
    return facts


def _sites(dice: Dice, em: int) -> Facts:
    """Where the `em` patients with extramedullary disease had it, one main site each."""
    nervous = max(2, int(em * dice.between(0.25, 0.45)))
    nodes = max(1, int((em - nervous) * dice.between(0.3, 0.5)))
    soft = max(1, int((em - nervous - nodes) * dice.between(0.4, 0.7)))
    parts = [
        ("the central nervous system", nervous),
        ("lymph nodes", nodes),
        (dice.one(("soft tissue", "bone", "the paravertebral space")), soft),
        (
            dice.one(("the testis", "the liver", "the skin", "the breast")),
            em - nervous - nodes - soft,
        ),
    ]
    named = [f"{site} ({count})" for site, count in parts if count]
    return {"sites": ", ".join(named[:-1]) + f" and {named[-1]}", "cns_n": str(nervous)}


def comparison(
    dice: Dice,
    year: int,
    *,
    people: str = "adults",
    better: float = 0.7,
    size: tuple[int, int] = (34, 160),
) -> Facts:
    """Two groups, a (blinatumomab in most) and b; `better` is the hazard of a against b."""
    a, b = dice.number(*size), dice.number(*size)
    cr_a = int(a * dice.between(0.46, 0.66))
    shift = 0.14 if better > 1.1 else -0.14 if better < 0.9 else 0.0
    cr_b = int(b * (cr_a / a + dice.between(-0.06, 0.06) + shift))
    mrd_a, mrd_b = int(cr_a * dice.between(0.6, 0.8)), int(cr_b * dice.between(0.5, 0.78))
    median_a = dice.between(7.0, 13.0)
    ratio = better * dice.between(0.94, 1.06)
    median_b = median_a * ratio
    whole = cohort(dice, year, people=people, size=(a + b, a + b))
    events = int((a + b) * 0.62)
    return whole | {
        "a_n": str(a),
        "b_n": str(b),
        "cr_a_n": str(cr_a),
        "cr_a_p": percent(cr_a, a),
        "cr_b_n": str(cr_b),
        "cr_b_p": percent(cr_b, b),
        "cr_p_value": difference(cr_a, a, cr_b, b),
        "mrd_a_p": percent(mrd_a, cr_a),
        "mrd_b_p": percent(mrd_b, cr_b),
        "median_a": f"{median_a:.1f}",
        "median_b": f"{median_b:.1f}",
        **hazard(ratio, events, "ratio"),
    }


def economics(dice: Dice, year: int) -> Facts:
    """Costs and benefits per patient; the ratio is what the printed figures give."""
    currency = dice.one(("US$", "€", "£"))
    cost_b = dice.number(88, 190) * 1000
    extra_cost = dice.number(48, 145) * 1000
    qaly_b = dice.number(110, 290) / 100
    extra_qaly = dice.number(75, 260) / 100
    ratio = extra_cost / extra_qaly
    threshold = dice.one((50_000, 100_000, 150_000))
    sure = dice.number(62, 93) if ratio < threshold else dice.number(9, 41)
    return setting(dice, year) | {
        "cost_a": f"{currency}{cost_b + extra_cost:,}",
        "cost_b": f"{currency}{cost_b:,}",
        "extra_cost": f"{currency}{extra_cost:,}",
        "qaly_a": f"{qaly_b + extra_qaly:.2f}",
        "qaly_b": f"{qaly_b:.2f}",
        "extra_qaly": f"{extra_qaly:.2f}",
        "ratio": f"{currency}{int(ratio + 0.5):,}",
        "threshold": f"{currency}{threshold:,}",
        "sure": f"{sure}%",
        "side": "below" if ratio < threshold else "above",
        "worth": "good value" if ratio < threshold else "poor value",
        "rival": dice.one(("salvage chemotherapy", "inotuzumab ozogamicin", "CD19 CAR T cells")),
        "country": dice.one(("national", "public", "regional")),
        "horizon": dice.one(("a lifetime", "a 30-year", "a 50-year", "a 20-year")),
        "discount": dice.one(("3%", "3.5%", "1.5%", "4%")),
        "cycle": dice.one(("weekly", "28-day", "monthly")),
        "cut": f"{dice.number(15, 40)}%",
    }


def bench(dice: Dice, year: int) -> Facts:
    """An experiment on cells and in animals."""
    samples = dice.number(14, 62)
    responders = int(samples * dice.between(0.4, 0.7))
    control = dice.number(23, 34)
    return setting(dice, year) | {
        "samples": str(samples),
        "responders": str(responders),
        "responders_p": percent(responders, samples),
        "lines": number_word(dice.number(4, 9)),
        "mice": number_word(dice.number(6, 12)),
        "control": str(control),
        "treated": str(control + dice.number(14, 41)),
        "fold": f"{dice.between(2.1, 8.9):.1f}",
        "drop": f"{dice.between(2.1, 19.5):.1f}",
        "lysis": f"{dice.number(58, 91)}%",
        "lysis_low": f"{dice.number(12, 39)}%",
        "dose": f"{dice.number(2, 9) / 10:.1f}",
        "hours": dice.one(("24", "48", "72")),
        "p": p_value(dice.between(2.4, 4.5)),
        "donors": number_word(dice.number(3, 8)),
    }


def literature(dice: Dice, year: int) -> Facts:
    """A review: how much was found, and what it came to."""
    found = dice.number(380, 4200)
    included = dice.number(9, 41)
    people = included * dice.number(28, 66)
    pooled, spread = dice.number(44, 68), dice.number(4, 9)
    return setting(dice, year) | {
        "found": f"{found:,}",
        "included": str(included),
        "people_n": f"{people:,}",
        "pooled": f"{pooled}%",
        "pooled_ci": f"{pooled - spread}–{pooled + spread}%",
        "i2": f"{dice.number(31, 84)}%",
        "databases": number_word(dice.number(3, 5)),
        "until": f"{dice.one(('January', 'March', 'June', 'October'))} {year - 1}",
        "panel": str(dice.number(14, 46)),
        "enrol": str(dice.number(42, 160)),
        "rounds": number_word(dice.number(2, 3)),
        "statements": str(dice.number(11, 38)),
        "agreed": f"{dice.number(75, 90)}%",
        **hazard(dice.between(0.55, 0.9), dice.number(180, 700)),
    }


def case(dice: Dice, year: int) -> Facts:
    """One patient."""
    woman = dice.chance(0.5)
    child = dice.chance(0.25)
    age = dice.number(4, 15) if child else dice.number(19, 67)
    person = ("girl" if woman else "boy") if child else ("woman" if woman else "man")
    site = dice.one(
        (
            *("breast", "orbit", "kidney", "stomach", "pancreas", "pleura"),
            *("ovary" if woman else "testis", "paranasal sinus", "scalp", "femur"),
        )
    )
    return setting(dice, year) | {
        "person": person,
        "age": str(age),
        "an": "An" if age in (8, 11, 18) else "A",
        "in_an": "an" if age in (8, 11, 18) else "a",
        "he": "she" if woman else "he",
        "cap_he": "She" if woman else "He",
        "his": "her" if woman else "his",
        "site": site,
        "size": f"{dice.number(18, 74)} mm",
        "months": str(dice.number(5, 26)),
        "later": str(dice.number(3, 14)),
        "cycles": number_word(dice.number(2, 4)),
        "day": str(dice.number(3, 19)),
    }
