"""Bars of bias: shares by count and by weight, parts that open their studies."""

from decimal import Decimal

import pytest

from pipeline import svg
from pipeline.biasbars import bars_svg, bars_table, shares
from tests import shown
from tests.test_trafficsvg import found, tool


def drawn(*, weighted=False, width=svg.WIDE):
    return bars_svg(found(), "bias.html", tool(), width, weighted=weighted)


def made(*, weighted):
    return shares(found(), tool(), weighted=weighted)


@pytest.mark.parametrize(
    ("weighted", "wanted"),
    [
        (False, {"low": Decimal(2) / 5, "no-word": Decimal(1) / 5, "not-reported": Decimal(2) / 5}),
        (True, {"low": Decimal(3) / 8, "no-word": Decimal(5) / 8}),
    ],
)
def test_a_study_counts_once_or_by_its_weight(weighted, wanted):
    assert made(weighted=weighted).of["drawing"] == wanted


@pytest.mark.parametrize("weighted", [True, False])
def test_the_shares_of_a_domain_are_the_whole(weighted):
    assert {sum(levels.values()) for levels in made(weighted=weighted).of.values()} == {Decimal(1)}


def test_studies_without_a_weight_are_named():
    assert [work.name for work in made(weighted=True).without] == [
        "Algae Patties",
        "Painted Winter",
        "Thistle Tea",
    ]
    assert made(weighted=False).without == ()


def test_every_part_opens_its_studies_and_says_what_it_is():
    root = shown.parsed(drawn())
    parts = {one.get("href"): one.get("aria-label") for one in root.iter(f"{shown.SVG}a")}
    assert parts["sets/bias.hive-check.drawing.low.html"] == (
        "+ Bias from how the hives were drawn, Low risk: 40 %, 2 of 5 studies"
    )
    assert (
        parts["sets/bias.hive-check.overall.not-reported.html"]
        == "Overall, not reported: 40 %, 2 of 5 studies"
    )


@pytest.mark.parametrize("width", [svg.WIDE, svg.NARROW])
def test_the_frame_holds_every_bar(width):
    root = shown.parsed(drawn(width=width))
    rights = [float(one.get("x")) + float(one.get("width")) for one in root.iter(f"{shown.SVG}rect")]
    assert max(rights) <= width
    assert max(float(one.get("y")) for one in root.iter(f"{shown.SVG}text")) < float(root.get("height"))


def test_the_counts_stand_in_a_table():
    table = bars_table(found(), tool())
    assert table.columns == (
        "Domain", "Low risk", "Some doubt", "High risk", "Very high risk", "No information", "not reported",
    )  # fmt: skip
    assert [cell.plain for cell in table.rows[0].cells] == [
        "Bias from how the hives were drawn", "2", "0", "0", "0", "1", "2",
    ]  # fmt: skip
