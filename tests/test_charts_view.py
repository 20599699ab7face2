import pytest

from pipeline.charts_types import CountView, ValuesView
from pipeline.charts_view import data_table, describe, plural, row_id, view
from pipeline.values import Counted
from tests import made, shown

REVIEW = shown.REVIEW
YEARS, SPEEDS = (view(REVIEW, shown.CHARTS[k]) for k in (0, 3))


@pytest.mark.parametrize(("chart", "kind"), [(0, CountView), (2, CountView), (3, ValuesView)])
def test_the_kind_decides_the_view(chart, kind):
    assert isinstance(view(REVIEW, shown.CHARTS[chart]), kind)


def rows(seen):
    return [[cell.plain for cell in row.cells] for row in data_table(seen).rows]


def test_the_data_of_a_count_chart():
    assert data_table(YEARS).columns == ("Year of first public date", "Number of studies", "Which")
    assert rows(YEARS) == [
        ["2019", "1", "Ladle"],
        ["2020", "0", ""],
        ["2021", "2", "Spoon; Whisk"],
        ["not stated", "1", "Dish"],
    ]


def test_bars_of_classes_link_to_them():
    first = data_table(view(REVIEW, shown.CHARTS[1])).rows[0]
    assert [(ref.kind, ref.id) for ref in first.cells[0].refs] == [("node", "pots")]


def test_the_data_of_a_values_chart():
    assert data_table(SPEEDS).columns == ("Work", "Speed-up (×)", "Compared with", "Under", "Note")
    assert rows(SPEEDS)[0] == ["Spoon", "69× | 79×", "a ladle", "Pot-3 · full pot", "disputed"]
    assert rows(SPEEDS)[4] == ["Ladle", "up to 4×", "a jug", "Pot-3 · full pot", ""]


def test_what_is_not_drawn_stands_in_the_data():
    words = view(REVIEW, shown.values("c", "taste"))
    assert rows(words) == [["Ladle", "2.3x", "a ladle", "Pot-3 · full pot", "not drawn: not a number"]]


@pytest.mark.parametrize("chart", range(5))
def test_every_cell_of_the_data_names_its_file(chart):
    table = data_table(view(REVIEW, shown.CHARTS[chart]))
    assert all(cell.source.startswith("records/") for row in table.rows for cell in row.cells)


def test_rows_have_anchors_of_their_own():
    table = data_table(YEARS)
    assert [row.id for row in table.rows] == [row_id("years", k) for k in range(1, 5)]
    assert (table.id, table.title, table.sources[0]) == ("years-data", "A chart", "records/charts.yml")


@pytest.mark.parametrize(
    ("seen", "start", "end"),
    [
        (YEARS, "Bar chart of studies by year of first public date. 2019: 1; 2020: 0;", "not stated: 1."),
        (
            SPEEDS,
            "Dot chart of Speed-up (×) on a logarithmic axis, one row for each claim. Spoon: 69× | 79×;",
            "Spoon: 3–5×; Ladle: up to 4×; Ladle: 2.30×.",
        ),
    ],
)
def test_a_chart_is_put_in_words(seen, start, end):
    assert describe(seen).startswith(start)
    assert describe(seen).endswith(end)


@pytest.mark.parametrize(
    ("counted", "word"),
    [(Counted.STUDY, "studies"), (Counted.RECORD, "records"), (Counted.DISCREPANCY, "discrepancies")],
)
def test_what_is_counted_has_a_plural(counted, word):
    assert plural(made.changed(YEARS, counted=counted)) == word
