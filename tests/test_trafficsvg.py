"""Traffic lights: signs, links, words; colours that every eye keeps apart."""

from functools import cache
from itertools import combinations

import pytest

from pipeline import svg
from pipeline.appraisal.bias import tools_of
from pipeline.site import site
from pipeline.trafficsvg import ink, mark, traffic_svg, traffic_table
from tests import made, shown
from tests.test_svg import CSS, contrast, schemes

TONES = ("low", "some", "high", "critical", "unknown")
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes 2009: linear RGB as it is seen, at full severity."""
APART = 25
"""Ten times the difference that a trained eye just notices (CIE 1976)."""


@cache
def found():
    return site(made.tiny_review("bees"))


def tool():
    return tools_of(found().review.protocol)[0]


def drawn(width=svg.WIDE):
    return traffic_svg(found(), "bias.html", tool(), width)


def linear(colour):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def lab(rgb):
    rows = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.072175),
        (0.0193339, 0.119192, 0.9503041),
    )
    xyz = [sum(a * min(max(b, 0), 1) for a, b in zip(row, rgb, strict=True)) for row in rows]
    white = (0.95047, 1, 1.08883)
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in map(lambda a, b: a / b, xyz, white)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(eye, tone):
    rgb = linear(schemes()["light"][f"--fig-tone-{tone}"])
    return lab([sum(a * b for a, b in zip(row, rgb, strict=True)) for row in EYES[eye]])


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(("one", "other"), [*combinations(TONES, 2)])
def test_every_eye_keeps_two_tones_apart(eye, one, other):
    apart = sum((a - b) ** 2 for a, b in zip(seen(eye, one), seen(eye, other), strict=True)) ** 0.5
    assert apart >= APART


@pytest.mark.parametrize("tone", TONES)
def test_a_sign_stands_out_from_its_light(tone):
    colours = schemes()["light"]
    sign = colours["--fig-sign-light" if ink(tone) == "fig-sign-light" else "--fig-sign"]
    assert contrast(sign, colours[f"--fig-tone-{tone}"]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_edge_of_a_light_stands_out_from_the_page(scheme):
    assert contrast(schemes()[scheme]["--fig-muted"], schemes()[scheme]["--fig-paper"]) >= 3
    assert all(
        f".fig-tone-{tone} {{ fill: var(--fig-tone-{tone}); stroke: var(--fig-muted)" in CSS for tone in TONES
    )


@pytest.mark.parametrize(
    ("level", "wanted"),
    [
        ("low", ("low", "+")),
        ("some-doubt", ("some", "-")),
        ("high", ("high", "x")),
        ("beyond-hope", ("critical", "!")),
        ("no-word", ("unknown", "?")),
        ("not-reported", ("none", "")),
        ("differs", ("none", "≠")),
        ("gone", ("none", "?")),
    ],
)
def test_a_level_has_tone_and_sign(level, wanted):
    assert mark(tool(), level) == wanted


def test_every_study_and_domain_has_a_light_that_leads_to_its_reason():
    links = shown.links(drawn())
    assert "studies/combe-2019-saffron.html#_bias-hive-check-peeking" in links
    assert "studies/thistle-2024-tea.html#_bias-hive-check-overall" in links
    assert len(links) == 5 * (1 + 4)


def test_every_light_is_told_in_words():
    labels = [one.get("aria-label") for one in shown.parsed(drawn()).iter(f"{shown.SVG}a")]
    assert "+ Saffron Dust, Bias from keepers who peeked: Low risk" in labels
    assert "Thistle Tea, Overall: not reported" in labels
    assert "Two Syrups: Bias from how the hives were drawn No information" in shown.parsed(drawn())[1].text


@pytest.mark.parametrize("width", [svg.WIDE, svg.NARROW])
def test_the_frame_holds_every_light(width):
    root = shown.parsed(drawn(width))
    rights = [float(one.get("cx")) + float(one.get("r")) for one in root.iter(f"{shown.SVG}circle")]
    lowest = max(float(one.get("y")) for one in root.iter(f"{shown.SVG}text"))
    assert max(rights) <= float(root.get("width")) == width
    assert lowest < float(root.get("height"))


def test_the_legend_explains_scale_and_domains():
    texts = shown.texts(drawn())
    for words in ("D1: Bias from how the hives were drawn", "All: Overall", "Very high risk", "not reported"):
        assert words in texts


def test_the_same_stands_in_a_table():
    table = traffic_table(found(), tool())
    rows = {row.id: [cell.plain for cell in row.cells] for row in table.rows}
    assert rows["traffic-drone-2020-syrups"] == [
        "Two Syrups",
        "No information",
        "Low risk",
        "Low risk",
        "No information",
    ]
