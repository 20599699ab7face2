from pathlib import Path

import pytest

from pipeline import svg
from pipeline.text import clean
from tests import shown
from tests.hostile import STRINGS

CSS = (Path(svg.__file__).parent / "assets" / "figures.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.001, "0"),
        (1.5, "1.5"),
        (2.006, "2.01"),
        (100, "100"),
        (-3.25, "-3.25"),
        (1e6, "1000000"),
    ],
)
def test_coordinates_are_short(value, text):
    assert svg.num(value) == text


@pytest.mark.parametrize(
    ("made", "markup"),
    [
        (svg.element("g", {}), "<g/>"),
        (svg.element("g", {"x": 1.0}, "<a/>", "<b/>"), '<g x="1"><a/><b/></g>'),
        (svg.element("g", {"d": '"<&>'}), '<g d="&#34;&lt;&amp;&gt;"/>'),
        (svg.link("", "Tea", "<g/>"), "<g><g/></g>"),
        (svg.link("", "Tea", "<g/>", data_claim="a/b"), '<g data-claim="a&#47;b"><g/></g>'),
        (svg.link("a.html", "Tea & pot", "x"), '<a href="a.html" aria-label="Tea &#38; pot">x</a>'),
    ],
)
def test_elements(made, markup):
    assert made == markup


def test_a_class_brings_its_light_colours():
    drawn = svg.rect((1, 2), (3, 4), "fig-box")
    assert drawn == (
        '<rect class="fig-box" fill="#f5f7fa" stroke="#828f9e" x="1" y="2" width="3" height="4" rx="6"/>'
    )


def test_lines_are_one_text():
    drawn = svg.text(5, 10, ["one two", "three"], text_anchor="end", leading=20)
    assert shown.texts(drawn.replace("<text", f'<text xmlns="{shown.SVG[1:-1]}"')) == ["one two three"]
    assert 'dy="20"' in drawn
    assert 'text-anchor="end"' in drawn


def test_a_line_can_be_of_runs():
    drawn = svg.text(0, 0, [(("fig-label", "Pot"), ("fig-muted", "vs jug"))], "fig-text")
    assert drawn.count("<tspan") == 2
    assert 'class="fig-label"' in drawn


@pytest.mark.parametrize("string", STRINGS)
def test_hostile_text_stays_text(string):
    wrapped = svg.document("f", string, string, (10, 10), svg.text(0, 0, [string]), svg.link("a", string, ""))
    root = shown.parsed(wrapped)
    assert [one.tag.removeprefix(shown.SVG) for one in root] == ["title", "desc", "text", "a"]
    assert [root[k].text or "" for k in range(3)] == [clean(string)] * 3
    assert root[3].get("aria-label") == clean(string)


def test_a_document_has_a_name_a_size_and_a_role():
    root = shown.parsed(svg.document("f1", "A figure", "What it says", (680, 99.5)))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("680", "99.5", "0 0 680 99.5")
    assert (root.get("role"), root.get("aria-labelledby")) == ("group", "f1-title f1-desc")
    assert [one.get("id") for one in root] == ["f1-title", "f1-desc"]


@pytest.mark.parametrize(
    ("content", "width", "most", "lines"),
    [
        ("", 100, 4, ("",)),
        ("  tea   pot ", 100, 4, ("tea pot",)),
        ("tea pot", 30, 4, ("tea", "pot")),
        ("one two three four", 40, 2, ("one", "two…")),
        ("abcdefghij", 40, 4, ("abcd", "efgh", "ij")),
    ],
)
def test_text_is_wrapped(content, width, most, lines):
    made = svg.wrap(content, width, most=most)
    assert len(made) <= most
    assert " ".join(made).startswith(lines[0][:3])
    assert all(svg.breadth(line) <= width for line in made)


@pytest.mark.parametrize("content", ["x" * 20_000, "word " * 4_000, "\u6f22" * 20_000, "\u202e" * 20_000])
def test_very_long_text_is_cut(content):
    made = svg.wrap(content, 200, most=3)
    assert len(made) <= 3
    assert all(svg.breadth(line) <= 200 for line in made)


def test_cut_text_says_so():
    assert svg.wrap("one two three four five six", 60, most=1)[0].endswith("…")
    assert not svg.wrap("one two", 200, most=1)[0].endswith("…")


@pytest.mark.parametrize(
    ("narrow", "wide"), [("iii", "mmm"), ("abc", "ABC"), ("a", "\u6f22"), ("a", "\u0436")]
)
def test_widths_follow_the_letters(narrow, wide):
    assert svg.breadth(narrow) < svg.breadth(wide)


COLOURED = [name for name, style in svg.STYLES.items() if {"fill", "stroke"} & style.keys()]


@pytest.mark.parametrize("name", COLOURED)
def test_every_class_has_its_colour_in_the_style_sheet(name):
    assert f".{name} " in CSS or f".{name}," in CSS


def schemes():
    light, dark = CSS.split("[data-md-color-scheme", 1)
    return {"light": variables(light), "dark": {**variables(light), **variables(dark.split("}")[0])}}


def variables(text):
    lines = [line.strip().rstrip(";") for line in text.splitlines() if line.strip().startswith("--fig")]
    return dict(line.split(": ") for line in lines)


def luminance(colour):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        *((ink, ground, 4.5) for ink in ("ink", "link") for ground in ("paper", "box", "strong", "warn-box")),
        ("muted", "paper", 4.5),
        ("muted", "box", 4.5),
        ("link", "chip", 4.5),
        ("ink", "band", 4.5),
        ("disputed-ink", "paper", 4.5),
        *((mark, "paper", 3.0) for mark in ("mark", "bar", "disputed", "edge", "strong-edge", "warn-edge")),
    ],
)
def test_colours_stand_out(scheme, ink, ground, least):
    colours = schemes()[scheme]
    assert contrast(colours[f"--fig-{ink}"], colours[f"--fig-{ground}"]) >= least


def test_a_figure_alone_has_the_light_colours_of_the_style_sheet():
    light = set(schemes()["light"].values())
    own = {style[part] for style in svg.STYLES.values() for part in ("fill", "stroke") if part in style}
    assert own - {"none"} <= light
