import pytest

from pipeline.charts_svg import draw
from pipeline.charts_view import view
from pipeline.site import site
from tests import made, shown

HERE = "charts/x.md"


def drawn(spec, review=shown.REVIEW):
    return draw(shown.FOUND if review is shown.REVIEW else site(review), HERE, view(review, spec))


YEARS, CLASSES, HITS = (drawn(shown.CHARTS[k]) for k in range(3))


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


def test_unknown_counts_have_words_instead_of_a_bar():
    silent = made.changed(shown.REVIEW.searches[0], reported=None)
    svg = drawn(shown.CHARTS[2], shown.review(searches=(silent,)))
    assert "not reported" in shown.texts(svg)
    assert "fig-bar" not in shown.classes(svg)


def test_things_without_the_property_have_an_open_bar():
    assert "fig-bar-missing" in shown.classes(YEARS)
