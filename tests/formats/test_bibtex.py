"""BibTeX is read entry by entry, and a damaged entry costs at most itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.formats import UnreadableFile, read
from reviews.formats.bibtex.latex import as_latex, plain
from reviews.formats.bibtex.names import as_names, people


def clean_bibtex(records=100):
    """A clean file: accents both ways, a macro, strings in braces and quotation marks."""
    return '@string{jr = "Journal of Rest"}\n\n' + "\n".join(
        "\n".join(
            [
                f"@Article{{mueller:{number},",
                f"  title = {{Sleep and {{Shift}} Work, part {number}:",
                '    a na\\"{\\i}ve comparison},',
                "  author = {M{\\\"u}ller, Änne and Bea O'Hara},",
                f"  year = {1950 + number % 70},",
                "  journal = jr,",
                f'  pages = "{number}--{number + 9}",',
                f"  doi = {{10.5555/REST.{number}}},",
                "  abstract = {We asked nurses,",
                "     and 50\\% of the porters.},",
                "  keywords = {sleep, night work},",
                "}",
                "",
            ]
        )
        for number in range(1, records + 1)
    )


def parse(text, name="a.bib"):
    return read(text.encode(), name=name)


def test_an_entry_gives_its_citation():
    parsed = parse(clean_bibtex(2))
    one = parsed.citations[0]

    assert (parsed.format, parsed.starts, parsed.ends) == ("BibTeX", 2, 2)
    assert one.title == "Sleep and Shift Work, part 1: a naïve comparison"
    assert one.authors == ("Müller, Änne", "O'Hara, Bea")
    assert (one.year, one.issued, one.type) == (1951, "1951", "JOUR")
    assert one.container_title == "Journal of Rest"
    assert one.pages == "1-10"
    assert one.doi == "10.5555/rest.1"
    assert one.abstract == "We asked nurses, and 50% of the porters."
    assert one.keywords == ("sleep", "night work")
    assert (one.first_line, one.last_line) == (3, 14)
    assert one.raw == clean_bibtex(1).split("\n\n", 1)[1]
    assert parsed.problems == ()


def test_every_field_is_kept_as_it_was_written():
    (one,) = parse(
        "@misc{k,\n Title = {A {B}},\n x+y = 3,\n Early Access Date = {May},\n}"
    ).citations

    assert one.fields == (
        ("@", "misc"),
        ("@key", "k"),
        ("Title", "A {B}"),
        ("x+y", "3"),
        ("Early Access Date", "May"),
    )


CLEAN = clean_bibtex()
MIDDLE = CLEAN.index("@Article{mueller:50,")


def damaged(old, new):
    return CLEAN[:MIDDLE] + CLEAN[MIDDLE:].replace(old, new, 1)


@pytest.mark.parametrize(
    ("damage", "text"),
    [
        ("a brace missing in a text", damaged("{Shift}", "{Shift")),
        ("a brace too many in a text", damaged("{Shift}", "{Shift}}")),
        ("a brace too many before other fields", damaged("comparison},", "comparison}},")),
        ("the last brace missing", damaged("night work},\n}", "night work},\n")),
        ("a comma missing", damaged("comparison},", "comparison}")),
        ("a comma in the key", damaged("mueller:50,", "mueller:50,17,")),
        ("blanks in the key", damaged("mueller:50,", "mueller 50 b,")),
        ("no key", damaged("mueller:50,", ",")),
        ("a quotation mark missing", damaged('--59",', "--59,")),
        ("an address in a text", damaged("nurses,", "nurses at\n  @home{x}:")),
        ("a comma too many", damaged("  year", "  , , year")),
        ("an empty value", damaged("journal = jr", "journal = ")),
        ("carriage returns only", CLEAN.replace("\n", "\r")),
        ("both line ends", CLEAN.replace("\n", "\r\n")),
        ("cut in the last entry", CLEAN[: CLEAN.rindex("porters")]),
        ("upper case", CLEAN.replace("@Article", "@ARTICLE").replace("title", "TITLE")),
        ("entries on one line", re.sub(r"\n\n@A", " @A", CLEAN)),
        ("parentheses", re.sub(r"\n}\n", "\n)\n", CLEAN.replace("@Article{", "@Article("))),
    ],
)
def test_a_hundred_entries_stay_a_hundred(damage, text):
    parsed = parse(text)

    extra = 1 if damage == "an address in a text" else 0
    assert len(parsed.citations) == 100 + extra
    assert (
        sum(one.title.startswith("Sleep and Shift Work, part") for one in parsed.citations) == 100
    )
    assert all(one.authors == ("Müller, Änne", "O'Hara, Bea") for one in parsed.citations[:49])
    assert sum(one.doi.startswith("10.5555/rest.") for one in parsed.citations) >= 99


@pytest.mark.parametrize("old", ["{Shift}", "comparison}"])
def test_a_brace_too_many_costs_no_field(old):
    parsed = parse(damaged(old, old + "}"))

    assert [one.doi for one in parsed.citations] == [f"10.5555/rest.{n}" for n in range(1, 101)]
    assert parsed.orphans == parse(CLEAN).orphans


def test_a_damaged_entry_is_told_with_its_line():
    problems = parse(damaged("comparison},", "comparison}")).problems

    assert [problem.code for problem in problems] == ["BROKEN_ENTRY"]
    assert problems[0].line == CLEAN[:MIDDLE].count("\n") + 1


def test_keys_that_repeat_and_names_that_nobody_defines_lose_nothing():
    parsed = parse("@misc{a, title={One}}\n@misc{a, title={Two}, journal=nowhere # {!}}\n")

    assert [one.title for one in parsed.citations] == ["One", "Two"]
    assert parsed.citations[1].container_title == "nowhere!"
    assert {"DUP_KEY", "UNKNOWN_MACRO"} <= {problem.code for problem in parsed.problems}


def test_names_that_stand_for_names_do_not_grow_without_end():
    doubling = "".join(f"@string{{c{n + 1} = c{n} # c{n}}}\n" for n in range(60))

    (one,) = parse(f'@string{{c0 = "x"}}\n{doubling}@misc{{k, title = c60 # {{!}}}}').citations

    assert len(one.title) < 200_000


def test_comments_preambles_and_strings_are_orphans():
    text = (
        "% made by hand\n@comment{x}\n@preamble{ {\\y} }\n@string{z = {Z}}\n@misc{a,\n title=z}\n"
    )

    parsed = parse(text)

    assert [orphan.line for orphan in parsed.orphans] == [1, 2, 3, 4]
    assert [one.title for one in parsed.citations] == ["Z"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Jane Doe and John Q. Public", ("Doe, Jane", "Public, John Q.")),
        ("Ludwig van Beethoven", ("van Beethoven, Ludwig",)),
        ("Ito A. and de la Cruz B.-C.", ("Ito, A.", "de la Cruz, B.-C.")),
        ("{World Health Organization} and Ito, A", ("World Health Organization", "Ito, A")),
        ("{Centers for Control and Prevention}", ("Centers for Control and Prevention",)),
        ("von Hicks, III, Michael", ("von Hicks, Michael, III",)),
        ("Doe, J.; Roe, R.", ("Doe, J.", "Roe, R.")),
        ("Doe, J., Roe, R., Poe, P., Moe, M.", ("Doe, J.", "Roe, R.", "Poe, P.", "Moe, M.")),
        ("Doe, J.\n   and Roe, R. and", ("Doe, J.", "Roe, R.")),
        ('P{\\"a}ckert, M and {\\O}re, {\\AA}se', ("Päckert, M", "Øre, Åse")),
        ("", ()),
    ],
)
def test_names_are_divided_as_their_writers_meant(written, expected):
    assert people(written) == (expected, False)


def test_others_are_told_and_are_nobody():
    parsed = parse("@misc{a, title={A}, abstract={B}, author={Ito, A and others}}")

    assert parsed.citations[0].authors == ("Ito, A",)
    assert [problem.code for problem in parsed.problems] == ["MORE_AUTHORS"]


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("\\'{\\i} \\'i {\\'\\i} \\v{z} {\\v z} {\\H o} \\~n \\~{} \\c{c}", "í í í ž ž ő ñ ~ ç"),
        ("stra\\ss e {\\ss} {\\o}re \\AE{}r", "straße ß øre Ær"),
        ("\\textit{in vitro} {\\em x} $\\alpha$-syn 10$\\mu$m $R^2$", "in vitro x α-syn 10μm R^2"),
        ("50% of R&D_x, $5 and $6", "50% of R&D_x, $5 and $6"),
        ("p \\textless{} 0.05 \\& q {\\textgreater} 1", "p < 0.05 & q > 1"),
        ("C:\\some\\folder ``so'' 1--2 --- a~b", "C:\\some\\folder “so” 1–2 — a b"),
        ("{{{deep}}}" * 3, "deepdeepdeep"),
    ],
)
def test_latex_becomes_the_text_that_it_typesets(latex, text):
    assert plain(latex) == text


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n{}\\$%&#~^_-'`\""))
)
def test_any_text_survives_latex(text):
    text = re.sub(r"\r", "", text).strip()

    assert plain(as_latex(text)) == text


@given(st.lists(st.text("abAB ,;{}\\-. and'\"é", min_size=1, max_size=20), max_size=4))
def test_any_name_survives_bibtex(names):
    names = tuple(name for one in names if (name := " ".join(one.split()).strip(" ,")))

    assert people(as_names(names)) == (names, False)


@given(st.text('@article{x,}="\\ \n#titleauthor1', max_size=300))
def test_any_text_gives_entries_or_one_refusal(text):
    try:
        parsed = parse(text)
    except UnreadableFile:
        return
    if parsed.format == "BibTeX":
        kept = "".join(one.raw for one in parsed.citations)
        kept += "".join(orphan.text for orphan in parsed.orphans)
        assert sorted("".join(kept.split())) == sorted("".join(text.split()))


@pytest.mark.parametrize("text", ["{" * 100_000, "\\v " * 50_000, "$" * 50_000, " {}" * 50_000])
def test_a_text_of_nothing_but_signs_is_read_in_one_pass(text):
    assert not set(plain(text)) - set(" \\v$")


def test_endnote_writes_a_keyword_in_each_line():
    lines = "@article{a, title = {Lamps}, keywords = {Adult\n*Night care\nLamps}}"
    wrapped = "@article{a, title = {Lamps}, keywords = {adult, night\n   care, lamps}}"

    assert parse(lines).citations[0].keywords == ("Adult", "*Night care", "Lamps")
    assert parse(wrapped).citations[0].keywords == ("adult", "night care", "lamps")


@pytest.mark.parametrize(
    ("written", "journal"),
    [
        (r"{\apj}", "The Astrophysical Journal"),
        (r"{{\mnras}}", "Monthly Notices of the Royal Astronomical Society"),
        (r"{\nobody}", r"\nobody"),
        (r"{\emph{Lamps}}", "Lamps"),
    ],
)
def test_the_journals_that_astronomers_name_by_a_macro_have_their_names(written, journal):
    (one,) = parse(f"@article{{k,\n  title = {{T}},\n  journal = {written},\n}}").citations

    assert (one.container_title, one.container_title_short) == (journal, "")
    assert ("journal", written[1:-1]) in one.fields


def test_a_doi_without_a_name_before_the_fields_is_no_damage():
    parsed = parse(
        "@article{10.5555/1,\ndoi:10.5555/1,\nauthor = {Aya Ito},\ntitle = {T},\n"
        "abstract = {A},\nURL = {https://doi.org/https://doi.org/10.5555/1},\n}\n"
    )

    assert parsed.problems == ()
    (one,) = parsed.citations
    assert (one.title, one.authors) == ("T", ("Ito, Aya",))
    assert one.urls == ("https://doi.org/10.5555/1",)
    assert ("", "doi:10.5555/1") in one.fields


def test_a_pmid_may_be_an_eprint():
    (one,) = parse("@article{k, title = {T}, eprint = {30000001}, eprinttype = {pmid}}").citations

    assert one.pmid == "30000001"


def test_an_entry_by_nobody_has_no_authors():
    (one,) = parse("@article{k, title = {T}, author = {[No author name available]}}").citations

    assert one.authors == ()
    assert ("author", "[No author name available]") in one.fields
