import pytest

from pipeline.charts_legend import legend
from pipeline.charts_svg import draw
from pipeline.charts_view import view
from pipeline.site import site
from pipeline.values import Bound
from tests import made, shown

HERE = "charts/x.md"


def drawn(spec, review=shown.REVIEW):
    return draw(shown.FOUND if review is shown.REVIEW else site(review), HERE, view(review, spec))


@pytest.mark.parametrize(("width", "height"), [(680, 26), (328, 50), (200, 74)])
def test_a_legend_takes_the_lines_it_needs(width, height):
    parts, used = legend(view(shown.REVIEW, shown.CHARTS[3]), 100, width)
    assert used == height
    ends = [float(one.split(' x="')[1].split('"')[0]) for one in parts if one.startswith("<text")]
    assert max(ends) < width


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
