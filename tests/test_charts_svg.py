import pytest

from pipeline.charts_svg import draw
from pipeline.charts_view import view
from pipeline.site import site
from tests import shown

HERE = "charts/x.md"


def drawn(spec, review=shown.REVIEW):
    return draw(shown.FOUND if review is shown.REVIEW else site(review), HERE, view(review, spec))


YEARS, CLASSES, HITS, SPEEDS, DELAYS = (drawn(shown.CHARTS[k]) for k in range(5))


@pytest.mark.parametrize(
    ("svg", "hrefs"),
    [
        (YEARS, [f"../charts/years.html#years-row-{k}" for k in (1, 2, 3, 4)]),
        (
            CLASSES,
            [
                "../taxonomy/pots.html",
                "../charts/classes.html#classes-row-1",
                "../charts/classes.html#classes-row-2",
            ],
        ),
        (DELAYS, [f"../studies/whisk.html#{name}" for name in ("about", "average", "less")]),
    ],
)
def test_labels_and_marks_link_to_what_they_rest_on(svg, hrefs):
    assert shown.links(svg) == hrefs


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (shown.values("c", "taste"), ["Taste", "0", "1", "No claim to draw yet."]),
        (shown.count("c", "kind", rows={"nodes": ("nowhere",)}), ["Number of studies by kind"]),
    ],
)
def test_an_empty_chart_is_drawn_empty(spec, words):
    assert shown.texts(drawn(spec)) == words


@pytest.mark.parametrize("svg", [YEARS, SPEEDS])
def test_axis_numbers_stand_inside_an_element_that_names_the_source(svg):
    root = shown.parsed(svg)
    assert [one.get("data-source") for one in root if one.tag == f"{shown.SVG}g"] == ["records/charts.yml"]


@pytest.mark.parametrize("svg", [YEARS, CLASSES, HITS, SPEEDS, DELAYS])
def test_nothing_is_drawn_outside_the_frame(svg):
    root = shown.parsed(svg)
    width, height = float(root.get("width")), float(root.get("height"))
    for one in root.iter(f"{shown.SVG}text"):
        assert 0 <= float(one.get("x")) <= width
        assert 0 <= float(one.get("y")) <= height
