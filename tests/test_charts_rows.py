import pytest

from pipeline.charts_svg import draw
from pipeline.charts_view import view
from pipeline.site import site
from pipeline.svg import NARROW, WIDE
from pipeline.values import Bound, Standing
from tests import made, shown

HERE = "charts/x.md"


def drawn(spec, review=shown.REVIEW, width=WIDE):
    return draw(shown.FOUND if review is shown.REVIEW else site(review), HERE, view(review, spec), width)


SPEEDS, DELAYS = (drawn(shown.CHARTS[k]) for k in (3, 4))


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


def test_marks_say_which_claim_they_show():
    link = next(shown.parsed(SPEEDS).iter(f"{shown.SVG}a"))
    assert link.get("data-claim") == "spoon/fork"
    assert link.get("aria-label") == "Spoon vs a ladle · Pot-3 · full pot: 69× | 79×, disputed"


def test_a_long_name_is_set_apart_whole():
    long = shown.work(
        "ladle", 2019, (), name="word " * 200, claims=(shown.claim("ladle/c", made.amount("3")),)
    )
    words = shown.texts(drawn(shown.values("c", "speed-up"), shown.review(studies={"ladle": long})))
    assert any(text.startswith("word word") and text.endswith("…") for text in words)


def place(svg, words):
    (found,) = (one for one in shown.parsed(svg).iter(f"{shown.SVG}text") if "".join(one.itertext()) == words)
    return float(found.get("x")), float(found.get("y"))


def test_a_phone_has_the_value_above_its_marks():
    wide, narrow = (drawn(shown.CHARTS[3], width=width) for width in (WIDE, NARROW))
    assert place(wide, "69× | 79×")[0] > 400
    assert place(narrow, "69× | 79×")[0] == 0
    assert shown.parsed(narrow).get("id") == "chart-speeds-narrow"


def test_a_phone_shows_the_same_words():
    wide, narrow = (shown.texts(drawn(shown.CHARTS[4], width=width)) for width in (WIDE, NARROW))
    assert sorted(set(wide) - set(narrow)) == sorted(set(narrow) - set(wide))


@pytest.mark.parametrize(("bound", "way"), [(Bound.AT_LEAST, 1), (Bound.LESS_THAN, -1)])
def test_an_arrow_points_to_where_the_value_may_be(bound, way):
    claim = shown.claim("ladle/c", made.amount("3", bound=bound))
    review = shown.review(studies={"ladle": shown.work("ladle", 2019, (), claims=(claim,))})
    root = shown.parsed(drawn(shown.values("c", "speed-up"), review))
    placed = [one.get("transform") for one in root.iter(f"{shown.SVG}path") if one.get("transform")]
    tip, dot = (float(at.removeprefix("translate(").split()[0]) for at in placed)
    assert tip - dot == pytest.approx(24 * way)
