"""The UpSet figure: every bar opens its set, every row is told in words."""

from functools import cache

import pytest

from pipeline import svg
from pipeline.site import site
from pipeline.upsetsvg import letter, upset_svg, upset_table
from tests import made, shown


@cache
def found():
    return site(made.tiny_review("bees"))


def drawn(width=svg.WIDE):
    return shown.parsed(upset_svg(found(), "yield.html", width))


def test_every_bar_opens_its_reports():
    labels = {one.get("href"): one.get("aria-label") for one in drawn().iter(f"{shown.SVG}a")}
    assert labels["sets/yield.apidex.reports.html"] == "13 reports that Apidex found"
    assert labels["sets/found-by.apidex.waggle-trail.html"] == "2 reports: Apidex, Waggle Trail"
    assert len(labels) == 4 + 6


def test_a_bar_is_as_long_as_its_count():
    bars = {
        one.get("href"): float(one.find(f"{shown.SVG}rect").get("width"))
        for one in drawn().iter(f"{shown.SVG}a")
    }
    assert bars["sets/found-by.apidex.html"] == pytest.approx(
        5 * bars["sets/found-by.apidex.waggle-trail.html"], abs=0.1
    )


def test_a_row_has_a_dot_for_each_source_and_a_full_one_where_it_found():
    dots = [one.get("class") for one in drawn().iter(f"{shown.SVG}circle")]
    assert len(dots) == 6 * 4
    assert dots.count("fig-dot") == 4 + 2 * 2


@pytest.mark.parametrize("width", [svg.WIDE, svg.NARROW])
def test_the_frame_holds_every_bar(width):
    root = drawn(width)
    rights = [float(one.get("x")) + float(one.get("width")) for one in root.iter(f"{shown.SVG}rect")]
    assert max(rights) <= width
    assert max(float(one.get("y")) for one in root.iter(f"{shown.SVG}text")) < float(root.get("height"))


def test_the_description_tells_every_overlap():
    assert drawn()[1].text.startswith("Reports found by exactly these sources: 10 by Apidex; ")


def test_without_an_export_nothing_is_told():
    base = made.tiny_review("bees")
    bare = site(
        made.changed(base, searches=tuple(made.changed(one, files=()) for one in base.searches), records={})
    )
    assert shown.parsed(upset_svg(bare, "yield.html"))[1].text == "No export is held."


def test_the_same_stands_in_a_table():
    rows = [[cell.plain for cell in row.cells] for row in upset_table(found()).rows]
    assert rows[0] == ["Apidex", "10"]
    assert ["Apidex; Waggle Trail", "2"] in rows


@pytest.mark.parametrize(("place", "wanted"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (52, "BA")])
def test_sources_are_lettered(place, wanted):
    assert letter(place) == wanted
