import pytest

from pipeline.charts_svg import draw
from pipeline.charts_view import view
from pipeline.site import site
from pipeline.values import Bound, Standing
from tests import made, shown

HERE = "charts/x.md"


def drawn(spec, review=shown.REVIEW):
    return draw(shown.FOUND if review is shown.REVIEW else site(review), HERE, view(review, spec))


YEARS, CLASSES, HITS, SPEEDS, DELAYS = (drawn(shown.CHARTS[k]) for k in range(5))


@pytest.mark.parametrize(
    ("svg", "words"),
    [
        (
            YEARS,
            [
                "Number of studies by year of first public date",
                "2019",
                "1",
                "2020",
                "0",
                "2021",
                "2",
                "not stated",
                "1",
            ],
        ),
        (CLASSES, ["Number of studies by class", "Pots", "3", "in none of these", "1"]),
        (HITS, ["Number of records by source", "Kettle Index", "5"]),
    ],
)
def test_a_count_chart_says_every_label_and_number(svg, words):
    assert shown.texts(svg) == words


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


def test_every_row_of_values_says_work_context_and_value():
    words = shown.texts(SPEEDS)
    assert words[0] == "Speed-up (×), logarithmic axis"
    assert words[1:7] == ["2", "5", "10", "20", "50", "100"]
    assert words[7:10] == ["Spoon vs a ladle · Pot-3 · full pot", "69× | 79×", "disputed"]
    assert "up to 4×" in words


@pytest.mark.parametrize(
    ("row", "css"),
    [
        (0, ["fig-disputed"] * 2),
        (1, ["fig-reach", "fig-dot", "fig-dot"]),
        (2, ["fig-dot"]),
        (3, ["fig-range"]),
        (4, ["fig-hollow"]),
    ],
)
def test_each_bound_has_its_mark(row, css):
    link = list(shown.parsed(SPEEDS).iter(f"{shown.SVG}a"))[row]
    marks = [one.get("class") for one in link.iter(f"{shown.SVG}path")]
    assert [name for name in marks if name != "fig-grid"] == css


def test_less_than_is_hollow_with_an_arrow():
    link = list(shown.parsed(DELAYS).iter(f"{shown.SVG}a"))[2]
    marks = [one.get("class") for one in link.iter(f"{shown.SVG}path")]
    assert marks == ["fig-grid", "fig-reach", "fig-dot", "fig-hollow"]


@pytest.mark.parametrize(
    ("bounds", "legend"),
    [
        ((Bound.EXACT,), []),
        ((Bound.UP_TO,), ["up to"]),
        ((Bound.EXACT, Bound.UP_TO), ["value", "up to"]),
        ((Bound.LESS_THAN, Bound.AT_LEAST), ["at least", "less than"]),
        ((Bound.AVERAGE, Bound.ABOUT), []),
    ],
)
def test_the_legend_explains_only_what_is_drawn(bounds, legend):
    claims = tuple(shown.claim(f"ladle/c{n}", made.amount("3", bound=one)) for n, one in enumerate(bounds))
    review = shown.review(studies={"ladle": shown.work("ladle", 2019, (), claims=claims)})
    words = shown.texts(drawn(shown.values("c", "speed-up"), review))
    assert words[len(words) - len(legend) :] == legend
    assert not {"value", "up to", "at least", "less than", "range"} - {*legend} & {*words}


@pytest.mark.parametrize("bound", [Bound.EXACT, Bound.UP_TO, Bound.AT_LEAST, Bound.LESS_THAN])
def test_no_disputed_value_goes_without_its_mark(bound):
    claim = shown.claim("ladle/c", made.amount("3", bound=bound), standing=Standing.DISPUTED)
    review = shown.review(studies={"ladle": shown.work("ladle", 2019, (), claims=(claim,))})
    svg = drawn(shown.values("c", "speed-up"), review)
    assert "disputed" in shown.texts(svg)
    link = next(shown.parsed(svg).iter(f"{shown.SVG}a"))
    marks = {one.get("class") for one in link.iter(f"{shown.SVG}path")} - {"fig-grid"}
    assert marks
    assert all(name.startswith("fig-disputed") for name in marks)


def test_a_disputed_range_is_marked_too():
    ends = made.amount("3", "5", bound=Bound.RANGE)
    claim = shown.claim("ladle/c", ends, standing=Standing.DISPUTED)
    review = shown.review(studies={"ladle": shown.work("ladle", 2019, (), claims=(claim,))})
    assert "fig-disputed-range" in shown.classes(drawn(shown.values("c", "speed-up"), review))


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (shown.values("c", "taste"), ["Taste", "0", "1", "No claim to draw yet."]),
        (shown.count("c", "kind", rows={"nodes": ("nowhere",)}), ["Number of studies by kind"]),
    ],
)
def test_an_empty_chart_is_drawn_empty(spec, words):
    assert shown.texts(drawn(spec)) == words


def test_unknown_counts_have_words_instead_of_a_bar():
    silent = made.changed(shown.REVIEW.searches[0], reported=None)
    svg = drawn(shown.CHARTS[2], shown.review(searches=(silent,)))
    assert "not reported" in shown.texts(svg)
    assert "fig-bar" not in shown.classes(svg)


def test_things_without_the_property_have_an_open_bar():
    assert "fig-bar-missing" in shown.classes(YEARS)


@pytest.mark.parametrize("svg", [YEARS, SPEEDS])
def test_axis_numbers_stand_inside_an_element_that_names_the_source(svg):
    root = shown.parsed(svg)
    assert [one.get("data-source") for one in root if one.tag == f"{shown.SVG}g"] == ["records/charts.yml"]


def test_marks_say_which_claim_they_show():
    link = next(shown.parsed(SPEEDS).iter(f"{shown.SVG}a"))
    assert link.get("data-claim") == "spoon/fork"
    assert link.get("aria-label") == "Spoon, 69× | 79×, vs a ladle · Pot-3 · full pot"


def test_a_long_name_is_set_apart_whole():
    long = shown.work(
        "ladle", 2019, (), name="word " * 100, claims=(shown.claim("ladle/c", made.amount("3")),)
    )
    words = shown.texts(drawn(shown.values("c", "speed-up"), shown.review(studies={"ladle": long})))
    assert any(text.startswith("word word") and text.endswith("…") for text in words)


@pytest.mark.parametrize("svg", [YEARS, CLASSES, HITS, SPEEDS, DELAYS])
def test_nothing_is_drawn_outside_the_frame(svg):
    root = shown.parsed(svg)
    width, height = float(root.get("width")), float(root.get("height"))
    for one in root.iter(f"{shown.SVG}text"):
        assert 0 <= float(one.get("x")) <= width
        assert 0 <= float(one.get("y")) <= height
