"""Every table and figure that the tiny reviews declare can be made, and holds what they hold."""

import re
from datetime import date

import pytest

from pipeline.build import read
from pipeline.charts_view import data_table, view
from pipeline.figures import figure, names
from pipeline.site import site
from pipeline.tables import table
from tests import shown

TODAY = date(2026, 1, 1)
DRAWABLE = ("count", "values")


@pytest.fixture
def found(each_review):
    return site(read(each_review, TODAY))


def test_every_figure_is_well_formed_and_has_words(found):
    for name in names(found):
        made = figure(found, "charts/x.md", name)
        assert made.title
        for part in made.svg.split("</svg>")[:-1]:
            assert shown.texts(f"{part}</svg>")


def test_every_link_of_every_figure_names_a_thing_that_exists(found):
    there = {f"studies/{one}" for one in found.review.studies} | {
        f"context/{one}" for one in found.review.context
    }
    there |= {f"taxonomy/{one}" for one in found.nodes} | {f"sets/{one}" for one in found.numbers}
    there |= {f"charts/{one}" for one in found.charts}
    for name in names(found):
        linked = re.findall(r'href="\.\./([^"]+)\.html', figure(found, "charts/x.md", name).svg)
        assert set(linked) <= there


def test_tables_have_a_cell_for_every_column(found):
    assert found.tables
    for spec in found.tables.values():
        made = table(found.review, spec)
        assert made.rows
        assert {len(row.cells) for row in made.rows} == {len(spec.columns)}


def test_charts_show_every_row_they_select(found):
    drawn = [spec for spec in found.charts.values() if spec.kind in DRAWABLE]
    assert drawn
    for spec in drawn:
        assert data_table(view(found.review, spec)).rows


def test_every_disputed_claim_in_a_chart_bears_its_mark(found):
    for spec in (one for one in found.charts.values() if one.kind == "values"):
        rows = view(found.review, spec).rows
        said = figure(found, "charts/x.md", spec.id).svg
        assert said.count(">disputed</text>") == 2 * sum(row.reading.disputed for row in rows)
