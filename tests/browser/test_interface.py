"""What holds for every page, read from the files: colours, the security policy, the files named."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
TOKEN = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
TOKENS = (ROOT / "static/css/tokens.css").read_text()
COLOURS = {name: (light, dark) for name, light, dark in TOKEN.findall(TOKENS)}
TEXT = ["ink", "ink-soft", "accent", "include", "maybe", "exclude", "conflict", "danger"]
GROUNDS = ["paper", "surface", "sunken"]


def luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb", as WCAG 2.2 defines it: 0 is black, 1 is white."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXT)
def test_text_stands_out_from_every_ground(text, ground, scheme):
    assert contrast(COLOURS[text][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("edge", ["line-strong", "focus"])
def test_edges_of_controls_and_focus_stand_out(edge, ground, scheme):
    assert contrast(COLOURS[edge][scheme], COLOURS[ground][scheme]) >= 3


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_a_filled_button_can_be_read(scheme):
    for ground in ("accent", "accent-strong"):
        assert contrast(COLOURS["on-accent"][scheme], COLOURS[ground][scheme]) >= 4.5
    for verdict in ("include", "maybe", "exclude"):
        assert contrast(COLOURS["surface"][scheme], COLOURS[verdict][scheme]) >= 4.5


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_nothing_that_the_security_policy_refuses(template):
    html = template.read_text()

    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|hx-on|hx-vals=.js:|javascript:", html)
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_static_file_that_a_template_names_is_there(template):
    for name in re.findall(r"""\{% static ["']([^"']+)["']""", template.read_text()):
        assert (ROOT / "static" / name).is_file()


@pytest.mark.parametrize("sheet", sorted((ROOT / "static/css").glob("*.css")), ids=lambda p: p.name)
def test_stylesheets_load_nothing_from_elsewhere(sheet):
    css = sheet.read_text()

    assert "@import" not in css
    for address in re.findall(r'url\("([^"]+)"\)', css):
        assert (sheet.parent / address).is_file()
